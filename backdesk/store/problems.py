"""What went wrong in SQLite or the file system, as one plain sentence for the user."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError, IntegrityError

from backdesk.domain.handout_record import HandoutId
from backdesk.domain.ids import ClientId, ExerciseId, OutcomeId, PlanId, SessionId
from backdesk.errors import NotFoundError, Phrase, StoreBusyError, StoreDamagedError, StoreError
from backdesk.files import system_reason

_FULL = Phrase(
    "Your change was not saved, because there is no room left on the disk. Free some space and try again."
)
_LOCKED = Phrase(
    "Your change was not saved, because another program is using the data file {path}. "
    "Close that program and try again."
)
_READ_ONLY = Phrase(
    "Your change was not saved, because the data file {path} may not be written. "
    "Allow writing to it, or choose another folder with --data."
)
_CANNOT_OPEN = Phrase(
    "The data file {path} cannot be opened. Check that you may read and write its folder, "
    "or choose another folder with --data."
)
_DISK = Phrase(
    "The disk reported an error for the data file {path}, so your change was not saved. "
    "Check the disk and try again."
)
_TOO_ODD = Phrase(
    "Your change was not saved, because it holds a number or a sign that cannot be stored. "
    "Take it out and try again."
)
_OTHER = Phrase(
    "The data file {path} could not be used ({reason}). Try again, or choose another folder with --data."
)

_SENTENCES = {
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_BUSY: _LOCKED,
    sqlite3.SQLITE_LOCKED: _LOCKED,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_PERM: _READ_ONLY,
    sqlite3.SQLITE_AUTH: _READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: _CANNOT_OPEN,
    sqlite3.SQLITE_IOERR: _DISK,
    sqlite3.SQLITE_TOOBIG: _TOO_ODD,
}
DAMAGE_CODES = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
BUSY_CODES = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_PRIMARY = 0xFF
"""SQLite's extended result codes keep the primary code in the lowest byte."""

_FOLDER_REASONS = {
    errno.EACCES: Phrase("you may not write there"),
    errno.EPERM: Phrase("you may not write there"),
    errno.EROFS: Phrase("that disk is read-only"),
    errno.ENOSPC: Phrase("there is no room left on the disk"),
    errno.EEXIST: Phrase("there is a file of that name"),
    errno.ENOTDIR: Phrase("part of the path is a file, not a folder"),
    errno.ENAMETOOLONG: Phrase("the name is too long"),
}


def damaged(path: Path, detail: Phrase | None = None) -> StoreDamagedError:
    """The error for a damaged file; `detail` is a short reason in plain words."""
    if detail is None:
        return StoreDamagedError(
            "The data file {path} is damaged. It has not been changed; "
            "put a safety copy in its place, or choose another folder with --data.",
            path=path,
        )
    return StoreDamagedError(
        "The data file {path} is damaged ({detail}). It has not been changed; "
        "put a safety copy in its place, or choose another folder with --data.",
        path=path,
        detail=detail,
    )


def client_unreadable(client_id: ClientId) -> StoreDamagedError:
    """The error for a stored client whose row no Back Desk can have written."""
    return StoreDamagedError(
        "The stored client {id} cannot be read. Run “backdesk doctor” to see what is wrong, "
        "and put a safety copy back.",
        id=client_id,
    )


def plan_unreadable(plan_id: PlanId) -> StoreDamagedError:
    """The error for a stored plan whose rows no Back Desk can have written."""
    return StoreDamagedError(
        "The stored plan {id} cannot be read. Run “backdesk doctor” to see what is wrong, "
        "and put a safety copy back.",
        id=plan_id,
    )


def handout_unreadable() -> StoreDamagedError:
    """The error for a record of a handout whose row no Back Desk can have written."""
    return StoreDamagedError(
        "A record of a handout cannot be read. Run “backdesk doctor” to see which, "
        "and put a safety copy back."
    )


def record_unreadable() -> StoreDamagedError:
    """The error for a training day, a score or a mark whose row no Back Desk can have written."""
    return StoreDamagedError(
        "A stored record cannot be read. Run “backdesk doctor” to see which, and put a safety copy back."
    )


def session_missing(session: SessionId) -> NotFoundError:
    """The error for a training day that is not on record."""
    return NotFoundError("There is no training day with the id {id} on record.", id=session)


def outcome_missing(outcome: OutcomeId) -> NotFoundError:
    """The error for an outcome score that is not on record."""
    return NotFoundError("There is no outcome score with the id {id} on record.", id=outcome)


def handout_missing(handout: HandoutId) -> NotFoundError:
    """The error for a handout that is not on record."""
    return NotFoundError(
        "There is no handout with the id {id} on record. Look it up in the list of handouts.", id=handout
    )


def exercise_missing(exercise_id: ExerciseId) -> NotFoundError:
    """The error for an own exercise that is gone."""
    return NotFoundError("There is no own exercise with the id {id}.", id=exercise_id)


def client_missing(client_id: ClientId) -> NotFoundError:
    """The error for a client that does not exist."""
    return NotFoundError(
        "There is no client with the id {id}. Look it up in the list of clients.", id=client_id
    )


def plan_missing(plan_id: PlanId) -> NotFoundError:
    """The error for a plan that does not exist."""
    return NotFoundError("There is no plan with the id {id}. Look it up in the list of plans.", id=plan_id)


@contextmanager
def plain_sentences(path: Path) -> Iterator[None]:
    """Turn every database error inside into a StoreError about the file."""
    try:
        yield
    except IntegrityError as problem:
        raise StoreError(
            "Your change was not saved, because it does not fit what is stored: "
            "the same thing is there already, or something it belongs to is gone. "
            "Close the plan and open it again."
        ) from problem
    except DBAPIError as problem:
        raise _from_sqlite(path, problem.orig) from problem
    except sqlite3.Error as problem:
        raise _from_sqlite(path, problem) from problem
    except (OverflowError, UnicodeError) as problem:
        raise _error(path, sqlite3.SQLITE_TOOBIG, problem) from problem


def result_code(problem: BaseException | None) -> int:
    """SQLite's primary result code, 0 where the error carries none."""
    return int(getattr(problem, "sqlite_errorcode", 0)) & _PRIMARY


def _from_sqlite(path: Path, problem: BaseException | None) -> StoreError:
    code = result_code(problem)
    return damaged(path) if code in DAMAGE_CODES else _error(path, code, problem)


def _error(path: Path, code: int, problem: BaseException | None) -> StoreError:
    kind = StoreBusyError if code in BUSY_CODES else StoreError
    return kind(_SENTENCES.get(code, _OTHER), path=path, reason=str(problem).lower())


def folder_problem(folder: Path, problem: OSError) -> StoreError:
    """The error for a data folder that cannot be made or used."""
    reason = _FOLDER_REASONS.get(problem.errno or 0) or system_reason(problem)
    return StoreError(
        "The data folder {folder} cannot be used: {reason}. Choose another folder with --data.",
        folder=folder,
        reason=reason,
    )


def ensure_folder(folder: Path) -> None:
    """Make the data folder where it is missing. Raises StoreError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise folder_problem(folder, problem) from problem
