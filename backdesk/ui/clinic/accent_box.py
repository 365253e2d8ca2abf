"""The clinic's colour, and whether words in it can be read on white paper."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QColorDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from backdesk.domain.contrast import contrast, is_colour, readable_on_white
from backdesk.domain.wording import Words

OWN_COLOUR = "#0e4d54"
"""Back Desk's own, which is used where the clinic has none."""
_WHITE = "#ffffff"
_EASY = 7.0
_SWATCH = QSize(44, 28)


class ColourPatch(QWidget):
    """A word-sized sample of a colour on white paper."""

    def __init__(self) -> None:
        """White until `show_colour`."""
        super().__init__()
        self._colour = QColor(_WHITE)
        self.setFixedSize(_SWATCH)

    def show_colour(self, colour: str) -> None:
        """Show a colour such as "#0e4d54"."""
        self._colour = QColor(colour)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: fill the patch."""
        painter = QPainter(self)
        painter.setPen(QPen(self.palette().mid().color()))
        painter.setBrush(self._colour)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


class AccentBox(QWidget):
    """A field for the colour's code, the system's colour dialog, and what comes of it on paper."""

    def __init__(self, words: Words) -> None:
        """Without a colour until `show_accent`."""
        super().__init__()
        self._say = words.gettext
        self.field = QLineEdit()
        self.choose = QPushButton(self._say("Choose…"))
        self.reset = QPushButton(self._say("Usual colour"))
        self.about = QLabel()
        self.bars, self.words = ColourPatch(), ColourPatch()
        self._lay_out()
        self.field.textChanged.connect(self.check)
        self.choose.clicked.connect(self.ask)
        self.reset.clicked.connect(lambda: self.show_accent(""))
        self.check()

    def show_accent(self, accent: str) -> None:
        """Show a colour, "" for the usual one."""
        self.field.setText(accent)

    def accent(self) -> str:
        """The colour as "#rrggbb", "" for the usual one or what is none."""
        typed = _completed(self.field.text())
        return typed if is_colour(typed) else ""

    @property
    def is_wrong(self) -> bool:
        """Whether something was typed that is no colour."""
        return bool(self.field.text().strip()) and not self.accent()

    def check(self) -> None:
        """Say how well words in the colour can be read."""
        colour = self.accent() or OWN_COLOUR
        shade = readable_on_white(colour)
        ratio = f"{contrast(colour, _WHITE):.1f}"
        self.field.setProperty("wrong", self.is_wrong)
        self.field.style().polish(self.field)
        self.bars.show_colour(colour)
        self.words.show_colour(shade)
        self.words.setVisible(shade != colour)
        self.reset.setEnabled(bool(self.field.text()))
        if self.is_wrong:
            text = self._say("That is not a colour. Write it like #0e4d54, or choose one.")
        elif float(ratio) >= _EASY and shade == colour:
            text = self._say("{ratio} : 1 on white, easy to read.").format(ratio=ratio)
        else:
            text = self._say(
                "{ratio} : 1 on white is too pale for words. Lines will be printed in this colour, "
                "words in the darker shade beside it."
            ).format(ratio=ratio)
        self.about.setText(text)

    def ask(self) -> None:
        """Let the user point at a colour."""
        dialog = QColorDialog(QColor(self.accent() or OWN_COLOUR), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self._say("Choose a colour"))
        dialog.colorSelected.connect(lambda chosen: self.show_accent(chosen.name()))
        dialog.open()

    def _lay_out(self) -> None:
        say = self._say
        self.field.setAccessibleName(say("Colour"))
        self.field.setPlaceholderText(OWN_COLOUR)
        self.field.setMaxLength(9)
        self.field.setFixedWidth(110)
        self.choose.setAccessibleName(say("Choose a colour"))
        self.reset.setAccessibleName(say("Use the usual colour"))
        self.bars.setAccessibleName(say("The colour"))
        self.words.setAccessibleName(say("The darker shade for words"))
        self.about.setWordWrap(True)
        self.about.setProperty("role", "muted")
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in (self.field, self.bars, self.words, self.choose, self.reset):
            row.addWidget(widget)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(self.about)


def _completed(text: str) -> str:
    typed = text.strip().lower()
    return typed if typed.startswith("#") else f"#{typed}"
