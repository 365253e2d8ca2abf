"""The texts of a finding."""

from __future__ import annotations

from dataclasses import dataclass

from backdesk.domain.plan_checks.sources import Source


@dataclass(frozen=True, slots=True)
class Say:
    """The texts of a finding; `{names}` in the message stands for the subjects of all its hits."""

    message: str
    why: str
    sources: tuple[Source, ...]
    remedy: str
