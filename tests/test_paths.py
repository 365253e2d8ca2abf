"""Where the data folder lies."""

from __future__ import annotations

from pathlib import Path

import pytest

from backdesk.paths import ENVIRONMENT_VARIABLE, DataFolder, data_folder


def test_everything_lies_inside_the_folder_under_its_own_name(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    places = [
        folder.database,
        folder.lock,
        folder.settings,
        folder.window_state,
        folder.log,
        folder.handouts,
        folder.clinic,
    ]
    assert all(place.parent == tmp_path for place in places)
    assert len(set(places)) == len(places)
    assert folder.issued.parent == folder.handouts


def test_the_chosen_folder_beats_the_environment(tmp_path: Path, home: Path) -> None:
    assert data_folder().root == home.resolve()
    assert data_folder("").root == home.resolve()
    assert data_folder(str(tmp_path / "mine")).root == (tmp_path / "mine").resolve()


def test_a_relative_folder_and_the_users_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "user"))
    assert data_folder("data").root == (tmp_path / "data").resolve()
    assert data_folder("~/data").root == (tmp_path / "user" / "data").resolve()


def test_a_user_who_does_not_exist_and_a_link_to_itself_raise_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert data_folder("~no-such-user-here/data").root == tmp_path / "~no-such-user-here" / "data"
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    assert data_folder(str(loop)).root == loop


def test_without_a_name_it_is_the_systems_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv(ENVIRONMENT_VARIABLE)
    monkeypatch.setattr("platformdirs.user_data_dir", lambda name, appauthor: str(tmp_path / name))
    assert data_folder().root == tmp_path / "Back Desk"


def test_asking_makes_nothing(home: Path) -> None:
    assert data_folder().database.parent == home.resolve()
    assert not home.exists()
