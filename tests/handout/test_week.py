from __future__ import annotations

from dataclasses import replace

import pytest

from backdesk.domain.plan import WEEKDAYS, Day
from backdesk.handout.flow import Page
from backdesk.handout.render import lay_out
from backdesk.handout.spec import HandoutOptions, Layout
from tests.factories import make_block, make_day, make_entry, make_plan
from tests.handout.builders import heavy_day, make_spec, outside, overlaps, run_texts, usual_day, usual_plan

WEEK = HandoutOptions(layouts=(Layout.WEEK,))


def week_pages(*days: Day, options: HandoutOptions = WEEK) -> list[str]:
    return [run_texts(page) for page in lay_out(make_spec(make_plan(days), None, options=options))]


def test_a_usual_week_is_one_landscape_page_with_all_its_parts() -> None:
    pages = lay_out(make_spec(usual_plan(), options=WEEK))
    assert len(pages) == 1
    assert pages[0].width > pages[0].height
    text = run_texts(pages[0])
    for part in (
        "Monday Gym",
        "Wednesday",
        "Friday Home",
        "Warm-up",
        "Strength",
        "Relief",
        "1 Cat Cow",
        "A1 2 Bird Dog 3 sets of 8–12 each side, hold 5 seconds",
        "A2 3 Side Plank",
        "about 25 minutes",
    ):
        assert part.replace(" ", "") in text.replace("\u00a0", "").replace(" ", "")
    assert text.count("Rest") == 4


def test_seven_usual_days_fit_one_page() -> None:
    assert len(week_pages(*map(usual_day, WEEKDAYS))) == 1


def test_every_block_is_named_once_and_empty_ones_are_left_out() -> None:
    text = week_pages(make_day("monday", strength=make_block(make_entry("plank", reps=7))))[0]
    assert text.count("Strength") == 1
    assert "Warm-up" not in text


def test_rounds_are_said_above_the_entries() -> None:
    text = week_pages(make_day("monday", strength=make_block(make_entry("plank", reps=7), rounds=3)))[0]
    assert text.index("3 rounds of these:") < text.index("Plank")


def test_supersets_are_bracketed() -> None:
    entries = [replace(make_entry("plank", reps=5), group="A") for _ in range(3)]
    spec = make_spec(
        make_plan((make_day("monday", strength=make_block(*entries, make_entry("bridge"))),)), options=WEEK
    )
    page = lay_out(spec)[0]
    text = run_texts(page)
    assert [tag in text for tag in ("A1", "A2", "A3", "A4")] == [True, True, True, False]
    assert "do these one after the other" in text
    brackets = [rect for rect in page.rects if rect.width == pytest.approx(1.4) and rect.height > 20]
    tags = [run.y for run in page.runs if run.text.strip() in ("A1", "A2", "A3")]
    assert any(rect.y < tags[0] < rect.y + rect.height for rect in brackets)


def test_a_superset_with_a_long_name_stays_inside_its_cell() -> None:
    entries = [replace(make_entry("plank", reps=5), group="A long name for a superset" * 3) for _ in range(3)]
    for name in ("monday", "tuesday"):
        days = [make_day(name, strength=make_block(*entries)), *map(usual_day, WEEKDAYS[2:])]
        for page in lay_out(make_spec(make_plan(tuple(days)), options=WEEK)):
            assert not list(overlaps(page))


def test_sixty_exercises_in_a_day_continue_with_repeated_heads() -> None:
    pages = week_pages(heavy_day())
    assert 2 <= len(pages) <= 4
    text = " ".join(pages)
    assert all(text.count(f"3 sets of {100 + n}") == 1 for n in range(60))
    tables = [page for page in pages if "3 sets of" in page]
    assert all("Monday" in page for page in tables)
    assert all("Strength (continued)" in page for page in tables[1:])
    assert "about 25 minutes" in tables[-1]


def test_a_very_long_day_gets_pages_of_its_own() -> None:
    pages = week_pages(heavy_day(), *map(usual_day, WEEKDAYS[1:]))
    assert "Next page" in pages[0]
    assert "3 sets of 100" not in pages[0]
    assert "Bird Dog" in pages[0]
    text = " ".join(pages)
    assert all(text.count(f"3 sets of {100 + n}") == 1 for n in range(60))


def test_a_long_week_continues_over_pages_without_losing_anything() -> None:
    def day(name: str, first: int) -> Day:
        entries = [make_entry(f"own-{name}-{n}", sets=2, reps=first + n) for n in range(14)]
        return make_day(name, warm_up=make_block(*entries[:4]), relief=make_block(*entries[4:]))

    pages = lay_out(
        make_spec(make_plan(tuple(day(n, 100 * (i + 1)) for i, n in enumerate(WEEKDAYS))), options=WEEK)
    )
    text = " ".join(map(run_texts, pages)).replace("\u00a0", " ")
    assert all(text.count(f"2 sets of {100 * (i + 1) + n}") == 1 for i in range(7) for n in range(14))
    assert not any(outside(page) or list(overlaps(page)) for page in pages)
    assert all("Monday" in run_texts(page) for page in pages if "Relief" in run_texts(page))


