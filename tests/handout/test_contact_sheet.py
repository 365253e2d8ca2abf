from __future__ import annotations

import io

import pypdfium2
import pytest
from PIL import ImageChops
from pypdf import PdfReader

from backdesk.domain.wording import PlainWords
from backdesk.figure.drawing import Box, Drawing, Shape
from backdesk.handout.contact_sheet import CELL_ASPECT, SheetCell, contact_sheet
from backdesk.handout.spec import Paper
from tests.handout.builders import page_texts

BOX = Box(0.0, 0.0, 1.2, 1.0)
FULL = ((0.0, 0.0), (1.2, 0.0), (1.2, 1.0), (0.0, 1.0))


def cells(count: int, name: str = "Name") -> list[SheetCell]:
    drawing = Drawing((Shape((FULL,), fill="#ff0000"),), BOX)
    return [SheetCell(f"{name} {number:03d}", drawing) for number in range(1, count + 1)]


def sheet(count: int, **fields: Paper) -> bytes:
    return contact_sheet(cells(count), PlainWords(), **fields)


@pytest.mark.parametrize(("count", "pages"), [(1, [1]), (12, [12]), (13, [12, 1]), (30, [12, 12, 6])])
def test_twelve_exercises_stand_on_a_page_with_their_names(count: int, pages: list[int]) -> None:
    texts = page_texts(sheet(count))
    assert [text.count("Name") for text in texts] == pages
    for number, text in enumerate(texts, start=1):
        assert f"Page {number} of {len(pages)}" in text
    assert [f"Name {n:03d}" in " ".join(texts) for n in range(1, count + 1)] == [True] * count


@pytest.mark.parametrize(("paper", "size"), [(Paper.A4, (842, 595)), (Paper.LETTER, (792, 612))])
def test_pages_lie_on_their_side(paper: Paper, size: tuple[int, int]) -> None:
    (page,) = PdfReader(io.BytesIO(sheet(3, paper=paper))).pages
    assert (round(page.mediabox.width), round(page.mediabox.height)) == size


def test_the_same_cells_give_the_same_bytes() -> None:
    assert sheet(13) == sheet(13)
    assert sheet(13) != sheet(12)


def test_pictures_stand_in_three_rows_of_four_and_do_not_touch() -> None:
    document = pypdfium2.PdfDocument(sheet(12))
    image = document[0].render(scale=1).to_pil().convert("RGB")
    document.close()
    red = ImageChops.subtract(*image.split()[:2]).point(lambda level: 255 if level > 200 else 0)
    width, height = red.size
    columns = [red.crop((x, 0, x + 1, height)).getbbox() is not None for x in range(width)]
    rows = [red.crop((0, y, width, y + 1)).getbbox() is not None for y in range(height)]
    runs = [sum(b and not a for a, b in zip([False, *line], line, strict=False)) for line in (columns, rows)]
    assert runs == [4, 3]
    assert red.getbbox() is not None
    assert sum(columns) > 0.8 * width
    assert not any((*columns[:25], *columns[-25:], *rows[:25], *rows[-25:]))


def test_the_place_of_a_picture_has_about_the_given_aspect() -> None:
    document = pypdfium2.PdfDocument(sheet(1))
    image = document[0].render(scale=2).to_pil().convert("RGB")
    document.close()
    box = ImageChops.subtract(*image.split()[:2]).point(lambda level: 255 if level > 200 else 0).getbbox()
    assert box is not None
    assert (box[2] - box[0]) / (box[3] - box[1]) == pytest.approx(1.2, abs=0.02)
    assert pytest.approx(1.2, abs=0.2) == CELL_ASPECT


def test_long_names_are_made_smaller_and_odd_ones_printed() -> None:
    drawing = cells(1)[0].drawing
    long = "Half-kneeling one-arm overhead carry with a very long name that nobody would choose"
    made = contact_sheet([SheetCell(long, drawing), SheetCell("<b>Łódź</b> 🙂", drawing)], PlainWords())
    (text,) = page_texts(made)
    assert long in text
    assert "<b>Łódź</b>" in text
    document = pypdfium2.PdfDocument(made)
    page = document[0]
    found = page.get_textpage().search(long)
    place = found.get_next()
    assert place is not None
    boxes = [page.get_textpage().get_charbox(index) for index in range(place[0], place[0] + place[1])]
    assert min(box[0] for box in boxes) >= 27
    assert max(box[2] for box in boxes) <= 28 + (842 - 56 - 36) / 4 + 2
    document.close()
