"""The user's choices, in one small file that is replaced as a whole."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from backdesk.domain.blocks import BlockKind
from backdesk.domain.coverage import CoverageRules
from backdesk.errors import OutputError
from backdesk.files import write_whole

SCHEMA_VERSION = 1
MIGRATIONS: tuple[Callable[[dict[str, Any]], dict[str, Any]], ...] = ()
"""MIGRATIONS[n] turns settings of version n + 1 into version n + 2."""

HANDOUT_PARTS = ("week", "sessions", "cards", "list", "log")
"""The parts of a handout in the order in which they are printed."""

_CHOICES: Mapping[str, tuple[object, ...]] = {
    "theme": ("system", "light", "dark"),
    "paper": ("a4", "letter"),
    "skin_tone": ("light", "medium", "brown", "dark"),
    "build": ("straight", "curved"),
    "cards_per_page": (1, 2, 4, 6),
    "log_weeks": (1, 2, 3, 4, 5, 6),
}
"""The values that exist; any other in the file gives the default."""

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Settings:
    """Every choice with its default; `unknown` keeps keys of other versions.

    `handout_layouts` names the parts of a handout, one or more of HANDOUT_PARTS in their order with commas
    between them.
    """

    theme: str = "system"
    language: str = ""
    paper: str = "a4"
    grey: bool = False
    large_print: bool = False
    handout_layouts: str = "week,cards"
    cards_per_page: int = 2
    log_weeks: int = 1
    pictures_in_handout: bool = True
    steps_in_handout: bool = True
    tips_in_handout: bool = True
    days_in_handout: bool = True
    notes_in_handout: bool = True
    pain_box_in_handout: bool = True
    stop_signs_in_handout: bool = True
    links_in_handout: bool = True
    count_warm_up: bool = False
    count_relief: bool = False
    double_each_side: bool = False
    coverage_in_handout: bool = False
    skin_tone: str = "light"
    build: str = "straight"
    reduce_motion: bool = False
    welcome_done: bool = False
    unknown: Mapping[str, Any] = field(default_factory=dict, hash=False)

    @property
    def parts(self) -> tuple[str, ...]:
        """The chosen parts of a handout, in the order in which they are printed."""
        return tuple(self.handout_layouts.split(","))

    def rules(self) -> CoverageRules:
        """The counting rules these choices stand for."""
        extra = {
            kind
            for kind, wanted in (
                (BlockKind.WARM_UP, self.count_warm_up),
                (BlockKind.RELIEF, self.count_relief),
            )
            if wanted
        }
        return CoverageRules(frozenset({BlockKind.STRENGTH, *extra}), self.double_each_side)


class SettingsFile:
    """Reads and writes the settings of one data folder."""

    def __init__(self, path: Path) -> None:
        """Nothing is read until `load`."""
        self._path = path

    def load(self) -> Settings:
        """The stored settings; defaults where there are none or they cannot be read."""
        try:
            content = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return Settings()
        if not isinstance(content, dict):
            return Settings()
        version = content.pop("schema_version", SCHEMA_VERSION)
        for migrate in MIGRATIONS[version - 1 if isinstance(version, int) and version > 0 else 0 :]:
            content = migrate(content)
        return _from_content(content)

    def change(self, settings: Settings, **choices: object) -> Settings:
        """Store changed choices and return them. A folder that cannot be written is only logged."""
        changed = replace(settings, **choices)  # type: ignore[arg-type]
        chosen = asdict(changed)
        content = {"schema_version": SCHEMA_VERSION, **chosen.pop("unknown"), **chosen}
        try:
            write_whole(self._path, json.dumps(content, indent=2).encode())
        except OutputError:
            _LOG.exception("settings could not be saved")
        return changed


def _from_content(content: dict[str, Any]) -> Settings:
    defaults = Settings()
    known: dict[str, Any] = {}
    for item in fields(Settings):
        if item.name == "unknown":
            continue
        value = content.pop(item.name, None)
        if type(value) is type(getattr(defaults, item.name)) and _fits(item.name, value):
            known[item.name] = value
    return Settings(**known, unknown=content)


def _fits(name: str, value: object) -> bool:
    if name == "handout_layouts":
        chosen = str(value).split(",")
        return value == ",".join(part for part in HANDOUT_PARTS if part in chosen) and bool(value)
    return value in _CHOICES.get(name, (value,))
