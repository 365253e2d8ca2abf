"""A chart with its title, and the same as text to read and copy."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from backdesk.domain.wording import Words

_TAB = 140.0
"""The width of a column of the text, in pixels: a date in words fits."""


class ChartFrame(QWidget):
    """Shows a chart, or on request its numbers as a table in text."""

    def __init__(
        self, title: str, chart: QWidget, table: Callable[[], Sequence[Sequence[str]]], words: Words
    ) -> None:
        """`table` gives rows of cells, the first one with the names of the columns."""
        super().__init__()
        say = words.gettext
        self._table = table
        self.title = QLabel(title)
        self.title.setProperty("role", "name")
        self.as_text = QPushButton(say("As text"))
        self.as_text.setCheckable(True)
        self.as_text.setAccessibleName(say("{chart} as text").format(chart=title))
        self.copy = QPushButton(say("Copy"))
        self.copy.setAccessibleName(say("Copy {chart}").format(chart=title))
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setTabStopDistance(_TAB)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setAccessibleName(title)
        self.pages = QStackedWidget()
        self.pages.addWidget(chart)
        self.pages.addWidget(self.text)
        top = QHBoxLayout()
        top.addWidget(self.title)
        top.addStretch(1)
        for button in (self.as_text, self.copy):
            top.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(top)
        layout.addWidget(self.pages, 1)
        self.as_text.toggled.connect(self.on_as_text)
        self.copy.clicked.connect(self.on_copy)

    def refresh(self) -> None:
        """Show the numbers as they are now."""
        self.text.setPlainText(self.whole_text())

    def whole_text(self) -> str:
        """The table with tabs between the cells, so that it can be put into a spreadsheet or a letter."""
        return "\n".join("\t".join(row) for row in self._table())

    def on_as_text(self, checked: bool) -> None:
        """Turn between chart and text."""
        self.refresh()
        self.pages.setCurrentIndex(int(checked))

    def on_copy(self) -> None:
        """Put the table on the clipboard."""
        QGuiApplication.clipboard().setText(self.whole_text())
