"""The tables of the newest schema version, as typed SQLAlchemy declarations.

Ids of weeks, days and entries are only unique within their plan, because a plan can be
copied with them, so every primary key below a plan starts with the plan's id. The tables are
WITHOUT ROWID: SQLite then keeps the rows of one plan next to each other, and a plan loads from
few pages. JSON is kept in plain text columns, so that another database could hold it too.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Index, Text, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    """Knows all tables of the store. A `str` is unbounded text."""

    type_annotation_map: ClassVar[dict[Any, Any]] = {str: Text()}


_CLUSTERED = {"sqlite_with_rowid": False}


_NEVER = "2000-01-01 00:00:00.000000"
"""A column that is added needs a value for the rows that are there; the migration gives them theirs."""


class ClientRow(Base):
    """A client. `precautions` is a JSON list, `extra` and `body` (all that is not in a column) JSON objects.

    `folded_name` is what is searched, `used_at` when one of its plans was changed last, else when it was
    made; `precaution_count` counts own ones too. The index by use holds all that a search looks at, so that
    it reads no client it does not show.
    """

    __tablename__ = "client"
    __table_args__ = (
        Index("client_by_use", "is_archived", "used_at", "folded_name", "birth_year"),
        Index("client_by_name", "folded_name"),
        _CLUSTERED,
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    precautions: Mapped[str]
    extra: Mapped[str]
    created_at: Mapped[datetime]
    folded_name: Mapped[str] = mapped_column(server_default="")
    birth_year: Mapped[int | None]
    is_archived: Mapped[bool] = mapped_column(server_default=text("0"))
    used_at: Mapped[datetime] = mapped_column(server_default=_NEVER)
    precaution_count: Mapped[int] = mapped_column(server_default=text("0"))
    body: Mapped[str] = mapped_column(server_default="{}")


class PlanRow(Base):
    """A plan's head. Times are UTC without a zone; `revision` is a new random text with every save.

    `dismissals` is a JSON list, `progression` and `template` JSON objects. `template_folder` is kept
    apart, so that the shelf is read without all other plans; None for no template.
    """

    __tablename__ = "plan"
    __table_args__ = (
        Index("plan_by_client", "client_id"),
        Index("plan_by_folder", "template_folder", sqlite_where=text("template_folder IS NOT NULL")),
        _CLUSTERED,
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    title: Mapped[str]
    client_id: Mapped[str | None] = mapped_column(ForeignKey("client.id"))
    link: Mapped[str] = mapped_column(server_default="")
    next_appointment: Mapped[str] = mapped_column(server_default="")
    extra: Mapped[str]
    revision: Mapped[str]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    dismissals: Mapped[str] = mapped_column(server_default="[]")
    progression: Mapped[str | None]
    template_folder: Mapped[str | None]
    template: Mapped[str | None]


class PlanExerciseRow(Base):
    """An exercise that is not built in and travels with its plan; `body` is a JSON object."""

    __tablename__ = "plan_exercise"
    __table_args__ = _CLUSTERED

    plan_id: Mapped[str] = mapped_column(ForeignKey("plan.id", ondelete="CASCADE"), primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    body: Mapped[str]


class PlanWordingRow(Base):
    """What one plan says of an exercise in its own words; `steps` is a JSON list, `extra` a JSON object."""

    __tablename__ = "plan_wording"
    __table_args__ = _CLUSTERED

    plan_id: Mapped[str] = mapped_column(ForeignKey("plan.id", ondelete="CASCADE"), primary_key=True)
    exercise: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    steps: Mapped[str]
    tip: Mapped[str]
    link: Mapped[str]
    extra: Mapped[str]


class WeekRow(Base):
    """A week of a plan; `position` counts from 0."""

    __tablename__ = "week"
    __table_args__ = _CLUSTERED

    plan_id: Mapped[str] = mapped_column(ForeignKey("plan.id", ondelete="CASCADE"), primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    extra: Mapped[str]


class DayRow(Base):
    """A named day of a week; `position` is its place in `Week.days`."""

    __tablename__ = "day"
    __table_args__ = (
        ForeignKeyConstraint(["plan_id", "week_id"], ["week.plan_id", "week.id"], ondelete="CASCADE"),
        _CLUSTERED,
    )

    plan_id: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    week_id: Mapped[str]
    position: Mapped[int]
    name: Mapped[str]
    label: Mapped[str]
    extra: Mapped[str]


class BlockRow(Base):
    """What is said about a block as a whole; a block that says nothing has no row."""

    __tablename__ = "block"
    __table_args__ = (
        ForeignKeyConstraint(["plan_id", "day_id"], ["day.plan_id", "day.id"], ondelete="CASCADE"),
        _CLUSTERED,
    )

    plan_id: Mapped[str] = mapped_column(primary_key=True)
    day_id: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    rounds: Mapped[int | None]
    extra: Mapped[str]


class EntryRow(Base):
    """An entry in a block; `dose` is a JSON object of the fields that were given."""

    __tablename__ = "entry"
    __table_args__ = (
        ForeignKeyConstraint(["plan_id", "day_id"], ["day.plan_id", "day.id"], ondelete="CASCADE"),
        _CLUSTERED,
    )

    plan_id: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    day_id: Mapped[str]
    kind: Mapped[str]
    position: Mapped[int]
    exercise: Mapped[str]
    dose: Mapped[str]
    group_letter: Mapped[str]
    note: Mapped[str]
    extra: Mapped[str]


class OwnExerciseRow(Base):
    """An exercise of the clinic's own library; `body` is a JSON object as in `PlanExerciseRow`."""

    __tablename__ = "own_exercise"
    __table_args__ = _CLUSTERED

    id: Mapped[str] = mapped_column(primary_key=True)
    body: Mapped[str]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]


