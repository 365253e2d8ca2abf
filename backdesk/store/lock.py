"""One running Back Desk per data folder: a lock that the system releases even after a crash."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Self

import portalocker

from backdesk.errors import StoreBusyError
from backdesk.paths import DataFolder
from backdesk.store.problems import ensure_folder, folder_problem


class FolderLock:
    """Holds a data folder until it is released, closed as a context manager, or the process ends."""

    def __init__(self, held: portalocker.Lock) -> None:
        self._held = held

    def release(self) -> None:
        """Give the folder free; a second call does nothing."""
        self._held.release()

    def __enter__(self) -> Self:
        """The lock itself."""
        return self

    def __exit__(
        self, _type: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        """Release the lock."""
        self.release()


def acquire(folder: DataFolder, timeout_seconds: float = 0) -> FolderLock:
    """Take the data folder for this process, making the folder where it is missing.

    Raises StoreBusyError when another process has it for longer than the timeout, and
    StoreError when the folder cannot be used. The lock may be released from any thread.
    """
    ensure_folder(folder.root)
    try:
        return FolderLock(hold(folder.lock, timeout_seconds))
    except portalocker.LockException as problem:
        raise StoreBusyError(
            "Back Desk is already open with this data folder. "
            "Close the other window first, or choose another folder with --data."
        ) from problem
    except OSError as problem:
        raise folder_problem(folder.root, problem) from problem


def hold(path: Path, timeout_seconds: float) -> portalocker.Lock:
    """Lock a file, made where it is missing; nobody reads what is in it.

    Raises portalocker.LockException when another process has it for longer, or OSError.
    """
    lock = portalocker.Lock(str(path), mode="a", timeout=timeout_seconds, check_interval=0.05)
    lock.acquire()
    return lock
