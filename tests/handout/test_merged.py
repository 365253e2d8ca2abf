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
from backdesk.handout.pen import Pen
from backdesk.handout.render import lay_out, render
from backdesk.handout.spec import HandoutSpec
from tests.handout.builders import make_spec, page_texts


def spec_for(name: str) -> HandoutSpec:
    return make_spec(client=Client(ClientId(name), name))


def merged(*names: str) -> bytes:
    together = MergedHandouts("Exercise handouts")
    for name in names:
        spec = spec_for(name)
        together.add(spec, lay_out(spec), name)
    return together.finish()


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
    reader = pypdf.PdfReader(io.BytesIO(together.finish()))
    for shown in reader.pages:
        inside, outside = (note.get_object() for note in shown["/Annots"])  # type: ignore[attr-defined]
        assert inside["/Dest"][0].get_object() == shown.get_object(), "a link into its own handout"
        assert outside["/A"]["/URI"] == "https://example.org/"


def test_a_figure_of_many_handouts_is_stored_once() -> None:
    one, four = len(merged("Maria")), len(merged("Maria", "Tomasz", "Aisha", "Peter"))
    assert four < 4 * one


def test_the_same_handouts_give_the_same_bytes() -> None:
    assert merged("Maria", "Tomasz") == merged("Maria", "Tomasz")


def test_other_documents_may_be_drawn_between_two_handouts() -> None:
    together = MergedHandouts("Exercise handouts")
    for name in ("Maria", "Tomasz"):
        spec = spec_for(name)
        together.add(spec, lay_out(spec), name)
        render(spec_for("Somebody Else Łukasz"))
    assert together.finish() == merged("Maria", "Tomasz")


def test_a_handout_that_broke_off_is_never_given_out_in_part(monkeypatch: pytest.MonkeyPatch) -> None:
    spec = spec_for("Maria")
    together = MergedHandouts("All")
    together.add(spec, lay_out(spec), "Maria")
    with monkeypatch.context() as broken:
        broken.setattr(Pen, "draw", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            together.add(spec, lay_out(spec), "Tomasz")
    together.add(spec, lay_out(spec), "Aisha")
    with pytest.raises(ValueError, match="in part only"):
        together.finish()


def test_nothing_cannot_be_drawn() -> None:
    with pytest.raises(ValueError, match="no handouts"):
        MergedHandouts("All").finish()


def test_a_template_and_an_empty_title_are_fine() -> None:
    spec = replace(make_spec(client=None), title="")
    together = MergedHandouts("All")
    together.add(spec, lay_out(spec), "Exercise plan")
    assert together.finish().startswith(b"%PDF")
