"""The real program, which besides says where on the screen its parts are.

Run as `python -m tests.journeys.desk_driver --data DIR`. Everything goes through `app.main`;
only once the window is painted and idle does the driver begin to answer one JSON question a
line on stdin with one JSON line on stdout. It changes nothing in the window.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from typing import Any, TypeVar
from unittest.mock import patch

from PySide6.QtCore import QObject, QPoint, QRect, QSocketNotifier
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QRadioButton,
    QTabBar,
    QTableView,
    QWidget,
)

from backdesk import app
from backdesk.domain.blocks import BlockKind
from backdesk.domain.ids import ExerciseId
from backdesk.ui import application
from backdesk.ui.main_window import MainWindow
from backdesk.ui.models.week_model import Drop
from tests.journeys.stored import board_of

Kind = TypeVar("Kind", bound=QWidget)
Rectangle = tuple[int, int, int, int] | None


class Answers(QObject):
    """Answers questions about a window; also while a drag is under way."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._hovered: Drop | None = None
        self._half_line = b""
        self._questions: dict[str, Callable[..., object]] = {
            "state": self.state,
            "cell": self.cell,
            "card": self.card,
            "header": self.header,
            "library": self.library,
            "widget": self.widget,
            "tab": self.tab,
            "rows": self.rows,
        }
        window.board.hovered.connect(self.on_hovered)
        self._notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self.on_readable)
        say({"ready": True})

    def on_hovered(self, drop: object) -> None:
        """Remember what a drag would do."""
        self._hovered = drop if isinstance(drop, Drop) else None

    def on_readable(self) -> None:
        """Answer every whole line."""
        chunk = os.read(sys.stdin.fileno(), 65536)
        if not chunk:
            self._notifier.setEnabled(False)
            return
        *lines, self._half_line = (self._half_line + chunk).split(b"\n")
        for line in lines:
            question = json.loads(line)
            say(self._questions[question.pop("ask")](**question))

    def state(self) -> dict[str, object]:
        """What the window shows and is about to do."""
        window = self._window
        focus, dialog = QApplication.focusWidget(), QApplication.activeModalWidget()
        front = QApplication.activeWindow()
        stack = window.session.undo_stack
        hovered = self._hovered
        return {
            "board": board_of(window.session.plan.weeks[window.session.week_index]),
            "undo": stack.undoText(),
            "redo": stack.redoText(),
            "hover": None if hovered is None else _hover(hovered),
            "header": next((day for day in window.model.days if _is_down(window, day)), None),
            "welcome": window.welcome.isVisible(),
            "focus": "" if focus is None else _spoken_name(focus),
            "dialog": "" if dialog is None else dialog.windowTitle(),
            "front": "" if front is None else front.windowTitle(),
            "week": window.session.week_index + 1,
            "weeks": len(window.session.plan.weeks),
            "selected": len(window.board.selected_ids()),
            "message": window.statusBar().currentMessage(),
            "notice": window.notice.label.text() if window.notice.isVisible() else "",
            "size": [window.width(), window.height()],
        }

    def cell(self, day: str, block: str) -> Rectangle:
        """The visible part of a cell."""
        view = self._window.board.canvas.view(day, BlockKind(block))
        return None if view is None else _visible(view.viewport())

    def card(self, day: str, block: str, row: int) -> Rectangle:
        """The visible part of a card."""
        view = self._window.board.canvas.view(day, BlockKind(block))
        if view is None:
            return None
        index = self._window.model.index(row, 0, view.rootIndex())
        return _visible(view.viewport(), view.visualRect(index))

    def header(self, day: str) -> Rectangle:
        """The visible part of a day's header."""
        return _visible(self._window.board.canvas.header(day))

    def library(self, exercise: str) -> Rectangle:
        """The visible part of a row of the library."""
        panel = self._window.library
        index = panel.model.row_of(ExerciseId(exercise))
        return _visible(panel.list.viewport(), panel.list.visualRect(index))

    def widget(self, name: str) -> Rectangle:
        """The visible part of the widget with an accessible name, or of the button with a text; the window
        that has the keyboard comes first."""
        found = next((one for one in self._shown(QWidget) if _spoken_name(one) == name), None)
        if isinstance(found, QCheckBox | QRadioButton):  # a click beside the text does nothing
            return _visible(found, QRect(QPoint(), found.sizeHint()))
        return _visible(found)

    def tab(self, name: str) -> Rectangle:
        """The visible part of a tab; "Checks" is also the one that carries a number."""
        for bar in self._shown(QTabBar):
            for index in range(bar.count()):
                if bar.tabText(index).replace("&", "").split(" (")[0] == name:
                    return _visible(bar, bar.tabRect(index))
        return None

    def rows(self, name: str) -> list[str]:
        """What a list or table says, row by row; the cells of a table with a bar between them."""
        view = next((one for one in self._shown(QAbstractItemView) if one.accessibleName() == name), None)
        if view is None:
            return []
        model, root = view.model(), view.rootIndex()
        columns = range(view.horizontalHeader().count() if isinstance(view, QTableView) else 1)
        return [
            " | ".join(str(model.index(row, column, root).data() or "") for column in columns)
            for row in range(model.rowCount(root))
        ]

    def _shown(self, kind: type[Kind]) -> Iterator[Kind]:
        front = QApplication.activeWindow()
        for window in dict.fromkeys([front or self._window, self._window]):
            yield from (one for one in window.findChildren(kind) if one.isVisible())


def _spoken_name(widget: QWidget) -> str:
    """The accessible name; a button's text where nobody gave it one."""
    if widget.accessibleName() or not isinstance(widget, QAbstractButton):
        return widget.accessibleName()
    return widget.text().replace("&", "")


def _hover(drop: Drop) -> list[object]:
    cell = drop.slot.cell
    return [cell.day, cell.block.value, drop.slot.index, drop.copy]


def _is_down(window: MainWindow, day: str) -> bool:
    header = window.board.canvas.header(day)
    return header is not None and header.isDown()


def _visible(widget: QWidget | None, part: QRect | None = None) -> Rectangle:
    """The part of a widget that can be seen, in pixels of the screen; None when it cannot."""
    if widget is None or not widget.isVisible():
        return None
    seen = widget.visibleRegion().boundingRect()
    seen = seen if part is None else seen & part
    if seen.isEmpty():
        return None
    return _rectangle(QRect(widget.mapToGlobal(seen.topLeft()), seen.size()))


def _rectangle(area: QRect) -> tuple[int, int, int, int]:
    return area.x(), area.y(), area.width(), area.height()


def say(answer: Any) -> None:
    """Write one line to whoever asked."""
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


def main() -> int:
    """Run the program; the answers begin with what the program itself does when it is ready."""
    once_ready = application.check_store_later

    def begin(window: MainWindow) -> None:
        once_ready(window)
        Answers(window)

    with patch.object(application, "check_store_later", begin):
        return app.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
