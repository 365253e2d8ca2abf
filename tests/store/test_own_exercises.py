"""The clinic's own exercises in the store, with their pictures."""

from __future__ import annotations

from dataclasses import replace

import pytest

from backdesk.domain.pose import ArmPose, ExerciseFigure, KeyPose, MotionArrow, Pose, Prop
from backdesk.errors import NotFoundError, StoreError
from backdesk.store.store import Store
from tests.factories import make_exercise

FIGURE = ExerciseFigure(
    (
        KeyPose("Start", Pose(at=(0.1, 0.2, 0.9), ground=False)),
        KeyPose("Reach", Pose(left_arm=ArmPose(hand=(0.5, 0.1, 1.2))), (Prop("mat"),)),
    ),
    camera=(35.5, 12.0),
    props=(Prop("rod", ends=("left_hand", (0.0, 1.0, 2.0)), size=(0.02,)),),
    arrows=(MotionArrow("left_hand", 1, (0.1, 0.0)),),
)
OWN = make_exercise("own-row", primary=("rhomboids",), figure=FIGURE, steps=("Pull.",))


def test_an_own_exercise_comes_back_with_its_picture(store: Store) -> None:
    plain = make_exercise("plain")
    store.add_own_exercise(OWN)
    store.add_own_exercise(plain)
    assert store.own_exercises() == (OWN, plain)
    changed = replace(OWN, figure=ExerciseFigure((KeyPose("Hold", Pose()),)))
    store.save_own_exercise(changed)
    assert store.own_exercises() == (changed, plain)
    assert store.doctor() == ()


def test_an_unknown_one_cannot_be_changed_nor_a_known_one_added(store: Store) -> None:
    with pytest.raises(NotFoundError, match="no own exercise with the id own-row"):
        store.save_own_exercise(OWN)
    store.add_own_exercise(OWN)
    with pytest.raises(StoreError, match="there already"):
        store.add_own_exercise(OWN)


def test_an_unreadable_one_is_left_out_and_named_by_the_doctor(store: Store) -> None:
    store.add_own_exercise(OWN)
    with store._write() as connection:
        connection.exec_driver_sql("UPDATE own_exercise SET body = '{}'")
    assert store.own_exercises() == ()
    (problem,) = store.doctor()
    assert problem == "The stored exercise own-row cannot be read: own_exercise.body is wrong."
