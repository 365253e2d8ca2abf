"""Deleting the plan on the desk: asked once, and offered back for a while."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMessageBox

from backdesk.domain.client import Client
from backdesk.domain.plan import Plan
from backdesk.errors import BackDeskError
from backdesk.ui.actions import Command

if TYPE_CHECKING:
    from backdesk.ui.main_window import MainWindow


class PlanDeletion(QObject):
    """The command "Delete this plan…". Handouts that were given out stay on record."""

    def __init__(self, window: MainWindow) -> None:
        """Adds the command to the Plan menu."""
        super().__init__(window)
        self._window = window
        self._say = window.words.gettext
        actions = window.actions_by_name
        actions.add("delete_plan", Command(self._say("Delete this plan…"), self.ask))
        actions.fill_behind("rename_plan", "delete_plan")

    def ask(self) -> QMessageBox:
        """Ask whether the plan on the desk is to be deleted."""
        plan = self._window.session.plan
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(self._say("Delete plan"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(self._say("Delete the plan “{title}”?").format(title=plan.title))
        weeks = self._window.words.ngettext("It has {n} week.", "It has {n} weeks.", len(plan.weeks))
        kept = self._say("Handouts that were given out from it stay on record.")
        box.setInformativeText(f"{weeks.format(n=len(plan.weeks))} {kept}")
        sure = box.addButton(self._say("Delete"), QMessageBox.ButtonRole.DestructiveRole)
        keep = box.addButton(self._say("Keep it"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        sure.clicked.connect(self.delete)
        box.open()
        return box

    def delete(self) -> None:
        """Put another plan of the client on the desk, an empty one if need be, and delete this one."""
        window, session = self._window, self._window.session
        window.flush()
        gone, client = session.plan, session.client
        planning = window.backend.planning
        try:
            others = [line for line in planning.plans_of(gone.client_id) if line.id != gone.id]
            if others:
                window.desk.show(planning.open(others[0].id))
            else:
                window.desk.show(planning.new_plan(self._say("New plan"), client))
            planning.delete(gone.id)
        except BackDeskError as problem:
            window.on_told(problem.said(self._say))
            return
        window.desk.refresh_header()
        sentence = self._say("“{title}” is deleted.").format(title=gone.title)
        back = (self._say("Put it back"), lambda: self._put_back(gone, client))
        window.notice.show_notice(sentence, action=back)

    def _put_back(self, gone: Plan, client: Client | None) -> None:
        try:
            self._window.desk.show(self._window.backend.planning.put_back(gone, client))
        except BackDeskError as problem:
            self._window.on_told(problem.said(self._say))
