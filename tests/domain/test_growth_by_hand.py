"""Single weeks changed by hand: exactly those change, in preview and plan; and which way the work goes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backdesk.domain.dose import Dose, Span
from backdesk.domain.growth import GrownCell, GrowthPreview, fill_weeks, growth_preview
from backdesk.domain.growth_by_hand import HandChanges, fill_by_hand, preview_by_hand, remembered_changes
from backdesk.domain.growth_sign import WorkChange, work_change
from backdesk.domain.ids import EntryId, WeekId
from backdesk.domain.plan import Entry, Plan
from backdesk.domain.progression import Growth, GrowthRule, HandField, HandMark, Progression
from tests.domain.strategies import plans
from tests.factories import counting_ids

RULES = (GrowthRule(Growth.REPS, 1, cap=14), GrowthRule(Growth.HOLD_SECONDS, 15, cap=60))
PROGRESSION = Progression(WeekId("unset"), RULES, deload_every=3)
UPTO = 4


def _entries(plan: Plan, week: int) -> list[Entry]:
    return [entry for day in plan.weeks[week - 1].days for _, entry in day.entries()]


def _both(plan: Plan) -> tuple[Plan, GrowthPreview]:
    return fill_weeks(plan, 0, UPTO, PROGRESSION, counting_ids("new")), growth_preview(
        plan, 0, UPTO, PROGRESSION
    )


@given(plan=plans(), data=st.data(), sets=st.integers(7, 9))
def test_exactly_the_cell_changed_by_hand_changes(plan: Plan, data: st.DataObject, sets: int) -> None:
    rows = _entries(plan, 1)
    if not rows:
        return
    filled, preview = _both(plan)
    assert preview_by_hand(preview, {}) is preview
    assert fill_by_hand(filled, preview) is filled
    row, week = data.draw(st.integers(0, len(rows) - 1)), data.draw(st.integers(2, UPTO))
    changed = preview_by_hand(preview, {(rows[row].id, week): {HandField.SETS: sets}})
    old = preview.rows[row].cells[week - 1]
    new = replace(old, dose=replace(old.dose, sets=sets), by_hand=(HandField.SETS,), ruled=old.dose)
    expected = [list(one.cells) for one in preview.rows]
    expected[row][week - 1] = new
    assert [list(one.cells) for one in changed.rows] == expected
    after = fill_by_hand(filled, changed)
    for number in range(1, len(filled.weeks) + 1):
        doses = [entry.dose for entry in _entries(filled, number)]
        if number == week:
            doses[row] = new.dose
        assert _entries(after, number) == [
            replace(entry, dose=dose) for entry, dose in zip(_entries(filled, number), doses, strict=True)
        ]
    mark = HandMark(_entries(after, week)[row].id, (HandField.SETS,))
    progression = replace(after.progression or PROGRESSION, by_hand=())
    assert replace(after, weeks=filled.weeks, progression=progression) == filled
    assert after.progression == replace(progression, by_hand=(mark,))
    assert remembered_changes(after, 0) == {(rows[row].id, week): {HandField.SETS: sets}}
    again = replace(RULES[0], amount=2)
    other = replace(after.progression or PROGRESSION, rules=(again,))
    changed = preview_by_hand(growth_preview(after, 0, UPTO, other), remembered_changes(after, 0))
    after = fill_by_hand(fill_weeks(after, 0, UPTO, other, counting_ids("again")), changed)
    assert _entries(after, week)[row].dose.sets == sets, "it survives other rules"
    assert after.progression == replace(other, source=plan.weeks[0].id, by_hand=(mark,))
    shorter = fill_weeks(after, 0, 2, other, counting_ids("again"))
    kept = (mark,) if week > 2 else ()
    assert shorter.progression is not None
    assert shorter.progression.by_hand == kept, "weeks that are not filled keep what is by hand"


@given(plan=plans())
def test_what_is_not_there_is_passed_over(plan: Plan) -> None:
    rows = _entries(plan, 1)
    if not rows:
        return
    _, preview = _both(plan)
    nothing: HandChanges = {
        (rows[0].id, 1): {HandField.SETS: 9},
        (rows[0].id, UPTO + 1): {HandField.SETS: 9},
        (EntryId("gone"), 2): {HandField.SETS: 9},
    }
    assert preview_by_hand(preview, nothing) == preview


def _cell(rounds: int | None = None, **dose: object) -> GrownCell:
    return GrownCell(Dose(**dose), rounds)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("before", "after", "sign"),
    [
        (_cell(sets=3), _cell(sets=3), WorkChange.SAME),
        (_cell(reps=Span(8, 12)), _cell(reps=Span(9, 12)), WorkChange.MORE),
        (_cell(hold_seconds=Span.of(45)), _cell(hold_seconds=Span.of(30)), WorkChange.LESS),
        (_cell(3, sets=1), _cell(2, sets=1), WorkChange.LESS),
        (_cell(sets=3, reps=Span.of(8)), _cell(sets=2, reps=Span.of(10)), WorkChange.OTHER),
        (_cell(load="10-20 kg"), _cell(load="12-20 kg"), WorkChange.MORE),
        (_cell(load="20 kg"), _cell(load="17,5 kg"), WorkChange.LESS),
        (_cell(load="20 kg"), _cell(load="20 lb"), WorkChange.OTHER),
        (_cell(load="20 kg"), _cell(load="20 kg each hand"), WorkChange.OTHER),
        (_cell(load="red band"), _cell(load="blue band"), WorkChange.OTHER),
    ],
)
def test_the_sign_says_more_less_or_otherwise(before: GrownCell, after: GrownCell, sign: WorkChange) -> None:
    assert work_change(before, after) is sign
