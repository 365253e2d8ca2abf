"""What is missing: gaps, ranking, limits of the client, places, and reasons that add up."""

from __future__ import annotations

from dataclasses import replace

import pytest

from backdesk.domain.blocks import BlockKind
from backdesk.domain.catalogue import Catalogue
from backdesk.domain.client import Client, Goal
from backdesk.domain.coverage import CoverageCounter, CoverageRules
from backdesk.domain.dose import Span
from backdesk.domain.duration import session_minutes
from backdesk.domain.exercise import Equipment, Exercise, ExerciseType, Movement
from backdesk.domain.first_week_choice import PAIRS
from backdesk.domain.ids import ClientId, PrecautionId
from backdesk.domain.plan import Plan, Week
from backdesk.domain.suggest import HOME_EQUIPMENT, Missing, Question, what_is_missing
from backdesk.domain.suggest_gaps import find_gaps, lacks_warm_up, unevenness
from backdesk.domain.suggest_reasons import ReasonKind, reasons, score
from backdesk.domain.suggest_vectors import Kind, VectorTable, block_of
from backdesk.i18n import english
from backdesk.services.suggestions import add_suggestion
from tests.factories import (
    counting_ids,
    make_block,
    make_day,
    make_entry,
    make_exercise,
    make_plan,
)
from tests.ui.support import small_plan

RULES = CoverageRules()


@pytest.fixture(scope="module")
def table(catalogue: Catalogue) -> VectorTable:
    return VectorTable(catalogue)


def client(**known: object) -> Client:
    return Client(ClientId("maria"), "Maria Lopez", **known)  # type: ignore[arg-type]


def ask(plan: Plan, table: VectorTable, person: Client | None = None, *, most: int = 24) -> Missing:
    coverage = CoverageCounter(table.catalogue, RULES).week(plan.weeks[0])
    return what_is_missing(Question(plan.weeks[0], 0, coverage, RULES, person), table, most=most)


def names(missing: Missing) -> list[str]:
    return [suggestion.exercise.id for suggestion in missing.suggestions]


def test_an_empty_week_is_offered_strength_stretching_and_aerobic_work(table: VectorTable) -> None:
    missing = ask(make_plan(), table)
    kinds = {table.by_id[one.exercise.id].kind for one in missing.suggestions}
    assert {Kind.STRENGTH, Kind.STRETCH, Kind.AEROBIC} <= kinds
    assert {one.cell.day for one in missing.suggestions} <= {"monday", "wednesday", "friday"}
    assert all(one.reasons for one in missing.suggestions)


def test_the_same_week_gets_the_same_list(catalogue: Catalogue) -> None:
    first, second = ask(small_plan(), VectorTable(catalogue)), ask(small_plan(), VectorTable(catalogue))
    assert names(first) == names(second)
    assert [one.score for one in first.suggestions] == [one.score for one in second.suggestions]


def test_the_best_come_first(table: VectorTable) -> None:
    scores = [one.score for one in ask(small_plan(), table).suggestions]
    assert scores == sorted(scores, reverse=True)
    assert len(scores) == 24


def test_equal_scores_go_by_level_then_name_then_id(catalogue: Catalogue) -> None:
    twins = [
        make_exercise("x-2", name="Alpha", primary=("rhomboids",), level=2),
        make_exercise("b-1", name="Beta", primary=("rhomboids",)),
        make_exercise("a-2", name="Alpha", primary=("rhomboids",)),
        make_exercise("a-1", name="Alpha", primary=("rhomboids",)),
    ]
    small = VectorTable(Catalogue(twins, catalogue.taxonomy, ()))
    assert names(ask(make_plan(), small)) == ["a-1", "a-2", "b-1", "x-2"]


@pytest.mark.parametrize("exercise", ["bird-dog", "walking", "cat-cow", "hip-flexor-stretch", "deadlift"])
def test_a_score_is_the_sum_of_its_reasons(exercise: str, table: VectorTable) -> None:
    week = make_plan().weeks[0]  # an empty trunk cannot become uneven, which no reason would tell
    coverage = CoverageCounter(table.catalogue, RULES).week(week)
    gaps = find_gaps(week, coverage, RULES, table.catalogue)
    vector = table.by_id[exercise]  # type: ignore[index]
    why = reasons(vector, gaps, coverage, table.catalogue)
    assert score(vector, gaps) == pytest.approx(sum(reason.worth for reason in why))


