"""Taking in a clinic's logo; the picture library is loaded with the first one."""

from __future__ import annotations

from pathlib import Path

from backdesk.domain.clinic import Logo


def read_logo(path: Path) -> Logo:
    """The logo of a PNG, JPEG or SVG file, made ready for print; call it off the main thread.

    Raises PictureError with one sentence that says what to do.
    """
    from backdesk.exchange import logo_files

    return logo_files.read_logo(path)
