"""Photos are shown instead of the figure: in rows, on cards and in the details."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.exercise import Exercise
from backdesk.paths import DataFolder
from backdesk.services.archive import PlanArchive
from backdesk.services.exchange import read_plan_file
from backdesk.services.photos import Photos
from backdesk.store.store import Store
from backdesk.ui.figures.thumbnail_store import Size
from backdesk.ui.main_window import MainWindow
from tests.ui.own_exercises.support import BIRD_DOG, exercise, new_with_photo, picture, take

SIZE = Size(30, 1.0)


def colour(window: MainWindow, one: Exercise, qtbot: QtBot) -> str:
    """The colour in the middle of the small picture, once it is there."""
    store = window.figures.store
    qtbot.wait_until(lambda: store.thumbnail(one, SIZE).picture is not None, timeout=20_000)
    shown = store.thumbnail(one, SIZE).picture
    assert shown is not None
    return shown.toImage().pixelColor(15, 15).name()


def test_small_pictures_show_the_first_photo(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    made = new_with_photo(window, qtbot, tmp_path)
    assert colour(window, made, qtbot) == "#fe0000"
    window.editing.add_exercises([made.id])
    assert exercise(window, made.id).photos == made.photos


def test_a_lost_photo_gives_way_to_the_figure(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    desk = window.features.own_exercises
    editor = desk.edit(exercise(window, BIRD_DOG))
    take(editor.photos, qtbot, picture(tmp_path, "red.png", "#ff0000"))
    editor.accept()
    adapted = exercise(window, BIRD_DOG)
    assert colour(window, adapted, qtbot) == "#fe0000"
    (window.backend.folder.photos / f"{adapted.photos[0]}.jpg").unlink()
    window.backend.figures.photos._read.cache_clear()  # type: ignore[union-attr]
    window.figures.source.forget_photos()
    window.figures.store._pictures.clear()
    assert colour(window, adapted, qtbot) != "#fe0000"
    window.figures.view.show_exercise(None, window.backend.catalogue.taxonomy)
    window.figures.view.show_exercise(adapted, window.backend.catalogue.taxonomy)
    assert window.figures.view.canvas.accessibleName().startswith("Picture of Bird Dog")


def test_a_lost_photo_is_passed_over_in_the_details(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    view = window.figures.view
    editor = window.features.own_exercises.new()
    editor.kind.name.setText("Towel row")
    take(editor.photos, qtbot, *(picture(tmp_path, f"{one}.png", one) for one in ("red", "lime", "blue")))
    editor.accept()
    lost = window.backend.own.exercises[0].photos[1]
    (window.backend.folder.photos / f"{lost}.jpg").unlink()
    window.backend.figures.photos._read.cache_clear()  # type: ignore[union-attr]
    for button, count in ((view.forward, "2 of 2"), (view.forward, "1 of 2"), (view.back, "2 of 2")):
        button.click()
        assert view.count.text() == count


def test_the_details_step_through_the_photos(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    desk, view = window.features.own_exercises, window.figures.view
    editor = desk.new()
    editor.kind.name.setText("Towel row")
    take(editor.photos, qtbot, *(picture(tmp_path, f"{one}.png", one) for one in ("red", "blue")))
    editor.accept()
    assert view.isVisibleTo(window)
    assert (view.count.text(), view.play.isHidden(), view.legend.isHidden()) == ("1 of 2", True, True)
    assert view.canvas.accessibleName() == "Photo 1 of 2 of Towel row"
    assert view.forward.accessibleName() == "Next photo"
    view.forward.click()
    assert view.canvas.accessibleName() == "Photo 2 of 2 of Towel row"
    middle = view.canvas.grab().toImage().pixelColor(view.canvas.rect().center())
    assert middle.blue() > 200 > middle.red()
    view.canvas.setFocus()
    QTest.keyClick(view.canvas, Qt.Key.Key_Left)
    QTest.keyClick(view.canvas, Qt.Key.Key_Space)
    assert view.count.text() == "2 of 2"
    window.library.show_exercise(BIRD_DOG)
    assert view.forward.accessibleName() == "Next pose"
    assert view.canvas.accessibleName().startswith("Picture of Bird Dog")
    assert not view.play.isHidden()
    assert not view.legend.isHidden()


def test_a_plan_file_takes_the_photos_along(
    hidden: MainWindow, qtbot: QtBot, tmp_path: Path, catalogue: Catalogue
) -> None:
    made = new_with_photo(hidden, qtbot, tmp_path)
    hidden.editing.add_exercises([made.id])
    hidden.desk.export_file(tmp_path / "plan.json")
    folder = DataFolder(tmp_path / "elsewhere")
    with Store.open(folder) as store:
        photos = Photos(folder)
        imported = read_plan_file(tmp_path / "plan.json", catalogue)
        PlanArchive(store, photos).add(imported)
        (carried,) = imported.plan.exercises
        assert len(photos.of(carried)) == 1
