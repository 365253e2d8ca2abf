from __future__ import annotations

import math
from dataclasses import replace

import pytest

from backdesk.domain.ids import MuscleId
from backdesk.domain.pose import ArmPose, ExerciseFigure, Grip, MotionArrow, Pose, Prop
from backdesk.figure.camera import COARSE, FINE, camera_at
from backdesk.figure.compose import arrow_shapes, key_drawing, key_drawings, scene_shapes
from backdesk.figure.drawing import Box, Drawing, Shape, bounds
from backdesk.figure.flesh import body_parts
from backdesk.figure.held import grip_point
from backdesk.figure.props import BUILDERS
from backdesk.figure.skeleton import Skeleton
from backdesk.figure.solve import solve
from backdesk.figure.style import figure_style
from backdesk.figure.tubes import Build
from backdesk.figure.vectors import Vec
from backdesk.services.figures import Figures
from tests.figure.bodies import colour_at, figure_of, fills, quadruped, squat

STYLE = figure_style()
SKIN, SHIRT, SHORTS = (STYLE.colour(name) for name in ("skin", "shirt", "shorts"))
FRONT, BACK, LEFT, RIGHT = (0.0, 12.0), (180.0, 12.0), (90.0, 12.0), (-90.0, 12.0)
CROSSED = ArmPose(upper=(0.5, 0.0, -1.0), lower=(0.8, -0.9, 0.3))
"""The left forearm before the belly."""
PROPS = {
    "box": Prop("box", at=(0.6, 0.0, 0.0)),
    "mat": Prop("mat"),
    "rod": Prop("rod", ends=((0.5, -0.5, 0.1), (0.5, 0.5, 1.5))),
    "disc": Prop("disc", at=(0.5, 0.0, 0.2)),
    "sphere": Prop("sphere", at=(0.6, 0.0, 0.32)),
    "line": Prop("line", ends=("left_hand", (1.0, 0.2, 1.0))),
    "roller": Prop("roller", at=(0.5, 0.0, 0.075)),
    "floor": Prop("floor"),
    "barbell": Prop("barbell", hold="hands"),
    "dumbbell": Prop("dumbbell", hold="left_hand"),
    "kettlebell": Prop("kettlebell", hold="right_hand"),
    "cuff": Prop("cuff", hold="left_ankle"),
}


def drawn(pose: Pose, *props: Prop, camera: tuple[float, float] = FRONT) -> Drawing:
    return key_drawings(figure_of(pose, props=props, camera=camera), STYLE)[0]


def seen(pose: Pose, spot: Vec, *props: Prop, camera: tuple[float, float] = FRONT) -> str | None:
    """The colour in the picture at a spot of the room."""
    return colour_at(drawn(pose, *props, camera=camera).shapes, camera_at(*camera).point(spot))


def joint(pose: Pose, name: str) -> Vec:
    return solve(pose).joint(name)


def within(inner: Box, outer: Box) -> bool:
    return (
        inner.left >= outer.left
        and inner.top >= outer.top
        and inner.right <= outer.right
        and inner.bottom <= outer.bottom
    )


def test_key_poses_share_one_frame_around_all_they_show() -> None:
    figure = replace(
        figure_of(squat(0.02), squat(0.4), quadruped(), props=(PROPS["mat"],)),
        arrows=(MotionArrow("pelvis", 1), MotionArrow(key=2, way=((0.0, 0.0, 1.0), (1.5, 0.0, 1.9)))),
    )
    drawings = key_drawings(figure, STYLE)
    assert len(drawings) == 3
    assert len({drawing.box for drawing in drawings}) == 1
    for drawing in drawings:
        assert within(bounds(drawing.shapes), drawing.box)
    whole = bounds(shape for drawing in drawings for shape in drawing.shapes)
    frame = drawings[0].box
    margins = (whole.left - frame.left, whole.top - frame.top, frame.right - whole.right)
    assert all(0.02 < margin < 0.08 for margin in margins)


