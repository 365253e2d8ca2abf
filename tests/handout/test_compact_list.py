"""The compact list: a table of all exercises, one row each, never split."""

from __future__ import annotations

from dataclasses import replace

import pytest

from backdesk.domain.plan import Plan
from backdesk.domain.pose import ExerciseFigure, KeyPose
from backdesk.handout.compact_list import add_list
from backdesk.handout.flow import Page
from backdesk.handout.fonts import load_fonts
from backdesk.handout.kit import Kit
from backdesk.handout.page_frames import Book
from backdesk.handout.render import lay_out
from backdesk.handout.spec import HandoutCancelled, HandoutOptions, HandoutSpec, Layout, Paper
from backdesk.handout.theme import theme_for
from tests.factories import make_block, make_day, make_entry, make_exercise, make_plan
from tests.figure.bodies import quadruped
from tests.handout.builders import (
    heavy_day,
    make_catalogue,
    make_spec,
    outside,
    overlaps,
    run_texts,
    usual_day,
    usual_plan,
)

ALONE = HandoutOptions(layouts=(Layout.LIST,), pain_box=False, stop_signs_box=False)


def pages_of(spec: HandoutSpec) -> list[Page]:
    """The pages of the list alone, checked to be sound."""
    book = Book(Kit(spec, theme_for(spec.options), load_fonts()))
    add_list(book)
    pages = [sheet.page for sheet in book.sheets]
    for page in pages:
        assert not outside(page)
        assert not list(overlaps(page))
    return pages


def pictured(spec: HandoutSpec) -> HandoutSpec:
    figure = ExerciseFigure((KeyPose("Start", quadruped()), KeyPose("End", quadruped())))
    return replace(spec, cards=tuple(replace(card, figure=figure) for card in spec.cards))


def many(count: int) -> Plan:
    entries = [make_entry(f"own-{n}", sets=3, reps=100 + n) for n in range(count)]
    return make_plan((make_day("monday", strength=make_block(*entries)),))


def test_each_exercise_is_one_row_in_plan_order() -> None:
    (page,) = pages_of(make_spec(usual_plan(), options=ALONE))
    said = run_texts(page)
    places = [
        said.index(text) for text in ("1 Cat Cow", "2 Bird Dog", "3 Side Plank", "4 Bridge", "5 Childs Pose")
    ]
    assert places == sorted(places)
    assert said.count("Bird Dog") == 1


def test_doses_stand_beside_their_days() -> None:
    (page,) = pages_of(make_spec(usual_plan(), options=ALONE))
    runs = {run.text.replace("\u00a0", " "): run for run in page.runs}
    assert runs["60 seconds"].y == runs["Cat Cow"].y
    assert runs["Strength A1: Monday,"].y == runs["Bird Dog"].y
    assert runs["Exercise"].x == runs["Cat Cow"].x == runs["Bird Dog"].x
    assert runs["How much"].x == runs["60 seconds"].x
    assert runs["Days"].x == runs["Strength A1: Monday,"].x


def test_without_days_only_several_doses_say_when() -> None:
    one = make_entry("bridge", sets=3, reps=10)
    plan = make_plan(
        (
            make_day("monday", strength=make_block(one, make_entry("plank", reps=5))),
            make_day("friday", strength=make_block(make_entry("plank", reps=8))),
        )
    )
    (page,) = pages_of(make_spec(plan, None, options=replace(ALONE, days=False)))
    said = run_texts(page)
    assert "Days" not in said
    assert "Bridge 3 sets of 10 2 Plank 5 repetitions Strength: Monday 8 repetitions Strength: Friday" in said


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("has_pictures", [False, True])
def test_the_head_is_repeated_and_rows_stay_whole(paper: Paper, large: bool, has_pictures: bool) -> None:
    spec = make_spec(many(60), options=replace(ALONE, paper=paper, large_print=large))
    pages = pages_of(pictured(spec) if has_pictures else spec)
    said = list(map(run_texts, pages))
    assert len(said) > 1
    assert all("Exercise How much Days" in text for text in said)
    for number in range(60):
        (home,) = [text for text in said if f" own-{number} " in f" {text} "]
        assert f"3 sets of {100 + number}" in home
    if has_pictures:
        assert sum(len(page.pictures) for page in pages) == 60
        assert all(
            picture.y + picture.height < page.height - 30 for page in pages for picture in page.pictures
        )


def test_text_is_as_large_as_the_pages_allow() -> None:
    def size(count: int) -> float:
        (page, *_) = pages_of(make_spec(many(count), options=ALONE))
        return next(run.style.size for run in page.runs if run.text.startswith("own-"))

    assert size(5) == 12
    assert {size(count) for count in range(20, 60)} == {10, 11, 12}
    large = pages_of(make_spec(many(5), options=replace(ALONE, large_print=True)))
    assert min(run.style.size for run in large[0].runs) >= 18


def test_long_names_wrap() -> None:
    own = make_exercise("own", name=("Bridge <b> & " * 20)[:200])
    plan = make_plan((make_day("monday", strength=make_block(make_entry("own", reps=5))),))
    for large in (False, True):
        options = replace(ALONE, large_print=large)
        assert len(pages_of(make_spec(plan, options=options, catalogue=make_catalogue(own)))) == 1


def test_a_row_taller_than_a_page_breaks_between_its_doses() -> None:
    days = [
        make_day(
            f"day-{day}", strength=make_block(*(make_entry("bridge", reps=day * 100 + n) for n in range(12)))
        )
        for day in range(1, 13)
    ]
    pages = pages_of(make_spec(make_plan(tuple(days)), options=ALONE))
    assert len(pages) > 2
    said = " ".join(map(run_texts, pages))
    assert all(f" {day * 100 + n} " in said.replace("\u00a0", " ") for day in range(1, 13) for n in range(12))


def test_numbers_lead_to_the_cards_where_there_are_any() -> None:
    both = replace(ALONE, layouts=(Layout.LIST, Layout.CARDS))
    (page,) = pages_of(make_spec(usual_plan(), options=both))
    assert [link.target for link in page.links] == [f"#card-{n}" for n in range(1, 6)]
    assert not pages_of(make_spec(usual_plan(), options=ALONE))[0].links


def test_pictures_can_be_off() -> None:
    spec = pictured(make_spec(usual_plan(), options=replace(ALONE, pictures=False)))
    assert not pages_of(spec)[0].pictures


def test_the_list_has_a_bookmark() -> None:
    pages = pages_of(make_spec(make_plan((heavy_day(),)), options=ALONE))
    assert [mark.title for page in pages for mark in page.bookmarks] == ["Exercise list"]


def test_a_plan_without_exercises_says_so() -> None:
    spec = make_spec(make_plan(()), options=ALONE)
    assert pages_of(spec) == []
    assert "No exercises are planned yet" in run_texts(lay_out(spec)[0])


def test_it_stops_when_told_to() -> None:
    book = Book(Kit(make_spec(make_plan((usual_day("monday"),))), theme_for(ALONE), load_fonts()))
    with pytest.raises(HandoutCancelled):
        add_list(book, lambda: True)
