"""Set Back Desk up and open it; without a screen, do the main job on the sample plan."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import environment

SAMPLE = environment.ROOT / "resources" / "sample" / "lower-back-week.backdesk.json"
PDF = environment.ROOT / "build" / "lower-back-week.pdf"


def main(arguments: list[str]) -> int:
    """Set up, then hand all arguments on to Back Desk; returns its exit code."""
    try:
        python = environment.ensure(for_tests=False)
    except environment.SetUpError as problem:
        environment.say(str(problem))
        return 1
    if arguments or environment.has_screen():
        return _backdesk(python, arguments)
    environment.say("There is no screen here, so this does the main job on the sample plan instead.")
    PDF.parent.mkdir(exist_ok=True)
    code = _backdesk(python, ["coverage", str(SAMPLE)])
    code = code or _backdesk(python, ["handout", str(SAMPLE), "-o", str(PDF)])
    if code == 0:
        environment.say(f"The handout is here: {PDF}")
    return code


def _backdesk(python: Path, arguments: list[str]) -> int:
    return subprocess.run([str(python), "-m", "backdesk", *arguments], check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
