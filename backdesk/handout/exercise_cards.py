"""Exercise cards: each different exercise once, with all that is needed to do it at home."""

from __future__ import annotations

from dataclasses import replace

from backdesk.handout.card_lines import card_lines
from backdesk.handout.flow import Bookmark, Line, fit, fit_torn, height_of
from backdesk.handout.fonts import Weight
from backdesk.handout.labels import week_span
from backdesk.handout.page_frames import Book, Kit, Section, blank_sheet
from backdesk.handout.pen import CancelCheck
from backdesk.handout.spec import Card, HandoutCancelled

_CARD_GAP = 20.0


def cards_section(kit: Kit) -> Section:
    """What the head of a card page says."""
    words = kit.words
    return Section(words.gettext("Exercises"), week_span(1, max(1, len(kit.spec.weeks)), words))


def add_cards(book: Book, is_cancelled: CancelCheck | None = None) -> None:
    """Lay out all cards, at most `cards_per_page` with instructions to a page.

    A card never splits unless it alone is taller than a page. Raises HandoutCancelled.
    """
    kit = book.kit
    section = cards_section(kit)
    most = 1 if kit.theme.is_large else max(1, kit.spec.options.cards_per_page)
    taken = most
    for position, (card, lines) in enumerate(_all_lines(book, section, most, is_cancelled)):
        if position == 0 or taken >= most or height_of(lines) + _CARD_GAP > book.sheet.room:
            book.open(section, section.name if position == 0 else "")
            taken = 0
        _go_to_slot(book, taken, most, height_of(lines))
        title = f"{card.number}. {card.name}"
        book.sheet.page.bookmarks.append(Bookmark(title, 1, book.sheet.y - 8))
        _place(book, section, card, lines)
        taken += _share(kit, card)


def _all_lines(
    book: Book, section: Section, most: int, is_cancelled: CancelCheck | None
) -> list[tuple[Card, list[Line]]]:
    """The lines of all cards, set closer if that saves pages that would be half empty."""
    kit = book.kit
    normal = _set_cards(kit, section, is_cancelled)
    pages = _page_count(book, section, normal, most)
    if pages <= -(-sum(_share(kit, card) for card, _ in normal) // most):
        return normal
    tight = _set_cards(replace(kit, theme=kit.theme.tighter()), section, is_cancelled)
    return tight if _page_count(book, section, tight, most) < pages else normal


def _set_cards(kit: Kit, section: Section, is_cancelled: CancelCheck | None) -> list[tuple[Card, list[Line]]]:
    sheet = blank_sheet(kit, section)
    cards = []
    for card in kit.spec.cards:
        if is_cancelled is not None and is_cancelled():
            raise HandoutCancelled
        cards.append((card, card_lines(kit, card, sheet.width, sheet.room)))
    return cards


def _page_count(book: Book, section: Section, cards: list[tuple[Card, list[Line]]], most: int) -> int:
    pages, left, taken = 0, 0.0, most
    for card, lines in cards:
        height = height_of(lines) + _CARD_GAP
        if taken >= most or height > left:
            is_first = not book.sheets and pages == 0
            left = blank_sheet(book.kit, section, is_first=is_first).room + _CARD_GAP
            pages, taken = pages + 1, 0
        left -= height
        taken += _share(book.kit, card)
    return pages


def _share(kit: Kit, card: Card) -> int:
    """1, or 0 for a card without instructions: only a name and a dose, many fit on a page."""
    return 1 if kit.theme.is_large or card.start or card.steps else 0


def _go_to_slot(book: Book, taken: int, most: int, height: float) -> None:
    """Start a card at its share of the page where the cards are short enough, else right below."""
    sheet = book.sheet
    if sheet.is_fresh:
        return
    top = sheet.start + taken * (sheet.bottom - sheet.start + _CARD_GAP) / most
    fits = sheet.y + _CARD_GAP <= top and top + height <= sheet.bottom
    sheet.y = top if fits else sheet.y + _CARD_GAP


def _place(book: Book, section: Section, card: Card, lines: list[Line]) -> None:
    while lines:
        sheet = book.sheet
        count = fit(lines, sheet.room) or fit_torn(lines, sheet.room)
        sheet.y = sheet.page.place(lines[:count], sheet.left, sheet.y)
        lines = lines[count:]
        if lines:
            sheet = book.open(section)
            sheet.add(_continued(book, card, sheet.width))
            sheet.y += 8


def _continued(book: Book, card: Card, width: float) -> list[Line]:
    kit = book.kit
    said = kit.words.gettext("{name} (continued)").format(name=f"{card.number}  {card.name}")
    return kit.paragraph(said, kit.theme.style(Weight.SEMIBOLD, colour=kit.theme.accent), width=width)
