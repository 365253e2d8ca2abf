"""The first week: all checks pass for every client, and what cannot be is said honestly."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backdesk.domain.blocks import BlockKind
from backdesk.domain.catalogue import Catalogue
from backdesk.domain.client import Client, Goal, OwnPrecaution
from backdesk.domain.dose import Span
from backdesk.domain.duration import session_minutes
from backdesk.domain.exercise import Equipment, Position
from backdesk.domain.first_week import (
    Assumed,
    FirstWeek,
    Lack,
    build_first_week,
    is_empty_week,
    put_first_week,
    wish_of,
)
from backdesk.domain.first_week_days import aerobic_days, strength_days
from backdesk.domain.first_week_words import day_lines, lack_lines, summary_lines
from backdesk.domain.ids import ClientId, PrecautionId
from backdesk.domain.plan import WEEKDAYS, Plan
from backdesk.domain.plan_checks import Finding, check_plan
from backdesk.domain.suggest_vectors import VectorTable
from backdesk.errors import PlanEditError
from backdesk.i18n import english
from backdesk.services.library import load_catalogue
from tests.factories import counting_ids, make_day, make_plan
from tests.ui.support import small_plan

TABLE = VectorTable(load_catalogue())
NOTHING: tuple[Equipment, ...] = ()
HOME = (Equipment.MAT, Equipment.CHAIR, Equipment.WALL)
GYM = tuple(Equipment)
REFER = PrecautionId("inflammatory-infection-tumour")
PRECAUTIONS = sorted(set(TABLE.catalogue.precautions) - {REFER})

EXPLAINED: dict[str, frozenset[Lack]] = {
    "no-warm-up": frozenset({Lack.NO_WARM_UP}),
    "complete-programme": frozenset({Lack.NO_AEROBIC, Lack.NO_STRETCH, Lack.FEW_EXERCISES}),
    "action-untrained": frozenset({Lack.UNTRAINED}),
    "trunk-balance": frozenset({Lack.NO_FRONT, Lack.NO_BACK, Lack.NO_SIDES}),
}
"""The only findings there may be, and what must have been said about each."""


def client(**known: Any) -> Client:
    return Client(ClientId("maria"), "Maria Lopez", **known)


def built(person: Client | None) -> FirstWeek:
    return build_first_week(wish_of(person), TABLE)


def filled(first: FirstWeek, plan: Plan | None = None) -> Plan:
    return put_first_week(plan or make_plan(), 0, first, new_id=counting_ids("new"))


def checked(first: FirstWeek, person: Client | None) -> tuple[Finding, ...]:
    return check_plan(filled(first), person, TABLE.catalogue, english())


people = st.builds(
    client,
    goals=st.lists(st.sampled_from(Goal), unique=True, max_size=3).map(tuple),
    days=st.sets(st.sampled_from(WEEKDAYS)).map(lambda days: tuple(sorted(days, key=WEEKDAYS.index))),
    minutes=st.none() | st.integers(15, 90),
    precautions=st.lists(st.sampled_from(PRECAUTIONS), unique=True, max_size=3).map(tuple),
    equipment=st.sampled_from([None, NOTHING, HOME, GYM]),
    level=st.none() | st.integers(1, 3),
)


@given(people)
@settings(max_examples=60)
def test_all_checks_pass_or_the_week_says_why_not(person: Client) -> None:
    first = built(person)
    assert first.is_possible
    for finding in checked(first, person):
        assert not EXPLAINED[finding.rule].isdisjoint(first.lacks), finding.message
    assert len(lack_lines(first, english())) == len(first.lacks)
    assert all(lack_lines(first, english()))


@given(people)
@settings(max_examples=40)
def test_days_and_minutes_are_those_of_the_client(person: Client) -> None:
    wish, plan = wish_of(person).client, filled(built(person))
    used = [day for day in plan.weeks[0].days if not day.is_rest]
    assert used
    assert {day.name for day in used} <= set(wish.days)
    assert all(session_minutes(day) <= (wish.minutes or 0) for day in used)


@pytest.mark.parametrize("equipment", [None, HOME, GYM])
@pytest.mark.parametrize("minutes", [30, 60])
@pytest.mark.parametrize(
    "precaution", [None, "disc-herniation", "osteoporosis", "spinal-stenosis", "older-adult"]
)
def test_with_two_days_and_a_mat_there_is_nothing_to_say(
    equipment: tuple[Equipment, ...] | None, minutes: int, precaution: str | None
) -> None:
    precautions = () if precaution is None else (PrecautionId(precaution),)
    person = client(
        days=("monday", "thursday"), minutes=minutes, equipment=equipment, precautions=precautions
    )
    first = built(person)
    assert first.lacks == ()
    assert checked(first, person) == ()


def test_without_a_client_the_usual_is_assumed() -> None:
    wish = wish_of(None)
    assert wish.assumed == frozenset(Assumed)
    assert wish.client.days == ("monday", "wednesday", "friday")
    assert (wish.client.minutes, wish.client.level) == (30, 1)
    assert Equipment.MAT in (wish.client.equipment or ())
    assert Equipment.BARBELL not in (wish.client.equipment or ())
    first = build_first_week(wish, TABLE)
    assert [draft.name for draft in first.days] == ["monday", "wednesday", "friday"]
    assert checked(first, None) == ()


def test_what_is_known_is_not_assumed() -> None:
    person = client(minutes=45, equipment=())
    wish = wish_of(person)
    assert wish.assumed == {Assumed.GOALS, Assumed.DAYS, Assumed.LEVEL}
    assert wish.client.equipment == ()


def test_the_same_client_gets_the_same_week() -> None:
    person = client(precautions=(PrecautionId("scoliosis"),), minutes=25)
    table = VectorTable(load_catalogue())
    again = build_first_week(wish_of(person), table)
    assert [draft.choices for draft in built(person).days] == [draft.choices for draft in again.days]


def test_every_strength_day_has_warm_up_work_for_all_sides_and_a_stretch() -> None:
    for draft in built(None).days:
        assert draft.warm_up
        assert draft.relief
        assert 3 <= len(draft.strength) <= 5
        assert all(
            2 <= choice.sets <= 3 or choice.vector.exercise.default_dose.set_count == 1
            for choice in draft.strength
        )
        for place in range(3):
            assert any(choice.vector.trunk[place] for choice in draft.strength)


def test_what_has_to_be_changed_carries_its_note() -> None:
    person = client(precautions=(PrecautionId("older-adult"),), equipment=HOME)
    plan = filled(built(person))
    walks = [entry for entry in plan.entries() if entry.exercise == "walking"]
    assert walks
    assert all("flat, well-lit path" in entry.note for entry in walks)


@pytest.mark.parametrize(
    ("precaution", "minutes"), [("acute-pain", 10), ("spinal-stenosis", 20), ("older-adult", 20)]
)
def test_a_walk_that_has_to_be_changed_is_short_and_at_no_set_pace(precaution: str, minutes: int) -> None:
    person = client(
        precautions=(PrecautionId(precaution),), goals=(Goal.ENDURANCE,), days=WEEKDAYS, minutes=60
    )
    walks = [entry.dose for entry in filled(built(person)).entries() if entry.exercise == "walking"]
    assert walks
    assert {(dose.duration_seconds, dose.effort) for dose in walks} == {(Span.of(60 * minutes), "")}


def test_advanced_clients_too_begin_in_the_middle() -> None:
    person = client(level=3, equipment=GYM, minutes=60, goals=(Goal.STRONGER_BACK,))
    plan = filled(built(person))
    levels = [TABLE.by_id[entry.exercise].exercise.level for entry in plan.entries()]
    assert max(levels) == 2
    assert not any("swing" in entry.exercise for entry in plan.entries())


def test_what_has_to_be_changed_is_the_easy_version_and_says_all_of_it() -> None:
    precautions = (PrecautionId("osteoporosis"), PrecautionId("older-adult"))
    first = built(client(level=3, equipment=GYM, minutes=45, precautions=precautions))
    changed = [choice for draft in first.days for choice in draft.strength if choice.concerns]
    assert {choice.exercise.level for choice in changed} == {1}
    said = "\n".join(summary_lines(first, english()))
    assert all(concern.reason in said for choice in changed for concern in choice.concerns)


def test_what_no_card_can_say_is_left_to_the_therapist() -> None:
    """Nobody but the therapist knows how to mind the client's own precaution."""
    sore = OwnPrecaution("Sore knee", positions=(Position.STANDING, Position.KNEELING, Position.QUADRUPED))
    first = built(client(own_precautions=(sore,), equipment=(), level=1))
    assert any(choice.concerns for draft in first.days for choice in draft.choices)
    said = "\n".join(summary_lines(first, english()))
    assert "as the cards say" not in said
    assert "To be changed for the client's own precautions; write on the cards how:" in said
    assert ": Sore knee" in said


