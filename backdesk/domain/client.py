"""The person a plan is for, and what a plan has to respect."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from backdesk.domain.exercise import CautionAction, Equipment, Movement, Position
from backdesk.domain.ids import ClientId, ExerciseId, PrecautionId

EARLIEST_BIRTH_YEAR = 1900
MOST_MINUTES = 240
"""The longest session a client can name, in minutes."""


class Goal(StrEnum):
    """What a client wants to reach; building a first week starts from it."""

    LESS_BACK_PAIN = "less-back-pain"
    STRONGER_BACK = "stronger-back"
    UPPER_BACK = "upper-back"
    WHOLE_BODY = "whole-body"
    MOBILITY = "mobility"
    ENDURANCE = "endurance"


@dataclass(frozen=True, slots=True)
class Contact:
    """How a client is reached; "" where not known."""

    phone: str = ""
    email: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class OwnPrecaution:
    """A precaution in the therapist's own words, and which exercises it touches.

    It touches an exercise that makes one of the `movements`, is done in one of the `positions`, or is
    named. One that names nothing is only a reminder.
    """

    name: str
    action: CautionAction = CautionAction.MODIFY
    movements: tuple[Movement, ...] = ()
    positions: tuple[Position, ...] = ()
    exercises: tuple[ExerciseId, ...] = ()


@dataclass(frozen=True, slots=True)
class Client:
    """A client. What is not known is None, "" or ().

    `equipment` None means that nobody asked: nothing counts as missing; () means none at hand. `days` are
    weekdays (monday … sunday) the client can train on, `minutes` how long a session may take, `level` the
    hardest exercises that suit (1 to 3). `extra` keeps unknown fields of a plan file.
    """

    id: ClientId
    name: str
    precautions: tuple[PrecautionId, ...] = ()
    own_precautions: tuple[OwnPrecaution, ...] = ()
    pronoun: str = ""
    birth_year: int | None = None
    contact: Contact = Contact()
    goals: tuple[Goal, ...] = ()
    goal_note: str = ""
    equipment: tuple[Equipment, ...] | None = None
    days: tuple[str, ...] = ()
    minutes: int | None = None
    level: int | None = None
    language: str = ""
    notes: str = ""
    is_archived: bool = False
    extra: Mapping[str, object] = field(default_factory=dict, hash=False)
