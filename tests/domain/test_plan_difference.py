"""What changed between two states of a plan: no change unsaid, none said that is not there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backdesk.domain.blocks import BlockKind
from backdesk.domain.catalogue import Catalogue
from backdesk.domain.client_wording import ClientWording
from backdesk.domain.dose import Dose, Span
from backdesk.domain.ids import DayId, EntryId, ExerciseId, WeekId
from backdesk.domain.muscle import Taxonomy
from backdesk.domain.plan import Block, Day, Entry, Plan, Week
from backdesk.domain.plan_difference import plan_differences
from backdesk.domain.plan_edits import remove_entries, set_dose, set_note
from backdesk.domain.wording import PlainWords
from backdesk.handout.from_plan import build_spec
from backdesk.handout.spec import DaySheet, HandoutOptions
from tests.domain.strategies import EXERCISES, plans
from tests.factories import make_block, make_day, make_entry, make_exercise, make_plan

NAMES = ("bird-dog", "bridge", "cat-cow", "side-plank")
LIBRARY = Catalogue([make_exercise(name) for name in (*NAMES, *EXERCISES)], Taxonomy(()), ())
WORDS = PlainWords()


def differences(before: Plan, after: Plan) -> tuple[str, ...]:
    return plan_differences(before, after, LIBRARY, WORDS)


def day(name: str, *entries: Entry, rounds: int | None = None, label: str = "") -> Day:
    return make_day(name, label=label, strength=make_block(*entries, rounds=rounds))


def dog(id: str = "dog", *, reps: int = 10, **fields: str) -> Entry:
    return replace(make_entry("bird-dog", id=id, sets=3, reps=reps), **fields)  # type: ignore[arg-type]


BRIDGE = make_entry("bridge", id="bridge", hold_seconds=30)
CAT = make_entry("cat-cow", id="cat")


def with_days(plan: Plan, *weeks: tuple[Day, ...]) -> Plan:
    """The same plan with other weeks in its first places, the weeks' ids kept."""
    kept = [replace(week, days=days) for week, days in zip(plan.weeks, weeks, strict=False)]
    more = [Week(WeekId(f"more-{number}"), days) for number, days in enumerate(weeks[len(kept) :])]
    return replace(plan, weeks=(*kept, *more))


def changed(*weeks: tuple[Day, ...], to: tuple[tuple[Day, ...], ...]) -> tuple[str, ...]:
    before = make_plan(*weeks)
    return differences(before, with_days(before, *to))


def test_a_dose_is_said_once_for_all_its_days() -> None:
    before = (day("monday", dog("a")), day("friday", dog("b")))
    after = (day("monday", dog("a", reps=12)), day("friday", dog("b", reps=12)))
    said = ("Bird Dog: 3 sets of 12 instead of 3 sets of 10, Monday and Friday",)
    assert changed(before, to=(after,)) == said


def test_a_dose_names_its_weeks_in_a_longer_plan() -> None:
    before = [(day("monday", dog(str(week))),) for week in range(4)]
    after = [(day("monday", dog(str(week), reps=10 if week == 2 else 12)),) for week in range(4)]
    said = "Bird Dog: 3 sets of 12 instead of 3 sets of 10, Monday (Weeks 1–2 and 4)"
    assert changed(*before, to=tuple(after)) == (said,)


def test_a_dose_that_is_new_or_gone() -> None:
    with_dose, without = (day("monday", dog()),), (day("monday", replace(dog(), dose=Dose())),)
    assert changed(without, to=(with_dose,)) == ("Bird Dog: now 3 sets of 10, Monday",)
    assert changed(with_dose, to=(without,)) == ("Bird Dog: no dose any more (was: 3 sets of 10), Monday",)


def test_added_and_taken_out_with_dose_and_days() -> None:
    before = (day("monday", BRIDGE), day("friday"))
    after = (day("monday", BRIDGE, dog("a"), CAT), day("friday", dog("b")))
    assert changed(before, to=(after,)) == (
        "Added: Bird Dog, 3 sets of 10 (Strength: Monday and Friday)",
        "Added: Cat Cow (Strength: Monday)",
    )
    assert changed(after, to=(before,)) == (
        "Taken out: Bird Dog, 3 sets of 10 (Strength: Monday and Friday)",
        "Taken out: Cat Cow (Strength: Monday)",
    )


