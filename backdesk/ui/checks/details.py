"""One finding in full: why, where that comes from, what would change it, and the buttons for that."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from backdesk.domain.plan_checks import Finding, Fix
from backdesk.domain.wording import Words
from backdesk.ui.widgets.elided_button import ElidedButton

SCROLL_BAR = 16
"""Room kept free for the bar, so that the text does not wrap anew when the bar comes; pixels."""


class TextBox(QScrollArea):
    """As high as its text wants to be; where it is given less it scrolls."""

    def __init__(self, label: QLabel) -> None:
        """Show the label, which wraps."""
        super().__init__()
        self._label = label
        self.setWidget(label)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def sizeHint(self) -> QSize:
        """Qt: the height of the text in this width."""
        needed = self._label.heightForWidth(max(self.width() - SCROLL_BAR, 100)) + 2
        return QSize(200, needed)

    def minimumSizeHint(self) -> QSize:
        """Qt: two lines."""
        return QSize(100, 2 * self.fontMetrics().lineSpacing() + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: in another width the text has another height."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()


class FindingDetails(QWidget):
    """Signals: `fix_chosen(Fix)`, `show_chosen()`, `keep_chosen()`, `tell_chosen()` tell it again."""

    fix_chosen = Signal(object)
    show_chosen = Signal()
    keep_chosen = Signal()
    tell_chosen = Signal()

    def __init__(self, words: Words) -> None:
        """Hidden until `show_finding`."""
        super().__init__()
        self._words = words
        self.text = QLabel()
        self.fixes: list[QPushButton] = []
        self.show_button = QPushButton(words.gettext("Show on the board"))
        self.keep_button = QPushButton(words.gettext("Keep as it is…"))
        self.tell_button = QPushButton(words.gettext("Mention it again"))
        self._scroll = TextBox(self.text)
        self._fix_box = QVBoxLayout()
        self._lay_out()
        self.show_button.clicked.connect(self.show_chosen)
        self.keep_button.clicked.connect(self.keep_chosen)
        self.tell_button.clicked.connect(self.tell_chosen)

    def show_finding(self, finding: Finding | None) -> None:
        """Show a finding with its ways out; None hides all."""
        self.setVisible(finding is not None)
        if finding is None:
            return
        self.text.setText("\n".join(self._lines(finding)))
        self._scroll.verticalScrollBar().setValue(0)
        self._offer(() if finding.is_dismissed else finding.fixes)
        self.keep_button.setVisible(not finding.is_dismissed)
        self.tell_button.setVisible(finding.is_dismissed)
        self._scroll.updateGeometry()

    def _lines(self, finding: Finding) -> list[str]:
        say = self._words.gettext
        source = say("Source: {source}").format(source=finding.source)
        lines = [finding.message, finding.why, finding.remedy, source]
        if finding.is_dismissed and finding.note:
            lines.insert(1, say("Your note: {note}").format(note=finding.note))
        return lines

    def _offer(self, fixes: tuple[Fix, ...]) -> None:
        for button in self.fixes:
            self._fix_box.removeWidget(button)
            button.hide()  # deleting waits for the event loop
            button.deleteLater()
        self.fixes = []
        for fix in fixes:
            label = self._words.gettext("Fix: {what}").format(what=_inside(fix.label))
            button = ElidedButton(label)
            button.setToolTip(fix.label)
            button.clicked.connect(partial(self.fix_chosen.emit, fix))
            self._fix_box.addWidget(button)
            self.fixes.append(button)

    def _lay_out(self) -> None:
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.text.setAccessibleName(self._words.gettext("About this finding"))
        self.text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._fix_box.setSpacing(4)
        ways = QHBoxLayout()
        ways.setSpacing(4)
        for button in (self.show_button, self.keep_button, self.tell_button):
            ways.addWidget(button)
        ways.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._scroll)
        layout.addLayout(self._fix_box)
        layout.addLayout(ways)
        layout.addStretch(1)
        self.hide()


def _inside(label: str) -> str:
    return label[:1].lower() + label[1:]
