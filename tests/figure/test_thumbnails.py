"""Which key pose a small picture shows, and its frame."""

from __future__ import annotations

import pytest

from backdesk.domain.pose import ExerciseFigure, KeyPose, Pose
from backdesk.figure.compose import key_drawing
from backdesk.figure.drawing import bounds
from backdesk.figure.style import figure_style
from backdesk.figure.thumbnails import THUMBNAIL_MARGIN, telling_key, thumbnail_drawing

LYING = Pose(pitch=-90.0)


def figure(*poses: Pose) -> ExerciseFigure:
    return ExerciseFigure(tuple(KeyPose("", pose) for pose in poses))


@pytest.mark.parametrize(("keys", "telling"), [(1, 0), (2, 1), (3, 1), (4, 2)])
def test_the_pose_that_tells_most(keys: int, telling: int) -> None:
    assert telling_key(figure(*[Pose()] * keys)) == telling


def test_the_frame_is_that_of_the_pose_alone() -> None:
    both = figure(Pose(), LYING)
    drawing = thumbnail_drawing(both, 1, figure_style())
    assert drawing.box == bounds(drawing.shapes).grown(THUMBNAIL_MARGIN)
    shared = key_drawing(both, 1, figure_style()).box
    assert drawing.box.height < shared.height * 0.7