def test_another_exercise_under_the_same_id_is_another_one() -> None:
    after = (day("monday", replace(dog(), exercise=ExerciseId("bridge"))),)
    assert changed((day("monday", dog()),), to=(after,)) == (
        "Added: Bridge, 3 sets of 10 (Strength: Monday)",
        "Taken out: Bird Dog, 3 sets of 10 (Strength: Monday)",
    )


def test_moved_to_another_day_block_or_week() -> None:
    before = (day("monday", dog(), BRIDGE), day("friday"))
    assert changed(before, to=((day("monday", BRIDGE), day("friday", dog())),)) == (
        "Bird Dog: moved from Monday to Friday",
    )
    relief = make_day("monday", strength=make_block(BRIDGE), relief=make_block(dog()))
    assert changed(before, to=((relief, day("friday")),)) == (
        "Bird Dog: moved from Strength to Relief, Monday",
    )
    both = (day("monday", BRIDGE), make_day("friday", warm_up=make_block(dog())))
    assert changed(before, to=(both,)) == ("Bird Dog: moved from Monday, Strength to Friday, Warm-up",)
    first, second = (day("monday", dog(), BRIDGE),), (day("monday", CAT),)
    assert changed(first, second, to=((day("monday", BRIDGE),), (day("monday", CAT, dog()),))) == (
        "Bird Dog: moved from Monday (Week 1) to Monday (Week 2)",
    )


def test_moved_is_seen_without_ids_too() -> None:
    after = (day("monday", BRIDGE), day("friday", dog("another")))
    assert changed((day("monday", dog(), BRIDGE),), to=(after,)) == ("Bird Dog: moved from Monday to Friday",)


def test_the_same_move_in_several_weeks_is_said_once() -> None:
    before = [(day("monday", dog(f"{week}"), CAT),) for week in range(2)]
    after = [(day("monday", CAT), day("friday", dog(f"{week}"))) for week in range(2)]
    said = ("Bird Dog: moved from Monday to Friday (Weeks 1–2)",)
    assert changed(*before, to=tuple(after)) == said


def test_notes_new_changed_and_gone() -> None:
    none, slow, quick = ((day("monday", dog(note=note)),) for note in ("", "Slowly.", " Quickly.\n Now. "))
    assert changed(none, to=(slow,)) == ("Bird Dog: new note “Slowly.”, Monday",)
    assert changed(slow, to=(quick,)) == ("Bird Dog: note “Quickly. Now.” instead of “Slowly.”, Monday",)
    assert changed(slow, to=(none,)) == ("Bird Dog: no note any more (was: “Slowly.”), Monday",)


def test_a_long_note_is_cut() -> None:
    long = (day("monday", dog(note="word " * 5000)),)
    (said,) = changed((day("monday", dog()),), to=(long,))
    assert said.endswith("word…”, Monday")
    assert len(said) < 200


def test_supersets_name_all_that_share_the_change() -> None:
    apart, together, other = (
        (day("monday", dog(group=group), replace(BRIDGE, group=group), CAT),) for group in ("", "A", "B")
    )
    assert changed(apart, to=(together,)) == ("Bird Dog and Bridge: now in superset A (Strength: Monday)",)
    assert changed(together, to=(other,)) == (
        "Bird Dog and Bridge: superset B instead of A (Strength: Monday)",
    )
    assert changed(together, to=(apart,)) == (
        "Bird Dog and Bridge: no longer in superset A (Strength: Monday)",
    )


def test_rounds_of_a_block() -> None:
    once, twice = (day("monday", dog()),), (day("monday", dog(), rounds=2),)
    assert changed(once, to=(twice,)) == ("Strength: 2 rounds instead of 1 round, Monday",)
    assert changed(once, to=((day("monday", dog(), rounds=1),),)) == ()
    assert changed((day("monday", rounds=3),), to=((day("monday"),),)) == ()
    assert changed((day("monday"),), to=(twice,)) == (
        "Added: Bird Dog, 2 rounds, 3 sets of 10 (Strength: Monday)",
    )


