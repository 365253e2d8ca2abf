"""The composition root and the two ways into the program."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from backdesk import __main__, app
from backdesk.exchange.svg_process import DRAW_SWITCH
from backdesk.paths import DataFolder
from backdesk.store.lock import acquire
from tests.cli_support import Runner


@pytest.fixture(autouse=True)
def no_handlers_left() -> Iterator[None]:
    """The program sets up its log once per process; the tests are one process."""
    logger = logging.getLogger("backdesk")
    before, propagated = list(logger.handlers), logger.propagate
    yield
    for handler in set(logger.handlers) - set(before):
        logger.removeHandler(handler)
        handler.close()
    logger.propagate = propagated


def test_main_takes_the_arguments_of_the_process(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["backdesk", "--version"])
    assert __main__.main() == 0
    assert capsys.readouterr().out.startswith("backdesk ")


def test_drawing_a_logo_opens_neither_a_window_nor_the_arguments(tmp_path: Path) -> None:
    """The packed program starts itself for it, so this goes before everything else."""
    source, target = tmp_path / "logo.svg", tmp_path / "logo.png"
    source.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="8" height="4"/>')
    script = "import sys; sys.frozen = True; from backdesk import app; sys.exit(app.main(sys.argv[1:]))"
    command = [sys.executable, "-c", script, DRAW_SWITCH, str(source), str(target)]
    process = subprocess.run(
        command, cwd=Path(__file__).parents[1], capture_output=True, timeout=60, check=False
    )
    assert (process.returncode, process.stdout, process.stderr) == (0, b"", b"")
    assert target.read_bytes().startswith(b"\x89PNG")


def test_importing_it_runs_nothing() -> None:
    process = subprocess.run(
        [sys.executable, "-c", "import backdesk.__main__"],
        cwd=Path(__file__).parents[1],
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert (process.returncode, process.stdout, process.stderr) == (0, b"", b"")


def test_the_window_opens_becomes_idle_and_ends(tmp_path: Path) -> None:
    process = subprocess.run(
        [sys.executable, "-m", "backdesk", "--data", str(tmp_path / "data"), "--exit-when-ready"],
        cwd=Path(__file__).parents[1],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert process.returncode == 0, process.stderr.decode()
    assert b"Traceback" not in process.stderr
    assert DataFolder(tmp_path / "data").database.exists()


def test_a_second_window_is_refused(
    capsys: pytest.CaptureFixture[str], home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "_WINDOW_LOCK_SECONDS", 0.0)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    with acquire(DataFolder(home)):
        sentence = Runner(capsys, home).fails("--exit-when-ready")
    assert sentence.startswith("Back Desk is already open with this data folder.")
    assert not DataFolder(home).database.exists()


def test_the_log_is_in_the_data_folder(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    app.log_to(folder)
    assert not folder.log.exists()  # nothing to say, no file
    logging.getLogger("backdesk.test").warning("something")
    assert "WARNING backdesk.test something" in folder.log.read_text(encoding="utf-8")
