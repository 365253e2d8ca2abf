"""In the status bar: whether everything is on the disk, and since when."""

from __future__ import annotations

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QLabel

from backdesk.domain.wording import Words
from backdesk.ui.session import PlanSession


class SavedLabel(QLabel):
    """Follows the session by itself."""

    def __init__(self, session: PlanSession, words: Words) -> None:
        """Nothing is changed yet, so everything is saved."""
        super().__init__(words.gettext("All changes are saved"))
        self._words = words
        session.plan_opened.connect(self.on_all_saved)
        session.plan_changed.connect(self.on_saved)
        session.edit_failed.connect(self.on_edit_failed)

    def on_all_saved(self) -> None:
        """Another plan is as it is on the disk."""
        self.setText(self._words.gettext("All changes are saved"))

    def on_saved(self) -> None:
        """An edit, an undo or a redo is on the disk."""
        now = QTime.currentTime().toString("HH:mm")
        self.setText(self._words.gettext("Saved {time}").format(time=now))

    def on_edit_failed(self) -> None:
        """An edit was not saved; the notice says why."""
        self.setText(self._words.gettext("Not saved"))
