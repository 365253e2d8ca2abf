"""Each edit of a plan, edits that do not fit, and near misses that still work."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from backdesk.domain import plan_edits
from backdesk.domain.blocks import BlockKind
from backdesk.domain.ids import ClientId, EntryId
from backdesk.domain.plan import EMPTY_BLOCK, Cell, Plan, Slot
from backdesk.errors import PlanEditError
from tests.factories import counting_ids, make_block, make_day, make_entry, make_plan

MONDAY = Cell(0, "monday", BlockKind.STRENGTH)
FRIDAY = Cell(0, "friday", BlockKind.STRENGTH)


def sample() -> Plan:
    """Monday: a (warm-up), b c d (strength). Friday: e (strength). A second, empty week."""
    monday = make_day(
        "monday",
        label="Gym",
        warm_up=make_block(make_entry(id="a")),
        strength=make_block(make_entry(id="b"), make_entry(id="c", sets=3), make_entry(id="d"), rounds=2),
    )
    return make_plan((monday, make_day("friday", strength=make_block(make_entry(id="e")))), ())


def ids(plan: Plan, cell: Cell) -> list[str]:
    """The entries of a cell."""
    return [str(entry.id) for entry in plan_edits.block_at(plan, cell).entries]


def chosen(*names: str) -> list[EntryId]:
    """Entry ids."""
    return [EntryId(name) for name in names]


def test_a_new_plan_has_one_empty_week() -> None:
    plan = plan_edits.new_plan("Back", new_id=counting_ids(), client_id=ClientId("maria"))
    assert (plan.title, plan.client_id, len(plan.weeks)) == ("Back", "maria", 1)
    assert plan.weeks[0].days == ()
    assert str(plan.id) != str(plan.weeks[0].id)


def test_a_day_that_was_never_named_has_empty_blocks() -> None:
    assert plan_edits.block_at(sample(), Cell(0, "sunday", BlockKind.RELIEF)) is EMPTY_BLOCK


def test_find_entry_gives_the_place_and_the_entry() -> None:
    slot, entry = plan_edits.find_entry(sample(), EntryId("c"))
    assert slot == Slot(MONDAY, 1)
    assert (entry.id, entry.dose.sets) == ("c", 3)


@pytest.mark.parametrize(
    ("index", "expected"), [(0, "xbcd"), (1, "bxcd"), (3, "bcdx"), (99, "bcdx"), (-5, "xbcd")]
)
def test_insert_at_an_index_or_next_to_one(index: int, expected: str) -> None:
    plan = plan_edits.insert_entries(
        sample(), Slot(MONDAY, index), [make_entry(id="x")], new_id=counting_ids()
    )
    assert "".join(ids(plan, MONDAY)) == expected


def test_insert_on_a_new_day_names_it_and_keeps_the_days_in_order() -> None:
    plan = sample()
    for day in ("day-2", "wednesday", "day-10"):
        slot = Slot(Cell(0, day, BlockKind.RELIEF), 0)
        plan = plan_edits.insert_entries(plan, slot, [make_entry()], new_id=counting_ids(day))
    assert [day.name for day in plan.weeks[0].days] == ["monday", "wednesday", "friday", "day-2", "day-10"]


@pytest.mark.parametrize(
    ("moved", "index", "expected"),
    [
        ("b", 0, "bcd"),
        ("b", 1, "bcd"),
        ("b", 2, "cbd"),
        ("b", 3, "cdb"),
        ("b", 99, "cdb"),
        ("d", 0, "dbc"),
        ("d", -1, "dbc"),
        ("cd", 0, "cdb"),
        ("dc", 0, "cdb"),
        ("bd", 2, "cbd"),
        ("bcd", 1, "bcd"),
    ],
)
def test_move_within_a_block(moved: str, index: int, expected: str) -> None:
    plan = plan_edits.move_entries(sample(), chosen(*moved), Slot(MONDAY, index), new_id=counting_ids())
    assert "".join(ids(plan, MONDAY)) == expected


def test_move_between_days_keeps_plan_order_and_the_rounds_left_behind() -> None:
    plan = plan_edits.move_entries(sample(), chosen("c", "a"), Slot(FRIDAY, 0), new_id=counting_ids())
    assert ids(plan, FRIDAY) == ["a", "c", "e"]
    assert ids(plan, MONDAY) == ["b", "d"]
    assert plan_edits.block_at(plan, MONDAY).rounds == 2


def test_move_to_another_week() -> None:
    target = Cell(1, "monday", BlockKind.RELIEF)
    plan = plan_edits.move_entries(sample(), chosen("e"), Slot(target, 5), new_id=counting_ids())
    assert ids(plan, target) == ["e"]
    assert ids(plan, FRIDAY) == []


def test_copy_makes_new_ids_and_leaves_the_originals() -> None:
    plan = plan_edits.copy_entries(sample(), chosen("c"), Slot(FRIDAY, 1), new_id=counting_ids("copy"))
    assert ids(plan, MONDAY) == ["b", "c", "d"]
    assert ids(plan, FRIDAY) == ["e", "copy-1"]
    assert plan_edits.find_entry(plan, EntryId("copy-1"))[1].dose.sets == 3


def test_remove() -> None:
    plan = plan_edits.remove_entries(sample(), chosen("b", "e"))
    assert ids(plan, MONDAY) == ["c", "d"]
    assert ids(plan, FRIDAY) == []


def test_dose_note_and_group() -> None:
    dose = make_entry(reps=(8, 12)).dose
    plan = plan_edits.set_dose(sample(), EntryId("c"), dose)
    plan = plan_edits.set_note(plan, EntryId("c"), "slowly")
    plan = plan_edits.set_group(plan, chosen("b", "c"), "A")
    entry = plan_edits.find_entry(plan, EntryId("c"))[1]
    assert (entry.dose, entry.note, entry.group) == (dose, "slowly", "A")
    plan = plan_edits.set_group(plan, chosen("b"), "")
    assert [entry.group for entry in plan_edits.block_at(plan, MONDAY).entries] == ["", "A", ""]


def test_rounds_and_labels() -> None:
    plan = plan_edits.set_rounds(sample(), FRIDAY, 3, new_id=counting_ids())
    assert plan_edits.block_at(plan, FRIDAY).rounds == 3
    plan = plan_edits.set_rounds(plan, FRIDAY, None, new_id=counting_ids())
    assert plan_edits.block_at(plan, FRIDAY).rounds is None
    plan = plan_edits.set_day_label(plan, 0, "sunday", "Rest", new_id=counting_ids())
    assert [(day.name, day.label) for day in plan.weeks[0].days] == [
        ("monday", "Gym"),
        ("friday", ""),
        ("sunday", "Rest"),
    ]


def test_a_copied_day_fills_an_empty_one_with_label_and_rounds() -> None:
    plan = plan_edits.copy_day(sample(), 0, "monday", "sunday", new_id=counting_ids("copy"))
    sunday = plan.weeks[0].day("sunday")
    assert sunday is not None
    assert (sunday.label, sunday.blocks[1].rounds) == ("Gym", 2)
    assert [entry.id for _, entry in sunday.entries()] == [f"copy-{n}" for n in range(2, 6)]
    assert len(list(plan.entries())) == 9


def test_a_copied_day_goes_behind_what_is_there_and_changes_nothing_else() -> None:
    plan = plan_edits.copy_day(sample(), 0, "monday", "friday", new_id=counting_ids("copy"))
    friday = plan.weeks[0].day("friday")
    assert friday is not None
    assert (friday.label, friday.blocks[1].rounds) == ("", None)
    assert ids(plan, FRIDAY) == ["e", "copy-2", "copy-3", "copy-4"]


def test_a_copied_day_keeps_the_label_of_an_empty_day_that_has_one() -> None:
    plan = plan_edits.set_day_label(sample(), 0, "sunday", "Pool", new_id=counting_ids())
    plan = plan_edits.copy_day(plan, 0, "monday", "sunday", new_id=counting_ids("copy"))
    sunday = plan.weeks[0].day("sunday")
    assert sunday is not None
    assert sunday.label == "Pool"


def test_a_cleared_day_keeps_its_label() -> None:
    monday = plan_edits.clear_day(sample(), 0, "monday").weeks[0].day("monday")
    assert monday is not None
    assert monday.is_rest
    assert monday.label == "Gym"


def test_rename_strips() -> None:
    assert plan_edits.rename(sample(), "  Knees ").title == "Knees"


def test_a_block_takes_its_cap_and_not_one_more() -> None:
    cap = plan_edits.MAX_ENTRIES_PER_BLOCK
    many = [make_entry() for _ in range(cap)]
    full = plan_edits.insert_entries(make_plan(), Slot(MONDAY, 0), many, new_id=counting_ids())
    assert len(ids(full, MONDAY)) == cap
    # rearranging a full block is no growth
    moved = plan_edits.move_entries(full, [many[0].id], Slot(MONDAY, cap), new_id=counting_ids())
    assert ids(moved, MONDAY)[-1] == many[0].id
    with pytest.raises(PlanEditError, match="at most 500"):
        plan_edits.insert_entries(full, Slot(MONDAY, 0), [make_entry()], new_id=counting_ids())
    one_more = plan_edits.insert_entries(full, Slot(FRIDAY, 0), [make_entry()], new_id=counting_ids("f"))
    with pytest.raises(PlanEditError, match="at most 500"):
        plan_edits.copy_day(one_more, 0, "monday", "friday", new_id=counting_ids("c"))


REFUSED: list[Callable[[Plan], object]] = [
    lambda plan: plan_edits.find_entry(plan, EntryId("gone")),
    lambda plan: plan_edits.remove_entries(plan, chosen("a", "gone")),
    lambda plan: plan_edits.set_dose(plan, EntryId("gone"), make_entry().dose),
    lambda plan: plan_edits.set_note(plan, EntryId("gone"), ""),
    lambda plan: plan_edits.set_group(plan, chosen("gone"), "A"),
    lambda plan: plan_edits.replace_entry(plan, make_entry(id="gone")),
    lambda plan: plan_edits.move_entries(plan, chosen("gone"), Slot(MONDAY, 0), new_id=counting_ids()),
    lambda plan: plan_edits.copy_entries(plan, chosen("gone"), Slot(MONDAY, 0), new_id=counting_ids()),
    lambda plan: plan_edits.insert_entries(
        plan, Slot(FRIDAY, 0), [make_entry(id="a")], new_id=counting_ids()
    ),
    lambda plan: plan_edits.insert_entries(
        plan, Slot(FRIDAY, 0), [make_entry(id="x"), make_entry(id="x")], new_id=counting_ids()
    ),
    lambda plan: plan_edits.block_at(plan, Cell(2, "monday", BlockKind.RELIEF)),
    lambda plan: plan_edits.block_at(plan, Cell(-1, "monday", BlockKind.RELIEF)),
    lambda plan: plan_edits.set_rounds(plan, Cell(0, "someday", BlockKind.RELIEF), 2, new_id=counting_ids()),
    lambda plan: plan_edits.set_rounds(plan, MONDAY, 0, new_id=counting_ids()),
    lambda plan: plan_edits.set_rounds(plan, MONDAY, -1, new_id=counting_ids()),
    lambda plan: plan_edits.set_day_label(plan, 0, "day-15", "x", new_id=counting_ids()),
    lambda plan: plan_edits.set_day_label(plan, 5, "monday", "x", new_id=counting_ids()),
    lambda plan: plan_edits.copy_day(plan, 0, "sunday", "monday", new_id=counting_ids()),
    lambda plan: plan_edits.copy_day(plan, 0, "monday", "monday", new_id=counting_ids()),
    lambda plan: plan_edits.copy_day(plan, 0, "monday", "someday", new_id=counting_ids()),
    lambda plan: plan_edits.copy_day(plan, 9, "monday", "friday", new_id=counting_ids()),
    lambda plan: plan_edits.clear_day(plan, 0, "sunday"),
    lambda plan: plan_edits.rename(plan, "  "),
    lambda plan: plan_edits.replace_entries(plan, [make_entry(id="a"), make_entry(id="gone")]),
]


@pytest.mark.parametrize("edit", REFUSED)
def test_an_edit_that_does_not_fit_is_refused_with_a_sentence(edit: Callable[[Plan], object]) -> None:
    with pytest.raises(PlanEditError) as caught:
        edit(sample())
    assert str(caught.value).endswith(".")
    assert "\n" not in str(caught.value)


def test_many_entries_are_replaced_at_once_and_the_rest_is_shared() -> None:
    plan = sample()
    entries = [replace(entry, note="new") for entry in plan.entries() if entry.id in chosen("a", "b")]
    after = plan_edits.replace_entries(plan, entries)
    one_by_one = plan
    for entry in entries:
        one_by_one = plan_edits.replace_entry(one_by_one, entry)
    assert after == one_by_one != plan
    assert plan_edits.replace_entries(plan, []) is plan


def test_many_entries_are_changed_in_one_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(plan_edits, "replace_entry")  # one by one takes seconds in a long plan
    grouped = plan_edits.set_group(sample(), chosen("a", "b"), "A")
    assert sum(entry.group == "A" for entry in grouped.entries()) == 2