def test_too_little_time_is_said() -> None:
    first = built(client(minutes=10))
    assert first.lacks == (Lack.TOO_SHORT,)
    assert not first.is_possible
    (sentence,) = summary_lines(first, english())
    assert sentence.startswith("10 minutes a day are too short")
    with pytest.raises(PlanEditError, match="no first week"):
        filled(first)


def test_a_doctor_comes_first() -> None:
    first = built(client(precautions=(REFER,)))
    assert first.lacks == (Lack.REFER,)
    assert "doctor" in lack_lines(first, english())[0]


def test_a_library_without_anything_that_suits_is_said(catalogue: Catalogue) -> None:
    hard = [exercise for exercise in catalogue.exercises.values() if exercise.level == 3]
    table = VectorTable(Catalogue(hard, catalogue.taxonomy, catalogue.precautions.values()))
    first = build_first_week(wish_of(client(level=1)), table)
    assert first.lacks == (Lack.NOTHING_SUITS,)


def test_it_fills_only_an_empty_week() -> None:
    assert not is_empty_week(small_plan().weeks[0])
    with pytest.raises(PlanEditError, match="empty week"):
        filled(built(None), small_plan())


def test_the_labels_of_empty_days_stay_and_ids_are_new() -> None:
    plan = make_plan((make_day("wednesday", label="Gym"),))
    after = filled(built(None), plan)
    wednesday = after.weeks[0].day("wednesday")
    assert wednesday is not None
    assert wednesday.label == "Gym"
    assert wednesday.id == plan.weeks[0].days[0].id
    ids = [entry.id for entry in after.entries()]
    assert len(ids) == len(set(ids))
    assert is_empty_week(plan.weeks[0])


