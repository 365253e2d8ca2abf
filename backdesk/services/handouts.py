"""Making and saving handouts. ReportLab is loaded only when the first one is made."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from backdesk.figure.style import SkinTone
from backdesk.figure.tubes import Build
from backdesk.files import write_whole
from backdesk.handout.card_facts import no_figure, no_photos
from backdesk.handout.from_plan import build_spec
from backdesk.handout.spec import (
    BodyMapTints,
    CoverageRow,
    HandoutCancelled,
    HandoutOptions,
    HandoutSpec,
    Layout,
    MissingText,
    Paper,
)
from backdesk.services.settings import Settings

__all__ = [
    "BodyMapTints",
    "CoverageRow",
    "HandoutCancelled",
    "HandoutOptions",
    "HandoutReport",
    "HandoutSpec",
    "Layout",
    "MissingText",
    "Paper",
    "build_spec",
    "handout_file_name",
    "handout_options",
    "make_handout",
    "no_figure",
    "no_photos",
    "save_handout",
]


_NOT_IN_NAMES = re.compile(
    r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]+'
)
"""What a file system refuses, control characters, and marks that show a name in another order than it has."""
_LONGEST_NAME, _MOST_NAME_BYTES = 80, 200
_DEVICE = re.compile(
    r"\A(con|prn|aux|nul|clock\$|conin\$|conout\$|(com|lpt)[0-9¹²³]) *(?=\.|$)", re.IGNORECASE
)
"""Names that Windows takes for a device; what stands before the first dot counts."""


@dataclass(frozen=True, slots=True)
class HandoutReport:
    """A handout that was made. `path` is None when it was not saved.

    `missing_characters` names what was left out of the print because no font has it.
    """

    path: Path | None
    pages: int
    missing_characters: tuple[MissingText, ...]
    content: bytes


def handout_options(settings: Settings) -> HandoutOptions:
    """The options that the stored choices stand for; window, batch and commands share them."""
    return HandoutOptions(
        layouts=tuple(map(Layout, settings.parts)),
        paper=Paper(settings.paper),
        grey=settings.grey,
        large_print=settings.large_print,
        cards_per_page=settings.cards_per_page,
        log_weeks=settings.log_weeks,
        pictures=settings.pictures_in_handout,
        steps=settings.steps_in_handout,
        tips=settings.tips_in_handout,
        days=settings.days_in_handout,
        notes=settings.notes_in_handout,
        pain_box=settings.pain_box_in_handout,
        stop_signs_box=settings.stop_signs_in_handout,
        coverage=settings.coverage_in_handout,
        qr=settings.links_in_handout,
        skin_tone=SkinTone(settings.skin_tone),
        build=Build(settings.build),
    )


def handout_file_name(client_name: str, title: str, suffix: str = "pdf") -> str:
    """A file name from client and plan that every system takes, in any script."""
    parts = (" ".join(_NOT_IN_NAMES.sub(" ", text).split()).strip(" .") for text in (client_name, title))
    named = " - ".join(part for part in parts if part)
    short = named[:_LONGEST_NAME].encode("utf-8", "ignore")[:_MOST_NAME_BYTES].decode("utf-8", "ignore")
    return f"{_DEVICE.sub(_marked, short.strip(' .')) or 'handout'}.{suffix}"


def _marked(device: re.Match[str]) -> str:
    return f"{device[1]}_"


def make_handout(
    spec: HandoutSpec,
    progress: Callable[[int, int], None] | None = None,
    is_cancelled: Callable[[], bool] | None = None,
) -> HandoutReport:
    """Render a handout in memory, from one thread only.

    Raises MissingGlyphError for a script without a font, HandoutCancelled when told to stop.
    """
    from backdesk.handout.glyphs import missing_texts
    from backdesk.handout.render import render

    missing = missing_texts(spec)
    rendered = render(spec, progress, is_cancelled)
    return HandoutReport(None, rendered.pages, missing, rendered.content)


def save_handout(
    path: Path,
    spec: HandoutSpec,
    progress: Callable[[int, int], None] | None = None,
    is_cancelled: Callable[[], bool] | None = None,
) -> HandoutReport:
    """Render a handout and write it whole, or leave what was there.

    Raises OutputError, MissingGlyphError or HandoutCancelled; then nothing was written.
    """
    report = make_handout(spec, progress, is_cancelled)
    write_whole(path, report.content)
    return replace(report, path=path)
