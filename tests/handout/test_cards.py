from __future__ import annotations

from dataclasses import replace

import pytest

from backdesk.domain.client import OwnPrecaution
from backdesk.domain.exercise import Caution, CautionAction
from backdesk.domain.ids import ExerciseId, PrecautionId
from backdesk.domain.plan import WEEKDAYS, Plan
from backdesk.handout.from_plan import build_spec
from backdesk.handout.render import lay_out
from backdesk.handout.spec import CardDose, HandoutOptions, HandoutSpec, Layout
from backdesk.handout.theme import theme_for
from tests.factories import make_block, make_day, make_entry, make_plan
from tests.handout.builders import (
    MARIA,
    full_exercise,
    make_catalogue,
    make_spec,
    outside,
    overlaps,
    run_texts,
    usual_day,
    usual_plan,
)

CARDS = HandoutOptions(layouts=(Layout.CARDS,))
LIFT, LIFT_HIGH = ExerciseId("lift"), ExerciseId("lift-high")


def spec_of(*names: str, **dose: int) -> HandoutSpec:
    days = (make_day("monday", strength=make_block(*[make_entry(name, id=None, **dose) for name in names])),)
    return make_spec(make_plan(days), options=CARDS)


def text_of(spec: HandoutSpec) -> str:
    return " ".join(map(run_texts, lay_out(spec))).replace("\u00a0", " ")


def test_a_card_has_all_its_parts_in_order() -> None:
    text = text_of(spec_of("cat-cow", sets=2, reps=10))
    parts = (
        "1 Cat Cow",
        "2 sets of 10",
        "Strength: Monday",
        "Take care Slipped disc: Keep the movement small.",
        "Start On hands",
        "Steps 1. Breathe in",
        "2. Breathe out",
        "Tip Keep your neck",
        "Why It moves",
        "Easier: Pelvic Tilt. Harder: Plank or Side Plank.",
    )
    positions = [text.find(part) for part in parts]
    assert -1 not in positions
    assert positions == sorted(positions)


def test_each_exercise_has_one_card_in_the_order_of_the_plan() -> None:
    spec = make_spec(usual_plan())
    assert [(card.number, card.name) for card in spec.cards] == [
        (1, "Cat Cow"),
        (2, "Bird Dog"),
        (3, "Side Plank"),
        (4, "Bridge"),
        (5, "Childs Pose"),
    ]


def test_different_doses_say_their_days() -> None:
    plan = make_plan(
        (
            make_day("monday", strength=make_block(make_entry("plank", hold_seconds=20))),
            make_day("tuesday", strength=make_block(make_entry("plank", hold_seconds=40))),
            make_day(
                "friday",
                strength=make_block(make_entry("plank", hold_seconds=20)),
                relief=make_block(make_entry("plank", hold_seconds=20)),
            ),
        )
    )
    assert make_spec(plan).cards[0].doses == (
        CardDose("Hold for 20 seconds", "Strength: Monday and Friday"),
        CardDose("Hold for 40 seconds", "Strength: Tuesday"),
        CardDose("Hold for 20 seconds", "Relief: Friday"),
    )


@pytest.mark.parametrize(
    ("plan", "when"),
    [
        (
            make_plan(tuple(make_day(n, strength=make_block(make_entry("plank"))) for n in WEEKDAYS)),
            "every day",
        ),
        (
            make_plan((make_day("day-3", strength=make_block(make_entry("plank"), make_entry("plank"))),)),
            "Day 3 (2 times)",
        ),
        (
            make_plan(*[(make_day("monday", strength=make_block(make_entry("plank"))),)] * 3),
            "Monday (Weeks 1–3)",
        ),
        (
            make_plan(
                (make_day("monday", strength=make_block(make_entry("plank"))),),
                (),
                (make_day("monday", strength=make_block(make_entry("plank"))),),
            ),
            "Monday (Weeks 1 and 3)",
        ),
    ],
)
def test_days_are_said_briefly(plan: Plan, when: str) -> None:
    assert make_spec(plan).cards[0].doses[0].when == f"Strength: {when}"


