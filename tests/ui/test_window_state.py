"""What the window remembers, where it writes, and what it leaves behind."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication, QMenu, QStatusBar, QWidget
from pytestqt.qtbot import QtBot

from backdesk.domain.ids import ExerciseId
from backdesk.paths import DataFolder
from backdesk.services import settings as settings_service
from backdesk.services.backend import Backend
from backdesk.ui.main_window import MainWindow
from backdesk.ui.planner.cell_view import CellView
from backdesk.ui.theme.icons import Icons
from backdesk.ui.theme.theme import Theme
from tests.ui.conftest import OpenWindow
from tests.ui.support import action


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home and a working folder that must stay empty."""
    home = tmp_path / "home"
    home.mkdir()
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(home))
    old = Path.cwd()
    os.chdir(home)
    yield home
    os.chdir(old)


def test_sizes_are_remembered(
    window: MainWindow, backend: Backend, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window.resize(790, 640)  # the offscreen platform's screen is 800 pixels wide
    window._columns.setSizes([230, 240, 310])
    window._right.setSizes([200, 400])
    columns, right = window._columns.sizes(), window._right.sizes()
    window.close()

    again = open_window(backend, show=False)
    assert (again.width(), again.height()) == (790, 640)
    again.show()
    qtbot.wait_until(lambda: (again._columns.sizes(), again._right.sizes()) == (columns, right))


def test_a_broken_window_file_is_no_obstacle(
    folder: DataFolder, backend: Backend, open_window: OpenWindow
) -> None:
    folder.window_state.write_bytes(b"\xff[General\nversion=1\ngeometry=@ByteArray(nonsense)\ncolumns=7")
    assert open_window(backend).isVisible()


def test_a_state_of_another_version_is_left_alone(
    folder: DataFolder, backend: Backend, open_window: OpenWindow
) -> None:
    folder.window_state.write_text("[General]\nversion=99\ngeometry=of the future\n")
    assert open_window(backend).isVisible()


def test_the_window_fits_a_small_screen(window: MainWindow) -> None:
    assert window.minimumSizeHint().width() <= 1280
    assert window.minimumSizeHint().height() <= 720 - 32


def test_nothing_is_written_outside_the_data_folder(
    elsewhere: Path, window: MainWindow, folder: DataFolder, tmp_path: Path, qtbot: QtBot
) -> None:
    window.editing.add_exercises([ExerciseId("plank")])
    action(window, "grey").trigger()
    window.handouts.open_file = lambda path: True
    with qtbot.wait_signal(window.handouts.given_out, timeout=20_000):
        window.handout.open_pdf()
    window.close()

    assert list(elsewhere.rglob("*")) == []
    assert sorted(one.name for one in tmp_path.iterdir()) == ["data", "home"]
    names = {one.name for one in folder.root.iterdir()}
    assert {"backdesk.sqlite3", "settings.json", "window.ini", "handouts"} <= names
    assert names <= {
        "backdesk.sqlite3",
        "backdesk.sqlite3-shm",
        "backdesk.sqlite3-wal",
        "backdesk.upgrade.lock",
        "settings.json",
        "window.ini",
        "window.ini.lock",
        "handouts",
    }


def test_settings_hold_no_personal_data(window: MainWindow, folder: DataFolder) -> None:
    action(window, "grey").trigger()
    window.close()
    for path in (folder.settings, folder.window_state):
        assert "Maria" not in path.read_text(errors="replace")


def test_a_data_folder_that_cannot_be_written_only_forgets_the_settings(
    window: MainWindow, folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    logged: list[str] = []
    monkeypatch.setattr(settings_service._LOG, "exception", logged.append)
    folder.settings.unlink()
    folder.settings.mkdir()
    action(window, "grey").trigger()
    assert window.settings.grey
    assert logged == ["settings could not be saved"]


def test_nothing_is_left_after_closing(
    backend: Backend, theme: Theme, icons: Icons, qtbot: QtBot, qapp: QApplication
) -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    before = _top_level()
    window = MainWindow(backend, theme, icons)
    window.open_first()
    window.show()
    window.editing.clear_day("monday")
    action(window, "new_client").trigger()
    window.board.day_menu_requested.emit("tuesday")
    action(window, "tour").trigger()
    popup = QApplication.activePopupWidget()
    assert popup is not None
    popup.close()
    for dialog in window.findChildren(QWidget):
        if dialog.isWindow() and dialog.isVisible():
            dialog.close()

    window.close()
    qtbot.wait_until(lambda: window.runner.is_idle)
    timers = [one for one in window.findChildren(QTimer) if not isinstance(one.parent(), QStatusBar)]
    running = [one for one in timers if one.isActive() and not one.isSingleShot()]
    assert [f"{type(one.parent()).__name__} every {one.interval()} ms" for one in running] == []
    assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == []

    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not shiboken6.isValid(window)
    assert [name for place, name in _top_level().items() if place not in before] == []


def _top_level() -> dict[int, str]:
    """What stands on its own, by its address in Qt: its Python wrapper, and so `id`, may change."""
    widgets = QApplication.topLevelWidgets()
    return {shiboken6.getCppPointer(one)[0]: f"{type(one).__name__} {one.objectName()}" for one in widgets}


def test_context_menus_go_away_with_their_use(window: MainWindow, qtbot: QtBot) -> None:
    before = len(window.findChildren(QMenu))
    for _ in range(5):
        window.board.day_menu_requested.emit("monday")
        popup = QApplication.activePopupWidget()
        assert popup is not None
        popup.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(window.findChildren(QMenu)) == before


def test_many_weeks_leave_no_old_cells(window: MainWindow) -> None:
    for _ in range(5):
        window.board.show_week()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(window.findChildren(CellView)) == 21
