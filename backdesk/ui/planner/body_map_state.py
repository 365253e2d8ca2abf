"""What the body map shows of a count: a tint for each muscle, hatches, and what a drop would change."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from backdesk.domain.coverage import Band, WeekCoverage
from backdesk.domain.ids import MuscleId
from backdesk.figure.body_map_style import DARK, LIGHT, BodyMapStyle


class MapLayer(StrEnum):
    """How deep the map looks into the body."""

    SURFACE = "surface"
    DEEP = "deep"


class MapTints(NamedTuple):
    """The bands of all trained muscles, and the muscles that are only stretched."""

    bands: frozenset[tuple[MuscleId, Band]] = frozenset()
    stretched: frozenset[MuscleId] = frozenset()


def tints_of(coverage: WeekCoverage | None) -> MapTints:
    """How a count is tinted; nothing for None."""
    if coverage is None:
        return MapTints()
    bands = ((muscle, count.band) for muscle, count in coverage.muscles.items())
    return MapTints(
        frozenset((muscle, band) for muscle, band in bands if band is not Band.NONE),
        coverage.only_stretched,
    )


def changed_muscles(before: WeekCoverage | None, after: WeekCoverage | None) -> frozenset[MuscleId]:
    """The muscles whose sets or stretching an edit would change; none without an edit."""
    if before is None or after is None:
        return frozenset()
    found = []
    for muscle, count in after.muscles.items():
        old = before.of(muscle)
        if (count.fractional, count.stretch_times, count.stretch_seconds) != (
            old.fractional,
            old.stretch_times,
            old.stretch_seconds,
        ):
            found.append(muscle)
    return frozenset(found)


def map_style(*, is_dark: bool) -> BodyMapStyle:
    """The map's colours in a theme; the bands are those of the coverage list."""
    return DARK if is_dark else LIGHT
