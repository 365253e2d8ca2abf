"""The first tables: clients, plans with their weeks, days, blocks and entries, and remembered facts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _heads()
    _weeks()
    _entries()
    op.create_table(
        "remembered",
        sa.Column("key", sa.Text(), primary_key=True),
        sa.Column("value", sa.Text(), nullable=False),
        sqlite_with_rowid=False,
    )


def _heads() -> None:
    op.create_table(
        "client",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("precautions", sa.Text(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "plan",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("client_id", sa.Text(), sa.ForeignKey("client.id")),
        sa.Column("extra", sa.Text(), nullable=False),
        sa.Column("revision", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("plan_by_client", "plan", ["client_id"])
    op.create_table(
        "plan_exercise",
        sa.Column("plan_id", sa.Text(), sa.ForeignKey("plan.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sqlite_with_rowid=False,
    )


def _weeks() -> None:
    op.create_table(
        "week",
        sa.Column("plan_id", sa.Text(), sa.ForeignKey("plan.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "day",
        sa.Column("plan_id", sa.Text(), primary_key=True),
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("week_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["plan_id", "week_id"], ["week.plan_id", "week.id"], ondelete="CASCADE"),
        sqlite_with_rowid=False,
    )


def _entries() -> None:
    op.create_table(
        "block",
        sa.Column("plan_id", sa.Text(), primary_key=True),
        sa.Column("day_id", sa.Text(), primary_key=True),
        sa.Column("kind", sa.Text(), primary_key=True),
        sa.Column("rounds", sa.Integer()),
        sa.Column("extra", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["plan_id", "day_id"], ["day.plan_id", "day.id"], ondelete="CASCADE"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "entry",
        sa.Column("plan_id", sa.Text(), primary_key=True),
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("day_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("exercise", sa.Text(), nullable=False),
        sa.Column("dose", sa.Text(), nullable=False),
        sa.Column("group_letter", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["plan_id", "day_id"], ["day.plan_id", "day.id"], ondelete="CASCADE"),
        sqlite_with_rowid=False,
    )
