"""Turn a plan, a client and the library into a HandoutSpec: pure, without ReportLab."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from backdesk.domain.blocks import BLOCK_ORDER, BlockKind
from backdesk.domain.catalogue import Catalogue
from backdesk.domain.client import Client
from backdesk.domain.clinic import NO_CLINIC, Clinic
from backdesk.domain.dose_text import dose_sentence
from backdesk.domain.ids import DayId, ExerciseId, WeekId
from backdesk.domain.labels import day_name, short_day_name
from backdesk.domain.plan import EMPTY_BLOCK, WEEKDAYS, Block, Day, Entry, Plan, Week
from backdesk.domain.plan_texts import as_read
from backdesk.domain.supersets import superset_labels
from backdesk.domain.wording import Words
from backdesk.handout.card_facts import (
    FigureFinder,
    Occurrence,
    PhotoFinder,
    PictureFinders,
    build_card,
    no_figure,
    no_photos,
)
from backdesk.handout.spec import (
    BlockSheet,
    BodyMapTints,
    Card,
    CoverageRow,
    DaySheet,
    HandoutOptions,
    HandoutSpec,
    Item,
    WeekSheet,
)
from backdesk.i18n import Translator


@dataclass(frozen=True, slots=True)
class _Source:
    """What the parts of the spec are built from."""

    plan: Plan
    catalogue: Catalogue
    words: Words
    numbers: Mapping[ExerciseId, int]


def build_spec(  # noqa: PLR0913 - the inputs of the use case; a bundle would only be unpacked again here
    plan: Plan,
    client: Client | None,
    catalogue: Catalogue,
    words: Words,
    *,
    today: date,
    options: HandoutOptions,
    coverage_rows: Mapping[WeekId, Sequence[CoverageRow]] | None = None,
    minutes: Mapping[DayId, float] | None = None,
    figures: FigureFinder = no_figure,
    photos: PhotoFinder = no_photos,
    body_maps: Mapping[WeekId, BodyMapTints] | None = None,
    clinic: Clinic = NO_CLINIC,
) -> HandoutSpec:
    """The handout of a plan. `client` is None for a template.

    `coverage_rows` are shown in the order given, `minutes` are the estimates by day,
    `figures` and `photos` find the pictures, `body_maps` are the tints of the coverage summary. An
    exercise that the library and the plan do not know is named by its id.
    """
    known = as_read(plan, catalogue)
    source = _Source(plan, known, words, _numbers(plan))
    rows, estimates = coverage_rows or {}, minutes or {}
    return HandoutSpec(
        title=plan.title,
        client_name="" if client is None else client.name,
        date=today,
        language=words.language if isinstance(words, Translator) else "en",
        words=words,
        options=options,
        weeks=tuple(
            replace(
                _week(source, week, number, tuple(rows.get(week.id, ())), estimates),
                body_map=(body_maps or {}).get(week.id),
            )
            for number, week in enumerate(plan.weeks, start=1)
        ),
        cards=_cards(source, client, PictureFinders(figures, photos)),
        clinic=clinic,
        link=plan.link,
        next_appointment=plan.next_appointment,
    )


def _numbers(plan: Plan) -> dict[ExerciseId, int]:
    """Each different exercise's number, in the order of the plan."""
    ids = dict.fromkeys(entry.exercise for entry in plan.entries())
    return {exercise: number for number, exercise in enumerate(ids, start=1)}


def _week(
    source: _Source,
    week: Week,
    number: int,
    coverage: tuple[CoverageRow, ...],
    minutes: Mapping[DayId, float],
) -> WeekSheet:
    days = [
        DaySheet(
            name=day_name(day.name, source.words),
            short_name=short_day_name(day.name, source.words),
            label=day.label,
            blocks=tuple(_block(source, kind, day.block(kind)) for kind in BLOCK_ORDER),
            minutes=None if day.is_rest else minutes.get(day.id),
        )
        for day in _days_with_rests(week)
    ]
    return WeekSheet(number, tuple(days), coverage)


def _days_with_rests(week: Week) -> Iterator[Day]:
    """The week's days; weekdays that the plan does not name are days of rest."""
    named = {day.name: day for day in week.days}
    if not named or not named.keys() <= set(WEEKDAYS):
        yield from week.days
        return
    for name in WEEKDAYS:
        yield named.get(name) or Day(DayId(name), name, blocks=(EMPTY_BLOCK,) * 3)


def _block(source: _Source, kind: BlockKind, block: Block) -> BlockSheet:
    items = tuple(
        Item(
            number=source.numbers[entry.exercise],
            name=source.catalogue.name_of(entry.exercise),
            dose=dose_sentence(entry.dose, source.words),
            tag=tag,
            group=entry.group,
            note=entry.note.strip(),
            prescription=entry.dose,
        )
        for entry, tag in zip(block.entries, superset_labels(block), strict=True)
    )
    return BlockSheet(kind, items, block.rounds if block.round_count != 1 else None)


def _cards(source: _Source, client: Client | None, pictures: PictureFinders) -> tuple[Card, ...]:
    found: dict[ExerciseId, list[Occurrence]] = {}
    for occurrence in _occurrences(source):
        found.setdefault(occurrence.exercise, []).append(occurrence)
    week_count = len(source.plan.weeks)
    return tuple(
        build_card(
            source.numbers[exercise],
            occurrences,
            source.catalogue,
            source.words,
            client=client,
            week_count=week_count,
            pictures=pictures,
        )
        for exercise, occurrences in found.items()
    )


def _occurrences(source: _Source) -> Iterator[Occurrence]:
    for number, week in enumerate(source.plan.weeks, start=1):
        for day in week.days:
            for kind in BLOCK_ORDER:
                block = day.block(kind)
                for entry, tag in zip(block.entries, superset_labels(block), strict=True):
                    yield _occurrence(source, number, day, (kind, block.rounds), entry, tag)


def _occurrence(
    source: _Source, week: int, day: Day, block: tuple[BlockKind, int | None], entry: Entry, tag: str
) -> Occurrence:
    kind, rounds = block
    return Occurrence(
        exercise=entry.exercise,
        week=week,
        day=day.name,
        kind=kind,
        dose=dose_sentence(entry.dose, source.words, rounds=None if rounds == 1 else rounds),
        tag=tag,
        note=entry.note.strip(),
    )
