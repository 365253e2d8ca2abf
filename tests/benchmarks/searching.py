"""Search in 2,000 exercises, every keystroke of what people type; and loading the library."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial

from backdesk.domain.catalogue import Catalogue
from backdesk.i18n import english
from backdesk.resources import exercise_files, resource_path
from backdesk.services.library import load_catalogue
from backdesk.services.search import LibrarySearch
from tests.benchmarks.fixtures import large_catalogue
from tests.benchmarks.measuring import Row, Timing, alternate, milliseconds_row, percentile_95

ROUNDS = 5
LOAD_ROUNDS = 15
MOST_KEYSTROKE_MS = 5.0
QUERIES = (
    "bird dog", "brid dog", "press bench", "benhc", "bench press", "dumbell row", "rdl", "pull up",
    "childs pose", "child's pose", "lats", "no equipment", "lying on back", "on all fours", "cat cow",
    "side plank", "pallof", "deadlift", "single leg deadlift", "good morning", "hip thrust", "glutes",
    "glute medius", "hamstring stretch", "hip flexor", "core", "lower back", "kettlebell swing",
    "suitcase carry", "farmers walk", "wall slide", "chin tuck", "thread the needle", "90/90", "foam roller",
    "breathing", "seated row", "lat pulldown", "external rotation", "quad stretch standing", "clamshel",
    "xyzzy",
)  # fmt: skip


def keystrokes() -> Iterator[str]:
    """What stands in the field after each letter of each query."""
    for query in QUERIES:
        yield from (query[:length] for length in range(1, len(query) + 1))


def measure(catalogue: Catalogue, *, rounds: int = ROUNDS) -> list[Row]:
    """Time of a keystroke, and of loading the library."""
    return [_keystroke(large_catalogue(catalogue), rounds), _load()]


def _keystroke(catalogue: Catalogue, rounds: int) -> Row:
    """Each keystroke counts with the median of its rounds; the floor looks for the letters in names."""
    search = LibrarySearch(catalogue, english())
    search.warm_up()
    names = [exercise.name.casefold() for exercise in catalogue.exercises.values()]

    def scan(text: str) -> list[str]:
        return [name for name in names if text in name]

    measured: list[Timing] = []
    floor: list[Timing] = []
    for text in keystrokes():
        mine, bare = alternate(partial(search.find, text), partial(scan, text), rounds=rounds)
        measured.append(sorted(mine, key=_at_full_speed)[rounds // 2])
        floor.append(sorted(bare, key=_at_full_speed)[rounds // 2])
    name = "search keystroke in 2,000 exercises, p95"
    return milliseconds_row(name, measured, floor, most=MOST_KEYSTROKE_MS, of=percentile_95)


def _at_full_speed(timing: Timing) -> float:
    return timing.seconds / timing.slowdown


def _load() -> Row:
    """No target; the floor is Python's own JSON reader on the same files."""
    files = (*exercise_files(), resource_path("muscles", "muscles.json"))
    measured, floor = alternate(
        load_catalogue, lambda: [json.loads(path.read_bytes()) for path in files], rounds=LOAD_ROUNDS
    )
    return milliseconds_row("library load", measured, floor)
