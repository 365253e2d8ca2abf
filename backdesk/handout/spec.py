"""Everything a handout shows, as ready values: the renderer asks nobody and looks nothing up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from backdesk.domain.blocks import BlockKind
from backdesk.domain.clinic import NO_CLINIC, Clinic
from backdesk.domain.coverage import Band
from backdesk.domain.dose import Dose
from backdesk.domain.exercise import CautionAction
from backdesk.domain.ids import MuscleId
from backdesk.domain.photo import Photo
from backdesk.domain.pose import ExerciseFigure
from backdesk.domain.wording import Words
from backdesk.figure.style import SkinTone
from backdesk.figure.tubes import Build


class Layout(StrEnum):
    """A part of the handout that can be chosen; printed in the order in which they are given."""

    WEEK = "week"
    SESSIONS = "sessions"
    CARDS = "cards"
    LIST = "list"
    LOG = "log"


USUAL_LAYOUTS = (Layout.WEEK, Layout.CARDS)
CARDS_PER_PAGE = (1, 2, 4, 6)
MOST_LOG_WEEKS = 6


class Paper(StrEnum):
    """The paper sizes."""

    A4 = "a4"
    LETTER = "letter"


class HandoutCancelled(Exception):
    """Rendering was stopped because `is_cancelled` said so; nothing was made."""


@dataclass(frozen=True, slots=True)
class HandoutOptions:
    """What the trainer chooses for one handout.

    `cards_per_page` (1, 2, 4 or 6) is the most a page takes; `large_print` means 18 pt text and one
    exercise a page whatever it says. `log_weeks` (1 to 6) is how many weeks the log sheet is for. `qr` prints
    the links of plan and exercises. `skin_tone` and `build` are the mannequin's; a grey print has its own
    tones.
    """

    layouts: tuple[Layout, ...] = USUAL_LAYOUTS
    paper: Paper = Paper.A4
    grey: bool = False
    large_print: bool = False
    cards_per_page: int = 2
    log_weeks: int = 1
    pictures: bool = True
    steps: bool = True
    tips: bool = True
    days: bool = True
    notes: bool = True
    pain_box: bool = True
    stop_signs_box: bool = True
    coverage: bool = False
    qr: bool = True
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
    `prescription` is the dose that the sentence `dose` says, for what is counted (ticks on a log sheet);
    `note` is the trainer's for this entry.
    """

    number: int
    name: str
    dose: str
    tag: str = ""
    group: str = ""
    note: str = ""
    prescription: Dose = field(default_factory=Dose)


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
    """A caution that concerns this client: the precaution's name and why, "" where the name says it."""

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
    photos: tuple[Photo, ...] = ()
    link: str = ""

    @property
    def has_picture(self) -> bool:
        """Whether there is anything to show; photos are shown instead of the figure."""
        return self.figure is not None or bool(self.photos)


@dataclass(frozen=True, slots=True)
class HandoutSpec:
    """A whole handout. `client_name` is "" for a template, `language` a code such as "en".

    `link` is the plan's address, `next_appointment` a free text; "" for none.
    """

    title: str
    client_name: str
    date: date
    language: str
    words: Words
    options: HandoutOptions
    weeks: tuple[WeekSheet, ...]
    cards: tuple[Card, ...]
    clinic: Clinic = NO_CLINIC
    link: str = ""
    next_appointment: str = ""

    def card(self, item: Item) -> Card:
        """The card of an entry. Cards are numbered from 1 in their order."""
        return self.cards[item.number - 1]

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
