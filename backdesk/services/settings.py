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

_CHOICES: Mapping[str, tuple[str, ...]] = {
    "theme": ("system", "light", "dark"),
    "paper": ("a4", "letter"),
    "skin_tone": ("light", "medium", "brown", "dark"),
    "build": ("straight", "curved"),
}
"""The values that exist; any other in the file gives the default."""

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Settings:
    """Every choice with its default; `unknown` keeps keys of other versions."""

    theme: str = "system"
    language: str = ""
    paper: str = "a4"
    grey: bool = False
    count_warm_up: bool = False
    count_relief: bool = False
    double_each_side: bool = False
    coverage_in_handout: bool = False
    skin_tone: str = "light"
    build: str = "straight"
    reduce_motion: bool = False
    welcome_done: bool = False
    unknown: Mapping[str, Any] = field(default_factory=dict, hash=False)

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
        is_choice = value in _CHOICES.get(item.name, (value,))
        if is_choice and type(value) is type(getattr(defaults, item.name)):
            known[item.name] = value
    return Settings(**known, unknown=content)
