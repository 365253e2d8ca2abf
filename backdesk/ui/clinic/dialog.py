"""Clinic and letterhead: everything of the clinic that stands on a handout, saved on OK."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QPushButton,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from backdesk.domain.clinic import Clinic
from backdesk.domain.wording import Words
from backdesk.errors import BackDeskError
from backdesk.services.backend import Backend
from backdesk.services.clinic import cleaned
from backdesk.ui.clinic.care_tab import CareTab
from backdesk.ui.clinic.letterhead_tab import LetterheadTab
from backdesk.ui.clinic.pages_tab import PagesTab
from backdesk.ui.dialogs import answer_row, ask_keep_changes
from backdesk.ui.tasks import QtTaskRunner

OnSaved = Callable[[Clinic, Mapping[str, object]], object]
"""Hears what was stored: the clinic, and those of the usual paper and parts that were changed, by name."""
_WIDTH, _HEIGHT = 700, 620


def edit_clinic(parent: QWidget, backend: Backend, words: Words, on_saved: OnSaved) -> ClinicDialog:
    """Open the dialog over a window; `on_saved` is called after OK, never after Cancel."""
    dialog = ClinicDialog(parent, backend, words, on_saved)
    dialog.open()
    return dialog


class ClinicDialog(QDialog):
    """Letterhead, care texts and usual pages, each on a tab."""

    def __init__(self, parent: QWidget, backend: Backend, words: Words, on_saved: OnSaved) -> None:
        """Shows what is stored."""
        super().__init__(parent)
        self._backend, self._words, self._on_saved = backend, words, on_saved
        self._say = words.gettext
        # a runner of its own, as a picture that takes long must not hold up a handout; the window's, as it
        # must outlive the dialog while a file is read
        self.runner = QtTaskRunner(parent)
        self.letterhead = LetterheadTab(words, self.runner)
        self.care = CareTab(words)
        self.pages = PagesTab(words)
        self.tabs = QTabWidget()
        self.notice = QLabel()
        self.ok = QPushButton(self._say("Save"))
        self.cancel = QPushButton(self._say("Cancel"))
        self._lay_out()
        stored = backend.clinic.load()
        self.letterhead.fill(stored)
        self.care.fill(stored)
        self.pages.fill(backend.settings_file.load())
        unread = backend.clinic.problem()
        if unread is not None:
            self._tell(unread.said(self._say))
        self._stored = (self.clinic(), self.pages.values())
        self.letterhead.logo.busy_changed.connect(lambda busy: self.ok.setEnabled(not busy))
        self.ok.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        self.finished.connect(self.on_finished)
        self.letterhead.lines["name"].setFocus()

    def clinic(self) -> Clinic:
        """The clinic as it stands in the fields."""
        return cleaned(Clinic(**{**self.letterhead.values(), **self.care.values()}))  # type: ignore[arg-type]

    @property
    def is_changed(self) -> bool:
        """Whether OK would store something else than there is."""
        return (self.clinic(), self.pages.values()) != self._stored or self.letterhead.accent.is_wrong

    def accept(self) -> None:
        """Qt: OK stores everything, or says what is in the way and stays."""
        if not self.ok.isEnabled():
            return  # a logo is still being read
        for tab in (self.letterhead, self.care, self.pages):
            found = tab.problem()
            if found is not None:
                sentence, place = found
                self._tell(sentence.said(self._say))
                self._show(tab, place)
                return
        clinic = self.clinic()
        try:
            self._backend.clinic.save(clinic)
        except BackDeskError as problem:
            self._tell(problem.said(self._say))
            return
        before = self._stored[1]
        choices = {name: value for name, value in self.pages.values().items() if value != before[name]}
        if choices:
            file = self._backend.settings_file
            file.change(file.load(), **choices)
        super().accept()
        self._on_saved(clinic, choices)

    def reject(self) -> None:
        """Qt: Cancel, Esc or the window's close button; asks before typed text is lost."""
        if not self.is_changed:
            self.on_discard()
            return
        text, go_on = self._say("The clinic has changes that are not saved."), self._say("Go on editing")
        ask_keep_changes(self, self._words, text, go_on, save=self.accept, discard=self.on_discard)

    def on_discard(self) -> None:
        """Close without storing anything."""
        self.done(QDialog.DialogCode.Rejected)

    def on_finished(self) -> None:
        """Read no more pictures."""
        self.letterhead.logo.stop()
        self.runner.retire()

    def _show(self, tab: QWidget, place: QWidget) -> None:
        for index in range(self.tabs.count()):
            area = self.tabs.widget(index)
            if isinstance(area, QScrollArea) and area.widget() is tab:
                self.tabs.setCurrentIndex(index)
                area.ensureWidgetVisible(place)
        place.setFocus()

    def _tell(self, sentence: str) -> None:
        self.notice.setText(sentence)
        self.notice.show()

    def _lay_out(self) -> None:
        say = self._say
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("Clinic and letterhead"))
        self.tabs.setAccessibleName(say("Clinic and letterhead"))
        for tab, name in (
            (self.letterhead, say("Letterhead")),
            (self.care, say("Pain and stop signs")),
            (self.pages, say("Usual pages")),
        ):
            self.tabs.addTab(_scrolling(tab), name)
        self.notice.setProperty("role", "warning")
        self.notice.setWordWrap(True)
        self.notice.setTextFormat(Qt.TextFormat.PlainText)
        self.notice.hide()
        buttons = answer_row(self.ok, self.cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(self.tabs, 1)
        layout.addWidget(self.notice)
        layout.addLayout(buttons)
        self.resize(_WIDTH, _HEIGHT)


def _scrolling(widget: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(widget)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
