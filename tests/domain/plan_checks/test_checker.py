"""The checker as a whole: order, merging, what was set aside, and laws that hold for any plan."""

from __future__ import annotations

from dataclasses import replace
from time import perf_counter

from hypothesis import given, settings
from hypothesis import strategies as st

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.client import Client, OwnPrecaution
from backdesk.domain.exercise import CautionAction, Equipment, Movement
from backdesk.domain.ids import EntryId, ExerciseId, WeekId
from backdesk.domain.plan import WEEKDAYS, Block, Day, Plan, Week
from backdesk.domain.plan_checks import Finding, PlanChecker, Severity
from backdesk.domain.plan_checks.facts import signature
from backdesk.domain.plan_checks.sources import Source, guidance, sources_text
from backdesk.domain.plan_checks.where import place_text
from backdesk.domain.plan_checks.wording import severity_name
from backdesk.domain.plan_dismissals import dismiss, undismiss
from backdesk.services.library import load_catalogue
from tests.domain.plan_checks.support import (
    WORDS,
    checked,
    client,
    day,
    fixed,
    found,
    sane_week,
    week_of,
    work,
)
from tests.domain.strategies import EXERCISES, UNKNOWN, catalogues, plans
from tests.factories import counting_ids, make_plan

LIBRARY = load_catalogue()
LIMITED = client(
    days=("monday", "thursday"),
    minutes=20,
    level=1,
    equipment=(Equipment.MAT,),
    own_precautions=(OwnPrecaution("no twisting", CautionAction.AVOID, movements=(Movement.ROTATION,)),),
)


def copies(plan: Plan, count: int) -> Plan:
    """The plan's first week so many times, with ids of their own."""
    new_id = counting_ids("copy")
    weeks = []
    for _ in range(count):
        days = tuple(
            replace(
                one,
                blocks=tuple(  # type: ignore[arg-type]
                    replace(
                        block,
                        entries=tuple(replace(entry, id=EntryId(new_id())) for entry in block.entries),
                    )
                    for block in one.blocks
                ),
            )
            for one in plan.weeks[0].days
        )
        weeks.append(replace(plan.weeks[0], id=WeekId(new_id()), days=days))
    return replace(plan, weeks=tuple(weeks))


def with_library(plan: Plan, names: list[str]) -> Plan:
    """The same plan with real exercises in the places of the made-up ones."""
    chosen = {
        made_up: ExerciseId(names[place % len(names)]) for place, made_up in enumerate((*EXERCISES, UNKNOWN))
    }

    def real(block: Block) -> Block:
        entries = (replace(entry, exercise=chosen[entry.exercise]) for entry in block.entries)
        return replace(block, entries=tuple(entries))

    weeks: list[Week] = []
    for week in plan.weeks:
        days: list[Day] = []
        for one in week.days:
            first, second, third = map(real, one.blocks)
            days.append(replace(one, blocks=(first, second, third)))
        weeks.append(replace(week, days=tuple(days)))
    return replace(plan, weeks=tuple(weeks))


def shares_place(one: Finding, other: Finding) -> bool:
    """Whether they are about the same cards, or the same weeks where they name no cards."""
    if other.where.entries:
        return not set(one.where.entries).isdisjoint(other.where.entries)
    return not set(one.where.weeks).isdisjoint(other.where.weeks)


def settles(plan: Plan, finding: Finding, catalogue: Catalogue, who: Client | None) -> None:
    """Every fix settles its finding, brings up nothing graver, and leaves a sound plan."""
    said = {(one.rule, key) for one in checked(plan, catalogue, who) for key in one.keys}
    for fix in finding.fixes:
        after = fix.apply(plan, counting_ids("new"))
        assert after != plan
        ids = [entry.id for entry in after.entries()]
        assert len(ids) == len(set(ids))
        assert [week.id for week in after.weeks] == [week.id for week in plan.weeks]
        for week in after.weeks:
            names = [one.name for one in week.days]
            assert len(names) == len(set(names))
        findings = checked(after, catalogue, who)
        same = [one for one in findings if one.rule == finding.rule and shares_place(one, finding)]
        left = {key for one in same for key in one.keys}
        assert left.isdisjoint(finding.keys), (finding.rule, fix.label)
        graver = [one for one in findings if one.severity.rank < finding.severity.rank]
        assert {(one.rule, key) for one in graver for key in one.keys} <= said, (finding.rule, fix.label)


