"""A handout with all that one may hold, and what can be wrong with a PDF as a document."""

from __future__ import annotations

import hashlib
import io
import logging
import math
import re
import warnings
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache

import pikepdf
import pypdf
from PIL import Image

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.client import Client
from backdesk.domain.client_wording import ClientWording
from backdesk.domain.clinic import Clinic, Logo, LogoKind
from backdesk.domain.ids import ClientId, DayId, ExerciseId, WeekId
from backdesk.domain.plan import Day, Plan, Week
from backdesk.domain.wording import PlainWords
from backdesk.handout.render import render_handout
from backdesk.handout.spec import HandoutOptions, HandoutSpec, Layout
from backdesk.services.library import load_catalogue
from backdesk.services.plan_handout import plan_handout
from tests.factories import make_block, make_day, make_entry, make_plan

TODAY = date(2026, 11, 22)
PLAN_LINK = "https://clinic.example/p/maria"
EVERYTHING = HandoutOptions(layouts=tuple(Layout), coverage=True)
_TAGGED = re.compile(r"/[A-Z]{6}\+\S+")
_ADDRESS = re.compile(r"(https?://|tel:|mailto:)\S+")


def picture(width: int, height: int) -> Image.Image:
    """A shaded picture that fades out towards its edges: the hardest kind of logo to pack."""
    made = Image.new("RGBA", (width, height))
    made.putdata([_shade(x, y, width, height) for y in range(height) for x in range(width)])
    return made


def _shade(x: int, y: int, width: int, height: int) -> tuple[int, int, int, int]:
    far = math.hypot(x - width / 2, y - height / 2)
    red, green = 127 + 120 * math.sin(x / 90), 127 + 120 * math.sin(y / 70 + x / 200)
    return int(red), int(green), int(127 + 100 * math.cos(far / 80)), max(0, min(255, int(300 - far / 2)))


def logo_of(made: Image.Image, kind: LogoKind = LogoKind.PNG) -> Logo:
    """A picture as a logo."""
    stream = io.BytesIO()
    made.save(stream, kind.value.upper())
    return Logo(kind, stream.getvalue(), *made.size)


@cache
def clinic(kind: LogoKind = LogoKind.PNG) -> Clinic:
    """A clinic with everything; its PNG logo lets the paper through, its JPEG cannot."""
    made = picture(240, 90)
    return Clinic(
        name="Harbour Physiotherapy",
        address="12 Harbour Road,\nBristol BS1 4RT",
        phone="+44 (0)117 496 0123",
        email="hello@harbour.example",
        web="www.harbour.example",
        therapist="Anna Berg",
        footer="Registered in England 1234567",
        accent="#d9480f",
        emergency_number="112",
        logo=logo_of(made if kind is LogoKind.PNG else made.convert("RGB"), kind),
    )


@cache
def library() -> Catalogue:
    """The bundled exercises, with their pictures."""
    return load_catalogue()


@cache
def twenty() -> tuple[ExerciseId, ...]:
    """Twenty exercises of the library from A to Z."""
    return tuple(sorted(library().exercises)[::9][:20])


def rich_plan(weeks: int = 1, note: str = "Mind your left knee.") -> Plan:
    """Twenty exercises on three days, every fifth with a link, supersets, rounds, notes and labels."""
    made = tuple(Week(WeekId(f"week-{n}"), tuple(_days(note))) for n in range(weeks))
    links = (ClientWording(one, link=f"https://clinic.example/x/{one}") for one in twenty()[::5])
    return replace(
        make_plan(),
        weeks=made,
        link=PLAN_LINK,
        next_appointment="Tuesday 3 March, 10:30",
        wording=tuple(links),
    )


def _days(note: str) -> Iterator[Day]:
    for name, start, end, label in (
        ("monday", 0, 7, "Gym"),
        ("wednesday", 7, 14, ""),
        ("friday", 14, 21, "Home"),
    ):
        entries = [
            replace(
                make_entry(one, id=f"{name}-{at}", sets=3, reps=(8, 12), side="each" if at % 2 else "both"),
                group="A" if at in (2, 3) else "",
                note=note if at == 1 else "",
            )
            for at, one in enumerate((*twenty(), twenty()[0])[start:end])
        ]
        day = make_day(
            name,
            label=label,
            warm_up=make_block(*entries[:2]),
            strength=make_block(*entries[2:5]),
            relief=make_block(*entries[5:], rounds=2),
        )
        yield replace(day, id=DayId(name))


def rich_spec(
    options: HandoutOptions = EVERYTHING,
    plan: Plan | None = None,
    given: Clinic | None = None,
    name: str = "Maria Lopez",
) -> HandoutSpec:
    """The handout of a plan, by default the rich one."""
    return plan_handout(
        plan or rich_plan(),
        Client(ClientId("client"), name),
        library(),
        PlainWords(),
        today=TODAY,
        options=options,
        clinic=given or clinic(),
    )


def fingerprint() -> str:
    """The checksum of one handout with everything, for comparing processes."""
    return hashlib.sha256(render_handout(rich_spec())).hexdigest()


def faults(content: bytes) -> list[str]:
    """What is wrong with a PDF: its syntax, fonts and links."""
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        complaints = _complaints(content)
    complaints += [str(one.message) for one in warned]
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return [*complaints, *pdf.check_pdf_syntax(), *_font_faults(pdf), *_link_faults(pdf)]


def _complaints(content: bytes) -> list[str]:
    """What a strict reader logs while it reads all texts."""
    heard: list[str] = []
    listener = logging.Handler()
    listener.emit = lambda record: heard.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("pypdf")
    logger.addHandler(listener)
    try:
        for page in pypdf.PdfReader(io.BytesIO(content), strict=True).pages:
            page.extract_text()
    finally:
        logger.removeHandler(listener)
    return heard


def _font_faults(pdf: pikepdf.Pdf) -> Iterator[str]:
    for made in pdf.objects:
        if not isinstance(made, pikepdf.Dictionary) or made.get("/Type") != "/Font":
            continue
        name = str(made.BaseFont)
        if not _TAGGED.fullmatch(name):
            yield f"{name} is not a subset"
        whole = made.DescendantFonts[0] if "/DescendantFonts" in made else made
        if "/FontFile2" not in whole.FontDescriptor:
            yield f"{name} is not embedded"
        if "/ToUnicode" not in made and made.Subtype != "/CIDFontType2":
            yield f"{name} cannot be read back"


def _link_faults(pdf: pikepdf.Pdf) -> Iterator[str]:
    pages = {page.objgen for page in pdf.pages}
    for number, page in enumerate(pdf.pages, start=1):
        _, _, width, height = map(float, page.MediaBox)
        for note in page.get("/Annots", []):
            left, lower, right, upper = map(float, note.Rect)
            if not (0 <= left < right <= width and 0 <= lower < upper <= height):
                yield f"page {number}: a link lies at {left, lower, right, upper}"
            if "/A" in note:
                if not _ADDRESS.fullmatch(str(note.A.URI)):
                    yield f"page {number}: a link goes to {note.A.URI}"
            elif not isinstance(note.get("/Dest"), pikepdf.Array) or note.Dest[0].objgen not in pages:
                yield f"page {number}: a link goes nowhere"
