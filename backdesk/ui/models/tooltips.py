"""Tooltips from texts that users may have written."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape


def tooltip(lines: Iterable[str]) -> str:
    """Lines as Qt shows them literally, and wraps them; it takes a plain text with < in it for markup."""
    return f"<p>{'<br>'.join(escape(line) for line in lines if line)}</p>"
