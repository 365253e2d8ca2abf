"""Sentences one below the other, to read, select and copy."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QPalette,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextListFormat,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit

_INDENT = 16
_GAP = 3


class Sentences(QTextEdit):
    """A list with dots. `is_whole` makes it as high as its text; else it scrolls."""

    def __init__(self, name: str, *, is_whole: bool = False) -> None:
        """`name` is what assistive tools call it."""
        super().__init__()
        self._is_whole = is_whole
        self.setAccessibleName(name)
        self.setReadOnly(True)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # a name of 200 letters without a blank must not push the text out of view
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.setPalette(palette)
        self.document().setDocumentMargin(0)
        self.document().setIndentWidth(_INDENT)
        if is_whole:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_sentences(self, sentences: Sequence[str]) -> None:
        """Show these, as plain text."""
        self.clear()
        cursor = self.textCursor()
        form = QTextListFormat()
        form.setStyle(QTextListFormat.Style.ListDisc)
        form.setIndent(1)
        space = QTextBlockFormat()
        space.setBottomMargin(_GAP)
        cursor.setBlockFormat(space)
        if sentences:
            cursor.createList(form)
        for place, sentence in enumerate(sentences):
            if place:
                cursor.insertBlock()
            cursor.insertText(" ".join(sentence.split()))
        cursor.movePosition(QTextCursor.MoveOperation.Start)
        self.setTextCursor(cursor)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: another width, another height."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._is_whole:
            self.document().setTextWidth(self.viewport().width())
            self.setFixedHeight(round(self.document().size().height()) + 2)
