"""Where the window and its dividers were left, in a file of its own beside the settings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

VERSION = 1
"""A file of another version is left alone: what it says may not fit the parts of this one."""

Part = tuple[Callable[[], QByteArray], Callable[[QByteArray], object]]
"""What saves the place of a part, and what restores it."""


class WindowState:
    """Saves and restores parts by their names. A damaged file, or one that cannot be written, is no fault."""

    def __init__(self, path: Path, parts: Mapping[str, Part]) -> None:
        """Read nothing yet."""
        self._file = QSettings(str(path), QSettings.Format.IniFormat)
        self._parts = parts

    def restore(self) -> None:
        """Put every part where it was, in their order."""
        if self._file.value("version", 0, int) != VERSION:
            return
        for name, (_, restore) in self._parts.items():
            value = self._file.value(name)
            if isinstance(value, QByteArray):
                restore(value)

    def save(self) -> None:
        """Remember where every part is."""
        self._file.setValue("version", VERSION)
        for name, (save, _) in self._parts.items():
            self._file.setValue(name, save())
        self._file.sync()
