"""Where the boxes to tick stand in a cell of a log sheet."""

from __future__ import annotations

from typing import NamedTuple

from backdesk.handout.log_rows import LogRow

MOST_BOXES = 10
"""More sets a day than this get boxes for the first ones and "of 24"."""
_LEAST_BOX = 11.0
"""Smaller boxes are hard to hit for a shaky hand."""
_BOX, _GAP, _GROUP_GAP = 0.95, 0.36, 1.1


class TickBoxes(NamedTuple):
    """The upper left corners of boxes in a cell, their side, and the width and height they take."""

    places: tuple[tuple[float, float], ...]
    side: float
    width: float
    height: float

    @property
    def is_one_line(self) -> bool:
        """Whether all stand side by side."""
        return all(y == 0.0 for _, y in self.places)


def tick_boxes(row: LogRow, size: float, width: float) -> TickBoxes:
    """The boxes of a row at this text size; what is done several times a day stands in groups, by time."""
    side = max(_LEAST_BOX, size * _BOX)
    step = side + size * _GAP
    shown = min(row.times, MOST_BOXES)
    group = row.times // row.item.prescription.daily_count
    most = max(1, int((width + step - side) / step))
    if group < 2 or group >= shown:
        places = _lines(shown, most, step)
    else:
        places = _groups(shown, group, most, step, (width, size * (_GROUP_GAP - _GAP)))
    right, lower = max(x for x, _ in places), max(y for _, y in places)
    return TickBoxes(tuple(places), side, right + side, lower + step)


def _lines(count: int, most: int, step: float) -> list[tuple[float, float]]:
    """Lines of about equal length."""
    down = -(-count // most)
    across = -(-count // down)
    return [(number % across * step, number // across * step) for number in range(count)]


def _groups(
    count: int, group: int, most: int, step: float, room: tuple[float, float]
) -> list[tuple[float, float]]:
    """Groups side by side as many as fit, else below each other; `room` is the width and the gap between."""
    width, gap = room
    inside = _lines(group, most, step)
    wide = max(x for x, _ in inside) + step + gap
    tall = max(y for _, y in inside) + step
    down_gap = gap if tall > step else 0.0
    times = -(-count // group)
    beside = max(1, int((width + gap) / wide))
    if tall > step:
        beside = 1
    lines = -(-times // beside)
    beside = -(-times // lines)
    places = []
    for number in range(count):
        time, place = divmod(number, group)
        line, column = divmod(time, beside)
        x, y = inside[place]
        places.append((column * wide + x, line * (tall + down_gap) + y))
    return places
