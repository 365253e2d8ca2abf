"""Outcome measures: what they run from and to, and whether a change passes the published meaningful one.

The thresholds were published for people with low-back pain and for groups of them. For one person they are
a rule of thumb that helps to talk about a change; they are no finding. They were proposed for getting
better: a change for the worse "by as much" only mirrors them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from backdesk.domain.session_log import OutcomeMeasure, OutcomeScore
from backdesk.domain.wording import Words
from backdesk.errors import BackDeskError

OSTELO_2008 = "Ostelo et al. 2008 (Spine 33: 90–94)"
"""Consensus for low-back pain: 2 points of NPRS, 10 of ODI, 5 of RMDQ, or 30 % of the first score."""
STRATFORD_1995 = "Stratford et al. 1995 (Physiotherapy Canada 47: 258–263)"
"""PSFS: the smallest change beyond the error of measurement, 2 points of the mean, 3 of one activity."""
MOST_ACTIVITIES = 5
"""Activities that a PSFS asks for at most."""
_MEAN_STEP = 0.1
_NOISE = 1e-9
_STEP_NOISE = 1e-6


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure from `least` to `most`; scores come in steps of `step`.

    A change of `points`, or of `share` of the first score where that was published too, is meaningful.
    `item_points` holds for a single item, where that was published.
    """

    kind: OutcomeMeasure
    short: str
    most: float
    points: float
    source: str
    share: float | None = None
    item_points: float | None = None
    is_percent: bool = False
    higher_is_better: bool = False
    least: float = 0.0
    step: float = 1.0


MEASURES = {
    OutcomeMeasure.NPRS: Measure(OutcomeMeasure.NPRS, "NPRS", 10, 2, OSTELO_2008, share=0.3),
    OutcomeMeasure.PSFS: Measure(
        OutcomeMeasure.PSFS, "PSFS", 10, 2, STRATFORD_1995, item_points=3, higher_is_better=True
    ),
    OutcomeMeasure.ODI: Measure(OutcomeMeasure.ODI, "ODI", 100, 10, OSTELO_2008, share=0.3, is_percent=True),
    OutcomeMeasure.RMDQ: Measure(OutcomeMeasure.RMDQ, "RMDQ", 24, 5, OSTELO_2008, share=0.3),
}


@dataclass(frozen=True, slots=True)
class Point:
    """The score of one day; for PSFS the mean of `items` activities."""

    day: date
    value: float
    items: int = 0


@dataclass(frozen=True, slots=True)
class Change:
    """From the first score to the last. `points` is signed as the scores are: less is below 0.

    `share` is the part of the first score, None where that was 0. `passed_points` and `passed_share` say
    which published threshold an improvement reaches, `is_worse_by_as_much` whether the score went the other
    way by the threshold in points. `threshold` is that in points, `items` the activities compared (PSFS).
    """

    measure: Measure
    start: Point
    now: Point
    points: float
    share: float | None
    threshold: float
    passed_points: bool
    passed_share: bool
    is_worse_by_as_much: bool
    items: int = 0

    @property
    def has_passed(self) -> bool:
        """Whether the improvement reaches a published threshold, in points or as a share."""
        return self.passed_points or self.passed_share

    @property
    def is_better(self) -> bool:
        """Whether the score moved in the good direction at all."""
        return self.points * (1 if self.measure.higher_is_better else -1) > _NOISE


def full_name(kind: OutcomeMeasure, words: Words) -> str:
    """The measure's whole name."""
    return {
        OutcomeMeasure.NPRS: words.gettext("Numeric Pain Rating Scale"),
        OutcomeMeasure.PSFS: words.gettext("Patient-Specific Functional Scale"),
        OutcomeMeasure.ODI: words.gettext("Oswestry Disability Index"),
        OutcomeMeasure.RMDQ: words.gettext("Roland-Morris Disability Questionnaire"),
    }[kind]


def check_score(kind: OutcomeMeasure, value: float, item: str = "") -> None:
    """Raises BackDeskError where this cannot be a score. A PSFS without an item is a mean of several."""
    measure = MEASURES[kind]
    if not math.isfinite(value) or not measure.least <= value <= measure.most:
        raise BackDeskError(
            "{measure} runs from {least} to {most}.",
            measure=measure.short,
            least=f"{measure.least:g}",
            most=f"{measure.most:g}",
        )
    step = step_of(kind, item)
    if abs(value / step - round(value / step)) > _STEP_NOISE:
        if step == 1:
            raise BackDeskError("{measure} is scored in whole numbers.", measure=measure.short)
        raise BackDeskError("{measure} has at most one decimal.", measure=measure.short)


def step_of(kind: OutcomeMeasure, item: str = "") -> float:
    """In which steps a score is given; a PSFS without an item is a mean of several."""
    return _MEAN_STEP if kind is OutcomeMeasure.PSFS and not item else MEASURES[kind].step


def score_series(scores: Iterable[OutcomeScore], kind: OutcomeMeasure) -> tuple[Point, ...]:
    """The scores of a measure by day; several items of a day count as their mean.

    A whole score (without an item) goes before the items of its day. Of two scores of the same day and
    item the later one in `scores` counts.
    """
    return tuple(_point(day, items) for day, items in _by_day(scores, kind).items())


def change_since_start(scores: Sequence[OutcomeScore]) -> Change | None:
    """From the first to the last day of the scores of one measure; None where nothing can be compared.

    Activities (PSFS) are compared over those that were scored on both days; a mean is compared with a mean.
    Raises ValueError for scores of more than one measure.
    """
    kinds = {score.measure for score in scores}
    if len(kinds) > 1:
        raise ValueError("one measure at a time")
    if not kinds:
        return None
    measure = MEASURES[kinds.pop()]
    days = list(_by_day(scores, measure.kind).items())
    if len(days) < 2:
        return None
    (first, before), (last, after) = days[0], days[-1]
    shared = _comparable(before, after)
    if not shared:
        return None
    start = _point(first, {item: before[item] for item in shared})
    return _change(measure, start, _point(last, {item: after[item] for item in shared}))


def _comparable(before: dict[str, float], after: dict[str, float]) -> list[str]:
    """What was scored on both days; a whole score, where both have one, rather than the items."""
    shared = [item for item in before if item in after]
    return [""] if "" in shared else shared


def _change(measure: Measure, start: Point, now: Point) -> Change:
    points = round(now.value - start.value, 6)
    gained = points if measure.higher_is_better else -points
    share = points / start.value if start.value else None
    threshold = measure.points
    if start.items == 1 and measure.item_points is not None:
        threshold = measure.item_points
    by_share = (
        measure.share is not None and start.value > 0 and gained / start.value >= measure.share - _NOISE
    )
    return Change(
        measure=measure,
        start=start,
        now=now,
        points=points,
        share=share,
        threshold=threshold,
        passed_points=gained >= threshold - _NOISE,
        passed_share=by_share,
        is_worse_by_as_much=-gained >= threshold - _NOISE,
        items=start.items,
    )


def _by_day(scores: Iterable[OutcomeScore], kind: OutcomeMeasure) -> dict[date, dict[str, float]]:
    found: dict[date, dict[str, float]] = {}
    for score in scores:
        if score.measure is kind:
            found.setdefault(score.day, {})[score.item.casefold()] = score.value
    return dict(sorted(found.items()))


def _point(day: date, items: dict[str, float]) -> Point:
    if "" in items:
        return Point(day, items[""])
    return Point(day, math.fsum(items.values()) / len(items), len(items))
