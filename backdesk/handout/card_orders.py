"""What a card says first: the doses with their days, then what to mind, before any instruction."""

from __future__ import annotations

import re

from backdesk.domain.exercise import CautionAction
from backdesk.handout.card_blocks import side_by_side
from backdesk.handout.card_column import Column
from backdesk.handout.columns import keep_together, spaced
from backdesk.handout.flow import Line
from backdesk.handout.fonts import Weight
from backdesk.handout.spec import Card, CardCaution, CardDose
from backdesk.handout.text import tied

_MANY_DOSES = 6
"""More than so many stand two to a row where the card is wide enough."""
_LEAST_PAIRED = 13.0
"""Width of each of two doses side by side, in units of the font size."""
_COLUMN_GAP = 14.0
_FACTOR = re.compile(r"(?<=\d) (?=[×%])|(?<=×) (?=\d)")
"""In a load such as "2 × 16 kg"."""
_NUMBERED = re.compile(r"(?<=[^\W\d]) (?=\d)")
"""In days such as "Weeks 1–4"."""


def orders(column: Column, card: Card) -> list[Line]:
    """Doses, cautions and notes."""
    return [*doses(column, card), *warnings(column, card)]


def doses(column: Column, card: Card) -> list[Line]:
    """Each dose above its days."""
    half = (column.text_width - _COLUMN_GAP) / 2
    if len(card.doses) > _MANY_DOSES and half >= _LEAST_PAIRED * column.setting.size:
        return _paired(column, card, half)
    lines: list[Line] = []
    for dose in card.doses:
        lines += spaced(_dose(column, card, dose, column.left, column.text_width), 4.0 if lines else 1.0)
    return lines


def _paired(column: Column, card: Card, width: float) -> list[Line]:
    """Two doses to a row, to be read row by row."""
    lefts = (column.left, column.left + width + _COLUMN_GAP)
    lines: list[Line] = []
    for first in range(0, len(card.doses), 2):
        pair = zip(lefts, card.doses[first : first + 2], strict=False)
        row = side_by_side([(0.0, _dose(column, card, dose, left, width)) for left, dose in pair])
        lines += spaced([row], 4.0 if lines else 1.0)
    return lines


def _dose(column: Column, card: Card, dose: CardDose, left: float, width: float) -> list[Line]:
    kit, theme = column.kit, column.kit.theme
    strong = theme.style(Weight.SEMIBOLD, theme.body_size * 1.1, theme.accent)
    said = kit.paragraph(_FACTOR.sub("\u00a0", tied(dose.dose)), strong, x=left, width=width)
    if kit.spec.options.days or len(card.doses) > 1:
        when = _NUMBERED.sub("\u00a0", tied(dose.when))
        said += kit.paragraph(when, theme.style(colour=theme.muted), x=left, width=width)
    return keep_together(said)


def warnings(column: Column, card: Card) -> list[Line]:
    """What to ask first, then what to take care of, then the trainer's notes."""
    kit = column.kit
    boxes = [
        _caution(column, caution)
        for caution in sorted(card.cautions, key=lambda one: one.action is not CautionAction.AVOID)
    ]
    if kit.spec.options.notes:
        boxes += [column.boxed(kit.words.gettext("Note"), note, kit.theme.accent) for note in card.notes]
    for box in boxes[1:]:
        spaced(box, 0.0)
    return [line for box in boxes for line in box]


def _caution(column: Column, caution: CardCaution) -> list[Line]:
    gettext = column.kit.words.gettext
    is_avoid = caution.action is CautionAction.AVOID
    label = gettext("Ask first") if is_avoid else gettext("Take care")
    said = caution.precaution
    if caution.reason:
        said = gettext("{precaution}: {reason}").format(precaution=said, reason=caution.reason)
    return column.boxed(label, said, column.kit.theme.ink)
