"""The pictures of exercises: built-in figures, the user's own, and the muscles to tint on them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from backdesk.domain.exercise import Exercise, Role
from backdesk.domain.ids import MuscleId
from backdesk.domain.muscle import Taxonomy
from backdesk.domain.photo import Photo
from backdesk.domain.pose import ExerciseFigure, Prop
from backdesk.exchange.pose_files import FigureShelf
from backdesk.resources import pose_files
from backdesk.services.photos import Photos


class Figures:
    """Finds the figure and the photos of an exercise. The bundled files are read at the first question."""

    def __init__(self, photos: Photos | None = None) -> None:
        """Without `photos` no exercise has any: a process that knows no data folder."""
        self.photos = photos
        self._shelf: FigureShelf | None = None

    def of(self, exercise: Exercise) -> ExerciseFigure | None:
        """The exercise's own figure, else the built-in one of its id, else None."""
        if exercise.figure is not None:
            return exercise.figure
        if self._shelf is None:
            self._shelf = FigureShelf(pose_files())
        return self._shelf.get(exercise.id)

    def photos_of(self, exercise: Exercise) -> tuple[Photo, ...]:
        """The own photos of an exercise, which are shown instead of its figure."""
        return () if self.photos is None or not exercise.photos else self.photos.of(exercise)

    def composed(self) -> Mapping[str, tuple[Prop, ...]]:
        """The props that are made of several solids, by kind, each standing at the room's origin."""
        if self._shelf is None:
            self._shelf = FigureShelf(pose_files())
        return self._shelf.composed()


@cache
def bundled_figures() -> Figures:
    """The figures of a process that has no window: the files are read once."""
    return Figures()


def working_muscles(exercise: Exercise, taxonomy: Taxonomy) -> Mapping[MuscleId, str]:
    """The muscles to tint: each leaf with "primary", "secondary" or "stretched"; groups stand for their
    members."""
    tints: dict[MuscleId, str] = {}
    for role in (Role.STRETCHED, Role.SECONDARY, Role.PRIMARY):
        for muscle in exercise.muscles(role):
            for leaf in taxonomy.expand(muscle):
                tints[leaf] = role.value
    return tints
