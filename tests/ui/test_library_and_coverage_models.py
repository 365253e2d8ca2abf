"""The library list and the coverage tree under Qt's own tester, and what they say."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.client import Client
from backdesk.domain.coverage import CoverageCounter
from backdesk.domain.exercise import CautionAction
from backdesk.domain.ids import ClientId, ExerciseId, MuscleId
from backdesk.domain.plan import Plan
from backdesk.domain.plan_screen import plan_screen
from backdesk.i18n import english
from backdesk.services.library import load_catalogue
from backdesk.ui.concerns.marks import Mark
from backdesk.ui.main_window import MainWindow
from backdesk.ui.models.coverage_model import Column, CoverageModel, CoverageRole
from backdesk.ui.models.library_model import LibraryModel, LibraryRole
from backdesk.ui.models.mime import EXERCISES_TYPE
from tests.factories import make_block, make_day, make_entry, make_exercise, make_plan
from tests.ui.support import COPY, small_plan

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture
def library(catalogue: Catalogue, qtbot: QtBot) -> LibraryModel:
    model = LibraryModel(catalogue, english())
    model.show([ExerciseId("bird-dog"), ExerciseId("bridge"), ExerciseId("plank")])
    return model


@pytest.fixture
def tree(catalogue: Catalogue, qtbot: QtBot) -> CoverageModel:
    return CoverageModel(catalogue.taxonomy, english())


def count(catalogue: Catalogue, plan: Plan) -> object:
    return CoverageCounter(catalogue).week(plan.weeks[0])


def test_the_library_list_stands_qts_test_through_searches_and_plans(
    hidden: MainWindow, catalogue: Catalogue
) -> None:
    panel = hidden.library
    tester = QAbstractItemModelTester(panel.model, FATAL)
    everything = panel.model.rowCount()
    for text in ("b", "bird", "bird dog", "nothing like it at all zzz", ""):
        panel.search_field.setText(text)
    assert panel.model.rowCount() == everything
    own = make_exercise("space-walk", name="Space Walk")
    panel.model.use(catalogue.with_exercises([own]))
    panel.model.show([ExerciseId("space-walk")])
    panel.model.use(catalogue)
    assert panel.model.rowCount() == 0
    assert tester.model() is panel.model


def test_a_row_gives_name_details_and_drag(library: LibraryModel) -> None:
    index = library.row_of(ExerciseId("bridge"))
    assert index.row() == 1
    assert index.data() == "Bridge"
    assert index.data(LibraryRole.EXERCISE).id == "bridge"
    assert index.data(Qt.ItemDataRole.AccessibleDescriptionRole) == index.data(LibraryRole.DETAIL)
    assert "Strength" in index.data(LibraryRole.DETAIL)
    assert library.flags(index) & Qt.ItemFlag.ItemIsDragEnabled
    assert not library.row_of(ExerciseId("deadlift")).isValid()


def test_dragged_rows_are_carried_in_list_order(library: LibraryModel) -> None:
    mime = library.mimeData([library.index(2, 0), library.index(0, 0)])
    assert mime.hasFormat(EXERCISES_TYPE)
    assert mime.text() == "Bird Dog\nPlank"
    assert library.supportedDragActions() == COPY


def test_a_row_warns_only_with_a_clients_precaution(library: LibraryModel, catalogue: Catalogue) -> None:
    deadlift = catalogue.exercises[ExerciseId("deadlift")]
    caution = next(one for one in deadlift.cautions if one.action is CautionAction.AVOID)
    library.show([deadlift.id])
    assert library.index(0, 0).data(LibraryRole.MARKS) == ()
    client = Client(ClientId("maria"), "Maria", (caution.precaution,))

    library.use(catalogue, plan_screen(make_plan(()), client, catalogue))

    assert library.index(0, 0).data(LibraryRole.MARKS) == (Mark.AVOID,)
    assert caution.reason in library.index(0, 0).data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert caution.reason in library.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)


def test_the_coverage_tree_stands_qts_test_through_edits(hidden: MainWindow) -> None:
    model = hidden.coverage.model
    tester = QAbstractItemModelTester(model, FATAL)
    hidden.editing.add_exercises([ExerciseId("deadlift"), ExerciseId("pull-up")])
    hidden.editing.clear_day("monday")
    hidden.session.undo_stack.undo()
    assert tester.model() is model


def test_rows_are_sorted_by_what_the_week_does(tree: CoverageModel, catalogue: Catalogue) -> None:
    tree.show(CoverageCounter(catalogue).week(small_plan().weeks[0]))
    fractional = [tree.index(row, 0).data(CoverageRole.COUNT).fractional for row in range(tree.rowCount())]
    assert fractional == sorted(fractional, reverse=True)
    assert fractional[0] > 0


def test_a_selected_row_stays_selected_when_sorted_anew(tree: CoverageModel, catalogue: Catalogue) -> None:
    hamstrings = QPersistentModelIndex(tree.index_of(MuscleId("hamstrings")))
    member = QPersistentModelIndex(tree.index_of(MuscleId("spinalis")).siblingAtColumn(Column.DAYS))
    before = hamstrings.row()
    plan = make_plan((make_day("monday", strength=make_block(make_entry("romanian-deadlift", sets=9))),))

    tree.show(CoverageCounter(catalogue).week(plan.weeks[0]))

    assert hamstrings.row() != before
    assert hamstrings.data(CoverageRole.MUSCLE_ID) == "hamstrings"
    assert member.data(CoverageRole.MUSCLE_ID) == "spinalis"
    assert member.column() == Column.DAYS
    assert member.parent().data(CoverageRole.MUSCLE_ID) == "erector-spinae"


def test_a_preview_shows_beside_the_count_without_sorting(tree: CoverageModel, catalogue: Catalogue) -> None:
    now = CoverageCounter(catalogue).week(small_plan().weeks[0])
    heavy = make_plan((make_day("monday", strength=make_block(make_entry("biceps-curl", sets=20))),))
    later = CoverageCounter(catalogue).week(heavy.weeks[0])
    tree.show(now)
    order = [tree.index(row, 0).data() for row in range(tree.rowCount())]

    tree.show_preview(later)

    assert [tree.index(row, 0).data() for row in range(tree.rowCount())] == order
    biceps = tree.index_of(MuscleId("biceps"))
    assert biceps.data(CoverageRole.PREVIEW).fractional == later.of(MuscleId("biceps")).fractional
    tree.show_preview(None)
    assert biceps.data(CoverageRole.PREVIEW) is None


def test_a_row_is_spoken_as_a_sentence(tree: CoverageModel, catalogue: Catalogue) -> None:
    tree.show(CoverageCounter(catalogue).week(small_plan().weeks[0]))
    spoken = tree.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    name = tree.index(0, 0).data()
    assert spoken.startswith(f"{name}: ")
    assert "fractional sets" in spoken


def test_the_library_can_search_again_after_a_plan_with_its_own_exercises_closes(hidden: MainWindow) -> None:
    own = make_exercise("space-walk", name="Space Walk", blocks=())
    plan = make_plan()
    session, panel = hidden.session, hidden.library
    everything = panel.model.rowCount()
    session.open(type(plan)(plan.id, plan.title, plan.weeks, exercises=(own,)), None)
    panel.search_field.setText("space walk")
    assert panel.model.index(0, 0).data() == "Space Walk"

    session.open(plan, None)

    panel.search_field.clear()
    assert panel.model.rowCount() == everything
