"""Session sheets: one page a day, nothing torn, everything that a day asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from backdesk.domain.exercise import Caution, CautionAction
from backdesk.domain.ids import WeekId
from backdesk.domain.plan import Day, Entry, Plan, Week
from backdesk.domain.pose import ExerciseFigure, KeyPose
from backdesk.handout.flow import Page
from backdesk.handout.fonts import load_fonts
from backdesk.handout.kit import Kit
from backdesk.handout.page_frames import Book
from backdesk.handout.render import lay_out, render_handout
from backdesk.handout.session_days import rest_text, session_days
from backdesk.handout.session_sheets import add_sessions
from backdesk.handout.spec import HandoutCancelled, HandoutOptions, HandoutSpec, Layout, Paper
from backdesk.handout.theme import theme_for
from tests.factories import make_block, make_day, make_entry, make_exercise, make_plan
from tests.figure.bodies import quadruped
from tests.handout.builders import (
    DISC,
    NAMES,
    heavy_day,
    make_catalogue,
    make_spec,
    outside,
    overlaps,
    page_texts,
    run_texts,
    usual_day,
    usual_plan,
)

ALONE = HandoutOptions(layouts=(Layout.SESSIONS,), pain_box=False, stop_signs_box=False)
SHORT = replace(ALONE, steps=False)
WITH_CARDS = replace(ALONE, layouts=(Layout.SESSIONS, Layout.CARDS))


def sheets(spec: HandoutSpec) -> list[Page]:
    """The pages of the session sheets alone, checked to be sound."""
    book = Book(Kit(spec, theme_for(spec.options), load_fonts()))
    add_sessions(book)
    pages = [sheet.page for sheet in book.sheets]
    for page in pages:
        assert not outside(page)
        assert not list(overlaps(page))
        assert all(picture.y + picture.height < page.height - 20 for picture in page.pictures)
    return pages


def texts(plan: Plan, options: HandoutOptions = SHORT) -> list[str]:
    return [run_texts(page) for page in sheets(make_spec(plan, options=options))]


def pictured(spec: HandoutSpec) -> HandoutSpec:
    figure = ExerciseFigure((KeyPose("Start", quadruped()), KeyPose("End", quadruped())))
    return replace(spec, cards=tuple(replace(card, figure=figure) for card in spec.cards))


def weeks_of(days: Sequence[tuple[Day, ...]]) -> Plan:
    plan = make_plan(())
    return replace(plan, weeks=tuple(Week(WeekId(str(number)), week) for number, week in enumerate(days)))


def test_each_training_day_has_a_page_in_order() -> None:
    first, second, third = texts(usual_plan())
    assert "Monday Gym about 25 minutes" in first
    assert "Wednesday about 25 minutes" in second
    assert "Friday Home about 25 minutes" in third
    assert "Rest: Tuesday, Thursday, Saturday and Sunday" in first
    assert "Rest:" not in second + third


def test_entries_stand_in_their_blocks_in_order() -> None:
    page = texts(usual_plan())[0]
    places = [
        page.index(text)
        for text in ("Warm-up", "1 Cat Cow 60 seconds", "Strength", "2 A1 Bird Dog", "4 Bridge", "Relief")
    ]
    assert places == sorted(places)
    assert "3 sets of 12, load 10 kg, rest 1 minute" in page.replace("\u00a0", " ")


def test_a_superset_is_bracketed_and_explained_once() -> None:
    (page, *_) = sheets(make_spec(usual_plan(), options=SHORT))
    said = run_texts(page)
    assert said.count("A1 and A2: do these one after the other, rest, then start again.") == 1
    bar = theme_for(SHORT).blocks
    ends = [
        rect for rect in page.rects if rect.width == 6.0 and rect.colour in [one.bar for one in bar.values()]
    ]
    assert len(ends) == 2
    upper, lower = sorted(rect.y for rect in ends)
    tags = [run.y for run in page.runs if run.text in ("A1", "A2")]
    assert all(upper < y < lower for y in tags)


def test_a_long_circuit_names_its_first_and_last() -> None:
    entries = [replace(make_entry("bird-dog", reps=n), group="B") for n in range(1, 6)]
    (page,) = texts(make_plan((make_day("monday", strength=make_block(*entries)),)))
    assert "B1 to B5: do these one after the other" in page


def test_a_letter_alone_needs_no_explanation() -> None:
    entry = replace(make_entry("bird-dog", reps=5), group="A")
    (page,) = texts(make_plan((make_day("monday", strength=make_block(entry)),)))
    assert "A1 Bird Dog" in page
    assert "one after the other" not in page


def test_rounds_are_said_above_the_entries() -> None:
    block = make_block(make_entry("bridge"), make_entry("plank"), rounds=3)
    (page,) = texts(make_plan((make_day("monday", strength=block),)))
    assert "Strength 3 rounds of these: 1 Bridge" in page


def test_note_and_caution_stand_with_the_entry() -> None:
    plan = make_plan((usual_day("monday", note="Think of a cup of tea."),))
    assert "Note Think of a cup of tea. Take care Keep the movement small." in texts(plan)[0]
    assert "cup of tea" not in texts(plan, replace(SHORT, notes=False))[0]


def test_cautions_with_one_reason_are_said_once_and_avoiding_by_its_word() -> None:
    cautions = (
        Caution(DISC, CautionAction.AVOID, "Leave it out."),
        Caution(DISC, CautionAction.AVOID, "Leave it out."),
    )
    own = make_exercise("own", cautions=cautions)
    plan = make_plan((make_day("monday", strength=make_block(make_entry("own"))),))
    (page,) = sheets(make_spec(plan, options=SHORT, catalogue=make_catalogue(own)))
    assert run_texts(page).count("Ask first Leave it out.") == 1


def test_steps_are_printed_only_where_no_card_says_them() -> None:
    step = "1. Breathe in and let your belly sink."
    short = make_plan((make_day(strength=make_block(make_entry("cat-cow"), make_entry("bird-dog"))),))
    assert step in texts(short, ALONE)[0]
    assert "Start On hands and knees" in texts(short, ALONE)[0]
    assert step not in texts(short, WITH_CARDS)[0]
    assert step not in texts(usual_plan(), SHORT)[0]
    assert step not in texts(usual_plan(), WITH_CARDS)[0]


def test_a_day_stays_on_one_page_rather_than_say_its_steps() -> None:
    entries = [make_entry(name) for name in NAMES]
    (page,) = texts(make_plan((make_day(strength=make_block(*entries)),)), ALONE)
    assert "1. Breathe in" not in page
    assert "Take care" in page


def test_numbers_lead_to_the_cards_where_there_are_any() -> None:
    (page, *_) = sheets(make_spec(usual_plan(), options=WITH_CARDS))
    assert {link.target for link in page.links} == {f"#card-{n}" for n in range(1, 6)}
    assert not sheets(make_spec(usual_plan(), options=SHORT))[0].links
    assert render_handout(make_spec(usual_plan(), options=WITH_CARDS))


def test_each_entry_has_a_box_to_tick() -> None:
    (page,) = sheets(make_spec(make_plan((usual_day("monday"),)), options=SHORT))
    ink = theme_for(SHORT).ink
    sides = [rect for rect in page.rects if rect.colour == ink and rect.width > rect.height]
    assert len(sides) == 2 * 6


def test_few_entries_have_larger_pictures() -> None:
    def height(*entries: Entry) -> float:
        plan = make_plan((make_day("monday", strength=make_block(*entries)),))
        (page,) = sheets(pictured(make_spec(plan, options=SHORT)))
        (tall,) = {picture.height for picture in page.pictures}
        return tall

    few = height(*(make_entry("bridge", reps=n) for n in range(1, 4)))
    many = height(*(make_entry("bridge", reps=n) for n in range(1, 10)))
    assert few > 1.5 * many
    assert many >= 50


def test_pictures_can_be_off() -> None:
    spec = pictured(make_spec(usual_plan(), options=replace(SHORT, pictures=False)))
    assert not any(page.pictures for page in sheets(spec))


def test_the_first_sheet_keeps_room_for_the_care_boxes() -> None:
    options = HandoutOptions(layouts=(Layout.SESSIONS,), steps=False)
    pages = lay_out(make_spec(usual_plan(), options=options))
    assert len(pages) == 3
    assert "Stop and get urgent help" in run_texts(pages[0])


def test_equal_weeks_share_their_sheets() -> None:
    week = (usual_day("monday", "Gym"), usual_day("friday"))
    spec = make_spec(weeks_of([week] * 12), options=SHORT)
    pages = sheets(spec)
    assert len(pages) == 2
    assert "Weeks 1–12" in run_texts(pages[0])
    assert [mark.title for page in pages for mark in page.bookmarks] == [
        "Session sheets",
        "Weeks 1–12, Monday",
        "Weeks 1–12, Friday",
    ]


def test_a_sheet_for_several_weeks_has_a_box_for_each() -> None:
    week = (usual_day("monday"),)
    (page,) = sheets(make_spec(weeks_of([week] * 3), options=SHORT))
    assert "Done in week 1 2 3 Warm-up" in run_texts(page)
    assert (
        "Done in week 1 2 3 4 5 6 7 8 9 10 11 12 Warm-up"
        in texts(weeks_of([week] * 12), replace(SHORT, large_print=True))[0]
    )
    assert "Done in week" not in texts(weeks_of([week] * 52))[0] + texts(usual_plan())[0]


def test_a_week_that_differs_has_sheets_of_its_own() -> None:
    usual, other = (usual_day("monday"),), (usual_day("monday", note="Slower."),)
    spec = make_spec(weeks_of([usual, usual, other, usual]), options=SHORT)
    assert [day.weeks for day in session_days(spec)] == [(1, 2, 4), (3,)]
    first, second = map(run_texts, sheets(spec))
    assert "Weeks 1–2 and 4" in first
    assert "Week 3 of 4" in second
    without_notes = make_spec(weeks_of([usual, other]), options=replace(SHORT, notes=False))
    assert [day.weeks for day in session_days(without_notes)] == [(1, 2)]


def test_equal_days_of_one_week_are_not_merged() -> None:
    assert len(texts(make_plan((usual_day("monday"), usual_day("tuesday"))))) == 2


def test_days_of_rest_are_merged_over_weeks() -> None:
    plan = weeks_of(
        [(usual_day("day-1"), make_day("day-2")), (usual_day("day-1"), make_day("day-2", label="Walk"))]
    )
    assert rest_text(make_spec(plan)) == "Rest: Day 2 (Week 1 of 2); Day 2: Walk (Week 2 of 2)"
    idle = weeks_of([(usual_day("monday"),), (make_day("monday"),)])
    assert rest_text(make_spec(idle)).endswith("; every day (Week 2 of 2)")


def test_bookmarks_name_the_part_and_its_days() -> None:
    marks = [mark for page in sheets(make_spec(usual_plan(), options=SHORT)) for mark in page.bookmarks]
    assert [(mark.title, mark.level) for mark in marks] == [
        ("Session sheets", 0),
        ("Monday", 1),
        ("Wednesday", 1),
        ("Friday", 1),
    ]


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("paper", Paper)
def test_a_heavy_day_continues_with_its_head_and_its_band(paper: Paper, large: bool) -> None:
    options = replace(SHORT, paper=paper, large_print=large)
    pages = sheets(make_spec(make_plan((heavy_day(),)), options=options))
    assert len(pages) > 2
    said = list(map(run_texts, pages))
    assert all("Monday (continued)" in text and "Strength (continued)" in text for text in said[1:])
    for number in range(100, 160):
        assert sum(text.count(f"3 sets of {number}") for text in said) == 1


@pytest.mark.parametrize("count", range(2, 26))
def test_a_band_never_stands_alone_at_the_foot(count: int) -> None:
    warm_up = make_block(*(make_entry("cat-cow", reps=n) for n in range(1, count)))
    plan = make_plan((make_day("monday", warm_up=warm_up, relief=make_block(make_entry("bridge", reps=5))),))
    for page in sheets(make_spec(plan, options=replace(SHORT, large_print=True))):
        lowest = max(run.y for run in page.runs if run.y < page.height - 60)
        assert not {run.text for run in page.runs if run.y == lowest} & {"Warm-up", "Relief"}


def test_a_superset_moves_as_a_whole_if_it_can() -> None:
    lone = [make_entry("cat-cow", reps=n) for n in range(1, 14)]
    pair = [replace(make_entry("bridge", reps=n), group="A") for n in range(1, 4)]
    for before in range(8, 14):
        plan = make_plan((make_day("monday", strength=make_block(*lone[:before], *pair)),))
        said = texts(plan, replace(SHORT, large_print=True))
        assert sum("A1 Bridge" in text and "A3 Bridge" in text for text in said) == 1


def test_a_note_longer_than_a_page_runs_on() -> None:
    note = " ".join(f"word{n}" for n in range(5000))
    plan = make_plan(
        (make_day("monday", strength=make_block(replace(make_entry("bridge", reps=5), note=note))),)
    )
    said = texts(plan)
    assert len(said) > 3
    assert "1 Bridge 5 repetitions" in said[0]
    assert all("Monday (continued)" in text for text in said[1:])
    words = [word for text in said for word in text.split() if word.startswith("word")]
    assert words == note.split()


def test_names_of_200_letters_and_long_labels_are_laid_out() -> None:
    own = make_exercise("own", name=("Bridge <b> & " * 20)[:200])
    entries = [replace(make_entry("own", reps=n), group="A long superset name") for n in range(1, 4)]
    day = make_day("monday", label="A long label. " * 300, strength=make_block(*entries))
    spec = make_spec(make_plan((day,)), options=SHORT, catalogue=make_catalogue(own))
    assert "A long superset name1" in " ".join(map(run_texts, sheets(spec)))


def test_large_print_is_large_and_the_usual_is_no_smaller_than_twelve() -> None:
    for large, least in ((True, 18), (False, 12)):
        spec = make_spec(usual_plan(), options=replace(ALONE, large_print=large))
        assert min(run.style.size for page in sheets(spec) for run in page.runs) >= least


def test_a_plan_without_training_has_no_sheets() -> None:
    assert sheets(make_spec(make_plan((make_day("monday"),)), options=SHORT)) == []
    assert "No exercises are planned yet" in run_texts(
        lay_out(make_spec(make_plan((make_day("monday"),)), options=SHORT))[0]
    )


def test_it_stops_when_told_to() -> None:
    book = Book(Kit(make_spec(usual_plan()), theme_for(SHORT), load_fonts()))
    with pytest.raises(HandoutCancelled):
        add_sessions(book, lambda: True)


def test_the_pdf_says_the_same() -> None:
    pages = page_texts(render_handout(make_spec(usual_plan(), options=SHORT)))
    assert "Monday" in pages[0]
    assert "Bird Dog" in pages[0]


def test_a_name_without_printable_letters_still_has_its_number() -> None:
    own = make_exercise("own", name="\x00\x80")
    plan = make_plan((make_day("monday", strength=make_block(make_entry("own", reps=5))),))
    (page,) = sheets(make_spec(plan, options=SHORT, catalogue=make_catalogue(own)))
    assert "Strength 1 5 repetitions" in run_texts(page).replace("\u00a0", " ")
