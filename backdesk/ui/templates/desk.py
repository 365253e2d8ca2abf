"""Templates on the desk: use one for the plan, save a piece of the plan as one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from backdesk.domain import plan_templates
from backdesk.domain.blocks import BLOCK_ORDER, BlockKind
from backdesk.domain.dose import Dose
from backdesk.domain.ids import ExerciseId
from backdesk.domain.labels import day_name
from backdesk.domain.plan import Cell, Plan
from backdesk.domain.plan_templates import Piece, TemplateEdits, TemplateWish
from backdesk.domain.template_info import TemplateInfo
from backdesk.errors import BackDeskError
from backdesk.services.templates import TemplateLine
from backdesk.ui.actions import Command
from backdesk.ui.planner.editing import place_name

if TYPE_CHECKING:  # the dialogs are loaded when they are opened
    from backdesk.ui.main_window import MainWindow
    from backdesk.ui.templates.dialog import TemplatesDialog
    from backdesk.ui.templates.fields import TemplateEntry, TemplateFields


class TemplatesDesk(QObject):
    """The commands around templates."""

    def __init__(self, window: MainWindow) -> None:
        """Adds the commands to the menus; nothing is read before it is asked for."""
        super().__init__(window)
        self.window = window
        self.templates = window.backend.templates
        self._say = window.words.gettext
        self._dialog: TemplatesDialog | None = None
        actions, say = window.actions_by_name, self._say
        actions.add("templates", Command(say("New plan from a template…"), self.open_shelf, "Ctrl+Shift+T"))
        saves = (
            ("save_template", say("Save as template…"), self.ask_save),
            ("save_week_template", say("Save this week as template…"), self.ask_save_week),
            ("save_block_template", say("Save this block as template…"), self.ask_save_block),
        )
        for name, text, run in saves:
            actions.add(name, Command(text, run))
        actions.add("use_template", Command(say("Use a template…"), self.open_shelf))
        actions.fill_behind("new_plan", "templates")
        actions.fill_behind("rename_plan", "- use_template save_template save_block_template")
        window.desk.template_found.connect(lambda path: self.open_shelf().keeping.import_file(path))

    # ------------------------------------------------------------------ the shelf

    def open_shelf(self) -> TemplatesDialog:
        """Show the shelf beside the plan, or bring it to the front."""
        from backdesk.ui.templates.dialog import TemplatesDialog

        self.window.flush()
        if self._dialog is None:
            self._dialog = TemplatesDialog(self.window, self)
            # finished, not destroyed: a closed dialog lives until the next turn of the event loop
            self._dialog.finished.connect(self._on_shelf_closed)
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()
        return self._dialog

    def folder_names(self) -> tuple[str, ...]:
        """The folders in use."""
        return tuple(name for name, _ in self.templates.folders())

    def target_text(self) -> str:
        """What lies on the desk: "On the desk: Lower back, week 1, for Maria"."""
        session = self.window.session
        week = self._say("Week {n}").format(n=session.week_index + 1)
        parts = (session.plan.title, week, "" if session.client is None else session.client.name)
        return self._say("On the desk: {what}").format(what=" · ".join(part for part in parts if part))

    # ------------------------------------------------------------------ using one

    def new_plan(self, template: Plan) -> None:
        """Make a plan of a template for the client on the desk, and show it."""
        session, planning = self.window.session, self.window.backend.planning
        client = session.client if session.has_plan else None
        plan = plan_templates.plan_from(template, None, new_id=planning.new_id)
        self.window.flush()
        self.window.desk.show(planning.add(plan, client))
        self.window.handout.back()
        self.window.on_done(self._say("New plan: {title}").format(title=plan.title))

    def add_to_week(self, template: Plan) -> str:
        """Add a template's first week to the week on the desk. Says what was done, "" for nothing."""
        week = self.window.session.week_index
        text = self._say("add {title} to week {n}").format(title=template.title, n=week + 1)
        if not self._push(template, lambda edits, plan: edits.add_to_week(plan, week), text):
            return ""
        return self._say("“{title}” was added to week {n}.").format(title=template.title, n=week + 1)

    def insert_weeks(self, template: Plan) -> str:
        """Insert a template's weeks behind the week on the desk, turn to the first, say what was done."""
        week = self.window.session.week_index
        text = self._say("insert {title} behind week {n}").format(title=template.title, n=week + 1)
        if not self._push(template, lambda edits, plan: edits.insert_weeks(plan, week), text):
            return ""
        self.window.session.show_week(week + 1)
        return self._say("“{title}” was inserted behind week {n}.").format(title=template.title, n=week + 1)

    def put_on_day(self, template: Plan, day: str, target: str) -> str:
        """Put one day of a template onto a day of the week on the desk. Says what was done."""
        week, name = self.window.session.week_index, day_name(target, self.window.words)
        text = self._say("put {title} on {day}").format(title=template.title, day=name)
        if not self._push(template, lambda edits, plan: edits.put_on_day(plan, week, target, day=day), text):
            return ""
        return self._say("“{title}” was put on {day}.").format(title=template.title, day=name)

    def put_in_block(self, template: Plan, source: tuple[str, BlockKind], cell: Cell) -> str:
        """Put one block of a template behind what stands in a cell. Says what was done."""
        day, kind = source
        place = place_name(cell.day, cell.block, self.window.words)
        text = self._say("put {title} in {place}").format(title=template.title, place=place)

        def put(edits: TemplateEdits, plan: Plan) -> Plan:
            return edits.put_in_block(plan, cell, day=day, block=kind)

        if not self._push(template, put, text):
            return ""
        return self._say("“{title}” was put in {place}.").format(title=template.title, place=place)

    # ----------------------------------------------------------- keeping the shelf

    def change(self, line: TemplateLine, title: str, info: TemplateInfo) -> None:
        """Give a template another title or place. One that lies on the desk is changed there, undoably."""
        changed = self.templates.changed(line, title, info)
        session = self.window.session
        if session.has_plan and session.plan.id == line.id:
            after = replace(session.plan, title=changed.title, template=changed.template)
            session.push(after, self._say("change template"))
            return
        self.templates.save(self.templates.plan(line), changed)

    def edit(self, line: TemplateLine) -> None:
        """Put a template itself on the desk."""
        self.window.flush()
        self.window.desk.show(self.window.backend.planning.open(line.id))
        self.window.handout.back()

    def delete(self, line: TemplateLine) -> Plan:
        """Delete a template. One that lies on the desk is refused."""
        session = self.window.session
        if session.has_plan and session.plan.id == line.id:
            raise BackDeskError("This template lies on the desk. Open another plan first, then delete it.")
        return self.templates.delete(line)

    # ------------------------------------------------------------------ saving one

    def fill_day_menu(self, menu: QMenu, day: str) -> None:
        """The entry in a day's menu."""
        action = menu.addAction(self._say("Save this day as template…"))
        action.triggered.connect(lambda: self.ask_save_day(day))

    def ask_save_week(self) -> TemplateFields | None:
        """Ask how to save the week on the desk."""
        return self.ask_save(Piece(self.window.session.week_index))

    def ask_save_day(self, day: str) -> TemplateFields | None:
        """Ask how to save a day of the week on the desk."""
        return self.ask_save(Piece(self.window.session.week_index, day))

    def ask_save_block(self) -> TemplateFields | None:
        """Ask how to save the block of the current cell."""
        cell = self.window.board.current_cell
        if cell is None:
            return None
        return self.ask_save(Piece(self.window.session.week_index, cell.day, cell.block))

    def ask_save(self, piece: Piece | None = None) -> TemplateFields | None:
        """Ask for title, folder and tags, and save a piece of the plan, by default all of it."""
        from backdesk.ui.templates.fields import TemplateEntry, TemplateFields

        self.window.handout.back()
        self.window.flush()
        session = self.window.session
        if not session.has_plan:
            return None
        chosen = piece or Piece()
        week_index = session.week_index if chosen.week_index is None else chosen.week_index
        pieces = self._pieces(session.plan, week_index)
        if all(offered != chosen for _, offered in pieces):
            self.window.on_told(self._say("There is nothing in it yet to make a template of."))
            return None
        entry = TemplateEntry(self._title(chosen), session.plan.template or TemplateInfo())
        window, folders = self.window, self.folder_names()
        fields = TemplateFields(window, entry, folders, words=window.words, save=self.save)
        fields.setWindowTitle(self._say("Save as template"))
        has_words = bool(session.plan.wording) or any(one.note for one in session.plan.entries())
        fields.offer_pieces(pieces, chosen, self._hint() if has_words else "")
        fields.open()
        return fields

    def save(self, entry: TemplateEntry) -> None:
        """Put what was asked for on the shelf. Raises BackDeskError."""
        usual = None if entry.with_doses else self._usual_dose
        wish = TemplateWish(entry.title, entry.info, usual, entry.with_words)
        made = plan_templates.make_template(
            self.window.session.plan,
            entry.piece or Piece(),
            wish,
            new_id=self.window.backend.planning.new_id,
        )
        stored = self.templates.add(made)
        if self._dialog is not None:
            self._dialog.refresh(stored.id)
        self.window.on_done(self._say("“{title}” is on the shelf.").format(title=stored.title))

    def _pieces(self, plan: Plan, week_index: int) -> list[tuple[str, Piece]]:
        """Everything that can be saved: the plan, and of one week itself, its days and blocks."""
        words = self.window.words
        if not any(True for _ in plan.entries()):
            return []
        pieces = [(self._say("The whole plan"), Piece())]
        days = [day for day in plan.weeks[week_index].days if not day.is_rest]
        if days:
            pieces.append((self._say("Week {n}").format(n=week_index + 1), Piece(week_index)))
        for day in days:
            pieces.append((day_name(day.name, words), Piece(week_index, day.name)))
            pieces += [
                (place_name(day.name, kind, words), Piece(week_index, day.name, kind))
                for kind in BLOCK_ORDER
                if day.block(kind).entries
            ]
        return pieces

    def _title(self, piece: Piece) -> str:
        plan = self.window.session.plan
        if piece.week_index is None or piece.day is None:
            return plan.title
        day = plan.weeks[piece.week_index].day(piece.day)
        return day.label if day is not None and day.label else plan.title

    def _hint(self) -> str:
        client = self.window.session.client
        if client is None:
            return ""
        text = self._say("Notes and wording may hold something meant for {client} alone.")
        return text.format(client=client.name)

    def _usual_dose(self, exercise: ExerciseId) -> Dose:
        known = self.window.session.catalogue.exercises.get(exercise)
        return Dose() if known is None else known.default_dose

    def _push(self, template: Plan, edit: Callable[[TemplateEdits, Plan], Plan], text: str) -> bool:
        """Make an edit of the plan on the desk, undoable under its name."""
        window = self.window
        window.handout.back()
        edits = TemplateEdits(template, window.session.catalogue, window.backend.planning.new_id)
        return window.session.push(edit(edits, window.session.plan), text)

    def _on_shelf_closed(self) -> None:
        self._dialog = None
