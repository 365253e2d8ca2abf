"""All about one client on four tabs; what is typed is saved on its own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import IntEnum

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QTabWidget, QVBoxLayout, QWidget

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.client import Client
from backdesk.domain.wording import Words
from backdesk.errors import BackDeskError
from backdesk.ui.clients.health_tab import HealthTab
from backdesk.ui.clients.person_tab import PersonTab
from backdesk.ui.clients.plans_tab import PlansTab
from backdesk.ui.clients.training_tab import TrainingTab

SAVE_AFTER_MS = 700

SaveClient = Callable[[Client], Client]
"""Stores a client and gives back what is stored; raises BackDeskError."""


class Page(IntEnum):
    """The tabs of the form."""

    PERSON = 0
    HEALTH = 1
    TRAINING = 2
    PLANS = 3


class ClientForm(QWidget):
    """Signals: `saved(Client)` what was typed is stored."""

    saved = Signal(object)

    def __init__(
        self, words: Words, catalogue: Callable[[], Catalogue], today: Callable[[], date], save: SaveClient
    ) -> None:
        """Empty until a client is shown."""
        super().__init__()
        self._words, self._save = words, save
        self.client: Client | None = None
        self.person = PersonTab(words, today)
        self.health = HealthTab(words, catalogue)
        self.training = TrainingTab(words)
        self.plans = PlansTab(words)
        self.tabs = QTabWidget()
        self.notice = QLabel()
        self._editors: tuple[PersonTab | HealthTab | TrainingTab, ...] = (
            self.person,
            self.health,
            self.training,
        )
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_AFTER_MS)
        self._timer.timeout.connect(self.on_waited)
        for editor in self._editors:
            editor.changed.connect(self._timer.start)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self.on_focus_changed)
        self._lay_out()

    def show_client(self, client: Client | None) -> None:
        """Show a client; what was typed about the one before must be saved by then (`flush`)."""
        self._timer.stop()
        self.client = client
        self._tell("")
        if client is not None:
            self._fill(client)

    def show_page(self, page: Page) -> None:
        """Turn to a tab."""
        self.tabs.setCurrentIndex(page)

    def flush(self) -> bool:
        """Save what was typed and can be right; whether now all of it is stored."""
        self._timer.stop()
        well = self._store()
        for editor in self._editors:
            editor.tell_problems()
        return well and not any(editor.problem() for editor in self._editors)

    def show_problem(self) -> None:
        """Give the keyboard to the first field whose text cannot be saved."""
        for page, editor in enumerate(self._editors):
            found = editor.problem()
            if found is not None:
                self.show_page(Page(page))
                found[1].setFocus()
                return

    def on_waited(self) -> None:
        """Save after a pause in typing; what is not complete yet is not complained about."""
        self._store()

    def on_focus_changed(self, old: QWidget | None, now: QWidget | None) -> None:
        """Save when a field is left."""
        if old is not None and old is not now and self.isAncestorOf(old) and self.client is not None:
            self.flush()

    def _wanted(self) -> Client:
        client = self.client
        if client is None:
            raise ValueError("no client is shown")
        for editor in self._editors:
            client = editor.applied_to(client)
        return client

    def _store(self) -> bool:
        """Write what differs; whether that went well."""
        if self.client is None or (wanted := self._wanted()) == self.client:
            return True
        try:
            stored = self._save(wanted)
        except BackDeskError as problem:
            self._tell(problem.said(self._words.gettext))
            return False
        self._tell("")
        self.client = stored
        if stored != wanted:
            self._fill(stored)
        self.saved.emit(stored)
        return True

    def _fill(self, client: Client) -> None:
        for editor in self._editors:
            editor.fill(client)

    def _tell(self, sentence: str) -> None:
        self.notice.setText(sentence)
        self.notice.setVisible(bool(sentence))

    def _lay_out(self) -> None:
        say = self._words.gettext
        self.tabs.setAccessibleName(say("About this client"))
        for tab, name in (
            (self.person, say("Person")),
            (self.health, say("Health")),
            (self.training, say("Training")),
            (self.plans, say("Plans and handouts")),
        ):
            self.tabs.addTab(_scrolling(tab), name)
        self.notice.setProperty("role", "warning")
        self.notice.setTextFormat(Qt.TextFormat.PlainText)
        self.notice.setWordWrap(True)
        self.notice.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.tabs, 1)
        layout.addWidget(self.notice)


def _scrolling(widget: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(widget)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
