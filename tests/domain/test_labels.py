"""Every value of an enumeration has a name of its own, and it goes through the translator."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum
from typing import Any

import pytest

from backdesk.domain import labels
from backdesk.domain.blocks import BlockKind
from backdesk.domain.coverage import Band
from backdesk.domain.exercise import Equipment, ExerciseType, Movement, Position, Role
from backdesk.domain.plan import WEEKDAYS
from backdesk.domain.wording import PlainWords

DAYS = (*WEEKDAYS, *(f"day-{number}" for number in range(1, 15)))
NAMED: list[tuple[Callable[[Any, PlainWords], str], Iterable[object]]] = [
    (labels.day_name, DAYS),
    (labels.block_name, BlockKind),
    (labels.type_name, ExerciseType),
    (labels.role_name, Role),
    (labels.movement_name, Movement),
    (labels.position_name, Position),
    (labels.band_name, Band),
    (labels.equipment_name, Equipment),
]


@pytest.mark.parametrize(("name_of", "values"), NAMED)
def test_every_value_has_a_name_of_its_own(
    name_of: Callable[[Any, PlainWords], str], values: Iterable[object]
) -> None:
    names = [name_of(value, PlainWords()) for value in values]
    assert all(name.strip() == name != "" for name in names)
    assert len(set(names)) == len(names)
    raw = {str(value.value if isinstance(value, Enum) else value) for value in values}
    assert not {name for name in names if "_" in name or "-" in name} & raw


class _Marked(PlainWords):
    def gettext(self, message: str) -> str:
        return f"<{message}>"


@pytest.mark.parametrize(("name_of", "values"), NAMED)
def test_every_name_is_translated(
    name_of: Callable[[Any, PlainWords], str], values: Iterable[object]
) -> None:
    assert all(name_of(value, _Marked()).startswith("<") for value in values)


def test_day_names() -> None:
    assert labels.day_name("monday", PlainWords()) == "Monday"
    assert labels.day_name("day-14", PlainWords()) == "Day 14"
