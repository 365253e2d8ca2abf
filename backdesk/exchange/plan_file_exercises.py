"""The exercises that are not built in and travel inside a plan file, in the shape of `library --json`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count

from backdesk.domain.blocks import BlockKind
from backdesk.domain.catalogue import Catalogue
from backdesk.domain.clean_texts import MAX_NOTE_CHARACTERS
from backdesk.domain.dose import Dose, Side
from backdesk.domain.exercise import (
    Caution,
    CautionAction,
    Equipment,
    Exercise,
    ExerciseType,
    Movement,
    Position,
    Role,
)
from backdesk.domain.ids import ExerciseId, MuscleId, PrecautionId
from backdesk.domain.pose import ExerciseFigure
from backdesk.errors import Phrase, PlanFileError
from backdesk.exchange.exercise_schema import exercise_to_json
from backdesk.exchange.limits import MAX_EXERCISES, MAX_ID_CHARACTERS
from backdesk.exchange.plan_file_checks import Notes, ObjectReader, choice, fault, list_items, nearest
from backdesk.exchange.plan_file_doses import read_dose
from backdesk.exchange.plan_file_json import field_place, shown
from backdesk.exchange.plan_file_photos import read_photo_names
from backdesk.figure.pose_json import figure_from_json

_EXERCISES = Phrase("a list of exercises")
MAX_REASON_CHARACTERS = 200
EXERCISE_ID = Phrase('an id of letters and digits joined by "-"')
_CAUTION = Phrase("an object with a precaution and an action")


@dataclass(frozen=True, slots=True)
class OwnExercises:
    """A file's own exercises, and the id that each id written in the file stands for now."""

    exercises: tuple[Exercise, ...]
    ids: Mapping[str, ExerciseId]


@dataclass(frozen=True, slots=True)
class _Read:
    place: str
    raw: Mapping[str, object]
    exercise: Exercise


def read_own_exercises(file: ObjectReader, catalogue: Catalogue, notes: Notes) -> OwnExercises:
    """The field `exercises`: a list, or an object by id.

    An id that a different exercise of the library has is issued anew and noted; one that
    repeats an exercise of the library is that exercise. Raises PlanFileError for anything wrong.
    """
    if not file.has("exercises"):
        return OwnExercises((), {})
    read: dict[str, _Read] = {}
    for place, raw in _items(file.raw["exercises"], file.at("exercises")):
        found = _exercise(raw, place, catalogue, notes)
        earlier = read.get(found.exercise.id)
        if earlier is not None:
            raise PlanFileError(
                "{place}: {id} is already used by {earlier}",
                place=field_place(place, "id"),
                id=shown(found.exercise.id),
                earlier=earlier.place,
            )
        read[found.exercise.id] = found
    ids: dict[str, ExerciseId] = {}
    own: list[_Read] = []
    for written, found in read.items():
        built_in = catalogue.exercises.get(found.exercise.id)
        if built_in is not None and _repeats(found, built_in):
            continue
        if built_in is not None:
            ids[written] = _free_id(written, catalogue, read, ids)
            what = Phrase(
                "{id} is a different exercise of the library; this one is now {new_id}",
                id=shown(written),
                new_id=shown(ids[written]),
            )
            notes.add(field_place(found.place, "id"), what)
        own.append(found)
    exercises = tuple(_linked(found, ids, catalogue, read, notes) for found in own)
    return OwnExercises(exercises, {**{item.exercise.id: item.exercise.id for item in own}, **ids})


def _items(value: object, place: str) -> Sequence[tuple[str, object]]:
    if not isinstance(value, dict):
        return list_items(value, place, _EXERCISES, MAX_EXERCISES)
    if len(value) > MAX_EXERCISES:
        raise PlanFileError(
            "{place}: expected at most {maximum} exercises, got {count}",
            place=place,
            maximum=MAX_EXERCISES,
            count=len(value),
        )
    items: list[tuple[str, object]] = []
    for key, fields in value.items():
        where = field_place(place, key)
        if isinstance(fields, dict):
            if fields.get("id", key) != key:
                raise fault(
                    field_place(where, "id"), Phrase("{id} as in its key", id=shown(key)), fields["id"]
                )
            fields = {"id": key, **fields}
        items.append((where, fields))
    return items


