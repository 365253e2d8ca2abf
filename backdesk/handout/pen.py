"""Draw finished pages with ReportLab."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from backdesk.handout.encoder import Encoder
from backdesk.handout.figure_painter import FigurePainter
from backdesk.handout.flow import Link, Page
from backdesk.handout.fonts import Fonts, Weight
from backdesk.handout.logo_painter import LogoPainter
from backdesk.handout.spec import HandoutCancelled, HandoutSpec
from backdesk.handout.theme import Colour, Style

Progress = Callable[[int, int], None]
CancelCheck = Callable[[], bool]

_PDF_VERSION = (1, 4)
"""The first with a language, a title in the window, and logos that let the paper through."""

_OVERRIDES = "\u202d\u202e"


def draw_pages(
    pages: Sequence[Page],
    spec: HandoutSpec,
    fonts: Fonts,
    *,
    progress: Progress | None = None,
    is_cancelled: CancelCheck | None = None,
) -> bytes:
    """The PDF of these pages; the same pages give the same bytes. Raises HandoutCancelled."""
    pen = Pen(spec, fonts, has_outline=any(page.bookmarks for page in pages))
    for done, page in enumerate(pages):
        if is_cancelled is not None and is_cancelled():
            raise HandoutCancelled
        if progress is not None:
            progress(done, len(pages))
        pen.draw(page)
    content = pen.finish()
    if progress is not None:
        progress(len(pages), len(pages))
    return content


class Pen:
    """Draws one document page by page. Several may be under way, on the one thread that makes PDFs."""

    def __init__(self, spec: HandoutSpec, fonts: Fonts, *, has_outline: bool) -> None:
        """The file is described by `spec`; a reader shows its outline at once where it has one."""
        self._stream = io.BytesIO()
        self._count = 0
        self._canvas = Canvas(
            self._stream,
            pageCompression=1,
            invariant=1,
            lang=spec.language,
            # without a first font of our own ReportLab would name Helvetica, which is not embedded
            initialFontName=fonts.face(Weight.REGULAR).name,
            pdfVersion=_PDF_VERSION,
        )
        _describe(self._canvas, spec)
        if has_outline:
            self._canvas.showOutline()
        self._tools = _Tools(
            self._canvas,
            Encoder(self._canvas, fonts),
            FigurePainter(self._canvas, in_grey=spec.options.grey),
            LogoPainter(self._canvas, in_grey=spec.options.grey),
        )

    def draw(self, page: Page) -> None:
        """Add a page."""
        _draw(page, self._tools, self._count)
        self._count += 1

    def finish(self) -> bytes:
        """The PDF, once; no page can be added any more."""
        self._canvas.save()
        return self._stream.getvalue()


def _describe(canvas: Canvas, spec: HandoutSpec) -> None:
    gettext = spec.words.gettext
    name = _sound(spec.client_name)
    subject = gettext("Exercises for {client}").format(client=name) if name else gettext("Exercise plan")
    canvas.setTitle(_sound(spec.title) or gettext("Exercise plan"))
    clinic = spec.clinic
    canvas.setAuthor(_sound(clinic.therapist or clinic.name) or "Back Desk")
    canvas.setCreator("Back Desk")
    canvas.setSubject(subject)
    keywords = (gettext("exercises"), gettext("handout"), _sound(clinic.name))
    canvas.setKeywords(", ".join(word for word in keywords if word))
    canvas.setViewerPreference("DisplayDocTitle", "true")
    # the clock must not get into the file, but a year 2000 would puzzle whoever looks
    canvas.setDateFormatter(lambda *_: f"D:{spec.date:%Y%m%d}000000Z")


@dataclass(frozen=True, slots=True)
class _Tools:
    """What draws the parts of one document."""

    canvas: Canvas
    encoder: Encoder
    figures: FigurePainter
    logos: LogoPainter


def _draw(page: Page, tools: _Tools, number: int) -> None:
    canvas = tools.canvas
    tools.encoder.start_page()
    canvas.setPageSize((page.width, page.height))
    for order, bookmark in enumerate(page.bookmarks):
        key = bookmark.key or f"p{number}-{order}"
        canvas.bookmarkPage(key, fit="XYZ", top=page.height - bookmark.y)
        canvas.addOutlineEntry(_sound(bookmark.title), key, level=bookmark.level, closed=0)
    canvas.addLiteral("\n".join(_rectangles(page)))
    for picture in page.pictures:
        upper = page.height - picture.y
        tools.figures.draw(picture.drawing, picture.x, upper, picture.width, picture.height)
    for image in page.images:
        tools.logos.draw(image.logo, image.x, page.height - image.y, (image.width, image.height))
    canvas.addLiteral("\n".join(["BT", *_texts(page, tools.encoder), "ET"]))
    for link in page.links:
        _add_link(canvas, link, page.height)
    canvas.showPage()


def _add_link(canvas: Canvas, link: Link, height: float) -> None:
    corners = (link.x, height - link.y - link.height, link.x + link.width, height - link.y)
    if link.target.startswith("#"):
        canvas.linkRect("", link.target[1:], corners, thickness=0)
    else:
        canvas.linkURL(link.target, corners, thickness=0)


def _rectangles(page: Page) -> Iterator[str]:
    colour: Colour | None = None
    for rect in page.rects:
        if rect.colour != colour:
            colour = rect.colour
            yield _fill(colour)
        lower = page.height - rect.y - rect.height
        yield f"{rect.x:.2f} {lower:.2f} {rect.width:.2f} {rect.height:.2f} re f"


def _texts(page: Page, encoder: Encoder) -> list[str]:
    operators: list[str] = []
    style: Style | None = None
    colour: Colour | None = None
    for run in page.runs:
        if run.style is not style:
            style = run.style
            if style.colour != colour:
                colour = style.colour
                operators.append(_fill(colour))
        operators.append(f"1 0 0 1 {run.x:.2f} {page.height - run.y:.2f} Tm")
        encoder.show(run, operators)
    return operators


def _fill(colour: Colour) -> str:
    red, green, blue = colour
    if red == green == blue:
        return f"{red:.4f} g"
    return f"{red:.4f} {green:.4f} {blue:.4f} rg"


def _sound(text: str) -> str:
    """A text for the file's description: one line, nothing that is no sign or turns what follows around."""
    line = " ".join(text.split())
    return " ".join("".join(filter(_is_describing, line)).split())


def _is_describing(char: str) -> bool:
    return unicodedata.category(char) not in ("Cc", "Cs") and char not in _OVERRIDES
