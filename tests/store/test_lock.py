"""Two Back Desks never work on the same data folder."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from backdesk.errors import StoreBusyError, StoreError
from backdesk.paths import DataFolder
from backdesk.store.lock import acquire

_HOLDER = """
import sys
from backdesk.paths import data_folder
from backdesk.store.lock import acquire
lock = acquire(data_folder(sys.argv[1]))
sys.stdout.write("held\\n")
sys.stdout.flush()
sys.stdin.read()
"""


def test_a_second_instance_is_refused_until_the_first_is_closed(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "new")
    with (
        acquire(folder),
        pytest.raises(StoreBusyError, match=r"already open with this data folder\. Close the other window"),
    ):
        acquire(folder)
    lock = acquire(folder)
    lock.release()
    lock.release()
    acquire(folder).release()


def test_a_killed_instance_frees_the_folder(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    command = [sys.executable, "-c", _HOLDER, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(StoreBusyError):
            acquire(folder)
        holder.send_signal(signal.SIGKILL if os.name == "posix" else signal.SIGTERM)
        holder.wait()
        acquire(folder, timeout_seconds=5).release()


def test_a_folder_that_cannot_be_made_is_reported(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match=r"cannot be used: there is a file of that name\."):
        acquire(DataFolder(tmp_path / "file"))
    with pytest.raises(StoreError, match="part of the path is a file"):
        acquire(DataFolder(tmp_path / "file" / "below"))


def test_a_lock_that_cannot_be_written_is_reported(tmp_path: Path) -> None:
    DataFolder(tmp_path).lock.mkdir()
    with pytest.raises(StoreError, match="cannot be used"):
        acquire(DataFolder(tmp_path))