def _exercise(raw: object, place: str, catalogue: Catalogue, notes: Notes) -> _Read:
    fields = ObjectReader(raw, place, notes, Phrase("an object with an id and a name"))
    extra: dict[str, object] = {}
    blank = Exercise(ExerciseId(""), "")
    muscles = _muscles(fields, catalogue, extra)
    exercise = Exercise(
        id=_id(fields),
        name=fields.name("name"),
        aliases=fields.texts("aliases"),
        blocks=fields.choices("blocks", BlockKind) or blank.blocks,
        type=fields.choice("type", ExerciseType, blank.type),
        primary=muscles.get(Role.PRIMARY, ()),
        secondary=muscles.get(Role.SECONDARY, ()),
        stretched=muscles.get(Role.STRETCHED, ()),
        movements=fields.choices("movements", Movement),
        equipment=fields.choices("equipment", Equipment),
        position=fields.choice("position", Position, blank.position),
        level=fields.whole("level", maximum=3) or blank.level,
        side=fields.choice("side", Side, blank.side),
        default_dose=_default_dose(fields, extra),
        start=fields.text("start", limit=MAX_NOTE_CHARACTERS),
        steps=fields.texts("steps", limit=MAX_NOTE_CHARACTERS),
        mistakes=fields.texts("mistakes", limit=MAX_NOTE_CHARACTERS),
        tip=fields.text("tip", limit=MAX_NOTE_CHARACTERS),
        why=fields.text("why", limit=MAX_NOTE_CHARACTERS),
        easier=_links(fields, "easier"),
        harder=_links(fields, "harder"),
        cautions=_cautions(fields, catalogue, extra),
        sources=fields.texts("sources"),
        figure=_figure(fields),
        photos=read_photo_names(fields),
        link=fields.link("link"),
    )
    return _Read(place, fields.raw, replace(exercise, extra=fields.unknown() | extra))


def _id(fields: ObjectReader) -> ExerciseId:
    value = fields.value("id", EXERCISE_ID)
    if not isinstance(value, str) or not is_exercise_id(value):
        raise fault(fields.at("id"), EXERCISE_ID, value)
    return ExerciseId(value)


def is_exercise_id(text: str) -> bool:
    """Whether an exercise may have this id."""
    # a dot inside is harmless, one in front would hide a file that is named after the exercise
    if len(text) > MAX_ID_CHARACTERS:
        return False
    return text[:1].isalnum() and all(letter.isalnum() or letter in "-_." for letter in text)


def _muscles(
    fields: ObjectReader, catalogue: Catalogue, extra: dict[str, object]
) -> dict[Role, tuple[MuscleId, ...]]:
    if not fields.has("muscles"):
        return {}
    inner = ObjectReader(fields.raw["muscles"], fields.at("muscles"), fields.notes)
    roles = {role: _muscle_ids(inner, role, catalogue) for role in Role}
    _keep(extra, "muscles", inner.unknown())
    return roles


def _muscle_ids(inner: ObjectReader, role: Role, catalogue: Catalogue) -> tuple[MuscleId, ...]:
    found: dict[MuscleId, None] = {}
    for place, value in inner.items(role.value, Phrase("a list of muscles")):
        if not isinstance(value, str):
            raise fault(place, Phrase("the id of a muscle"), value)
        if value not in catalogue.taxonomy.by_id:
            raise _unknown_muscle(place, value, nearest(value, catalogue.taxonomy.by_id))
        found[MuscleId(value)] = None
    return tuple(found)


def _unknown_muscle(place: str, value: str, near: str | None) -> PlanFileError:
    if near is None:
        return PlanFileError(
            '{place}: unknown muscle {muscle}; "backdesk muscles" lists all', place=place, muscle=shown(value)
        )
    return PlanFileError(
        "{place}: unknown muscle {muscle}, did you mean {near}?",
        place=place,
        muscle=shown(value),
        near=shown(near),
    )


