"""The grid of a log sheet: digits are written at once, Tab walks through what is to be filled in."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemDelegate,
    QAbstractItemView,
    QDateEdit,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from backdesk.domain.wording import Words
from backdesk.ui.session_log.week_model import ENTRY, NUMBERS, Column, LogWeekModel
from backdesk.ui.theme.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_ROW_HEIGHT = 38
_BOX_WIDTH, _BOX_HEIGHT = 38.0, 26.0
_OF_GAP = 6.0
DATE_FORMAT = "d MMMM yyyy"
_ALL_KEY = "a"


class WeekTable(QTableView):
    """Shows a `LogWeekModel`. Signal: `told(sentence)` what a key cannot do here, "" when that is over."""

    told = Signal(str)

    def __init__(self, model: LogWeekModel, words: Words, theme: Theme) -> None:
        """Column widths suit 1000 pixels; the note takes what is left."""
        super().__init__()
        self._model, self._words = model, words
        self._typed = ""
        self._is_refused = False
        self.setModel(model)
        self.setItemDelegate(_CellDelegate(theme, words, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.DoubleClicked | triggers.EditKeyPressed)
        self.setShowGrid(False)
        # the delegate frames the current cell; a filled one would hide its numbers
        self.setStyleSheet("QTableView { selection-background-color: transparent; }")
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)  # Qt's own would never leave the table
        corner = self.findChild(QAbstractButton)
        if corner is not None:
            corner.setAccessibleName(words.gettext("All cells"))
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setAccessibleName(words.gettext("Columns"))
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(Column.NOTE, QHeaderView.ResizeMode.Stretch)
        header.setMinimumHeight(30)
        for column, width in (
            (Column.DAY, 150),
            (Column.DATE, 150),
            (Column.DONE, 110),
            (Column.BEFORE, 96),
            (Column.AFTER, 92),
            (Column.NEXT_MORNING, 136),
            (Column.EFFORT, 76),
        ):
            self.setColumnWidth(column, width)

    def start(self) -> None:
        """Put the cursor where the first entry is missing, else in the first row."""
        rows = self._model.rows
        for row in range(len(rows)):
            if not rows[row].is_stored:
                self.go_to(row, Column.DONE)
                return
        if rows:
            self.go_to(0, Column.DONE)

    def go_to(self, row: int, column: Column) -> None:
        """Make a cell the current one."""
        self._typed = ""
        self.setCurrentIndex(self._model.index(row, column))

    def edit(  # type: ignore[override]
        self, index: Index, trigger: QAbstractItemView.EditTrigger | None = None, event: QEvent | None = None
    ) -> bool | None:
        """Qt: numbers are written without a field of their own."""
        if index.isValid() and index.column() in NUMBERS:
            return False
        if trigger is None:
            return super().edit(index)
        return super().edit(index, trigger, event)  # type: ignore[arg-type]

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Qt: in another cell a number begins anew."""
        self._typed = ""
        super().currentChanged(current, previous)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Qt: Tab goes through the cells to fill in, and out of the table at its ends."""
        return self._step(1 if forwards else -1) or super().focusNextPrevChild(forwards)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Qt: Tab in a field goes on like in a cell."""
        hints = QAbstractItemDelegate.EndEditHint
        super().closeEditor(editor, hints.NoHint)
        if hint in (hints.EditNextItem, hints.EditPreviousItem):
            self._step(1 if hint is hints.EditNextItem else -1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: digits, "a" for all, Delete, Enter and undo."""
        index = self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Undo):
            self._undo()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self._enter(index)
        elif not index.isValid() or not self._write(event, index):
            super().keyPressEvent(event)

    def _write(self, event: QKeyEvent, index: Index) -> bool:
        """Write what a key says into a cell; False where the key is not for it."""
        row, column = index.row(), Column(index.column())
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and column in ENTRY:
            self._typed = ""
            self._model.clear(row, column)
            return True
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        plain = modifiers in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        text = event.text()
        if column not in NUMBERS or not plain or not text or not text.isprintable():
            return False
        if text in "0123456789":
            self._digit(row, column, text)
        elif text.casefold() == _ALL_KEY and column is Column.DONE:
            self._typed = ""
            self._model.put_all(row)
        elif not text.isspace():
            self._is_refused = True
            self.told.emit(self._what_fits(row, column))
        return True

    def _digit(self, row: int, column: Column, digit: str) -> None:
        """A second digit goes behind the first, such as 10; where that is too much, what stood stays."""
        if self._is_refused:  # before it is stored: storing may have something to say itself
            self._is_refused = False
            self.told.emit("")
        both = self._typed + digit
        if self._model.put(row, column, int(both)):
            self._typed = both
        else:
            self._is_refused = True

    def _enter(self, index: Index) -> None:
        if index.column() == Column.DATE:
            self.edit(self.currentIndex())
        elif index.row() + 1 < self._model.rowCount():
            self.go_to(index.row() + 1, Column(index.column()))

    def _undo(self) -> None:
        row = self._model.undo()
        self._typed = ""
        if row is None:
            self.told.emit(self._words.gettext("There is nothing to undo in this week."))
        else:
            column = self.currentIndex().column()
            self.go_to(row, Column(max(column, Column.DATE)))

    def _step(self, by: int) -> bool:
        index = self.currentIndex()
        if not index.isValid() or self.state() is QAbstractItemView.State.EditingState:
            return False
        order = [(row, column) for row in range(self._model.rowCount()) for column in ENTRY]
        here = (index.row(), index.column())
        if by > 0:
            found = next((place for place in order if place > here), None)
        else:
            found = next((place for place in reversed(order) if place < here), None)
        if found is None:
            return False
        self.go_to(*found)
        return True

    def _what_fits(self, row: int, column: Column) -> str:
        say, most = self._words.gettext, self._model.most(row, column)
        if column is Column.DONE:
            return say("Type how many of the exercises were done: 0 to {most}, or a for all.").format(
                most=most
            )
        return say("Type a number from 0 to {most}.").format(most=most)


class _CellDelegate(QStyledItemDelegate):
    """Boxes to write in, as on the paper, and a date field with the month in words."""

    def __init__(self, theme: Theme, words: Words, parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Qt: a date field, or a line for the note."""
        editor = super().createEditor(parent, option, index)
        if isinstance(editor, QDateEdit):
            editor.setDisplayFormat(DATE_FORMAT)
            editor.setCalendarPopup(True)
            editor.lineEdit().setAccessibleName(self._words.gettext("Date"))
        editor.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        return editor

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Qt: rows are as high as a box with room around it."""
        return QSize(super().sizeHint(option, index).width(), _ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: numbers in boxes, texts plainly; the current cell has a frame in the accent colour."""
        if index.column() not in NUMBERS:
            self._paint_text(painter, option, index)
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_box(painter, option, index)
        painter.restore()

    def _paint_text(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens = self._theme.tokens
        area = QRectF(option.rect).adjusted(_left(index), 0, -8, 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.column() == Column.NOTE:
            box = QRectF(option.rect).adjusted(2.5, 5.5, -3.5, -6.5)
            self._frame(painter, box, is_current=_is_current(option))
        elif _is_current(option):
            box = QRectF(option.rect).adjusted(2.5, 5.5, -3.5, -6.5)
            self._frame(painter, box, is_current=True)
        painter.setPen(QColor(tokens.text if index.column() != Column.DATE else tokens.muted))
        text = str(index.data() or "").replace("\n", " ")
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, round(area.width()))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.restore()

    def _paint_box(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens, model = self._theme.tokens, index.model()
        area = QRectF(option.rect)
        of = ""
        if index.column() == Column.DONE and isinstance(model, LogWeekModel):
            planned = model.rows[index.row()].planned
            of = self._words.gettext("of {planned}").format(planned=planned) if planned else ""
        wide = painter.fontMetrics().horizontalAdvance(of) + _OF_GAP if of else 0.0
        left = area.center().x() - (_BOX_WIDTH + wide) / 2
        box = QRectF(left, area.center().y() - _BOX_HEIGHT / 2, _BOX_WIDTH, _BOX_HEIGHT)
        self._frame(painter, box, is_current=_is_current(option))
        painter.setPen(QColor(tokens.text))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(index.data() or ""))
        if of:
            painter.setPen(QColor(tokens.muted))
            rest = QRectF(box.right() + _OF_GAP, area.top(), wide, area.height())
            painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, of)

    def _frame(self, painter: QPainter, box: QRectF, *, is_current: bool) -> None:
        tokens = self._theme.tokens
        painter.setPen(
            QPen(QColor(tokens.accent if is_current else tokens.muted), 2.0 if is_current else 1.0)
        )
        painter.setBrush(QColor(tokens.selection if is_current else tokens.surface))
        painter.drawRoundedRect(box, 3, 3)


def _left(index: Index) -> int:
    return 10 if index.column() == Column.NOTE else 4


def _is_current(option: QStyleOptionViewItem) -> bool:
    state = option.state
    return bool(state & QStyle.StateFlag.State_Selected)
