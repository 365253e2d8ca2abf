"""The tab "Suggest" and "Build a first week" in the window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from backdesk.domain.blocks import BlockKind
from backdesk.domain.client import Client
from backdesk.domain.exercise import Equipment
from backdesk.domain.first_week import Assumed, wish_of
from backdesk.domain.ids import ClientId, PrecautionId
from backdesk.domain.plan import Week
from backdesk.domain.plan_checks import check_plan
from backdesk.services.backend import Backend
from backdesk.ui.main_window import MainWindow
from backdesk.ui.models.mime import EXERCISES_TYPE, read_payload
from backdesk.ui.suggest.desk import SuggestDesk
from backdesk.ui.suggest.first_week_dialog import FirstWeekDialog
from backdesk.ui.suggest.model import SuggestModel
from backdesk.ui.suggest.wish_form import WishForm
from tests.factories import make_plan
from tests.ui.conftest import OpenWindow
from tests.ui.support import Drag, action, below, cards, cell

STRENGTH = BlockKind.STRENGTH


@pytest.fixture
def desk(window: MainWindow) -> SuggestDesk:
    """Maria's week with the tab open."""
    window.features.suggest.open()
    return window.features.suggest


@pytest.fixture
def empty(open_window: OpenWindow, backend: Backend) -> Iterator[MainWindow]:
    """A client of whom nothing is known, with an empty week."""
    backend.planning.add(make_plan(), Client(ClientId("tom"), "Tom Baker"))
    window = open_window(backend)
    yield window
    for dialog in window.findChildren(FirstWeekDialog):
        dialog.hide()
        dialog.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def week(window: MainWindow) -> Week:
    return window.session.plan.weeks[window.session.week_index]


def test_the_command_opens_the_tab_with_the_keyboard_in_the_list(window: MainWindow) -> None:
    action(window, "suggest").trigger()
    desk = window.features.suggest
    assert desk.panel.isVisible()
    assert desk.panel.list.accessibleName() == "Suggestions"
    assert desk.panel.list.hasFocus()
    assert desk.panel.model.rowCount() > 10
    assert "Maria Lopez" in desk.panel.basis.text()


def test_nothing_is_made_before_it_is_wanted(window: MainWindow) -> None:
    assert "panel" not in vars(window.features.suggest)


def test_a_row_says_name_place_and_why(desk: SuggestDesk, qtmodeltester: object) -> None:
    model = desk.panel.model
    index = model.index(0, 0)
    suggestion = model.suggestion(index)
    assert suggestion is not None
    assert index.data() == suggestion.exercise.name
    described = str(index.data(Qt.ItemDataRole.AccessibleDescriptionRole))
    assert described.startswith(("Monday, ", "Wednesday, ", "Friday, "))
    assert desk.panel.why.text().startswith("To ")
    assert "• " in desk.panel.why.text()
    qtmodeltester.check(model)  # type: ignore[attr-defined]


def test_enter_adds_to_the_place_as_one_step_and_goes_on(window: MainWindow, desk: SuggestDesk) -> None:
    first = desk.panel.current()
    assert first is not None
    before = window.session.plan
    QTest.keyClick(desk.panel.list, Qt.Key.Key_Return)
    day = week(window).day(first.cell.day)
    assert day is not None
    assert day.block(first.cell.block).entries[-1].exercise == first.exercise.id
    assert window.board.selected_ids() == (day.block(first.cell.block).entries[-1].id,)
    second = desk.panel.current()
    assert second is not None
    assert (second.exercise.id, second.cell) != (first.exercise.id, first.cell)
    window.session.undo_stack.undo()
    assert window.session.plan == before


def test_the_button_adds_too(window: MainWindow, desk: SuggestDesk) -> None:
    count = len(list(window.session.plan.entries()))
    desk.panel.add_button.click()
    assert len(list(window.session.plan.entries())) == count + 1


def test_a_suggestion_can_be_dragged_like_a_library_entry(window: MainWindow, desk: SuggestDesk) -> None:
    mime = desk.panel.model.mimeData([desk.panel.model.index(0, 0)])
    first = desk.panel.current()
    assert first is not None
    payload = read_payload(mime, EXERCISES_TYPE)
    assert payload is not None
    assert payload.ids == (first.exercise.id,)
    target = cell(window, "monday", STRENGTH)
    Drag(mime, only_copy=True).carry(target.viewport(), below(target))
    assert first.exercise.name in cards(window, "monday", STRENGTH)


def test_edits_elsewhere_renew_the_list(window: MainWindow, desk: SuggestDesk, qtbot: QtBot) -> None:
    shown = desk.panel.model.shown
    window.editing.clear_day("monday")
    assert desk.timer.isActive()
    qtbot.wait_until(lambda: desk.panel.model.shown != shown)


def test_a_hidden_tab_is_not_worked_on(window: MainWindow, desk: SuggestDesk, qtbot: QtBot) -> None:
    window.coverage.setCurrentIndex(0)
    shown = desk.panel.model.shown
    window.editing.clear_day("monday")
    assert not desk.timer.isActive()
    window.coverage.setCurrentWidget(desk.tab)
    qtbot.wait_until(lambda: desk.panel.model.shown != shown)


def test_other_precautions_renew_the_list(open_window: OpenWindow, backend: Backend, qtbot: QtBot) -> None:
    tumour = PrecautionId("inflammatory-infection-tumour")
    backend.planning.add(make_plan(), Client(ClientId("ann"), "Ann", (tumour,)))
    window = open_window(backend)
    window.features.suggest.open()
    panel = window.features.suggest.panel
    assert panel.model.rowCount() == 0
    assert "doctor" in panel.nothing.text()
    assert panel.nothing.isVisible()
    assert not panel.add_button.isVisible()


