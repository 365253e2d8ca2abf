"""The whole job in one process without a display: build, make a week, save the PDF, reopen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backdesk import app
from backdesk.domain.blocks import BlockKind
from backdesk.domain.ids import ExerciseId
from backdesk.paths import DataFolder
from backdesk.resources import resource_path
from backdesk.store.store import Store
from backdesk.ui.main_window import MainWindow
from backdesk.ui.models.mime import exercises_mime
from backdesk.ui.theme.icons import Icons
from backdesk.ui.theme.theme import Theme
from tests.journeys.stored import Board, backdesk, board_of, stored_board
from tests.ui.support import save_handout

# what the offscreen platform says of every window with a least size
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

WEEK: Board = {
    "monday warm_up": ("cat-cow",),
    "monday strength": ("bird-dog", "bridge"),
    "wednesday strength": ("side-plank",),
    "friday relief": ("childs-pose",),
}


@contextmanager
def open_window(root: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window on a data folder, built by app.py; its store is closed with the block."""
    folder = DataFolder(root)
    with Store.open(folder) as store:
        backend = app.build_backend(folder, store)
        window = MainWindow(backend, Theme(resource_path("themes"), "light"), Icons(resource_path("icons")))
        qtbot.add_widget(window)
        window.open_first()
        with qtbot.wait_exposed(window):
            window.show()
        yield window
        qtbot.wait_until(lambda: window.runner.is_idle)
        window.close()


def drop(window: MainWindow, cell: str, exercise: str) -> None:
    """Let an exercise of the library fall below the last card of a cell."""
    day, block = cell.split()
    view = window.board.canvas.view(day, BlockKind(block))
    assert view is not None
    mime = exercises_mime([ExerciseId(exercise)], [exercise])
    below = QPoint(view.width() // 2, view.height() - 2)
    copy, button, key = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    # Qt passes a drop on only to what has taken the drag in
    QApplication.sendEvent(view.viewport(), QDragEnterEvent(below, copy, mime, button, key))
    event = QDropEvent(QPointF(below), copy, mime, button, key)
    QApplication.sendEvent(view.viewport(), event)
    assert event.isAccepted()


def shown_board(window: MainWindow) -> Board:
    """The cells of the shown week."""
    return board_of(window.session.plan.weeks[0])


def test_make_a_week_print_it_and_reopen(qtbot: QtBot, root: Path, tmp_path: Path) -> None:
    target = tmp_path / "week.pdf"
    with open_window(root, qtbot) as window:
        assert window.welcome.isVisible()
        window.desk.show(window.backend.planning.new_client("Zoë & <b>Łukasz</b>", "Back to the garden"))
        for cell, exercises in WEEK.items():
            for exercise in exercises:
                drop(window, cell, exercise)
        window.session.undo_stack.undo()
        window.session.undo_stack.redo()
        assert shown_board(window) == WEEK
        assert not window.welcome.isVisible()
        with qtbot.wait_signal(window.handouts.given_out, timeout=20_000):
            save_handout(window, target)

    text = "\n".join(page.extract_text() for page in PdfReader(target).pages)
    for expected in ("Zoë & <b>Łukasz</b>", "Back to the garden", "Side Plank", "Child’s Pose"):
        assert expected.replace("’", "'") in text.replace("’", "'")

    with open_window(root, qtbot) as window:
        assert shown_board(window) == WEEK
        assert window.session.client is not None
        assert window.session.client.name == "Zoë & <b>Łukasz</b>"
        assert not window.session.undo_stack.canUndo()


def test_the_same_plan_from_the_command_line(qtbot: QtBot, root: Path, tmp_path: Path) -> None:
    with open_window(root, qtbot) as window:
        plan_id = window.session.plan.id
        drop(window, "sunday relief", "childs-pose")
        exported, copy = tmp_path / "plan.backdesk.json", tmp_path / "copy"
        done = backdesk(root, "export", plan_id[:8], "-o", str(exported))
        assert (done.returncode, done.stderr) == (0, "")
        left = shown_board(window)

    assert backdesk(copy, "import", str(exported)).returncode == 0
    assert stored_board(copy) == left
    assert left["sunday relief"] == ("childs-pose",)


def test_exit_when_ready(root: Path) -> None:
    for _ in ("the first start", "with a store"):
        done = backdesk(root, "--exit-when-ready")
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    with Store.open(DataFolder(root)) as store:
        assert store.doctor() == ()
        assert len(store.plans()) == 1
