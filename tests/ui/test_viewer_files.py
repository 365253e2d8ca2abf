"""A file that a viewer holds is not replaced: a free name beside it is taken."""

from __future__ import annotations

from pathlib import Path

import pytest

from backdesk import files
from backdesk.errors import OutputError
from backdesk.ui.viewer_files import write_for_viewer


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "handouts" / "Maria. A - Back.pdf"


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Names of files that the system refuses to replace, as Windows does."""
    names: set[str] = set()
    real = files._replace

    def replace(path: Path, content: bytes) -> None:
        if path.name in names:
            raise PermissionError(13, "used by another process", str(path))
        real(path, content)

    monkeypatch.setattr(files, "_replace", replace)
    return names


def test_a_file_is_replaced_and_its_folder_made(path: Path) -> None:
    assert write_for_viewer(path, b"one") == path
    assert write_for_viewer(path, b"two") == path
    assert path.read_bytes() == b"two"


def test_a_held_file_stays_and_another_name_is_taken(path: Path, held: set[str]) -> None:
    write_for_viewer(path, b"one")
    held.add(path.name)
    second = path.with_name("Maria. A - Back (2).pdf")
    assert write_for_viewer(path, b"two") == second
    held.add(second.name)
    assert write_for_viewer(path, b"three").name == "Maria. A - Back (3).pdf"
    assert (path.read_bytes(), second.read_bytes()) == (b"one", b"two")


def test_a_held_file_that_is_the_same_is_good_enough(path: Path, held: set[str]) -> None:
    write_for_viewer(path, b"one")
    held.add(path.name)
    assert write_for_viewer(path, b"one") == path
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_a_folder_that_refuses_everything_is_told(path: Path, held: set[str]) -> None:
    held.add(path.name)
    with pytest.raises(OutputError):
        write_for_viewer(path, b"one")


def test_a_file_in_the_place_of_the_folder_is_told(path: Path) -> None:
    path.parent.write_bytes(b"")
    with pytest.raises(OutputError):
        write_for_viewer(path, b"one")
