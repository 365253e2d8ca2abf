"""A handout that was given out, as it is kept on record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from backdesk.domain.ids import ClientId, PlanId

HandoutId = NewType("HandoutId", str)


class IssueWay(StrEnum):
    """How a handout left the desk."""

    SAVED = "saved"
    OPENED = "opened"
    PRINTED = "printed"
    EMAILED = "emailed"
    BATCH = "batch"


@dataclass(frozen=True, slots=True)
class HandoutRecord:
    """One handout as it was given out. Names are those of that day; the plan may be gone by now.

    `client_id` is None for a template, `issued_at` is in UTC, `sha256` is that of the PDF's
    `size_bytes` bytes.
    """

    id: HandoutId
    client_id: ClientId | None
    plan_id: PlanId
    client_name: str
    title: str
    issued_at: datetime
    issued_by: str
    way: IssueWay
    layouts: tuple[str, ...]
    pages: int
    sha256: str
    size_bytes: int = 0


@dataclass(frozen=True, slots=True)
class HandoutEntry:
    """A record with what is stored beside it: the options as a JSON object, the plan as a plan file."""

    record: HandoutRecord
    options: str
    plan: str
