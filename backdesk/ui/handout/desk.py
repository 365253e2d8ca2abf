"""The handout side of the window: turn to it and back, follow the settings, and give handouts out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from backdesk.services.settings import Settings

if TYPE_CHECKING:  # loaded when the handout is first looked at, not with the window
    from backdesk.ui.handout.handout_page import HandoutPage
    from backdesk.ui.handout.making import HandoutMaking, Made
    from backdesk.ui.main_window import MainWindow

CHANGES_PAUSE_MS = 300
"""What changed since the last handout is told so long after an edit."""


class HandoutDesk(QObject):
    """Builds the handout page when it is first wanted, and leads to it and back.

    Signals: `told(sentence, details)` something the user should know.
    """

    told = Signal(str, str)

    def __init__(self, window: MainWindow, stack: QStackedWidget, desk: QWidget) -> None:
        """`stack` holds the desk; the handout page is put beside it."""
        super().__init__(window)
        self._window = window
        self._say = window.words.gettext
        self._stack = stack
        self._desk = desk
        self._page: HandoutPage | None = None
        self._making: HandoutMaking | None = None
        self._has_told_clinic = False
        self._later = QTimer(self, singleShot=True, interval=CHANGES_PAUSE_MS)
        self._later.timeout.connect(self.show_changes)
        stack.currentChanged.connect(self.show_ways)

    @property
    def is_open(self) -> bool:
        """Whether the handout page is in front."""
        return self._page is not None and self._stack.currentWidget() is self._page

    @property
    def page(self) -> HandoutPage:
        """The handout page."""
        return self._parts()[0]

    @property
    def making(self) -> HandoutMaking:
        """What makes the handouts of the page."""
        return self._parts()[1]

    def open(self) -> None:
        """Show the handout as it will be."""
        if self.is_open:
            return
        self._window.selected.flush()
        page, making = self._parts()
        page.show_settings(self._window.settings)
        self._stack.setCurrentWidget(page)
        making.activate(active=True)
        making.begin()
        self.show_changes()
        self._tell_clinic()
        page.view.setFocus()

    def back(self) -> None:
        """Show the plan again."""
        if self.is_open:
            page, making = self._parts()
            page.flush()
            making.activate(active=False)
            self._stack.setCurrentWidget(self._desk)
            self._window.focus.board()

    def print(self) -> None:
        """Show the handout, then ask for a printer."""
        self._give(self._window.handouts.ask_and_print, self._say("Print anyway"))

    def save(self) -> None:
        """Show the handout, then ask where to save it."""
        self._give(self._window.handouts.ask_and_save, self._say("Save anyway"))

    def open_pdf(self) -> None:
        """Show the handout, and once more in the system's PDF program."""
        self._give(self._window.handouts.open, self._say("Open anyway"))

    def email(self) -> None:
        """Show the handout, then ask where to save it as an e-mail."""
        self._give(self._window.handouts.ask_and_email, self._say("Save as e-mail anyway"))

    def follow(self, settings: Settings) -> None:
        """Other settings."""
        if self._page is not None:
            self._page.show_settings(settings)
        self.look_again()

    def look_again(self) -> None:
        """Something that stands on the handout may have changed, such as a name or the clinic."""
        if self._making is not None:
            self._making.look_again()

    def show_changes(self) -> None:
        """Tell what changed since the plan was last given out."""
        self._later.stop()
        if self.is_open and self._page is not None:
            self._page.options.changes.show_changes(self._window.paperwork.changes())

    def show_ways(self) -> None:
        """Offer the way to the handout or the one back; both have the same key."""
        by_name = self._window.actions_by_name.by_name
        by_name["handout"].setEnabled(not self.is_open)
        by_name["back"].setEnabled(self.is_open)

    def flush(self) -> None:
        """Save what was typed."""
        if self._page is not None:
            self._page.flush()

    def close(self) -> None:
        """The window closes: make nothing more."""
        self._later.stop()
        if self._page is not None and self._making is not None:
            self._page.images.hold()
            self._making.stop()

    def _give(self, way: Callable[[Made], object], anyway: str) -> None:
        """Give out what is shown, once it is; not while something that was typed is not on it.

        What is to be avoided for the client is asked about first; `anyway` answers that.
        """
        check = self._window.features.concerns.printing
        self.open()
        page, making = self._parts()
        if page.flush():
            making.when_ready(lambda made: check.give(made, way, anyway))
        elif page.options.plan_fields.problem:
            self.told.emit(page.options.plan_fields.problem, "")
            page.options.show_wrong_link()

    def _tell_clinic(self) -> None:
        """Say once that the clinic could not be read: its name is missing on every page."""
        problem = None if self._has_told_clinic else self._window.backend.clinic.problem()
        if problem is not None:
            self._has_told_clinic = True
            self.told.emit(problem.said(self._window.words.gettext), "")

    def _parts(self) -> tuple[HandoutPage, HandoutMaking]:
        if self._page is None or self._making is None:
            self._page, self._making = self._build()
        return self._page, self._making

    def _build(self) -> tuple[HandoutPage, HandoutMaking]:
        from backdesk.ui.handout.handout_page import HandoutPage, Look
        from backdesk.ui.handout.making import HandoutMaking
        from backdesk.ui.handout.page_images import PageImages

        window = self._window
        images = PageImages(window.runner)
        page = HandoutPage(window.session, images, Look(window.words, window.theme, window.icons))
        images.setParent(page)
        making = HandoutMaking(
            window.backend,
            window.session,
            window.runner,
            settings=lambda: window.settings,
            wanted=page.view.wanted,
        )
        making.setParent(page)
        page.follow(making)
        making.failed.connect(self.on_failed)
        page.options.changed.connect(lambda choices: window.change_settings(**choices))
        page.back_requested.connect(self.back)
        page.print_requested.connect(self.print)
        page.save_requested.connect(self.save)
        page.open_requested.connect(self.open_pdf)
        page.email_requested.connect(self.email)
        for signal in (window.session.plan_opened, window.handouts.given_out):
            signal.connect(self.show_changes)
        window.session.plan_changed.connect(self._later.start)
        window.windowTitleChanged.connect(making.look_again)  # the client or the plan has another name
        self._stack.addWidget(page)
        return page, making

    def on_failed(self, sentence: str, details: str) -> None:
        """What the page says in one sentence may have details to copy."""
        if details:
            self.told.emit(sentence, details)
