"""What a plan says of exercises in its own words: the field `wording`, an object by exercise id."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from backdesk.domain.clean_texts import MAX_NOTE_CHARACTERS
from backdesk.domain.client_wording import ClientWording
from backdesk.domain.ids import ExerciseId
from backdesk.errors import Phrase, PlanFileError
from backdesk.exchange.limits import MAX_WORDINGS
from backdesk.exchange.plan_file_checks import ObjectReader, fault
from backdesk.exchange.plan_file_exercises import EXERCISE_ID, is_exercise_id
from backdesk.exchange.plan_file_json import field_place, shown

_WORDING = Phrase("an object with a name, steps, a tip or a link")
_WORDINGS = Phrase("an object by the id of the exercise")


def read_wording(
    file: ObjectReader, ids: Mapping[str, ExerciseId], library: Collection[ExerciseId]
) -> tuple[ClientWording, ...]:
    """The wordings sorted by exercise; one that says nothing is left out.

    `ids` are what the ids of the file's own exercises stand for now. One that neither they nor the `library`
    have is kept and noted. Raises PlanFileError for anything wrong.
    """
    if not file.has("wording"):
        return ()
    place = file.at("wording")
    found: dict[ExerciseId, ClientWording] = {}
    for written, raw in _items(file.raw["wording"], place):
        where = field_place(place, written)
        exercise = ids.get(written, ExerciseId(written))
        if exercise in found:
            raise PlanFileError("{place}: {id} has a wording already", place=where, id=shown(exercise))
        if exercise not in library and written not in ids:
            what = Phrase("{id} is not an exercise that Back Desk knows, kept as it is", id=shown(written))
            file.notes.add(where, what)
        wording = _wording(ObjectReader(raw, where, file.notes, _WORDING), exercise)
        if wording.extra or not wording.is_empty:
            found[exercise] = wording
    return tuple(found[exercise] for exercise in sorted(found))


def wording_to_json(wordings: Sequence[ClientWording]) -> dict[str, object]:
    """The exact inverse of reading; only what is said is written."""
    in_order = sorted(wordings, key=lambda wording: wording.exercise)
    return {wording.exercise: fields for wording in in_order if (fields := _fields(wording))}


def _fields(wording: ClientWording) -> dict[str, object]:
    said: dict[str, object] = {
        "name": wording.name,
        "steps": list(wording.steps),
        "tip": wording.tip,
        "link": wording.link,
    }
    unknown = {name: value for name, value in wording.extra.items() if name not in said}
    return {name: value for name, value in said.items() if value} | unknown


def _wording(fields: ObjectReader, exercise: ExerciseId) -> ClientWording:
    return ClientWording(
        exercise=exercise,
        name=fields.text("name"),
        steps=fields.texts("steps", limit=MAX_NOTE_CHARACTERS),
        tip=fields.text("tip", limit=MAX_NOTE_CHARACTERS),
        link=fields.link("link"),
        extra=fields.unknown(),
    )


def _items(value: object, place: str) -> Sequence[tuple[str, object]]:
    if not isinstance(value, dict):
        raise fault(place, _WORDINGS, value)
    if len(value) > MAX_WORDINGS:
        raise PlanFileError(
            "{place}: expected at most {maximum} exercises, got {count}",
            place=place,
            maximum=MAX_WORDINGS,
            count=len(value),
        )
    for written in value:
        if not is_exercise_id(written):
            raise fault(field_place(place, written), EXERCISE_ID, written)
    return list(value.items())
