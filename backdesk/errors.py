"""The errors a user may see: one plain sentence each, and what to do next."""

from __future__ import annotations


class BackDeskError(Exception):
    """A problem with the user's input or surroundings.

    `str(error)` is one plain sentence that can be shown as it is; it never holds a
    traceback. The command line prints it and exits 1, the window shows it as a notice.
    """


class PlanEditError(BackDeskError):
    """An edit that does not fit the plan, for example an entry that is gone."""


class PlanFileError(BackDeskError):
    """A plan file that cannot be read; the sentence names the place in the file."""


class LibraryError(BackDeskError):
    """The built-in library is broken: a wrong link, an unknown muscle, a missing field."""


class StoreError(BackDeskError):
    """The data folder cannot be used; the sentence says why and what to do."""


class StoreDamagedError(StoreError):
    """The database file is damaged. It has not been changed."""


class StoreTooNewError(StoreError):
    """The database was written by a newer Back Desk. It has not been changed."""


class StoreBusyError(StoreError):
    """Another Back Desk is using this data folder."""


class NotFoundError(BackDeskError):
    """A plan, client or exercise that was asked for does not exist."""


class OutputError(BackDeskError):
    """A file could not be written; what was there before is still there."""


class MissingGlyphError(BackDeskError):
    """Text holds characters that no available font can print."""
