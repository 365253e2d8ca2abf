"""The window of clients: finding, adding, archiving, merging, deleting and exporting."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from backdesk.domain.client import Client
from backdesk.domain.ids import ClientId, ExerciseId, PrecautionId
from backdesk.errors import BackDeskError, NotFoundError, StoreError
from backdesk.services.backend import Backend
from backdesk.services.clients import DeletionReport
from backdesk.ui.clients.delete_dialog import DeleteDialog
from backdesk.ui.clients.desk import ClientsDesk
from backdesk.ui.clients.dialog import ClientsDialog
from backdesk.ui.clients.form import Page
from backdesk.ui.clients.merge_dialog import MergeDialog
from backdesk.ui.main_window import MainWindow
from backdesk.ui.models.library_model import LibraryRole
from backdesk.ui.records.dialog import RecordsDialog
from tests.ui.clients.conftest import AddClient
from tests.ui.support import action, save_handout

MARIA = ClientId("maria")


def names(dialog: ClientsDialog) -> list[str]:
    model = dialog.list.model
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def type_into(field: QLineEdit, text: str) -> None:
    field.selectAll()
    QTest.keyClicks(field, text)


def test_the_list_shows_the_client_of_the_desk(desk: ClientsDesk, add: AddClient) -> None:
    add("Anna Weber")
    dialog = desk.open_list()
    assert names(dialog) == ["Anna Weber", "Maria Lopez"]
    assert dialog.form.client is not None
    assert dialog.form.client.id == MARIA
    assert dialog.list.current is not None
    assert dialog.list.current.id == MARIA


def test_typing_finds_and_the_arrows_walk(desk: ClientsDesk, add: AddClient) -> None:
    for name in ("Anna Weber", "Anna Olsen", "Bo Olsen"):
        add(name)
    dialog = desk.open_list()
    type_into(dialog.list.search, "olsen")
    assert set(names(dialog)) == {"Anna Olsen", "Bo Olsen"}
    first = dialog.form.client
    dialog.list._step(1)
    assert dialog.form.client != first
    type_into(dialog.list.search, "zzz")
    assert dialog.list.nothing.text() == "Nobody has this name."
    assert dialog.form.client is None
    assert not dialog.parts.delete.isEnabled()


def test_a_long_list_is_read_as_far_as_it_is_scrolled(desk: ClientsDesk, backend: Backend) -> None:
    for number in range(150):
        backend.clients.add(Client(ClientId(f"c{number}"), f"Client {number}"))
    dialog = desk.open_list()
    assert dialog.list.current is not None
    assert dialog.list.current.id == MARIA  # further down, but it is her plan that is on the desk
    model = dialog.list.model
    model.search("")
    assert model.rowCount() == 100
    first = names(dialog)
    assert model.canFetchMore(model.index(-1, -1))
    model.fetchMore(model.index(-1, -1))
    assert model.rowCount() == 151
    assert names(dialog)[:100] == first
    assert not model.canFetchMore(model.index(-1, -1))


def test_the_row_says_what_tells_clients_apart(desk: ClientsDesk) -> None:
    dialog = desk.edit(MARIA)
    type_into(dialog.form.person.birth_year, "1980")
    dialog.form.flush()
    spoken = dialog.list.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Maria Lopez, born 1980, 1 plan, 1 precaution"


def test_a_new_name_is_on_the_desk_at_once(desk: ClientsDesk, hidden: MainWindow, backend: Backend) -> None:
    dialog = desk.edit(MARIA)
    type_into(dialog.form.person.name, "Maria del Carmen")
    dialog.form.flush()
    assert hidden.windowTitle().startswith("Maria del Carmen – ")
    assert hidden.header.client.currentText() == "Maria del Carmen"
    assert backend.clients.get(MARIA).name == "Maria del Carmen"
    assert names(dialog) == ["Maria del Carmen"]
    assert action(hidden, "undo").isEnabled() is False


def test_a_precaution_is_told_to_the_desk(desk: ClientsDesk, hidden: MainWindow, qtbot: QtBot) -> None:
    assert hidden.header.precautions.text() == "1 precaution"
    dialog = desk.edit(MARIA, Page.HEALTH)
    with qtbot.wait_signal(hidden.session.client_changed, timeout=3_000):
        dialog.form.health.boxes[next(iter(dialog.form.health.boxes))].setChecked(True)
    assert hidden.session.client is not None
    assert len(hidden.session.client.precautions) == 2
    assert hidden.header.precautions.text() == "2 precautions"


def test_closing_saves_what_was_typed_last(desk: ClientsDesk, backend: Backend) -> None:
    dialog = desk.edit(MARIA)
    type_into(dialog.form.person.phone, "0123")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert backend.clients.get(MARIA).contact.phone == "0123"


def test_closing_asks_before_a_wrong_text_is_lost(desk: ClientsDesk, backend: Backend) -> None:
    dialog = desk.edit(MARIA)
    type_into(dialog.form.person.birth_year, "80")
    dialog.reject()
    assert dialog.isVisible()
    (box,) = dialog.findChildren(QMessageBox)
    go_on, lose = (
        next(b for b in box.buttons() if b.text() == text) for text in ("Go on editing", "Close without it")
    )
    assert box.defaultButton() is go_on
    go_on.click()
    assert dialog.isVisible()
    dialog.reject()
    box = dialog.findChildren(QMessageBox)[-1]
    lose = next(b for b in box.buttons() if b.text() == "Close without it")
    lose.click()
    assert not dialog.isVisible()
    assert backend.clients.get(MARIA).birth_year is None


def test_another_client_is_not_shown_while_something_is_wrong(desk: ClientsDesk, add: AddClient) -> None:
    add("Anna Weber")
    dialog = desk.edit(MARIA)
    type_into(dialog.form.person.birth_year, "80")
    dialog.list._step(-1)
    assert dialog.form.client is not None
    assert dialog.form.client.id == MARIA
    assert dialog.form.person.birth_year.text() == "80"
    type_into(dialog.form.person.birth_year, "1980")
    dialog.list._step(-1)
    assert dialog.form.client.name == "Anna Weber"


def test_a_new_client_is_asked_for_once_and_goes_on_to_the_form(
    desk: ClientsDesk, hidden: MainWindow
) -> None:
    action(hidden, "new_client").trigger()
    (dialog,) = hidden.findChildren(ClientsDialog)
    dialog.new_page.name.insert("Zoë Núñez")
    QTest.keyClick(dialog.new_page.name, Qt.Key.Key_Return)
    assert hidden.windowTitle() == "Zoë Núñez – First plan – Back Desk"
    assert dialog.form.client is not None
    assert dialog.form.client.name == "Zoë Núñez"
    assert dialog.parts.pages.currentWidget() is dialog.form
    assert dialog.isVisible()
    assert names(dialog)[0] == "Zoë Núñez"


def test_a_name_that_is_there_already_can_be_opened_instead(desk: ClientsDesk, backend: Backend) -> None:
    dialog = desk.ask_new()
    dialog.new_page.name.insert("maría  lópez")
    dialog.new_page.on_typed()
    assert dialog.new_page.already.text().startswith("One client already has this name.")
    dialog.new_page.view.setCurrentIndex(dialog.new_page.model.index(0, 0))
    dialog.new_page.view.doubleClicked.emit(dialog.new_page.model.index(0, 0))
    assert dialog.form.client is not None
    assert dialog.form.client.id == MARIA
    assert backend.clients.count() == 1


def test_no_new_client_after_all(desk: ClientsDesk, backend: Backend) -> None:
    dialog = desk.edit(MARIA)
    dialog.parts.new.click()
    assert not dialog.parts.delete.isEnabled()
    dialog.new_page.cancel.click()
    assert dialog.parts.pages.currentWidget() is dialog.form
    assert dialog.parts.delete.isEnabled()
    assert backend.clients.count() == 1


def test_archiving_hides_and_restoring_brings_back(desk: ClientsDesk, add: AddClient) -> None:
    anna = add("Anna Weber")
    dialog = desk.edit(anna.id)
    dialog.parts.archive.click()
    assert names(dialog) == ["Maria Lopez"]
    assert dialog.parts.status.text() == "Anna Weber is archived."
    assert dialog.focusWidget() is dialog.list.search, "another Enter must not archive the next one"
    dialog.list.archived.click()
    assert names(dialog) == ["Anna Weber"]
    assert dialog.parts.archive.text() == "Restore"
    dialog.parts.archive.click()
    assert names(dialog) == []
    assert dialog.list.nothing.text() == "No client is archived."
    dialog.list.archived.click()
    assert set(names(dialog)) == {"Anna Weber", "Maria Lopez"}


def test_an_archived_client_can_still_be_edited_from_outside(desk: ClientsDesk, add: AddClient) -> None:
    anna = add("Anna Weber")
    desk.archive(anna)
    dialog = desk.edit(anna.id)
    assert dialog.list.archived.isChecked()
    assert names(dialog) == ["Anna Weber"]


def test_plans_are_listed_and_opened(
    desk: ClientsDesk, add: AddClient, backend: Backend, hidden: MainWindow
) -> None:
    anna = add("Anna Weber")
    backend.planning.new_plan("Knee", anna)
    dialog = desk.edit(anna.id, Page.PLANS)
    shown = [dialog.form.plans.list.item(row).text() for row in range(dialog.form.plans.list.count())]
    assert [text.split("  ·  ")[0] for text in shown] == ["Knee", "First plan"]
    dialog.form.plans.list.setCurrentRow(1)
    dialog.form.plans.open.click()
    assert hidden.windowTitle() == "Anna Weber – First plan – Back Desk"
    assert not dialog.isVisible()


def test_enter_in_the_search_opens_the_most_recent_plan(
    desk: ClientsDesk, add: AddClient, hidden: MainWindow
) -> None:
    add("Anna Weber")
    dialog = desk.open_list()
    type_into(dialog.list.search, "anna")
    QTest.keyClick(dialog.list.search, Qt.Key.Key_Return)
    assert hidden.windowTitle() == "Anna Weber – First plan – Back Desk"


def test_two_of_one_name_are_merged_and_the_desk_follows(
    desk: ClientsDesk, add: AddClient, hidden: MainWindow, backend: Backend
) -> None:
    assert desk.edit(MARIA).parts.duplicates.isHidden()
    other = add("María  López")
    dialog = desk.edit(MARIA)
    assert dialog.parts.duplicates.text() == "2 clients have this name – merge…"
    dialog.parts.duplicates.click()
    (merge,) = dialog.findChildren(MergeDialog)
    assert merge.table.rowCount() >= 2
    merge.stays[1].click()
    assert merge.moves.text().startswith("1 plan, 0 handouts")
    merge.merge.click()
    assert hidden.session.plan.client_id == other.id
    assert hidden.session.client is not None
    assert hidden.session.client.precautions == ("disc-herniation",)
    assert len(backend.planning.plans_of(other.id)) == 2
    with pytest.raises(NotFoundError):
        backend.clients.get(MARIA)
    hidden.editing.clear_day("monday")
    assert hidden.notice.isHidden()
    assert names(dialog) == ["María López"]


def test_anybody_can_be_searched_to_merge_with(desk: ClientsDesk, add: AddClient, backend: Backend) -> None:
    anna = add("Anna Webber")
    add("Bo Olsen")
    dialog = desk.edit(MARIA)
    dialog.parts.merge.click()
    (merge,) = dialog.findChildren(MergeDialog)
    assert not merge.merge.isEnabled()
    type_into(merge.search, "webb")
    merge.view.setCurrentIndex(merge.model.index(0, 0))
    merge.stays[0].click()
    merge.merge.click()
    assert backend.clients.count() == 2
    with pytest.raises(NotFoundError):
        backend.clients.get(anna.id)


def test_a_client_is_not_deleted_by_accident(desk: ClientsDesk, backend: Backend) -> None:
    dialog = desk.edit(MARIA)
    dialog.parts.delete.click()
    (delete,) = dialog.findChildren(DeleteDialog)
    assert "1 plan" in delete.text.text()
    assert "files saved elsewhere are not touched" in delete.kept.text()
    assert delete.kept.isVisibleTo(delete)
    assert delete.kept.text() in delete.name.accessibleDescription()
    assert not delete.delete.isEnabled()
    for text in ("Maria", "Maria Lope", "Maria Lopez x"):
        delete.name.setText(text)
        assert not delete.delete.isEnabled()
    delete.name.setText(" maria  lopez ")
    assert delete.delete.isEnabled()
    QTest.keyClick(delete.name, Qt.Key.Key_Return)
    assert not delete.isVisible()
    assert backend.clients.get(MARIA).name == "Maria Lopez"


def test_deleting_for_good_leaves_another_plan_on_the_desk(
    desk: ClientsDesk, add: AddClient, hidden: MainWindow, backend: Backend, tmp_path: Path, qtbot: QtBot
) -> None:
    save_handout(hidden, tmp_path / "out.pdf")
    qtbot.wait_until(lambda: len(backend.records.of_client(MARIA)) == 1, timeout=20_000)
    qtbot.wait_until(lambda: hidden.runner.is_idle)
    hidden.editing.clear_day("monday")
    add("Anna Weber")
    gone = hidden.session.plan.id
    dialog = desk.edit(MARIA)
    dialog.parts.delete.click()
    (delete,) = dialog.findChildren(DeleteDialog)
    assert "1 plan and 1 handout with its stored PDF" in delete.text.text()
    delete.name.setText("Maria Lopez")
    delete.delete.click()
    delete.reject()  # Esc must not hide that it is not finished
    assert delete.isVisible()
    assert delete.bar.isVisible()
    assert not delete.cancel.isEnabled()
    assert not hidden.closing.may_close()
    hidden.closing.stay()
    qtbot.wait_until(lambda: dialog.parts.status.text().startswith("Maria Lopez is deleted"))
    assert hidden.windowTitle() == "Anna Weber – First plan – Back Desk"
    assert not action(hidden, "undo").isEnabled()
    assert names(dialog) == ["Anna Weber"]
    assert list(backend.folder.issued.glob("*.pdf")) == []
    with pytest.raises(NotFoundError):
        backend.planning.open(gone)
    dialog.reject()
    hidden.session.retry()
    assert hidden.notice.isHidden()


def test_the_last_client_can_be_deleted_too(
    desk: ClientsDesk, hidden: MainWindow, backend: Backend, qtbot: QtBot
) -> None:
    reports: list[DeletionReport] = []
    desk.delete(backend.clients.get(MARIA), reports.append)
    qtbot.wait_until(lambda: bool(reports))
    assert reports[0].is_wiped
    assert hidden.session.client is None
    assert hidden.windowTitle() == "New plan – Back Desk"
    assert backend.clients.count() == 0
    desk.open_list()
    assert hidden.header.client.currentText() == "No client (template)"


def test_a_store_that_refuses_to_delete_is_told(
    desk: ClientsDesk, backend: Backend, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(client: ClientId) -> None:
        raise StoreError("The disk is gone.")

    dialog = desk.edit(MARIA)
    dialog.parts.delete.click()
    (delete,) = dialog.findChildren(DeleteDialog)
    monkeypatch.setattr(type(backend.clients), "delete_for_good", lambda self, client: refuse(client))
    delete.name.setText("Maria Lopez")
    delete.delete.click()
    assert delete.notice.text() == "The disk is gone."
    assert delete.isVisible()


def test_a_file_that_cannot_be_wiped_is_told_but_the_client_is_gone(
    desk: ClientsDesk, backend: Backend, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_report: DeletionReport) -> DeletionReport:
        raise StoreError("The disk is gone.")

    monkeypatch.setattr(backend.clients, "wipe", refuse)
    reports: list[DeletionReport] = []
    desk.delete(backend.clients.get(MARIA), reports.append)
    qtbot.wait_until(lambda: bool(reports))
    assert not reports[0].is_wiped
    assert backend.clients.count() == 0


def test_everything_is_exported(desk: ClientsDesk, hidden: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = desk.edit(MARIA)
    dialog.work.export(dialog.form.client, tmp_path / "maria.zip")  # type: ignore[arg-type]
    assert dialog.parts.status.text() == "Exporting…"
    assert not dialog.isEnabled()
    assert not hidden.closing.may_close()
    hidden.closing.stay()
    dialog.reject()
    assert dialog.isVisible()
    qtbot.wait_until(dialog.isEnabled)
    assert "maria.zip" in dialog.parts.status.text()
    with zipfile.ZipFile(tmp_path / "maria.zip") as archive:
        assert any(name.endswith("client.json") for name in archive.namelist())
    dialog.work.export(dialog.form.client, tmp_path / "missing" / "maria.zip")  # type: ignore[arg-type]
    qtbot.wait_until(dialog.isEnabled)
    assert not dialog.parts.notice.isHidden()
    assert "does not exist" in dialog.parts.notice.text()


def test_a_client_that_is_gone_is_told(desk: ClientsDesk) -> None:
    dialog = desk.edit(ClientId("nobody"))
    assert not dialog.parts.notice.isHidden()


def test_enter_in_a_field_closes_nothing(desk: ClientsDesk) -> None:
    dialog = desk.edit(MARIA)
    QTest.keyClick(dialog.form.person.name, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert not any(button.isDefault() or button.autoDefault() for button in dialog.findChildren(QPushButton))


def test_names_with_markup_are_shown_literally(desk: ClientsDesk, backend: Backend) -> None:
    name = "<b>Zoë</b> & Łukasz"
    client = backend.clients.add(Client(ClientId("zoe"), name))
    dialog = desk.edit(client.id)
    assert dialog.parts.title.text() == name
    assert dialog.parts.title.textFormat() is Qt.TextFormat.PlainText
    dialog.parts.delete.click()
    (delete,) = dialog.findChildren(DeleteDialog)
    assert delete.text.textFormat() is Qt.TextFormat.PlainText
    assert name in delete.text.text()


def test_a_very_long_name_does_not_make_the_window_wider(desk: ClientsDesk, backend: Backend) -> None:
    width = desk.edit(MARIA).minimumSizeHint().width()
    client = backend.clients.add(Client(ClientId("max"), "Maximiliane " * 80))
    assert desk.edit(client.id).minimumSizeHint().width() == width


@pytest.mark.parametrize("page", list(Page))
def test_it_fits_a_small_screen(desk: ClientsDesk, page: Page) -> None:
    size = desk.edit(MARIA, page).minimumSizeHint()
    assert size.width() <= 940
    assert size.height() <= 520


def nameless(widget: QWidget) -> list[str]:
    from tests.ui.test_accessible_names import nameless as found

    return found(widget)


def test_every_field_and_button_has_a_name(desk: ClientsDesk) -> None:
    dialog = desk.edit(MARIA)
    for page in Page:
        dialog.form.show_page(page)
        assert nameless(dialog) == [], page
    dialog.parts.merge.click()
    dialog.parts.delete.click()
    dialog.form.health.own.on_add()
    for part in dialog.findChildren(QWidget):
        if part.isWindow() and part.isVisible():
            assert nameless(part) == []
    dialog.show_new("maria lopez")
    assert nameless(dialog) == []


def test_what_was_typed_is_saved_when_the_window_closes(
    desk: ClientsDesk, hidden: MainWindow, backend: Backend
) -> None:
    dialog = desk.edit(MARIA)
    type_into(dialog.form.person.phone, "0123")
    hidden.close()
    assert backend.clients.get(MARIA).contact.phone == "0123"


def test_nobody_is_deleted_or_merged_while_a_handout_is_made(
    desk: ClientsDesk, hidden: MainWindow, backend: Backend, add: AddClient, qtbot: QtBot
) -> None:
    anna, maria = add("Anna Weber"), backend.clients.get(MARIA)
    hidden.runner.run(lambda task: None, lambda done: None, lambda problem: None, is_owed=True)
    with pytest.raises(BackDeskError, match="still being made"):
        desk.delete(maria, lambda report: None)
    with pytest.raises(BackDeskError, match="still being made"):
        desk.merge(maria, anna)
    assert backend.clients.count() == 2
    qtbot.wait_until(lambda: hidden.runner.is_idle)


def test_a_plan_is_copied_for_another_client(desk: ClientsDesk, add: AddClient, hidden: MainWindow) -> None:
    anna = add("Anna Weber")
    asked: list[str] = []
    action(hidden, "copy_plan").triggered.connect(lambda: asked.append(hidden.session.plan.title))
    desk.edit(anna.id, Page.PLANS).form.plans.copy.click()
    assert asked == ["First plan"]
    assert hidden.session.client == anna
    for dialog in hidden.findChildren(QDialog):
        dialog.close()


def test_new_precautions_are_marked_in_the_library(
    desk: ClientsDesk, hidden: MainWindow, backend: Backend
) -> None:
    hidden.desk.show(backend.planning.new_client("Anna Weber", "First plan"))
    row = hidden.library.model.row_of(ExerciseId("sit-up"))
    assert row.data(LibraryRole.MARKS) == ()
    client = hidden.session.client
    assert client is not None
    dialog = desk.edit(client.id, Page.HEALTH)
    dialog.form.health.boxes[PrecautionId("disc-herniation")].setChecked(True)
    dialog.form.flush()
    row = hidden.library.model.row_of(ExerciseId("sit-up"))
    assert row.data(LibraryRole.MARKS)


def test_handouts_on_record_are_counted_and_shown(
    desk: ClientsDesk, hidden: MainWindow, backend: Backend, tmp_path: Path, qtbot: QtBot
) -> None:
    assert desk.edit(MARIA, Page.PLANS).form.plans.handouts.text() == "No handout was given out yet."
    save_handout(hidden, tmp_path / "out.pdf")
    qtbot.wait_until(lambda: len(backend.records.of_client(MARIA)) == 1, timeout=20_000)
    qtbot.wait_until(lambda: hidden.runner.is_idle)
    dialog = desk.edit(MARIA, Page.PLANS)
    assert dialog.form.plans.handouts.text().startswith("1 handout was given out, the last on ")
    dialog.form.plans.records.click()
    (records,) = dialog.findChildren(RecordsDialog)
    assert records.title.text() == "Handouts given to Maria Lopez"
    records.close()


def test_who_was_searched_in_vain_is_the_new_client(desk: ClientsDesk) -> None:
    dialog = desk.open_list()
    type_into(dialog.list.search, "Nora Berg")
    dialog.parts.new.click()
    assert dialog.new_page.name.text() == "Nora Berg"


def test_merging_into_the_client_on_the_desk_keeps_the_history(
    desk: ClientsDesk, add: AddClient, hidden: MainWindow, backend: Backend
) -> None:
    anna = add("Anna Weber")
    hidden.editing.clear_day("monday")
    desk.merge(backend.clients.get(MARIA), anna)
    assert action(hidden, "undo").isEnabled()
    hidden.session.undo_stack.undo()
    assert hidden.notice.isHidden()
    assert hidden.header.plan.count() == 2


def test_the_library_marks_follow_from_one_client_to_the_next(
    desk: ClientsDesk, hidden: MainWindow, backend: Backend, add: AddClient
) -> None:
    disc = PrecautionId("disc-herniation")
    for name in ("Anna Weber", "Bo Olsen"):
        desk.open_client(add(name).id)
        dialog = desk.edit(hidden.session.plan.client_id or MARIA, Page.HEALTH)
        dialog.form.health.boxes[disc].setChecked(True)
        dialog.form.flush()
        row = hidden.library.model.row_of(ExerciseId("sit-up"))
        assert row.data(LibraryRole.MARKS), name
