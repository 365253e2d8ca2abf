"""What a list of clients shows of each client, without opening it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from backdesk.domain.ids import ClientId


@dataclass(frozen=True, slots=True)
class ClientLine:
    """One line in a list of clients.

    `used_at` is when one of the client's plans was changed last, else when the client was made; in UTC.
    `precaution_count` counts those of the library and the client's own.
    """

    id: ClientId
    name: str
    birth_year: int | None
    plan_count: int
    used_at: datetime
    is_archived: bool
    precaution_count: int
