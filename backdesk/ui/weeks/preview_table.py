"""The table of what filling would make; its cells are typed over, and put back to their rules."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QTableView,
    QWidget,
)

from backdesk.domain.wording import Words
from backdesk.ui.weeks.dose_delegate import DoseDelegate
from backdesk.ui.weeks.preview_model import BY_HAND_ROLE, PreviewModel

Index = QModelIndex | QPersistentModelIndex
_NAME_WIDTH, _WEEK_WIDTH = 200, 132
_CELL_PADDING = 12
_TABLE_STYLE = "QTableCornerButton::section { background: palette(base); border: 0; }"
_EDIT_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})
_BACK_KEYS = frozenset({Qt.Key.Key_Delete, Qt.Key.Key_Backspace})
Trigger = QAbstractItemView.EditTrigger


class PreviewTable(QTableView):
    """Rows as high as their longest dose, the names always in sight.

    Signal: `told(sentence)` why a text or a cell cannot be taken, "" when that is over.
    """

    told = Signal(str)

    def __init__(self, model: PreviewModel, words: Words) -> None:
        """Shows the model from now on."""
        super().__init__()
        self._model, self._words = model, words
        self.delegate = DoseDelegate(model, words, self)
        self.delegate.told.connect(self.told)
        self.setModel(model)
        self.setItemDelegate(self.delegate)
        self.setEditTriggers(Trigger.AnyKeyPressed | Trigger.DoubleClicked | Trigger.EditKeyPressed)
        model.by_hand.connect(self.fit)
        self._set_up()

    def fit(self) -> None:
        """Share the width among the weeks, as far as they stay readable, and fit the rows to their texts."""
        count = self._model.columnCount()
        if not count:
            return
        width = max(_WEEK_WIDTH, self.viewport().width() // count)
        for column in range(count):
            self.setColumnWidth(column, width)
        font = self.font()
        font.setBold(True)
        metrics = QFontMetrics(font)
        # by the longest text: asking for every cell takes a second when a full week has 26 columns
        for row in range(self._model.rowCount()):
            room = QRect(0, 0, width - _CELL_PADDING, 10_000)
            box = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, self._model.longest(row))
            self.setRowHeight(row, box.height() + _CELL_PADDING)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: another width to share."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def edit(  # type: ignore[override]
        self, index: Index, trigger: Trigger | None = None, event: QEvent | None = None
    ) -> bool | None:
        """Qt: open a field, or tell why not; wrong text in another one comes first."""
        is_asked = (
            trigger is None or trigger in (Trigger.DoubleClicked, Trigger.EditKeyPressed) or _is_text(event)
        )
        if is_asked and index.isValid() and self.state() is not QAbstractItemView.State.EditingState:
            self.told.emit(self._model.why_fixed(index))
        if is_asked and not self.delegate.finish():
            return False
        if trigger is None:
            return super().edit(index)
        return super().edit(index, trigger, event)  # type: ignore[arg-type]

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Qt: what was told of the field is over with it."""
        super().closeEditor(editor, hint)
        if self.delegate.field is None:
            self.told.emit("")

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Qt: what was told of a cell is over in the next."""
        super().currentChanged(current, previous)
        if self.delegate.field is None:
            self.told.emit("")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: another cell would close the field, which wrong text must not be lost with."""
        if self.delegate.finish():
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter opens the field and never presses the dialog's button; Delete takes the rule again."""
        index = self.currentIndex()
        if not index.isValid() or event.key() not in _EDIT_KEYS | _BACK_KEYS:
            super().keyPressEvent(event)
        elif event.key() in _BACK_KEYS:
            self._model.use_rule_again(index)
        else:
            self.edit(index, Trigger.EditKeyPressed, event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt: right click, or the menu key."""
        is_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if is_key else self.indexAt(event.pos())
        if index.isValid():
            corner = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
            self.menu_of(index).popup(corner if is_key else event.globalPos())

    def menu_of(self, index: QModelIndex) -> QMenu:
        """What can be done with a cell."""
        say, menu = self._words.gettext, QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        change = menu.addAction(say("Change by hand"), lambda: self.edit(index))
        change.setShortcut(Qt.Key.Key_F2)
        change.setEnabled(not self._model.why_fixed(index))
        back = menu.addAction(say("Use the rule again"), lambda: self._model.use_rule_again(index))
        back.setShortcut(Qt.Key.Key_Delete)
        back.setEnabled(bool(index.data(BY_HAND_ROLE)))
        return menu

    def _set_up(self) -> None:
        say = self._words.gettext
        self.setAccessibleName(say("What each week would be"))
        self.setStyleSheet(_TABLE_STYLE)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        names, weeks = self.verticalHeader(), self.horizontalHeader()
        names.setAccessibleName(say("Exercises"))
        weeks.setAccessibleName(say("Weeks"))
        names.setFixedWidth(_NAME_WIDTH)
        names.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setCornerButtonEnabled(False)
        for corner in self.findChildren(QAbstractButton):
            corner.setAccessibleName(say("Exercises and weeks"))
        for header in (names, weeks):
            header.setHighlightSections(False)
            header.setSectionsClickable(False)
        weeks.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)


def _is_text(event: QEvent | None) -> bool:
    """Whether a key types something."""
    return isinstance(event, QKeyEvent) and bool(event.text()) and event.text().isprintable()
