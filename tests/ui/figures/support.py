"""Small figures, and services that give them."""

from __future__ import annotations

from backdesk.domain.exercise import Exercise
from backdesk.domain.pose import ArmPose, ExerciseFigure, KeyPose, Pose
from backdesk.errors import LibraryError
from backdesk.services.figures import Figures
from tests.factories import make_exercise

STANDING = Pose()
REACHING = Pose(left_arm=ArmPose(upper=(1.0, 0.0, 0.2), lower=(1.0, 0.0, 0.2)))
BENT = Pose(lumbar=(30.0, 0.0, 0.0))


def make_figure(*poses: Pose, move_seconds: float = 1.0, hold_seconds: float = 0.5) -> ExerciseFigure:
    """A figure of these key poses, captioned "Pose 1" and so on."""
    keys = tuple(KeyPose(f"Pose {number}", pose) for number, pose in enumerate(poses, start=1))
    return ExerciseFigure(keys, move_seconds=move_seconds, hold_seconds=hold_seconds)


class GivenFigures(Figures):
    """Gives figures by exercise; counts the questions."""

    def __init__(self, figures: dict[str, ExerciseFigure | None], *, broken: bool = False) -> None:
        super().__init__()
        self.given = figures
        self.asked: list[str] = []
        self.is_broken = broken

    def of(self, exercise: Exercise) -> ExerciseFigure | None:
        self.asked.append(exercise.id)
        if self.is_broken:
            raise LibraryError("The library file {file} is not right: {problem}", file="x", problem="y")
        return self.given.get(exercise.id)


class HandClock:
    """Seconds that pass only when told to, or `each` at every look."""

    def __init__(self, each: float = 0.0) -> None:
        self.seconds = 100.0
        self.each = each

    def __call__(self) -> float:
        self.seconds += self.each
        return self.seconds


def named(*names: str) -> list[Exercise]:
    """Exercises with these ids."""
    return [make_exercise(name, name=name.title()) for name in names]
