"""The tab of what stands at the top and at the foot of a handout."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QPlainTextEdit, QWidget

from backdesk.domain.clinic import Clinic
from backdesk.domain.wording import Words
from backdesk.errors import Phrase
from backdesk.services.clinic import LONGEST, MOST_ADDRESS_LINES
from backdesk.ui.clinic.accent_box import AccentBox
from backdesk.ui.clinic.logo_box import LogoBox
from backdesk.ui.tasks import QtTaskRunner

_ADDRESS_HEIGHT = 92


class LetterheadTab(QWidget):
    """Name, address and how to reach the clinic, its colour and its logo."""

    def __init__(self, words: Words, runner: QtTaskRunner) -> None:
        """Empty until `fill`."""
        super().__init__()
        say = words.gettext
        self.lines = {name: QLineEdit() for name in ("name", "therapist", "phone", "email", "web", "footer")}
        self.address = QPlainTextEdit()
        self.accent = AccentBox(words)
        self.logo = LogoBox(words, runner)
        labels = {
            "name": say("Clinic"),
            "therapist": say("Therapist or trainer"),
            "phone": say("Phone"),
            "email": say("E-mail"),
            "web": say("Website"),
            "footer": say("Line at the foot"),
        }
        for name, field in self.lines.items():
            field.setMaxLength(LONGEST[name])
            field.setAccessibleName(labels[name])
        self.lines["footer"].setPlaceholderText(say("For example: opening hours, or how to cancel"))
        self.address.setAccessibleName(say("Address"))
        self.address.setTabChangesFocus(True)
        self.address.setFixedHeight(_ADDRESS_HEIGHT)
        form = QFormLayout(self)
        form.setContentsMargins(12, 12, 12, 12)
        form.setVerticalSpacing(8)
        form.setHorizontalSpacing(12)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        for name in ("name", "therapist"):
            form.addRow(labels[name], self.lines[name])
        form.addRow(say("Address"), self.address)
        for name in ("phone", "email", "web", "footer"):
            form.addRow(labels[name], self.lines[name])
        form.addRow(QLabel(say("Logo")), self.logo)
        form.addRow(QLabel(say("Colour")), self.accent)

    def fill(self, clinic: Clinic) -> None:
        """Show a clinic."""
        for name, field in self.lines.items():
            field.setText(getattr(clinic, name))
            field.setCursorPosition(0)
        self.address.setPlainText(clinic.address)
        self.accent.show_accent(clinic.accent)
        self.logo.show_logo(clinic.logo)

    def values(self) -> dict[str, object]:
        """The fields of a clinic that this tab is about."""
        return {
            **{name: field.text() for name, field in self.lines.items()},
            "address": self.address.toPlainText(),
            "accent": self.accent.accent(),
            "logo": self.logo.logo,
        }

    def problem(self) -> tuple[Phrase, QWidget] | None:
        """What cannot be saved, and where the cursor should go; None when all is well."""
        lines = [line for line in self.address.toPlainText().splitlines() if line.strip()]
        if len(lines) > MOST_ADDRESS_LINES:
            return Phrase("Give the address in at most {n} lines.", n=MOST_ADDRESS_LINES), self.address
        if len("\n".join(lines)) > LONGEST["address"]:
            said = Phrase("The address is too long; use at most {n} characters.", n=LONGEST["address"])
            return said, self.address
        if self.accent.is_wrong:
            return Phrase("That is not a colour. Write it like #0e4d54, or choose one."), self.accent.field
        return None