def test_rounds_and_superset_are_part_of_the_dose() -> None:
    pair = [replace(make_entry(name, reps=8), group="B") for name in ("plank", "bridge")]
    spec = make_spec(make_plan((make_day("monday", strength=make_block(*pair, rounds=2)),)))
    assert spec.cards[1].doses == (CardDose("2 rounds, 8 repetitions", "Strength B2: Monday"),)


def test_cautions_only_for_the_clients_own_precautions() -> None:
    other = Caution(PrecautionId("osteoporosis"), CautionAction.AVOID, "Do not bend under load.")
    catalogue = make_catalogue(full_exercise("lift", cautions=(other,)))
    plan = make_plan((make_day("monday", strength=make_block(make_entry("lift"), make_entry("plank"))),))
    text = text_of(make_spec(plan, catalogue=catalogue, options=CARDS))
    assert "Do not bend under load." not in text
    assert text.count("Take care") == 1
    ill = replace(MARIA, precautions=(PrecautionId("osteoporosis"),))
    text = text_of(make_spec(plan, ill, catalogue=catalogue, options=CARDS))
    assert "Ask first osteoporosis: Do not bend under load." in text
    assert "Take care" not in text
    assert "Take care" not in text_of(make_spec(plan, None, catalogue=catalogue, options=CARDS))


def test_the_therapist_s_own_precaution_stands_on_the_cards_it_touches() -> None:
    catalogue = make_catalogue(full_exercise("lift"), full_exercise("lift-high"))
    catalogue = catalogue.with_exercises([replace(catalogue.exercises[LIFT], harder=(LIFT_HIGH,))])
    own = OwnPrecaution("Left knee: nothing deep", CautionAction.AVOID, exercises=(LIFT, LIFT_HIGH))
    plan = make_plan((make_day("monday", strength=make_block(make_entry("lift"), make_entry("plank"))),))
    spec = make_spec(plan, replace(MARIA, own_precautions=(own,)), catalogue=catalogue, options=CARDS)
    assert [card.cautions[-1].precaution == own.name for card in spec.cards] == [True, False]
    assert spec.cards[0].harder == ()
    assert "Ask first Left knee: nothing deep" in text_of(spec)


def test_one_reason_for_several_precautions_is_said_once_and_ask_first_comes_first() -> None:
    reason = "Do not bend under load."
    cautions = (
        Caution(PrecautionId("disc-herniation"), CautionAction.MODIFY, reason),
        Caution(PrecautionId("osteoporosis"), CautionAction.MODIFY, reason),
        Caution(PrecautionId("ms"), CautionAction.AVOID, reason),
    )
    catalogue = make_catalogue(full_exercise("lift", cautions=cautions))
    entry = replace(make_entry("lift"), note="Slowly.")
    plan = make_plan((make_day("monday", strength=make_block(entry)),))
    ill = replace(MARIA, precautions=tuple(caution.precaution for caution in cautions))
    spec = make_spec(plan, ill, catalogue=catalogue, options=CARDS)
    assert [(one.action, one.precaution, one.reason) for one in spec.cards[0].cautions] == [
        (CautionAction.AVOID, "ms", reason),
        (CautionAction.MODIFY, "Slipped disc and osteoporosis", reason),
    ]
    text = text_of(spec)
    said = ("Strength: Monday", "Ask first ms:", "Take care Slipped disc and osteoporosis:", "Note Slowly.")
    positions = [text.find(part) for part in (*said, "Start On hands")]
    assert -1 not in positions
    assert positions == sorted(positions)


def test_numbers_of_doses_and_days_stay_with_what_they_count() -> None:
    entry = make_entry("cat-cow", sets=3, reps=8, hold_seconds=5, load="2 × 16 kg or 10 %")
    weeks = [(make_day(day, strength=make_block(entry)),) for day in ("monday", "monday", "friday")]
    (page, *_) = lay_out(make_spec(make_plan(*weeks), options=CARDS))
    text = " ".join(run.text for run in page.runs)
    for tied in (
        "5\u00a0seconds",
        "2\u00a0×\u00a016\u00a0kg",
        "10\u00a0%",
        "(Weeks\u00a01–2)",
        "(Week\u00a03)",
    ):
        assert tied in text


