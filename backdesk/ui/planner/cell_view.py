"""One cell of the board: a list of cards that takes drops and hands the keyboard on."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from backdesk.domain.blocks import BlockKind
from backdesk.domain.plan import Cell, Slot
from backdesk.ui.models.week_model import Drop, WeekModel
from backdesk.ui.planner.card_delegate import CardDelegate
from backdesk.ui.planner.drag_picture import drag_picture
from backdesk.ui.planner.rounds_tag import ROUNDS_HEIGHT, RoundsTag
from backdesk.ui.theme.theme import Theme

Index = QModelIndex | QPersistentModelIndex

EMPTY_HEIGHT = 48
"""Room for a drop in a cell without cards, in pixels."""
TAIL = 18
"""Room below the last card, so that there is always a place to drop at the end."""


class CellView(QListView):
    """Shows the cards of one cell.

    Signals: `hovered(Drop | None)` what a drag over this cell would do, None when it left;
    `entered(CellView)` this cell got the focus or a click; `leave_requested(dx, dy)` an arrow
    key at the edge; `open_requested()` Enter or double click on a card; `rounds_requested(Cell)` a
    click on how often the block is gone through.
    """

    hovered = Signal(object)
    entered = Signal(object)
    leave_requested = Signal(int, int)
    open_requested = Signal()
    rounds_requested = Signal(object)

    def __init__(
        self,
        model: WeekModel,
        cell: Cell,
        delegate: CardDelegate,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        """Show the cell of the model's week; the selection model is set by the board."""
        super().__init__(parent)
        self.cell = cell
        self._model = model
        self._delegate = delegate
        self._theme = theme
        self._drop_row: int | None = None
        self._refused = False
        self._rounds: RoundsTag | None = None
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setAutoScroll(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setMouseTracking(True)
        self.doubleClicked.connect(lambda _: self.open_requested.emit())
        # a cell that only becomes taller or shorter is not painted again as a whole
        for widget in (self, self.viewport()):
            widget.setAttribute(Qt.WidgetAttribute.WA_StaticContents)

    @property
    def block(self) -> BlockKind:
        """The block this cell belongs to."""
        return self.cell.block

    def card_count(self) -> int:
        """How many cards are in the cell."""
        return self._model.rowCount(self.rootIndex())

    def height_for(self, width: int) -> int:
        """Pixels that all cards need at this width, with room to drop below them."""
        cards = self._model.cards_in(self.rootIndex())
        if not cards:
            return EMPTY_HEIGHT
        font = self.font()
        above = 0 if self._rounds is None else ROUNDS_HEIGHT
        return TAIL + above + sum(self._delegate.card_height(card, width, font) for card in cards)

    def show_rounds(self, text: str) -> None:
        """Say above the cards how often the block is gone through; "" for once."""
        if not text:
            if self._rounds is not None:
                self._rounds.deleteLater()
            self._rounds = None
        elif self._rounds is None:
            self._rounds = RoundsTag(self.block, self._theme, self)
            self._rounds.clicked.connect(lambda: self.rounds_requested.emit(self.cell))
            self._rounds.show()
        if self._rounds is not None:
            self._rounds.setText(text)
            self._rounds.setAccessibleName(f"{self.accessibleName()}, {text}")
            self._rounds.setGeometry(0, 0, self.width(), ROUNDS_HEIGHT)
        self.setAccessibleDescription(text)
        self.setViewportMargins(0, ROUNDS_HEIGHT if text else 0, 0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the rounds go along with the width."""
        super().resizeEvent(event)
        if self._rounds is not None:
            self._rounds.setGeometry(0, 0, self.width(), ROUNDS_HEIGHT)

    def rowsInserted(self, parent: Index, start: int, end: int) -> None:
        """Qt: cards came into a cell; those of other cells need no new layout."""
        if parent == self.rootIndex():
            super().rowsInserted(parent, start, end)

    def rowsAboutToBeRemoved(self, parent: Index, start: int, end: int) -> None:
        """Qt: cards leave a cell; those of other cells need no new layout."""
        if parent == self.rootIndex():
            super().rowsAboutToBeRemoved(parent, start, end)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Qt: the board's selection changed, which all cells share; most are not touched by it."""
        own = self.rootIndex().row() + 1
        if any(index.internalId() == own for index in (*selected.indexes(), *deselected.indexes())):
            super().selectionChanged(selected, deselected)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Qt: another card is the board's current one."""
        if self.rootIndex() in (current.parent(), previous.parent()):
            super().currentChanged(current, previous)

    def startDrag(self, supported: Qt.DropAction) -> None:
        """Qt: drag all selected cards of the board, not only those of this cell."""
        indexes = self.selectionModel().selectedIndexes()
        if not indexes:
            return
        names = [str(index.data()) for index in indexes]
        drag = QDrag(self)
        drag.setMimeData(self._model.mimeData(indexes))
        drag.setPixmap(drag_picture(names, self._theme.tokens, self))
        drag.setHotSpot(QPoint(12, 12))
        drag.exec(supported, Qt.DropAction.MoveAction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Qt: a drag came in."""
        self._follow(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Qt: show where a drop would land, or that it makes no sense here."""
        self._follow(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Qt: the drag went on or was cancelled with Esc."""
        self._show_drop(None, refused=False)
        self.hovered.emit(None)
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Qt: ask for the edit; the view itself never removes cards after a move."""
        row = self.row_at(event.position().toPoint())
        action = self._wanted_action(event)
        self._show_drop(None, refused=False)
        if self._model.dropMimeData(event.mimeData(), action, row, 0, self.rootIndex()):
            event.setDropAction(action)
            event.accept()
        else:
            event.ignore()
        self.hovered.emit(None)

    def row_at(self, point: QPoint) -> int:
        """Before which card a drop at this point lands; the card count means the end."""
        for row in range(self.card_count()):
            if point.y() < self.visualRect(self._model.index(row, 0, self.rootIndex())).center().y():
                return row
        return self.card_count()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the block's colour, the cards, and the insertion line."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.tokens.block_surface(self.block))
        painter.end()
        super().paintEvent(event)
        if self._drop_row is not None or self._refused or self.hasFocus():
            self._paint_marks()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: arrows walk through the cell and on to the next one; Enter opens the dose."""
        step = _ARROWS.get(Qt.Key(event.key()))
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_requested.emit()
            return
        if plain and step is not None:
            row = self.currentIndex().row() if self.currentIndex().parent() == self.rootIndex() else -1
            inside = 0 <= row + step[1] < self.card_count() and step[0] == 0 and row >= 0
            if not inside:
                self.leave_requested.emit(*step)
                return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: a click anywhere in the cell makes it the current one."""
        super().mousePressEvent(event)
        self.entered.emit(self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt: the cell with the focus is where Enter in the library adds."""
        super().focusInEvent(event)
        self.viewport().update()
        self.entered.emit(self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt: take the focus frame away."""
        super().focusOutEvent(event)
        self.viewport().update()

    def _follow(self, event: QDragMoveEvent) -> None:
        row = self.row_at(event.position().toPoint())
        action = self._wanted_action(event)
        drop: Drop | None = self._model.drop_at(event.mimeData(), action, row, self.rootIndex())
        self._show_drop(drop.slot.index if drop else None, refused=drop is None)
        self.hovered.emit(drop)
        if drop is None:
            event.ignore()
            return
        event.setDropAction(action)
        event.accept()

    def _wanted_action(self, event: QDropEvent) -> Qt.DropAction:
        move = bool(event.possibleActions() & Qt.DropAction.MoveAction)
        if not move or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return Qt.DropAction.CopyAction
        return Qt.DropAction.MoveAction

    def _show_drop(self, row: int | None, *, refused: bool) -> None:
        if (row, refused) != (self._drop_row, self._refused):
            self._drop_row, self._refused = row, refused
            self.viewport().update()

    def _paint_marks(self) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self.viewport().rect().adjusted(1, 1, -1, -1)
        if self._refused:
            painter.setPen(QPen(QColor(tokens.danger), 2, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(area, 4, 4)
        elif self._drop_row is not None:
            self._paint_line(painter, self._line_y(self._drop_row), area)
        elif self.hasFocus():
            painter.setPen(QPen(QColor(tokens.accent), 1, Qt.PenStyle.DotLine))
            painter.drawRoundedRect(area, 4, 4)
        painter.end()

    def _paint_line(self, painter: QPainter, y: int, area: QRect) -> None:
        painter.setPen(QPen(QColor(self._theme.tokens.accent), 3))
        painter.drawLine(area.left() + 6, y, area.right() - 4, y)
        painter.setBrush(QColor(self._theme.tokens.accent))
        painter.drawEllipse(QPoint(area.left() + 5, y), 3, 3)

    def _line_y(self, row: int) -> int:
        if self.card_count() == 0:
            return EMPTY_HEIGHT // 2
        if row < self.card_count():
            return max(3, self.visualRect(self._model.index(row, 0, self.rootIndex())).top())
        return self.visualRect(self._model.index(row - 1, 0, self.rootIndex())).bottom() + 2


_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


def end_of(view: CellView) -> Slot:
    """The slot behind the last card of a cell."""
    return Slot(view.cell, view.card_count())
