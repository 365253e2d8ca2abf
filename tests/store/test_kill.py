"""Nothing is ever lost: 200 kills during a stream of edits, on one data folder."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
KILLS = 200


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither fork nor SIGKILL")
def test_every_acknowledged_edit_survives_200_kills(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.store.kill_driver", str(tmp_path), str(KILLS)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=110)
    assert result.returncode == 0, result.stderr
    tally = json.loads(result.stdout)
    assert tally["problem"] == "", result.stderr
    assert tally["kills"] == KILLS
    assert tally["acknowledged"] > KILLS, "the victims hardly edited, so the kills prove little"
