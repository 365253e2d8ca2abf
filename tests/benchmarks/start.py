"""Start to an idle window with a large store, against a bare window."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from backdesk.domain.catalogue import Catalogue
from tests.benchmarks.fixtures import fill_store
from tests.benchmarks.measuring import Row, alternate_processes, peak_megabytes
from tests.journeys.screen import missing_programs, open_screen

ROUNDS = 9
MOST_TIME_RATIO, MOST_MEMORY_RATIO = 1.4, 1.6
PROGRAM = ("-m", "backdesk", "--exit-when-ready", "--data")
BARE = ("-m", "tests.benchmarks.bare_window")


@contextmanager
def screen_environment() -> Iterator[Mapping[str, str]]:
    """A real X display where there is one to be had, else Qt without a screen."""
    if missing_programs():
        yield {"QT_QPA_PLATFORM": "offscreen"}
        return
    with open_screen() as screen:
        yield {name: screen.environment()[name] for name in ("DISPLAY", "QT_QPA_PLATFORM", "LC_ALL")}


def measure(folder: Path, catalogue: Catalogue, *, rounds: int = ROUNDS) -> list[Row]:
    """Time and memory of the start."""
    root = folder / "start"
    fill_store(root, catalogue)
    with screen_environment() as environment:
        started, bare = alternate_processes(
            (*PROGRAM, os.fspath(root)), BARE, rounds=rounds, environment=environment
        )
        platform = environment["QT_QPA_PLATFORM"]
    name = f"start to idle window, 5,000 plans ({platform})"
    took, floor = (median(timing.seconds for timing in timings) for timings in (started, bare))
    return [
        Row(name, took, floor, "s", most_ratio=MOST_TIME_RATIO),
        Row(
            "its peak resident memory",
            peak_megabytes(started),
            peak_megabytes(bare),
            "MB",
            most_ratio=MOST_MEMORY_RATIO,
        ),
    ]
