"""Many handouts in one PDF: each with its own page numbers, all reached from one outline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from backdesk.figure.drawing import Drawing
from backdesk.handout.flow import Bookmark, Link, Page
from backdesk.handout.fonts import load_fonts
from backdesk.handout.pen import CancelCheck, Progress, draw_pages
from backdesk.handout.spec import HandoutSpec


class MergedHandouts:
    """Collects the laid-out pages of handouts, and draws them as one document at the end.

    Figures that several handouts show are kept, and stored in the PDF, once.
    """

    def __init__(self, title: str) -> None:
        """`title` is the document's."""
        self._title = title
        self._first: HandoutSpec | None = None
        self._pages: list[Page] = []
        self._drawings: dict[Drawing, Drawing] = {}
        self._known: dict[int, Drawing] = {}
        self._count = 0

    @property
    def page_count(self) -> int:
        """The pages collected so far."""
        return len(self._pages)

    def add(self, spec: HandoutSpec, pages: Sequence[Page], name: str) -> None:
        """Add a handout; `name` is its bookmark, with its own bookmarks below it."""
        self._first = self._first or spec
        self._count += 1
        prefix = f"h{self._count}-"
        for page in pages:
            self._pages.append(self._joined(page, prefix))
        first = self._pages[-len(pages)]
        first.bookmarks.insert(0, Bookmark(name, 0, 0.0))

    def draw(self, progress: Progress | None = None, is_cancelled: CancelCheck | None = None) -> bytes:
        """The PDF. Raises HandoutCancelled when told to stop, ValueError when nothing was added."""
        if self._first is None:
            raise ValueError("there are no handouts")
        about = replace(self._first, title=self._title, client_name="", weeks=(), cards=())
        return draw_pages(self._pages, about, load_fonts(), progress=progress, is_cancelled=is_cancelled)

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