def test_more_days_than_fit_side_by_side_share_several_tables() -> None:
    days = [usual_day(f"day-{n}") for n in range(1, 15)]
    pages = week_pages(*days)
    assert len(pages) == 2
    assert all(f"Day {n} " in " ".join(pages) + " " for n in range(1, 15))


def test_large_print_puts_at_most_three_days_on_a_page() -> None:
    pages = week_pages(
        *map(usual_day, WEEKDAYS), options=HandoutOptions(layouts=(Layout.WEEK,), large_print=True)
    )
    assert all(sum(name.capitalize() in page for name in WEEKDAYS) <= 3 for page in pages)
    assert all(any(name.capitalize() in page for page in pages) for name in WEEKDAYS)


def test_days_of_rest_in_large_print_and_their_labels_are_listed() -> None:
    rest = make_day("tuesday", label="Walk the dog")
    pages = week_pages(
        usual_day("monday"), rest, options=HandoutOptions(layouts=(Layout.WEEK,), large_print=True)
    )
    text = " ".join(pages)
    assert "Rest: Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday" in text
    assert "Tuesday: Walk the dog" in text


def test_several_weeks_have_pages_of_their_own() -> None:
    plan = make_plan((usual_day("monday"),), (), (usual_day("day-2"),))
    pages = [run_texts(page) for page in lay_out(make_spec(plan, options=WEEK))]
    assert len(pages) == 3
    assert [f"Week {n} of 3" in page for n, page in enumerate(pages, start=1)] == [True] * 3
    assert "A week of rest" in pages[1]
    assert "Day 2" in pages[2]


def test_text_is_larger_where_there_is_room() -> None:
    small = lay_out(make_spec(make_plan((usual_day("monday"),)), options=WEEK))[0]
    sizes = {run.style.size for run in small.runs if "Bird Dog" in run.text}
    assert sizes == {12.0}


def filled(page: Page) -> float:
    """How far down the page its content reaches, as a share of its height; the foot does not count."""
    return max(run.y for run in page.runs if run.y < page.height - 60) / page.height


@pytest.mark.parametrize("count", range(8, 40, 3))
@pytest.mark.parametrize("large", [False, True])
def test_a_table_of_several_pages_leaves_no_page_almost_empty(count: int, large: bool) -> None:
    entries = [make_entry(f"own-{n}", sets=3, reps=100 + n) for n in range(count)]
    days = [
        make_day(name, warm_up=make_block(*entries[:2]), strength=make_block(*entries[2:]))
        for name in ("monday", "wednesday", "friday")
    ]
    options = HandoutOptions(layouts=(Layout.WEEK,), large_print=large, pain_box=False, stop_signs_box=False)
    pages = lay_out(make_spec(make_plan(tuple(days)), options=options))
    assert all(filled(page) > 0.33 for page in pages)
    assert not any(outside(page) or list(overlaps(page)) for page in pages)


def test_long_labels_of_days_get_no_page_of_their_own() -> None:
    for count in range(4, 16):
        entries = [make_entry(f"own-{n}", sets=3, reps=100 + n) for n in range(count)]
        label = "A walk by the river with the dog, and a talk with the neighbours about backs"
        days = [make_day(name, label=label, strength=make_block(*entries)) for name in WEEKDAYS]
        for page in lay_out(make_spec(make_plan(tuple(days)), options=WEEK)):
            assert "3 sets of" in run_texts(page) or "How much pain" in run_texts(page)


def test_many_weeks_are_bookmarked_below_their_part_at_their_pages() -> None:
    days = tuple(map(usual_day, WEEKDAYS))
    options = replace(WEEK, pain_box=False, stop_signs_box=False)
    pages = lay_out(make_spec(make_plan(*[days] * 12), None, options=options))
    found = [(mark.title, mark.level) for page in pages for mark in page.bookmarks]
    assert found == [("Week at a glance", 0), *((f"Week {n} of 12", 1) for n in range(1, 13))]
    for page in pages:
        assert all(mark.title in run_texts(page) for mark in page.bookmarks)


def test_parts_follow_the_order_asked_for_and_come_once() -> None:
    options = HandoutOptions(layouts=(Layout.CARDS, Layout.WEEK, Layout.CARDS))
    pages = lay_out(make_spec(options=options))
    marks = [
        (mark.title, number) for number, page in enumerate(pages) for mark in page.bookmarks if not mark.level
    ]
    assert marks == [("Exercises", 0), ("Week at a glance", len(pages) - 1)]
    assert pages[-1].width > pages[-1].height
