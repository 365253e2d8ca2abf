"""The composition root: the one place that builds everything and hands it to the window or the commands."""

from __future__ import annotations

import gc
import logging
import os
import sys
import traceback
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import cache
from typing import TYPE_CHECKING

from backdesk import cli
from backdesk.cli_tools import CommandTools
from backdesk.errors import BackDeskError, Phrase, StoreError
from backdesk.exchange import svg_process
from backdesk.i18n import Translator, english, load_translator
from backdesk.paths import DataFolder, data_folder
from backdesk.resources import resource_path
from backdesk.services.archive import PlanArchive
from backdesk.services.library import load_catalogue
from backdesk.services.settings import SettingsFile

if TYPE_CHECKING:  # loaded only where a store or a window is wanted
    from backdesk.services.backend import Backend
    from backdesk.services.handout_records import HandoutRecords
    from backdesk.store.store import Store

_WINDOW_LOCK_SECONDS = 1.0
"""Long enough for a window that is just closing."""
_COMMAND_LOCK_SECONDS = 5.0
_LOG_BYTES = 500_000
_INTERRUPTED = 130


def main(arguments: Sequence[str]) -> int:
    """Run Back Desk and return the exit code: 0 success, 1 one sentence on stderr, 2 wrong usage."""
    if arguments[:1] == [svg_process.DRAW_SWITCH]:  # the packed program has no other way to a second process
        return svg_process.main(arguments[1:])
    cli.use_utf8()
    try:
        parsed = cli.parse(arguments)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 2
    folder, words = data_folder(parsed.data), english()
    try:
        tools = command_tools(folder)
        words = tools.words
        if parsed.command is None:
            return cli.guarded(lambda: open_window(folder, exit_when_ready=parsed.exit_when_ready), words)
        return cli.run(parsed, tools)
    except KeyboardInterrupt:
        return _INTERRUPTED
    except Exception as problem:  # the last line of defence: a sentence, never a traceback
        return cli.fail(_unexpected(problem, folder).said(words.gettext))


def command_tools(folder: DataFolder) -> CommandTools:
    """What the commands need; nothing is read before it is asked for."""
    return CommandTools(
        folder=folder,
        words=_words(folder),
        today=date.today,
        load_catalogue=cache(load_catalogue),
        open_archive=lambda writes: _open_archive(folder, writes=writes),
        open_records=lambda: _open_records(folder),
    )


def open_window(folder: DataFolder, *, exit_when_ready: bool) -> int:
    """Open the store and the window, and stay until it is closed."""
    if not has_screen(sys.platform, os.environ):
        raise BackDeskError(
            "There is no screen to open the window on; set DISPLAY or WAYLAND_DISPLAY, "
            'or use a command ("backdesk --help" lists them).'
        )
    gc.disable()  # the start makes much that stays and next to no garbage; run_desk switches it on
    try:
        with _open_store(folder, timeout_seconds=_WINDOW_LOCK_SECONDS) as store:
            log_to(folder)
            backend = build_backend(folder, store)
            # SQLAlchemy before PySide6 starts faster than the other way round
            from backdesk.ui.application import run_desk

            return run_desk(backend, exit_when_ready=exit_when_ready)
    except StoreError as problem:
        if not exit_when_ready:
            # whoever started it from an icon sees no terminal
            from backdesk.ui.application import show_refusal

            words = _words(folder)
            show_refusal(problem.said(words.gettext), words)
        raise
    finally:
        gc.enable()


