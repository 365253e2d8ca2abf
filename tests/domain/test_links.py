"""Which addresses a handout prints and how typed ones are completed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backdesk.domain.links import LONGEST_LINK, checked_link, is_printable_link, readable_link
from backdesk.errors import LinkError


@pytest.mark.parametrize(
    ("typed", "complete"),
    [
        ("https://clinic.example/cat-cow", "https://clinic.example/cat-cow"),
        ("http://clinic.example", "http://clinic.example"),
        ("HTTPS://Clinic.Example/Cat", "https://clinic.example/Cat"),
        ("  www.clinic.example/cat ", "https://www.clinic.example/cat"),
        ("clinic.example", "https://clinic.example"),
        ("clinic.example:8080/cat", "https://clinic.example:8080/cat"),
        ("//clinic.example/cat", "https://clinic.example/cat"),
        ("clinic.example/watch?v=a1&t=3#top", "https://clinic.example/watch?v=a1&t=3#top"),
        ("https://bücher.example/rücken", "https://xn--bcher-kva.example/r%C3%BCcken"),
        ("https://clinic.example/a%20b", "https://clinic.example/a%20b"),
        ("192.168.0.12/cat", "https://192.168.0.12/cat"),
        ("", ""),
        (" \n", ""),
    ],
)
def test_links_are_completed(typed: str, complete: str) -> None:
    assert checked_link(typed) == complete


@pytest.mark.parametrize(
    "typed",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "mailto:me@clinic.example",
        "ftp://clinic.example/x",
        "data:text/html,hello",
        "https://",
        "https:///cat",
        "https://me:secret@clinic.example/",
        "https://clinic.example@elsewhere.example/",
        "clinic example",
        "https://clinic.example/a b",
        "https://clinic.example/\u202ecat",
        "https://clinic.example:port/",
        "https://clinic.example:99999/",
        "https://[::1/",
        "https://[::1]/",
        "hello",
        "https://-clinic.example",
        "https://clinic..example",
        "999.1.1.1",
        "https://" + "ü" * 70 + ".example",
    ],
)
def test_what_is_no_page_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(LinkError) as caught:
        checked_link(typed)
    assert str(caught.value).endswith(".")
    assert not is_printable_link(typed)


def test_a_link_too_long_for_a_code_is_refused() -> None:
    base = "https://clinic.example/"
    assert checked_link(base.ljust(LONGEST_LINK, "a"))
    for too_long in (base.ljust(LONGEST_LINK + 1, "a"), base + "ü" * 100):
        with pytest.raises(LinkError, match=f"longer than {LONGEST_LINK}"):
            checked_link(too_long)


def test_a_long_refused_text_is_quoted_in_part() -> None:
    with pytest.raises(LinkError) as caught:
        checked_link("no " * 80)
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize(
    ("text", "printable"),
    [("https://clinic.example/cat", True), ("clinic.example", False), ("", False), ("tel:112", False)],
)
def test_only_complete_links_are_printed(text: str, printable: bool) -> None:
    assert is_printable_link(text) is printable


def test_readable_links_leave_out_what_nobody_types() -> None:
    assert readable_link("https://clinic.example/cat/") == "clinic.example/cat"
    assert readable_link("http://clinic.example") == "clinic.example"


@given(st.text(max_size=40) | st.text(max_size=30).map("https://clinic.example/{}".format))
def test_a_checked_link_stays_as_it_is_and_is_plain(text: str) -> None:
    try:
        link = checked_link(text)
    except LinkError:
        return
    assert checked_link(link) == link
    assert link.isascii()
    assert not link or is_printable_link(link)
