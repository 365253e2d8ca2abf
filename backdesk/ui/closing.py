"""Closing the window while handouts are given out: what was promised is done and put on record first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QMessageBox

if TYPE_CHECKING:
    from backdesk.ui.main_window import MainWindow


class WindowClosing(QObject):
    """Holds the window back while something is under way, and closes it afterwards."""

    def __init__(self, window: MainWindow) -> None:
        """Nobody wants to close yet."""
        super().__init__(window)
        self._window = window
        self._say = window.words.gettext
        self._is_wanted = False
        self._box: QMessageBox | None = None
        self._promised = ""
        window.runner.owed_ended.connect(self.on_ended)
        window.paperwork.batch_ended.connect(self.on_ended)
        window.handouts.failed.connect(self.stay)

    def may_close(self) -> bool:
        """Whether nothing is under way; otherwise the window closes later by itself, or the user is asked."""
        window = self._window
        is_batch = window.paperwork.stop_batch()
        if not is_batch and not window.runner.has_owed:
            self.stay()
            return True
        self._is_wanted = True
        if window.handouts.is_printing:
            self._ask()
        else:
            self._promise(self._say("Back Desk closes as soon as everything is written."))
        return False

    def stay(self) -> None:
        """Do not close any more, such as after a failure that should be read."""
        self._is_wanted = False
        box, self._box = self._box, None
        if box is not None:
            box.close()
        promised, self._promised = self._promised, ""
        if promised and self._window.notice.label.text() == promised:
            self._window.notice.withdraw_offer()

    def on_ended(self, went_well: bool = True) -> None:
        """Something has ended: close now, unless there is more, or something to be read."""
        if not self._is_wanted:
            return
        if not went_well:
            self.stay()
        elif not self._window.runner.has_owed and not self._window.paperwork.is_making_batch:
            self.stay()
            QTimer.singleShot(0, self._window, self._window.close)

    def on_answered(self) -> None:
        """The question is closed."""
        self._box = None

    def _wait(self) -> None:
        self._promise(self._say("Back Desk closes as soon as the handout is printed."))

    def _stop(self) -> None:
        self._window.handouts.printing.stop()

    def _promise(self, sentence: str) -> None:
        self._promised = sentence
        self._window.notice.show_notice(sentence, action=(self._say("Stay open"), self.stay))

    def _ask(self) -> None:
        if self._box is not None:
            self._box.raise_()
            return
        say = self._say
        box = self._box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(say("Close Back Desk?"))
        box.setText(say("A handout is still being printed."))
        wait = box.addButton(say("Wait, then close"), QMessageBox.ButtonRole.AcceptRole)
        stop = box.addButton(say("Stop printing and close"), QMessageBox.ButtonRole.DestructiveRole)
        stay = box.addButton(say("Stay open"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(wait)
        box.setEscapeButton(stay)
        wait.clicked.connect(self._wait)
        stop.clicked.connect(self._stop)
        box.rejected.connect(self.stay)
        stay.clicked.connect(self.stay)
        box.finished.connect(self.on_answered)
        box.open()
