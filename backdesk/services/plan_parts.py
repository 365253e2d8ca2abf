"""Parts of plans as bytes for the clipboard: the form of plan files, with all their checks."""

from __future__ import annotations

import json
from dataclasses import dataclass

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.ids import IdFactory, PlanId, random_id
from backdesk.domain.plan import Plan
from backdesk.domain.plan_copies import PartKind, PlanPart
from backdesk.errors import Phrase, PlanFileError

VERSION = 1


@dataclass(frozen=True, slots=True)
class ReadPart:
    """A part from outside, with fresh ids; `notes` say what was changed or kept though unknown."""

    part: PlanPart
    notes: tuple[Phrase, ...] = ()


def part_to_bytes(part: PlanPart, catalogue: Catalogue) -> bytes:
    """The part as a small plan file in an envelope. PlanFileError when it is too large."""
    # imported here: an ordinary start reads and writes no plan file
    from backdesk.exchange.plan_file_writer import plan_to_json

    plan = Plan(PlanId("part"), part.kind.value, (part.week,), exercises=part.exercises)
    head = f'{{"version": {VERSION}, "kind": "{part.kind.value}", "plan": '
    return head.encode() + plan_to_json(plan, None, catalogue) + b"}"


def part_from_bytes(content: bytes, catalogue: Catalogue, *, new_id: IdFactory = random_id) -> ReadPart:
    """Read a part; anybody may have put it on the clipboard. PlanFileError with one sentence."""
    from backdesk.exchange.limits import MAX_FILE_BYTES
    from backdesk.exchange.plan_file import read_plan
    from backdesk.exchange.plan_file_json import parse_json

    if len(content) > MAX_FILE_BYTES:
        raise _unreadable()
    raw = parse_json(content)
    if not isinstance(raw, dict) or raw.get("version") != VERSION or raw.get("kind") not in list(PartKind):
        raise _unreadable()
    found = read_plan(json.dumps(raw.get("plan")).encode(), catalogue, new_id=new_id)
    part = PlanPart(PartKind(raw["kind"]), found.plan.weeks[0], found.plan.exercises)
    if len(found.plan.weeks) > 1 or (part.kind is not PartKind.WEEK and not part.entries()):
        raise _unreadable()
    if part.kind in (PartKind.BLOCK, PartKind.DAY) and len(part.week.days) != 1:
        raise _unreadable()
    return ReadPart(part, found.notes)


def _unreadable() -> PlanFileError:
    return PlanFileError("What was copied cannot be read here; copy it again.")
