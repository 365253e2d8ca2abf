"""What marks a plan file, which versions are read, and how an older one is brought up to date."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from backdesk.errors import PlanFileError
from backdesk.exchange.plan_file_checks import fault, whole_number

FORMAT = "backdesk-plan"
VERSION = 1

RawPlan = dict[str, object]
MIGRATIONS: Mapping[int, Callable[[RawPlan], RawPlan]] = MappingProxyType({})
"""By the version they start from; each works on raw JSON and knows nothing of today's code."""


def bring_up_to_date(raw: object) -> RawPlan:
    """The raw plan in today's version.

    Raises PlanFileError for another format and for a version that is newer than this program.
    """
    if not isinstance(raw, dict):
        raise fault("", f'an object with "format": "{FORMAT}"', raw)
    if raw.get("format") != FORMAT:
        expected = f'"{FORMAT}"'
        raise fault("format", expected, raw["format"]) if "format" in raw else fault("format", expected)
    if "version" not in raw:
        raise fault("version", "a whole number of at least 1")
    version = whole_number(raw["version"], "version", maximum=2**53)
    if version > VERSION:
        raise PlanFileError(
            f"version: the file has version {version}, and this Back Desk reads versions up to {VERSION}; "
            "update Back Desk to open it"
        )
    for step in range(version, VERSION):
        raw = MIGRATIONS[step](raw)
    return raw
