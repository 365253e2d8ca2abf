"""Every command of the window: name, shortcut, and where it may be triggered from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

Key = QKeySequence.StandardKey


@dataclass(frozen=True, slots=True)
class Command:
    """One command: a text for menus, what it does, and its shortcut if any."""

    text: str
    run: Callable[[], object]
    shortcut: QKeySequence.StandardKey | str | None = None


class Actions:
    """Makes QActions from commands and keeps them by name."""

    def __init__(self, window: QWidget) -> None:
        """`window` owns actions that work everywhere."""
        self._window = window
        self.by_name: dict[str, QAction] = {}

    def add(self, name: str, command: Command, *, within: QWidget | None = None) -> QAction:
        """Make an action; `within` limits its shortcut to a widget and its children."""
        action = QAction(command.text, self._window)
        action.triggered.connect(_ignoring_checked(command.run))
        if command.shortcut is not None:
            action.setShortcut(QKeySequence(command.shortcut))
        if within is not None:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            within.addAction(action)
        else:
            self._window.addAction(action)
        self.by_name[name] = action
        return action

    def toggle(self, name: str, text: str, run: Callable[[bool], object], *, checked: bool) -> QAction:
        """Make an action that is on or off."""
        action = QAction(text, self._window)
        action.setCheckable(True)
        action.setChecked(checked)
        action.toggled.connect(run)
        self.by_name[name] = action
        return action

    def fill(self, menu: QMenu, names: str) -> None:
        """Add actions to a menu by name; "-" is a line."""
        for name in names.split():
            if name == "-":
                menu.addSeparator()
            else:
                menu.addAction(self.by_name[name])

    def fill_behind(self, place: str, names: str) -> None:
        """Put actions into the menu that holds the action `place`, right behind it, in this order."""
        for menu in self._menus_with(self.by_name[place]):
            behind = menu.actions().index(self.by_name[place]) + 1
            after = menu.actions()[behind] if behind < len(menu.actions()) else None
            for name in names.split():
                action = menu.addSeparator() if name == "-" else self.by_name[name]
                menu.removeAction(action)
                if after is None:
                    menu.addAction(action)
                else:
                    menu.insertAction(after, action)

    def _menus_with(self, action: QAction) -> list[QMenu]:
        return [menu for menu in action.associatedObjects() if isinstance(menu, QMenu)]


def _ignoring_checked(run: Callable[[], object]) -> Callable[[bool], None]:
    def on_triggered(checked: bool = False) -> None:
        run()

    return on_triggered
