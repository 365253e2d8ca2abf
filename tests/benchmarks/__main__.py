"""Measure everything and print the table; exit 1 when something is over its target.

`python -m tests.benchmarks [name …]`, with names of `MEASURES`, measures only some.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from backdesk.domain.catalogue import Catalogue
from backdesk.services.library import load_catalogue
from tests.benchmarks import (
    caseload,
    counting,
    editing,
    figures,
    figuring,
    handouts,
    printing,
    searching,
    start,
    suggesting,
)
from tests.benchmarks.measuring import Row, table

MEASURES: Mapping[str, Callable[[Path, Catalogue], list[Row]]] = {
    "start": start.measure,
    "edit": editing.measure,
    "count": lambda _folder, catalogue: counting.measure(catalogue),
    "handout": printing.measure,
    "handouts": handouts.measure,
    "figures": lambda _folder, catalogue: [*figuring.measure(catalogue), *figures.measure(catalogue)],
    "caseload": caseload.measure,
    "search": lambda _folder, catalogue: searching.measure(catalogue),
    "suggest": lambda _folder, catalogue: suggesting.measure(catalogue),
}


def main(wanted: list[str]) -> int:
    """Measure what is wanted, by default everything; returns the exit code."""
    unknown = [name for name in wanted if name not in MEASURES]
    if unknown:
        sys.stderr.write(f"There is no benchmark {unknown[0]}; there are {', '.join(MEASURES)}.\n")
        return 2
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # for the edits in this process; the start has its own
    catalogue = load_catalogue()
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(prefix="backdesk-benchmarks-") as folder:
        for name in wanted or MEASURES:
            sys.stderr.write(f"measuring {name} …\n")
            rows += MEASURES[name](Path(folder), catalogue)
    sys.stdout.write(table(rows) + "\n")
    return 1 if any(row.is_over for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
