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

MAX_METRES = 10.0
MAX_TEXT = 80
MAX_PROPS = 80
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
    if max(len(figure.props_of(index)) for index in range(len(figure.keys))) > MAX_PROPS:
        raise ValueError(f"a picture has more than {MAX_PROPS} things in it")
    return figure


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
