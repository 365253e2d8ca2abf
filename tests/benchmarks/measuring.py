"""Timings of calls and of whole processes, and the table they end up in."""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

REPOSITORY = Path(__file__).resolve().parents[2]
LAUNCHER = Path(__file__).with_name("launcher.py")
MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table.

    `measured` and `floor` are in `unit`. The limit is one of `most` (of `measured`) and
    `most_ratio` (of measured to floor); with neither, the line only informs.
    """

    name: str
    measured: float
    floor: float
    unit: str
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
        verdict = "over" if self.is_over else "ok"
        amounts = (f"{amount:.3g} {self.unit}" for amount in (self.measured, self.floor))
        return (self.name, *amounts, f"{self.ratio:.2f} ×", target, verdict)


HEADINGS = ("name", "measured", "floor", "ratio", "target", "")


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


def percentile_95(values: Sequence[float]) -> float:
    """The smallest value that at least 95 of 100 do not pass."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * 95 // 100) - 1)]


def seconds(work: Callable[[], object]) -> float:
    """How long one call takes."""
    started = perf_counter()
    work()
    return perf_counter() - started


@contextmanager
def no_collection() -> Iterator[None]:
    """Keep Python's garbage collector out of a timing, after one last run."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def alternate(
    work: Callable[[], object], floor: Callable[[], object], *, rounds: int
) -> tuple[list[float], list[float]]:
    """Seconds of both, run in turn, so that a busy moment of the machine meets both alike."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        for call, list_ in ((work, times[0]), (floor, times[1])):
            list_.append(seconds(call))
    return times


def in_milliseconds(times: Sequence[float]) -> float:
    """The median, in ms."""
    return median(times) * 1000


@dataclass(frozen=True, slots=True)
class ProcessCost:
    """What a whole process took."""

    seconds: float
    peak_bytes: int


def run_process(arguments: Sequence[str], environment: Mapping[str, str] | None = None) -> ProcessCost:
    """Run a Python process to its end. Raises RuntimeError when it fails.

    A small launcher starts it, because the peak of a process on Linux counts in the memory of
    whoever it was forked from.
    """
    done = subprocess.run(
        [sys.executable, "-S", "-E", str(LAUNCHER), sys.executable, *arguments],
        cwd=REPOSITORY,
        env={**os.environ, **(environment or {})},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(arguments)} failed: {done.stderr}")
    cost = json.loads(done.stdout.splitlines()[-1])
    return ProcessCost(cost["seconds"], cost["peak_bytes"])


def alternate_processes(
    work: Sequence[str],
    floor: Sequence[str],
    *,
    rounds: int,
    environment: Mapping[str, str] | None = None,
) -> tuple[list[ProcessCost], list[ProcessCost]]:
    """The costs of two programs run in turn; each runs once before, to have its files cached."""
    costs: tuple[list[ProcessCost], list[ProcessCost]] = ([], [])
    for number in range(rounds + 1):
        for arguments, list_ in ((work, costs[0]), (floor, costs[1])):
            cost = run_process(arguments, environment)
            if number:
                list_.append(cost)
    return costs


def median_seconds(costs: Sequence[ProcessCost]) -> float:
    """The median time."""
    return median(cost.seconds for cost in costs)


def median_megabytes(costs: Sequence[ProcessCost]) -> float:
    """The median peak of resident memory, in MB."""
    return median(cost.peak_bytes for cost in costs) / MEGABYTE
