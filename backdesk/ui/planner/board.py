"""The board: days across, blocks down, a cell of cards at each crossing."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QCursor, QDragMoveEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from backdesk.domain.blocks import BlockKind
from backdesk.domain.ids import EntryId
from backdesk.domain.plan import Cell, Slot, Week
from backdesk.domain.wording import Words
from backdesk.ui.models.cards import CardMaker, board_days
from backdesk.ui.models.week_model import CardRole, WeekModel
from backdesk.ui.planner.board_canvas import BoardCanvas
from backdesk.ui.planner.cell_view import CellView, end_of
from backdesk.ui.session import PlanSession
from backdesk.ui.theme.icons import Icons
from backdesk.ui.theme.theme import Theme

SCROLL_EDGE = 36
"""Within this many pixels of the edge a drag scrolls the board."""
SCROLL_STEP = 18
SCROLL_INTERVAL_MS = 30

SelectionFlag = QItemSelectionModel.SelectionFlag


class Board(QScrollArea):
    """Shows the session's week and keeps selection, current cell and scroll through edits.

    Signals: `hovered(Drop | None)` what a drag would do; `cell_changed(Cell)` the current
    cell; `selection_changed()`; `open_requested()` a card's dose is wanted;
    `menu_requested(QPoint)` a context menu at a global point; `day_menu_requested(str)`;
    `day_copy_requested(source, target)`; `rounds_requested(Cell)`.
    """

    hovered = Signal(object)
    cell_changed = Signal(object)
    selection_changed = Signal()
    open_requested = Signal()
    menu_requested = Signal(QPoint)
    day_menu_requested = Signal(str)
    day_copy_requested = Signal(str, str)
    rounds_requested = Signal(object)

    def __init__(
        self, session: PlanSession, model: WeekModel, words: Words, theme: Theme, icons: Icons
    ) -> None:
        """Follow the session from now on."""
        super().__init__()
        self._session = session
        self._model = model
        self._words = words
        self._theme = theme
        self._wanted_selection: tuple[EntryId, ...] | None = None
        self._current: Cell | None = None
        self._maker: CardMaker | None = None
        self._is_updating = False
        self._is_building = False
        self.selection = QItemSelectionModel(model, self)
        self.canvas = BoardCanvas(model, words, theme, icons)
        self.setWidget(self.canvas)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(words.gettext("Week board"))
        self._scroll_timer = QTimer(self, interval=SCROLL_INTERVAL_MS)
        self._scroll_timer.timeout.connect(self.on_scroll_tick)
        self.verticalScrollBar().valueChanged.connect(self.canvas.keep_header_at)
        self.selection.selectionChanged.connect(self.on_selection_changed)
        self.canvas.cell_built.connect(self.on_cell_built)
        self.canvas.header_built.connect(self.on_header_built)
        session.plan_opened.connect(self.on_plan_opened)
        session.week_shown.connect(self.on_week_shown)
        session.plan_changed.connect(self.on_plan_changed)
        theme.changed.connect(self.on_theme_changed)

    @property
    def current_cell(self) -> Cell | None:
        """Where the keyboard works and the library adds; None before a plan is open."""
        return self._current

    def current_slot(self) -> Slot | None:
        """Behind the selected card of the current cell, else the cell's end."""
        view = self.current_view()
        if view is None:
            return None
        rows = [
            index.row() for index in self.selection.selectedIndexes() if index.parent() == view.rootIndex()
        ]
        return Slot(view.cell, max(rows) + 1) if rows else end_of(view)

    def current_view(self) -> CellView | None:
        """The current cell's list."""
        return None if self._current is None else self.canvas.view(self._current.day, self._current.block)

    def selected_ids(self) -> tuple[EntryId, ...]:
        """The selected cards' entries, in board order."""
        indexes = sorted(
            self.selection.selectedIndexes(), key=lambda index: (index.internalId(), index.row())
        )
        return tuple(EntryId(index.data(CardRole.ENTRY_ID)) for index in indexes)

    def select_after_edit(self, ids: Iterable[EntryId]) -> None:
        """Select these entries once the next edit is shown."""
        self._wanted_selection = tuple(ids)

    def select(self, ids: Iterable[EntryId]) -> None:
        """Select exactly these entries and make the last one's cell current."""
        chosen = QItemSelection()
        last = QModelIndex()
        for entry_id in ids:
            index = self._model.find(entry_id)
            if index.isValid():
                chosen.select(index, index)
                last = index
        self.selection.select(chosen, SelectionFlag.ClearAndSelect)
        if last.isValid():
            self.selection.setCurrentIndex(last, SelectionFlag.NoUpdate)
            cell = self._model.cell_of(last)
            if cell is not None:
                self._become_current(cell)
                self._keep_keyboard_with(cell)
            self._reveal(last)

    def select_all(self) -> None:
        """Select every card of the week."""
        self.select([card.entry.id for _, card in self.canvas.cards()])

    def show_week(self) -> None:
        """Build the board for the shown week."""
        session = self._session
        week = session.plan.weeks[session.week_index]
        days = board_days(week)
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.canvas.isAncestorOf(focused)
        self._is_building = True  # cells that go away pass the focus on to each other
        try:
            self._model.reset_week(session.week_index, days, self._card_maker().cells(week, days))
            self.canvas.build(self.selection)
            self.canvas.show_minutes(week)
        finally:
            self._is_building = False
        block = BlockKind.STRENGTH if self._current is None else self._current.block
        day = self._current.day if self._current is not None and self._current.day in days else days[0]
        self._become_current(Cell(session.week_index, day, block))
        if had_focus:
            self.focus_cell(day, block)

    def on_week_shown(self) -> None:
        """Show another week; nobody goes on editing a card of the week before, which is out of sight."""
        had_selection = self.selection.hasSelection()
        self.show_week()
        if had_selection:
            self.selection_changed.emit()

    def on_plan_opened(self) -> None:
        """Show another plan from its beginning."""
        self._current = None
        self.show_week()
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.setValue(0)

    def on_plan_changed(self) -> None:
        """Go to the new state, keeping what was selected where it still exists."""
        session = self._session
        week = session.plan.weeks[session.week_index]
        before = self.selected_ids()
        selected = before if self._wanted_selection is None else self._wanted_selection
        self._wanted_selection = None
        self._is_updating = True
        try:
            self._show_new_state(week)
            self.select([entry_id for entry_id in selected if self._model.find(entry_id).isValid()])
        finally:
            self._is_updating = False
        if self.selected_ids() != before:
            self.selection_changed.emit()

    def _show_new_state(self, week: Week) -> None:
        if board_days(week) != self._model.days:
            self.show_week()
            return
        self._model.update_cells(self._card_maker().cells(week, self._model.days))
        self.canvas.show_minutes(week)

    def focus_cell(self, day: str, block: BlockKind) -> None:
        """Give a cell the keyboard."""
        view = self.canvas.view(day, block)
        if view is not None:
            view.setFocus(Qt.FocusReason.OtherFocusReason)
            self.ensureWidgetVisible(view, 20, 60)

    def on_cell_built(self, view: CellView) -> None:
        """Listen to a new cell."""
        view.hovered.connect(self.on_hovered)
        view.entered.connect(self.on_entered)
        view.leave_requested.connect(self.on_leave_requested)
        view.open_requested.connect(self.open_requested)
        view.rounds_requested.connect(self.rounds_requested)
        view.viewport().installEventFilter(self)
        view.installEventFilter(self)

    def on_header_built(self, header: QWidget) -> None:
        """Listen to a new day header."""
        header.menu_requested.connect(self.day_menu_requested)  # type: ignore[attr-defined]
        header.copy_requested.connect(self.day_copy_requested)  # type: ignore[attr-defined]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: scroll during drags over a cell, and open context menus."""
        if isinstance(event, QDragMoveEvent) and event.type() is QEvent.Type.DragMove:
            self._scroll_timer.start()
        elif event.type() in (QEvent.Type.Drop, QEvent.Type.DragLeave):
            self._scroll_timer.stop()
        elif isinstance(event, QContextMenuEvent):
            self._request_menu(event)
            return True
        return super().eventFilter(watched, event)

    def on_scroll_tick(self) -> None:
        """Scroll while a drag is held near the upper or lower edge."""
        if QApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self._scroll_timer.stop()
            return
        position = self.viewport().mapFromGlobal(QCursor.pos())
        self.scroll_towards(position)

    def scroll_towards(self, position: QPoint) -> None:
        """Scroll one step when a viewport position is near an edge."""
        vertical, horizontal = self.verticalScrollBar(), self.horizontalScrollBar()
        if position.y() < SCROLL_EDGE + self.canvas.header_height:
            vertical.setValue(vertical.value() - SCROLL_STEP)
        elif position.y() > self.viewport().height() - SCROLL_EDGE:
            vertical.setValue(vertical.value() + SCROLL_STEP)
        if position.x() < SCROLL_EDGE:
            horizontal.setValue(horizontal.value() - SCROLL_STEP)
        elif position.x() > self.viewport().width() - SCROLL_EDGE:
            horizontal.setValue(horizontal.value() + SCROLL_STEP)

    def on_hovered(self, drop: object) -> None:
        """Pass on what a drag would do."""
        self.hovered.emit(drop)

    def on_entered(self, view: CellView) -> None:
        """Remember the cell that was clicked or got the focus; the pane shows its cards again."""
        if self._is_building:
            return
        self._become_current(view.cell)
        if self.selection.hasSelection():
            self.selection_changed.emit()

    def on_leave_requested(self, dx: int, dy: int) -> None:
        """Move the keyboard to the next cell in a direction."""
        if self._current is None:
            return
        target = self.canvas.neighbour(self._current, dx, dy)
        if target is None:
            return
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(target, 20, 60)
        count = target.card_count()
        if count == 0:
            self.selection.clearSelection()
            self._become_current(target.cell)
            return
        row = count - 1 if dy < 0 else 0
        index = self._model.index(row, 0, target.rootIndex())
        self.selection.setCurrentIndex(index, SelectionFlag.ClearAndSelect)

    def on_theme_changed(self) -> None:
        """Draw in the new colours; a new style sheet also takes the mark off the current day."""
        self.canvas.update()
        if self._current is not None:
            self.canvas.mark_current(self._current)

    def on_selection_changed(self) -> None:
        """Tell the panels; of what an edit does to the selection, only the result."""
        if not self._is_updating:
            self.selection_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: share out the height that is there now, and keep the header in place."""
        if event.size().height() != event.oldSize().height():
            self.canvas.lay_out()
        super().resizeEvent(event)
        self.canvas.keep_header_at(self.verticalScrollBar().value())

    def _card_maker(self) -> CardMaker:
        catalogue, screen = self._session.catalogue, self._session.screen()
        if self._maker is None or not self._maker.fits(catalogue, screen):
            self._maker = CardMaker(catalogue, self._words, screen)
        return self._maker

    def _become_current(self, cell: Cell) -> None:
        if cell != self._current:
            self._current = cell
            self.canvas.mark_current(cell)
            self.cell_changed.emit(cell)

    def _keep_keyboard_with(self, cell: Cell) -> None:
        """Where the board has the keyboard, it goes along with cards that an edit moved."""
        focused, view = QApplication.focusWidget(), self.canvas.view(cell.day, cell.block)
        if focused is not None and view is not None and focused is not view and self.isAncestorOf(focused):
            view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _reveal(self, index: QModelIndex) -> None:
        cell = self._model.cell_of(index)
        view = None if cell is None else self.canvas.view(cell.day, cell.block)
        if view is not None:
            rect = view.visualRect(index)
            centre = view.viewport().mapTo(self.canvas, rect.center())
            self.ensureVisible(centre.x(), centre.y(), 40, rect.height() // 2 + self.canvas.header_height)

    def _request_menu(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            self.menu_requested.emit(event.globalPos())
            return
        view = self.current_view()
        if view is not None:
            rect = view.visualRect(view.currentIndex())
            point = rect.center() if rect.isValid() else view.viewport().rect().center()
            self.menu_requested.emit(view.viewport().mapToGlobal(point))
