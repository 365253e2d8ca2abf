"""Every rule on its own: what it says, what it leaves alone, and that its fix settles it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from backdesk.domain.blocks import BlockKind
from backdesk.domain.catalogue import Catalogue
from backdesk.domain.client import OwnPrecaution
from backdesk.domain.dose import Side, Span
from backdesk.domain.exercise import CautionAction, Equipment, Movement
from backdesk.domain.growth import fill_weeks
from backdesk.domain.ids import ExerciseId, PrecautionId, random_id
from backdesk.domain.plan import Entry, Plan
from backdesk.domain.plan_checks import Severity
from backdesk.domain.plan_checks.effort import Load, read_load
from backdesk.domain.plan_checks.setting import Setting
from backdesk.domain.progression import Progression
from backdesk.domain.screening import ADVANCED_ONLY
from backdesk.domain.template_info import TemplateInfo
from tests.domain.plan_checks.support import (
    WORDS,
    checked,
    client,
    day,
    fixed,
    found,
    messages,
    sane_week,
    week_of,
    work,
)
from tests.factories import make_block, make_day, make_entry, make_plan


def settles(plan: Plan, catalogue: Catalogue, rule: str, **who: object) -> Plan:
    """Apply the first fix of the one finding of a rule; the rule has nothing to say then."""
    person = client(**who) if who else None
    (finding,) = found(plan, catalogue, rule, person)
    after = fixed(plan, finding)
    assert found(after, catalogue, rule, person) == []
    return after


def entry_of(plan: Plan, exercise: str) -> Entry:
    return next(entry for entry in plan.entries() if entry.exercise == exercise)


def test_a_sane_week_gives_nothing_to_mention(catalogue: Catalogue) -> None:
    assert checked(make_plan(sane_week()), catalogue) == ()
    assert checked(make_plan(), catalogue) == ()


def test_what_a_complete_programme_lacks(catalogue: Catalogue) -> None:
    names = ("bird-dog", "bridge", "dead-bug")
    days = (day(name, *work(*names), warm_up=False) for name in ("monday", "friday"))
    plan = week_of(*days)
    for missing in ("aerobic", "stretch"):
        (part,) = (one for one in found(plan, catalogue, "complete-programme") if missing in one.keys)
        plan = fixed(plan, part)
        left = found(plan, catalogue, "complete-programme")
        assert missing not in [key for one in left for key in one.keys]
    assert entry_of(plan, "walking").dose.duration_seconds == Span.of(1200)


def test_a_walk_to_warm_up_is_no_aerobic_work(catalogue: Catalogue) -> None:
    days = [replace(one, blocks=(one.blocks[0], one.blocks[1], make_block())) for one in sane_week()]
    warm = make_block(make_entry("walking", duration_seconds=300))
    plan = make_plan(tuple(one.with_block(BlockKind.WARM_UP, warm) for one in days))
    assert ("aerobic",) in [one.keys for one in found(plan, catalogue, "complete-programme")]


def test_a_week_that_has_hardly_begun_is_left_alone(catalogue: Catalogue) -> None:
    assert checked(week_of(day("monday", *work("bridge", "seated-row", "leg-press"))), catalogue) == ()


def test_a_template_on_the_shelf_need_not_be_a_whole_programme(catalogue: Catalogue) -> None:
    again = work("bird-dog", "bridge", "bird-dog", "bridge", side="each")
    plan = week_of(day("monday", *again))
    rules = {"complete-programme", "strength-days", "session-size"}
    assert rules <= {one.rule for one in checked(plan, catalogue)}
    shelved = replace(plan, template=TemplateInfo())
    assert rules.isdisjoint(one.rule for one in checked(shelved, catalogue))


def test_many_exercises_in_one_session(catalogue: Catalogue) -> None:
    names = ("bridge", "bodyweight-squat", "lat-pulldown", "seated-row", "leg-press", "push-up")
    plan = week_of(day("monday", *work(*names)))
    assert messages(plan, catalogue, "session-size") == ["6 strength exercises in one session."]
    assert messages(plan, catalogue, "session-size", client(level=3)) == []


def test_sets_beyond_two_or_three(catalogue: Catalogue) -> None:
    plan = week_of(day("monday", *work("bridge", "bodyweight-squat", "seated-row", sets=6)))
    assert messages(plan, catalogue, "sets") == ["More than 3 sets: Bridge, Bodyweight Squat, Seated Row."]
    after = settles(plan, catalogue, "sets")
    assert entry_of(after, "bridge").dose.sets == 3


def test_an_easier_week_may_have_single_sets(catalogue: Catalogue) -> None:
    """A deload halves 2 sets on purpose: to ask for 2 again would undo it."""
    plan = week_of(day("monday", *work("deadlift", "bridge", sets=2)))
    easier = Progression(plan.weeks[0].id, deload_every=4)
    filled = fill_weeks(plan, 0, 6, easier, random_id)
    assert [week.days[0].blocks[1].entries[0].dose.sets for week in filled.weeks] == [2, 2, 2, 1, 2, 2]
    assert found(filled, catalogue, "sets") == []
    (finding,) = found(replace(filled, progression=None), catalogue, "sets")
    assert finding.where.weeks == (3,)


def test_a_usual_dose_of_the_library_is_never_odd(catalogue: Catalogue) -> None:
    rules = {"sets", "stretch-hold", "yoga-breaths", "plank-time", "dose-missing", "dose-odd", "sides-unsaid"}
    for exercise in catalogue.exercises.values():
        for kind in exercise.blocks:
            entry = replace(make_entry(exercise.id), dose=exercise.default_dose)
            block = make_block(entry, *work("bridge", "seated-row"))
            plan = week_of(make_day("monday").with_block(kind, block))
            said = {one.rule for one in checked(plan, catalogue)}
            assert said.isdisjoint(rules), (exercise.id, said & rules)


def test_strength_on_one_day_is_repeated_on_another(catalogue: Catalogue) -> None:
    plan = make_plan(sane_week()[:1])
    after = settles(plan, catalogue, "strength-days")
    assert [one.name for one in after.weeks[0].days] == ["monday", "thursday"]


def test_strength_for_the_trunk_every_day(catalogue: Catalogue) -> None:
    first = sane_week()[0]
    names = ("monday", "tuesday", "wednesday", "thursday")
    plan = make_plan(tuple(replace(first, name=name) for name in names))
    assert messages(plan, catalogue, "strength-days") == [
        "Strength work for the trunk on 4 days of the week."
    ]


def test_strength_without_a_warm_up(catalogue: Catalogue) -> None:
    plan = week_of(day("monday", *work("bridge"), warm_up=False))
    after = settles(plan, catalogue, "no-warm-up")
    assert [str(one.exercise) for one in after.weeks[0].days[0].block(BlockKind.WARM_UP).entries] == [
        "cat-cow",
        "pelvic-tilt",
    ]


def test_the_warm_up_of_another_day_is_taken_over(catalogue: Catalogue) -> None:
    plan = week_of(day("monday", *work("bridge")), day("friday", *work("bridge"), warm_up=False))
    (finding,) = found(plan, catalogue, "no-warm-up")
    assert finding.fix is not None
    assert finding.fix.label == "Add the warm-up of Monday"
    assert found(fixed(plan, finding), catalogue, "no-warm-up") == []


def test_a_walk_alone_needs_no_warm_up(catalogue: Catalogue) -> None:
    walk = make_entry("walking", duration_seconds=1800)
    assert checked(week_of(day("monday", walk, warm_up=False)), catalogue) == ()


def test_the_added_warm_up_suits_the_client(catalogue: Catalogue) -> None:
    plan = week_of(day("monday", *work("bodyweight-squat"), warm_up=False))
    after = settles(plan, catalogue, "no-warm-up", equipment=())
    for entry in after.weeks[0].days[0].block(BlockKind.WARM_UP).entries:
        assert catalogue.exercises[entry.exercise].equipment == ()


def test_a_tiring_warm_up(catalogue: Catalogue) -> None:
    walk = make_entry("walking", duration_seconds=1500, effort="RPE 9")
    plan = week_of(make_day(warm_up=make_block(walk), strength=make_block(*work("bridge"))))
    assert messages(plan, catalogue, "tiring-warm-up") == [
        "The warm-up takes about 26 minutes.",
        "Hard effort in a warm-up: Walking.",
    ]


def test_the_same_muscles_hard_on_two_days_in_a_row(catalogue: Catalogue) -> None:
    pulls = work("romanian-deadlift", "deadlift")
    plan = week_of(day("monday", *pulls), day("tuesday", *pulls))
    (finding,) = found(plan, catalogue, "consecutive-days")
    assert finding.message.startswith("Hard on Monday and again on Tuesday: ")
    after = settles(plan, catalogue, "consecutive-days")
    assert [one.name for one in after.weeks[0].days if not one.is_rest] == ["monday", "wednesday"]


def test_few_sets_of_hard_effort_are_hard_too(catalogue: Catalogue) -> None:
    for effort, is_told in (("RPE 8", True), ("to failure", True), ("RPE 7", False), ("", False)):
        days = (day(name, *work("deadlift", effort=effort)) for name in ("monday", "tuesday"))
        assert bool(found(week_of(*days), catalogue, "consecutive-days")) is is_told


def test_hard_days_may_follow_each_other_with_other_muscles(catalogue: Catalogue) -> None:
    plan = week_of(
        day("monday", *work("romanian-deadlift", "deadlift")),
        day("tuesday", *work("bench-press", "push-up")),
    )
    assert found(plan, catalogue, "consecutive-days") == []


def test_sunday_comes_before_monday(catalogue: Catalogue) -> None:
    pulls = work("romanian-deadlift", "deadlift")
    plan = make_plan((day("sunday", *pulls),), (day("monday", *pulls),))
    (finding,) = found(plan, catalogue, "consecutive-days")
    assert finding.where.days == ("sunday", "monday")


def test_a_plan_of_one_week_begins_again(catalogue: Catalogue) -> None:
    hard = work("deadlift", "romanian-deadlift")
    plan = week_of(day("monday", *hard), day("sunday", *hard))
    assert found(plan, catalogue, "consecutive-days")
    after = settles(plan, catalogue, "consecutive-days")
    assert [one.name for one in after.weeks[0].days if not one.is_rest] == ["tuesday", "sunday"]
    assert found(week_of(day("monday", *hard), day("saturday", *hard)), catalogue, "consecutive-days") == []


def test_the_trunk_out_of_balance(catalogue: Catalogue) -> None:
    backs = work("bird-dog", "superman", "back-extension-prone", "deadlift", side="each")
    plan = week_of(day("monday", *backs))
    (finding,) = found(plan, catalogue, "trunk-balance")
    assert finding.message.startswith(("Front of the trunk", "Sides of the trunk"))
    assert "For example: " in finding.remedy


def test_an_action_that_nothing_trains(catalogue: Catalogue) -> None:
    plan = week_of(day("monday", *work("deadlift", "bridge", "partial-curl-up", "seated-row")))
    said = messages(plan, catalogue, "action-untrained")
    assert "Never trained, nor resisted: bending sideways." in said
    finding = found(plan, catalogue, "action-untrained")[0]
    assert finding.keys[0] not in {
        key for one in found(fixed(plan, finding), catalogue, "action-untrained") for key in one.keys
    }


def test_an_action_that_precautions_forbid_is_not_asked_for(catalogue: Catalogue) -> None:
    plan = week_of(day("monday", *work("deadlift", "bridge", "partial-curl-up", "seated-row")))
    who = client(precautions=(PrecautionId("inflammatory-infection-tumour"),))
    assert found(plan, catalogue, "action-untrained", who) == []


def test_more_days_and_minutes_than_the_client_has(catalogue: Catalogue) -> None:
    who = {"days": ("monday", "wednesday", "saturday"), "minutes": 15}
    plan = make_plan(sane_week())
    assert messages(plan, catalogue, "client-days", client(**who)) == [
        "Friday is not among the client's days."
    ]
    after = settles(plan, catalogue, "client-days", **who)
    assert "saturday" in [one.name for one in after.weeks[0].days]
    assert len(found(plan, catalogue, "client-minutes", client(**who))) == 1


def test_fewer_sets_fit_the_time(catalogue: Catalogue) -> None:
    plan = week_of(day("monday", *work("bridge", "seated-row", "bodyweight-squat", sets=4)))
    after = settles(plan, catalogue, "client-minutes", minutes=15)
    sets = [entry.dose.sets or 0 for entry in after.weeks[0].days[0].block(BlockKind.STRENGTH).entries]
    assert min(sets) >= 2
    assert sum(sets) < 12


def test_more_sessions_than_days(catalogue: Catalogue) -> None:
    plan = week_of(*(day(f"day-{number}", *work("bridge")) for number in (1, 2, 3)))
    assert messages(plan, catalogue, "client-days", client(days=("monday", "friday"))) == [
        "3 sessions, but 2 days in the client's week."
    ]


def test_days_numbered_beyond_a_week_are_those_of_two(catalogue: Catalogue) -> None:
    def plan(*numbers: int) -> Plan:
        return week_of(*(day(f"day-{number}", *work("bridge", "bird-dog")) for number in numbers))

    two_days = client(days=("monday", "friday"))
    six, eight = plan(1, 3, 5, 8, 10, 12), plan(1, 3, 5, 7, 8, 10, 12, 14)
    assert messages(plan(1, 4, 8, 11), catalogue, "client-days", two_days) == []
    assert messages(six, catalogue, "client-days", two_days) == [
        "6 sessions in two weeks, but 2 days in each of the client's."
    ]
    assert messages(six, catalogue, "strength-days") == []
    assert messages(eight, catalogue, "strength-days") == [
        "Strength work for the trunk on 8 days of two weeks."
    ]
    settles(eight, catalogue, "strength-days")
    assert found(plan(1, 2, 3, 4), catalogue, "strength-days")


def test_left_without_right(catalogue: Catalogue) -> None:
    left = make_entry("hip-flexor-stretch", sets=2, hold_seconds=30, side="left")
    plan = week_of(day("monday", relief=(left,)))
    assert messages(plan, catalogue, "one-side") == ["Left side without the right: Hip Flexor Stretch."]
    assert entry_of(settles(plan, catalogue, "one-side"), "hip-flexor-stretch").dose.side is Side.EACH
    right = make_entry("hip-flexor-stretch", sets=2, hold_seconds=30, side="right")
    both = make_entry("hip-flexor-stretch", sets=2, hold_seconds=30, side="each")
    for other in (right, both):
        assert found(week_of(day("monday", relief=(left, other))), catalogue, "one-side") == []


def test_sides_that_the_dose_does_not_say(catalogue: Catalogue) -> None:
    plan = week_of(day("monday", make_entry("bird-dog", sets=2, reps=8)))
    assert entry_of(settles(plan, catalogue, "sides-unsaid"), "bird-dog").dose.side is Side.EACH


def test_a_dose_that_says_nothing(catalogue: Catalogue) -> None:
    plan = week_of(day("monday", make_entry("bridge", sets=2, load="5 kg")))
    dose = entry_of(settles(plan, catalogue, "dose-missing"), "bridge").dose
    assert dose == replace(catalogue.exercises[entry_of(plan, "bridge").exercise].default_dose, load="5 kg")


@pytest.mark.parametrize(
    "dose", [{"sets": 20}, {"reps": 400}, {"hold_seconds": 900}, {"reps": 0}, {"hold_seconds": 0}]
)
def test_a_dose_that_looks_like_a_slip(catalogue: Catalogue, dose: dict[str, Any]) -> None:
    plan = week_of(day("monday", make_entry("bridge", **{"sets": 2, "reps": 10, **dose})))
    settles(plan, catalogue, "dose-odd")


@pytest.mark.parametrize(("hold", "is_odd"), [(10, True), (20, False), ((25, 35), False), (60, True)])
def test_how_long_a_stretch_is_held(catalogue: Catalogue, hold: object, is_odd: bool) -> None:
    stretch = make_entry("hip-flexor-stretch", sets=2, hold_seconds=hold, side="each")
    plan = week_of(day("monday", relief=(stretch,)))
    if is_odd:
        after = settles(plan, catalogue, "stretch-hold")
        assert entry_of(after, "hip-flexor-stretch").dose.hold_seconds == Span.of(30)
    else:
        assert found(plan, catalogue, "stretch-hold") == []


def test_a_stretch_done_once(catalogue: Catalogue) -> None:
    stretch = make_entry("hip-flexor-stretch", hold_seconds=30, side="each")
    plan = week_of(day("monday", relief=(stretch,)))
    assert entry_of(settles(plan, catalogue, "stretch-hold"), "hip-flexor-stretch").dose.sets == 2


def test_yoga_breaths(catalogue: Catalogue) -> None:
    plan = week_of(day("monday", relief=(make_entry("childs-pose", breaths=2),)))
    after = settles(plan, catalogue, "yoga-breaths")
    assert entry_of(after, "childs-pose").dose.breaths == Span(5, 10)


def test_a_stretch_is_held_as_long_however_that_is_written(catalogue: Catalogue) -> None:
    doses: tuple[dict[str, Any], ...] = (
        {"reps": 3, "hold_seconds": 60},
        {"sets": 2, "duration_seconds": 60},
    )
    for dose in doses:
        plan = week_of(day("monday", relief=(make_entry("hip-flexor-stretch", side="each", **dose),)))
        after = entry_of(settles(plan, catalogue, "stretch-hold"), "hip-flexor-stretch").dose
        assert Span.of(30) in (after.hold_seconds, after.duration_seconds)
    moved = make_entry("knee-to-chest", reps=8, hold_seconds=10, side="each")
    assert found(week_of(day("monday", relief=(moved,))), catalogue, "stretch-hold") == []


@pytest.mark.parametrize(
    ("pose", "breaths", "is_told"),
    [
        ("locust-pose", 4, True),
        ("locust-pose", 10, False),
        ("locust-pose", 11, True),
        ("downward-facing-dog", 15, False),
        ("downward-facing-dog", 16, True),
        ("upward-facing-dog", 3, False),
        ("upward-facing-dog", 2, True),
    ],
)
def test_yoga_strength_is_held_for_so_many_breaths_too(
    catalogue: Catalogue, pose: str, breaths: int, is_told: bool
) -> None:
    plan = week_of(day("monday", make_entry(pose, breaths=breaths)))
    assert bool(found(plan, catalogue, "yoga-breaths")) is is_told
    if is_told:
        settles(plan, catalogue, "yoga-breaths")


@pytest.mark.parametrize(
    ("dose", "wanted"),
    [
        ({"hold_seconds": 5}, 15),
        ({"hold_seconds": 90}, 60),
        ({"reps": 2, "hold_seconds": 90}, 60),
        ({"reps": 6, "hold_seconds": 10}, None),
    ],
)
def test_how_long_a_plank_is_held(catalogue: Catalogue, dose: dict[str, Any], wanted: int | None) -> None:
    plan = week_of(day("monday", make_entry("plank", sets=2, **dose)))
    if wanted is None:
        assert found(plan, catalogue, "plank-time") == []
    else:
        assert entry_of(settles(plan, catalogue, "plank-time"), "plank").dose.hold_seconds == Span.of(wanted)


@pytest.mark.parametrize(
    ("effort", "is_told"),
    [
        ("to failure", True),
        ("RPE 10", True),
        ("RIR 0", True),
        ("0-1 RIR", True),
        ("Stop 2 reps before failure. Last set to failure", True),
        ("10 RPE", True),
        ("RPE 9 to 10", True),
        ("10/10", True),
        ("max effort", True),
        ("as many reps as possible", True),
        ("0 reps in reserve", True),
        ("no reps left", True),
        ("until you cannot do more", True),
        ("not to failure", False),
        ("RPE 7", False),
        ("RPE 7 max", False),
        ("submaximal, 2 reps in reserve", False),
        ("10 reps in reserve", False),
        ("RPE 6, never to fatigue", False),
    ],
)
def test_good_mornings_to_failure(catalogue: Catalogue, effort: str, is_told: bool) -> None:
    entry = make_entry("good-morning-barbell", sets=3, reps=8, effort=effort)
    plan = week_of(day("monday", entry))
    if is_told:
        assert found(plan, catalogue, "good-morning-failure")[0].severity is Severity.SERIOUS
        settles(plan, catalogue, "good-morning-failure")
    else:
        assert found(plan, catalogue, "good-morning-failure") == []


def test_good_mornings_to_failure_in_the_note(catalogue: Catalogue) -> None:
    entry = make_entry("good-morning-barbell", sets=3, reps=8, effort="RPE 7")
    for note, is_told in (("Last set to failure.", True), ("Never to failure, in maximal comfort.", False)):
        plan = week_of(day("monday", replace(entry, note=note)))
        assert bool(found(plan, catalogue, "good-morning-failure")) is is_told
        # no click rewords what somebody wrote
        assert all(one.fixes == () for one in found(plan, catalogue, "good-morning-failure"))


def test_what_is_for_advanced_clients_is_never_proposed(catalogue: Catalogue) -> None:
    for level in (1, 2, 3):
        proposed = Setting(catalogue, client(level=level, equipment=()), WORDS).strength_work()
        assert proposed
        assert ADVANCED_ONLY.isdisjoint(one.id for one in proposed)


def test_the_jefferson_curl_is_for_advanced_clients(catalogue: Catalogue) -> None:
    plan = week_of(day("monday", *work("jefferson-curl")))
    assert found(plan, catalogue, "advanced-only")[0].severity is Severity.CAUTION
    settles(plan, catalogue, "advanced-only")  # nobody is known to be advanced
    shelved = replace(plan, template=TemplateInfo())
    assert found(shelved, catalogue, "advanced-only") == []
    assert found(plan, catalogue, "advanced-only", client(level=3)) == []
    settles(plan, catalogue, "advanced-only", level=2)


def test_harder_than_the_clients_level(catalogue: Catalogue) -> None:
    plan = week_of(day("monday", *work("pull-up", "deadlift")))
    assert messages(plan, catalogue, "client-level", client(level=1)) == [
        "Harder than this client's level 1: Pull-Up, Deadlift."
    ]
    settles(plan, catalogue, "client-level", level=1)


def test_what_a_precaution_says_to_avoid(catalogue: Catalogue) -> None:
    plan = week_of(day("monday", *work("sit-up"), warm_up=False))
    who = {"precautions": (PrecautionId("disc-herniation"),)}
    (finding,) = found(plan, catalogue, "precaution", client(**who))
    assert finding.severity is Severity.SERIOUS
    assert finding.message == "To be avoided with slipped disc (herniated disc): Sit-Up."
    settles(plan, catalogue, "precaution", **who)


def test_what_a_precaution_says_to_change_is_seen_to_by_a_note(catalogue: Catalogue) -> None:
    plan = week_of(day("monday", *work("partial-curl-up", "seated-row"), warm_up=False))
    who = {"precautions": (PrecautionId("disc-herniation"),)}
    (finding,) = found(plan, catalogue, "precaution", client(**who))
    assert (finding.severity, len(finding.keys)) == (Severity.CAUTION, 2)
    after = settles(plan, catalogue, "precaution", **who)
    assert all(entry.note.endswith(".") for entry in after.weeks[0].days[0].blocks[1].entries)


def test_a_cause_for_a_doctor_is_told_once(catalogue: Catalogue) -> None:
    who = client(precautions=(PrecautionId("inflammatory-infection-tumour"),))
    (finding,) = found(make_plan(sane_week()), catalogue, "precaution", who)
    assert finding.message == "Inflammatory arthritis, infection or tumour: a doctor's word comes first."
    assert finding.fixes == ()


def test_equipment_that_is_not_at_hand(catalogue: Catalogue) -> None:
    plan = week_of(day("monday", *work("seated-row", "face-pull")))
    at_hand = (Equipment.MAT, Equipment.BAND, Equipment.ANCHOR, Equipment.CHAIR)
    (finding,) = found(plan, catalogue, "equipment", client(equipment=at_hand))
    assert finding.message == "Cable machine is not at hand: Seated Row, Face Pull."
    settles(plan, catalogue, "equipment", equipment=at_hand)
    assert found(plan, catalogue, "equipment", client()) == []


def test_load_that_jumps_from_week_to_week(catalogue: Catalogue) -> None:
    def plan(*loads: str) -> Plan:
        return make_plan(*((day("monday", *work("deadlift", load=load)),) for load in loads))

    assert messages(plan("20 kg", "30 kg"), catalogue, "load-jump") == [
        "Load grows fast: Deadlift from 20 kg to 30 kg."
    ]
    # gradual, another unit, and back again after an easy week
    for loads in (("20 kg", "22.5 kg"), ("20 kg", "45 lb"), ("20 kg", "10 kg", "20 kg"), ("", "20 kg")):
        assert messages(plan(*loads), catalogue, "load-jump") == []
    # small dumbbells come in smaller steps than plates
    for loads in (("1 kg", "2 kg"), ("5 kg", "7.5 kg"), ("5 lb", "7 lb"), ("10 lb", "15 lb")):
        assert messages(plan(*loads), catalogue, "load-jump") == []
    for loads in (("1 kg", "3.5 kg"), ("4.5 kg", "7 kg"), ("5 lb", "10 lb"), ("5 kg", "8 kg")):
        assert found(plan(*loads), catalogue, "load-jump")
    after = settles(plan("1 kg", "3.5 kg"), catalogue, "load-jump")
    assert [entry.dose.load for entry in after.entries() if entry.exercise == "deadlift"] == ["1 kg", "2 kg"]
    after = settles(plan("95 %", "120 %"), catalogue, "load-jump")  # nobody lifts more than all they can
    assert [entry.dose.load for entry in after.entries() if entry.exercise == "deadlift"] == ["95 %", "100 %"]


def test_planks_grow_in_steps(catalogue: Catalogue) -> None:
    plan = make_plan(
        *((day("monday", make_entry("plank", sets=2, hold_seconds=hold)),) for hold in (15, 30, 60))
    )
    assert messages(plan, catalogue, "plank-step") == ["Plank time grows fast: Plank from 30 to 60 s."]
    after = settles(plan, catalogue, "plank-step")
    assert [entry.dose.hold_seconds for entry in after.entries() if entry.exercise == "plank"] == [
        Span.of(15),
        Span.of(30),
        Span.of(45),
    ]
    for holds, ends in (((50, 90), 60), ((60, 90), None)):
        plan = make_plan(
            *((day("monday", make_entry("plank", sets=2, hold_seconds=hold)),) for hold in holds)
        )
        steps = found(plan, catalogue, "plank-step")
        assert [one.fix.label for one in steps if one.fix] == ([f"Hold for {ends} seconds"] if ends else [])


def test_another_note_does_not_hide_what_a_precaution_says_to_change(catalogue: Catalogue) -> None:
    light = replace(make_entry("partial-curl-up", sets=3, reps=10), note="Light.")
    plan = week_of(day("monday", light, *work("seated-row"), warm_up=False))
    who = {"precautions": (PrecautionId("disc-herniation"),)}
    caution, hint = found(plan, catalogue, "precaution", client(**who))
    assert (caution.severity, hint.severity) == (Severity.CAUTION, Severity.HINT)
    assert hint.message == (
        "Does the note say how to change it with slipped disc (herniated disc)? Partial Curl-Up."
    )
    after = fixed(fixed(plan, caution), hint)
    assert found(after, catalogue, "precaution", client(**who)) == []
    assert after.weeks[0].days[0].blocks[1].entries[0].note == f"Light.\n{hint.why}"


def test_any_note_does_not_see_to_the_clients_own_precaution(catalogue: Catalogue) -> None:
    own = OwnPrecaution("Pregnant, 30 weeks", exercises=(ExerciseId("bridge"),))
    for note, severity in (
        ("", Severity.CAUTION),
        ("Slowly.", Severity.HINT),
        ("Pregnant, 30 weeks: on an incline.", None),
    ):
        plan = week_of(day("monday", *(replace(one, note=note) for one in work("bridge"))))
        said = found(plan, catalogue, "precaution", client(own_precautions=(own,)))
        assert [one.severity for one in said] == ([severity] if severity else [])


def test_two_precautions_of_one_name_are_swapped_away_together(catalogue: Catalogue) -> None:
    plan = week_of(day("monday", *work("sit-up"), warm_up=False))
    bending = OwnPrecaution("No bending", CautionAction.AVOID, movements=(Movement.FLEXION,))
    sitting_up = replace(bending, movements=(), exercises=(ExerciseId("sit-up"),))
    settles(plan, catalogue, "precaution", own_precautions=(bending, sitting_up))


@pytest.mark.parametrize(
    ("load", "weight"),
    [
        ("10 kilos", Load(10, "kg")),
        ("17,5 lbs each", Load(17.5, "lb")),
        ("70-80 %", Load(80, "%")),
        ("-10 kg", None),
        ("20 kg (44 lb)", None),
        ("red band", None),
    ],
)
def test_the_weight_of_a_load(load: str, weight: Load | None) -> None:
    assert read_load(load) == weight
