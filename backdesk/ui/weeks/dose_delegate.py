"""A field to type a dose into a cell; wrong text stays in it, and a dose changed by hand has a corner."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPalette, QPolygonF
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from backdesk.domain.wording import Words
from backdesk.ui.planner.dose_fields import MAX_TEXT
from backdesk.ui.weeks.preview_model import BY_HAND_ROLE, PreviewModel

Index = QModelIndex | QPersistentModelIndex
_CORNER = 9.0
_LEAVING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab})


class DoseDelegate(QStyledItemDelegate):
    """Signals: `told(sentence)` what is wrong with the text, "" when nothing is; `typing(bool)` whether a
    field is open."""

    told = Signal(str)
    typing = Signal(bool)

    def __init__(self, model: PreviewModel, words: Words, parent: QObject) -> None:
        """The field knows from the model what it takes."""
        super().__init__(parent)
        self._model, self._words = model, words
        self._field: QLineEdit | None = None
        self._index = QPersistentModelIndex()

    @property
    def field(self) -> QLineEdit | None:
        """The open field, if there is one."""
        return self._field

    def finish(self) -> bool:
        """Take what is typed; False, and what is wrong is told, when it is no dose."""
        field = self._field
        if field is None:
            return True
        if self._refuse(field):
            field.setFocus()
            return False
        self.commitData.emit(field)
        self.closeEditor.emit(field, QAbstractItemDelegate.EndEditHint.NoHint)
        return True

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Qt: a line of text."""
        field = QLineEdit(parent)
        field.setMaxLength(MAX_TEXT)
        model, role = self._model, Qt.ItemDataRole
        row = model.headerData(index.row(), Qt.Orientation.Vertical, role.AccessibleTextRole)
        week = model.headerData(index.column(), Qt.Orientation.Horizontal)
        field.setAccessibleName(f"{row}, {week}")
        field.textEdited.connect(self.on_edited)
        self._field, self._index = field, QPersistentModelIndex(index)
        self.typing.emit(True)
        return field

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """Qt: the field is closed."""
        if editor is self._field:
            self._field = None
            self.typing.emit(False)
        super().destroyEditor(editor, index)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Qt: show the dose, unless something was typed already."""
        if isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QObject, index: Index) -> None:
        """Qt: only what was typed is taken; a field that was just opened changes nothing."""
        if isinstance(editor, QLineEdit) and editor.isModified():
            self._model.setData(index, editor.text())

    def on_edited(self) -> None:
        """What was told is over as soon as the text is right."""
        field = self._field
        if field is not None and field.property("wrong") and not self._fault(field):
            self._mark(field, "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: wrong text stays, wherever one wants to go; Enter takes what is typed and nothing else."""
        field = self._field
        if field is None or watched is not field:
            return super().eventFilter(watched, event)
        if event.type() is QEvent.Type.FocusOut and self._refuse(field):
            return False
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() in _LEAVING:
            if self._refuse(field):
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                return self.finish()
        return super().eventFilter(watched, event)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: the dose, and the corner."""
        super().paint(painter, option, index)
        if not index.data(BY_HAND_ROLE):
            return
        palette: QPalette = option.palette
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        right, top = QRectF(option.rect).right(), QRectF(option.rect).top()
        corner = (QPointF(right - _CORNER, top), QPointF(right, top), QPointF(right, top + _CORNER))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.highlightedText() if is_selected else palette.text())
        painter.drawPolygon(QPolygonF(corner))
        painter.restore()

    def _fault(self, field: QLineEdit) -> str:
        return (
            self._model.fault(self._index, field.text())
            if field.isModified() and self._index.isValid()
            else ""
        )

    def _refuse(self, field: QLineEdit) -> bool:
        """Whether the text is wrong; it is marked and told then."""
        fault = self._fault(field)
        self._mark(field, fault)
        return bool(fault)

    def _mark(self, field: QLineEdit, fault: str) -> None:
        field.setAccessibleDescription(fault)
        if bool(field.property("wrong")) != bool(fault):
            field.setProperty("wrong", bool(fault))
            field.style().unpolish(field)
            field.style().polish(field)
        self.told.emit(fault)
