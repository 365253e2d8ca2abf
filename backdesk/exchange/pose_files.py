"""Read `resources/poses`: shared poses, composed props, and each exercise's figure.

`resources/poses/README.md` describes the format: a pose may start from another one (`from`, optionally
`mirror`), and `arms` or `legs` give both sides at once.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from backdesk.domain.ids import ExerciseId
from backdesk.domain.pose import ExerciseFigure, Prop, other_side
from backdesk.errors import LibraryError
from backdesk.figure.pose_json import figure_from_json

Json = dict[str, Any]
_LIMBS = ("left_arm", "right_arm", "left_leg", "right_leg")
_PLACING = {"hand", "upper", "foot", "thigh"}


class FigureShelf:
    """The bundled figures, each completed when it is first asked for (all at once would delay the start)."""

    def __init__(self, paths: Iterable[Path]) -> None:
        """Read the files. Raises LibraryError that names the file when one cannot be read or a name is
        there twice."""
        self._poses: Json = {}
        self._props: Json = {}
        self._written: Json = {}
        self._owner: dict[str, Path] = {}
        self._done: dict[ExerciseId, ExerciseFigure] = {}
        for path in paths:
            content = _read(path)
            for part, target in (("poses", self._poses), ("props", self._props), ("figures", self._written)):
                for name, value in content.get(part, {}).items():
                    if name in target:
                        raise _problem(path, name, "is there twice")
                    target[name] = value
                    self._owner[name] = path

    @property
    def ids(self) -> tuple[ExerciseId, ...]:
        """The exercises that have a figure, in file order."""
        return tuple(ExerciseId(name) for name in self._written)

    def get(self, exercise: ExerciseId) -> ExerciseFigure | None:
        """The figure of an exercise, None when there is none. Raises LibraryError when it does not fit."""
        if exercise not in self._done:
            if exercise not in self._written:
                return None
            try:
                complete = _complete(self._written[exercise], self._poses, self._props)
                self._done[exercise] = figure_from_json(complete)
            except (ValueError, KeyError, TypeError) as problem:
                raise _problem(self._owner[exercise], exercise, repr(problem)) from problem
        return self._done[exercise]

    def composed(self) -> dict[str, tuple[Prop, ...]]:
        """The solids of each composed prop, standing at the room's origin."""
        keys = [{"caption": "", "pose": {}}]
        return {
            kind: figure_from_json({"keys": keys, "props": _expanded([{"kind": kind}], self._props)}).props
            for kind in self._props
        }


def _read(path: Path) -> Json:
    try:
        content = json.loads(path.read_bytes())
    except (OSError, ValueError) as problem:
        raise LibraryError(
            "The library file {file} is not right: {problem}", file=path.name, problem=str(problem)
        ) from problem
    if not isinstance(content, dict) or not all(isinstance(part, dict) for part in content.values()):
        raise _problem(path, "its parts", "are not named objects")
    return content


def _problem(path: Path, name: str, problem: str) -> LibraryError:
    return LibraryError(
        "The library file {file} is not right: {problem}", file=path.name, problem=f"{name}: {problem}"
    )


def _complete(figure: Json, poses: Json, composed: Json) -> Json:
    keys = []
    for key in figure["keys"]:
        pose = key["pose"]
        pose = {"from": pose} if isinstance(pose, str) else pose
        props = _expanded(key.get("props", []), composed)
        keys.append({**key, "pose": resolved_pose(pose, poses), "props": props})
    return {**figure, "keys": keys, "props": _expanded(figure.get("props", []), composed)}


def resolved_pose(pose: Json, poses: Json, depth: int = 0) -> Json:
    """The pose with everything it inherits. Raises KeyError for an unknown parent, ValueError for a
    circle."""
    if depth > 12:
        raise ValueError("its poses start from each other in a circle")
    base: Json = {}
    if "from" in pose:
        base = resolved_pose(poses[pose["from"]], poses, depth + 1)
        if pose.get("mirror"):
            base = mirrored(base)
    own = {name: value for name, value in pose.items() if name not in ("from", "mirror", "arms", "legs")}
    for both, kind in (("arms", "arm"), ("legs", "leg")):
        if both in pose:
            own.setdefault(f"left_{kind}", pose[both])
            own.setdefault(f"right_{kind}", _mirrored_limb(pose[both]))
    for limb in _LIMBS:
        if limb in own and limb in base and not _PLACING & set(own[limb]):
            own[limb] = {**base[limb], **own[limb]}
    return {**base, **own}


def mirrored(pose: Json) -> Json:
    """The pose with left and right exchanged."""
    result: Json = {}
    for name, value in pose.items():
        if name in _LIMBS:
            result[other_side(name)] = _mirrored_limb(value)
        elif name == "at":
            result[name] = _flipped(value)
        elif name in ("yaw", "roll"):
            result[name] = -value
        elif name in ("lumbar", "thoracic", "neck", "head"):
            result[name] = [value[0], -value[1], -value[2]]
        elif name == "touches":
            result[name] = [other_side(part) for part in value]
        else:
            result[name] = value
    return result


def _mirrored_limb(limb: Json) -> Json:
    changed = {name: _flipped(value) if isinstance(value, list) else value for name, value in limb.items()}
    if "near" in changed:
        changed["near"] = other_side(str(changed["near"]))
    return changed


def _flipped(vector: list[float]) -> list[float]:
    return [vector[0], -vector[1], vector[2]]


def _expanded(props: Iterable[Json], composed: Json) -> list[Json]:
    """Composed props replaced by the solids they consist of, turned and moved to their place."""
    result: list[Json] = []
    for prop in props:
        if prop["kind"] not in composed:
            result.append(prop)
            continue
        turn, at = prop.get("turn", 0.0), prop.get("at", [0.0, 0.0, 0.0])
        inner = _expanded(
            composed[prop["kind"]], {key: v for key, v in composed.items() if key != prop["kind"]}
        )
        result += [_moved(solid, turn, at) for solid in inner]
    return result


def _moved(solid: Json, turn: float, at: list[float]) -> Json:
    moved = dict(solid)
    if not solid.get("hold"):
        moved["at"] = _at(solid.get("at", [0.0, 0.0, 0.0]), turn, at)
    if turn:
        moved["turn"] = solid.get("turn", 0.0) + turn
    if "ends" in solid:
        moved["ends"] = [end if isinstance(end, str) else _at(end, turn, at) for end in solid["ends"]]
    return moved


def _at(point: list[float], turn: float, at: list[float]) -> list[float]:
    c, s = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    x, y, z = point
    return [at[0] + x * c - y * s, at[1] + x * s + y * c, at[2] + z]
