"""Two records of one person made one: nothing that has to be respected is lost."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from typing import TypeVar

from backdesk.domain.client import Client, Contact

Item = TypeVar("Item")
_CONTACT = tuple(field.name for field in fields(Contact))


def merged_clients(keep: Client, gone: Client) -> Client:
    """The client to keep with all that the other one says besides.

    Where both say something, lists of what to respect are joined, because a precaution too many is safer
    than one too few; equipment and days keep what `keep` says, minutes and level the smaller number, notes
    stand one below the other, and a second telephone number or address goes below them. The result is
    archived only where both were.
    """
    return replace(
        with_what_is_missing(keep, gone),
        contact=_contact(keep.contact, gone.contact),
        pronoun=keep.pronoun or gone.pronoun,
        birth_year=keep.birth_year if keep.birth_year is not None else gone.birth_year,
        minutes=_smaller(keep.minutes, gone.minutes),
        level=_smaller(keep.level, gone.level),
        goal_note=_both(keep.goal_note, gone.goal_note),
        language=keep.language or gone.language,
        notes=_both(_both(keep.notes, gone.notes), _other_contact(keep.contact, gone.contact)),
        is_archived=keep.is_archived and gone.is_archived,
    )


def with_what_is_missing(known: Client, other: Client) -> Client:
    """The known client with what another one says for plans: precautions, goals, and what it leaves open."""
    return replace(
        known,
        precautions=_joined(known.precautions, other.precautions),
        own_precautions=_joined(known.own_precautions, other.own_precautions),
        goals=_joined(known.goals, other.goals),
        equipment=other.equipment if known.equipment is None else known.equipment,
        days=known.days or other.days,
        minutes=other.minutes if known.minutes is None else known.minutes,
        level=other.level if known.level is None else known.level,
        extra={**other.extra, **known.extra},
    )


def _contact(keep: Contact, gone: Contact) -> Contact:
    return Contact(**{name: getattr(keep, name) or getattr(gone, name) for name in _CONTACT})


def _other_contact(keep: Contact, gone: Contact) -> str:
    """What there is no second place for; it goes to the notes."""
    pairs = ((getattr(keep, name), getattr(gone, name)) for name in _CONTACT)
    return "\n".join(second for first, second in pairs if first and second and first != second)


def _joined(first: Iterable[Item], second: Iterable[Item]) -> tuple[Item, ...]:
    return tuple(dict.fromkeys((*first, *second)))


def _smaller(first: int | None, second: int | None) -> int | None:
    return min((number for number in (first, second) if number is not None), default=None)


def _both(first: str, second: str) -> str:
    if not first or not second or first == second:
        return first or second
    return f"{first}\n\n{second}"
