"""One gettext catalogue holds every text of window, PDF and command line, and it is up to date."""

from __future__ import annotations

from pathlib import Path

from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[1]
TEMPLATE = ROOT / "resources" / "locale" / "backdesk.pot"
KEYWORDS = {"gettext": None, "say": None, "_say": None, "ngettext": (1, 2)}


def extracted() -> set[str]:
    """Every message id in the code."""
    found: set[str] = set()
    for _, _, message, _, _ in extract_from_dir(
        str(ROOT / "backdesk"), method_map=[("**.py", "python")], keywords=KEYWORDS
    ):
        found.add(message[0] if isinstance(message, tuple) else message)
    return found


def test_template_is_up_to_date() -> None:
    """After changing texts run: .venv/bin/pybabel extract (see resources/locale/README.md)."""
    with TEMPLATE.open("rb") as file:
        known = {message.id[0] if isinstance(message.id, tuple) else message.id for message in read_po(file)}
    assert extracted() == known - {""}


def test_window_and_handout_texts_are_in_it() -> None:
    found = extracted()
    assert {"Search exercises", "Warm-up", "{n} set", "rest {time}"} <= found
