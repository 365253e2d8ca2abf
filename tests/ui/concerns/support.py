"""Short ways to look at marks, box and questions of the precautions screen."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog

from backdesk.domain.client import Client
from backdesk.domain.ids import EntryId, ExerciseId, PrecautionId
from backdesk.domain.plan_edits import find_entry
from backdesk.ui.concerns.box import ConcernBox
from backdesk.ui.concerns.marks import Mark
from backdesk.ui.main_window import MainWindow
from backdesk.ui.models.cards import Card
from backdesk.ui.models.library_model import LibraryRole
from backdesk.ui.planner.swap_places import SwapPlacesDialog
from tests.factories import make_block, make_day, make_entry, make_plan

SIT_UP, DEAD_BUG = ExerciseId("sit-up"), ExerciseId("dead-bug")
TUMOUR = PrecautionId("inflammatory-infection-tumour")
DESCRIPTION = Qt.ItemDataRole.AccessibleDescriptionRole


def open_client(window: MainWindow, client: Client) -> None:
    """Monday: sit-ups twice, bird dog, cat-cow; Wednesday: a deadlift."""
    days = (
        make_day(
            "monday",
            warm_up=make_block(make_entry("cat-cow", id="cat")),
            strength=make_block(
                make_entry("sit-up", id="sit", sets=2, reps=10),
                make_entry("bird-dog", id="bird", sets=3),
                make_entry("sit-up", id="more", sets=1, reps=5),
            ),
        ),
        make_day("wednesday", strength=make_block(make_entry("deadlift", id="dead", sets=3))),
    )
    plan = replace(make_plan(days), client_id=client.id)
    window.session.open(plan, client)
    window.backend.planning.add(plan, client)


def card(window: MainWindow, entry: str) -> Card:
    found = window.model.card(window.model.find(EntryId(entry)))
    assert found is not None
    return found


def library_marks(window: MainWindow, exercise: ExerciseId) -> tuple[Mark, ...]:
    marks: tuple[Mark, ...] = window.library.model.row_of(exercise).data(LibraryRole.MARKS)
    return marks


def box(window: MainWindow) -> ConcernBox:
    return window.features.concerns.box


def offered(window: MainWindow) -> list[str]:
    """The buttons of the box."""
    return [button.text() for button in box(window).buttons if button.isVisibleTo(box(window))]


def exercise_at(window: MainWindow, entry: str) -> str:
    return find_entry(window.session.plan, EntryId(entry))[1].exercise


def answer(window: MainWindow, note: str) -> None:
    (dialog,) = [one for one in window.findChildren(QInputDialog) if one.isVisible()]
    dialog.setTextValue(note)
    dialog.accept()


def where(window: MainWindow) -> SwapPlacesDialog:
    """The question whether to swap here or everywhere."""
    (dialog,) = [one for one in window.findChildren(SwapPlacesDialog) if one.isVisible()]
    return dialog
