"""Clients: found, changed, archived, made one of two, exported, and deleted for good."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.clean_texts import MAX_NAME_CHARACTERS, MAX_NOTE_CHARACTERS, clean_client, one_line
from backdesk.domain.client import EARLIEST_BIRTH_YEAR, MOST_MINUTES, Client
from backdesk.domain.client_line import ClientLine
from backdesk.domain.client_merge import merged_clients
from backdesk.domain.ids import ClientId, IdFactory, random_id
from backdesk.domain.plan import WEEKDAYS
from backdesk.errors import BackDeskError, GetText
from backdesk.paths import DataFolder
from backdesk.services.library import load_catalogue
from backdesk.services.planning import LAST_PLAN

if TYPE_CHECKING:  # a list of clients needs neither
    from backdesk.services.handout_records import HandoutRecords
    from backdesk.store.store import Store

__all__ = ["ClientLine", "Clients", "DeletionReport"]

LEAST_MINUTES = 5
LEVELS = (1, 2, 3)
_EMAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s.,;<>]+")
_COPIES = "*-before-*"
"""Safety copies that an upgrade leaves beside the data file."""


@dataclass(frozen=True, slots=True)
class DeletionReport:
    """What went with a client, in numbers; `pdfs` are stored files of handouts.

    `is_wiped` is False until `wipe`, and after it where traces may be left in the data file, because another
    program uses it or the disk is full. `safety_copies` are older copies of the data file that may hold the
    client still.
    """

    plans: int
    handouts: int
    pdfs: int
    session_records: int
    outcomes: int
    is_wiped: bool
    safety_copies: tuple[Path, ...]


class Clients:
    """The use cases around clients; every change is on disk when a call returns.

    All methods raise StoreError when the store cannot be used, and NotFoundError for a client that is gone.
    """

    def __init__(
        self,
        store: Store,
        records: HandoutRecords,
        folder: DataFolder,
        *,
        new_id: IdFactory = random_id,
        today: Callable[[], date] = date.today,
        library: Callable[[], Catalogue] = load_catalogue,
    ) -> None:
        """`today` limits the year of birth, `library` is asked only when plans are exported."""
        self._store = store
        self._records = records
        self._folder = folder
        self._new_id = new_id
        self._today = today
        self._library = library

    def find(self, text: str = "", *, archived: bool = False, limit: int = 200) -> tuple[ClientLine, ...]:
        """The clients whose name or year of birth fits, best first; for "" those used last first."""
        return self._store.find_clients(text, archived=archived, limit=limit)

    def count(self, *, archived: bool = False) -> int:
        """How many clients there are in the list, or in the archive."""
        return self._store.client_count(archived=archived)

    def get(self, client_id: ClientId) -> Client:
        """One client."""
        return self._store.client(client_id)

    def add(self, client: Client) -> Client:
        """Store a new client; one without an id is given one. Raises BackDeskError with a sentence."""
        checked = self._checked(client if client.id else replace(client, id=ClientId(self._new_id())))
        self._store.add_client(checked)
        return checked

    def save(self, client: Client) -> Client:
        """Change a client; returns it as stored. Raises BackDeskError with a sentence."""
        checked = self._checked(client)
        self._store.save_client(checked)
        return checked

    def archive(self, client_id: ClientId) -> Client:
        """Take a client out of the list; nothing is deleted."""
        return self._put(client_id, is_archived=True)

    def restore(self, client_id: ClientId) -> Client:
        """Put an archived client back into the list."""
        return self._put(client_id, is_archived=False)

    def duplicates(self, client: Client) -> tuple[ClientLine, ...]:
        """Other clients of the same name, however it is typed; archived ones too."""
        return tuple(line for line in self._store.clients_named(client.name) if line.id != client.id)

    def merge(self, keep: ClientId, gone: ClientId) -> Client:
        """Make one client of two: all that belongs to `gone` goes to `keep`, in one transaction.

        Plans of `gone` that are open have to be opened again.
        """
        if keep == gone:
            raise BackDeskError("A client cannot be merged with itself; choose another one.")
        merged = merged_clients(self._store.client(keep), self._store.client(gone))
        _require_lengths(merged)  # what is too long together would be cut
        merged = clean_client(merged)
        self._store.merge_clients(merged, gone)
        return merged

    def delete_for_good(self, client_id: ClientId) -> DeletionReport:
        """Delete a client with everything that belongs to it, as a privacy request asks for.

        One transaction, then the stored PDFs that no other record has. PDFs that were made for "Open" go all,
        because nobody knows whose they are. `wipe` should follow.
        """
        deleted = self._store.delete_client(client_id, last_plan=LAST_PLAN)
        pdfs = self._records.drop_files(deleted.handout_files)
        _delete_files(self._folder.handouts.glob("*.pdf"))
        return DeletionReport(
            plans=len(deleted.plans),
            handouts=deleted.handouts,
            pdfs=pdfs,
            session_records=deleted.sessions,
            outcomes=deleted.outcomes,
            is_wiped=False,
            safety_copies=tuple(sorted(self._folder.root.glob(_COPIES + self._folder.database.suffix))),
        )

    def wipe(self, report: DeletionReport) -> DeletionReport:
        """Take out of the data file what it still holds of a deleted client; takes as long as copying it.

        May run in another thread while nothing is written.
        """
        return replace(report, is_wiped=self._store.wipe_deleted())

    def export(
        self,
        client_id: ClientId,
        target: Path,
        *,
        gettext: GetText = str,
        progress: Callable[[int, int], None] | None = None,
    ) -> None:
        """Write all data about a client as one .zip, whole or not at all; may run in another thread.

        `progress` hears files done and in total. Raises OutputError, and PlanFileError for a plan that is too
        large for a file.
        """
        # imported here: nothing of it is needed before somebody asks
        from backdesk.files import write_whole
        from backdesk.services.client_export import Sources, client_archive
        from backdesk.services.photos import Photos

        sources = Sources(self._store, self._records, Photos(self._folder), self._library())
        content = client_archive(self._store.client(client_id), sources, gettext=gettext, progress=progress)
        write_whole(target, content)

    def _put(self, client_id: ClientId, *, is_archived: bool) -> Client:
        changed = replace(self._store.client(client_id), is_archived=is_archived)
        self._store.save_client(changed)
        return changed

    def _checked(self, client: Client) -> Client:
        """The client as it may be stored: clean texts, and numbers within their limits."""
        if not one_line(client.name):
            raise BackDeskError("A client needs a name.")
        _require_lengths(client)
        self._require_birth_year(client.birth_year)
        _require_training(client)
        email = one_line(client.contact.email)
        if email and not _EMAIL.fullmatch(email):
            raise BackDeskError(
                "{email} is not an e-mail address; write it like name@clinic.example, or leave it empty.",
                email=email,
            )
        return clean_client(replace(client, name=" ".join(client.name.split())))

    def _require_birth_year(self, year: int | None) -> None:
        newest = self._today().year
        if year is not None and not EARLIEST_BIRTH_YEAR <= year <= newest:
            raise BackDeskError(
                "The year of birth must lie between {first} and {last}; {year} does not.",
                first=EARLIEST_BIRTH_YEAR,
                last=newest,
                year=year,
            )


def _require_lengths(client: Client) -> None:
    contact = client.contact
    lines = (client.name, client.pronoun, client.language, contact.phone, contact.email)
    _require_short(lines, MAX_NAME_CHARACTERS)
    _require_short((own.name for own in client.own_precautions), MAX_NAME_CHARACTERS)
    _require_short((contact.address, client.goal_note, client.notes), MAX_NOTE_CHARACTERS)


def _require_short(texts: Iterable[str], maximum: int) -> None:
    if any(len(text) > maximum for text in texts):
        raise BackDeskError("That is too long; use at most {maximum} characters.", maximum=maximum)


def _require_training(client: Client) -> None:
    if client.minutes is not None and not LEAST_MINUTES <= client.minutes <= MOST_MINUTES:
        raise BackDeskError(
            "A session lasts from {least} to {most} minutes; {minutes} does not fit.",
            least=LEAST_MINUTES,
            most=MOST_MINUTES,
            minutes=client.minutes,
        )
    if client.level is not None and client.level not in LEVELS:
        raise BackDeskError("The level must be 1, 2 or 3, not {level}.", level=client.level)
    odd = next((day for day in client.days if day not in WEEKDAYS), None)
    if odd is not None:
        raise BackDeskError("{day} is not a day of the week.", day=odd)


def _delete_files(paths: Iterable[Path]) -> None:
    """Delete what can be deleted; a file that a viewer holds open stays."""
    for path in paths:
        with suppress(OSError):
            path.unlink()
