"""The bands of the pain scale: how far each goes and what it means, without gap or overlap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from backdesk.domain.care_wording import standard_pain_bands
from backdesk.domain.clinic import HIGHEST_PAIN, PainBand
from backdesk.domain.wording import Words
from backdesk.services.clinic import LONGEST_BAND_TEXT

_LIMIT_WIDTH = 64


@dataclass(frozen=True, slots=True)
class _Row:
    """The widgets of one band."""

    low: QLabel
    high: QComboBox
    text: QLineEdit
    remove: QToolButton


class BandsEditor(QWidget):
    """Each band begins where the one before it ends, and the last one ends at 10."""

    def __init__(self, words: Words) -> None:
        """The standard bands until `show_bands`."""
        super().__init__()
        self._words = words
        say = words.gettext
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(2, 1)
        # all rows there can be are made now and hidden: Tab follows the order in which widgets are made
        self._all = tuple(self._make_row(grid, number) for number in range(HIGHEST_PAIN + 1))
        self.rows: tuple[_Row, ...] = ()
        self.add = QPushButton(say("Add a band"))
        self.standard = QPushButton(say("Standard wording"))
        buttons = QHBoxLayout()
        for button in (self.add, self.standard):
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(grid)
        layout.addLayout(buttons)
        self.standard.setAccessibleName(say("Standard wording of the pain bands"))
        self.add.clicked.connect(self.on_add)
        self.standard.clicked.connect(self.on_standard)
        self.show_bands(())

    def show_bands(self, bands: Sequence[PainBand]) -> None:
        """Show bands that cover the scale; the standard ones where there are none."""
        shown = bands or standard_pain_bands(self._words)
        self.rows = self._all[: len(shown)]
        for number, row in enumerate(self._all):
            for widget in (row.low, row.high, row.text, row.remove):
                widget.setVisible(number < len(shown))
        for row, band in zip(self.rows, shown, strict=True):
            _offer(row.high, 0, HIGHEST_PAIN, chosen=band.high)
            row.text.setText(band.text)
            row.text.setCursorPosition(0)
        self._follow()

    def bands(self) -> tuple[PainBand, ...]:
        """The bands as they stand, () where they are the standard ones."""
        bands = self.shown()
        return () if bands == standard_pain_bands(self._words) else bands

    def shown(self) -> tuple[PainBand, ...]:
        """The bands as they stand, the standard ones too."""
        bands, low = [], 0
        for row in self.rows:
            high = max(low, row.high.currentData())
            bands.append(PainBand(low, high, " ".join(row.text.text().split())))
            low = high + 1
        return tuple(bands)

    def first_empty(self) -> QLineEdit | None:
        """The field of the first band that says nothing."""
        return next((row.text for row in self.rows if not row.text.text().strip()), None)

    def on_standard(self) -> None:
        """Put the standard bands in their place."""
        self.show_bands(())
        self.rows[0].text.setFocus()

    def on_add(self) -> None:
        """Split the last band that is wider than one number; the cursor goes into the new one."""
        bands = list(self.shown())
        wide = max(number for number, band in enumerate(bands) if band.low < band.high)
        band = bands[wide]
        middle = (band.low + band.high) // 2
        bands[wide : wide + 1] = [PainBand(band.low, middle, band.text), PainBand(middle + 1, band.high, "")]
        self.show_bands(bands)
        self.rows[wide + 1].text.setFocus()

    def on_remove(self, number: int) -> None:
        """Take a band out; the one before it (or after the first) takes over its numbers."""
        bands = list(self.shown())
        gone = bands.pop(number)
        if number:
            before = bands[number - 1]
            bands[number - 1] = PainBand(before.low, gone.high, before.text)
        else:
            bands[0] = PainBand(gone.low, bands[0].high, bands[0].text)
        self.show_bands(bands)
        self.rows[max(0, number - 1)].text.setFocus()

    def _make_row(self, grid: QGridLayout, number: int) -> _Row:
        say = self._words.gettext
        row = _Row(QLabel(self), QComboBox(self), QLineEdit(self), QToolButton(self))
        row.low.setBuddy(row.high)
        row.high.setFixedWidth(_LIMIT_WIDTH)
        row.high.setAccessibleName(say("Band {n}, up to").format(n=number + 1))
        row.high.activated.connect(self._follow)
        row.text.setMaxLength(LONGEST_BAND_TEXT)
        row.text.setAccessibleName(say("Band {n}, what it means").format(n=number + 1))
        row.text.setPlaceholderText(say("What should the client do?"))
        row.remove.setText("×")
        row.remove.setAccessibleName(say("Remove band {n}").format(n=number + 1))
        row.remove.setToolTip(row.remove.accessibleName())
        row.remove.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        row.remove.clicked.connect(lambda: self.on_remove(number))
        for column, widget in enumerate((row.low, row.high, row.text, row.remove)):
            grid.addWidget(widget, number, column)
        return row

    def _follow(self) -> None:
        """Bring limits, and what may be chosen, into line with the bands before."""
        low = 0
        for number, row in enumerate(self.rows):
            is_last = number + 1 == len(self.rows)
            most = HIGHEST_PAIN - (len(self.rows) - 1 - number)
            _offer(row.high, most if is_last else low, most, chosen=row.high.currentData())
            row.high.setEnabled(not is_last)
            row.low.setText(self._words.gettext("{low} to").format(low=low))
            row.remove.setEnabled(len(self.rows) > 1)
            low = row.high.currentData() + 1
        self.add.setEnabled(len(self.rows) <= HIGHEST_PAIN)


def _offer(limit: QComboBox, low: int, high: int, *, chosen: int) -> None:
    """Let a number from low to high be chosen; the nearest to what was chosen is."""
    limit.clear()
    for number in range(low, high + 1):
        limit.addItem(str(number), number)
    limit.setCurrentIndex(min(max(chosen, low), high) - low)
