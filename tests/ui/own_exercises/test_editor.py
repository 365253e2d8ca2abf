"""The exercise editor: every field goes in and comes out, and nothing is half written."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from backdesk.domain.blocks import BlockKind
from backdesk.domain.dose import Dose, Side, Span
from backdesk.domain.exercise import (
    Caution,
    CautionAction,
    Equipment,
    Exercise,
    ExerciseType,
    Movement,
    Position,
    Role,
)
from backdesk.domain.ids import ExerciseId, MuscleId, PrecautionId
from backdesk.domain.pose import ExerciseFigure, KeyPose, Pose
from backdesk.errors import StoreError
from backdesk.ui.main_window import MainWindow
from backdesk.ui.own_exercises.editor import ExerciseEditor
from backdesk.ui.pose_editor.editor import PoseEditor
from tests.ui.own_exercises.support import BIRD_DOG, BRIDGE, exercise, picture, press, sentence, take
from tests.ui.test_accessible_names import nameless

STANDING = ExerciseFigure((KeyPose("Stand", Pose()),))


@pytest.fixture
def empty(hidden: MainWindow) -> ExerciseEditor:
    return hidden.features.own_exercises.new()


def choose_muscle(editor: ExerciseEditor, muscle: str, role: Role) -> None:
    editor.muscles.tree.clearSelection()
    editor.muscles._items[MuscleId(muscle)].setSelected(True)
    editor.muscles.buttons[role].click()


def fill(editor: ExerciseEditor) -> None:
    """Put something into every field."""
    kind, text, care = editor.kind, editor.text, editor.care
    kind.name.setText("  Towel   row ")
    kind.aliases.setText("Row at home, Door row")
    kind.blocks.show_chosen((BlockKind.STRENGTH, BlockKind.RELIEF))
    kind.type.setCurrentIndex(kind.type.findData(ExerciseType.STABILITY))
    kind.position.setCurrentIndex(kind.position.findData(Position.SITTING))
    kind.level.setCurrentIndex(kind.level.findText("Advanced"))
    kind.movements.show_chosen((Movement.PULL,))
    kind.equipment.show_chosen((Equipment.TOWEL,))
    kind.dose.fields["sets"].setText("3")
    kind.dose.fields["reps"].setText("8-12")
    kind.dose.side.setCurrentIndex(kind.dose.side.findData(Side.EACH))
    text.start.show_text("Sit tall.")
    text.steps.show_text("Pull the towel.\n\nHold.\n")
    text.mistakes.show_text("Shrugging.")
    text.tip.show_text("Breathe out.")
    text.why.show_text("It trains your back.")
    text.link.setText("clinic.example/row")
    text.sources.show_text("own\nB")
    choose_muscle(editor, "trapezius", Role.PRIMARY)
    choose_muscle(editor, "hamstrings", Role.STRETCHED)
    care.on_add()
    care.rows[0].precaution.setCurrentIndex(care.rows[0].precaution.findData("osteoporosis"))
    care.rows[0].action.setCurrentIndex(care.rows[0].action.findData(CautionAction.MODIFY))
    care.rows[0].reason.setText("Pull gently.")
    for choice, name in ((care.easier, "Bridge"), (care.harder, "Bird Dog")):
        assert choice is not None
        choice.list.findItems(name, Qt.MatchFlag.MatchExactly)[0].setCheckState(Qt.CheckState.Checked)


def test_all_that_is_typed_is_stored_and_the_library_shows_it(
    hidden: MainWindow, empty: ExerciseEditor
) -> None:
    fill(empty)
    empty.accept()
    (made,) = hidden.backend.own.exercises
    assert made == Exercise(
        made.id,
        "Towel row",
        aliases=("Row at home", "Door row"),
        blocks=(BlockKind.STRENGTH, BlockKind.RELIEF),
        type=ExerciseType.STABILITY,
        primary=(MuscleId("trapezius"),),
        stretched=(MuscleId("hamstrings"),),
        movements=(Movement.PULL,),
        equipment=(Equipment.TOWEL,),
        position=Position.SITTING,
        level=3,
        side=Side.EACH,
        default_dose=Dose(sets=3, reps=Span(8, 12), side=Side.EACH),
        start="Sit tall.",
        steps=("Pull the towel.", "Hold."),
        mistakes=("Shrugging.",),
        tip="Breathe out.",
        why="It trains your back.",
        easier=(BRIDGE,),
        harder=(BIRD_DOG,),
        cautions=(Caution(PrecautionId("osteoporosis"), CautionAction.MODIFY, "Pull gently."),),
        sources=("own", "B"),
        link="https://clinic.example/row",
    )
    assert hidden.library.current() == made
    assert hidden.backend.planning._store.own_exercises() == (made,)


def test_every_built_in_exercise_goes_through_the_editor_unchanged(
    hidden: MainWindow, empty: ExerciseEditor
) -> None:
    for number, one in enumerate(hidden.backend.catalogue.exercises.values()):
        for tab in (empty.kind, empty.text, empty.muscles, empty.photos):
            tab.show_exercise(one)
            assert tab.read(one) == one
        if number % 20 == 0:  # it makes long lists
            empty.care.show_exercise(one)
            assert empty.care.read(one) == one


def test_an_adapted_exercise_says_what_it_is_and_can_be_taken_back(hidden: MainWindow) -> None:
    desk = hidden.features.own_exercises
    original = exercise(hidden, BIRD_DOG)
    editor = desk.edit(original)
    assert (editor.windowTitle(), editor.is_changed) == ("Adapt Bird Dog", False)
    assert any("takes the place of the built-in" in one.text() for one in editor.findChildren(QLabel))
    editor.text.tip.field.setPlainText("Look at the floor.")
    assert editor.is_changed
    editor.accept()
    assert exercise(hidden, BIRD_DOG) == replace(original, tip="Look at the floor.")
    assert desk.edit(exercise(hidden, BIRD_DOG)).windowTitle() == "Edit Bird Dog"
    box = desk.ask_reset(exercise(hidden, BIRD_DOG))
    assert "Take back all that was changed in Bird Dog?" in box.text()
    press(box, "Cancel")
    assert hidden.backend.own.is_adapted(BIRD_DOG)
    press(desk.ask_reset(exercise(hidden, BIRD_DOG)), "Back to the original")
    assert exercise(hidden, BIRD_DOG) is original


def test_saving_without_a_change_adapts_nothing(hidden: MainWindow) -> None:
    desk, own = hidden.features.own_exercises, hidden.backend.own
    desk.edit(exercise(hidden, BIRD_DOG)).accept()
    assert own.exercises == ()
    for tip in ("Look down.", exercise(hidden, BIRD_DOG).tip):
        editor = desk.edit(exercise(hidden, BIRD_DOG))
        editor.text.tip.field.setPlainText(tip)
        editor.accept()
        assert own.is_adapted(BIRD_DOG) == (tip == "Look down.")


def test_a_version_is_a_copy_with_its_picture_under_a_name_of_its_own(hidden: MainWindow) -> None:
    bridge = exercise(hidden, BRIDGE)
    editor = hidden.features.own_exercises.make_version(bridge)
    assert editor.kind.name.text() == "My Bridge"
    editor.accept()
    (made,) = hidden.backend.own.exercises
    assert made == replace(bridge, id=made.id, name="My Bridge", figure=hidden.backend.figures.of(bridge))
    assert (made.id != bridge.id, exercise(hidden, BRIDGE)) == (True, bridge)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda e: e.kind.name.setText(" "), "An exercise needs a name."),
        (lambda e: e.kind.name.setText("x" * 201), "That is too long; use at most 200 characters."),
        (
            lambda e: e.kind.name.setText("bRIDGE"),
            "There is already an exercise called bRIDGE; choose another name.",
        ),
        (lambda e: e.kind.blocks.show_chosen(()), "Choose at least one block that the exercise suits."),
        (
            lambda e: e.kind.dose.fields["hold_seconds"].setText("long"),
            'Type seconds such as "30", "20-30", "1:30" or "2 min".',
        ),
        (lambda e: e.text.link.setText("nowhere"), "“nowhere” is no address of a web page"),
        (lambda e: e.care.on_add(), "Choose whom this caution is for, or remove it."),
        (lambda e: e.care.rows[0].reason.setText(" "), "Give the reason: it is shown beside the exercise."),
        (
            lambda e: e.care.easier.list.findItems("Bird Dog", Qt.MatchFlag.MatchExactly)[0].setCheckState(
                Qt.CheckState.Checked
            ),
            "Bird Dog cannot be both easier and harder.",
        ),
    ],
)
def test_what_is_wrong_is_said_next_to_its_field_and_nothing_is_stored(
    hidden: MainWindow, empty: ExerciseEditor, spoil: object, said: str
) -> None:
    fill(empty)
    spoil(empty)  # type: ignore[operator]
    empty.accept()
    assert hidden.backend.own.exercises == ()
    assert empty.isVisible()
    kind, care = empty.kind, empty.care
    sentences = [kind.named.sentence, kind.suits.sentence, kind.dose.message, empty.text.linked.sentence]
    sentences += [care.linked.sentence, *(row.checked.sentence for row in care.rows)]
    shown = [label.text() for label in sentences if not label.isHidden()]
    assert [text.startswith(said) for text in shown] == [True]


def test_a_searched_muscle_gets_the_role_and_never_a_hidden_one(empty: ExerciseEditor) -> None:
    tab = empty.muscles
    tab.tree.setCurrentItem(tab._items[MuscleId("hamstrings")])
    tab.search.setText("upper trap")
    tab.buttons[Role.PRIMARY].click()
    QTest.keyClick(tab.search, Qt.Key.Key_Return)
    assert empty.exercise().primary == (MuscleId("trapezius-upper"),)
    assert empty.exercise().secondary == ()
    tab.search.setText("no such muscle")
    assert not tab.buttons[Role.SECONDARY].isEnabled()
    tab.search.clear()
    tab.tree.setCurrentItem(tab._items[MuscleId("trapezius-upper")])
    for expected in ("helps", "is stretched", ""):
        tab.tree.itemActivated.emit(tab.tree.currentItem(), 0)
        assert tab._items[MuscleId("trapezius-upper")].text(1) == expected


def test_the_same_precaution_twice_is_refused(hidden: MainWindow, empty: ExerciseEditor) -> None:
    fill(empty)
    empty.care.on_add()
    second = empty.care.rows[1]
    second.precaution.setCurrentIndex(second.precaution.findData("osteoporosis"))
    second.reason.setText("Again.")
    empty.accept()
    assert second.checked.sentence.text() == "There is a caution for this already; keep one of them."
    second.remove.click()
    empty.accept()
    assert len(hidden.backend.own.exercises) == 1


def test_closing_asks_only_where_something_would_be_lost(hidden: MainWindow) -> None:
    desk = hidden.features.own_exercises
    editor = desk.edit(exercise(hidden, BIRD_DOG))
    editor.reject()
    assert editor.isHidden()
    editor = desk.edit(exercise(hidden, BIRD_DOG))
    editor.text.link.setText("no address")
    editor.reject()
    (box,) = editor.findChildren(QMessageBox)
    press(box, "Go on editing")
    assert editor.isVisible()
    editor.reject()
    press(editor.findChildren(QMessageBox)[-1], "Discard changes")
    assert editor.isHidden()
    assert hidden.backend.own.exercises == ()


def test_what_the_disk_refuses_is_told_and_stays_in_the_window(
    hidden: MainWindow, empty: ExerciseEditor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(made: Exercise) -> Exercise:
        raise StoreError("The disk is full.")

    monkeypatch.setattr(hidden.backend.own, "add", refuse)
    fill(empty)
    empty.accept()
    assert (sentence(empty), empty.isVisible()) == ("The disk is full.", True)
    empty.kind.name.setText("Another row")
    assert sentence(empty) == ""


def test_photos_are_added_put_in_order_and_removed(
    hidden: MainWindow, empty: ExerciseEditor, qtbot: QtBot, tmp_path: Path
) -> None:
    fill(empty)
    colours = ("red", "green", "blue")
    take(empty.photos, qtbot, *(picture(tmp_path, f"{one}.png", one) for one in colours))
    red, green, blue = empty.exercise().photos
    assert empty.photos.list.count() == 3
    empty.photos.list.setCurrentRow(2)
    empty.photos.earlier.click()
    assert empty.exercise().photos == (red, blue, green)
    assert not empty.photos.later.isEnabled() or empty.photos.list.currentRow() == 1
    empty.photos.later.click()
    empty.photos.list.setCurrentRow(0)
    empty.photos.remove.click()
    empty.accept()
    (made,) = hidden.backend.own.exercises
    assert made.photos == (green, blue)
    assert len(hidden.backend.figures.photos_of(made)) == 2


def test_a_refused_file_is_told_and_four_photos_are_enough(
    empty: ExerciseEditor, qtbot: QtBot, tmp_path: Path
) -> None:
    wrong = tmp_path / "wrong.jpg"
    wrong.write_text("not a picture")
    take(empty.photos, qtbot, wrong)
    assert "wrong.jpg is not a JPEG or PNG picture" in empty.photos.about.text()
    files = [picture(tmp_path, f"{n}.jpg", f"#{n}0{n}0{n}0") for n in range(6)]
    take(empty.photos, qtbot, *files[:3])
    take(empty.photos, qtbot, *files[3:])
    assert len(empty.exercise().photos) == 4
    assert empty.photos.about.text() == "An exercise has at most 4 photos."
    assert not empty.photos.add.isEnabled()


def test_saving_waits_for_a_photo_that_is_being_read(
    hidden: MainWindow, empty: ExerciseEditor, qtbot: QtBot, tmp_path: Path
) -> None:
    fill(empty)
    empty.photos.take([picture(tmp_path, "red.png", "red")])
    assert not empty.ok.isEnabled()
    empty.accept()
    assert not hidden.backend.own.exercises
    qtbot.wait_until(empty.ok.isEnabled, timeout=20_000)
    empty.accept()
    assert len(hidden.backend.own.exercises[-1].photos) == 1


def test_a_photo_that_is_not_saved_is_not_kept(
    hidden: MainWindow, empty: ExerciseEditor, qtbot: QtBot, tmp_path: Path
) -> None:
    fill(empty)
    red, blue = picture(tmp_path, "red.png", "red"), picture(tmp_path, "blue.png", "blue")
    take(empty.photos, qtbot, red, blue)
    empty.photos.list.setCurrentRow(1)
    empty.photos.remove.click()
    empty.accept()
    kept = [path.stem for path in hidden.backend.folder.photos.iterdir()]
    assert kept == [*hidden.backend.own.exercises[-1].photos]
    other = hidden.features.own_exercises.new()
    take(other.photos, qtbot, red, blue)
    other.on_discard()
    assert [path.stem for path in hidden.backend.folder.photos.iterdir()] == kept


def test_a_file_can_be_dropped(empty: ExerciseEditor, qtbot: QtBot, tmp_path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(picture(tmp_path, "red.png", "red"))), QUrl("https://x.example/a")])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    empty.photos.dropEvent(event)
    qtbot.wait_until(lambda: not empty.photos.is_busy, timeout=20_000)
    assert len(empty.exercise().photos) == 1


def test_a_lost_photo_is_told_and_can_be_added_again(
    hidden: MainWindow, empty: ExerciseEditor, qtbot: QtBot, tmp_path: Path
) -> None:
    fill(empty)
    file = picture(tmp_path, "red.png", "red")
    take(empty.photos, qtbot, file)
    empty.accept()
    (made,) = hidden.backend.own.exercises
    kept = hidden.backend.folder.photos / f"{made.photos[0]}.jpg"
    kept.unlink()
    hidden.backend.figures.photos._read.cache_clear()  # type: ignore[union-attr]
    editor = hidden.features.own_exercises.edit(made)
    assert editor.photos.about.text() == "1 photo is lost or damaged; remove it, or add it again."
    take(editor.photos, qtbot, file)
    assert editor.exercise().photos == made.photos
    assert kept.is_file()
    assert hidden.backend.figures.photos_of(made) != ()


def test_the_drawn_picture_is_stored_with_the_exercise_and_not_before(
    hidden: MainWindow, empty: ExerciseEditor
) -> None:
    fill(empty)
    empty.photos.edit.click()
    pose = hidden.findChild(PoseEditor)
    assert isinstance(pose, PoseEditor)
    pose._save(STANDING)
    pose.close()
    assert not hidden.backend.own.exercises
    empty.accept()
    assert hidden.backend.own.exercises[-1].figure == STANDING


def test_every_control_has_a_name(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    editor = window.features.own_exercises.edit(exercise(window, BIRD_DOG))
    take(editor.photos, qtbot, picture(tmp_path, "red.png", "red"))
    for index in range(editor.tabs.count()):
        editor.tabs.setCurrentIndex(index)
        assert nameless(editor) == []
    editor.on_discard()


def test_an_exercise_that_a_plan_uses_is_not_deleted(hidden: MainWindow, empty: ExerciseEditor) -> None:
    desk = hidden.features.own_exercises
    fill(empty)
    empty.accept()
    (made,) = hidden.backend.own.exercises
    hidden.editing.add_exercises([made.id])
    told: list[str] = []
    hidden.notice.show_notice = lambda text, **_: told.append(text)  # type: ignore[method-assign]
    hidden.session.undo_stack.undo()
    assert desk.ask_delete(made) is None
    assert "Undo could bring it back" in told[0]
    hidden.session.undo_stack.clear()
    box = desk.ask_delete(made)
    assert box is not None
    press(box, "Delete")
    assert hidden.backend.own.exercises == ()
    assert ExerciseId(made.id) not in hidden.session.catalogue.exercises
