from __future__ import annotations

from backdesk.domain.dismissal import Dismissal
from backdesk.domain.plan_dismissals import dismiss, undismiss
from tests.factories import make_plan


def test_what_is_set_aside_stands_in_order_with_its_reason() -> None:
    plan = dismiss(make_plan(), "sets", ("plank/many", "bridge/many"), "as\x00 agreed")
    assert plan.dismissals == (
        Dismissal("sets", "bridge/many", "as agreed"),
        Dismissal("sets", "plank/many", "as agreed"),
    )


def test_a_new_reason_replaces_the_old_one() -> None:
    plan = dismiss(dismiss(make_plan(), "sets", ("a",), "old"), "sets", ("a", "b"), "new")
    assert [(one.about, one.note) for one in plan.dismissals] == [("a", "new"), ("b", "new")]


def test_taking_it_back_leaves_the_others() -> None:
    plan = dismiss(dismiss(make_plan(), "sets", ("a",)), "no-warm-up", ("a",))
    assert [one.rule for one in undismiss(plan, "sets", ("a",)).dismissals] == ["no-warm-up"]
    assert undismiss(plan, "sets", ("b",)) is plan
