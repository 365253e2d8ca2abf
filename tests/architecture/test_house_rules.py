"""Rules of the house that a reader would otherwise have to watch over."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.sources import Source, called_name, sources

MOST_LINES_A_FILE = 420
MOST_LINES_A_FUNCTION = 60

MAY_PRINT = ("backdesk/cli", "backdesk/__main__.py")
MAY_EXEC = {"drag", "application", "app"}
"""QDrag and QApplication; a dialog that is executed stops everything else."""


def functions(source: Source) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in source.nodes:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


@pytest.mark.parametrize("under", ["backdesk", "packaging"])
def test_files_and_functions_stay_short(under: str) -> None:
    long_files = [
        source.name for source in sources(under) if len(source.text.splitlines()) > MOST_LINES_A_FILE
    ]
    long_functions = [
        f"{source.at(function)} {function.name}"
        for source in sources(under)
        for function in functions(source)
        if (function.end_lineno or 0) - function.lineno + 1 > MOST_LINES_A_FUNCTION
    ]
    assert long_files == []
    assert long_functions == []


def test_only_the_commands_print() -> None:
    found = [
        source.at(call)
        for source in sources()
        for call in source.calls()
        if isinstance(call.func, ast.Name)
        and call.func.id == "print"
        and not source.name.startswith(MAY_PRINT)
    ]
    assert found == []


def test_nothing_blocks_the_window() -> None:
    found = []
    for source in sources():
        for call in source.calls():
            if called_name(call) not in ("exec", "exec_") or not isinstance(call.func, ast.Attribute):
                continue
            owner = call.func.value
            if not (isinstance(owner, ast.Name) and owner.id in MAY_EXEC):
                found.append(source.at(call))
    assert found == []


def test_no_dialog_is_asked_the_blocking_way() -> None:
    asking = {"getText", "getInt", "getItem", "getOpenFileName", "getSaveFileName", "getExistingDirectory"}
    boxes = {"question", "warning", "critical", "information"}
    found = [
        source.at(call)
        for source in sources("backdesk/ui")
        for call in source.calls()
        if called_name(call) in asking
        or (
            called_name(call) in boxes
            and isinstance(call.func, ast.Attribute)
            and isinstance(call.func.value, ast.Name)
            and call.func.value.id == "QMessageBox"
        )
    ]
    assert found == []


def test_nothing_sleeps_in_the_window() -> None:
    found = [
        source.at(call)
        for source in sources("backdesk/ui")
        for call in source.calls()
        if called_name(call) in ("sleep", "msleep", "processEvents")
    ]
    assert found == []


def test_faults_are_never_swallowed() -> None:
    found = [
        source.at(node.body[0])
        for source in sources()
        for node in source.nodes
        if isinstance(node, ast.ExceptHandler)
        and (
            node.type is None
            or (isinstance(node.type, ast.Name) and node.type.id in ("Exception", "BaseException"))
        )
        and all(isinstance(line, ast.Pass) for line in node.body)
    ]
    assert found == []


def test_there_is_no_state_in_modules() -> None:
    """Constants and loggers only: a list, dict or set in capitals is a constant by its name."""
    found = []
    for source in sources():
        for node in source.tree.body:
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.List | ast.Dict | ast.Set):
                names = [target.id for target in node.targets if isinstance(target, ast.Name)]
                found += [source.at(node) for name in names if name != "__all__" and not name.isupper()]
        found += [source.at(node) for node in source.nodes if isinstance(node, ast.Global)]
    assert found == []


def test_no_code_is_commented_out_with_a_promise() -> None:
    words = ("TODO", "FIXME", "XXX", "HACK")
    found = [
        f"{source.name}:{number}"
        for source in sources()
        for number, line in enumerate(source.text.splitlines(), start=1)
        if any(f"# {word}" in line for word in words)
    ]
    assert found == []
