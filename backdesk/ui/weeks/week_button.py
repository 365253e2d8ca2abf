"""The button of one week, which can be dragged onto another."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QMimeData, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QDrag, QDragEnterEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QToolButton

WEEK_TYPE = "application/vnd.backdesk.week-place"
"""The place of a week in the bar it is dragged in; means nothing elsewhere."""
_LONGEST_PLACE = 4
_FRAME = 16
"""Pixels of border and padding left and right of the number."""


class WeekButton(QToolButton):
    """Signals: `menu_requested(int, QPoint)` for a week at a global point; `week_dropped(int, int)` a week
    was dragged onto the place of another. Weeks are counted from 0."""

    menu_requested = Signal(int, QPoint)
    week_dropped = Signal(int, int)

    def __init__(self) -> None:
        """The first week until `show_week`."""
        super().__init__()
        self.week = 0
        self._pressed: QPoint | None = None
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)

    def show_week(self, index: int, name: str, tip: str) -> None:
        """Stand for this week from now on."""
        self.week = index
        self.setText(str(index + 1))
        self.setAccessibleName(name)
        self.setToolTip(tip)

    def sizeHint(self) -> QSize:
        """Qt: as wide as two digits, so that nothing moves when the weeks are turned."""
        width = self.fontMetrics().horizontalAdvance("00") + _FRAME
        return QSize(width, super().sizeHint().height())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt: right click, or the menu key."""
        is_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        point = self.mapToGlobal(self.rect().bottomLeft()) if is_key else event.globalPos()
        self.menu_requested.emit(self.week, point)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: a drag may begin here."""
        is_left = event.button() is Qt.MouseButton.LeftButton
        self._pressed = event.position().toPoint() if is_left else None
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: far enough away it is a drag."""
        start = self._pressed
        if start is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        distance = (event.position().toPoint() - start).manhattanLength()
        if distance < QApplication.startDragDistance():
            return
        self._pressed = None
        self.setDown(False)
        drag = QDrag(self)
        drag.setMimeData(week_mime(self.week))
        drag.setPixmap(self.grab())
        drag.setHotSpot(start)
        drag.exec(Qt.DropAction.MoveAction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Qt: only another week may be dropped."""
        if self._dragged(event) is not None:
            event.acceptProposedAction()
            self.setDown(True)

    def dragLeaveEvent(self, event: object) -> None:
        """Qt: it went on."""
        self.setDown(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Qt: a week was let go here."""
        self.setDown(False)
        week = self._dragged(event)
        if week is not None:
            event.acceptProposedAction()
            self.week_dropped.emit(week, self.week)

    def _dragged(self, event: QDropEvent) -> int | None:
        """The week in a drag of the same bar, None for anything else and for this very week."""
        source = event.source()
        is_ours = isinstance(source, WeekButton) and source.parent() is self.parent()
        raw = bytes(event.mimeData().data(WEEK_TYPE).data())
        if not is_ours or not raw.isdigit() or len(raw) > _LONGEST_PLACE or int(raw) == self.week:
            return None
        return int(raw)


def week_mime(week: int) -> QMimeData:
    """A week on its way to another place."""
    mime = QMimeData()
    mime.setData(WEEK_TYPE, QByteArray(str(week).encode()))
    return mime
