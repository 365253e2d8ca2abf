"""All data about one client as one .zip: plan files, handouts, records, and what is known of the client."""

from __future__ import annotations

import csv
import json
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from io import BytesIO, StringIO
from itertools import count
from typing import TYPE_CHECKING

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.client import Client
from backdesk.domain.folded import folded
from backdesk.domain.handout_record import HandoutRecord
from backdesk.domain.session_log import OutcomeScore, SessionRecord
from backdesk.errors import BackDeskError, GetText, Phrase
from backdesk.exchange.plan_file_writer import plan_to_json
from backdesk.services.exchange import photos_of
from backdesk.services.own_exercises import complete_plan

if TYPE_CHECKING:
    from backdesk.services.handout_records import HandoutRecords
    from backdesk.services.photos import Photos
    from backdesk.store.store import Store

_NAME_CHARACTERS = 60
_NOT_PLAIN = re.compile(r"[^\w]+")
_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The earliest time a .zip can hold; files of no date of their own get it, so that equal data is equal."""


_File = tuple[str, bytes]


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the data about clients lies."""

    store: Store
    records: HandoutRecords
    photos: Photos
    catalogue: Catalogue


def client_archive(
    client: Client,
    sources: Sources,
    *,
    gettext: GetText,
    progress: Callable[[int, int], None] | None = None,
) -> bytes:
    """The bytes of the .zip. Raises StoreError, and PlanFileError for a plan too large for a file."""
    store, records = sources.store, sources.records
    handouts = records.of_client(client.id)
    pdfs, missing = _pdfs(records, handouts)
    about = _about(client.name).said(gettext)
    notes = "".join(f"\n{one.said(gettext)}\n" for one in missing)
    files: list[_File] = [
        ("README.txt", (about + notes).encode("utf-8")),
        ("client.json", _json_bytes(_client_fields(client))),
        *_plans(sources, client),
        ("handouts.csv", _csv_bytes(_HANDOUT_COLUMNS, map(_handout_row, handouts))),
        *pdfs,
        ("records.csv", _rows_bytes(SessionRecord, store.session_records(client.id))),
        ("outcomes.csv", _rows_bytes(OutcomeScore, store.outcomes(client.id))),
    ]
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for done, (name, content) in enumerate(files):
            if progress is not None:
                progress(done, len(files))
            archive.writestr(_info(name), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _EARLIEST)
    info.external_attr = 0o644 << 16
    return info


def _client_fields(client: Client) -> dict[str, object]:
    said = asdict(client)
    extra = said.pop("extra")
    return said | {"other": extra} if extra else said


def _plans(sources: Sources, client: Client) -> Iterator[_File]:
    store = sources.store
    own = store.own_exercises()
    summaries = store.plans_of(client.id)
    names = _names((summary.title for summary in summaries), ".backdesk.json")
    for summary, name in zip(summaries, names, strict=True):
        plan = complete_plan(store.plan(summary.id), own)
        photos = photos_of(plan, sources.photos)
        yield f"plans/{name}", plan_to_json(plan, client, sources.catalogue, photos=photos)


def _pdfs(records: HandoutRecords, handouts: Sequence[HandoutRecord]) -> tuple[list[_File], list[Phrase]]:
    found, missing = [], []
    titles = (f"{record.issued_at:%Y-%m-%d} {record.title}" for record in handouts)
    for record, name in zip(handouts, _names(titles, ".pdf"), strict=True):
        try:
            found.append((f"handouts/{name}", records.pdf(record)))
        except BackDeskError:
            date = f"{record.issued_at:%Y-%m-%d}"
            missing.append(
                Phrase(
                    "The stored PDF of the handout {title} of {date} is lost and could not be added.",
                    title=record.title,
                    date=date,
                )
            )
    return found, missing


def _about(name: str) -> Phrase:
    """What lies in the archive, for whoever opens it."""
    return Phrase(
        "This archive holds everything that Back Desk has stored about {name}.\n"
        "\n"
        "client.json      name, contact, goals, precautions, notes\n"
        "plans/           exercise plans; Back Desk opens them, and they are readable text\n"
        "handouts.csv     which handouts were given out, when, by whom and how\n"
        "handouts/        these handouts as PDF files\n"
        "records.csv      training days: what was done, pain and effort from 0 to 10\n"
        "outcomes.csv     scores of outcome measures\n"
        "\n"
        "Files that end in .json and .csv are text; a spreadsheet program opens those in .csv.\n",
        name=name,
    )


def _names(titles: Iterable[str], suffix: str) -> list[str]:
    """A file name of plain words for each title, numbered where two are the same."""
    used: dict[str, None] = {}
    for title in titles:
        stem = _NOT_PLAIN.sub("-", folded(title))[:_NAME_CHARACTERS].strip("-") or "plan"
        numbered = (f"{stem}-{number}" for number in count(2))
        # "Plan", "Plan" and "Plan 2" are three files too
        used[stem if stem not in used else next(name for name in numbered if name not in used)] = None
    return [f"{name}{suffix}" for name in used]


_HANDOUT_COLUMNS = (
    "id",
    "issued_at",
    "issued_by",
    "way",
    "title",
    "client_name",
    "layouts",
    "pages",
    "sha256",
)


def _handout_row(record: HandoutRecord) -> Sequence[object]:
    values = {
        **{name: getattr(record, name) for name in _HANDOUT_COLUMNS},
        "issued_at": record.issued_at.isoformat(timespec="seconds"),
        "layouts": " ".join(record.layouts),
    }
    return [values[name] for name in _HANDOUT_COLUMNS]


def _rows_bytes(
    kind: type[SessionRecord | OutcomeScore], rows: Sequence[SessionRecord | OutcomeScore]
) -> bytes:
    names = [field.name for field in fields(kind)]
    return _csv_bytes(names, ([getattr(row, name) for name in names] for row in rows))


def _csv_bytes(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """A table that a spreadsheet program reads with all its letters, and in which it works out nothing."""
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows([_no_formula(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _no_formula(cell: object) -> object:
    """A text that a spreadsheet would run as a formula begins with an apostrophe."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@")) else cell


def _json_bytes(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode("utf-8")
