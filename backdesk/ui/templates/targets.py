"""The menus that say where a piece of a template goes: which day, which block."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from backdesk.domain.blocks import BLOCK_ORDER, BlockKind
from backdesk.domain.labels import block_name, day_name
from backdesk.domain.plan import Cell, Day, Plan
from backdesk.domain.plan_templates import filled_blocks, training_days
from backdesk.ui.planner.editing import place_name

if TYPE_CHECKING:
    from backdesk.ui.templates.desk import TemplatesDesk


class TargetMenus:
    """What holds one day or block alone goes straight to its place; else a piece is chosen first."""

    def __init__(self, desk: TemplatesDesk, attempt: Callable[[Callable[[], str]], None]) -> None:
        """`desk` makes the edits and says what was done; `attempt` shows that, or why it cannot be done."""
        self._desk = desk
        self._attempt = attempt
        self._words = desk.window.words

    def fill_days(self, menu: QMenu, template: Plan) -> None:
        """Offer the days of the week on the desk."""
        days = training_days(template)
        for day in days:
            self._add_days(self._below(menu, _day_title(day, self), only=len(days) == 1), template, day)

    def fill_blocks(self, menu: QMenu, template: Plan) -> None:
        """Offer the current cell, then every block of the week on the desk."""
        blocks = filled_blocks(template)
        for day, kind in blocks:
            title = place_name(day.name, kind, self._words)
            self._add_cells(self._below(menu, title, only=len(blocks) == 1), template, day, kind)

    def day_name(self, name: str) -> str:
        """The day for people."""
        return day_name(name, self._words)

    def _below(self, menu: QMenu, title: str, *, only: bool) -> QMenu:
        return menu if only else menu.addMenu(title.replace("&", "&&"))

    def _add_days(self, menu: QMenu, template: Plan, day: Day) -> None:
        for target in self._desk.window.model.days:
            action = menu.addAction(day_name(target, self._words))
            action.triggered.connect(
                lambda checked=False, target=target: self._attempt(
                    lambda: self._desk.put_on_day(template, day.name, target)
                )
            )

    def _add_cells(self, menu: QMenu, template: Plan, day: Day, kind: BlockKind) -> None:
        week = self._desk.window.session.week_index
        current = self._desk.window.board.current_cell
        if current is not None:
            place = place_name(current.day, current.block, self._words)
            text = self._words.gettext("Current cell: {place}").format(place=place)
            self._add_cell(menu, text, template, day, kind, Cell(week, current.day, current.block))
            menu.addSeparator()
        for target in self._desk.window.model.days:
            below = menu.addMenu(day_name(target, self._words))
            for block in BLOCK_ORDER:
                cell = Cell(week, target, block)
                self._add_cell(below, block_name(block, self._words), template, day, kind, cell)

    def _add_cell(
        self, menu: QMenu, text: str, template: Plan, day: Day, kind: BlockKind, cell: Cell
    ) -> None:
        action = menu.addAction(text)
        action.triggered.connect(
            lambda checked=False: self._attempt(
                lambda: self._desk.put_in_block(template, (day.name, kind), cell)
            )
        )


def _day_title(day: Day, menus: TargetMenus) -> str:
    name = menus.day_name(day.name)
    return f"{name} – {day.label}" if day.label else name
