"""The body map of a week as a picture file."""

from __future__ import annotations

from pathlib import Path

from backdesk.domain.coverage import WeekCoverage
from backdesk.figure.body_map import Marks, load_body_map
from backdesk.figure.body_map_style import LIGHT
from backdesk.services.figure_files import save_drawing
from backdesk.services.plan_handout import body_map_tints

_WIDTH = 1600


def save_body_map(path: Path, coverage: WeekCoverage, *, title: str) -> None:
    """Write all four panels as SVG or PNG, by the name's ending. Raises OutputError."""
    tints = body_map_tints(coverage)
    body_map = load_body_map()
    sheet = body_map.sheet(body_map.panels, tints.bands, LIGHT, Marks(stretched=tints.stretched))
    save_drawing(path, sheet, width=_WIDTH, title=title)
