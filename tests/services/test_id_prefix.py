"""One of many, by its id or the beginning of it."""

from __future__ import annotations

import pytest

from backdesk.services.id_prefix import fitting_ids

IDS = ("abcdef1", "abcdef2", "abcdef", "xyz", "xyz12345")


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("abcdef1", ("abcdef1",)),
        ("abcdef", ("abcdef",)),
        ("xyz", ("xyz",)),
        ("xyz123", ("xyz12345",)),
        ("xyz12", ()),
        ("nothing", ()),
        ("", ()),
    ],
)
def test_the_same_id_or_six_characters_of_it(wanted: str, found: tuple[str, ...]) -> None:
    assert fitting_ids(wanted, IDS) == found


def test_what_fits_twice_is_given_twice_and_each_once() -> None:
    assert fitting_ids("longer", ["longer1", "longer2", "longer1"]) == ("longer1", "longer2")
