"""The clinic's logo: what it looks like on paper, choosing another, taking it away."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from backdesk.domain.clinic import Logo
from backdesk.domain.wording import Words
from backdesk.errors import BackDeskError
from backdesk.ui import dialogs
from backdesk.ui.tasks import QtTaskRunner, Task

_PAPER = QSize(240, 84)
_EDGE = 8
_PRINTED_POINTS = (150.0, 44.0)
"""The room for a logo on the first page, about 53 × 15 mm."""
_LEAST_DPI = 150.0


class LogoPaper(QWidget):
    """The logo on a piece of paper, which is white in a dark window too."""

    def __init__(self) -> None:
        """Without a logo until `show_logo`."""
        super().__init__()
        self._picture = QPixmap()
        self.setFixedSize(_PAPER)

    def show_logo(self, logo: Logo | None) -> None:
        """Show this logo, or bare paper."""
        self._picture = QPixmap()
        if logo is not None:
            self._picture.loadFromData(logo.content)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: paper, and the logo fitted on it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        painter.setPen(QPen(QColor(self.palette().mid().color())))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        if not self._picture.isNull():
            room = self.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
            size = self._picture.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRect(room.topLeft(), size.expandedTo(QSize(1, 1)))
            place.moveCenter(room.center())
            painter.drawPixmap(place, self._picture)
        painter.end()


class LogoBox(QWidget):
    """Holds the logo that was chosen.

    Signals: `changed()`; `busy_changed(bool)` a file is being read, or no longer.
    """

    changed = Signal()
    busy_changed = Signal(bool)

    def __init__(self, words: Words, runner: QtTaskRunner) -> None:
        """Files are read on the runner."""
        super().__init__()
        self._say = words.gettext
        self._runner = runner
        self._task: Task | None = None
        self.logo: Logo | None = None
        self.paper = LogoPaper()
        self.choose = QPushButton(self._say("Choose…"))
        self.remove = QPushButton(self._say("Remove"))
        self.about = QLabel()
        self._lay_out()
        self.choose.clicked.connect(self.ask)
        self.remove.clicked.connect(lambda: self.show_logo(None))
        self.show_logo(None)

    def show_logo(self, logo: Logo | None) -> None:
        """Show a logo, None for none."""
        self.logo = logo
        self.paper.show_logo(logo)
        self.remove.setEnabled(logo is not None)
        say = self._say
        if logo is None:
            self.paper.setAccessibleName(say("No logo"))
            self._tell(say("PNG, JPEG or SVG. It is printed at the top of the first page."))
        else:
            self.paper.setAccessibleName(say("The logo"))
            size = say("{width} × {height} pixels.").format(width=logo.width, height=logo.height)
            is_coarse = _dots_per_inch(logo) < _LEAST_DPI
            advice = say("It may look coarse on paper; a larger picture would be sharper.")
            self._tell(f"{size} {advice}" if is_coarse else size)
        self.changed.emit()

    def ask(self) -> None:
        """Ask for a file."""
        pattern = self._say("Pictures (*.png *.jpg *.jpeg *.svg);;All files (*)")
        dialogs.ask_open_file(self, self._say("Choose a logo"), pattern, self.take)

    def take(self, path: Path) -> None:
        """Read a file in the background and show it; a refusal is told in a sentence."""
        from backdesk.services.logo import read_logo

        self._set_busy(busy=True)
        self._tell(self._say("Reading the picture…"))
        self._task = self._runner.run(lambda task: read_logo(path), self._on_read, self._on_failed)

    def stop(self) -> None:
        """Hear no more of a file that is being read."""
        if self._task is not None:
            self._task.cancel()

    def _on_read(self, logo: Logo) -> None:
        self._set_busy(busy=False)
        self.show_logo(logo)

    def _on_failed(self, problem: Exception) -> None:
        self._set_busy(busy=False)
        if isinstance(problem, BackDeskError):
            self._tell(problem.said(self._say), is_problem=True)
        else:
            sentence = self._say("The picture could not be read. Save it as a PNG and choose that.")
            self._tell(sentence, is_problem=True)

    def _set_busy(self, *, busy: bool) -> None:
        self.choose.setEnabled(not busy)
        self.remove.setEnabled(not busy and self.logo is not None)
        self.busy_changed.emit(busy)

    def _tell(self, text: str, *, is_problem: bool = False) -> None:
        self.about.setText(text)
        self.about.setProperty("role", "warning" if is_problem else "muted")
        self.about.style().polish(self.about)

    def _lay_out(self) -> None:
        self.choose.setAccessibleName(self._say("Choose a logo"))
        self.remove.setAccessibleName(self._say("Remove the logo"))
        self.about.setWordWrap(True)
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        buttons = QVBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.choose)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.paper)
        row.addLayout(buttons)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(self.about)


def _dots_per_inch(logo: Logo) -> float:
    width, height = _PRINTED_POINTS
    return 72 * max(logo.width / width, logo.height / height)
