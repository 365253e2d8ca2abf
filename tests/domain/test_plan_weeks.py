"""Weeks come, go and move; what the plan says about them follows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backdesk.domain import plan_weeks
from backdesk.domain.dismissal import Dismissal
from backdesk.domain.dose import Dose
from backdesk.domain.plan import Plan, Week
from backdesk.domain.progression import Progression
from backdesk.errors import PlanEditError
from tests.domain.strategies import plans
from tests.factories import counting_ids, make_block, make_day, make_entry, make_plan


def _three() -> Plan:
    """Three weeks of one, two and three planks; hints set aside in the second, weeks filled from it."""
    planks = {n: make_block(*(make_entry("plank", sets=n) for _ in range(n))) for n in (1, 2, 3)}
    weeks = [(make_day("monday", label=f"L{n}", strength=block),) for n, block in planks.items()]
    plan = make_plan(*weeks)
    dismissals = (
        Dismissal("no-warm-up", "week-2/monday", "known"),
        Dismissal("balance", "week-3"),
        Dismissal("balance", "week-20"),
        Dismissal("precaution", "plank"),
        Dismissal("sides"),
    )
    return replace(plan, dismissals=dismissals, progression=Progression(plan.weeks[1].id))


def _abouts(plan: Plan) -> list[str]:
    return [dismissal.about for dismissal in plan.dismissals]


def _content(week: Week) -> object:
    return [
        (day.name, day.label, [(block.rounds, [(e.exercise, e.dose, e.group, e.note) for e in block.entries])
                               for block in day.blocks])
        for day in week.days
    ]  # fmt: skip


def _ids(plan: Plan) -> list[str]:
    weeks = [week.id for week in plan.weeks]
    return [*weeks, *(day.id for week in plan.weeks for day in week.days), *(e.id for e in plan.entries())]


def test_an_empty_week_is_put_in_and_the_rest_goes_on() -> None:
    plan = _three()
    after = plan_weeks.insert_week(plan, 1, new_id=counting_ids("new"))
    assert [len(week.days) for week in after.weeks] == [1, 0, 1, 1]
    assert [after.weeks[place] for place in (0, 2, 3)] == list(plan.weeks)
    assert _abouts(after) == ["week-3/monday", "week-4", "plank", ""]
    assert after.dismissals[0].note == "known"
    assert after.progression == plan.progression


def test_a_copy_has_the_same_content_and_its_own_ids() -> None:
    plan = _three()
    after = plan_weeks.copy_week(plan, 2, 0, new_id=counting_ids("new"))
    assert _content(after.weeks[0]) == _content(plan.weeks[2])
    assert after.weeks[1:] == plan.weeks
    assert len(set(_ids(after))) == len(_ids(after))


def test_a_week_is_pasted_without_its_doses() -> None:
    plan = _three()
    after = plan_weeks.paste_week(plan, plan.weeks[2], 99, new_id=counting_ids("new"), with_doses=False)
    pasted = [entry for day in after.weeks[3].days for _, entry in day.entries()]
    assert [entry.exercise for entry in pasted] == ["plank"] * 3
    assert {entry.dose for entry in pasted} == {Dose()}


def test_a_week_is_taken_out_with_what_was_said_about_it() -> None:
    plan = _three()
    after = plan_weeks.delete_week(plan, 1)
    assert after.weeks == (plan.weeks[0], plan.weeks[2])
    assert _abouts(after) == ["week-2", "plank", ""]
    assert after.progression is None
    assert plan_weeks.delete_week(plan, 0).progression == plan.progression


def test_the_last_week_stays() -> None:
    with pytest.raises(PlanEditError, match="A plan keeps at least one week; clear its days instead"):
        plan_weeks.delete_week(make_plan(), 0)


def test_a_week_is_moved_and_what_was_said_about_it_follows() -> None:
    plan = _three()
    after = plan_weeks.move_week(plan, 1, 2)
    assert after.weeks == (plan.weeks[0], plan.weeks[2], plan.weeks[1])
    assert _abouts(after) == ["week-3/monday", "week-2", "plank", ""]
    assert after.progression == plan.progression
    assert plan_weeks.move_week(plan, 0, 99).weeks[-1] == plan.weeks[0]
    assert plan_weeks.move_week(plan, 2, -5).weeks[0] == plan.weeks[2]
    assert plan_weeks.move_week(plan, 1, 1) is plan


@pytest.mark.parametrize("index", [-1, 3])
def test_a_week_that_is_not_there_is_refused(index: int) -> None:
    plan = _three()
    edits: tuple[Callable[[], Plan], ...] = (
        lambda: plan_weeks.delete_week(plan, index),
        lambda: plan_weeks.move_week(plan, index, 0),
        lambda: plan_weeks.copy_week(plan, index, 0, new_id=counting_ids("new")),
    )
    for edit in edits:
        with pytest.raises(PlanEditError, match=f"The plan has no week {index + 1}"):
            edit()


def test_a_plan_holds_at_most_26_weeks_but_a_longer_one_can_be_ordered() -> None:
    full = make_plan(*[()] * 26)
    with pytest.raises(PlanEditError, match="A plan holds at most 26 weeks"):
        plan_weeks.insert_week(full, 0, new_id=counting_ids("new"))
    long = make_plan(*[()] * 52)
    with pytest.raises(PlanEditError, match="A plan holds at most 26 weeks"):
        plan_weeks.copy_week(long, 0, 1, new_id=counting_ids("new"))
    assert plan_weeks.move_week(long, 51, 0).weeks[0] == long.weeks[51]
    assert len(plan_weeks.delete_week(long, 0).weeks) == 51


@given(data=st.data(), plan=plans(max_weeks=4))
def test_no_week_edit_loses_an_entry_or_changes_the_given_plan(data: st.DataObject, plan: Plan) -> None:
    picture = repr(plan)
    first, second = (data.draw(st.integers(0, len(plan.weeks) - 1)) for _ in range(2))
    new_id = counting_ids("new")
    moved = plan_weeks.move_week(plan, first, second)
    assert plan_weeks.move_week(moved, second, first) == plan
    copied = plan_weeks.copy_week(plan, first, second, new_id=new_id)
    assert len(set(_ids(copied)) - set(_ids(plan))) == len(_ids(copied)) - len(_ids(plan))
    assert _content(copied.weeks[second]) == _content(plan.weeks[first])
    assert plan_weeks.delete_week(copied, second) == plan
    assert plan_weeks.delete_week(plan_weeks.insert_week(plan, first, new_id=new_id), first) == plan
    assert repr(plan) == picture