def test_pictures_that_stand_apart_have_frames_of_one_size_around_each() -> None:
    walk = [replace(Pose(), at=(0.0, place, 0.93)) for place in (0.0, 1.0)]
    together = key_drawings(figure_of(*walk, camera=FRONT), STYLE)
    apart = key_drawings(figure_of(*walk, camera=FRONT), STYLE, apart=True)
    assert apart[0].box.width == pytest.approx(apart[1].box.width)
    assert apart[0].box.height == apart[1].box.height == together[0].box.height
    assert apart[0].box.width == pytest.approx(together[0].box.width - 1.0)
    assert all(within(bounds(drawing.shapes), drawing.box) for drawing in apart)


def test_one_key_pose_is_the_same_as_among_all() -> None:
    figure = figure_of(squat(0.02), squat(0.4))
    assert key_drawing(figure, 1, STYLE) == key_drawings(figure, STYLE)[1]
    assert key_drawing(figure, 0, STYLE).box == key_drawings(figure, STYLE)[0].box


def test_drawing_is_deterministic() -> None:
    figure = figure_of(squat(), quadruped(), props=tuple(PROPS.values()))
    assert key_drawings(figure, STYLE) == key_drawings(figure, STYLE)


@pytest.mark.parametrize("build", Build)
@pytest.mark.parametrize("pose", [Pose(), squat(), quadruped(20)])
def test_all_numbers_are_finite_and_all_colours_are_colours(build: Build, pose: Pose) -> None:
    for azimuth in range(-180, 180, 60):
        figure = figure_of(pose, camera=(azimuth, 12.0))
        for shape in key_drawings(figure, figure_style(build=build))[0].shapes:
            assert all(math.isfinite(value) for path in shape.paths for point in path for value in point)
            for colour in filter(None, (shape.fill, shape.line)):
                assert len(colour) == 7
                assert int(colour[1:], 16) >= 0


def test_fewer_corners_make_a_smaller_drawing_of_the_same_thing() -> None:
    figure = figure_of(squat())
    fine, coarse = (key_drawings(figure, STYLE, corners=corners)[0] for corners in (FINE, COARSE))
    points = [sum(len(path) for shape in one.shapes for path in shape.paths) for one in (fine, coarse)]
    assert points[1] < 0.75 * points[0]
    assert len(fine.shapes) == len(coarse.shapes)
    assert coarse.box == pytest.approx(fine.box, abs=0.01)


@pytest.mark.parametrize("camera", [FRONT, BACK, LEFT, RIGHT])
def test_a_standing_body_wears_its_clothes(camera: tuple[float, float]) -> None:
    pose = Pose(left_arm=ArmPose(upper=(0.0, 1.0, 0.0)), right_arm=ArmPose(upper=(0.0, -1.0, 0.0)))
    shoe = STYLE.colour("shoe")
    assert seen(pose, joint(pose, "left_ball") + Vec(0.0, 0.0, 0.02), camera=camera) in (
        shoe,
        STYLE.colour("shoe", far=True),
    )
    if camera in (FRONT, BACK):
        assert seen(pose, joint(pose, "waist"), camera=camera) == SHIRT
        assert seen(pose, joint(pose, "pelvis"), camera=camera) == SHORTS
        assert seen(pose, joint(pose, "left_knee"), camera=camera) == SKIN
        assert seen(pose, joint(pose, "left_wrist"), camera=camera) == SKIN
    assert seen(pose, joint(pose, "crown") + Vec(0.0, 0.0, 0.3), camera=camera) is None


def test_an_arm_before_the_trunk_is_seen_from_the_front_only() -> None:
    pose = Pose(left_arm=CROSSED)
    wrist = joint(pose, "left_wrist")
    assert seen(pose, wrist, camera=FRONT) == SKIN
    assert seen(pose, wrist, camera=BACK) in (SHIRT, STYLE.outline)


def test_a_wall_hides_the_body_from_behind_and_shows_it_from_before() -> None:
    wall = Prop("box", at=(-0.25, 0.0, 0.0), size=(0.04, 1.7, 2.05), material="wall")
    chest = joint(Pose(), "chest")
    assert seen(Pose(), chest, wall, camera=FRONT) == SHIRT
    assert seen(Pose(), chest, wall, camera=BACK) not in (SHIRT, None)


