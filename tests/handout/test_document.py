"""Handouts as documents: sound files that describe themselves, can be walked through and stay small."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from threading import Thread

import pikepdf
import pypdf
import pytest
from PIL import Image

from backdesk.domain.clinic import Clinic, LogoKind
from backdesk.figure.drawing import Box, Drawing, Shape
from backdesk.handout.flow import Page, Picture
from backdesk.handout.fonts import load_fonts
from backdesk.handout.merged import MergedHandouts
from backdesk.handout.pen import draw_pages
from backdesk.handout.render import lay_out, render, render_handout
from backdesk.handout.spec import HandoutOptions, Layout, Paper
from tests.handout.builders import page_texts
from tests.handout.rich_handouts import (
    EVERYTHING,
    TODAY,
    clinic,
    faults,
    fingerprint,
    logo_of,
    picture,
    rich_plan,
    rich_spec,
)
from tests.handout.small_fonts import fonts_in, usual_folder

REPOSITORY = Path(__file__).resolve().parents[2]
MOST_BYTES = 500_000
DAYS = ("Monday", "Wednesday", "Friday")
ALONE = [
    HandoutOptions(layouts=(layout,), paper=paper, grey=grey, large_print=large, coverage=grey, log_weeks=2)
    for layout, (paper, grey, large) in zip(
        (*Layout, *Layout),
        (
            (Paper.A4, False, False),
            (Paper.LETTER, True, False),
            (Paper.A4, False, True),
            (Paper.LETTER, False, False),
            (Paper.A4, True, False),
            (Paper.LETTER, False, True),
            (Paper.A4, False, False),
            (Paper.LETTER, True, False),
            (Paper.A4, True, True),
            (Paper.LETTER, False, False),
        ),
        strict=True,
    )
]
TOGETHER = [
    EVERYTHING,
    replace(EVERYTHING, layouts=tuple(reversed(Layout)), paper=Paper.LETTER, grey=True, cards_per_page=6),
    HandoutOptions(layouts=(Layout.LIST, Layout.CARDS), large_print=True),
    HandoutOptions(layouts=(), coverage=True),
]


def said(options: HandoutOptions) -> str:
    looks = ("grey",) * options.grey + ("large",) * options.large_print
    return "-".join((*options.layouts, options.paper, *looks)) or "coverage"


def day_or(title: str) -> str:
    return next((day for day in DAYS if day in title), title)


def reader_of(content: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(content), strict=True)


def outline(reader: pypdf.PdfReader) -> list[tuple[int, str, int, float]]:
    """Level, title, page from 0 and height above its lower edge of all bookmarks in their order."""

    def walk(entries: list[object], level: int) -> None:
        for entry in entries:
            if isinstance(entry, list):
                walk(entry, level + 1)
                continue
            assert isinstance(entry, pypdf.generic.Destination)
            number = reader.get_destination_page_number(entry)
            assert number is not None
            assert entry.top is not None
            found.append((level, str(entry.title), number, float(entry.top)))

    found: list[tuple[int, str, int, float]] = []
    walk(reader.outline, 0)  # type: ignore[arg-type]
    return found


@pytest.mark.parametrize("options", [*ALONE, *TOGETHER], ids=said)
def test_the_file_is_sound(options: HandoutOptions) -> None:
    weeks = 2 if options.large_print else 1
    given = clinic(LogoKind.JPEG if options.paper is Paper.LETTER else LogoKind.PNG)
    assert faults(render_handout(rich_spec(options, rich_plan(weeks), given))) == []


def test_a_file_in_many_scripts_is_sound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load_fonts(), "installed", fonts_in(usual_folder(tmp_path)).installed)
    letters = "".join(map(chr, (*range(0x391, 0x3A2), *range(0x410, 0x450), *range(0xC0, 0x17F))))
    plan = replace(rich_plan(note=f"مرحبا سلام 김민수 さくらー {letters}"), title="请每天早晚做三组。")
    content = render_handout(rich_spec(EVERYTHING, plan, name="רות כהן"))
    assert faults(content) == []
    first, *_ = page_texts(content)
    assert "请每天早晚做三组。" in first
    assert letters in "".join(" ".join(page_texts(content)).split())


def test_a_file_of_many_handouts_is_sound() -> None:
    together = MergedHandouts("Handouts of Monday")
    for name in ("Maria Lopez", "Tomasz Łuk", "Aïcha & <b>"):
        spec = rich_spec(replace(EVERYTHING, grey=name.startswith("T")), name=name)
        together.add(spec, lay_out(spec), name)
    content = together.finish()
    assert faults(content) == []
    found = outline(reader_of(content))
    assert [title for level, title, _, _ in found if level == 0] == [
        "Maria Lopez",
        "Tomasz Łuk",
        "Aïcha & <b>",
    ]
    assert {level for level, _, _, _ in found} == {0, 1, 2}
    assert [number for _, _, number, _ in found] == sorted(number for _, _, number, _ in found)


def test_the_file_describes_itself() -> None:
    spec = replace(rich_spec(HandoutOptions(layouts=(Layout.LIST,))), language="de")
    content = render_handout(spec)
    reader = reader_of(content)
    about, root = reader.metadata, reader.root_object
    assert about is not None
    assert about.title == "Lower back, first weeks"
    assert (about.author, about.creator) == ("Anna Berg", "Back Desk")
    assert about.subject == "Exercises for Maria Lopez"
    assert about.keywords == "exercises, handout, Harbour Physiotherapy"
    assert {about.creation_date_raw, about.modification_date_raw} == {f"D:{TODAY:%Y%m%d}000000Z"}
    assert str(root["/Lang"]) == "de"
    assert "'/DisplayDocTitle': True" in str(root["/ViewerPreferences"].get_object())
    assert str(root["/PageMode"]) == "/UseOutlines"
    # the first version that knows /Lang, /DisplayDocTitle and /SMask
    assert reader.pdf_header >= "%PDF-1.4"


def test_descriptions_hold_any_name() -> None:
    nasty, shown = '<b>Zoë (Łukasz)\n\\ "x"\u202e\x00\ud800 שלום</b>', '<b>Zoë (Łukasz) \\ "x" שלום</b>'
    spec = replace(rich_spec(HandoutOptions(layouts=(Layout.LIST,))), title=nasty)
    pages = lay_out(replace(spec, title="Plan"))
    for page in pages:
        page.bookmarks = [mark._replace(title=nasty) for mark in page.bookmarks]
    content = draw_pages(pages, spec, load_fonts())
    reader = reader_of(content)
    assert faults(content) == []
    assert reader.metadata is not None
    assert reader.metadata.title == shown
    assert [title for _, title, _, _ in outline(reader)] == [shown]


@pytest.mark.parametrize("layouts", [tuple(Layout), tuple(reversed(Layout))], ids=("usual", "reversed"))
def test_bookmarks_lead_to_every_part_in_order(layouts: tuple[Layout, ...]) -> None:
    options = replace(EVERYTHING, layouts=layouts, log_weeks=2, pain_box=False, stop_signs_box=False)
    spec = rich_spec(options, rich_plan(2))
    pages = lay_out(spec)
    content = draw_pages(pages, spec, load_fonts())
    reader = reader_of(content)
    found = outline(reader)
    names = {
        Layout.WEEK: ("Week at a glance", ["Week 1 of 2", "Week 2 of 2"]),
        Layout.SESSIONS: ("Session sheets", list(DAYS)),
        Layout.CARDS: ("Exercises", [f"{card.number}. {card.name}" for card in spec.cards]),
        Layout.LIST: ("Exercise list", []),
        Layout.LOG: ("Log sheet", ["Week 1 of 2", "Week 2 of 2"]),
    }
    wanted = [names[layout] for layout in layouts]
    wanted.append(("What this week trains", ["Week 1 of 2", "Week 2 of 2"]))
    # with the weeks in which a day is done that way
    assert [(level, day_or(title)) for level, title, _, _ in found] == [
        entry for part, below in wanted for entry in ((0, part), *((1, title) for title in below))
    ]
    assert [number for _, _, number, _ in found] == sorted(number for _, _, number, _ in found)
    for level, title, number, top in found:
        page = pages[number]
        below = " ".join(run.text for run in page.runs if page.height - run.y <= top)
        wording = title.partition(". ")[2] if title[0].isdigit() else day_or(title)
        assert wording in below, f"{title} of level {level} on page {number + 1}"


def test_links_within_the_file_lead_to_the_card() -> None:
    spec = rich_spec(replace(EVERYTHING, layouts=tuple(reversed(Layout))))
    pages = lay_out(spec)
    content = draw_pages(pages, spec, load_fonts())
    home = {mark.key: number for number, page in enumerate(pages) for mark in page.bookmarks if mark.key}
    linked = [sorted(home[link.target[1:]] for link in page.links if link.target[0] == "#") for page in pages]
    assert sum(map(len, linked)) > len(spec.cards)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        order: list[object] = [page.objgen for page in pdf.pages]
        drawn = [
            sorted(order.index(note.Dest[0].objgen) for note in page.get("/Annots", []) if "/Dest" in note)
            for page in pdf.pages
        ]
    assert drawn == linked


def test_the_same_handout_has_the_same_bytes_whatever_came_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = fingerprint()
    with monkeypatch.context() as others:
        others.setattr(load_fonts(), "installed", fonts_in(usual_folder(tmp_path)).installed)
        plan = replace(
            rich_plan(note="Ωμέγα Жук ŵ"), title="请每天 שלום", link="https://clinic.example/other"
        )
        render(
            rich_spec(replace(EVERYTHING, grey=True), plan, Clinic("Other", logo=logo_of(picture(30, 30))))
        )
    made: list[str] = []
    thread = Thread(target=lambda: made.append(fingerprint()))
    thread.start()
    thread.join()
    assert [fingerprint(), *made] == [first, first]


def test_the_same_handout_has_the_same_bytes_in_every_process() -> None:
    code = "from tests.handout.rich_handouts import fingerprint; print(fingerprint())"
    places = (("1", "Pacific/Auckland", "C"), ("2", "America/Lima", "de_DE.UTF-8"))
    running = [
        subprocess.Popen(
            [sys.executable, "-c", code],
            cwd=REPOSITORY,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale, "LANG": locale},
            stdout=subprocess.PIPE,
            text=True,
        )
        for seed, zone, locale in places
    ]
    assert {process.communicate()[0].strip() for process in running} == {fingerprint()}


def test_equal_drawings_are_one_form() -> None:
    # which drawings a process still remembers must not show in the file
    def square() -> Drawing:
        path = ((0.0, 0.0), (4.0, 0.0), (4.0, 4.0))
        return Drawing((Shape((path,), fill="#102030"),), Box(0.0, 0.0, 4.0, 4.0))

    one = square()
    sizes = []
    for drawings in ((one, one), (square(), square())):
        page = Page(300, 300, pictures=[Picture(9.0, 9.0, 90.0, 90.0, drawing) for drawing in drawings])
        sizes.append(draw_pages([page], rich_spec(), load_fonts()))
    assert sizes[0] == sizes[1]


@pytest.mark.parametrize("grey", [False, True])
def test_a_handout_of_twenty_exercises_is_small(grey: bool) -> None:
    assert len(render_handout(rich_spec(HandoutOptions(grey=grey)))) < MOST_BYTES


@pytest.mark.parametrize("kind", LogoKind)
def test_a_large_logo_makes_no_large_file(kind: LogoKind) -> None:
    drawn = picture(240, 100).resize((1200, 500), Image.Resampling.BICUBIC)
    large = drawn if kind is LogoKind.PNG else drawn.convert("RGB")
    options = HandoutOptions(layouts=(Layout.LIST,), pictures=False)
    plain = len(render_handout(rich_spec(options, given=Clinic("Harbour"))))
    made = render_handout(rich_spec(options, given=Clinic("Harbour", logo=logo_of(large, kind))))
    assert len(made) - plain < 150_000
    with pikepdf.open(io.BytesIO(made)) as pdf:
        images = [one for one in pdf.objects if isinstance(one, pikepdf.Stream) and "/ColorSpace" in one]
        (stored,) = (one for one in images if one.ColorSpace == "/DeviceRGB")
        shown = pikepdf.PdfImage(stored).as_pil_image().convert("RGB")
        assert ("/SMask" in stored) is (kind is LogoKind.PNG)
    assert max(shown.size[0] / 150, shown.size[1] / 44) >= 300 / 72, "sharp on paper at its largest"
    wanted = large.resize(shown.size, Image.Resampling.LANCZOS).convert("RGB")
    middle = (shown.size[0] // 2, shown.size[1] // 2)
    for one, other in zip(shown.getpixel(middle), wanted.getpixel(middle), strict=True):  # type: ignore[arg-type]
        assert abs(one - other) < 12
