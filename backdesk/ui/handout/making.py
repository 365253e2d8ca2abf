"""Making the handout that is looked at: shortly after every change, and only the latest one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.client import Client
from backdesk.domain.clinic import Clinic
from backdesk.domain.coverage import CoverageRules
from backdesk.domain.plan import Plan
from backdesk.errors import BackDeskError
from backdesk.services.backend import Backend
from backdesk.services.handouts import HandoutOptions, HandoutReport, HandoutSpec, handout_options
from backdesk.services.plan_handout import plan_handout
from backdesk.services.preview import (
    FirstLook,
    PagePicture,
    PageSize,
    Preview,
    Wanted,
    draw_ahead,
    make_preview,
)
from backdesk.services.settings import Settings
from backdesk.ui.session import PlanSession
from backdesk.ui.tasks import QtTaskRunner, Task, Ticket

PAUSE_MS = 30
"""Changes that follow each other so quickly are made as one."""
AHEAD_MS = 1000
"""So long after the last handout figures are drawn that may be wanted next."""


@dataclass(frozen=True, slots=True)
class Source:
    """What a handout is made of."""

    plan: Plan
    client: Client | None
    options: HandoutOptions
    catalogue: Catalogue
    clinic: Clinic
    rules: CoverageRules
    today: date


@dataclass(frozen=True, slots=True)
class Made:
    """A handout that is ready, and what it was made of."""

    source: Source
    preview: Preview

    @property
    def report(self) -> HandoutReport:
        """The PDF."""
        return self.preview.report


@dataclass(frozen=True, slots=True)
class FirstPage:
    """The sizes of all pages, and one of them as a picture of the wanted scale."""

    sizes: tuple[PageSize, ...]
    page: int
    scale: float
    image: QImage


class HandoutMaking(QObject):
    """Makes handouts while `is_active`.

    Signals: `begun()`; `looked(FirstPage)` the first page can be shown; `made(Made)`; `failed(sentence,
    details)`. After `begun` comes one of the last two, or another `begun`, or nothing when it was dropped.
    `waiting_changed(bool)` something waits for the handout to be ready, or no longer.
    """

    begun = Signal()
    looked = Signal(object)
    made = Signal(object)
    failed = Signal(str, str)
    waiting_changed = Signal(bool)

    def __init__(
        self,
        backend: Backend,
        session: PlanSession,
        runner: QtTaskRunner,
        *,
        settings: Callable[[], Settings],
        wanted: Callable[[], Wanted],
    ) -> None:
        """`wanted` tells which page is looked at, asked when the making begins."""
        super().__init__()
        self._backend = backend
        self._session = session
        self._settings = settings
        self._wanted = wanted
        self._ticket, self._ahead = Ticket(runner), Ticket(runner)
        self._active = False
        self._under_way: Source | None = None
        self._last: Made | None = None
        self._waiting: Callable[[Made], object] | None = None
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self.begin)
        self._idle = QTimer(self, singleShot=True, interval=AHEAD_MS)
        self._idle.timeout.connect(self.look_ahead)
        for signal in (session.plan_opened, session.plan_changed, session.rules_changed):
            signal.connect(self.look_again)
        for changed in (session.library_changed, session.client_changed):
            changed.connect(self.look_again)

    def activate(self, active: bool) -> None:
        """Follow changes from now on, or let them pass and drop what is under way."""
        self._active = active
        if active:
            self.look_again()
        else:
            self._timer.stop()
            self._drop()
            self._wait(None)

    def look_again(self) -> None:
        """Something may have changed: make the handout anew shortly, if it would differ."""
        if self._active and not self._timer.isActive():
            self._timer.start()

    @property
    def is_ready(self) -> bool:
        """Whether the handout as it is now is there."""
        return self._last is not None and self._last.source == self._source()

    def when_ready(self, use: Callable[[Made], object]) -> None:
        """Use the handout as it is now: at once, or when it is made; never when that fails.

        Only the latest waits; it takes the place of what waited before.
        """
        if self._last is not None and self.is_ready:
            self._wait(None)
            use(self._last)
            return
        self._wait(use)
        self.begin()

    def begin(self) -> None:
        """Make the handout, unless it is there or under way."""
        self._timer.stop()
        if not self._session.has_plan:
            return
        source = self._source()
        if source == self._under_way or (self._last is not None and self._last.source == source):
            return
        self._drop()
        self._last, self._under_way = None, source
        self.begun.emit()
        if not any(source.plan.entries()):
            self._on_failed(BackDeskError("This plan has no exercises yet. Go back and add some first."))
            return
        backend, wanted = self._backend, self._wanted()
        self._ticket.run(
            lambda task: _make(source, backend, wanted, task),
            self._on_made,
            self._on_failed,
            told=self.looked.emit,
        )

    def look_ahead(self) -> None:
        """Draw what may be wanted next, while nothing else is to be done."""
        last, backend = self._last, self._backend
        if self._active and last is not None and self._ticket.is_free:
            self._ahead.run(lambda task: _draw_ahead(last.source, backend, task), _ignore, _pass_on)

    def stop(self) -> None:
        """Make nothing more."""
        self.activate(active=False)

    def _drop(self) -> None:
        self._idle.stop()
        self._ahead.drop()
        self._ticket.drop()
        self._under_way = None

    def _wait(self, use: Callable[[Made], object] | None) -> None:
        was, self._waiting = self._waiting, use
        if (was is None) is not (use is None):
            self.waiting_changed.emit(use is not None)

    def _source(self) -> Source:
        session, backend = self._session, self._backend
        return Source(
            session.plan,
            session.client,
            handout_options(self._settings()),
            session.catalogue,
            backend.clinic.load(),
            session.rules,
            backend.today(),
        )

    def _on_made(self, made: Made) -> None:
        self._under_way, self._last = None, made
        self.made.emit(made)
        if not self.is_ready:
            self.begin()
            return
        self._idle.start()
        use = self._waiting
        self._wait(None)
        if use is not None:
            use(made)

    def _on_failed(self, problem: Exception) -> None:
        self._under_way = None
        self._wait(None)
        say = self._backend.words.gettext
        if isinstance(problem, BackDeskError):
            self.failed.emit(problem.said(say), "")
            return
        sentence = say(
            "The handout could not be made. Try again, and send us the details if it happens twice."
        )
        self.failed.emit(sentence, repr(problem))


def as_image(picture: PagePicture) -> QImage:
    """The picture for Qt; it keeps its own copy of the pixels."""
    form = QImage.Format.Format_RGB32
    return QImage(picture.pixels, picture.width, picture.height, picture.stride, form).copy()


def _spec(source: Source, backend: Backend) -> HandoutSpec:
    return plan_handout(
        source.plan,
        source.client,
        source.catalogue,
        backend.words,
        today=source.today,
        options=source.options,
        rules=source.rules,
        figures=backend.figures,
        clinic=source.clinic,
    )


def _make(source: Source, backend: Backend, wanted: Wanted, task: Task) -> Made:
    """On the thread of the PDFs."""

    def show(look: FirstLook) -> None:
        task.tell(FirstPage(look.sizes, look.picture.page, wanted.scale, as_image(look.picture)))

    return Made(source, make_preview(_spec(source, backend), wanted, show, task.is_cancelled))


def _draw_ahead(source: Source, backend: Backend, task: Task) -> None:
    """On the thread of the PDFs."""
    with_pictures = replace(source, options=replace(source.options, pictures=True))
    draw_ahead(_spec(with_pictures, backend), task.is_cancelled, task.make_way)


def _ignore(_nothing: object) -> None:
    """What was drawn ahead is remembered where it is drawn."""


def _pass_on(problem: Exception) -> None:
    """A figure that cannot be drawn is a fault like any other."""
    raise problem
