"""Catalogue, plans and specs for the handout tests, and ways to look at finished pages."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from pypdf import PdfReader

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.client import Client
from backdesk.domain.exercise import Caution, CautionAction, Exercise, Precaution
from backdesk.domain.ids import ClientId, ExerciseId, PrecautionId
from backdesk.domain.muscle import Taxonomy
from backdesk.domain.plan import Day, Entry, Plan
from backdesk.domain.wording import PlainWords
from backdesk.handout.flow import Page, PlacedRun
from backdesk.handout.fonts import load_fonts
from backdesk.handout.from_plan import build_spec
from backdesk.handout.spec import CoverageRow, HandoutOptions, HandoutSpec
from backdesk.handout.text import line_width
from tests.factories import make_block, make_day, make_entry, make_exercise, make_plan

TODAY = date(2026, 11, 22)
DISC = PrecautionId("disc-herniation")
MARIA = Client(ClientId("client-1"), "Maria Lopez", (DISC,))


def full_exercise(id: str, **fields: object) -> Exercise:
    """An exercise with every text a card shows."""
    texts: dict[str, object] = {
        "start": "On hands and knees, back flat like a table top.",
        "steps": ("Breathe in and let your belly sink.", "Breathe out and round your back like a cat."),
        "tip": "Keep your neck long and let your breath set the pace.",
        "why": "It moves each joint of your spine and eases stiffness after sitting.",
        "easier": (ExerciseId("pelvic-tilt"),),
        "harder": (ExerciseId("plank"), ExerciseId("side-plank")),
        "cautions": (Caution(DISC, CautionAction.MODIFY, "Keep the movement small."),),
    }
    return make_exercise(id, **{**texts, **fields})  # type: ignore[arg-type]


NAMES = ("cat-cow", "bird-dog", "side-plank", "bridge", "dead-bug", "childs-pose", "plank", "pelvic-tilt")


def make_catalogue(*more: Exercise) -> Catalogue:
    """Eight exercises with texts, and more."""
    exercises = (*map(full_exercise, NAMES), *more)
    return Catalogue(
        exercises, Taxonomy(()), (Precaution(DISC, "Slipped disc", "A disc presses on a nerve."),)
    )


def usual_day(name: str, label: str = "", note: str = "") -> Day:
    """Six entries in three blocks, two of them a superset."""
    superset = [
        replace(
            make_entry("bird-dog", sets=3, reps=(8, 12), side="each", hold_seconds=5), group="A", note=note
        ),
        replace(make_entry("side-plank", sets=3, hold_seconds=30, side="each"), group="A"),
    ]
    return make_day(
        name,
        label=label,
        warm_up=make_block(make_entry("cat-cow", sets=1, duration_seconds=60)),
        strength=make_block(*superset, make_entry("bridge", sets=3, reps=12, rest_seconds=60, load="10 kg")),
        relief=make_block(make_entry("childs-pose", breaths=(5, 10), times_per_day=2), make_entry("cat-cow")),
    )


def usual_plan() -> Plan:
    """Six exercises on three days."""
    return make_plan((usual_day("monday", "Gym"), usual_day("wednesday"), usual_day("friday", "Home")))


def heavy_day(count: int = 60) -> Day:
    """One day with so many entries in its strength block, each with a dose of its own."""
    entries: list[Entry] = [make_entry(f"own-{n}", sets=3, reps=100 + n) for n in range(count)]
    return make_day("monday", strength=make_block(*entries))


def make_spec(
    plan: Plan | None = None,
    client: Client | None = MARIA,
    *,
    options: HandoutOptions | None = None,
    catalogue: Catalogue | None = None,
    coverage: tuple[CoverageRow, ...] = (),
) -> HandoutSpec:
    """A spec with sensible values for all that is not given."""
    made = usual_plan() if plan is None else plan
    return build_spec(
        made,
        client,
        make_catalogue() if catalogue is None else catalogue,
        PlainWords(),
        today=TODAY,
        options=options or HandoutOptions(),
        coverage_rows={week.id: coverage for week in made.weeks},
        minutes={day.id: 25.4 for week in made.weeks for day in week.days},
    )


def page_texts(pdf: bytes) -> list[str]:
    """Each page's text with all white space as single blanks."""
    return [flat(page.extract_text()) for page in PdfReader(io.BytesIO(pdf)).pages]


def flat(text: str) -> str:
    """White space as single blanks."""
    return re.sub(r"\s+", " ", text).strip()


def run_texts(page: Page) -> str:
    """All texts of a laid-out page in the order they were placed."""
    return flat(" ".join(run.text for run in page.runs))


@dataclass(frozen=True)
class Box:
    """Where the ink of a text may be, y running down."""

    left: float
    top: float
    right: float
    bottom: float
    text: str

    def overlaps(self, other: Box) -> bool:
        """Whether two boxes share more than a touch."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > 0.3 and down > 0.3


def boxes(page: Page) -> list[Box]:
    """The boxes of all texts of a page: x-height and descenders up to capitals."""
    return [_box(run) for run in page.runs if run.text.strip()]


def _box(run: PlacedRun) -> Box:
    size = run.style.size
    width = line_width(run.text, load_fonts(), run.style)
    return Box(run.x, run.y - 0.66 * size, run.x + width, run.y + 0.2 * size, run.text)


def overlaps(page: Page) -> Iterator[tuple[str, str]]:
    """Pairs of texts that lie on each other."""
    found = sorted(boxes(page), key=lambda box: box.top)
    for index, box in enumerate(found):
        for other in found[index + 1 :]:
            if other.top > box.bottom:
                break
            if box.overlaps(other):
                yield box.text, other.text


def outside(page: Page, margin: float = 20.0) -> list[str]:
    """Texts and rectangles that come nearer to the edge of the paper than the margin."""
    texts = [
        box.text
        for box in boxes(page)
        if box.left < margin
        or box.right > page.width - margin
        or box.top < margin
        or box.bottom > page.height - 15
    ]
    rects = [
        str(rect)
        for rect in page.rects
        if rect.x < margin
        or rect.x + rect.width > page.width - margin + 0.01
        or rect.y + rect.height > page.height - 15
    ]
    return texts + rects
