"""Hints that were seen and set aside for one plan."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Dismissal:
    """A hint of a check that this plan keeps as it is, and why.

    `rule` is the id of the check ("precaution", "no-warm-up"), `about` what it is about in the check's
    own key (an exercise id, "week-2/monday"; "" for the whole plan). `note` is the reason in the
    therapist's words.
    """

    rule: str
    about: str = ""
    note: str = ""
