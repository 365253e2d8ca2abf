"""E-mail drafts: read back by the standard library as mail programs would."""

from __future__ import annotations

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backdesk.i18n import english
from backdesk.services.email_draft import LONGEST_SUBJECT, email_draft

PDF = b"%PDF-1.4\nbody\r\n\x00\xff"
names = st.text(max_size=40) | st.text(alphabet="\r\n: <>\"'@,;=?\0ﷺ字é", max_size=40)


def draft(client: str = "Maria Lopez", title: str = "Lower back", sender: str = "Dr. Ann Kay") -> bytes:
    return email_draft(PDF, client, title, sender, english())


def read(content: bytes) -> EmailMessage:
    message = message_from_bytes(content, policy=default)
    assert isinstance(message, EmailMessage)
    assert message.defects == []
    return message


def text(message: EmailMessage) -> str:
    body = message.get_body(("plain",))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")


def test_it_is_an_unsent_draft_to_nobody_yet() -> None:
    message = read(draft())
    assert message["X-Unsent"] == "1"
    assert message["To"] == ""
    assert message["Subject"] == "Your exercise plan: Lower back"
    assert {"From", "Date", "Bcc", "Cc"}.isdisjoint(message.keys())


def test_the_text_is_short_and_polite_and_names_client_plan_and_sender() -> None:
    said = text(read(draft()))
    assert said.startswith("Hello Maria Lopez,\n\n")
    assert "“Lower back”" in said
    assert said.endswith("Kind regards\nDr. Ann Kay\n")
    assert len(said.split()) < 50


def test_without_names_it_still_reads_well() -> None:
    message = read(draft("", "", ""))
    assert message["Subject"] == "Your exercise plan"
    assert text(message).startswith("Hello,\n\nYour exercise plan is attached")
    assert text(message).endswith("Kind regards\n")
    (attached,) = message.iter_attachments()
    assert attached.get_filename() == "handout.pdf"


@pytest.mark.parametrize(
    ("client", "title", "name"),
    [
        ("Maria Lopez", "Lower back", "Maria Lopez - Lower back.pdf"),
        ("محمد", "Ελληνικά 字", "محمد - Ελληνικά 字.pdf"),
        ("A/B:C*?", 'say "x" <y>|\\', "A B C - say x y.pdf"),
        ("..", "../../etc", "etc.pdf"),
        ("Ann", "...", "Ann.pdf"),
        ("x" * 200, "y", f"{'x' * 80}.pdf"),
    ],
)
def test_the_pdf_is_attached_as_it_is_under_a_safe_name(client: str, title: str, name: str) -> None:
    (attached,) = read(draft(client, title)).iter_attachments()
    assert attached.get_content_type() == "application/pdf"
    assert attached.get_content() == PDF
    assert attached.get_filename() == name


def test_the_same_handout_gives_the_same_bytes() -> None:
    assert draft() == draft()


@given(client=names, title=names, sender=names)
def test_no_name_adds_a_header_or_breaks_a_line(client: str, title: str, sender: str) -> None:
    content = draft(client, title, sender)
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert b"\r" not in content.replace(b"\r\n", b"")
    assert content.isascii()
    assert max(map(len, content.split(b"\r\n"))) <= 998
    message = read(content)
    assert message.keys() == ["X-Unsent", "To", "Subject", "MIME-Version", "Content-Type"]
    assert len(message["Subject"]) <= LONGEST_SUBJECT
    (attached,) = message.iter_attachments()
    assert attached.get_content() == PDF
    assert not set('/\\:*?"<>|\r\n') & set(attached.get_filename() or "")
