"""Handouts for many clients: choose, watch, read what came of it."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pypdf
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QComboBox, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from backdesk.domain.client import Client
from backdesk.domain.ids import ClientId, PlanId, PrecautionId
from backdesk.domain.plan import Plan
from backdesk.domain.plan_summary import PlanSummary
from backdesk.errors import OutputError
from backdesk.files import write_whole
from backdesk.i18n import english
from backdesk.services import batch, issued_files
from backdesk.services.backend import Backend
from backdesk.services.handout_records import IssueWay
from backdesk.services.handouts import HandoutOptions, HandoutReport, Layout, Paper, make_handout
from backdesk.store.store import Store
from backdesk.ui.batch.dialog import BatchDialog, open_batch, options_line
from backdesk.ui.batch.plans_model import BatchPlansModel, Column, rows_of
from backdesk.ui.batch.run import BatchOutcome
from backdesk.ui.tasks import QtTaskRunner
from backdesk.ui.theme.theme import Theme
from tests.factories import make_block, make_day, make_entry, make_plan
from tests.ui.test_accessible_names import nameless

OPTIONS = HandoutOptions(layouts=(Layout.WEEK,), pictures=False)
CLIENTS = ("Aisha Khan", "maria lopez", "Tomasz Nowak")
TICK = Qt.ItemDataRole.CheckStateRole


def plan_for(client: Client, title: str, *, is_empty: bool = False) -> Plan:
    entries = () if is_empty else (make_entry("bird-dog", sets=3),)
    plan = make_plan((make_day("monday", strength=make_block(*entries)),), title=title)
    return replace(plan, client_id=client.id)


@pytest.fixture
def clients(backend: Backend, store: Store) -> tuple[Client, ...]:
    """Three clients; the last one has two plans. And a template, which is for nobody."""
    made = tuple(Client(ClientId(name), name) for name in CLIENTS)
    for client in made:
        store.add_plan(plan_for(client, "First phase"), client)
    store.add_plan(plan_for(made[-1], "Second phase"))
    store.add_plan(make_plan(title="Template"))
    return made


@pytest.fixture
def parent(qtbot: QtBot, theme: Theme) -> Iterator[QWidget]:
    widget = QWidget()
    qtbot.add_widget(widget)
    widget.resize(1280, 720)
    widget.show()
    qtbot.wait_exposed(widget)
    yield widget
    for dialog in widget.findChildren(BatchDialog):
        dialog.done(0)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def runner(parent: QWidget, qtbot: QtBot) -> Iterator[QtTaskRunner]:
    runner = QtTaskRunner(parent)
    yield runner
    qtbot.wait_until(lambda: runner.is_idle, timeout=20_000)
    runner.close()


Open = Callable[[], BatchDialog]


@pytest.fixture
def open_dialog(parent: QWidget, backend: Backend, runner: QtTaskRunner, clients: tuple[Client, ...]) -> Open:
    return lambda: open_batch(parent, backend, runner, lambda: OPTIONS)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def finish(dialog: BatchDialog, target: Path, qtbot: QtBot) -> BatchOutcome:
    dialog.choice.model.choose_shown(chosen=True)
    dialog.start(target)
    assert dialog.run is not None
    with qtbot.wait_signal(dialog.run.finished, timeout=30_000) as finished:
        pass
    assert finished.args is not None
    outcome: BatchOutcome = finished.args[0]
    return outcome


def test_every_client_is_listed_with_the_newest_plan(open_dialog: Open) -> None:
    model = open_dialog().choice.model
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    shown = [
        (model.index(row, Column.CLIENT).data(), model.index(row, Column.PLAN).data())
        for row in range(model.rowCount())
    ]
    assert shown == [
        ("Aisha Khan", "First phase"),
        ("maria lopez", "First phase"),
        ("Tomasz Nowak", "Second phase (or 1 other)"),
    ]
    assert model.chosen() == ()


def test_search_select_and_count(open_dialog: Open) -> None:
    choice = open_dialog().choice
    assert not choice.make.isEnabled()
    choice.all.click()
    assert choice.count.text() == "3 of 3 chosen"
    choice.none.click()
    choice.search.setText("MARIA phase")
    assert choice.model.rowCount() == 1
    choice.all.click()
    choice.search.setText("nobody")
    assert not choice.nothing.isHidden()
    choice.search.clear()
    assert choice.count.text() == "1 of 3 chosen"
    assert [choice.model.index(row, 0).data(TICK) for row in range(3)] == [
        Qt.CheckState.Unchecked,
        Qt.CheckState.Checked,
        Qt.CheckState.Unchecked,
    ]


def test_space_ticks_the_selected_rows(open_dialog: Open) -> None:
    choice = open_dialog().choice
    choice.table.setFocus()
    choice.table.selectAll()
    QTest.keyClick(choice.table, Qt.Key.Key_Space)
    assert choice.count.text() == "3 of 3 chosen"
    QTest.keyClick(choice.table, Qt.Key.Key_Space)
    assert choice.count.text() == "0 of 3 chosen"


def test_enter_presses_the_focused_button_and_not_make(open_dialog: Open, qtbot: QtBot) -> None:
    dialog = open_dialog()
    choice, asked = dialog.choice, []
    choice.make_requested.disconnect()
    choice.make_requested.connect(lambda: asked.append(True))
    for button, said in ((choice.all, "3 of 3 chosen"), (choice.none, "0 of 3 chosen")):
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Return)
        assert choice.count.text() == said
    choice.all.click()
    choice.cancel.setFocus()
    with qtbot.wait_signal(dialog.rejected):
        QTest.keyClick(choice.cancel, Qt.Key.Key_Return)
    assert asked == []


def test_enter_in_the_search_still_makes_the_handouts(open_dialog: Open) -> None:
    choice, asked = open_dialog().choice, []
    choice.make_requested.disconnect()
    choice.make_requested.connect(lambda: asked.append(True))
    choice.all.click()
    choice.search.setFocus()
    QTest.keyClick(choice.search, Qt.Key.Key_Return)
    assert asked == [True]


def test_another_plan_can_be_chosen(open_dialog: Open) -> None:
    choice = open_dialog().choice
    place = choice.model.index(2, Column.PLAN)
    choice.table.setCurrentIndex(place)
    choice.table.edit(place)
    (box,) = choice.table.findChildren(QComboBox)
    assert [box.itemText(number) for number in range(box.count())] == ["Second phase", "First phase"]
    assert nameless(choice) == []
    box.setCurrentIndex(1)
    box.activated.emit(1)
    assert place.data() == "First phase (or 1 other)"
    assert choice.count.text() == "1 of 3 chosen"
    assert not choice.model.flags(choice.model.index(0, Column.PLAN)) & Qt.ItemFlag.ItemIsEditable


def test_a_pdf_for_each_and_a_record_of_each(
    open_dialog: Open, backend: Backend, clients: tuple[Client, ...], out: Path, qtbot: QtBot
) -> None:
    dialog = open_dialog()
    outcome = finish(dialog, out, qtbot)
    assert names(out) == [
        "Aisha Khan - First phase.pdf",
        "Tomasz Nowak - Second phase.pdf",
        "maria lopez - First phase.pdf",
    ]
    assert dialog.report.title.text() == "3 handouts made."
    assert all(result.report is None for result in outcome.results), "no PDF is kept in memory"
    for client in clients:
        (record,) = backend.records.of_client(client.id)
        assert record.way is IssueWay.BATCH
        assert backend.records.pdf(record) in [path.read_bytes() for path in out.iterdir()]


def test_one_pdf_for_all(open_dialog: Open, backend: Backend, out: Path, qtbot: QtBot) -> None:
    dialog = open_dialog()
    dialog.choice.together.click()
    outcome = finish(dialog, out / "all.pdf", qtbot)
    assert outcome.merged == out / "all.pdf"
    assert names(out) == ["all.pdf"]
    assert len(pypdf.PdfReader(out / "all.pdf").pages) == 3
    assert len(backend.records.all()) == 3


def test_what_failed_is_said_with_its_reason_and_can_be_copied(
    open_dialog: Open, store: Store, clients: tuple[Client, ...], out: Path, qtbot: QtBot
) -> None:
    store.add_plan(plan_for(clients[0], "Nothing yet", is_empty=True))
    dialog = open_dialog()
    finish(dialog, out, qtbot)
    assert dialog.report.title.text() == "2 handouts made. 1 could not be made."
    assert "• Aisha Khan: Nothing yet: The plan has no exercises yet." in dialog.report.text.toPlainText()
    dialog.report.copy.click()
    assert "2 handouts made." in QGuiApplication.clipboard().text()
    opened: list[Path] = []

    def open_place(path: Path) -> bool:
        opened.append(path)
        return True

    dialog.open_place = open_place
    dialog.report.open.click()
    assert opened == [out]


def test_a_plan_that_is_gone_by_now_is_told(
    open_dialog: Open, store: Store, clients: tuple[Client, ...], out: Path, qtbot: QtBot
) -> None:
    dialog = open_dialog()
    store.delete_plan(store.plans_of(clients[0].id)[0].id)
    outcome = finish(dialog, out, qtbot)
    assert (len(outcome.made), len(outcome.failed)) == (2, 1)


@pytest.mark.parametrize("together", [False, True])
@pytest.mark.parametrize("step", ["prepare", "add"])
def test_a_handout_that_cannot_be_recorded_is_made_and_told(
    open_dialog: Open,
    backend: Backend,
    out: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    step: str,
    together: bool,
) -> None:
    def refuse(*_about: object, **_more: object) -> None:
        raise OutputError("The disk is full.")

    monkeypatch.setattr(type(backend.records), step, refuse)
    dialog = open_dialog()
    if together:
        dialog.choice.together.click()
    finish(dialog, out / "all.pdf" if together else out, qtbot)
    assert dialog.report.title.text() == "3 handouts made."
    assert dialog.report.text.toPlainText().count("it is not on record: The disk is full.") == 3


def test_a_file_for_all_is_on_record_only_once_it_is_there(
    open_dialog: Open, backend: Backend, out: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A computer that stops before the file is whole leaves no record of a handout nobody has."""
    asked = threading.Event()
    may_write = threading.Event()
    real = write_whole

    def slow(path: Path, content: bytes) -> None:
        asked.set()
        assert may_write.wait(20)
        real(path, content)

    monkeypatch.setattr(batch, "write_whole", slow)
    dialog = open_dialog()
    dialog.choice.together.click()
    dialog.choice.model.choose_shown(chosen=True)
    dialog.start(out / "all.pdf")
    assert dialog.run is not None
    qtbot.wait_until(asked.is_set, timeout=20_000)
    assert (names(out), backend.records.all()) == ([], ())
    assert len(list(backend.folder.issued.iterdir())) == 3, "the copies are kept, and not called left over"
    assert backend.records.left_over() == ()
    with qtbot.wait_signal(dialog.run.finished, timeout=20_000):
        may_write.set()
    assert (names(out), len(backend.records.all())) == (["all.pdf"], 3)
    assert backend.records.problems() == ()


