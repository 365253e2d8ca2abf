from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from backdesk.domain.ids import ExerciseId
from backdesk.domain.pose import ArmPose, ExerciseFigure, LegPose, Pose, Prop
from backdesk.errors import LibraryError
from backdesk.exchange.pose_files import FigureShelf, mirrored, resolved_pose
from backdesk.figure.pose_json import figure_from_json
from tests.exchange.support import is_one_sentence

HANDS: dict[str, Any] = {"hand": [0.5, 0.2, 0.0], "elbow": [-1, 0.3, 0], "grip": "flat"}
BASE: dict[str, Any] = {
    "lifted": {"pitch": 20, "at": [0.1, 0.2, 0.9], "arms": HANDS, "touches": ["left_foot", "back@0.4"]},
    "walking": {"from": "lifted", "yaw": 30, "left_leg": {"thigh": [1, 0.2, -1], "flex": 10}},
}


def shelf(folder: Path, *contents: object, names: str = "ab") -> FigureShelf:
    paths = [folder / f"{name}.json" for name, _ in zip(names, contents, strict=False)]
    for path, content in zip(paths, contents, strict=True):
        path.write_text(json.dumps(content), encoding="utf-8")
    return FigureShelf(paths)


def figure_with(folder: Path, pose: object, **parts: object) -> ExerciseFigure:
    """The figure that has this one pose; other parts of its file as keywords."""
    content = {"poses": BASE, "figures": {"one": {"keys": [{"caption": "Hold", "pose": pose}]}}, **parts}
    figure = shelf(folder, content).get(ExerciseId("one"))
    assert figure is not None
    return figure


def pose_of(folder: Path, pose: object) -> Pose:
    return figure_with(folder, pose).keys[0].pose


def props_of(folder: Path, props: dict[str, Any], *used: object) -> tuple[Prop, ...]:
    key = {"caption": "Hold", "pose": {}, "props": list(used)}
    figure = shelf(folder, {"props": props, "figures": {"one": {"keys": [key]}}}).get(ExerciseId("one"))
    assert figure is not None
    return figure.keys[0].props


def test_a_pose_by_name_and_one_that_starts_from_it(tmp_path: Path) -> None:
    plain = pose_of(tmp_path, "lifted")
    assert (plain.pitch, plain.at) == (20.0, (0.1, 0.2, 0.9))
    assert pose_of(tmp_path, {"from": "lifted"}) == plain
    changed = pose_of(tmp_path, {"from": "walking", "pitch": 5})
    assert (changed.pitch, changed.yaw, changed.at, changed.left_arm) == (5.0, 30.0, plain.at, plain.left_arm)
    assert changed.left_leg == LegPose(thigh=(1.0, 0.2, -1.0), flex=10.0)


def test_arms_and_legs_give_both_sides(tmp_path: Path) -> None:
    pose = pose_of(
        tmp_path, {"arms": HANDS | {"near": "left_knee"}, "legs": {"foot": [0, 0.1, 0], "toes": [1, 0.2, 0]}}
    )
    assert pose.left_arm.hand == (0.5, 0.2, 0.0)
    assert pose.right_arm.hand == (0.5, -0.2, 0.0)
    assert (pose.left_arm.near, pose.right_arm.near) == ("left_knee", "right_knee")
    assert pose.right_arm.elbow == (-1.0, -0.3, 0.0)
    assert pose.left_leg == LegPose(foot=(0.0, 0.1, 0.0), toes=(1.0, 0.2, 0.0))
    assert pose.right_leg == LegPose(foot=(0.0, -0.1, 0.0), toes=(1.0, -0.2, 0.0))


def test_one_side_of_its_own_goes_before_both(tmp_path: Path) -> None:
    pose = pose_of(tmp_path, {"arms": HANDS, "right_arm": {"upper": [0, -1, 0]}})
    assert pose.right_arm == ArmPose(upper=(0.0, -1.0, 0.0))
    assert pose.left_arm.hand is not None


def test_a_limb_with_a_new_place_is_replaced_and_else_changed(tmp_path: Path) -> None:
    moved = pose_of(tmp_path, {"from": "lifted", "left_arm": {"hand": [0.1, 0.1, 0.1]}})
    assert moved.left_arm == ArmPose(hand=(0.1, 0.1, 0.1))
    bent = pose_of(tmp_path, {"from": "lifted", "left_arm": {"elbow": [0, 1, 0]}})
    assert bent.left_arm.hand == (0.5, 0.2, 0.0)
    assert bent.left_arm.elbow == (0.0, 1.0, 0.0)
    assert bent.left_arm.grip.value == "flat"
    assert bent.right_arm == pose_of(tmp_path, "lifted").right_arm


