"""One edit in a large plan, from the drop to the painted window."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QMessageLogContext,
    QMimeData,
    QObject,
    QPoint,
    QPointF,
    Qt,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from backdesk import app
from backdesk.domain.blocks import BlockKind
from backdesk.domain.catalogue import Catalogue
from backdesk.domain.plan import WEEKDAYS, Plan
from backdesk.paths import DataFolder
from backdesk.resources import resource_path
from backdesk.services.planning import LAST_PLAN
from backdesk.store.store import Store
from backdesk.ui.application import make_application
from backdesk.ui.main_window import MainWindow
from backdesk.ui.planner.cell_view import CellView
from backdesk.ui.theme.icons import Icons
from backdesk.ui.theme.theme import Theme
from tests.benchmarks.fixtures import DAYS, large_plan
from tests.benchmarks.measuring import Row, Timing, milliseconds_row, percentile_95, timed

EDITS = 100
WARM_UP_EDITS = 6
MOST_MS = 16.0
CLEAR_AND_SELECT = QItemSelectionModel.SelectionFlag.ClearAndSelect
SIZE = (1280, 688)
LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@contextmanager
def open_window(root: Path, catalogue: Catalogue, shown: Plan | None = None) -> Iterator[MainWindow]:
    """The window with a plan in front, by default the large one, shown and idle."""
    qInstallMessageHandler(_pass_on)
    application = make_application(["benchmark"])
    folder = DataFolder(root)
    with Store.open(folder) as store:
        plan = large_plan(catalogue) if shown is None else shown
        store.add_plan(plan)
        store.remember(LAST_PLAN, plan.id)
        backend = app.build_backend(folder, store)
        theme = Theme(resource_path("themes"), "light")
        theme.apply()
        window = MainWindow(backend, theme, Icons(resource_path("icons")))
        window.open_first()
        window.resize(*SIZE)
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


def drag_in(view: CellView, mime: QMimeData, action: Qt.DropAction) -> None:
    """A drag comes in over the part of a cell that can be seen, and the window shows what it would do."""
    event = QDragEnterEvent(_middle(view), action, mime, LEFT, NO_KEY)
    QApplication.sendEvent(view.viewport(), event)


def let_fall(view: CellView, mime: QMimeData, action: Qt.DropAction) -> None:
    """It is dropped there."""
    event = QDropEvent(QPointF(_middle(view)), action, mime, LEFT, NO_KEY)
    QApplication.sendEvent(view.viewport(), event)


def drags(window: MainWindow) -> Iterator[tuple[CellView, QMimeData, Qt.DropAction]]:
    """In turn: an exercise from the library, and a card to the next day; pressed, as a mouse does."""
    library, model = window.library, window.model
    for number, exercise in enumerate(cycle(window.backend.catalogue.exercises)):
        source, target = (_view(window, WEEKDAYS[(number + step) % DAYS]) for step in (0, 1))
        if number % 2:
            card = model.index(0, 0, source.rootIndex())
            window.board.selection.setCurrentIndex(card, CLEAR_AND_SELECT)
            yield target, model.mimeData([card]), Qt.DropAction.MoveAction
        else:
            row = library.model.row_of(exercise)
            library.list.setCurrentIndex(row)
            yield target, library.model.mimeData([row]), Qt.DropAction.CopyAction


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
        measured: list[Timing] = []
        floor: list[Timing] = []
        for number, (view, mime, action) in enumerate(islice(drags(window), edits + WARM_UP_EDITS)):
            drag_in(view, mime, action)
            settle(application)
            before, painted = window.session.plan, Painted(view.viewport())

            def edit(view: CellView = view, mime: QMimeData = mime, action: Qt.DropAction = action) -> None:
                let_fall(view, mime, action)
                settle(application)

            def bare(view: CellView = view) -> None:
                commit()
                view.viewport().repaint()

            took = timed(edit)
            if window.session.plan is before or not painted.yes:
                raise RuntimeError("the drop changed or painted nothing")
            if number >= WARM_UP_EDITS:
                measured.append(took)
                floor.append(timed(bare))
    name = "edit in 12 weeks, 1,500 entries, p95"
    return [milliseconds_row(name, measured, floor, most=MOST_MS, of=percentile_95)]


def _pass_on(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """What Qt says, but for what its platform without a screen says of every layout."""
    if "propagateSizeHints" not in message:
        sys.stderr.write(f"{message}\n")


def _middle(view: CellView) -> QPoint:
    return view.viewport().visibleRegion().boundingRect().center()


def _view(window: MainWindow, day: str) -> CellView:
    view = window.board.canvas.view(day, BlockKind.STRENGTH)
    if view is None:
        raise RuntimeError(f"{day} has no column")
    return view
