from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backdesk.domain.blocks import BlockKind
from backdesk.domain.catalogue import Catalogue
from backdesk.domain.client_wording import ClientWording
from backdesk.domain.dismissal import Dismissal
from backdesk.domain.dose import Dose, Span
from backdesk.domain.ids import ClientId, EntryId, ExerciseId
from backdesk.domain.muscle import Taxonomy
from backdesk.domain.plan import Cell, Plan
from backdesk.domain.plan_templates import (
    Piece,
    TemplateEdits,
    TemplateWish,
    clean_info,
    copied_template,
    filled_blocks,
    make_template,
    plan_from,
    training_days,
)
from backdesk.domain.progression import Growth, GrowthRule, Progression
from backdesk.domain.template_info import TemplateInfo, TemplateScope
from backdesk.errors import PlanEditError
from tests.factories import counting_ids, make_block, make_day, make_entry, make_exercise, make_plan

NO_LIBRARY = Catalogue([], Taxonomy([]), [])
WARM_UP, STRENGTH, RELIEF = BlockKind.WARM_UP, BlockKind.STRENGTH, BlockKind.RELIEF


def a_plan() -> Plan:
    """Monday: cat, twice round, then bird and bridge as a superset; Wednesday: child. Week 2: walk."""
    plan = make_plan(
        (
            make_day(
                "monday",
                label="Gym",
                warm_up=make_block(make_entry("cat-cow", duration_seconds=60), rounds=2),
                strength=make_block(
                    replace(make_entry("bird-dog", id="bird", sets=3, reps=10), group="A", note="Slowly."),
                    replace(make_entry("bridge", sets=2, reps=8), group="A"),
                ),
            ),
            make_day("wednesday", relief=make_block(make_entry("own-stretch", breaths=5))),
        ),
        (make_day("friday", strength=make_block(make_entry("walking", duration_seconds=600))),),
    )
    return replace(
        plan,
        client_id=ClientId("maria"),
        exercises=(make_exercise("own-stretch"), make_exercise("not-used")),
        wording=(ClientWording(ExerciseId("bird-dog"), name="Maria's bird"),),
        link="https://example.org",
        next_appointment="tomorrow",
        dismissals=(Dismissal("no-warm-up"),),
        progression=Progression(
            plan.weeks[0].id, (GrowthRule(Growth.REPS, 1, entry=EntryId("bird")), GrowthRule(Growth.SETS, 1))
        ),
    )


def ids_of(plan: Plan) -> set[str]:
    days = [day.id for week in plan.weeks for day in week.days]
    return {plan.id, *(week.id for week in plan.weeks), *days, *(entry.id for entry in plan.entries())}


def exercises_of(plan: Plan, day: str, kind: BlockKind, week: int = 0) -> list[str]:
    found = plan.weeks[week].day(day)
    return [] if found is None else [entry.exercise for entry in found.block(kind).entries]


def edits(template: Plan) -> TemplateEdits:
    return TemplateEdits(template, NO_LIBRARY, counting_ids("new"))


def shelved(piece: Piece | None = None, **wish: object) -> Plan:
    made = TemplateWish("Template", **wish)  # type: ignore[arg-type]
    return make_template(a_plan(), piece or Piece(), made, new_id=counting_ids("shelf"))


def test_a_template_of_a_plan_holds_all_of_it_and_nothing_of_the_client() -> None:
    plan, made = a_plan(), shelved()
    assert [entry.exercise for entry in made.entries()] == [entry.exercise for entry in plan.entries()]
    assert made.template == TemplateInfo(TemplateScope.PLAN)
    assert (made.client_id, made.link, made.next_appointment, made.dismissals) == (None, "", "", ())
    assert [exercise.id for exercise in made.exercises] == ["own-stretch"]
    assert not ids_of(made) & ids_of(plan)


def test_its_progression_follows_the_new_ids() -> None:
    made = shelved()
    assert made.progression is not None
    assert made.progression.source == made.weeks[0].id
    bird = next(entry for entry in made.entries() if entry.exercise == "bird-dog")
    assert [rule.entry for rule in made.progression.rules] == [bird.id, None]


