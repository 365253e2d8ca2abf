"""Plays a figure: its clock and timer, play and pause, and steps from key pose to key pose."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil
from time import monotonic

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from backdesk.ui.figures.timeline import Moment, Timeline

FRAME_MS = 50
STEP_SECONDS = 0.5
"""How long a step to the next key pose takes."""
TIRED_SECONDS = 30.0
"""Without anyone touching the picture it comes to rest after this time."""
LONGEST_FRAME = 0.25
"""Seconds that pass for the figure in one frame at most, so that it does not leap after a busy moment."""


class FigurePlayer(QObject):
    """Knows the moment to show. The timer runs only while something moves and can be seen.

    Signals: `moved()` another moment is to be shown; `state_changed()` play began or ended.
    """

    moved = Signal()
    state_changed = Signal()

    def __init__(self, parent: QObject | None = None, *, now: Callable[[], float] = monotonic) -> None:
        """Without a timeline there is nothing to play; `now` tells seconds."""
        super().__init__(parent)
        self._now = now
        self._timeline: Timeline | None = None
        self._seconds = 0.0
        self._last = self._touched = 0.0
        self._is_playing = self._is_seen = self._is_reduced = False
        self._step: Moment | None = None
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.on_tick)

    @property
    def is_playing(self) -> bool:
        """Whether play was chosen; it waits while it cannot be seen."""
        return self._is_playing

    @property
    def is_running(self) -> bool:
        """Whether the timer runs."""
        return self._timer.isActive()

    @property
    def can_play(self) -> bool:
        """Whether there is more than one key pose."""
        return self._timeline is not None and self._timeline.keys > 1

    @property
    def moment(self) -> Moment:
        """What is to be seen now."""
        if self._step is not None:
            return self._step
        if self._timeline is None or not self.can_play:
            return Moment(0, 0, 0.0)
        return self._timeline.at(self._seconds, reduced=self._is_reduced)

    def load(self, timeline: Timeline | None, *, rest_at: int) -> None:
        """Take another figure: it plays at once, with reduced motion it rests at a key pose."""
        self._timeline, self._step = timeline, None
        self._is_playing = self.can_play and not self._is_reduced
        self._seconds = 0.0 if timeline is None or self._is_playing else timeline.begin_of(rest_at)
        self.touch()
        self._go_on()
        self.moved.emit()
        self.state_changed.emit()

    def toggle(self) -> None:
        """Play, or pause where it is."""
        if self.can_play:
            self.touch()
            self._step = None
            self._set_playing(playing=not self._is_playing)

    def step(self, by: int) -> None:
        """Go to the next key pose (1) or the one before (-1) and stay there."""
        if self._timeline is None or not self.can_play:
            return
        self.touch()
        way = self._way(by, self._timeline.keys)
        self._seconds = self._timeline.begin_of(way.end)
        self._step = None if self._is_reduced else way
        self._set_playing(playing=False)
        self.moved.emit()

    def touch(self) -> None:
        """Somebody is there."""
        self._touched = self._now()

    def set_seen(self, *, seen: bool) -> None:
        """Whether the picture can be seen; nothing moves while it cannot."""
        if seen != self._is_seen:
            self._is_seen = seen
            self._go_on()

    def set_reduced(self, *, reduced: bool) -> None:
        """Whether motion is to be avoided: what moves comes to rest at its key pose."""
        if reduced == self._is_reduced:
            return
        nearest = self.moment.nearest
        self._is_reduced, self._step = reduced, None
        if self._timeline is not None:
            self._seconds = self._timeline.begin_of(nearest)
        self._set_playing(playing=False)
        self.moved.emit()

    def on_tick(self) -> None:
        """Time has passed."""
        passed = self._now() - self._last
        if self._step is not None:
            share = self._step.share + min(passed, LONGEST_FRAME) / STEP_SECONDS
            self._step = None if share >= 1 else self._step._replace(share=share)
        elif self._is_playing and self._timeline is not None:
            self._play(passed, self._timeline)
        self._go_on()
        self.moved.emit()

    def _way(self, by: int, keys: int) -> Moment:
        """The way to the next key pose in a direction, from where the figure is."""
        now = self.moment
        if now.is_resting:
            return Moment(now.nearest, (now.nearest + by) % keys, 0.0)
        goes_on = (by > 0) == ((now.end - now.start) % keys == 1)
        return now if goes_on else Moment(now.end, now.start, 1.0 - now.share)

    def _play(self, passed: float, timeline: Timeline) -> None:
        rest = timeline.rest_left(self._seconds, reduced=self._is_reduced)
        leg = timeline.leg(self._seconds)
        self._seconds += min(passed, rest + LONGEST_FRAME)
        is_new_leg = timeline.leg(self._seconds) != leg
        if is_new_leg and self._now() - self._touched >= TIRED_SECONDS:
            key = timeline.at(self._seconds, reduced=True).start
            self._seconds = timeline.begin_of(key)
            self._set_playing(playing=False)

    def _set_playing(self, *, playing: bool) -> None:
        changed = playing != self._is_playing
        self._is_playing = playing
        self._go_on()
        if changed:
            self.state_changed.emit()

    def _go_on(self) -> None:
        """Let the timer tick when the next change is due, or stop it."""
        self._last = self._now()
        if not self._is_seen or not (self._is_playing or self._step is not None):
            self._timer.stop()
            return
        rest = 0.0
        if self._step is None and self._timeline is not None:
            rest = self._timeline.rest_left(self._seconds, reduced=self._is_reduced)
        self._timer.start(max(FRAME_MS, ceil(rest * 1000)))
