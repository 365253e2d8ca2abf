"""Data in and out: plan files, and coverage as other programs read it."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.client import Client
from backdesk.domain.coverage import MuscleCoverage, WeekCoverage
from backdesk.domain.ids import MuscleId
from backdesk.domain.plan import Plan
from backdesk.errors import Phrase, PictureError
from backdesk.exchange.dose_schema import plain_number
from backdesk.files import write_whole

if TYPE_CHECKING:
    from backdesk.services.photos import Photos


@dataclass(frozen=True, slots=True)
class ImportedPlan:
    """A plan from a file, with fresh ids; `client` is None for a template.

    `notes` are sentences about what was kept though unknown, or changed; `photos` are JPEG files by
    SHA-256, not yet looked at.
    """

    plan: Plan
    client: Client | None
    notes: tuple[Phrase, ...]
    photos: Mapping[str, bytes] = field(default_factory=dict, hash=False)


def read_plan_file(path: Path, catalogue: Catalogue) -> ImportedPlan:
    """Read a plan file. Raises PlanFileError with one sentence that names the place."""
    # imported here: an ordinary start reads and writes no plan file
    from backdesk.exchange.limits import read_limited
    from backdesk.exchange.plan_file import read_plan

    found = read_plan(read_limited(path), catalogue)
    return ImportedPlan(found.plan, found.client, found.notes, found.photos)


def write_plan_file(
    path: Path, plan: Plan, client: Client | None, catalogue: Catalogue, *, photos: Photos | None = None
) -> None:
    """Write a plan file whole, or leave what was there; with `photos`, those of its own exercises too.

    Raises OutputError, and PlanFileError for a plan too large to be read back.
    """
    from backdesk.exchange.plan_file_writer import plan_to_json

    found = {} if photos is None else photos_of(plan, photos)
    write_whole(path, plan_to_json(plan, client, catalogue, photos=found))


def photos_of(plan: Plan, photos: Photos) -> dict[str, bytes]:
    """The photos of a plan's own exercises by SHA-256; a lost one cannot go along."""
    found = {}
    for name in dict.fromkeys(name for exercise in plan.exercises for name in exercise.photos):
        with suppress(PictureError):
            found[name] = photos.content(name)
    return found


def coverage_json(coverage: WeekCoverage) -> dict[str, object]:
    """The shape of `backdesk coverage --json` (design/interfaces.md)."""
    balance = coverage.balance
    return {
        "week": coverage.week,
        "muscles": _muscles_json(coverage.muscles),
        "groups": _muscles_json(coverage.groups),
        "movements": {name.value: plain_number(sets) for name, sets in coverage.movements.items()},
        "aerobic_minutes": plain_number(coverage.aerobic_minutes),
        "session_minutes": {day: plain_number(minutes) for day, minutes in coverage.session_minutes.items()},
        "balance": {
            "front": plain_number(balance.front),
            "back": plain_number(balance.back),
            "sides": plain_number(balance.sides),
            "push": plain_number(balance.push),
            "pull": plain_number(balance.pull),
        },
    }


def _muscles_json(counts: Mapping[MuscleId, MuscleCoverage]) -> dict[str, object]:
    return {
        muscle: {
            "direct": plain_number(count.direct),
            "fractional": plain_number(count.fractional),
            "days": count.days,
            "stretch_times": plain_number(count.stretch_times),
            "stretch_seconds": plain_number(count.stretch_seconds),
            "band": count.band.value,
        }
        for muscle, count in counts.items()
    }
