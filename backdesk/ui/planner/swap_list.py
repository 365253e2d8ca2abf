"""The list of the swap dialog: exercises with picture and reasons below group headings."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QStyleOptionViewItem, QWidget

from backdesk.ui.concerns.marks import mark_of
from backdesk.ui.figures.tile import ThumbnailTile
from backdesk.ui.library.row_delegate import LibraryRowDelegate
from backdesk.ui.models.library_model import LibraryRole
from backdesk.ui.models.tooltips import tooltip
from backdesk.ui.planner.swap_offers import Offer, OfferGroup, SwapOffers
from backdesk.ui.theme.icons import Icons
from backdesk.ui.theme.theme import Theme

Index = QModelIndex | QPersistentModelIndex
OFFER_ROLE = Qt.ItemDataRole.UserRole + 10


class _RowDelegate(LibraryRowDelegate):
    """Rows as in the library, and headings between them."""

    def __init__(self, theme: Theme, icons: Icons, tile: ThumbnailTile, parent: QWidget) -> None:
        super().__init__(theme, icons, tile, parent)
        self._colours = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Qt: headings are lower than rows."""
        if index.data(OFFER_ROLE) is None:
            return QSize(100, QFontMetrics(option.font).lineSpacing() + 12)
        return super().sizeHint(option, index)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: draw one row or heading."""
        if index.data(OFFER_ROLE) is not None:
            super().paint(painter, option, index)
            return
        painter.save()
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(self._colours.tokens.muted))
        place = option.rect.adjusted(6, 4, -6, -2)
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, str(index.data()))
        painter.restore()


class SwapList(QListView):
    """One exercise can be chosen; headings cannot."""

    def __init__(self, theme: Theme, icons: Icons, tile: ThumbnailTile, name: str) -> None:
        """`name` is what the list is called for assistive tools."""
        super().__init__()
        self.rows = QStandardItemModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(_RowDelegate(theme, icons, tile, self))
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAccessibleName(name)

    def on_picture(self) -> None:
        """A picture is there or has changed."""
        self.viewport().update()

    def show_groups(self, groups: Sequence[OfferGroup], offers: SwapOffers) -> None:
        """Show these, with the first one proposed as the current one, else the first of all."""
        self.rows.clear()
        proposed = next((one for group in groups if (one := group.proposed) is not None), None)
        current: QStandardItem | None = None
        for group in groups:
            heading = QStandardItem(group.heading)
            heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.rows.appendRow(heading)
            for offer in group.offers:
                item = _row(offer, group.heading, offers)
                self.rows.appendRow(item)
                if current is None or offer is proposed:
                    current = item
        if current is not None:
            self.setCurrentIndex(current.index())
            if current.row() == 1:
                self.scrollToTop()

    def current(self) -> Offer | None:
        """The chosen exercise."""
        offer = self.currentIndex().data(OFFER_ROLE)
        return offer if isinstance(offer, Offer) else None

    def step(self, by: int) -> None:
        """Go to the next row that is no heading, down or up."""
        row = self.currentIndex().row() + by
        while 0 <= row < self.rows.rowCount():
            index = self.rows.index(row, 0)
            if index.data(OFFER_ROLE) is not None:
                self.setCurrentIndex(index)
                return
            row += by
        if by < 0:
            self.scrollToTop()


def _row(offer: Offer, heading: str, offers: SwapOffers) -> QStandardItem:
    item = QStandardItem(offer.exercise.name)
    concern = "" if offer.concern is None else offers.concern_text(offer.concern)
    item.setData(offer, OFFER_ROLE)
    item.setData(offer.exercise, LibraryRole.EXERCISE)
    item.setData(offer.why, LibraryRole.DETAIL)
    item.setData(mark_of(offer.concern), LibraryRole.MARKS)
    spoken = ", ".join(part for part in (offer.exercise.name, heading, offer.why, concern) if part)
    item.setData(spoken, Qt.ItemDataRole.AccessibleTextRole)
    item.setToolTip(tooltip([offer.exercise.name, offer.why, concern]))
    return item
