"""Work off the main thread: one way back, the latest wins, and long work makes way."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from backdesk.ui.tasks import QtTaskRunner, Task, Ticket


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[QtTaskRunner]:
    runner = QtTaskRunner()
    yield runner
    runner.close()


def test_a_task_gives_a_value_or_an_error_and_its_parts_on_this_thread(
    runner: QtTaskRunner, qtbot: QtBot
) -> None:
    seen: list[object] = []

    def work(task: Task) -> str:
        task.report(1, 2)
        task.tell("part")
        return "value"

    runner.run(work, seen.append, seen.append, lambda step, of: seen.append((step, of)), told=seen.append)
    qtbot.wait_until(lambda: len(seen) == 3)
    assert seen == [(1, 2), "part", "value"]

    def fail(task: Task) -> None:
        raise ValueError("no")

    runner.run(fail, seen.append, lambda problem: seen.append(type(problem)))
    qtbot.wait_until(lambda: len(seen) == 4)
    assert seen[3] is ValueError


def test_what_was_cancelled_before_it_began_is_not_done(runner: QtTaskRunner, qtbot: QtBot) -> None:
    may_go_on = threading.Event()
    done: list[object] = []
    runner.run(lambda task: may_go_on.wait(20), lambda _: None, lambda _: None)
    runner.run(lambda task: done.append("work"), done.append, done.append).cancel()
    may_go_on.set()
    qtbot.wait_until(lambda: runner.is_idle)
    assert done == []


def test_of_a_ticket_only_the_latest_is_heard(runner: QtTaskRunner, qtbot: QtBot) -> None:
    ticket, may_go_on = Ticket(runner), threading.Event()
    heard: list[object] = []

    def slow(task: Task) -> str:
        may_go_on.wait(20)
        task.tell("slow part")
        return "slow"

    ticket.run(slow, heard.append, heard.append, told=heard.append)
    assert not ticket.is_free
    ticket.run(lambda task: "quick", heard.append, heard.append)
    may_go_on.set()
    qtbot.wait_until(lambda: runner.is_idle)
    assert heard == ["quick"]
    assert ticket.is_free


def test_what_is_begun_in_the_answer_keeps_the_ticket(runner: QtTaskRunner, qtbot: QtBot) -> None:
    ticket = Ticket(runner)
    heard: list[object] = []

    def again(value: str) -> None:
        heard.append(value)
        ticket.run(lambda task: "second", heard.append, heard.append)
        assert not ticket.is_free

    ticket.run(lambda task: "first", again, heard.append)
    qtbot.wait_until(lambda: len(heard) == 2)
    assert heard == ["first", "second"]


def test_long_work_makes_way_for_what_waits(runner: QtTaskRunner, qtbot: QtBot) -> None:
    order: list[str] = []
    waits, threads = threading.Event(), set()

    def long(task: Task) -> None:
        threads.add(threading.current_thread())
        order.append("long begins")
        waits.wait(20)
        task.make_way()
        order.append("long ends")

    def short(task: Task) -> None:
        threads.add(threading.current_thread())
        order.append("short")

    runner.run(long, lambda _: None, lambda _: None)
    runner.run(short, lambda _: None, lambda _: None)
    waits.set()
    qtbot.wait_until(lambda: runner.is_idle)
    assert order == ["long begins", "short", "long ends"]
    assert len(threads) == 1


def test_closing_drops_what_waits_and_lets_what_runs_end(runner: QtTaskRunner, qtbot: QtBot) -> None:
    may_go_on, done = threading.Event(), []

    def long(task: Task) -> None:
        may_go_on.wait(20)
        done.append("long")

    runner.run(long, lambda _: None, lambda _: None)
    runner.run(lambda task: done.append("never"), lambda _: None, lambda _: None)
    runner.close()
    may_go_on.set()
    qtbot.wait_until(lambda: runner.is_idle)
    assert done == ["long"]


def test_a_closed_runner_takes_no_more_work(runner: QtTaskRunner, qtbot: QtBot) -> None:
    done: list[object] = []
    runner.close()
    task = runner.run(lambda task: done.append("work"), done.append, done.append, is_owed=True)
    assert task.is_cancelled()
    assert task.has_ended
    assert runner.is_idle
    assert not runner.has_owed
    assert runner._executor is None
    assert done == []


def test_what_is_owed_is_under_way_until_its_last_step_was_heard(runner: QtTaskRunner, qtbot: QtBot) -> None:
    heard: list[object] = []
    runner.owed_ended.connect(heard.append)

    def next_step(value: str) -> None:
        heard.append(value)
        if value == "first":
            runner.run(lambda task: "second", next_step, heard.append, is_owed=True)
        assert runner.has_owed

    runner.run(lambda task: "first", next_step, heard.append, is_owed=True)
    qtbot.wait_until(lambda: len(heard) == 3)
    assert heard == ["first", "second", True]

    heard.clear()
    runner.run(lambda task: 1 / 0, heard.append, lambda problem: heard.append("failed"), is_owed=True)
    qtbot.wait_until(lambda: len(heard) == 2)
    assert heard == ["failed", False]

    heard.clear()
    may_go_on = threading.Event()
    runner.run(lambda task: may_go_on.wait(20), heard.append, heard.append, is_owed=True).cancel()
    assert runner.has_owed, "until the worker has stopped"
    may_go_on.set()
    qtbot.wait_until(lambda: len(heard) == 1)
    assert heard == [True]


def test_a_retired_runner_goes_away_once_it_is_idle(qtbot: QtBot) -> None:
    runner, may_go_on = QtTaskRunner(), threading.Event()
    runner.run(lambda task: may_go_on.wait(20), lambda _: None, lambda _: None)
    gone: list[str] = []
    runner.destroyed.connect(lambda: gone.append("gone"))
    runner.retire()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert gone == []
    may_go_on.set()
    qtbot.wait_until(lambda: len(gone) == 1)
