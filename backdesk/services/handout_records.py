"""Handouts on record: what was given to whom and when, frozen, with the very bytes that were printed."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import asdict, fields, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.clean_texts import one_line
from backdesk.domain.client import Client
from backdesk.domain.exercise import Exercise
from backdesk.domain.handout_record import HandoutEntry, HandoutId, HandoutRecord, IssueWay
from backdesk.domain.ids import ClientId, IdFactory, PlanId, random_id
from backdesk.domain.plan import Plan
from backdesk.errors import BackDeskError, NotFoundError, Phrase
from backdesk.paths import DataFolder
from backdesk.services.id_prefix import fitting_ids
from backdesk.services.issued_files import IssuedFiles, digest
from backdesk.services.library import load_catalogue

if TYPE_CHECKING:  # a list of records needs none of them
    from backdesk.services.handouts import HandoutOptions, HandoutReport
    from backdesk.store.store import Store

__all__ = ["HandoutEntry", "HandoutId", "HandoutRecord", "HandoutRecords", "IssueWay", "utc_now"]


def utc_now() -> datetime:
    """The current time in UTC."""
    return datetime.now(UTC)


class HandoutRecords:
    """The handouts that were given out of one data folder, from the thread of the store.

    A PDF is kept whole under the name of its SHA-256 before its record is written, so a record never
    lacks its PDF; a computer that stops in between leaves one over. All methods but `prepare` raise
    StoreError when the store cannot be used.
    """

    def __init__(
        self,
        store: Store,
        folder: DataFolder,
        now: Callable[[], datetime] = utc_now,
        *,
        library: Callable[[], Catalogue] = load_catalogue,
        new_id: IdFactory = random_id,
    ) -> None:
        """`library` is asked for the muscles only when a plan as issued is wanted."""
        self._store = store
        self._files = IssuedFiles(folder.issued, store.has_handout_of)
        self._now = now
        self._library = library
        self._new_id = new_id

    def issue(
        self,
        plan: Plan,
        client: Client | None,
        options: HandoutOptions,
        report: HandoutReport,
        *,
        catalogue: Catalogue,
        by: str,
        way: IssueWay,
    ) -> HandoutRecord:
        """Put a handout on record. Raises OutputError, PlanFileError or StoreError; then it is not on it.

        `catalogue` has the texts that were printed, `by` is who gave it out.
        """
        prepared = self.prepare(plan, client, options, report, catalogue=catalogue, by=by, way=way)
        (record,) = self.add([prepared])
        return record

    def prepare(
        self,
        plan: Plan,
        client: Client | None,
        options: HandoutOptions,
        report: HandoutReport,
        *,
        catalogue: Catalogue,
        by: str,
        way: IssueWay,
    ) -> HandoutEntry:
        """Store the PDF and all that is slow, in any thread; `add` or `give_up` must follow.

        Raises OutputError or PlanFileError, and then nothing is left behind.
        """
        issued = _plan_as_issued(plan, client, catalogue)
        record = HandoutRecord(
            id=HandoutId(self._new_id()),
            client_id=None if client is None else client.id,
            plan_id=plan.id,
            client_name="" if client is None else one_line(client.name),
            title=one_line(plan.title),
            issued_at=self._now(),
            issued_by=by,
            way=way,
            layouts=tuple(layout.value for layout in options.layouts),
            pages=report.pages,
            sha256=self._files.keep(report.content),
            size_bytes=len(report.content),
        )
        return HandoutEntry(record, options=json.dumps(asdict(options)), plan=issued)

    def add(self, prepared: Sequence[HandoutEntry]) -> tuple[HandoutRecord, ...]:
        """Put prepared handouts on record in one transaction: all, or none when it raises StoreError."""
        try:
            self._store.add_handouts(prepared)
        except BaseException:
            self.give_up(prepared)
            raise
        for entry in prepared:
            self._files.release(entry.record.sha256)
        return tuple(entry.record for entry in prepared)

    def give_up(self, prepared: Sequence[HandoutEntry]) -> None:
        """Take back prepared handouts that never reached anybody, with their PDFs."""
        for entry in prepared:
            self._files.release(entry.record.sha256)
            self._files.drop(entry.record.sha256)

    def withdraw(self, record: HandoutRecord) -> None:
        """Take a record out whose handout never reached anybody, and its PDF where no other record has it.

        Raises NotFoundError.
        """
        self._store.delete_handout(record.id)
        self._files.drop(record.sha256)

    def drop_files(self, names: Collection[str]) -> int:
        """Delete PDFs by SHA-256 for which no record stands any more; returns how many are gone."""
        return sum(map(self._files.drop, names))

    def all(self) -> tuple[HandoutRecord, ...]:
        """All records, the newest first."""
        return self._store.handouts()

    def of_client(self, client_id: ClientId | None) -> tuple[HandoutRecord, ...]:
        """The records of one client, or for None of templates; the newest first."""
        return self._store.handouts_of_client(client_id)

    def of_plan(self, plan_id: PlanId) -> tuple[HandoutRecord, ...]:
        """The records of one plan, the newest first."""
        return self._store.handouts_of_plan(plan_id)

    def last_of_plan(self, plan_id: PlanId) -> HandoutRecord | None:
        """The newest record of a plan, None when it was never given out."""
        return next(iter(self.of_plan(plan_id)), None)

    def find(self, wanted: str) -> HandoutRecord:
        """The record with an id, or with one that begins like it (at least 6 characters).

        Raises NotFoundError when there is none, or more than one.
        """
        records = {record.id: record for record in self.all()}
        found = fitting_ids(wanted, records)
        if len(found) > 1:
            raise NotFoundError(
                "{n} handouts have an id that begins with {wanted}; give more of it.",
                n=len(found),
                wanted=wanted,
            )
        if not found:
            raise NotFoundError(
                'There is no handout called {wanted} on record; "backdesk handouts" lists all.', wanted=wanted
            )
        return records[found[0]]

    def pdf(self, record: HandoutRecord) -> bytes:
        """The identical bytes that were given out. Raises BackDeskError when they are lost or altered."""
        content = self._files.read(record.sha256)
        if content is None or not _is_of(content, record):
            raise BackDeskError(
                "The stored copy of this handout was changed or is gone, so it cannot be printed again as it "
                "was. Put the file {name} back from a safety copy, or make a new handout from the plan.",
                name=f"{record.sha256}.pdf",
            )
        return content

    def plan_of(self, record: HandoutRecord) -> Plan:
        """The plan as it was issued, with the exercises as they were worded then.

        Its parts have new ids. Raises NotFoundError, and PlanFileError for a record that cannot be read.
        """
        # imported here: a list of records needs no reader
        from backdesk.exchange.plan_file import read_plan

        library = self._library()
        # without the library's own exercises, none of the issued ones can clash with a later version
        muscles_only = Catalogue((), library.taxonomy, library.precautions.values())
        plan = read_plan(self._store.handout_plan(record.id).encode(), muscles_only).plan
        return replace(plan, id=record.plan_id, client_id=record.client_id)

    def options_of(self, record: HandoutRecord) -> HandoutOptions:
        """The options it was made with; what this version does not know has its usual value."""
        return _options_from_json(self._store.handout_options(record.id))

    def problems(self) -> tuple[Phrase, ...]:
        """Each record whose PDF is gone or changed, one sentence each. Reads all of them."""
        records, sound = self.all(), set[str]()
        found = []
        for record in records:
            if record.sha256 in sound:
                continue
            content = self._files.read(record.sha256)
            if content is not None and _is_of(content, record):
                sound.add(record.sha256)
                continue
            found.append(_gone(record) if content is None else _changed(record))
        return tuple(found)

    def left_over(self) -> tuple[Phrase, ...]:
        """Each stored PDF for which no record stands, one sentence each; harmless, but nobody needs it."""
        return tuple(
            Phrase("The stored PDF {name} belongs to no handout on record and may be deleted.", name=name)
            for name in self._files.left_over(self._store.handout_files())
        )


def _is_of(content: bytes, record: HandoutRecord) -> bool:
    return digest(content) == record.sha256


def _gone(record: HandoutRecord) -> Phrase:
    return Phrase(
        "The PDF of the handout {id} of {date} is gone: {name}.",
        id=record.id,
        date=f"{record.issued_at:%Y-%m-%d}",
        name=f"{record.sha256}.pdf",
    )


def _changed(record: HandoutRecord) -> Phrase:
    return Phrase(
        "The PDF of the handout {id} of {date} is not the one that was given out: {name}.",
        id=record.id,
        date=f"{record.issued_at:%Y-%m-%d}",
        name=f"{record.sha256}.pdf",
    )


def _plan_as_issued(plan: Plan, client: Client | None, catalogue: Catalogue) -> str:
    """The plan file on one line, with the texts of every exercise that it uses."""
    # imported here: a list of records needs no writer
    from backdesk.exchange.plan_file_writer import plan_to_json

    carried = {exercise.id for exercise in plan.exercises}
    used = dict.fromkeys(entry.exercise for entry in plan.entries() if entry.exercise not in carried)
    known = (catalogue.exercises[exercise] for exercise in used if exercise in catalogue.exercises)
    whole = replace(plan, exercises=(*plan.exercises, *map(_texts_of, known)))
    content = json.loads(plan_to_json(whole, client, catalogue))
    content["exercises"] = [_without_empty(exercise) for exercise in content.get("exercises", ())]
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _without_empty(fields: Mapping[str, object]) -> dict[str, object]:
    """An exercise without the fields that say nothing; a reader takes a missing one for empty."""
    return {name: value for name, value in fields.items() if value not in ("", [], {})}


def _texts_of(exercise: Exercise) -> Exercise:
    """What a handout may print of an exercise; the rest would only fill the store."""
    return Exercise(
        id=exercise.id,
        name=exercise.name,
        start=exercise.start,
        steps=exercise.steps,
        tip=exercise.tip,
        why=exercise.why,
        easier=exercise.easier,
        harder=exercise.harder,
        cautions=exercise.cautions,
        figure=exercise.figure,
        link=exercise.link,
    )


def _options_from_json(text: str) -> HandoutOptions:
    from backdesk.services.handouts import HandoutOptions, Layout

    stored = json.loads(text)
    usual, layouts = HandoutOptions(), {layout.value: layout for layout in Layout}
    known: dict[str, Any] = {}
    for item in fields(HandoutOptions):
        value, usual_value = stored.get(item.name), getattr(usual, item.name)
        if item.name == "layouts":
            known[item.name] = tuple(layouts[name] for name in value if name in layouts) or usual.layouts
        elif isinstance(usual_value, StrEnum):
            same = (member for member in type(usual_value) if member.value == value)
            known[item.name] = next(same, usual_value)
        elif type(value) is type(usual_value):
            known[item.name] = value
    return HandoutOptions(**known)