@pytest.mark.parametrize(("count", "is_paired"), [(6, False), (9, True)])
def test_many_doses_stand_two_to_a_row(count: int, is_paired: bool) -> None:
    doses = [make_entry("cat-cow", id=None, sets=3, reps=5 + n) for n in range(count)]
    spec = make_spec(make_plan((make_day("monday", strength=make_block(*doses)),)), options=CARDS)
    (page,) = lay_out(spec)
    assert not outside(page)
    assert not list(overlaps(page))
    said = [run for run in page.runs if run.text.startswith("3\u00a0sets")]
    assert [run.text for run in said] == [f"3\u00a0sets of {5 + n}" for n in range(count)]
    assert (len({run.y for run in said}) < count) is is_paired


def test_notes_say_their_days_when_they_differ() -> None:
    notes = {"monday": "slowly", "friday": ""}
    plan = make_plan(tuple(usual_day(day, note=note) for day, note in notes.items()))
    assert make_spec(plan).cards[1].notes == ("Monday: slowly",)
    same = make_plan(tuple(usual_day(day, note="slowly") for day in notes))
    assert make_spec(same).cards[1].notes == ("slowly",)


def test_an_unknown_exercise_is_named_by_its_id() -> None:
    text = text_of(spec_of("from-another-library", sets=3, reps=9))
    assert "1 from-another-library 3 sets of 9 Strength: Monday" in text
    assert "Start" not in text


def test_exercises_that_travel_with_the_plan_are_known() -> None:
    plan = make_plan((make_day("monday", strength=make_block(make_entry("own"))),))
    plan = replace(plan, exercises=(full_exercise("own", name="Her own stretch"),))
    assert make_spec(plan).cards[0].name == "Her own stretch"
    assert make_spec(plan).weeks[0].days[0].blocks[1].items[0].name == "Her own stretch"


@pytest.mark.parametrize(("large", "most"), [(False, 2), (True, 1)])
def test_cards_share_a_page_but_never_split(large: bool, most: int) -> None:
    names = ("cat-cow", "bird-dog", "side-plank", "bridge", "dead-bug")
    spec = spec_of(*names, reps=5)
    pages = lay_out(replace(spec, options=replace(spec.options, large_print=large)))
    starts = [run_texts(page).count("On hands and knees") for page in pages]
    ends = [run_texts(page).count("Keep the movement small") for page in pages]
    assert starts == ends
    assert max(starts) == most
    assert sum(starts) == len(names)


def test_cards_are_set_closer_where_that_saves_pages() -> None:
    step = "Breathe out and round your back up like a cat, then breathe in and let it sink down again. "
    longer = [full_exercise(f"long-{n}", steps=(*(step,) * 6, "Stop.")) for n in range(4)]
    plan = make_plan((make_day("monday", strength=make_block(*[make_entry(item.id) for item in longer])),))
    pages = lay_out(make_spec(plan, catalogue=make_catalogue(*longer)))
    starts = [run_texts(page).count("On hands and knees") for page in pages]
    assert starts == [0, 2, 2]
    leadings = {run.style.leading / run.style.size for run in pages[1].runs if "Breathe out" in run.text}
    assert leadings == {theme_for(HandoutOptions()).tighter().body_leading}


def test_switches_leave_parts_out() -> None:
    spec = make_spec(make_plan((usual_day("monday", note="slowly"),)))
    off = HandoutOptions(layouts=(Layout.CARDS,), steps=False, tips=False, days=False, notes=False)
    text = text_of(replace(spec, options=off))
    for said in ("Start", "Steps", "Tip", "Why", "slowly", "Strength A1: Monday"):
        assert said not in text
    assert "3 sets of 12" in text


def test_days_are_said_even_when_switched_off_if_doses_differ() -> None:
    days = [
        make_day(name, strength=make_block(make_entry("plank", reps=reps)))
        for name, reps in (("monday", 5), ("friday", 9))
    ]
    spec = make_spec(make_plan(tuple(days)), options=HandoutOptions(layouts=(Layout.CARDS,), days=False))
    assert "5 repetitions Strength: Monday 9 repetitions Strength: Friday" in text_of(spec)


def test_the_translators_language_goes_into_the_spec() -> None:
    from backdesk.i18n import english

    plan = usual_plan()
    spec = build_spec(plan, None, make_catalogue(), english(), today=make_spec().date, options=CARDS)
    assert spec.language == "en"
    assert spec.client_name == ""
