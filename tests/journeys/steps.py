"""What several journeys do at the screen on their way."""

from __future__ import annotations

from pathlib import Path

from tests.journeys.desk import Desk


def add_client(desk: Desk, name: str) -> None:
    """Ctrl+Shift+N, the name, Enter: the form of the new client is open, and an empty plan on the desk."""
    desk.screen.press("ctrl+shift+n")
    desk.expect(front="Clients", focus="Name of the client")
    desk.screen.type(name)
    desk.screen.press("Return")
    desk.expect(focus="Pronoun")


def save_handout(desk: Desk, target: Path) -> None:
    """Ctrl+Shift+S, the path typed into the file dialog, Enter."""
    desk.screen.press("ctrl+shift+s")
    desk.expect(dialog="Save handout")
    desk.screen.press("ctrl+a")
    desk.screen.type(str(target))
    desk.screen.press("Return")
    desk.expect(message=f"Handout saved: {target}", dialog="")
