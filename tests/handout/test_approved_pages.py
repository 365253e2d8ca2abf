"""Pages as pictures, compared with pictures that somebody looked at and approved.

After a wanted change: run with BACKDESK_APPROVE_PAGES=1, look at every changed picture in
tests/handout/approved, and commit them with the change.
"""

from __future__ import annotations

import io
import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageDraw, ImageStat

from backdesk.domain.clinic import Clinic, Logo, LogoKind
from backdesk.handout.spec import HandoutOptions, Layout, Paper
from backdesk.i18n import english
from backdesk.resources import resource_path
from backdesk.services.exchange import read_plan_file
from backdesk.services.handouts import make_handout
from backdesk.services.library import load_catalogue
from backdesk.services.plan_handout import plan_handout

APPROVED = Path(__file__).with_name("approved")
APPROVE = "BACKDESK_APPROVE_PAGES"
DOTS_PER_INCH = 50
TILE = 16
MOST_PAGE_DIFFERENCE, MOST_TILE_DIFFERENCE = 1.0, 28.0
"""Mean difference in grey levels of 255: over the page, and over the worst 8 mm square."""


def logo() -> Logo:
    """A plain sign: a disc and a bar."""
    picture = Image.new("RGB", (300, 100), "white")
    pen = ImageDraw.Draw(picture)
    pen.ellipse((5, 5, 95, 95), fill="#7a2048")
    pen.rectangle((110, 40, 290, 60), fill="#7a2048")
    stream = io.BytesIO()
    picture.save(stream, "PNG")
    return Logo(LogoKind.PNG, stream.getvalue(), 300, 100)


def clinic() -> Clinic:
    """A clinic with everything."""
    return Clinic(
        name="Harbour Street Physiotherapy",
        address="12 Harbour Street\nOld Town",
        phone="030 1234 567",
        email="desk@harbour.example",
        web="harbour.example",
        therapist="Jo Weaver, physiotherapist",
        footer="Please bring this sheet to your next visit.",
        accent="#7a2048",
        emergency_number="112",
        logo=logo(),
    )


def picture_of(options: HandoutOptions, page: int, *, plain: bool = False) -> Image.Image:
    """One page of the sample handout in grey levels."""
    catalogue = load_catalogue()
    imported = read_plan_file(resource_path("sample", "lower-back-week.backdesk.json"), catalogue)
    plan = imported.plan if plain else replace(imported.plan, next_appointment="Tuesday 1 December, 10:30")
    spec = plan_handout(
        plan,
        imported.client,
        catalogue,
        english(),
        today=date(2026, 11, 22),
        options=options,
        clinic=Clinic() if plain else clinic(),
    )
    document = pypdfium2.PdfDocument(make_handout(spec).content)
    bitmap = document[page].render(scale=DOTS_PER_INCH / 72, may_draw_forms=False)
    image: Image.Image = bitmap.to_pil().convert("L")
    return image


CASES: dict[str, tuple[HandoutOptions, int]] = {
    "week": (HandoutOptions(layouts=(Layout.WEEK,)), 0),
    "week-reminders": (HandoutOptions(layouts=(Layout.WEEK,)), 1),
    "week-grey-letter": (HandoutOptions(layouts=(Layout.WEEK,), grey=True, paper=Paper.LETTER), 1),
    "before-you-start": (HandoutOptions(layouts=(Layout.SESSIONS,)), 0),
    "sessions": (HandoutOptions(layouts=(Layout.SESSIONS,)), 1),
    "cards-1": (HandoutOptions(layouts=(Layout.CARDS,), cards_per_page=1), 1),
    "cards-2": (HandoutOptions(layouts=(Layout.CARDS,), cards_per_page=2), 1),
    "cards-4": (HandoutOptions(layouts=(Layout.CARDS,), cards_per_page=4), 2),
    "cards-6": (HandoutOptions(layouts=(Layout.CARDS,), cards_per_page=6), 2),
    "list": (HandoutOptions(layouts=(Layout.LIST,)), 1),
    "log": (HandoutOptions(layouts=(Layout.LOG,)), 1),
    "log-end": (HandoutOptions(layouts=(Layout.LOG,)), 3),
    "large-print-cards": (HandoutOptions(layouts=(Layout.CARDS,), large_print=True), 2),
    "coverage": (HandoutOptions(layouts=(Layout.WEEK,), coverage=True), 2),
}


@pytest.mark.parametrize("name", CASES)
def test_a_page_looks_as_approved(name: str) -> None:
    options, page = CASES[name]
    drawn, path = picture_of(options, page), APPROVED / f"{name}.png"
    if os.environ.get(APPROVE):
        path.parent.mkdir(exist_ok=True)
        drawn.quantize(16).save(path, optimize=True)
    approved = Image.open(path).convert("L")
    assert drawn.size == approved.size
    difference = ImageChops.difference(drawn, approved)
    assert ImageStat.Stat(difference).mean[0] < MOST_PAGE_DIFFERENCE
    assert worst_tile(difference) < MOST_TILE_DIFFERENCE


def worst_tile(difference: Image.Image) -> float:
    """The mean of the square that differs most."""
    return float(max(difference.reduce(TILE).tobytes()))


def test_another_page_would_be_noticed() -> None:
    options, page = CASES["cards-2"]
    other = picture_of(options, page + 1)
    assert worst_tile(ImageChops.difference(picture_of(options, page), other)) > MOST_TILE_DIFFERENCE
