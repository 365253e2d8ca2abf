"""Set Back Desk up and run all checks: format, lint, types, layers, tests. Arguments go to pytest."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import environment


def main(arguments: list[str]) -> int:
    """Run every check, even after one failed, and return 0 only when all passed."""
    try:
        python = environment.ensure(for_tests=True)
    except environment.SetUpError as problem:
        environment.say(str(problem))
        return 1
    failed = [name for name, command in _checks(python, arguments) if not _passes(name, command)]
    if failed:
        environment.say(f"Failed: {', '.join(failed)}")
    return 1 if failed else 0


def _checks(python: Path, arguments: list[str]) -> list[tuple[str, list[str]]]:
    run = [str(python), "-m"]
    # import-linter has no module to run; its command lies beside Python
    lint_imports = str(python.parent / ("lint-imports.exe" if os.name == "nt" else "lint-imports"))
    return [
        ("format", [*run, "ruff", "format", "--check", "."]),
        ("lint", [*run, "ruff", "check", "."]),
        ("types", [*run, "mypy"]),
        ("layers", [lint_imports]),
        ("tests", [*run, "pytest", "--numprocesses", "2", "--dist", "loadfile", *arguments]),
    ]


def _passes(name: str, command: list[str]) -> bool:
    print(f"── {name}", flush=True)
    start = time.monotonic()
    code = subprocess.run(command, cwd=environment.ROOT, check=False).returncode
    print(f"── {name}: {'ok' if code == 0 else 'FAILED'} in {time.monotonic() - start:.0f} s", flush=True)
    return code == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
