"""When an animated figure is where: it rests at each key pose and moves on to the next, again and again."""

from __future__ import annotations

from typing import NamedTuple

from backdesk.domain.pose import ExerciseFigure

LEAST_SECONDS = 0.1
"""A move takes at least this long: a plan file may bring any number."""


class Moment(NamedTuple):
    """A place between two key poses; `share` (0 to 1, before easing) is how far the way is gone."""

    start: int
    end: int
    share: float

    @property
    def nearest(self) -> int:
        """The key pose that is shown or nearest."""
        return self.start if self.share < 0.5 else self.end

    @property
    def is_resting(self) -> bool:
        """Whether this is a key pose itself."""
        return self.share in (0.0, 1.0)


class Timeline(NamedTuple):
    """The loop of a figure: there and back with two key poses, round and round with more.

    Seconds are counted from the beginning of the rest at key pose 0.
    """

    keys: int
    move_seconds: float
    hold_seconds: float

    @staticmethod
    def of(figure: ExerciseFigure) -> Timeline:
        """The loop of this figure, whatever its times are."""
        move, hold = max(LEAST_SECONDS, figure.move_seconds), max(0.0, figure.hold_seconds)
        return Timeline(len(figure.keys), move, hold)

    @property
    def leg_seconds(self) -> float:
        """A rest and the move after it."""
        return self.hold_seconds + self.move_seconds

    def leg(self, seconds: float) -> int:
        """How many rests and moves are over, from the first round on."""
        return int(seconds / self.leg_seconds)

    def at(self, seconds: float, *, reduced: bool = False) -> Moment:
        """What is to be seen; `reduced` jumps from key pose to key pose instead of moving."""
        start = self.leg(seconds) % self.keys
        moving = seconds - self.leg(seconds) * self.leg_seconds - self.hold_seconds
        share = 0.0 if reduced or moving <= 0 else min(1.0, moving / self.move_seconds)
        return Moment(start, (start + 1) % self.keys, share)

    def rest_left(self, seconds: float, *, reduced: bool = False) -> float:
        """Seconds until something changes; 0 while moving."""
        gone = seconds - self.leg(seconds) * self.leg_seconds
        return max(0.0, (self.leg_seconds if reduced else self.hold_seconds) - gone)

    def begin_of(self, key: int) -> float:
        """When key pose `key` is reached in the first round."""
        return key * self.leg_seconds
