"""Texts come out of a handout in the order in which they are read: head, content entry by entry, foot."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest
from pypdf import PdfReader

from backdesk.handout.flow import Page
from backdesk.handout.render import lay_out, render_handout
from backdesk.handout.spec import Card, HandoutOptions, HandoutSpec, Layout, Paper
from tests.handout.builders import flat
from tests.handout.rich_handouts import clinic, rich_plan, rich_spec

LOOKS = [
    HandoutOptions(),
    HandoutOptions(paper=Paper.LETTER, grey=True, cards_per_page=1),
    HandoutOptions(cards_per_page=6),
    HandoutOptions(large_print=True),
]
SIGNS = tuple(
    f"{kind} that came on all of a sudden and does not go away again when you lie down and rest for a while"
    for kind in ("a numb foot", "a hot and swollen calf", "a fever with shivers", "a pain in your chest")
)


def said(options: HandoutOptions) -> str:
    large = "-large" * options.large_print
    return "-".join((*options.layouts, options.paper, str(options.cards_per_page))) + large


def texts(page: Page) -> str:
    return flat(" ".join(run.text for run in page.runs).replace("\xa0", " "))


def whole(spec: HandoutSpec) -> str:
    """All texts in their order in the file."""
    return " ".join(map(texts, lay_out(spec)))


def in_order(text: str, wanted: Sequence[str]) -> Iterator[str]:
    """Those of the wanted texts that do not come after the ones before them."""
    at = 0
    for one in wanted:
        found = text.find(flat(one.replace("\xa0", " ")), at)
        if found < 0:
            yield one
        else:
            at = found + 1


def card_texts(card: Card) -> list[str]:
    """The sentences of a card in the order in which they are read; each must come out in one piece."""
    doses = [text for dose in card.doses for text in (dose.dose, dose.when)]
    return [f"{card.number} {card.name}", *doses, card.start, *card.steps]


def remarks(card: Card, options: HandoutOptions) -> list[str]:
    if options.cards_per_page > 2:
        return []  # small cards may leave them out
    return [text for text in (card.tip, card.why) if text]


@pytest.mark.parametrize("options", LOOKS, ids=said)
@pytest.mark.parametrize("layout", Layout)
def test_a_page_begins_with_its_head_and_ends_with_its_foot(layout: Layout, options: HandoutOptions) -> None:
    spec = rich_spec(replace(options, layouts=(layout,)))
    pages = lay_out(spec)
    assert texts(pages[0]).startswith("Harbour Physiotherapy")
    for number, page in enumerate(pages, start=1):
        text = texts(page)
        assert text.endswith(f"Page {number} of {len(pages)}")
        assert list(in_order(text, ("Lower back", "Maria Lopez", "22 November 2026", "Registered"))) == (
            [] if "Registered" in text else ["Registered"]
        )
        assert number == 1 or text.startswith("Lower back")


@pytest.mark.parametrize("options", LOOKS, ids=said)
def test_cards_are_read_one_after_the_other(options: HandoutOptions) -> None:
    spec = rich_spec(replace(options, layouts=(Layout.CARDS,)))
    text = whole(spec)
    assert (
        list(in_order(text, [f"{card.number} {card.name} {card.doses[0].dose}" for card in spec.cards])) == []
    )
    for card in spec.cards:
        assert list(in_order(text, card_texts(card))) == []
        assert list(in_order(text, [f"{card.number} {card.name}", *remarks(card, options)])) == []
        assert list(in_order(text, [f"{card.number} {card.name}", *card.notes])) == []


@pytest.mark.parametrize("options", LOOKS, ids=said)
def test_captions_stand_in_no_sentence(options: HandoutOptions) -> None:
    spec = rich_spec(replace(options, layouts=(Layout.CARDS, Layout.SESSIONS)))
    text = whole(spec)
    for card in spec.cards:
        assert card.figure is not None
        for sentence in (*card_texts(card), *remarks(card, options), *card.notes):
            assert flat(sentence.replace("\xa0", " ")) in text


def test_the_week_is_read_cell_by_cell() -> None:
    spec = rich_spec(HandoutOptions(layouts=(Layout.WEEK,)))
    text = whole(spec)
    days = [day for day in spec.weeks[0].days if not day.is_rest]
    assert list(in_order(text, [day.name for day in days])) == []
    bands = [
        [f"{item.number} {item.name} {item.dose}" for day in days for item in day.blocks[at].items]
        for at in range(3)
    ]
    wanted = [
        text
        for name, cells in zip(("Warm-up", "Strength", "Relief"), bands, strict=True)
        for text in (name, *cells)
    ]
    assert list(in_order(text, wanted)) == []


def test_sessions_are_read_day_by_day() -> None:
    spec = rich_spec(HandoutOptions(layouts=(Layout.SESSIONS,)))
    text = whole(spec)
    wanted: list[str] = []
    for day in spec.weeks[0].days:
        for block, name in zip(day.blocks, ("Warm-up", "Strength", "Relief"), strict=True):
            for position, item in enumerate(block.items):
                wanted += [name] if position == 0 else []
                tagged = f"{item.tag} {item.name}" if item.tag else item.name
                wanted += [f"{item.number} {tagged} {item.dose}", *([item.note] if item.note else [])]
    assert list(in_order(text, wanted)) == []


def test_the_log_is_read_row_by_row() -> None:
    spec = rich_spec(HandoutOptions(layouts=(Layout.LOG,)))
    rows = [item.name for at in range(3) for day in spec.weeks[0].days for item in day.blocks[at].items]
    measures = ["How it went", "Pain before", "Pain after", "Pain next morning", "Effort", "Notes"]
    assert list(in_order(whole(spec), [*rows, *measures])) == []


def test_warnings_are_read_sentence_by_sentence() -> None:
    for options in LOOKS:
        spec = rich_spec(replace(options, layouts=(Layout.LIST,)), given=replace(clinic(), stop_signs=SIGNS))
        text = whole(spec)
        assert [sign for sign in SIGNS if sign not in text] == []
        closing = "Ask a health professional before you start, and stop if it hurts."
        assert list(in_order(text, ("How much pain is all right?", "urgent help", closing))) == []


def test_the_list_is_read_row_by_row() -> None:
    spec = rich_spec(HandoutOptions(layouts=(Layout.LIST,)))
    rows = [
        f"{card.number} {card.name} {dose.dose} {dose.when}" for card in spec.cards for dose in card.doses[:1]
    ]
    assert list(in_order(whole(spec), rows)) == []


def test_captions_are_read_with_their_own_exercise() -> None:
    spec = rich_spec(HandoutOptions(layouts=(Layout.CARDS,)))
    text = whole(spec)
    for card in spec.cards:
        assert card.figure is not None
        captions = [f"{at}. {key.caption}" for at, key in enumerate(card.figure.keys, start=1)]
        if len(captions) > 1:
            start = text.index(f"{card.number} {card.name}")
            assert list(in_order(text[start:], [*captions, "Tip"])) == [], card.name


def test_the_plans_title_is_read_in_one_piece() -> None:
    title = "A plan for a strong and easy back, with walks, for Maria and all who walk with her"
    plan = replace(rich_plan(), title=title)
    for page in lay_out(rich_spec(HandoutOptions(layouts=(Layout.WEEK, Layout.LIST)), plan)):
        assert title in texts(page)


@pytest.mark.parametrize("layout", Layout)
def test_the_file_holds_the_texts_in_the_same_order(layout: Layout) -> None:
    spec = rich_spec(HandoutOptions(layouts=(layout,)))
    shown = PdfReader(io.BytesIO(render_handout(spec))).pages
    for page, laid in zip(shown, lay_out(spec), strict=True):
        drawn: list[str] = []
        page.extract_text(visitor_text=lambda text, *_, heard=drawn: heard.append(text))
        assert "".join("".join(drawn).split()) == "".join(texts(laid).split())
