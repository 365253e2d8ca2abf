"""Many handouts in one PDF."""

from __future__ import annotations

import io
from dataclasses import replace

import pypdf
import pytest

from backdesk.domain.client import Client
from backdesk.domain.ids import ClientId
from backdesk.handout.flow import Bookmark, Link, Page
from backdesk.handout.merged import MergedHandouts
from backdesk.handout.render import lay_out, render
from backdesk.handout.spec import HandoutCancelled, HandoutSpec
from tests.handout.builders import make_spec, page_texts


def spec_for(name: str) -> HandoutSpec:
    return make_spec(client=Client(ClientId(name), name))


def merged(*names: str) -> bytes:
    together = MergedHandouts("Exercise handouts")
    for name in names:
        spec = spec_for(name)
        together.add(spec, lay_out(spec), name)
    return together.draw()


def test_each_handout_keeps_its_pages_and_their_numbers() -> None:
    single = [render(spec_for(name)) for name in ("Maria", "Tomasz")]
    assert page_texts(merged("Maria", "Tomasz")) == [
        text for rendered in single for text in page_texts(rendered.content)
    ]


def test_every_client_is_in_the_outline_with_the_parts_below() -> None:
    reader = pypdf.PdfReader(io.BytesIO(merged("Maria", "Tomasz")))
    outline = reader.outline
    names = [entry.title for entry in outline if not isinstance(entry, list)]
    assert names == ["Maria", "Tomasz"]
    pages = [reader.get_destination_page_number(one) for one in outline if not isinstance(one, list)]
    assert pages == [0, len(reader.pages) // 2]
    parts = [entry for entry in outline if isinstance(entry, list)]
    assert len(parts) == 2
    assert [one.title for one in parts[0] if not isinstance(one, list)] == [
        one.title for one in parts[1] if not isinstance(one, list)
    ]


def test_the_document_is_about_nobody_alone() -> None:
    about = pypdf.PdfReader(io.BytesIO(merged("Maria", "Tomasz"))).metadata
    assert about is not None
    assert about.title == "Exercise handouts"
    assert "Maria" not in "".join(map(str, about.values()))


def test_links_stay_within_their_handout() -> None:
    spec = spec_for("Maria")
    together = MergedHandouts("All")
    for name in ("Maria", "Tomasz"):
        page = Page(300, 300, bookmarks=[Bookmark("Card", 0, 50.0, key="card-1")])
        page.links = [Link(10, 10, 20, 20, "#card-1"), Link(10, 50, 20, 20, "https://example.org/")]
        together.add(spec, (page,), name)
        assert page.links[0].target == "#card-1", "what was laid out is not changed"
    reader = pypdf.PdfReader(io.BytesIO(together.draw()))
    for shown in reader.pages:
        inside, outside = (note.get_object() for note in shown["/Annots"])  # type: ignore[attr-defined]
        assert inside["/Dest"][0].get_object() == shown.get_object(), "a link into its own handout"
        assert outside["/A"]["/URI"] == "https://example.org/"


def test_a_figure_of_many_handouts_is_stored_once() -> None:
    one, four = len(merged("Maria")), len(merged("Maria", "Tomasz", "Aisha", "Peter"))
    assert four < 4 * one


def test_the_same_handouts_give_the_same_bytes() -> None:
    assert merged("Maria", "Tomasz") == merged("Maria", "Tomasz")


def test_it_can_be_stopped_and_tells_how_far_it_is() -> None:
    spec = spec_for("Maria")
    together = MergedHandouts("All")
    together.add(spec, lay_out(spec), "Maria")
    heard: list[tuple[int, int]] = []
    together.draw(lambda done, of: heard.append((done, of)))
    assert heard[-1] == (together.page_count, together.page_count)
    with pytest.raises(HandoutCancelled):
        together.draw(is_cancelled=lambda: True)


def test_nothing_cannot_be_drawn() -> None:
    with pytest.raises(ValueError, match="no handouts"):
        MergedHandouts("All").draw()


def test_a_template_and_an_empty_title_are_fine() -> None:
    spec = replace(make_spec(client=None), title="")
    together = MergedHandouts("All")
    together.add(spec, lay_out(spec), "Exercise plan")
    assert together.draw().startswith(b"%PDF")
