"""A real window on a real store in a fresh data folder, for every test that asks for one."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backdesk import app
from backdesk.domain.client import Client
from backdesk.domain.ids import ClientId, PrecautionId
from backdesk.exchange.pose_files import FigureShelf
from backdesk.figure import body_map
from backdesk.i18n import english
from backdesk.paths import DataFolder
from backdesk.resources import resource_path
from backdesk.services.backend import Backend
from backdesk.services.library import load_catalogue
from backdesk.services.search import LibrarySearch
from backdesk.services.templates import built_in_templates
from backdesk.store.store import Store
from backdesk.ui.main_window import MainWindow
from backdesk.ui.theme.icons import Icons
from backdesk.ui.theme.theme import Theme
from tests.ui.support import small_plan

HARMLESS = "This plugin does not support"
"""The offscreen platform's remarks about what it cannot do."""

OpenWindow = Callable[..., MainWindow]

_HERE = Path(__file__).parent
_catalogue = cache(load_catalogue)


@cache
def _search() -> LibrarySearch:
    """The search of the built-in library; it only reads, and its index takes a while to build."""
    return LibrarySearch(_catalogue(), english())


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(_HERE):
            item.add_marker(pytest.mark.qt_log_ignore(HARMLESS))


@pytest.fixture(scope="session", autouse=True)
def clipboard_let_go(qapp: QApplication) -> Iterator[None]:
    """The offscreen clipboard outlives Python and must not hold anything made here."""
    yield
    qapp.clipboard().clear()


@pytest.fixture(scope="session", autouse=True)
def resources_read_once() -> Iterator[None]:
    """Body map, poses and templates are frozen and slow to read; the windows of one process share them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(body_map, "load_body_map", cache(body_map.load_body_map))
        patch.setattr("backdesk.services.figures.FigureShelf", cache(FigureShelf))
        plans = cache(lambda: built_in_templates(_catalogue()))
        patch.setattr("backdesk.services.templates.built_in_templates", lambda _: plans())
        yield


@pytest.fixture(scope="session")
def icons(qapp: QApplication) -> Icons:
    return Icons(resource_path("icons"))


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    """The light theme, put on the application once; a test that changes it puts it back."""
    qapp.setStyle("Fusion")
    theme = Theme(resource_path("themes"), "light")
    theme.apply()
    return theme


@pytest.fixture
def folder(tmp_path: Path, empty_database: Path) -> DataFolder:
    """A data folder of someone who has seen the welcome page."""
    folder = DataFolder(tmp_path / "data")
    folder.root.mkdir()
    shutil.copy(empty_database, folder.database)
    folder.settings.write_text(json.dumps({"theme": "light", "language": "en", "welcome_done": True}))
    return folder


@pytest.fixture
def store(folder: DataFolder) -> Iterator[Store]:
    with Store.open(folder) as store:
        yield store


@pytest.fixture
def backend(folder: DataFolder, store: Store, monkeypatch: pytest.MonkeyPatch) -> Backend:
    """The services as app.py builds them; the library is read once for all tests."""
    monkeypatch.setattr(app, "load_catalogue", _catalogue)
    return replace(app.build_backend(folder, store), search=_search())


@pytest.fixture
def open_window(qtbot: QtBot, qapp: QApplication, theme: Theme, icons: Icons) -> Iterator[OpenWindow]:
    """Opens windows, shown and active unless `show=False`; closes and deletes them at the end."""
    opened: list[MainWindow] = []

    def open_one(backend: Backend, *, show: bool = True) -> MainWindow:
        # in the order of ui/application.py: a style sheet is worked out anew for every widget that moves in
        sheet = qapp.styleSheet()
        qapp.setStyleSheet("")
        window = MainWindow(backend, theme, icons)
        opened.append(window)
        window.open_first()
        qapp.setStyleSheet(sheet)
        if show:
            window.resize(1280, 720)
            window.show()
            window.activateWindow()
            qtbot.wait_exposed(window)
            qtbot.wait_until(window.isActiveWindow)
        return window

    yield open_one
    for window in opened:
        window.close()
        qtbot.wait_until(lambda window=window: window.runner.is_idle)  # type: ignore[misc]
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def maria() -> Client:
    return Client(ClientId("maria"), "Maria Lopez", (PrecautionId("disc-herniation"),))


@pytest.fixture
def window(open_window: OpenWindow, backend: Backend, maria: Client) -> MainWindow:
    """A window that is shown, with the small plan of `support.small_plan`."""
    backend.planning.add(small_plan(), maria)
    return open_window(backend)


@pytest.fixture
def hidden(open_window: OpenWindow, backend: Backend, maria: Client) -> MainWindow:
    """The same window, not shown: faster, for what needs neither paint nor focus."""
    backend.planning.add(small_plan(), maria)
    return open_window(backend, show=False)
