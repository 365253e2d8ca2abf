"""Wrong plan files with the sentence each must give; shared by the reader's and the schema's tests."""

from __future__ import annotations

from typing import Any, cast

from tests.exchange.optional_cases import OPTIONAL, OPTIONAL_BY_READER_ONLY
from tests.exchange.support import ENTRY, raw_entry, raw_plan

Case = tuple[Any, str]

WEEKS = "weeks[0].days"


def _days(*days: object) -> dict[str, Any]:
    return raw_plan(weeks=[{"days": list(days)}])


def _entry(field: str, value: object, expected: str, got: str) -> Case:
    return raw_plan(raw_entry(**{field: value})), f"{ENTRY}.{field}: expected {expected}, got {got}"


_LINK = "the address of a web page that begins with https:// or http://"
_WHOLE = "a whole number of at least 1"
_POSITIVE = "a number greater than 0"
_SIDES = "one of both, each, left, right, alternating"
_DAY = "monday … sunday or day-1 … day-14"

BY_SCHEMA_TOO: tuple[Case, ...] = (
    *OPTIONAL,
    ([], 'file: expected an object with "format": "backdesk-plan", got []'),
    ("plan", 'file: expected an object with "format": "backdesk-plan", got "plan"'),
    (None, 'file: expected an object with "format": "backdesk-plan", got null'),
    ({}, 'format: expected "backdesk-plan", got nothing'),
    (raw_plan(format="other"), 'format: expected "backdesk-plan", got "other"'),
    (raw_plan(format=7), 'format: expected "backdesk-plan", got 7'),
    ({"format": "backdesk-plan"}, f"version: expected {_WHOLE}, got nothing"),
    (raw_plan(version="1"), f'version: expected {_WHOLE}, got "1"'),
    (raw_plan(version=0), f"version: expected {_WHOLE}, got 0"),
    (raw_plan(version=True), f"version: expected {_WHOLE}, got true"),
    (raw_plan(version=1.5), f"version: expected {_WHOLE}, got 1.5"),
    (
        raw_plan(version=2),
        "version: the file has version 2, and this Back Desk reads versions up to 1; "
        "update Back Desk to open it",
    ),
    ({"format": "backdesk-plan", "version": 1, "weeks": []}, "title: expected text, got nothing"),
    (raw_plan(title=None), "title: expected text, got null"),
    (raw_plan(title=["x"]), 'title: expected text, got ["x"]'),
    (raw_plan(title=""), 'title: expected text that is not empty, got ""'),
    (raw_plan(title=" \n"), 'title: expected text that is not empty, got " \\n"'),
    (raw_plan(title="x" * 1001), "title: expected text of at most 1000 characters, got 1001"),
    (
        {"format": "backdesk-plan", "version": 1, "title": "x"},
        "weeks: expected a list of weeks, got nothing",
    ),
    (raw_plan(weeks={}), "weeks: expected a list of weeks, got an empty object"),
    (raw_plan(weeks=[]), "weeks: expected at least one week, got []"),
    (raw_plan(weeks=[{"days": []}] * 53), "weeks: expected at most 52 items, got 53"),
    (raw_plan(weeks=["x"]), 'weeks[0]: expected an object with days, got "x"'),
    (raw_plan(weeks=[{}]), "weeks[0].days: expected a list of days, got nothing"),
    (raw_plan(weeks=[{"days": {}}]), "weeks[0].days: expected a list of days, got an empty object"),
    (_days(3), f"{WEEKS}[0]: expected an object with a day and its blocks, got 3"),
    (_days({}), f"{WEEKS}[0].day: expected {_DAY}, got nothing"),
    (_days({"day": "moonday"}), f'{WEEKS}[0].day: expected {_DAY}, got "moonday"'),
    (_days({"day": "day-15"}), f'{WEEKS}[0].day: expected {_DAY}, got "day-15"'),
    (_days({"day": "day-0"}), f'{WEEKS}[0].day: expected {_DAY}, got "day-0"'),
    (_days({"day": 1}), f"{WEEKS}[0].day: expected {_DAY}, got 1"),
    (_days({"day": "monday", "label": 5}), f"{WEEKS}[0].label: expected text, got 5"),
    (_days({"day": "monday", "blocks": []}), f"{WEEKS}[0].blocks: expected an object, got []"),
    (
        _days({"day": "monday", "blocks": {"relief": "rest"}}),
        f"{WEEKS}[0].blocks.relief: expected a list of entries or an object with rounds and entries, "
        'got "rest"',
    ),
    (
        _days({"day": "monday", "blocks": {"relief": {"rounds": 2}}}),
        f"{WEEKS}[0].blocks.relief.entries: expected a list of entries, got nothing",
    ),
    (
        _days({"day": "monday", "blocks": {"relief": {"rounds": 0, "entries": []}}}),
        f"{WEEKS}[0].blocks.relief.rounds: expected {_WHOLE}, got 0",
    ),
    (
        _days({"day": "monday", "blocks": {"relief": {"entries": [raw_entry(), raw_entry(sets=-1)]}}}),
        f"{WEEKS}[0].blocks.relief.entries[1].sets: expected {_WHOLE}, got -1",
    ),
    (raw_plan(*[raw_entry()] * 501), f"{ENTRY[:-3]}: expected at most 500 items, got 501"),
    (raw_plan(cast("Any", ["x"])), f'{ENTRY}: expected an object with an exercise, got ["x"]'),
    (raw_plan({"sets": 3}), f"{ENTRY}.exercise: expected the id of an exercise, got nothing"),
    (raw_plan({"exercise": 3}), f"{ENTRY}.exercise: expected the id of an exercise, got 3"),
    (raw_plan({"exercise": None}), f"{ENTRY}.exercise: expected the id of an exercise, got null"),
    _entry("sets", "three", _WHOLE, '"three"'),
    _entry("sets", 0, _WHOLE, "0"),
    _entry("sets", -3, _WHOLE, "-3"),
    _entry("sets", 2.5, _WHOLE, "2.5"),
    _entry("sets", True, _WHOLE, "true"),
    _entry("sets", None, _WHOLE, "null"),
    _entry("sets", [3], _WHOLE, "[3]"),
    _entry("sets", {"n": 3}, _WHOLE, "an object"),
    _entry("sets", 10_000, "a whole number of at most 9999", "10000"),
    _entry("sets", 10**30, "a whole number of at most 9999", "1" + "0" * 30),
    _entry("reps", "8-12", _WHOLE, '"8-12"'),
    _entry("reps", [8], "a number or [low, high]", "[8]"),
    _entry("reps", [1, 2, 3], "a number or [low, high]", "[1, 2, 3]"),
    _entry("reps", [], "a number or [low, high]", "[]"),
    _entry("reps", 0, _WHOLE, "0"),
    _entry("breaths", 1.5, _WHOLE, "1.5"),
    _entry("hold_seconds", 0, _POSITIVE, "0"),
    _entry("hold_seconds", -5, _POSITIVE, "-5"),
    _entry("hold_seconds", False, "a number of seconds", "false"),
    _entry("duration_seconds", "60 s", "a number of seconds", '"60 s"'),
    _entry("duration_seconds", 86_401, "a number of at most 86400", "86401"),
    _entry("rest_seconds", -1, "a number of at least 0", "-1"),
    _entry("rest_seconds", [30, 60], "a number of seconds", "[30, 60]"),
    _entry("side", "lefty", _SIDES, '"lefty"'),
    _entry("side", 1, _SIDES, "1"),
    _entry("side", None, _SIDES, "null"),
    _entry("load", 20, "text", "20"),
    _entry("effort", ["hard"], "text", '["hard"]'),
    _entry("tempo", 3110, "text", "3110"),
    _entry("times_per_day", 0, _WHOLE, "0"),
    _entry("group", 1, "text", "1"),
    (
        raw_plan(raw_entry(group="x" * 21)),
        f"{ENTRY}.group: expected text of at most 20 characters, got 21",
    ),
    _entry("note", {"text": "x"}, "text", "an object"),
    (
        raw_plan(raw_entry(note="x" * 100_001)),
        f"{ENTRY}.note: expected text of at most 100000 characters, got 100001",
    ),
    (
        raw_plan(raw_entry(reps=[8, "x"])),
        f'{ENTRY}.reps[1]: expected {_WHOLE}, got "x"',
    ),
    (
        raw_plan(raw_entry(hold_seconds=[0, 5])),
        f"{ENTRY}.hold_seconds[0]: expected {_POSITIVE}, got 0",
    ),
    (raw_plan(client="Maria"), 'client: expected an object with a name, or null, got "Maria"'),
    (raw_plan(client=[]), "client: expected an object with a name, or null, got []"),
    (raw_plan(client={}), "client.name: expected text, got nothing"),
    (raw_plan(client={"name": ""}), 'client.name: expected text that is not empty, got ""'),
    (raw_plan(client={"name": 5}), "client.name: expected text, got 5"),
    (
        raw_plan(client={"name": "M", "precautions": "disc-tear"}),
        'client.precautions: expected a list of precautions, got "disc-tear"',
    ),
    (
        raw_plan(client={"name": "M", "precautions": [1]}),
        "client.precautions[0]: expected text, got 1",
    ),
    (raw_plan(link=5), "link: expected text, got 5"),
    (raw_plan(link="ftp://a.example"), f'link: expected {_LINK}, got "ftp://a.example"'),
    (raw_plan(link="clinic.example"), f'link: expected {_LINK}, got "clinic.example"'),
    (raw_plan(link="javascript:alert(1)"), f'link: expected {_LINK}, got "javascript:alert(1)"'),
    (
        raw_plan(link="https://a.example/" + "x" * 300),
        "link: expected text of at most 300 characters, got 318",
    ),
    (raw_plan(next_appointment=["soon"]), 'next_appointment: expected text, got ["soon"]'),
    (
        raw_plan(next_appointment="x" * 1001),
        "next_appointment: expected text of at most 1000 characters, got 1001",
    ),
    (raw_plan(wording=[]), "wording: expected an object by the id of the exercise, got []"),
    (
        raw_plan(wording={f"row-{number}": {"tip": "x"} for number in range(501)}),
        "wording: expected at most 500 exercises, got 501",
    ),
    (
        raw_plan(wording={"../row": {"tip": "x"}}),
        'wording["../row"]: expected an id of letters and digits joined by "-", got "../row"',
    ),
    (
        raw_plan(wording={"plank": "The board"}),
        'wording.plank: expected an object with a name, steps, a tip or a link, got "The board"',
    ),
    (raw_plan(wording={"plank": {"name": 1}}), "wording.plank.name: expected text, got 1"),
    (
        raw_plan(wording={"plank": {"steps": "Up."}}),
        'wording.plank.steps: expected a list of texts, got "Up."',
    ),
    (raw_plan(wording={"plank": {"steps": [1]}}), "wording.plank.steps[0]: expected text, got 1"),
    (
        raw_plan(wording={"bird-dog": {"tip": "x" * 100_001}}),
        'wording["bird-dog"].tip: expected text of at most 100000 characters, got 100001',
    ),
    (raw_plan(wording={"plank": {"link": "x"}}), f'wording.plank.link: expected {_LINK}, got "x"'),
    (
        raw_plan(exercises=[{"id": "my-row", "name": "R", "link": "mailto:a@b.example"}]),
        f'exercises[0].link: expected {_LINK}, got "mailto:a@b.example"',
    ),
    (raw_plan(exercises="x"), 'exercises: expected a list of exercises, got "x"'),
    (
        raw_plan(exercises={f"row-{number}": {"name": "Row"} for number in range(501)}),
        "exercises: expected at most 500 exercises, got 501",
    ),
    (
        raw_plan(exercises={"row": 1}),
        "exercises.row: expected an object with an id and a name, got 1",
    ),
    (
        raw_plan(exercises=[{"id": "my-row", "name": "A", "muscles": {"primary": [1]}}]),
        "exercises[0].muscles.primary[0]: expected the id of a muscle, got 1",
    ),
    (raw_plan(exercises=[1]), "exercises[0]: expected an object with an id and a name, got 1"),
    (
        raw_plan(exercises=[{"name": "My Row"}]),
        'exercises[0].id: expected an id of letters and digits joined by "-", got nothing',
    ),
    (
        raw_plan(exercises=[{"id": "../row", "name": "My Row"}]),
        'exercises[0].id: expected an id of letters and digits joined by "-", got "../row"',
    ),
    (
        raw_plan(exercises=[{"id": "x" * 101, "name": "My Row"}]),
        'exercises[0].id: expected an id of letters and digits joined by "-", got "' + "x" * 58 + '…"',
    ),
    (raw_plan(exercises=[{"id": "my-row"}]), "exercises[0].name: expected text, got nothing"),
    (
        raw_plan(exercises=[{"id": "my-row", "name": "My Row", "type": "strenght"}]),
        "exercises[0].type: expected one of mobility, stretch, strength, stability, aerobic, breathing, "
        'got "strenght"',
    ),
    (
        raw_plan(exercises=[{"id": "my-row", "name": "My Row", "level": 4}]),
        "exercises[0].level: expected a whole number of at most 3, got 4",
    ),
    (
        raw_plan(exercises=[{"id": "my-row", "name": "My Row", "muscles": ["biceps"]}]),
        'exercises[0].muscles: expected an object, got ["biceps"]',
    ),
    (
        raw_plan(exercises=[{"id": "my-row", "name": "My Row", "default_dose": {"sets": 0}}]),
        f"exercises[0].default_dose.sets: expected {_WHOLE}, got 0",
    ),
    (
        raw_plan(exercises=[{"id": "my-row", "name": "My Row", "cautions": [{"precaution": "x"}]}]),
        "exercises[0].cautions[0].action: expected avoid or modify, got nothing",
    ),
    (
        raw_plan(
            exercises=[{"id": "my-row", "name": "R", "cautions": [{"precaution": "x", "action": "stop"}]}]
        ),
        'exercises[0].cautions[0].action: expected one of avoid, modify, got "stop"',
    ),
)
"""Faults that the published schema must refuse as well."""

