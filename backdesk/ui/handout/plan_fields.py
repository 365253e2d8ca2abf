"""What a plan itself says on its handout: the next appointment and a link; undoable like any edit."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from backdesk.domain.links import LONGEST_LINK, checked_link
from backdesk.domain.plan import Plan
from backdesk.domain.plan_edits import set_next_appointment
from backdesk.domain.wording import Words
from backdesk.errors import BackDeskError
from backdesk.ui.session import PlanSession

TYPING_PAUSE_MS = 700
"""Typed text is saved after this pause, on leaving the field, and before the handout is given out."""
LONGEST_APPOINTMENT = 120


class PlanFields(QWidget):
    """Two fields that follow the session's plan. A wrong link is marked and not saved."""

    def __init__(self, session: PlanSession, words: Words) -> None:
        """Empty until a plan is open."""
        super().__init__()
        self._session = session
        self._words = words
        self.appointment = QLineEdit()
        self.link = QLineEdit()
        self._message = QLabel()
        self._dirty: QLineEdit | None = None
        self._timer = QTimer(self, singleShot=True, interval=TYPING_PAUSE_MS)
        self._timer.timeout.connect(self.flush)
        self._build()
        session.plan_changed.connect(self.on_plan_changed)
        session.plan_opened.connect(self.on_plan_opened)
        session.plan_closing.connect(self.flush)
        if session.has_plan:
            self.on_plan_opened()

    @property
    def problem(self) -> str:
        """What is wrong with the link as it stands in the field, "" when nothing is."""
        return self.link.accessibleDescription() if self.link.property("wrong") else ""

    def flush(self) -> bool:
        """Save what was typed and not saved yet; whether the plan says now what the fields say."""
        self._timer.stop()
        field, self._dirty = self._dirty, None
        if field is None or not self._session.has_plan:
            return not self.problem
        plan, say = self._session.plan, self._words.gettext
        if field is self.appointment:
            after = set_next_appointment(plan, field.text())
            changed = self._push(after, say("change the next appointment"))
            return changed and not self.problem
        try:
            link = checked_link(field.text())
        except BackDeskError as problem:
            self._mark_link(problem.said(say))
            return False
        self._mark_link("")
        return self._push(replace(plan, link=link), say("change the link"))

    def on_edited(self) -> None:
        """A field is being typed into."""
        field = self.appointment if self.sender() is self.appointment else self.link
        if self._dirty not in (None, field):
            self.flush()
        self._dirty = field
        self._timer.start()

    def on_editing_finished(self) -> None:
        """A field was left or Enter was pressed: save, and let the next change undo alone."""
        self.flush()
        self._session.end_merge()
        if not self.link.property("wrong"):
            self._fill()

    def on_plan_changed(self) -> None:
        """Show what an edit, an undo or a redo changed, but nothing under the typing hand."""
        if self._dirty is None:
            self._fill(keep_typed=True)

    def on_plan_opened(self) -> None:
        """Another plan."""
        self._timer.stop()
        self._dirty = None
        self._mark_link("")
        self._fill()

    def _push(self, plan: Plan, text: str) -> bool:
        """Whether it could be saved."""
        self._session.push(plan, text, merge_key=text)
        return self._session.plan == plan

    def _fill(self, *, keep_typed: bool = False) -> None:
        """Show the plan's texts; `keep_typed` leaves a text that says the same and a wrong link."""
        plan = self._session.plan
        for field, text in ((self.appointment, plan.next_appointment), (self.link, plan.link)):
            if keep_typed and field.hasFocus() and self._means(field) == text:
                continue
            if keep_typed and field is self.link and field.property("wrong"):
                continue
            if field.text() != text:
                field.setText(text)

    def _means(self, field: QLineEdit) -> str | None:
        """What a field's text would be saved as, None where it would not."""
        if field is self.appointment:
            return " ".join(field.text().split())
        try:
            return checked_link(field.text())
        except BackDeskError:
            return None

    def _mark_link(self, sentence: str) -> None:
        self.link.setProperty("wrong", bool(sentence))
        self.link.style().unpolish(self.link)
        self.link.style().polish(self.link)
        self.link.setAccessibleDescription(sentence)
        self._message.setText(sentence)
        self._message.setVisible(bool(sentence))

    def _build(self) -> None:
        say = self._words.gettext
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for field, name, example, longest in (
            (
                self.appointment,
                say("Next appointment"),
                say("such as 2 December, 10:30"),
                LONGEST_APPOINTMENT,
            ),
            (self.link, say("Link, printed as a QR code"), "https://", LONGEST_LINK),
        ):
            label = QLabel(name)
            label.setBuddy(field)
            field.setAccessibleName(name)
            field.setPlaceholderText(example)
            field.setMaxLength(longest)
            field.textEdited.connect(self.on_edited)
            field.editingFinished.connect(self.on_editing_finished)
            column.addWidget(label)
            column.addWidget(field)
        self._message.setTextFormat(Qt.TextFormat.PlainText)
        self._message.setWordWrap(True)
        self._message.setProperty("role", "warning")
        self._message.hide()
        column.addWidget(self._message)
