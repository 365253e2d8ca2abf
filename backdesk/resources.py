"""The one place that finds bundled files: in the wheel, in a frozen app, or in the repository."""

from __future__ import annotations

import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource_folder() -> Path:
    """The folder that holds exercises, muscles, themes, icons, locale, sample and schema.

    Raises FileNotFoundError when the installation is incomplete.
    """
    frozen = Path(getattr(sys, "_MEIPASS", _PACKAGE)) / "resources"
    for folder in (_PACKAGE / "_resources", frozen, _PACKAGE.parent / "resources"):
        if (folder / "muscles").is_dir():
            return folder
    raise FileNotFoundError("Back Desk's own files are missing. Install it again.")


def resource_path(*parts: str) -> Path:
    """The path of one bundled file or folder."""
    return resource_folder().joinpath(*parts)


def exercise_files() -> tuple[Path, ...]:
    """All exercise files of the built-in library, in name order."""
    return tuple(sorted(resource_path("exercises").glob("*.json")))


def pose_files() -> tuple[Path, ...]:
    """All files of the built-in figures, in name order."""
    return tuple(sorted(resource_path("poses").glob("*.json")))
