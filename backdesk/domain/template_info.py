"""What makes a plan a template on the shelf."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class TemplateScope(StrEnum):
    """How much of a plan a template holds: its first week, first day or that day's only block count."""

    PLAN = "plan"
    WEEK = "week"
    DAY = "day"
    BLOCK = "block"


@dataclass(frozen=True, slots=True)
class TemplateInfo:
    """Where a template stands on the shelf. `folder` "" is the top; `about` says what it is for.

    `sources` are letter codes of content/back-care-facts.md for the built-in ones.
    """

    scope: TemplateScope = TemplateScope.PLAN
    folder: str = ""
    tags: tuple[str, ...] = ()
    about: str = ""
    sources: tuple[str, ...] = ()
