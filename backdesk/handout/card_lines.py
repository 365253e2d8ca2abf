"""The lines of one exercise card: number and name, doses, instructions, caution, note."""

from __future__ import annotations

from backdesk.domain.exercise import CautionAction
from backdesk.figure.drawing import Drawing
from backdesk.handout.card_pictures import (
    LARGE_HEIGHTS,
    beside_pictures,
    card_drawings,
    column_width,
    picture_row,
)
from backdesk.handout.flow import Line, Rect, height_of, keep_together, padded, spaced, with_panels
from backdesk.handout.fonts import Weight
from backdesk.handout.page_frames import Kit
from backdesk.handout.spec import Card, CardCaution
from backdesk.handout.text import tied
from backdesk.handout.theme import Colour

_GUTTER = 92.0
"""Width of the column for number and labels; large print has none and sets labels above."""
_LABEL_GAP = 10.0
_MEASURE = 33.0
"""Widest text in units of the font size: about 72 characters a line."""
_SEGMENT = 44.0
"""Length of the coloured pieces of the rule above a card, one for each block."""
_STEP_INDENT = 1.6
_PARAGRAPH_GAP = 4.0


class _Column:
    """Where labels and texts of a card stand.

    Without pictures, labels have a column of their own on the left. Beside pictures they start
    their paragraph, in large print they stand above it.
    """

    def __init__(self, kit: Kit, width: float, pictures: float) -> None:
        self.kit = kit
        self.width = width
        self.is_inline = pictures > 0
        self.gutter = 0.0 if kit.theme.is_large or self.is_inline else _GUTTER
        self.left = self.gutter or pictures
        self.text_width = min(width - self.left, _MEASURE * kit.theme.body_size)
        self.label_style = kit.theme.style(Weight.SEMIBOLD, colour=kit.theme.accent)

    def labelled(self, label: str, text: str, *, x: float = 0.0) -> list[Line]:
        """A paragraph with its label; none without text. `x` insets it where there is no gutter."""
        if not text:
            return []
        if self.is_inline:
            left = self.left + x
            lead = self.kit.run(f"{label}\u2002", self.label_style, left)
            width = self.text_width - 2 * x
            return self.kit.paragraph(text, self.kit.theme.style(), x=left, width=width, lead=(lead,))
        left = self.gutter or x
        width = self.text_width - (0.0 if self.gutter else 2 * x)
        lines = self.kit.paragraph(text, self.kit.theme.style(), x=left, width=width)
        return self.with_label(label, lines, x=x)

    def with_label(self, label: str, lines: list[Line], *, x: float = 0.0) -> list[Line]:
        """Lines with a label in the gutter beside them, or above them in large print."""
        if not lines or self.is_inline:
            return lines
        width = (self.gutter or self.width) - x - _LABEL_GAP
        said = self.kit.paragraph(label, self.label_style, x=x, width=width)
        if not self.gutter:
            return [*keep_together(said, with_next=True), *lines]
        for index, line in enumerate(said):
            if index < len(lines):
                lines[index].runs = [*line.runs, *lines[index].runs]
                lines[index].keep = lines[index].keep or index + 1 < len(said)
            else:
                lines.append(line)
        return lines


