"""A calm line at the top of the board for things the user should know."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton

from backdesk.domain.wording import Words


class NoticeBar(QFrame):
    """One plain sentence, at most one action, details to copy, and a close button.

    Signals: `closed()` by its button; whoever holds the bar says where the keyboard goes.
    """

    closed = Signal()

    def __init__(self, words: Words) -> None:
        """Hidden until `show_notice`."""
        super().__init__()
        self._words = words
        self._action: Callable[[], None] | None = None
        self._details = ""
        self.setProperty("role", "notice")
        self.label = QLabel()
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.action_button = QPushButton()
        self.copy_button = QPushButton(words.gettext("Copy details"))
        self.close_button = QToolButton()
        self.close_button.setText("×")
        self.close_button.setAccessibleName(words.gettext("Close this message"))
        self.action_button.clicked.connect(self.on_action)
        self.copy_button.clicked.connect(self.on_copy)
        self.close_button.clicked.connect(self.on_close)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 6, 6)
        layout.addWidget(self.label, 1)
        layout.addWidget(self.action_button)
        layout.addWidget(self.copy_button)
        layout.addWidget(self.close_button)
        self.hide()

    def show_notice(
        self,
        sentence: str,
        *,
        action: tuple[str, Callable[[], None]] | None = None,
        details: str = "",
    ) -> None:
        """Show a sentence, an optional named action, and optional details to copy."""
        self.label.setText(sentence)
        self.setAccessibleName(sentence)
        self._action = None if action is None else action[1]
        self.action_button.setVisible(action is not None)
        self.action_button.setText("" if action is None else action[0])
        self._details = details
        self.copy_button.setVisible(bool(details))
        self.show()

    def withdraw_offer(self) -> None:
        """Hide a message whose action no longer fits; others stay."""
        if self._action is not None:
            self._action = None
            self.hide()

    def on_action(self) -> None:
        """Do the offered action."""
        self.hide()
        if self._action is not None:
            self._action()

    def on_close(self) -> None:
        """Put the message away; the keyboard first, or Qt would hand it to any field."""
        self.closed.emit()
        self.hide()

    def on_copy(self) -> None:
        """Put the details on the clipboard."""
        QApplication.clipboard().setText(self._details)
