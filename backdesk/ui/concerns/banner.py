"""Above library and board: that the client should see a doctor first, said once for all exercises."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from backdesk.domain.plan_screen import PlanScreen
from backdesk.domain.screening import Concern, concern_name, concern_reason
from backdesk.domain.wording import Words
from backdesk.ui.concerns.marks import Mark, pixmap
from backdesk.ui.theme.icons import Icons
from backdesk.ui.theme.theme import Theme

_SIGN = 16


class ReferBanner(QFrame):
    """Hidden where nothing sends to a doctor first, and once one has cleared the client.

    Signals: `cleared_requested()` a doctor has.
    """

    cleared_requested = Signal()

    def __init__(self, words: Words, theme: Theme, icons: Icons) -> None:
        """Hidden until `show_screen`."""
        super().__init__()
        self._words, self._theme, self._icons = words, theme, icons
        self.sign, self.label = QLabel(), QLabel()
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.cleared = QPushButton(words.gettext("A doctor has cleared it…"))
        self.cleared.setAccessibleName(self.cleared.text())
        self.cleared.clicked.connect(self.cleared_requested)
        self.setProperty("role", "notice")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 4, 6, 4)
        layout.setSpacing(8)
        layout.addWidget(self.sign)
        layout.addWidget(self.label, 1)
        layout.addWidget(self.cleared)
        theme.changed.connect(self._tint)
        self.hide()

    def show_screen(self, screen: PlanScreen) -> None:
        """Show what is open for the client of a plan."""
        found = screen.general().open
        text = " ".join(self.said(concern, screen) for concern in found)
        if text and text != self.label.text():
            self.label.setText(text)
            self.setAccessibleName(text)
            self._tint()
        self.setVisible(bool(found))

    def said(self, concern: Concern, screen: PlanScreen) -> str:
        """One of them in words, "about – reason"."""
        form = self._words.gettext("{about} – {reason}")
        name = concern_name(concern, screen.catalogue, self._words)
        return form.format(about=name, reason=concern_reason(concern, self._words))

    def _tint(self) -> None:
        ratio = self.devicePixelRatioF()
        self.sign.setPixmap(pixmap(Mark.REFER, self._icons, self._theme.tokens, _SIGN, ratio))
