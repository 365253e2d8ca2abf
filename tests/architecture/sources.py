"""The program's source files, read and parsed once."""

from __future__ import annotations

import ast
import gc
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
PACKAGE = REPOSITORY / "backdesk"


@dataclass(frozen=True)
class Source:
    """One file: where it is, its text and its tree."""

    name: str
    text: str
    tree: ast.Module

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        """All nodes of the tree, walked once."""
        return tuple(ast.walk(self.tree))

    def imported(self) -> set[str]:
        """The top-level packages that it imports anywhere."""
        found: set[str] = set()
        for node in self.nodes:
            if isinstance(node, ast.Import):
                found.update(alias.name.split(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.split(".")[0])
        return found

    def calls(self) -> Iterator[ast.Call]:
        """Every call."""
        return (node for node in self.nodes if isinstance(node, ast.Call))

    def at(self, node: ast.expr | ast.stmt) -> str:
        """A place that an editor opens."""
        return f"{self.name}:{node.lineno}"


@cache
def sources(under: str = "backdesk") -> tuple[Source, ...]:
    """All files below a folder of the repository."""
    if under.startswith("backdesk/"):
        return tuple(source for source in sources() if source.name.startswith(f"{under.rstrip('/')}/"))
    gc.disable()  # half a million nodes that stay: searching them for garbage takes longer than all else
    found = []
    for path in sorted((REPOSITORY / under).rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        found.append(Source(path.relative_to(REPOSITORY).as_posix(), text, ast.parse(text)))
    gc.freeze()
    gc.enable()
    return tuple(found)


def called_name(call: ast.Call) -> str:
    """The last part of what is called: `setText` of `label.setText(…)`."""
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""
