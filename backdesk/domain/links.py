"""Addresses of web pages that a handout may print: what they look like, and how typed ones are completed."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

from backdesk.errors import LinkError

LONGEST_LINK = 300
"""Characters. A longer address makes a QR code too fine for a telephone to read from paper."""

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:(?!\d+(?:[/?#]|$))")
"""A scheme such as "https:" or "mailto:", not the port in "clinic.example:8080/cat"."""
_HOST = re.compile(r"(?=.{1,253}$)(?:(?!-)[a-z0-9\-]{1,63}(?<!-)\.)+(?!\d+$)(?!-)[a-z0-9\-]{2,63}(?<!-)")
_NUMERIC_HOST = re.compile(r"(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?=\d)|$)){4}")
_PATH_SAFE = "/%:@!$&'()*+,;=-._~"
_QUERY_SAFE = f"{_PATH_SAFE}?"


def is_printable_link(text: str) -> bool:
    """Whether a text is a complete address of a web page, as `checked_link` makes it."""
    try:
        return bool(text) and checked_link(text) == text
    except LinkError:
        return False


def checked_link(text: str) -> str:
    """The complete address of a web page: "https://" is put before "www.…" or a bare domain.

    Only http and https, no passwords; letters outside ASCII are encoded. "" for an empty text. Raises
    LinkError with one sentence.
    """
    typed = text.strip()
    if not typed:
        return ""
    if len(typed) > LONGEST_LINK:
        raise LinkError("The link is longer than {most} characters; give a shorter one.", most=LONGEST_LINK)
    parts = _split(typed if _SCHEME.match(typed) else f"https://{typed.removeprefix('//')}", typed)
    complete = urlunsplit(
        (
            parts.scheme,
            _host(parts, typed),
            quote(parts.path, safe=_PATH_SAFE),
            quote(parts.query, safe=_QUERY_SAFE),
            quote(parts.fragment, safe=_QUERY_SAFE),
        )
    )
    if len(complete) > LONGEST_LINK:
        raise LinkError("The link is longer than {most} characters; give a shorter one.", most=LONGEST_LINK)
    return complete


def readable_link(link: str) -> str:
    """An address as people read it: without "https://" and a closing "/"."""
    return re.sub(r"^https?://", "", link).removesuffix("/")


def _split(address: str, typed: str) -> SplitResult:
    if any(char.isspace() or not char.isprintable() for char in address):
        raise _refusal(typed)
    try:
        parts = urlsplit(address)
    except ValueError:
        raise _refusal(typed) from None
    if parts.scheme not in ("http", "https"):
        raise LinkError("The link “{link}” must begin with https:// or http://.", link=_short(typed))
    return parts


def _host(parts: SplitResult, typed: str) -> str:
    """The host in ASCII, with its port."""
    try:
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = parts.port
    except (UnicodeError, ValueError):
        raise _refusal(typed) from None
    if "@" in parts.netloc or not (_HOST.fullmatch(host) or _NUMERIC_HOST.fullmatch(host)):
        raise _refusal(typed)
    return host if port is None else f"{host}:{port}"


def _refusal(typed: str) -> LinkError:
    return LinkError(
        "“{link}” is no address of a web page; write one such as https://clinic.example/cat-cow.",
        link=_short(typed),
    )


def _short(typed: str) -> str:
    return typed if len(typed) <= 60 else f"{typed[:60]}…"
