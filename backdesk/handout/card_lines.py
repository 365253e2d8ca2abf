"""The lines of one exercise card: number and name, doses, pictures, instructions, caution, note, link."""

from __future__ import annotations

from dataclasses import replace

from backdesk.domain.exercise import CautionAction
from backdesk.figure.drawing import Drawing
from backdesk.handout.card_blocks import as_line, hang, side_by_side
from backdesk.handout.card_link import has_link, link_below, link_row
from backdesk.handout.card_pictures import COLUMN_TEXT_GAP, card_drawings, picture_column, picture_row
from backdesk.handout.card_settings import Cut, Labels, Place, Setting
from backdesk.handout.flow import Line, Rect, height_of, keep_together, padded, spaced, with_panels
from backdesk.handout.fonts import Weight
from backdesk.handout.kit import Kit
from backdesk.handout.spec import Card, CardCaution
from backdesk.handout.text import tied
from backdesk.handout.theme import Colour

_GUTTER = 7.7
"""Width of the column for labels in units of the font size."""
_LABEL_GAP = 10.0
_MEASURE = 33.0
"""Widest text in units of the font size: about 72 characters a line."""
_SEGMENT = 44.0
"""Length of the coloured pieces of the rule above a card, one for each block."""
_STEP_INDENT = 1.6
_CELL_STEP_INDENT = 1.3
_PARAGRAPH_GAP = 4.0
_SPLIT_GAP = 18.0
_SPLIT_SHARE = 0.45
"""Of the width, where pictures and remarks have a column of their own."""
_COLUMN_GAP_BELOW = 8.0
"""Between a column of pictures and the code below it."""


class _Column:
    """Where labels and texts of a card stand, `pictures` points being taken on the left."""

    def __init__(self, kit: Kit, setting: Setting, pictures: float) -> None:
        self.kit = kit
        self.setting = setting
        self.width = setting.width
        self.labels = Labels.INLINE if pictures else setting.labels
        self.gutter = _GUTTER * setting.size if self.labels is Labels.GUTTER else 0.0
        self.left = self.gutter or pictures
        self.text_width = min(self.width - self.left, _MEASURE * setting.size)
        self.label_style = kit.theme.style(Weight.SEMIBOLD, colour=kit.theme.accent)

    @property
    def is_inline(self) -> bool:
        """Whether labels start their text."""
        return self.labels is Labels.INLINE

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
        """Lines with a label in the gutter beside them or above them; none where labels start texts."""
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


def card_lines(kit: Kit, card: Card, setting: Setting) -> list[Line]:
    """All lines of a card in this setting; the first is the rule above it. `kit` is the handout's."""
    kit = setting.dressed(kit)
    drawings = card_drawings(kit, card)
    if drawings and setting.place is Place.COLUMN:
        return _beside_pictures(kit, card, drawings, setting)
    if setting.place is Place.SPLIT:
        return _split(kit, card, drawings, setting)
    column = _Column(kit, setting, 0.0)
    link = _link(column, card)
    head = _head(column, card, drawings)
    if drawings and link and setting.place is Place.HEAD:
        linked = _head_beside(column, card, drawings, has_link=True)
        if height_of(linked) < height_of([*head, *link]):
            head, link = linked, []
    return [_top_rule(kit, card, setting.width), *head, *_instructions(column, card), *link]


def _beside_pictures(kit: Kit, card: Card, drawings: tuple[Drawing, ...], setting: Setting) -> list[Line]:
    """Pictures in a column, the link below them or below the texts, where the card stays shorter."""
    column = _Column(kit, setting, setting.picture + COLUMN_TEXT_GAP)
    lines = [*_name(column, card), *_doses(column, card), *_instructions(column, card)]
    beside = picture_column(kit, card, drawings, setting.picture)
    if has_link(kit, card):
        below = link_below(kit, card, setting.picture).lowered(beside.height + _COLUMN_GAP_BELOW)
        link = _link(column, card)
        if max(below.height, height_of(lines)) <= max(beside.height, height_of(lines) + height_of(link)):
            beside = beside.above(below)
        else:
            lines += link
    return [_top_rule(kit, card, setting.width), *hang(lines, beside)]


