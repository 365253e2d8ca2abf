"""A field for a number that may have decimals."""

from __future__ import annotations

from PySide6.QtWidgets import QDoubleSpinBox, QWidget

from backdesk.ui.clients.fields import let_wheel_pass
from backdesk.ui.weeks.labels import number_text

_HEIGHT = 28
"""As high as the drop-down fields beside it."""
_MARGINS = (5, 0, 0, 0)
"""A style sheet's padding does not reach the text of a number field."""


class NumberBox(QDoubleSpinBox):
    """Writes a number without needless zeros: "15", "2.5"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """With two decimals."""
        super().__init__(parent)
        self.setMinimumHeight(_HEIGHT)
        self.lineEdit().setTextMargins(*_MARGINS)
        let_wheel_pass(self)

    def textFromValue(self, value: float) -> str:
        """Qt: how a value is written."""
        return number_text(value).replace(".", self.locale().decimalPoint())

    def setAccessibleName(self, name: str) -> None:
        """Qt: what assistive tools call it; the text field inside is what they meet."""
        super().setAccessibleName(name)
        self.lineEdit().setAccessibleName(name)
