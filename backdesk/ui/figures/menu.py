"""The menu of the figures: whom they show, and whether they move."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from backdesk.domain.wording import Words

if TYPE_CHECKING:
    from backdesk.ui.main_window import MainWindow


def add_figure_menu(window: MainWindow) -> None:
    """Put the submenu and the switch into the View menu, above how sets are counted."""
    by_name = window.actions_by_name.by_name
    before = by_name["count_warm_up"]
    (view,) = (menu for menu in before.associatedObjects() if isinstance(menu, QMenu))
    menu = QMenu(window.words.gettext("Figure"), window)
    skin, build = _choices(window.words)
    for setting, choices in (("skin_tone", skin), ("build", build)):
        if menu.actions():
            menu.addSeparator()
        _add_choices(window, menu, setting, choices)
    view.insertMenu(before, menu)
    reduce = window.actions_by_name.toggle(
        "reduce_motion",
        window.words.gettext("Reduce motion"),
        partial(window.change_setting, "reduce_motion"),
        checked=window.settings.reduce_motion,
    )
    view.insertAction(before, reduce)
    view.insertSeparator(before)


def _choices(words: Words) -> tuple[Mapping[str, str], Mapping[str, str]]:
    say = words.gettext
    skin = {
        "light": say("Light skin"),
        "medium": say("Medium skin"),
        "brown": say("Brown skin"),
        "dark": say("Dark skin"),
    }
    return skin, {"straight": say("Straight build"), "curved": say("Curved build")}


def _add_choices(window: MainWindow, menu: QMenu, setting: str, choices: Mapping[str, str]) -> None:
    group = QActionGroup(menu)
    for value, text in choices.items():
        action = window.actions_by_name.toggle(
            f"{setting}_{value}",
            text,
            _choosing(window, setting, value),
            checked=getattr(window.settings, setting) == value,
        )
        group.addAction(action)
        menu.addAction(action)


def _choosing(window: MainWindow, setting: str, value: str) -> Callable[[bool], None]:
    def on_toggled(on: bool) -> None:
        if on:
            window.change_setting(setting, value)

    return on_toggled
