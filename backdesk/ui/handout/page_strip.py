"""Small pages beside the large ones: where the reader is, and a way to go elsewhere."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from backdesk.domain.wording import Words
from backdesk.ui.handout.page_images import PageImages
from backdesk.ui.theme.theme import Theme

THUMB_WIDTH = 88
PADDING = 8
_SEEN = QStyle.StateFlag.State_Selected

AnyIndex = QModelIndex | QPersistentModelIndex


class PagesModel(QAbstractListModel):
    """One row a page."""

    def __init__(self, images: PageImages, words: Words) -> None:
        """Follows the pages."""
        super().__init__()
        self._images = images
        self._words = words
        self._count = 0
        images.laid_out.connect(self.on_laid_out)
        images.thumb_drawn.connect(self.on_thumb_drawn)

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """Qt: as many as there are pages."""
        return 0 if parent is not None and parent.isValid() else self._count

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt: the number on the page, and its name."""
        if role == Qt.ItemDataRole.DisplayRole:
            return str(index.row() + 1)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self._words.gettext("Page {n}").format(n=index.row() + 1)
        return None

    def on_laid_out(self) -> None:
        """There are other pages; rows come and go at the end, so that the current one stays."""
        before, count = self._count, len(self._images.sizes)
        if count > before:
            self.beginInsertRows(QModelIndex(), before, count - 1)
            self._count = count
            self.endInsertRows()
        elif count < before:
            self.beginRemoveRows(QModelIndex(), count, before - 1)
            self._count = count
            self.endRemoveRows()
        if self._count:
            self.dataChanged.emit(self.index(0), self.index(self._count - 1))

    def on_thumb_drawn(self, page: int) -> None:
        """A small page can be shown."""
        if page < self._count:
            self.dataChanged.emit(self.index(page), self.index(page))


class PageDelegate(QStyledItemDelegate):
    """Draws a small page with its number below."""

    def __init__(self, images: PageImages, theme: Theme) -> None:
        """Asks for the small pictures when they come into view."""
        super().__init__()
        self._images = images
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Qt: the page in its own shape."""
        height = self._thumb_size(index.row()).height()
        return QSize(THUMB_WIDTH + 2 * PADDING, height + option.fontMetrics.height() + 2 * PADDING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Qt: the picture, framed where it is the current one."""
        tokens, size = self._theme.tokens, self._thumb_size(index.row())
        area: QRect = option.rect
        left = area.left() + (area.width() - size.width()) // 2
        page = QRect(left, area.top() + PADDING, size.width(), size.height())
        is_current = bool(option.state & _SEEN)
        painter.save()
        painter.fillRect(page, Qt.GlobalColor.white)
        ratio = painter.device().devicePixelRatioF()
        image = self._images.thumb(index.row(), self._zoom(index.row()) * ratio)
        if image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(page, image)
        colour = tokens.accent if is_current else tokens.line
        painter.setPen(QPen(QColor(colour), 3 if is_current else 1))
        painter.drawRect(page.adjusted(-1, -1, 0, 0))
        painter.setPen(QColor(tokens.text if is_current else tokens.muted))
        below = QRect(area.left(), page.bottom() + 3, area.width(), option.fontMetrics.height())
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, str(index.data()))
        painter.restore()

    def _zoom(self, page: int) -> float:
        sizes = self._images.sizes
        return THUMB_WIDTH / sizes[page].width if page < len(sizes) else 1.0

    def _thumb_size(self, page: int) -> QSize:
        sizes = self._images.sizes
        if page >= len(sizes):
            return QSize(THUMB_WIDTH, THUMB_WIDTH)
        return QSize(THUMB_WIDTH, round(sizes[page].height * self._zoom(page)))


class PageStrip(QListView):
    """Signals: `chosen(page)` the reader wants to see a page."""

    chosen = Signal(int)

    def __init__(self, images: PageImages, words: Words, theme: Theme) -> None:
        """Empty until there are pages."""
        super().__init__()
        self._images = images
        self._sizes = images.sizes
        self._model = PagesModel(images, words)
        self._delegate = PageDelegate(images, theme)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(words.gettext("Page overview"))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        bar = self.verticalScrollBar().sizeHint().width()
        self.setFixedWidth(THUMB_WIDTH + 2 * PADDING + bar)
        self.selectionModel().currentChanged.connect(self.on_current_changed)
        images.laid_out.connect(self.on_laid_out)
        theme.changed.connect(self.viewport().update)

    def mark(self, page: int) -> None:
        """Show which page is the current one, without asking for it."""
        index = self._model.index(page)
        if index.isValid() and index != self.currentIndex():
            with QSignalBlocker(self.selectionModel()):
                self.setCurrentIndex(index)
            self.scrollTo(index)
            self.viewport().update()

    def on_laid_out(self) -> None:
        """Place the rows anew, but only where their shapes changed: it asks for the size of each."""
        if self._images.sizes != self._sizes:
            self._sizes = self._images.sizes
            self.scheduleDelayedItemsLayout()

    def on_current_changed(self, index: QModelIndex) -> None:
        """The keyboard or the mouse went to a page."""
        if index.isValid():
            self.chosen.emit(index.row())
