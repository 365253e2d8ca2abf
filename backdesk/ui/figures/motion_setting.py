"""Whether the desktop asks for less motion."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication


def desktop_reduces_motion() -> bool:
    """What the system's accessibility settings say; False where Qt cannot tell (it can from 6.12 on)."""
    hints = QGuiApplication.styleHints()  # PySide6 6.11 deletes what belongs to them along with this name
    return asks_for_less(hints.accessibility())


def asks_for_less(accessibility: object) -> bool:
    """Whether Qt's accessibility hints have a motion preference that is another than "no preference"."""
    ask = getattr(accessibility, "motionPreference", None)
    return ask is not None and ask().value != 0