def card_lines(kit: Kit, card: Card, width: float, room: float) -> list[Line]:
    """All lines of a card in a column of this width; `room` is the height of a page.

    Large print has pictures as high as they may be without taking another page.
    """
    drawings = card_drawings(kit, card)
    if not drawings or not kit.theme.is_large:
        column = _Column(kit, width, column_width() if drawings else 0.0)
        lines = [*_name(column, card), *_doses(column, card), *_instructions(column, card)]
        return _ruled(column, card, beside_pictures(kit, card, drawings, lines) if drawings else lines)
    column = _Column(kit, width, 0.0)
    heads = [_large_head(column, card, drawings, tall) for tall in LARGE_HEIGHTS]
    heads.append(_head_beside(column, card, drawings))
    choices = [_ruled(column, card, [*head, *_instructions(column, card)]) for head in heads]
    return min(choices, key=lambda lines: -(-height_of(lines) // room))


def _ruled(column: _Column, card: Card, lines: list[Line]) -> list[Line]:
    return [_top_rule(column.kit, card, column.width), *lines]


def _large_head(column: _Column, card: Card, drawings: tuple[Drawing, ...], tall: float) -> list[Line]:
    """Name and doses, the pictures in a row below."""
    row = picture_row(column.kit, card, drawings, (0.0, column.width), tall)
    return [*_name(column, card), *_doses(column, card), row]


def _head_beside(column: _Column, card: Card, drawings: tuple[Drawing, ...]) -> list[Line]:
    """Name and doses on the left, the pictures on the right."""
    half = column.width / 2
    narrow = _Column(column.kit, half - _LABEL_GAP, 0.0)
    lines = [*_name(narrow, card), *_doses(narrow, card)]
    row = picture_row(column.kit, card, drawings, (half, half), LARGE_HEIGHTS[-1])
    lines[0].pictures, lines[0].floating = row.pictures, row.floating
    missing = row.height - height_of(lines)
    return keep_together([*lines, Line(missing)] if missing > 0 else lines, with_next=True)


def _instructions(column: _Column, card: Card) -> list[Line]:
    kit, options = column.kit, column.kit.spec.options
    gettext = kit.words.gettext
    lines: list[Line] = []
    if options.steps:
        lines += spaced(column.labelled(gettext("Start"), card.start), 2 * _PARAGRAPH_GAP)
        lines += spaced(_steps(column, card), _PARAGRAPH_GAP)
    if options.tips:
        lines += spaced(column.labelled(gettext("Tip"), card.tip), _PARAGRAPH_GAP)
        lines += spaced(column.labelled(gettext("Why"), card.why), _PARAGRAPH_GAP)
    lines += spaced(column.labelled(gettext("Change it"), _versions(card, kit)), _PARAGRAPH_GAP)
    for caution in card.cautions:
        lines += _caution(column, caution)
    if options.notes:
        for note in card.notes:
            lines += _boxed(column, gettext("Note"), note, kit.theme.accent)
    return lines


def _top_rule(kit: Kit, card: Card, width: float) -> Line:
    rects = [Rect(0, 1.2, width, 0.8, kit.theme.rule)]
    rects += [
        Rect(index * (_SEGMENT + 4), 0, _SEGMENT, 3.4, kit.theme.blocks[kind].bar)
        for index, kind in enumerate(card.blocks)
    ]
    return Line(12.0, rects=tuple(rects), keep=True)


def _name(column: _Column, card: Card) -> list[Line]:
    kit, theme = column.kit, column.kit.theme
    size = theme.body_size * 1.42
    at = column.left if column.is_inline else 0.0
    number = kit.run(f"{card.number} ", theme.style(Weight.BOLD, size * 1.35, theme.accent), at)
    style = theme.style(Weight.BOLD, size)
    lines = kit.paragraph(card.name, style, x=column.left, width=column.width - column.left, lead=(number,))
    return keep_together(lines, with_next=True)


def _doses(column: _Column, card: Card) -> list[Line]:
    kit, theme = column.kit, column.kit.theme
    strong = theme.style(Weight.SEMIBOLD, theme.body_size * 1.1, theme.accent)
    soft = theme.style(colour=theme.muted)
    shows_days = kit.spec.options.days or len(card.doses) > 1
    lines: list[Line] = []
    for dose in card.doses:
        said = kit.paragraph(tied(dose.dose), strong, x=column.left, width=column.text_width)
        if shows_days:
            said += kit.paragraph(dose.when, soft, x=column.left, width=column.text_width)
        lines += spaced(keep_together(said), 4.0 if lines else 1.0)
    return lines


def _steps(column: _Column, card: Card) -> list[Line]:
    kit, theme = column.kit, column.kit.theme
    indent = _STEP_INDENT * theme.body_size
    number_style = theme.style(Weight.SEMIBOLD, colour=theme.accent)
    lines: list[Line] = []
    for number, step in enumerate(card.steps, start=1):
        lead = kit.run(f"{number}. ", number_style, column.left)
        lines += spaced(
            kit.paragraph(
                step, theme.style(), x=column.left + indent, width=column.text_width - indent, lead=(lead,)
            ),
            1.5,
        )
    return column.with_label(kit.words.gettext("Steps"), lines)


def _versions(card: Card, kit: Kit) -> str:
    """Easier and harder exercises in one line, because a card must share its page."""
    gettext = kit.words.gettext
    said = []
    if card.easier:
        said.append(gettext("Easier: {names}.").format(names=_either(card.easier, kit)))
    if card.harder:
        said.append(gettext("Harder: {names}.").format(names=_either(card.harder, kit)))
    return " ".join(said)


def _either(names: tuple[str, ...], kit: Kit) -> str:
    if len(names) < 2:
        return "".join(names)
    return kit.words.gettext("{list} or {last}").format(list=", ".join(names[:-1]), last=names[-1])


def _caution(column: _Column, caution: CardCaution) -> list[Line]:
    gettext = column.kit.words.gettext
    is_avoid = caution.action is CautionAction.AVOID
    label = gettext("Ask first") if is_avoid else gettext("Take care")
    said = gettext("{precaution}: {reason}").format(precaution=caution.precaution, reason=caution.reason)
    return _boxed(column, label, said, column.kit.theme.ink)


def _boxed(column: _Column, label: str, text: str, bar: Colour) -> list[Line]:
    """A pale panel with a strong bar on its left; it may run over several pages."""
    inset = 12.0
    lines = padded(column.labelled(label, text, x=inset), 5.0)
    left = column.left if column.is_inline else 0.0
    panel = Rect(left, 0, column.width - left, 0, column.kit.theme.panel)
    return spaced(with_panels(lines, panel, Rect(left, 0, 3.0, 0, bar)), 2 * _PARAGRAPH_GAP)
