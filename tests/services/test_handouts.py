from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from backdesk.errors import MissingGlyphError, OutputError
from backdesk.services.handouts import HandoutCancelled, handout_file_name, make_handout, save_handout
from tests.handout.builders import make_spec, page_texts


def test_a_handout_is_saved_whole_and_reported(tmp_path: Path) -> None:
    path = tmp_path / "Maria.pdf"
    report = save_handout(path, make_spec())
    assert report.path == path
    assert path.read_bytes() == report.content
    assert report.pages == len(page_texts(report.content))
    assert report.missing_characters == ()


def test_left_out_characters_are_reported_with_their_place(tmp_path: Path) -> None:
    spec = replace(make_spec(), client_name='<b>Zoë & "Łukasz" 🙂</b>')
    report = save_handout(tmp_path / "out.pdf", spec)
    assert [(lost.where, lost.characters, lost.is_refused) for lost in report.missing_characters] == [
        ("the client’s name", ("🙂",), False)
    ]


def test_a_refused_script_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "out.pdf"
    path.write_bytes(b"before")
    with pytest.raises(MissingGlyphError, match="“مرحبا”"):
        save_handout(path, replace(make_spec(), title="مرحبا"))
    assert path.read_bytes() == b"before"
    assert [item.name for item in tmp_path.iterdir()] == ["out.pdf"]


def test_a_cancelled_handout_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(HandoutCancelled):
        save_handout(tmp_path / "out.pdf", make_spec(), is_cancelled=lambda: True)
    assert not list(tmp_path.iterdir())


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="is a folder"):
        save_handout(tmp_path, make_spec())
    with pytest.raises(OutputError, match="does not exist"):
        save_handout(tmp_path / "no" / "out.pdf", make_spec())


def test_a_handout_can_be_made_without_a_file() -> None:
    heard: list[tuple[int, int]] = []
    report = make_handout(make_spec(), lambda done, total: heard.append((done, total)))
    assert report.path is None
    assert report.content.startswith(b"%PDF-")
    assert heard[-1] == (report.pages, report.pages)


def test_reportlab_waits_until_the_first_handout() -> None:
    code = "import sys, backdesk.services.handouts; sys.exit('reportlab' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("client", "title", "name"),
    [
        ("Maria Lopez", "Lower back", "Maria Lopez - Lower back.pdf"),
        ("", "con", "con_.pdf"),
        ("NUL", "", "NUL_.pdf"),
        ("Aux", "Knees", "Aux - Knees.pdf"),
        ("", "prn.second part", "prn_.second part.pdf"),
        ("", "com1 .txt", "com1_.txt.pdf"),
        ("", "LPT¹", "LPT¹_.pdf"),
        ("", "COM10", "COM10.pdf"),
        ("", "console", "console.pdf"),
        ("", "ends with dots. . .", "ends with dots.pdf"),
        ("", "y" * 79 + ". z", "y" * 79 + ".pdf"),
        ("", " . ", "handout.pdf"),
        ("a/b", "c:d", "a b - c d.pdf"),
    ],
)
def test_a_name_that_every_system_takes(client: str, title: str, name: str) -> None:
    assert handout_file_name(client, title) == name
