"""Cards on their pages: how many, in which order, nothing left out that matters, links, very long ones."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from backdesk.domain.catalogue import Catalogue
from backdesk.handout.flow import Page
from backdesk.handout.qr import qr_drawing
from backdesk.handout.render import lay_out, render_handout
from backdesk.handout.spec import CARDS_PER_PAGE, Card, HandoutOptions, HandoutSpec, Layout, Paper
from backdesk.i18n import english
from backdesk.services.exchange import read_plan_file
from backdesk.services.plan_handout import plan_handout
from tests.handout.builders import TODAY, boxes, flat, outside, overlaps, page_texts, run_texts
from tests.handout.test_card_pictures import CARDS, drawn_boxes, spec_of

SAMPLE = Path(__file__).parents[2] / "resources" / "sample" / "lower-back-week.backdesk.json"
PLAIN = replace(CARDS, pain_box=False, stop_signs_box=False)
VARIANTS = [
    replace(PLAIN, cards_per_page=most, paper=paper, pictures=pictures)
    for most in CARDS_PER_PAGE
    for paper in Paper
    for pictures in (True, False)
] + [replace(PLAIN, large_print=True, paper=paper) for paper in Paper]
LINK = "https://clinic.example/exercises/cat-cow"
NOTE = "This is a sentence of the note that the trainer wrote for you. "


def changed(spec: HandoutSpec, **fields: object) -> HandoutSpec:
    """The spec with these fields on all its cards."""
    return replace(spec, cards=tuple(replace(card, **fields) for card in spec.cards))  # type: ignore[arg-type]


def bare(card: Card) -> Card:
    return Card(card.number, card.name, card.blocks, card.doses)


def starts(pages: tuple[Page, ...]) -> list[list[str]]:
    """The keys of the cards that begin on each page."""
    return [[mark.key for mark in page.bookmarks if mark.key] for page in pages]


def assert_sound(pages: tuple[Page, ...]) -> None:
    for page in pages:
        assert not outside(page)
        assert not list(overlaps(page))
        for box in drawn_boxes(page):
            assert [text.text for text in boxes(page) if box.overlaps(text)] == []
            assert 20 <= box.left < box.right <= page.width - 20
            assert box.bottom <= page.height - 30


@pytest.mark.parametrize("options", VARIANTS)
def test_a_page_has_at_most_so_many_whole_cards_in_order(options: HandoutOptions) -> None:
    pages = lay_out(spec_of(2, 3, 1, 4, 2, 0, 1, 2, 2, options=options))
    assert_sound(pages)
    found = starts(pages)
    assert [key for keys in found for key in keys] == [f"card-{number}" for number in range(1, 10)]
    most = 1 if options.large_print else options.cards_per_page
    assert max(map(len, found)) <= most
    for page, keys in zip(pages, found, strict=True):
        text = run_texts(page)
        for part in (
            "3 sets of 8",
            "Strength: Monday",
            "1. Breathe in",
            "2. Breathe out",
            "Take care Slipped",
        ):
            assert text.replace("\u00a0", " ").count(part) == len(keys)


@pytest.mark.parametrize(("most", "rows"), [(2, 2), (4, 2), (6, 3)])
def test_cards_share_pages_as_promised_where_texts_are_short(most: int, rows: int) -> None:
    short = {"start": "Stand.", "steps": ("Breathe.",), "cautions": (), "easier": (), "harder": ()}
    spec = spec_of(*[2] * 12, options=replace(PLAIN, cards_per_page=most), **short)
    pages = lay_out(spec)
    assert list(map(len, starts(pages))) == [most] * (12 // most)
    numbers = [run for run in pages[0].runs if run.text.strip() in {str(n) for n in range(1, most + 1)}]
    places = [(run.y, run.x) for run in sorted(numbers, key=lambda run: int(run.text))]
    assert places == sorted(places)
    assert len({y for y, _ in places}) == rows
    assert len({x for _, x in places}) == most // rows
    assert "Why" in run_texts(pages[0])  # it costs no page


def test_six_to_a_page_go_without_reasons_rather_than_without_company() -> None:
    steps = ("Breathe in and let your belly sink down.", "Breathe out and round your back like a cat.")
    spec = spec_of(*[2] * 6, options=replace(PLAIN, cards_per_page=6), steps=steps, cautions=())
    spec = changed(spec, notes=("Slowly.",))
    (page,) = lay_out(spec)
    text = run_texts(page).replace("\u00a0", " ")
    assert "Why" not in text
    assert "Change it" not in text
    for part in ("3 sets of 8", "Strength: Monday", "let your belly sink", "round your back", "Note Slowly."):
        assert text.count(part) == 6


@pytest.mark.parametrize("options", VARIANTS)
def test_long_cards_take_more_room_instead_of_running_over(options: HandoutOptions) -> None:
    steps = tuple(f"Step {number} in words of your own that take more than a line." for number in range(12))
    spec = spec_of(2, 1, 3, 0, 2, options=options)
    cards = [
        replace(card, steps=steps, notes=(NOTE * 5,)) if card.number % 2 else card for card in spec.cards
    ]
    cards[1] = replace(cards[1], name=("A name with very many words " * 8)[:200])
    pages = lay_out(replace(spec, cards=tuple(cards)))
    assert_sound(pages)
    text = " ".join(map(run_texts, pages))
    assert text.count("Step 11 in words") == 3
    assert text.count(NOTE.strip()) + text.count("sentence of the note") >= 15
    if not options.large_print:
        assert "(continued)" not in text


@pytest.mark.parametrize("options", VARIANTS)
def test_a_card_taller_than_a_page_goes_on_and_others_follow_it(options: HandoutOptions) -> None:
    spec = spec_of(2, 1, 2, 1, options=options)
    cards = list(spec.cards)
    cards[1] = replace(cards[1], notes=(NOTE * 420,))
    pages = lay_out(replace(spec, cards=tuple(cards)))
    assert_sound(pages)
    text = " ".join(map(run_texts, pages))
    assert flat(text.replace("2 Own-1 (continued)", "")).count("trainer wrote") >= 400
    assert text.count("(continued)") >= 4
    found = starts(pages)
    assert ["card-2"] in found
    if options.cards_per_page > 1 and not options.large_print:
        last = max(index for index, page in enumerate(pages) if "(continued)" in run_texts(page))
        assert found[last] or pages[last].runs[-2].y > 0.5 * pages[last].height


def test_cards_without_instructions_share_a_page() -> None:
    for options in VARIANTS:
        spec = spec_of(*[0] * 20, options=options)
        pages = lay_out(replace(spec, cards=tuple(map(bare, spec.cards))))
        assert_sound(pages)
        assert len(pages) <= 5
        assert len(starts(pages)[-1]) > 1


@pytest.mark.parametrize("options", VARIANTS)
@pytest.mark.parametrize("keys", [0, 2, 4])
def test_a_link_is_a_code_with_words_beside_or_below(options: HandoutOptions, keys: int) -> None:
    pages = lay_out(changed(spec_of(keys, keys, options=options), link=LINK))
    assert_sound(pages)
    codes = [box for page in pages for box in page.pictures if box.drawing is qr_drawing(LINK)]
    least = 84 if options.large_print else 62
    assert len(codes) == 2
    assert min(code.width for code in codes) >= least
    links = [link for page in pages for link in page.links if link.target == LINK]
    assert len(links) == 2
    text = " ".join(map(run_texts, pages))
    assert text.count("Scan to see it move") == 2
    assert text.replace(" ", "").count(LINK.removeprefix("https://")) == 2
    for page in pages:
        for code in page.pictures:
            if code.drawing is qr_drawing(LINK):
                assert any(
                    link.x <= code.x and link.y <= code.y and code.y + code.height <= link.y + link.height
                    for link in page.links
                )


def test_a_long_link_is_shown_in_part_and_has_a_larger_code() -> None:
    link = LINK + "/a-b" * 50
    (page,) = lay_out(changed(spec_of(2, options=PLAIN), link=link))
    (code,) = (box for box in page.pictures if box.drawing is qr_drawing(link))
    assert code.width > 75
    assert "…" in run_texts(page)
    assert page.links[0].target == link


@pytest.mark.parametrize(
    ("options", "link"),
    [
        (replace(PLAIN, qr=False), LINK),
        (PLAIN, "javascript:alert(1)"),
        (PLAIN, "clinic.example"),
        (PLAIN, ""),
    ],
)
def test_no_code_without_a_link_that_may_be_printed(options: HandoutOptions, link: str) -> None:
    (page,) = lay_out(changed(spec_of(2, options=options), link=link))
    assert not page.links
    assert "Scan" not in run_texts(page)


def test_the_link_can_be_clicked_in_the_pdf() -> None:
    made = render_handout(changed(spec_of(1, options=PLAIN), link=LINK))
    assert LINK.encode() in made
    assert "Scan to see it move" in page_texts(made)[0]


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize(
    ("most", "large", "pages"), [(1, False, 21), (2, False, 11), (4, False, 10), (6, False, 8), (1, True, 22)]
)
def test_the_sample_takes_few_pages(
    catalogue: Catalogue, most: int, large: bool, pages: int, paper: Paper
) -> None:
    imported = read_plan_file(SAMPLE, catalogue)
    options = HandoutOptions(layouts=(Layout.CARDS,), cards_per_page=most, large_print=large, paper=paper)
    spec = plan_handout(imported.plan, imported.client, catalogue, english(), today=TODAY, options=options)
    made = lay_out(spec)
    assert_sound(made)
    assert len(made) <= pages
    for page in made:
        content = [run.y for run in page.runs if run.y < page.height - 60]
        assert max(content) > 0.4 * page.height


@pytest.mark.parametrize("options", VARIANTS)
def test_what_to_mind_stands_before_the_instructions_and_never_on_a_later_page(
    options: HandoutOptions,
) -> None:
    steps = ("Breathe in and out, slowly and with care. " * 12,) * 8
    for keys in (0, 2):
        spec = spec_of(keys, options=options, steps=steps)
        pages = lay_out(changed(spec, notes=("Mind the cat.",)))
        text = run_texts(pages[0])
        positions = [text.find(part) for part in ("Strength:", "Take care", "Note Mind the cat.", "Start On")]
        assert -1 not in positions
        assert positions == sorted(positions)
        assert len(pages) > 1 or not options.large_print
        assert "Take care" not in " ".join(map(run_texts, pages[1:]))


@pytest.mark.parametrize("most", [2, 4, 6])
def test_remarks_come_after_the_steps(most: int) -> None:
    (page, *_) = lay_out(spec_of(2, 2, options=replace(PLAIN, cards_per_page=most)))
    text = run_texts(page)
    assert text.find("2. Breathe out") < text.find("Tip Keep") < text.find("Why It")


@pytest.mark.parametrize("most", [4, 6])
def test_all_cards_go_without_the_same(catalogue: Catalogue, most: int) -> None:
    imported = read_plan_file(SAMPLE, catalogue)
    options = HandoutOptions(layouts=(Layout.CARDS,), cards_per_page=most)
    spec = plan_handout(imported.plan, imported.client, catalogue, english(), today=TODAY, options=options)
    labels = [str(run.text).strip() for page in lay_out(spec) for run in page.runs]
    tips = sum(bool(card.tip) for card in spec.cards)
    assert labels.count("Start") == len(spec.cards)
    assert labels.count("Why") == labels.count("Change it") == 0
    assert labels.count("Tip") == (tips if most == 4 else 0)
