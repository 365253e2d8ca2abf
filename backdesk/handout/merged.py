"""Many handouts in one PDF: each with its own page numbers, all reached from one outline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from backdesk.figure.drawing import Drawing
from backdesk.handout.flow import Bookmark, Link, Page
from backdesk.handout.fonts import load_fonts
from backdesk.handout.pen import Pen
from backdesk.handout.spec import HandoutSpec


class MergedHandouts:
    """Draws the laid-out pages of one handout after the other into one document.

    Figures that several handouts show are kept, and stored in the PDF, once. Of a page only what the file
    says of it is kept: the pages of a hundred handouts would be a million objects.
    """

    def __init__(self, title: str) -> None:
        """`title` is the document's."""
        self._title = title
        self._pen: Pen | None = None
        self._is_sound = True
        self._drawings: dict[Drawing, Drawing] = {}
        self._known: dict[int, Drawing] = {}
        self._count = 0

    def add(self, spec: HandoutSpec, pages: Sequence[Page], name: str) -> None:
        """Add a handout; `name` is its bookmark, with its own bookmarks below it."""
        if self._pen is None:
            about = replace(spec, title=self._title, client_name="", weeks=(), cards=())
            self._pen = Pen(about, load_fonts(), has_outline=True)
        self._count += 1
        prefix = f"h{self._count}-"
        was_sound, self._is_sound = self._is_sound, False
        for number, page in enumerate(pages):
            joined = self._joined(page, prefix)
            if number == 0:
                joined.bookmarks.insert(0, Bookmark(name, 0, 0.0))
            self._pen.draw(joined)
        self._is_sound = was_sound

    def finish(self) -> bytes:
        """The PDF, once.

        Raises ValueError when nothing was added, or when a handout broke off: none may be there in part.
        """
        if self._pen is None:
            raise ValueError("there are no handouts")
        if not self._is_sound:
            raise ValueError("a handout is there in part only")
        return self._pen.finish()

    def _joined(self, page: Page, prefix: str) -> Page:
        """The page with bookmarks one level down, and names that no other handout has."""
        return replace(
            page,
            pictures=[picture._replace(drawing=self._kept(picture.drawing)) for picture in page.pictures],
            links=[_renamed(link, prefix) for link in page.links],
            bookmarks=[
                mark._replace(level=mark.level + 1, key=f"{prefix}{mark.key}" if mark.key else "")
                for mark in page.bookmarks
            ],
        )

    def _kept(self, drawing: Drawing) -> Drawing:
        """The first drawing that equals this one; the same one is known at once, for corners are many."""
        if self._known.get(id(drawing)) is not drawing:
            kept = self._drawings.setdefault(drawing, drawing)
            if kept is not drawing:
                return kept
            self._known[id(drawing)] = drawing
        return drawing


def _renamed(link: Link, prefix: str) -> Link:
    inside = link.target.startswith("#")
    return link._replace(target=f"#{prefix}{link.target[1:]}") if inside else link
