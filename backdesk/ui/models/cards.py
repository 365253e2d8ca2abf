"""What a board card says, worked out once per entry and state."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from backdesk.domain.blocks import BLOCK_ORDER, BlockKind
from backdesk.domain.catalogue import Catalogue
from backdesk.domain.dose_text import dose_sentence
from backdesk.domain.exercise import Exercise
from backdesk.domain.ids import EntryId
from backdesk.domain.plan import WEEKDAYS, Block, Entry, Week, day_order
from backdesk.domain.plan_screen import NOTHING, PlanScreen, Screened
from backdesk.domain.screening_words import concern_lines
from backdesk.domain.supersets import Run, superset_labels, superset_runs
from backdesk.domain.wording import Words
from backdesk.ui.concerns.marks import Marks, marks_of
from backdesk.ui.models.tooltips import tooltip

MOST_REMEMBERED_CARDS = 5_000
"""More cards than any plan's weeks that are looked at in one sitting."""


@dataclass(frozen=True, slots=True)
class Card:
    """One card: the entry and its texts in the window's language.

    `exercise` is None when the library does not know it; `bracket` is "A1", "A2" in a superset, else "",
    and `run` says where its bracket begins and ends; `screened` is what speaks against the exercise for
    this client. `concerns` words that when asked, because the safer swap takes a search.
    """

    entry: Entry
    block: BlockKind
    exercise: Exercise | None
    name: str
    dose: str
    bracket: str
    run: Run
    screened: Screened
    marks: Marks
    accessible_name: str
    concerns: Callable[[], tuple[str, ...]] = field(compare=False, repr=False)

    @property
    def description(self) -> str:
        """What is to be minded, and the note."""
        return " ".join(text for text in (*self.concerns(), self.entry.note) if text)

    @property
    def tooltip(self) -> str:
        """Everything, a line each."""
        return tooltip([f"{self.bracket} {self.name}".strip(), self.dose, *self.concerns(), self.entry.note])


class CardMaker:
    """Makes the cards of a week for one client."""

    def __init__(self, catalogue: Catalogue, words: Words, screen: PlanScreen | None = None) -> None:
        """`screen` decides which cards carry a mark."""
        self._catalogue = catalogue
        self._words = words
        self._screen = screen
        self._made: dict[tuple[int, BlockKind], tuple[Block, list[Card]]] = {}
        self._cards: dict[tuple[EntryId, BlockKind], Card] = {}

    def fits(self, catalogue: Catalogue, screen: PlanScreen) -> bool:
        """Whether this is the maker for a catalogue, a client and what the plan overrides."""
        return catalogue is self._catalogue and screen is self._screen

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
        tags = zip(superset_labels(block), superset_runs(block), strict=True)
        return [self._card(entry, kind, tag) for entry, tag in zip(block.entries, tags, strict=True)]

    def _card(self, entry: Entry, kind: BlockKind, tag: tuple[str, Run]) -> Card:
        known = self._cards.get((entry.id, kind))
        if known is not None and known.entry is entry and (known.bracket, known.run) == tag:
            return known
        if len(self._cards) >= MOST_REMEMBERED_CARDS:
            self._cards.clear()
        card = self._cards[entry.id, kind] = self._make(entry, kind, tag)
        return card

    def _make(self, entry: Entry, kind: BlockKind, tag: tuple[str, Run]) -> Card:
        bracket, run = tag
        name = self._catalogue.name_of(entry.exercise)
        dose = dose_sentence(entry.dose, self._words)
        screened = NOTHING if self._screen is None else self._screen.of(entry.exercise)
        spoken = ", ".join(
            part for part in (f"{bracket} {name}".strip(), dose[:1].lower() + dose[1:]) if part
        )
        return Card(
            entry=entry,
            block=kind,
            exercise=self._catalogue.exercises.get(entry.exercise),
            name=name,
            dose=dose,
            bracket=bracket,
            run=run,
            screened=screened,
            marks=marks_of(screened),
            accessible_name=spoken,
            concerns=lambda: self._concerns(entry),
        )

    def _concerns(self, entry: Entry) -> tuple[str, ...]:
        return () if self._screen is None else concern_lines(entry.exercise, self._screen, self._words)


def board_days(week: Week) -> tuple[str, ...]:
    """The columns of the board: all weekdays, unless the week only names numbered days."""
    named = [day.name for day in week.days]
    if named and not any(name in WEEKDAYS for name in named):
        return tuple(sorted(named, key=day_order))
    numbered = sorted((name for name in named if name not in WEEKDAYS), key=day_order)
    return (*WEEKDAYS, *numbered)