def test_a_mirrored_pose_has_left_and_right_exchanged(tmp_path: Path) -> None:
    turned = {
        "from": "walking", "roll": 10, "thoracic": [5, 6, 7],
        "right_arm": {"hand": [0, -0.1, 0], "near": "left_hip"},
    }  # fmt: skip
    pose = pose_of(tmp_path, turned)
    content = {"poses": {**BASE, "turned": turned}}
    figures = {"one": {"keys": [{"caption": "Hold", "pose": {"from": "turned", "mirror": True}}]}}
    figure = shelf(tmp_path, {**content, "figures": figures}).get(ExerciseId("one"))
    assert figure is not None
    other = figure.keys[0].pose
    assert (other.yaw, other.roll, other.pitch) == (-30.0, -10.0, 20.0)
    assert other.thoracic == (5.0, -6.0, -7.0)
    assert other.at == (0.1, -0.2, 0.9)
    assert other.right_leg.thigh == (1.0, -0.2, -1.0)
    assert other.left_leg == pose.right_leg
    assert (other.left_arm.hand, other.left_arm.near) == ((0.0, 0.1, 0.0), "right_hip")
    assert other.touches == ("right_foot", "back@0.4")


def test_mirroring_twice_gives_the_pose_back() -> None:
    pose = resolved_pose(
        {"from": "walking", "lumbar": [1, 2, 3], "touches": ["hands", "left_knee@0.1"]}, BASE
    )
    assert mirrored(mirrored(pose)) == pose
    assert mirrored(pose) != pose


def test_own_fields_of_a_mirrored_pose_are_meant_as_they_stand(tmp_path: Path) -> None:
    pose = pose_of(tmp_path, {"from": "walking", "mirror": True, "yaw": 7})
    assert pose.yaw == 7.0
    assert pose.right_leg.thigh == (1.0, -0.2, -1.0)


STOOL = [
    {"kind": "box", "at": [0.1, 0.2, 0.4], "size": [0.4, 0.4, 0.05], "turn": 10},
    {"kind": "rod", "ends": [[0.2, 0, 0], [0.2, 0, 0.4], "left_hand"]},
]


def test_composed_things_become_their_solids(tmp_path: Path) -> None:
    assert props_of(tmp_path, {"stool": STOOL}, {"kind": "stool"}, {"kind": "mat"}) == (
        Prop("box", (0.1, 0.2, 0.4), 10.0, size=(0.4, 0.4, 0.05)),
        Prop("rod", ends=((0.2, 0.0, 0.0), (0.2, 0.0, 0.4), "left_hand")),
        Prop("mat"),
    )


def test_composed_things_are_turned_and_moved_as_a_whole(tmp_path: Path) -> None:
    box, rod = props_of(tmp_path, {"stool": STOOL}, {"kind": "stool", "at": [1, 2, 0.5], "turn": 90})
    assert box.at == pytest.approx((0.8, 2.1, 0.9))
    assert (box.turn, box.size) == (100.0, (0.4, 0.4, 0.05))
    start, end, hand = rod.ends
    assert start == pytest.approx((1.0, 2.2, 0.5))
    assert end == pytest.approx((1.0, 2.2, 0.9))
    assert hand == "left_hand"


def test_composed_things_may_hold_others(tmp_path: Path) -> None:
    props = {
        "stool": STOOL[:1],
        "pair": [{"kind": "stool", "at": [0, 1, 0]}, {"kind": "stool", "at": [0, -1, 0], "turn": 180}],
    }
    one, two = props_of(tmp_path, props, {"kind": "pair", "at": [5, 0, 0]})
    assert one.at == pytest.approx((5.1, 1.2, 0.4))
    assert two.at == pytest.approx((4.9, -1.2, 0.4))


def test_what_is_held_stays_with_its_joint(tmp_path: Path) -> None:
    grip = [{"kind": "sphere", "hold": "left_hand", "at": [0, 0, 0.1]}]
    (ball,) = props_of(tmp_path, {"grip": grip}, {"kind": "grip", "at": [3, 3, 3], "turn": 90})
    assert (ball.hold, ball.at) == ("left_hand", (0.0, 0.0, 0.1))


def test_composed_things_can_be_listed(tmp_path: Path) -> None:
    found = shelf(tmp_path, {"props": {"stool": STOOL}}).composed()
    assert {kind: [solid.kind for solid in solids] for kind, solids in found.items()} == {
        "stool": ["box", "rod"]
    }


