"""Run by Alembic: applies the migrations over the connection that `backdesk.store.migrate` hands in.

The caller owns the transaction, so that a failing migration leaves nothing behind.
"""

from __future__ import annotations

from alembic import context

from backdesk.store.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
