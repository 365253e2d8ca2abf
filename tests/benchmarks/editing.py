"""One edit in a large plan, from the drop to the painted window."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from backdesk import app
from backdesk.domain.blocks import BlockKind
from backdesk.domain.catalogue import Catalogue
from backdesk.domain.ids import ExerciseId
from backdesk.domain.plan import WEEKDAYS
from backdesk.paths import DataFolder
from backdesk.resources import resource_path
from backdesk.services.planning import LAST_PLAN
from backdesk.store.store import Store
from backdesk.ui.application import make_application
from backdesk.ui.main_window import MainWindow
from backdesk.ui.models.mime import exercises_mime
from backdesk.ui.planner.cell_view import CellView
from backdesk.ui.theme.icons import Icons
from backdesk.ui.theme.theme import Theme
from tests.benchmarks.fixtures import DAYS, large_plan
from tests.benchmarks.measuring import Row, percentile_95, seconds

EDITS = 100
WARM_UP_EDITS = 6
MOST_MS = 16.0


@contextmanager
def open_window(root: Path, catalogue: Catalogue) -> Iterator[MainWindow]:
    """The window with the large plan in front, shown and idle."""
    application = make_application(["benchmark"])
    folder = DataFolder(root)
    with Store.open(folder) as store:
        plan = large_plan(catalogue)
        store.add_plan(plan)
        store.remember(LAST_PLAN, plan.id)
        backend = app.build_backend(folder, store)
        theme = Theme(resource_path("themes"), "light")
        theme.apply()
        window = MainWindow(backend, theme, Icons(resource_path("icons")))
        window.open_first()
        window.show()
        settle(application)
        yield window
        window.close()


class Painted(QObject):
    """Notes that a widget was painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.yes = False
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: look out for paints."""
        self.yes = self.yes or event.type() is QEvent.Type.Paint
        return False


def settle(application: QApplication) -> None:
    """Handle all events that wait, and those that they cause; paints of the window are among them."""
    for _ in range(2):
        application.sendPostedEvents()
        application.processEvents()


def let_fall(view: CellView, mime: QMimeData, action: Qt.DropAction) -> None:
    """A drop in the middle of a cell; the drag has come in before."""
    point, button, key = (
        view.viewport().rect().center(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(view.viewport(), QDropEvent(QPointF(point), action, mime, button, key))


def drag_in(view: CellView, mime: QMimeData, action: Qt.DropAction) -> None:
    """A drag comes in over a cell and the window shows what it would do."""
    point, button, key = (
        view.viewport().rect().center(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(view.viewport(), QDragEnterEvent(QPoint(point), action, mime, button, key))


def drags(window: MainWindow) -> Iterator[tuple[CellView, QMimeData, Qt.DropAction]]:
    """In turn: an exercise from the library, and a card to the next day."""
    exercises = cycle(window.backend.catalogue.exercises)
    for number, exercise in enumerate(exercises):
        source, target = (WEEKDAYS[(number + step) % DAYS] for step in (0, 1))
        if number % 2:
            yield _view(window, target), _card(window, _view(window, source)), Qt.DropAction.MoveAction
        else:
            mime = exercises_mime([ExerciseId(exercise)], [exercise])
            yield _view(window, target), mime, Qt.DropAction.CopyAction


def commit_one_row(root: Path) -> Callable[[], None]:
    """Half of the floor: a transaction of one row, as safe against power cuts as the store's."""
    connection = sqlite3.connect(root / "floor.sqlite3", isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE entry (id INTEGER PRIMARY KEY, dose TEXT)")

    def commit() -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO entry (dose) VALUES ('{\"sets\": 3}')")
        connection.execute("COMMIT")

    return commit


def measure(folder: Path, catalogue: Catalogue, *, edits: int = EDITS) -> list[Row]:
    """p95 of an edit; the floor commits one row and paints one cell again."""
    root = folder / "edit"
    with open_window(root, catalogue) as window:
        application, commit = make_application([]), commit_one_row(root)
        measured, floor = [], []
        for view, mime, action in islice(drags(window), edits + WARM_UP_EDITS):
            drag_in(view, mime, action)
            settle(application)
            before, painted = window.session.plan, Painted(view.viewport())

            def edit(view: CellView = view, mime: QMimeData = mime, action: Qt.DropAction = action) -> None:
                let_fall(view, mime, action)
                settle(application)

            def bare(view: CellView = view) -> None:
                commit()
                view.viewport().repaint()

            measured.append(seconds(edit) * 1000)
            if window.session.plan is before or not painted.yes:
                raise RuntimeError("the drop changed or painted nothing")
            floor.append(seconds(bare) * 1000)
    measured, floor = measured[WARM_UP_EDITS:], floor[WARM_UP_EDITS:]
    name = "edit in 12 weeks, 1,500 entries, p95"
    return [Row(name, percentile_95(measured), percentile_95(floor), "ms", most=MOST_MS)]


def _view(window: MainWindow, day: str) -> CellView:
    view = window.board.canvas.view(day, BlockKind.STRENGTH)
    if view is None:
        raise RuntimeError(f"{day} has no column")
    return view


def _card(window: MainWindow, view: CellView) -> QMimeData:
    return window.model.mimeData([window.model.index(0, 0, view.rootIndex())])
