"""Everything a handout shows, as ready values: the renderer asks nobody and looks nothing up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from backdesk.domain.blocks import BlockKind
from backdesk.domain.coverage import Band
from backdesk.domain.exercise import CautionAction
from backdesk.domain.ids import MuscleId
from backdesk.domain.pose import ExerciseFigure
from backdesk.domain.wording import Words
from backdesk.figure.style import SkinTone
from backdesk.figure.tubes import Build


class Layout(StrEnum):
    """A part of the handout that can be chosen."""

    WEEK = "week"
    CARDS = "cards"


class Paper(StrEnum):
    """The paper sizes."""

    A4 = "a4"
    LETTER = "letter"


class HandoutCancelled(Exception):
    """Rendering was stopped because `is_cancelled` said so; nothing was made."""


@dataclass(frozen=True, slots=True)
class HandoutOptions:
    """What the trainer chooses for one handout.

    `cards_per_page` is the most a page takes; `large_print` means 18 pt text and one
    exercise a page whatever it says. `emergency_number` is the clinic's own, "" for none. `skin_tone` and
    `build` are the mannequin's; a grey print has its own tones.
    """

    layouts: tuple[Layout, ...] = (Layout.WEEK, Layout.CARDS)
    paper: Paper = Paper.A4
    grey: bool = False
    large_print: bool = False
    cards_per_page: int = 2
    pictures: bool = True
    steps: bool = True
    tips: bool = True
    days: bool = True
    notes: bool = True
    pain_box: bool = True
    stop_signs_box: bool = True
    coverage: bool = False
    emergency_number: str = ""
    skin_tone: SkinTone = SkinTone.LIGHT
    build: Build = Build.STRAIGHT


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """One line of the coverage summary: sets and days a week, seconds stretched a week."""

    name: str
    direct: float
    fractional: float
    days: int
    stretch_seconds: float
    band: str


@dataclass(frozen=True, slots=True)
class BodyMapTints:
    """The bands of the body map by muscle, and the muscles that are only stretched."""

    bands: Mapping[MuscleId, Band]
    stretched: frozenset[MuscleId] = frozenset()


@dataclass(frozen=True, slots=True)
class Item:
    """One entry in a cell of the week. `number` is its card's.

    `group` is the letter of its superset and `tag` its place there ("A1"), both "" outside one.
    """

    number: int
    name: str
    dose: str
    tag: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class BlockSheet:
    """One block of one day. `rounds` is None where the block is done once."""

    kind: BlockKind
    items: tuple[Item, ...] = ()
    rounds: int | None = None


@dataclass(frozen=True, slots=True)
class DaySheet:
    """One day; `minutes` is the estimate, None when there is none."""

    name: str
    short_name: str
    label: str = ""
    blocks: tuple[BlockSheet, ...] = ()
    minutes: float | None = None

    @property
    def is_rest(self) -> bool:
        """Whether nothing is planned."""
        return not any(block.items for block in self.blocks)


@dataclass(frozen=True, slots=True)
class WeekSheet:
    """One week, its days in order, rest days included."""

    number: int
    days: tuple[DaySheet, ...] = ()
    coverage: tuple[CoverageRow, ...] = ()
    body_map: BodyMapTints | None = None


@dataclass(frozen=True, slots=True)
class CardDose:
    """One dose of an exercise and when it holds: "Strength: Monday and Friday"."""

    dose: str
    when: str


@dataclass(frozen=True, slots=True)
class CardCaution:
    """A caution that concerns this client: the precaution's name and what to mind."""

    action: CautionAction
    precaution: str
    reason: str


@dataclass(frozen=True, slots=True)
class Card:
    """One exercise with all its doses. `notes` are the trainer's, each with its days if need be."""

    number: int
    name: str
    blocks: tuple[BlockKind, ...]
    doses: tuple[CardDose, ...]
    start: str = ""
    steps: tuple[str, ...] = ()
    tip: str = ""
    why: str = ""
    easier: tuple[str, ...] = ()
    harder: tuple[str, ...] = ()
    cautions: tuple[CardCaution, ...] = ()
    notes: tuple[str, ...] = ()
    figure: ExerciseFigure | None = None


@dataclass(frozen=True, slots=True)
class HandoutSpec:
    """A whole handout. `client_name` is "" for a template, `language` a code such as "en"."""

    title: str
    client_name: str
    date: date
    language: str
    words: Words
    options: HandoutOptions
    weeks: tuple[WeekSheet, ...]
    cards: tuple[Card, ...]

    @property
    def is_empty(self) -> bool:
        """Whether no week holds an exercise."""
        return all(day.is_rest for week in self.weeks for day in week.days)


@dataclass(frozen=True, slots=True)
class MissingText:
    """Characters of one text that no font has. `where` names the text for people.

    `is_refused` is true for letters and digits of a script without a font: the handout is
    not made. All else (pictographs, symbols) is left out of the print.
    """

    where: str
    text: str
    characters: tuple[str, ...]
    is_refused: bool
