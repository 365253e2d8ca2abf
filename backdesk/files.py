"""Writing files so that nothing is ever half-written."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

from backdesk.errors import OutputError, Phrase

_REASONS = {
    errno.ENOSPC: Phrase("there is no room left on the disk. Free some space or choose another place"),
    errno.EDQUOT: Phrase("your disk quota is used up. Free some space or choose another place"),
    errno.EFBIG: Phrase("the file would be larger than is allowed there. Choose another place"),
    errno.EACCES: Phrase("you may not write there. Choose another folder"),
    errno.EPERM: Phrase("you may not write there. Choose another folder"),
    errno.EROFS: Phrase("that disk is read-only. Choose another folder"),
    errno.ENOENT: Phrase("the folder does not exist. Choose another folder"),
    errno.ENOTDIR: Phrase("part of the path is a file, not a folder. Choose another folder"),
    errno.EISDIR: Phrase("it is a folder. Give a file name"),
    errno.ENAMETOOLONG: Phrase("the name is too long. Give a shorter one"),
    errno.ELOOP: Phrase("the name is a link that leads to itself. Choose another name"),
}


def _new_mode() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return 0o666 & ~mask


_NEW_MODE = _new_mode()
"""The mode of a new file. Read once, before there are threads: reading the mask sets it for a moment."""


def write_whole(path: Path, content: bytes) -> None:
    """Write a file completely or not at all; what was there before stays until then.

    Raises OutputError with a plain sentence. Devices and pipes are written directly,
    because they cannot be replaced.
    """
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, "is a folder", str(path))
        if path.exists() and not path.is_file():
            with path.open("wb") as device:
                device.write(content)
            return
        _replace(path.resolve(), content)
    except (OSError, RuntimeError) as problem:  # RuntimeError: a link that leads to itself
        raise OutputError(
            "{path} cannot be written: {reason}.", path=path, reason=_reason(problem)
        ) from problem


def _replace(path: Path, content: bytes) -> None:
    mode = path.stat().st_mode & 0o777 if path.exists() else _NEW_MODE
    if path.exists() and not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, "not writable", str(path))
    handle, name = tempfile.mkstemp(prefix=".backdesk-", suffix=".tmp", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(mode)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _reason(problem: OSError | RuntimeError) -> Phrase:
    if not isinstance(problem, OSError):
        return _REASONS[errno.ELOOP]
    known = _REASONS.get(problem.errno or 0)
    return known or Phrase("{reason}. Choose another place", reason=system_reason(problem))


def system_reason(problem: OSError) -> str:
    """The system's own words for what went wrong."""
    return problem.strerror.lower() if problem.strerror else Phrase("the system refused")
