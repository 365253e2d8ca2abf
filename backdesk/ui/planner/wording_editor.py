"""Say an exercise in other words for one client: an editor that opens below the dose."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from backdesk.domain.client_wording import ClientWording, with_wording, wording_of
from backdesk.domain.exercise import Exercise
from backdesk.domain.ids import ExerciseId
from backdesk.domain.wording import Words
from backdesk.ui.planner.dose_editor import TYPING_PAUSE_MS
from backdesk.ui.planner.wording_fields import WordingFields
from backdesk.ui.session import PlanSession


class WordingEditor(QWidget):
    """Closed until it is wanted, and its fields are made only then; selecting cards stays quick.

    Signals: `opened()` the fields were made or shown.
    """

    opened = Signal()

    def __init__(self, session: PlanSession, words: Words) -> None:
        """Follow the session; `show_exercise` says whose words are edited."""
        super().__init__()
        self._session = session
        self._words = words
        self._exercise: ExerciseId | None = None
        self._dirty: str | None = None
        self._cards_per_page = 2
        self.fields: WordingFields | None = None
        self.toggle = QToolButton()
        self.toggle.setCheckable(True)
        self.toggle.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.toggle.setArrowType(Qt.ArrowType.RightArrow)
        self.toggle.toggled.connect(self.on_toggled)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignLeft)
        self._timer = QTimer(self, singleShot=True, interval=TYPING_PAUSE_MS)
        self._timer.timeout.connect(self.flush)
        self._name_toggle()
        session.plan_changed.connect(self.on_plan_changed)
        session.plan_closing.connect(self.flush)
        session.plan_opened.connect(self.on_plan_opened)

    def show_exercise(self, exercise: ExerciseId | None) -> None:
        """Edit this exercise's words from now on; what was typed for the last one is saved first."""
        changed = exercise != self._exercise
        if changed:
            self.flush()
            self._session.end_merge()
        self._exercise = exercise
        self.setVisible(self._original() is not None)
        if changed or self._dirty is None:
            self._fill(is_same=not changed)

    def flush(self) -> None:
        """Save what was typed and not saved yet."""
        self._timer.stop()
        field, self._dirty = self._dirty, None
        original = self._original()
        if field is None or original is None or self.fields is None:
            return
        typed = self.fields.read(original, self._wording())
        if getattr(typed, field) != getattr(self._wording(), field):
            self._push(replace(self._wording(), **{field: getattr(typed, field)}), field)

    def use_cards_per_page(self, count: int) -> None:
        """How many cards the handout puts on a page, for the hints."""
        self._cards_per_page = count
        for hint in () if self.fields is None else self.fields.hints:
            hint.use_cards_per_page(count)

    def on_toggled(self, is_open: bool) -> None:
        """Open or close; the first opening makes the fields."""
        self.toggle.setArrowType(Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow)
        if is_open and self.fields is None:
            self._make_fields()
        if self.fields is None:
            return
        if is_open:
            self._fill(is_same=False)
        else:
            self.flush()
        self.fields.setVisible(is_open)
        if is_open:
            self.opened.emit()

    def on_plan_changed(self) -> None:
        """Show the new state, for example after undo."""
        if self._dirty is None:
            self._fill(is_same=True)

    def on_plan_opened(self) -> None:
        """Another plan: nothing is being edited."""
        self._timer.stop()
        self._dirty, self._exercise = None, None
        self.hide()
        self._name_toggle()

    def on_typed(self, field: str) -> None:
        """A field is being typed into."""
        if self._dirty not in (None, field):
            self.flush()
        self._dirty = field
        self._timer.start()

    def on_left(self) -> None:
        """A field was left or Enter was pressed: save, and let the next change undo alone."""
        self.flush()
        self._session.end_merge()

    def on_copy_requested(self) -> None:
        """Start from the library's words."""
        original = self._original()
        if original is not None and self.fields is not None:
            self.flush()
            self.fields.copy_original(original)

    def on_back_requested(self) -> None:
        """Take this client's words away."""
        if self._exercise is None or self.fields is None:
            return
        self._timer.stop()
        self._dirty = None
        self._session.end_merge()
        self._push(ClientWording(self._exercise), "")
        self._fill(is_same=False)
        self.fields.name.setFocus()

    def _push(self, wording: ClientWording, field: str) -> None:
        plan = self._session.plan
        name = self._session.catalogue.name_of(wording.exercise)
        self._session.push(
            replace(plan, wording=with_wording(plan.wording, wording)),
            self._words.gettext("change words for {what}").format(what=name),
            merge_key=f"{wording.exercise}:wording:{field}" if field else "",
        )

    def _original(self) -> Exercise | None:
        if self._exercise is None or not self._session.has_plan:
            return None
        return self._session.catalogue.exercises.get(self._exercise)

    def _wording(self) -> ClientWording:
        assert self._exercise is not None
        return wording_of(self._session.plan.wording, self._exercise)

    def _fill(self, *, is_same: bool) -> None:
        self._name_toggle()
        original = self._original()
        if original is not None and self.fields is not None and self.toggle.isChecked():
            self.fields.fill(original, self._wording(), is_same=is_same)

    def _name_toggle(self) -> None:
        say = self._words.gettext
        has_words = self._original() is not None and not self._wording().is_empty
        text = say("Words for this client (changed)") if has_words else say("Words for this client")
        if self.toggle.text() != text:
            self.toggle.setText(text)
            self.toggle.setAccessibleName(text)

    def _make_fields(self) -> None:
        self.fields = fields = WordingFields(self._words)
        fields.typed.connect(self.on_typed)
        fields.left.connect(self.on_left)
        fields.copy_requested.connect(self.on_copy_requested)
        fields.back_requested.connect(self.on_back_requested)
        self.use_cards_per_page(self._cards_per_page)
        self._layout.addWidget(fields)
        before: QWidget = self.toggle
        for field in (*fields.all.values(), fields.copy_button, fields.back_button):
            QWidget.setTabOrder(before, field)
            before = field
