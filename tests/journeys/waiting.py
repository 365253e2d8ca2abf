"""Waits for something outside this process to become true, with a deadline instead of a guess."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

Value = TypeVar("Value")

DEADLINE_SECONDS = 20.0
"""Generous, because the machine may be busy; only a fault waits that long."""
_PAUSE_SECONDS = 0.01


def wait_for(
    read: Callable[[], Value],
    accept: Callable[[Value], object] = bool,
    *,
    seconds: float = DEADLINE_SECONDS,
) -> Value:
    """Read until the value is accepted and return it. Raises AssertionError with the last value."""
    deadline = time.monotonic() + seconds
    while not accept(value := read()):
        if time.monotonic() > deadline:
            raise AssertionError(f"still {value!r} after {seconds:g} s")
        time.sleep(_PAUSE_SECONDS)
    return value
