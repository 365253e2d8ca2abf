"""A whole plan once more: what comes along, what is private and stays behind."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from backdesk.domain.client_wording import ClientWording
from backdesk.domain.dismissal import Dismissal
from backdesk.domain.dose import Dose
from backdesk.domain.exercise import Exercise
from backdesk.domain.ids import ClientId, EntryId, ExerciseId, WeekId
from backdesk.domain.plan import Plan
from backdesk.domain.plan_duplicate import PlanCopy, copied_plan
from backdesk.domain.progression import Growth, GrowthRule, HandField, HandMark, Progression
from backdesk.domain.template_info import TemplateInfo
from backdesk.errors import PlanEditError
from tests.domain.strategies import plans
from tests.factories import counting_ids, make_block, make_day, make_entry, make_plan

EVA = ClientId("eva")
OWN, UNUSED = (Exercise(ExerciseId(name), name) for name in ("own", "unused"))


def full() -> Plan:
    """A plan with everything in it that may be private."""
    entry = replace(make_entry("own", id="a", sets=3, load="5 kg"), note="Ask Maria", extra={"x": "Maria"})
    day = replace(make_day(strength=make_block(entry, rounds=2)), extra={"x": "Maria"})
    plan = make_plan((day,), ())
    return replace(
        plan,
        client_id=ClientId("maria"),
        exercises=(OWN, UNUSED),
        wording=(ClientWording(ExerciseId("own"), name="Maria's way"),),
        link="https://example.org/maria",
        next_appointment="Tuesday",
        dismissals=(Dismissal("precaution", note="Maria may"),),
        progression=Progression(
            plan.weeks[0].id,
            (
                GrowthRule(Growth.SETS, 1),
                GrowthRule(Growth.REPS, 1, entry=EntryId("a")),
                GrowthRule(Growth.REPS, 1, entry=EntryId("gone")),
            ),
            by_hand=tuple(HandMark(EntryId(name), (HandField.SETS,)) for name in ("a", "gone")),
        ),
        template=TemplateInfo(folder="Backs"),
        extra={"x": "Maria"},
    )


def test_a_copy_for_another_client_holds_nothing_private() -> None:
    copy = copied_plan(full(), PlanCopy(" New\n", EVA), new_id=counting_ids())
    assert (copy.title, copy.client_id, copy.exercises) == ("New", EVA, (OWN,))
    assert "Maria" not in repr(copy)
    assert (copy.template, copy.next_appointment, copy.dismissals, copy.link) == (None, "", (), "")
    (entry,) = copy.entries()
    assert (entry.dose, entry.note) == (Dose(sets=3, load="5 kg"), "")
    assert copy.weeks[0].days[0].blocks[1].rounds == 2


def test_progression_follows_the_new_ids() -> None:
    copy = copied_plan(full(), PlanCopy("New"), new_id=counting_ids())
    assert copy.progression is not None
    assert copy.progression.source == copy.weeks[0].id
    (entry,) = copy.entries()
    assert [rule.entry for rule in copy.progression.rules] == [None, entry.id]
    assert copy.progression.by_hand == (HandMark(entry.id, (HandField.SETS,)),)
    lost = replace(full(), progression=Progression(WeekId("gone")))
    assert copied_plan(lost, PlanCopy("New"), new_id=counting_ids()).progression is None


def test_without_doses_there_is_no_progression_either() -> None:
    copy = copied_plan(full(), PlanCopy("New", usual=lambda _: Dose(sets=1)), new_id=counting_ids())
    (entry,) = copy.entries()
    assert (entry.dose, entry.note, copy.progression) == (Dose(sets=1), "", None)
    assert copy.weeks[0].days[0].blocks[1].rounds is None


@pytest.mark.parametrize("usual", [None, lambda _: Dose(sets=1)])
def test_notes_and_wording_come_along_on_wish(usual: None) -> None:
    copy = copied_plan(full(), PlanCopy("New", keeps_words=True, usual=usual), new_id=counting_ids())
    assert [entry.note for entry in copy.entries()] == ["Ask Maria"]
    assert copy.wording == full().wording


def test_a_copy_needs_a_title() -> None:
    with pytest.raises(PlanEditError):
        copied_plan(full(), PlanCopy("  "), new_id=counting_ids())


@given(plans())
def test_a_copy_has_the_same_exercises_and_no_id_in_common(plan: Plan) -> None:
    copy = copied_plan(plan, PlanCopy("New"), new_id=counting_ids("new"))
    assert [(entry.exercise, entry.dose, entry.group) for entry in copy.entries()] == [
        (entry.exercise, entry.dose, entry.group) for entry in plan.entries()
    ]
    ids = [copy.id, *_ids(copy)]
    assert len(set(ids)) == len(ids)
    assert set(ids).isdisjoint([plan.id, *_ids(plan)])


def _ids(plan: Plan) -> list[str]:
    days = [day for week in plan.weeks for day in week.days]
    return [*(week.id for week in plan.weeks), *(day.id for day in days), *(one.id for one in plan.entries())]
