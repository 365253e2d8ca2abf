"""Whom the figures show and whether they move: chosen in the menu, stored, and followed at once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QMenu

from backdesk.domain.ids import ExerciseId
from backdesk.services.backend import Backend
from backdesk.services.settings import SettingsFile
from backdesk.ui.figures import desk_figures
from backdesk.ui.figures.look import FigureLook
from backdesk.ui.main_window import MainWindow
from tests.ui.conftest import OpenWindow
from tests.ui.support import action, bar_menus, choose, texts


def view_menu(window: MainWindow) -> QMenu:
    return next(menu for menu in bar_menus(window) if menu.title() == "&View")


def test_the_menu_offers_whom_the_figures_show(hidden: MainWindow) -> None:
    figure = next(
        menu
        for entry in view_menu(hidden).actions()
        if isinstance(menu := entry.menu(), QMenu) and menu.title() == "Figure"
    )
    assert texts([entry for entry in figure.actions() if not entry.isSeparator()]) == [
        "Light skin", "Medium skin", "Brown skin", "Dark skin", "Straight build", "Curved build",
    ]  # fmt: skip
    assert "Reduce motion" in texts(view_menu(hidden).actions())


def test_a_choice_is_stored_and_followed_at_once(hidden: MainWindow, backend: Backend) -> None:
    choose(view_menu(hidden), "Figure", "Brown skin")
    choose(view_menu(hidden), "Figure", "Curved build")
    stored = SettingsFile(backend.folder.settings).load()
    assert (stored.skin_tone, stored.build) == ("brown", "curved")
    look = FigureLook("brown", "curved")
    assert (hidden.figures.store._look, hidden.figures.view._look) == (look, look)
    assert [action(hidden, f"skin_tone_{tone}").isChecked() for tone in ("light", "brown")] == [False, True]


@pytest.mark.parametrize("tone", ["light", "medium", "brown", "dark"])
@pytest.mark.parametrize("build", ["straight", "curved"])
def test_every_choice_is_a_style(tone: str, build: str) -> None:
    style = FigureLook(tone, build).style()
    assert (style.build.value, style.key) == (build, f"{tone}-{build}")


def test_reduced_motion_is_stored_and_followed(window: MainWindow, backend: Backend) -> None:
    exercise = backend.catalogue.exercises[ExerciseId("bird-dog")]
    window.selected.show_exercise(exercise, "Monday")
    plays = [window.figures.view.player.is_playing]
    action(window, "reduce_motion").trigger()
    assert SettingsFile(backend.folder.settings).load().reduce_motion
    plays.append(window.figures.view.player.is_playing)
    window.selected.show_exercise(backend.catalogue.exercises[ExerciseId("bridge")], "Monday")
    plays.append(window.figures.view.player.is_playing)
    assert plays == [True, False, False]


def test_the_desktop_can_ask_for_it_too(
    open_window: OpenWindow, backend: Backend, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk_figures, "desktop_reduces_motion", lambda: True)
    window = open_window(backend, show=False)
    window.selected.show_exercise(backend.catalogue.exercises[ExerciseId("bird-dog")], "Monday")
    assert not window.figures.view.player.is_playing


def test_the_stored_choice_is_there_at_the_next_start(open_window: OpenWindow, backend: Backend) -> None:
    backend.settings_file.change(backend.settings, skin_tone="dark", reduce_motion=True)
    again = replace(backend, settings=backend.settings_file.load())
    window = open_window(again, show=False)
    assert window.figures.store._look.skin_tone == "dark"
    assert action(window, "skin_tone_dark").isChecked()
    assert action(window, "reduce_motion").isChecked()
