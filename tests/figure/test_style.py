from __future__ import annotations

from itertools import combinations, pairwise

import pytest

from backdesk.domain.ids import MuscleId
from backdesk.domain.pose import MotionArrow, Pose, Prop
from backdesk.figure.body_map_style import lightness
from backdesk.figure.compose import key_drawings
from backdesk.figure.drawing import Drawing
from backdesk.figure.style import FigureStyle, SkinTone, figure_style, lightened, shaded
from backdesk.figure.tubes import Build
from tests.figure.bodies import figure_of, squat

GREY = figure_style(grey=True)
STYLES = {figure_style(tone, build).key: figure_style(tone, build) for tone in SkinTone for build in Build}
FIGURE = figure_of(
    Pose(), squat(), props=(Prop("mat"), Prop("barbell", hold="hands"), Prop("sphere", at=(1, 0, 0)))
)


def drawing(style: FigureStyle) -> Drawing:
    return key_drawings(FIGURE, style)[0]


def is_grey(colour: str) -> bool:
    return colour[1:3] == colour[3:5] == colour[5:7]


def test_four_tones_and_two_builds_are_all_distinct() -> None:
    assert len(STYLES) == 8
    pictures = [drawing(style) for style in STYLES.values()]
    assert all(one != other for one, other in combinations(pictures, 2))


def test_the_tones_are_clear_steps_from_light_to_dark() -> None:
    skins = [lightness(figure_style(tone).colour("skin")) for tone in SkinTone]
    assert all(one - other >= 0.1 for one, other in pairwise(skins))
    for tone in SkinTone:
        style = figure_style(tone)
        assert lightness(style.colour("skin")) - lightness(style.colour("hair")) > 0.2
        assert lightness(style.colour("skin")) - lightness(style.outline) > 0.15


def test_the_builds_differ_in_shape_and_not_in_colour() -> None:
    one, other = (figure_style(build=build) for build in Build)
    assert one.materials == other.materials
    fills = [{shape.fill for shape in drawing(style).shapes} for style in (one, other)]
    assert fills[0] == fills[1]


def test_near_parts_are_lighter_than_far_ones() -> None:
    for style in (*STYLES.values(), GREY):
        for material in ("skin", "shirt", "shorts", "shoe"):
            step = lightness(style.colour(material)) - lightness(style.colour(material, far=True))
            assert step > 0.02, (style.key, material)


@pytest.mark.parametrize("build", Build)
def test_the_grey_style_has_nothing_but_greys(build: Build) -> None:
    style = figure_style(SkinTone.BROWN, build, grey=True)
    tints = {
        MuscleId("quadriceps"): "primary",
        MuscleId("hamstrings"): "stretched",
        MuscleId("biceps"): "secondary",
    }
    for camera in ((65.0, 12.0), (-160.0, 12.0)):
        figure = figure_of(Pose(), squat(), props=FIGURE.props, camera=camera)
        figure = type(figure)(figure.keys, camera, figure.props, (MotionArrow("pelvis", 1),))
        for picture in key_drawings(figure, style, tints):
            colours = {colour for shape in picture.shapes for colour in (shape.fill, shape.line) if colour}
            assert {colour for colour in colours if not is_grey(colour)} == set()


def test_all_materials_can_be_printed_grey() -> None:
    assert set(GREY.materials) == set(figure_style().materials)
    assert all(map(is_grey, GREY.materials.values()))


def test_skin_shirt_shorts_and_outline_are_clear_steps_in_grey() -> None:
    steps = [lightness(GREY.colour(material)) for material in ("skin", "shirt", "shorts")]
    steps.append(lightness(GREY.outline))
    assert all(one - other >= 0.15 for one, other in pairwise(steps))


def test_roles_of_muscles_are_clear_steps_in_grey() -> None:
    steps = [lightness(GREY.tint(role)) for role in ("stretched", "secondary", "primary")]
    assert all(one - other >= 0.15 for one, other in pairwise(steps))


def test_grey_is_the_same_for_every_skin() -> None:
    assert {figure_style(tone, grey=True).key for tone in SkinTone} == {"grey-straight"}


def test_a_style_is_known_by_its_key() -> None:
    assert figure_style(SkinTone.DARK, Build.CURVED).key == "dark-curved"
    assert figure_style(SkinTone.DARK, Build.CURVED).build is Build.CURVED


def test_an_unknown_material_is_no_colour() -> None:
    with pytest.raises(KeyError):
        figure_style().colour("gold")


@pytest.mark.parametrize("colour", ["#ffffff", "#3c8da3", "#777777", "#f6d3b8"])
def test_shading_darkens_and_lightening_lightens(colour: str) -> None:
    assert shaded(colour, 0.0) == lightened(colour, 0.0) == colour
    assert lightness(shaded(colour, 0.3)) < lightness(colour)
    assert lightened(colour, 1.0) == "#ffffff"
    assert is_grey(shaded(colour, 0.5)) is is_grey(colour)
