"""What is known of a client, templates, dismissed hints, progressions, and what came back from clients."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from backdesk.store.lifting_clients import fill_client_columns, lift_client_and_plan_fields

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _clients()
    _plans()
    _records()
    connection = op.get_bind()
    lift_client_and_plan_fields(connection)
    fill_client_columns(connection)


def _clients() -> None:
    # columns with a default are added in place: no table is rebuilt
    never = "2000-01-01 00:00:00.000000"
    op.add_column("client", sa.Column("folded_name", sa.Text(), nullable=False, server_default=""))
    op.add_column("client", sa.Column("birth_year", sa.Integer()))
    op.add_column(
        "client", sa.Column("is_archived", sa.Boolean(), nullable=False, server_default=sa.text("0"))
    )
    op.add_column("client", sa.Column("used_at", sa.DateTime(), nullable=False, server_default=never))
    op.add_column(
        "client", sa.Column("precaution_count", sa.Integer(), nullable=False, server_default=sa.text("0"))
    )
    op.add_column("client", sa.Column("body", sa.Text(), nullable=False, server_default="{}"))
    op.create_index("client_by_use", "client", ["is_archived", "used_at", "folded_name", "birth_year"])
    op.create_index("client_by_name", "client", ["folded_name"])


def _plans() -> None:
    op.add_column("plan", sa.Column("dismissals", sa.Text(), nullable=False, server_default="[]"))
    op.add_column("plan", sa.Column("progression", sa.Text()))
    op.add_column("plan", sa.Column("template_folder", sa.Text()))
    op.add_column("plan", sa.Column("template", sa.Text()))
    op.create_index(
        "plan_by_folder", "plan", ["template_folder"], sqlite_where=sa.text("template_folder IS NOT NULL")
    )


def _records() -> None:
    op.create_table(
        "session_record",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("client_id", sa.Text(), sa.ForeignKey("client.id"), nullable=False),
        sa.Column("day_done", sa.Date(), nullable=False),
        sa.Column("plan_id", sa.Text()),
        sa.Column("week", sa.Integer()),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("planned", sa.Integer(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("pain_before", sa.Integer()),
        sa.Column("pain_after", sa.Integer()),
        sa.Column("pain_next_morning", sa.Integer()),
        sa.Column("effort", sa.Integer()),
        sa.Column("note", sa.Text(), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("session_by_client", "session_record", ["client_id", "day_done"])
    op.create_table(
        "outcome",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("client_id", sa.Text(), sa.ForeignKey("client.id"), nullable=False),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("value", sa.Double(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("outcome_by_client", "outcome", ["client_id", "day"])
    op.create_table(
        "exercise_mark",
        sa.Column("exercise", sa.Text(), primary_key=True),
        sa.Column("is_favourite", sa.Boolean(), nullable=False),
        sa.Column("used_at", sa.DateTime()),
        sa.Column("dose", sa.Text()),
        sqlite_with_rowid=False,
    )
