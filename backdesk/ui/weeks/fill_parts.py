"""The parts of the dialog that fills weeks: its fields and its table."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableView,
    QWidget,
)

from backdesk.domain.wording import Words
from backdesk.ui.clients.fields import let_wheel_pass
from backdesk.ui.weeks.number_box import NumberBox
from backdesk.ui.weeks.preview_model import PreviewModel

_NAME_WIDTH, _WEEK_WIDTH = 200, 132
_CELL_PADDING = 12
_MOST_DELOAD = 12
_TABLE_STYLE = "QTableCornerButton::section { background: palette(base); border: 0; }"


class FillFields(QWidget):
    """From which week, up to which, and how often an easier one."""

    def __init__(self, words: Words) -> None:
        """Without weeks to choose from yet."""
        super().__init__()
        say = words.gettext
        self.source, self.upto = QComboBox(), NumberBox()
        let_wheel_pass(self.source)
        self.deload, self.share = NumberBox(), NumberBox()
        for box in (self.upto, self.deload, self.share):
            box.setDecimals(0)
        self.deload.setRange(1, _MOST_DELOAD)
        self.deload.setSpecialValueText(say("never"))
        self.share.setRange(10, 100)
        self.share.setSingleStep(10)
        self.share.setSuffix(" %")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        labelled = (
            (say("Fill from"), say("Week to fill from"), self.source),
            (say("up to week"), say("Up to week"), self.upto),
            (say("Easier week: every … weeks"), say("An easier week every so many weeks"), self.deload),
            (say("with this share of the sets"), say("Share of the sets in an easier week"), self.share),
        )
        for text, name, field in labelled:
            label = QLabel(text)
            label.setBuddy(field)
            field.setAccessibleName(name)
            row.addWidget(label)
            row.addWidget(field)
            if field is self.upto:
                row.addSpacing(24)
        row.addStretch(1)

    @property
    def last(self) -> int:
        """The number of the last week to fill."""
        return round(self.upto.value())


class PreviewTable(QTableView):
    """The preview: rows as high as their longest dose, the names always in sight."""

    def __init__(self, model: PreviewModel, words: Words) -> None:
        """Shows the model from now on."""
        super().__init__()
        self._model = model
        self.setModel(model)
        self.setAccessibleName(words.gettext("What each week would be"))
        self.setStyleSheet(_TABLE_STYLE)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        names, weeks = self.verticalHeader(), self.horizontalHeader()
        names.setAccessibleName(words.gettext("Exercises"))
        weeks.setAccessibleName(words.gettext("Weeks"))
        names.setFixedWidth(_NAME_WIDTH)
        names.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setCornerButtonEnabled(False)
        for corner in self.findChildren(QAbstractButton):
            corner.setAccessibleName(words.gettext("Exercises and weeks"))
        for header in (names, weeks):
            header.setHighlightSections(False)
            header.setSectionsClickable(False)
        weeks.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)

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
