"""Pictures to choose, and ways to work the editor."""

from __future__ import annotations

from pathlib import Path

from PIL import Image
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget
from pytestqt.qtbot import QtBot

from backdesk.domain.exercise import Exercise
from backdesk.domain.ids import ExerciseId
from backdesk.ui.main_window import MainWindow
from backdesk.ui.own_exercises.editor import ExerciseEditor
from backdesk.ui.own_exercises.photos_tab import PhotosTab

BIRD_DOG, BRIDGE = ExerciseId("bird-dog"), ExerciseId("bridge")


def picture(folder: Path, name: str, colour: str, size: tuple[int, int] = (80, 60)) -> Path:
    """A picture file of one colour; its ending says the format."""
    path = folder / name
    Image.new("RGB", size, colour).save(path)
    return path


def take(tab: PhotosTab, qtbot: QtBot, *paths: Path) -> None:
    """Add photos and wait until they are read."""
    tab.take(paths)
    qtbot.wait_until(lambda: not tab.is_busy, timeout=20_000)


def exercise(window: MainWindow, one: ExerciseId) -> Exercise:
    """An exercise as the window knows it."""
    return window.session.catalogue.exercises[one]


def new_with_photo(window: MainWindow, qtbot: QtBot, folder: Path, *, name: str = "Towel row") -> Exercise:
    """An own exercise with a red photo, made in the editor."""
    editor = window.features.own_exercises.new()
    editor.kind.name.setText(name)
    take(editor.photos, qtbot, picture(folder, "red.png", "#ff0000"))
    editor.accept()
    return window.backend.own.exercises[-1]


def press(parent: QWidget, text: str) -> None:
    """Press a button of a dialog by its text."""
    next(one for one in parent.findChildren(QAbstractButton) if one.text() == text).click()


def menu_of(window: MainWindow, one: ExerciseId) -> QMenu:
    """The context menu of an exercise of the library, without what every exercise has above it."""
    menu = QMenu(window)
    window.features.own_exercises.fill_menu(menu, exercise(window, one))
    return menu


def sentence(editor: ExerciseEditor) -> str:
    """What the editor says at its foot."""
    return "" if editor.notice.isHidden() else editor.notice.text()