def test_another_order_is_one_phrase_for_block_and_days() -> None:
    def in_order(*order: int) -> tuple[Day, ...]:
        return tuple(
            day(
                name,
                *((dog(f"{name}1"), replace(BRIDGE, id=EntryId(f"{name}2")), CAT)[place] for place in order),
            )
            for name in ("monday", "friday")
        )

    assert changed(in_order(0, 1, 2), to=(in_order(2, 1, 0),)) == (
        "New order in Strength, Monday and Friday: Cat Cow, Bridge and Bird Dog",
    )


def test_weeks_that_come_and_go() -> None:
    one, other = (day("monday", dog()),), (day("monday", BRIDGE),)
    assert changed(one, to=(one, one, one, other)) == (
        "Added: Weeks 2–3, the same as week 1",
        "Added: Week 4",
        "Added: Bridge, hold for 30 seconds (Strength: Monday (Week 4))",
    )
    assert changed(one, other, one, to=(one,)) == (
        "Taken out: Week 2",
        "Taken out: Week 3, the same as week 1",
        "Taken out: Bridge, hold for 30 seconds (Strength: Monday (Week 2))",
    )


def test_a_week_between_others_is_found_by_its_id() -> None:
    days = [(day("monday", dog(f"{n}", reps=n + 1)),) for n in range(4)]
    before = make_plan(*days)
    after = replace(before, weeks=(before.weeks[0], *before.weeks[2:]))
    assert differences(before, after) == (
        "Taken out: Week 2",
        "Taken out: Bird Dog, 3 sets of 2 (Strength: Monday (Week 2))",
    )


def test_titles_appointments_and_addresses() -> None:
    plan = make_plan((day("monday", dog()),), title="First")
    more = replace(plan, title="Second", next_appointment="2 December", link="https://a.example")
    assert differences(plan, more) == (
        "Title: “Second” instead of “First”",
        "Next appointment: 2 December",
        "Web address of the plan: https://a.example",
    )
    assert differences(more, replace(plan, title="")) == (
        "No title any more (was: “Second”)",
        "No next appointment any more (was: 2 December)",
        "No web address of the plan any more (was: https://a.example)",
    )


def test_labels_and_days_of_rest() -> None:
    gym, home = (day("monday", dog(), label="Gym"),), (day("monday", dog(), label="Home"),)
    assert changed(gym, to=(home,)) == ("Monday: label “Home” instead of “Gym”",)
    assert changed(gym, to=((day("monday", dog()),),)) == ("Monday: no label any more (was: “Gym”)",)
    numbered = (day("day-1", dog()),)
    assert changed(numbered, to=((*numbered, day("day-2")),)) == ("Added as a day of rest: Day 2",)
    assert changed((*numbered, day("day-2")), to=(numbered,)) == ("Taken out, a day of rest: Day 2",)
    assert changed(gym, to=((*gym, day("tuesday")),)) == ()


def test_own_words_and_own_exercises() -> None:
    plan = make_plan((day("monday", dog(), BRIDGE),))
    dog_id, bridge_id = ExerciseId("bird-dog"), ExerciseId("bridge")
    said = replace(
        plan,
        wording=(
            ClientWording(dog_id, name="Table pose"),
            ClientWording(bridge_id, steps=("Lift.",), tip="Slowly."),
            ClientWording(ExerciseId("cat-cow"), name="not in this plan"),
        ),
    )
    assert differences(plan, said) == (
        "“Bird Dog” is now called “Table pose”",
        "Bridge: changed steps and tip",
    )
    easier = make_exercise("bridge", easier=(dog_id,), start="Lie down.")
    assert differences(plan, replace(plan, exercises=(easier,))) == (
        "Bridge: changed start position and easier and harder exercises",
    )


def test_an_unknown_exercise_is_named_by_its_id() -> None:
    gone = day("monday", make_entry("no-such-one"))
    assert changed((day("monday"),), to=((gone,),)) == ("Added: no-such-one (Strength: Monday)",)


