"""What an exercise card says: doses and notes merged over the days and weeks that share them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from backdesk.domain.blocks import BLOCK_ORDER, BlockKind
from backdesk.domain.catalogue import Catalogue
from backdesk.domain.client import Client
from backdesk.domain.exercise import CautionAction, Exercise
from backdesk.domain.ids import ExerciseId, PrecautionId
from backdesk.domain.labels import block_name
from backdesk.domain.photo import Photo
from backdesk.domain.pose import ExerciseFigure
from backdesk.domain.screening import ConcernKind, ConcernSource, screen
from backdesk.domain.when_text import listed, when_text
from backdesk.domain.wording import Words
from backdesk.handout.spec import Card, CardCaution, CardDose

FigureFinder = Callable[[Exercise], ExerciseFigure | None]
"""Gives the figure of an exercise."""
PhotoFinder = Callable[[Exercise], tuple[Photo, ...]]
"""Gives the own photos of an exercise."""


@dataclass(frozen=True, slots=True)
class PictureFinders:
    """Where the pictures of exercises come from."""

    figure: FigureFinder
    photos: PhotoFinder


def no_figure(exercise: Exercise) -> ExerciseFigure | None:
    """The finder of a handout without pictures of built-in exercises: only own figures."""
    return exercise.figure


def no_photos(exercise: Exercise) -> tuple[Photo, ...]:
    """The finder of a handout without photos."""
    return ()


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One entry of the plan, its dose in words. `week` counts from 1, `day` is as in the plan."""

    exercise: ExerciseId
    week: int
    day: str
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
    client: Client | None,
    week_count: int,
    pictures: PictureFinders,
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
        easier=_versions(facts.easier, catalogue, client),
        harder=_versions(facts.harder, catalogue, client),
        cautions=_cautions(facts, catalogue, words, client),
        notes=_notes(occurrences, words, week_count),
        figure=pictures.figure(facts),
        photos=pictures.photos(facts),
        link=facts.link,
    )


def _versions(ids: Sequence[ExerciseId], catalogue: Catalogue, client: Client | None) -> tuple[str, ...]:
    """The names of easier or harder exercises, without those that this client should avoid."""
    return tuple(catalogue.name_of(each) for each in ids if not _is_avoided(each, catalogue, client))


def _is_avoided(exercise: ExerciseId, catalogue: Catalogue, client: Client | None) -> bool:
    found = catalogue.exercises.get(exercise)
    concerns = () if found is None else screen(found, client, catalogue)
    return any(concern.kind is ConcernKind.AVOID for concern in concerns)


def _doses(occurrences: Sequence[Occurrence], words: Words, week_count: int) -> tuple[CardDose, ...]:
    """One line for each different dose and place: "Strength A1: Monday and Friday"."""
    places: dict[tuple[str, BlockKind, str], list[Occurrence]] = {}
    for occurrence in occurrences:
        places.setdefault((occurrence.dose, occurrence.kind, occurrence.tag), []).append(occurrence)
    said = []
    for (dose, kind, tag), found in places.items():
        block = " ".join(part for part in (block_name(kind, words), tag) if part)
        when = words.gettext("{block}: {days}").format(block=block, days=_when(found, words, week_count))
        said.append(CardDose(dose, when))
    return tuple(said)


def _when(occurrences: Sequence[Occurrence], words: Words, week_count: int) -> str:
    places = [(occurrence.week, occurrence.day) for occurrence in occurrences]
    return when_text(places, words, week_count=week_count)


def _notes(occurrences: Sequence[Occurrence], words: Words, week_count: int) -> tuple[str, ...]:
    """Each different note once, with its days unless it holds wherever the exercise stands."""
    by_note: dict[str, list[Occurrence]] = {}
    for occurrence in occurrences:
        by_note.setdefault(occurrence.note, []).append(occurrence)
    if len(by_note) == 1:
        return tuple(note for note in by_note if note)
    return tuple(
        words.gettext("{days}: {note}").format(days=_when(found, words, week_count), note=note)
        for note, found in by_note.items()
        if note
    )


def _cautions(
    exercise: Exercise, catalogue: Catalogue, words: Words, client: Client | None
) -> tuple[CardCaution, ...]:
    """What to ask first, then what to take care of; one reason for several precautions is said once.

    The client's own precautions stand last, in the therapist's own words.
    """
    if client is None:
        return ()
    names: dict[tuple[CautionAction, str], list[str]] = {}
    for caution in catalogue.cautions_for(exercise, client.precautions):
        named = names.setdefault((caution.action, caution.reason), [])
        named.append(_precaution_name(catalogue, caution.precaution))
    known = (
        CardCaution(action, listed([first, *map(_inside, more)], words), reason)
        for (action, reason), (first, *more) in names.items()
    )
    return (*known, *_own_cautions(exercise, client, catalogue))


def _own_cautions(exercise: Exercise, client: Client, catalogue: Catalogue) -> Iterator[CardCaution]:
    for concern in screen(exercise, client, catalogue):
        if concern.source is ConcernSource.OWN:
            is_avoided = concern.kind is ConcernKind.AVOID
            yield CardCaution(CautionAction.AVOID if is_avoided else CautionAction.MODIFY, concern.about, "")


def _precaution_name(catalogue: Catalogue, precaution: PrecautionId) -> str:
    found = catalogue.precautions.get(precaution)
    return precaution if found is None else found.name


def _inside(name: str) -> str:
    """A precaution's name inside a sentence: a plain first word loses its capital, "MS" does not."""
    first = name.split()[0]
    return name[0].lower() + name[1:] if first.isalpha() and first[1:].islower() else name
