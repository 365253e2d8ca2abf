"""A client's concerns as one plan takes them: remembered, overridden, and what to say before printing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from backdesk.domain import plan_screen as module
from backdesk.domain import screening as screening_module
from backdesk.domain.catalogue import Catalogue
from backdesk.domain.client import Client
from backdesk.domain.dismissal import Dismissal
from backdesk.domain.exercise import Equipment
from backdesk.domain.ids import ClientId, ExerciseId, PrecautionId
from backdesk.domain.plan import Plan
from backdesk.domain.plan_dismissals import dismiss
from backdesk.domain.plan_screen import NOTHING, Kept, PlanScreen, Screened, Screener, plan_screen
from backdesk.domain.screening import PRECAUTION_RULE, ConcernKind, concern_key
from backdesk.domain.screening_words import concern_lines, print_warnings
from backdesk.domain.wording import PlainWords
from tests.factories import make_block, make_day, make_entry, make_plan

WORDS = PlainWords()
SIT_UP, BIRD, CAT = ExerciseId("sit-up"), ExerciseId("bird-dog"), ExerciseId("cat-cow")
DEADLIFT = ExerciseId("deadlift")
DISC, TUMOUR = PrecautionId("disc-herniation"), PrecautionId("inflammatory-infection-tumour")
MARIA = Client(ClientId("maria"), "Maria", (DISC,))


def plan_of(*exercises: str) -> Plan:
    return make_plan((make_day("monday", strength=make_block(*map(make_entry, exercises))),))


def kept(plan: Plan, exercise: ExerciseId, client: Client, catalogue: Catalogue, note: str = "") -> Plan:
    """The plan with everything overridden that is open about an exercise."""
    for concern in plan_screen(plan, client, catalogue).of(exercise).open:
        plan = dismiss(plan, concern.rule, [concern_key(exercise, concern)], note)
    return plan


def test_nothing_speaks_against_what_suits_or_nobody_knows(catalogue: Catalogue) -> None:
    screen = plan_screen(plan_of(), MARIA, catalogue)
    assert screen.of(BIRD) is NOTHING
    assert screen.of(ExerciseId("space-walk")) is NOTHING
    assert plan_screen(plan_of(), None, catalogue).of(SIT_UP) is NOTHING


def test_an_overridden_concern_is_kept_with_its_note(catalogue: Catalogue) -> None:
    before = plan_of("sit-up", "bird-dog")
    (concern,) = plan_screen(before, MARIA, catalogue).of(SIT_UP).serious

    found = plan_screen(kept(before, SIT_UP, MARIA, catalogue, "Only a few."), MARIA, catalogue)

    assert found.of(SIT_UP).open == ()
    assert [(one.concern, one.note) for one in found.of(SIT_UP).kept] == [(concern, "Only a few.")]
    assert not found.of(SIT_UP).is_clear
    assert list(found.planned(before)) == [SIT_UP]


def test_a_screener_serves_one_client_and_library(catalogue: Catalogue) -> None:
    screener = Screener(catalogue, MARIA)
    assert screener.fits(catalogue, replace(MARIA))
    assert not screener.fits(catalogue, replace(MARIA, equipment=()))
    assert not screener.fits(catalogue.with_exercises([catalogue.exercises[BIRD]]), MARIA)
    screen = PlanScreen(screener)
    assert screen.fits(screener, ())
    assert not screen.fits(screener, (Dismissal("precaution", "x"),))
    assert plan_screen(plan_of(), MARIA, catalogue, like=screen).screener is screener
    assert plan_screen(plan_of(), None, catalogue, like=screen).screener is not screener


def test_each_exercise_is_screened_and_searched_for_once(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    screen_one, search = screening_module.screen, screening_module.safer_swap

    def screening(*about: object) -> object:
        asked.append("screen")
        return screen_one(*about)  # type: ignore[arg-type]

    def searching(*about: object) -> object:
        asked.append("search")
        return search(*about)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "screen", screening)
    monkeypatch.setattr(module, "safer_swap", searching)
    screener = Screener(catalogue, MARIA)
    for dismissals in ((), (Dismissal("no-warm-up"),)):
        found = PlanScreen(screener, dismissals)
        assert [found.swap(SIT_UP) for _ in range(2)] == ["dead-bug"] * 2
        assert found.of(SIT_UP).open
    assert asked == ["screen", "search"]


def test_the_safer_swap_waits_for_the_doctor(catalogue: Catalogue) -> None:
    who = replace(MARIA, precautions=(DISC, TUMOUR))
    plan = plan_of("sit-up", "bird-dog")
    before = plan_screen(plan, who, catalogue)
    assert [one.kind for one in before.of(SIT_UP).open] == [ConcernKind.REFER, ConcernKind.AVOID]
    assert before.swap(SIT_UP) is None

    refer = before.of(BIRD).open[0]
    cleared = dismiss(plan, PRECAUTION_RULE, [concern_key(BIRD, refer)], "Dr Ito, 3 May")
    after = plan_screen(cleared, who, catalogue)

    assert [one.kind for one in after.of(SIT_UP).open] == [ConcernKind.AVOID]
    assert after.swap(SIT_UP) == "dead-bug"
    assert before.general() == Screened((refer,)), "said once, for the person"
    assert after.general() == Screened((), (Kept(refer, "Dr Ito, 3 May"),))
    assert before.of(BIRD).particular == after.of(BIRD).particular == Screened()
    assert [one.kind for one in before.of(SIT_UP).particular.open] == [ConcernKind.AVOID]
    assert "See a doctor" not in " ".join(concern_lines(SIT_UP, before, WORDS))
    assert after.swap(BIRD) is None, "no other exercise answers what a doctor has to"


def test_the_lines_say_action_what_why_and_the_swap_by_name(catalogue: Catalogue) -> None:
    plan = plan_of("sit-up")
    screen = plan_screen(plan, MARIA, catalogue)
    reason = screen.of(SIT_UP).open[0].reason
    said = f"Avoid – Slipped disc (herniated disc): {reason}"
    assert concern_lines(SIT_UP, screen, WORDS) == (said, "Instead: Dead Bug.")
    assert concern_lines(BIRD, screen, WORDS) == ()

    keeping = plan_screen(kept(plan, SIT_UP, MARIA, catalogue, "Only {a} few."), MARIA, catalogue)
    silent = plan_screen(kept(plan, SIT_UP, MARIA, catalogue), MARIA, catalogue)

    assert concern_lines(SIT_UP, keeping, WORDS) == (f"Kept in this plan. {said} Note: Only {{a}} few.",)
    assert concern_lines(SIT_UP, silent, WORDS) == (f"Kept in this plan. {said}",)


def test_the_warnings_before_printing(catalogue: Catalogue) -> None:
    who = replace(MARIA, equipment=(Equipment.MAT,))
    plan = plan_of("cat-cow", "deadlift", "bird-dog", "sit-up")
    warnings = print_warnings(plan, plan_screen(plan, who, catalogue), WORDS)
    assert warnings.avoided == (DEADLIFT, SIT_UP)
    assert warnings.referred == ()
    assert [line.split(":")[0] for line in warnings.serious] == ["Deadlift", "Sit-Up"]
    assert warnings.serious[1].endswith("Instead: Dead Bug.")
    assert warnings.others == (
        "1 exercise is to be changed for Maria and has no note: Cat-Cow.",
        "1 exercise needs equipment that Maria does not have: Deadlift (Barbell).",
    )


def test_what_is_noted_overridden_or_fits_is_not_warned_of(catalogue: Catalogue) -> None:
    plan = plan_of("cat-cow", "sit-up")
    ((noted, *others),) = [day.blocks[1].entries for week in plan.weeks for day in week.days]
    entries = (replace(noted, note="Round only a little."), *others)
    plan = make_plan((make_day("monday", strength=make_block(*entries)),))
    plan = kept(plan, SIT_UP, MARIA, catalogue)
    warnings = print_warnings(plan, plan_screen(plan, MARIA, catalogue), WORDS)
    assert (warnings.serious, warnings.others, warnings.avoided) == ((), (), ())
    nobody = print_warnings(plan, plan_screen(plan, None, catalogue), WORDS)
    assert nobody == type(nobody)()


def test_a_doctor_first_is_said_once_for_the_whole_plan(catalogue: Catalogue) -> None:
    who = replace(MARIA, precautions=(TUMOUR,))
    plan = plan_of("cat-cow", "bird-dog")
    warnings = print_warnings(plan, plan_screen(plan, who, catalogue), WORDS)
    assert len(warnings.serious) == len(warnings.referred) == 1
    assert warnings.avoided == ()