def test_what_is_to_be_avoided_is_not_suggested(table: VectorTable) -> None:
    person = client(precautions=(PrecautionId("disc-herniation"),), level=3)
    for one in ask(make_plan(), table, person, most=100).suggestions:
        found = table.catalogue.cautions_for(one.exercise, person.precautions)
        assert all(caution.action == "modify" for caution in found)
        assert bool(found) == bool(one.concerns)


def test_what_has_to_be_changed_is_pushed_down(table: VectorTable) -> None:
    older = client(precautions=(PrecautionId("older-adult"),))
    free, bound = ask(make_plan(), table, client()), ask(make_plan(), table, older)
    assert names(free).index("bird-dog") < 3
    assert names(bound).index("bird-dog") >= 3


def test_strong_new_pain_gets_a_short_walk_and_no_strength_work_that_is_to_wait(table: VectorTable) -> None:
    person = client(precautions=(PrecautionId("acute-pain"),))
    found = ask(make_plan(), table, person, most=200).suggestions
    (walk,) = (one for one in found if one.exercise.id == "walking")
    assert (walk.dose.duration_seconds, walk.dose.effort) == (Span.of(600), "")
    assert all(not one.concerns for one in found if table.by_id[one.exercise.id].kind is Kind.STRENGTH)


def test_a_condition_that_needs_a_doctor_first_stops_all(table: VectorTable) -> None:
    person = client(precautions=(PrecautionId("inflammatory-infection-tumour"),))
    missing = ask(make_plan(), table, person)
    assert missing.suggestions == ()
    assert missing.refer is not None
    assert "doctor" in missing.refer.reason


def test_equipment_at_hand_is_all_that_is_used(table: VectorTable) -> None:
    person = client(equipment=(Equipment.MAT,))
    found = ask(make_plan(), table, person, most=100).suggestions
    assert found
    assert all(set(one.exercise.equipment) <= {Equipment.MAT} for one in found)


def test_where_nobody_asked_homely_things_come_first(table: VectorTable) -> None:
    best = ask(make_plan(), table, client()).suggestions[0]
    assert set(best.exercise.equipment) <= HOME_EQUIPMENT


@pytest.mark.parametrize(("level", "hardest"), [(None, 2), (1, 1), (2, 2), (3, 3)])
def test_the_level_is_respected(level: int | None, hardest: int, table: VectorTable) -> None:
    levels = {
        one.exercise.level for one in ask(make_plan(), table, client(level=level), most=100).suggestions
    }
    assert max(levels) <= hardest
    assert 1 in levels


def test_every_suggestion_fits_into_the_day_it_names(table: VectorTable) -> None:
    plan = small_plan()
    person = client(minutes=12, days=("monday", "thursday"))
    found = ask(plan, table, person, most=50).suggestions
    assert {one.cell.day for one in found} <= {"monday", "thursday"}
    assert found
    for one in found:
        after, _ = add_suggestion(plan, one, new_id=counting_ids("new"))
        day = after.weeks[0].day(one.cell.day)
        assert day is not None
        assert session_minutes(day) <= 12


def test_a_walk_is_shortened_to_the_time_there_is(table: VectorTable) -> None:
    walks = [
        one for one in ask(make_plan(), table, client(minutes=20)).suggestions if one.exercise.id == "walking"
    ]
    assert walks[0].dose.duration_seconds is not None
    assert walks[0].dose.duration_seconds.low == 15 * 60


def test_nothing_goes_to_a_day_that_has_it_or_is_full(table: VectorTable) -> None:
    busy = make_day(
        "monday",
        warm_up=make_block(make_entry("cat-cow")),
        strength=make_block(
            *(make_entry(name) for name in ("bird-dog", "bridge", "plank", "cobra", "step-up"))
        ),
    )
    person = client(days=("monday",))
    found = ask(make_plan((busy,)), table, person, most=100).suggestions
    assert found
    assert all(one.cell.block is not BlockKind.STRENGTH for one in found)
    assert "cat-cow" not in {one.exercise.id for one in found}


