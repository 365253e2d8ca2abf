"""Finding one of many things by its id or the beginning of it, as the command line takes them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

Id = TypeVar("Id", bound=str)

_LEAST_CHARACTERS = 6


def fitting_ids(wanted: str, ids: Iterable[Id]) -> tuple[Id, ...]:
    """The id that is `wanted`, else those that begin with it where it has at least 6 characters."""
    known = tuple(dict.fromkeys(ids))
    same = tuple(one for one in known if one == wanted)
    if same or len(wanted) < _LEAST_CHARACTERS:
        return same
    return tuple(one for one in known if one.startswith(wanted))