@pytest.mark.parametrize("azimuth", [-180, -135, -90, 0, 45, 90])
def test_a_hand_is_seen_over_the_handle_that_it_holds(azimuth: float) -> None:
    arm = ArmPose(upper=(0.0, 0.6, -1.0), lower=(0.6, 0.8, 0.2), grip=Grip.FIST)
    pose = Pose(left_arm=arm)
    place = grip_point(solve(pose).left_arm)
    held = Prop("dumbbell", hold="left_hand", size=(0.4, 0.02))
    colour = seen(pose, place, held, camera=(azimuth, 12.0))
    assert colour in (SKIN, STYLE.colour("skin", far=True))
    assert STYLE.colour("metal") in fills(drawn(pose, held, camera=(azimuth, 12.0)))


@pytest.mark.parametrize(
    ("camera", "far"), [((65.0, 12.0), "right"), ((-65.0, 12.0), "left"), (LEFT, "right"), (RIGHT, "left")]
)
def test_far_limbs_are_darker(camera: tuple[float, float], far: str) -> None:
    spread = {"left": Vec(0.3, 1.0, -1.0), "right": Vec(0.3, -1.0, -1.0)}
    pose = Pose(left_arm=ArmPose(upper=spread["left"]), right_arm=ArmPose(upper=(1.0, -0.1, -0.2)))
    if far == "left":
        pose = Pose(right_arm=ArmPose(upper=spread["right"]), left_arm=ArmPose(upper=(1.0, 0.1, -0.2)))
    near = "left" if far == "right" else "right"
    dark = STYLE.colour("skin", far=True)
    assert dark != SKIN
    assert seen(pose, joint(pose, f"{far}_wrist"), camera=camera) == dark
    assert seen(pose, joint(pose, f"{near}_wrist"), camera=camera) == SKIN


@pytest.mark.parametrize("camera", [FRONT, BACK])
def test_from_the_front_both_sides_are_as_light(camera: tuple[float, float]) -> None:
    assert STYLE.colour("skin", far=True) not in fills(drawn(Pose(), camera=camera))


TURNED = [
    ("rectus-abdominis", FRONT, BACK),
    ("pectoralis-major", FRONT, BACK),
    ("trapezius-lower", BACK, FRONT),
    ("gluteus-maximus", BACK, FRONT),
    ("hamstrings", BACK, FRONT),
    ("quadriceps", FRONT, BACK),
    ("gastrocnemius", BACK, FRONT),
    ("neck-extensors", BACK, FRONT),
]


def named(drawing: Drawing, name: str) -> list[Shape]:
    return [shape for shape in drawing.shapes if shape.name == name]


@pytest.mark.parametrize(("muscle", "towards", "away"), TURNED)
def test_a_muscle_is_tinted_only_where_it_faces_the_viewer(
    muscle: str, towards: tuple[float, float], away: tuple[float, float]
) -> None:
    tints = {MuscleId(muscle): "primary"}
    there, gone = (
        named(key_drawings(figure_of(Pose(), camera=(camera[0], 0.0)), STYLE, tints)[0], muscle)
        for camera in (towards, away)
    )
    assert there
    assert {shape.fill for shape in there} == {STYLE.primary}
    width = max(bounds([shape]).width for shape in there)
    assert width > 0.02
    # the edge of a patch may just show round the side of a limb
    assert all(bounds([shape]).width < 0.3 * width for shape in gone)


def test_without_tints_no_shape_has_a_name() -> None:
    assert {shape.name for shape in drawn(Pose()).shapes} == {""}


