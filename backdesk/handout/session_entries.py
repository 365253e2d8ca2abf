"""One entry of a session sheet: tick box, number, picture, name, dose, and what to mind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from backdesk.figure.drawing import Drawing
from backdesk.handout.card_pictures import card_drawings
from backdesk.handout.columns import height_of, keep_together, spaced
from backdesk.handout.flow import Line, Link, Picture, Rect, Run, text_line
from backdesk.handout.fonts import Weight
from backdesk.handout.kit import Kit
from backdesk.handout.reminders import cautions_of
from backdesk.handout.spec import Card, Item, Layout
from backdesk.handout.text import tied
from backdesk.handout.theme import BlockColours, Colour

BRACKET_INDENT = 10.0
BRACKET = 1.8
_TICK = 1.25
"""Side of the tick box in font sizes."""
_TICK_LINE = 1.2
_GAP = 9.0
_PICTURE_RATIO = 1.3
_WIDEST_RATIO = 1.7
"""The widest that a picture on a line of its own may be, in its heights."""
_MEASURE = 33.0
"""Widest text in font sizes: about 72 characters a line."""
_WIDEST_TAG = 60.0
"""A longer superset name stands on a line of its own."""
_STEP_INDENT = 1.6


@dataclass(frozen=True, slots=True)
class Look:
    """How large the entries of a day are: the height of pictures (points, 0 for none) and of text.

    A tight look has lines and entries closer together. In pairs, the first picture stands beside the last.
    A stacked look, for days of few exercises, has the pictures between dose and steps.
    """

    picture: float
    scale: float = 1.0
    tight: bool = False
    pairs: bool = False
    stacked: bool = False


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the parts of an entry stand on the sheet, and their sizes in points.

    `below` is where texts after name and dose begin in large print, which has no room for them beside
    a picture.
    """

    width: float
    body: float
    tick: float
    number: float
    picture: float
    picture_width: float
    picture_height: float
    pictures: int
    text: float
    below: float
    stacked: bool = False


def columns_for(kit: Kit, numbers: Sequence[int], width: float, look: Look) -> Columns:
    """The columns for a day with these exercise numbers."""
    body = kit.theme.body_size * look.scale
    number = BRACKET_INDENT + body * _TICK + _GAP
    style = kit.theme.style(Weight.BOLD, body * 1.3)
    widest = max(kit.width(f"{figure}", style) for figure in numbers)
    picture = number + widest + _GAP
    picture_width = look.picture * _PICTURE_RATIO
    pictures = 2 if look.pairs else 1
    text = picture + (picture_width * pictures + _GAP + 3 if look.picture else 0.0)
    if look.stacked:
        text, picture_width = picture, (width - picture) / pictures
    below = picture if kit.theme.is_large else text
    sizes = (picture_width, look.picture, pictures)
    return Columns(width, body, BRACKET_INDENT, number, picture, *sizes, text, below, look.stacked)


def entry_lines(kit: Kit, item: Item, colours: BlockColours, columns: Columns) -> list[Line]:
    """All lines of an entry; those beside its picture are tied together."""
    card = kit.spec.card(item)
    drawings = card_drawings(kit, card) if columns.picture_height else ()
    if columns.picture_height and not drawings:
        columns = replace(columns, text=columns.picture, below=columns.picture, picture_height=0.0)
    lines = _name(kit, item, colours, columns)
    lines += _dose(kit, item, columns)
    if drawings and columns.stacked:
        lines.append(_picture_line(drawings, columns))
        drawings = ()
    beside = columns.below == columns.text
    if drawings and not beside:
        _add_pictures(lines, drawings, columns)
    details = _details(kit, item, card, columns)
    keep_together(lines, with_next=bool(details))
    lines += details
    if drawings and beside:
        _add_pictures(lines, drawings, columns)
    _add_tick_box(kit, lines[0], columns)
    return lines


def _name(kit: Kit, item: Item, colours: BlockColours, columns: Columns) -> list[Line]:
    theme, size = kit.theme, columns.body * 1.17
    name_style = theme.style(Weight.BOLD, size)
    number_style = theme.style(Weight.BOLD, columns.body * 1.3, theme.accent)
    number = kit.run(f"{item.number}", number_style, columns.number)
    x, width = columns.text, columns.width - columns.text
    lines: list[Line] = []
    lead: list[Run] = []
    tag_style = theme.style(Weight.BOLD, columns.body)
    tag_width = kit.width(item.tag, tag_style) if item.tag else 0.0
    if tag_width > _WIDEST_TAG:
        lines += kit.paragraph(item.tag, tag_style, x=x, width=width)
    elif item.tag:
        lead = [kit.run(item.tag, tag_style, x + 4), kit.run(" ", name_style, x + tag_width + 12)]
    lines += kit.paragraph(item.name, name_style, x=x, width=width, lead=lead)
    if not lines:
        # a name of nothing but characters that no font has
        lines = [text_line([], name_style)]
    if lead:
        lines[0].rects = (Rect(x, 1.0, tag_width + 8, lines[0].height - 2, colours.tint),)
    lines[0].runs.insert(0, number)
    if Layout.CARDS in kit.spec.options.layouts:
        right = columns.number + kit.width(number.text, number_style)
        area = Link(columns.number, 0.0, right - columns.number, lines[0].height, f"#card-{item.number}")
        lines[0].links = (area,)
    return lines


