from __future__ import annotations

import json
import math
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backdesk.domain.pose import (
    ArmPose,
    Contact,
    ExerciseFigure,
    Grip,
    KeyPose,
    LegPose,
    MotionArrow,
    Pose,
    Prop,
)
from backdesk.exchange.pose_files import FigureShelf
from backdesk.figure.pose_json import (
    MAX_ARROWS,
    MAX_POINTS,
    MAX_SOLIDS,
    MAX_TEXT,
    MAX_TOUCHES,
    figure_from_json,
    figure_to_json,
)
from backdesk.resources import pose_files

POSE: dict[str, Any] = {
    "pitch": 90,
    "left_arm": {"hand": [0.5, 0.17, 0.012], "grip": "flat"},
    "touches": ["hands"],
}
FIGURE: dict[str, Any] = {
    "keys": [
        {"caption": "Start", "pose": POSE},
        {"caption": "Reach", "pose": {}, "props": [{"kind": "mat"}]},
    ],
    "camera": [65, 12],
    "props": [{"kind": "line", "ends": ["left_hand", [1, 0, 1]]}],
    "arrows": [{"joint": "left_hand"}],
}


def changed(*place: str | int, to: object) -> dict[str, Any]:
    """The figure with another value somewhere inside."""
    copy: dict[str, Any] = json.loads(json.dumps(FIGURE))
    target: Any = copy
    for step in place[:-1]:
        target = target[step]
    target[place[-1]] = to
    return copy


def through_json(figure: ExerciseFigure) -> ExerciseFigure:
    return figure_from_json(json.loads(json.dumps(figure_to_json(figure))))


def test_a_figure_is_read_with_its_usual_values() -> None:
    figure = figure_from_json(FIGURE)
    assert [key.caption for key in figure.keys] == ["Start", "Reach"]
    pose = figure.keys[0].pose
    assert (pose.pitch, pose.yaw, pose.ground, pose.touches) == (90.0, 0.0, True, ("hands",))
    assert pose.left_arm == ArmPose(hand=(0.5, 0.17, 0.012), grip=Grip.FLAT)
    assert pose.right_arm == Pose().right_arm
    assert figure.camera == (65.0, 12.0)
    assert figure.props[0].ends == ("left_hand", (1.0, 0.0, 1.0))
    assert [prop.kind for prop in figure.props_of(1)] == ["line", "mat"]


def test_usual_values_are_not_written() -> None:
    assert figure_to_json(ExerciseFigure((KeyPose("Start", Pose()),))) == {
        "keys": [{"caption": "Start", "pose": {}}]
    }
    assert figure_to_json(figure_from_json(FIGURE)) == FIGURE | {
        "arrows": [{"joint": "left_hand"}],
        "keys": [
            {"caption": "Start", "pose": POSE | {"pitch": 90.0}},
            {"caption": "Reach", "pose": {}, "props": [{"kind": "mat"}]},
        ],
    }


def test_every_bundled_figure_comes_back_as_it_was() -> None:
    shelf = FigureShelf(pose_files())
    assert len(shelf.ids) > 100
    for name in shelf.ids:
        figure = shelf.get(name)
        assert figure is not None
        assert through_json(figure) == figure, name


UNKNOWN = [
    (("camra",), "“camra” is not a field of a ExerciseFigure"),
    (("keys", 0, "title"), "“title” is not a field of a KeyPose"),
    (("keys", 0, "pose", "from"), "“from” is not a field of a Pose"),
    (("keys", 1, "pose", "arms"), "“arms” is not a field of a Pose"),
    (("keys", 0, "pose", "left_arm", "elbows"), "“elbows” is not a field of a ArmPose"),
    (("keys", 0, "pose", "left_leg"), "“elbow” is not a field of a LegPose"),
    (("keys", 1, "props", 0, "colour"), "“colour” is not a field of a Prop"),
    (("props", 0, "length"), "“length” is not a field of a Prop"),
    (("arrows", 0, "from"), "“from” is not a field of a MotionArrow"),
]


@pytest.mark.parametrize(("place", "said"), UNKNOWN)
def test_unknown_fields_are_refused_and_named(place: tuple[str | int, ...], said: str) -> None:
    value: object = {"elbow": [1, 0, 0]} if place[-1] == "left_leg" else "x"
    with pytest.raises(ValueError, match=said):
        figure_from_json(changed(*place, to=value))


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf, 3601, -1e9, 1e308, 10**400])
@pytest.mark.parametrize(
    "place",
    [
        ("move_seconds",),
        ("camera", 0),
        ("keys", 0, "pose", "pitch"),
        ("keys", 0, "pose", "left_arm", "hand", 2),
    ],
)
def test_numbers_that_make_no_sense_are_refused(number: float, place: tuple[str | int, ...]) -> None:
    with pytest.raises(ValueError, match=r"."):
        figure_from_json(changed(*place, to=number))


