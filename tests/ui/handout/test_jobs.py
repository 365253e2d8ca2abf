"""Giving handouts out: saved, opened and as an e-mail, exactly as they are shown, and on record."""

from __future__ import annotations

import threading
from email import message_from_bytes
from email.policy import default
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from backdesk import files
from backdesk.domain.clinic import Clinic
from backdesk.domain.handout_record import IssueWay
from backdesk.domain.ids import EntryId
from backdesk.errors import StoreError
from backdesk.services.backend import Backend
from backdesk.services.handouts import HandoutOptions, HandoutReport
from backdesk.services.preview import make_preview
from backdesk.ui.handout import making
from backdesk.ui.main_window import NOTICE_MS, MainWindow
from tests.ui.handout.conftest import wait_until_made
from tests.ui.support import action, save_handout, select

WAIT_MS = 20_000


@pytest.fixture
def window(hidden: MainWindow) -> MainWindow:
    """Nothing here needs the window on the screen."""
    hidden.handouts.open_file = lambda path: True
    return hidden


def notice(window: MainWindow) -> str:
    return "" if window.notice.isHidden() else window.notice.label.text()


def shown(window: MainWindow) -> bytes:
    """The PDF whose pages are shown."""
    made: list[making.Made] = []
    window.handout.making.when_ready(made.append)
    return made[0].report.content


def text_of(content: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages).replace("\n", " ")


def asked_file(window: MainWindow, qtbot: QtBot) -> QFileDialog:
    qtbot.wait_until(lambda: bool(window.findChildren(QFileDialog)), timeout=WAIT_MS)
    (dialog,) = window.findChildren(QFileDialog)
    return dialog