def _split(kit: Kit, card: Card, drawings: tuple[Drawing, ...], setting: Setting) -> list[Line]:
    """Two columns: name, doses and steps on the right, beside pictures and remarks; on the left without."""
    narrow = round((setting.width - _SPLIT_GAP) * _SPLIT_SHARE)
    wide = setting.width - _SPLIT_GAP - narrow
    main = _Column(kit, replace(setting, width=wide), 0.0)
    other = _Column(kit, replace(setting, width=narrow), 0.0)
    texts = [*_name(main, card), *_doses(main, card), *_steps_with_start(main, card)]
    remarks = spaced(_remarks(other, card), 2 * _PARAGRAPH_GAP)
    if drawings:
        remarks.insert(0, as_line(picture_row(kit, card, drawings, (0.0, narrow), setting.picture)))
    if height_of(texts) < height_of(remarks):
        texts += _link(main, card)
    else:
        remarks += _link(other, card)
    left, right = (narrow + _SPLIT_GAP, 0.0) if drawings else (0.0, wide + _SPLIT_GAP)
    both = side_by_side(((left, texts), (right, remarks)))
    return [_top_rule(kit, card, setting.width), both]


def _link(column: _Column, card: Card) -> list[Line]:
    if not has_link(column.kit, card):
        return []
    width = min(column.width - column.left, column.text_width)
    return [as_line(link_row(column.kit, card, column.left, width), space=2 * _PARAGRAPH_GAP)]


def _head(column: _Column, card: Card, drawings: tuple[Drawing, ...]) -> list[Line]:
    """Name, doses and pictures where those do not stand in a column."""
    place = column.setting.place
    if drawings and place is Place.HEAD:
        return _head_beside(column, card, drawings)
    texts = [*_name(column, card), *_doses(column, card)]
    if not drawings:
        return texts
    row = picture_row(column.kit, card, drawings, (0.0, column.width), column.setting.picture)
    if place is Place.TOP:
        return [as_line(row, keep=True), *spaced(texts, 3.0)]
    texts[-1].keep = True
    return [*texts, as_line(row, space=8.0, keep=True)]


def _head_beside(
    column: _Column, card: Card, drawings: tuple[Drawing, ...], *, has_link: bool = False
) -> list[Line]:
    """Name, doses and perhaps the link on the left, the pictures on the right."""
    half = column.width / 2
    narrow = _Column(column.kit, replace(column.setting, width=half - _LABEL_GAP, labels=Labels.INLINE), 0.0)
    lines = [*_name(narrow, card), *_doses(narrow, card)]
    if has_link:
        lines += _link(narrow, card)
    row = picture_row(column.kit, card, drawings, (half, half), column.setting.picture)
    return keep_together(hang(lines, row), with_next=True)


def _instructions(column: _Column, card: Card) -> list[Line]:
    return [*_steps_with_start(column, card), *_remarks(column, card)]


def _steps_with_start(column: _Column, card: Card) -> list[Line]:
    if not column.kit.spec.options.steps:
        return []
    lines = column.labelled(column.kit.words.gettext("Start"), card.start)
    lines += spaced(_steps(column, card), _PARAGRAPH_GAP)
    return spaced(lines, _PARAGRAPH_GAP if column.setting.is_cell else 2 * _PARAGRAPH_GAP)


def _remarks(column: _Column, card: Card) -> list[Line]:
    """What follows the steps."""
    kit, options, cut = column.kit, column.kit.spec.options, column.setting.cut
    gettext = kit.words.gettext
    lines: list[Line] = []
    if options.tips and cut < Cut.TIP:
        lines += spaced(column.labelled(gettext("Tip"), card.tip), _PARAGRAPH_GAP)
    if options.tips and cut < Cut.REASONS:
        lines += spaced(column.labelled(gettext("Why"), card.why), _PARAGRAPH_GAP)
    if cut < Cut.REASONS:
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
    size = theme.body_size * (1.2 if column.setting.is_cell else 1.42)
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


def _caution(column: _Column, caution: CardCaution) -> list[Line]:
    gettext = column.kit.words.gettext
    is_avoid = caution.action is CautionAction.AVOID
    label = gettext("Ask first") if is_avoid else gettext("Take care")
    said = gettext("{precaution}: {reason}").format(precaution=caution.precaution, reason=caution.reason)
    return _boxed(column, label, said, column.kit.theme.ink)


def _boxed(column: _Column, label: str, text: str, bar: Colour) -> list[Line]:
    """A pale panel with a strong bar on its left; it may run over several pages."""
    is_cell = column.setting.is_cell
    inset, padding, gap = (8.0, 3.0, 5.0) if is_cell else (12.0, 5.0, 2 * _PARAGRAPH_GAP)
    lines = padded(column.labelled(label, text, x=inset), padding)
    left = column.left if column.is_inline else 0.0
    panel = Rect(left, 0, column.width - left, 0, column.kit.theme.panel)
    return spaced(with_panels(lines, panel, Rect(left, 0, 3.0, 0, bar)), gap)