def test_poses_and_things_may_lie_in_any_file(tmp_path: Path) -> None:
    figures = {
        "figures": {"one": {"keys": [{"caption": "Hold", "pose": "walking", "props": [{"kind": "stool"}]}]}}
    }
    made = shelf(tmp_path, figures, {"poses": BASE, "props": {"stool": STOOL}})
    assert made.ids == ("one",)
    figure = made.get(ExerciseId("one"))
    assert figure is not None
    assert figure.keys[0].pose.yaw == 30.0
    assert made.get(ExerciseId("one")) is figure
    assert made.get(ExerciseId("two")) is None


def test_a_figure_without_inheritance_is_the_same_as_in_a_plan_file(tmp_path: Path) -> None:
    written = {"keys": [{"caption": "Hold", "pose": {"pitch": 10}}], "camera": [65, 12], "move_seconds": 2}
    assert shelf(tmp_path, {"figures": {"one": written}}).get(ExerciseId("one")) == figure_from_json(written)


@pytest.mark.parametrize("part", ["poses", "props", "figures"])
def test_a_name_that_is_there_twice_is_told_with_its_file(part: str, tmp_path: Path) -> None:
    with pytest.raises(
        LibraryError, match=r"The library file b\.json is not right: twin: is there twice"
    ) as caught:
        shelf(tmp_path, {part: {"twin": {}}}, {part: {"twin": {}}})
    assert is_one_sentence(caught.value)


CIRCLE = {"a": {"from": "b"}, "b": {"from": "c"}, "c": {"from": "a"}}


@pytest.mark.parametrize(
    ("pose", "said"),
    [
        ("nobody", "nobody"),
        ({"from": "nobody"}, "nobody"),
        ({"from": "orphan"}, "nobody"),
        ({"from": "a"}, "in a circle"),
        ({"from": "self"}, "in a circle"),
        ({"pitch": "much"}, "pitch"),
        ({"elbow": [1, 0, 0]}, "elbow"),
        ({"left_arm": {"knee": [1, 0, 0]}}, "knee"),
        ({"from": "lifted", "at": [1, 2]}, "at"),
        ({"left_arm": 5}, "arm"),
        (7, ""),
    ],
)
def test_a_figure_that_does_not_fit_is_told_with_its_file(pose: object, said: str, tmp_path: Path) -> None:
    poses = {**BASE, **CIRCLE, "self": {"from": "self"}, "orphan": {"from": "nobody"}}
    figures = {"odd": {"keys": [{"caption": "Hold", "pose": pose}]}}
    made = shelf(tmp_path, {"poses": poses}, {"figures": figures})
    with pytest.raises(
        LibraryError, match=r"The library file b\.json is not right: odd: .*" + said
    ) as caught:
        made.get(ExerciseId("odd"))
    assert is_one_sentence(caught.value)


def test_a_thing_that_consists_of_itself_is_told(tmp_path: Path) -> None:
    props = {"nest": [{"kind": "nest"}]}
    figures = {"odd": {"keys": [{"caption": "Hold", "pose": {}}], "props": [{"kind": "nest"}]}}
    figure = shelf(tmp_path, {"props": props, "figures": figures}).get(ExerciseId("odd"))
    assert figure is not None
    assert [prop.kind for prop in figure.props] == ["nest"]  # no solid of that name: the checks tell it


@pytest.mark.parametrize("content", ["", "{", "nonsense", "\udcff"])
def test_a_file_that_cannot_be_read_is_named(content: str, tmp_path: Path) -> None:
    path = tmp_path / "broken.json"
    path.write_bytes(content.encode("utf-8", "surrogateescape"))
    with pytest.raises(LibraryError, match=r"The library file broken\.json is not right: "):
        FigureShelf([path])


def test_a_figure_of_another_shape_is_named(tmp_path: Path) -> None:
    made = shelf(tmp_path, {"figures": {"odd": []}})
    with pytest.raises(LibraryError, match=r"a\.json is not right: odd: "):
        made.get(ExerciseId("odd"))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match=r"none\.json"):
        FigureShelf([tmp_path / "none.json"])


@pytest.mark.parametrize("content", [[], 7, {"figures": []}, {"poses": 3}, {"props": None}])
def test_a_file_of_another_shape_is_refused(tmp_path: Path, content: object) -> None:
    with pytest.raises(LibraryError, match=r"a\.json is not right: its parts: are not named objects"):
        shelf(tmp_path, content)
