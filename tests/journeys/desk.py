"""A running desk as a person at the screen sees it: where things are, drag, type, close."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.journeys.screen import Point, Screen
from tests.journeys.stored import REPOSITORY, Board
from tests.journeys.waiting import DEADLINE_SECONDS, wait_for

TITLE = "Back Desk$"

State = dict[str, Any]


class Desk:
    """One process of the program with its window in front."""

    def __init__(self, screen: Screen, root: Path, process: subprocess.Popen[bytes]) -> None:
        """The process has just been started."""
        self.screen = screen
        self.root = root
        self.process = process
        self.window = ""
        self._half_line = b""

    def wait_until_ready(self) -> None:
        """Wait until the window is painted and idle, and give it the keyboard."""
        assert self._answer() == {"ready": True}
        self.window = self.screen.find_window(TITLE)
        self.screen.bring_forward(self.window)

    def ask(self, question: str, **about: object) -> Any:
        """Ask the driver."""
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps({"ask": question, **about}).encode() + b"\n")
        self.process.stdin.flush()
        return self._answer()

    def state(self) -> State:
        """What the window shows now."""
        return dict(self.ask("state"))

    def expect(self, **shown: object) -> State:
        """Wait until the window shows these values."""
        return wait_for(self.state, lambda state: shown.items() <= state.items())

    def board(self) -> Board:
        """The cells as the window shows them."""
        return {cell: tuple(ids) for cell, ids in self.state()["board"].items()}

    def expect_board(self, board: Board) -> None:
        """Wait until the window shows this board."""
        wait_for(self.board, lambda found: found == board)

    def place(self, what: str, **about: object) -> Point:
        """The middle of something that can be seen, once it has come to rest."""
        x, y, width, height = self._resting(what, about)
        return x + width // 2, y + height // 2

    def click(self, name: str) -> None:
        """Click on a widget or button, by its name."""
        self.screen.click(self.place("widget", name=name))

    def open_tab(self, name: str) -> None:
        """Click on a tab."""
        self.screen.click(self.place("tab", name=name))

    def end_of(self, day: str, block: str) -> Point:
        """A place in a cell below all its cards; the lower edge of what can be seen."""
        x, y, width, height = self._resting("cell", {"day": day, "block": block})
        return x + width // 2, y + height - 4

    def carry(self, start: Point, end: Point, there: Callable[[State], object]) -> None:
        """Drag up to a place, and wait until the window says that it is there."""
        self.screen.grab(start)
        self.screen.carry((start[0] + 30, start[1] + 20), end)
        wait_for(self.state, there)

    def drag(self, start: Point, end: Point, there: Callable[[State], object]) -> None:
        """Drag and drop."""
        self.carry(start, end, there)
        self.screen.let_go()

    def close(self) -> None:
        """Close the window through the window manager; the program must end without a word."""
        self.screen.bring_forward(self.window)
        self.screen.press("alt+F4")
        _, complaints = self.process.communicate(timeout=DEADLINE_SECONDS)
        assert (self.process.returncode, complaints) == (0, b"")

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        self.process.send_signal(signal.SIGKILL)
        self.process.communicate()

    def _resting(self, what: str, about: dict[str, object]) -> tuple[int, int, int, int]:
        seen: list[object] = [None]

        def is_at_rest(area: object) -> bool:
            seen.append(area)
            return area is not None and area == seen[-2]

        x, y, width, height = wait_for(lambda: self.ask(what, **about), is_at_rest)
        return x, y, width, height

    def _answer(self) -> Any:
        """The next line of the driver. Raises AssertionError with what it complained about."""
        assert self.process.stdout is not None
        while b"\n" not in self._half_line:
            ready, _, _ = select.select([self.process.stdout], [], [], DEADLINE_SECONDS)
            chunk = os.read(self.process.stdout.fileno(), 65536) if ready else b""
            if not chunk:
                self.process.kill()
                _, complaints = self.process.communicate()
                raise AssertionError(f"no answer from the window: {complaints.decode()}")
            self._half_line += chunk
        line, self._half_line = self._half_line.split(b"\n", 1)
        return json.loads(line)


@contextmanager
def open_desk(screen: Screen, root: Path) -> Iterator[Desk]:
    """A desk that is ended with the block if it is still there."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.desk_driver", "--data", str(root)],
        cwd=REPOSITORY,
        env=dict(screen.environment()),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    desk = Desk(screen, root, process)
    try:
        desk.wait_until_ready()
        yield desk
    finally:
        if process.poll() is None:
            desk.kill()


def hovers(day: str, block: str, row: int, *, copy: bool) -> Callable[[State], bool]:
    """Whether a drag is over a slot of the board."""
    return lambda state: state["hover"] == [day, block, row, copy]