def test_a_template_of_a_week_a_day_and_a_block() -> None:
    week = shelved(Piece(1))
    assert (week.template or TemplateInfo()).scope is TemplateScope.WEEK
    assert [entry.exercise for entry in week.entries()] == ["walking"]
    assert week.exercises == ()
    assert week.progression is None
    day = shelved(Piece(0, "monday"))
    assert (day.template or TemplateInfo()).scope is TemplateScope.DAY
    assert [one.label for one in training_days(day)] == ["Gym"]
    block = shelved(Piece(0, "monday", STRENGTH))
    assert (block.template or TemplateInfo()).scope is TemplateScope.BLOCK
    assert [(one.name, kind) for one, kind in filled_blocks(block)] == [("monday", STRENGTH)]


def test_without_doses_the_usual_ones_come_and_rounds_and_growth_stay_behind() -> None:
    usual = Dose(sets=1, reps=Span.of(5), load="9 kg")
    made = shelved(usual=lambda _: usual)
    assert {(entry.dose.sets, entry.dose.load) for entry in made.entries()} == {(1, "")}
    assert made.weeks[0].days[0].block(WARM_UP).rounds is None
    assert made.progression is None


def test_without_words_neither_notes_nor_wording_go_along() -> None:
    made = shelved(keeps_words=False)
    assert made.wording == ()
    assert not any(entry.note for entry in made.entries())
    assert shelved().wording


@pytest.mark.parametrize("piece", [Piece(1, "monday"), Piece(0, "monday", RELIEF), Piece(0, "sunday")])
def test_an_empty_piece_is_refused(piece: Piece) -> None:
    with pytest.raises(PlanEditError, match="nothing in it yet"):
        shelved(piece)


def test_a_week_that_is_not_there_and_no_title_are_refused() -> None:
    with pytest.raises(PlanEditError, match="no week 9"):
        shelved(Piece(8))
    with pytest.raises(PlanEditError, match="title"):
        make_template(a_plan(), Piece(), TemplateWish(" "), new_id=counting_ids())


def test_tags_are_clean_and_stand_once() -> None:
    info = clean_info(TemplateInfo(folder=" Yoga\n", tags=("Home", "home", " ", "gym"), about=" Calm. "))
    assert info == TemplateInfo(folder="Yoga", tags=("Home", "gym"), about="Calm.")


def test_a_plan_from_a_template_is_a_plan_with_ids_of_its_own() -> None:
    template = shelved()
    plan = plan_from(template, ClientId("ben"), new_id=counting_ids("new"))
    assert plan.template is None
    assert plan.client_id == "ben"
    assert plan.title == template.title
    assert not ids_of(plan) & ids_of(template)
    assert [entry.dose for entry in plan.entries()] == [entry.dose for entry in template.entries()]
    assert plan.progression is not None


def test_a_copied_template_is_another_template() -> None:
    template = shelved()
    copied = copied_template(template, "Another", new_id=counting_ids("copy"))
    assert copied.template == template.template
    assert not ids_of(copied) & ids_of(template)


def test_adding_to_a_week_keeps_what_is_there() -> None:
    plan = make_plan((make_day("monday", strength=make_block(make_entry("superman"))),))
    after = edits(shelved()).add_to_week(plan, 0)
    assert exercises_of(after, "monday", STRENGTH) == ["superman", "bird-dog", "bridge"]
    assert exercises_of(after, "wednesday", RELIEF) == ["own-stretch"]
    assert [exercise.id for exercise in after.exercises] == ["own-stretch"]
    assert after.template is None
    monday = after.weeks[0].day("monday")
    assert monday is not None
    assert monday.block(WARM_UP).rounds == 2


