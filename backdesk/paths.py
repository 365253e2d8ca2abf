"""Where the data folder lies and what is in it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

ENVIRONMENT_VARIABLE = "BACKDESK_HOME"


@dataclass(frozen=True, slots=True)
class DataFolder:
    """The data folder; nothing is ever written outside it except where the user says so."""

    root: Path

    @property
    def database(self) -> Path:
        """The SQLite file that holds clients and plans."""
        return self.root / "backdesk.sqlite3"

    @property
    def lock(self) -> Path:
        """The lock file of the running instance."""
        return self.root / "backdesk.lock"

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.root / "settings.json"

    @property
    def clinic(self) -> Path:
        """The clinic's letterhead and care texts."""
        return self.root / "clinic.json"

    @property
    def window_state(self) -> Path:
        """Sizes and places of the window."""
        return self.root / "window.ini"

    @property
    def log(self) -> Path:
        """The rotating log; it never holds client names."""
        return self.root / "backdesk.log"

    @property
    def handouts(self) -> Path:
        """PDFs that were made for "Open", free to be deleted, and the folder `issued`, which is not."""
        return self.root / "handouts"

    @property
    def issued(self) -> Path:
        """One PDF of every handout on record, named by its SHA-256: what "print again" prints.

        Never emptied, and part of a safety copy like the database.
        """
        return self.handouts / "issued"

    @property
    def photos(self) -> Path:
        """Own photos of exercises, named by their SHA-256; part of a safety copy like the database."""
        return self.root / "photos"


def data_folder(chosen: str | None = None) -> DataFolder:
    """The folder from `--data`, else BACKDESK_HOME, else the system's place for user data."""
    named = chosen or os.environ.get(ENVIRONMENT_VARIABLE)
    if named:
        try:
            return DataFolder(Path(named).expanduser().resolve())
        except RuntimeError:
            # an unknown "~name" or a link to itself stays as it stands; opening it says what is wrong
            return DataFolder(Path(named).absolute())
    # imported here: only needed when no folder was named
    import platformdirs

    return DataFolder(Path(platformdirs.user_data_dir("Back Desk", appauthor=False)))
