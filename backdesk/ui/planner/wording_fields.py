"""The fields of the words for one client: made when they are first wanted, filled and read back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from backdesk.domain.clean_texts import MAX_NOTE_CHARACTERS, one_line, text_lines
from backdesk.domain.client_wording import ClientWording
from backdesk.domain.exercise import Exercise
from backdesk.domain.links import checked_link
from backdesk.domain.wording import Words
from backdesk.errors import BackDeskError
from backdesk.ui.widgets.reading_hint import ReadingHint

MAX_NAME = 200
MAX_LINK = 2000
_STEPS_HEIGHT = 104
_TIP_HEIGHT = 58

Field = QLineEdit | QPlainTextEdit


class WordingFields(QWidget):
    """Name, steps, tip and link. Empty fields show the library's words in grey.

    Signals: `typed(name)` a field is being typed into; `left()` a field lost the keyboard;
    `copy_requested()` the library's words are wanted to start from; `back_requested()` they are
    wanted back.
    """

    typed = Signal(str)
    left = Signal()
    copy_requested = Signal()
    back_requested = Signal()

    def __init__(self, words: Words) -> None:
        """Empty fields; `fill` says what stands in them."""
        super().__init__()
        self._words = words
        say = words.gettext
        self.name = QLineEdit()
        self.name.setMaxLength(MAX_NAME)
        self.steps = QPlainTextEdit()
        self.steps.setFixedHeight(_STEPS_HEIGHT)
        self.tip = QPlainTextEdit()
        self.tip.setFixedHeight(_TIP_HEIGHT)
        self.link = QLineEdit()
        self.link.setMaxLength(MAX_LINK)
        self.steps_hint = ReadingHint(words, say("Steps"))
        self.tip_hint = ReadingHint(words, say("Tip"))
        self.problem = QLabel()
        self.problem.setProperty("role", "warning")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.copy_button = QPushButton(say("Start from the original"))
        self.copy_button.setToolTip(say("Put the library’s words into the empty fields, to change them"))
        self.back_button = QPushButton(say("Back to the original"))
        self.back_button.setToolTip(say("Take the words for this client away"))
        self._lay_out()
        self._connect()

    @property
    def all(self) -> dict[str, Field]:
        """The fields by their name in ClientWording."""
        return {"name": self.name, "steps": self.steps, "tip": self.tip, "link": self.link}

    @property
    def hints(self) -> tuple[ReadingHint, ReadingHint]:
        """The hints below steps and tip."""
        return self.steps_hint, self.tip_hint

    def fill(self, exercise: Exercise, wording: ClientWording, *, is_same: bool) -> None:
        """Show the words of this client, and the library's in grey where there are none.

        When it `is_same` exercise as before, what already says the same stays as it was typed, and a
        wrong link stays to be corrected.
        """
        shown = self._said(exercise) if is_same else None
        if shown is None or shown.name != wording.name:
            _write(self.name, wording.name)
        if shown is None or shown.steps != wording.steps:
            _write(self.steps, "\n".join(wording.steps))
            self.steps_hint.clear()
        if shown is None or shown.tip != wording.tip:
            _write(self.tip, wording.tip)
            self.tip_hint.clear()
        if not (is_same and self.link.property("wrong")):
            _write(self.link, wording.link)
            self._mark_link("")
        originals = (exercise.name, "\n".join(exercise.steps), exercise.tip, exercise.link or "https://")
        for field, original in zip(self.all.values(), originals, strict=True):
            field.setPlaceholderText(original)
        self.back_button.setEnabled(not wording.is_empty)

    def copy_original(self, exercise: Exercise) -> None:
        """Write the library's words into the empty fields; they count only once they are changed."""
        originals = {"name": exercise.name, "steps": "\n".join(exercise.steps), "tip": exercise.tip}
        for name, text in originals.items():
            if not _text(self.all[name]).strip():
                _write(self.all[name], text)
        self.steps.setFocus()

    def read(self, exercise: Exercise, old: ClientWording) -> ClientWording:
        """The words in the fields; what equals the library's is none of its own.

        A wrong link is marked and the old one kept.
        """
        said = self._said(exercise)
        link = old.link
        try:
            link = checked_link(self.link.text())
            self._mark_link("")
        except BackDeskError as problem:
            self._mark_link(problem.said(self._words.gettext))
        return replace(said, link="" if link == exercise.link else link)

    def _said(self, exercise: Exercise) -> ClientWording:
        """Name, steps and tip in the fields as they are stored, "" or () for what the library says too."""
        name = one_line(" ".join(self.name.text().split()))
        steps = text_lines(self.steps.toPlainText().splitlines())
        tip = one_line(self.tip.toPlainText(), MAX_NOTE_CHARACTERS)
        return ClientWording(
            exercise.id,
            name="" if name == exercise.name else name,
            steps=() if steps == exercise.steps else steps,
            tip="" if tip == exercise.tip else tip,
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: a field with several lines loses the keyboard."""
        if event.type() is QEvent.Type.FocusOut and watched in (self.steps, self.tip):
            self.left.emit()
        return super().eventFilter(watched, event)

    def _mark_link(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        if bool(self.link.property("wrong")) != bool(problem):
            self.link.setProperty("wrong", bool(problem))
            self.link.style().unpolish(self.link)
            self.link.style().polish(self.link)

    def _connect(self) -> None:
        self.name.textEdited.connect(lambda: self.typed.emit("name"))
        self.link.textEdited.connect(lambda: self.typed.emit("link"))
        self.steps.textChanged.connect(self._typing("steps", self.steps, self.steps_hint))
        self.tip.textChanged.connect(self._typing("tip", self.tip, self.tip_hint))
        for line in (self.name, self.link):
            line.editingFinished.connect(self.left)
        for text in (self.steps, self.tip):
            text.setTabChangesFocus(True)
            text.installEventFilter(self)
        self.copy_button.clicked.connect(self.copy_requested)
        self.back_button.clicked.connect(self.back_requested)

    def _typing(self, name: str, field: QPlainTextEdit, hint: ReadingHint) -> Callable[[], None]:
        def on_text_changed() -> None:
            hint.follow(field.toPlainText())
            self.typed.emit(name)

        return on_text_changed

    def _lay_out(self) -> None:
        say = self._words.gettext
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        where = QLabel(say("Printed on every day of this plan. The library keeps its words."))
        where.setProperty("role", "muted")
        where.setWordWrap(True)
        layout.addWidget(where)
        self._add(layout, say("Name"), say("Name for this client"), self.name)
        self._add(layout, say("Steps, one a line"), say("Steps for this client, one a line"), self.steps)
        layout.addWidget(self.steps_hint)
        self._add(layout, say("Tip"), say("Tip for this client"), self.tip)
        layout.addWidget(self.tip_hint)
        self._add(layout, say("Link, printed as a QR code"), say("Link for this client"), self.link)
        layout.addWidget(self.problem)
        buttons = QHBoxLayout()
        for button in (self.copy_button, self.back_button):
            button.setAccessibleName(button.text())
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout.addLayout(buttons)

    def _add(self, layout: QVBoxLayout, label: str, name: str, field: Field) -> None:
        caption = QLabel(label)
        caption.setProperty("role", "muted")
        caption.setBuddy(field)
        field.setAccessibleName(name)
        layout.addWidget(caption)
        layout.addWidget(field)


def _text(field: Field) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def _write(field: Field, text: str) -> None:
    """Put a text into a field as if it had always stood there: nobody typed it."""
    if _text(field) == text:
        return
    with QSignalBlocker(field):
        if isinstance(field, QLineEdit):
            field.setText(text)
        else:
            field.setPlainText(text)
