"""The panel "Suggest": what would close the gaps of the shown week, best first, and why."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.suggest import Missing, Suggestion
from backdesk.domain.suggest_words import dose_text, place_text, why_lines
from backdesk.domain.wording import Words
from backdesk.ui.figures.tile import ThumbnailTile
from backdesk.ui.library.panel import LibraryList
from backdesk.ui.suggest.model import SuggestModel
from backdesk.ui.suggest.row_delegate import SuggestRowDelegate
from backdesk.ui.theme.icons import Icons
from backdesk.ui.theme.theme import Theme

LIST_SHARE, WHY_SHARE = 3, 2
MOST_WHY = 150
"""Pixels; a longer reason scrolls."""


class SuggestPanel(QWidget):
    """Shows what it is given.

    Signals: `add_requested(Suggestion)`; `build_requested()` a first week is wanted.
    """

    add_requested = Signal(object)
    build_requested = Signal()

    def __init__(self, words: Words, theme: Theme, icons: Icons, tile: ThumbnailTile) -> None:
        """Empty until `show_missing`."""
        super().__init__()
        self._words = words
        self._catalogue: Catalogue | None = None
        self.basis = QLabel()
        self.model = SuggestModel(words, self)
        self.list = LibraryList(theme)
        self.nothing = QLabel()
        self.why = QLabel()
        self._why_area = QScrollArea()
        self.add_button = QPushButton(words.gettext("Add"))
        self.build_button = QPushButton(words.gettext("Build a first week…"))
        self.list.setItemDelegate(SuggestRowDelegate(theme, icons, tile, self))
        self._lay_out()
        self._connect(theme)

    def show_missing(self, missing: Missing, catalogue: Catalogue, *, basis: str, is_empty: bool) -> None:
        """Show suggestions; the row that was current stays so by its place, so that Enter goes on from there.

        `basis` says for whom and within what; with `is_empty` a first week is offered too.
        """
        row = max(0, self.list.currentIndex().row())
        self._catalogue = catalogue
        self.model.show(missing.suggestions, catalogue)
        self.basis.setText(basis)
        self.build_button.setVisible(is_empty)
        self._say_nothing(missing)
        if missing.suggestions:
            row = min(row, len(missing.suggestions) - 1)
            self.list.setCurrentIndex(self.model.index(row, 0))
        self.on_current_changed()

    def current(self) -> Suggestion | None:
        """The suggestion of the current row."""
        return self.model.suggestion(self.list.currentIndex())

    def on_current_changed(self) -> None:
        """Say why, in full, for the current suggestion."""
        suggestion = self.current()
        self.add_button.setEnabled(suggestion is not None)
        self._why_area.setVisible(suggestion is not None)
        if suggestion is None or self._catalogue is None:
            return
        say = self._words.gettext
        place = say("To {place}").format(place=place_text(suggestion, self._words))
        dose = dose_text(suggestion, self._words)
        lines = why_lines(suggestion, self._catalogue, self._words)
        self.why.setText(
            "\n".join((". ".join(part for part in (place, dose) if part), *(f"• {line}" for line in lines)))
        )

    def on_add(self) -> None:
        """Ask for the current suggestion to be added to its place."""
        suggestion = self.current()
        if suggestion is not None:
            self.add_requested.emit(suggestion)

    def take_keyboard(self) -> None:
        """Give the keyboard to the list, or to what can be done instead."""
        for widget in (self.list, self.build_button):
            if not widget.isHidden():
                widget.setFocus()
                return

    def _say_nothing(self, missing: Missing) -> None:
        """In the place of an empty list."""
        self.list.setVisible(bool(missing.suggestions))
        self.add_button.setVisible(bool(missing.suggestions))
        self.nothing.setVisible(not missing.suggestions)
        if missing.refer is not None:
            self.nothing.setText(missing.refer.reason)
        else:
            self.nothing.setText(
                self._words.gettext(
                    "Nothing to suggest: the week has no gap that an exercise of the library would close "
                    "within the client's days, minutes, level, equipment and precautions."
                )
            )

    def _lay_out(self) -> None:
        say = self._words.gettext
        self.setAccessibleName(say("Suggest"))
        self.list.setModel(self.model)
        self.list.setAccessibleName(say("Suggestions"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.why.setAccessibleName(say("Why this is suggested"))
        self.add_button.setAccessibleName(say("Add this suggestion"))
        for label in (self.basis, self.nothing, self.why):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
        for label in (self.basis, self.nothing):
            label.setProperty("role", "muted")
        self.why.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        # a long reason must not push the list out of a low panel
        self._why_area.setWidget(self.why)
        self._why_area.setWidgetResizable(True)
        self._why_area.setFrameShape(QFrame.Shape.NoFrame)
        self._why_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._why_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._why_area.setMaximumHeight(MOST_WHY)
        buttons = QHBoxLayout()
        buttons.addWidget(self.add_button)
        buttons.addStretch(1)
        buttons.addWidget(self.build_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 6)
        layout.setSpacing(6)
        layout.addWidget(self.basis)
        layout.addWidget(self.nothing, 1)
        layout.addWidget(self.list, LIST_SHARE)
        layout.addWidget(self._why_area, WHY_SHARE)
        layout.addLayout(buttons)

    def _connect(self, theme: Theme) -> None:
        self.list.selectionModel().currentChanged.connect(self.on_current_changed)
        self.list.add_requested.connect(self.on_add)
        self.add_button.clicked.connect(self.on_add)
        self.build_button.clicked.connect(self.build_requested)
        theme.changed.connect(self.list.viewport().update)
