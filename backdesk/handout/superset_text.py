"""How a superset is done, in one sentence."""

from __future__ import annotations

from collections.abc import Sequence

from backdesk.domain.when_text import listed
from backdesk.domain.wording import Words
from backdesk.handout.spec import BlockSheet, Item

_MOST_NAMED = 3
"""A longer superset says "A1 to A5" instead of each tag."""


def superset_text(tags: Sequence[str], block: BlockSheet, words: Words) -> str:
    """What to do with the entries of these tags in their block; "" where there is nothing to alternate.

    In rounds the rest comes after each of them; entries of a single set are not begun again.
    """
    if len(tags) < 2:
        return ""
    items = [item for item in block.items if item.tag in tags]
    said = words.gettext("{tags}: do these one after the other, rest, then start again.")
    if block.rounds is not None:
        said = words.gettext("{tags}: one after the other; rest after each round.")
    elif all(item.prescription.set_count < 2 for item in items):
        said = words.gettext("{tags}: do these one after the other.")
    return said.format(tags=tags_text(tags, words))


def tags_text(tags: Sequence[str], words: Words) -> str:
    """ "A1 and A2", or "A1 to A5"."""
    if len(tags) > _MOST_NAMED:
        return words.gettext("{first} to {last}").format(first=tags[0], last=tags[-1])
    return listed(tags, words)


def tags_of(block: BlockSheet, item: Item) -> list[str]:
    """The tags of an entry's superset."""
    return [other.tag for other in block.items if other.group == item.group]
