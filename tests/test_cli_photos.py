"""Own photos that a plan file brings along, on the command line."""

from __future__ import annotations

import base64
import hashlib
import io
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from tests.cli_support import Runner
from tests.exchange.support import as_bytes, raw_entry, raw_plan


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], home: Path) -> Runner:
    return Runner(capsys, home)


@pytest.fixture
def photo() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (120, 90), "red").save(stream, "JPEG")
    return stream.getvalue()


def plan_file(folder: Path, photo: bytes) -> Path:
    name = hashlib.sha256(photo).hexdigest()
    row = {"id": "own-row", "name": "Row", "photos": [name]}
    raw = raw_plan(
        raw_entry(exercise="own-row"), exercises=[row], photos={name: base64.b64encode(photo).decode()}
    )
    path = folder / "row.json"
    path.write_bytes(as_bytes(raw))
    return path


def image_count(path: Path) -> int:
    return sum(len(page.images) for page in PdfReader(path, strict=True).pages)


def test_photos_of_a_file_and_of_a_stored_plan_are_printed_and_exported(
    run: Runner, tmp_path: Path, photo: bytes
) -> None:
    path, pdf, again = plan_file(tmp_path, photo), tmp_path / "row.pdf", tmp_path / "again.json"
    print_it = ("-o", pdf, "--layout", "list", "--date", "2026-01-02")
    run("handout", path, *print_it)
    assert image_count(pdf) == 1
    run("export", path, "-o", again)
    assert not run.home.exists()
    stored = run("import", again).out.strip()
    from_file = pdf.read_bytes()
    run("handout", stored, *print_it)
    assert pdf.read_bytes() == from_file
    run("export", stored, "-o", tmp_path / "stored.json")
    assert (tmp_path / "stored.json").read_bytes() == again.read_bytes()


def test_a_photo_that_cannot_be_shown_is_exported_as_it_came(run: Runner, tmp_path: Path) -> None:
    path, again = plan_file(tmp_path, b"\xff\xd8\xff and no more"), tmp_path / "again.json"
    run("export", path, "-o", again)
    assert base64.b64encode(b"\xff\xd8\xff and no more") in again.read_bytes()
    run("handout", path, "-o", tmp_path / "row.pdf", "--layout", "list")
    assert image_count(tmp_path / "row.pdf") == 0