def test_goals_change_the_week() -> None:
    moving, lasting = (built(client(goals=(goal,), minutes=45)) for goal in (Goal.MOBILITY, Goal.ENDURANCE))
    assert max(len(draft.strength) for draft in moving.days) == 3
    assert max(len(draft.strength) for draft in lasting.days) <= 4
    assert max(len(draft.relief) for draft in moving.days) >= 3
    strong = built(client(goals=(Goal.STRONGER_BACK,), minutes=45, level=2))
    assert any(choice.dose.sets == 3 for draft in strong.days for choice in draft.strength)


def test_walks_are_on_the_days_between_where_there_are_any() -> None:
    first = built(client(days=WEEKDAYS, minutes=40))
    with_work = {draft.name for draft in first.days if draft.strength}
    with_walk = {draft.name for draft in first.days if draft.aerobic}
    assert len(with_work) == 3
    assert len(with_walk) == 3
    assert not with_work & with_walk
    assert all(choice.minutes <= 31 for draft in first.days for choice in draft.aerobic)


@pytest.mark.parametrize(
    ("days", "strength"),
    [
        (("monday",), ("monday",)),
        (("monday", "tuesday"), ("monday", "tuesday")),
        (("monday", "tuesday", "wednesday"), ("monday", "wednesday")),
        (("saturday", "sunday", "monday"), ("saturday", "monday")),
        (WEEKDAYS, ("monday", "wednesday", "friday")),
        (("tuesday", "thursday", "saturday"), ("tuesday", "thursday", "saturday")),
    ],
)
def test_strength_days_keep_apart(days: tuple[str, ...], strength: tuple[str, ...]) -> None:
    assert strength_days(days) == strength
    assert not set(aerobic_days(days, strength)) & set(strength)


