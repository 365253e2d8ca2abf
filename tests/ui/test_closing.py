"""Closing the window while handouts are given out: what was promised is done and put on record first."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from backdesk import files
from backdesk.domain.handout_record import IssueWay
from backdesk.services.backend import Backend
from backdesk.ui import viewer_files
from backdesk.ui.batch.dialog import BatchDialog
from backdesk.ui.handout import printing
from backdesk.ui.main_window import MainWindow
from tests.ui.handout.conftest import wait_until_made
from tests.ui.support import save_handout

WAIT_MS = 20_000


class Gate:
    """Holds work on the other thread until it is opened."""

    def __init__(self) -> None:
        self.reached, self.opened = threading.Event(), threading.Event()

    def before(self, work: Callable[..., Any]) -> Callable[..., Any]:
        def held(*about: Any) -> object:
            self.reached.set()
            assert self.opened.wait(20)
            return work(*about)

        return held


@pytest.fixture
def gate() -> Iterator[Gate]:
    gate = Gate()
    yield gate
    gate.opened.set()


@pytest.fixture
def printing_window(
    window: MainWindow, gate: Gate, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> MainWindow:
    """A window that prints; the printer waits at the gate."""
    monkeypatch.setattr(printing, "LEAST_DPI", 72)
    monkeypatch.setattr(printing, "MOST_DPI", 72)
    monkeypatch.setattr(printing, "is_for_a_file", lambda *about: False)
    monkeypatch.setattr(printing, "_print", gate.before(printing._print))

    def ask(parent: QWidget, printer: QPrinter, pages: int, go: Callable[[QPrinter], object]) -> None:
        printer.setOutputFileName(str(tmp_path / "printed.pdf"))
        go(printer)

    window.handouts.printing.ask = ask
    window.handout.print()
    qtbot.wait_until(gate.reached.is_set, timeout=WAIT_MS)
    return window


def question(window: MainWindow) -> QMessageBox:
    (box,) = [one for one in window.findChildren(QMessageBox) if one.isVisible()]
    assert box.text() == "A handout is still being printed."
    return box


def press(window: MainWindow, text: str) -> None:
    next(button for button in question(window).buttons() if button.text() == text).click()


def ways(backend: Backend) -> list[IssueWay]:
    return [record.way for record in backend.records.all()]


def test_it_waits_for_the_printer_and_the_record(
    printing_window: MainWindow, backend: Backend, gate: Gate, qtbot: QtBot, tmp_path: Path
) -> None:
    window = printing_window
    assert not window.close()
    press(window, "Wait, then close")
    assert "closes as soon as the handout is printed" in window.notice.label.text()
    gate.opened.set()
    qtbot.wait_until(lambda: not window.isVisible(), timeout=WAIT_MS)
    assert (tmp_path / "printed.pdf").stat().st_size
    assert ways(backend) == [IssueWay.PRINTED]


def test_it_stops_the_printer_and_records_nothing(
    printing_window: MainWindow, backend: Backend, gate: Gate, qtbot: QtBot
) -> None:
    window = printing_window
    assert not window.close()
    press(window, "Stop printing and close")
    assert window.isVisible(), "until the printer was told"
    gate.opened.set()
    qtbot.wait_until(lambda: not window.isVisible(), timeout=WAIT_MS)
    assert ways(backend) == []


def test_it_stays_open_when_that_is_wanted(
    printing_window: MainWindow, backend: Backend, gate: Gate, qtbot: QtBot
) -> None:
    window = printing_window
    assert not window.close()
    press(window, "Stay open")
    assert not window.close()
    press(window, "Wait, then close")
    window.notice.action_button.click()
    with qtbot.wait_signal(window.handouts.given_out, timeout=WAIT_MS):
        gate.opened.set()
    qtbot.wait_until(lambda: window.runner.is_idle)
    for _ in range(3):
        QCoreApplication.processEvents()
    assert window.isVisible()
    assert ways(backend) == [IssueWay.PRINTED]


def test_it_closes_when_the_printer_ends_before_the_answer(
    printing_window: MainWindow, backend: Backend, gate: Gate, qtbot: QtBot
) -> None:
    window = printing_window
    assert not window.close()
    box = question(window)
    assert not window.close()
    assert question(window) is box, "it is asked once"
    gate.opened.set()
    qtbot.wait_until(lambda: not window.isVisible(), timeout=WAIT_MS)
    assert ways(backend) == [IssueWay.PRINTED]


@pytest.fixture
def saving_window(
    window: MainWindow, gate: Gate, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> MainWindow:
    """A window with a handout that is made; files wait at the gate."""
    window.handout.open()
    wait_until_made(window, qtbot)
    monkeypatch.setattr(viewer_files, "write_whole", gate.before(files.write_whole))
    return window


def test_it_waits_for_a_file_without_asking(
    saving_window: MainWindow, backend: Backend, gate: Gate, qtbot: QtBot, tmp_path: Path
) -> None:
    window = saving_window
    save_handout(window, tmp_path / "out.pdf")
    assert not window.close()
    assert "closes as soon as everything is written" in window.notice.label.text()
    assert window.findChildren(QMessageBox) == []
    gate.opened.set()
    qtbot.wait_until(lambda: not window.isVisible(), timeout=WAIT_MS)
    assert (tmp_path / "out.pdf").exists()
    assert ways(backend) == [IssueWay.SAVED]


def test_it_stays_to_say_that_a_file_could_not_be_written(
    saving_window: MainWindow, backend: Backend, gate: Gate, qtbot: QtBot, tmp_path: Path
) -> None:
    window = saving_window
    save_handout(window, tmp_path / "missing" / "out.pdf")
    assert not window.close()
    with qtbot.wait_signal(window.handouts.failed, timeout=WAIT_MS):
        gate.opened.set()
    qtbot.wait_until(lambda: window.runner.is_idle)
    for _ in range(3):
        QCoreApplication.processEvents()
    assert window.isVisible()
    assert "the folder does not exist" in window.notice.label.text()
    assert ways(backend) == []


@pytest.mark.parametrize("is_merged", [False, True])
def test_a_batch_is_cancelled_cleanly_first(
    window: MainWindow, backend: Backend, gate: Gate, qtbot: QtBot, tmp_path: Path, is_merged: bool
) -> None:
    window.paperwork.open_batch()
    (dialog,) = window.findChildren(BatchDialog)
    dialog.choice.model.choose_shown(chosen=True)
    if is_merged:
        dialog.choice.together.setChecked(True)
    window.runner.run(gate.before(lambda task: None), lambda _: None, lambda _: None)
    out = tmp_path / "out"
    out.mkdir()
    dialog.start(out / "all.pdf" if is_merged else out)
    QCoreApplication.processEvents()
    assert not window.close()
    assert window.paperwork.stop_batch(), "it is still under way"
    gate.opened.set()
    qtbot.wait_until(lambda: not window.isVisible(), timeout=WAIT_MS)
    assert not window.paperwork.is_making_batch
    assert len(backend.records.all()) == len(list(out.iterdir())), "a record of each file, and no other"
