"""Who may know whom."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

from tests.architecture.sources import REPOSITORY, sources

HOMES = {
    "PySide6": ("backdesk/ui/", "backdesk/app.py"),
    "shiboken6": ("backdesk/ui/",),
    "sqlalchemy": ("backdesk/store/",),
    "alembic": ("backdesk/store/",),
    "sqlite3": ("backdesk/store/",),
    "reportlab": ("backdesk/handout/",),
    "msgspec": ("backdesk/exchange/", "backdesk/figure/pose_json.py"),
    "rapidfuzz": ("backdesk/services/",),
    "pypdfium2": ("backdesk/handout/",),
    "segno": ("backdesk/handout/",),
    "fontTools": ("backdesk/handout/",),
    "bidi": ("backdesk/handout/",),
    "arabic_reshaper": ("backdesk/handout/",),
    "resvg_py": ("backdesk/exchange/",),
}
"""Where each library may be imported, and nowhere else."""


def test_import_linter_finds_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(REPOSITORY)
    monkeypatch.syspath_prepend(str(REPOSITORY))
    outcome = lint_imports(config_filename=str(REPOSITORY / "pyproject.toml"), no_cache=True)
    assert outcome == 0, capsys.readouterr().out


def test_import_linter_would_find_something(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(REPOSITORY)
    monkeypatch.syspath_prepend(str(REPOSITORY))
    config = tmp_path / "wrong.toml"
    config.write_text(
        '[tool.importlinter]\nroot_package = "backdesk"\n'
        '[[tool.importlinter.contracts]]\nname = "upside down"\n'
        'type = "layers"\nlayers = ["backdesk.domain", "backdesk.ui"]\n'
    )
    assert lint_imports(config_filename=str(config), no_cache=True) == 1
    assert "upside down" in capsys.readouterr().out


@pytest.mark.parametrize("library", HOMES)
def test_a_library_is_known_only_where_it_belongs(library: str) -> None:
    strangers = [
        source.name
        for source in sources()
        if library in source.imported() and not source.name.startswith(HOMES[library])
    ]
    assert strangers == []


def test_the_domain_needs_nothing_but_python() -> None:
    for source in sources("backdesk/domain"):
        assert source.imported() <= {*sys.stdlib_module_names, "backdesk"}, source.name


def test_only_the_window_and_the_root_need_a_screen() -> None:
    """Without the window nothing of Qt is loaded, so that commands run on a machine without a screen."""
    code = (
        "import sys, backdesk.app, backdesk.services.handouts, backdesk.services.exchange; "
        "sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    )
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    assert subprocess.run([sys.executable, "-c", code], env=environment, check=False).returncode == 0
