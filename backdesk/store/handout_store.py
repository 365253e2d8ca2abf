"""The handouts on record, as the store gives them."""

from __future__ import annotations

from collections.abc import Sequence

from backdesk.domain.handout_record import HandoutEntry, HandoutId, HandoutRecord
from backdesk.domain.ids import ClientId, PlanId
from backdesk.store import handouts
from backdesk.store.connected import Connected


class HandoutStore(Connected):
    """What was given out."""

    def add_handouts(self, entries: Sequence[HandoutEntry]) -> None:
        """Put handouts on record, all of them or none."""
        if entries:
            with self._write() as connection:
                handouts.insert_handouts(connection, entries)

    def delete_handout(self, handout: HandoutId) -> None:
        """Take a handout off the record. Raises NotFoundError."""
        with self._write() as connection:
            handouts.delete_handout(connection, handout)

    def handouts(self) -> tuple[HandoutRecord, ...]:
        """All handouts on record, the newest first."""
        with self._read() as connection:
            return handouts.read_handouts(connection)

    def handouts_of_client(self, client_id: ClientId | None) -> tuple[HandoutRecord, ...]:
        """The handouts of one client, or for None those of templates; the newest first."""
        with self._read() as connection:
            return handouts.read_handouts_of_client(connection, client_id)

    def handouts_of_plan(self, plan_id: PlanId) -> tuple[HandoutRecord, ...]:
        """The handouts of one plan, the newest first."""
        with self._read() as connection:
            return handouts.read_handouts_of_plan(connection, plan_id)

    def handout_files(self) -> frozenset[str]:
        """The SHA-256 of every PDF that a record stands for."""
        with self._read() as connection:
            return handouts.read_handout_files(connection)

    def has_handout_of(self, sha256: str) -> bool:
        """Whether a record stands for this PDF."""
        with self._read() as connection:
            return handouts.has_handout_of(connection, sha256)

    def handout_plan(self, handout: HandoutId) -> str:
        """The plan file of a handout as it was issued. Raises NotFoundError."""
        with self._read() as connection:
            return handouts.read_handout_plan(connection, handout)

    def handout_options(self, handout: HandoutId) -> str:
        """The options of a handout as a JSON object. Raises NotFoundError."""
        with self._read() as connection:
            return handouts.read_handout_options(connection, handout)
