"""Letters of supersets: tags, brackets, and what becomes of them when entries come and go."""

from __future__ import annotations

from dataclasses import replace

from backdesk.domain.plan import Block
from backdesk.domain.plan_edits import remove_entries
from backdesk.domain.supersets import (
    Run,
    free_letter,
    lettered_for,
    superset_labels,
    superset_runs,
    without_lone,
)
from tests.factories import make_block, make_day, make_entry, make_plan


def lettered(letters: str) -> Block:
    """A block with an entry per letter, "." for none."""
    entries = (replace(make_entry(), group="" if one == "." else one) for one in letters)
    return Block(tuple(entries))


def test_tags_count_in_the_order_they_stand() -> None:
    assert superset_labels(lettered("AAB.AB")) == ("A1", "A2", "B1", "", "A3", "B2")


def test_brackets_begin_and_end_with_neighbours_of_one_letter() -> None:
    first, middle, last, only = Run.FIRST, Run.MIDDLE, Run.LAST, Run.ONLY
    assert superset_runs(lettered("AAABB.A")) == (first, middle, last, first, last, Run.NONE, only)
    assert superset_runs(Block()) == ()


def test_the_next_free_letter() -> None:
    assert free_letter(["", "A", "C"]) == "B"
    assert free_letter(chr(code) for code in range(ord("A"), ord("Z") + 1)) == "AA"


def test_a_group_that_comes_takes_a_free_letter_and_a_single_one_none() -> None:
    comers = lettered("AAB.CC").entries
    assert [entry.group for entry in lettered_for(comers, lettered("AB"))] == ["C", "C", "", "", "D", "D"]
    assert lettered_for(comers[:2], lettered("..")) == comers[:2]


def test_the_last_one_of_a_superset_is_let_go() -> None:
    block = lettered("AAB")
    before = make_plan((make_day(strength=block, relief=lettered("CC")),))
    after = without_lone(before, remove_entries(before, [block.entries[0].id]))
    (day,) = after.weeks[0].days
    assert [entry.group for _, entry in day.entries()] == ["", "B", "C", "C"]
    assert day.blocks[2] is before.weeks[0].days[0].blocks[2]
    assert without_lone(before, before) is before


def test_a_letter_that_stood_alone_before_stays() -> None:
    before = make_plan((make_day(strength=lettered("A."), warm_up=make_block()),))
    assert without_lone(before, before) is before
