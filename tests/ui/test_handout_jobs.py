"""Saving and opening handouts beside the running window."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from backdesk.domain.ids import EntryId
from backdesk.services import handouts
from backdesk.services.backend import Backend
from backdesk.services.handouts import HandoutReport
from backdesk.ui.main_window import MainWindow
from backdesk.ui.tasks import Task
from tests.ui.support import action, select


@pytest.fixture
def window(hidden: MainWindow) -> MainWindow:
    """Nothing here needs the window on the screen."""
    return hidden


def notice(window: MainWindow) -> str:
    return "" if window.notice.isHidden() else window.notice.label.text()


def test_a_handout_is_saved_where_it_was_asked_for(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "out.pdf"
    with qtbot.wait_signal(window.handouts.saved, timeout=20_000):
        window.handouts.save(path, window.settings)
        assert not window.progress.isHidden()

    assert window.progress.isHidden()
    assert "Bird Dog" in PdfReader(path).pages[0].extract_text()
    assert str(path) in window.statusBar().currentMessage()
    assert [one.name for one in tmp_path.iterdir() if one.name != "data"] == ["out.pdf"]


def test_the_place_is_asked_for_and_a_name_offered(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    action(window, "save_pdf").trigger()
    (dialog,) = window.findChildren(QFileDialog)
    assert dialog.selectedFiles()[0].endswith("Maria Lopez - Lower back, first weeks.pdf")
    with qtbot.wait_signal(window.handouts.saved, timeout=20_000):
        dialog.fileSelected.emit(str(tmp_path / "chosen.pdf"))
    dialog.close()
    assert (tmp_path / "chosen.pdf").exists()


def test_what_was_just_typed_is_in_the_handout(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    select(window, "bird")
    window.dose_editor.field("sets").setFocus()
    window.dose_editor.field("sets").selectAll()
    QTest.keyClicks(window.dose_editor.field("sets"), "7")
    window.handouts.open_file = lambda path: True
    with qtbot.wait_signal(window.handouts.saved, timeout=20_000) as saved:
        window.open_handout()
    assert saved.args is not None
    report: HandoutReport = saved.args[0]
    assert report.path is not None
    text = "".join(page.extract_text() for page in PdfReader(report.path).pages)
    assert "7 sets of 10" in text.replace("\n", " ")


def test_open_makes_it_in_the_data_folder_and_shows_it(
    window: MainWindow, backend: Backend, qtbot: QtBot
) -> None:
    opened: list[Path] = []

    def open_file(path: Path) -> bool:
        opened.append(path)
        return True

    window.handouts.open_file = open_file
    with qtbot.wait_signal(window.handouts.saved, timeout=20_000):
        action(window, "open_pdf").trigger()
    assert opened == [backend.folder.handouts / "Maria Lopez - Lower back, first weeks.pdf"]
    assert opened[0].read_bytes().startswith(b"%PDF")
    assert notice(window) == ""


def test_without_a_pdf_program_it_says_where_the_handout_is(window: MainWindow, qtbot: QtBot) -> None:
    window.handouts.open_file = lambda path: False
    with qtbot.wait_signal(window.handouts.failed, timeout=20_000):
        window.open_handout()
    assert "No program for PDF files" in notice(window)
    assert "handouts" in notice(window)


def test_a_folder_that_is_not_there_is_told_in_a_sentence(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "missing" / "out.pdf"
    with qtbot.wait_signal(window.handouts.failed, timeout=20_000):
        window.handouts.save(path, window.settings)
    assert notice(window) == f"{path} cannot be written: the folder does not exist. Choose another folder."
    assert window.progress.isHidden()
    assert not path.parent.exists()


def test_a_fault_nobody_expected_is_told_calmly_with_details(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handouts, "save_handout", lambda *about: 1 / 0)
    with qtbot.wait_signal(window.handouts.failed, timeout=20_000):
        window.handouts.save(tmp_path / "out.pdf", window.settings)
    assert "could not be made" in notice(window)
    assert not window.notice.copy_button.isHidden()
    window.notice.copy_button.click()


def test_cancel_stops_it_and_writes_nothing(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = handouts.save_handout
    window.handouts.saved.connect(lambda report: pytest.fail("it was cancelled"))

    may_go_on = threading.Event()

    def slow(*about: Any) -> HandoutReport:
        assert may_go_on.wait(20)
        return real(*about)

    monkeypatch.setattr(handouts, "save_handout", slow)
    window.handouts.save(tmp_path / "out.pdf", window.settings)
    window.progress.cancel_button.click()
    may_go_on.set()
    assert window.progress.isHidden()
    qtbot.wait_until(lambda: window.runner.is_idle)
    assert not (tmp_path / "out.pdf").exists()
    assert notice(window) == ""


def test_the_window_goes_on_while_it_is_made(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, may_end = handouts.save_handout, threading.Event()
    threads: list[threading.Thread] = []

    def slow(*about: Any) -> HandoutReport:
        threads.append(threading.current_thread())
        assert may_end.wait(20)
        return real(*about)

    monkeypatch.setattr(handouts, "save_handout", slow)
    window.handouts.save(tmp_path / "out.pdf", window.settings)
    qtbot.wait_until(lambda: bool(threads))
    assert threads[0] is not threading.main_thread()

    window.editing.clear_day("monday")
    assert not window.progress.isHidden()
    with qtbot.wait_signal(window.handouts.saved, timeout=20_000):
        may_end.set()
    assert "Bird Dog" in PdfReader(tmp_path / "out.pdf").pages[0].extract_text(), (
        "the plan as it was asked for"
    )


def test_two_handouts_one_after_the_other(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    reports: list[HandoutReport] = []
    window.handouts.saved.connect(reports.append)
    for name in ("a.pdf", "b.pdf"):
        window.handouts.save(tmp_path / name, window.settings)
    qtbot.wait_until(lambda: len(reports) == 2, timeout=20_000)
    assert window.progress.isHidden()


def test_closing_while_it_is_made_harms_nothing(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window.handouts.save(tmp_path / "out.pdf", window.settings)
    window.close()
    qtbot.wait_until(lambda: window.runner.is_idle, timeout=20_000)
    left = [one for one in tmp_path.iterdir() if one.suffix == ".tmp"]
    assert left == []


def test_characters_without_a_font_are_named(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window.editing.set_note(EntryId("bird"), "slowly 🙂")
    with qtbot.wait_signal(window.handouts.saved, timeout=20_000):
        window.handouts.save(tmp_path / "out.pdf", window.settings)
    assert "🙂" in notice(window)


def test_a_task_gives_a_value_or_an_error_and_progress_on_this_thread(
    window: MainWindow, qtbot: QtBot
) -> None:
    seen: list[object] = []

    def work(task: Task) -> str:
        task.report(1, 2)
        return "value"

    window.runner.run(work, seen.append, seen.append, lambda step, of: seen.append((step, of)))
    qtbot.wait_until(lambda: len(seen) == 2)
    assert seen == [(1, 2), "value"]

    def fail(task: Task) -> None:
        raise ValueError("no")

    window.runner.run(fail, seen.append, lambda problem: seen.append(type(problem)))
    qtbot.wait_until(lambda: len(seen) == 3)
    assert seen[2] is ValueError