WRONG: dict[str, object] = {
    "no object": [],
    "nothing": None,
    "a text": "figure",
    "no keys": {},
    "empty keys": {"keys": []},
    "five keys": {"keys": FIGURE["keys"][:1] * 5},
    "keys of another type": changed("keys", to={}),
    "a touch at no height": changed("keys", 0, "pose", "touches", to=["back@low"]),
    "a touch at an endless height": changed("keys", 0, "pose", "touches", to=["back@inf"]),
    "a key without pose": changed("keys", 0, to={"caption": "Start"}),
    "a key without caption": changed("keys", 0, to={"pose": {}}),
    "a caption that is a number": changed("keys", 0, "caption", to=1),
    "a pose by name": changed("keys", 0, "pose", to="quadruped"),
    "a number as text": changed("keys", 0, "pose", "pitch", to="90"),
    "a truth value as number": changed("keys", 0, "pose", "pitch", to=True),
    "a number as truth value": changed("keys", 0, "pose", "ground", to=1),
    "two coordinates": changed("keys", 0, "pose", "left_arm", "hand", to=[1, 2]),
    "four coordinates": changed("keys", 0, "pose", "left_arm", "hand", to=[1, 2, 3, 4]),
    "an unknown grip": changed("keys", 0, "pose", "left_arm", "grip", to="claw"),
    "an arrow's key as fraction": changed("arrows", 0, "key", to=0.5),
    "ends of numbers": changed("props", 0, "ends", to=[1, 2]),
    "a prop without kind": changed("props", 0, to={}),
    "a long caption": changed("keys", 0, "caption", to="x" * (MAX_TEXT + 1)),
    "too many props": changed("props", to=[{"kind": "mat"}] * (MAX_SOLIDS + 1)),
    "too many solids in few props": changed("props", to=[{"kind": "barbell"}] * (MAX_SOLIDS // 5 + 1)),
    "too many arrows": changed("arrows", to=[{"joint": "head"}] * (MAX_ARROWS + 1)),
    "too long a way": changed("arrows", to=[{"way": [[0, 0, 0]] * (MAX_POINTS + 1)}]),
    "too many touches": changed("keys", 0, "pose", "touches", to=["head"] * (MAX_TOUCHES + 1)),
    "too many props together": changed("props", to=[{"kind": "mat"}] * MAX_SOLIDS),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_is_no_figure_is_refused_with_a_value_error(what: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        figure_from_json(WRONG[what])


def test_the_largest_figure_is_allowed() -> None:
    figure = figure_from_json({"keys": FIGURE["keys"][:1] * 4, "props": [{"kind": "mat"}] * MAX_SOLIDS})
    assert len(figure.keys) == 4
    assert (
        figure_from_json(changed("keys", 0, "caption", to="x" * MAX_TEXT)).keys[0].caption == "x" * MAX_TEXT
    )


NUMBERS = st.floats(-3600, 3600)
TRIPLES = st.tuples(NUMBERS, NUMBERS, NUMBERS)
TEXTS = st.text(max_size=MAX_TEXT)
ARMS = st.builds(
    ArmPose,
    upper=st.none() | TRIPLES,
    hand=st.none() | TRIPLES,
    near=TEXTS,
    grip=st.sampled_from(Grip),
    shrug=NUMBERS,
)
LEGS = st.builds(
    LegPose, foot=st.none() | TRIPLES, contact=st.sampled_from(Contact), flex=NUMBERS, body=st.booleans()
)
POSES = st.builds(
    Pose, at=TRIPLES, ground=st.booleans(), yaw=NUMBERS, lumbar=TRIPLES, left_arm=ARMS, right_leg=LEGS,
    touches=st.lists(TEXTS.filter(lambda text: "@" not in text), max_size=3).map(tuple),
)  # fmt: skip
PROPS = st.lists(
    st.builds(
        Prop, kind=TEXTS, at=TRIPLES, size=st.lists(NUMBERS, max_size=3).map(tuple), hold=TEXTS,
        ends=st.lists(TEXTS | TRIPLES, max_size=3).map(tuple),
    ),
    max_size=2,
).map(tuple)  # fmt: skip
ARROWS = st.lists(
    st.builds(
        MotionArrow, joint=TEXTS, key=st.integers(0, 3), shift=st.tuples(NUMBERS, NUMBERS),
        way=st.lists(TRIPLES, max_size=3).map(tuple),
    ),
    max_size=2,
).map(tuple)  # fmt: skip
FIGURES = st.builds(
    ExerciseFigure, st.lists(st.builds(KeyPose, TEXTS, POSES, PROPS), min_size=1, max_size=3).map(tuple),
    camera=st.tuples(NUMBERS, NUMBERS), props=PROPS, arrows=ARROWS, move_seconds=NUMBERS,
)  # fmt: skip


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(FIGURES)
def test_any_figure_comes_back_as_it_was(figure: ExerciseFigure) -> None:
    assert through_json(figure) == figure


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(("keys", "pose", "caption", "props", "kind", "at", "x")), inner, max_size=4
        )
    ),
    max_leaves=12,
)


@given(JSON)
def test_anything_else_is_refused_or_read_but_never_fails(value: object) -> None:
    try:
        figure = figure_from_json(value)
    except ValueError as problem:
        assert str(problem)  # noqa: PT017 most values are refused
    else:
        assert through_json(figure) == figure
