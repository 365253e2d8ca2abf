from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops
from pypdf import PdfReader

from backdesk.domain.clinic import Clinic, Logo, LogoKind
from backdesk.handout.flow import Page
from backdesk.handout.letterhead import email_link, phone_link, web_link
from backdesk.handout.render import lay_out, render_handout
from backdesk.handout.spec import CoverageRow, HandoutOptions, HandoutSpec, Layout, Paper
from tests.factories import make_plan
from tests.handout.builders import (
    heavy_day,
    make_catalogue,
    make_spec,
    outside,
    overlaps,
    page_texts,
    run_texts,
    usual_plan,
)

APPOINTMENT = "Tuesday 3 March, 10:30"
LINK = "https://clinic.example/p/maria"


def make_logo(width: int, height: int) -> Logo:
    picture = Image.new("RGBA", (width, height), (200, 30, 30, 255))
    picture.paste((0, 0, 0, 0), (0, 0, width // 3, height // 3))
    stream = io.BytesIO()
    picture.save(stream, "PNG")
    return Logo(LogoKind.PNG, stream.getvalue(), width, height)


CLINIC = Clinic(
    name="Harbour Physiotherapy",
    address="12 Harbour Road,\nFloor 2\n\nBristol BS1 4RT",
    phone="+44 (0)117 496 0123",
    email="hello@harbour.example",
    web="www.harbour.example",
    therapist="Anna Berg",
    footer="Registered in England 1234567",
    accent="#d9480f",
    logo=make_logo(300, 100),
)
ENDLESS = replace(
    CLINIC,
    name=("The Clinic of the Very Long Name " * 7)[:200],
    address="\n".join(f"Line {n} of an address that is long" for n in range(6)),
    footer="This footer goes on and on about registration and insurance. " * 9,
    web="www.a-long-domain-name-of-a-clinic.example/" + "path/" * 12,
    logo=make_logo(40, 160),
)


def rich_spec(clinic: Clinic = CLINIC, **fields: object) -> HandoutSpec:
    spec = make_spec(options=fields.pop("options", None))  # type: ignore[arg-type]
    given: dict[str, object] = {"link": LINK, "next_appointment": APPOINTMENT}
    return replace(spec, clinic=clinic, **{**given, **fields})  # type: ignore[arg-type]


def targets(page: Page) -> set[str]:
    return {link.target for link in page.links}


def test_the_first_page_has_a_letterhead_that_can_be_clicked() -> None:
    first = lay_out(rich_spec(options=HandoutOptions(layouts=(Layout.CARDS,))))[0]
    text = run_texts(first)
    for said in (
        "Harbour Physiotherapy",
        "Anna Berg · 12 Harbour Road, Floor 2, Bristol BS1 4RT",
        "+44 (0)117 496 0123 · hello@harbour.example",
        "www.harbour.example",
        f"Next appointment: {APPOINTMENT}",
        "This plan online: clinic.example/p/maria",
        "Registered in England 1234567",
    ):
        assert said in text
    assert text.startswith("Harbour Physiotherapy")
    wanted = {"tel:+441174960123", "mailto:hello@harbour.example", "https://www.harbour.example", LINK}
    assert wanted <= targets(first)


def test_later_pages_say_the_clinic_at_their_foot_and_show_a_small_logo() -> None:
    first, *others = lay_out(rich_spec())
    for page in others:
        text = run_texts(page)
        assert "Harbour Physiotherapy · +44 (0)117 496 0123 · www.harbour.example" in text
        assert "Registered in England 1234567" in text
        assert "hello@harbour.example" not in text
        assert {"tel:+441174960123", "https://www.harbour.example"} <= targets(page)
        foot = next(run for run in page.runs if "Harbour Physiotherapy" in run.text)
        assert foot.y > page.height - 40
        assert page.images[0].height < first.images[0].height


@pytest.mark.parametrize(("width", "height"), [(900, 100), (100, 900), (64, 64)])
def test_a_logo_keeps_its_shape_and_its_bounds(width: int, height: int) -> None:
    pages = lay_out(rich_spec(replace(CLINIC, logo=make_logo(width, height))))
    for page in pages:
        (image,) = page.images
        assert image.width / image.height == pytest.approx(width / height)
        assert image.width <= 150.01
        assert image.height <= 44.01
        assert image.y >= 20
        texts = [run for run in page.runs if run.y - run.style.size < image.y + image.height]
        assert all(run.x >= image.x + image.width for run in texts if run.y > image.y + 3)


def test_the_qr_code_stands_in_the_head_and_touches_nothing() -> None:
    for options in (HandoutOptions(), HandoutOptions(layouts=(Layout.CARDS,))):
        first, *others = lay_out(rich_spec(options=options))
        code = next(picture for picture in first.pictures if picture.x > first.width - 130)
        assert code.width == code.height == pytest.approx(62.4, abs=3)  # 22 mm
        assert code.x + code.width <= first.width - 30
        assert all(run.x + 20 < code.x for run in first.runs if run.y < code.y + code.height)
        assert any(link[:4] == code[:4] and link.target == LINK for link in first.links)
        assert not any(LINK in targets(page) for page in others)


@pytest.mark.parametrize(
    "spec",
    [rich_spec(options=HandoutOptions(qr=False)), rich_spec(link=""), rich_spec(link="javascript:alert(1)")],
)
def test_no_code_without_a_link_or_when_switched_off(spec: HandoutSpec) -> None:
    first = lay_out(spec)[0]
    assert "online" not in run_texts(first)
    assert not any(picture.y < 40 for picture in first.pictures)
    assert not any("javascript" in target for target in targets(first))


@pytest.mark.parametrize("clinic", [Clinic(), CLINIC, ENDLESS])
@pytest.mark.parametrize("when", [APPOINTMENT, "at the harbour with shoes and a towel " * 9])
@pytest.mark.parametrize("large", [False, True])
def test_the_next_appointment_stands_on_every_page(clinic: Clinic, when: str, large: bool) -> None:
    spec = rich_spec(clinic, next_appointment=when, options=HandoutOptions(large_print=large))
    pages = lay_out(spec)
    assert len(pages) > 2
    for page in pages:
        assert run_texts(page).count("Next appointment: ") == 1
        assert not outside(page)
        assert not list(overlaps(page))


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("first_part", [Layout.WEEK, Layout.CARDS])
def test_a_clinic_with_endless_texts_overlaps_nothing(paper: Paper, large: bool, first_part: Layout) -> None:
    layouts = (first_part, *{Layout.WEEK, Layout.CARDS} - {first_part})
    options = HandoutOptions(layouts=layouts, paper=paper, large_print=large)
    for page in lay_out(rich_spec(ENDLESS, options=options, link=LINK + "/long" * 50)):
        assert not outside(page)
        assert not list(overlaps(page))
        assert not any(link.x + link.width > page.width - 30 for link in page.links)


def test_the_foot_takes_room_from_the_page() -> None:
    options = HandoutOptions(layouts=(Layout.WEEK,))
    for clinic in (Clinic(), CLINIC, ENDLESS):
        spec = replace(
            make_spec(make_plan((heavy_day(),)), options=options, catalogue=make_catalogue()),
            clinic=clinic,
            next_appointment=APPOINTMENT,
        )
        text = " ".join(run_texts(page) for page in lay_out(spec))
        assert all(text.count(f"3 sets of {100 + n}") == 1 for n in range(60))


def test_telephone_goes_before_name_at_the_foot() -> None:
    page = lay_out(rich_spec(ENDLESS))[-1]
    foot = [run for run in page.runs if run.y > page.height - 60]
    assert any("+44 (0)117 496 0123" in run.text for run in foot)
    assert any(run.text.startswith("The Clinic") and run.text.endswith("…") for run in foot)


@pytest.mark.parametrize("layouts", [(Layout.WEEK,), (Layout.CARDS,), (Layout.WEEK, Layout.CARDS)])
@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("letters", ["word ", "W", "Registered in England and insured, "])
def test_a_footer_is_printed_in_full_over_the_whole_width(
    letters: str, large: bool, layouts: tuple[Layout, ...]
) -> None:
    footer = (letters * 240)[:240].strip()
    options = HandoutOptions(layouts=layouts, large_print=large)
    pages = lay_out(rich_spec(replace(CLINIC, footer=footer), options=options))
    for page in pages if not large else pages[:1]:
        assert footer.replace(" ", "") in run_texts(page).replace(" ", "")
        assert not outside(page)
        assert not list(overlaps(page))
    if not large and letters != "W":
        lines = [run for run in pages[-1].runs if run.text and run.text in footer]
        ends = [page_end(run.x, run.text, run.style.size) for run in lines]
        assert max(ends) > 0.7 * pages[-1].width


def page_end(x: float, text: str, size: float) -> float:
    """About where a text ends: a letter is a little less than half as wide as high."""
    return x + 0.45 * size * len(text)


@pytest.mark.parametrize("large", [False, True])
def test_the_head_never_cuts_week_or_date(large: bool) -> None:
    name = "Maximiliane-Theodora von und zu Hohenstein " * 9
    spec = replace(rich_spec(options=HandoutOptions(large_print=large)), client_name=name, title="Plan " * 60)
    for page in lay_out(spec):
        shown = run_texts(page).replace("\N{NO-BREAK SPACE}", " ")
        assert "22 November 2026" in shown
        assert "Week 1" in shown


def test_large_print_moves_addresses_to_the_foot() -> None:
    first = lay_out(rich_spec(options=HandoutOptions(layouts=(Layout.CARDS,), large_print=True)))[0]
    at = {run.text: run.y for run in first.runs}
    assert next(y for text, y in at.items() if "117 496" in text) < first.height / 3
    for said in ("12 Harbour Road", "hello@harbour.example", "www.harbour.example"):
        assert next(y for text, y in at.items() if said in text) > first.height * 0.85


@pytest.mark.parametrize("layout", Layout)
@pytest.mark.parametrize("large", [False, True])
def test_a_handout_without_a_client_has_a_line_for_the_name(layout: Layout, large: bool) -> None:
    options = HandoutOptions(layouts=(layout,), large_print=large)
    first, *others = lay_out(replace(make_spec(client=None, options=options), clinic=CLINIC))
    (said,) = [run for run in first.runs if run.text == "Name"]
    assert any(rect.width > 150 and 0 < rect.y - said.y < 3 for rect in first.rects)
    assert not any(run.text == "Name" for page in others for run in page.runs)
    assert not any(run.text == "Name" for page in lay_out(make_spec(options=options)) for run in page.runs)


def test_without_a_clinic_nothing_is_added() -> None:
    for page in lay_out(make_spec()):
        assert not page.images
        assert not [link for link in page.links if not link.target.startswith("#")]
        assert "Next appointment" not in run_texts(page)
    assert lay_out(make_spec())[0].runs[0].text == "Lower back, first weeks"


def test_a_template_without_a_client_has_its_letterhead() -> None:
    spec = replace(make_spec(client=None), clinic=CLINIC)
    texts = page_texts(render_handout(spec))
    assert "Harbour Physiotherapy" in texts[0]
    assert all("Week 1 · 22 November 2026" in text for text in texts)


@pytest.mark.parametrize(
    ("phone", "link"),
    [
        ("+44 (0)117 496 0123", "tel:+441174960123"),
        ("030 / 123-45.67", "tel:0301234567"),
        (" 112 ", "tel:112"),
        ("112 or 030 1234", ""),
        ("ask at the desk", ""),
        ("", ""),
        ("( - )", ""),
    ],
)
def test_telephone_numbers_become_links(phone: str, link: str) -> None:
    assert phone_link(phone) == link


def test_addresses_that_are_none_are_not_linked() -> None:
    assert email_link("hello@clinic.example") == "mailto:hello@clinic.example"
    assert [email_link(text) for text in ("hello", "a@b", "a b@c.de", "a@b.de?subject=x y", "")] == [""] * 5
    assert web_link("clinic.example") == "https://clinic.example"
    assert [web_link(text) for text in ("our page", "ftp://a.example", "")] == [""] * 3


@pytest.mark.parametrize("grey", [False, True])
def test_the_logo_is_drawn_once_stored_and_grey_in_a_grey_print(grey: bool) -> None:
    spec = rich_spec(options=HandoutOptions(grey=grey), link="")
    pdf = render_handout(spec)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        pictures = [
            made
            for made in document.objects
            if isinstance(made, pikepdf.Stream) and made.get("/Subtype") == "/Image"
        ]
    assert len(pictures) == 2  # the logo and its transparency
    document = pypdfium2.PdfDocument(pdf)
    for number in range(len(document)):
        red, green, _ = document[number].render(scale=1.0).to_pil().convert("RGB").split()
        assert (ImageChops.difference(red, green).getbbox() is not None) is not grey
    document.close()


ALL = HandoutOptions(layouts=tuple(Layout), coverage=True)
ROWS = tuple(CoverageRow(f"Muscle {n}", 3.0, 3.5, 2, 60.0, "light") for n in range(40))


@pytest.mark.parametrize("options", [ALL, replace(ALL, grey=True, large_print=True), HandoutOptions()])
def test_two_strict_readers_find_nothing_wrong(options: HandoutOptions, tmp_path: Path) -> None:
    spec = replace(
        make_spec(usual_plan(), options=options, coverage=ROWS),
        clinic=CLINIC,
        link=LINK,
        next_appointment=APPOINTMENT,
    )
    pdf = render_handout(spec)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert document.check_pdf_syntax() == []
        assert bool(document.Root.ViewerPreferences.DisplayDocTitle)
        assert document.Root.PageMode == "/UseOutlines"
    reader = PdfReader(io.BytesIO(pdf), strict=True)
    pages = [page.extract_text() for page in reader.pages]
    assert all("Page " in page for page in pages)
    for page in reader.pages:
        for note in page.get("/Annots", ()):
            link = note.get_object()
            assert "/A" in link or link["/Dest"] is not None


def test_a_click_on_a_number_leads_to_its_card() -> None:
    reader = PdfReader(io.BytesIO(render_handout(make_spec())), strict=True)
    week, *cards = reader.pages
    targets = [note.get_object()["/Dest"][0].get_object() for note in week["/Annots"]]  # type: ignore[attr-defined]
    assert len(targets) == 18
    assert {cards.index(target) for target in targets} == set(range(len(cards)))


def test_numbers_are_links_only_where_cards_are_printed() -> None:
    only_week = lay_out(make_spec(options=HandoutOptions(layouts=(Layout.WEEK,))))
    assert not any(page.links for page in only_week)


def test_the_file_names_its_makers_and_no_clock() -> None:
    spec = replace(rich_spec(), date=date(2026, 3, 1))
    meta = PdfReader(io.BytesIO(render_handout(spec))).metadata
    assert meta is not None
    assert (meta.author, meta.creator) == ("Anna Berg", "Back Desk")
    assert "Harbour Physiotherapy" in str(meta["/Keywords"])
    assert str(meta["/CreationDate"]).startswith("D:20260301")
    assert meta["/CreationDate"] == meta["/ModDate"]
    alone = replace(spec, clinic=Clinic(name="Harbour Physiotherapy"))
    meta = PdfReader(io.BytesIO(render_handout(alone))).metadata
    assert meta is not None
    assert meta.author == "Harbour Physiotherapy"


def test_texts_of_which_nothing_prints_leave_no_trace() -> None:
    hollow = Clinic(
        name="\x06",
        address="\x07\n\xad",
        phone="\u200b",
        web="\x01",
        therapist="🙂",
        footer="\x03",
        stop_signs=("\x06",),
    )
    for page in lay_out(replace(make_spec(), clinic=hollow, next_appointment="\u200b")):
        assert "Next appointment" not in run_texts(page)
        assert not any(run.text.strip() in ("·", "") for run in page.runs)
