"""The doses of many entries changed at once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backdesk.domain.bulk_doses import (
    DOSE_FIELDS,
    NO_CHANGES,
    SEVERAL,
    DoseChanges,
    Step,
    change_doses,
    changed_dose,
    common_values,
    parse_step,
)
from backdesk.domain.dose import Dose, Side, Span
from backdesk.domain.ids import EntryId
from backdesk.domain.plan import Plan
from backdesk.errors import PlanEditError
from tests.domain.strategies import choices, doses, plans
from tests.factories import make_plan


def steps(**by_field: Step) -> DoseChanges:
    return DoseChanges({}, by_field)


def test_what_doses_share_and_where_they_differ() -> None:
    shared = common_values([Dose(sets=3, reps=Span.of(8)), Dose(sets=3, reps=Span.of(10), load="2 kg")])
    assert (shared["sets"], shared["reps"], shared["load"]) == (3, SEVERAL, SEVERAL)
    assert (shared["side"], shared["breaths"]) == (Side.BOTH, None)
    assert set(shared) == set(DOSE_FIELDS)


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("+1", Step(add=1)),
        (" - 5 s ", Step(add=-5)),
        ("−2", Step(add=-2)),
        ("x0.8", Step(factor=0.8)),
        ("× 1,5", Step(factor=1.5)),
        ("*2", Step(factor=2)),
        ("80 %", Step(factor=0.8)),
        ("3", None),
        ("8-12", None),
        ("", None),
        ("+", None),
        ("+1:30", None),
    ],
)
def test_steps_as_they_are_typed(text: str, step: Step | None) -> None:
    assert parse_step(text) == step


def test_a_step_changes_each_dose_from_where_it_is() -> None:
    more = steps(sets=Step(add=1), hold_seconds=Step(add=5))
    assert changed_dose(Dose(sets=2, hold_seconds=Span(10, 15)), more) == Dose(
        sets=3, hold_seconds=Span(15, 20)
    )
    assert changed_dose(Dose(reps=Span.of(10)), more) == Dose(sets=2, reps=Span.of(10))


def test_counts_stay_whole_and_nothing_goes_below_its_least() -> None:
    less = steps(sets=Step(factor=0.8), reps=Step(factor=0.8), rest_seconds=Step(add=-60))
    dose = Dose(sets=3, reps=Span(8, 12), rest_seconds=30)
    assert changed_dose(dose, less) == Dose(sets=2, reps=Span(6, 10), rest_seconds=0)
    gone = steps(sets=Step(add=-9), reps=Step(factor=0), rest_seconds=Step(add=99_999))
    assert changed_dose(dose, gone) == Dose(sets=1, reps=Span.of(1), rest_seconds=86_400)


def test_values_are_set_and_emptied_and_texts_cleaned() -> None:
    set_all = DoseChanges({"load": " 5 kg ", "reps": None, "side": Side.EACH}, {})
    assert changed_dose(Dose(sets=2, reps=Span.of(5)), set_all) == Dose(sets=2, side=Side.EACH, load="5 kg")


def test_nothing_touched_changes_nothing() -> None:
    assert NO_CHANGES.is_empty
    assert not steps(sets=Step()).is_empty
    assert changed_dose(Dose(sets=2), NO_CHANGES) == Dose(sets=2)


@given(st.data(), plans())
def test_only_the_chosen_entries_change_and_only_in_the_touched_fields(
    data: st.DataObject, plan: Plan
) -> None:
    chosen = data.draw(choices(plan))
    changes = DoseChanges({"effort": "easy"}, {"reps": Step(add=2)})
    after = change_doses(plan, chosen, changes)
    for old, new in zip(plan.entries(), after.entries(), strict=True):
        expected = changed_dose(old.dose, changes) if old.id in chosen else old.dose
        assert (new.id, new.exercise, new.group, new.note, new.dose) == (
            old.id,
            old.exercise,
            old.group,
            old.note,
            expected,
        )


@given(doses, st.floats(-500, 500), st.floats(0, 9))
def test_whatever_step_is_taken_the_dose_can_be_done(dose: Dose, add: float, factor: float) -> None:
    step = Step(add, factor)
    changed = changed_dose(dose, steps(sets=step, reps=step, rest_seconds=step, duration_seconds=step))
    assert changed.sets is not None
    assert changed.sets >= 1
    for span in (changed.reps, changed.duration_seconds):
        assert span is None or (span.low >= 1 and span.low.is_integer())


def test_an_entry_that_is_gone_is_said() -> None:
    with pytest.raises(PlanEditError):
        change_doses(make_plan(), [EntryId("gone")], NO_CHANGES)