@given(st.data())
def test_made_up_plans_and_exercises_are_checked_without_a_fault(data: st.DataObject) -> None:
    catalogue, plan = data.draw(catalogues()), data.draw(plans())
    for who in (None, LIMITED):
        findings = checked(plan, catalogue, who)
        assert findings == checked(plan, catalogue, who)
        for finding in findings:
            settles(plan, finding, catalogue, who)


@settings(max_examples=25)
@given(plans(), st.lists(st.sampled_from(sorted(LIBRARY.exercises)), min_size=1, max_size=5, unique=True))
def test_fixes_settle_what_they_are_for_with_the_real_library(plan: Plan, names: list[str]) -> None:
    real = with_library(plan, names)
    for who in (None, LIMITED, client(precautions=tuple(LIBRARY.precautions)[:3])):
        for finding in checked(real, LIBRARY, who):
            settles(real, finding, LIBRARY, who)


def test_equal_weeks_make_one_finding_and_one_fix(catalogue: Catalogue) -> None:
    plan = copies(week_of(day("monday", *work("bridge"), warm_up=False)), 4)
    (finding,) = found(plan, catalogue, "no-warm-up")
    assert finding.where.weeks == (0, 1, 2, 3)
    assert place_text(finding.where, WORDS) == "Weeks 1–4, Monday"
    after = fixed(plan, finding)
    assert found(after, catalogue, "no-warm-up") == []
    assert all(week.days[0].blocks[0].entries for week in after.weeks)


def test_the_cards_of_every_week_are_named(catalogue: Catalogue) -> None:
    plan = copies(week_of(day("monday", *work("sit-up", sets=6))), 3)
    (finding,) = found(plan, catalogue, "sets")
    wanted = [entry.id for entry in plan.entries() if entry.exercise == "sit-up"]
    assert list(finding.where.entries) == wanted
    assert finding.where.day == "monday"


def test_serious_ones_come_first_and_set_aside_ones_last(catalogue: Catalogue) -> None:
    who = client(level=2)
    days = (day("wednesday", *work("jefferson-curl"), warm_up=False), day("friday", *work("plank", sets=9)))
    plan = week_of(*days)
    ranks = [one.severity.rank for one in checked(plan, catalogue, who)]
    assert ranks == sorted(ranks)
    assert checked(plan, catalogue, who)[0].rule == "advanced-only"
    aside = dismiss(plan, "advanced-only", ("jefferson-curl",))
    assert checked(aside, catalogue, who)[-1].rule == "advanced-only"


def test_a_finding_is_set_aside_with_its_note_and_told_again(catalogue: Catalogue) -> None:
    plan = week_of(day("monday", *work("bridge"), warm_up=False))
    (finding,) = found(plan, catalogue, "no-warm-up")
    kept = dismiss(plan, finding.rule, finding.keys, "comes warm from work")
    (aside,) = [one for one in checked(kept, catalogue) if one.is_dismissed]
    assert (aside.keys, aside.note) == (finding.keys, "comes warm from work")
    assert undismiss(kept, finding.rule, finding.keys) == plan


def test_setting_aside_survives_moving_weeks_and_cards(catalogue: Catalogue) -> None:
    plan = week_of(day("monday", *work("bridge", "plank", sets=6), warm_up=False))
    for finding in checked(plan, catalogue):
        plan = dismiss(plan, finding.rule, finding.keys)
    moved = copies(plan, 2)
    empty, block, _ = moved.weeks[0].days[0].blocks
    turned = replace(block, entries=tuple(reversed(block.entries)))
    first = replace(moved.weeks[0].days[0], blocks=(empty, turned, empty))
    moved = replace(moved, weeks=(moved.weeks[1], replace(moved.weeks[0], days=(first,))))
    assert [one for one in checked(moved, catalogue) if not one.is_dismissed] == []


