from __future__ import annotations

import math
import re
from xml.etree import ElementTree

import pytest

from backdesk.domain.pose import MotionArrow, Prop
from backdesk.figure.compose import key_drawings
from backdesk.figure.drawing import Box, Drawing, Shape
from backdesk.figure.style import figure_style
from backdesk.figure.svg import svg_text
from tests.figure.bodies import figure_of, quadruped, squat

SVG = "{http://www.w3.org/2000/svg}"
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
SQUARE = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))
BOX = Box(-0.5, -0.5, 1.5, 2.5)


def parsed(*shapes: Shape, title: str = "", background: str | None = None) -> ElementTree.Element:
    return ElementTree.fromstring(
        svg_text(Drawing(shapes, BOX), width=200, title=title, background=background)
    )


def path_of(shape: Shape) -> dict[str, str]:
    (path,) = parsed(shape).findall(f"{SVG}path")
    return dict(path.attrib)


@pytest.fixture(scope="module")
def picture() -> Drawing:
    figure = figure_of(squat(0.05), quadruped(), props=(Prop("barbell", at=(1, 0, 0.2)), Prop("mat")))
    figure = type(figure)(figure.keys, figure.camera, figure.props, (MotionArrow("pelvis", 1),))
    return key_drawings(figure, figure_style())[1]


def test_a_figure_is_well_formed_and_has_a_path_for_each_shape(picture: Drawing) -> None:
    root = ElementTree.fromstring(svg_text(picture, width=400, title="Squat"))
    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"
    assert len(root.findall(f"{SVG}path")) == len(picture.shapes)
    for element, shape in zip(root.findall(f"{SVG}path"), picture.shapes, strict=True):
        data = element.get("d", "")
        assert data.count("M") == len(shape.paths)
        assert data.count("Z") == (len(shape.paths) if shape.closed else 0)
        assert element.get("fill") == (shape.fill or "none")
        assert element.get("stroke") == shape.line


def test_all_numbers_are_finite_and_written_plainly(picture: Drawing) -> None:
    text = svg_text(picture, width=333.333)
    for element in ElementTree.fromstring(text).findall(f"{SVG}path"):
        rest = NUMBER.sub("", element.get("d", ""))
        assert set(rest) <= set("MLCZ ")
        assert all(math.isfinite(float(number)) for number in NUMBER.findall(element.get("d", "")))


def test_the_height_follows_from_the_frame() -> None:
    root = parsed()
    assert (root.get("width"), root.get("height")) == ("200", "300")
    assert root.get("viewBox") == "-0.5 -0.5 2 3"


def test_the_title_is_escaped() -> None:
    title = "Push & pull <up> \"A\" 'B' Łódź 🙂"
    assert parsed(title=title).findtext(f"{SVG}title") == title
    assert parsed().find(f"{SVG}title") is None


def test_names_are_kept_and_escaped() -> None:
    name = '"><script>&'
    assert path_of(Shape((SQUARE,), fill="#102030", name=name))["data-name"] == name
    assert "data-name" not in path_of(Shape((SQUARE,), fill="#102030"))


def test_fills_strokes_and_open_lines() -> None:
    filled = path_of(Shape((SQUARE,), fill="#102030"))
    assert filled == {"d": "M0 0L1 0L1 1L0 1Z", "fill": "#102030"}
    line = path_of(Shape((SQUARE[:2],), line="#ffffff", width=0.0125, closed=False))
    assert line == {"d": "M0 0L1 0", "fill": "none", "stroke": "#ffffff", "stroke-width": "0.0125"}


def test_curves_and_several_paths() -> None:
    assert path_of(Shape((SQUARE,), fill="#000000", curved=True))["d"] == "M0 0C1 0 1 1 0 1Z"
    assert path_of(Shape((SQUARE[:3], SQUARE[1:]), fill="#000000"))["d"].count("M") == 2


def test_a_background_fills_the_frame() -> None:
    (rect,) = parsed(background="#fafafa").findall(f"{SVG}rect")
    assert rect.attrib == {"x": "-0.5", "y": "-0.5", "width": "2", "height": "3", "fill": "#fafafa"}
    assert parsed().find(f"{SVG}rect") is None
