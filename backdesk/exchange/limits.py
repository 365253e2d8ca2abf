"""How much of a foreign file is taken in, and reading it with its faults said plainly.

The limits of texts stand in domain/clean_texts.py, because typed texts keep them too.
"""

from __future__ import annotations

import errno
from pathlib import Path

from backdesk.errors import Phrase, PlanFileError
from backdesk.files import system_reason

MAX_FILE_BYTES = 5 * 1024 * 1024
MAX_FILE_WORDS = "5 MB"
MAX_NESTING = 64
"""Deeper than any plan, and far from where Python's own parser would give up."""
MAX_WEEKS = 52
MAX_ENTRIES_PER_BLOCK = 500
MAX_EXERCISES = 500
MAX_WORDINGS = 500
"""Exercises that a plan says in its own words."""
MAX_NOTES = 1_000
"""Sentences about one file; a reader has given up long before."""
MAX_NEAR_SEARCHES = 50
"""Different unknown fields for which a known one is looked for; each costs about 0.2 ms."""
MAX_ID_CHARACTERS = 100
MAX_COUNT = 9_999
MAX_SECONDS = 86_400

_REASONS = {
    errno.ENOENT: Phrase("there is no such file; check the name"),
    errno.ENOTDIR: Phrase("part of the path is a file, not a folder; check the name"),
    errno.EISDIR: Phrase("it is a folder; give the name of a plan file"),
    errno.EACCES: Phrase("you may not read it; ask its owner, or copy it to your own folder"),
    errno.EPERM: Phrase("you may not read it; ask its owner, or copy it to your own folder"),
    errno.ENAMETOOLONG: Phrase("the name is too long"),
    errno.ELOOP: Phrase("the link leads back to itself"),
}


def read_limited(path: Path) -> bytes:
    """The content of a file of at most MAX_FILE_BYTES; pipes can be read too.

    Raises PlanFileError with one sentence when it is larger or cannot be read.
    """
    try:
        with path.open("rb") as stream:
            content = stream.read(MAX_FILE_BYTES + 1)
    except (OSError, ValueError) as problem:  # ValueError: a NUL character in the name
        raise PlanFileError(
            "{path} cannot be read: {reason}.", path=path, reason=_reason(problem)
        ) from problem
    if len(content) > MAX_FILE_BYTES:
        raise PlanFileError(
            "{path} is larger than {size}, which no plan file is.", path=path, size=MAX_FILE_WORDS
        )
    return content


def _reason(problem: Exception) -> str:
    if isinstance(problem, OSError):
        return _REASONS.get(problem.errno or 0) or system_reason(problem)
    return Phrase("that is not a file name")
