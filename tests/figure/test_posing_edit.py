"""Mirrored poses, hands and feet, the row of key poses, and things as a person sees them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from backdesk.domain.pose import Contact, ExerciseFigure, Grip, KeyPose, MotionArrow, Pose, Prop
from backdesk.figure.posing_check import require_drawable
from backdesk.figure.posing_edit import (
    mirrored,
    mirrored_prop,
    with_caption,
    with_contact,
    with_copy,
    with_grip,
    with_key_moved,
    with_pelvis,
    with_turn,
    without_key,
)
from backdesk.figure.posing_props import (
    SINGLE_KINDS,
    Composed,
    held_thing,
    moved_thing,
    new_thing,
    placed,
    things,
    without_thing,
)
from backdesk.figure.solve import solve
from backdesk.services.figures import Figures
from tests.figure.test_posing import library

STANDING = Pose()


def figure_of(*captions: str, arrow: int = 0) -> ExerciseFigure:
    keys = tuple(
        KeyPose(caption, Pose(at=(float(place), 0.0, 0.9))) for place, caption in enumerate(captions)
    )
    return ExerciseFigure(keys, arrows=(MotionArrow("left_hand", arrow),) if arrow else ())


@pytest.fixture(scope="module")
def composed() -> Composed:
    return Figures().composed()


def captions(figure: ExerciseFigure) -> list[str]:
    return [key.caption for key in figure.keys]


@pytest.mark.parametrize("name", ["bird-dog", "side-plank", "deadlift"])
def test_a_mirrored_pose_is_the_mirrored_body(name: str) -> None:
    for key in library()[name].keys:
        one, two = solve(key.pose), solve(mirrored(key.pose))
        for joint in ("elbow", "palm", "knee", "ball"):
            x, y, z = one.joint(f"left_{joint}")
            assert two.joint(f"right_{joint}") == pytest.approx((x, -y, z), abs=1e-6)
        assert mirrored(mirrored(key.pose)) == key.pose


def test_a_turn_stays_in_its_range() -> None:
    assert with_turn(STANDING, "lumbar", 0, 20.0).lumbar == (20.0, 0.0, 0.0)
    assert with_turn(STANDING, "lumbar", 2, 90.0).lumbar == (0.0, 0.0, 14.0)
    assert with_pelvis(STANDING, "pitch", 30.0).pitch == 30.0


def test_hands_and_feet_can_be_chosen() -> None:
    assert with_grip(STANDING, "left", Grip.FIST).left_arm.grip is Grip.FIST
    tiptoe = with_contact(STANDING, "right", Contact.BALL)
    assert tiptoe.right_leg.heel_up > 0
    assert solve(tiptoe).right_leg.ball.z == pytest.approx(0.0, abs=0.002)
    free = with_contact(tiptoe, "right", Contact.ANKLE)
    assert (solve(free).right_leg.ankle - solve(tiptoe).right_leg.ankle).length < 0.005


def test_the_row_of_pictures_can_be_changed_and_arrows_follow() -> None:
    figure = figure_of("one", "two", "three", arrow=2)
    copied = with_copy(figure, 0, "new")
    assert captions(copied) == ["one", "new", "two", "three"]
    assert copied.arrows[0].key == 3
    assert with_copy(copied, 0, "fifth") is copied
    assert captions(with_key_moved(figure, 2, 0)) == ["three", "one", "two"]
    assert with_key_moved(figure, 2, 0).arrows == ()
    assert captions(without_key(figure, 0)) == ["two", "three"]
    assert without_key(figure, 0).arrows[0].key == 1
    assert without_key(figure, 2).arrows == ()
    alone = figure_of("only")
    assert without_key(alone, 0) is alone
    assert with_key_moved(alone, 0, 1) is alone
    assert captions(with_caption(figure, 1, "zwei")) == ["one", "zwei", "three"]


def test_a_chair_is_one_thing_wherever_it_stands(composed: Composed) -> None:
    props = (
        Prop("mat"),
        *placed(composed["chair"], (0.4, 0.1, 0.0), 30.0),
        Prop("sphere", at=(1.0, 0.0, 0.3)),
    )
    found = things(props, composed)
    assert [thing.kind for thing in found] == ["mat", "chair", "sphere"]
    chair = found[1]
    assert chair.at == pytest.approx((0.4, 0.1, 0.0))
    assert chair.turn == pytest.approx(30.0)
    moved = moved_thing(props, chair, (0.0, 1.0, 0.0), 90.0, composed)
    assert things(moved, composed)[1].at == pytest.approx((0.0, 1.0, 0.0))
    assert [thing.kind for thing in things(without_thing(moved, found[1]), composed)] == ["mat", "sphere"]


def test_the_librarys_things_are_recognised(composed: Composed) -> None:
    kinds = {thing.kind for figure in library().values() for thing in things(figure.props, composed)}
    assert {"chair", "bench", "mat"} <= kinds


def test_a_thing_can_be_held_and_put_down() -> None:
    props = (Prop("sphere", at=(1.0, 0.0, 0.3)),)
    held = held_thing(props, things(props, {})[0], "hands", (0.5, 0.0, 0.1))
    assert held == (Prop("sphere", hold="hands"),)
    assert held_thing(held, things(held, {})[0], "", (0.5, 0.0, 0.1)) == (Prop("sphere", at=(0.5, 0.0, 0.1)),)
    assert mirrored_prop(Prop("dumbbell", hold="left_hand", at=(0.1, 0.2, 0.3))).hold == "right_hand"


def test_every_new_thing_can_be_drawn(composed: Composed) -> None:
    for kind in (*SINGLE_KINDS, *composed):
        require_drawable(ExerciseFigure((KeyPose("Start", STANDING),), props=new_thing(kind, composed)))


@pytest.mark.parametrize(
    "broken",
    [
        replace(STANDING, left_arm=replace(STANDING.left_arm, upper=(0.0, 0.0, 0.0))),
        replace(STANDING, left_arm=replace(STANDING.left_arm, hand=(0.0, 0.0, 0.0), near="tail")),
        replace(STANDING, at=(3600.0, 0.0, 0.0), left_leg=replace(STANDING.left_leg, thigh=(0.0, 0.0, 0.0))),
    ],
)  # fmt: skip
def test_a_pose_that_cannot_be_drawn_is_refused(broken: Pose) -> None:
    with pytest.raises(ValueError, match="key pose 1"):
        require_drawable(ExerciseFigure((KeyPose("Start", broken),)))


def test_a_thing_that_cannot_be_drawn_is_refused() -> None:
    for prop in (
        Prop("spaceship"),
        Prop("rod", ends=("tail", "left_hand")),
        Prop("mat", size=(3000.0, 3000.0)),
    ):
        with pytest.raises(ValueError, match="key pose 1"):
            require_drawable(ExerciseFigure((KeyPose("Start", STANDING),), props=(prop,)))


def test_an_arrow_of_its_own_way_stays_with_the_first_picture() -> None:
    breath = MotionArrow(key=0, way=((0.0, 0.0, 0.3), (0.0, 0.0, 0.5)))
    figure = ExerciseFigure((KeyPose("In", Pose()), KeyPose("Out", Pose(pitch=5))), arrows=(breath,))
    assert with_key_moved(figure, 0, 1).arrows == (replace(breath, key=1),)
    assert without_key(figure, 1).arrows == (breath,)
    assert without_key(figure, 0).arrows == ()
