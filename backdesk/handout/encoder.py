"""Turns texts into the operators of one PDF, in the embedded fonts and in installed ones."""

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas

from backdesk.handout.embedded_font import EmbeddedFont
from backdesk.handout.flow import PlacedRun
from backdesk.handout.font_file import FontFile
from backdesk.handout.fonts import Fonts, Weight
from backdesk.handout.foreign import pieces_of
from backdesk.handout.scripts import Foreign
from backdesk.handout.theme import Style

_ESCAPES = {code: f"\\{code:03o}" for code in (*range(32), *range(127, 256))} | {
    ord(char): f"\\{char}" for char in "\\()"
}
"""How a byte is written inside a PDF string."""


class Encoder:
    """Turns texts into PDF operators for one document, and tells it which glyphs are used.

    ReportLab's text objects do the same at a fifth of the speed (measured, 5.1).
    """

    def __init__(self, canvas: Canvas, fonts: Fonts) -> None:
        self._doc = canvas._doc  # noqa: SLF001 - TTFont.splitString asks for it, nothing gives it
        self._fonts = fonts
        self._current: tuple[str, float] | None = None
        self._ascii_names: dict[Weight, str] = {}
        self._installed: dict[FontFile, EmbeddedFont] = {}

    def start_page(self) -> None:
        """Forget the font: each page sets its own."""
        self._current = None

    def show(self, run: PlacedRun, operators: list[str]) -> None:
        """Add the operators that print a run at the current position."""
        weight, size = run.style.weight, run.style.size
        name = self._ascii_names.get(weight)
        if name is not None and run.text.isascii():
            self._show(name, size, run.text, operators)
            return
        if isinstance(run.text, Foreign):
            self._show_foreign(run.text, run.style, operators)
        else:
            self._show_embedded(run.text, run.style, operators)

    def _show_foreign(self, text: Foreign, style: Style, operators: list[str]) -> None:
        for piece in pieces_of(text, text.way, style.weight, self._fonts):
            if piece.font is None:
                self._show_embedded("".join(piece.clusters), style, operators)
                continue
            font = self._installed.get(piece.font)
            if font is None:
                font = self._installed[piece.font] = EmbeddedFont(piece.font, self._doc)
            self._set_font(font.name, style.size, operators)
            operators.append(f"<{font.codes(piece.clusters)}> Tj")

    def _show_embedded(self, text: str, style: Style, operators: list[str]) -> None:
        weight, size = style.weight, style.size
        font = self._fonts.face(weight).font
        for subset, chunk in font.splitString(text, self._doc):
            name = font.getSubsetInternalName(subset, self._doc)
            self._show(name, size, chunk.decode("latin-1"), operators)
            if subset == 0:
                # ASCII has its own codes there (asciiReadable), so it need not be looked up
                self._ascii_names[weight] = name

    def _show(self, name: str, size: float, codes: str, operators: list[str]) -> None:
        self._set_font(name, size, operators)
        operators.append(f"({codes.translate(_ESCAPES)}) Tj")

    def _set_font(self, name: str, size: float, operators: list[str]) -> None:
        if (name, size) != self._current:
            self._current = (name, size)
            operators.append(f"{name} {size:g} Tf")
