"""Whatever is edited: no entry is lost or doubled, the given plan stays, unchanged parts are shared."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from backdesk.domain import plan_edits
from backdesk.domain.ids import EntryId
from backdesk.domain.plan import WEEKDAYS, Plan, Slot, day_order
from tests.domain.strategies import choices, plans, slots
from tests.factories import counting_ids, make_entry


def _ids(plan: Plan) -> Counter[EntryId]:
    return Counter(entry.id for entry in plan.entries())


def _is_sound(plan: Plan) -> bool:
    """Ids used once, days named once and in order."""
    names = [[day.name for day in week.days] for week in plan.weeks]
    return max(_ids(plan).values(), default=1) == 1 and all(
        week == sorted(set(week), key=day_order) for week in names
    )


def _touched(before: Plan, after: Plan) -> set[tuple[int, str]]:
    """Days of `after` that are not the very objects of `before`."""
    return {
        (number, day.name)
        for number, (old, new) in enumerate(zip(before.weeks, after.weeks, strict=True))
        for day in new.days
        if day is not old.day(day.name)
    }


def _shares_weeks(before: Plan, after: Plan, changed: set[int]) -> bool:
    return all(
        new is old
        for number, (old, new) in enumerate(zip(before.weeks, after.weeks, strict=True))
        if number not in changed
    )


def _home(plan: Plan, entry: EntryId) -> tuple[int, str]:
    cell = plan_edits.find_entry(plan, entry)[0].cell
    return cell.week_index, cell.day


@given(data=st.data(), plan=plans())
def test_move_loses_and_doubles_nothing(data: st.DataObject, plan: Plan) -> None:
    moved, slot = data.draw(choices(plan)), data.draw(slots(plan))
    order = [entry.id for entry in plan.entries() if entry.id in moved]
    after = plan_edits.move_entries(plan, moved, slot, new_id=counting_ids("new"))
    assert _ids(after) == _ids(plan)
    assert _is_sound(after)
    there = [entry.id for entry in plan_edits.block_at(after, slot.cell).entries]
    assert [entry for entry in there if entry in moved] == order
    stayed = [entry.id for entry in plan.entries() if entry.id not in moved]
    assert [entry.id for entry in after.entries() if entry.id not in moved] == stayed
    allowed = {_home(plan, entry) for entry in moved} | {(slot.cell.week_index, slot.cell.day)}
    assert _touched(plan, after) <= allowed
    assert _shares_weeks(plan, after, {week for week, _ in allowed})


@given(data=st.data(), plan=plans())
def test_move_there_and_back_is_the_same(data: st.DataObject, plan: Plan) -> None:
    ids = [entry.id for entry in plan.entries()]
    if not ids:
        return
    one, target = data.draw(st.sampled_from(ids)), data.draw(slots(plan))
    home = plan_edits.find_entry(plan, one)[0]
    there = plan_edits.move_entries(plan, [one], target, new_id=counting_ids("new"))
    # the index counts the block as it stands, so within one block the way back may be one further on
    here = plan_edits.find_entry(there, one)[0]
    further = here.cell == home.cell and here.index < home.index
    back_to = Slot(home.cell, home.index + 1) if further else home
    back = plan_edits.move_entries(there, [one], back_to, new_id=counting_ids("new"))
    assert list(back.entries()) == list(plan.entries())
    assert [_home(back, entry) for entry in ids] == [_home(plan, entry) for entry in ids]


@given(data=st.data(), plan=plans())
def test_dropping_entries_where_they_are_gives_an_equal_plan(data: st.DataObject, plan: Plan) -> None:
    for entry in data.draw(choices(plan)):
        slot = plan_edits.find_entry(plan, entry)[0]
        for index in (slot.index, slot.index + 1):
            same = plan_edits.move_entries(plan, [entry], Slot(slot.cell, index), new_id=counting_ids())
            assert same == plan


@given(data=st.data(), plan=plans())
def test_insert_adds_exactly_the_new_ones(data: st.DataObject, plan: Plan) -> None:
    slot = data.draw(slots(plan))
    fresh = [make_entry(id=f"fresh-{number}") for number in range(data.draw(st.integers(1, 3)))]
    after = plan_edits.insert_entries(plan, slot, fresh, new_id=counting_ids("new"))
    assert _ids(after) == _ids(plan) + Counter(entry.id for entry in fresh)
    assert _is_sound(after)
    assert _touched(plan, after) == {(slot.cell.week_index, slot.cell.day)}
    entries = plan_edits.block_at(after, slot.cell).entries
    where = entries.index(fresh[0])
    assert list(entries[where : where + len(fresh)]) == fresh
    assert where == max(0, min(slot.index, len(plan_edits.block_at(plan, slot.cell).entries)))


@given(data=st.data(), plan=plans())
def test_copy_adds_equal_entries_with_new_ids(data: st.DataObject, plan: Plan) -> None:
    copied, slot = data.draw(choices(plan)), data.draw(slots(plan))
    after = plan_edits.copy_entries(plan, copied, slot, new_id=counting_ids("copy"))
    assert _ids(plan) <= _ids(after)
    assert len(list(after.entries())) == len(list(plan.entries())) + len(copied)
    assert _is_sound(after)
    added = [entry for entry in after.entries() if entry.id not in _ids(plan)]
    originals = plan_edits.entries_in_order(plan, copied)
    assert [(one.exercise, one.dose, one.group) for one in added] == [
        (one.exercise, one.dose, one.group) for one in originals
    ]


@given(data=st.data(), plan=plans())
def test_remove_takes_exactly_these_and_shares_the_rest(data: st.DataObject, plan: Plan) -> None:
    gone = data.draw(choices(plan))
    after = plan_edits.remove_entries(plan, gone)
    assert _ids(after) == _ids(plan) - Counter(gone)
    homes = {_home(plan, entry) for entry in gone}
    assert _touched(plan, after) == homes
    assert _shares_weeks(plan, after, {week for week, _ in homes})
    assert (after is plan) == (not gone)


@given(data=st.data(), plan=plans())
def test_a_changed_entry_touches_only_its_own_day(data: st.DataObject, plan: Plan) -> None:
    for entry_id in data.draw(choices(plan)):
        home = _home(plan, entry_id)
        after = plan_edits.set_note(plan, entry_id, "new note")
        assert _touched(plan, after) == {home}
        assert _shares_weeks(plan, after, {home[0]})
        changed = [new for new, old in zip(after.entries(), plan.entries(), strict=True) if new != old]
        assert [(entry.id, entry.note) for entry in changed] == [(entry_id, "new note")]


@given(data=st.data(), plan=plans())
def test_copying_a_day_doubles_it_elsewhere(data: st.DataObject, plan: Plan) -> None:
    full = [(number, day) for number, week in enumerate(plan.weeks) for day in week.days if not day.is_rest]
    if not full:
        return
    number, source = data.draw(st.sampled_from(full))
    target = data.draw(st.sampled_from([name for name in WEEKDAYS if name != source.name]))
    after = plan_edits.copy_day(plan, number, source.name, target, new_id=counting_ids("copy"))
    assert _is_sound(after)
    assert _ids(plan) <= _ids(after)
    assert _touched(plan, after) == {(number, target)}
    old, new = plan.weeks[number].day(target), after.weeks[number].day(target)
    assert new is not None
    for place, block in enumerate(new.blocks):
        before = () if old is None else old.blocks[place].entries
        assert block.entries[: len(before)] == before
        assert [entry.exercise for entry in block.entries[len(before) :]] == [
            entry.exercise for entry in source.blocks[place].entries
        ]


@given(data=st.data(), plan=plans())
def test_no_edit_changes_the_given_plan(data: st.DataObject, plan: Plan) -> None:
    picture = repr(plan)
    some, slot = data.draw(choices(plan)), data.draw(slots(plan))
    new_id = counting_ids("new")
    plan_edits.move_entries(plan, some, slot, new_id=new_id)
    plan_edits.copy_entries(plan, some, slot, new_id=new_id)
    plan_edits.remove_entries(plan, some)
    plan_edits.set_group(plan, some, "C")
    plan_edits.set_rounds(plan, slot.cell, 3, new_id=new_id)
    plan_edits.set_day_label(plan, 0, "sunday", "Rest", new_id=new_id)
    plan_edits.rename(plan, "Another")
    assert repr(plan) == picture