def test_no_days_are_no_days() -> None:
    assert strength_days(()) == ()
    assert aerobic_days((), ()) == ()


def test_the_summary_tells_what_and_why_and_what_was_assumed() -> None:
    lines = summary_lines(built(client(minutes=30, equipment=HOME)), english())
    assert lines[0].startswith("Strength work on 3 days (Monday, Wednesday, Friday), up to ")
    assert any(line.startswith("Why: 3–5 exercises") for line in lines)
    assert any("easy exercises only" in line and "minutes" not in line for line in lines)
    between = summary_lines(built(client(days=WEEKDAYS)), english())
    assert any(line.startswith("Walking on the days between: ") for line in between)
    changed = summary_lines(built(client(precautions=(PrecautionId("older-adult"),))), english())
    assert any(line.startswith("To be changed for this client") for line in changed)


def test_the_preview_names_days_blocks_and_exercises() -> None:
    heading, lines = day_lines(built(None), english())[0]
    assert heading.startswith("Monday, about ")
    assert [line.split(":")[0] for line in lines] == ["Warm-up", "Strength", "Relief"]


def test_one_day_a_week_is_built_and_said() -> None:
    person = client(days=("tuesday",), minutes=40, equipment=HOME)
    first = built(person)
    assert first.lacks == (Lack.ONE_DAY,)
    assert checked(first, person) == ()
    assert summary_lines(first, english())[0].startswith("Strength work on 1 day (Tuesday)")


def test_where_the_time_is_short_doses_and_rests_are_short() -> None:
    """What the checks had to mention once: no walk, and nothing that turns or resists turning."""
    tight: tuple[dict[str, Any], ...] = (
        {"days": ("friday",), "equipment": NOTHING, "level": 1},
        {"days": ("wednesday", "saturday"), "precautions": ("acute-pain",), "level": 2},
        {"days": WEEKDAYS, "precautions": ("shoulder-impingement", "scoliosis"), "equipment": HOME},
    )
    for known in tight:
        person = client(minutes=15, **known)
        assert checked(built(person), person) == ()
    first = built(client(minutes=15, **tight[0]))
    assert first.is_brief
    assert all((choice.dose.rest_seconds or 0) <= 30 for draft in first.days for choice in draft.strength)
    assert any("30 seconds of rest at most" in line for line in summary_lines(first, english()))
    assert not built(client(minutes=40)).is_brief


def test_where_a_stretch_and_a_walk_have_no_room_together_they_take_turns() -> None:
    person = client(
        days=("friday", "sunday"),
        minutes=15,
        equipment=NOTHING,
        level=1,
        precautions=("chronic-pain", "disc-herniation", "disc-tear"),
    )
    friday, sunday = built(person).days
    assert [bool(draft.relief) for draft in (friday, sunday)] == [True, False]
    assert [bool(draft.aerobic) for draft in (friday, sunday)] == [False, True]
    assert checked(built(person), person) == ()


def test_no_exercise_stands_twice_on_a_day() -> None:
    for person in (client(precautions=(PrecautionId("acute-pain"),)), client(equipment=NOTHING)):
        for day in filled(built(person)).weeks[0].days:
            work = [entry.exercise for entry in day.block(BlockKind.STRENGTH).entries]
            assert len(work) == len(set(work))


def test_a_wish_may_differ_from_the_client() -> None:
    wish = wish_of(client(days=("monday",)))
    other = replace(wish, client=replace(wish.client, days=("monday", "friday")))
    assert [draft.name for draft in build_first_week(other, TABLE).days] == ["monday", "friday"]
