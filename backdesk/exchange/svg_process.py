"""Draws one SVG file as a PNG file; runs as a process of its own.

Files, because a program without a console has neither standard input nor output.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

DRAW_SWITCH = "--draw-svg"
"""Makes the packed program draw one SVG instead of opening the window."""
_MOST_MEMORY = 1024 * 1024 * 1024
_FALLBACK = "Source Sans Pro"
"""Stands in for a font that is not installed; without one, words would be missing from the logo."""


def main(arguments: Sequence[str]) -> int:
    """Draw the file named first into the one named second and return the exit code: 0, or 1 for any fault.

    The SVG has been checked; time is limited by who started this.
    """
    try:
        source, target = map(Path, arguments)
        _limit_memory()
        target.write_bytes(_drawn(source.read_bytes()))
    except BaseException:  # the renderer panics with one; whoever started this has the sentence for it
        return 1
    return 0


def _drawn(svg: bytes) -> bytes:
    import font_source_sans_pro
    import resvg_py

    png = resvg_py.svg_to_bytes(
        svg_string=svg.decode("utf-8"),
        font_files=list(font_source_sans_pro.font_files_ttf.values()),
        font_family=_FALLBACK,
        serif_family=_FALLBACK,
        sans_serif_family=_FALLBACK,
        cursive_family=_FALLBACK,
        fantasy_family=_FALLBACK,
        monospace_family=_FALLBACK,
    )
    return bytes(png)


def _limit_memory() -> None:
    """Let a drawing that asks for too much memory fail here; Windows has no such limit."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
