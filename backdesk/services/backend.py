"""Everything the window works with, built once by app.py and handed in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from backdesk.domain.catalogue import Catalogue
from backdesk.i18n import Translator
from backdesk.paths import DataFolder
from backdesk.services.archive import PlanArchive
from backdesk.services.clients import Clients
from backdesk.services.clinic import ClinicFile
from backdesk.services.figures import Figures
from backdesk.services.handout_records import HandoutRecords
from backdesk.services.library_marks import LibraryMarks
from backdesk.services.own_exercises import OwnExercises
from backdesk.services.planning import Planning
from backdesk.services.search import LibrarySearch
from backdesk.services.session_log import SessionLog
from backdesk.services.settings import Settings, SettingsFile
from backdesk.services.templates import Templates


@dataclass(frozen=True, slots=True)
class Backend:
    """The services behind the window; `today` is asked when a handout is made."""

    folder: DataFolder
    catalogue: Catalogue
    planning: Planning
    clients: Clients
    archive: PlanArchive
    search: LibrarySearch
    figures: Figures
    own: OwnExercises
    marks: LibraryMarks
    templates: Templates
    clinic: ClinicFile
    records: HandoutRecords
    session_log: SessionLog
    settings_file: SettingsFile
    settings: Settings
    words: Translator
    today: Callable[[], date]
    check_store: Callable[[], tuple[str, ...]]
    sample_plan: Path

    def library(self) -> Catalogue:
        """All exercises there are to use, the clinic's own among them, with the clinic's usual doses."""
        return self.marks.with_own_doses(self.own.catalogue)
