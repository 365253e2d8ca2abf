"""The shelf of templates beside the plan: find one, look at it, use it, keep the own ones in order."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from backdesk.domain.ids import PlanId
from backdesk.domain.plan import Plan
from backdesk.domain.plan_templates import filled_blocks, training_days
from backdesk.errors import BackDeskError
from backdesk.services.templates import TemplateLine
from backdesk.ui.templates.drag import ShelfDrag
from backdesk.ui.templates.keeping import ShelfKeeping
from backdesk.ui.templates.preview import TemplatePreview, preview_html
from backdesk.ui.templates.shelf import TemplateShelf
from backdesk.ui.templates.targets import TargetMenus
from backdesk.ui.widgets.notice_bar import NoticeBar

if TYPE_CHECKING:
    from backdesk.ui.templates.desk import TemplatesDesk

_WIDTH, _HEIGHT = 1120, 640


class TemplatesDialog(QDialog):
    """Stays open beside the plan; what it does to the plan is undone there."""

    def __init__(self, parent: QWidget, desk: TemplatesDesk) -> None:
        """`desk` makes the edits."""
        super().__init__(parent)
        self._desk = desk
        self._window = desk.window
        self._words = self._window.words
        self._say = self._words.gettext
        self._shown: tuple[TemplateLine, Plan] | None = None
        say = self._say
        self.shelf = TemplateShelf(desk.templates, self._words, self._window.theme)
        self.preview = TemplatePreview(self._words)
        self.notice = NoticeBar(self._words)
        self.keeping = ShelfKeeping(desk, self.notice)
        self.target = QLabel()
        self.done_text = QLabel()
        self.new_plan = QPushButton(say("New plan from it"))
        self.to_week = QPushButton(say("Add to this week"))
        self.as_weeks = QPushButton(say("Insert as new weeks"))
        self.on_day = QPushButton(say("Put on a day"))
        self.in_block = QPushButton(say("Put in a block"))
        self.close_button = QPushButton(say("Close"))
        self._menus = TargetMenus(desk, self._attempt_edit)
        self.drag = ShelfDrag(
            desk, self, lambda: None if self._shown is None else self._shown[1], self._attempt_edit
        )
        self._lay_out()
        self._connect()
        self.refresh()
        self.shelf.search.setFocus()

    def refresh(self, show: PlanId | None = None) -> None:
        """Read the shelf anew and show one template, by default the one that is shown."""
        self._attempt(lambda: self.shelf.refresh(show))

    def shown(self) -> tuple[TemplateLine, Plan] | None:
        """The template in the preview."""
        return self._shown

    def on_chosen(self) -> None:
        """Show the selected template and offer what can be done with it."""
        self.tell("")
        line = self.shelf.chosen()
        self._shown = None
        if line is not None:
            chosen = line
            self._attempt(lambda: self._load(chosen))
        self._show_preview()
        self._offer()

    def on_plan_shown(self) -> None:
        """Another plan or week is on the desk: say so, and mind another client."""
        self._show_preview()
        self._offer()

    def on_plan_changed(self, before: object, after: object) -> None:
        """What was done may be undone by now. A template on the desk is shown as it is now."""
        self.tell("")
        if isinstance(after, Plan) and after.template is not None:
            self.refresh()

    def on_new_plan(self) -> None:
        """Make a plan of it and go there."""
        if self._shown is not None:
            template = self._shown[1]

            def make() -> None:
                self._desk.new_plan(template)
                self.accept()

            self._attempt(make)

    def on_to_week(self) -> None:
        """Add its first week to the week on the desk."""
        self._edit(self._desk.add_to_week)

    def on_as_weeks(self) -> None:
        """Insert its weeks behind the week on the desk."""
        self._edit(self._desk.insert_weeks)

    def tell(self, sentence: str) -> None:
        """Say what was done, quietly; "" once that is no news."""
        self.done_text.setText(sentence)
        self.done_text.setVisible(bool(sentence))

    def _load(self, line: TemplateLine) -> None:
        self._shown = (line, self._desk.templates.plan(line))

    def _edit(self, edit: Callable[[Plan], str]) -> None:
        if self._shown is not None:
            template = self._shown[1]
            self._attempt_edit(lambda: edit(template))

    def _attempt_edit(self, edit: Callable[[], str]) -> None:
        """Change the plan and say what was done: the plan may be hidden behind the shelf."""
        self.tell("")
        self._attempt(lambda: self.tell(edit()))

    def _show_preview(self) -> None:
        if self._shown is None:
            self.preview.clear()
            return
        session = self._window.session
        client = session.client if session.has_plan else None
        catalogue = self._window.backend.own.catalogue
        self.preview.setHtml(
            preview_html(
                self._shown[1], client, catalogue, words=self._words, tokens=self._window.theme.tokens
            )
        )

    def _offer(self) -> None:
        """Enable what fits the template and the plan on the desk."""
        shown, has_plan = self._shown, self._window.session.has_plan
        self.new_plan.setEnabled(shown is not None)
        for button in (self.to_week, self.as_weeks, self.on_day, self.in_block):
            button.setEnabled(shown is not None and has_plan)
        self.keeping.show_line(None if shown is None else shown[0])
        if shown is not None:
            self.on_day.setEnabled(has_plan and bool(training_days(shown[1])))
            self.in_block.setEnabled(has_plan and bool(filled_blocks(shown[1])))
        self.target.setText(self._desk.target_text() if has_plan else "")

    def _fill(self, menu: QMenu, fill: Callable[[QMenu, Plan], None]) -> None:
        menu.clear()
        if self._shown is not None:
            fill(menu, self._shown[1])

    def _attempt(self, action: Callable[[], object]) -> None:
        """Do something; say in one sentence when it cannot be done."""
        try:
            action()
        except BackDeskError as problem:
            self.notice.show_notice(problem.said(self._say))

    def _connect(self) -> None:
        session = self._window.session
        self.shelf.chosen_changed.connect(self.on_chosen)
        self.shelf.activated.connect(self.preview.setFocus)
        self.shelf.drag_begun.connect(self.drag.begin)
        self.keeping.changed.connect(self.refresh)
        self.keeping.left.connect(self.accept)
        self.keeping.done.connect(self.tell)
        for signal in (session.plan_opened, session.week_shown, session.client_changed):
            signal.connect(self.on_plan_shown)
        session.plan_changed.connect(self.on_plan_changed)
        self._window.theme.changed.connect(self._show_preview)
        for button, run in (
            (self.new_plan, self.on_new_plan),
            (self.to_week, self.on_to_week),
            (self.as_weeks, self.on_as_weeks),
            (self.close_button, self.reject),
        ):
            button.clicked.connect(run)
        for button, fill in ((self.on_day, self._menus.fill_days), (self.in_block, self._menus.fill_blocks)):
            menu = QMenu(button)
            menu.aboutToShow.connect(lambda menu=menu, fill=fill: self._fill(menu, fill))
            button.setMenu(menu)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self.shelf.search.setFocus)

    def _lay_out(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self._say("Templates"))
        self.setAccessibleName(self._say("Templates"))
        self.target.setProperty("role", "muted")
        self.done_text.setProperty("role", "section")
        for label in (self.target, self.done_text):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.done_text.hide()
        self.new_plan.setProperty("primary", True)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(8, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.preview, 1)
        column.addWidget(self.done_text)
        column.addWidget(self.target)
        uses = QGridLayout()
        uses.setSpacing(8)
        for place, button in enumerate((self.to_week, self.on_day, self.as_weeks, self.in_block)):
            uses.addWidget(button, place // 2, 1 + place % 2)
        uses.addWidget(self.new_plan, 0, 0, 2, 1)
        column.addLayout(uses)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.shelf)
        split.addWidget(right)
        split.setSizes([520, 580])
        split.setChildrenCollapsible(False)
        keep = QHBoxLayout()
        keep.setSpacing(8)
        keep.addWidget(self.keeping)
        keep.addStretch(1)
        keep.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(self.notice)
        layout.addWidget(split, 1)
        layout.addLayout(keep)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)  # Enter in the search must not add anything to the plan
        self.resize(_WIDTH, _HEIGHT)
