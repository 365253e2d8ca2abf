"""The lines of one exercise card: name, doses, what to mind, pictures, instructions, remarks, link."""

from __future__ import annotations

from dataclasses import replace

from backdesk.figure.drawing import Drawing
from backdesk.handout.card_blocks import as_line, hang, side_by_side
from backdesk.handout.card_column import LABEL_GAP, PARAGRAPH_GAP, Column
from backdesk.handout.card_link import has_link, link_below, link_row
from backdesk.handout.card_orders import doses, orders, warnings
from backdesk.handout.card_pictures import COLUMN_TEXT_GAP, card_drawings, picture_column, picture_row
from backdesk.handout.card_settings import Cut, Labels, Place, Setting
from backdesk.handout.columns import height_of, keep_together, spaced
from backdesk.handout.flow import Line, Rect
from backdesk.handout.fonts import Weight
from backdesk.handout.kit import Kit
from backdesk.handout.spec import Card

_SEGMENT = 44.0
"""Length of the coloured pieces of the rule above a card, one for each block."""
_STEP_INDENT = 1.6
_CELL_STEP_INDENT = 1.3
_SPLIT_GAP = 18.0
_SPLIT_SHARES = (0.32, 0.38, 0.45)
"""Of the width for doses and pictures, where the instructions have a column of their own."""
_COLUMN_GAP_BELOW = 8.0
"""Between a column of pictures and the code below it."""


def card_lines(kit: Kit, card: Card, setting: Setting) -> list[Line]:
    """All lines of a card in this setting; the first is the rule above it. `kit` is the handout's."""
    kit = setting.dressed(kit)
    drawings = card_drawings(kit, card)
    if drawings and setting.place is Place.COLUMN:
        return _beside_pictures(kit, card, drawings, setting)
    if setting.place is Place.SPLIT:
        return _split(kit, card, drawings, setting)
    column = Column(kit, setting, 0.0)
    rest, link = _instructions(column, card), _link(column, card)
    top = _top_rule(kit, card, setting.width)
    if drawings and setting.place is Place.HEAD:
        return [top, *_beside_head(column, card, drawings, [*rest, *link])]
    return [top, *_head(column, card, drawings), *rest, *link]


def _beside_pictures(kit: Kit, card: Card, drawings: tuple[Drawing, ...], setting: Setting) -> list[Line]:
    """Pictures in a column, the link below them or below the texts, where the card stays shorter."""
    column = Column(kit, setting, setting.picture + COLUMN_TEXT_GAP)
    head = [*_name(column, card), *doses(column, card)]
    lines = [*head, *warnings(column, card), *_instructions(column, card)]
    beside = picture_column(kit, card, drawings, setting.picture)
    if has_link(kit, card):
        below = link_below(kit, card, setting.picture).lowered(beside.height + _COLUMN_GAP_BELOW)
        link = _link(column, card)
        if max(below.height, height_of(lines)) <= max(beside.height, height_of(lines) + height_of(link)):
            beside = beside.above(below)
        else:
            lines += link
    return [_top_rule(kit, card, setting.width), *hang(lines, beside, head=len(head))]


def _split(kit: Kit, card: Card, drawings: tuple[Drawing, ...], setting: Setting) -> list[Line]:
    """Two columns below the name: doses, what to mind and pictures, then all instructions."""
    choices = [_columns(kit, card, drawings, (setting, share)) for share in _SPLIT_SHARES]
    name = _name(Column(kit, setting, 0.0), card)
    both = min(choices, key=lambda line: line.height)
    return [_top_rule(kit, card, setting.width), *name, *spaced([both], 1.0)]


def _columns(kit: Kit, card: Card, drawings: tuple[Drawing, ...], how: tuple[Setting, float]) -> Line:
    """The two columns of a card, the left one taking this share of the width."""
    setting, share = how
    narrow = round((setting.width - _SPLIT_GAP) * share)
    main = Column(kit, replace(setting, width=narrow), 0.0)
    other = Column(kit, replace(setting, width=setting.width - _SPLIT_GAP - narrow), 0.0)
    texts, rest = orders(main, card), _instructions(other, card)
    if drawings:
        row = picture_row(kit, card, drawings, (0.0, narrow), setting.picture)
        texts.append(as_line(row, space=2 * PARAGRAPH_GAP))
    if height_of(texts) < height_of(rest):
        texts += _link(main, card)
    else:
        rest += _link(other, card)
    return side_by_side(((0.0, texts), (narrow + _SPLIT_GAP, rest)))