def test_roles_have_their_own_colours_and_primary_muscles_lie_on_top() -> None:
    tints = {MuscleId("quadriceps"): "primary", MuscleId("rectus-femoris"): "secondary"}
    tints[MuscleId("rectus-abdominis")] = "stretched"
    shapes = [
        shape for shape in key_drawings(figure_of(Pose(), camera=FRONT), STYLE, tints)[0].shapes if shape.name
    ]
    colours = {shape.name: shape.fill for shape in shapes}
    assert colours["quadriceps"] == STYLE.primary
    assert colours["rectus-femoris"] == STYLE.secondary
    assert colours["rectus-abdominis"] == STYLE.stretched
    thigh = [shape.name for shape in shapes if shape.name != "rectus-abdominis"]
    assert thigh == ["rectus-femoris", "quadriceps"] * 2


@pytest.mark.parametrize("elevation", [-30.0, 0.0, 90.0])
def test_odd_cameras_still_give_a_picture(elevation: float) -> None:
    for azimuth in (0.0, 90.0):
        drawing = drawn(Pose(), PROPS["box"], camera=(azimuth, elevation))
        assert SKIN in fills(drawing)
        assert drawing.box.height > 0.3
        assert drawn(Pose(), PROPS["mat"], camera=(azimuth, elevation)).shapes


def test_unknown_muscles_are_left_out() -> None:
    figure = figure_of(Pose())
    assert key_drawings(figure, STYLE, {MuscleId("tail"): "primary"}) == key_drawings(figure, STYLE)


def arrows(drawing: Drawing) -> list[Shape]:
    return [shape for shape in drawing.shapes if STYLE.arrow in (shape.fill, shape.line)]


LIFT = figure_of(
    Pose(left_arm=ArmPose(upper=(0.0, 0.1, -1.0))),
    Pose(left_arm=ArmPose(upper=(1.0, 0.1, 0.0))),
    camera=RIGHT,
)


def with_arrow(arrow: MotionArrow) -> ExerciseFigure:
    return replace(LIFT, arrows=(arrow,))


def test_an_arrow_follows_a_joint_into_its_key_pose() -> None:
    first, second = key_drawings(with_arrow(MotionArrow("left_hand", 1)), STYLE)
    assert arrows(first) == []
    shaft, head = arrows(second)
    assert (shaft.curved, shaft.closed, shaft.fill) == (True, False, None)
    camera = camera_at(*RIGHT)
    start, end = (camera.point(solve(key.pose).joint("left_hand")) for key in LIFT.keys)
    assert math.dist(shaft.paths[0][0], start) < 1e-6
    assert math.dist(head.paths[0][0], end) < 1e-6
    assert len(shaft.paths[0]) % 3 == 1


def test_an_arrow_can_be_shifted_right_and_up() -> None:
    plain, moved = (
        arrows(key_drawings(with_arrow(MotionArrow("left_hand", 1, shift)), STYLE)[1])
        for shift in ((0.0, 0.0), (0.1, 0.2))
    )
    for one, other in zip(plain, moved, strict=True):
        for (ax, ay), (bx, by) in zip(one.paths[0], other.paths[0], strict=True):
            assert (bx - ax, by - ay) == pytest.approx((0.1, -0.2))


def test_an_arrow_may_have_a_way_of_its_own_also_in_the_first_picture() -> None:
    way = ((0.2, 0.0, 1.2), (0.4, 0.0, 1.3), (0.6, 0.0, 1.2))
    first, second = key_drawings(with_arrow(MotionArrow(key=0, way=way)), STYLE)
    assert len(arrows(first)) == 2
    assert arrows(second) == []
    assert arrows(first)[1].paths[0][0] == pytest.approx(camera_at(*RIGHT).point(Vec(*way[-1])))


def test_what_hardly_moves_gets_no_arrow() -> None:
    assert arrows(key_drawings(with_arrow(MotionArrow("right_hand", 1)), STYLE)[1]) == []
    near = with_arrow(MotionArrow(key=1, way=((0.0, 0.0, 1.0), (0.0, 0.0, 1.02))))
    assert arrows(key_drawings(near, STYLE)[1]) == []
    short = with_arrow(MotionArrow(key=1, way=((0.0, 0.0, 1.0), (0.0, 0.0, 1.06))))
    assert len(arrows(key_drawings(short, STYLE)[1])) == 2


