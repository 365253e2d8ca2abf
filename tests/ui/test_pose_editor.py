"""The pose editor by mouse and keyboard, from the library's menu to the store."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from backdesk.domain.exercise import Exercise
from backdesk.domain.ids import ExerciseId
from backdesk.domain.pose import Contact, ExerciseFigure, Grip
from backdesk.errors import StoreError
from backdesk.figure.posing import Handle
from backdesk.figure.solve import solve
from backdesk.services.backend import Backend
from backdesk.ui.main_window import MainWindow
from backdesk.ui.pose_editor.editor import PoseEditor
from backdesk.ui.pose_editor.names import hint, thing_name
from backdesk.ui.pose_editor.start_picker import StartPicker

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton


@pytest.fixture
def own(window: MainWindow) -> Exercise:
    """An own version of the bird dog, in the library."""
    bird_dog = window.backend.catalogue.exercises[ExerciseId("bird-dog")]
    made = window.backend.own.make_version(bird_dog, "My bird dog")
    window.session.use_library(window.backend.library())
    return made


@pytest.fixture
def editor(window: MainWindow, own: Exercise, qtbot: QtBot) -> PoseEditor:
    editor = window.own.edit_picture(own)
    assert isinstance(editor, PoseEditor)
    qtbot.wait_exposed(editor)
    return editor


def drag(widget: QWidget, way: QPoint, button: Qt.MouseButton = LEFT) -> None:
    """Press in the middle of a widget, move in two steps, let go; the widget may move along."""
    start = widget.rect().center()
    begin = widget.mapToGlobal(start)
    QTest.mousePress(widget, button, Qt.KeyboardModifier.NoModifier, start)
    for step in (QPoint(way.x() // 2, way.y() // 2), way):
        spot = QPointF(begin + step)
        local = QPointF(widget.mapFromGlobal(begin + step))
        event = QMouseEvent(
            QMouseEvent.Type.MouseMove,
            local,
            spot,
            Qt.MouseButton.NoButton,
            button,
            Qt.KeyboardModifier.NoModifier,
        )
        widget.event(event)
    QTest.mouseRelease(widget, button, Qt.KeyboardModifier.NoModifier, widget.mapFromGlobal(begin + way))


def picker_of(editor: PoseEditor) -> StartPicker:
    picker = editor.findChild(StartPicker)
    assert isinstance(picker, StartPicker)
    return picker


def click(button: QWidget) -> None:
    QTest.mouseClick(button, LEFT)


def seen(editor: PoseEditor) -> tuple[bool, bool, bool]:
    """Whether the figure moves, the button says so, and the handles are there."""
    mark = editor.canvas.marks[Handle.HIPS]
    return editor.canvas.is_playing, editor.parts.play.isChecked(), mark.isVisible()


def dialog_button(parent: QWidget, text: str) -> QAbstractButton:
    return next(one for one in parent.findChildren(QAbstractButton) if one.text() == text)


def test_a_hand_is_dragged_with_the_mouse_as_one_step(editor: PoseEditor, qtbot: QtBot) -> None:
    before = editor.edit.figure
    palm = solve(editor.edit.pose).left_arm.palm
    drag(editor.canvas.marks[Handle.LEFT_HAND], QPoint(-40, -90))
    assert solve(editor.edit.pose).left_arm.palm.z > palm.z + 0.1
    assert editor.edit.stack.count() == 1
    assert editor.edit.stack.undoText() == "move: left hand"
    editor.edit.stack.undo()
    assert editor.edit.figure == before
    editor.edit.stack.redo()
    assert editor.edit.figure != before


def test_handles_lie_over_the_figure_and_can_be_hit(editor: PoseEditor) -> None:
    for handle, mark in editor.canvas.marks.items():
        assert min(mark.width(), mark.height()) >= 24
        gap = QPointF(mark.geometry().center()) - editor.canvas.spot_of(handle)
        assert gap.manhattanLength() < 3
        assert mark.accessibleName()
        assert mark.focusPolicy() is Qt.FocusPolicy.StrongFocus


def test_keys_move_a_handle_by_centimetres(editor: PoseEditor, qtbot: QtBot) -> None:
    mark = editor.canvas.marks[Handle.LEFT_HAND]
    mark.setFocus()
    start = solve(editor.edit.pose).left_arm.palm
    for _ in range(2):
        QTest.keyClick(mark, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    camera = editor.edit.figure.camera
    up = solve(editor.edit.pose).left_arm.palm
    assert 0.07 < (up - start).length < 0.13, camera
    QTest.keyClick(mark, Qt.Key.Key_PageUp)
    QTest.keyClick(mark, Qt.Key.Key_PageDown)
    assert (solve(editor.edit.pose).left_arm.palm - up).length < 0.004
    assert editor.edit.stack.count() == 1
    QTest.keyClick(mark, Qt.Key.Key_Delete)
    assert (solve(editor.edit.pose).left_arm.palm - start).length < 0.01
    assert editor.edit.stack.undoText() == "reset: left hand"


def test_a_double_click_resets_a_limb(editor: PoseEditor, qtbot: QtBot) -> None:
    mark = editor.canvas.marks[Handle.RIGHT_FOOT]
    start = solve(editor.edit.pose).right_leg.ankle
    drag(mark, QPoint(60, -80))
    assert (solve(editor.edit.pose).right_leg.ankle - start).length > 0.05
    QTest.mouseDClick(mark, LEFT)
    assert (solve(editor.edit.pose).right_leg.ankle - start).length < 0.02


def test_the_camera_turns_by_slider_and_by_the_right_button(editor: PoseEditor, qtbot: QtBot) -> None:
    before = editor.edit.figure.camera
    editor.parts.azimuth.setValue(-30)
    assert editor.edit.figure.camera[0] == -30
    editor.edit.stack.undo()
    assert editor.edit.figure.camera == before
    drag(editor.canvas, QPoint(40, 10), RIGHT)
    assert editor.edit.figure.camera == pytest.approx((before[0] - 20, before[1] + 5))
    assert editor.edit.stack.count() == 1


def test_pictures_can_be_added_named_moved_and_removed(editor: PoseEditor, qtbot: QtBot) -> None:
    before = editor.edit.figure
    strip = editor.strip
    count = len(before.keys)
    click(strip.add)
    assert (len(editor.edit.figure.keys), editor.edit.index) == (count + 1, 1)
    assert editor.edit.key.pose == before.keys[0].pose
    strip.caption.clear()
    QTest.keyClicks(strip.caption, "Half-way")
    assert editor.edit.key.caption == "Half-way"
    click(strip.later)
    assert [key.caption for key in editor.edit.figure.keys][-1] == "Half-way"
    for _ in range(3):  # the button is off when there are four
        click(strip.add)
    assert [len(editor.edit.figure.keys), strip.add.isEnabled()] == [4, False]
    for _ in range(5):
        click(strip.remove)
    assert [len(editor.edit.figure.keys), strip.remove.isEnabled()] == [1, False]
    while editor.edit.stack.canUndo():
        editor.edit.stack.undo()
    assert editor.edit.figure == before


def test_pictures_are_chosen_and_drawn(editor: PoseEditor, qtbot: QtBot) -> None:
    click(editor.strip.buttons[1])
    assert editor.edit.index == 1
    assert editor.edit.stack.count() == 0
    qtbot.wait_until(lambda: not editor.strip.buttons[1].icon().isNull())


def test_numbers_bend_the_spine_and_set_hands_and_feet(editor: PoseEditor) -> None:
    body = editor.parts.body
    body.turns["lumbar", 0].setValue(20)
    body.turns["lumbar", 0].setValue(24)
    assert editor.edit.pose.lumbar[0] == 24
    assert editor.edit.stack.count() == 1
    body.turns["pelvis", 0].setValue(70)
    assert editor.edit.pose.pitch == 70
    body.grips["left"].setCurrentIndex(list(Grip).index(Grip.FIST))
    assert editor.edit.pose.left_arm.grip is Grip.FIST
    body.contacts["right"].setCurrentIndex(list(Contact).index(Contact.BALL))
    assert editor.edit.pose.right_leg.contact is Contact.BALL
    assert body.turns["lumbar", 0].maximum() == 62


def test_mirror_twice_is_nothing(editor: PoseEditor, qtbot: QtBot) -> None:
    editor.edit.show_key(1)
    before = editor.edit.figure
    click(editor.parts.mirror)
    assert editor.edit.figure != before
    click(editor.parts.mirror)
    assert editor.edit.figure == before


def test_things_are_added_moved_held_and_removed(editor: PoseEditor) -> None:
    before = editor.edit.figure
    things = editor.parts.things
    things.add("chair")
    assert things.list.currentItem().text() == "Chair"
    things.places[0].setValue(0.4)
    things.turn.setValue(90)
    assert things.list.currentItem().text() == "Chair"
    things.remove()
    assert editor.edit.figure.props == before.props
    things.add("dumbbell")
    things.hold.setCurrentIndex(1)
    assert editor.edit.figure.props[-1].hold == "left_hand"
    things.only_here.click()
    assert editor.edit.figure.props == before.props
    assert editor.edit.key.props[-1].kind == "dumbbell"
    assert things.list.item(things.list.count() - 1).text() == "Dumbbell (this picture)"


def test_play_moves_the_figure_and_an_edit_stops_it(editor: PoseEditor, qtbot: QtBot) -> None:
    editor.parts.play.click()
    assert seen(editor) == (True, True, False)
    editor.canvas.grab()
    editor.parts.body.turns["neck", 0].setValue(10)
    assert seen(editor) == (False, False, True)


def test_hints_are_plain_and_never_block(editor: PoseEditor, qtbot: QtBot) -> None:
    pose = editor.edit.pose
    wrong = replace(pose, lumbar=(90.0, 0.0, 0.0), at=(0.0, 0.0, 0.1), ground=False)
    editor.edit.set_pose(wrong, "bend")
    editor.on_hints()
    texts = [editor.parts.hints.item(row).text() for row in range(editor.parts.hints.count())]
    assert any("below the floor" in text for text in texts)
    assert editor.parts.save.isEnabled()
    editor.edit.stack.undo()
    editor.edit.show_key(1)
    editor.edit.set_pose(wrong, "bend")
    editor.edit.show_key(0)
    editor.on_hints()
    editor.on_hint_chosen(editor.parts.hints.item(0))
    assert editor.edit.index == 1


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        ("left_forearm is 31 mm below the floor", "Left forearm: 31 mm below the floor."),
        ("the body floats 20 mm above the floor", "The body floats 20 mm above the floor."),
        (
            "left_hand should touch 0.000 m but is at 0.021 m",
            "Left hand: not quite where it rested, 21 mm off.",
        ),
        ("the right knee is inside the trunk", "Right knee: inside the trunk."),
        (
            "the left fist is 90 mm from the nearest bar, handle or band",
            "The left fist is 90 mm away from what it should hold.",
        ),
        ("left knee bends 160°, more than 158°", "Left knee bends 160°, more than 158°."),
    ],
)  # fmt: skip
def test_problems_are_said_plainly(problem: str, said: str, backend: Backend) -> None:
    assert hint(problem, backend.words) == said


def test_unknown_things_still_have_a_name(backend: Backend) -> None:
    assert thing_name("leg-press", backend.words) == "Leg press"


def test_another_pose_can_be_the_start(editor: PoseEditor, qtbot: QtBot) -> None:
    click(editor.parts.start)
    picker = picker_of(editor)
    picker.field.setText("childs pose")
    assert picker.model.rowCount() >= 1
    row = picker.model.row(picker.model.index(0, 0))
    assert row is not None
    assert row.exercise.id == "childs-pose"
    picker.on_use_pose()
    assert editor.edit.pose == row.figure.keys[0].pose
    assert editor.edit.start == row.figure.keys[0].pose
    editor.edit.stack.undo()
    editor.on_figure_chosen(row)
    assert editor.edit.figure == row.figure


def test_the_picker_draws_and_finds_nothing_politely(editor: PoseEditor, qtbot: QtBot) -> None:
    editor.on_pick_start()
    picker = picker_of(editor)
    picker.field.setText("bridge")
    picker.grab()
    qtbot.wait_until(lambda: bool(picker.model._pictures))
    picker.field.setText("qqqqzzzz")
    picker.model.show([])
    picker.refresh()
    picker.reject()


def test_saving_stores_the_picture_and_shows_it(
    window: MainWindow, editor: PoseEditor, own: Exercise, qtbot: QtBot
) -> None:
    drag(editor.canvas.marks[Handle.LEFT_HAND], QPoint(-40, -90))
    wanted = editor.edit.figure
    with qtbot.wait_signal(window.own.picture_changed):
        click(editor.parts.save)
    (stored,) = window.backend.planning._store.own_exercises()
    assert stored.figure == wanted
    assert stored == replace(own, figure=wanted)
    assert window.session.catalogue.exercises[own.id] == stored
    assert window.library.current() == stored


def test_cancel_leaves_all_as_it_was(
    window: MainWindow, editor: PoseEditor, own: Exercise, qtbot: QtBot
) -> None:
    drag(editor.canvas.marks[Handle.LEFT_HAND], QPoint(-40, -90))
    editor.reject()
    assert editor.isVisible()
    box = editor.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    dialog_button(box, "Discard changes").click()
    assert not editor.isVisible()
    assert window.backend.planning._store.own_exercises() == (own,)


def test_without_a_change_cancel_does_not_ask(editor: PoseEditor) -> None:
    editor.reject()
    assert not editor.isVisible()


def test_what_cannot_be_saved_is_said_and_kept(
    window: MainWindow, editor: PoseEditor, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(exercise: ExerciseId, figure: ExerciseFigure) -> Exercise:
        raise StoreError("There is no room left on the disk.")

    monkeypatch.setattr(window.backend.own, "change_figure", refuse)
    editor.on_mirror()
    click(editor.parts.save)
    assert editor.isVisible()
    assert editor.parts.notice.text() == "There is no room left on the disk."
    editor.edit.stack.undo()
    editor.edit.stack.clear()
    editor.reject()


def test_a_picture_that_a_plan_carries_is_changed_with_the_plan(
    window: MainWindow, own: Exercise, qtbot: QtBot
) -> None:
    carried = replace(own, id=ExerciseId("carried"), name="Carried")
    window.session.push(replace(window.session.plan, exercises=(carried,)), "bring along")
    editor = window.own.edit_picture(carried)
    assert isinstance(editor, PoseEditor)
    editor.edit.show_key(1)  # the start is the same on both sides
    editor.on_mirror()
    wanted = editor.edit.figure
    editor.on_save()
    assert window.session.plan.exercises == (replace(carried, figure=wanted),)
    window.session.undo_stack.undo()
    assert window.session.plan.exercises == (carried,)
    model = window.library.model
    assert model.exercise(model.row_of(carried.id)) == carried  # the library shows the old one again


def test_a_plan_that_cannot_be_saved_keeps_the_editor_open(
    window: MainWindow, own: Exercise, monkeypatch: pytest.MonkeyPatch
) -> None:
    carried = replace(own, id=ExerciseId("carried"), name="Carried")
    window.session.push(replace(window.session.plan, exercises=(carried,)), "bring along")
    editor = window.own.edit_picture(carried)
    assert isinstance(editor, PoseEditor)

    def refuse(before: object, after: object) -> None:
        raise StoreError("There is no room left on the disk.")

    monkeypatch.setattr(window.session, "_save", refuse)
    editor.edit.show_key(1)
    editor.on_mirror()
    editor.on_save()
    assert editor.isVisible()
    assert "could not be saved" in editor.parts.notice.text()
    assert window.session.plan.exercises == (carried,)
    editor.on_discard()


def test_everything_has_a_name(editor: PoseEditor) -> None:
    nameless = [
        type(one).__name__
        for one in editor.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.isVisibleTo(editor)
        and not one.accessibleName()
        and not (isinstance(one, QAbstractButton) and one.text())
        and type(one).__name__ not in ("QScrollArea", "QTabBar", "QLineEdit", "QSlider")
    ]
    assert nameless == []
