"""The fields of the dialog that fills weeks."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from backdesk.domain.wording import Words
from backdesk.ui.clients.fields import let_wheel_pass
from backdesk.ui.weeks.number_box import NumberBox

_MOST_DELOAD = 12


class FillFields(QWidget):
    """From which week, up to which, and how often an easier one."""

    def __init__(self, words: Words) -> None:
        """Without weeks to choose from yet."""
        super().__init__()
        say = words.gettext
        self.source, self.upto = QComboBox(), NumberBox()
        let_wheel_pass(self.source)
        self.deload, self.share = NumberBox(), NumberBox()
        for box in (self.upto, self.deload, self.share):
            box.setDecimals(0)
        self.deload.setRange(1, _MOST_DELOAD)
        self.deload.setSpecialValueText(say("never"))
        self.share.setRange(10, 100)
        self.share.setSingleStep(10)
        self.share.setSuffix(" %")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        labelled = (
            (say("Fill from"), say("Week to fill from"), self.source),
            (say("up to week"), say("Up to week"), self.upto),
            (say("Easier week: every … weeks"), say("An easier week every so many weeks"), self.deload),
            (say("with this share of the sets"), say("Share of the sets in an easier week"), self.share),
        )
        for text, name, field in labelled:
            label = QLabel(text)
            label.setBuddy(field)
            field.setAccessibleName(name)
            row.addWidget(label)
            row.addWidget(field)
            if field is self.upto:
                row.addSpacing(24)
        row.addStretch(1)

    @property
    def last(self) -> int:
        """The number of the last week to fill."""
        return round(self.upto.value())
