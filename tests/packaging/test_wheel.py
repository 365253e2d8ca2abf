"""An installed wheel works outside the source tree: built, installed cleanly, and a handout printed."""

from __future__ import annotations

import re
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest
from pypdf import PdfReader

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "resources" / "sample" / "lower-back-week.backdesk.json"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of a fresh environment that holds this wheel and borrows only the dependencies.

    A path file makes the dependencies importable without running the path files beside them,
    so the editable install of the source tree stays out of reach.
    """
    folder = tmp_path_factory.mktemp("clean") / "env"
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True, capture_output=True, timeout=120)
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    command = [str(python), "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", str(wheel)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    where = [str(python), "-c", "import sysconfig; print(sysconfig.get_paths()['purelib'])"]
    site = Path(subprocess.run(where, check=True, capture_output=True, text=True).stdout.strip())
    (site / "dependencies.pth").write_text(sysconfig.get_paths()["purelib"], encoding="utf-8")
    return python


def test_wheel_carries_all_resources(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for file in (ROOT / "resources").rglob("*"):
        if file.is_file():
            assert f"backdesk/_resources/{file.relative_to(ROOT / 'resources').as_posix()}" in names
    assert any(name.startswith("backdesk/store/migrations/versions/0001") for name in names)


def test_installed_wheel_prints_a_handout(installed: Path, tmp_path: Path) -> None:
    plan = tmp_path / "week.backdesk.json"
    plan.write_bytes(SAMPLE.read_bytes())
    out = tmp_path / "week.pdf"
    where = _run(installed, tmp_path, "-c", "import backdesk; print(backdesk.__file__)").strip()
    assert ROOT not in Path(where).parents
    _run(installed, tmp_path, "-m", "backdesk", "handout", str(plan), "-o", str(out))
    text = "".join(page.extract_text() for page in PdfReader(out).pages)
    assert "Maria Lopez" in text


def test_installed_wheel_opens_its_store_and_window(installed: Path, tmp_path: Path) -> None:
    data = ["--data", str(tmp_path / "data")]
    _run(installed, tmp_path, "-m", "backdesk", *data, "--exit-when-ready")
    assert "Maria Lopez" in _run(installed, tmp_path, "-m", "backdesk", *data, "clients")


def test_every_imported_library_is_declared() -> None:
    names = {"font_source_sans_pro": "font-source-sans-pro", "PIL": "pillow", "PySide6": "PySide6-Essentials"}
    declared = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    found: set[str] = set()
    for file in (ROOT / "backdesk").rglob("*.py"):
        code = file.read_text(encoding="utf-8")
        found |= set(re.findall(r"^\s*(?:from|import) ([A-Za-z_]\w*)", code, re.M))
    foreign = {name for name in found if name not in sys.stdlib_module_names and name != "backdesk"}
    missing = {name for name in foreign if f'"{names.get(name, name)}' not in declared}
    assert foreign
    assert not missing


def _run(python: Path, folder: Path, *arguments: str) -> str:
    environment = {"PATH": "/usr/bin:/bin", "QT_QPA_PLATFORM": "offscreen", "HOME": str(folder)}
    result = subprocess.run(
        [str(python), *arguments], cwd=folder, env=environment, capture_output=True, text=True, timeout=60
    )
    assert result.returncode == 0, result.stderr
    return result.stdout
