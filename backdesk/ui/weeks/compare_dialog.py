"""Two weeks side by side: what was added, taken out, moved or given another dose."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.labels import block_name, day_name
from backdesk.domain.week_difference import WeekDifference, week_differences, week_sentences
from backdesk.domain.wording import Words
from backdesk.ui.session import PlanSession
from backdesk.ui.weeks.labels import difference_name

_WIDTH, _HEIGHT = 980, 560
_WIDTHS = (170, 190, 120)
_ROOM = 7
"""Pixels above and below the text of a row."""


class _Roomy(QStyledItemDelegate):
    """Rows of several lines have as much room around them as those of one."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Qt: the text, and room above and below."""
        hint = super().sizeHint(option, index)
        return QSize(hint.width(), hint.height() + 2 * _ROOM)


class CompareDialog(QDialog):
    """Begins with the shown week and the one before it; nothing is changed here."""

    def __init__(self, parent: QWidget, session: PlanSession, catalogue: Catalogue, words: Words) -> None:
        """`catalogue` is the library, without the plan's own exercises."""
        super().__init__(parent)
        self._session, self._catalogue, self._words = session, catalogue, words
        self._say = words.gettext
        self.first, self.second = QComboBox(), QComboBox()
        self.table = QTableWidget(0, len(_WIDTHS) + 2)
        self.nothing = QLabel()
        self.copy = QPushButton(self._say("Copy"))
        self.close_button = QPushButton(self._say("Close"))
        self._lay_out()
        self._offer_weeks()
        for chooser in (self.first, self.second):
            chooser.currentIndexChanged.connect(self.refresh)
        self.copy.clicked.connect(self.on_copy)
        self.close_button.clicked.connect(self.accept)
        self.refresh()
        self.second.setFocus()

    def refresh(self) -> None:
        """Compare the chosen weeks."""
        first, second = self.first.currentIndex(), self.second.currentIndex()
        say, words = self._say, self._words
        rows = week_differences(self._session.plan, first, second, self._catalogue, words)
        heads = (
            say("Day"),
            say("Exercise"),
            say("What differs"),
            self.first.currentText(),
            self.second.currentText(),
        )
        self.table.setHorizontalHeaderLabels(heads)
        self.table.setRowCount(len(rows))
        for place, row in enumerate(rows):
            for column, text in enumerate(self._texts(row)):
                item = QTableWidgetItem(text)
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                self.table.setItem(place, column, item)
        is_same_week = first == second
        self.nothing.setText(
            say("Choose two different weeks.")
            if is_same_week
            else say("Nothing differs: both weeks say the same.")
        )
        self.table.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        self.copy.setEnabled(not is_same_week)

    def on_copy(self) -> None:
        """Put what differs on the clipboard, in sentences."""
        QGuiApplication.clipboard().setText("\n".join(self.sentences()))

    def sentences(self) -> Sequence[str]:
        """A head and what differs, each in a line."""
        first, second = self.first.currentIndex(), self.second.currentIndex()
        head = self._say("Week {second} compared with week {first}").format(
            first=first + 1, second=second + 1
        )
        found = week_sentences(self._session.plan, first, second, self._catalogue, self._words)
        return (head, *(f"• {one}" for one in found or (self.nothing.text(),)))

    def _texts(self, row: WeekDifference) -> tuple[str, ...]:
        words = self._words
        place = day_name(row.day, words)
        if row.block is not None:
            place = self._say("{day}, {block}").format(day=place, block=block_name(row.block, words))
        return (place, row.name, difference_name(row.kind, words), _cell(row.before), _cell(row.after))

    def _offer_weeks(self) -> None:
        count, here = len(self._session.plan.weeks), self._session.week_index
        for chooser in (self.first, self.second):
            for number in range(1, count + 1):
                chooser.addItem(self._say("Week {n}").format(n=number))
        second = here if here > 0 else min(1, count - 1)
        self.first.setCurrentIndex(max(0, second - 1))
        self.second.setCurrentIndex(second)

    def _lay_out(self) -> None:
        say = self._say
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("Compare weeks"))
        self.first.setAccessibleName(say("First week"))
        self.second.setAccessibleName(say("Second week"))
        top = QHBoxLayout()
        for widget in (QLabel(say("Compare")), self.first, QLabel(say("with")), self.second):
            top.addWidget(widget)
        top.addStretch(1)
        self._set_up_table()
        self.nothing.setProperty("role", "muted")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.copy.setAccessibleName(say("Copy what differs"))
        self.close_button.setDefault(True)
        buttons = QHBoxLayout()
        buttons.addWidget(self.copy)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.nothing, 1)
        layout.addLayout(buttons)
        self.resize(_WIDTH, _HEIGHT)

    def _set_up_table(self) -> None:
        table = self.table
        table.setAccessibleName(self._say("What differs"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setWordWrap(True)
        table.setItemDelegate(_Roomy(table))
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header = table.horizontalHeader()
        header.setAccessibleName(self._say("Columns"))
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in enumerate(_WIDTHS):
            header.resizeSection(column, width)
        for column in range(len(_WIDTHS), table.columnCount()):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)


def _cell(text: str) -> str:
    """How one of the weeks puts it; a dash for not."""
    return f"{text[:1].upper()}{text[1:]}" if text else "–"
