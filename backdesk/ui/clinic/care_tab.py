"""The tab of the pain box, the stop-signs box and the number to call."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from backdesk.domain.care_wording import standard_stop_signs
from backdesk.domain.clinic import Clinic
from backdesk.domain.wording import Words
from backdesk.errors import Phrase
from backdesk.services.clinic import LONGEST, LONGEST_STOP_SIGN, MOST_STOP_SIGNS, pain_bands_problem
from backdesk.ui.clinic.bands_editor import BandsEditor
from backdesk.ui.clinic.headings import heading

_SIGNS_HEIGHT = 124


class CareTab(QWidget):
    """What the boxes about pain and urgent help say."""

    def __init__(self, words: Words) -> None:
        """The standard wording until `fill`."""
        super().__init__()
        self._words = words
        say = words.gettext
        self.bands = BandsEditor(words)
        self.signs = QPlainTextEdit()
        self.signs.setAccessibleName(say("Stop signs, one a line"))
        self.signs.setTabChangesFocus(True)
        self.signs.setFixedHeight(_SIGNS_HEIGHT)
        self.standard = QPushButton(say("Standard wording"))
        self.standard.setAccessibleName(say("Standard wording of the stop signs"))
        self.standard.clicked.connect(lambda: self.show_signs(()))
        self.number = QLineEdit()
        self.number.setAccessibleName(say("Emergency number"))
        self.number.setMaxLength(LONGEST["emergency_number"])
        self.number.setPlaceholderText(say("For example: 112"))
        self.number.setMaximumWidth(260)
        below = QHBoxLayout()
        below.addWidget(self.standard)
        below.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(heading(say("How much pain is all right? (0 is none, 10 the worst)")))
        layout.addWidget(self.bands)
        layout.addSpacing(8)
        layout.addWidget(heading(say("Stop and get urgent help if you notice (one a line)")))
        layout.addWidget(self.signs)
        layout.addLayout(below)
        layout.addSpacing(8)
        layout.addWidget(heading(say("Emergency number")))
        layout.addWidget(self.number)
        layout.addWidget(_muted(say("Without one the handout says: Call your local emergency number.")))
        layout.addStretch(1)

    def fill(self, clinic: Clinic) -> None:
        """Show a clinic."""
        self.bands.show_bands(clinic.pain_bands)
        self.show_signs(clinic.stop_signs)
        self.number.setText(clinic.emergency_number)

    def show_signs(self, signs: Sequence[str]) -> None:
        """Show stop signs; the standard ones where there are none."""
        self.signs.setPlainText("\n".join(signs or standard_stop_signs(self._words)))

    def values(self) -> dict[str, object]:
        """The fields of a clinic that this tab is about; () stands for the standard wording."""
        signs = self._signs()
        is_standard = signs == standard_stop_signs(self._words)
        return {
            "pain_bands": self.bands.bands(),
            "stop_signs": () if is_standard else signs,
            "emergency_number": self.number.text(),
        }

    def problem(self) -> tuple[Phrase, QWidget] | None:
        """What cannot be saved, and where the cursor should go; None when all is well."""
        wrong = pain_bands_problem(self.bands.bands())
        if wrong is not None:
            return wrong, self.bands.first_empty() or self.bands.rows[0].text
        signs = self._signs()
        if not signs:
            return Phrase("Name at least one stop sign, or use the standard wording."), self.signs
        if len(signs) > MOST_STOP_SIGNS:
            return Phrase("Name at most {n} stop signs.", n=MOST_STOP_SIGNS), self.signs
        if any(len(sign) > LONGEST_STOP_SIGN for sign in signs):
            said = Phrase("A stop sign is too long; use at most {n} characters.", n=LONGEST_STOP_SIGN)
            return said, self.signs
        return None

    def _signs(self) -> tuple[str, ...]:
        lines = (" ".join(line.split()) for line in self.signs.toPlainText().splitlines())
        return tuple(line for line in lines if line)


def _muted(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "muted")
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