def test_a_superset_stays_apart_from_one_that_is_there() -> None:
    there = replace(make_entry("superman"), group="A")
    plan = make_plan((make_day("monday", strength=make_block(there)),))
    after = edits(shelved()).put_on_day(plan, 0, "monday", day="monday")
    monday = after.weeks[0].day("monday")
    assert monday is not None
    assert [entry.group for entry in monday.block(STRENGTH).entries] == ["A", "B", "B"]


def test_numbered_days_stand_for_weekdays_and_the_other_way_round() -> None:
    weekdays = make_plan((make_day("sunday", strength=make_block(make_entry("superman"))),))
    numbered = make_plan((make_day("day-5", strength=make_block(make_entry("superman"))),))
    template = make_template(numbered, Piece(), TemplateWish("T"), new_id=counting_ids())
    assert exercises_of(edits(template).add_to_week(weekdays, 0), "friday", STRENGTH) == ["superman"]
    assert exercises_of(edits(shelved()).add_to_week(numbered, 0), "day-3", RELIEF) == ["own-stretch"]
    late = make_plan((make_day("day-9", strength=make_block(make_entry("superman"))),))
    template = make_template(late, Piece(), TemplateWish("T"), new_id=counting_ids())
    with pytest.raises(PlanEditError, match="more days than a week"):
        edits(template).add_to_week(weekdays, 0)


def test_weeks_are_inserted_behind_one_in_their_order() -> None:
    plan = make_plan((), ())
    after = edits(shelved()).insert_weeks(plan, 0)
    assert len(after.weeks) == 4
    assert exercises_of(after, "monday", STRENGTH, week=1) == ["bird-dog", "bridge"]
    assert exercises_of(after, "friday", STRENGTH, week=2) == ["walking"]
    assert after.weeks[0] is plan.weeks[0]
    assert after.weeks[3] is plan.weeks[1]


def test_too_many_weeks_are_refused() -> None:
    with pytest.raises(PlanEditError, match="at most 26 weeks"):
        edits(shelved()).insert_weeks(make_plan(*[()] * 25), 0)


def test_a_day_goes_onto_another_with_its_label() -> None:
    after = edits(shelved()).put_on_day(make_plan(), 0, "sunday", day="monday")
    sunday = after.weeks[0].day("sunday")
    assert sunday is not None
    assert sunday.label == "Gym"
    assert exercises_of(after, "sunday", WARM_UP) == ["cat-cow"]


def test_a_block_goes_into_another_kind_of_block() -> None:
    cell = Cell(0, "sunday", WARM_UP)
    after = edits(shelved()).put_in_block(make_plan(), cell, day="monday", block=STRENGTH)
    assert exercises_of(after, "sunday", WARM_UP) == ["bird-dog", "bridge"]


def test_wording_comes_along_only_for_what_is_new_to_the_plan() -> None:
    after = edits(shelved()).put_on_day(make_plan(), 0, "sunday", day="monday")
    assert [one.name for one in after.wording] == ["Maria's bird"]
    known = make_plan((make_day("friday", strength=make_block(make_entry("bird-dog"))),))
    assert edits(shelved()).put_on_day(known, 0, "sunday", day="monday").wording == ()


def test_what_is_not_in_the_template_is_refused() -> None:
    with pytest.raises(PlanEditError):
        edits(shelved()).put_on_day(make_plan(), 0, "sunday", day="sunday")
    with pytest.raises(PlanEditError):
        edits(shelved()).put_in_block(make_plan(), Cell(0, "monday", RELIEF), day="monday", block=RELIEF)


@given(times=st.integers(1, 4), day=st.sampled_from(["monday", "sunday", "day-2"]))
def test_using_a_template_again_and_again_never_repeats_an_id_nor_changes_it(times: int, day: str) -> None:
    template = shelved()
    same, plan = replace(template), make_plan()
    use = edits(template)
    for _ in range(times):
        plan = use.put_on_day(plan, 0, day, day="monday")
        plan = use.insert_weeks(plan, 0)
    entries = [entry.id for entry in plan.entries()]
    assert len(entries) == len(set(entries))
    assert not ids_of(template) & ids_of(plan)
    assert template == same