BY_READER_ONLY: tuple[Case, ...] = (
    *OPTIONAL_BY_READER_ONLY,
    (
        raw_plan({"exercise": "bird-dgo"}),
        f'{ENTRY}.exercise: unknown exercise "bird-dgo", did you mean "bird-dog"?',
    ),
    (
        raw_plan({"exercise": "Bird Dog"}),
        f'{ENTRY}.exercise: unknown exercise "Bird Dog", did you mean "bird-dog"?',
    ),
    (
        raw_plan({"exercise": "qqqq"}),
        f'{ENTRY}.exercise: unknown exercise "qqqq"; "backdesk library" lists all',
    ),
    (raw_plan(link="https://a.example/b c"), f'link: expected {_LINK}, got "https://a.example/b c"'),
    (raw_plan(link="https://nowhere"), f'link: expected {_LINK}, got "https://nowhere"'),
    (
        raw_plan(link="https://me:secret@a.example"),
        f'link: expected {_LINK}, got "https://me:secret@a.example"',
    ),
    (
        raw_plan(
            exercises=[{"id": "plank", "name": "My Plank"}],
            wording={"plank": {"tip": "a"}, "plank-2": {"tip": "b"}},
        ),
        'wording["plank-2"]: "plank-2" has a wording already',
    ),
    _entry("reps", [12, 8], "a range from low to high", "[12, 8]"),
    _entry("hold_seconds", [30, 20.5], "a range from low to high", "[30, 20.5]"),
    (
        _days({"day": "monday"}, {"day": "tuesday"}, {"day": "monday"}),
        f'{WEEKS}[2].day: "monday" is already a day of this week',
    ),
    (
        raw_plan(exercises=[{"id": "my-row", "name": "A"}, {"id": "my-row", "name": "B"}]),
        'exercises[1].id: "my-row" is already used by exercises[0]',
    ),
    (
        raw_plan(exercises={"my-row": {"id": "row", "name": "A"}}),
        'exercises["my-row"].id: expected "my-row" as in its key, got "row"',
    ),
    (
        raw_plan(exercises=[{"id": "my-row", "name": "A", "muscles": {"primary": ["bicep"]}}]),
        'exercises[0].muscles.primary[0]: unknown muscle "bicep", did you mean "biceps"?',
    ),
    (
        raw_plan(exercises=[{"id": "my-row", "name": "A", "muscles": {"stretched": ["qqqq"]}}]),
        'exercises[0].muscles.stretched[0]: unknown muscle "qqqq"; "backdesk muscles" lists all',
    ),
)
"""Faults that a schema cannot express."""
