"""How much of an exercise: sets, repetitions, holds, rests and the side."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Side(StrEnum):
    """Which side of the body an entry is done on."""

    BOTH = "both"
    EACH = "each"
    LEFT = "left"
    RIGHT = "right"
    ALTERNATING = "alternating"


@dataclass(frozen=True, slots=True)
class Span:
    """A number or a range: `low == high` means one number. Counting uses the middle."""

    low: float
    high: float

    def __post_init__(self) -> None:
        """Refuse spans that run backwards or below zero (ValueError)."""
        if not 0 <= self.low <= self.high:
            raise ValueError(f"a range runs from small to large, got {self.low} to {self.high}")

    @classmethod
    def of(cls, low: float, high: float | None = None) -> Span:
        """Make a span of one number, or of two."""
        return cls(low, low if high is None else high)

    @property
    def middle(self) -> float:
        """The value that counts towards coverage and minutes."""
        return (self.low + self.high) / 2


@dataclass(frozen=True, slots=True)
class Dose:
    """The dose of one entry; None or "" means not given. Times are in seconds.

    The fields and their meaning are those of the plan file (design/interfaces.md).
    """

    sets: int | None = None
    reps: Span | None = None
    hold_seconds: Span | None = None
    duration_seconds: Span | None = None
    breaths: Span | None = None
    rest_seconds: float | None = None
    side: Side = Side.BOTH
    load: str = ""
    effort: str = ""
    tempo: str = ""
    times_per_day: int | None = None

    @property
    def set_count(self) -> int:
        """Sets that count: an entry without a set count is one set (design/coverage.md)."""
        return 1 if self.sets is None else self.sets

    @property
    def side_count(self) -> int:
        """How many times the work is done for the sides: 2 when done on each side, else 1."""
        return 2 if self.side is Side.EACH else 1

    @property
    def daily_count(self) -> int:
        """How many times a day the entry is done, 1 when not given."""
        return 1 if self.times_per_day is None else self.times_per_day
