"""What every command is given, and what commands share: finding a plan, notes, output."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
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
    """A plan to work on, with the library and its own exercises in one catalogue."""

    plan: Plan
    client: Client | None
    catalogue: Catalogue
    file: Path | None


def find_plan(wanted: str, tools: CommandTools) -> FoundPlan:
    """A plan file where the name is one, else a stored plan; tells the notes of a file.

    Raises BackDeskError. A store that is not there is not made.
    """
    catalogue = tools.load_catalogue()
    path = Path(wanted)
    if wanted.casefold().endswith(".json") or is_there(path):
        imported = read_plan_file(path, catalogue)
        tell_notes((note.said(tools.words.gettext) for note in imported.notes), tools.words)
        known = catalogue.with_exercises(imported.plan.exercises)
        return FoundPlan(imported.plan, imported.client, known, path)
    if not tools.folder.database.exists():
        raise NotFoundError("There is neither a file nor a stored plan called {wanted}.", wanted=wanted)
    with tools.open_archive(False) as archive:
        plan, client = archive.find(wanted)
    return FoundPlan(plan, client, catalogue.with_exercises(plan.exercises), None)


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
    """One line on stderr."""
    print(" ".join(line.split("\n")), file=sys.stderr)


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
