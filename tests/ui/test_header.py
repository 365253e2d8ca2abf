"""The header: whose plan this is, finding another client, and the chip of precautions."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from backdesk.domain.client import Client
from backdesk.domain.ids import ClientId
from backdesk.errors import StoreError
from backdesk.services.backend import Backend
from backdesk.ui.clients.dialog import ClientsDialog
from backdesk.ui.clients.form import Page
from backdesk.ui.clients.picker import MOST_OFFERED, ClientPicker
from backdesk.ui.main_window import MainWindow
from tests.factories import make_plan
from tests.ui.support import action

Key = Qt.Key


@pytest.fixture
def anna(window: MainWindow, backend: Backend) -> MainWindow:
    """Maria's plan is on the desk; two others are there."""
    for name in ("Anna Weber", "Bo Olsen"):
        backend.planning.new_client(name, "First plan")
    window.desk.show(backend.planning.open(window.session.plan.id))
    return window


def rows(picker: ClientPicker) -> list[str]:
    return [picker.itemText(row) for row in range(picker.count())]


def offered(picker: ClientPicker) -> list[str]:
    model = picker.popup.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def type_name(picker: ClientPicker, text: str) -> None:
    picker.field.setFocus()
    picker.field.selectAll()
    QTest.keyClicks(picker.field, text)


def test_it_shows_the_client_and_drops_down_those_used_last(anna: MainWindow) -> None:
    picker = anna.header.client
    assert picker.currentText() == "Maria Lopez"
    assert rows(picker) == ["No client (template)", "Bo Olsen", "Anna Weber", "Maria Lopez"]
    face = QAccessible.queryAccessibleInterface(picker)
    assert face.role() is QAccessible.Role.ComboBox
    assert picker.accessibleName() == "Client"
    assert picker.field.accessibleName() == "Client"


def test_only_a_few_of_many_are_read(window: MainWindow, backend: Backend) -> None:
    for number in range(MOST_OFFERED + 20):
        backend.clients.add(Client(ClientId(f"c{number}"), f"Client {number:03}"))
    window.desk.refresh_header()
    assert window.header.client.count() == MOST_OFFERED + 2  # no client, and the current one
    assert window.header.client.currentText() == "Maria Lopez"
    type_name(window.header.client, "client")
    assert len(offered(window.header.client)) == MOST_OFFERED


def test_archived_clients_are_left_out(anna: MainWindow, backend: Backend) -> None:
    backend.clients.archive(backend.clients.find("bo")[0].id)
    anna.desk.refresh_header()
    assert "Bo Olsen" not in rows(anna.header.client)
    type_name(anna.header.client, "bo")
    assert not anna.header.client.popup.isVisible()


def test_enter_takes_the_best_match_and_the_arrows_another(anna: MainWindow) -> None:
    picker = anna.header.client
    type_name(picker, "n")
    assert picker.popup.isVisible()
    QTest.keyClick(picker.popup, Key.Key_Down)
    wanted = offered(picker)[1] if len(offered(picker)) > 1 else offered(picker)[0]
    QTest.keyClick(picker.popup, Key.Key_Return)
    assert anna.session.client is not None
    assert anna.session.client.name == wanted
    assert picker.currentText() == wanted


def test_esc_takes_back_what_was_typed(anna: MainWindow) -> None:
    picker = anna.header.client
    type_name(picker, "anna")
    assert picker.popup.isVisible()
    QTest.keyClick(picker.popup, Key.Key_Escape)
    assert not picker.popup.isVisible()
    assert picker.currentText() == "Maria Lopez"
    assert anna.session.client is not None
    assert anna.session.client.name == "Maria Lopez"


def test_enter_on_an_unknown_name_offers_a_new_client(anna: MainWindow, backend: Backend) -> None:
    picker, notice = anna.header.client, anna.notice
    type_name(picker, "Zoe & Co")
    QTest.keyClick(picker.field, Key.Key_Return)
    assert notice.label.text() == "There is no client called “Zoe & Co”."
    assert notice.action_button.text() == "New client “Zoe && Co”…"
    assert picker.field.text() == "Zoe & Co", "a slip can be mended"
    QTest.keyClick(picker.field, Key.Key_Return)
    (dialog,) = anna.findChildren(ClientsDialog)
    assert dialog.new_page.name.text() == "Zoe & Co"
    assert picker.currentText() == "Maria Lopez"
    dialog.new_page.make.click()
    assert [one.name for one in backend.clients.find("zoe")] == ["Zoe & Co"]
    dialog.close()
    backend.clients.archive(backend.clients.find("bo olsen")[0].id)
    type_name(picker, "bo ol")
    QTest.keyClick(picker.field, Key.Key_Return)
    assert notice.label.text().endswith("but Bo Olsen is in the archive.")
    QTest.keyClick(picker.field, Key.Key_Escape)
    assert picker.currentText() == "Zoe & Co"