def _dose(kit: Kit, item: Item, columns: Columns) -> list[Line]:
    theme = kit.theme
    style = theme.style(Weight.SEMIBOLD, columns.body * 1.08, theme.accent)
    return spaced(kit.paragraph(tied(item.dose), style, x=columns.text, width=_text_width(columns)), 1.0)


def _text_width(columns: Columns, x: float | None = None) -> float:
    return min(columns.width - (columns.text if x is None else x), _MEASURE * columns.body)


def _details(kit: Kit, item: Item, card: Card, columns: Columns) -> list[Line]:
    """Note, cautions, and where no card says them the start position and the steps."""
    options, gettext = kit.spec.options, kit.words.gettext
    lines: list[Line] = []
    if options.notes:
        lines += _labelled(kit, gettext("Note"), item.note, columns)
    for label, text in cautions_of(kit, card):
        lines += _labelled(kit, label, text, columns, kit.theme.ink)
    if prints_steps(kit):
        lines += _labelled(kit, gettext("Start"), card.start, columns)
        lines += _steps(kit, card, columns)
    return lines


def prints_steps(kit: Kit) -> bool:
    """Whether entries say how they are done: where no card does."""
    return kit.spec.options.steps and Layout.CARDS not in kit.spec.options.layouts


def says_steps(kit: Kit) -> bool:
    """Whether the handout says how exercises are done: on their entries or on cards."""
    return prints_steps(kit) or Layout.CARDS in kit.spec.options.layouts


def _labelled(kit: Kit, label: str, text: str, columns: Columns, colour: Colour | None = None) -> list[Line]:
    """A paragraph that begins with its label; none without text."""
    if not text:
        return []
    theme, x = kit.theme, columns.below
    label_style = theme.style(Weight.SEMIBOLD, columns.body, colour or theme.accent)
    lead = kit.run(f"{label}\u2002", label_style, x)
    style = theme.style(size=columns.body)
    width = _text_width(columns, x)
    return spaced(kit.paragraph(text, style, x=x, width=width, lead=(lead,)), 2.5)


def _steps(kit: Kit, card: Card, columns: Columns) -> list[Line]:
    theme, x = kit.theme, columns.below
    indent = _STEP_INDENT * columns.body
    number_style = theme.style(Weight.SEMIBOLD, columns.body, theme.accent)
    style = theme.style(size=columns.body)
    width = _text_width(columns, x) - indent
    lines: list[Line] = []
    for number, step in enumerate(card.steps, start=1):
        lead = kit.run(f"{number}. ", number_style, x)
        said = kit.paragraph(step, style, x=x + indent, width=width, lead=(lead,))
        lines += spaced(said, 1.5 if lines else 2.5)
    return lines


def _add_pictures(lines: list[Line], drawings: Sequence[Drawing], columns: Columns) -> None:
    """Hang the last picture, or the first and the last, on the first line and tie all lines beside them."""
    width, height = columns.picture_width, columns.picture_height
    shown = (drawings[0], drawings[-1])[: len(drawings)] if columns.pictures > 1 else (drawings[-1],)
    left = columns.picture + width * (columns.pictures - len(shown)) / 2
    lines[0].pictures = tuple(
        Picture(left + width * place, 0.0, width, height, drawing) for place, drawing in enumerate(shown)
    )
    missing = height - height_of(lines)
    if missing > 0:
        lines.append(Line(missing))
    used = 0.0
    for line in lines:
        used += line.height + line.space
        if used >= height:
            break
        line.keep = True


def _picture_line(drawings: Sequence[Drawing], columns: Columns) -> Line:
    """The pictures side by side across the sheet, on a line of their own."""
    shown = (drawings[0], drawings[-1])[: len(drawings)] if columns.pictures > 1 else (drawings[-1],)
    each = columns.picture_width * columns.pictures / len(shown)
    width = min(each, columns.picture_height * _WIDEST_RATIO)
    pictures = tuple(
        Picture(columns.picture + width * place, 0.0, width, columns.picture_height, drawing)
        for place, drawing in enumerate(shown)
    )
    return Line(columns.picture_height + _GAP, pictures=pictures, space=_GAP)


def _add_tick_box(kit: Kit, line: Line, columns: Columns) -> None:
    side = columns.body * _TICK
    line.rects = (*line.rects, *tick_box(kit, columns.tick, max(0.0, (line.height - side) / 2), side))


def tick_box(kit: Kit, x: float, y: float, side: float) -> tuple[Rect, ...]:
    """The four sides of an empty box."""
    thin, ink = _TICK_LINE, kit.theme.ink
    return (
        Rect(x, y, side, thin, ink),
        Rect(x, y + side - thin, side, thin, ink),
        Rect(x, y, thin, side, ink),
        Rect(x + side - thin, y, thin, side, ink),
    )