def test_a_warm_up_goes_to_the_day_that_lacks_it(table: VectorTable) -> None:
    days = (
        make_day(
            "monday", warm_up=make_block(make_entry("cat-cow")), strength=make_block(make_entry("plank"))
        ),
        make_day("tuesday", strength=make_block(make_entry("walking", duration_seconds=1200))),
        make_day("thursday", strength=make_block(make_entry("bird-dog", sets=2, reps=8))),
    )
    plan = make_plan(days)
    assert [lacks_warm_up(day, table.catalogue) for day in days] == [False, False, True]
    with_reason = [
        one
        for one in ask(plan, table, most=60).suggestions
        if any((reason.kind, reason.about) == (ReasonKind.KIND, Kind.LOOSENING) for reason in one.reasons)
    ]
    assert with_reason
    assert {one.cell.day for one in with_reason} == {"thursday"}


def test_strength_work_keeps_away_from_days_with_the_same_muscles(table: VectorTable) -> None:
    day = make_day("monday", strength=make_block(make_entry("bridge", sets=3, reps=10)))
    person = client(days=("monday", "tuesday", "thursday"))
    found = ask(make_plan((day,)), table, person, most=100).suggestions
    hips = [
        one for one in found if "gluteus-maximus" in one.exercise.primary and one.cell.block == "strength"
    ]
    assert hips
    assert all(one.cell.day != "tuesday" for one in hips)


def test_strength_work_stays_on_three_days(table: VectorTable) -> None:
    days = tuple(
        make_day(name, strength=make_block(make_entry("bird-dog", sets=2, reps=8)))
        for name in ("monday", "wednesday", "friday")
    )
    person = client(days=("monday", "wednesday", "friday", "sunday"))
    found = ask(make_plan(days), table, person, most=60).suggestions
    on_sunday = {table.by_id[one.exercise.id].kind for one in found if one.cell.day == "sunday"}
    assert Kind.STRENGTH not in on_sunday
    assert Kind.AEROBIC in on_sunday


def test_a_week_of_numbered_days_stays_one(table: VectorTable) -> None:
    plan = make_plan((make_day("day-1", strength=make_block(make_entry("bird-dog", sets=2, reps=8))),))
    found = ask(plan, table, client(days=("monday",))).suggestions
    assert {one.cell.day for one in found} == {"day-1"}


def test_an_action_that_is_done_is_no_gap_and_its_resistance_a_smaller_one(table: VectorTable) -> None:
    day = make_day("monday", strength=make_block(make_entry("side-bend", sets=2, reps=8)))
    gaps = find_gaps(
        Week(make_plan().weeks[0].id, (day,)),
        CoverageCounter(table.catalogue, RULES).week(make_plan((day,)).weeks[0]),
        RULES,
        table.catalogue,
    )
    assert Movement.LATERAL_FLEXION not in gaps.actions
    assert gaps.actions[Movement.ANTI_LATERAL_FLEXION] < gaps.actions[Movement.ANTI_ROTATION]


def test_the_thinnest_side_of_the_trunk_is_evened_out(table: VectorTable) -> None:
    day = make_day("monday", strength=make_block(make_entry("back-extension-prone", sets=6, reps=10)))
    found = ask(make_plan((day,)), table, most=60).suggestions
    trunk = [reason.about for one in found for reason in one.reasons if reason.kind is ReasonKind.TRUNK]
    assert trunk
    assert set(trunk) == {"front"}


def test_pulling_is_asked_for_where_the_week_only_pushes(table: VectorTable) -> None:
    day = make_day("monday", strength=make_block(make_entry("push-up", sets=4, reps=8)))
    found = ask(make_plan((day,)), table, most=60).suggestions
    pulls = [one for one in found if any(reason.kind is ReasonKind.PULL for reason in one.reasons)]
    assert pulls
    assert all(Movement.PULL in one.exercise.movements for one in pulls)


def test_goals_move_what_matters(table: VectorTable) -> None:
    week = make_plan().weeks[0]
    coverage = CoverageCounter(table.catalogue, RULES).week(week)
    plain = find_gaps(week, coverage, RULES, table.catalogue)
    whole = find_gaps(week, coverage, RULES, table.catalogue, goals=(Goal.WHOLE_BODY,))
    assert whole.worth["quadriceps"] > plain.worth["quadriceps"]  # type: ignore[index]
    assert whole.worth["rhomboids"] == plain.worth["rhomboids"]  # type: ignore[index]


