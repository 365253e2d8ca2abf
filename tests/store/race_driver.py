"""Opens fresh data folders from several processes at the same moment; run by test_migrate."""

from __future__ import annotations

import os
import sys
import traceback
from pathlib import Path

# imported before the forks, so that the children really meet in the database
import alembic.command
import portalocker

from backdesk.domain.client import Client
from backdesk.domain.ids import ClientId
from tests.store.support import open_store

_IMPORTED = (alembic, portalocker)


def open_and_add(root: Path, name: str) -> int:
    """Open the folder and add a client; the exit code of a child."""
    try:
        with open_store(root) as store:
            store.add_client(Client(ClientId(name), name))
    except Exception:
        traceback.print_exc()
        return 1
    return 0


def race(root: Path, processes: int) -> int:
    """How many of the processes opened the folder and found their client again."""
    children = []
    for number in range(processes):
        child = os.fork()
        if child == 0:
            os._exit(open_and_add(root, f"client {number}"))
        children.append(child)
    opened = sum(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0 for child in children)
    with open_store(root) as store:
        return opened if store.client_count() == processes and store.doctor() == () else 0


if __name__ == "__main__":
    folder, rounds, processes = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    total = sum(race(folder / str(number), processes) for number in range(rounds))
    sys.stdout.write(f"{total} opened\n")
