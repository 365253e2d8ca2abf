"""Everything that the code names is there."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from backdesk.domain.blocks import BLOCK_ORDER
from backdesk.resources import resource_folder, resource_path
from tests.architecture.sources import called_name, sources

ICONS = resource_folder() / "icons"


def named_paths() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every `resource_path("…")` with plain strings, and where it stands."""
    for source in sources():
        for call in source.calls():
            if called_name(call) == "resource_path" and call.args:
                parts = [one.value for one in call.args if isinstance(one, ast.Constant)]
                if len(parts) == len(call.args):
                    yield source.at(call), tuple(map(str, parts))


def icon_names() -> set[str]:
    """The icons that the window asks for: by name, in its header, and one for every block."""
    found = {kind.value for kind in BLOCK_ORDER}
    for source in sources("backdesk/ui"):
        for call in source.calls():
            named = called_name(call) in ("pixmap", "icon") and isinstance(call.func, ast.Attribute)
            if named and call.args and isinstance(call.args[0], ast.Constant):
                found.add(str(call.args[0].value))
        if source.name.endswith("main_window.py"):
            for node in source.nodes:
                if isinstance(node, ast.FunctionDef) and node.name in ("_fill_header", "_tint_icons"):
                    tuples = [one for one in ast.walk(node) if isinstance(one, ast.Tuple)]
                    found |= {
                        str(part.value)
                        for one in tuples
                        for part in one.elts
                        if isinstance(part, ast.Constant) and isinstance(part.value, str)
                    }
    return found


def test_every_named_resource_exists() -> None:
    paths = list(named_paths())
    assert len(paths) > 5
    assert [f"{place} {parts}" for place, parts in paths if not resource_path(*parts).exists()] == []


def test_every_named_icon_exists() -> None:
    assert {name for name in icon_names() if not (ICONS / f"{name}.svg").is_file()} == set()


@pytest.mark.parametrize("path", sorted(ICONS.glob("*.svg")), ids=lambda path: path.stem)
def test_icons_are_small_drawings_without_scripts_or_links(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    tree = ElementTree.fromstring(text)
    assert tree.tag == "{http://www.w3.org/2000/svg}svg"
    assert tree.get("viewBox")
    assert len(text) < 4_000
    assert "script" not in text
    assert "href" not in text


@pytest.mark.parametrize("name", ["light", "dark"])
def test_themes_are_there(name: str) -> None:
    assert resource_path("themes", f"{name}.toml").is_file()


def test_the_sample_of_the_first_start_is_there() -> None:
    assert resource_path("sample", "lower-back-week.backdesk.json").is_file()
