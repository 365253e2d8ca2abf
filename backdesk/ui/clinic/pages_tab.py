"""The tab of what a new handout has: its paper and its parts."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QVBoxLayout, QWidget

from backdesk.domain.wording import Words
from backdesk.errors import Phrase
from backdesk.services.settings import Settings
from backdesk.ui.clinic.headings import heading
from backdesk.ui.handout.choices import part_names


class PagesTab(QWidget):
    """Paper and parts, as the handout page shows them too."""

    def __init__(self, words: Words) -> None:
        """Filled by `fill`."""
        super().__init__()
        say = words.gettext
        self.paper = QComboBox()
        self.paper.setAccessibleName(say("Paper"))
        for paper, name in (("a4", say("A4")), ("letter", say("US Letter"))):
            self.paper.addItem(name, paper)
        self.paper.setMaximumWidth(200)
        self.parts = {part: QCheckBox(name) for part, name in part_names(words).items()}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(heading(say("Usual paper")))
        layout.addWidget(self.paper)
        layout.addSpacing(8)
        layout.addWidget(heading(say("Usual parts of a handout")))
        for box in self.parts.values():
            layout.addWidget(box)
        about = QLabel(say("You can choose others for each handout before you print it."))
        about.setProperty("role", "muted")
        about.setWordWrap(True)
        layout.addWidget(about)
        layout.addStretch(1)

    def fill(self, settings: Settings) -> None:
        """Show the stored choices."""
        self.paper.setCurrentIndex(max(0, self.paper.findData(settings.paper)))
        for part, box in self.parts.items():
            box.setChecked(part in settings.parts)

    def values(self) -> dict[str, str]:
        """The settings that this tab is about."""
        chosen = (part for part, box in self.parts.items() if box.isChecked())
        return {"paper": str(self.paper.currentData()), "handout_layouts": ",".join(chosen)}

    def problem(self) -> tuple[Phrase, QWidget] | None:
        """What cannot be saved, and where the cursor should go; None when all is well."""
        if any(box.isChecked() for box in self.parts.values()):
            return None
        return Phrase("Choose at least one part of the handout."), next(iter(self.parts.values()))
