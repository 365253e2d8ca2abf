"""Working muscles as tinted patches on the body's surface."""

from __future__ import annotations

from collections.abc import Mapping

from backdesk.domain.ids import MuscleId
from backdesk.figure.camera import Camera
from backdesk.figure.drawing import Shape
from backdesk.figure.skeleton import Skeleton
from backdesk.figure.style import FigureStyle


def tint_shapes(
    part: str, body: Skeleton, camera: Camera, style: FigureStyle, tints: Mapping[MuscleId, str]
) -> list[Shape]:
    """The patches of one body part."""
    return []
