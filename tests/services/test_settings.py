"""The user's choices survive, whatever is in the file."""

from __future__ import annotations

import json
import logging
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backdesk.domain.blocks import BlockKind
from backdesk.figure.style import SkinTone
from backdesk.figure.tubes import Build
from backdesk.services import settings as module
from backdesk.services.handouts import HandoutOptions, Layout, Paper, handout_options
from backdesk.services.settings import HANDOUT_PARTS, SCHEMA_VERSION, Settings, SettingsFile, _from_content


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


def test_without_a_file_the_defaults_hold_and_nothing_is_written(path: Path) -> None:
    assert SettingsFile(path).load() == Settings()
    assert not path.exists()


def test_a_change_is_stored_and_read_back(path: Path) -> None:
    changed = SettingsFile(path).change(Settings(), theme="dark", count_relief=True, language="de")
    assert changed == Settings(theme="dark", count_relief=True, language="de")
    assert SettingsFile(path).load() == changed
    assert json.loads(path.read_bytes())["schema_version"] == SCHEMA_VERSION


def test_an_unheard_of_choice_is_a_mistake_of_the_program(path: Path) -> None:
    with pytest.raises(TypeError):
        SettingsFile(path).change(Settings(), colour="red")
    assert not path.exists()


@pytest.mark.parametrize(
    "content",
    [b"", b"not json", b"[]", b"3", b"null", b'"text"', b"\xff\xfe", b'{"theme": ', b"[" * 200_000],
    ids=["empty", "words", "list", "number", "null", "text", "bytes", "cut-off", "nested"],
)
def test_a_file_that_cannot_be_read_gives_the_defaults(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert SettingsFile(path).load() == Settings()


def test_a_folder_in_its_place_gives_the_defaults_and_a_change_is_only_logged(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path.mkdir()
    assert SettingsFile(path).load() == Settings()
    with caplog.at_level(logging.ERROR):
        assert SettingsFile(path).change(Settings(), grey=True).grey
    assert "could not be saved" in caplog.text


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("theme", "purple"),
        ("theme", 3),
        ("theme", ["dark"]),
        ("paper", "a5"),
        ("paper", None),
        ("grey", "yes"),
        ("grey", 1),
        ("language", False),
        ("double_each_side", 0),
        ("skin_tone", "green"),
        ("build", None),
        ("reduce_motion", 1),
        ("handout_layouts", ""),
        ("handout_layouts", "week,posters"),
        ("handout_layouts", "cards,week"),
        ("handout_layouts", "week,week"),
        ("handout_layouts", "week,"),
        ("handout_layouts", ["week"]),
        ("cards_per_page", 3),
        ("cards_per_page", True),
        ("cards_per_page", "2"),
        ("log_weeks", 0),
        ("log_weeks", 7),
        ("log_weeks", 1.0),
        ("large_print", "no"),
        ("links_in_handout", None),
    ],
)
def test_a_value_that_does_not_fit_gives_its_default_and_leaves_the_others(
    path: Path, name: str, value: object
) -> None:
    path.write_text(json.dumps({"schema_version": 1, "welcome_done": True, name: value}))
    loaded = SettingsFile(path).load()
    assert loaded == Settings(welcome_done=True)


def test_keys_of_other_versions_are_kept(path: Path) -> None:
    later = {"schema_version": 7, "theme": "light", "sounds": {"volume": 3}, "unknown": [1]}
    path.write_text(json.dumps(later))
    file = SettingsFile(path)
    loaded = file.load()
    assert (loaded.theme, loaded.unknown) == ("light", {"sounds": {"volume": 3}, "unknown": [1]})
    file.change(loaded, theme="dark")
    stored = json.loads(path.read_bytes())
    assert (stored["theme"], stored["sounds"], stored["unknown"]) == ("dark", {"volume": 3}, [1])
    assert file.load().unknown == loaded.unknown


