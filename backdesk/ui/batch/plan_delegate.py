"""Choosing another of a client's plans in the table."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QObject, Qt
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from backdesk.domain.wording import Words
from backdesk.ui.batch.plans_model import BatchPlansModel, Index


class PlanDelegate(QStyledItemDelegate):
    """Opens a list of the plans, the newest first."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        """For the column of the plans."""
        super().__init__(parent)
        self._words = words

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Qt: a list to choose from."""
        model = index.model()
        assert isinstance(model, BatchPlansModel)
        row = model.row(index)
        box = QComboBox(parent)
        box.setAccessibleName(self._words.gettext("Plan of {client}").format(client=row.name))
        box.addItems([plan.title for plan in row.plans])
        box.activated.connect(lambda _: self._close(box))
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Qt: begin with the plan that is chosen."""
        assert isinstance(editor, QComboBox)
        editor.setCurrentIndex(int(index.data(Qt.ItemDataRole.EditRole)))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Qt: take over what was chosen."""
        assert isinstance(editor, QComboBox)
        model.setData(index, editor.currentIndex(), Qt.ItemDataRole.EditRole)

    def _close(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)