def _link(column: Column, card: Card) -> list[Line]:
    if not has_link(column.kit, card):
        return []
    width = min(column.width - column.left, column.text_width)
    return [as_line(link_row(column.kit, card, column.left, width), space=2 * PARAGRAPH_GAP)]


def _head(column: Column, card: Card, drawings: tuple[Drawing, ...]) -> list[Line]:
    """Name, doses, what to mind and pictures where those do not stand in a column."""
    texts = [*_name(column, card), *orders(column, card)]
    if not drawings:
        return texts
    row = picture_row(column.kit, card, drawings, (0.0, column.width), column.setting.picture)
    if column.setting.place is Place.TOP:
        return [as_line(row, keep=True), *spaced(texts, 3.0)]
    return [*texts, as_line(row, space=8.0, keep=True)]


def _beside_head(column: Column, card: Card, drawings: tuple[Drawing, ...], rest: list[Line]) -> list[Line]:
    """A card with the pictures on the right of name and doses, and of what to mind where that is shorter."""
    kit, half = column.kit, column.width / 2
    narrow = Column(kit, replace(column.setting, width=half - LABEL_GAP, labels=Labels.INLINE), 0.0)
    row = picture_row(kit, card, drawings, (half, half), column.setting.picture)
    said = [*_name(narrow, card), *doses(narrow, card)]
    inside = keep_together(hang([*said, *warnings(narrow, card)], row, head=len(said)), with_next=True)
    said = [*_name(narrow, card), *doses(narrow, card)]
    below = [*keep_together(hang(said, row, head=len(said)), with_next=True), *warnings(column, card)]
    return [*min(inside, below, key=height_of), *rest]


def _instructions(column: Column, card: Card) -> list[Line]:
    return [*_steps_with_start(column, card), *_remarks(column, card)]


def _steps_with_start(column: Column, card: Card) -> list[Line]:
    if not column.kit.spec.options.steps:
        return []
    lines = column.labelled(column.kit.words.gettext("Start"), card.start)
    lines += spaced(_steps(column, card), PARAGRAPH_GAP)
    return spaced(lines, PARAGRAPH_GAP if column.setting.is_cell else 2 * PARAGRAPH_GAP)


def _remarks(column: Column, card: Card) -> list[Line]:
    """What follows the steps."""
    kit, options, cut = column.kit, column.kit.spec.options, column.setting.cut
    gettext = kit.words.gettext
    lines: list[Line] = []
    if options.tips and cut < Cut.TIP:
        lines += spaced(column.labelled(gettext("Tip"), card.tip), PARAGRAPH_GAP)
    if options.tips and cut < Cut.REASONS:
        lines += spaced(column.labelled(gettext("Why"), card.why), PARAGRAPH_GAP)
    if cut < Cut.REASONS:
        lines += spaced(column.labelled(gettext("Change it"), _versions(card, kit)), PARAGRAPH_GAP)
    return lines


def _top_rule(kit: Kit, card: Card, width: float) -> Line:
    rects = [Rect(0, 1.2, width, 0.8, kit.theme.rule)]
    rects += [
        Rect(index * (_SEGMENT + 4), 0, _SEGMENT, 3.4, kit.theme.blocks[kind].bar)
        for index, kind in enumerate(card.blocks)
    ]
    return Line(12.0, rects=tuple(rects), keep=True)


def _name(column: Column, card: Card) -> list[Line]:
    kit, theme = column.kit, column.kit.theme
    size = theme.body_size * (1.2 if column.setting.is_cell else 1.42)
    at = column.left if column.is_inline else 0.0
    number = kit.run(f"{card.number} ", theme.style(Weight.BOLD, size * 1.35, theme.accent), at)
    style = theme.style(Weight.BOLD, size)
    lines = kit.paragraph(card.name, style, x=column.left, width=column.width - column.left, lead=(number,))
    return keep_together(lines, with_next=True)


def _steps(column: Column, card: Card) -> list[Line]:
    kit, theme = column.kit, column.kit.theme
    indent = (_CELL_STEP_INDENT if column.setting.is_cell else _STEP_INDENT) * theme.body_size
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
