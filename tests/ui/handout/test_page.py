"""The handout page: pages that follow, zoom, the strip, errors, and the ways there and back."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from backdesk.domain.clinic import Clinic
from backdesk.domain.ids import EntryId
from backdesk.domain.plan import Plan
from backdesk.errors import StoreError
from backdesk.services.backend import Backend
from backdesk.services.handouts import HandoutSpec
from backdesk.ui.batch.dialog import BatchDialog
from backdesk.ui.handout import making
from backdesk.ui.handout.handout_page import HandoutPage
from backdesk.ui.handout.page_view import Fit, PageView
from backdesk.ui.main_window import MainWindow
from tests.factories import make_plan
from tests.ui.handout.conftest import wait_until_made
from tests.ui.support import STRENGTH, action, cell, save_handout
from tests.ui.test_accessible_names import children, name, nameless

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NOTHING = Qt.KeyboardModifier.NoModifier


def is_drawn(view: PageView, page: int) -> bool:
    image = view._images.image(page)
    return image is not None and view._images._is_current(view._images._images[page], view._scale())


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def is_open(window: MainWindow) -> bool:
    return window.handout.is_open


def wheel(view: PageView, steps: int, at: QPoint) -> None:
    event = QWheelEvent(
        QPointF(at), QPointF(view.viewport().mapToGlobal(at)), QPoint(), QPoint(0, 120 * steps),
        Qt.MouseButton.NoButton, CTRL, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)


def test_the_way_there_and_back_by_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(window, Key.Key_H, CTRL | SHIFT)
    assert is_open(window)
    view = window.handout.page.view
    assert QApplication.focusWidget() is view
    assert not window.board.isVisible()
    QTest.keyClick(view, Key.Key_Escape)
    assert not is_open(window)
    assert window.board.isVisible()
    assert QApplication.focusWidget() is cell(window, "monday", STRENGTH)
    for shown in (True, False):
        QTest.keyClick(window, Key.Key_H, CTRL | SHIFT)
        assert is_open(window) is shown
        assert action(window, "back").isEnabled() is shown
        assert action(window, "handout").isEnabled() is not shown


def test_a_command_of_the_plan_shows_the_plan_first(page: HandoutPage, window: MainWindow) -> None:
    action(window, "find").trigger()
    assert not is_open(window)
    assert QApplication.focusWidget() is window.library.search_field


def test_the_pages_are_painted(page: HandoutPage, qtbot: QtBot) -> None:
    qtbot.wait_until(lambda: is_drawn(page.view, 0))
    picture = page.view.viewport().grab().toImage()
    rect = page.view.page_rect(0)
    colours = {
        picture.pixelColor(x, y).lightness()
        for x in range(rect.left(), rect.right(), 3)
        for y in range(max(0, rect.top()), picture.height(), 3)
    }
    assert max(colours) == 255
    assert min(colours) < 100
    assert picture.pixelColor(2, 2) == QColor(page._look.theme.tokens.window)


def test_undo_and_redo_are_followed(page: HandoutPage, window: MainWindow, qtbot: QtBot) -> None:
    count = len(page.images.sizes)
    for entry in ("cat", "bird", "bridge"):
        window.editing.set_note(EntryId(entry), "word " * 400)
    wait_until_made(window, qtbot)
    more = len(page.images.sizes)
    assert more > count
    for _ in range(3):
        action(window, "undo").trigger()
    wait_until_made(window, qtbot)
    assert len(page.images.sizes) == count
    assert is_open(window)


def test_the_old_pages_stay_until_the_new_ones_are_there(
    page: HandoutPage, window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.wait_until(lambda: is_drawn(page.view, 0))
    before = page.images.image(0)
    window.change_setting("grey", True)
    window.handout.making.begin()
    assert page._busy.text() == "Updating…"
    assert page.images.image(0) is before
    with qtbot.wait_signal(page.images.laid_out, timeout=20_000):
        pass
    assert page.images.image(0) is not before
    wait_until_made(window, qtbot)
    assert page._busy.text() == ""


def test_another_name_of_the_client_is_followed(
    page: HandoutPage, window: MainWindow, backend: Backend, qtbot: QtBot
) -> None:
    assert window.session.client is not None
    window.session.client = backend.planning.rename_client(window.session.client, "Mary Lopez")
    with qtbot.wait_signal(window.handout.making.made, timeout=20_000) as made:
        window.desk.refresh_header()
    assert made.args is not None
    assert made.args[0].source.client.name == "Mary Lopez"


def test_another_clinic_is_followed(
    page: HandoutPage, window: MainWindow, backend: Backend, qtbot: QtBot
) -> None:
    backend.clinic.save(Clinic(name="Praxis"))
    with qtbot.wait_signal(window.handout.making.made, timeout=20_000) as made:
        window.handout.look_again()
    assert made.args is not None
    assert made.args[0].source.clinic.name == "Praxis"


def test_nothing_is_made_while_the_plan_is_shown(page: HandoutPage, window: MainWindow, qtbot: QtBot) -> None:
    begun: list[int] = []
    window.handout.making.begun.connect(lambda: begun.append(1))
    window.handout.back()
    window.editing.rename_plan("Other")
    window.change_setting("grey", True)
    assert begun == []
    assert not window.handout.making._timer.isActive()
    window.handout.open()
    wait_until_made(window, qtbot)
    assert begun == [1]


def test_figures_are_drawn_ahead_until_something_is_to_be_done(
    page: HandoutPage, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    began, never = threading.Event(), threading.Event()
    asked: list[bool] = []

    def draw_ahead(spec: HandoutSpec, is_cancelled: Callable[[], bool], _way: Callable[[], None]) -> None:
        began.set()
        while not is_cancelled():
            never.wait(0.001)
        asked.append(spec.options.pictures)

    monkeypatch.setattr(making, "draw_ahead", draw_ahead)
    window.change_settings(pictures_in_handout=False)
    wait_until_made(window, qtbot)
    window.handout.making.look_ahead()
    qtbot.wait_until(began.is_set)
    page.options.switches["grey"].click()
    wait_until_made(window, qtbot)
    assert asked == [True], "the pictures are drawn before they are switched on"
    window.handout.back()
    window.handout.making.look_ahead()
    assert window.handout.making._ahead.is_free, "not while the plan is shown"


def test_what_would_be_the_same_is_not_made_again(
    page: HandoutPage, window: MainWindow, qtbot: QtBot
) -> None:
    begun: list[int] = []
    window.handout.making.begun.connect(lambda: begun.append(1))
    window.handout.back()
    window.handout.open()
    window.handout.look_again()
    window.handout.making.begin()
    assert begun == []


def give_out_buttons(page: HandoutPage) -> set[bool]:
    return {page.buttons[one].isEnabled() for one in ("print", "save", "open", "email")}


def test_it_is_given_out_once_it_is_there_and_only_once(window: MainWindow, qtbot: QtBot) -> None:
    window.handout.open()
    page = window.handout.page
    assert give_out_buttons(page) == {False}, "nothing is there yet"
    wait_until_made(window, qtbot)
    assert give_out_buttons(page) == {True}

    window.change_setting("grey", True)
    assert give_out_buttons(page) == {True}, "what follows a change is waited for"
    page.buttons["save"].setFocus()
    used: list[object] = []
    for use in (used.append, used.append, lambda made: used.append("last")):
        window.handout.making.when_ready(use)
    assert give_out_buttons(page) == {False}
    assert focused() is page.view
    qtbot.wait_until(lambda: bool(used), timeout=20_000)
    assert used == ["last"], "only the latest waits"
    assert give_out_buttons(page) == {True}
    assert focused() is page.buttons["save"], "the keyboard is where it was"


def test_what_is_under_way_is_dropped_with_the_page(window: MainWindow, qtbot: QtBot) -> None:
    made: list[object] = []
    window.handout.open()
    window.handout.making.made.connect(made.append)
    used: list[object] = []
    window.handout.making.when_ready(used.append)
    window.handout.back()
    qtbot.wait_until(lambda: window.runner.is_idle, timeout=20_000)
    assert made == used == []
    window.handout.open()
    wait_until_made(window, qtbot)
    assert len(made) == 1
    assert used == []


def test_a_plan_that_was_emptied_drops_the_handout_under_way(
    page: HandoutPage, window: MainWindow, qtbot: QtBot
) -> None:
    made: list[object] = []
    window.handout.making.made.connect(made.append)
    window.editing.rename_plan("Other")
    window.handout.making.begin()
    for day in ("monday", "wednesday"):
        window.editing.clear_day(day)
    window.handout.making.begin()
    qtbot.wait_until(lambda: window.runner.is_idle, timeout=20_000)
    assert made == []
    assert page.message.isVisible()
    assert give_out_buttons(page) == {False}


def test_what_changed_is_told_a_moment_after_the_last_edit(
    page: HandoutPage, window: MainWindow, backend: Backend, qtbot: QtBot, tmp_path: Path
) -> None:
    box = page.options.changes
    with qtbot.wait_signal(window.handouts.given_out, timeout=20_000):
        save_handout(window, tmp_path / "out.pdf")
    assert box.head.text() == "Nothing changed since."
    asked: list[object] = []
    real = backend.records.plan_of
    backend.records.plan_of = lambda record: (asked.append(record), real(record))[1]  # type: ignore[method-assign,func-returns-value]
    for text in ("2 May", "3 May", "4 May"):
        window.session.push(replace(window.session.plan, next_appointment=text), "edit")
    assert box.head.text() == "Nothing changed since."
    assert window.handout._later.isActive()
    qtbot.wait_until(lambda: box.head.text() == "Changed since:")
    window.handout.show_changes()
    assert asked == [], "what was issued was read before"


def test_a_damaged_record_is_told_once(
    page: HandoutPage, window: MainWindow, backend: Backend, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.wait_signal(window.handouts.given_out, timeout=20_000):
        save_handout(window, tmp_path / "out.pdf")

    def damaged(record: object) -> Plan:
        raise StoreError("This record is damaged.")

    backend.records.plan_of = damaged  # type: ignore[method-assign]
    window.paperwork._issued = None
    for _ in range(2):
        window.handout.show_changes()
        assert page.options.changes.given.text().startswith("Last given: ")
        assert "cannot be compared" in page.options.changes.list.toPlainText()
    assert window.notice.label.text() == "This record is damaged."
    window.notice.hide()
    window.handout.show_changes()
    assert window.notice.isHidden()


def test_a_clinic_that_cannot_be_read_is_told_once(window: MainWindow, backend: Backend) -> None:
    backend.folder.clinic.write_text('{"name": "Riverside",}')
    problem = backend.clinic.problem()
    assert problem is not None
    window.handout.open()
    assert window.notice.label.text() == problem.said(window.words.gettext)
    window.notice.hide()
    window.handout.back()
    window.handout.open()
    assert window.notice.isHidden()


def test_a_batch_is_told_beside_the_options(
    page: HandoutPage, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    assert page.options.changes.given.text() == "Not given out yet."
    window.paperwork.open_batch()
    (dialog,) = window.findChildren(BatchDialog)
    dialog.choice.model.choose_shown(chosen=True)
    dialog.start(tmp_path)
    qtbot.wait_until(lambda: dialog.run is None, timeout=20_000)
    assert page.options.changes.given.text().startswith("Last given: ")
    dialog.accept()


# ------------------------------------------------------------------------ zoom


def test_zoom_by_keys_buttons_and_list(page: HandoutPage) -> None:
    view, zoom = page.view, page.zoom
    assert view.fit is Fit.WIDTH
    assert zoom.box.currentText() == f"Fit width ({view.percent} %)"
    zoom.box.setCurrentIndex(zoom.box.findData(100))
    zoom.box.activated.emit(zoom.box.currentIndex())
    assert zoom.box.currentText() == "100 %"
    assert view.percent == 100
    QTest.keyClick(view, Key.Key_Plus, CTRL)
    assert view.percent == 110
    QTest.keyClick(view, Key.Key_Minus, CTRL)
    QTest.keyClick(view, Key.Key_Minus, CTRL)
    assert view.percent == 90
    zoom.larger.click()
    assert view.percent == 100
    QTest.keyClick(view, Key.Key_0, CTRL)
    assert view.fit is Fit.WIDTH


def test_zoom_has_its_ends(page: HandoutPage) -> None:
    page.view.set_percent(1)
    assert page.view.percent == 50
    assert not page.zoom.smaller.isEnabled()
    page.view.set_percent(1_000)
    assert page.view.percent == 300
    assert not page.zoom.larger.isEnabled()
    assert page.zoom.box.currentText() == "300 %"


def test_fit_page_shows_the_whole_page(page: HandoutPage, window: MainWindow) -> None:
    page.view.fit_to(Fit.PAGE)
    page.view.show_page(1)
    assert page.view.page_rect(1).height() <= page.view.viewport().height()
    assert page.view.page_rect(0).width() <= page.view.viewport().width()
    assert page.zoom.box.currentText().startswith("Fit page")


def test_ctrl_and_wheel_zoom_to_the_pointer(page: HandoutPage) -> None:
    view = page.view
    view.set_percent(100)
    at = QPoint(view.viewport().width() // 2, 60)
    before = view._anchor(at)
    wheel(view, 4, at)
    assert view.percent == 146
    assert page.zoom.box.currentText() == "146 %"
    after = view._anchor(at)
    assert after.page == before.page
    assert after.down == pytest.approx(before.down, abs=0.01)


def test_zooming_draws_anew_at_the_wanted_size(page: HandoutPage, qtbot: QtBot) -> None:
    page.view.set_percent(150)
    qtbot.wait_until(lambda: is_drawn(page.view, 0))
    image = page.images.image(0)
    assert image is not None
    assert abs(image.width() - page.view.page_rect(0).width() * page.view.devicePixelRatioF()) <= 2


def test_only_pages_near_the_view_are_kept(page: HandoutPage, window: MainWindow, qtbot: QtBot) -> None:
    for entry in ("cat", "bird", "bridge", "child"):
        window.editing.set_note(EntryId(entry), "word " * 2_000)
    wait_until_made(window, qtbot)
    assert len(page.images.sizes) > 10
    for number in (0, 9, 3):
        page.view.show_page(number)
        qtbot.wait_until(lambda number=number: is_drawn(page.view, number), timeout=20_000)  # type: ignore[misc]
        assert len(page.images._images) <= 8
        assert all(abs(kept - number) <= 4 for kept in page.images._images)


# ------------------------------------------------------------- where one is


def test_page_number_and_strip_follow_the_view(page: HandoutPage, qtbot: QtBot) -> None:
    count = len(page.images.sizes)
    assert count > 2
    assert page.zoom.place.text() == f"Page 1 of {count}"
    QTest.keyClick(page.view, Key.Key_End)
    assert page.zoom.place.text() == f"Page {count} of {count}"
    assert page.strip.currentIndex().row() == count - 1
    QTest.keyClick(page.view, Key.Key_Home)
    assert page.strip.currentIndex().row() == 0
    page.view.verticalScrollBar().setValue(page.view._places.rects[1].top() + 20)
    assert page.zoom.place.text() == f"Page 2 of {count}"


def test_the_strip_leads_by_mouse_and_keyboard(page: HandoutPage, qtbot: QtBot) -> None:
    strip, model = page.strip, page.strip.model()
    area = strip.visualRect(model.index(1, 0))
    QTest.mouseClick(strip.viewport(), Qt.MouseButton.LeftButton, NOTHING, area.center())
    assert page.view.current == 1
    assert page.view.viewport().rect().intersects(page.view.page_rect(1))
    QTest.keyClick(strip, Key.Key_Down)
    assert page.view.current == 2
    QTest.keyClick(strip, Key.Key_Home)
    assert page.view.current == 0


def test_small_pages_are_drawn_and_named(page: HandoutPage, qtbot: QtBot) -> None:
    qtbot.wait_until(lambda: 0 in page.images._thumbs, timeout=20_000)
    thumb = page.images._thumbs[0].image
    assert abs(thumb.width() - 88 * page.strip.devicePixelRatioF()) <= 2
    assert children(page.strip)[:2] == ["Page 1", "Page 2"]


def test_fewer_pages_lead_to_the_last_one(page: HandoutPage, window: MainWindow, qtbot: QtBot) -> None:
    page.view.show_page(len(page.images.sizes) - 1)
    window.change_settings(handout_layouts="week", pain_box_in_handout=False, stop_signs_in_handout=False)
    wait_until_made(window, qtbot)
    count = len(page.images.sizes)
    assert page.zoom.place.text() == f"Page {count} of {count}"
    assert page.strip.model().rowCount() == count


def test_the_pages_can_be_pulled(page: HandoutPage) -> None:
    view = page.view.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, NOTHING, QPoint(200, 300))
    QTest.mouseMove(view, QPoint(200, 220))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, NOTHING, QPoint(200, 220))
    assert page.view.verticalScrollBar().value() == 80


# ---------------------------------------------------------------------- errors


def test_an_empty_plan_says_what_to_do(window: MainWindow, backend: Backend, qtbot: QtBot) -> None:
    window.desk.show(backend.planning.add(make_plan(()), None))
    window.handout.open()
    page = window.handout.page
    assert page.message.isVisible()
    assert page.message.text() == "This plan has no exercises yet. Go back and add some first."
    assert not any(page.buttons[one].isEnabled() for one in ("print", "save", "open", "email"))
    assert window.notice.isHidden()


def test_a_script_without_a_font_says_so_until_it_is_changed(
    page: HandoutPage, window: MainWindow, qtbot: QtBot
) -> None:
    window.editing.rename_plan("𐀀𐀁𐀂")
    qtbot.wait_until(page.message.isVisible, timeout=20_000)
    assert "𐀀𐀁𐀂" in page.message.text()
    assert not page.buttons["print"].isEnabled()
    action(window, "undo").trigger()
    wait_until_made(window, qtbot)
    assert page.view.isVisible()
    assert page.buttons["print"].isEnabled()


# ----------------------------------------------------------------- for everyone


def test_every_control_has_a_name(page: HandoutPage, window: MainWindow) -> None:
    assert nameless(window) == []
    assert name(page.view) == "Pages of the handout"
    assert name(page.strip) == "Page overview"
    assert page.view.accessibleDescription() == page.zoom.place.text()


def test_tab_goes_through_the_page(page: HandoutPage, window: MainWindow) -> None:
    page.view.setFocus()
    visited: list[QWidget] = []
    for _ in range(80):
        QTest.keyClick(visited[-1] if visited else page.view, Key.Key_Tab)
        visited.append(focused())
        if visited[-1] is page.view:
            break
    wanted = [page.strip, page.zoom.box, *page.buttons.values(), *page.options.preset_buttons]
    assert [one for one in wanted if one not in visited] == []
    assert page.view in visited


def test_the_page_fits_a_small_screen(page: HandoutPage, window: MainWindow) -> None:
    assert window.minimumSizeHint().width() <= 1280
    assert window.minimumSizeHint().height() <= 720 - 32


def test_the_look_follows_the_theme(page: HandoutPage, window: MainWindow) -> None:
    window.theme.choose("dark")
    try:
        corner = page.view.viewport().grab().toImage().pixelColor(2, 2)
        assert corner == QColor(window.theme.tokens.window)
        assert corner.lightness() < 100
    finally:
        window.theme.choose("light")


def test_a_late_event_of_an_old_picture_is_no_fault(page: HandoutPage) -> None:
    page.view.on_drawn(999)
    page.strip.model().on_thumb_drawn(999)  # type: ignore[attr-defined]
    QApplication.sendEvent(page.view, QEvent(QEvent.Type.LayoutRequest))
    assert replace(page.view.wanted(), page=0).page == 0
