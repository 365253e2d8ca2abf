"""Wrong clients, progressions and templates in plan files, with the sentence each must give."""

from __future__ import annotations

from typing import Any

from tests.exchange.support import raw_plan

_WHOLE = "a whole number of at least 1"
_POSITIVE = "a number greater than 0"
_DAY = "monday … sunday or day-1 … day-14"

OPTIONAL: tuple[tuple[Any, str], ...] = (
    (
        raw_plan(client={"name": "M", "days": ["funday"]}),
        'client.days[0]: expected monday … sunday, got "funday"',
    ),
    (
        raw_plan(client={"name": "M", "days": "monday"}),
        'client.days: expected a list of weekdays, got "monday"',
    ),
    (raw_plan(client={"name": "M", "minutes": 0}), f"client.minutes: expected {_WHOLE}, got 0"),
    (
        raw_plan(client={"name": "M", "minutes": 241}),
        "client.minutes: expected a whole number of at most 240, got 241",
    ),
    (
        raw_plan(client={"name": "M", "level": 4}),
        "client.level: expected a whole number of at most 3, got 4",
    ),
    (raw_plan(client={"name": "M", "equipment": "mat"}), 'client.equipment: expected a list, got "mat"'),
    (
        raw_plan(client={"name": "M", "goals": ["fame"]}),
        "client.goals[0]: expected one of less-back-pain, stronger-back, upper-back, whole-body, mobility, "
        'endurance, got "fame"',
    ),
    (
        raw_plan(client={"name": "M", "own_precautions": ["x"]}),
        'client.own_precautions[0]: expected an object with a name, got "x"',
    ),
    (
        raw_plan(client={"name": "M", "own_precautions": [{}]}),
        "client.own_precautions[0].name: expected text, got nothing",
    ),
    (
        raw_plan(client={"name": "M", "own_precautions": [{"name": "x", "action": "stop"}]}),
        'client.own_precautions[0].action: expected one of avoid, modify, got "stop"',
    ),
    (raw_plan(dismissals={}), "dismissals: expected a list of hints set aside, got an empty object"),
    (raw_plan(dismissals=[{}]), "dismissals[0].rule: expected text, got nothing"),
    (raw_plan(dismissals=[{"rule": "x"}] * 1001), "dismissals: expected at most 1000 items, got 1001"),
    (raw_plan(progression=[]), "progression: expected an object with a source week, got []"),
    (raw_plan(progression={}), "progression.source_week: expected the number of a week, got nothing"),
    (raw_plan(progression={"source_week": 0}), f"progression.source_week: expected {_WHOLE}, got 0"),
    (
        raw_plan(progression={"source_week": 1, "deload_share": 0}),
        f"progression.deload_share: expected {_POSITIVE}, got 0",
    ),
    (
        raw_plan(progression={"source_week": 1, "deload_share": 1.5}),
        "progression.deload_share: expected a number of at most 1, got 1.5",
    ),
    (
        raw_plan(progression={"source_week": 1, "rules": [{"amount": 1}]}),
        "progression.rules[0].growth: expected what grows, got nothing",
    ),
    (
        raw_plan(progression={"source_week": 1, "rules": [{"growth": "reps", "amount": "2"}]}),
        f'progression.rules[0].amount: expected {_POSITIVE}, got "2"',
    ),
    (
        raw_plan(progression={"source_week": 1, "rules": [{"growth": "reps", "amount": 1, "cap": 10_000}]}),
        "progression.rules[0].cap: expected a number of at most 9999, got 10000",
    ),
    (
        raw_plan(progression={"source_week": 1, "rules": [{"growth": "reps", "amount": 1, "entry": {}}]}),
        f"progression.rules[0].entry.day: expected {_DAY}, got nothing",
    ),
    (raw_plan(photos=[]), "photos: expected an object of at most 2000 photos by SHA-256, got []"),
    (
        raw_plan(exercises=[{"id": "row", "name": "Row", "photos": ["../x"]}]),
        'exercises[0].photos[0]: expected the SHA-256 of a photo, got "../x"',
    ),
    (
        raw_plan(exercises=[{"id": "row", "name": "Row", "photos": ["a" * 64] * 5}]),
        "exercises[0].photos: expected at most 4 items, got 5",
    ),
    (raw_plan(template="day"), 'template: expected an object with the place on the shelf, got "day"'),
    (
        raw_plan(template={"scope": "month"}),
        'template.scope: expected one of plan, week, day, block, got "month"',
    ),
    (raw_plan(template={"tags": "mild"}), 'template.tags: expected a list of texts, got "mild"'),
)

OPTIONAL_BY_READER_ONLY: tuple[tuple[Any, str], ...] = (
    (
        raw_plan(progression={"source_week": 2}),
        "progression.source_week: expected a whole number of at most 1, got 2",
    ),
)
