"""Favourites, recently used and usual doses, from the library and from cards."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from backdesk.domain.dose import Dose, Span
from backdesk.domain.ids import EntryId, ExerciseId
from backdesk.services.library_shelves import Shelf
from backdesk.ui.concerns.marks import marks_width
from backdesk.ui.library.row_delegate import MARK, star_area
from backdesk.ui.main_window import MainWindow
from backdesk.ui.models.library_model import LibraryRole
from backdesk.ui.own_exercises.dose_dialog import UsualDoseDialog
from tests.ui.own_exercises.support import BIRD_DOG, BRIDGE, exercise, menu_of, press
from tests.ui.support import STRENGTH, action, select, shown_ids, texts


def show_shelf(window: MainWindow, shelf: Shelf | None) -> list[str]:
    """The exercises listed on a shelf."""
    choice = window.library.filter_bar.shelf
    choice.setCurrentIndex(choice.findData(shelf))
    return [str(window.library.model.index(row, 0).data()) for row in range(window.library.model.rowCount())]


def dose_of_new_card(window: MainWindow, one: ExerciseId) -> Dose:
    """The dose that a card gets which is added now."""
    before = set(shown_ids(window))
    window.editing.add_exercises([one])
    (added,) = set(shown_ids(window)) - before
    return next(entry.dose for entry in window.session.plan.entries() if entry.id == added)


def test_a_click_on_the_star_makes_a_favourite_and_another_takes_it_back(window: MainWindow) -> None:
    view = window.library.list
    index = window.library.model.index(1, 0)
    one = window.library.model.exercise(index)
    assert one is not None
    star = star_area(view.visualRect(index), view.font(), marks_width(index.data(LibraryRole.MARKS), MARK))
    beside = star.center().toPoint() - QPoint(MARK + 8, 0)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=beside)
    assert window.backend.marks.favourites == frozenset()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=star.center().toPoint())
    assert window.backend.marks.favourites == {one.id}
    assert index.data(LibraryRole.FAVOURITE)
    assert str(index.data(Qt.ItemDataRole.AccessibleDescriptionRole)).startswith("Favourite · ")
    assert show_shelf(window, Shelf.FAVOURITES) == [one.name]
    assert show_shelf(window, None)[1] == one.name
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=star.center().toPoint())
    assert window.backend.marks.favourites == frozenset()


def test_the_key_means_the_card_on_the_board_and_the_row_in_the_library(window: MainWindow) -> None:
    window.library.show_exercise(BRIDGE)
    window.library.list.setFocus()
    action(window, "favourite").trigger()
    assert window.backend.marks.favourites == {BRIDGE}
    select(window, "bird")
    view = window.board.canvas.view("monday", STRENGTH)
    assert view is not None
    view.setFocus()
    action(window, "favourite").trigger()
    assert window.backend.marks.favourites == {BRIDGE, BIRD_DOG}
    action(window, "favourite").trigger()
    assert window.backend.marks.favourites == {BRIDGE}


def test_a_shelf_with_nothing_on_it_says_how_to_fill_it(hidden: MainWindow) -> None:
    said = {}
    for shelf in Shelf:
        assert show_shelf(hidden, shelf) == []
        said[shelf] = hidden.library._nothing.text()
    assert "Ctrl+B" in said[Shelf.FAVOURITES]
    assert "put into a plan" in said[Shelf.RECENT]
    assert "New exercise…" in said[Shelf.OWN]
    hidden.library.filter_bar.clear()
    assert hidden.library.model.rowCount() > 100


def test_what_is_put_into_a_plan_is_listed_the_last_one_first(hidden: MainWindow) -> None:
    hidden.editing.add_exercises([ExerciseId("bridge"), ExerciseId("bird-dog")])
    hidden.editing.add_exercises([ExerciseId("cat-cow")])
    assert show_shelf(hidden, Shelf.RECENT) == ["Cat-Cow", "Bird Dog", "Bridge"]
    hidden.library.search_field.setText("bridge")
    assert show_shelf(hidden, Shelf.RECENT) == ["Bridge"]


def test_changing_a_dose_is_not_using_an_exercise(hidden: MainWindow) -> None:
    select(hidden, "bird")
    hidden.editing.delete_selected()
    assert hidden.backend.marks.recent == ()


def test_own_and_adapted_exercises_are_marked_and_listed(hidden: MainWindow) -> None:
    own = hidden.backend.own
    made = own.make_version(exercise(hidden, BRIDGE), "Bridge at home")
    own.change(replace(exercise(hidden, BIRD_DOG), tip="Look down."))
    hidden.session.use_library(hidden.backend.library())
    assert show_shelf(hidden, Shelf.OWN) == ["Bird Dog", "Bridge at home"]
    rows = [hidden.library.model.row_of(one) for one in (BIRD_DOG, made.id)]
    assert [str(row.data(LibraryRole.DETAIL)).split(" · ")[0] for row in rows] == ["Adapted", "Own"]


def test_an_own_usual_dose_holds_for_new_cards_until_it_is_taken_back(hidden: MainWindow) -> None:
    desk = hidden.features.own_exercises
    library = exercise(hidden, BRIDGE).default_dose
    dialog = desk.marks.ask_dose(exercise(hidden, BRIDGE))
    assert isinstance(dialog, UsualDoseDialog)
    assert not dialog.back.isEnabled()
    dialog.box.fields["sets"].setText("many")
    dialog.accept()
    assert hidden.backend.marks.own_dose(BRIDGE) is None
    dialog.box.fields["sets"].setText("5")
    dialog.box.fields["reps"].setText("8-25")
    dialog.accept()
    assert dose_of_new_card(hidden, BRIDGE) == replace(library, sets=5, reps=Span(8, 25))
    fill = hidden.features.weeks.fill()
    caps = {rule.entry: rule.cap for rule in fill.rules.rules()}
    assert caps[EntryId("bridge")] == 25, "repetitions grow as far as the own dose goes"
    fill.reject()
    assert desk.edit(exercise(hidden, BRIDGE)).kind.dose.fields["sets"].text() == str(library.sets)
    again = desk.marks.ask_dose(exercise(hidden, BRIDGE))
    assert isinstance(again, UsualDoseDialog)
    assert again.box.fields["sets"].text() == "5"
    again.back.click()
    assert dose_of_new_card(hidden, BRIDGE) == library


def test_a_cards_dose_becomes_the_usual_one(hidden: MainWindow) -> None:
    told: list[str] = []
    hidden.notice.show_notice = lambda text, **_: told.append(text)  # type: ignore[method-assign]
    select(hidden, "bird", "bridge")
    action(hidden, "dose_from_card").trigger()
    assert told == ["Select one card whose dose is to be the usual one."]
    select(hidden, "bridge")
    action(hidden, "dose_from_card").trigger()
    assert hidden.backend.marks.own_dose(BRIDGE) == Dose(sets=2, reps=Span(8, 12))
    assert "Back to the library’s dose" in texts(menu_of(hidden, BRIDGE).actions())


@pytest.mark.parametrize(
    ("whose", "last"),
    [
        ("built in", ["Make my own version…", "Adapt…", "Edit picture…"]),
        ("adapted", ["Make my own version…", "Edit…", "Edit picture…", "Back to the original…"]),
        ("own", ["Make my own version…", "Edit…", "Edit picture…", "Delete…"]),
    ],
)
def test_the_menu_offers_what_fits(hidden: MainWindow, whose: str, last: list[str]) -> None:
    one = BRIDGE
    if whose == "adapted":
        hidden.backend.own.change(replace(exercise(hidden, BRIDGE), tip="Slowly."))
    elif whose == "own":
        one = hidden.backend.own.make_version(exercise(hidden, BRIDGE), "Bridge at home").id
    hidden.session.use_library(hidden.backend.library())
    entries = [entry for entry in menu_of(hidden, one).actions() if not entry.isSeparator()]
    assert texts(entries) == ["Favourite", "My usual dose…", *last]
    assert [entry.isEnabled() for entry in entries].count(False) == (1 if whose == "built in" else 0)


def test_what_a_plan_brought_along_is_not_edited_but_copied(hidden: MainWindow) -> None:
    carried = replace(exercise(hidden, BRIDGE), id=ExerciseId("their-bridge"), name="Their bridge")
    hidden.session.push(replace(hidden.session.plan, exercises=(carried,)), "carry")
    off = [entry.text() for entry in menu_of(hidden, carried.id).actions() if not entry.isEnabled()]
    assert off == ["My usual dose…", "Edit…"]
    editor = hidden.features.own_exercises.make_version(carried)
    editor.accept()
    assert [one.name for one in hidden.backend.own.exercises] == ["My Their bridge"]


def test_the_menu_bar_says_why_a_command_does_not_fit(hidden: MainWindow) -> None:
    told: list[str] = []
    hidden.notice.show_notice = lambda text, **_: told.append(text)  # type: ignore[method-assign]
    hidden.library.show_exercise(BRIDGE)
    for name in ("delete_exercise", "reset_exercise", "edit_picture"):
        action(hidden, name).trigger()
    assert told == [
        "Only exercises of your own can be deleted.",
        "Nothing was changed in Bridge that could be taken back.",
        "Adapt the exercise first, or make your own version of it.",
    ]


def test_the_discarded_question_stores_nothing(hidden: MainWindow) -> None:
    one = hidden.backend.own.make_version(exercise(hidden, BRIDGE), "Bridge at home")
    hidden.session.use_library(hidden.backend.library())
    box = hidden.features.own_exercises.ask_delete(one)
    assert box is not None
    press(box, "Cancel")
    assert hidden.backend.own.exercises == (one,)