def test_save_asks_where_offers_a_name_and_writes_what_is_shown(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    action(window, "save_pdf").trigger()
    dialog = asked_file(window, qtbot)
    assert window.handout.is_open, "it is seen before it is saved"
    assert dialog.selectedFiles()[0].endswith("Maria Lopez - Lower back, first weeks.pdf")
    path = tmp_path / "chosen.pdf"
    with qtbot.wait_signal(window.handouts.given_out, timeout=WAIT_MS):
        dialog.fileSelected.emit(str(path))
    dialog.close()
    assert path.read_bytes() == shown(window)
    assert "Bird Dog" in text_of(path.read_bytes())
    assert str(path) in window.statusBar().currentMessage()


def test_what_was_done_is_said_for_a_moment_only(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[tuple[str, int]] = []
    monkeypatch.setattr(window.statusBar(), "showMessage", lambda *about: said.append(about))
    path = tmp_path / "Maria Lopez.pdf"
    with qtbot.wait_signal(window.handouts.given_out, timeout=WAIT_MS):
        save_handout(window, path)
    assert said == [(f"Handout saved: {path}", NOTICE_MS)]


def test_pressing_again_while_it_is_made_asks_once(window: MainWindow, qtbot: QtBot) -> None:
    for _ in range(3):
        action(window, "save_pdf").trigger()
    dialog = asked_file(window, qtbot)
    qtbot.wait_until(lambda: window.runner.is_idle, timeout=WAIT_MS)
    assert window.findChildren(QFileDialog) == [dialog]
    dialog.reject()


def test_a_wrong_link_holds_the_handout_back(window: MainWindow, qtbot: QtBot) -> None:
    window.handout.open()
    wait_until_made(window, qtbot)
    fields = window.handout.page.options.plan_fields
    fields.link.setText("not a link")
    fields.link.textEdited.emit("not a link")
    for _ in range(2):
        action(window, "save_pdf").trigger()
        assert notice(window) == fields.problem != ""
        assert window.findChildren(QFileDialog) == []
        window.notice.hide()
    fields.link.setText("clinic.example")
    fields.link.textEdited.emit("clinic.example")
    action(window, "save_pdf").trigger()
    asked_file(window, qtbot).reject()
    assert window.session.plan.link == "https://clinic.example"


def test_an_appointment_that_cannot_be_saved_holds_the_handout_back(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*about: object) -> None:
        raise StoreError("The disk is full.")

    window.handout.open()
    wait_until_made(window, qtbot)
    monkeypatch.setattr(window.session, "_save", full)
    field = window.handout.page.options.plan_fields.appointment
    field.setText("Monday")
    field.textEdited.emit("Monday")
    action(window, "save_pdf").trigger()
    assert notice(window) == "The disk is full."
    assert window.findChildren(QFileDialog) == []


def test_what_was_just_typed_is_in_the_handout(window: MainWindow, qtbot: QtBot) -> None:
    select(window, "bird")
    window.dose_editor.field("sets").setFocus()
    window.dose_editor.field("sets").selectAll()
    QTest.keyClicks(window.dose_editor.field("sets"), "7")
    with qtbot.wait_signal(window.handouts.given_out, timeout=WAIT_MS) as saved:
        window.handout.open_pdf()
    assert saved.args is not None
    assert "7 sets of 10" in text_of(saved.args[0].content)


def test_a_rendering_under_way_is_waited_for(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.handout.open()
    wait_until_made(window, qtbot)
    before = shown(window)
    window.change_setting("grey", True)
    with qtbot.wait_signal(window.handouts.given_out, timeout=WAIT_MS):
        save_handout(window, tmp_path / "out.pdf")
    assert (tmp_path / "out.pdf").read_bytes() == shown(window) != before


def test_a_change_while_it_is_made_is_in_what_is_saved(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    save_handout(window, tmp_path / "out.pdf")
    with qtbot.wait_signal(window.handouts.given_out, timeout=WAIT_MS):
        window.editing.rename_plan("Another title")
    assert "Another title" in text_of((tmp_path / "out.pdf").read_bytes())


def test_open_writes_into_the_data_folder_and_shows_it(
    window: MainWindow, backend: Backend, qtbot: QtBot
) -> None:
    opened: list[Path] = []

    def open_file(path: Path) -> bool:
        opened.append(path)
        return True

    window.handouts.open_file = open_file
    with qtbot.wait_signal(window.handouts.given_out, timeout=WAIT_MS):
        action(window, "open_pdf").trigger()
    qtbot.wait_until(lambda: bool(opened))
    assert opened == [backend.folder.handouts / "Maria Lopez - Lower back, first weeks.pdf"]
    assert opened[0].read_bytes() == shown(window)
    assert notice(window) == ""


def test_a_file_that_a_viewer_holds_is_left_alone(
    window: MainWindow, backend: Backend, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = backend.folder.handouts / "Maria Lopez - Lower back, first weeks.pdf"
    held.parent.mkdir()
    held.write_bytes(b"before")
    real = files._replace

    def replace(path: Path, content: bytes) -> None:
        if path.name == held.name:
            raise PermissionError(13, "used by another process", str(path))
        real(path, content)

    monkeypatch.setattr(files, "_replace", replace)
    opened: list[Path] = []
    window.handouts.open_file = lambda path: not opened.append(path)  # type: ignore[func-returns-value]
    with qtbot.wait_signal(window.handouts.given_out, timeout=WAIT_MS) as given:
        action(window, "open_pdf").trigger()
    qtbot.wait_until(lambda: bool(opened))
    assert opened == [held.with_name("Maria Lopez - Lower back, first weeks (2).pdf")]
    assert given.args is not None
    assert given.args[0].path == opened[0]
    assert held.read_bytes() == b"before"


def test_without_a_pdf_program_it_says_where_the_handout_is(window: MainWindow, qtbot: QtBot) -> None:
    window.handouts.open_file = lambda path: False
    with qtbot.wait_signal(window.handouts.failed, timeout=WAIT_MS):
        window.handout.open_pdf()
    assert "No program for PDF files" in notice(window)
    assert "handouts" in notice(window)


def test_an_email_carries_the_pdf_that_is_shown_and_is_opened(
    window: MainWindow, backend: Backend, qtbot: QtBot, tmp_path: Path
) -> None:
    backend.clinic.save(Clinic(name="Praxis", therapist="Ann Kay"))
    opened: list[Path] = []

    def open_file(path: Path) -> bool:
        opened.append(path)
        return True

    window.handouts.open_file = open_file
    action(window, "email").trigger()
    dialog = asked_file(window, qtbot)
    assert dialog.selectedFiles()[0].endswith("Maria Lopez - Lower back, first weeks.eml")
    path = tmp_path / "mail.eml"
    with qtbot.wait_signal(window.handouts.given_out, timeout=WAIT_MS) as given:
        dialog.fileSelected.emit(str(path))
    dialog.close()
    qtbot.wait_until(lambda: opened == [path])
    message: Any = message_from_bytes(path.read_bytes(), policy=default)
    (attached,) = message.iter_attachments()
    assert attached.get_content() == shown(window)
    assert "Ann Kay" in message.get_body().get_content()
    assert given.args is not None
    assert given.args[2] is IssueWay.EMAILED


def test_without_a_mail_program_it_says_where_the_email_is(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.handouts.open_file = lambda path: False
    window.handout.open()
    wait_until_made(window, qtbot)
    with qtbot.wait_signal(window.handouts.failed, timeout=WAIT_MS):
        window.handout.making.when_ready(lambda made: window.handouts.email(made, tmp_path / "mail.eml"))
    assert "No mail program" in notice(window)
    assert "mail.eml" in notice(window)


def test_what_is_given_out_is_on_record_with_its_bytes(
    window: MainWindow, backend: Backend, qtbot: QtBot, tmp_path: Path
) -> None:
    backend.clinic.save(Clinic(name="Praxis"))
    with qtbot.wait_signal(window.handouts.given_out, timeout=WAIT_MS) as given:
        save_handout(window, tmp_path / "out.pdf")
    assert given.args is not None
    report, options, way = given.args
    assert isinstance(report, HandoutReport)
    assert (report.path, options, way) == (tmp_path / "out.pdf", HandoutOptions(), IssueWay.SAVED)
    (record,) = backend.records.of_plan(window.session.plan.id)
    assert (record.client_name, record.issued_by, record.way) == ("Maria Lopez", "Praxis", IssueWay.SAVED)
    assert backend.records.pdf(record) == (tmp_path / "out.pdf").read_bytes()


def test_that_it_is_not_on_record_is_told(
    window: MainWindow, backend: Backend, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def issue(*about: object, **more: object) -> None:
        raise StoreError("The disk is full.")

    monkeypatch.setattr(type(backend.records), "issue", issue)
    with qtbot.wait_signal(window.handouts.given_out, timeout=WAIT_MS):
        save_handout(window, tmp_path / "out.pdf")
    assert notice(window) == "The handout was given out, but it is not on record: The disk is full."


def test_a_folder_that_is_not_there_is_told_in_a_sentence(
    window: MainWindow, backend: Backend, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "missing" / "out.pdf"
    with qtbot.wait_signal(window.handouts.failed, timeout=WAIT_MS):
        save_handout(window, path)
    assert notice(window) == f"{path} cannot be written: the folder does not exist. Choose another folder."
    assert not path.parent.exists()
    assert backend.records.of_plan(window.session.plan.id) == ()


def test_a_fault_nobody_expected_is_told_calmly_with_details(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "make_preview", lambda *about: 1 / 0)
    with qtbot.wait_signal(window.handout.making.failed, timeout=WAIT_MS):
        window.handout.open_pdf()
    assert "could not be made" in notice(window)
    assert not window.notice.copy_button.isHidden()
    window.notice.copy_button.click()


def test_the_window_goes_on_while_it_is_made(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, may_end = make_preview, threading.Event()
    threads: list[threading.Thread] = []

    def slow(*about: Any) -> object:
        threads.append(threading.current_thread())
        assert may_end.wait(20)
        return real(*about)

    monkeypatch.setattr(making, "make_preview", slow)
    save_handout(window, tmp_path / "out.pdf")
    qtbot.wait_until(lambda: bool(threads))
    assert threads[0] is not threading.main_thread()

    window.editing.clear_day("wednesday")
    with qtbot.wait_signal(window.handouts.given_out, timeout=WAIT_MS):
        may_end.set()
    assert "Child" not in text_of((tmp_path / "out.pdf").read_bytes()), "the plan as it is now"


def test_closing_while_it_is_made_harms_nothing(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    save_handout(window, tmp_path / "out.pdf")
    window.close()
    qtbot.wait_until(lambda: window.runner.is_idle, timeout=WAIT_MS)
    assert [one for one in tmp_path.iterdir() if one.suffix == ".tmp"] == []


def test_characters_without_a_font_are_named_beside_the_options(window: MainWindow, qtbot: QtBot) -> None:
    window.editing.set_note(EntryId("bird"), "slowly 🙂")
    window.handout.open()
    wait_until_made(window, qtbot)
    assert "🙂" in window.handout.page.hints.text.text()
