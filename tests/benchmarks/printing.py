"""The handout of 24 exercises: warm in this process, and as a whole process."""

from __future__ import annotations

import os
from datetime import date
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.plan import Plan
from backdesk.handout.fonts import Weight, load_fonts
from backdesk.i18n import english
from backdesk.services.exchange import write_plan_file
from backdesk.services.handouts import HandoutOptions, HandoutReport, make_handout
from backdesk.services.plan_handout import plan_handout
from tests.benchmarks.fixtures import handout_plan
from tests.benchmarks.measuring import (
    Row,
    alternate,
    alternate_processes,
    milliseconds_row,
    peak_megabytes,
    seconds_row,
)

WARM_ROUNDS, PROCESS_ROUNDS = 25, 9
MOST_WARM_MS, MOST_SECONDS, MOST_MEGABYTES = 40.0, 0.8, 110.0
TODAY = date(2026, 1, 5)
_TEXT_SIZE, _LINE_HEIGHT, _LEFT, _TOP = 9, 11, 40, 800


def make(plan: Plan, catalogue: Catalogue) -> HandoutReport:
    """Everything between the plan and the bytes of its PDF; `figuring` measures what pictures add."""
    spec = plan_handout(plan, None, catalogue, english(), today=TODAY, options=HandoutOptions(pictures=False))
    return make_handout(spec)


def pages_of_lines(content: bytes) -> list[list[str]]:
    """The words of a PDF."""
    return [page.extract_text().splitlines() for page in PdfReader(BytesIO(content)).pages]


def write_lines(pages: list[list[str]]) -> bytes:
    """The floor: the same words in the same font, line by line, without layout."""
    face, stream = load_fonts().face(Weight.REGULAR), BytesIO()
    canvas = Canvas(stream)
    for lines in pages:
        text = canvas.beginText(_LEFT, _TOP)
        text.setFont(face.name, _TEXT_SIZE, _LINE_HEIGHT)
        text.textLines("\n".join(lines))
        canvas.drawText(text)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def measure(folder: Path, catalogue: Catalogue) -> list[Row]:
    """Warm, then as a process with its memory."""
    plan = handout_plan(catalogue)
    return [_warm(plan, catalogue), *_process(plan, catalogue, folder)]


def _warm(plan: Plan, catalogue: Catalogue) -> Row:
    pages = pages_of_lines(make(plan, catalogue).content)
    measured, floor = alternate(lambda: make(plan, catalogue), lambda: write_lines(pages), rounds=WARM_ROUNDS)
    return milliseconds_row(
        "handout of 24 exercises without pictures, warm", measured, floor, most=MOST_WARM_MS
    )


def _process(plan: Plan, catalogue: Catalogue, folder: Path) -> list[Row]:
    source, target = folder / "plan.backdesk.json", folder / "handout.pdf"
    write_plan_file(source, plan, None, catalogue)
    command = ("-m", "backdesk", "handout", os.fspath(source), "-o", os.fspath(target))
    bare = ("-m", "tests.benchmarks.bare_pdf", os.fspath(folder / "bare.pdf"))
    ours, floor = alternate_processes(command, bare, rounds=PROCESS_ROUNDS)
    return [
        seconds_row("backdesk handout, whole process", ours, floor, most=MOST_SECONDS),
        Row("its peak memory", peak_megabytes(ours), peak_megabytes(floor), "MB", most=MOST_MEGABYTES),
    ]
