"""The texts of the Help menu."""

from __future__ import annotations

from html import escape

from PySide6.QtGui import QKeySequence

from backdesk import __version__
from backdesk.domain.wording import Words
from backdesk.ui.actions import Actions


def keys_text(actions: Actions, words: Words) -> str:
    """All shortcuts as a table, made from the actions themselves."""
    rows = []
    for action in actions.by_name.values():
        key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        if key:
            name = action.text().replace("&", "")
            rows.append(f"<tr><td>{escape(name)}</td><td>&nbsp;&nbsp;<b>{escape(key)}</b></td></tr>")
    hints = (
        words.gettext("Enter in the library adds the exercise to the current cell."),
        words.gettext("The arrow keys walk through the cells of the board."),
        words.gettext("Hold Ctrl while dropping to copy; Esc cancels a drag."),
    )
    lines = "".join(f"<p>{escape(hint)}</p>" for hint in hints)
    return f"<table>{''.join(rows)}</table>{lines}"


def about_text(words: Words) -> str:
    """What Back Desk is, and what it is not."""
    paragraphs = (
        f"Back Desk {__version__}",
        words.gettext(
            "Plans a client's week, shows what it covers, prints a handout. It works without a network."
        ),
        words.gettext(
            "It plans exercise. It is neither a diagnosis nor a cure; "
            "a health professional decides what suits a client."
        ),
    )
    return "".join(f"<p>{escape(text)}</p>" for text in paragraphs)
