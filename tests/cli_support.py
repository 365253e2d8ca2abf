"""Run commands inside the test's process and keep what they say."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from backdesk import app
from backdesk.resources import resource_path

SAMPLE = resource_path("sample", "lower-back-week.backdesk.json")


@dataclass(frozen=True)
class Said:
    """What a command left behind."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        """The output as JSON."""
        return json.loads(self.out)


class Runner:
    """Calls `app.main` with arguments; the data folder is that of the test."""

    def __init__(self, capsys: pytest.CaptureFixture[str], home: Path) -> None:
        self._capsys = capsys
        self.home = home

    def __call__(self, *arguments: object) -> Said:
        self._capsys.readouterr()
        code = app.main([str(argument) for argument in arguments])
        captured = self._capsys.readouterr()
        return Said(code, captured.out, captured.err)

    def fails(self, *arguments: object) -> str:
        """Expect a refusal; returns its one sentence."""
        said = self(*arguments)
        assert (said.code, said.out) == (1, "")
        lines = [line for line in said.err.splitlines() if not line.startswith("note: ")]
        assert len(lines) == 1
        assert "Traceback" not in said.err
        return lines[0]
