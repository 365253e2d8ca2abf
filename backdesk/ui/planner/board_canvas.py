"""The inside of the board: places headers, cells and minutes, rest days narrow."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QItemSelectionModel, QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from backdesk.domain.blocks import BLOCK_ORDER, BlockKind
from backdesk.domain.duration import session_minutes
from backdesk.domain.labels import block_name, day_name, short_day_name
from backdesk.domain.plan import EMPTY_BLOCK, Cell, Day, Week
from backdesk.domain.wording import Words
from backdesk.ui.models.cards import Card
from backdesk.ui.models.week_model import WeekModel
from backdesk.ui.planner.block_label import BlockLabel
from backdesk.ui.planner.card_delegate import CardDelegate
from backdesk.ui.planner.cell_view import CellView
from backdesk.ui.planner.day_header import DayHeader
from backdesk.ui.theme.icons import Icons
from backdesk.ui.theme.theme import Theme

LABEL_WIDTH = 34
HEADER_HEIGHT = 46
FOOT_HEIGHT = 26
HEADER_MARGIN = 6
"""Pixels of a day's head that its frame takes."""
GAP = 4
REST_WIDTH = 48
"""A day without entries is this narrow when others need the room."""
DAY_WIDTH = 86
"""The least width of a day with entries before the board scrolls sideways."""


