"""One gettext catalogue holds every text of window, PDF and command line, and it is up to date."""

from __future__ import annotations

import ast
import runpy
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[1]
TEXTS: dict[str, Any] = runpy.run_path(str(ROOT / "packaging" / "texts.py"))
"""The script that writes the catalogue; it alone names what is extracted."""
ERROR_NAMES: frozenset[str] = TEXTS["error_names"]()


def ids(catalogue: Catalog) -> set[str]:
    return {message.id if isinstance(message.id, str) else message.id[0] for message in catalogue} - {""}


@pytest.fixture(scope="module")
def template() -> set[str]:
    with TEXTS["TEMPLATE"].open("rb") as file:
        return ids(read_po(file))


@cache
def modules() -> tuple[tuple[str, tuple[ast.AST, ...]], ...]:
    """Every module with all nodes of its tree."""
    return tuple(
        (str(path.relative_to(ROOT)), tuple(ast.walk(ast.parse(path.read_text(encoding="utf-8")))))
        for path in sorted((ROOT / "backdesk").rglob("*.py"))
    )


def sentence_calls() -> Iterator[tuple[str, ast.Call]]:
    """Every making of an error or a phrase, with where it stands."""
    for name, nodes in modules():
        phrases = {
            alias.name
            for node in nodes
            if isinstance(node, ast.ImportFrom) and node.module == "backdesk.errors"
            for alias in node.names
        } - ERROR_NAMES
        for node in nodes:
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                kind = node.func.id
                if kind in ERROR_NAMES or (kind == "Phrase" and kind in phrases):
                    yield f"{name}:{node.lineno}", node


def translation_calls() -> Iterator[tuple[str, ast.Call]]:
    """Every call of gettext or ngettext, but for those in the translator itself."""
    passing_on = {str(Path("backdesk", name)) for name in ("errors.py", "i18n.py")}
    for name, nodes in modules():
        for node in nodes:
            if not isinstance(node, ast.Call) or name in passing_on:
                continue
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called in ("gettext", "ngettext"):
                yield f"{name}:{node.lineno}", node


def literal(call: ast.Call) -> str | None:
    first = call.args[0] if call.args else None
    return first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else None


def placeholders(message: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(message) if field is not None}


def test_template_is_up_to_date(template: set[str]) -> None:
    """After changing texts run: .venv/bin/python packaging/texts.py"""
    assert ids(TEXTS["extract"]()) == template


def test_window_handout_and_command_texts_are_in_it(template: set[str]) -> None:
    assert {"Search exercises", "Warm-up", "{n} set", "rest {time}", "note: {note}"} <= template


def test_every_error_and_phrase_is_a_literal_that_is_in_it(template: set[str]) -> None:
    calls = list(sentence_calls())
    assert len(calls) > 150
    assert [where for where, call in calls if literal(call) not in template] == []


def test_every_translated_text_is_a_literal_that_is_in_it(template: set[str]) -> None:
    """Babel does not look into f-strings before Python 3.12, nor behind a variable."""
    calls = list(translation_calls())
    assert len(calls) > 200
    assert [where for where, call in calls if literal(call) not in template] == []


def test_no_text_is_said_both_with_and_without_a_plural() -> None:
    """The gettext of Python before 3.12 then finds no translation for the plain one."""
    calls = [(called_as(call), literal(call)) for _, call in translation_calls()]
    plain, plural = ({text for name, text in calls if name == wanted} for wanted in ("gettext", "ngettext"))
    assert plain & plural == set()


def called_as(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def test_every_placeholder_of_an_error_or_phrase_has_its_value() -> None:
    wrong = []
    for where, call in sentence_calls():
        given = {str(keyword.arg) for keyword in call.keywords}
        # a phrase without values may wait for them (store/problems.py)
        waits = not given and isinstance(call.func, ast.Name) and call.func.id == "Phrase"
        if not waits and placeholders(literal(call) or "") != given:
            wrong.append(where)
    assert wrong == []


def test_errors_are_made_in_errors_py_only() -> None:
    """Extraction knows the classes of that file and no others."""
    others = [
        f"{name}:{node.lineno}"
        for name, nodes in modules()
        if name != str(Path("backdesk", "errors.py"))
        for node in nodes
        if isinstance(node, ast.ClassDef)
        and any(isinstance(base, ast.Name) and base.id in ERROR_NAMES for base in node.bases)
    ]
    assert others == []
