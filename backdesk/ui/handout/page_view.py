"""The pages of the handout below each other, as they will be on paper."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea

from backdesk.domain.wording import Words
from backdesk.services.preview import PageSize, Wanted
from backdesk.ui.handout.page_images import MOST_PAGE_PIXELS, PageImages
from backdesk.ui.handout.page_places import GAP, MARGIN, Anchor, PagePlaces
from backdesk.ui.theme.theme import Theme

PIXELS_PER_POINT = 96 / 72
"""At 100 %: what the screen calls an inch."""
LEAST_PERCENT, MOST_PERCENT = 50, 300
STEP = 1.1
STEPS = (50, 60, 75, 90, 100, 110, 125, 150, 175, 200, 250, 300)
NEAR = 2
"""So many pages before and behind those in view are drawn ahead."""
_USUAL = PageSize(842.0, 595.0)
_LINE = 48


class Fit(Enum):
    """A zoom that follows the size of the view."""

    WIDTH = "width"
    PAGE = "page"


class PageView(QAbstractScrollArea):
    """Signals: `page_changed(page)` another page is the current one; `zoomed()`."""

    page_changed = Signal(int)
    zoomed = Signal()

    def __init__(self, images: PageImages, words: Words, theme: Theme) -> None:
        """Fits the width of the pages at first."""
        super().__init__()
        self._images = images
        self._words = words
        self._theme = theme
        self._fit: Fit | None = Fit.WIDTH
        self._zoom = PIXELS_PER_POINT
        self._places = PagePlaces()
        self._current = 0
        self._pulled_from: QPoint | None = None
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(words.gettext("Pages of the handout"))
        self.verticalScrollBar().setSingleStep(_LINE)
        self.horizontalScrollBar().setSingleStep(_LINE)
        # else a bar that comes and goes would change what fits
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        images.laid_out.connect(self.on_laid_out)
        images.drawn.connect(self.on_drawn)
        theme.changed.connect(self.viewport().update)

    # ------------------------------------------------------------ what is seen

    @property
    def current(self) -> int:
        """The index of the page that is looked at."""
        return self._current

    @property
    def percent(self) -> int:
        """The zoom: 100 is the size that the screen takes for life size."""
        return round(self._zoom / PIXELS_PER_POINT * 100)

    @property
    def fit(self) -> Fit | None:
        """What the zoom follows, None when it is fixed."""
        return self._fit

    def wanted(self) -> Wanted:
        """The page that is looked at, and how large its picture has to be."""
        return Wanted(self._current, self._scale(), MOST_PAGE_PIXELS)

    def page_rect(self, page: int) -> QRect:
        """Where a page is in the viewport."""
        return self._places.rects[page].translated(-self._offset())

    def show_page(self, page: int) -> None:
        """Scroll to the beginning of a page."""
        if 0 <= page < len(self._places.rects):
            self._make_current(page)
            self.verticalScrollBar().setValue(self._places.rects[page].top() - GAP // 2)

    # -------------------------------------------------------------------- zoom

    def fit_to(self, fit: Fit) -> None:
        """Follow the size of the view."""
        self._fit = fit
        self._lay_out(self._anchor(QPoint(0, 0)), QPoint(0, 0))

    def set_percent(self, percent: float, at: QPoint | None = None) -> None:
        """Zoom to a percentage; what is at a point of the viewport (by default its middle) stays there."""
        point = self.viewport().rect().center() if at is None else at
        anchor = self._anchor(point)
        self._fit = None
        self._zoom = max(LEAST_PERCENT, min(percent, MOST_PERCENT)) / 100 * PIXELS_PER_POINT
        self._lay_out(anchor, point)

    def zoom_in(self) -> None:
        """To the next larger step."""
        self.set_percent(next((step for step in STEPS if step > self.percent), MOST_PERCENT))

    def zoom_out(self) -> None:
        """To the next smaller step."""
        self.set_percent(next((step for step in reversed(STEPS) if step < self.percent), LEAST_PERCENT))

    # ---------------------------------------------------------------- Qt's own

    def on_laid_out(self) -> None:
        """There are other pages now; stay where the reader is."""
        self._lay_out(self._anchor(QPoint(0, 0)), QPoint(0, 0))

    def on_drawn(self, page: int) -> None:
        """A page has its picture."""
        if page < len(self._places.rects):
            self.viewport().update(self.page_rect(page))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the pages that are in view."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(self._theme.tokens.window))
        for page in self._in_view(event.rect()):
            rect = self.page_rect(page)
            painter.fillRect(rect, Qt.GlobalColor.white)
            image = self._images.image(page)
            if image is not None:
                self._paint_page(painter, rect, image)
            painter.setPen(QColor(self._theme.tokens.line))
            painter.drawRect(rect.adjusted(-1, -1, 0, 0))
        painter.end()

    def _paint_page(self, painter: QPainter, rect: QRect, image: QImage) -> None:
        """A picture of the wanted scale goes on the screen pixel by pixel, another one is stretched."""
        ratio = self.devicePixelRatioF()
        if abs(image.width() - rect.width() * ratio) > 2:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(rect, image)
            return
        image.setDevicePixelRatio(ratio)
        painter.setClipRect(rect)
        painter.drawImage(rect.topLeft(), image)
        painter.setClipping(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: fit again."""
        self._lay_out(self._anchor(QPoint(0, 0)), QPoint(0, 0))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Qt: other pages come into view."""
        self.viewport().update()
        self._follow_scrolling()
        self._look()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt: with Ctrl it zooms to where the pointer is."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            factor = STEP ** (event.angleDelta().y() / 120)
            self.set_percent(self._zoom / PIXELS_PER_POINT * 100 * factor, event.position().toPoint())
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Home and End go to the first and last page; arrows and Page Up and Down scroll."""
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(self._places.rects) - 1}
        if event.key() in ends and not event.modifiers():
            self.show_page(ends[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: take hold of the pages."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._pulled_from = event.position().toPoint()
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: pull them along."""
        if self._pulled_from is not None:
            now = event.position().toPoint()
            moved = now - self._pulled_from
            self._pulled_from = now
            for bar, by in ((self.horizontalScrollBar(), moved.x()), (self.verticalScrollBar(), moved.y())):
                bar.setValue(bar.value() - by)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt: let go."""
        self._pulled_from = None
        self.viewport().unsetCursor()

    # ------------------------------------------------------------------ inside

    def _lay_out(self, anchor: Anchor, at: QPoint) -> None:
        """Place the pages, and bring the anchor back to its point of the viewport."""
        self._zoom = self._fitting()
        self._places = PagePlaces(self._images.sizes, self._zoom, self.viewport().width())
        self._set_bars(self._places.whole)
        place = self._places.place(anchor) - at
        self.verticalScrollBar().setValue(place.y())
        self.horizontalScrollBar().setValue(place.x())
        self._make_current(min(self._current, max(0, len(self._places.rects) - 1)))
        self.viewport().update()
        self._look()
        self.zoomed.emit()

    def _fitting(self) -> float:
        """The zoom for this view, in logical pixels per point."""
        if self._fit is None:
            return self._zoom
        sizes = self._images.sizes or (_USUAL,)
        room = self.viewport().size() - QSize(2 * MARGIN, 2 * MARGIN)
        zoom = room.width() / max(size.width for size in sizes)
        if self._fit is Fit.PAGE:
            zoom = min(zoom, room.height() / max(size.height for size in sizes))
        return (
            max(LEAST_PERCENT / 100 / 2, min(zoom / PIXELS_PER_POINT, MOST_PERCENT / 100)) * PIXELS_PER_POINT
        )

    def _set_bars(self, content: QSize) -> None:
        room = self.viewport().size()
        for bar, needed, seen in (
            (self.horizontalScrollBar(), content.width(), room.width()),
            (self.verticalScrollBar(), content.height(), room.height()),
        ):
            bar.setPageStep(seen)
            bar.setRange(0, max(0, needed - seen))

    def _anchor(self, at: QPoint) -> Anchor:
        """What is at a point of the viewport."""
        return self._places.anchor(at + self._offset())

    def _offset(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _in_view(self, area: QRect) -> range:
        """The pages that a part of the viewport shows."""
        return self._places.within(area.translated(self._offset()))

    def _follow_scrolling(self) -> None:
        """The current page is the one of which most is seen, but stays while it is seen whole."""
        view = self.viewport().rect()
        if self._current < len(self._places.rects) and view.contains(self.page_rect(self._current)):
            return
        pages = self._in_view(view)
        if pages:
            self._make_current(max(pages, key=lambda page: (self.page_rect(page) & view).height()))

    def _make_current(self, page: int) -> None:
        if page != self._current:
            self._current = page
            self.page_changed.emit(page)

    def _scale(self) -> float:
        """Pixels per point of the pictures."""
        return self._fitting() * self.devicePixelRatioF()

    def _look(self) -> None:
        """Want the pictures of what is in view, then of what is near."""
        shown = self._in_view(self.viewport().rect())
        if not shown:
            return
        first, last, count = shown[0], shown[-1], len(self._places.rects)
        shown_first = sorted(shown, key=lambda page: (page != self._current, page))
        near = [page for step in range(1, NEAR + 1) for page in (last + step, first - step)]
        self._images.look_at([*shown_first, *(page for page in near if 0 <= page < count)], self._scale())
