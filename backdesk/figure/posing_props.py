"""Things of a figure as a person sees them: a chair is one thing, though it is drawn from six solids."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from backdesk.domain.pose import Prop, Triple

Composed = Mapping[str, tuple[Prop, ...]]
"""The solids of each composed prop at the room's origin, by its kind."""
_SAME = 1e-3  # metres and degrees


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing: `count` props from place `first` on. `at` and `turn` say where it stands."""

    kind: str
    first: int
    count: int
    at: Triple
    turn: float
    hold: str = ""


def things(props: Sequence[Prop], composed: Composed) -> list[Thing]:
    """The props as things; a run of solids that makes up a composed prop counts as one."""
    found: list[Thing] = []
    place = 0
    while place < len(props):
        thing = _composed_at(props, place, composed)
        if thing is None:
            prop = props[place]
            thing = Thing(prop.kind, place, 1, prop.at, prop.turn, prop.hold)
        found.append(thing)
        place += thing.count
    return found


def placed(solids: Sequence[Prop], at: Triple, turn: float) -> tuple[Prop, ...]:
    """Solids turned about the vertical (degrees) and then taken to a place."""
    return tuple(_placed(solid, at, turn) for solid in solids)


def moved_thing(
    props: Sequence[Prop], thing: Thing, at: Triple, turn: float, composed: Composed
) -> tuple[Prop, ...]:
    """The props with a thing at another place."""
    if thing.kind in composed and thing.count == len(composed[thing.kind]):
        new = placed(composed[thing.kind], at, turn)
    else:
        prop = props[thing.first]
        shift = (at[0] - prop.at[0], at[1] - prop.at[1], at[2] - prop.at[2])
        ends = tuple(end if isinstance(end, str) else _shifted(end, shift) for end in prop.ends)
        new = (replace(prop, at=at, turn=turn, ends=ends),)
    return (*props[: thing.first], *new, *props[thing.first + thing.count :])


def held_thing(props: Sequence[Prop], thing: Thing, hold: str, at: Triple) -> tuple[Prop, ...]:
    """The props with a thing held by "left_hand", "right_hand" or "hands", or put down at a place ("")."""
    held = replace(props[thing.first], hold=hold, at=(0.0, 0.0, 0.0) if hold else at)
    return (*props[: thing.first], held, *props[thing.first + thing.count :])


def without_thing(props: Sequence[Prop], thing: Thing) -> tuple[Prop, ...]:
    """The props without a thing."""
    return (*props[: thing.first], *props[thing.first + thing.count :])


def new_thing(kind: str, composed: Composed) -> tuple[Prop, ...]:
    """The props of a new thing at its usual place."""
    return (
        placed(composed[kind], _USUAL.get(kind, (0.0, 0.0, 0.0)), 0.0) if kind in composed else (_NEW[kind],)
    )


def _composed_at(props: Sequence[Prop], place: int, composed: Composed) -> Thing | None:
    best: Thing | None = None
    for kind, solids in composed.items():
        run = props[place : place + len(solids)]
        if len(run) < len(solids) or (best is not None and best.count >= len(solids)):
            continue
        where = _where(run, solids)
        if where is not None:
            best = Thing(kind, place, len(solids), *where)
    return best


def _where(run: Sequence[Prop], solids: Sequence[Prop]) -> tuple[Triple, float] | None:
    """Where the solids would have to stand to be these props, None when they cannot be."""
    anchor = next((number for number, solid in enumerate(solids) if not solid.ends), None)
    if anchor is None or any(one.kind != two.kind for one, two in zip(run, solids, strict=True)):
        return None
    turn = run[anchor].turn - solids[anchor].turn
    x, y, z = _rotated(solids[anchor].at, turn)
    found = run[anchor].at
    at = (found[0] - x, found[1] - y, found[2] - z)
    wanted = placed(solids, at, turn)
    return (at, turn) if all(_same(one, two) for one, two in zip(run, wanted, strict=True)) else None


def _same(one: Prop, two: Prop) -> bool:
    numbers = zip((*one.at, one.tilt), (*two.at, two.tilt), strict=True)
    near = all(abs(a - b) < _SAME for a, b in numbers) and len(one.ends) == len(two.ends)
    for a, b in zip(one.ends, two.ends, strict=False):
        if isinstance(a, str) or isinstance(b, str):
            near = near and a == b
        else:
            near = near and all(abs(x - y) < _SAME for x, y in zip(a, b, strict=True))
    return near and (one.size, one.material, one.hold) == (two.size, two.material, two.hold)


def _placed(solid: Prop, at: Triple, turn: float) -> Prop:
    if solid.hold:
        return replace(solid, turn=solid.turn + turn)
    ends = tuple(end if isinstance(end, str) else _shifted(_rotated(end, turn), at) for end in solid.ends)
    return replace(solid, at=_shifted(_rotated(solid.at, turn), at), turn=solid.turn + turn, ends=ends)


def _rotated(point: Triple, turn: float) -> Triple:
    c, s = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    return (round(point[0] * c - point[1] * s, 6), round(point[0] * s + point[1] * c, 6), point[2])


def _shifted(point: Triple, by: Triple) -> Triple:
    return (round(point[0] + by[0], 6), round(point[1] + by[1], 6), round(point[2] + by[2], 6))


_USUAL: Mapping[str, Triple] = {"wall": (-0.3, 0.0, 0.0), "chair": (-0.1, 0.0, 0.0), "table": (0.6, 0.0, 0.0),
                                "cable-tower": (0.9, 0.0, 0.0), "anchor": (0.9, 0.0, 0.0)}  # fmt: skip
_NEW: Mapping[str, Prop] = {
    "mat": Prop("mat"),
    "box": Prop("box", at=(0.6, 0.0, 0.0)),
    "sphere": Prop("sphere", at=(0.6, 0.0, 0.32)),
    "roller": Prop("roller", at=(0.4, 0.0, 0.075)),
    "disc": Prop("disc", at=(0.5, 0.0, 0.025), tilt=90.0),
    "dumbbell": Prop("dumbbell", hold="right_hand"),
    "kettlebell": Prop("kettlebell", hold="right_hand", tilt=1.0),
    "barbell": Prop("barbell", hold="hands"),
    "rod": Prop("rod", ends=("left_hand", "right_hand")),
    "line": Prop("line", ends=("left_hand", "right_hand")),
    "cuff": Prop("cuff", hold="left_ankle"),
}
SINGLE_KINDS: tuple[str, ...] = tuple(_NEW)
"""Things that are one solid, in the order of the list to choose from."""
HOLDABLE = frozenset({"dumbbell", "kettlebell", "barbell", "sphere", "disc"})
"""Things that a hand can hold."""
