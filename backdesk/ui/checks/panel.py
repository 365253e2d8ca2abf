"""The panel "Checks": the findings of the open plan, and one of them in full."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListView, QToolButton, QVBoxLayout, QWidget

from backdesk.domain.plan_checks import Finding
from backdesk.domain.plan_checks.sources import guidance
from backdesk.domain.wording import Words
from backdesk.ui.checks.details import FindingDetails
from backdesk.ui.checks.model import FindingsModel
from backdesk.ui.checks.row_delegate import FindingDelegate
from backdesk.ui.checks.splitter import ChecksSplitter
from backdesk.ui.theme.theme import Theme

LEAST_LIST = 70
"""One finding stays in sight, however low the panel is; pixels."""


class FindingsList(QListView):
    """Keeps the current row in sight when the details below it take or give room."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the list has another height."""
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())


class ChecksPanel(QWidget):
    """Shows what it is given. Signals: `became_visible()` the panel is on the screen."""

    became_visible = Signal()

    def __init__(self, words: Words, theme: Theme) -> None:
        """Empty until `show_findings`."""
        super().__init__()
        self._words = words
        self.model = FindingsModel(words, self)
        self.list = FindingsList()
        self.details = FindingDetails(words)
        self.splitter = ChecksSplitter(self.list, self.details)
        self.nothing = QLabel()
        self.guidance = QLabel()
        self.aside_button = QToolButton()
        self.guidance_button = QToolButton()
        self.list.setModel(self.model)
        self.list.setItemDelegate(FindingDelegate(theme, self.list))
        self._lay_out()
        self.list.selectionModel().currentChanged.connect(self.on_current_changed)
        self.aside_button.toggled.connect(self.on_aside_toggled)
        self.guidance_button.toggled.connect(self.on_guidance_toggled)
        theme.changed.connect(self.list.viewport().update)
        self.show_findings(())

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these; what was current stays so, or what then stands in its place."""
        was, row = self.current(), max(0, self.list.currentIndex().row())
        had_keyboard = self._details_have_keyboard()
        self.model.show(findings)
        if not self.model.aside_count:
            self.aside_button.setChecked(False)
        found = None if was is None else self.model.row_of(was)
        self._go_to(row if found is None else found)
        self._say()
        if had_keyboard:
            self.enter()  # a button that goes would hand it to any field of the window

    def current(self) -> Finding | None:
        """The finding of the current row."""
        return self.model.finding(self.list.currentIndex())

    def enter(self) -> None:
        """Give the keyboard to the list, or to what there is in its place."""
        (self.list if self.model.shown else self.guidance_button).setFocus()

    def on_current_changed(self) -> None:
        """Another row became current."""
        if self.isVisible() and not self.guidance_button.isChecked():
            self.details.show_finding(self.current())

    def on_aside_toggled(self, on: bool) -> None:
        """Unfold those set aside behind the others, or fold them away."""
        was = self.current()
        self.model.show_aside(on)
        found = None if was is None else self.model.row_of(was)
        self._go_to(self.model.open_count if on else found or 0)  # to what was asked for
        self._say()

    def on_guidance_toggled(self) -> None:
        """Show what holds for every plan in the place of the findings, or the findings again."""
        self._say()
        self.on_current_changed()

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: details take a search, and are shown when somebody looks."""
        super().showEvent(event)
        self.on_current_changed()
        self.became_visible.emit()

    def _details_have_keyboard(self) -> bool:
        """Whether a button there has the keyboard, or will again once a dialog over the window is closed."""
        field = self.window().focusWidget()
        return field is not None and self.details.isAncestorOf(field)

    def _go_to(self, row: int) -> None:
        if self.model.shown:
            self.list.setCurrentIndex(self.model.index(min(row, len(self.model.shown) - 1), 0))
        self.on_current_changed()

    def _say(self) -> None:
        say = self._words.gettext
        shown, aside = bool(self.model.shown), self.model.aside_count
        instead = self.guidance_button.isChecked()
        self.guidance.setVisible(instead)
        self.splitter.setVisible(shown and not instead)
        self.nothing.setVisible(not self.model.open_count and not instead)
        self.aside_button.setVisible(bool(aside) and not instead)
        name = say("Kept as it is ({n})").format(n=aside)
        self.aside_button.setText(name)
        self.aside_button.setAccessibleName(name)
        arrow = Qt.ArrowType.DownArrow if self.aside_button.isChecked() else Qt.ArrowType.RightArrow
        self.aside_button.setArrowType(arrow)

    def _lay_out(self) -> None:
        say = self._words.gettext
        self.setAccessibleName(say("Checks"))
        self.list.setAccessibleName(say("Plan checks"))
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setMouseTracking(True)
        self.list.setMinimumHeight(LEAST_LIST)
        self.nothing.setText(
            say(
                "Nothing to mention. The checks look at warm-ups, doses, balance, rest and progress, "
                "and at this client's precautions, equipment, days and minutes. "
                "They are hints, not a diagnosis."
            )
        )
        self.nothing.setProperty("role", "muted")
        self.guidance.setText("\n".join(f"• {line}" for line in guidance(self._words)))
        self.guidance.setAccessibleName(say("Good to know"))
        self.guidance.hide()
        for label in (self.nothing, self.guidance):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.guidance_button.setText(say("Good to know"))
        self.guidance_button.setAccessibleName(say("Good to know"))
        for button in (self.aside_button, self.guidance_button):
            button.setCheckable(True)
            button.setAutoRaise(True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        below = QHBoxLayout()
        below.addWidget(self.aside_button)
        below.addStretch(1)
        below.addWidget(self.guidance_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 6)
        layout.setSpacing(6)
        layout.addWidget(self.nothing)
        layout.addWidget(self.splitter, 1)
        layout.addWidget(self.guidance)
        layout.addStretch()
        layout.addLayout(below)
