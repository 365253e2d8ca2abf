"""What a plan says in its own words, its link and next appointment, and the handouts that were given out."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from backdesk.store.lifting import lift_known_fields

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # a column with a default is added in place: no table is rebuilt, no row is touched
    op.add_column("plan", sa.Column("link", sa.Text(), nullable=False, server_default=""))
    op.add_column("plan", sa.Column("next_appointment", sa.Text(), nullable=False, server_default=""))
    op.create_table(
        "plan_wording",
        sa.Column("plan_id", sa.Text(), sa.ForeignKey("plan.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("exercise", sa.Text(), primary_key=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("steps", sa.Text(), nullable=False),
        sa.Column("tip", sa.Text(), nullable=False),
        sa.Column("link", sa.Text(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=False),
        sqlite_with_rowid=False,
    )
    _handouts()
    lift_known_fields(op.get_bind())


def _handouts() -> None:
    op.create_table(
        "handout",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("client_id", sa.Text()),
        sa.Column("plan_id", sa.Text(), nullable=False),
        sa.Column("client_name", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("issued_at", sa.DateTime(), nullable=False),
        sa.Column("issued_by", sa.Text(), nullable=False),
        sa.Column("way", sa.Text(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("bytes", sa.Integer(), nullable=False),
        sa.Column("options", sa.Text(), nullable=False),
        sa.Column("plan", sa.Text(), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("handout_by_client", "handout", ["client_id", "issued_at"])
    op.create_index("handout_by_plan", "handout", ["plan_id", "issued_at"])