def test_an_empty_week_offers_to_build_one(empty: MainWindow) -> None:
    empty.features.suggest.open()
    panel = empty.features.suggest.panel
    assert panel.build_button.isVisible()
    panel.build_button.click()
    (dialog,) = empty.findChildren(FirstWeekDialog)
    assert dialog.isVisible()


def test_build_fills_the_week_as_one_step_with_all_checks_passing(empty: MainWindow) -> None:
    before = empty.session.plan
    dialog = empty.features.suggest.ask_first_week()
    assert dialog is not None
    assert "Monday, about" in dialog.preview.toPlainText()
    assert "Not known, so assumed" in dialog.preview.toPlainText()
    dialog.build.click()
    after = empty.session.plan
    assert [day.name for day in after.weeks[0].days] == ["monday", "wednesday", "friday"]
    assert check_plan(after, empty.session.client, empty.session.catalogue, empty.words) == ()
    assert empty.session.undo_stack.count() == 1
    empty.session.undo_stack.undo()
    assert empty.session.plan == before
    assert not empty.features.suggest.panel.build_button.isHidden()


def test_the_keyboard_goes_to_the_board_that_was_filled(empty: MainWindow) -> None:
    empty.features.suggest.open()
    button = empty.features.suggest.panel.build_button
    button.setFocus()
    button.click()
    (dialog,) = empty.findChildren(FirstWeekDialog)
    dialog.build.click()
    empty.features.suggest.refresh()
    assert button.isHidden()
    focused = empty.focusWidget()
    assert focused is not None
    assert empty.board.isAncestorOf(focused)


def test_the_choices_are_for_this_run(empty: MainWindow, qtbot: QtBot) -> None:
    dialog = empty.features.suggest.ask_first_week()
    assert dialog is not None
    form = dialog.form
    for day in ("monday", "wednesday", "friday"):
        form.days[day].click()
    for day in ("tuesday", "saturday"):
        form.days[day].click()
    assert not dialog.build.isEnabled()
    form.minutes.setCurrentIndex(form.minutes.findData(20))
    form.equipment.setCurrentIndex(form.equipment.findText("A whole gym"))
    wish = form.wish()
    assert wish.assumed == {Assumed.GOALS, Assumed.LEVEL}
    assert wish.client.equipment == tuple(Equipment)
    qtbot.wait_until(dialog.build.isEnabled)
    dialog.build.click()
    assert [day.name for day in week(empty).days] == ["tuesday", "saturday"]
    assert empty.session.client is not None
    assert empty.session.client.days == ()


def test_a_level_that_nobody_said_is_not_the_same_as_easy_exercises_only(empty: MainWindow) -> None:
    dialog = empty.features.suggest.ask_first_week()
    assert dialog is not None
    form = dialog.form
    assert form.level.currentText() == "Not said (easy, medium where needed)"
    assert form.level.currentData() is None
    assert form.wish() == wish_of(empty.session.client)
    form.level.setCurrentIndex(form.level.findText("Easy exercises only"))
    assert Assumed.LEVEL not in form.wish().assumed
    assert form.wish().client.level == 1
    form.level.setCurrentIndex(0)
    assert Assumed.LEVEL in form.wish().assumed


def test_a_known_level_is_shown_and_cannot_be_unsaid(backend: Backend) -> None:
    form = WishForm(wish_of(Client(ClientId("tom"), "Tom Baker", level=2)), backend.words)
    assert form.level.currentText() == "Up to medium exercises"
    assert form.level.count() == 3
    assert form.wish().client.level == 2


def test_what_cannot_be_built_is_said(empty: MainWindow) -> None:
    dialog = empty.features.suggest.ask_first_week()
    assert dialog is not None
    dialog.form.minutes.setCurrentIndex(dialog.form.minutes.findData(10))
    dialog.refresh()
    assert not dialog.build.isEnabled()
    assert "too short" in dialog.preview.toPlainText()
    for button in dialog.form.days.values():
        button.setChecked(False)
    dialog.refresh()
    assert dialog.preview.toPlainText() == "Choose at least one day."
    dialog.accept()
    assert dialog.isVisible()


def test_what_a_week_lacks_stays_on_the_screen(empty: MainWindow) -> None:
    dialog = empty.features.suggest.ask_first_week()
    assert dialog is not None
    for day in ("wednesday", "friday"):
        dialog.form.days[day].setChecked(False)
    dialog.accept()
    assert empty.notice.isVisible()
    assert [day.name for day in week(empty).days] == ["monday"]


def test_a_week_with_exercises_is_not_built_over(window: MainWindow) -> None:
    assert window.features.suggest.ask_first_week() is None
    assert window.notice.isVisible()


def test_the_clients_form_is_a_click_away(empty: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool] = []
    monkeypatch.setattr(empty.features.clients, "edit_current", lambda: asked.append(True))
    dialog = empty.features.suggest.ask_first_week()
    assert dialog is not None
    dialog.client_button.click()
    assert asked == [True]
    assert not dialog.isVisible()


def test_every_part_of_the_dialog_has_a_name(empty: MainWindow) -> None:
    dialog = empty.features.suggest.ask_first_week()
    assert dialog is not None
    form = dialog.form
    named = (dialog.preview, form.minutes, form.level, form.equipment, *form.days.values())
    assert all(widget.accessibleName() for widget in named)
    assert all(box.text() for box in form.goals.values())


def test_an_empty_model_shows_nothing(window: MainWindow) -> None:
    model = SuggestModel(window.words)
    assert model.rowCount() == 0
    assert model.index(0, 0).data() is None
    assert model.flags(model.index(5, 0)) == Qt.ItemFlag.NoItemFlags
