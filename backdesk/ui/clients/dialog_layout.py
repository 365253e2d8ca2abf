"""Where everything stands in the window of clients."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from backdesk.domain.wording import Words
from backdesk.ui.clients.fields import SPACE, muted

if TYPE_CHECKING:
    from backdesk.ui.clients.dialog import ClientsDialog

_WIDTH, _HEIGHT = 1060, 640
_LIST_WIDTH = 280


class DialogParts:
    """The buttons and lines around the list and the form."""

    def __init__(self, words: Words) -> None:
        """Not laid out yet."""
        say = words.gettext
        self.title = QLabel()
        self.title.setProperty("role", "name")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.duplicates = QPushButton()
        self.notice = QLabel()
        self.notice.setProperty("role", "warning")
        self.notice.setTextFormat(Qt.TextFormat.PlainText)
        self.notice.setWordWrap(True)
        self.notice.hide()
        self.status = muted()
        self.pages = QStackedWidget()
        self.nobody = muted(say("Choose a client on the left, or add a new one."))
        self.nobody.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.new = QPushButton(say("New client"))
        self.archive = QPushButton(say("Archive"))
        self.merge = QPushButton(say("Merge…"))
        self.export = QPushButton(say("Export everything…"))
        self.delete = QPushButton(say("Delete for good…"))
        self.open = QPushButton(say("Open plan"))
        self.close = QPushButton(say("Close"))
        self.head = QWidget()
        self.head.hide()
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.open.setProperty("primary", True)
        self.open.setToolTip(say("Put the client’s most recent plan on the desk"))
        buttons = (self.new, self.archive, self.merge, self.export, self.delete, self.open, self.close)
        for button in (*buttons, self.duplicates):
            button.setAutoDefault(False)  # Enter in a field of the form must not close anything

    def offer_form(self, is_shown: bool) -> None:
        """Offer what can be done with a client only where one is shown."""
        self.head.setVisible(is_shown)
        for button in (self.archive, self.merge, self.export, self.delete, self.open):
            button.setEnabled(is_shown)


def lay_out(dialog: ClientsDialog, parts: DialogParts, words: Words) -> None:
    """Put the list at left, the form at right and the buttons below."""
    say = words.gettext
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(say("Clients"))
    left = QWidget()
    column = QVBoxLayout(left)
    column.setContentsMargins(0, 0, SPACE, 0)
    column.setSpacing(SPACE)
    column.addWidget(dialog.list, 1)
    column.addWidget(parts.new)
    for page in (parts.nobody, dialog.form, dialog.new_page):
        parts.pages.addWidget(page)
    splitter = QSplitter(Qt.Orientation.Horizontal)
    splitter.addWidget(left)
    splitter.addWidget(_right(dialog, parts))
    splitter.setSizes([_LIST_WIDTH, _WIDTH - _LIST_WIDTH])
    splitter.setStretchFactor(1, 1)
    splitter.setChildrenCollapsible(False)
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(12, 12, 12, 12)
    layout.setSpacing(SPACE)
    layout.addWidget(splitter, 1)
    dialog.resize(_WIDTH, _HEIGHT)


def _right(dialog: ClientsDialog, parts: DialogParts) -> QWidget:
    head = QHBoxLayout(parts.head)
    head.setContentsMargins(0, 0, 0, 0)
    head.addWidget(parts.title, 1)
    head.addWidget(parts.duplicates)
    last = QHBoxLayout()
    for button in (parts.archive, parts.merge, parts.export, parts.delete):
        last.addWidget(button)
    last.addStretch(1)
    for button in (parts.open, parts.close):
        last.addWidget(button)
    right = QWidget()
    column = QVBoxLayout(right)
    column.setContentsMargins(SPACE, 0, 0, 0)
    column.setSpacing(SPACE)
    column.addWidget(parts.head)
    column.addWidget(parts.pages, 1)
    column.addWidget(parts.notice)
    column.addWidget(parts.status)
    column.addLayout(last)
    return right
