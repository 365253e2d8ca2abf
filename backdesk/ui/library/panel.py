"""The library panel: search, filters, and the list to drag from."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QDrag, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from backdesk.domain.exercise import Exercise
from backdesk.domain.ids import ExerciseId, MuscleId
from backdesk.domain.wording import Words
from backdesk.services.library_marks import LibraryMarks
from backdesk.services.library_shelves import LibraryShelves, Shelf
from backdesk.services.muscle_gaps import gap_fillers
from backdesk.services.own_exercises import OwnExercises
from backdesk.services.search import LibrarySearch
from backdesk.ui.figures.tile import ThumbnailTile
from backdesk.ui.library.filter_bar import FilterBar
from backdesk.ui.library.row_delegate import LibraryRowDelegate
from backdesk.ui.models.library_model import LibraryModel
from backdesk.ui.planner.drag_picture import drag_picture
from backdesk.ui.session import PlanSession
from backdesk.ui.theme.icons import Icons
from backdesk.ui.theme.theme import Theme

WARM_UP_MS = 300
"""The search index is built this long after the window is up and idle, before the first key."""


class LibraryList(QListView):
    """The list itself; drags carry a small picture.

    Signals: `add_requested()` Enter or double click; `menu_requested(QPoint)`.
    """

    add_requested = Signal()
    menu_requested = Signal(QPoint)

    def __init__(self, theme: Theme) -> None:
        """Set up selection and dragging."""
        super().__init__()
        self._theme = theme
        self.setUniformItemSizes(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self.on_menu)
        self.doubleClicked.connect(self.on_double_clicked)

    def on_double_clicked(self) -> None:
        """Add the exercise to the current cell."""
        self.add_requested.emit()

    def on_menu(self, point: QPoint) -> None:
        """Open the context menu."""
        self.menu_requested.emit(self.viewport().mapToGlobal(point))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter adds."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.add_requested.emit()
            return
        super().keyPressEvent(event)

    def startDrag(self, supported: Qt.DropAction) -> None:
        """Qt: drag the selected exercises with a small picture."""
        indexes = self.selectedIndexes()
        if indexes:
            drag = QDrag(self)
            drag.setMimeData(self.model().mimeData(indexes))
            drag.setPixmap(drag_picture([str(index.data()) for index in indexes], self._theme.tokens, self))
            drag.setHotSpot(QPoint(12, 12))
            drag.exec(Qt.DropAction.CopyAction)


class LibraryPanel(QWidget):
    """Search as you type, filter, drag or press Enter.

    Signals: `add_requested(list[ExerciseId])`; `exercise_shown(Exercise | None)` the current
    row changed; `menu_requested(QPoint)`; `star_clicked(ExerciseId)`.
    """

    add_requested = Signal(list)
    exercise_shown = Signal(object)
    menu_requested = Signal(QPoint)
    star_clicked = Signal(str)

    def __init__(
        self,
        session: PlanSession,
        search: LibrarySearch,
        words: Words,
        theme: Theme,
        *,
        icons: Icons,
        tile: ThumbnailTile,
    ) -> None:
        """Show the whole library at first; `tile` paints the rows' pictures."""
        super().__init__()
        self._session = session
        self._search = search
        self._words = words
        self._gap: MuscleId | None = None
        self._best_first: tuple[ExerciseId, ...] = ()
        self._shelves: LibraryShelves | None = None
        self.search_field = QLineEdit()
        self.filter_bar = FilterBar(session.catalogue, words, theme)
        self.model = LibraryModel(session.catalogue, words, self)
        self.list = LibraryList(theme)
        self._count = QLabel()
        self._nothing = QLabel(words.gettext("Nothing found. Try fewer words or clear the filters."))
        self._delegate = LibraryRowDelegate(theme, icons, tile, self)
        self.list.setItemDelegate(self._delegate)
        self._build()
        session.plan_opened.connect(self.on_plan_opened)
        session.library_changed.connect(self.on_plan_opened)
        session.plan_changed.connect(self.on_plan_changed)
        theme.changed.connect(self.list.viewport().update)
        self.refresh()

    def use_marks(self, marks: LibraryMarks, own: OwnExercises) -> None:
        """Show what the user says of exercises, and which are the clinic's own."""
        self._shelves = LibraryShelves(marks, own)
        self.model.use_shelves(self._shelves)

    def selected(self) -> list[ExerciseId]:
        """The selected exercises in list order, else the one that has the keyboard."""
        indexes = sorted(self.list.selectedIndexes(), key=lambda index: index.row())
        if not indexes and self.list.hasFocus():  # Tab makes a row current without selecting it
            indexes = [self.list.currentIndex()]
        chosen = [exercise for index in indexes if (exercise := self.model.exercise(index)) is not None]
        return [exercise.id for exercise in chosen]

    def current(self) -> Exercise | None:
        """The exercise of the current row."""
        return self.model.exercise(self.list.currentIndex())

    def show_muscle(self, muscle: MuscleId) -> None:
        """List what would add to a muscle, best first, until another muscle filter is chosen."""
        self._gap, self._best_first = muscle, self._fillers(muscle)
        self.filter_bar.show_muscle(muscle)
        self.search_field.clear()
        self.refresh()

    def show_exercise(self, exercise: ExerciseId) -> None:
        """Make an exercise current, even when the search or the filters would leave it out."""
        if not self.model.row_of(exercise).isValid():
            self.filter_bar.clear()
            self.search_field.clear()
        row = self.model.row_of(exercise)
        self.list.setCurrentIndex(row)
        self.list.scrollTo(row)

    def enter_list(self) -> None:
        """Give the list the keyboard, with a row selected."""
        self.list.setFocus()  # this alone makes the first row current, but does not select it
        if not self.list.selectedIndexes():
            self.list.setCurrentIndex(QModelIndex())
            self.list.setCurrentIndex(self.model.index(0, 0))

    def refresh(self) -> None:
        """Search again."""
        text, filters = self.search_field.text(), self.filter_bar.filters()
        found = self._search.find(text, filters)
        if filters.muscle != self._gap:
            self._gap = None
        if self._gap is not None:
            inner, outer = (found, self._best_first) if text.strip() else (self._best_first, found)
            wanted = frozenset(outer)
            found = tuple(exercise for exercise in inner if exercise in wanted)
        shelf = self.filter_bar.chosen_shelf()
        if shelf is not None and self._shelves is not None:
            found = self._shelves.narrowed(found, shelf, by_use=not text.strip())
        self.model.show(found)
        self._nothing.setText(self._nothing_found(shelf))
        self._nothing.setVisible(not found)
        self._count.setText(self._counted(len(found)))
        self.list.scrollToTop()

    def warm_up_later(self) -> None:
        """Build the search index in a quiet moment, before the first key."""
        QTimer.singleShot(WARM_UP_MS, self, lambda: self._search.warm_up())

    def on_plan_opened(self) -> None:
        """Know the plan's own exercises and the client's precautions."""
        precautions = () if self._session.client is None else self._session.client.precautions
        if self._search.catalogue is not self._session.catalogue:
            self._search = LibrarySearch(self._session.catalogue, self._words)
        self.model.use(self._session.catalogue, self._session.screen())
        self.filter_bar.offer_client(precautions)
        if self._gap is not None:
            self._best_first = self._fillers(self._gap)
        self.refresh()

    def on_plan_changed(self) -> None:
        """An edit, or its undo, changed an exercise that the plan carries, or what it overrides."""
        if self._search.catalogue is not self._session.catalogue:
            self.on_plan_opened()
        else:
            self.model.mark(self._session.screen())

    def on_picture_ready(self, exercise: ExerciseId) -> None:
        """Repaint an exercise's row: its picture is there."""
        self.list.update(self.model.row_of(exercise))

    def on_current_changed(self) -> None:
        """Show the current exercise's text."""
        self.exercise_shown.emit(self.current())

    def on_add_requested(self) -> None:
        """Add what is selected."""
        chosen = self.selected()
        if chosen:
            self.add_requested.emit(chosen)

    def on_search_entered(self) -> None:
        """Enter in the search field adds the best match."""
        first = self.model.exercise(self.model.index(0, 0))
        if first is not None and self.search_field.text().strip():
            self.add_requested.emit([first.id])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: Down in the search field goes into the list; Esc clears the field."""
        if (
            watched is self.search_field
            and isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
        ):
            if event.key() == Qt.Key.Key_Down:
                self.enter_list()
                return True
            if event.key() == Qt.Key.Key_Escape and self.search_field.text():
                self.search_field.clear()
                return True
        return super().eventFilter(watched, event)

    def _nothing_found(self, shelf: Shelf | None) -> str:
        say = self._words.gettext
        if self.search_field.text().strip() or shelf is None:
            return say("Nothing found. Try fewer words or clear the filters.")
        return {
            Shelf.FAVOURITES: say("No favourites here yet. Click the star of an exercise, or press Ctrl+B."),
            Shelf.RECENT: say("Nothing here yet. What you put into a plan is listed here."),
            Shelf.OWN: say("Nothing here yet. “New exercise…” in the menu Library makes one."),
        }[shelf]

    def _fillers(self, muscle: MuscleId) -> tuple[ExerciseId, ...]:
        """The exercises that would add to a muscle in the shown week of this client."""
        session = self._session
        days = session.plan.weeks[session.week_index].days if session.has_plan else ()
        return gap_fillers(
            muscle,
            session.catalogue,
            session.rules,
            planned=[entry.exercise for day in days for _, entry in day.entries()],
            precautions=() if session.client is None else session.client.precautions,
        )

    def _counted(self, number: int) -> str:
        if self._gap is None:
            return self._words.ngettext("{n} exercise", "{n} exercises", number).format(n=number)
        text = self._words.ngettext(
            "{n} exercise would add to: {muscle}", "{n} exercises would add to: {muscle}", number
        )
        return text.format(n=number, muscle=self._session.catalogue.muscle_name(self._gap))

    def _build(self) -> None:
        say = self._words.gettext
        self.search_field.setPlaceholderText(say("Search exercises"))
        self.search_field.setAccessibleName(say("Search exercises"))
        self.search_field.setClearButtonEnabled(True)
        self.search_field.textChanged.connect(self.refresh)
        self.search_field.returnPressed.connect(self.on_search_entered)
        self.search_field.installEventFilter(self)
        self.filter_bar.filters_changed.connect(self.refresh)
        self.list.setModel(self.model)
        self.list.setAccessibleName(say("Exercise library"))
        self.list.add_requested.connect(self.on_add_requested)
        self.list.menu_requested.connect(self.menu_requested)
        self._delegate.star_clicked.connect(self.star_clicked)
        self.list.selectionModel().currentChanged.connect(self.on_current_changed)
        for label in (self._count, self._nothing):
            label.setProperty("role", "muted")
            label.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 4)
        layout.setSpacing(6)
        layout.addWidget(self.search_field)
        layout.addWidget(self.filter_bar)
        layout.addWidget(self._nothing)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._count)
