"""Bundled files are found in the wheel, in a frozen app and in the repository, in this order."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from backdesk import resources


def _bundle(folder: Path) -> Path:
    (folder / "muscles").mkdir(parents=True)
    return folder


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package folder without any bundled files."""
    package = tmp_path / "site" / "backdesk"
    package.mkdir(parents=True)
    monkeypatch.setattr(resources, "_PACKAGE", package)
    return package


def test_the_repository_has_every_folder_that_is_asked_for() -> None:
    folder = resources.resource_folder()
    for name in ("exercises", "muscles", "themes", "icons", "locale", "sample", "schema"):
        assert (folder / name).is_dir(), name


def test_a_path_of_a_bundled_file() -> None:
    assert resources.resource_path("muscles", "muscles.json").is_file()


def test_exercise_files_are_the_json_files_in_name_order() -> None:
    files = resources.exercise_files()
    assert len(files) >= 1
    assert list(files) == sorted(files)
    assert {path.suffix for path in files} == {".json"}


def test_the_order_of_places(installed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repository = _bundle(installed.parent / "resources")
    assert resources.resource_folder() == repository
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path / "frozen"), raising=False)
    assert resources.resource_folder() == repository
    frozen = _bundle(tmp_path / "frozen" / "resources")
    assert resources.resource_folder() == frozen
    wheel = _bundle(installed / "_resources")
    assert resources.resource_folder() == wheel


@pytest.mark.usefixtures("installed")
def test_an_incomplete_installation_says_what_to_do() -> None:
    with pytest.raises(FileNotFoundError, match="Install it again"):
        resources.resource_folder()
