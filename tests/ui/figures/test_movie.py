"""The shapes between key poses, in one frame."""

from __future__ import annotations

from dataclasses import replace

import pytest

from backdesk.domain.ids import MuscleId
from backdesk.domain.pose import KeyPose, MotionArrow, Prop
from backdesk.figure.drawing import bounds
from backdesk.figure.style import figure_style
from backdesk.ui.figures.movie import FigureMovie, blended_props
from backdesk.ui.figures.timeline import Moment
from tests.ui.figures.support import BENT, REACHING, STANDING, make_figure

FIGURE = make_figure(STANDING, REACHING)
BALL = Prop("ball", at=(0.0, 0.0, 0.3), size=(0.3,))


def test_all_moments_share_one_frame_that_holds_them() -> None:
    movie = FigureMovie(FIGURE, figure_style())
    drawings = [movie.drawing(Moment(0, 1, share)) for share in (0.0, 0.3, 0.5, 0.7, 1.0)]
    assert len({drawing.box for drawing in drawings}) == 1
    for drawing in drawings:
        assert drawing.box.united(bounds(drawing.shapes)) == drawing.box


def test_the_way_begins_and_ends_at_the_key_poses() -> None:
    movie = FigureMovie(FIGURE, figure_style())
    first, last = (movie.drawing(Moment(key, 1 - key, 0.0)) for key in (0, 1))
    assert movie.drawing(Moment(1, 0, 1.0)) == first
    assert movie.drawing(Moment(0, 1, 0.5)) not in (first, last)


def test_muscles_are_tinted_on_the_way_too() -> None:
    tints = {MuscleId("quadriceps"): "primary"}
    style = figure_style()
    for moment in (Moment(0, 1, 0.0), Moment(0, 1, 0.4)):
        fills = {shape.fill for shape in FigureMovie(FIGURE, style, tints).drawing(moment).shapes}
        plain = {shape.fill for shape in FigureMovie(FIGURE, style).drawing(moment).shapes}
        assert style.primary in fills - plain


def test_arrows_are_shown_at_their_key_pose_when_wanted() -> None:
    movie = FigureMovie(replace(FIGURE, arrows=(MotionArrow("left_hand"),)), figure_style())
    plain, pointed = (movie.drawing(Moment(1, 0, 0.0), arrows=arrows) for arrows in (False, True))
    assert len(pointed.shapes) > len(plain.shapes)
    assert pointed.box == plain.box
    assert movie.drawing(Moment(0, 1, 0.0), arrows=True) == movie.drawing(Moment(0, 1, 0.0))


def test_props_move_with_the_body() -> None:
    start, end = BALL, replace(BALL, at=(1.0, 0.0, 0.5), turn=90.0)
    (moved,) = blended_props((start,), (end,), 0.5)
    assert moved.at == pytest.approx((0.5, 0.0, 0.4))
    assert moved.turn == pytest.approx(45.0)
    assert blended_props((start,), (start,), 0.5)[0] is start


def test_the_ends_of_a_band_move_where_they_are_points() -> None:
    start = Prop("band", ends=("left_hand", (0.0, 0.0, 0.0)))
    end = replace(start, ends=("left_hand", (0.0, 0.0, 1.0)))
    (moved,) = blended_props((start,), (end,), 0.25)
    assert moved.ends == ("left_hand", (0.0, 0.0, 0.25))


def test_other_props_change_half_way() -> None:
    box = Prop("box")
    assert blended_props((BALL,), (box,), 0.4) == (BALL,)
    assert blended_props((BALL,), (box,), 0.6) == (box,)
    assert blended_props((), (box,), 0.6) == (box,)


def test_a_held_pose_has_one_picture() -> None:
    movie = FigureMovie(replace(FIGURE, keys=(KeyPose("Hold", BENT),)), figure_style())
    assert movie.drawing(Moment(0, 0, 0.0)).shapes
