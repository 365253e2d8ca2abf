"""Map, list and library together: choosing a muscle, what made its number, what would add to it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backdesk.domain.coverage_loads import muscle_roles
from backdesk.domain.exercise import Role
from backdesk.domain.ids import ExerciseId, MuscleId
from backdesk.services.backend import Backend
from backdesk.services.muscle_gaps import gap_fillers
from backdesk.ui.main_window import MainWindow
from backdesk.ui.planner.body_map_state import MapLayer
from tests.factories import make_block, make_day, make_entry, make_plan
from tests.ui.planner.support import (
    CHEST,
    GLUTEUS,
    LEFT,
    PSOAS,
    click,
    entry_rows,
    layer,
    selected_row,
    shown_exercises,
)
from tests.ui.support import NO_KEY, select

Key = Qt.Key


def test_a_click_chooses_selects_filters_and_explains(desk: MainWindow, qtbot: QtBot) -> None:
    view, session = desk.coverage.map, desk.session
    with qtbot.wait_signal(desk.coverage.muscle_chosen) as chosen:
        click(view, GLUTEUS)
    assert chosen.args == [GLUTEUS]
    assert selected_row(desk) == GLUTEUS
    assert desk.library.filter_bar.filters().muscle == GLUTEUS
    assert desk.library.filter_bar.more.text() == "Filters (1)"
    assert session.client is not None
    assert shown_exercises(desk) == list(
        gap_fillers(
            GLUTEUS,
            session.catalogue,
            session.rules,
            planned=[entry.exercise for entry in session.plan.entries()],
            precautions=session.client.precautions,
        )
    )
    assert desk.library._count.text().endswith("would add to: Big buttock muscle")
    assert entry_rows(desk) == [
        ("Bird Dog", "Mon, Strength", "3 sets"),
        ("Bridge", "Mon, Strength", "2 sets"),
        ("Child's Pose", "Wed, Relief", "stretch 1×, 20 s"),
    ]


def test_the_filter_is_taken_off_like_any_other(desk: MainWindow, qtbot: QtBot) -> None:
    everything = shown_exercises(desk)
    click(desk.coverage.map, GLUTEUS)
    desk.library.search_field.setText("bridge")
    some = shown_exercises(desk)
    assert some
    assert all("bridge" in one for one in some[:2])
    desk.library.search_field.clear()
    desk.library.filter_bar.clear()
    assert shown_exercises(desk) == everything
    assert desk.library._count.text() == f"{len(everything)} exercises"


def test_stretches_are_not_offered_where_exercises_train(desk: MainWindow, qtbot: QtBot) -> None:
    click(desk.coverage.map, GLUTEUS)
    catalogue = desk.session.catalogue
    found = [catalogue.exercises[ExerciseId(one)] for one in shown_exercises(desk)]
    roles = [muscle_roles(exercise, catalogue.taxonomy)[GLUTEUS] for exercise in found]
    assert Role.STRETCHED not in roles
    desk.library.filter_bar.show_muscle(CHEST)  # by hand: any role
    desk.library.filter_bar.show_muscle(GLUTEUS)
    assert len(shown_exercises(desk)) > len(found)


def test_an_entry_of_the_list_selects_its_card(desk: MainWindow, qtbot: QtBot) -> None:
    click(desk.coverage.map, GLUTEUS)
    rows = desk.coverage.entries.list
    second = rows.topLevelItem(1)
    assert second is not None
    QTest.mouseClick(rows.viewport(), LEFT, NO_KEY, rows.visualItemRect(second).center())
    assert desk.board.selected_ids() == ("bridge",)
    assert desk.coverage.entries.isVisible()


def test_the_list_of_entries_follows_edits_and_other_plans(desk: MainWindow, qtbot: QtBot) -> None:
    click(desk.coverage.map, GLUTEUS)
    select(desk, "bird")
    desk.editing.delete_selected()
    assert [row[0] for row in entry_rows(desk)] == ["Bridge", "Child's Pose"]
    assert "2 direct sets" in desk.coverage.entries.title.text()
    desk.session.open(make_plan(), None)
    assert not desk.coverage.entries.isVisible()


def test_a_muscle_without_work_says_so(desk: MainWindow, qtbot: QtBot) -> None:
    click(desk.coverage.map, CHEST)
    card = desk.coverage.entries
    assert card.nothing.isVisible()
    assert not card.list.isVisible()


def test_a_click_beside_the_body_clears(desk: MainWindow, qtbot: QtBot) -> None:
    view = desk.coverage.map
    click(view, GLUTEUS)
    QTest.mouseClick(view, LEFT, NO_KEY, QPoint(3, view.height() - 3))
    assert view.current is None
    assert selected_row(desk) is None
    assert not desk.coverage.entries.isVisible()


def test_escape_in_the_list_of_entries_closes_it_and_goes_back(desk: MainWindow, qtbot: QtBot) -> None:
    view = desk.coverage.map
    click(view, GLUTEUS)
    rows = desk.coverage.entries.list
    rows.setFocus()
    QTest.keyClick(rows, Key.Key_Down)
    QTest.keyClick(rows, Key.Key_Return)
    assert len(desk.board.selected_ids()) == 1
    QTest.keyClick(rows, Key.Key_Escape)
    assert not desk.coverage.entries.isVisible()
    assert QApplication.focusWidget() is view
    assert view.current == GLUTEUS, "only the list is put away"


def test_a_row_of_the_list_is_outlined_in_the_layer_that_shows_it(desk: MainWindow) -> None:
    view, tree, model = desk.coverage.map, desk.coverage.tree, desk.coverage.model
    tree.setCurrentIndex(model.index_of(PSOAS))
    assert view.selected == {PSOAS}
    assert layer(view) is MapLayer.DEEP
    assert desk.coverage.box.buttons[MapLayer.DEEP].isChecked()
    tree.setCurrentIndex(model.index_of(MuscleId("gluteals")))
    assert view.selected == {"gluteus-maximus", "gluteus-medius", "gluteus-minimus"}
    assert layer(view) is MapLayer.DEEP, "a group stays where some of it can be seen"
    tree.setCurrentIndex(model.index_of(GLUTEUS))
    assert layer(view) is MapLayer.SURFACE


def test_a_row_of_the_list_can_be_explained_too(desk: MainWindow) -> None:
    group = desk.coverage.model.index_of(MuscleId("gluteals"))
    desk.coverage.tree.activated.emit(group)
    assert desk.coverage.explained == "gluteals"
    assert [row[0] for row in entry_rows(desk)] == ["Bird Dog", "Bridge", "Child's Pose"]


def test_helping_muscles_show_the_half(desk: MainWindow) -> None:
    hamstrings = desk.coverage.model.index_of(MuscleId("hamstrings"))
    desk.coverage.tree.activated.emit(hamstrings)
    assert any(row[2] in ("3 × ½ = 1.5 sets", "2 × ½ = 1 set") for row in entry_rows(desk))


def test_five_rows_of_the_list_stay_in_view_in_a_small_window(desk: MainWindow) -> None:
    tree = desk.coverage.tree
    assert (desk.width(), desk.height()) == (1280, 720)
    assert tree.viewport().height() >= 5 * tree.sizeHintForRow(0)
    assert desk.coverage.map.height() >= 150


def test_the_list_of_entries_never_hides_the_map(desk: MainWindow, qtbot: QtBot) -> None:
    coverage = desk.coverage
    work = [make_entry("bridge", sets=2) for _ in range(12)]
    desk.session.open(make_plan((make_day("monday", strength=make_block(*work)),)), None)
    click(coverage.map, GLUTEUS)
    card = coverage.entries
    assert card.geometry().top() >= coverage.tree.geometry().top() + coverage.splitter.geometry().top()
    assert coverage._muscles.rect().contains(card.geometry())
    assert len(entry_rows(desk)) == 12


def test_the_split_of_map_and_list_is_remembered(
    window: MainWindow, backend: Backend, open_window: object
) -> None:
    window.coverage.splitter.setSizes([0, 400])
    window.close()
    again = open_window(backend)  # type: ignore[operator]
    assert again.coverage.splitter.sizes()[0] == 0
    assert not again.coverage.map.is_ready, "a map that is folded away is not read"
