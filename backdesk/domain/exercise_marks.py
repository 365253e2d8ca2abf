"""What the user has said of exercises of the library: favourites, last use, own usual doses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from backdesk.domain.dose import Dose
from backdesk.domain.ids import ExerciseId


@dataclass(frozen=True, slots=True)
class ExerciseMark:
    """The marks on one exercise; `used_at` is UTC, `dose` replaces the library's default dose."""

    exercise: ExerciseId
    is_favourite: bool = False
    used_at: datetime | None = None
    dose: Dose | None = None
