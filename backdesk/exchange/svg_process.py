"""Draws one SVG from standard input as a PNG to standard output; runs as a process of its own."""

from __future__ import annotations

import sys
from contextlib import suppress

_MOST_MEMORY = 1024 * 1024 * 1024
_FALLBACK = "Source Sans Pro"
"""Stands in for a font that is not installed; without one, words would be missing from the logo."""


def main() -> int:
    """Draw and return the exit code. The SVG has been checked; time is limited by who started this."""
    _limit_memory()
    import font_source_sans_pro
    import resvg_py

    png = resvg_py.svg_to_bytes(
        svg_string=sys.stdin.buffer.read().decode("utf-8"),
        font_files=list(font_source_sans_pro.font_files_ttf.values()),
        font_family=_FALLBACK,
        serif_family=_FALLBACK,
        sans_serif_family=_FALLBACK,
        cursive_family=_FALLBACK,
        fantasy_family=_FALLBACK,
        monospace_family=_FALLBACK,
    )
    sys.stdout.buffer.write(bytes(png))
    return 0


def _limit_memory() -> None:
    """Let a drawing that asks for too much memory fail here; Windows has no such limit."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.exit(main())
