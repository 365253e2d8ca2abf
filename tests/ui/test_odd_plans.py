"""Plans and names at the edge: markup, nothing at all, far too much, other days."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QTextEdit
from pytestqt.qtbot import QtBot

from backdesk.domain.client import Client
from backdesk.domain.ids import ClientId, EntryId, ExerciseId, PrecautionId
from backdesk.domain.plan import Plan
from backdesk.services.backend import Backend
from backdesk.services.handouts import handout_file_name
from backdesk.ui.concerns.marks import Mark
from backdesk.ui.main_window import MainWindow
from tests.factories import make_block, make_day, make_entry, make_exercise, make_plan
from tests.ui.conftest import OpenWindow
from tests.ui.support import RELIEF, STRENGTH, WARM_UP, action, cards, cell, select, shown_ids

NAME = '<b>Zoë & "Łukasz" 🙂</b>'


def shown_as_markup(window: MainWindow) -> list[str]:
    """The labels that would read their text as markup though somebody may have typed it."""
    return [
        label.text()
        for label in window.findChildren(QLabel)
        if "Zoë" in label.text() and label.textFormat() is not Qt.TextFormat.PlainText
    ]


@pytest.fixture
def zoe(open_window: OpenWindow, backend: Backend) -> MainWindow:
    """A window in which everything that can have a name has this one."""
    own = make_exercise("own", name=NAME, why=NAME, tip=NAME, steps=(NAME,), blocks=())
    plan = make_plan(
        (make_day("monday", label=NAME, strength=make_block(make_entry("own", id="own", load=NAME))),),
        title=NAME,
    )
    backend.planning.add(replace(plan, exercises=(own,)), Client(ClientId("zoe"), NAME))
    return open_window(backend)


def test_a_name_with_markup_is_shown_literally_everywhere(zoe: MainWindow) -> None:
    select(zoe, "own")
    zoe.editing.set_note(EntryId("own"), NAME)
    zoe.editing.duplicate_selected()
    zoe.on_told(NAME, details=NAME)

    assert zoe.windowTitle() == f"{NAME} – {NAME} – Back Desk"
    assert zoe.header.client.currentText() == NAME
    assert zoe.header.plan.currentText() == NAME
    assert cards(zoe, "monday", STRENGTH) == [NAME, NAME]
    assert zoe.selected.title.text() == NAME
    assert zoe.notice.label.text() == NAME
    assert zoe.statusBar().currentMessage().endswith(NAME)
    assert action(zoe, "undo").text().replace("&&", "&") == f"Undo duplicate {NAME}"
    header = zoe.board.canvas.header("monday")
    assert header is not None
    assert header.accessibleName() == f"Monday, {NAME}"
    assert shown_as_markup(zoe) == []


def test_the_details_show_markup_literally(zoe: MainWindow) -> None:
    select(zoe, "own")
    text = zoe.selected.details.toPlainText()
    assert text.count(NAME) == 3
    assert zoe.selected.details.document().allFormats()
    assert zoe.dose_editor.field("load").text() == NAME


def test_tooltips_show_markup_literally(zoe: MainWindow) -> None:
    select(zoe, "own")
    zoe.editing.duplicate_selected()
    zoe.library.search_field.setText("Zoë")
    tips = [
        zoe.model.find(EntryId("own")).data(Qt.ItemDataRole.ToolTipRole),
        zoe.library.model.row_of(ExerciseId("own")).data(Qt.ItemDataRole.ToolTipRole),
        action(zoe, "undo").toolTip(),
    ]
    for tip in tips:
        document = QTextEdit()
        document.setHtml(tip)
        assert NAME in document.toPlainText()


def test_the_client_with_markup_can_be_chosen_and_renamed(zoe: MainWindow, backend: Backend) -> None:
    zoe.desk.show(backend.planning.new_client("Anna", "First plan"))
    box = zoe.header.client
    box.activated.emit(box.findText(NAME))
    assert zoe.session.client is not None
    assert zoe.session.client.name == NAME
    named = handout_file_name(zoe.session.client.name, zoe.session.plan.title)
    assert named == "b Zoë & Łukasz 🙂 b - b Zoë & Łukasz 🙂 b.pdf"


def test_very_long_names_do_not_make_the_window_wider(window: MainWindow, backend: Backend) -> None:
    width = window.minimumSizeHint().width()
    opened = backend.planning.new_client("Maximiliane " * 60, "Rückenschule " * 60)
    window.desk.show(opened)
    window.editing.set_day_label("monday", "A very long label " * 20)
    window.on_told("word " * 400)
    assert window.minimumSizeHint().width() <= max(width, 1280)


def test_a_plan_without_entries_is_a_working_board(window: MainWindow, backend: Backend) -> None:
    window.desk.show(backend.planning.add(make_plan(()), None))
    assert shown_ids(window) == []
    assert window.session.coverage().aerobic_minutes == 0
    assert [one.text() for one in window.board.canvas._feet.values()] == ["Rest"] * 7
    widths = window.board.canvas.column_widths(window.board.canvas.width())
    assert max(widths) - min(widths) <= 1, "no day is smaller when all are empty"
    window.editing.add_exercises([ExerciseId("plank")])
    assert cards(window, "monday", STRENGTH) == ["Plank"]


def test_sixty_exercises_in_one_day_are_all_there(window: MainWindow, backend: Backend, qtbot: QtBot) -> None:
    entries = [make_entry("bird-dog", id=f"e{number}", sets=3, reps=10) for number in range(60)]
    plan = make_plan(
        (
            make_day(
                "monday",
                warm_up=make_block(*entries[:20]),
                strength=make_block(*entries[20:40]),
                relief=make_block(*entries[40:]),
            ),
        )
    )
    window.desk.show(backend.planning.add(plan, None))
    assert [cell(window, "monday", block).card_count() for block in (WARM_UP, STRENGTH, RELIEF)] == [20] * 3
    for block in (WARM_UP, STRENGTH, RELIEF):
        view = cell(window, "monday", block)
        last = view.visualRect(view.model().index(19, 0, view.rootIndex()))
        qtbot.wait_until(lambda view=view, last=last: view.viewport().rect().contains(last))  # type: ignore[misc]
    select(window, "e59")
    window.editing.move_selected(0, -1)
    assert window.board.verticalScrollBar().value() > 0, "the card that moved is in view"


def test_numbered_days_have_columns_of_their_own(window: MainWindow, backend: Backend) -> None:
    days = tuple(
        make_day(f"day-{number}", strength=make_block(make_entry("plank"))) for number in range(1, 15)
    )
    window.desk.show(backend.planning.add(make_plan(days), None))

    assert window.model.days == tuple(f"day-{number}" for number in range(1, 15))
    header = window.board.canvas.header("day-14")
    assert header is not None
    assert header.text() == "Day 14"
    assert cell(window, "day-14", STRENGTH).accessibleName() == "Day 14, Strength"
    window.editing.copy_day("day-1", "day-14")
    assert cards(window, "day-14", STRENGTH) == ["Plank", "Plank"]
    assert window.board.horizontalScrollBar().maximum() > 0


def test_weekdays_and_numbered_days_stand_side_by_side(window: MainWindow, backend: Backend) -> None:
    plan: Plan = make_plan((make_day("monday"), make_day("day-3", relief=make_block(make_entry("cat-cow")))))
    window.desk.show(backend.planning.add(plan, None))
    assert window.model.days[-1] == "day-3"
    assert len(window.model.days) == 8


def test_a_clients_precautions_mark_cards_and_come_first_in_the_text(
    window: MainWindow, backend: Backend
) -> None:
    catalogue = window.backend.catalogue
    deadlift = catalogue.exercises[ExerciseId("deadlift")]
    precautions = (deadlift.cautions[0].precaution, PrecautionId("osteoporosis"))
    window.desk.show(backend.planning.add(make_plan(()), Client(ClientId("c"), "C", precautions)))
    window.editing.add_exercises([deadlift.id])
    card = window.model.card(window.model.find(window.board.selected_ids()[0]))
    assert card is not None
    assert card.marks == (Mark.AVOID,)
    reason = card.screened.open[0].reason
    assert reason in card.description
    assert reason in window.features.concerns.box.accessibleDescription()


def test_an_exercise_nobody_knows_is_kept_and_can_be_selected(window: MainWindow, backend: Backend) -> None:
    plan = make_plan((make_day("monday", strength=make_block(make_entry("space-walk", id="x", sets=2))),))
    window.desk.show(backend.planning.add(plan, None))
    select(window, "x")
    assert window.selected.title.text() == "space-walk"
    assert window.dose_editor.isEnabled()
    assert window.selected.details.toPlainText() == ""
