"""The head of a day's column: its name and label; it can be dragged onto another day."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QPushButton, QWidget

from backdesk.ui.models.mime import DAY_TYPE, TEMPLATE_TYPE, day_mime, read_payload
from backdesk.ui.planner.drag_picture import drag_distance_reached, drag_picture
from backdesk.ui.theme.theme import Theme


class DayHeader(QPushButton):
    """A day's name. Click or Enter opens its menu; dragging copies the whole day.

    Signals: `copy_requested(source, target)`; `template_dropped(ids, day)` as `template_mime` made them;
    `menu_requested(day)`.
    """

    copy_requested = Signal(str, str)
    template_dropped = Signal(object, str)
    menu_requested = Signal(str)

    def __init__(self, day: str, session_id: str, theme: Theme, parent: QWidget | None = None) -> None:
        """`session_id` marks drags of this window."""
        super().__init__(parent)
        self.day = day
        self._session_id = session_id
        self._theme = theme
        self._press: QPoint | None = None
        self.setAcceptDrops(True)
        self.setFlat(True)
        self.setProperty("dayHeader", True)
        self.clicked.connect(self.on_clicked)

    def on_clicked(self) -> None:
        """Offer what can be done with the day."""
        self.menu_requested.emit(self.day)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: remember where a drag may begin."""
        self._press = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: begin to drag the day once the mouse went far enough."""
        held = bool(event.buttons() & Qt.MouseButton.LeftButton)
        if (
            held
            and self._press is not None
            and drag_distance_reached(self._press, event.position().toPoint())
        ):
            self._press = None
            self.setDown(False)
            drag = QDrag(self)
            name = self.accessibleName()
            drag.setMimeData(day_mime(self.day, self._session_id, name))
            drag.setPixmap(drag_picture([name], self._theme.tokens, self))
            drag.exec(Qt.DropAction.CopyAction)
            return
        super().mouseMoveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter works like a click."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.menu_requested.emit(self.day)
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt: a right click offers the same."""
        self.menu_requested.emit(self.day)
        event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Qt: take other days of this window, and templates."""
        self._follow(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Qt: take other days of this window, and templates."""
        self._follow(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Qt: the drag went on."""
        self.setChecked(False)
        self.setDown(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Qt: ask to copy the dropped day or template here."""
        self.setDown(False)
        source, template = self._source(event), self._template(event)
        if source is not None:
            event.acceptProposedAction()
            self.copy_requested.emit(source, self.day)
        elif template is not None:
            event.acceptProposedAction()
            self.template_dropped.emit(template, self.day)

    def _follow(self, event: QDragMoveEvent) -> None:
        if self._source(event) is None and self._template(event) is None:
            event.ignore()
            return
        self.setDown(True)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def _source(self, event: QDropEvent) -> str | None:
        payload = read_payload(event.mimeData(), DAY_TYPE)
        if payload is None or payload.session != self._session_id or payload.ids[0] == self.day:
            return None
        return payload.ids[0]

    def _template(self, event: QDropEvent) -> tuple[str, ...] | None:
        payload = read_payload(event.mimeData(), TEMPLATE_TYPE)
        return None if payload is None or payload.session != self._session_id else payload.ids
