"""Work and session minutes by the formula of design/coverage.md."""

from __future__ import annotations

import pytest

from backdesk.domain.dose import Dose
from backdesk.domain.duration import (
    block_minutes,
    entry_seconds,
    held_seconds,
    session_minutes,
    tempo_seconds,
    work_seconds,
)
from tests.factories import make_block, make_day, make_entry


def _dose(**fields: object) -> Dose:
    return make_entry(**fields).dose  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fields", "seconds"),
    [
        ({"duration_seconds": 60}, 60),
        ({"duration_seconds": (40, 60)}, 50),
        ({"duration_seconds": 60, "breaths": 5, "reps": 10}, 60),
        ({"breaths": (5, 10)}, 30),
        ({"breaths": 5, "reps": 10}, 20),
        ({"reps": 10}, 30),
        ({"reps": (8, 12)}, 30),
        ({"reps": 10, "hold_seconds": 5}, 80),
        ({"reps": 10, "tempo": "3-1-1-0"}, 50),
        ({"reps": 10, "tempo": "3-1-1-0", "hold_seconds": 2}, 70),
        ({"reps": 10, "tempo": "slowly"}, 30),
        ({"hold_seconds": (20, 30)}, 25),
        ({}, 30),
    ],
)
def test_the_work_of_one_set_on_one_side(fields: dict[str, object], seconds: float) -> None:
    assert work_seconds(_dose(**fields)) == seconds


@pytest.mark.parametrize(
    ("tempo", "seconds"),
    [
        ("3-1-1-0", 5),
        ("3 – 1 – 1 – 0", 5),
        ("2/0/2", 4),
        ("3110", 5),
        ("202", 4),
        ("30X1", 5),
        ("3-0-X-1", 5),
        ("2.5-0-1", 3.5),
        ("x", 1),
        ("20", 20),
        ("3 s down, 1 s up", 4),
        ("", None),
        ("slowly", None),
        ("explosive", None),
        ("relaxed", None),
        ("0-0-0", None),
        ("1" * 400, None),
        ("2024-11-22-86000", None),
    ],
)
def test_the_seconds_of_a_tempo(tempo: str, seconds: float | None) -> None:
    assert tempo_seconds(tempo) == seconds


@pytest.mark.parametrize(
    ("fields", "rounds", "seconds"),
    [
        ({"sets": 1, "duration_seconds": 60}, 1, 60 + 30),
        ({"sets": 3, "duration_seconds": 60}, 1, 180 + 2 * 60 + 30),
        ({"sets": 3, "duration_seconds": 60, "rest_seconds": 15}, 1, 180 + 2 * 15 + 30),
        ({"sets": 3, "duration_seconds": 60, "rest_seconds": 0}, 1, 180 + 30),
        ({"sets": 3, "reps": 10, "side": "each", "rest_seconds": 30}, 1, 180 + 60 + 30),
        ({"sets": 3, "reps": 10, "side": "alternating", "rest_seconds": 30}, 1, 90 + 60 + 30),
        ({"reps": 10}, 1, 30 + 30),
        ({"sets": 2, "reps": 10, "rest_seconds": 20}, 2, 4 * 30 + 3 * 20 + 30),
        ({"sets": 2, "reps": 10, "rest_seconds": 20, "times_per_day": 3}, 1, 3 * (60 + 20 + 30)),
    ],
)
def test_the_seconds_of_an_entry(fields: dict[str, object], rounds: int, seconds: float) -> None:
    assert entry_seconds(_dose(**fields), rounds) == seconds


def test_the_minutes_of_a_day_are_those_of_its_blocks() -> None:
    day = make_day(
        warm_up=make_block(make_entry(duration_seconds=60)),  # 90 s
        strength=make_block(
            make_entry(sets=3, reps=10, side="each", rest_seconds=60),  # 180 + 120 + 30 = 330 s
            make_entry(sets=1, reps=10, hold_seconds=5),  # 80 + 30 = 110 s
        ),
        relief=make_block(make_entry(breaths=5), rounds=2),  # 40 + 60 + 30 = 130 s
    )
    assert block_minutes(day.blocks[1]) == pytest.approx(440 / 60)
    assert session_minutes(day) == pytest.approx(660 / 60)
    assert session_minutes(make_day()) == 0


@pytest.mark.parametrize(
    ("fields", "seconds"),
    [
        ({}, 30),
        ({"reps": 5}, 30),
        ({"breaths": 10}, 40),
        ({"duration_seconds": 90}, 90),
        ({"breaths": 10, "duration_seconds": 90}, 40),
        ({"hold_seconds": (10, 20), "breaths": 10, "duration_seconds": 90}, 15),
    ],
)
def test_the_seconds_that_a_stretch_is_held(fields: dict[str, object], seconds: float) -> None:
    assert held_seconds(_dose(**fields)) == seconds
