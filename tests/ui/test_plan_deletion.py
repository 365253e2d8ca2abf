"""Deleting the plan on the desk, and putting it back."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from backdesk.ui.main_window import MainWindow


def press(box: object, text: str) -> None:
    (button,) = (one for one in box.findChildren(QPushButton) if one.text().replace("&", "") == text)  # type: ignore[attr-defined]
    button.click()


def test_a_plan_is_deleted_after_a_question_and_can_be_put_back(window: MainWindow) -> None:
    plan, client = window.session.plan, window.session.client
    box = window.features.deletion.ask()
    assert plan.title in box.text()
    press(box, "Delete")
    assert window.session.plan.id != plan.id
    assert window.session.client == client
    planning = window.backend.planning
    assert plan.id not in {line.id for line in planning.plans_of(plan.client_id)}
    assert plan.title in window.notice.label.text()
    window.notice.action_button.click()
    assert window.session.plan == plan
    assert planning.open(plan.id).plan == plan


def test_it_is_kept_by_default(window: MainWindow) -> None:
    plan = window.session.plan
    box = window.features.deletion.ask()
    assert box.defaultButton().text().replace("&", "") == "Keep it"
    press(box, "Keep it")
    assert window.session.plan is plan
    assert window.backend.planning.open(plan.id).plan == plan


def test_the_other_plan_of_the_client_comes_up(window: MainWindow) -> None:
    first = window.session.plan
    second = window.backend.planning.new_plan("Second", window.session.client)
    window.desk.show(second)
    window.features.deletion.delete()
    assert window.session.plan.id == first.id
