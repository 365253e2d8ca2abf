"""Edit the dose of the selected card; every change is an undoable edit."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from backdesk.domain import plan_edits
from backdesk.domain.dose import Dose, Side
from backdesk.domain.dose_input import DoseInputError, field_text
from backdesk.domain.ids import EntryId
from backdesk.domain.plan import Entry
from backdesk.domain.wording import Words
from backdesk.errors import PlanEditError
from backdesk.ui.clients.fields import let_wheel_pass
from backdesk.ui.planner.dose_fields import (
    MAX_TEXT,
    PARSERS,
    field_hints,
    field_labels,
    input_help,
    side_names,
)
from backdesk.ui.planner.editing import PlanEditing
from backdesk.ui.session import PlanSession
from backdesk.ui.widgets.reading_hint import ReadingHint

TYPING_PAUSE_MS = 700
"""Typed text is saved after this pause, on leaving the field, and when the window closes."""


class DoseEditor(QWidget):
    """One field per part of the dose, and the note. Wrong input is marked and never saved."""

    def __init__(self, session: PlanSession, editing: PlanEditing, words: Words) -> None:
        """Follow the session; `show_entry` says which card is edited."""
        super().__init__()
        self._session = session
        self._editing = editing
        self._words = words
        self._entry_id: EntryId | None = None
        self._dirty: str | None = None
        self._fields: dict[str, QLineEdit] = {}
        self.side = QComboBox()
        let_wheel_pass(self.side)
        self.note = QPlainTextEdit()
        self.note_hint = ReadingHint(words, words.gettext("Note for the client"))
        self._message = QLabel()
        self._timer = QTimer(self, singleShot=True, interval=TYPING_PAUSE_MS)
        self._timer.timeout.connect(self.flush)
        self._build()
        session.plan_changed.connect(self.on_plan_changed)
        session.plan_closing.connect(self.flush)
        session.plan_opened.connect(self.on_plan_opened)

    def field(self, name: str) -> QLineEdit:
        """The input of one dose field, by its name in the plan file."""
        return self._fields[name]

    def show_entry(self, entry: Entry | None) -> None:
        """Edit this entry from now on; what was typed for the last one is saved first."""
        new_id = None if entry is None else entry.id
        changed = new_id != self._entry_id
        if changed:
            self.flush()
            self._session.end_merge()
        self._entry_id = new_id
        self.setEnabled(entry is not None)
        if changed:
            self.note_hint.clear()
        if entry is not None and (changed or self._dirty is None):
            self._fill(entry, keep_wrong=not changed)

    def flush(self) -> None:
        """Save what was typed and not saved yet."""
        self._timer.stop()
        field, self._dirty = self._dirty, None
        entry = self._entry()
        if field is None or entry is None:
            return
        if field == "note":
            self._editing.set_note(entry.id, self.note.toPlainText())
            return
        self._editing.set_dose(entry.id, self._read(entry.dose), field=field)

    def on_plan_opened(self) -> None:
        """Another plan: nothing is being edited."""
        self._dirty, self._entry_id = None, None
        self.setEnabled(False)

    def on_plan_changed(self) -> None:
        """Show the entry's new state, for example after undo."""
        entry = self._entry()
        if entry is not None and self._dirty is None:
            self._fill(entry, keep_wrong=True)

    def on_text_edited(self) -> None:
        """A field is being typed into."""
        self._mark_dirty(self.sender())

    def on_editing_finished(self) -> None:
        """A field was left or Enter was pressed: save, and let the next change undo alone."""
        self.flush()
        self._session.end_merge()

    def on_side_activated(self) -> None:
        """A side was chosen."""
        self._dirty = "side"
        self.flush()

    def on_note_changed(self) -> None:
        """The note is being typed."""
        self.note_hint.follow(self.note.toPlainText())
        self._mark_dirty(self.note)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: save the note when it loses the focus."""
        if watched is self.note and event.type() is QEvent.Type.FocusOut:
            self.on_editing_finished()
        return super().eventFilter(watched, event)

    def _mark_dirty(self, sender: QObject | None) -> None:
        name = next((name for name, field in self._fields.items() if field is sender), "note")
        if self._dirty not in (None, name):
            self.flush()
        self._dirty = name
        self._timer.start()

    def _entry(self) -> Entry | None:
        if self._entry_id is None or not self._session.has_plan:
            return None
        try:
            return plan_edits.find_entry(self._session.plan, self._entry_id)[1]
        except PlanEditError:
            return None

    def _read(self, old: Dose) -> Dose:
        """The dose in the fields; a wrong field is marked and keeps its old value."""
        values: dict[str, object] = {}
        wrong: DoseInputError | None = None
        for name, field in self._fields.items():
            try:
                parser = PARSERS.get(name)
                values[name] = field.text().strip() if parser is None else parser(field.text())
                self._mark(field, wrong=False)
            except DoseInputError as problem:
                wrong = problem
                values[name] = getattr(old, name)
                self._mark(field, wrong=True)
        self._message.setVisible(wrong is not None)
        if wrong is not None:
            self._message.setText(input_help(wrong, self._words))
        # Qt hands the side back as a plain string
        return replace(old, **values, side=Side(self.side.currentData()))  # type: ignore[arg-type]

    def _fill(self, entry: Entry, *, keep_wrong: bool) -> None:
        dose = entry.dose
        for name, field in self._fields.items():
            if keep_wrong and field.property("wrong"):
                continue  # it is still to be corrected
            value = getattr(dose, name)
            text = value if isinstance(value, str) else field_text(value)
            if field.text() != text:
                field.setText(text)
            self._mark(field, wrong=False)
        self._message.setVisible(any(field.property("wrong") for field in self._fields.values()))
        self.side.setCurrentIndex(self.side.findData(dose.side))
        if self.note.toPlainText() != entry.note:
            self.note.blockSignals(True)
            self.note.setPlainText(entry.note)
            self.note.blockSignals(False)
            self.note_hint.clear()

    def _mark(self, field: QLineEdit, *, wrong: bool) -> None:
        if bool(field.property("wrong")) != wrong:
            field.setProperty("wrong", wrong)
            field.style().unpolish(field)
            field.style().polish(field)

    def _build(self) -> None:
        say = self._words.gettext
        labels, hints = field_labels(self._words), field_hints(self._words)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        for place, (name, label) in enumerate(labels.items()):
            field = QLineEdit()
            field.setPlaceholderText(hints.get(name, ""))
            field.setMaxLength(MAX_TEXT)
            field.textEdited.connect(self.on_text_edited)
            field.editingFinished.connect(self.on_editing_finished)
            self._fields[name] = field
            self._add(grid, label, field, place)
        for side, label in side_names(self._words).items():
            self.side.addItem(label, side)
        self.side.activated.connect(self.on_side_activated)
        self._add(grid, say("Side"), self.side, len(labels))
        self._build_rest(grid)

    def _build_rest(self, grid: QGridLayout) -> None:
        say = self._words.gettext
        self.note.setAccessibleName(say("Note for the client"))
        self.note.setPlaceholderText(say("Note for the client"))
        self.note.setFixedHeight(64)
        self.note.setTabChangesFocus(True)
        self.note.textChanged.connect(self.on_note_changed)
        self.note.installEventFilter(self)
        self._message.setProperty("role", "warning")
        self._message.setWordWrap(True)
        self._message.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(grid)
        layout.addWidget(self._message)
        layout.addWidget(self.note)
        layout.addWidget(self.note_hint)
        self.setEnabled(False)

    def _add(self, grid: QGridLayout, label: str, field: QWidget, place: int) -> None:
        row, column = divmod(place, 3)
        caption = QLabel(label)
        caption.setProperty("role", "muted")
        caption.setBuddy(field)
        field.setAccessibleName(label)
        field.setMinimumWidth(64)
        grid.addWidget(caption, row * 2, column, Qt.AlignmentFlag.AlignBottom)
        grid.addWidget(field, row * 2 + 1, column)
