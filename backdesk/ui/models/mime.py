"""What is carried by a drag or the clipboard: small JSON with a version, never objects."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QMimeData

from backdesk.domain.ids import EntryId, ExerciseId, PlanId

EXERCISES_TYPE = "application/vnd.backdesk.exercises+json"
ENTRIES_TYPE = "application/vnd.backdesk.plan-items+json"
DAY_TYPE = "application/vnd.backdesk.day+json"
TEMPLATE_TYPE = "application/vnd.backdesk.template+json"
PART_TYPE = "application/vnd.backdesk.plan-part+json"
"""What is copied: the values themselves, so that they outlive the plan they come from. Drags carry ids."""
PAYLOAD_VERSION = 1
MAX_PAYLOAD_BYTES = 200_000
MAX_IDS = 1_000
MAX_PART_BYTES = 5 * 1024 * 1024
"""As much as a plan file may have (exchange/limits.py), whose form a part has."""


@dataclass(frozen=True, slots=True)
class Payload:
    """Ids of one kind, and the session they come from."""

    ids: tuple[str, ...]
    session: str = ""


def exercises_mime(ids: Sequence[ExerciseId], names: Sequence[str]) -> QMimeData:
    """Library exercises on their way to the board; names as plain text for other programs."""
    return _mime(EXERCISES_TYPE, ids, "", names)


def entries_mime(ids: Sequence[EntryId], session: str, names: Sequence[str]) -> QMimeData:
    """Cards of the board; `session` tells this window's plan from another's."""
    return _mime(ENTRIES_TYPE, ids, session, names)


def day_mime(day: str, session: str, name: str) -> QMimeData:
    """A whole day."""
    return _mime(DAY_TYPE, [day], session, [name])


def template_mime(template: PlanId, block: str, session: str, title: str) -> QMimeData:
    """A template of one day, or of one block of that kind, on its way from the shelf; "" for a day."""
    return _mime(TEMPLATE_TYPE, [template, block], session, [title])


def part_mime(content: bytes, text: str) -> QMimeData:
    """A part of a plan as services/plan_parts.py writes it, and in words for other programs."""
    mime = QMimeData()
    mime.setData(PART_TYPE, QByteArray(content))
    mime.setText(text)
    return mime


def part_bytes(mime: QMimeData) -> bytes | None:
    """A part as it was copied, still to be checked; None when there is none or it is too large."""
    if not mime.hasFormat(PART_TYPE):
        return None
    raw = bytes(mime.data(PART_TYPE).data())
    return raw if 0 < len(raw) <= MAX_PART_BYTES else None


def read_payload(mime: QMimeData, kind: str) -> Payload | None:
    """The payload of this type, None when there is none or it is not one of ours."""
    if not mime.hasFormat(kind):
        return None
    raw = bytes(mime.data(kind).data())
    if len(raw) > MAX_PAYLOAD_BYTES:
        return None
    try:
        content = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    if not isinstance(content, dict) or content.get("version") != PAYLOAD_VERSION:
        return None
    ids, session = content.get("ids"), content.get("session", "")
    if not isinstance(ids, list) or not 0 < len(ids) <= MAX_IDS or not isinstance(session, str):
        return None
    if not all(isinstance(item, str) for item in ids):
        return None
    return Payload(tuple(ids), session)


def _mime(kind: str, ids: Sequence[str], session: str, names: Sequence[str]) -> QMimeData:
    content = {"version": PAYLOAD_VERSION, "session": session, "ids": list(ids)}
    mime = QMimeData()
    mime.setData(kind, QByteArray(json.dumps(content).encode()))
    mime.setText("\n".join(names))
    return mime
