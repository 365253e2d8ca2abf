"""The log sheet: rows and boxes as the plan says, whatever its size."""

from __future__ import annotations

from dataclasses import replace

import pytest

from backdesk.domain.clinic import Clinic
from backdesk.domain.plan import Day, Plan, Week
from backdesk.handout.exercise_cards import add_cards
from backdesk.handout.flow import Page
from backdesk.handout.fonts import load_fonts
from backdesk.handout.log_rows import LogRow, log_rows
from backdesk.handout.log_sheet import add_log
from backdesk.handout.log_strips import Room, Strip, paginate
from backdesk.handout.page_frames import Book, Kit
from backdesk.handout.spec import HandoutCancelled, HandoutOptions, HandoutSpec, Layout, Paper
from backdesk.handout.theme import theme_for
from tests.factories import make_block, make_day, make_entry, make_plan
from tests.handout.builders import heavy_day, make_spec, outside, overlaps, run_texts, usual_day, usual_plan

LOG = HandoutOptions(layouts=(Layout.LOG,))
TICK = 0.9
"""The stroke of a box to tick, that only these have."""


def lay_out_log(spec: HandoutSpec) -> tuple[Page, ...]:
    """The pages of the log alone, each whole and without texts on each other."""
    book = Book(Kit(spec, theme_for(spec.options), load_fonts()))
    add_log(book)
    pages = book.pages() if book.sheets else ()
    for page in pages:
        assert page.width > page.height
        assert not outside(page)
        assert not list(overlaps(page))
    return pages


def log_of(plan: Plan, **options: object) -> tuple[Page, ...]:
    return lay_out_log(make_spec(plan, options=replace(LOG, **options)))  # type: ignore[arg-type]


def ticks(page: Page) -> int:
    """The boxes to tick: two upright strokes each."""
    return sum(rect.width == TICK for rect in page.rects) // 2


def rows_of(*days: Day) -> list[LogRow]:
    return log_rows(make_spec(make_plan(days)).weeks[0].days)


def names(rows: list[LogRow]) -> list[str]:
    return [row.item.name for row in rows]


def planned_ticks(spec: HandoutSpec) -> int:
    rows = [row for week in spec.weeks for row in log_rows(week.days)]
    return sum(min(row.times, 10) * len(row.days) for row in rows)


def test_a_usual_week_fits_one_page_in_12_pt() -> None:
    spec = make_spec(usual_plan(), None, options=LOG)
    (page,) = lay_out_log(spec)
    assert {run.style.size for run in page.runs if "Bird Dog" in run.text} == {12.0}
    assert ticks(page) == planned_ticks(spec) == 3 * (1 + 3 + 3 + 3 + 2 + 1)
    text = run_texts(page)
    for said in ("Monday", "Wednesday", "Friday", "Gym", "Home", "Log sheet", "A1", "Date", "Notes"):
        assert said in text
    assert "Rest: Tuesday, Thursday, Saturday and Sunday" in text


def test_equal_entries_of_several_days_are_one_row_in_the_order_of_the_plan() -> None:
    rows = rows_of(
        make_day("monday", strength=make_block(make_entry("bridge", sets=3), make_entry("plank", sets=2))),
        make_day(
            "tuesday",
            warm_up=make_block(make_entry("cat-cow")),
            strength=make_block(make_entry("dead-bug", sets=1), make_entry("plank", sets=2)),
        ),
        make_day("friday", strength=make_block(make_entry("bridge", sets=4))),
    )
    assert names(rows) == ["Cat Cow", "Bridge", "Dead Bug", "Plank", "Bridge"]
    assert [sorted(row.days) for row in rows] == [[1], [0], [1], [0, 1], [4]]


def test_an_exercise_twice_a_day_has_two_rows() -> None:
    twice = (make_entry("bridge", sets=3), make_entry("plank"), make_entry("bridge", sets=3))
    days = [make_day(name, strength=make_block(*twice)) for name in ("monday", "friday")]
    rows = rows_of(*days)
    assert names(rows) == ["Bridge", "Plank", "Bridge"]
    assert [sorted(row.days) for row in rows] == [[0, 4]] * 3


@pytest.mark.parametrize(
    ("dose", "rounds", "times", "is_measured"),
    [
        ({}, None, 1, False),
        ({"sets": 3, "reps": 10}, None, 3, True),
        ({"sets": 3, "hold_seconds": 30}, 2, 6, False),
        ({"sets": 2, "times_per_day": 3, "load": "2 kg"}, 2, 12, True),
    ],
)
def test_boxes_are_sets_times_rounds_times_a_day(
    dose: dict[str, object], rounds: int | None, times: int, is_measured: bool
) -> None:
    (row,) = rows_of(make_day(strength=make_block(make_entry("bridge", **dose), rounds=rounds)))  # type: ignore[arg-type]
    assert (row.times, row.is_measured) == (times, is_measured)


