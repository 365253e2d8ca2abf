"""All about one client: every field is stored as it was typed, nothing wrong is, and nothing is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.client import Client, Contact, Goal, OwnPrecaution
from backdesk.domain.exercise import CautionAction, Equipment, Movement, Position
from backdesk.domain.ids import ClientId, ExerciseId, PrecautionId
from backdesk.errors import StoreError
from backdesk.i18n import english
from backdesk.ui.clients.form import ClientForm, Page
from backdesk.ui.clients.own_precaution_dialog import OwnPrecautionDialog

MARIA = Client(
    ClientId("maria"),
    "Maria Lopez",
    precautions=(PrecautionId("osteoporosis"), PrecautionId("disc-herniation")),
    own_precautions=(OwnPrecaution("Hip replaced", CautionAction.AVOID, (Movement.FLEXION,)),),
    pronoun="she",
    birth_year=1980,
    contact=Contact("0123", "maria@example.org", "1 High Street\nBergen"),
    goals=(Goal.ENDURANCE, Goal.LESS_BACK_PAIN),
    goal_note="The stairs",
    equipment=(Equipment.BAND, Equipment.MAT),
    days=("monday", "friday"),
    minutes=30,
    level=2,
    language="es",
    notes="Likes music.",
)


class Saved:
    """Remembers what was saved; may refuse."""

    def __init__(self) -> None:
        self.clients: list[Client] = []
        self.problem: Exception | None = None

    def __call__(self, client: Client) -> Client:
        if self.problem is not None:
            raise self.problem
        self.clients.append(client)
        return client


@pytest.fixture
def saved() -> Saved:
    return Saved()


@pytest.fixture
def form(qtbot: QtBot, catalogue: Catalogue, saved: Saved) -> ClientForm:
    form = ClientForm(english(), lambda: catalogue, lambda: date(2026, 11, 22), saved)
    qtbot.addWidget(form)
    form.show_client(MARIA)
    return form


def type_into(field: QLineEdit, text: str) -> None:
    field.selectAll()
    if text.isascii() and text:
        QTest.keyClicks(field, text)
    else:  # Qt's test keyboard has no other letters
        field.setText(text)
        field.textEdited.emit(text)


def test_showing_a_client_changes_nothing(form: ClientForm, saved: Saved) -> None:
    assert form.flush()
    assert saved.clients == []
    assert form.person.age.text() == "45 or 46 years old"
    assert form.person.language.currentText() == "Spanish"


def test_a_client_of_whom_only_the_name_is_known_stays_so(form: ClientForm, saved: Saved) -> None:
    form.show_client(Client(ClientId("a"), "Anna"))
    assert form.flush()
    assert saved.clients == []
    assert form.training.equipment.not_asked.isChecked()


def test_every_field_is_stored(form: ClientForm, saved: Saved) -> None:
    form.show_client(Client(ClientId("maria"), "Anna"))
    person, training, health = form.person, form.training, form.health
    type_into(person.name, "Maria Lopez")
    type_into(person.pronoun, "she")
    type_into(person.birth_year, "1980")
    type_into(person.phone, "0123")
    type_into(person.email, "maria@example.org")
    person.address.setPlainText("1 High Street\nBergen")
    person.language.setCurrentText("Spanish")
    person.notes.setPlainText("Likes music.")
    for precaution in MARIA.precautions:
        health.boxes[precaution].setChecked(True)
    health.own.show_precautions(MARIA.own_precautions)
    for goal in MARIA.goals:
        training.goals[goal].setChecked(True)
    training.goal_note.setPlainText("The stairs")
    for day in MARIA.days:
        training.days[day].setChecked(True)
    training.minutes.setValue(30)
    training.level.setCurrentIndex(training.level.findData(2))
    training.equipment.asked.setChecked(True)
    for item in MARIA.equipment or ():
        training.equipment.boxes[item].setChecked(True)

    assert form.flush()

    stored = saved.clients[-1]
    in_any_order = {name: set(getattr(MARIA, name) or ()) for name in ("precautions", "goals", "equipment")}
    assert {name: set(getattr(stored, name) or ()) for name in in_any_order} == in_any_order
    assert replace(stored, **{name: getattr(MARIA, name) for name in in_any_order}) == MARIA


def test_what_is_typed_is_saved_after_a_pause(form: ClientForm, saved: Saved, qtbot: QtBot) -> None:
    with qtbot.wait_signal(form.saved, timeout=3_000):
        type_into(form.person.phone, "999")
    assert saved.clients[-1].contact.phone == "999"


def test_leaving_a_field_saves_it(form: ClientForm, saved: Saved) -> None:
    type_into(form.person.phone, "999")
    form.on_focus_changed(form.person.phone, form.person.email)
    assert [client.contact.phone for client in saved.clients] == ["999"]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("name", "", "needs a name"),
        ("birth_year", "80", "from 1900 to 2026"),
        ("birth_year", "2027", "from 1900 to 2026"),
        ("birth_year", "1899", "from 1900 to 2026"),
        ("birth_year", "١٩٨٠", "from 1900 to 2026"),
        ("email", "maria", "looks like"),
        ("email", "maria@example", "looks like"),
        ("email", "a@b.org, c@d.org", "looks like"),
    ],
)
def test_what_cannot_be_right_is_said_beside_the_field_and_the_rest_is_saved(
    form: ClientForm, saved: Saved, name: str, text: str, said: str
) -> None:
    field = getattr(form.person, name)
    type_into(field, text)
    type_into(form.person.phone, "999")
    assert not form.flush()
    assert saved.clients == [replace(MARIA, contact=replace(MARIA.contact, phone="999"))]
    assert said in field.accessibleDescription()
    assert field.text() == text
    form.show_page(Page.PLANS)
    form.show_problem()
    assert form.tabs.currentIndex() == Page.PERSON


def test_a_problem_goes_with_its_cause(form: ClientForm) -> None:
    type_into(form.person.birth_year, "80")
    assert not form.flush()
    type_into(form.person.birth_year, "1980")
    assert form.flush()
    assert form.person.birth_year.accessibleDescription() == ""


def test_a_session_shorter_than_five_minutes_is_none(form: ClientForm, saved: Saved) -> None:
    form.training.minutes.setValue(3)
    assert not form.flush()
    assert saved.clients == []
    form.training.minutes.setValue(0)
    assert form.flush()
    assert saved.clients[-1].minutes is None


def test_a_store_that_refuses_loses_nothing(form: ClientForm, saved: Saved) -> None:
    saved.problem = StoreError("The disk is full.")
    type_into(form.person.phone, "999")
    assert not form.flush()
    assert form.notice.text() == "The disk is full."
    saved.problem = None
    assert form.flush()
    assert saved.clients[-1].contact.phone == "999"
    assert form.notice.isHidden()


def test_precautions_are_found_by_what_people_call_them(form: ClientForm) -> None:
    form.health.search.setText("sciatica")
    shown = [one for one, box in form.health.boxes.items() if box.isVisibleTo(form.health)]
    assert shown == ["disc-herniation"]
    form.health.search.setText("zzz")
    assert not form.health.nothing.isHidden()
    assert saved_precautions(form) == MARIA.precautions


def saved_precautions(form: ClientForm) -> tuple[PrecautionId, ...]:
    return form.health.applied_to(MARIA).precautions


def test_a_precaution_of_a_later_version_is_kept(form: ClientForm) -> None:
    later = replace(MARIA, precautions=(PrecautionId("from-the-future"), *MARIA.precautions))
    form.show_client(later)
    assert form.health.applied_to(later) == later


def test_the_order_of_choices_is_kept(form: ClientForm) -> None:
    form.training.goals[Goal.MOBILITY].setChecked(True)
    assert form.training.applied_to(MARIA).goals == (*MARIA.goals, Goal.MOBILITY)


def test_an_own_precaution_is_added_changed_and_removed(form: ClientForm, saved: Saved) -> None:
    own = form.health.own
    own.on_add()
    (dialog,) = form.findChildren(OwnPrecautionDialog)
    dialog.accept()
    assert "needs a name" in dialog.name.accessibleDescription()
    dialog.name.setText(" Afraid of falling ")
    dialog.ways[CautionAction.AVOID].setChecked(True)
    dialog.positions[Position.STANDING].setChecked(True)
    dialog.exercises.search.setText("bird dog")
    dialog.exercises.list.currentItem().setCheckState(Qt.CheckState.Checked)
    dialog.accept()
    wanted = OwnPrecaution(
        "Afraid of falling",
        CautionAction.AVOID,
        positions=(Position.STANDING,),
        exercises=(ExerciseId("bird-dog"),),
    )
    assert form.flush()
    assert saved.clients[-1].own_precautions == (*MARIA.own_precautions, wanted)
    own.list.setCurrentRow(0)
    own.on_remove()
    assert form.flush()
    assert saved.clients[-1].own_precautions == (wanted,)


def test_an_own_precaution_that_is_looked_at_stays_the_same(
    form: ClientForm, saved: Saved, catalogue: Catalogue
) -> None:
    whole = OwnPrecaution(
        "All",
        CautionAction.MODIFY,
        (Movement.PUSH,),
        (Position.PRONE, Position.SUPINE),
        (ExerciseId("plank"), ExerciseId("gone-since")),
    )
    dialog = OwnPrecautionDialog(form, english(), catalogue, whole)
    said = dialog.precaution()
    assert replace(said, positions=whole.positions) == whole
    assert set(said.positions) == set(whole.positions)
    dialog.reject()


def test_a_group_of_equipment_is_checked_at_once(form: ClientForm) -> None:
    box = form.training.equipment
    box.on_group((Equipment.BIKE, Equipment.POOL), True)
    assert box.equipment(()) == (Equipment.BIKE, Equipment.POOL) or {Equipment.BIKE, Equipment.POOL} <= set(
        box.equipment(()) or ()
    )
    box.not_asked.setChecked(True)
    assert form.training.applied_to(MARIA).equipment is None
    box.asked.setChecked(True)
    assert Equipment.POOL in (form.training.applied_to(MARIA).equipment or ())


def test_every_piece_of_equipment_stands_in_one_group(form: ClientForm) -> None:
    assert set(form.training.equipment.boxes) == set(Equipment)


def test_the_wheel_scrolls_past_fields(form: ClientForm) -> None:
    turn = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, 0), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(form.training.minutes, turn)
    assert form.training.minutes.value() == 30
