"""The first start, the welcome page and the tour."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from backdesk.paths import DataFolder
from backdesk.services.backend import Backend
from backdesk.services.settings import SettingsFile
from backdesk.ui.main_window import MainWindow
from tests.ui.conftest import OpenWindow
from tests.ui.support import action, select, shown_ids


@pytest.fixture
def folder(folder: DataFolder) -> DataFolder:
    """The data folder of someone new."""
    folder.settings.unlink()
    return folder


def remembered(backend: Backend) -> bool:
    return SettingsFile(backend.folder.settings).load().welcome_done


def test_the_first_start_shows_the_sample_week_and_the_welcome_page(
    backend: Backend, open_window: OpenWindow
) -> None:
    window = open_window(backend)
    assert window.welcome.isVisible()
    assert window.windowTitle() == "Maria Lopez – Lower back, first weeks – Back Desk"
    assert len(shown_ids(window)) > 10
    assert not remembered(backend)


def test_the_first_edit_puts_it_away_for_good(backend: Backend, open_window: OpenWindow) -> None:
    window = open_window(backend)
    assert all(button.autoDefault() for button in window.welcome.buttons.values()), "Enter presses them"
    window.editing.clear_day("monday")
    assert not window.welcome.isVisible()
    assert remembered(backend)
    window.close()

    again = open_window(_restarted(backend))
    assert not again.welcome.isVisible()
    assert len(again.backend.planning.plans_of(again.session.plan.client_id)) == 1


def test_without_an_edit_it_is_there_again_and_the_sample_only_once(
    backend: Backend, open_window: OpenWindow
) -> None:
    open_window(backend).close()
    again = open_window(_restarted(backend))
    assert again.welcome.isVisible()
    assert len(again.backend.planning.plans_of(again.session.plan.client_id)) == 1


def test_looking_at_the_sample_closes_it_and_gives_the_board_the_keyboard(
    backend: Backend, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(backend)
    window.welcome.buttons["close"].click()
    assert not window.welcome.isVisible()
    assert window.board.current_view() is window.focusWidget()
    assert remembered(backend)


def test_a_new_client_from_the_welcome_page_puts_it_away(backend: Backend, open_window: OpenWindow) -> None:
    window = open_window(backend)
    window.desk.show(backend.planning.new_client("Anna", "First plan"))
    assert not window.welcome.isVisible(), "it speaks of a sample week that is no longer there"


def test_help_brings_it_back(window: MainWindow) -> None:
    window.focus.close_welcome()
    assert not window.welcome.isVisible()
    action(window, "welcome").trigger()
    assert window.welcome.isVisible()


def test_the_tour_points_at_every_part_and_ends(window: MainWindow) -> None:
    seen: list[str] = []
    window.tour.step_shown.connect(seen.append)
    action(window, "tour").trigger()
    assert window.pointer.isVisible()
    assert window.tour.label.text().startswith("1 of 5")
    for _ in range(5):
        assert window.pointer.geometry().intersects(window.rect())
        window.tour.next_button.click()
    assert seen == ["library", "board", "dose", "coverage", "handout"]
    assert not window.tour.isVisible()
    assert not window.pointer.isVisible()


def test_the_tour_can_be_left_and_does_not_eat_clicks(window: MainWindow) -> None:
    window.focus.start_tour()
    assert window.pointer.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    window.tour.closed.emit()
    assert not window.pointer.isVisible()
    select(window, "bird")
    assert window.dose_editor.isEnabled()


def _restarted(backend: Backend) -> Backend:
    return replace(backend, settings=backend.settings_file.load())
