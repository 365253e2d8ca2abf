"""One gettext catalogue holds every text of window, PDF and command line, and it is up to date."""

from __future__ import annotations

import ast
import runpy
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from tests.architecture.sources import called_name, sources

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


def sentence_calls() -> Iterator[tuple[str, ast.Call]]:
    """Every making of an error or a phrase, with where it stands."""
    for source in sources():
        phrases = {
            alias.name
            for node in source.nodes
            if isinstance(node, ast.ImportFrom) and node.module == "backdesk.errors"
            for alias in node.names
        } - ERROR_NAMES
        for call in source.calls():
            kind = call.func.id if isinstance(call.func, ast.Name) else ""
            if kind in ERROR_NAMES or (kind == "Phrase" and kind in phrases):
                yield source.at(call), call


def translation_calls() -> Iterator[tuple[str, ast.Call]]:
    """Every call of gettext or ngettext, but for those in the translator itself."""
    for source in sources():
        if source.name not in ("backdesk/errors.py", "backdesk/i18n.py"):
            for call in source.calls():
                if called_name(call) in ("gettext", "ngettext"):
                    yield source.at(call), call


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
    calls = [(called_name(call), literal(call)) for _, call in translation_calls()]
    plain, plural = ({text for name, text in calls if name == wanted} for wanted in ("gettext", "ngettext"))
    assert plain & plural == set()


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
        source.at(node)
        for source in sources()
        if source.name != "backdesk/errors.py"
        for node in source.nodes
        if isinstance(node, ast.ClassDef)
        and any(isinstance(base, ast.Name) and base.id in ERROR_NAMES for base in node.bases)
    ]
    assert others == []