def test_migrations_run_from_the_files_version_on(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def rename(content: dict[str, Any]) -> dict[str, Any]:
        return {**content, "theme": content.pop("colours")}

    def shout(content: dict[str, Any]) -> dict[str, Any]:
        return {**content, "language": content["language"].upper()}

    monkeypatch.setattr(module, "MIGRATIONS", (rename, shout))
    expected = {1: ("dark", "DE"), 2: ("system", "DE"), 3: ("system", "de")}
    for version, (theme, language) in expected.items():
        path.write_text(json.dumps({"schema_version": version, "colours": "dark", "language": "de"}))
        loaded = SettingsFile(path).load()
        assert (loaded.theme, loaded.language) == (theme, language)


@pytest.mark.parametrize("version", [0, -3, "two", None, 1.5])
def test_a_version_that_is_none_counts_as_the_first(
    path: Path, monkeypatch: pytest.MonkeyPatch, version: object
) -> None:
    monkeypatch.setattr(module, "MIGRATIONS", (lambda content: {**content, "theme": "dark"},))
    path.write_text(json.dumps({"schema_version": version}))
    assert SettingsFile(path).load().theme == "dark"


@pytest.mark.parametrize(
    ("warm_up", "relief", "counted"),
    [
        (False, False, {"strength"}),
        (True, False, {"strength", "warm_up"}),
        (False, True, {"strength", "relief"}),
        (True, True, {"strength", "warm_up", "relief"}),
    ],
)
def test_the_counting_rules_of_the_switches(*, warm_up: bool, relief: bool, counted: set[str]) -> None:
    rules = Settings(count_warm_up=warm_up, count_relief=relief, double_each_side=warm_up).rules()
    assert rules.counted == {BlockKind(name) for name in counted}
    assert rules.double_each_side is warm_up


def test_the_parts_are_those_of_a_handout() -> None:
    assert tuple(layout.value for layout in Layout) == HANDOUT_PARTS
    usual = Settings()
    assert usual.parts == tuple(layout.value for layout in HandoutOptions().layouts)
    for text in ("week", "sessions,log", ",".join(HANDOUT_PARTS)):
        assert _from_content({"handout_layouts": text}).parts == tuple(text.split(","))


def test_the_usual_settings_give_the_usual_handout() -> None:
    assert handout_options(Settings()) == HandoutOptions()


@pytest.mark.parametrize(
    ("setting", "value", "option", "expected"),
    [
        ("handout_layouts", "sessions,log", "layouts", (Layout.SESSIONS, Layout.LOG)),
        ("paper", "letter", "paper", Paper.LETTER),
        ("grey", True, "grey", True),
        ("large_print", True, "large_print", True),
        ("cards_per_page", 6, "cards_per_page", 6),
        ("log_weeks", 4, "log_weeks", 4),
        ("pictures_in_handout", False, "pictures", False),
        ("steps_in_handout", False, "steps", False),
        ("tips_in_handout", False, "tips", False),
        ("days_in_handout", False, "days", False),
        ("notes_in_handout", False, "notes", False),
        ("pain_box_in_handout", False, "pain_box", False),
        ("stop_signs_in_handout", False, "stop_signs_box", False),
        ("coverage_in_handout", True, "coverage", True),
        ("links_in_handout", False, "qr", False),
        ("skin_tone", "dark", "skin_tone", SkinTone.DARK),
        ("build", "curved", "build", Build.CURVED),
    ],
)
def test_each_setting_is_one_option(setting: str, value: object, option: str, expected: object) -> None:
    settings = replace(Settings(), **{setting: value})  # type: ignore[arg-type]
    assert handout_options(settings) == replace(HandoutOptions(), **{option: expected})  # type: ignore[arg-type]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)
keys = st.sampled_from([item.name for item in fields(Settings)]) | st.text(max_size=5)


@given(content=st.dictionaries(keys, json_values, max_size=5))
def test_any_object_gives_settings_that_fit_their_types(content: dict[str, Any]) -> None:
    loaded, defaults = _from_content(dict(content)), Settings()
    for item in fields(Settings):
        if item.name != "unknown":
            assert type(getattr(loaded, item.name)) is type(getattr(defaults, item.name))
    foreign = {key for key in content if key == "unknown" or not hasattr(defaults, key)}
    assert foreign <= set(loaded.unknown)
