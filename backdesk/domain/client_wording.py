"""How an exercise is said to one client: name, steps and tip of a plan's own, the library's stay."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from backdesk.domain.exercise import Exercise
from backdesk.domain.ids import ExerciseId


@dataclass(frozen=True, slots=True)
class ClientWording:
    """What one plan says instead of the library; "" or () where the library's text holds.

    `link` is an address that the handout prints as a QR code beside the exercise. `extra` keeps unknown
    fields of a plan file.
    """

    exercise: ExerciseId
    name: str = ""
    steps: tuple[str, ...] = ()
    tip: str = ""
    link: str = ""
    extra: Mapping[str, object] = field(default_factory=dict, hash=False)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is said differently."""
        return not (self.name or self.steps or self.tip or self.link)

    def applied_to(self, exercise: Exercise) -> Exercise:
        """The exercise as this client reads it; own steps may be another way, so they begin it too."""
        return replace(
            exercise,
            name=self.name or exercise.name,
            start="" if self.steps else exercise.start,
            steps=self.steps or exercise.steps,
            tip=self.tip or exercise.tip,
            link=self.link or exercise.link,
        )


def wording_of(wordings: Sequence[ClientWording], exercise: ExerciseId) -> ClientWording:
    """The wording of an exercise, an empty one where there is none."""
    found = (wording for wording in wordings if wording.exercise == exercise)
    return next(found, ClientWording(exercise))


def with_wording(wordings: Sequence[ClientWording], changed: ClientWording) -> tuple[ClientWording, ...]:
    """The wordings with one put in its place, sorted by exercise; one that says nothing is taken out."""
    kept = [wording for wording in wordings if wording.exercise != changed.exercise]
    if changed.extra or not changed.is_empty:
        kept.append(changed)
    return tuple(sorted(kept, key=lambda wording: wording.exercise))
