"""Weeks in one line, and the findings of one rule."""

from __future__ import annotations

from typing import Any

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.client import Client
from backdesk.domain.ids import ClientId, random_id
from backdesk.domain.plan import Day, Entry, Plan
from backdesk.domain.plan_checks import Finding, check_plan
from backdesk.domain.wording import PlainWords
from tests.factories import make_block, make_day, make_entry, make_plan

WORDS = PlainWords()


def client(**known: object) -> Client:
    """A client of whom only this is known."""
    return Client(ClientId("maria"), "Maria", **known)  # type: ignore[arg-type]


def checked(plan: Plan, catalogue: Catalogue, who: Client | None = None) -> tuple[Finding, ...]:
    """All findings."""
    return check_plan(plan, who, catalogue, WORDS)


def found(plan: Plan, catalogue: Catalogue, rule: str, who: Client | None = None) -> list[Finding]:
    """The open findings of one rule."""
    return [one for one in checked(plan, catalogue, who) if one.rule == rule and not one.is_dismissed]


def messages(plan: Plan, catalogue: Catalogue, rule: str, who: Client | None = None) -> list[str]:
    """What one rule says."""
    return [one.message for one in found(plan, catalogue, rule, who)]


def fixed(plan: Plan, finding: Finding) -> Plan:
    """The plan with the first fix applied."""
    assert finding.fix is not None
    return finding.fix.apply(plan, random_id)


def day(name: str = "monday", *strength: Entry, warm_up: bool = True, relief: tuple[Entry, ...] = ()) -> Day:
    """A day with a warm-up unless told otherwise."""
    before = (make_entry("cat-cow", sets=1, duration_seconds=60),) if warm_up else ()
    return make_day(
        name,
        warm_up=make_block(*before),
        strength=make_block(*strength),
        relief=make_block(*relief),
    )


def work(*names: str, sets: int = 3, **dose: Any) -> tuple[Entry, ...]:
    """Strength entries with a usual dose."""
    return tuple(make_entry(name, sets=sets, reps=10, **dose) for name in names)


def week_of(*days: Day) -> Plan:
    """A plan of one week."""
    return make_plan(days)


def sane_week() -> tuple[Day, ...]:
    """Three days with strength, stretching and walking, front, back and sides."""
    stretch = make_entry("hip-flexor-stretch", sets=2, hold_seconds=30, side="each")
    entries: tuple[tuple[str, dict[str, Any]], ...] = (
        ("bird-dog", {"side": "each"}),
        ("dead-bug", {"side": "alternating"}),
        ("bridge", {}),
    )
    return tuple(
        day(
            name,
            *(make_entry(exercise, sets=2, reps=10, **more) for exercise, more in entries),
            make_entry("side-plank", sets=2, hold_seconds=20, side="each"),
            relief=(stretch, make_entry("walking", duration_seconds=1200)),
        )
        for name in ("monday", "wednesday", "friday")
    )
