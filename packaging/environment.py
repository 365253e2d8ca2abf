"""Set up .venv with pinned dependencies and the system libraries Qt needs; standard library only."""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PINS = ROOT / "packaging" / "constraints.txt"
STAMP = VENV / "backdesk-setup.txt"
OLDEST_PYTHON = (3, 11)

# library that must load → Debian package that brings it (Qt 6 on X11 and Wayland)
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
# program → Debian package, for the tests that drag on a real screen
SCREEN_PROGRAMS = {"Xvfb": "xvfb", "openbox": "openbox", "xdotool": "xdotool"}


class SetUpError(Exception):
    """Something is missing that the user must bring; the sentence says what."""


def ensure(*, for_tests: bool) -> Path:
    """Make everything ready and return the Python of .venv. Raises SetUpError."""
    if sys.version_info < OLDEST_PYTHON:
        raise SetUpError("Back Desk needs Python 3.11 or newer; please install it and run this again.")
    _ensure_system(for_tests=for_tests)
    python = _ensure_venv()
    _ensure_packages(python, for_tests=for_tests)
    # byte code made once starts the desk faster where Python may not write it by itself
    subprocess.run([str(python), "-m", "compileall", "-q", str(ROOT / "backdesk")], check=False)
    return python


def has_screen() -> bool:
    """Whether a window can be shown here."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _ensure_system(*, for_tests: bool) -> None:
    if not sys.platform.startswith("linux"):
        return
    needed = [package for library, package in QT_LIBRARIES.items() if not _loads(library)]
    optional: list[str] = []
    if for_tests:
        optional = [package for program, package in SCREEN_PROGRAMS.items() if not shutil.which(program)]
        if not _has_fonts():
            optional += ["fontconfig", "fonts-dejavu-core"]
    if not needed and not optional:
        return
    command = f"apt-get install -y --no-install-recommends {' '.join([*needed, *optional])}"
    if shutil.which("apt-get") and os.geteuid() == 0:
        _apt(command.split())
        return
    say(f"Some system libraries are missing. On Debian or Ubuntu run:\n  sudo {command}")
    if needed and not for_tests:
        say("Until then the window may not open; everything on the command line works.")


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _has_fonts() -> bool:
    return any(Path(folder).is_dir() for folder in ("/usr/share/fonts/truetype", "/usr/share/fonts/TTF"))


def _apt(command: list[str]) -> None:
    say("Installing the system libraries that Qt needs …")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], env=environment, check=False)
    result = subprocess.run(command, env=environment, check=False, capture_output=True, text=True)
    if result.returncode != 0:
        raise SetUpError(f"The system libraries could not be installed:\n{result.stderr.strip()}")


def _ensure_venv() -> Path:
    python = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if python.exists() and _works(python):
        return python
    say(f"Making {VENV} …")
    result = _make_venv()
    if result.returncode != 0 and shutil.which("apt-get") and os.name != "nt" and os.geteuid() == 0:
        _apt(["apt-get", "install", "-y", "--no-install-recommends", "python3-venv"])
        result = _make_venv()
    if result.returncode != 0:
        hint = "sudo apt-get install python3-venv" if shutil.which("apt-get") else "your Python's venv module"
        raise SetUpError(f"The environment could not be made; install {hint} and run this again.")
    return python


def _make_venv() -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    return subprocess.run(command, check=False, capture_output=True, text=True)


def _works(python: Path) -> bool:
    command = [str(python), "-m", "pip", "--version"]
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


def _ensure_packages(python: Path, *, for_tests: bool) -> None:
    wanted = f"{'dev' if for_tests else 'run'} {_fingerprint((ROOT / 'pyproject.toml', PINS))}"
    done = STAMP.read_text(encoding="utf-8") if STAMP.exists() else ""
    if done in (wanted, wanted.replace("run ", "dev ", 1)):
        return
    say("Installing pinned packages into .venv (the first time takes a minute or two) …")
    target = f"{ROOT}[dev]" if for_tests else str(ROOT)
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    result = subprocess.run([*command, "--constraint", str(PINS), "--editable", target], check=False)
    if result.returncode != 0:
        raise SetUpError("The packages could not be installed; check the network and run this again.")
    STAMP.write_text(wanted, encoding="utf-8")


def _fingerprint(files: Iterable[Path]) -> str:
    digest = hashlib.sha256(str(ROOT).encode())
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()


def say(text: str) -> None:
    """Tell the user what is going on."""
    print(text, file=sys.stderr, flush=True)
