"""Training days, outcome scores, marks on exercises, and own templates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backdesk.domain.client import Client
from backdesk.domain.dismissal import Dismissal
from backdesk.domain.dose import Dose, Span
from backdesk.domain.exercise_marks import ExerciseMark
from backdesk.domain.ids import ClientId, ExerciseId, OutcomeId, PlanId, SessionId, WeekId
from backdesk.domain.progression import Growth, GrowthRule, Progression
from backdesk.domain.session_log import OutcomeMeasure, OutcomeScore, SessionRecord
from backdesk.domain.template_info import TemplateInfo, TemplateScope
from backdesk.errors import NotFoundError, StoreDamagedError, StoreError
from backdesk.store.store import Store
from tests.store.strategies import doses, words
from tests.store.support import make_week_plan, open_store, raw
from tests.store.test_own_exercises import OWN

ZOE = Client(ClientId("zoe"), "Zoë")
FULL = SessionRecord(
    SessionId("s1"), ZOE.id, date(2026, 1, 7), PlanId("gone"), 2, "monday", 8, 6, 4, 3, 2, 7, "Tired\n<b>"
)
EMPTY = SessionRecord(SessionId("s2"), ZOE.id, date(2026, 1, 5))
SCORE = OutcomeScore(OutcomeId("o1"), ZOE.id, OutcomeMeasure.PSFS, date(2026, 1, 7), 6.5, "Lifting", "Note")
MARK = ExerciseMark(
    ExerciseId("bird-dog"), is_favourite=True, used_at=datetime(2026, 1, 7, tzinfo=UTC), dose=Dose(sets=3)
)


def test_training_days_come_back_in_order(store: Store) -> None:
    store.add_client(ZOE)
    for record in (FULL, EMPTY):
        store.save_session_record(record)
    assert store.session_records(ZOE.id) == (EMPTY, FULL)
    changed = replace(FULL, done=8, plan=None, week=None, note="")
    store.save_session_record(changed)
    assert store.session_records(ZOE.id) == (EMPTY, changed)
    store.delete_session_record(EMPTY.id)
    assert store.session_records(ZOE.id) == (changed,)
    assert store.session_records(ClientId("nobody")) == ()
    with pytest.raises(NotFoundError, match="no training day with the id s2"):
        store.delete_session_record(EMPTY.id)


def test_scores_come_back_in_order(store: Store) -> None:
    store.add_client(ZOE)
    earlier = OutcomeScore(OutcomeId("o2"), ZOE.id, OutcomeMeasure.NPRS, date(2026, 1, 1), 4)
    for score in (SCORE, earlier):
        store.save_outcome(score)
    assert store.outcomes(ZOE.id) == (earlier, SCORE)
    store.save_outcome(replace(SCORE, value=7.0))
    assert [score.value for score in store.outcomes(ZOE.id)] == [4, 7.0]
    store.delete_outcome(earlier.id)
    with pytest.raises(NotFoundError, match="no outcome score with the id o2"):
        store.delete_outcome(earlier.id)


def test_a_record_of_nobody_is_refused(store: Store) -> None:
    with pytest.raises(StoreError, match="something it belongs to is gone"):
        store.save_session_record(FULL)
    with pytest.raises(StoreError, match="something it belongs to is gone"):
        store.save_outcome(SCORE)


def test_marks_come_back_and_empty_ones_go(store: Store, root: Path) -> None:
    other = ExerciseMark(ExerciseId("plank"), used_at=datetime(2026, 1, 8, tzinfo=UTC))
    for mark in (other, MARK):
        store.save_exercise_mark(mark)
    assert store.exercise_marks() == (MARK, other)
    store.save_exercise_mark(replace(MARK, dose=Dose(), used_at=None))
    store.save_exercise_mark(ExerciseMark(other.exercise))
    store.save_exercise_mark(ExerciseMark(ExerciseId("cat-cow")))
    assert store.exercise_marks() == (ExerciseMark(MARK.exercise, is_favourite=True, dose=Dose()),)


@pytest.fixture(scope="module")
def shared_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(tmp_path_factory.mktemp("marks")) as opened:
        yield opened


@given(dose=st.none() | doses, favourite=st.booleans(), exercise=words)
@settings(max_examples=60, deadline=None)
def test_any_mark_comes_back(shared_store: Store, dose: Dose | None, favourite: bool, exercise: str) -> None:
    mark = ExerciseMark(ExerciseId(exercise), is_favourite=favourite, dose=dose)
    shared_store.save_exercise_mark(mark)
    found = {one.exercise: one for one in shared_store.exercise_marks()}
    assert found.get(mark.exercise, ExerciseMark(mark.exercise)) == mark
    assert shared_store.doctor() == ()


def test_templates_stand_by_folder_and_title(store: Store) -> None:
    infos = {
        "b": TemplateInfo(TemplateScope.DAY, "Neck", ("mild",), "To begin.", ("A",)),
        "a": TemplateInfo(TemplateScope.WEEK, "back"),
        "c": TemplateInfo(),
    }
    for key, info in infos.items():
        store.add_plan(replace(make_week_plan(plan_id=key), title=f"Plan {key}", template=info))
    store.add_plan(make_week_plan(plan_id="no-template"))
    store.add_plan(replace(make_week_plan(plan_id="his"), client_id=ZOE.id, template=TemplateInfo()), ZOE)
    assert [one.plan.id for one in store.templates()] == ["c", "a", "b"]
    assert {one.plan.id: one.info for one in store.templates()} == infos
    plan = store.plan(PlanId("b"))
    store.save_plan(plan, replace(plan, template=None))
    assert [one.plan.id for one in store.templates()] == ["c", "a"]


def test_a_change_of_what_goes_with_the_weeks_is_written(store: Store, root: Path) -> None:
    plan = make_week_plan()
    store.add_plan(plan)
    rule = GrowthRule(Growth.REPS, 2.5, cap=20, entry=next(plan.entries()).id)
    steps = (
        replace(plan, dismissals=(Dismissal("no-warm-up"),)),
        replace(plan, progression=Progression(WeekId("week-0"), (rule,), 4, 0.5)),
        plan,
    )
    before = plan
    for after in steps:
        store.save_plan(before, after)
        with open_store(root) as other:
            assert other.plan(plan.id) == after
        before = after


def test_an_own_exercise_can_be_deleted(store: Store) -> None:
    store.add_own_exercise(OWN)
    store.delete_own_exercise(OWN.id)
    assert store.own_exercises() == ()
    with pytest.raises(NotFoundError, match="no own exercise"):
        store.delete_own_exercise(OWN.id)


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        ("UPDATE client SET body = '[]'", "stored client zoe cannot be read: client.body"),
        ("UPDATE client SET body = '{\"age\": 1}'", "stored client zoe cannot be read: client.body"),
        ("UPDATE client SET used_at = 'soon'", "stored client zoe cannot be read: client.used_at"),
        ("UPDATE plan SET dismissals = '[1]'", "stored plan plan cannot be read: plan.dismissals"),
        ("UPDATE plan SET progression = '{}'", "stored plan plan cannot be read: plan.progression"),
        ("UPDATE plan SET template = '7'", "stored plan plan cannot be read: plan.template"),
        (
            "UPDATE session_record SET day_done = 'soon'",
            "stored record s1 cannot be read: session_record.day",
        ),
        ("UPDATE outcome SET measure = 'luck'", "stored record o1 cannot be read: outcome.measure"),
        ("UPDATE exercise_mark SET dose = '['", "stored record bird-dog cannot be read: exercise_mark.dose"),
    ],
)
def test_rows_that_nobody_wrote_are_reported(store: Store, root: Path, spoil: str, sentence: str) -> None:
    plan = replace(make_week_plan(), client_id=ZOE.id)
    store.add_plan(plan, ZOE)
    store.save_session_record(FULL)
    store.save_outcome(SCORE)
    store.save_exercise_mark(MARK)
    assert store.doctor() == ()
    with raw(root) as connection:
        connection.execute(spoil)
    assert any(sentence in problem for problem in store.doctor())
    reads = (
        lambda: store.client(ZOE.id),
        store.find_clients,
        lambda: store.session_records(ZOE.id),
        lambda: store.outcomes(ZOE.id),
        store.exercise_marks,
    )
    with open_store(root) as other, pytest.raises(StoreDamagedError, match="cannot be read"):
        (other.plan(plan.id), *(read() for read in reads))


def test_numbers_that_cannot_be_stored_are_refused(store: Store) -> None:
    store.add_client(ZOE)
    with pytest.raises(StoreError, match="cannot be stored"):
        store.save_session_record(replace(FULL, planned=10**30))
    assert store.session_records(ZOE.id) == ()


def test_a_span_of_a_mark_is_kept(store: Store) -> None:
    mark = ExerciseMark(ExerciseId("x"), dose=Dose(reps=Span.of(8, 12)))
    store.save_exercise_mark(mark)
    assert store.exercise_marks() == (mark,)
