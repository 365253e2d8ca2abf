"""A screen of its own: Xvfb with a window manager, and real mouse and keyboard through xdotool."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from tests.journeys.waiting import wait_for

PROGRAMS = ("Xvfb", "openbox", "xdotool")
SIZE = "1280x720x24"
_STEPS = 8
_STEP_SECONDS = 0.008
_XDOTOOL_SECONDS = 30

Point = tuple[int, int]


def missing_programs() -> list[str]:
    """What has to be installed before a screen can be opened."""
    return [name for name in PROGRAMS if shutil.which(name) is None]


@dataclass(frozen=True, slots=True)
class Screen:
    """An X display that nobody else uses."""

    display: str

    def environment(self) -> Mapping[str, str]:
        """The environment of a program on this screen, in English, with Qt's own dialogs."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("QT_", "XDG_"))}
        return {**kept, "DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb", "LC_ALL": "C.UTF-8"}

    def xdotool(self, *arguments: object) -> str:
        """Run one chain of xdotool commands and return what it printed. Raises when it fails."""
        done = subprocess.run(
            ["xdotool", *map(str, arguments)],
            env={**os.environ, "DISPLAY": self.display, "LC_ALL": "C.UTF-8"},
            capture_output=True,
            text=True,
            timeout=_XDOTOOL_SECONDS,
            check=True,
        )
        return done.stdout.strip()

    def find_window(self, title: str) -> str:
        """Wait for a visible window whose title fits the pattern; its number."""
        return self.xdotool("search", "--sync", "--onlyvisible", "--name", title).splitlines()[-1]

    def bring_forward(self, window: str) -> None:
        """Give a window the keyboard."""
        self.xdotool("windowactivate", "--sync", window)

    def resize(self, window: str, width: int, height: int) -> None:
        """Give a window another size."""
        self.xdotool("windowsize", "--sync", window, width, height)

    def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        self.xdotool("key", "--delay", 15, *keys)

    def type(self, text: str) -> None:
        """Type text."""
        self.xdotool("type", "--delay", 10, text)

    def click(self, at: Point) -> None:
        """Click with the left button."""
        self.xdotool("mousemove", *at, "click", 1)

    def grab(self, start: Point) -> None:
        """Press the left button and pull far enough for a drag to begin."""
        pull = ("mousemove_relative", 6, 4, "sleep", _STEP_SECONDS)
        self.xdotool("mousemove", *start, "mousedown", 1, *pull * 5)

    def carry(self, start: Point, end: Point) -> None:
        """Move the mouse in small steps."""
        commands: list[object] = []
        for step in range(1, _STEPS + 1):
            x, y = (begin + (stop - begin) * step // _STEPS for begin, stop in zip(start, end, strict=True))
            commands += ["mousemove", x, y, "sleep", _STEP_SECONDS]
        self.xdotool(*commands)

    def let_go(self) -> None:
        """Release the left button."""
        self.xdotool("mouseup", 1)


@contextmanager
def open_screen() -> Iterator[Screen]:
    """Start Xvfb on a free display with openbox on it; both end with the block."""
    reader, writer = os.pipe()
    # without -noreset the server starts over when its only client leaves, for example an xdotool
    # that looks for the window manager, and throws out a manager that is just coming up
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-noreset", "-screen", "0", SIZE, "-nolisten", "tcp"],
        pass_fds=(writer,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    manager: subprocess.Popen[bytes] | None = None
    try:
        with os.fdopen(reader) as stream:
            screen = Screen(f":{stream.readline().strip()}")
        manager = subprocess.Popen(
            ["openbox"],
            env=dict(screen.environment()),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        wait_for(lambda: _is_managed(screen))
        yield screen
    finally:
        for process in (manager, server):
            if process is not None:
                process.terminate()
                process.wait()


def _is_managed(screen: Screen) -> bool:
    """Whether the window manager is up: xdotool asks for a property that only one sets."""
    try:
        return bool(screen.xdotool("get_num_desktops"))
    except subprocess.CalledProcessError:
        return False