def test_adding_what_is_suggested_closes_gaps_until_little_is_left(table: VectorTable) -> None:
    plan, new_id = make_plan(), counting_ids("new")
    first = ask(plan, table).suggestions[0].score
    for _ in range(60):
        found = ask(plan, table, most=1).suggestions
        if not found:
            break
        plan, _ = add_suggestion(plan, found[0], new_id=new_id)
    left = ask(plan, table).suggestions
    assert not left or left[0].score < first / 5
    coverage = CoverageCounter(table.catalogue, RULES).week(plan.weeks[0])
    done = {movement for movement, sets in coverage.movements.items() if sets}
    assert all(not done.isdisjoint(pair) for pair in PAIRS)
    assert coverage.aerobic_minutes > 0
    assert unevenness((coverage.balance.front, coverage.balance.back, coverage.balance.sides)) < 0.5


@pytest.mark.parametrize("kind", list(ExerciseType))
def test_every_type_has_a_block(kind: ExerciseType) -> None:
    for blocks in ((BlockKind.WARM_UP,), (BlockKind.STRENGTH,), (BlockKind.RELIEF,), tuple(BlockKind)):
        assert block_of(Exercise(make_exercise("x").id, "X", blocks=blocks, type=kind)) in blocks


def test_an_exercise_that_the_library_lost_does_no_harm(table: VectorTable) -> None:
    day = make_day("monday", strength=make_block(make_entry("gone", sets=2)))
    assert ask(make_plan((day,)), table).suggestions


def test_an_empty_library_suggests_nothing(catalogue: Catalogue) -> None:
    assert ask(make_plan(), VectorTable(Catalogue((), catalogue.taxonomy, ()))).suggestions == ()


def test_words_are_plain(table: VectorTable) -> None:
    from backdesk.domain.suggest_words import headline, place_text, why_lines

    words = english()
    day = make_day("monday", strength=make_block(make_entry("plank", sets=2, hold_seconds=15)))
    older = client(precautions=(PrecautionId("older-adult"),), minutes=30)
    for one in ask(make_plan((day,)), table, older, most=60).suggestions:
        line = headline(one, table.catalogue, words)
        assert line
        assert "{" not in line
        assert place_text(one, words).count(", ") == 1
        why = why_lines(one, table.catalogue, words)
        assert why[len(one.concerns)] == line
        assert len(why) == min(3, len(one.reasons)) + len(one.concerns)


def test_the_sentences_name_sets_and_what_there_is(table: VectorTable) -> None:
    from backdesk.domain.suggest_reasons import Reason
    from backdesk.domain.suggest_words import reason_text

    def said(kind: ReasonKind, about: str, sets: float = 0, before: float = 0) -> str:
        return reason_text(Reason(kind, about, 1.0, sets, before), table.catalogue, english())

    assert said(ReasonKind.MUSCLE, "trapezius-middle", 3) == "Adds 3 sets for Middle traps, which has none"
    assert said(ReasonKind.MUSCLE, "rhomboids", 1, 1.5) == (
        "Adds 1 set for Between shoulder blades, which has 1.5"
    )
    assert said(ReasonKind.ACTION, "rotation") == "Turning: none so far"
    assert said(ReasonKind.STRETCH, "hamstrings") == "Stretches: Hamstrings, not stretched yet"
    assert said(ReasonKind.TRUNK, "sides") == "Evens out the trunk: its sides have the fewest sets"
    assert said(ReasonKind.KIND, "stretch") == "The week has no stretching yet"
    assert "pushes" in said(ReasonKind.PULL, "")
    assert "pulls" in said(ReasonKind.PUSH, "")


def test_a_suggestion_lands_at_the_end_of_its_place(table: VectorTable) -> None:
    plan = small_plan()
    suggestion = replace(
        ask(plan, table).suggestions[0],
        cell=replace(ask(plan, table).suggestions[0].cell, day="monday", block=BlockKind.STRENGTH),
    )
    after, entry = add_suggestion(plan, suggestion, new_id=counting_ids("new"))
    day = after.weeks[0].day("monday")
    assert day is not None
    assert [one.id for one in day.block(BlockKind.STRENGTH).entries] == ["bird", "bridge", entry]
