"""Every visible text goes through the translator."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.sources import Source, called_name, sources

SHOWING = {
    "setText", "setPlainText", "setHtml", "setToolTip", "setStatusTip", "setWhatsThis", "setWindowTitle",
    "setPlaceholderText", "setAccessibleName", "setAccessibleDescription", "setTitle", "setLabelText",
    "setInformativeText", "setIconText", "setPrefix", "setSuffix", "showMessage", "addAction", "addMenu",
    "addTab", "addItem", "insertItem", "addRow", "QLabel", "QPushButton", "QToolButton", "QCheckBox",
    "QRadioButton",
    "QGroupBox", "QMenu", "QAction", "QMessageBox", "QToolBar", "QDockWidget", "Command",
}  # fmt: skip
"""Calls whose texts a person reads or hears."""

NEEDS_NO_TRANSLATION = {"", "Back Desk"}
TRANSLATING = {"gettext", "ngettext", "say"}


def literals(node: ast.expr) -> Iterator[str]:
    """Strings with letters that would be shown as they are written."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        if node.value not in NEEDS_NO_TRANSLATION and any(sign.isalpha() for sign in node.value):
            yield node.value
    elif isinstance(node, ast.JoinedStr):
        for part in node.values:
            words = str(part.value).strip(" –") if isinstance(part, ast.Constant) else ""
            if words not in NEEDS_NO_TRANSLATION and any(sign.isalpha() for sign in words):
                yield words
    elif isinstance(node, ast.IfExp):
        yield from literals(node.body)
        yield from literals(node.orelse)
    elif isinstance(node, ast.BinOp):
        yield from literals(node.left)
        yield from literals(node.right)
    elif (
        isinstance(node, ast.Call) and called_name(node) == "format" and isinstance(node.func, ast.Attribute)
    ):
        yield from literals(node.func.value)


def untranslated(source: Source) -> list[str]:
    found = []
    for call in source.calls():
        if called_name(call) in SHOWING:
            values = [*call.args, *(keyword.value for keyword in call.keywords)]
            if called_name(call) == "Command":
                values = values[:1]  # the others are what it does and its shortcut
            found += [f"{source.at(call)} {text!r}" for value in values for text in literals(value)]
    return found


def test_every_text_of_the_window_is_translated() -> None:
    assert [place for source in sources("backdesk/ui") for place in untranslated(source)] == []


@pytest.mark.parametrize(
    "code",
    ['label.setText("Hello")', 'QLabel(f"Hello {name}")', 'menu.addAction("Go" if x else say("Stop"))',
     'bar.showMessage("{n} done".format(n=1))', 'QPushButton(text="Go")'],
)  # fmt: skip
def test_the_check_finds_what_it_looks_for(code: str) -> None:
    assert untranslated(Source("made up", code, ast.parse(code)))


@pytest.mark.parametrize(
    "code",
    ['label.setText(say("Hello"))', 'QLabel(words.gettext("Hi {n}").format(n=1))', 'close.setText("×")',
     'label.setText(f"{name} · {dose}")', "label.setText(text)", 'w.setProperty("role", "muted")'],
)  # fmt: skip
def test_the_check_leaves_good_code_alone(code: str) -> None:
    assert untranslated(Source("made up", code, ast.parse(code))) == []


def translated_texts(source: Source) -> Iterator[tuple[ast.Call, ast.expr]]:
    for call in source.calls():
        name = called_name(call)
        if name in TRANSLATING:
            for argument in call.args[: 2 if name == "ngettext" else 1]:
                yield call, argument


@pytest.mark.parametrize("under", ["backdesk/ui", "backdesk/domain", "backdesk/handout", "backdesk/services"])
def test_a_text_is_translated_whole_before_values_are_put_in(under: str) -> None:
    """An f-string or a sum inside gettext can never be found in the catalogue."""
    wrong = [
        source.at(call)
        for source in sources(under)
        for call, argument in translated_texts(source)
        if isinstance(argument, ast.JoinedStr | ast.BinOp)
        or (isinstance(argument, ast.Call) and called_name(argument) == "format")
    ]
    assert wrong == []


def test_numbers_of_things_use_the_plural_form() -> None:
    """Not "1 exercises": a text with {n} and a plural noun goes through ngettext."""
    plurals = ("exercises", "cards", "sets", "days", "times", "pages")
    wrong = [
        f"{source.at(call)} {argument.value!r}"
        for source in sources("backdesk/ui")
        for call, argument in translated_texts(source)
        if called_name(call) != "ngettext"
        and isinstance(argument, ast.Constant)
        and any(f"{{n}} {noun}" in str(argument.value) for noun in plurals)
    ]
    assert wrong == []