def test_arrows_can_be_drawn_from_solved_bodies() -> None:
    figure, camera = with_arrow(MotionArrow("left_hand", 1)), camera_at(*RIGHT)
    bodies: list[Skeleton] = [solve(key.pose) for key in figure.keys]
    assert arrow_shapes(figure, 1, camera, STYLE, bodies) == arrow_shapes(figure, 1, camera, STYLE) != []


def test_the_list_of_props_is_whole() -> None:
    assert set(PROPS) == set(BUILDERS)


@pytest.mark.parametrize("kind", PROPS)
@pytest.mark.parametrize("camera", [FRONT, (65.0, 12.0), (-120.0, 20.0)])
def test_every_kind_of_prop_is_drawn(kind: str, camera: tuple[float, float]) -> None:
    body, view = solve(Pose()), camera_at(*camera)
    without = scene_shapes(body, (PROPS["floor"],), view, STYLE)
    shapes = scene_shapes(body, (PROPS["floor"], PROPS[kind]), view, STYLE)
    new = [shape for shape in shapes if shape not in without or shapes.count(shape) > without.count(shape)]
    assert new
    size = bounds(new)
    assert max(size.width, size.height) > 0.05
    assert all(shape in shapes for shape in without)


@pytest.mark.parametrize("kind", ["box", "rod", "disc", "sphere", "line", "roller", "mat", "floor", "cuff"])
def test_a_prop_has_the_colour_of_its_material(kind: str) -> None:
    prop = replace(PROPS[kind], material="water")
    colours = {STYLE.colour("water")}
    drawing = drawn(Pose(), prop, camera=(65.0, 12.0))
    assert colours & (fills(drawing) | {shape.line for shape in drawing.shapes if shape.line})


def test_every_composed_prop_is_drawn() -> None:
    body = solve(Pose())
    without = len(scene_shapes(body, (PROPS["floor"],), camera_at(-60, 12), STYLE))
    composed = Figures().composed()
    assert {"wall", "chair", "bench"} <= set(composed)
    for kind, solids in composed.items():
        shapes = scene_shapes(body, (PROPS["floor"], *solids), camera_at(-60, 12), STYLE)
        assert len(shapes) > without, kind


def test_things_on_the_floor_lie_below_all_others() -> None:
    shapes = drawn(Pose(), PROPS["sphere"], PROPS["mat"]).shapes
    mat = STYLE.colour("mat")
    assert next(shape.fill for shape in shapes if shape.fill) in (mat, STYLE.colour("mat"))
    first_body = next(index for index, shape in enumerate(shapes) if shape.fill in (SKIN, SHIRT, SHORTS))
    last_mat = max(index for index, shape in enumerate(shapes) if shape.fill == mat)
    assert last_mat < first_body


def test_a_bare_scene_gets_a_patch_of_floor_under_the_feet() -> None:
    shapes = drawn(replace(Pose(), at=(2.0, 0.0, 0.93))).shapes
    floor = next(shape for shape in shapes if shape.fill == STYLE.colour("floor"))
    place = camera_at(*FRONT).point(Vec(2.0, 0.0, 0.0))
    assert colour_at([floor], place) == STYLE.colour("floor")
    assert STYLE.colour("floor") not in fills(drawn(Pose(), PROPS["mat"]))


def test_two_dumbbells_are_told_apart() -> None:
    both = (Prop("dumbbell", hold="left_hand"), Prop("dumbbell", hold="right_hand"))
    one, two = (len(drawn(Pose(), *some).shapes) for some in (both[:1], both))
    assert two - one == one - len(drawn(Pose()).shapes)


def test_every_part_of_the_body_is_drawn_from_all_around() -> None:
    body = solve(quadruped())
    parts = len(body_parts(body))
    for azimuth in range(-180, 180, 30):
        shapes = scene_shapes(body, (), camera_at(azimuth, 12), STYLE)
        outlines = [shape for shape in shapes if shape.fill == shape.line == STYLE.outline]
        assert len(outlines) == parts, azimuth
