from __future__ import annotations

from itertools import pairwise

import pytest

from backdesk.figure.drawing import Box, Drawing, Shape, bounds
from backdesk.figure.strip import arranged, best_columns

COLOUR = "#123456"
SQUARE = Shape(
    (((0.0, 0.0), (1.0, 0.0), (1.0, 2.0)),), fill="#abcdef", line="#000000", width=0.01, name="body"
)
FRAME = Box(-0.1, -0.1, 1.1, 2.1)


def drawings(count: int, frame: Box = FRAME) -> list[Drawing]:
    return [Drawing((SQUARE,), frame)] * count


def bodies(picture: Drawing) -> list[Shape]:
    return [shape for shape in picture.shapes if shape.name == "body"]


def arrow_heads(picture: Drawing) -> list[Shape]:
    return [shape for shape in picture.shapes if shape.fill == COLOUR]


def test_one_picture_stays_as_it_is() -> None:
    (one,) = drawings(1)
    assert arranged([one], COLOUR, 1) == one


@pytest.mark.parametrize("count", [2, 3, 4])
def test_pictures_stand_side_by_side_with_an_arrow_between_each_two(count: int) -> None:
    picture = arranged(drawings(count), COLOUR, count)
    assert len(bodies(picture)) == count
    assert len(arrow_heads(picture)) == count - 1
    lefts = [bounds([shape]).left for shape in bodies(picture)]
    steps = [b - a for a, b in pairwise(lefts)]
    assert steps == pytest.approx([steps[0]] * (count - 1))
    assert steps[0] > FRAME.width
    assert picture.box.width == pytest.approx(FRAME.width + (count - 1) * steps[0])
    assert picture.box.height == pytest.approx(FRAME.height)
    for head, left in zip(arrow_heads(picture), lefts, strict=False):
        box = bounds([head])
        assert left + 1.1 < box.left < box.right < left + steps[0] - 0.1


@pytest.mark.parametrize(
    ("count", "columns", "rows", "arrows"), [(3, 2, 2, 1), (4, 2, 2, 2), (4, 1, 4, 0), (2, 3, 1, 1)]
)
def test_rows_have_so_many_pictures(count: int, columns: int, rows: int, arrows: int) -> None:
    picture = arranged(drawings(count), COLOUR, columns)
    tops = {round(bounds([shape]).top, 6) for shape in bodies(picture)}
    assert len(tops) == rows
    assert len(arrow_heads(picture)) == arrows
    inside = bounds(picture.shapes)
    frame = picture.box
    assert frame.left <= inside.left < inside.right <= frame.right
    assert frame.top <= inside.top < inside.bottom <= frame.bottom


def test_pictures_keep_their_size_and_shapes_their_looks() -> None:
    for shape in bodies(arranged(drawings(4), COLOUR, 2)):
        box = bounds([shape])
        assert (box.width, box.height) == pytest.approx((1.01, 2.01))
        assert (shape.fill, shape.line, shape.width) == (SQUARE.fill, SQUARE.line, SQUARE.width)


def test_frames_of_one_size_at_different_places_are_lined_up() -> None:
    moved = Shape((tuple((x + 5.0, y) for x, y in SQUARE.paths[0]),), fill="#abcdef", name="body")
    there = Drawing((moved,), Box(4.9, -0.1, 6.1, 2.1))
    picture = arranged([drawings(1)[0], there], COLOUR, 2)
    same = arranged(drawings(2), COLOUR, 2)
    assert picture.box == same.box
    assert bounds(bodies(picture)[1:]).left == pytest.approx(bounds(bodies(same)[1:]).left + 0.005)


@pytest.mark.parametrize(("aspect", "columns"), [(10.0, 4), (0.1, 1), (1.2, 3), (0.7, 2)])
def test_the_columns_that_show_most_are_chosen(aspect: float, columns: int) -> None:
    assert best_columns(drawings(4), aspect) == columns


def test_wide_pictures_go_below_each_other() -> None:
    wide = Box(0.0, 0.0, 2.0, 0.6)
    assert best_columns(drawings(3, wide), 1.2) == 1
    assert best_columns(drawings(1, wide), 0.1) == 1
