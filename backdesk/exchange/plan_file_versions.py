"""What marks a plan file, which versions are read, and how an older one is brought up to date."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from backdesk.errors import Phrase, PlanFileError
from backdesk.exchange.plan_file_checks import NOTHING, WHOLE_NUMBER, fault, whole_number
from backdesk.exchange.plan_file_json import shown

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
        raise fault("", Phrase('an object with "format": "{format}"', format=FORMAT), raw)
    if raw.get("format") != FORMAT:
        got = shown(raw["format"]) if "format" in raw else NOTHING
        raise PlanFileError('format: expected "{format}", got {got}', format=FORMAT, got=got)
    if "version" not in raw:
        raise fault("version", WHOLE_NUMBER)
    version = whole_number(raw["version"], "version", maximum=2**53)
    if version > VERSION:
        raise PlanFileError(
            "version: the file has version {version}, and this Back Desk reads versions up to {newest}; "
            "update Back Desk to open it",
            version=version,
            newest=VERSION,
        )
    for step in range(version, VERSION):
        raw = MIGRATIONS[step](raw)
    return raw
