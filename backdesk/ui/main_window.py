"""The desk: library, board, coverage and the selected card in one window."""

from __future__ import annotations

import uuid

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QLabel,
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from backdesk.errors import BackDeskError
from backdesk.services.backend import Backend
from backdesk.ui.board_menus import BoardMenus
from backdesk.ui.closing import WindowClosing
from backdesk.ui.desk_commands import build_commands, build_menus, show_settings
from backdesk.ui.desk_focus import DeskFocus
from backdesk.ui.features import Features
from backdesk.ui.figures.desk_figures import FIGURE_SETTINGS, DeskFigures
from backdesk.ui.figures.menu import add_figure_menu
from backdesk.ui.handout.desk import HandoutDesk
from backdesk.ui.handout.paperwork import HandoutPaperwork
from backdesk.ui.handout_jobs import HandoutJobs
from backdesk.ui.header_bar import HeaderBar
from backdesk.ui.library.panel import LibraryPanel
from backdesk.ui.models.tooltips import tooltip
from backdesk.ui.models.week_model import Drop, WeekModel
from backdesk.ui.plan_desk import PlanDesk
from backdesk.ui.planner.board import Board
from backdesk.ui.planner.body_map_desk import BodyMapDesk
from backdesk.ui.planner.coverage_panel import CoveragePanel
from backdesk.ui.planner.dose_editor import DoseEditor
from backdesk.ui.planner.editing import PlanEditing, place_name
from backdesk.ui.pose_editor.own_exercise_desk import OwnExerciseDesk
from backdesk.ui.saved_label import SavedLabel
from backdesk.ui.selected_pane import SelectedPane
from backdesk.ui.session import PlanSession
from backdesk.ui.tasks import QtTaskRunner
from backdesk.ui.theme.icons import Icons
from backdesk.ui.theme.theme import Theme
from backdesk.ui.welcome import TourCard, WelcomeCard
from backdesk.ui.widgets.notice_bar import NoticeBar
from backdesk.ui.widgets.pointer import Pointer
from backdesk.ui.widgets.progress_bar import WorkProgress
from backdesk.ui.window_state import Part, WindowState

NOTICE_MS = 8_000


