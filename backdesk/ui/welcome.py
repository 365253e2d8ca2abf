"""The welcome page of the first start, and the tour through the window."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from backdesk.domain.wording import Words


class WelcomeCard(QFrame):
    """Stands above the sample week, so that the window is never empty.

    Signals: `client_requested()`, `import_requested()`, `tour_requested()`, `closed()`.
    """

    client_requested = Signal()
    import_requested = Signal()
    tour_requested = Signal()
    closed = Signal()

    def __init__(self, words: Words) -> None:
        """Shown by the window on the first start, and from the Help menu."""
        super().__init__()
        say = words.gettext
        self.setProperty("role", "card")
        self.setAccessibleName(say("Welcome"))
        title = QLabel(say("Welcome to Back Desk"))
        title.setProperty("role", "title")
        text = QLabel(
            say(
                "Below is a sample week for a sample client. Drag exercises from the library on the left "
                "into a day, watch the coverage on the right, then print the handout. "
                "Every change is saved as you make it."
            )
        )
        text.setWordWrap(True)
        text.setProperty("role", "muted")
        buttons = QHBoxLayout()
        self.buttons: dict[str, QPushButton] = {}
        for name, label, signal in (
            ("client", say("New client…"), self.client_requested),
            ("import", say("Import a plan…"), self.import_requested),
            ("tour", say("Take the tour"), self.tour_requested),
            ("close", say("Look at the sample"), self.closed),
        ):
            button = QPushButton(label)
            button.setAccessibleName(label)
            button.setAutoDefault(True)  # Enter presses it too, as in a dialog
            button.clicked.connect(signal)
            buttons.addWidget(button)
            self.buttons[name] = button
        self.buttons["client"].setProperty("primary", True)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.addWidget(title)
        layout.addWidget(text)
        layout.addLayout(buttons)


class TourCard(QFrame):
    """One step of the tour at a time.

    Signals: `step_shown(str)` names the part of the window to point at; `closed()`.
    """

    step_shown = Signal(str)
    closed = Signal()

    def __init__(self, words: Words) -> None:
        """Hidden until `start`."""
        super().__init__()
        say = words.gettext
        self._words = words
        self.setProperty("role", "card")
        self.setAccessibleName(say("Tour"))
        self._steps = (
            (
                "library",
                say("Find an exercise here. Type what you would say: “press bench”, “lats”, “no equipment”."),
            ),
            (
                "board",
                say(
                    "Drag it into a day and a block. With the keyboard: Enter in the list adds it to the "
                    "current cell, arrows walk through the cells, Alt and arrows move a card."
                ),
            ),
            (
                "dose",
                say(
                    "Select a card to set its sets, repetitions, holds and rests, "
                    "and to write a note for the client."
                ),
            ),
            (
                "coverage",
                say(
                    "See what the week trains and stretches. "
                    "While you drag, the numbers show what the drop would add."
                ),
            ),
            (
                "handout",
                say("See the handout before you print, save or e-mail it. Undo takes back anything."),
            ),
        )
        self._place = 0
        self.label = QLabel()
        self.label.setWordWrap(True)
        self.next_button = QPushButton()
        close = QPushButton(say("Close"))
        for button in (self.next_button, close):
            button.setAutoDefault(True)
        self.next_button.clicked.connect(self.on_next)
        close.clicked.connect(self.closed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 10, 12, 10)
        layout.addWidget(self.label, 1, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self.next_button)
        layout.addWidget(close)
        self.hide()

    def start(self) -> None:
        """Begin with the first step."""
        self._place = 0
        self._show()
        self.show()

    def on_next(self) -> None:
        """Go to the next step, or close after the last."""
        self._place += 1
        if self._place >= len(self._steps):
            self.closed.emit()
            return
        self._show()

    def _show(self) -> None:
        part, text = self._steps[self._place]
        number = self._words.gettext("{n} of {count}").format(n=self._place + 1, count=len(self._steps))
        self.label.setText(f"{number} · {text}")
        last = self._place == len(self._steps) - 1
        self.next_button.setText(self._words.gettext("Done") if last else self._words.gettext("Next"))
        self.step_shown.emit(part)
        self.next_button.setFocus()
