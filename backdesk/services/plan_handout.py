"""The handout of a whole plan, with its coverage and minutes worked out."""

from __future__ import annotations

from datetime import date

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.client import Client
from backdesk.domain.clinic import NO_CLINIC, Clinic
from backdesk.domain.coverage import CoverageCounter, CoverageRules, WeekCoverage
from backdesk.domain.duration import session_minutes
from backdesk.domain.labels import band_name
from backdesk.domain.muscle import Taxonomy
from backdesk.domain.plan import Plan
from backdesk.domain.wording import Words
from backdesk.services.figures import Figures, bundled_figures
from backdesk.services.handouts import (
    BodyMapTints,
    CoverageRow,
    HandoutOptions,
    HandoutSpec,
    build_spec,
    no_figure,
    no_photos,
)


def plan_handout(  # noqa: PLR0913 - the inputs of the use case, most with a usual value
    plan: Plan,
    client: Client | None,
    catalogue: Catalogue,
    words: Words,
    *,
    today: date,
    options: HandoutOptions,
    rules: CoverageRules | None = None,
    figures: Figures | None = None,
    clinic: Clinic = NO_CLINIC,
) -> HandoutSpec:
    """Everything the handout shows. `rules` are the counting rules of the coverage summary; without
    `figures` the bundled ones are read."""
    known = catalogue.with_exercises(plan.exercises)
    counter = CoverageCounter(known, rules)
    counts = {week.id: counter.week(week) for week in plan.weeks if options.coverage}
    rows = {week: coverage_rows(count, known.taxonomy, words) for week, count in counts.items()}
    maps = {week: body_map_tints(count) for week, count in counts.items()}
    pictures = figures or bundled_figures()
    minutes = {day.id: session_minutes(day) for week in plan.weeks for day in week.days if not day.is_rest}
    return build_spec(
        plan,
        client,
        known,
        words,
        today=today,
        options=options,
        coverage_rows=rows,
        minutes=minutes,
        figures=pictures.of if options.pictures else no_figure,
        photos=pictures.photos_of if options.pictures else no_photos,
        body_maps=maps,
        clinic=clinic,
    )


def coverage_rows(coverage: WeekCoverage, taxonomy: Taxonomy, words: Words) -> tuple[CoverageRow, ...]:
    """Groups and ungrouped muscles that the week trains or stretches, most first."""
    rows = []
    for muscle in taxonomy.by_id.values():
        count = coverage.of(muscle.id)
        if muscle.group is None and (count.fractional or count.stretch_times):
            band = band_name(count.band, words)
            rows.append(
                CoverageRow(
                    muscle.name, count.direct, count.fractional, count.days, count.stretch_seconds, band
                )
            )
    return tuple(sorted(rows, key=lambda row: (-row.fractional, -row.stretch_seconds, row.name)))


def body_map_tints(coverage: WeekCoverage) -> BodyMapTints:
    """The tints of the body map: each muscle's band, and which ones the week only stretches."""
    bands = {muscle: count.band for muscle, count in coverage.muscles.items()}
    return BodyMapTints(bands, coverage.only_stretched)
