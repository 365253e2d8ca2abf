"""Reading plan files (`*.backdesk.json`, design/interfaces.md): bytes in, a checked plan out.

The order is size limit, parsing, version, validation, domain values. The first fault ends
the reading with one sentence that names the place.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from backdesk.domain.blocks import BLOCK_ORDER
from backdesk.domain.catalogue import Catalogue
from backdesk.domain.clean_texts import MAX_GROUP_CHARACTERS, MAX_NOTE_CHARACTERS
from backdesk.domain.client import Client
from backdesk.domain.ids import (
    ClientId,
    DayId,
    EntryId,
    ExerciseId,
    IdFactory,
    PlanId,
    WeekId,
    random_id,
)
from backdesk.domain.plan import Block, Day, Entry, Plan, Week, day_order, is_day_name
from backdesk.errors import Phrase, PlanFileError
from backdesk.exchange.limits import MAX_ENTRIES_PER_BLOCK, MAX_WEEKS
from backdesk.exchange.plan_file_checks import Notes, ObjectReader, fault, list_items, nearest
from backdesk.exchange.plan_file_clients import read_client, with_exercise_ids
from backdesk.exchange.plan_file_doses import read_dose
from backdesk.exchange.plan_file_exercises import OwnExercises, read_own_exercises
from backdesk.exchange.plan_file_guidance import read_guidance
from backdesk.exchange.plan_file_json import field_place, parse_json, shown
from backdesk.exchange.plan_file_photos import read_photos
from backdesk.exchange.plan_file_versions import bring_up_to_date
from backdesk.exchange.plan_file_wording import read_wording

_DAY = Phrase("monday … sunday or day-1 … day-14")
_WEEKS = Phrase("a list of weeks")
_DAYS = Phrase("a list of days")
_DAY_OBJECT = Phrase("an object with a day and its blocks")
_BLOCK = Phrase("a list of entries or an object with rounds and entries")
_ENTRIES = Phrase("a list of entries")
_ENTRY = Phrase("an object with an exercise")
_EXERCISE = Phrase("the id of an exercise")
_NOT_ID = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class PlanFile:
    """What a plan file holds. All ids are fresh; `client` is None for a template.

    `notes` are sentences about what was kept though unknown, or changed; `photos` are JPEG files by
    SHA-256.
    """

    plan: Plan
    client: Client | None
    notes: tuple[Phrase, ...]
    photos: Mapping[str, bytes]


def read_plan(content: bytes, catalogue: Catalogue, *, new_id: IdFactory = random_id) -> PlanFile:
    """Read the bytes of a plan file. Raises PlanFileError with one sentence."""
    notes = Notes()
    file = ObjectReader(bring_up_to_date(parse_json(content)), "", notes)
    reader = _PlanReader(catalogue, notes, new_id)
    plan, client = reader.plan(file)
    return PlanFile(plan, client, notes.sentences, reader.photos)


class _PlanReader:
    """Carries what every level needs while one file is read."""

    def __init__(self, catalogue: Catalogue, notes: Notes, new_id: IdFactory) -> None:
        self._catalogue = catalogue
        self._notes = notes
        self._new_id = new_id
        self._own = OwnExercises((), {})
        self._known: Mapping[str, ExerciseId] = {}
        self.photos: Mapping[str, bytes] = {}

    def plan(self, file: ObjectReader) -> tuple[Plan, Client | None]:
        """The plan and its client."""
        file.mark_known("format", "version")
        title = file.name("title")
        client = read_client(file, self._catalogue, ClientId(self._new_id()))
        self._own = read_own_exercises(file, self._catalogue, self._notes)
        self._known = {**{known: known for known in self._catalogue.exercises}, **self._own.ids}
        weeks = self._weeks(file)
        self.photos = read_photos(file, self._own.exercises)
        guidance = read_guidance(file, self._own.ids, weeks)
        plan = Plan(
            id=PlanId(self._new_id()),
            title=title,
            weeks=weeks,
            client_id=None if client is None else client.id,
            exercises=self._own.exercises,
            wording=read_wording(file, self._own.ids, self._catalogue.exercises.keys()),
            link=file.link("link"),
            next_appointment=file.text("next_appointment"),
            dismissals=guidance.dismissals,
            progression=guidance.progression,
            template=guidance.template,
        )
        plan = replace(plan, extra=file.unknown() | dict(guidance.extra))
        return plan, None if client is None else with_exercise_ids(client, self._own.ids)

    def _weeks(self, file: ObjectReader) -> tuple[Week, ...]:
        raw = file.value("weeks", _WEEKS)
        weeks = list_items(raw, file.at("weeks"), _WEEKS, MAX_WEEKS)
        if not weeks:
            raise fault(file.at("weeks"), Phrase("at least one week"), raw)
        return tuple(self._week(week, place) for place, week in weeks)

    def _week(self, raw: object, place: str) -> Week:
        fields = ObjectReader(raw, place, self._notes, Phrase("an object with days"))
        days: dict[str, Day] = {}
        listed = list_items(fields.value("days", _DAYS), fields.at("days"), _DAYS, 21)
        for day_place, raw_day in listed:
            day = self._day(raw_day, day_place)
            if day.name in days:
                raise PlanFileError(
                    "{place}: {day} is already a day of this week",
                    place=field_place(day_place, "day"),
                    day=shown(day.name),
                )
            days[day.name] = day
        in_order = tuple(sorted(days.values(), key=lambda day: day_order(day.name)))
        return Week(WeekId(self._new_id()), in_order, fields.unknown())

    def _day(self, raw: object, place: str) -> Day:
        fields = ObjectReader(raw, place, self._notes, _DAY_OBJECT)
        name = fields.value("day", _DAY)
        if not isinstance(name, str) or not is_day_name(name):
            raise fault(fields.at("day"), _DAY, name)
        day = Day(DayId(self._new_id()), name, fields.text("label"))
        rest: dict[str, object] = {}
        if fields.has("blocks"):
            blocks = ObjectReader(fields.raw["blocks"], fields.at("blocks"), self._notes)
            for kind in BLOCK_ORDER:
                if blocks.has(kind.value):
                    block = self._block(blocks.raw[kind.value], blocks.at(kind.value))
                    day = day.with_block(kind, block)
            unknown = blocks.unknown()
            rest = {"blocks": unknown} if unknown else {}
        return Day(day.id, day.name, day.label, day.blocks, fields.unknown() | rest)

    def _block(self, raw: object, place: str) -> Block:
        if isinstance(raw, list):
            return Block(self._entries(raw, place))
        fields = ObjectReader(raw, place, self._notes, _BLOCK)
        rounds = fields.whole("rounds")
        entries = self._entries(fields.value("entries", _ENTRIES), fields.at("entries"))
        return Block(entries, rounds, fields.unknown())

    def _entries(self, raw: object, place: str) -> tuple[Entry, ...]:
        listed = list_items(raw, place, _ENTRIES, MAX_ENTRIES_PER_BLOCK)
        return tuple(self._entry(entry, entry_place) for entry_place, entry in listed)

    def _entry(self, raw: object, place: str) -> Entry:
        fields = ObjectReader(raw, place, self._notes, _ENTRY)
        return Entry(
            id=EntryId(self._new_id()),
            exercise=self._exercise(fields.value("exercise", _EXERCISE), place),
            dose=read_dose(fields),
            group=fields.text("group", limit=MAX_GROUP_CHARACTERS),
            note=fields.text("note", limit=MAX_NOTE_CHARACTERS, one_line=False),
            extra=fields.unknown(),
        )

    def _exercise(self, value: object, place: str) -> ExerciseId:
        if not isinstance(value, str):
            raise fault(field_place(place, "exercise"), _EXERCISE, value)
        found = self._known.get(value)
        if found is None:
            near = nearest(_NOT_ID.sub("-", value.casefold().replace("'", "")).strip("-"), self._known)
            raise _unknown_exercise(field_place(place, "exercise"), value, near)
        return found


def _unknown_exercise(place: str, value: str, near: str | None) -> PlanFileError:
    if near is None:
        return PlanFileError(
            '{place}: unknown exercise {exercise}; "backdesk library" lists all',
            place=place,
            exercise=shown(value),
        )
    return PlanFileError(
        "{place}: unknown exercise {exercise}, did you mean {near}?",
        place=place,
        exercise=shown(value),
        near=shown(near),
    )