def test_more_than_ten_boxes_say_how_many_there_are() -> None:
    many = make_day(strength=make_block(make_entry("bridge", sets=4, times_per_day=3, reps=8), rounds=2))
    (page,) = log_of(make_plan((many,)))
    assert ticks(page) == 10
    assert "of 24" in run_texts(page)
    assert "2 rounds, 4 sets of 8, 3 times a day" in run_texts(page).replace("\u00a0", " ")


def test_a_line_to_write_on_stands_where_something_is_measured() -> None:
    held = make_plan((make_day(strength=make_block(make_entry("plank", sets=3, hold_seconds=30))),))
    lifted = make_plan((make_day(strength=make_block(make_entry("plank", sets=3, reps=30))),))
    assert "on the line" not in run_texts(log_of(held)[0])
    assert "on the line" in run_texts(log_of(lifted)[0])
    assert len(log_of(lifted)[0].rects) == len(log_of(held)[0].rects) + 1


def test_days_without_the_exercise_are_shaded() -> None:
    days = (
        make_day("monday", strength=make_block(make_entry("bridge"), make_entry("plank"))),
        make_day("friday", strength=make_block(make_entry("bridge"))),
    )
    (page,) = log_of(make_plan(days))
    theme = theme_for(LOG)
    usual = {theme.ink, theme.muted, theme.rule, theme.panel, theme.accent}
    blocks = {colour for pair in theme.blocks.values() for colour in (pair.bar, pair.tint)}
    shaded = [rect for rect in page.rects if rect.colour not in usual | blocks]
    friday = next(run.x for run in page.runs if run.text == "Friday")
    assert [rect.x < friday < rect.x + rect.width for rect in shaded] == [True]


def test_one_week_is_logged_as_often_as_wanted() -> None:
    pages = log_of(usual_plan(), log_weeks=4)
    assert len(pages) == 4
    for number, page in enumerate(pages, start=1):
        assert f"Week {number} of 4" in run_texts(page)
    assert "of" not in {word for run in log_of(usual_plan())[0].runs[:4] for word in run.text.split()}


def test_several_weeks_are_logged_each_once() -> None:
    plan = make_plan(*((usual_day("monday", label=f"Number {n}"),) for n in range(1, 4)))
    assert len(log_of(plan, log_weeks=6)) == 3
    two = log_of(plan, log_weeks=2)
    assert ["Week 1 of 3" in run_texts(two[0]), "Week 2 of 3" in run_texts(two[1])] == [True, True]
    assert "Number 2" in run_texts(two[1])


@pytest.mark.parametrize(("wanted", "pages"), [(0, 1), (1, 1), (6, 6), (99, 6)])
def test_the_number_of_weeks_is_bounded(wanted: int, pages: int) -> None:
    assert len(log_of(usual_plan(), log_weeks=wanted)) == pages


def test_weeks_of_rest_have_no_page() -> None:
    plan = make_plan((usual_day("monday"),), (make_day("monday"),), (usual_day("monday"),))
    pages = log_of(plan, log_weeks=3)
    assert ["Week 3 of 3" in run_texts(page) for page in pages] == [False, True]
    assert log_of(make_plan()) == ()


def test_bookmarks_of_the_part_and_of_each_week() -> None:
    marks = [mark for page in log_of(usual_plan(), log_weeks=2) for mark in page.bookmarks]
    assert [(mark.title, mark.level) for mark in marks] == [
        ("Log sheet", 0),
        ("Week 1 of 2", 1),
        ("Week 2 of 2", 1),
    ]


def test_a_heavy_day_continues_with_its_heads() -> None:
    spec = make_spec(make_plan((heavy_day(60),)), options=LOG)
    pages = lay_out_log(spec)
    texts = [run_texts(page) for page in pages]
    assert len(pages) > 2
    assert all("Monday" in text and "Strength" in text for text in texts)
    assert "Strength (continued)" not in texts[0]
    assert all("Strength (continued)" in text for text in texts[1:])
    assert sum(map(ticks, pages)) == planned_ticks(spec) == 180
    for number in range(60):
        assert sum(f"3 sets of {100 + number}" in text.replace("\u00a0", " ") for text in texts) == 1
    assert [text.count("Pain before") for text in texts] == [0] * (len(pages) - 1) + [1]
    assert all(len(page.runs) > 20 for page in pages)


def test_pain_and_effort_stay_together() -> None:
    for count in range(1, 40):
        pages = [run_texts(page) for page in log_of(make_plan((heavy_day(count),)))]
        (end,) = [text for text in pages if "How it went" in text]
        assert all(said in end for said in ("Pain after", "Pain next morning", "Effort", "Notes", "own-"))


