"""What every command is given, and what commands share: finding a plan, notes, output."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.client import Client
from backdesk.domain.plan import Plan
from backdesk.domain.wording import Words
from backdesk.errors import NotFoundError, OutputLostError
from backdesk.files import system_reason
from backdesk.i18n import Translator
from backdesk.paths import DataFolder
from backdesk.services.archive import PlanArchive
from backdesk.services.exchange import read_plan_file

if TYPE_CHECKING:  # most commands have nothing to do with handouts
    from backdesk.services.handout_records import HandoutRecords

_SHOWN_NOTES = 50
_BREAKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
"""Ends of lines and control characters, which a file's name may hold."""


@dataclass(frozen=True, slots=True)
class CommandTools:
    """Built by app.py for one command; nothing is loaded or opened before it is asked for.

    `open_archive(writes)` opens the store of the data folder, with the folder's lock when
    the command writes; `open_records()` opens it without the lock, because putting a handout on record is one
    insert that does no harm beside an open window. `today` is the date that goes on a handout.
    """

    folder: DataFolder
    words: Translator
    today: Callable[[], date]
    load_catalogue: Callable[[], Catalogue]
    open_archive: Callable[[bool], AbstractContextManager[PlanArchive]]
    open_records: Callable[[], AbstractContextManager[HandoutRecords]]


@dataclass(frozen=True, slots=True)
class FoundPlan:
    """A plan to work on, with the library and its own exercises in one catalogue.

    `photos` are those that its file brings, by SHA-256.
    """

    plan: Plan
    client: Client | None
    catalogue: Catalogue
    file: Path | None
    photos: Mapping[str, bytes] = field(default_factory=dict, hash=False)


def find_plan(wanted: str, tools: CommandTools) -> FoundPlan:
    """A plan file where the name is one, else a stored plan; tells the notes of a file.

    A folder that is called like a stored plan does not hide it. Raises BackDeskError. A store that is not
    there is not made.
    """
    path = Path(wanted)
    is_named = wanted.casefold().endswith(".json") or is_there(path)
    if is_named and not (_is_folder(path) and has_store(tools.folder)):
        return _plan_of_file(path, tools)
    if not has_store(tools.folder):
        raise NotFoundError("There is neither a file nor a stored plan called {wanted}.", wanted=wanted)
    try:
        with tools.open_archive(False) as archive:
            plan, client = archive.find(wanted)
    except NotFoundError:
        if is_named:  # what is wrong with a folder is said where files are read
            return _plan_of_file(path, tools)
        raise
    return FoundPlan(plan, client, tools.load_catalogue().with_exercises(plan.exercises), None)


def _plan_of_file(path: Path, tools: CommandTools) -> FoundPlan:
    catalogue = tools.load_catalogue()
    imported = read_plan_file(path, catalogue)
    tell_notes((note.said(tools.words.gettext) for note in imported.notes), tools.words)
    known = catalogue.with_exercises(imported.plan.exercises)
    return FoundPlan(imported.plan, imported.client, known, path, imported.photos)


def concern_notes(found: FoundPlan, words: Words) -> tuple[str, ...]:
    """What is to be avoided for the client and not overridden in the plan; that is told, never refused."""
    from backdesk.domain.plan_screen import plan_screen
    from backdesk.domain.screening_words import print_warnings

    screen = plan_screen(found.plan, found.client, found.catalogue)
    return print_warnings(found.plan, screen, words).serious


def is_there(path: Path) -> bool:
    """Whether there is anything of this name, even if it may not be read."""
    try:
        return path.exists()
    except OSError:
        return True


def has_store(folder: DataFolder) -> bool:
    """Whether there is a store to open; what stands in its way counts, because opening it says what it is."""
    try:
        return folder.database.exists() or (folder.root.exists() and not folder.root.is_dir())
    except OSError:
        return True


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def tell_notes(notes: Iterable[str], words: Words) -> None:
    """Tell what is worth knowing on stderr, one line each, and count what would be too much."""
    told = list(notes)
    rest = len(told) - _SHOWN_NOTES
    if rest > 0:
        more = words.ngettext("and {n} more note", "and {n} more notes", rest).format(n=rest)
        told = [*told[:_SHOWN_NOTES], more]
    form = words.gettext("note: {note}")
    for note in told:
        tell(form.format(note=note))


def say(text: str = "") -> None:
    """Text on stdout. Raises OutputLostError when it cannot be written, BrokenPipeError when nobody reads."""
    try:
        print(text)
    except BrokenPipeError:
        raise
    except OSError as problem:
        raise output_problem(problem) from problem


def output_problem(problem: OSError) -> OutputLostError:
    """The error for what the system said about standard output."""
    return OutputLostError("The output cannot be written: {reason}.", reason=system_reason(problem))


def tell(line: str) -> None:
    """One line on stderr, without what would break or hide it; nothing where nobody can read it."""
    if sys.stderr is None:  # closed by whoever started the program; print would take stdout
        return
    with suppress(OSError):  # the exit code still says how it went
        print(_BREAKS.sub(" ", line), file=sys.stderr, flush=True)


def print_json(value: object) -> None:
    """JSON on stdout: a list with one item on each line, anything else indented."""
    if isinstance(value, list) and value:
        encode = json.JSONEncoder(ensure_ascii=False).encode
        say("[\n" + ",\n".join(map(encode, value)) + "\n]")
    else:
        say(json.dumps(value, ensure_ascii=False, indent=2))


def print_table(rows: Iterable[tuple[str, ...]], *, right: frozenset[int] = frozenset()) -> None:
    """Columns on stdout, two spaces apart; the columns in `right` are aligned to the right."""
    lines = list(rows)
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for row in lines:
        cells = [
            cell.rjust(width) if place in right else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        say("  ".join(cells).rstrip())