def test_a_new_case_of_a_finding_set_aside_is_told(catalogue: Catalogue) -> None:
    plan = dismiss(week_of(day("monday", *work("bridge", sets=6))), "sets", ("bridge/many",))
    assert found(plan, catalogue, "sets") == []
    more = week_of(day("monday", *work("bridge", "plank", sets=6)))
    (finding,) = found(replace(more, dismissals=plan.dismissals), catalogue, "sets")
    assert finding.message == "More than 3 sets: Plank (Forearms)." or "Bridge" not in finding.message


def test_only_what_is_worked_out_from_counts(catalogue: Catalogue) -> None:
    plan = copies(make_plan(sane_week()), 2)
    assert signature(plan.weeks[0]) == signature(plan.weeks[1])
    changed = replace(plan.weeks[0].days[0], name="tuesday")
    assert signature(replace(plan.weeks[0], days=(changed,))) != signature(plan.weeks[0])


def test_a_kept_checker_says_the_same_as_a_new_one(catalogue: Catalogue) -> None:
    checker = PlanChecker(catalogue, LIMITED, WORDS)
    plan = week_of(day("monday", *work("bridge", "pull-up", sets=6), warm_up=False))
    for finding in checker.check(plan):
        for fix in finding.fixes:
            after = fix.apply(plan, counting_ids("new"))
            assert checker.check(after) == checked(after, catalogue, LIMITED)
    assert checker.check(plan) == checked(plan, catalogue, LIMITED)


def test_half_a_year_is_checked_quickly(catalogue: Catalogue) -> None:
    first = sane_week()[0]
    plan = copies(make_plan(tuple(replace(first, name=name) for name in WEEKDAYS)), 26)
    started = perf_counter()
    PlanChecker(catalogue, LIMITED, WORDS).check(plan)
    # a tenth of a second is what it may take; a busy computer is given more
    assert perf_counter() - started < 0.5


def test_every_severity_and_source_has_words() -> None:
    assert len({severity_name(one, WORDS) for one in Severity}) == len(Severity)
    assert len({sources_text((one,), WORDS) for one in Source}) == len(Source)
    assert sources_text((Source.UNIVERSITY, Source.TRAINER), WORDS) == (
        "a university health service's advice; a personal trainer's article on back workouts"
    )
    assert len(guidance(WORDS)) == 4


def test_places_in_words(catalogue: Catalogue) -> None:
    names = ("monday", "tuesday", "wednesday", "saturday", "day-2")
    plan = week_of(*(day(name, *work("bridge"), warm_up=False) for name in names))
    (finding,) = found(plan, catalogue, "no-warm-up")
    assert place_text(finding.where, WORDS) == "Week 1, Monday–Wednesday, Saturday, Day 2"
    lone = copies(plan, 4)
    with_gap = replace(lone, weeks=(lone.weeks[0], make_plan().weeks[0], *lone.weeks[2:]))
    (finding,) = found(with_gap, catalogue, "no-warm-up")
    assert place_text(finding.where, WORDS).startswith("Weeks 1 and 3–4, ")


def test_what_is_to_be_avoided_hides_the_rest_about_it_until_it_is_kept(catalogue: Catalogue) -> None:
    who = client(precautions=tuple(LIBRARY.precautions)[2:3], level=1, equipment=(Equipment.MAT,))
    plan = week_of(day("monday", *work("jefferson-curl"), warm_up=False))
    before = {one.rule for one in checked(plan, catalogue, who)}
    assert {"precaution"} == before & {"precaution", "advanced-only", "equipment"}
    (avoid,) = found(plan, catalogue, "precaution", who)
    kept = dismiss(plan, avoid.rule, avoid.keys, "trained for years")
    assert {"advanced-only", "equipment"} <= {one.rule for one in checked(kept, catalogue, who)}