def test_copies_are_stored_away_from_the_window(
    open_dialog: Open, backend: Backend, out: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: set[str] = set()
    real = write_whole

    def noted(path: Path, content: bytes) -> None:
        threads.add(threading.current_thread().name)
        real(path, content)

    monkeypatch.setattr(issued_files, "write_whole", noted)
    finish(open_dialog(), out, qtbot)
    assert len(backend.records.all()) == 3
    assert threading.main_thread().name not in threads
    assert len(threads) == 1


def held(monkeypatch: pytest.MonkeyPatch) -> tuple[threading.Event, threading.Event]:
    """Handouts that wait: one event says that the first has begun, the other lets all go on."""
    begun, may_end, real = threading.Event(), threading.Event(), make_handout

    def slow(*about: Any) -> HandoutReport:
        begun.set()
        assert may_end.wait(20)
        return real(*about)

    monkeypatch.setattr(batch, "make_handout", slow)
    return begun, may_end


def test_cancel_leaves_whole_files_and_tells_what_was_made(
    open_dialog: Open, backend: Backend, out: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, may_end = held(monkeypatch)
    dialog = open_dialog()
    dialog.choice.model.choose_shown(chosen=True)
    dialog.start(out)
    run = dialog.run
    assert run is not None
    thresholds = gc.get_threshold()
    qtbot.wait_until(begun.is_set)
    assert len(run._waiting) == 2, "one is being made, the others have not been read"
    assert dialog.progress.now.text() == "Aisha Khan: First phase"
    dialog.reject()  # Esc stops the work, it does not close
    assert dialog.progress.now.text() == "Stopping…"
    with qtbot.wait_signal(run.finished, timeout=20_000):
        may_end.set()
    assert gc.get_threshold()[2] < thresholds[2], "garbage is looked for again as usual"
    assert dialog.report.title.text() == "Stopped. 0 handouts made."
    assert names(out) == []
    assert backend.records.all() == ()


def test_a_cancelled_file_for_all_leaves_no_records(
    open_dialog: Open, backend: Backend, out: Path, qtbot: QtBot
) -> None:
    dialog = open_dialog()
    dialog.choice.together.click()
    dialog.choice.model.choose_shown(chosen=True)
    dialog.start(out / "all.pdf")
    run = dialog.run
    assert run is not None
    run.counted.connect(lambda done, of: run.cancel() if done == 1 else None)
    with qtbot.wait_signal(run.finished, timeout=20_000):
        pass
    assert names(out) == []
    assert backend.records.all() == ()
    assert list(backend.folder.issued.iterdir()) == []
    assert "No file was written." in dialog.report.text.toPlainText()


def test_a_file_for_all_that_cannot_be_written_is_told(
    open_dialog: Open, backend: Backend, out: Path, qtbot: QtBot
) -> None:
    dialog = open_dialog()
    dialog.choice.together.click()
    outcome = finish(dialog, out / "gone" / "all.pdf", qtbot)
    assert outcome.made == ()
    assert "the folder does not exist" in dialog.report.text.toPlainText()
    assert backend.records.all() == ()
    assert list(backend.folder.issued.iterdir()) == []
    assert not dialog.report.open.isEnabled()


def test_the_place_is_asked_for(open_dialog: Open, qtbot: QtBot, out: Path) -> None:
    dialog = open_dialog()
    dialog.choice.all.click()
    dialog.choice.make.click()
    (question,) = dialog.findChildren(QFileDialog)
    assert question.fileMode() is QFileDialog.FileMode.Directory
    question.fileSelected.emit(str(out))
    question.close()
    assert dialog.run is not None
    with qtbot.wait_signal(dialog.run.finished, timeout=20_000):
        pass
    assert len(names(out)) == 3


def test_a_thousand_clients_are_listed_and_chosen(qtbot: QtBot) -> None:
    now = datetime(2026, 11, 22, tzinfo=UTC)
    plans = [
        PlanSummary(
            PlanId(f"p{n}"), "First" if n % 2 else "Second", ClientId(f"c{n // 2}"), f"Client {n // 2}", now
        )
        for n in range(2_000)
    ]
    model = BatchPlansModel(rows_of(plans), english())
    model.search("client 9")
    model.choose_shown(chosen=True)
    assert len(model.chosen()) == 271, "a 9 is in so many numbers below 1,000"
    assert PlanId("p18") in model.chosen(), "the first of the two, which is the newest"
    assert PlanId("p19") not in model.chosen()


def test_the_options_are_said_in_one_line() -> None:
    words = english()
    assert options_line(HandoutOptions(), words) == (
        "As chosen for handouts: Week at a glance, Exercise cards · A4 · in colour"
    )
    large = HandoutOptions(layouts=(Layout.LOG,), paper=Paper.LETTER, grey=True, large_print=True)
    assert options_line(large, words) == "As chosen for handouts: Log sheet · US Letter · grey · large print"


def test_assistive_tools_and_small_screens(open_dialog: Open, out: Path, qtbot: QtBot) -> None:
    dialog = open_dialog()
    assert dialog.height() <= 680
    assert nameless(dialog) == []
    finish(dialog, out, qtbot)
    assert nameless(dialog) == []


def test_the_report_says_what_is_to_be_avoided_and_was_printed(
    open_dialog: Open, store: Store, out: Path, qtbot: QtBot
) -> None:
    maria = Client(ClientId("m"), "Maria", (PrecautionId("disc-herniation"),))
    ill = Client(ClientId("i"), "Ines", (PrecautionId("inflammatory-infection-tumour"),))
    days = (make_day("monday", strength=make_block(make_entry("sit-up"), make_entry("bird-dog"))),)
    for client in (maria, ill):
        store.add_plan(replace(make_plan(days, title="Abs"), client_id=client.id), client)
    dialog = open_dialog()
    finish(dialog, out, qtbot)
    text = dialog.report.text.toPlainText()
    assert "• Maria: Abs: To be avoided for this client: Sit-Up" in text
    assert text.count("To be avoided") == 1
    assert text.count("a doctor's word comes first.") == 1
