"""A whole plan once more, for the same or another client."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from backdesk.domain.clean_texts import one_line
from backdesk.domain.ids import ClientId, DayId, EntryId, IdFactory, PlanId, WeekId
from backdesk.domain.plan import Entry, Plan, Week
from backdesk.domain.plan_copies import UsualDose, bare_week, map_entries, three_blocks
from backdesk.domain.progression import Progression
from backdesk.errors import PlanEditError


@dataclass(frozen=True, slots=True)
class PlanCopy:
    """What a copy of a plan is to be.

    `usual` gives the doses anew where the plan's own shall not come along, None keeps them. `keeps_words`
    takes along what was written for this client: notes and own wording.
    """

    title: str
    client_id: ClientId | None = None
    usual: UsualDose | None = None
    keeps_words: bool = False


def copied_plan(plan: Plan, wish: PlanCopy, *, new_id: IdFactory) -> Plan:
    """A new plan like this one, for this or another client. An empty title is refused (PlanEditError).

    The next appointment, the address of the QR code, hints set aside, the place on the template shelf
    and fields of other programs stay behind; progression rules come along with the doses.
    """
    title = one_line(wish.title)
    if not title:
        raise PlanEditError("A plan needs a title.")
    weeks = plan.weeks
    if wish.usual is not None:
        weeks = tuple(bare_week(week, wish.usual, notes=wish.keeps_words) for week in weeks)
    elif not wish.keeps_words:
        weeks = tuple(map_entries(week, lambda entry: replace(entry, note="")) for week in weeks)
    ids = _Issued()
    fresh = tuple(_without_extra(_fresh_week(week, new_id, ids)) for week in weeks)
    used = {entry.exercise for entry in plan.entries()}
    return Plan(
        id=PlanId(new_id()),
        title=title,
        weeks=fresh,
        client_id=wish.client_id,
        exercises=tuple(exercise for exercise in plan.exercises if exercise.id in used),
        wording=plan.wording if wish.keeps_words else (),
        progression=ids.moved(plan.progression) if wish.usual is None else None,
    )


@dataclass(frozen=True, slots=True)
class _Issued:
    """Which new id stands for which old one."""

    entries: dict[EntryId, EntryId] = field(default_factory=dict)
    weeks: dict[WeekId, WeekId] = field(default_factory=dict)

    def moved(self, progression: Progression | None) -> Progression | None:
        """The rules for the new ids, and what is by hand; what an entry is gone of goes too."""
        if progression is None or progression.source not in self.weeks:
            return None
        rules = tuple(
            rule if rule.entry is None else replace(rule, entry=self.entries[rule.entry])
            for rule in progression.rules
            if rule.entry is None or rule.entry in self.entries
        )
        by_hand = tuple(
            replace(mark, entry=self.entries[mark.entry])
            for mark in progression.by_hand
            if mark.entry in self.entries
        )
        return replace(progression, source=self.weeks[progression.source], rules=rules, by_hand=by_hand)


def _fresh_week(week: Week, new_id: IdFactory, ids: _Issued) -> Week:
    def fresh(entry: Entry) -> Entry:
        ids.entries[entry.id] = EntryId(new_id())
        return replace(entry, id=ids.entries[entry.id])

    ids.weeks[week.id] = WeekId(new_id())
    days = tuple(replace(day, id=DayId(new_id())) for day in week.days)
    return map_entries(replace(week, id=ids.weeks[week.id], days=days), fresh)


def _without_extra(week: Week) -> Week:
    """Fields of other programs may hold anything about a client."""
    week = map_entries(week, lambda entry: replace(entry, extra={}) if entry.extra else entry)
    days = [
        replace(day, extra={}, blocks=three_blocks(replace(block, extra={}) for block in day.blocks))
        for day in week.days
    ]
    return replace(week, days=tuple(days), extra={})
