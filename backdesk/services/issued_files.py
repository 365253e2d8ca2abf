"""The PDFs of handouts on record: each under the name of its SHA-256, and gone with its last record."""

from __future__ import annotations

import errno
import hashlib
import os
import threading
from collections import Counter
from collections.abc import Callable, Collection
from contextlib import suppress
from pathlib import Path

from backdesk.errors import OutputError, StoreError
from backdesk.files import system_reason, write_whole

_CANNOT_SYNC = (errno.EINVAL, errno.ENOTSUP)
"""What network disks say that know no sync of a folder."""


class IssuedFiles:
    """The folder of the stored copies; usable from several threads."""

    def __init__(self, folder: Path, is_on_record: Callable[[str], bool]) -> None:
        """`is_on_record` says whether a record stands for a SHA-256; it may raise StoreError."""
        self._folder = folder
        self._is_on_record = is_on_record
        self._lock = threading.Lock()
        self._claims: Counter[str] = Counter()

    def keep(self, content: bytes) -> str:
        """Store a PDF so that a power cut after this call cannot take it away; returns its SHA-256.

        It stays at least until `release`. Raises OutputError.
        """
        sha256 = digest(content)
        with self._lock:
            self._claims[sha256] += 1
        try:
            self._write(self.path(sha256), content)
        except BaseException:
            self.release(sha256)
            raise
        return sha256

    def release(self, sha256: str) -> None:
        """What `keep` stored is on record by now, or will not be."""
        with self._lock:
            self._claims[sha256] -= 1

    def drop(self, sha256: str) -> bool:
        """Delete a PDF for which no record stands and which nobody keeps; from the thread of the store.

        Returns whether it was deleted. One that cannot be deleted stays, and the doctor names it.
        """
        with self._lock, suppress(OSError, StoreError):
            if self._claims[sha256] <= 0 and not self._is_on_record(sha256):
                self.path(sha256).unlink()
                return True
        return False

    def read(self, sha256: str) -> bytes | None:
        """The stored bytes, None where there are none; whether they are the right ones is not looked at."""
        return _read(self.path(sha256))

    def left_over(self, on_record: Collection[str]) -> tuple[str, ...]:
        """The names of the PDFs that nobody keeps and that are not of these SHA-256."""
        with self._lock:
            wanted = {*on_record, *(sha256 for sha256, count in self._claims.items() if count > 0)}
        return tuple(sorted(path.name for path in self._folder.glob("*.pdf") if path.stem not in wanted))

    def path(self, sha256: str) -> Path:
        """Where the PDF lies."""
        return self._folder / f"{sha256}.pdf"

    def _write(self, path: Path, content: bytes) -> None:
        if _read(path) == content:
            return
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as problem:
            raise _not_kept(self._folder, problem) from problem
        write_whole(path, content)
        _sync_folder(self._folder)


def digest(content: bytes) -> str:
    """The SHA-256 by which a PDF is known."""
    return hashlib.sha256(content).hexdigest()


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _not_kept(folder: Path, problem: OSError) -> OutputError:
    return OutputError(
        "The handout was not put on record, because the folder {folder} cannot be written: {reason}. "
        "Make room for it, or choose another data folder with --data.",
        folder=folder,
        reason=system_reason(problem),
    )


def _sync_folder(folder: Path) -> None:
    """Put the new name on the disk too. Raises OutputError.

    Windows cannot open a folder, and some network disks cannot sync one; there the system sees to it.
    """
    if os.name == "nt":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as problem:
        if problem.errno not in _CANNOT_SYNC:
            raise _not_kept(folder, problem) from problem
