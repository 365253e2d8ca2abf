"""Below the coverage: the selected card's dose, picture and text, or the library entry's."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from backdesk.domain.exercise import Exercise
from backdesk.domain.ids import ExerciseId
from backdesk.domain.plan import Entry
from backdesk.domain.wording import Words
from backdesk.ui.figures.view import FigureView
from backdesk.ui.planner.details_view import DetailsView
from backdesk.ui.planner.dose_editor import DoseEditor
from backdesk.ui.planner.wording_editor import WordingEditor
from backdesk.ui.session import PlanSession
from backdesk.ui.theme.theme import Theme

MARGIN = 12
BAR_GAP = 4
"""Between what scrolls and its scroll bar, in pixels."""


class SelectedPane(QWidget):
    """Signals: `add_requested()` add the shown library entry to the current cell; `doses_requested()` edit
    the doses of all selected cards; `shown(ExerciseId | None, is_planned)` which exercise is shown, and
    whether as a card of the board."""

    add_requested = Signal()
    doses_requested = Signal()
    shown = Signal(object, bool)

    def __init__(
        self,
        session: PlanSession,
        editor: DoseEditor,
        words: Words,
        theme: Theme,
        *,
        figure: FigureView,
    ) -> None:
        """Starts with a hint."""
        super().__init__()
        self._session = session
        self._words = words
        self.editor = editor
        self.wording = WordingEditor(session, words)
        self.wording.opened.connect(self.on_wording_opened)
        self.figure = figure
        self.title = QLabel()
        self.title.setProperty("role", "name")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(True)
        self.hint = QLabel(words.gettext("Select a card to set its dose, or an exercise to read about it."))
        self.hint.setProperty("role", "muted")
        self.hint.setWordWrap(True)
        self.details = DetailsView(words, theme)
        self.add_button = QPushButton()
        self.add_button.setProperty("primary", True)
        self.add_button.clicked.connect(self.add_requested)
        self.doses_button = QPushButton(words.gettext("Edit doses together…"))
        self.doses_button.setAccessibleName(words.gettext("Edit doses together…"))
        self.doses_button.clicked.connect(self.doses_requested)
        self._exercise: ExerciseId | None = None
        self._lay_out()
        self.show_nothing()

    def show_nothing(self) -> None:
        """Say what can be done."""
        self._show("")
        self.editor.show_entry(None)
        self.wording.show_exercise(None)
        self._show_details(None)

    def put(self, widget: QWidget, *, first: bool) -> None:
        """Show a widget above all that scrolls, or between the dose and the picture."""
        place = 0 if first else self._inner.indexOf(self.figure)
        if self._inner.indexOf(widget) != place - (not first):
            self._inner.removeWidget(widget)
            self._inner.insertWidget(0 if first else self._inner.indexOf(self.figure), widget)

    def flush(self) -> None:
        """Save what was typed into dose, note and words and is not saved yet."""
        self.editor.flush()
        self.wording.flush()

    def use_cards_per_page(self, count: int) -> None:
        """How many cards the handout puts on a page: the hints say when a text is too long for one."""
        self.editor.note_hint.use_cards_per_page(count)
        self.wording.use_cards_per_page(count)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show one card's dose and text, or how many are selected."""
        if not entries:
            self.show_nothing()
            return
        if len(entries) > 1:
            text = self._words.ngettext("{n} card selected", "{n} cards selected", len(entries))
            self._show(text.format(n=len(entries)), several=True)
            self.editor.show_entry(None)
            self.wording.show_exercise(None)
            self._show_details(None)
            return
        exercise = self._session.catalogue.exercises.get(entries[0].exercise)
        self._show(self._session.catalogue.name_of(entries[0].exercise), editor=True)
        self.editor.show_entry(entries[0])
        self.wording.show_exercise(entries[0].exercise)
        self._show_details(exercise, is_planned=True)

    def show_exercise(self, exercise: Exercise, place: str) -> None:
        """Show a library entry, and where Add would put it."""
        self._show(
            exercise.name,
            add=self._words.gettext("Add to {place}").format(place=place),
        )
        self.editor.show_entry(None)
        self.wording.show_exercise(None)
        self._show_details(exercise)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: what can be seen at once became taller or shorter."""
        if event.type() is QEvent.Type.Resize:
            self.figure.fit_height(self._scroll.viewport().height())
        return False

    def on_range_changed(self) -> None:
        """The scroll bar comes and goes in a margin of its own width, so that nothing changes its size."""
        bar = self._scroll.verticalScrollBar()
        right = 0 if bar.maximum() > 0 else self._bar_width()
        self._inner.setContentsMargins(MARGIN, 0, BAR_GAP + right, 8)

    def on_focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        """What has the keyboard is in view, however it got there."""
        if now is not None and now is not self.details and self._scroll.isAncestorOf(now):
            self._scroll.ensureWidgetVisible(now, 0, MARGIN)

    def on_wording_opened(self) -> None:
        """The fields for this client's words are in view, and the button that closes them."""
        self._inner.activate()  # the new fields have their size before they are scrolled to
        self._scroll.ensureWidgetVisible(self.wording, 0, MARGIN)
        self._scroll.ensureWidgetVisible(self.wording.toggle, 0, MARGIN)

    def _show_details(self, exercise: Exercise | None, *, is_planned: bool = False) -> None:
        catalogue = self._session.catalogue
        if exercise is None or exercise.id != self._exercise:
            self._scroll.verticalScrollBar().setValue(0)
        self._exercise = None if exercise is None else exercise.id
        self.figure.show_exercise(exercise, catalogue.taxonomy)
        self.details.show_exercise(exercise, catalogue)
        self.shown.emit(self._exercise, is_planned)

    def _lay_out(self) -> None:
        """Title and button stay; dose, picture and text scroll together."""
        content = QWidget()
        self._inner = QVBoxLayout(content)
        self._inner.setSpacing(8)
        for widget in (self.editor, self.wording, self.figure, self.details):
            self._inner.addWidget(widget)
        self._inner.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setAccessibleName(self._words.gettext("Selected exercise"))
        self._scroll.setWidget(content)
        head = QVBoxLayout()
        head.setContentsMargins(MARGIN, 0, BAR_GAP + self._bar_width(), 0)
        head.setSpacing(6)
        head.addWidget(self.hint)
        head.addWidget(self.title)
        head.addWidget(self.add_button)
        head.addWidget(self.doses_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addWidget(self._scroll, 1)
        QWidget.setTabOrder(self.editor.note, self.wording.toggle)
        self._scroll.viewport().installEventFilter(self)
        self._scroll.verticalScrollBar().rangeChanged.connect(self.on_range_changed)
        self.on_range_changed()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self.on_focus_changed)

    def _bar_width(self) -> int:
        return self._scroll.verticalScrollBar().sizeHint().width()

    def _show(self, title: str, *, editor: bool = False, add: str = "", several: bool = False) -> None:
        self.title.setText(title)
        self.title.setVisible(bool(title))
        self.hint.setVisible(not title)
        self.editor.setVisible(editor)
        if editor and self.add_button.hasFocus():  # else hiding it gives the keyboard to the picture below
            self.editor.setEnabled(True)
            self.editor.field("sets").setFocus()
        self.add_button.setVisible(bool(add))
        self.doses_button.setVisible(several)
        self.add_button.setText(add)
        self.add_button.setAccessibleName(add)
