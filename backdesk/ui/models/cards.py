"""What a board card says, worked out once per entry and state."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from backdesk.domain.blocks import BLOCK_ORDER, BlockKind
from backdesk.domain.catalogue import Catalogue
from backdesk.domain.dose_text import dose_sentence
from backdesk.domain.exercise import Caution, CautionAction, Exercise
from backdesk.domain.ids import EntryId, PrecautionId
from backdesk.domain.plan import WEEKDAYS, Block, Entry, Week, day_order
from backdesk.domain.supersets import superset_labels
from backdesk.domain.wording import Words
from backdesk.ui.models.tooltips import tooltip

MOST_REMEMBERED_CARDS = 5_000
"""More cards than any plan's weeks that are looked at in one sitting."""


@dataclass(frozen=True, slots=True)
class Card:
    """One card: the entry and its texts in the window's language.

    `exercise` is None when the library does not know it; `bracket` is "A1", "A2" in a superset,
    else ""; `caution` is the strongest caution for this client, None when there is none.
    """

    entry: Entry
    block: BlockKind
    exercise: Exercise | None
    name: str
    dose: str
    bracket: str
    caution: Caution | None
    accessible_name: str
    description: str
    tooltip: str


class CardMaker:
    """Makes the cards of a week for one client."""

    def __init__(self, catalogue: Catalogue, words: Words, precautions: Iterable[PrecautionId] = ()) -> None:
        """The client's precautions decide which cards carry a caution mark."""
        self._catalogue = catalogue
        self._words = words
        self._precautions = tuple(precautions)
        self._made: dict[tuple[int, BlockKind], tuple[Block, list[Card]]] = {}
        self._cards: dict[tuple[EntryId, BlockKind], Card] = {}

    def fits(self, catalogue: Catalogue, precautions: Iterable[PrecautionId]) -> bool:
        """Whether this is the maker for a catalogue and a client's precautions."""
        return catalogue is self._catalogue and tuple(precautions) == self._precautions

    def cells(self, week: Week, days: Iterable[str]) -> list[list[Card]]:
        """The cards of every cell, day by day, three blocks each.

        Edits share the blocks they do not touch, so only those that changed are made anew.
        """
        before, self._made = self._made, {}
        cells: list[list[Card]] = []
        for name in days:
            day = week.day(name)
            for kind in BLOCK_ORDER:
                if day is None:
                    cells.append([])
                    continue
                block = day.block(kind)
                known = before.get((id(block), kind))
                cards = self.block(block, kind) if known is None else known[1]
                # the block is kept with its cards, so that its id stays its own
                self._made[id(block), kind] = (block, cards)
                cells.append(cards)
        return cells

    def block(self, block: Block, kind: BlockKind) -> list[Card]:
        """The cards of one block."""
        labels = superset_labels(block)
        return [self._card(entry, kind, label) for entry, label in zip(block.entries, labels, strict=True)]

    def _card(self, entry: Entry, kind: BlockKind, bracket: str) -> Card:
        known = self._cards.get((entry.id, kind))
        if known is not None and known.entry is entry and known.bracket == bracket:
            return known
        if len(self._cards) >= MOST_REMEMBERED_CARDS:
            self._cards.clear()
        card = self._cards[entry.id, kind] = self._make(entry, kind, bracket)
        return card

    def _make(self, entry: Entry, kind: BlockKind, bracket: str) -> Card:
        name = self._catalogue.name_of(entry.exercise)
        dose = dose_sentence(entry.dose, self._words)
        caution = self._caution(entry)
        spoken = ", ".join(part for part in (name, dose[:1].lower() + dose[1:]) if part)
        notes = [text for text in (bracket, self._caution_text(caution), entry.note) if text]
        return Card(
            entry=entry,
            block=kind,
            exercise=self._catalogue.exercises.get(entry.exercise),
            name=name,
            dose=dose,
            bracket=bracket,
            caution=caution,
            accessible_name=spoken,
            description=". ".join(notes),
            tooltip=tooltip([name, dose, *notes]),
        )

    def _caution(self, entry: Entry) -> Caution | None:
        exercise = self._catalogue.exercises.get(entry.exercise)
        if exercise is None or not self._precautions:
            return None
        return next(iter(self._catalogue.cautions_for(exercise, self._precautions)), None)

    def _caution_text(self, caution: Caution | None) -> str:
        if caution is None:
            return ""
        known = self._catalogue.precautions.get(caution.precaution)
        name = caution.precaution if known is None else known.name
        form = (
            self._words.gettext("Avoid with {precaution}: {reason}")
            if caution.action is CautionAction.AVOID
            else self._words.gettext("Take care with {precaution}: {reason}")
        )
        return form.format(precaution=name, reason=caution.reason)


def board_days(week: Week) -> tuple[str, ...]:
    """The columns of the board: all weekdays, unless the week only names numbered days."""
    named = [day.name for day in week.days]
    if named and not any(name in WEEKDAYS for name in named):
        return tuple(sorted(named, key=day_order))
    numbered = sorted((name for name in named if name not in WEEKDAYS), key=day_order)
    return (*WEEKDAYS, *numbered)