class BoardCanvas(QWidget):
    """Headers on top (kept in view while scrolling), block labels on the left, minutes below.

    Signals: `cell_built(CellView)`, `header_built(DayHeader)` for the board to listen to.
    """

    cell_built = Signal(object)
    header_built = Signal(object)

    def __init__(self, model: WeekModel, words: Words, theme: Theme, icons: Icons) -> None:
        """Cells are built later, when a week is shown."""
        super().__init__()
        self._model = model
        self._words = words
        self._theme = theme
        self._delegate = CardDelegate(theme, icons, self)
        self._views: dict[tuple[str, BlockKind], CellView] = {}
        self._headers: dict[str, DayHeader] = {}
        self._feet: dict[str, QLabel] = {}
        self._said: dict[str, Day | None] = {}
        self._day_labels: dict[str, str] = {}
        self._head = QWidget(self)
        self._head.setAutoFillBackground(True)
        self._labels = {
            kind: BlockLabel(kind, block_name(kind, words), theme, icons, self) for kind in BLOCK_ORDER
        }
        self._is_stale = False
        # growing by a card does not paint the whole board again
        self.setAttribute(Qt.WidgetAttribute.WA_StaticContents)
        model.rowsInserted.connect(self.on_rows_changed)
        model.rowsRemoved.connect(self.on_rows_changed)
        model.dataChanged.connect(self.on_rows_changed)

    @property
    def header_height(self) -> int:
        """Pixels that the day headers cover at the top."""
        return HEADER_HEIGHT + GAP

    def build(self, selection: QItemSelectionModel) -> None:
        """Make headers, cells and feet for the model's days."""
        for widget in (*self._views.values(), *self._headers.values(), *self._feet.values()):
            widget.hide()
            widget.deleteLater()
        self._views, self._headers, self._feet, self._said = {}, {}, {}, {}
        for day in self._model.days:
            self._build_day(day, selection)
        self._set_tab_order()
        self._head.raise_()
        self.lay_out()

    def view(self, day: str, block: BlockKind) -> CellView | None:
        """The cell of a day and block, None when the day has no column."""
        return self._views.get((day, block))

    def header(self, day: str) -> DayHeader | None:
        """The header of a day."""
        return self._headers.get(day)

    def cards(self) -> Iterator[tuple[CellView, Card]]:
        """Every card with its cell, in board order."""
        for view in self._views.values():
            for row in range(view.card_count()):
                card = self._model.card(self._model.index(row, 0, view.rootIndex()))
                if card is not None:
                    yield view, card

    def neighbour(self, cell: Cell, dx: int, dy: int) -> CellView | None:
        """The cell to the left, right, above or below, None at the edge."""
        day = self._model.days.index(cell.day) + dx
        block = cell.block.position + dy
        if not (0 <= day < len(self._model.days) and 0 <= block < len(BLOCK_ORDER)):
            return None
        return self.view(self._model.days[day], BLOCK_ORDER[block])

    def mark_current(self, cell: Cell) -> None:
        """Show which day is the current one."""
        for day, header in self._headers.items():
            font = header.font()
            font.setUnderline(day == cell.day)
            header.setFont(font)

    def show_minutes(self, week: Week) -> None:
        """Write labels into the headers, rounds above the cards and estimated minutes into the feet."""
        for name, foot in self._feet.items():
            day = week.day(name)
            if day is not None and self._said.get(name) is day:
                continue
            self._said[name] = day
            self._show_rounds(name, day)
            minutes = 0 if day is None else round(session_minutes(day))
            text = (
                self._words.gettext("{n} min").format(n=minutes) if minutes else self._words.gettext("Rest")
            )
            foot.setText(text)
            spoken = self._words.gettext("{day}, estimated {n} minutes")
            foot.setAccessibleName(spoken.format(day=day_name(name, self._words), n=minutes))
            self._headers[name].setToolTip(self._words.gettext("Drag onto another day to copy this day"))
            self._day_labels[name] = "" if day is None else day.label
        self.lay_out()

    def on_rows_changed(self) -> None:
        """Cards came, went or changed height; several such changes are laid out together."""
        self._is_stale = True
        QApplication.postEvent(self, QEvent(QEvent.Type.LayoutRequest))

    def keep_header_at(self, offset: int) -> None:
        """Keep the day headers in view while the board is scrolled."""
        self._head.move(0, offset)

    def lay_out(self) -> None:
        """Give every part its place for the present width."""
        self._is_stale = False
        widths = self.column_widths(self.width())
        heights = self._row_heights(widths)
        left = LABEL_WIDTH + GAP
        for day, width in zip(self._model.days, widths, strict=True):
            self._headers[day].setGeometry(left, 0, width, HEADER_HEIGHT)
            self._show_label(day, self._day_labels.get(day, ""))
            top = HEADER_HEIGHT + GAP
            for kind in BLOCK_ORDER:
                self._views[day, kind].setGeometry(left, top, width, heights[kind])
                top += heights[kind] + GAP
            self._feet[day].setGeometry(left, top, width, FOOT_HEIGHT)
            left += width + GAP
        top = HEADER_HEIGHT + GAP
        for kind in BLOCK_ORDER:
            self._labels[kind].setGeometry(QRect(0, top, LABEL_WIDTH, heights[kind]))
            top += heights[kind] + GAP
        least = LABEL_WIDTH + GAP + sum(self._least_widths()) + GAP * len(widths)
        self.setMinimumSize(QSize(least, top + FOOT_HEIGHT))
        self._head.resize(max(left, self.width()), HEADER_HEIGHT)

    def column_widths(self, width: int) -> list[int]:
        """Share the width out: rest days stay narrow, days with entries take the rest."""
        least = self._least_widths()
        if not least:
            return []
        spare = width - LABEL_WIDTH - GAP - GAP * len(least) - sum(least)
        busy = [index for index, size in enumerate(least) if size == DAY_WIDTH] or list(range(len(least)))
        if spare > 0:
            share, rest = divmod(spare, len(busy))
            for place, index in enumerate(busy):
                least[index] += share + (1 if place < rest else 0)
        return least

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: share the new width out."""
        super().resizeEvent(event)
        self.lay_out()

    def event(self, event: QEvent) -> bool:
        """Qt: lay out what has changed since, unless that was done in the meantime."""
        if event.type() is QEvent.Type.LayoutRequest and self._is_stale:
            self.lay_out()
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Qt: a new font changes every height."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.on_rows_changed()

    def _least_widths(self) -> list[int]:
        busy = [any(self._views[day, kind].card_count() for kind in BLOCK_ORDER) for day in self._model.days]
        if not any(busy):
            return [REST_WIDTH] * len(busy)
        return [DAY_WIDTH if has_cards else REST_WIDTH for has_cards in busy]

    def _row_heights(self, widths: list[int]) -> dict[BlockKind, int]:
        heights: dict[BlockKind, int] = {}
        for kind in BLOCK_ORDER:
            tallest = [
                self._views[day, kind].height_for(width)
                for day, width in zip(self._model.days, widths, strict=True)
            ]
            heights[kind] = max([self._labels[kind].least_height(), *tallest])
        parent = self.parentWidget()
        visible = 0 if parent is None else parent.height()
        used = HEADER_HEIGHT + FOOT_HEIGHT + GAP * 4 + sum(heights.values())
        spare = max(0, visible - used) // len(BLOCK_ORDER)
        return {kind: height + spare for kind, height in heights.items()}

    def _build_day(self, day: str, selection: QItemSelectionModel) -> None:
        name = day_name(day, self._words)
        header = DayHeader(day, self._model.session_id, self._theme, self._head)
        header.show()
        header.template_dropped.connect(self._model.drop_template)
        self._headers[day] = header
        self.header_built.emit(header)
        for kind in BLOCK_ORDER:
            cell = Cell(self._model.week_index, day, kind)
            view = CellView(self._model, cell, self._delegate, self._theme, self)
            view.setSelectionModel(selection)
            view.setRootIndex(self._model.cell_index(day, kind))
            view.setAccessibleName(f"{name}, {block_name(kind, self._words)}")
            view.show()
            self._views[day, kind] = view
            self.cell_built.emit(view)
        foot = QLabel(self)
        foot.setAlignment(Qt.AlignmentFlag.AlignCenter)
        foot.setProperty("role", "muted")
        foot.show()
        self._feet[day] = foot

    def _show_rounds(self, name: str, day: Day | None) -> None:
        for kind in BLOCK_ORDER:
            block = EMPTY_BLOCK if day is None else day.block(kind)
            rounds = block.round_count if block.entries else 1
            text = self._words.ngettext("{n} round", "{n} rounds", rounds).format(n=rounds)
            self._views[name, kind].show_rounds(text if rounds > 1 else "")

    def _show_label(self, name: str, label: str) -> None:
        """Write the day's name and label into the head, as much of them as fits its width."""
        header = self._headers[name]
        spoken = day_name(name, self._words)
        narrow = header.width() < DAY_WIDTH
        short = short_day_name(name, self._words) if narrow else spoken
        room = header.width() - HEADER_MARGIN
        fits = header.fontMetrics().elidedText(label, Qt.TextElideMode.ElideRight, room).replace("&", "&&")
        header.setText(f"{short}\n{fits}" if label else short)
        header.setAccessibleName(f"{spoken}, {label}" if label else spoken)

    def _set_tab_order(self) -> None:
        previous: QWidget = self  # new widgets come last; these belong where the board is
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # Qt leaves out what cannot have the focus
        for day in self._model.days:
            for widget in (self._headers[day], *(self._views[day, kind] for kind in BLOCK_ORDER)):
                QWidget.setTabOrder(previous, widget)
                previous = widget
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