class MainWindow(QMainWindow):
    """Builds all parts, connects them, and remembers its size."""

    def __init__(self, backend: Backend, theme: Theme, icons: Icons) -> None:
        """Show nothing yet; `open_first` puts a plan on the desk."""
        super().__init__()
        self.backend = backend
        self.words = backend.words
        self.settings = backend.settings
        self.theme = theme
        self.icons = icons
        session_id = uuid.uuid4().hex
        self.session = PlanSession(
            backend.library(), backend.planning.save, rules=backend.settings.rules(), parent=self
        )
        self.runner = QtTaskRunner(self)
        self.model = WeekModel(session_id, self)
        self.board = Board(self.session, self.model, self.words, theme, icons)
        self.editing = PlanEditing(
            self.session,
            self.board,
            self.words,
            backend.planning.new_id,
            own=lambda: backend.own.exercises,
        )
        self.figures = DeskFigures(backend.figures, self.settings, self.words, theme, self)
        self.library = LibraryPanel(
            self.session, backend.search, self.words, theme, icons=icons, tile=self.figures.tile
        )
        self.coverage = CoveragePanel(backend.catalogue.taxonomy, self.words, theme)
        self.dose_editor = DoseEditor(self.session, self.editing, self.words)
        self.selected = SelectedPane(
            self.session, self.dose_editor, self.words, theme, figure=self.figures.view
        )
        self.header = HeaderBar(self.words)
        self.desk = PlanDesk(backend, self.session, self.header, self.editing, self)
        self.notice = NoticeBar(self.words)
        self.welcome = WelcomeCard(self.words)
        self.tour = TourCard(self.words)
        self.progress = WorkProgress(self.words)
        self.handouts = HandoutJobs(
            backend, self.runner, self.progress, self, current_page=lambda: self.handout.page.view.current
        )
        self.pointer = Pointer(self, theme)
        self.focus = DeskFocus(self)
        self.own = OwnExerciseDesk(backend, self.session, theme, settings=lambda: self.settings, parent=self)
        self.menus = BoardMenus(self)
        self._last_drop: Drop | None = None
        self._lay_out()
        self.handout = HandoutDesk(self, self._stack, self._columns)
        self.paperwork = HandoutPaperwork(self)
        self.closing = WindowClosing(self)
        self.selected.use_cards_per_page(self.settings.cards_per_page)
        self.actions_by_name = build_commands(self)
        self.handout.show_ways()
        build_menus(self, self.actions_by_name)
        add_figure_menu(self)
        self.features = Features(self)
        self._fill_header()
        self._connect()
        self._state = self._window_state()
        self._state.restore()

    def open_first(self) -> None:
        """Put the last plan on the desk; the first start shows the sample and the welcome page."""
        first = self.desk.open_first()
        self.welcome.setVisible(first or not self.settings.welcome_done)
        self.library.search_field.setFocus()

    def change_setting(self, name: str, value: object) -> None:
        """Store a choice and follow it at once."""
        self.change_settings(**{name: value})

    def change_settings(self, **choices: object) -> None:
        """Store choices and follow them at once; what is so already is left alone."""
        changed = {name for name, value in choices.items() if getattr(self.settings, name) != value}
        if not changed:
            return
        self.settings = self.backend.settings_file.change(self.settings, **choices)
        if "theme" in changed:
            self.theme.choose(self.settings.theme)
        if changed & {"count_warm_up", "count_relief", "double_each_side"}:
            self.session.use_rules(self.settings.rules())
        if changed & set(FIGURE_SETTINGS):
            self.figures.follow(self.settings)
        self.selected.use_cards_per_page(self.settings.cards_per_page)
        self.handout.follow(self.settings)
        show_settings(self.actions_by_name, self.settings)

    def flush(self) -> None:
        """Save what was typed anywhere and is not saved yet."""
        self.selected.flush()
        self.handout.flush()

    def on_selection_changed(self) -> None:
        """Show the selected cards in the pane."""
        wanted = set(self.board.selected_ids())
        week = self.session.plan.weeks[self.session.week_index]
        self.selected.show_entries(
            [entry for day in week.days for _, entry in day.entries() if entry.id in wanted]
        )

    def on_exercise_shown(self, exercise: object) -> None:
        """Show the library's current entry in the pane."""
        cell = self.board.current_cell
        if exercise is not None and cell is not None:
            place = place_name(cell.day, cell.block, self.words)
            self.selected.show_exercise(exercise, place)  # type: ignore[arg-type]

    def on_cell_changed(self) -> None:
        """Say where Enter in the library adds."""
        cell = self.board.current_cell
        if cell is None:
            return
        place = place_name(cell.day, cell.block, self.words)
        self._where.setText(self.words.gettext("Adding to: {place}").format(place=place))
        if self.selected.add_button.isVisible():
            self.on_exercise_shown(self.library.current())

    def on_hovered(self, drop: object) -> None:
        """Show what a drag over a cell would do to the coverage."""
        if drop == self._last_drop:
            return
        self._last_drop = drop if isinstance(drop, Drop) else None
        plan = None if self._last_drop is None else self.editing.preview(self._last_drop)
        self.coverage.show_preview(None if plan is None else self.session.coverage(plan))

    def on_plan_shown(self) -> None:
        """Count again after an edit, another week, another plan or other rules."""
        self._last_drop = None
        self.coverage.show_coverage(self.session.coverage(), self.session.rules)

    def on_history_changed(self) -> None:
        """Name the next step in the tooltips; Qt's own would take the text for markup."""
        for name in ("undo", "redo"):
            action = self.actions_by_name.by_name[name]
            action.setToolTip(tooltip([action.text().replace("&&", "&")]))

    def on_edited(self, text: str) -> None:
        """Say what was done."""
        self.statusBar().showMessage(text[:1].upper() + text[1:], NOTICE_MS)

    def on_edit_failed(self, problem: BackDeskError) -> None:
        """Say why an edit was not saved, and offer to try again."""
        retry = (self.words.gettext("Try again"), self.session.retry)
        self.notice.show_notice(problem.said(self.words.gettext), action=retry)

    def on_told(self, sentence: str, details: str = "") -> None:
        """Show one sentence."""
        self.notice.show_notice(sentence, details=details)

    def on_done(self, sentence: str) -> None:
        """Say for a moment what was done; it may hold a client's name."""
        self.statusBar().showMessage(sentence, NOTICE_MS)

    def on_add_requested(self, ids: list[str]) -> None:
        """Add library exercises to the current cell."""
        self.editing.add_exercises(ids)  # type: ignore[arg-type]

    def closeEvent(self, event: QCloseEvent) -> None:
        """Qt: save what was typed; once nothing is being given out, remember the window and close."""
        self.flush()
        if not self.closing.may_close():
            event.ignore()
            return
        self.handout.close()
        self._state.save()
        self.runner.close()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        self.setAccessibleName("Back Desk")
        self.setWindowTitle("Back Desk")
        self.addToolBar(self.header)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(6, 6, 6, 6)
        column.setSpacing(6)
        for widget in (self.tour, self.welcome):
            column.addWidget(widget)
        column.addWidget(self.board, 1)
        self._right = QSplitter(Qt.Orientation.Vertical)
        self._right.addWidget(self.coverage)
        self._right.addWidget(self.selected)
        self._right.setSizes([450, 210])
        self._right.setChildrenCollapsible(False)
        self._columns = QSplitter(Qt.Orientation.Horizontal)
        for part in (self.library, middle, self._right):
            self._columns.addWidget(part)
        self._columns.setStretchFactor(1, 1)
        self._columns.setSizes([240, 696, 344])
        self._columns.setChildrenCollapsible(False)
        self.library.setMinimumWidth(220)
        self._right.setMinimumWidth(300)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._columns)
        whole = QWidget()
        self.above = QVBoxLayout(whole)
        self.above.setContentsMargins(0, 0, 0, 0)
        self.above.setSpacing(0)
        self.above.addWidget(self.notice)
        self.above.addWidget(self._stack, 1)
        self.setCentralWidget(whole)
        self._where = QLabel()
        self._stack.currentChanged.connect(lambda page: self._where.setVisible(page == 0))
        self.saved = SavedLabel(self.session, self.words)
        for shown in (self._where, self.saved, self.progress):
            self.statusBar().addPermanentWidget(shown)
        self.resize(self.screen().availableSize().boundedTo(QSize(1500, 920)) - QSize(0, 32))

    def _fill_header(self) -> None:
        for name in ("undo", "redo", "handout", "print"):
            action = self.actions_by_name.by_name[name]
            button = QToolButton()
            button.setDefaultAction(action)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            if name in ("handout", "print"):
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            self.header.addWidget(button)
        by_name = self.actions_by_name.by_name
        by_name["handout"].setIconText(self.words.gettext("Handout"))
        by_name["print"].setIconText(self.words.gettext("Print"))
        self._tint_icons()

    def _tint_icons(self) -> None:
        tokens = self.theme.tokens
        for name in ("undo", "redo", "handout", "print"):
            icon = self.icons.icon(name, tokens.text, tokens.line)
            self.actions_by_name.by_name[name].setIcon(icon)

    def _connect(self) -> None:
        session, board = self.session, self.board
        self.model.drop_requested.connect(self.editing.drop)
        self.editing.refused.connect(self.on_told)
        self.desk.told.connect(self.on_told)
        self.desk.done.connect(self.on_done)
        for signal in (session.plan_opened, session.week_shown, session.plan_changed, session.rules_changed):
            signal.connect(self.on_plan_shown)
        session.edited.connect(self.on_edited)
        session.edit_failed.connect(self.on_edit_failed)
        for signal in (session.plan_opened, session.plan_changed):
            signal.connect(self.notice.withdraw_offer)
        session.plan_opened.connect(self.selected.show_nothing)
        board.selection_changed.connect(self.on_selection_changed)
        board.cell_changed.connect(self.on_cell_changed)
        board.hovered.connect(self.on_hovered)
        board.open_requested.connect(self.focus.dose)
        board.menu_requested.connect(self.menus.open_board_menu)
        board.day_menu_requested.connect(self.menus.open_day_menu)
        board.day_copy_requested.connect(self.editing.copy_day)
        self.library.add_requested.connect(self.on_add_requested)
        self.library.exercise_shown.connect(self.on_exercise_shown)
        self.library.menu_requested.connect(self.menus.open_library_menu)
        self.own.told.connect(self.on_told)
        self.own.done.connect(self.on_done)
        self.own.shown.connect(self.library.show_exercise)
        self.own.picture_changed.connect(self.on_exercise_shown)
        session.library_changed.connect(board.on_plan_changed)
        self.selected.add_requested.connect(self.library.on_add_requested)
        self.coverage.muscle_chosen.connect(self.library.show_muscle)
        BodyMapDesk(session, self.coverage, board, self)
        self.handouts.done.connect(self.on_done)
        self.handouts.failed.connect(self.on_told)
        for part in (self.handout, self.paperwork):
            part.told.connect(self.on_told)
        self.figures.show_in_library(self.library)
        self.figures.show_on_board(board, self.model)
        self.theme.changed.connect(self._tint_icons)
        self.focus.connect_cards()

    def _window_state(self) -> WindowState:
        checks = self.features.checks.panel.splitter
        parts: dict[str, Part] = {"geometry": (self.saveGeometry, self.restoreGeometry)}
        dividers = {"columns": self._columns, "right": self._right, "coverage": self.coverage.splitter}
        parts |= {name: (one.saveState, one.restoreState) for name, one in dividers.items()}
        parts["checks"] = (checks.remembered, checks.restore)
        return WindowState(self.backend.folder.window_state, parts)