def has_screen(platform: str, environment: Mapping[str, str]) -> bool:
    """Whether a window can be shown; on Linux somebody must say where."""
    if not platform.startswith("linux"):
        return True
    return any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def build_backend(folder: DataFolder, store: Store) -> Backend:
    """The services behind the window."""
    from backdesk.services.backend import Backend
    from backdesk.services.clients import Clients
    from backdesk.services.clinic import ClinicFile
    from backdesk.services.figures import Figures
    from backdesk.services.handout_records import HandoutRecords
    from backdesk.services.library_marks import LibraryMarks
    from backdesk.services.own_exercises import OwnExercises
    from backdesk.services.photos import Photos
    from backdesk.services.planning import Planning
    from backdesk.services.search import LibrarySearch
    from backdesk.services.session_log import SessionLog
    from backdesk.services.templates import Templates

    def check_store() -> tuple[str, ...]:
        store.check_deep()
        return ()

    catalogue, words = load_catalogue(), _words(folder)
    settings_file = SettingsFile(folder.settings)
    photos = Photos(folder)
    figures = Figures(photos)
    own = OwnExercises(store, catalogue, figures)
    marks = LibraryMarks(store, lambda: datetime.now(UTC))
    records = HandoutRecords(store, folder, library=lambda: catalogue)
    return Backend(
        folder=folder,
        catalogue=catalogue,
        planning=Planning(store),
        clients=Clients(store, records, folder, library=lambda: catalogue),
        archive=PlanArchive(store, photos),
        search=LibrarySearch(marks.with_own_doses(own.catalogue), words),
        figures=figures,
        own=own,
        marks=marks,
        templates=Templates(store, lambda: own.catalogue, photos=photos),
        clinic=ClinicFile(folder.clinic),
        records=records,
        session_log=SessionLog(store, records),
        settings_file=settings_file,
        settings=settings_file.load(),
        words=words,
        today=date.today,
        check_store=check_store,
        sample_plan=resource_path("sample", "lower-back-week.backdesk.json"),
    )


def log_to(folder: DataFolder) -> None:
    """Send warnings and faults to the log of the data folder, which never grows beyond 1 MB."""
    from logging.handlers import RotatingFileHandler

    handler = RotatingFileHandler(
        folder.log, maxBytes=_LOG_BYTES, backupCount=1, encoding="utf-8", delay=True
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logger = logging.getLogger("backdesk")
    logger.addHandler(handler)
    logger.propagate = False


def _words(folder: DataFolder) -> Translator:
    language = SettingsFile(folder.settings).load().language
    return load_translator(resource_path("locale"), language or None)


@contextmanager
def _open_store(folder: DataFolder, *, timeout_seconds: float) -> Iterator[Store]:
    """The store, with the folder's lock held. Raises StoreBusyError."""
    from backdesk.store.lock import acquire
    from backdesk.store.store import Store

    with acquire(folder, timeout_seconds), Store.open(folder) as store:
        yield store


@contextmanager
def _open_archive(folder: DataFolder, *, writes: bool) -> Iterator[PlanArchive]:
    from backdesk.services.photos import Photos

    if writes:
        with _open_store(folder, timeout_seconds=_COMMAND_LOCK_SECONDS) as store:
            yield PlanArchive(store, Photos(folder))
        return
    from backdesk.store.store import Store

    # reading beside an open window is fine: SQLite shows what is committed
    with Store.open(folder) as store:
        yield PlanArchive(store)


@contextmanager
def _open_records(folder: DataFolder) -> Iterator[HandoutRecords]:
    from backdesk.services.handout_records import HandoutRecords
    from backdesk.store.store import Store

    # without the lock: a record is one insert, and SQLite makes the writers wait for each other
    with Store.open(folder) as store:
        yield HandoutRecords(store, folder)


def _unexpected(problem: Exception, folder: DataFolder) -> Phrase:
    """Log where it happened, without the message, which may hold names; returns the sentence."""
    where = "".join(traceback.format_tb(problem.__traceback__))
    try:
        folder.root.mkdir(parents=True, exist_ok=True)
        folder.log.open("ab").close()  # the handler would say why it cannot with a traceback
        log_to(folder)
        logging.getLogger("backdesk").error("unexpected %s\n%s", type(problem).__name__, where)
    except OSError:
        return Phrase(
            "Something went wrong inside Back Desk ({kind}); please report what you did.",
            kind=type(problem).__name__,
        )
    return Phrase(
        "Something went wrong inside Back Desk; please report it with the file {path}.", path=folder.log
    )
