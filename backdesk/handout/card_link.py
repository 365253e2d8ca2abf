"""The link of an exercise on its card: a code to scan and the address to read or click."""

from __future__ import annotations

from backdesk.domain.links import is_printable_link, readable_link
from backdesk.handout.card_blocks import Block, centred
from backdesk.handout.columns import height_of
from backdesk.handout.flow import FloatingRun, Line, Link, Picture
from backdesk.handout.fonts import Weight
from backdesk.handout.kit import Kit
from backdesk.handout.qr import qr_drawing
from backdesk.handout.spec import Card

_SIDE = 62.4
"""22 mm with the quiet zone."""
_LARGE_SIDE = 85.0
_LEAST_MODULE = 1.28
"""Points (0.45 mm): a finer code is hard to scan from office paper, so a long link has a larger one."""
_TEXT_GAP = 8.0
_CAPTION_SIZE = 10.0
_MOST_SHOWN = 80
"""Characters of an address; nobody types a longer one, the code and the click hold all of it."""


def has_link(kit: Kit, card: Card) -> bool:
    """Whether a card shows a link."""
    return kit.spec.options.qr and is_printable_link(card.link)


def link_below(kit: Kit, card: Card, width: float) -> Block:
    """The code centred in a column of this width, its words below."""
    side = _side(kit, card)
    words, address = _said(kit, card)
    size = kit.theme.body_size if kit.spec.options.large_print else _CAPTION_SIZE
    style = kit.theme.style(Weight.SEMIBOLD, size, kit.theme.ink)
    first = centred(kit, words, style, (0.0, width), side)
    second = centred(
        kit, address, kit.theme.style(size=size, colour=kit.theme.accent), (0.0, width), first.height
    )
    code = Picture((width - side) / 2, 0.0, side, side, qr_drawing(card.link))
    link = Link(0.0, 0.0, width, second.height, card.link)
    return Block((code,), (*first.floating, *second.floating), (link,), second.height)


def link_row(kit: Kit, card: Card, left: float, width: float) -> Block:
    """The code at the left edge, its words on the right of it."""
    side = _side(kit, card)
    words, address = _said(kit, card)
    x, room = left + side + _TEXT_GAP, width - side - _TEXT_GAP
    said = kit.paragraph(words, kit.theme.style(Weight.SEMIBOLD), x=x, width=room)
    said += kit.paragraph(address, kit.theme.style(colour=kit.theme.accent), x=x, width=room)
    tall = max(side, height_of(said))
    texts = _hung(said, (tall - height_of(said)) / 2)
    code = Picture(left, (tall - side) / 2, side, side, qr_drawing(card.link))
    return Block((code,), texts, (Link(left, 0.0, width, tall, card.link),), tall)


def _hung(lines: list[Line], top: float) -> tuple[FloatingRun, ...]:
    hanging = []
    for line in lines:
        hanging += [FloatingRun(top + line.baseline, run) for run in line.runs]
        top += line.height
    return tuple(hanging)


def _side(kit: Kit, card: Card) -> float:
    usual = _LARGE_SIDE if kit.spec.options.large_print else _SIDE
    return max(usual, qr_drawing(card.link).box.width * _LEAST_MODULE)


def _said(kit: Kit, card: Card) -> tuple[str, str]:
    address = readable_link(card.link)
    shown = address if len(address) <= _MOST_SHOWN else f"{address[:_MOST_SHOWN]}…"
    return kit.words.gettext("Scan to see it move"), shown
