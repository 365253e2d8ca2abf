"""Bytes nobody meant: each gives a plan or one sentence, and a plan can always be written again."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backdesk.domain.catalogue import Catalogue
from backdesk.errors import PlanFileError
from backdesk.exchange.plan_file import read_plan
from backdesk.exchange.plan_file_writer import plan_to_json
from tests.exchange.support import CONTRACT, is_one_sentence

_WORDS = [
    "",
    "bird-dog",
    "monday",
    "strength",
    "sets",
    "reps",
    "x\u0000y",
    "https://ä.example:99/x y",
    "Zoe\u0308",
    "\u2028",
    "🙂",
]
_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.sampled_from(_WORDS) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from([*_WORDS, "exercise", "days", "name", "entries"]), inner, max_size=3
        )
    ),
    max_leaves=6,
)


def survives(content: bytes, catalogue: Catalogue) -> None:
    fault: PlanFileError | None = None
    try:
        found = read_plan(content, catalogue)
    except PlanFileError as problem:
        fault = problem
    if fault is not None:
        assert is_one_sentence(fault)
        return
    written = plan_to_json(found.plan, found.client, catalogue)
    again = read_plan(written, catalogue)
    assert plan_to_json(again.plan, again.client, catalogue) == written


def _places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for key, item in items for place in _places(item, (*path, key)))]


_FULL = json.loads(CONTRACT) | {
    "link": "https://a.example",
    "next_appointment": "soon",
    "exercises": [{"id": "my-row", "name": "My Row", "link": "https://b.example"}],
    "wording": {"my-row": {"name": "x", "steps": ["y"], "tip": "z", "link": "http://c.example", "x": 1}},
}
_PLACES = _places(_FULL)
_quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@_quick
@given(
    place=st.sampled_from(_PLACES),
    value=_values,
    added=st.sampled_from(["", "exercises", "side", "link", "wording", "x"]),
)
def test_any_value_at_any_place(
    place: tuple[Any, ...], value: object, added: str, catalogue: Catalogue
) -> None:
    raw = json.loads(json.dumps(_FULL))
    if not place:
        raw = value
    else:
        parent = raw
        for key in place[:-1]:
            parent = parent[key]
        parent[place[-1]] = value
        if added and isinstance(parent, dict):
            parent[added] = value
    survives(json.dumps(raw).encode(), catalogue)


@_quick
@given(
    start=st.integers(0, len(CONTRACT)), length=st.integers(0, 5), put=st.binary(max_size=4) | st.just(b'"')
)
def test_any_damage_to_the_bytes(start: int, length: int, put: bytes, catalogue: Catalogue) -> None:
    content = CONTRACT.encode()
    survives(content[:start] + put + content[start + length :], catalogue)


@_quick
@given(end=st.integers(0, len(CONTRACT) - 1))
def test_a_file_that_was_cut_off(end: int, catalogue: Catalogue) -> None:
    survives(CONTRACT.encode()[:end], catalogue)
