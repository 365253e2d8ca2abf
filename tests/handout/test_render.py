from __future__ import annotations

import io
import sys
from dataclasses import replace
from typing import Any

import pypdfium2
import pytest
from PIL import ImageChops
from pypdf import PdfReader

from backdesk.domain.client import Client
from backdesk.domain.clinic import Clinic
from backdesk.domain.ids import ClientId
from backdesk.errors import MissingGlyphError
from backdesk.handout import render as render_module
from backdesk.handout.glyphs import find_missing_glyphs, missing_texts
from backdesk.handout.kit import Kit
from backdesk.handout.render import lay_out, render, render_handout
from backdesk.handout.spec import CoverageRow, HandoutCancelled, HandoutOptions, Layout, Paper
from tests.factories import make_block, make_day, make_entry, make_exercise, make_plan
from tests.handout.builders import (
    flat,
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

NASTY = '<b>Zoë & "Łukasz" 🙂</b>'
ROWS = tuple(
    CoverageRow(f"Muscle {n}", float(n % 7), n / 2, n % 4, 30.0 * (n % 3), "moderate") for n in range(90)
)
VARIANTS = [
    HandoutOptions(paper=paper, grey=grey, large_print=large, coverage=True)
    for paper in Paper
    for grey, large in ((False, False), (True, False), (False, True))
]


def test_every_page_says_whose_it_is_and_where_it_belongs() -> None:
    pages = page_texts(render_handout(make_spec()))
    for number, text in enumerate(pages, start=1):
        for part in ("Maria Lopez", "Lower back, first weeks", "22 November 2026", "Week 1"):
            assert part in text
        assert f"Page {number} of {len(pages)}" in text


def test_the_same_spec_gives_the_same_bytes() -> None:
    assert render_handout(make_spec()) == render_handout(make_spec())


def test_a_different_day_gives_other_bytes() -> None:
    spec = make_spec()
    assert render_handout(spec) != render_handout(replace(spec, date=spec.date.replace(day=1)))


def test_the_file_describes_itself() -> None:
    reader = PdfReader(io.BytesIO(render_handout(make_spec())))
    meta = reader.metadata
    assert meta is not None
    assert (meta.title, meta.author) == ("Lower back, first weeks", "Back Desk")
    assert meta.subject == "Exercises for Maria Lopez"
    assert str(reader.root_object["/Lang"]) == "en"
    titles, cards = [], []
    for item in reader.outline:
        if isinstance(item, list):
            cards += [entry.title for entry in item if not isinstance(entry, list)]
        else:
            titles.append(item.title)
    assert titles == ["Week at a glance", "Exercises"]
    assert cards == ["1. Cat Cow", "2. Bird Dog", "3. Side Plank", "4. Bridge", "5. Childs Pose"]


def test_all_fonts_are_embedded_subsets() -> None:
    reader = PdfReader(io.BytesIO(render_handout(make_spec())))
    names = set()
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            names.add(font.get_object()["/BaseFont"])
            assert "/FontFile2" in font.get_object()["/FontDescriptor"]
    assert len(names) == 3
    assert all("+SourceSansPro" in name for name in names)


def test_a_usual_handout_is_small_and_has_few_pages() -> None:
    rendered = render(make_spec())
    assert len(rendered.content) < 100_000
    assert rendered.pages == 4  # the week and five cards, two to a page


@pytest.mark.parametrize("options", VARIANTS)
def test_nothing_overlaps_or_leaves_the_page(options: HandoutOptions) -> None:
    odd = make_exercise("odd", name=("Very long name of an exercise " * 10)[:200])
    wide = make_exercise("wide", name="x" * 200)
    days = [usual_day(name, "Gym") for name in ("monday", "tuesday", "thursday", "friday", "sunday")]
    days += [
        make_day("saturday", label="y" * 200, strength=make_block(make_entry("odd"), make_entry("wide")))
    ]
    spec = make_spec(
        make_plan(tuple(days), title="T" * 200),
        options=options,
        coverage=ROWS,
        catalogue=make_catalogue(odd, wide),
    )
    for page in lay_out(spec):
        assert not outside(page)
        assert not list(overlaps(page))


@pytest.mark.parametrize(("large", "least"), [(False, 10.0), (True, 18.0)])
def test_no_text_is_too_small(large: bool, least: float) -> None:
    pages = lay_out(make_spec(options=HandoutOptions(large_print=large, coverage=True), coverage=ROWS))
    assert min(run.style.size for page in pages for run in page.runs) >= least
    cards = [page for page in pages if "Exercises" in run_texts(page) and "Amount" not in run_texts(page)]
    body = [run for page in cards for run in page.runs if "Page " not in run.text]
    assert min(run.style.size for run in body) >= max(12.0, least)


def test_body_lines_are_of_readable_length() -> None:
    exercise = make_exercise("long", start="Sit down and fill all little jars till it is still. " * 12)
    plan = make_plan((make_day("monday", strength=make_block(make_entry("long"))),))
    spec = make_spec(plan, catalogue=make_catalogue(exercise))
    pages = lay_out(spec)
    lines = [run.text for run in pages[1].runs if "jars" in run.text]
    assert len(lines) > 5
    assert all(len(line) >= 45 for line in lines[:-1])
    assert max(len(run.text) for page in pages for run in page.runs) <= 75


@pytest.mark.parametrize("paper", Paper)
def test_the_paper_is_as_asked(paper: Paper) -> None:
    pages = PdfReader(io.BytesIO(render_handout(make_spec(options=HandoutOptions(paper=paper))))).pages
    wanted = (595, 842) if paper is Paper.A4 else (612, 792)
    sizes = [(round(page.mediabox.width), round(page.mediabox.height)) for page in pages]
    assert sizes[0] == wanted[::-1]
    assert set(sizes[1:]) == {wanted}


@pytest.mark.parametrize("grey", [False, True])
def test_the_margins_stay_white_and_grey_has_no_colour(grey: bool) -> None:
    pdf = render_handout(make_spec(options=HandoutOptions(grey=grey, coverage=True), coverage=ROWS))
    document = pypdfium2.PdfDocument(pdf)
    has_colour = False
    for page in document:
        image = page.render(scale=0.5).to_pil().convert("RGB")
        inked = ImageChops.invert(image.convert("L")).getbbox()
        assert inked is not None
        assert inked[0] >= 15
        assert inked[1] >= 12
        assert inked[2] <= image.width - 15
        assert inked[3] <= image.height - 8
        red, _, blue = image.split()
        has_colour |= ImageChops.difference(red, blue).getbbox() is not None
    document.close()
    assert has_colour is not grey


def test_a_plan_without_entries_says_so() -> None:
    for layouts in ((Layout.WEEK, Layout.CARDS), (Layout.WEEK,), (Layout.CARDS,)):
        pages = page_texts(render_handout(make_spec(make_plan(()), options=HandoutOptions(layouts=layouts))))
        assert len(pages) == 1
        assert "No exercises are planned yet." in pages[0]
        assert "Page 1 of 1" in pages[0]


def test_a_plan_without_weeks_or_title_prints() -> None:
    plan = replace(make_plan(), weeks=(), title="")
    pages = page_texts(render_handout(make_spec(plan, None)))
    assert len(pages) == 1
    assert "Exercise plan" in pages[0]
    assert "No exercises are planned yet." in pages[0]


def test_names_with_markup_print_as_they_are() -> None:
    plan = make_plan(
        (make_day("monday", label=NASTY, strength=make_block(make_entry("nasty"))),), title=NASTY
    )
    spec = make_spec(
        plan,
        Client(ClientId("z"), NASTY),
        catalogue=make_catalogue(
            make_exercise("nasty", name=NASTY, tip="<img src='/etc/passwd'/> a <b>bold")
        ),
    )
    pages = page_texts(render_handout(spec))
    assert pages[0].count('<b>Zoë & "Łukasz" </b>') == 4
    assert "<img src='/etc/passwd'/> a <b>bold" in pages[1]
    assert find_missing_glyphs(spec) == ("🙂",)
    assert [text.where for text in missing_texts(spec)] == [
        "the client’s name",
        "the plan’s title",
        "week 1, Monday",
        "exercise 1",
    ]


def test_greek_and_cyrillic_can_be_read_back() -> None:
    words = "Άσκηση πλάτης Упражнение для спины Łódź đặng"
    spec = make_spec(replace(usual_plan(), title=words))
    assert words in page_texts(render_handout(spec))[0]
    assert find_missing_glyphs(spec) == ()


def test_more_characters_than_one_font_subset_holds() -> None:
    # the fonts are split into parts of 256 glyphs
    many = " ".join(chr(code) for code in (*range(0xC0, 0x17F), *range(0x391, 0x3A2), *range(0x410, 0x450)))
    plan = replace(usual_plan(), weeks=make_plan((usual_day("monday", note=many),)).weeks)
    printed = " ".join(page_texts(render_handout(make_spec(plan))))
    assert many in flat(printed)


def test_a_script_without_a_font_stops_the_handout() -> None:
    spec = make_spec(make_plan((usual_day("monday", note="背中"),)))
    assert find_missing_glyphs(spec) == ("背", "中")
    with pytest.raises(MissingGlyphError, match="背"):
        render_handout(spec)


def test_care_boxes_stand_on_the_first_page_of_a_usual_week() -> None:
    first, *others = page_texts(render_handout(make_spec()))
    for said in ("How much pain is all right?", "new weakness in a leg", "neither a diagnosis nor a cure"):
        assert said in first
        assert not any(said in page for page in others)
    assert "Call your local emergency number." in first


def test_care_boxes_can_be_switched_off_and_carry_the_clinics_number() -> None:
    off = HandoutOptions(pain_box=False, stop_signs_box=False)
    text = " ".join(page_texts(render_handout(make_spec(options=off))))
    assert "How much pain" not in text
    assert "urgent help" not in text
    assert "neither a diagnosis nor a cure" in text
    clinic = Clinic(emergency_number="112 or 030 1234")
    spec = replace(make_spec(), clinic=clinic)
    assert "Call 112 or 030 1234." in " ".join(page_texts(render_handout(spec)))


def test_coverage_lists_each_row_once_with_repeated_heads() -> None:
    pages = page_texts(render_handout(make_spec(options=HandoutOptions(coverage=True), coverage=ROWS)))
    text = " ".join(pages)
    assert "Muscle 7 0 3.5 3 30 seconds moderate" in text
    assert all(text.count(f" {row.name} ") == 1 for row in ROWS)
    with_rows = [page for page in pages if "moderate" in page]
    assert len(with_rows) >= 2
    assert all("Stretched for" in page for page in with_rows)
    assert "It says nothing about soreness, recovery or a diagnosis." in text


def test_coverage_is_off_unless_asked_for() -> None:
    assert "Muscle 7" not in " ".join(page_texts(render_handout(make_spec(coverage=ROWS))))


def test_progress_counts_the_pages() -> None:
    heard: list[tuple[int, int]] = []
    rendered = render(make_spec(), lambda done, total: heard.append((done, total)))
    assert heard == [(done, rendered.pages) for done in range(rendered.pages + 1)]


def test_it_stops_when_told_to() -> None:
    asked = iter([False] * 9 + [True] * 100)
    with pytest.raises(HandoutCancelled):
        render_handout(make_spec(make_plan((heavy_day(),))), is_cancelled=lambda: next(asked))


def test_nothing_is_left_for_the_garbage_collector(monkeypatch: pytest.MonkeyPatch) -> None:
    kits: list[Kit] = []

    def new_kit(*about: Any) -> Kit:
        kits.append(Kit(*about))
        return kits[0]

    monkeypatch.setattr(render_module, "Kit", new_kit)
    pages = lay_out(make_spec())
    assert pages
    who_know_it = sys.getrefcount(kits[0])
    assert who_know_it == 2, "the list and the argument, but nothing that it made"


def test_a_long_note_is_printed_in_full() -> None:
    words = [f"word{n}" for n in range(5000)]
    spec = make_spec(make_plan((usual_day("monday", note=" ".join(words)),)))
    pages = lay_out(spec)
    text = " ".join(run_texts(page) for page in pages).split()
    assert [word for word in text if word.startswith("word")] == words
    assert sum("(continued)" in run_texts(page) for page in pages) >= 5
    assert not any(outside(page) for page in pages)


def test_head_texts_of_any_length_leave_room_for_the_page() -> None:
    plan = replace(usual_plan(), title="A title that never ends " * 400)
    pages = lay_out(make_spec(plan, Client(ClientId("c"), "N" * 5000)))
    assert not any(outside(page) or list(overlaps(page)) for page in pages)
    assert "Bridge" in flat(" ".join(map(run_texts, pages)))
