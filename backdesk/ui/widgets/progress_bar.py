"""Work under way: what it is, how far it is, and Cancel."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from backdesk.domain.wording import Words


class WorkProgress(QWidget):
    """Sits in the status bar; hidden while nothing runs."""

    def __init__(self, words: Words) -> None:
        """Hidden until `start`."""
        super().__init__()
        self._cancel: Callable[[], None] | None = None
        self._label = QLabel()
        self._bar = QProgressBar()
        self._bar.setFixedWidth(160)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(words.gettext("Progress"))
        self.cancel_button = QPushButton(words.gettext("Cancel"))
        self.cancel_button.clicked.connect(self.on_cancel)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self._label, self._bar, self.cancel_button):
            layout.addWidget(widget)
        self.hide()

    def start(self, text: str, cancel: Callable[[], None]) -> None:
        """Show what is being done and how to stop it."""
        self._label.setText(text)
        self._bar.setRange(0, 0)
        self._cancel = cancel
        self.show()

    def report(self, step: int, of: int) -> None:
        """Show how far it is."""
        self._bar.setRange(0, max(1, of))
        self._bar.setValue(step)

    def finish(self) -> None:
        """The work is over."""
        self._cancel = None
        self.hide()

    def on_cancel(self) -> None:
        """Stop the work."""
        if self._cancel is not None:
            self._cancel()
        self.finish()
