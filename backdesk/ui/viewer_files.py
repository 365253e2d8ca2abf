"""Files for the system's PDF program, which may still hold the one it was given before."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from backdesk.errors import OutputError
from backdesk.files import write_whole

_MOST_NAMES = 20


def write_there(path: Path, content: bytes) -> Path:
    """Write a file; gives its path. Raises OutputError."""
    write_whole(path, content)
    return path


def write_for_viewer(path: Path, content: bytes) -> Path:
    """Write a file, or "name (2).pdf" where a viewer holds the one of that name, as it does on Windows.

    Gives the path that has the content; its folder is made. Raises OutputError.
    """
    name = Path(path.name)
    with suppress(OSError):  # writing says better what is wrong
        path.parent.mkdir(parents=True, exist_ok=True)
    for number in range(2, _MOST_NAMES + 1):
        try:
            return write_there(path, content)
        except OutputError as problem:
            if not isinstance(problem.__cause__, PermissionError) or not path.is_file():
                raise
            if _content(path) == content:
                return path
        path = path.with_name(f"{name.stem} ({number}){name.suffix}")
    return write_there(path, content)


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None
