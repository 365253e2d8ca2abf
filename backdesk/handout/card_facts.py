"""What an exercise card says: doses and notes merged over the days and weeks that share them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from backdesk.domain.blocks import BLOCK_ORDER, BlockKind
from backdesk.domain.catalogue import Catalogue
from backdesk.domain.exercise import Exercise
from backdesk.domain.ids import ExerciseId, PrecautionId
from backdesk.domain.labels import block_name
from backdesk.domain.plan import WEEKDAYS
from backdesk.domain.pose import ExerciseFigure
from backdesk.domain.wording import Words
from backdesk.handout.labels import joined, week_span
from backdesk.handout.spec import Card, CardCaution, CardDose

FigureFinder = Callable[[Exercise], ExerciseFigure | None]
"""Gives the figure of an exercise."""


def no_figure(exercise: Exercise) -> ExerciseFigure | None:
    """The finder of a handout without pictures of built-in exercises: only own figures."""
    return exercise.figure


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One entry of the plan, said in words. `week` counts from 1; a day such as "Day 3" is no weekday."""

    exercise: ExerciseId
    week: int
    day: str
    is_weekday: bool
    kind: BlockKind
    dose: str
    tag: str
    note: str


def build_card(
    number: int,
    occurrences: Sequence[Occurrence],
    catalogue: Catalogue,
    words: Words,
    *,
    precautions: Sequence[PrecautionId],
    week_count: int,
    figures: FigureFinder,
) -> Card:
    """The card of one exercise from all its entries; one that the library lacks has no texts."""
    exercise = catalogue.exercises.get(occurrences[0].exercise)
    used = {occurrence.kind for occurrence in occurrences}
    facts = Exercise(occurrences[0].exercise, occurrences[0].exercise) if exercise is None else exercise
    return Card(
        number=number,
        name=facts.name,
        blocks=tuple(kind for kind in BLOCK_ORDER if kind in used),
        doses=_doses(occurrences, words, week_count),
        start=facts.start,
        steps=facts.steps,
        tip=facts.tip,
        why=facts.why,
        easier=tuple(map(catalogue.name_of, facts.easier)),
        harder=tuple(map(catalogue.name_of, facts.harder)),
        cautions=_cautions(facts, catalogue, precautions),
        notes=_notes(occurrences, words, week_count),
        figure=figures(facts),
    )


def _doses(occurrences: Sequence[Occurrence], words: Words, week_count: int) -> tuple[CardDose, ...]:
    """One line for each different dose and place: "Strength A1: Monday and Friday"."""
    places: dict[tuple[str, BlockKind, str], list[Occurrence]] = {}
    for occurrence in occurrences:
        places.setdefault((occurrence.dose, occurrence.kind, occurrence.tag), []).append(occurrence)
    said = []
    for (dose, kind, tag), found in places.items():
        block = " ".join(part for part in (block_name(kind, words), tag) if part)
        when = words.gettext("{block}: {days}").format(block=block, days=when_text(found, words, week_count))
        said.append(CardDose(dose, when))
    return tuple(said)


def when_text(occurrences: Sequence[Occurrence], words: Words, week_count: int) -> str:
    """The days, and in a plan of several weeks the weeks that share them."""
    days_by_week: dict[int, Counter[str]] = {}
    for occurrence in occurrences:
        days_by_week.setdefault(occurrence.week, Counter())[occurrence.day] += 1
    is_weekly = all(occurrence.is_weekday for occurrence in occurrences)
    said = []
    for first, last, days in _runs(days_by_week):
        names = joined([_day_text(day, count, words) for day, count in days.items()], words)
        if is_weekly and len(days) == len(WEEKDAYS) and set(days.values()) == {1}:
            names = words.gettext("every day")
        if week_count > 1:
            weeks = week_span(first, last, words)
            names = words.gettext("{days} ({weeks})").format(days=names, weeks=weeks)
        said.append(names)
    return "; ".join(said)


def _runs(days_by_week: Mapping[int, Counter[str]]) -> Iterable[tuple[int, int, Counter[str]]]:
    """Weeks in a row with the same days: (first, last, days)."""

    def same(item: tuple[int, tuple[int, Counter[str]]]) -> Hashable:
        position, (week, days) = item
        return week - position, tuple(days.items())

    for _, group in groupby(enumerate(days_by_week.items()), key=same):
        run = [pair for _, pair in group]
        yield run[0][0], run[-1][0], run[0][1]


def _day_text(day: str, count: int, words: Words) -> str:
    if count == 1:
        return day
    return words.gettext("{day} ({times})").format(
        day=day, times=words.ngettext("{n} time", "{n} times", count).format(n=count)
    )


def _notes(occurrences: Sequence[Occurrence], words: Words, week_count: int) -> tuple[str, ...]:
    """Each different note once, with its days unless it holds wherever the exercise stands."""
    by_note: dict[str, list[Occurrence]] = {}
    for occurrence in occurrences:
        by_note.setdefault(occurrence.note, []).append(occurrence)
    if len(by_note) == 1:
        return tuple(note for note in by_note if note)
    return tuple(
        words.gettext("{days}: {note}").format(days=when_text(found, words, week_count), note=note)
        for note, found in by_note.items()
        if note
    )


def _cautions(
    exercise: Exercise, catalogue: Catalogue, precautions: Sequence[PrecautionId]
) -> tuple[CardCaution, ...]:
    return tuple(
        CardCaution(caution.action, _precaution_name(catalogue, caution.precaution), caution.reason)
        for caution in catalogue.cautions_for(exercise, precautions)
    )


def _precaution_name(catalogue: Catalogue, precaution: PrecautionId) -> str:
    found = catalogue.precautions.get(precaution)
    return precaution if found is None else found.name
