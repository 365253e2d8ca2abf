"""Timings of calls and of whole processes, and the table they end up in."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

REPOSITORY = Path(__file__).resolve().parents[2]
LAUNCHER = Path(__file__).with_name("launcher.py")
MEGABYTE = 1_000_000


LOOPS, LOOPS_MS = 20_000, 1.0
"""So many additions take so many ms in Python 3.11 on a 3 GHz core that does nothing else."""


@dataclass(frozen=True, slots=True)
class Timing:
    """One call or process. `slowdown` says how much slower than usual the machine was just then."""

    seconds: float
    slowdown: float
    peak_bytes: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table.

    `measured` and `floor` are in `unit`. A limit is `most`, of what was measured, or
    `most_ratio`, of measured to floor; without one, the line informs. `at_full_speed` only tells
    what the same work would take on a machine that is not slowed down; it judges nothing.
    """

    name: str
    measured: float
    floor: float
    unit: str
    at_full_speed: float | None = None
    most: float | None = None
    most_ratio: float | None = None

    @property
    def ratio(self) -> float:
        """Measured against the floor."""
        return self.measured / self.floor

    @property
    def is_over(self) -> bool:
        """Whether the limit is passed."""
        over = self.most is not None and self.measured >= self.most
        return over or (self.most_ratio is not None and self.ratio > self.most_ratio)

    def cells(self) -> tuple[str, ...]:
        """The columns of the table."""
        target = "" if self.most is None else f"< {self.most:g} {self.unit}"
        target = target if self.most_ratio is None else f"≤ {self.most_ratio:g} ×"
        amounts = [
            "" if amount is None else f"{amount:.3g} {self.unit}"
            for amount in (self.measured, self.at_full_speed, self.floor)
        ]
        return (self.name, *amounts, f"{self.ratio:.2f} ×", target, "over" if self.is_over else "ok")


HEADINGS = ("name", "measured", "at full speed", "floor", "ratio", "target", "")


def table(rows: Sequence[Row]) -> str:
    """The rows under headings, in columns."""
    lines = [HEADINGS, *(row.cells() for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEADINGS))]

    def written(line: Sequence[str]) -> str:
        name, *rest = (
            text.ljust(width) if column == 0 or column == len(widths) - 1 else text.rjust(width)
            for column, (text, width) in enumerate(zip(line, widths, strict=True))
        )
        return "  ".join((name, *rest)).rstrip()

    return "\n".join(map(written, lines))


def percentile_95(values: Iterable[float]) -> float:
    """The smallest value that at least 95 of 100 do not pass."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * 95 // 100) - 1)]


def loop_ms() -> float:
    """How long the loop takes now that tells the speed of the machine."""
    total, started = 0, perf_counter()
    for number in range(LOOPS):
        total += number * number
    return (perf_counter() - started) * 1000


def timed(work: Callable[[], object]) -> Timing:
    """One call, with the speed of the machine before and after it."""
    before = loop_ms()
    started = perf_counter()
    work()
    took = perf_counter() - started
    return Timing(took, _slowdown(before, loop_ms()))


def _slowdown(before_ms: float, after_ms: float) -> float:
    return max(1.0, (before_ms + after_ms) / 2 / LOOPS_MS)


def alternate(
    work: Callable[[], object], floor: Callable[[], object], *, rounds: int
) -> tuple[list[Timing], list[Timing]]:
    """Both in turn, so that a busy moment of the machine meets both alike."""
    pairs = [(timed(work), timed(floor)) for _ in range(rounds)]
    return [mine for mine, _ in pairs], [bare for _, bare in pairs]


def milliseconds_row(
    name: str,
    measured: Sequence[Timing],
    floor: Sequence[Timing],
    *,
    most: float | None = None,
    of: Callable[[Iterable[float]], float] = median,
) -> Row:
    """A line in ms; `of` picks one number out of many, by default the median."""
    return Row(
        name,
        of(timing.seconds * 1000 for timing in measured),
        of(timing.seconds * 1000 for timing in floor),
        "ms",
        at_full_speed=of(timing.seconds * 1000 / timing.slowdown for timing in measured),
        most=most,
    )


def seconds_row(name: str, measured: Sequence[Timing], floor: Sequence[Timing], *, most: float) -> Row:
    """A line in seconds, of whole processes."""
    row = milliseconds_row(name, measured, floor)
    at_full_speed = (row.at_full_speed or 0.0) / 1000
    return Row(name, row.measured / 1000, row.floor / 1000, "s", at_full_speed, most=most)


def run_process(arguments: Sequence[str], environment: Mapping[str, str] | None = None) -> Timing:
    """Run a Python process to its end. Raises RuntimeError when it fails.

    A small launcher starts it, because the peak of a process on Linux counts in the memory of
    whoever it was forked from.
    """
    before = loop_ms()
    done = subprocess.run(
        [sys.executable, "-S", "-E", str(LAUNCHER), sys.executable, *arguments],
        cwd=REPOSITORY,
        env=_installed_environment() | dict(environment or {}),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(arguments)} failed: {done.stderr}")
    cost = json.loads(done.stdout.splitlines()[-1])
    return Timing(cost["seconds"], _slowdown(before, loop_ms()), cost["peak_bytes"])


def _installed_environment() -> dict[str, str]:
    """The environment, where Python may keep compiled modules: an installed program has them too."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def alternate_processes(
    work: Sequence[str],
    floor: Sequence[str],
    *,
    rounds: int,
    environment: Mapping[str, str] | None = None,
) -> tuple[list[Timing], list[Timing]]:
    """Two programs in turn; each runs once before, to have its files cached."""
    pairs = [(run_process(work, environment), run_process(floor, environment)) for _ in range(rounds + 1)][1:]
    return [mine for mine, _ in pairs], [bare for _, bare in pairs]


def peak_megabytes(timings: Iterable[Timing]) -> float:
    """The median peak of resident memory."""
    return median(timing.peak_bytes for timing in timings) / MEGABYTE