def test_leaving_takes_back_what_is_nobodys_name(anna: MainWindow) -> None:
    type_name(anna.header.client, "zzz")
    anna.library.search_field.setFocus()
    assert anna.header.client.currentText() == "Maria Lopez"


def test_the_arrows_and_the_wheel_do_not_open_one_plan_after_another(anna: MainWindow) -> None:
    picker = anna.header.client
    picker.field.setFocus()
    QTest.keyClick(picker.field, Key.Key_Down)
    assert picker.view().isVisible()
    picker.hidePopup()
    turn = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, 0), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(picker, turn)
    assert anna.session.client is not None
    assert anna.session.client.name == "Maria Lopez"


def test_clients_of_one_name_are_told_apart_by_their_birth_years(
    window: MainWindow, backend: Backend
) -> None:
    for year in (1950, 1980):
        backend.clients.add(Client(ClientId(f"a{year}"), "Anna Weber", birth_year=year))
    type_name(window.header.client, "anna")
    assert set(offered(window.header.client)) == {"Anna Weber · 1950", "Anna Weber · 1980"}


def test_a_store_that_cannot_be_read_is_told(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*about: object, **more: object) -> None:
        raise StoreError("The data folder is gone; plug the disk in again.")

    monkeypatch.setattr(type(window.backend.clients), "find", refuse)
    type_name(window.header.client, "a")
    assert "plug the disk in" in window.notice.label.text()
    QTest.keyClick(window.header.client.field, Key.Key_Return)
    assert "plug the disk in" in window.notice.label.text(), "nobody knows whether there is such a client"


def test_the_chip_counts_precautions_and_opens_them(
    window: MainWindow, backend: Backend, qtbot: QtBot
) -> None:
    chip = window.header.precautions
    assert chip.isVisible()
    assert chip.text() == "1 precaution"
    assert "Slipped disc" in chip.toolTip()
    chip.click()
    (dialog,) = window.findChildren(ClientsDialog)
    assert dialog.form.tabs.currentIndex() == Page.HEALTH
    dialog.close()
    window.desk.show(backend.planning.new_plan("Template", None))
    qtbot.wait_until(chip.isHidden)
    assert not window.header.details.isEnabled()


def test_the_details_of_the_current_client_open(window: MainWindow, qtbot: QtBot) -> None:
    action(window, "client_details").trigger()
    (dialog,) = window.findChildren(ClientsDialog)
    assert dialog.form.client == window.session.client
    dialog.close()


def test_without_a_client_the_details_are_the_list(window: MainWindow, backend: Backend) -> None:
    window.desk.show(backend.planning.new_plan("Template", None))
    action(window, "client_details").trigger()
    (dialog,) = window.findChildren(ClientsDialog)
    assert dialog.list.model.rowCount() == 1
    dialog.close()


def test_a_key_leads_to_the_field_that_finds_clients(window: MainWindow) -> None:
    action(window, "choose_client").trigger()
    assert window.header.client.field.hasFocus()
    assert window.header.client.field.selectedText() == "Maria Lopez"


@pytest.mark.parametrize(("weeks", "shown"), [(1, 0), (6, 5), (12, 11), (26, 25)])
def test_nothing_is_cut_off_in_a_narrow_window(window: MainWindow, weeks: int, shown: int) -> None:
    header, client = window.header, Client(ClientId("c"), "C")
    window.session.open(make_plan(*[()] * weeks), client)
    window.desk.refresh_header()
    window.session.show_week(shown)
    header.show_client(client, [f"Precaution {number}" for number in range(12)])
    QApplication.processEvents()
    assert window.width() == 1280
    assert header.weeks.more.isVisible()
    beyond = header.findChild(QToolButton, "qt_toolbar_ext_button")
    assert beyond is not None
    assert not beyond.isVisible()
