"""Making and saving handouts. ReportLab is loaded only when the first one is made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from backdesk.files import write_whole
from backdesk.handout.card_facts import no_figure
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
    "make_handout",
    "no_figure",
    "save_handout",
]


@dataclass(frozen=True, slots=True)
class HandoutReport:
    """A handout that was made. `path` is None when it was not saved.

    `missing_characters` names what was left out of the print because no font has it.
    """

    path: Path | None
    pages: int
    missing_characters: tuple[MissingText, ...]
    content: bytes


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