def as_printed(plan: Plan) -> object:
    """What a handout would say, without days of rest that are rest whether named or not."""
    spec = build_spec(plan, None, LIBRARY, WORDS, today=date(2026, 11, 22), options=HandoutOptions())
    weeks = [
        [shown(sheet) for sheet in week.days if not sheet.is_rest or sheet.label or is_numbered(sheet)]
        for week in spec.weeks
    ]
    return spec.title, weeks, spec.cards


def shown(sheet: DaySheet) -> object:
    blocks = [
        (block.kind, block.rounds, [replace(item, prescription=Dose()) for item in block.items])
        for block in sheet.blocks
        if block.items
    ]
    return sheet.name, sheet.label, blocks


def is_numbered(sheet: DaySheet) -> bool:
    return sheet.name.startswith("Day ")


def fresh_week(week: Week, prefix: str) -> Week:
    """The same week under other ids."""

    def fresh_block(block: Block) -> Block:
        entries = (replace(entry, id=EntryId(prefix + entry.id)) for entry in block.entries)
        return replace(block, entries=tuple(entries))

    def fresh_day(day: Day) -> Day:
        warm_up, strength, relief = map(fresh_block, day.blocks)
        return replace(day, id=DayId(prefix + day.id), blocks=(warm_up, strength, relief))

    return replace(week, id=WeekId(prefix + week.id), days=tuple(map(fresh_day, week.days)))


EDITS: tuple[Callable[[Plan, Entry], Plan], ...] = (
    lambda plan, entry: remove_entries(plan, [entry.id]),
    lambda plan, entry: set_dose(plan, entry.id, Dose(sets=7, reps=Span.of(77))),
    lambda plan, entry: set_note(plan, entry.id, "Slowly."),
    lambda plan, entry: replace(plan, weeks=(*plan.weeks, fresh_week(plan.weeks[0], f"{len(plan.weeks)}-"))),
)


@st.composite
def neighbours(draw: st.DrawFn) -> tuple[Plan, Plan]:
    """A plan, and either another one that shares ids with it or itself after a few edits."""
    before = draw(plans())
    if draw(st.booleans()):
        return before, draw(plans())
    after = before
    for edit in draw(st.lists(st.sampled_from(EDITS), max_size=3)):
        entries = list(after.entries())
        if entries:
            after = edit(after, draw(st.sampled_from(entries)))
    return before, after


MANY = settings(max_examples=30, deadline=None)


@MANY
@given(neighbours())
def test_nothing_is_said_exactly_when_the_handout_says_the_same(pair: tuple[Plan, Plan]) -> None:
    before, after = pair
    assert (differences(before, after) == ()) == (as_printed(before) == as_printed(after))
    assert differences(before, before) == ()


@MANY
@given(neighbours())
def test_each_exercise_that_comes_or_goes_is_named(pair: tuple[Plan, Plan]) -> None:
    before, after = pair
    old, new = ({entry.exercise for entry in plan.entries()} for plan in pair)
    said = differences(before, after)
    for exercises, word in ((new - old, "Added: "), (old - new, "Taken out: ")):
        for exercise in exercises:
            name = LIBRARY.name_of(exercise)
            assert any(text.startswith(f"{word}{name}") for text in said)


@MANY
@given(neighbours())
def test_swapping_the_plans_swaps_added_and_taken_out(pair: tuple[Plan, Plan]) -> None:
    before, after = pair

    def having(texts: tuple[str, ...], word: str) -> list[str]:
        return sorted(text.removeprefix(word) for text in texts if text.startswith(word))

    there, back = differences(before, after), differences(after, before)
    assert having(there, "Added: ") == having(back, "Taken out: ")
    assert having(there, "Taken out: ") == having(back, "Added: ")


@settings(max_examples=20, deadline=None)
@given(plans())
def test_ids_alone_are_no_difference(plan: Plan) -> None:
    weeks = tuple(fresh_week(week, "new-") for week in plan.weeks)
    assert differences(plan, replace(plan, weeks=weeks)) == ()


@pytest.mark.parametrize("kind", BlockKind)
def test_every_block_is_looked_at(kind: BlockKind) -> None:
    empty = make_day("sunday")
    full = empty.with_block(kind, make_block(dog()))
    (said,) = changed((empty,), to=((full,),))
    assert said.startswith("Added: Bird Dog")
