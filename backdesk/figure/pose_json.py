"""Figures (poses, props, captions) as JSON values, and back.

A figure inside a plan file or the store is written in full; only the bundled files of `resources/poses` use
inheritance (`pose_files`).
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from backdesk.domain.pose import ArmPose, ExerciseFigure, KeyPose, LegPose, MotionArrow, Pose, Prop

MAX_TEXT = 80
MAX_SOLIDS = 80
"""Solids of one picture: the library's fullest has 29, and sorting takes the square of their number."""
MAX_ARROWS, MAX_POINTS, MAX_TOUCHES = 12, 24, 24
_SOLIDS = {"barbell": 5, "dumbbell": 3, "kettlebell": 2}
_KNOWN: dict[type, frozenset[str]] = {
    kind: frozenset(item.name for item in dataclasses.fields(kind))
    for kind in (ExerciseFigure, KeyPose, Pose, ArmPose, LegPose, Prop, MotionArrow)
}


def figure_from_json(value: object) -> ExerciseFigure:
    """Read a complete figure. Raises ValueError with a plain sentence when it does not fit."""
    try:
        figure = msgspec.convert(value, ExerciseFigure)
    except (msgspec.ValidationError, ValueError) as problem:
        raise ValueError(str(problem)) from problem
    if isinstance(value, Mapping):
        _check_names(value, ExerciseFigure)
    for place, thing in _leaves(figure):
        if isinstance(thing, float | int) and not (math.isfinite(thing) and abs(thing) <= 3600):
            raise ValueError(f"{place}: {thing} is not a sensible number")
        if isinstance(thing, str) and len(thing) > MAX_TEXT:
            raise ValueError(f"{place}: a text has more than {MAX_TEXT} letters")
    _check_sizes(figure)
    for key in figure.keys:
        for entry in key.pose.touches:
            _check_touch(entry)
    return figure


def _check_sizes(figure: ExerciseFigure) -> None:
    """A figure from outside must not hold up the window while it is drawn."""
    for index, key in enumerate(figure.keys):
        props = figure.props_of(index)
        solids = sum(max(_SOLIDS.get(prop.kind, 1), len(prop.ends) - 1) for prop in props)
        if solids > MAX_SOLIDS:
            raise ValueError(f"a picture has more than {MAX_SOLIDS} things in it")
        if len(key.pose.touches) > MAX_TOUCHES:
            raise ValueError(f"a pose touches more than {MAX_TOUCHES} places")
    if len(figure.arrows) > MAX_ARROWS:
        raise ValueError(f"a figure has more than {MAX_ARROWS} arrows")
    if any(len(arrow.way) > MAX_POINTS for arrow in figure.arrows):
        raise ValueError(f"an arrow goes through more than {MAX_POINTS} points")


def _check_touch(entry: str) -> None:
    """A touch is a part, or a part and a height: "back@0.45"."""
    _, _, height = entry.partition("@")
    try:
        is_right = math.isfinite(float(height or 0))
    except ValueError:
        is_right = False
    if not is_right:
        raise ValueError(f"touches: “{entry}” has no sensible height")


def figure_to_json(figure: ExerciseFigure) -> dict[str, Any]:
    """The figure as JSON values, without the fields that have their usual value."""
    result: dict[str, Any] = _plain(figure)
    return result


def _plain(thing: object) -> Any:  # noqa: ANN401 JSON values
    if dataclasses.is_dataclass(thing) and not isinstance(thing, type):
        return {
            item.name: _plain(getattr(thing, item.name))
            for item in dataclasses.fields(thing)
            if item.default is dataclasses.MISSING or getattr(thing, item.name) != item.default
        }
    if isinstance(thing, tuple):
        return [_plain(value) for value in thing]
    return thing.value if hasattr(thing, "value") else thing


def _check_names(value: Mapping[str, Any], kind: type) -> None:
    """Unknown names are typing errors in a pose, and would change it without a word."""
    unknown = sorted(set(value) - _KNOWN[kind])
    if unknown:
        raise ValueError(f"“{unknown[0]}” is not a field of a {kind.__name__}")
    inner: dict[str, type] = {
        "keys": KeyPose, "props": Prop, "arrows": MotionArrow, "pose": Pose,
        "left_arm": ArmPose, "right_arm": ArmPose, "left_leg": LegPose, "right_leg": LegPose,
    }  # fmt: skip
    for name, part in value.items():
        if name in inner:
            for item in part if isinstance(part, list | tuple) else [part]:
                _check_names(item, inner[name])


def _leaves(thing: object, place: str = "figure") -> Iterator[tuple[str, object]]:
    if dataclasses.is_dataclass(thing):
        for item in dataclasses.fields(thing):
            yield from _leaves(getattr(thing, item.name), f"{place}.{item.name}")
    elif isinstance(thing, tuple):
        for value in thing:
            yield from _leaves(value, place)
    else:
        yield place, thing
