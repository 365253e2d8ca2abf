"""All rules over a whole plan: equal weeks are worked out once, and an edit costs the weeks it touched."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.client import Client
from backdesk.domain.growth import is_deload
from backdesk.domain.ids import EntryId, WeekId, random_id
from backdesk.domain.plan import Plan, Week
from backdesk.domain.plan_checks import (
    balance,
    doses,
    holds,
    limits,
    precautions,
    programme,
    progress,
    recovery,
    warm_up,
)
from backdesk.domain.plan_checks.facts import WeekFacts, signature, week_facts
from backdesk.domain.plan_checks.finding import Finding, Fix, Spot
from backdesk.domain.plan_checks.hits import Hit, findings
from backdesk.domain.plan_checks.setting import Setting
from backdesk.domain.wording import Words
from backdesk.errors import PlanEditError

MOST_REMEMBERED_WEEKS = 200
"""More weeks than several long plans have; beyond it all are worked out anew."""

_Said = tuple[str, str]
"""The rule and the key of something that was found."""
_WeekRule = Callable[[WeekFacts, Setting], Iterator[Hit]]
_WEEK_RULES: tuple[_WeekRule, ...] = (
    precautions.find,
    limits.find,
    warm_up.find,
    recovery.find,
    doses.find,
    holds.find,
    programme.find,
    balance.find,
)


def is_about_client(hit: Hit) -> bool:
    """Whether it asks what a whole programme holds: a template on the shelf may be one routine of several.

    Or for whom something is: a template says so itself, and is checked again once it is somebody's plan.
    """
    rules = (programme.PART_RULE, programme.DAYS_RULE, limits.ADVANCED_RULE)
    return hit.rule in rules or hit.key == programme.FEW_KEY


def _easier_weeks(plan: Plan) -> frozenset[int]:
    """The weeks, from 0, that were made easier on purpose when the weeks were filled."""
    rules = plan.progression
    source = next((n for n, week in enumerate(plan.weeks) if rules and week.id == rules.source), None)
    if rules is None or source is None or rules.deload_share >= 1:
        return frozenset()
    return frozenset(number for number in range(source, len(plan.weeks)) if is_deload(number - source, rules))


def _is_too_little(hit: Hit) -> bool:
    """Whether it says that there is too little of something, which is the point of an easier week."""
    return hit.rule == balance.BALANCE_RULE or (hit.rule == programme.SETS_RULE and hit.key.endswith("/few"))


def _is_left(found: Finding, before: Finding) -> bool:
    """Whether a finding is still the one before, about a card or a week of it."""
    if found.rule != before.rule or set(found.keys).isdisjoint(before.keys):
        return False
    if before.where.entries:
        return not set(found.where.entries).isdisjoint(before.where.entries)
    return not set(found.where.weeks).isdisjoint(before.where.weeks)


class PlanChecker:
    """Checks plans for one client with one library; keep it while both stay the same."""

    def __init__(self, catalogue: Catalogue, client: Client | None, words: Words) -> None:
        """Keep them; a plan's own exercises belong into the catalogue."""
        self._setting = Setting(catalogue, client, words)
        # a week is kept with its results, so that its id stays its own
        self._by_week: dict[int, tuple[Week, _Result]] = {}
        self._by_content: dict[Hashable, _Result] = {}

    def check(self, plan: Plan) -> tuple[Finding, ...]:
        """All findings, serious ones first, then in plan order; those set aside come last."""
        found = [self._result(week) for week in plan.weeks]
        ids = [_entry_ids(week) for week in plan.weeks]
        hits = [(number, hit) for number, result in enumerate(found) for hit in result.hits]
        hits += progress.find([result.facts for result in found], self._setting)
        easier = _easier_weeks(plan)
        placed = [
            (hit, found[number].spot(hit, number, plan.weeks[number].id, ids[number]))
            for number, hit in hits
            if (plan.template is None or not is_about_client(hit))
            and not (number in easier and _is_too_little(hit))
        ]
        all_found = findings(placed, plan.dismissals, self._setting)
        said = frozenset((one.rule, key) for one in all_found for key in one.keys)

        def offering(one: Finding) -> Finding:
            return replace(one, offers=cache(lambda: self._sound_fixes(plan, one, said)))

        return tuple(map(offering, all_found))

    def _sound_fixes(self, plan: Plan, finding: Finding, said: frozenset[_Said]) -> tuple[Fix, ...]:
        """The fixes that settle a finding and bring up nothing graver: each is tried out first."""
        sound: list[Fix] = []
        for fix in finding.fixes:
            if not (fix.otherwise and sound) and self._is_sound(fix, plan, finding, said):
                sound.append(fix)
        return tuple(sound)

    def _is_sound(self, fix: Fix, plan: Plan, finding: Finding, said: frozenset[_Said]) -> bool:
        try:
            after = self.check(fix.apply(plan, random_id))
        except PlanEditError:
            return False
        return not any(
            _is_left(one, finding)
            or (one.severity.rank < finding.severity.rank and {(one.rule, key) for key in one.keys} - said)
            for one in after
            if not one.is_dismissed
        )

    def _result(self, week: Week) -> _Result:
        known = self._by_week.get(id(week))
        if known is not None:
            return known[1]
        if len(self._by_week) >= MOST_REMEMBERED_WEEKS:
            self._by_week.clear()
            self._by_content.clear()
        content = signature(week)
        result = self._by_content.get(content)
        if result is None:
            facts = week_facts(week, self._setting.catalogue, self._setting.loads)
            hits = tuple(hit for rule in _WEEK_RULES for hit in rule(facts, self._setting))
            result = self._by_content[content] = _Result(facts, hits, _entry_ids(week))
        self._by_week[id(week)] = (week, result)
        return result


class _Result:
    """What was found in weeks with equal content, in terms of the first one's ids."""

    def __init__(self, facts: WeekFacts, hits: tuple[Hit, ...], ids: tuple[EntryId, ...]) -> None:
        self.facts = facts
        self.hits = hits
        self._places = {entry: place for place, entry in enumerate(ids)}

    def spot(self, hit: Hit, number: int, week: WeekId, ids: Sequence[EntryId]) -> Spot:
        """Where a hit is in one of the weeks, whose entries have these ids."""
        entries = tuple(ids[self._places[entry]] for entry in hit.entries)
        return Spot(number, week, hit.days, hit.block, entries)


def _entry_ids(week: Week) -> tuple[EntryId, ...]:
    return tuple(entry.id for day in week.days for block in day.blocks for entry in block.entries)


def check_plan(plan: Plan, client: Client | None, catalogue: Catalogue, words: Words) -> tuple[Finding, ...]:
    """All findings of a plan. Its own exercises need not be in the catalogue. Raises nothing."""
    return PlanChecker(catalogue.with_exercises(plan.exercises), client, words).check(plan)
