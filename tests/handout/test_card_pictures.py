"""The key poses on the exercise cards: vectors, captions, places, sizes."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import cast

import pypdfium2
import pytest
from PIL import ImageChops
from pypdf import PageObject, PdfReader
from pypdf.generic import DictionaryObject, StreamObject

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.pose import ExerciseFigure, KeyPose, Prop
from backdesk.figure.drawing import fit
from backdesk.figure.style import SkinTone
from backdesk.handout.card_pictures import COLUMN_TEXT_GAP
from backdesk.handout.flow import Page
from backdesk.handout.render import lay_out, render_handout
from backdesk.handout.spec import HandoutOptions, HandoutSpec, Layout, Paper
from backdesk.services.figures import Figures
from tests.factories import make_block, make_day, make_entry, make_plan
from tests.figure.bodies import quadruped, squat
from tests.handout.builders import (
    Box,
    boxes,
    full_exercise,
    make_catalogue,
    make_spec,
    outside,
    overlaps,
    run_texts,
)

CAPTIONS = ("Stand", "Lower", "Kneel", "Round")
POSES = (squat(0.02), squat(0.4), quadruped(), quadruped(30))
CARDS = HandoutOptions(layouts=(Layout.CARDS,))
OPTIONS = [
    replace(CARDS, paper=paper, large_print=large, cards_per_page=most)
    for paper, large, most in (
        (Paper.A4, False, 2), (Paper.LETTER, False, 2), (Paper.A4, True, 2), (Paper.A4, False, 1),
        (Paper.LETTER, False, 4),
    )
]  # fmt: skip
LONG = "Sit down on the floor and let your arms hang until they are heavy and warm. " * 25


def figure(keys: int = 2) -> ExerciseFigure:
    """A figure with the first so many pictures; a bar and a mat give it all colours."""
    made = tuple(KeyPose(caption, pose) for caption, pose in zip(CAPTIONS[:keys], POSES, strict=False))
    return ExerciseFigure(made, props=(Prop("mat"), Prop("barbell", at=(0.5, 0.0, 0.2))))


def spec_of(*counts: int, options: HandoutOptions = CARDS, **texts: object) -> HandoutSpec:
    """A handout with a card for each number: that of its pictures, 0 for none."""
    exercises = [
        full_exercise(f"own-{n}", figure=figure(keys) if keys else None, **texts)
        for n, keys in enumerate(counts)
    ]
    entries = [make_entry(exercise.id, sets=3, reps=8) for exercise in exercises]
    plan = make_plan((make_day("monday", strength=make_block(*entries)),))
    return make_spec(plan, options=options, catalogue=make_catalogue(*exercises))


@cache
def pdf(*counts: int, options: HandoutOptions = CARDS) -> bytes:
    return render_handout(spec_of(*counts, options=options))


def forms(page: PageObject) -> dict[str, StreamObject]:
    """What a page shows besides its own operators: the pictures, by name."""
    resources = cast("DictionaryObject", page["/Resources"])
    return {name: form.get_object() for name, form in resources.get("/XObject", {}).items()}


def contents(made: bytes) -> list[str]:
    """The operators of each page, those of its pictures behind them."""
    found = []
    for page in PdfReader(io.BytesIO(made)).pages:
        own = page.get_contents()
        assert own is not None
        found.append("\n".join(part.get_data().decode("latin-1") for part in (own, *forms(page).values())))
    return found


def texts(made: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(made)
    found = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return found


def drawn_boxes(page: Page) -> Iterator[Box]:
    """Where the drawings lie on a page: their frames as they are fitted into their places."""
    for picture in page.pictures:
        frame = picture.drawing.box
        placed = fit(frame, picture.width, picture.height)
        left, top = (
            picture.x + placed.x + frame.left * placed.scale,
            picture.y + placed.y + frame.top * placed.scale,
        )
        yield Box(left, top, left + frame.width * placed.scale, top + frame.height * placed.scale, "picture")


def figures_on(page: Page) -> int:
    """How many key poses a page shows; the arrows between them are small."""
    return sum(picture.height > 30 for picture in page.pictures)


def test_pictures_are_vectors_and_no_images() -> None:
    made = pdf(1, 2, 3, 4)
    for page in PdfReader(io.BytesIO(made)).pages:
        assert {form["/Subtype"] for form in forms(page).values()} <= {"/Form"}
        assert list(page.images) == []
    operators = re.sub(r"\(.*?\) Tj", "", "\n".join(contents(made)))
    assert not re.search(r"\b(BI|ID|EI)\b", operators)
    assert len(re.findall(r"^[fB]$", operators, re.MULTILINE)) > 200


def test_a_picture_that_comes_twice_is_stored_once() -> None:
    once, twice = (PdfReader(io.BytesIO(pdf(*counts))) for counts in ((2,), (2, 2)))
    stored = [
        {
            form.get_data()
            for page in reader.pages
            for form in forms(page).values()
            if len(form.get_data()) > 2000
        }
        for reader in (once, twice)
    ]
    assert stored[0] == stored[1]
    assert len(stored[0]) == 2
    # every further card costs its texts, not its pictures
    assert len(pdf(2, 2, 2, 2)) - len(pdf(2, 2, 2)) < 4_000


def test_each_key_pose_is_drawn_once() -> None:
    for counts in ((1,), (2,), (3,), (4,), (2, 0, 3)):
        assert sum(map(figures_on, lay_out(spec_of(*counts)))) == sum(counts)


def test_captions_can_be_read_and_are_numbered_where_there_are_several() -> None:
    reader = PdfReader(io.BytesIO(pdf(1, 3)))
    text = " ".join(" ".join(page.extract_text().split()) for page in reader.pages)
    assert text.count("Stand") == 2
    assert text.count("1. Stand") == 1
    assert "2. Lower" in text
    assert "3. Kneel" in text


def test_pictures_can_be_switched_off() -> None:
    off = replace(CARDS, pictures=False)
    pages = lay_out(spec_of(2, 3, options=off))
    assert sum(len(page.pictures) for page in pages) == 0
    assert "2. Lower" not in " ".join(map(run_texts, pages))
    assert len(pdf(2, 3, options=off)) < len(pdf(2, 3))
    assert "On hands and knees" in " ".join(texts(pdf(2, 3, options=off)))


def test_an_exercise_without_a_figure_has_its_texts_on_the_whole_width() -> None:
    options = replace(CARDS, pain_box=False, stop_signs_box=False)
    without, with_one = (lay_out(spec_of(keys, options=options, start=LONG)) for keys in (0, 1))
    widest = [
        max(box.right - box.left for page in pages for box in boxes(page) if "heavy and warm" in box.text)
        for pages in (without, with_one)
    ]
    assert widest[0] > widest[1] + 10
    lefts = [min(box.left for page in pages for box in boxes(page)) for pages in (without, with_one)]
    assert lefts[0] < 130 + COLUMN_TEXT_GAP
    assert lefts[0] == lefts[1]


@pytest.mark.parametrize("options", [replace(CARDS, grey=True), replace(CARDS, grey=True, large_print=True)])
def test_grey_print_has_no_coloured_operators(options: HandoutOptions) -> None:
    number = r"(\d*\.?\d+)"
    found = 0
    for content in contents(pdf(2, 4, options=options)):
        for colour in re.findall(rf"{number} {number} {number} (?:rg|RG)\b", content):
            found += 1
            assert len({float(part) for part in colour}) == 1, colour
    assert found > 50


def test_colour_print_has_the_chosen_skin() -> None:
    made = [pdf(1, options=replace(CARDS, skin_tone=tone)) for tone in (SkinTone.LIGHT, SkinTone.DARK)]
    assert made[0] != made[1]
    assert " rg" in contents(made[0])[0]


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert render_handout(spec_of(1, 2, 4)) == pdf(1, 2, 4)


def test_a_handout_of_twenty_exercises_is_small(catalogue: Catalogue) -> None:
    figures = Figures()
    exercises = list(catalogue.exercises.values())[::9][:20]
    pictured = [replace(exercise, figure=figures.of(exercise)) for exercise in exercises]
    own = Catalogue(pictured, catalogue.taxonomy, tuple(catalogue.precautions.values()))
    plan = make_plan((make_day("monday", strength=make_block(*(make_entry(one.id) for one in exercises))),))
    made = render_handout(make_spec(plan, catalogue=own))
    assert len(made) < 500_000
    assert len(pypdfium2.PdfDocument(made)) >= 11
    shown = sum(len(forms(page)) for page in PdfReader(io.BytesIO(made)).pages)
    assert shown > 30


@pytest.mark.parametrize("options", OPTIONS)
@pytest.mark.parametrize("amount", ["little", "usual", "much"])
def test_pictures_stay_on_the_page_and_beside_the_text(options: HandoutOptions, amount: str) -> None:
    said: dict[str, object] = {
        "little": {
            "start": "",
            "steps": ("Breathe.",),
            "tip": "",
            "why": "",
            "easier": (),
            "harder": (),
            "cautions": (),
        },
        "usual": {},
        "much": {"start": LONG},
    }[amount]  # type: ignore[assignment]
    pages = lay_out(spec_of(1, 2, 3, 4, 0, 2, options=options, **said))
    assert sum(map(figures_on, pages)) == 12
    for page in pages:
        assert not outside(page)
        assert not list(overlaps(page))
        drawn = list(drawn_boxes(page))
        for box in drawn:
            assert box.left >= 20
            assert box.right <= page.width - 20
            assert box.top >= 20
            assert box.bottom <= page.height - 30
        for box in drawn:
            assert [text.text for text in boxes(page) if box.overlaps(text)] == []


@pytest.mark.parametrize("options", OPTIONS)
def test_pictures_do_not_cover_each_other(options: HandoutOptions) -> None:
    for page in lay_out(spec_of(1, 2, 3, 4, 2, options=options)):
        drawn = [
            box for box, picture in zip(drawn_boxes(page), page.pictures, strict=True) if picture.height > 30
        ]
        assert not any(one.overlaps(other) for n, one in enumerate(drawn) for other in drawn[:n])


def test_a_card_stands_on_one_page_with_its_pictures() -> None:
    for page in lay_out(spec_of(*[3] * 7)):
        cards = run_texts(page).count("On hands and knees")
        assert figures_on(page) == 3 * cards
        assert cards <= 2
    assert sum(bool(page.pictures) for page in lay_out(spec_of(*[2] * 8))) == 4  # two to a page


def test_large_print_shows_larger_pictures_side_by_side() -> None:
    (normal,) = (page for page in lay_out(spec_of(2)) if page.pictures)
    large = next(
        page for page in lay_out(spec_of(2, options=replace(CARDS, large_print=True))) if page.pictures
    )
    heights = [max(box.bottom - box.top for box in drawn_boxes(page)) for page in (normal, large)]
    assert heights[1] > 1.3 * heights[0]
    tops = {round(picture.y) for picture in large.pictures if picture.height > 30}
    assert len(tops) == 1


def test_the_margins_stay_white_around_pictures() -> None:
    document = pypdfium2.PdfDocument(pdf(4, 3))
    for page in document:
        image = page.render(scale=0.5).to_pil().convert("L")
        inked = ImageChops.invert(image).getbbox()
        assert inked is not None
        assert inked[0] >= 15
        assert inked[2] <= image.width - 15
    document.close()
