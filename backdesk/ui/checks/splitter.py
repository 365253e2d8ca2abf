"""How list and details of the checks share the height of the panel."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListView, QSplitter, QWidget

ROWS_IN_SIGHT = 4
"""The details take no more than what is left beside so many findings; their text scrolls."""


class ChecksSplitter(QSplitter):
    """The details are as high as they need while the list keeps its rows; a hand on the bar goes first."""

    def __init__(self, findings: QListView, details: QWidget) -> None:
        """The list stands above the details."""
        super().__init__(Qt.Orientation.Vertical)
        self._list, self._details = findings, details
        self._is_set = False
        self.addWidget(findings)
        self.addWidget(details)
        self.setChildrenCollapsible(False)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self.splitterMoved.connect(self.on_moved)

    def on_moved(self) -> None:
        """Somebody moved the bar: leave it there from now on."""
        self._is_set = True

    def share(self) -> None:
        """Share the height anew, unless somebody has set it."""
        if self._is_set or self._details.isHidden() or not self._list.model().rowCount():
            return
        rows = min(self._list.model().rowCount(), ROWS_IN_SIGHT) * self._list.sizeHintForRow(0)
        height = self.height() - self.handleWidth()
        left = height - rows - 2 * self._list.frameWidth()
        needed = self._details.sizeHint().height()
        below = max(min(needed, left), self._details.minimumSizeHint().height())
        self.setSizes([height - below, below])

    def event(self, event: QEvent) -> bool:
        """Qt: the details came, or need another height."""
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self.share()
        return done

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the panel has another height."""
        super().resizeEvent(event)
        self.share()

    def remembered(self) -> QByteArray:
        """The place of the bar, to be restored; nothing where nobody moved it."""
        return self.saveState() if self._is_set else QByteArray()

    def restore(self, state: QByteArray) -> None:
        """Put the bar where it was left."""
        self._is_set = not state.isEmpty() and self.restoreState(state)
