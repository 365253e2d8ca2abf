"""A record's ways and parts as words for people."""

from __future__ import annotations

from collections.abc import Sequence

from backdesk.domain.handout_record import IssueWay
from backdesk.domain.wording import Words
from backdesk.services.settings import HANDOUT_PARTS


def way_text(way: IssueWay, words: Words) -> str:
    """How a handout left the desk, for the middle of a sentence."""
    return {
        IssueWay.SAVED: words.gettext("saved"),
        IssueWay.OPENED: words.gettext("opened"),
        IssueWay.PRINTED: words.gettext("printed"),
        IssueWay.EMAILED: words.gettext("e-mailed"),
        IssueWay.BATCH: words.gettext("saved in a batch"),
    }[way]


def parts_text(layouts: Sequence[str], words: Words) -> str:
    """ "Week, cards": the parts of a handout; one that this version does not know by its own name."""
    if set(layouts) >= set(HANDOUT_PARTS):
        return words.gettext("All parts")
    names = {
        "week": words.gettext("week"),
        "sessions": words.gettext("session sheets"),
        "cards": words.gettext("cards"),
        "list": words.gettext("list"),
        "log": words.gettext("log sheet"),
    }
    return capitalised(", ".join(names.get(layout, layout) for layout in layouts))


def capitalised(text: str) -> str:
    """The text as it stands alone; the rest of it is left as it is."""
    return text[:1].upper() + text[1:]
