"""A handout as an e-mail that is ready to be sent: a file that the mail program opens as a draft."""

from __future__ import annotations

import re
from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256

from backdesk.domain.wording import Words
from backdesk.services.handouts import handout_file_name

LONGEST_SUBJECT = 150
_NOT_IN_LINES = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")


def email_draft(content: bytes, client_name: str, title: str, sender: str, words: Words) -> bytes:
    """The draft with the PDF `content` attached: to nobody yet, unsent, with a short polite text.

    `sender` signs it, "" leaves that out. Lines end with CR LF; no name can add a line to the head. The same
    handout gives the same bytes.
    """
    client, plan, name = map(_line, (client_name, title, sender))
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"  # mail programs open it to be sent, not as one that came in
    message["To"] = ""
    message["Subject"] = _subject(plan, words)[:LONGEST_SUBJECT]
    message.set_content(_text(client, plan, name, words), charset="utf-8", cte="quoted-printable")
    message.add_attachment(
        content, maintype="application", subtype="pdf", filename=handout_file_name(client, plan)
    )
    message.set_boundary(f"backdesk-{sha256(content).hexdigest()[:32]}")  # else it would be a random one
    return message.as_bytes()


def _subject(plan: str, words: Words) -> str:
    if not plan:
        return words.gettext("Your exercise plan")
    return words.gettext("Your exercise plan: {plan}").format(plan=plan)


def _text(client: str, plan: str, sender: str, words: Words) -> str:
    say = words.gettext
    hello = say("Hello {name},").format(name=client) if client else say("Hello,")
    sentence = (
        say("Your exercise plan “{plan}” is attached as a PDF. You can read it on a screen or print it.")
        if plan
        else say("Your exercise plan is attached as a PDF. You can read it on a screen or print it.")
    )
    advice = say("Please get in touch if anything is unclear, or if an exercise hurts.")
    signed = f"{say('Kind regards')}\n{sender}".rstrip()
    return f"{hello}\n\n{sentence.format(plan=plan)} {advice}\n\n{signed}\n"


def _line(text: str) -> str:
    """A text as one line, so that it cannot begin another header."""
    return " ".join(_NOT_IN_LINES.sub(" ", text).split())
