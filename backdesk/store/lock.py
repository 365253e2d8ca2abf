"""One running Back Desk per data folder: a lock that the system releases even after a crash."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from filelock import BaseFileLock, FileLock, Timeout

from backdesk.errors import StoreBusyError
from backdesk.paths import DataFolder
from backdesk.store.problems import ensure_folder, folder_problem


class FolderLock:
    """Holds a data folder until it is released, closed as a context manager, or the process ends."""

    def __init__(self, held: BaseFileLock) -> None:
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
    lock = FileLock(str(folder.lock), thread_local=False)
    try:
        lock.acquire(timeout=timeout_seconds)
    except Timeout as problem:
        raise StoreBusyError(
            "Back Desk is already open with this data folder. "
            "Close the other window first, or choose another folder with --data."
        ) from problem
    except OSError as problem:
        raise folder_problem(folder.root, problem) from problem
    return FolderLock(lock)
