"""The preview: the first page early, the same bytes as the handout, and the hints."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.wording import PlainWords
from backdesk.errors import MissingGlyphError
from backdesk.handout import card_pictures
from backdesk.handout.raster import page_pictures
from backdesk.services.handouts import HandoutCancelled, HandoutOptions, Layout, make_handout
from backdesk.services.plan_handout import plan_handout
from backdesk.services.preview import FirstLook, Preview, Wanted, draw_ahead, make_preview
from tests.factories import make_block, make_day, make_entry, make_plan
from tests.handout.builders import make_spec

WANTED = Wanted(0, 0.5, 10_000_000)


def preview_of(spec: object, wanted: Wanted = WANTED) -> tuple[Preview, list[FirstLook]]:
    looks: list[FirstLook] = []
    return make_preview(spec, wanted, looks.append), looks  # type: ignore[arg-type]


def test_the_bytes_are_those_of_the_handout() -> None:
    spec = make_spec()
    preview, _ = preview_of(spec)
    assert preview.report == make_handout(spec)
    boxes = [page.mediabox for page in PdfReader(BytesIO(preview.report.content)).pages]
    assert [(size.width, size.height) for size in preview.sizes] == [
        pytest.approx((float(box.width), float(box.height)), abs=0.01) for box in boxes
    ]


@pytest.mark.parametrize("page", [0, 1, 99])
def test_the_first_look_is_the_wanted_page_as_it_will_be(page: int) -> None:
    preview, (look,) = preview_of(make_spec(), Wanted(page, 0.5, 10_000_000))
    shown = min(page, len(preview.sizes) - 1)
    (finished,) = page_pictures(preview.report.content, [shown], 0.5, 10_000_000)
    assert look.sizes == preview.sizes
    assert look.picture == finished


def test_a_page_full_of_links_can_be_shown_before_their_targets() -> None:
    """The numbers of the week lead to the cards, which are not drawn yet."""
    spec = replace(make_spec(), options=HandoutOptions(layouts=(Layout.WEEK, Layout.SESSIONS, Layout.CARDS)))
    _, (look,) = preview_of(spec)
    assert look.picture.page == 0


def test_what_looks_odd_is_hinted_at() -> None:
    preview, _ = preview_of(replace(make_spec(), weeks=()))
    assert len(preview.hints) == 1
    assert "No exercises" in preview.hints[0]


def test_cancelled_before_the_pages_are_drawn() -> None:
    looks: list[FirstLook] = []
    with pytest.raises(HandoutCancelled):
        make_preview(make_spec(), WANTED, looks.append, lambda: True)
    assert looks == []


def test_cancelled_after_the_first_look() -> None:
    looks: list[FirstLook] = []
    with pytest.raises(HandoutCancelled):
        make_preview(make_spec(), WANTED, looks.append, lambda: bool(looks))
    assert len(looks) == 1


def test_a_script_without_a_font_is_refused_in_a_sentence() -> None:
    with pytest.raises(MissingGlyphError):
        preview_of(replace(make_spec(), title="𐀀𐀁"))


def test_figures_are_drawn_ahead_in_colour_and_in_grey(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = make_plan((make_day("monday", strength=make_block(make_entry("bird-dog"), make_entry("plank"))),))
    options = HandoutOptions(layouts=(Layout.CARDS,), grey=True)
    spec = plan_handout(plan, None, catalogue, PlainWords(), today=date(2026, 11, 22), options=options)
    drawn: list[bool] = []

    def figure_drawings(_figure: Any, options: HandoutOptions) -> tuple[()]:
        drawn.append(options.grey)
        return ()

    monkeypatch.setattr(card_pictures, "figure_drawings", figure_drawings)
    ways: list[None] = []
    draw_ahead(spec, lambda: False, lambda: ways.append(None))
    assert drawn == [True, True, False, False], "first what is shown"
    assert len(ways) == len(drawn)
    drawn.clear()
    draw_ahead(spec, lambda: len(drawn) == 1)
    assert len(drawn) == 1