def _default_dose(fields: ObjectReader, extra: dict[str, object]) -> Dose:
    if not fields.has("default_dose"):
        return Dose()
    inner = ObjectReader(fields.raw["default_dose"], fields.at("default_dose"), fields.notes)
    dose = read_dose(inner)
    _keep(extra, "default_dose", inner.unknown())
    return dose


def _figure(fields: ObjectReader) -> ExerciseFigure | None:
    """The picture, once it has been read and drawn; nothing of a wrong one is taken in."""
    if not fields.has("figure") or fields.raw["figure"] is None:
        return None
    # imported here: most files bring no picture
    from backdesk.figure.posing_check import require_drawable

    try:
        figure = figure_from_json(fields.raw["figure"])
        require_drawable(figure)
    except ValueError as problem:
        raise PlanFileError(
            "{place}: expected a picture of 1 to 4 key poses that can be drawn, but {reason}",
            place=fields.at("figure"),
            reason=" ".join(str(problem).split())[:MAX_REASON_CHARACTERS],
        ) from problem
    return figure


def _links(fields: ObjectReader, name: str) -> tuple[ExerciseId, ...]:
    return tuple(map(ExerciseId, dict.fromkeys(fields.texts(name, limit=MAX_ID_CHARACTERS))))


def _cautions(fields: ObjectReader, catalogue: Catalogue, extra: dict[str, object]) -> tuple[Caution, ...]:
    cautions: list[Caution] = []
    rest: dict[str, object] = {}
    for index, (place, raw) in enumerate(fields.items("cautions", Phrase("a list of cautions"))):
        inner = ObjectReader(raw, place, fields.notes, _CAUTION)
        precaution = PrecautionId(inner.name("precaution", Phrase("the id of a precaution")))
        if precaution not in catalogue.precautions:
            fields.notes.add(inner.at("precaution"), unknown_precaution(precaution))
        raw_action = inner.value("action", Phrase("avoid or modify"))
        action = choice(raw_action, inner.at("action"), CautionAction)
        reason = inner.text("reason", limit=MAX_NOTE_CHARACTERS)
        cautions.append(Caution(precaution, action, reason))
        _keep(rest, str(index), inner.unknown())
    _keep(extra, "cautions", rest)
    return tuple(cautions)


def unknown_precaution(precaution: str, near: str | None = None) -> Phrase:
    """What to note about a precaution that the library does not have, with the one it resembles."""
    if near is None:
        return Phrase("unknown precaution {precaution}, kept as it is", precaution=shown(precaution))
    return Phrase(
        "unknown precaution {precaution}, kept as it is (did you mean {near}?)",
        precaution=shown(precaution),
        near=shown(near),
    )


def _keep(extra: dict[str, object], name: str, unknown: dict[str, object]) -> None:
    if unknown:
        extra[name] = unknown


def _repeats(found: _Read, built_in: Exercise) -> bool:
    """Whether all that the file says of the exercise is what the built-in one says."""
    own, known = exercise_to_json(found.exercise), exercise_to_json(built_in)
    return all(own.get(name) == known.get(name) for name in found.raw)


def _free_id(
    written: str, catalogue: Catalogue, read: Mapping[str, object], issued: Mapping[str, ExerciseId]
) -> ExerciseId:
    taken = {*catalogue.exercises, *read, *issued.values()}
    return next(
        candidate for number in count(2) if (candidate := ExerciseId(f"{written}-{number}")) not in taken
    )


def _linked(
    found: _Read,
    ids: Mapping[str, ExerciseId],
    catalogue: Catalogue,
    read: Mapping[str, object],
    notes: Notes,
) -> Exercise:
    """The exercise with its new id and with links that follow the new ids of others."""
    exercise = found.exercise
    for name, links in (("easier", exercise.easier), ("harder", exercise.harder)):
        for link in links:
            if link not in catalogue.exercises and link not in read:
                place = field_place(found.place, name)
                what = Phrase("{id} is not an exercise that Back Desk knows, kept as it is", id=shown(link))
                notes.add(place, what)
    return replace(
        exercise,
        id=ids.get(exercise.id, exercise.id),
        easier=tuple(ids.get(link, link) for link in exercise.easier),
        harder=tuple(ids.get(link, link) for link in exercise.harder),
    )
