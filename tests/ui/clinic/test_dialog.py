"""The clinic dialog: what is typed is stored on OK, and nothing on Cancel."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QColorDialog, QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from backdesk.domain.care_wording import standard_pain_bands, standard_stop_signs
from backdesk.domain.clinic import Clinic, PainBand
from backdesk.errors import OutputError
from backdesk.services import logo as logo_service
from backdesk.services import settings as settings_service
from backdesk.services.backend import Backend
from backdesk.ui.clinic.dialog import ClinicDialog, edit_clinic
from backdesk.ui.main_window import MainWindow
from backdesk.ui.tasks import QtTaskRunner
from backdesk.ui.theme.theme import Theme
from tests.services.test_clinic import FULL
from tests.ui.test_accessible_names import name, nameless

Saved = list[tuple[Clinic, Mapping[str, object]]]
Open = Callable[[], ClinicDialog]


@pytest.fixture
def saved() -> Saved:
    return []


@pytest.fixture
def parent(qtbot: QtBot, theme: Theme) -> Iterator[QWidget]:
    widget = QWidget()
    qtbot.add_widget(widget)
    widget.resize(1280, 720)
    widget.show()
    qtbot.wait_exposed(widget)
    yield widget
    for dialog in widget.findChildren(ClinicDialog):
        dialog.on_discard()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def open_dialog(parent: QWidget, backend: Backend, saved: Saved) -> Open:
    def open_one() -> ClinicDialog:
        return edit_clinic(parent, backend, backend.words, lambda *stored: saved.append(stored))

    return open_one


def choose_limit(dialog: ClinicDialog, row: int, limit: int) -> None:
    box = dialog.care.bands.rows[row].high
    box.setCurrentIndex(box.findData(limit))
    box.activated.emit(box.currentIndex())


def spans(dialog: ClinicDialog) -> list[tuple[int, int]]:
    return [(band.low, band.high) for band in dialog.care.bands.shown()]


def test_what_is_typed_is_stored_on_ok(open_dialog: Open, backend: Backend, saved: Saved) -> None:
    dialog = open_dialog()
    QTest.keyClicks(dialog.letterhead.lines["name"], "Riverside <Physio>")
    dialog.letterhead.address.setPlainText("12 Elm Street\n\nRiverside")
    dialog.letterhead.accent.field.setText("E08A2C")
    dialog.care.number.setText("112")
    dialog.pages.paper.setCurrentIndex(1)
    dialog.pages.parts["log"].setChecked(True)
    dialog.ok.click()

    clinic = Clinic(
        name="Riverside <Physio>",
        address="12 Elm Street\nRiverside",
        accent="#e08a2c",
        emergency_number="112",
    )
    assert backend.clinic.load() == clinic
    stored = backend.settings_file.load()
    assert (stored.paper, stored.handout_layouts) == ("letter", "week,cards,log")
    assert saved == [(clinic, {"paper": "letter", "handout_layouts": "week,cards,log"})]
    assert not dialog.isVisible()


def test_what_is_stored_is_shown_and_ok_keeps_it(open_dialog: Open, backend: Backend, saved: Saved) -> None:
    backend.clinic.save(FULL)
    dialog = open_dialog()
    assert not dialog.is_changed
    assert dialog.letterhead.lines["phone"].text() == FULL.phone
    assert spans(dialog) == [(0, 4), (5, 10)]
    dialog.ok.click()
    assert backend.clinic.load() == FULL
    assert saved == [(FULL, {})], "what was not changed is not handed over"


def test_a_file_that_cannot_be_read_is_told(open_dialog: Open, backend: Backend) -> None:
    backend.folder.clinic.write_text('{"name": "Riverside",}')
    problem = backend.clinic.problem()
    assert problem is not None
    dialog = open_dialog()
    assert dialog.notice.isVisible()
    assert dialog.notice.text() == problem.said(backend.words.gettext)
    dialog.on_discard()
    backend.clinic.save(FULL)
    assert not open_dialog().notice.isVisible()


def test_cancel_stores_nothing_and_asks_before_text_is_lost(
    open_dialog: Open, backend: Backend, saved: Saved
) -> None:
    dialog = open_dialog()
    dialog.cancel.click()
    assert not dialog.isVisible()

    dialog = open_dialog()
    dialog.letterhead.lines["name"].setText("Riverside")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    (box,) = dialog.findChildren(QMessageBox)
    assert dialog.isVisible()
    go_on = next(button for button in box.buttons() if button.text() == "Go on editing")
    go_on.click()
    assert dialog.letterhead.lines["name"].text() == "Riverside"

    dialog.reject()
    box = dialog.findChildren(QMessageBox)[-1]
    next(button for button in box.buttons() if button.text() == "Discard changes").click()
    assert not dialog.isVisible()
    assert (backend.clinic.load(), saved) == (Clinic(), [])


def test_the_question_can_save_too(open_dialog: Open, backend: Backend) -> None:
    dialog = open_dialog()
    dialog.letterhead.lines["name"].setText("Riverside")
    dialog.reject()
    box = dialog.findChildren(QMessageBox)[-1]
    next(button for button in box.buttons() if button.text() == "Save").click()
    assert backend.clinic.load().name == "Riverside"


def test_a_file_that_cannot_be_written_is_told_and_the_text_stays(
    open_dialog: Open, backend: Backend, saved: Saved
) -> None:
    backend.folder.clinic.mkdir()
    dialog = open_dialog()
    dialog.letterhead.lines["name"].setText("Riverside")
    dialog.ok.click()
    assert dialog.isVisible()
    assert "is a folder" in dialog.notice.text()
    assert (dialog.letterhead.lines["name"].text(), saved) == ("Riverside", [])


@pytest.mark.parametrize(
    ("colour", "said", "shade"),
    [
        ("#0e4d54", "9.5 : 1 on white, easy to read.", False),
        ("", "9.5 : 1 on white, easy to read.", False),
        ("#e08a2c", "2.7 : 1 on white is too pale for words.", True),
        ("fff000", "1.2 : 1 on white is too pale for words.", True),
        ("#12", "That is not a colour.", False),
    ],
)
def test_the_colour_is_checked_while_it_is_typed(
    open_dialog: Open, colour: str, said: str, *, shade: bool
) -> None:
    accent = open_dialog().letterhead.accent
    accent.field.setText(colour)
    assert accent.about.text().startswith(said)
    assert accent.words.isHidden() is not shade


def test_a_wrong_colour_is_not_stored(open_dialog: Open, backend: Backend) -> None:
    dialog = open_dialog()
    dialog.letterhead.accent.field.setText("reddish")
    dialog.tabs.setCurrentIndex(1)
    dialog.ok.click()
    assert dialog.isVisible()
    assert "not a colour" in dialog.notice.text()
    assert dialog.tabs.currentIndex() == 0
    dialog.letterhead.accent.reset.click()
    dialog.ok.click()
    assert not dialog.isVisible()


def test_a_colour_can_be_pointed_at(open_dialog: Open) -> None:
    accent = open_dialog().letterhead.accent
    accent.choose.click()
    (dialog,) = accent.findChildren(QColorDialog)
    dialog.colorSelected.emit(dialog.currentColor())
    assert accent.field.text() == "#0e4d54"
    dialog.close()


def test_bands_follow_each_other_without_gap_or_overlap(open_dialog: Open) -> None:
    dialog = open_dialog()
    bands = dialog.care.bands
    assert spans(dialog) == [(0, 3), (4, 5), (6, 10)]
    choose_limit(dialog, 0, 8)
    assert spans(dialog) == [(0, 8), (9, 9), (10, 10)]
    choose_limit(dialog, 0, 2)
    assert spans(dialog) == [(0, 2), (3, 9), (10, 10)]
    assert not bands.rows[-1].high.isEnabled()
    bands.rows[1].remove.click()
    assert spans(dialog) == [(0, 9), (10, 10)]
    bands.rows[0].remove.click()
    assert spans(dialog) == [(0, 10)]
    assert not bands.rows[0].remove.isEnabled()
    for _ in range(10):
        bands.add.click()
    assert spans(dialog) == [(number, number) for number in range(11)]
    assert not bands.add.isEnabled()
    bands.standard.click()
    assert bands.shown() == standard_pain_bands(dialog._words)


def test_a_band_that_says_nothing_is_named(open_dialog: Open, backend: Backend) -> None:
    dialog = open_dialog()
    dialog.care.bands.add.click()
    dialog.ok.click()
    assert dialog.notice.text() == "Say what a pain of 9 to 10 means."
    assert dialog.tabs.currentIndex() == 1
    dialog.care.bands.rows[-1].text.setText("Call us.")
    dialog.ok.click()
    assert backend.clinic.load().pain_bands[-1] == PainBand(9, 10, "Call us.")


def test_the_standard_wording_is_not_stored_so_that_it_follows_the_language(
    open_dialog: Open, backend: Backend
) -> None:
    backend.clinic.save(FULL)
    dialog = open_dialog()
    dialog.care.bands.standard.click()
    dialog.care.standard.click()
    assert dialog.care.signs.toPlainText().splitlines() == list(standard_stop_signs(dialog._words))
    dialog.ok.click()
    assert backend.clinic.load() == replace(FULL, pain_bands=(), stop_signs=())


@pytest.mark.parametrize(
    ("signs", "said"),
    [
        ("", "Name at least one"),
        ("x\n" * 13, "at most 12"),
        ("x" * 161, "too long"),
        ("\n \n", "at least one"),
    ],
)
def test_stop_signs_have_their_limits(open_dialog: Open, signs: str, said: str) -> None:
    dialog = open_dialog()
    dialog.care.signs.setPlainText(signs)
    dialog.ok.click()
    assert said in dialog.notice.text()
    assert dialog.isVisible()


@pytest.mark.parametrize(("address", "said"), [("1\n2\n3\n4\n5", "4 lines"), ("x" * 400, "too long")])
def test_an_address_has_its_limits(open_dialog: Open, address: str, said: str) -> None:
    dialog = open_dialog()
    dialog.letterhead.address.setPlainText(address)
    dialog.ok.click()
    assert said in dialog.notice.text()


def test_a_handout_needs_a_part(open_dialog: Open) -> None:
    dialog = open_dialog()
    for box in dialog.pages.parts.values():
        box.setChecked(False)
    dialog.ok.click()
    assert dialog.notice.text() == "Choose at least one part of the handout."
    assert dialog.tabs.currentIndex() == 2


def test_a_logo_is_read_beside_the_window_and_can_be_taken_away(
    open_dialog: Open, backend: Backend, tmp_path: Path, qtbot: QtBot
) -> None:
    assert FULL.logo is not None
    path = tmp_path / "logo.png"
    path.write_bytes(FULL.logo.content)
    dialog = open_dialog()
    box = dialog.letterhead.logo
    box.choose.click()
    (question,) = box.findChildren(QFileDialog)
    question.fileSelected.emit(str(path))
    question.close()
    assert not dialog.ok.isEnabled(), "a logo that is being read would be lost"
    qtbot.wait_until(lambda: box.logo is not None)
    assert "30 × 20 pixels. It may look coarse" in box.about.text()
    dialog.ok.click()
    stored = backend.clinic.load().logo
    assert stored is not None
    assert (stored.width, stored.height) == (30, 20)

    dialog = open_dialog()
    dialog.letterhead.logo.remove.click()
    dialog.ok.click()
    assert backend.clinic.load().logo is None


def test_a_refused_logo_says_why_and_the_old_one_stays(
    open_dialog: Open, backend: Backend, tmp_path: Path, qtbot: QtBot
) -> None:
    backend.clinic.save(FULL)
    path = tmp_path / "logo.png"
    path.write_bytes(b"hello")
    dialog = open_dialog()
    box = dialog.letterhead.logo
    box.take(path)
    qtbot.wait_until(lambda: "logo.png is not a PNG" in box.about.text())
    assert box.logo == FULL.logo
    assert dialog.ok.isEnabled()


def test_closing_while_a_logo_is_read_harms_nothing(
    open_dialog: Open, parent: QWidget, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    may_end = threading.Event()
    monkeypatch.setattr(logo_service, "read_logo", lambda path: may_end.wait(20))
    dialog = open_dialog()
    runner = dialog.runner
    dialog.letterhead.logo.take(tmp_path / "x.png")
    dialog.cancel.click()
    may_end.set()
    qtbot.wait_until(lambda: not shiboken6.isValid(runner))


def test_no_runner_is_left_behind(open_dialog: Open, parent: QWidget) -> None:
    for _ in range(3):
        open_dialog().on_discard()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert parent.findChildren(QtTaskRunner) == []


def test_a_choice_that_could_not_be_stored_before_stays(
    hidden: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*about: object) -> None:
        raise OutputError("No room.")

    with monkeypatch.context() as patch:
        patch.setattr(settings_service, "write_whole", refuse)
        hidden.change_setting("grey", True)
    hidden.paperwork.edit_clinic()
    (dialog,) = hidden.findChildren(ClinicDialog)
    dialog.pages.paper.setCurrentIndex(1)
    dialog.ok.click()
    assert hidden.settings.grey
    assert hidden.settings.paper == "letter"


def test_assistive_tools_and_small_screens(open_dialog: Open) -> None:
    dialog = open_dialog()
    assert dialog.height() <= 680
    assert dialog.minimumSizeHint().height() <= 600
    for tab in range(dialog.tabs.count()):
        dialog.tabs.setCurrentIndex(tab)
        assert nameless(dialog) == []
    assert name(dialog.care.bands.rows[1].text) == "Band 2, what it means"


def test_the_keyboard_goes_through_the_bands_in_order(open_dialog: Open, qtbot: QtBot) -> None:
    dialog = open_dialog()
    dialog.tabs.setCurrentIndex(1)
    bands = dialog.care.bands
    bands.on_add()
    bands.rows[0].high.setFocus()
    order: list[QWidget] = [
        widget for row in bands.rows for widget in (row.high, row.text, row.remove) if widget.isEnabled()
    ]
    order += [bands.add, bands.standard, dialog.care.signs, dialog.care.standard, dialog.care.number]
    for before, after in pairwise(order):
        assert dialog.focusWidget() is before
        dialog.focusNextChild()
        assert dialog.focusWidget() is after
