"""How large the pages are shown, and which one of how many it is."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QToolButton, QWidget

from backdesk.domain.wording import Words
from backdesk.ui.handout.page_images import PageImages
from backdesk.ui.handout.page_view import STEPS, Fit, PageView
from backdesk.ui.theme.icons import Icons
from backdesk.ui.theme.theme import Theme

_OWN = "own"
"""The row of a zoom that is none of the steps."""


class ZoomBar(QWidget):
    """Smaller, the zoom, larger; and "Page 3 of 14"."""

    def __init__(self, view: PageView, images: PageImages, words: Words, theme: Theme, icons: Icons) -> None:
        """Steers the view and follows it."""
        super().__init__()
        self._view = view
        self._images = images
        self._words = words
        self._theme = theme
        self._icons = icons
        say = words.gettext
        self.smaller = self._button(say("Smaller"))
        self.larger = self._button(say("Larger"))
        self.box = QComboBox()
        self.place = QLabel()
        self._build()
        view.zoomed.connect(self.on_zoomed)
        view.page_changed.connect(self.on_page_changed)
        images.laid_out.connect(self.on_page_changed)
        theme.changed.connect(self.on_theme_changed)
        self.on_theme_changed()
        self.on_zoomed()
        self.on_page_changed()

    def on_zoomed(self) -> None:
        """Show the zoom as it is."""
        say, percent = self._words.gettext, self._view.percent
        fits = {Fit.WIDTH: say("Fit width ({n} %)"), Fit.PAGE: say("Fit page ({n} %)")}
        with QSignalBlocker(self.box):
            for row, text in enumerate((say("Fit width"), say("Fit page"))):
                self.box.setItemText(row, text)
            own = self.box.findData(_OWN)
            if own >= 0:
                self.box.removeItem(own)
            if self._view.fit is not None:
                row = self.box.findData(self._view.fit)
                self.box.setItemText(row, fits[self._view.fit].format(n=percent))
            else:
                row = self.box.findData(percent)
                if row < 0:
                    self.box.addItem(say("{n} %").format(n=percent), _OWN)
                    row = self.box.count() - 1
            self.box.setCurrentIndex(row)
        self.smaller.setEnabled(percent > STEPS[0])
        self.larger.setEnabled(percent < STEPS[-1])

    def on_chosen(self, row: int) -> None:
        """A zoom was chosen from the list."""
        value = self.box.itemData(row)
        if isinstance(value, Fit):
            self._view.fit_to(value)
        elif isinstance(value, int):
            self._view.set_percent(value)

    def on_page_changed(self) -> None:
        """Say where the reader is."""
        count = len(self._images.sizes)
        text = self._words.gettext("Page {n} of {count}").format(n=self._view.current + 1, count=count)
        self.place.setText(text if count else "")
        self._view.setAccessibleDescription(self.place.text())

    def on_theme_changed(self) -> None:
        """Tint the icons."""
        tokens = self._theme.tokens
        self.smaller.setIcon(self._icons.icon("zoom_out", tokens.text, tokens.line))
        self.larger.setIcon(self._icons.icon("zoom_in", tokens.text, tokens.line))

    def _build(self) -> None:
        say = self._words.gettext
        self.box.addItem(say("Fit width"), Fit.WIDTH)
        self.box.addItem(say("Fit page"), Fit.PAGE)
        for step in STEPS:
            self.box.addItem(say("{n} %").format(n=step), step)
        self.box.setAccessibleName(say("Zoom"))
        self.box.setMinimumContentsLength(len(say("Fit width ({n} %)")))
        self.box.activated.connect(self.on_chosen)
        self.smaller.clicked.connect(self._view.zoom_out)
        self.larger.clicked.connect(self._view.zoom_in)
        for keys, slot in (
            (("Ctrl++", "Ctrl+="), self._view.zoom_in),
            (("Ctrl+-",), self._view.zoom_out),
            (("Ctrl+0",), lambda: self._view.fit_to(Fit.WIDTH)),
        ):
            shortcut = QShortcut(self)  # works while this bar is shown
            shortcut.setKeys([QKeySequence(key) for key in keys])
            shortcut.activated.connect(slot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for widget in (self.smaller, self.box, self.larger):
            row.addWidget(widget)
        row.addSpacing(8)
        row.addWidget(self.place)

    def _button(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button