@pytest.mark.parametrize(("large", "days", "tables"), [(False, 7, 1), (False, 14, 2), (True, 7, 2)])
def test_many_days_are_split_into_tables(large: bool, days: int, tables: int) -> None:
    week = tuple(
        make_day(f"day-{n}", strength=make_block(make_entry("bridge", sets=2, reps=100 + n)))
        for n in range(1, days + 1)
    )
    pages = log_of(make_plan(week), large_print=large)
    text = " ".join(map(run_texts, pages))
    assert text.count("Pain before") == tables
    for n in range(1, days + 1):
        assert text.replace("\u00a0", " ").count(f"2 sets of {100 + n}") == 1


def test_large_print_has_18_pt_throughout() -> None:
    pages = log_of(usual_plan(), large_print=True)
    assert min(run.style.size for page in pages for run in page.runs) >= 18


def test_a_superset_is_not_torn_over_pages() -> None:
    for count in range(4, 16):
        day = heavy_day(count)
        entries = list(day.blocks[1].entries)
        for index in (-2, -1):
            entries[index] = replace(entries[index], group="A")
        day = replace(day, blocks=(day.blocks[0], make_block(*entries), day.blocks[2]))
        for page in log_of(make_plan((day,)), large_print=True):
            assert ("A1" in run_texts(page)) == ("A2" in run_texts(page))


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("grey", [False, True])
def test_long_names_titles_labels_and_doses(paper: Paper, large: bool, grey: bool) -> None:
    long = "An exercise with a very long name indeed " * 6
    entries = [
        replace(make_entry(long, sets=3, reps=10, load="heavy " * 33, effort="RPE 7 " * 33), group=group)
        for group in ("A", "A long name of a superset", "")
    ]
    days = tuple(make_day(f"day-{n}", label=long, strength=make_block(*entries)) for n in range(1, 10))
    plan = replace(make_plan(days), title=long)
    pages = log_of(plan, paper=paper, large_print=large, grey=grey, log_weeks=2)
    assert sum(map(ticks, pages)) == 9 * 3 * 3


def test_a_name_taller_than_a_page_is_taken_apart() -> None:
    name = "word " * 900
    pages = log_of(make_plan((make_day(strength=make_block(make_entry(name))),)), large_print=True)
    assert " ".join(map(run_texts, pages)).count("ord ") >= 890
    assert sum(map(ticks, pages)) == 1


def test_numbers_lead_to_their_cards_where_these_are_printed() -> None:
    assert not any(page.links for page in log_of(usual_plan()))
    spec = make_spec(usual_plan(), options=replace(LOG, layouts=(Layout.CARDS, Layout.LOG)))
    (page,) = lay_out_log(spec)
    assert {link.target for link in page.links} == {f"#card-{n}" for n in range(1, 6)}
    book = Book(Kit(spec, theme_for(spec.options), load_fonts()))
    add_cards(book)
    keys = {mark.key for sheet in book.sheets for mark in sheet.page.bookmarks}
    assert {link.target[1:] for link in page.links} <= keys


def test_it_can_be_cancelled() -> None:
    book = Book(Kit(make_spec(options=LOG), theme_for(LOG), load_fonts()))
    with pytest.raises(HandoutCancelled):
        add_log(book, lambda: True)


def test_a_plan_without_days_in_a_week() -> None:
    plan = make_plan((usual_day("monday"),))
    plan = replace(plan, weeks=(*plan.weeks, Week(plan.weeks[0].id)))
    assert len(log_of(plan, log_weeks=2)) == 1


def test_pages_are_filled_evenly() -> None:
    strips = [Strip(10.0, lambda sheet, y: None) for _ in range(12)]
    assert [len(page) for page in paginate(strips, Room(100, 100), 0)] == [6, 6]
    assert [len(page) for page in paginate(strips, Room(50, 100), 0)] in ([4, 8], [3, 9])
    assert [len(page) for page in paginate(strips[:10], Room(100, 100), 0)] == [10]


@pytest.mark.parametrize("large", [False, True])
def test_a_very_long_head_leaves_the_table_a_page_of_its_own(large: bool) -> None:
    clinic = Clinic(name="Clinic " * 20, address="\n".join(["A street"] * 6), footer="A footer " * 20)
    options = replace(LOG, large_print=large, pain_box=False, stop_signs_box=False)
    spec = replace(make_spec(usual_plan(), options=options), title="A long title " * 40, clinic=clinic)
    spec = replace(spec, next_appointment="Soon " * 60, link="https://example.org/plan")
    pages = lay_out_log(spec)
    assert sum(map(ticks, pages)) == planned_ticks(spec)
