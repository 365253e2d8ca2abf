"""The clients, as the store gives them."""

from __future__ import annotations

from backdesk.domain.client import Client
from backdesk.domain.client_line import ClientLine
from backdesk.domain.ids import ClientId
from backdesk.store import clients
from backdesk.store.clients import DeletedClient
from backdesk.store.connected import Connected


class ClientStore(Connected):
    """The people plans are for."""

    def clients(self) -> tuple[Client, ...]:
        """All clients by name; capital and small letters sort alike."""
        with self._read() as connection:
            return clients.read_clients(connection)

    def client(self, client_id: ClientId) -> Client:
        """One client. Raises NotFoundError."""
        with self._read() as connection:
            return clients.read_client(connection, client_id)

    def client_count(self, *, archived: bool | None = None) -> int:
        """The number of clients; None counts the archived ones too."""
        with self._read() as connection:
            return clients.count_clients(connection, archived=archived)

    def find_clients(
        self, text: str = "", *, archived: bool = False, limit: int = 200
    ) -> tuple[ClientLine, ...]:
        """The clients whose name or year of birth fits, best first; for "" those used last first."""
        with self._read() as connection:
            return clients.find_lines(connection, text, archived=archived, limit=limit)

    def clients_named(self, name: str) -> tuple[ClientLine, ...]:
        """The clients of this name however it is typed, archived ones too; those used last first."""
        with self._read() as connection:
            return clients.read_same_named(connection, name)

    def plan_counts(self) -> dict[ClientId | None, int]:
        """How many plans each client has; None stands for no client."""
        with self._read() as connection:
            return clients.count_plans(connection)

    def add_client(self, client: Client) -> None:
        """Add a client whose id is new."""
        with self._write() as connection:
            clients.insert_client(connection, client, self._time())

    def save_client(self, client: Client) -> None:
        """Change a client. Raises NotFoundError."""
        with self._write() as connection:
            clients.update_client(connection, client)

    def merge_clients(self, kept: Client, gone: ClientId) -> None:
        """Give a client all that another has, and delete the other. Raises NotFoundError.

        `kept` is written as it is given. The plans that move are other values from then on: whoever has one
        open must open it again.
        """
        if kept.id == gone:
            raise ValueError("a client cannot be merged with itself")
        with self._write() as connection:
            moved = clients.merge(connection, kept, gone)
        for plan_id in moved:
            self._known.forget(plan_id)

    def delete_client(self, client_id: ClientId, *, last_plan: str) -> DeletedClient:
        """Delete a client with all that belongs to it but files. Raises NotFoundError.

        `last_plan` is the key under which the last plan is remembered. Until `wipe_deleted` the file
        still holds what was deleted.
        """
        with self._write() as connection:
            deleted = clients.delete_with_everything(connection, client_id, last_plan)
        for plan_id in deleted.plans:
            self._known.forget(plan_id)
        return deleted
