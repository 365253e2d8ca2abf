"""The person a plan is for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from backdesk.domain.ids import ClientId, PrecautionId


@dataclass(frozen=True, slots=True)
class Client:
    """A client: a name, and the precautions that a plan file may carry.

    `extra` keeps unknown fields of a plan file.
    """

    id: ClientId
    name: str
    precautions: tuple[PrecautionId, ...] = ()
    extra: Mapping[str, object] = field(default_factory=dict, hash=False)
