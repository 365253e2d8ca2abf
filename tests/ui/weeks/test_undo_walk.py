"""Any walk through week commands can be undone step by step, each to the equal plan, and redone."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest

from backdesk.domain.growth import fill_weeks
from backdesk.domain.plan import Plan
from backdesk.domain.progression import Growth, GrowthRule, Progression
from backdesk.errors import PlanEditError
from backdesk.services.backend import Backend
from backdesk.ui.main_window import MainWindow
from tests.ui.support import action

STEPS = 25
RULES = (GrowthRule(Growth.REPS, 1, cap=12), GrowthRule(Growth.SETS, 1, cap=4))


def _fill(window: MainWindow, random: Random) -> None:
    """As the dialog does it, with any source and end."""
    plan, new_id = window.session.plan, window.editing.core.new_id
    source, upto = random.randrange(len(plan.weeks)), random.randrange(1, 9)
    progression = Progression(plan.weeks[source].id, RULES, deload_every=3)

    def edit(plan: Plan) -> Plan:
        return fill_weeks(plan, source, upto, progression, new_id)

    window.editing.core.apply(edit, "fill weeks")


def _commands(window: MainWindow, random: Random) -> list[Callable[[], object]]:
    session = window.session
    names = ("insert_week", "duplicate_week", "delete_week", "week_earlier", "week_later")
    return [
        *(action(window, name).trigger for name in names),
        lambda: session.show_week(random.randrange(len(session.plan.weeks))),
        lambda: window.header.weeks.week_moved.emit(
            random.randrange(len(session.plan.weeks)), random.randrange(len(session.plan.weeks))
        ),
        lambda: _fill(window, random),
    ]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_step_can_be_undone_and_redone(hidden: MainWindow, backend: Backend, seed: int) -> None:
    random, session = Random(seed), hidden.session
    states = [session.plan]
    for _ in range(STEPS):
        random.choice(_commands(hidden, random))()
        if session.plan != states[-1]:
            states.append(session.plan)
        assert 0 <= session.week_index < len(session.plan.weeks)
        assert hidden.model.week_index == session.week_index
    assert len(states) > STEPS // 3
    for state in reversed(states[:-1]):
        session.undo_stack.undo()
        assert session.plan == state
        assert 0 <= session.week_index < len(state.weeks)
    for state in states[1:]:
        session.undo_stack.redo()
        assert session.plan == state
    assert backend.planning.open(session.plan.id).plan == session.plan


def test_a_refused_fill_leaves_plan_and_history_alone(hidden: MainWindow) -> None:
    before = hidden.session.plan
    with pytest.raises(PlanEditError):
        fill_weeks(before, 0, 1, Progression(before.weeks[0].id), hidden.editing.core.new_id)
    assert hidden.session.plan is before
    assert hidden.session.undo_stack.count() == 0
