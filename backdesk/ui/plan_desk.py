"""Which client's which plan lies on the desk: open, make, rename, import, export."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from backdesk.domain import plan_edits
from backdesk.domain.client_line import ClientLine
from backdesk.domain.ids import ClientId, PlanId
from backdesk.domain.labels import day_name
from backdesk.domain.plan import Cell
from backdesk.errors import BackDeskError
from backdesk.services.backend import Backend
from backdesk.services.exchange import read_plan_file, write_plan_file
from backdesk.services.own_exercises import complete_plan
from backdesk.services.planning import OpenPlan
from backdesk.ui import dialogs
from backdesk.ui.clients.names import precaution_names
from backdesk.ui.clients.picker import MOST_OFFERED
from backdesk.ui.header_bar import HeaderBar
from backdesk.ui.planner.editing import PlanEditing, place_name
from backdesk.ui.session import PlanSession

MAX_ROUNDS = 99
PLAN_PATTERN = "*.backdesk.json *.json"


class PlanDesk(QObject):
    """Answers the menus about clients and plans, and keeps the header bar true.

    Signals: `told(sentence)` something the user should know; `done(sentence)` for the
    status bar; `new_client_requested()` a new client is wanted; `template_found(Path)` what is to
    be imported is a template, which belongs on the shelf.
    """

    told = Signal(str)
    done = Signal(str)
    new_client_requested = Signal()
    template_found = Signal(object)

    def __init__(
        self, backend: Backend, session: PlanSession, header: HeaderBar, editing: PlanEditing, parent: QWidget
    ) -> None:
        """`parent` is the window that questions belong to."""
        super().__init__(parent)
        self._backend = backend
        self._planning = backend.planning
        self._session = session
        self._header = header
        self._editing = editing
        self._parent = parent
        self._say = backend.words.gettext
        header.client.use(self.find_clients)
        header.client_chosen.connect(self.on_client_chosen)
        header.plan_chosen.connect(self.on_plan_chosen)
        header.weeks.week_chosen.connect(session.show_week)
        session.week_shown.connect(self.on_week_shown)
        session.plan_changed.connect(self.on_plan_changed)

    def open_first(self) -> bool:
        """Open the last plan; on the first start make the sample. Whether it was the first start."""
        last = self._planning.open_last()
        if last is not None:
            self.show(last)
            return False
        imported = read_plan_file(self._backend.sample_plan, self._backend.catalogue)
        self.show(self._planning.add(imported.plan, imported.client))
        return True

    def show(self, opened: OpenPlan) -> None:
        """Put a plan on the desk."""
        self._session.open(opened.plan, opened.client)
        self.refresh_header()

    def refresh_header(self) -> None:
        """Show client, plans and weeks as they are now."""
        plan = self._session.plan
        self.refresh_client()
        self._header.show_plans(self._planning.plans_of(plan.client_id), plan.id)
        self._header.weeks.show_weeks(len(plan.weeks), self._session.week_index)
        client = "" if self._session.client is None else f"{self._session.client.name} – "
        self._parent.setWindowTitle(f"{client}{plan.title} – Back Desk")

    def refresh_client(self) -> None:
        """Show whose plan this is, and the precautions, as they are now."""
        client = self._session.client
        names = () if client is None else precaution_names(client, self._backend.catalogue.precautions)
        self._header.show_client(client, names)

    def find_clients(self, text: str) -> tuple[ClientLine, ...]:
        """A few clients for the header; none, and a sentence, where they cannot be read."""
        try:
            return self._backend.clients.find(text, limit=MOST_OFFERED)
        except BackDeskError as problem:
            self.told.emit(problem.said(self._say))
            return ()

    def on_week_shown(self, index: int) -> None:
        """Mark the shown week."""
        self._header.weeks.show_weeks(len(self._session.plan.weeks), index)

    def on_plan_changed(self, before: object, after: object) -> None:
        """Show a new title, also after undo."""
        if getattr(before, "title", None) != getattr(after, "title", None):
            self.refresh_header()

    def on_client_chosen(self, client_id: ClientId | None) -> None:
        """Open the chosen client's most recent plan, or make a first one."""
        if client_id == self._session.plan.client_id:
            return
        try:
            plans = self._planning.plans_of(client_id)
            if plans:
                self.show(self._planning.open(plans[0].id))
                return
            client = None if client_id is None else self._backend.clients.get(client_id)
            self.show(self._planning.new_plan(self._say("New plan"), client))
        except BackDeskError as problem:
            self.told.emit(problem.said(self._say))
            self.refresh_header()

    def on_plan_chosen(self, plan_id: str) -> None:
        """Open the chosen plan."""
        if plan_id != self._session.plan.id:  # opening it anew would lose its history
            self._attempt(lambda: self.show(self._planning.open(PlanId(plan_id))))

    def ask_new_client(self) -> None:
        """Ask for the name of a new client, who begins with an empty plan."""
        self.new_client_requested.emit()

    def ask_rename_client(self) -> None:
        """Ask for the client's new name."""
        client = self._session.client
        if client is None:
            self.told.emit(self._say("This plan has no client. Choose a client first."))
            return

        def rename(name: str) -> None:
            def change() -> None:
                self._session.use_client(self._planning.rename_client(client, name))
                self.refresh_header()

            self._attempt(change)

        dialogs.ask_text(
            self._parent,
            self._say("Rename client"),
            self._say("Name of the client"),
            rename,
            value=client.name,
        )

    def ask_new_plan(self) -> None:
        """Ask for a title and make an empty plan for this client."""
        client = self._session.client

        def make(title: str) -> None:
            self._attempt(lambda: self.show(self._planning.new_plan(title, client)))

        dialogs.ask_text(self._parent, self._say("New plan"), self._say("Title of the plan"), make)

    def ask_rename_plan(self) -> None:
        """Ask for the plan's new title."""
        title = self._say("Title of the plan")
        value = self._session.plan.title
        dialogs.ask_text(
            self._parent, self._say("Rename plan"), title, self._editing.rename_plan, value=value
        )

    def ask_import(self) -> None:
        """Ask for a plan file and import it."""
        pattern = self._say("Back Desk plans ({pattern})").format(pattern=PLAN_PATTERN)
        dialogs.ask_open_file(self._parent, self._say("Import a plan"), pattern, self.import_file)

    def import_file(self, path: Path) -> None:
        """Add a plan file's plan, and its client when new, and open it."""

        def load() -> None:
            imported = read_plan_file(path, self._backend.own.catalogue)
            if imported.plan.template is not None:
                self.template_found.emit(path)
                return
            added = self._backend.archive.add(imported)
            self.show(self._planning.open(added.id))
            notes = (*imported.notes, *added.notes)
            if notes:
                self.told.emit("\n".join(note.said(self._say) for note in notes))
            self.done.emit(self._say("Imported {title}").format(title=imported.plan.title))

        self._attempt(load)

    def ask_export(self) -> None:
        """Ask where to write this plan as a file."""
        name = self._session.plan.title.replace("/", " ").replace("\\", " ")[:80]
        pattern = self._say("Back Desk plans ({pattern})").format(pattern=PLAN_PATTERN)
        dialogs.ask_save_file(
            self._parent,
            self._say("Export this plan"),
            pattern,
            self.export_file,
            name=f"{name}.backdesk.json",
            suffix="json",
        )

    def export_file(self, path: Path) -> None:
        """Write this plan as a file."""

        def write() -> None:
            own = self._backend.own
            plan = complete_plan(self._session.plan, own.exercises)
            photos = self._backend.figures.photos
            write_plan_file(path, plan, self._session.client, own.catalogue, photos=photos)
            self.done.emit(self._say("Exported to {path}").format(path=path))

        self._attempt(write)

    def ask_rounds(self, cell: Cell | None) -> None:
        """Ask how often the current block is gone through."""
        if cell is None:
            return
        now = plan_edits.block_at(self._session.plan, cell).round_count
        place = place_name(cell.day, cell.block, self._backend.words)

        def change(rounds: int) -> None:
            self._editing.set_rounds(cell, rounds if rounds > 1 else None)

        dialogs.ask_number(
            self._parent,
            self._say("Rounds"),
            self._say("How often is {place} gone through?").format(place=place),
            change,
            value=now,
            most=MAX_ROUNDS,
        )

    def ask_day_label(self, day: str | None) -> None:
        """Ask for the label of a day, such as "Gym"."""
        if day is None:
            return
        found = self._session.plan.weeks[self._session.week_index].day(day)
        name = day_name(day, self._backend.words)
        dialogs.ask_text(
            self._parent,
            self._say("Label a day"),
            self._say("Label for {day}, such as Gym").format(day=name),
            lambda label: self._editing.set_day_label(day, label),
            value="" if found is None else found.label,
        )

    def _attempt(self, action: object) -> None:
        """Do something and tell the user in one sentence when it cannot be done."""
        try:
            action()  # type: ignore[operator]
        except BackDeskError as problem:
            self.told.emit(problem.said(self._say))