class HandoutRow(Base):
    """A handout that was given out; it outlives its plan, so it refers to nothing.

    `options` is a JSON object, `plan` the plan file as issued. The PDF lies in a file named by its
    `sha256`. The long texts come last, so that a list of handouts does not read them.
    """

    __tablename__ = "handout"
    __table_args__ = (
        Index("handout_by_client", "client_id", "issued_at"),
        Index("handout_by_plan", "plan_id", "issued_at"),
        _CLUSTERED,
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    client_id: Mapped[str | None]
    plan_id: Mapped[str]
    client_name: Mapped[str]
    title: Mapped[str]
    issued_at: Mapped[datetime]
    issued_by: Mapped[str]
    way: Mapped[str]
    pages: Mapped[int]
    sha256: Mapped[str]
    bytes: Mapped[int]
    options: Mapped[str]
    plan: Mapped[str]


class SessionRow(Base):
    """A training day as it was done. It outlives its plan, so it does not refer to it."""

    __tablename__ = "session_record"
    __table_args__ = (Index("session_by_client", "client_id", "day_done"), _CLUSTERED)

    id: Mapped[str] = mapped_column(primary_key=True)
    client_id: Mapped[str] = mapped_column(ForeignKey("client.id"))
    day_done: Mapped[date]
    plan_id: Mapped[str | None]
    week: Mapped[int | None]
    day: Mapped[str]
    planned: Mapped[int]
    done: Mapped[int]
    pain_before: Mapped[int | None]
    pain_after: Mapped[int | None]
    pain_next_morning: Mapped[int | None]
    effort: Mapped[int | None]
    note: Mapped[str]


class OutcomeRow(Base):
    """A score of an outcome measure on a day."""

    __tablename__ = "outcome"
    __table_args__ = (Index("outcome_by_client", "client_id", "day"), _CLUSTERED)

    id: Mapped[str] = mapped_column(primary_key=True)
    client_id: Mapped[str] = mapped_column(ForeignKey("client.id"))
    measure: Mapped[str]
    day: Mapped[date]
    value: Mapped[float]
    item: Mapped[str]
    note: Mapped[str]


class ExerciseMarkRow(Base):
    """What the user said of an exercise of the library; `dose` is a JSON object, None for the library's."""

    __tablename__ = "exercise_mark"
    __table_args__ = _CLUSTERED

    exercise: Mapped[str] = mapped_column(primary_key=True)
    is_favourite: Mapped[bool]
    used_at: Mapped[datetime | None]
    dose: Mapped[str | None]


class RememberedRow(Base):
    """A small fact about the desk, such as the plan that was open last."""

    __tablename__ = "remembered"
    __table_args__ = _CLUSTERED

    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]
