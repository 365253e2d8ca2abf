"""How long things take: the work of an entry and the estimated minutes of a day.

Rules of design/coverage.md: sets × work × sides + rest between sets (60 s by default)
+ 30 s to change exercise; work = duration, or breaths × 4 s, or reps × (tempo or 3 s, plus
any hold), or hold.
"""

from __future__ import annotations

import re

from backdesk.domain.blocks import BlockKind
from backdesk.domain.dose import Dose
from backdesk.domain.plan import Block, Day

BREATH_SECONDS = 4.0
REP_SECONDS = 3.0
REST_SECONDS = 60.0
CHANGE_SECONDS = 30.0
UNSTATED_SECONDS = 30.0
"""Work of an entry that gives no repetitions and no time at all (as for stretches)."""

_TEMPO_PART = re.compile(r"\d+(?:\.\d+)?|(?<![^\W\d_])[xX](?![^\W\d_])")
_SHORT_TEMPO = re.compile(r"[\dxX]{3,4}")
"""The short way to write a tempo: "3110", "30X1"."""
_LONGEST_TEMPO = 86_400.0
"""Seconds, as for all times of a dose: a longer "tempo" is a slip, and endless digits would be infinity."""


def tempo_seconds(tempo: str) -> float | None:
    """Seconds of one repetition in a tempo such as "3-1-1-0"; X (as fast as you can) is 1 s.

    None where the text holds no numbers, or none that a repetition can take.
    """
    parts = list(tempo.strip()) if _SHORT_TEMPO.fullmatch(tempo.strip()) else _TEMPO_PART.findall(tempo)
    total = sum(1.0 if part in "xX" else float(part) for part in parts)
    return total if 0 < total <= _LONGEST_TEMPO else None


def work_seconds(dose: Dose) -> float:
    """Seconds of one set on one side."""
    if dose.duration_seconds is not None:
        return dose.duration_seconds.middle
    if dose.breaths is not None:
        return dose.breaths.middle * BREATH_SECONDS
    hold = 0.0 if dose.hold_seconds is None else dose.hold_seconds.middle
    if dose.reps is not None:
        rep = tempo_seconds(dose.tempo) or REP_SECONDS
        return dose.reps.middle * (rep + hold)
    return hold or UNSTATED_SECONDS


def held_seconds(dose: Dose) -> float:
    """Seconds one repetition of a stretch is held: hold, breaths × 4 s, duration, else 30 s."""
    if dose.hold_seconds is not None:
        return dose.hold_seconds.middle
    if dose.breaths is not None:
        return dose.breaths.middle * BREATH_SECONDS
    if dose.duration_seconds is not None:
        return dose.duration_seconds.middle
    return UNSTATED_SECONDS


def entry_seconds(dose: Dose, rounds: int = 1) -> float:
    """Seconds of an entry on one day, with rests, the change of exercise and all its rounds."""
    sets = dose.set_count * rounds
    rest = REST_SECONDS if dose.rest_seconds is None else dose.rest_seconds
    once = sets * work_seconds(dose) * dose.side_count + (sets - 1) * rest + CHANGE_SECONDS
    return once * dose.daily_count


def block_minutes(block: Block) -> float:
    """Estimated minutes of one block."""
    return sum(entry_seconds(entry.dose, block.round_count) for entry in block.entries) / 60


def session_minutes(day: Day) -> float:
    """Estimated minutes of all blocks of a day."""
    return sum(block_minutes(day.block(kind)) for kind in BlockKind)
