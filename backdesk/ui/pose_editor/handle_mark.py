"""One handle in the picture: a round mark to drag with the mouse or to move with the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from backdesk.domain.wording import Words
from backdesk.figure.posing import Handle
from backdesk.ui.models.tooltips import tooltip
from backdesk.ui.pose_editor.names import handle_help, handle_name
from backdesk.ui.theme.theme import Theme

HIT_SIDE = 28
"""Pixels that can be hit; the mark itself is smaller."""
STEP, LARGE_STEP = 0.01, 0.05
"""Metres that one key press moves a handle."""
INK, PAPER = "#12333d", "#ffffff"
LIMB, TRUNK, POLE = "#1286a0", "#d9622b", "#7b8f9b"
"""Marks lie on the figure's light ground in both themes."""

_WAYS = {
    Qt.Key.Key_Left: (-1, 0, 0), Qt.Key.Key_Right: (1, 0, 0), Qt.Key.Key_Up: (0, -1, 0),
    Qt.Key.Key_Down: (0, 1, 0), Qt.Key.Key_PageUp: (0, 0, 1), Qt.Key.Key_PageDown: (0, 0, -1),
}  # fmt: skip


class HandleMark(QWidget):
    """Signals: `taken(Handle)` the mouse took hold; `dragged(Handle, QPointF)` by so many pixels since then;
    `dropped(Handle)`; `stepped(Handle, right, down, deeper)` in metres; `reset_requested(Handle)`.
    """

    taken = Signal(object)
    dragged = Signal(object, QPointF)
    dropped = Signal(object)
    stepped = Signal(object, float, float, float)
    reset_requested = Signal(object)

    def __init__(self, handle: Handle, words: Words, theme: Theme, parent: QWidget) -> None:
        """Placed by `put_at`."""
        super().__init__(parent)
        self.handle = handle
        self._theme = theme
        self._from: QPointF | None = None
        self._has_moved = self._is_hovered = False
        self.setFixedSize(HIT_SIDE, HIT_SIDE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        name, help_text = handle_name(handle, words), handle_help(handle, words)
        self.setAccessibleName(name)
        self.setAccessibleDescription(
            words.gettext("{help} Arrow keys move it, Page up and down deeper and nearer.").format(
                help=help_text
            )
        )
        self.setToolTip(tooltip([name, help_text]))

    @property
    def is_held(self) -> bool:
        """Whether the mouse holds it."""
        return self._from is not None

    def put_at(self, spot: QPointF) -> None:
        """Lie over a spot of the parent."""
        self.move(QPoint(round(spot.x()), round(spot.y())) - self.rect().center())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: take hold; the right button is for the camera."""
        if event.button() is not Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self._from, self._has_moved = event.globalPosition(), False
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self.taken.emit(self.handle)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: drag."""
        if self._from is None:
            event.ignore()
            return
        way = event.globalPosition() - self._from
        if self._has_moved or way.manhattanLength() >= 2:
            self._has_moved = True
            self.dragged.emit(self.handle, way)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt: let go."""
        if event.button() is not Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self._from = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.dropped.emit(self.handle)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Qt: back to the start."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.reset_requested.emit(self.handle)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: arrows move by a centimetre, with Shift by five; Delete goes back to the start."""
        way = _WAYS.get(Qt.Key(event.key()))
        if way is not None:
            size = LARGE_STEP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else STEP
            self.stepped.emit(self.handle, way[0] * size, way[1] * size, way[2] * size)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.reset_requested.emit(self.handle)
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Qt: show that it can be taken."""
        self._is_hovered = True
        self.raise_()
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Qt: the mouse is gone."""
        self._is_hovered = False
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt: show who has the keyboard."""
        self.raise_()
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: a dot with a light rim; larger when the mouse is there, ringed when it has the keyboard."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QRectF(self.rect()).center()
        is_pole = self.handle.part in ("elbow", "knee")
        radius = (4.5 if is_pole else 6.5) + (2.0 if self._is_hovered or self._from is not None else 0.0)
        trunk = self.handle.part in ("hips", "waist", "chest", "shoulder", "head")
        colour = QColor(POLE if is_pole else TRUNK if trunk else LIMB)
        if self.hasFocus():
            painter.setBrush(QColor(255, 255, 255, 150))
            painter.setPen(QPen(QColor(INK), 2))
            painter.drawEllipse(middle, 12.5, 12.5)
        painter.setPen(QPen(QColor(PAPER), 2))
        painter.setBrush(colour)
        painter.drawEllipse(middle, radius, radius)
        painter.setPen(QPen(QColor(INK), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(middle, radius + 1.2, radius + 1.2)
        painter.end()
