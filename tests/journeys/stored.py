"""Looks at a data folder from outside the running window: the store and the command line."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from backdesk.domain.plan import Plan, Week
from backdesk.paths import DataFolder
from backdesk.store.store import Store
from tests.journeys.waiting import wait_for

REPOSITORY = Path(__file__).resolve().parents[2]
COMMAND_SECONDS = 60

Board = Mapping[str, tuple[str, ...]]
"""Exercise ids by cell, named as "tuesday strength"; empty cells are left out."""


def stored_plan(root: Path) -> Plan:
    """The only plan of a data folder, read beside whoever has it open."""
    with Store.open(DataFolder(root)) as store:
        (summary,) = store.plans()
        return store.plan(summary.id)


def board_of(week: Week) -> Board:
    """What lies in each cell of a week."""
    board: dict[str, tuple[str, ...]] = {}
    for day in week.days:
        for kind, entry in day.entries():
            cell = f"{day.name} {kind.value}"
            board[cell] = (*board.get(cell, ()), entry.exercise)
    return board


def stored_board(root: Path) -> Board:
    """What lies in each cell of the stored plan's first week."""
    return board_of(stored_plan(root).weeks[0])


def expect_stored(root: Path, board: Board) -> None:
    """Wait until the store holds exactly this board."""
    wait_for(lambda: stored_board(root), lambda found: found == board)


def with_cell(board: Board, cell: str, *exercises: str) -> Board:
    """The same board with other exercises in one cell."""
    return {name: ids for name, ids in {**board, cell: exercises}.items() if ids}


def backdesk(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command of the program on a data folder."""
    return subprocess.run(
        [sys.executable, "-m", "backdesk", "--data", str(root), *arguments],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        timeout=COMMAND_SECONDS,
        check=False,
    )
