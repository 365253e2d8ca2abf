"""The command line of design/interfaces.md: arguments, and the one way out for every fault.

Exit codes: 0 success, 1 a problem with the user's input (one sentence on stderr, nothing
written), 2 wrong usage.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from backdesk import __version__, cli_checks, cli_figures, cli_handouts, cli_library, cli_plans
from backdesk.cli_tools import CommandTools, output_problem, tell
from backdesk.domain.wording import Words
from backdesk.errors import BackDeskError, OutputLostError

if TYPE_CHECKING:  # argparse names this type only for type checkers
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - it has no public name
    """What `add_subparsers` returns."""

Command = Callable[[argparse.Namespace, CommandTools], int]

_PLAN_HELP = (
    "a plan file, or the id of a stored plan (6 characters of it are enough); "
    "a name that ends in .json or that exists as a file is a file"
)


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The arguments; `command` is None where the window is wanted.

    Raises SystemExit: 2 with a message for wrong usage, 0 after --help and --version.
    """
    parser = _parser()
    parsed = parser.parse_args(arguments)
    if [] in vars(parsed).values():  # what argparse makes of "--search=--"
        parser.error('"--" is no value of an option')
    if parsed.command is not None and parsed.exit_when_ready:
        parser.error("--exit-when-ready opens the window and goes with no command")
    return parsed


def run(parsed: argparse.Namespace, tools: CommandTools) -> int:
    """Do a command and return the exit code. Raises nothing that a user can cause."""
    command: Command = parsed.command
    return guarded(lambda: command(parsed, tools), tools.words)


def guarded(work: Callable[[], int], words: Words) -> int:
    """Run something; a BackDeskError becomes its sentence on stderr and the code 1."""
    try:
        code = work()
        _flush()
    except BrokenPipeError:  # whoever read the output has enough
        _drop_output()
        return 0
    except BackDeskError as problem:
        if isinstance(problem, OutputLostError):
            _drop_output()
        return fail(problem.said(words.gettext))
    return code


def fail(sentence: str) -> int:
    """Say one sentence on stderr, on one line; returns the exit code 1."""
    tell(sentence)
    return 1


def use_utf8() -> None:
    """Write UTF-8 whatever the locale says, and never fail on half a character of a file name."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _flush() -> None:
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as problem:
        raise output_problem(problem) from problem


def _drop_output() -> None:
    """Leave nothing that Python would try to write, and complain about, at the end."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="backdesk",
        description="Plan a client's training week, see which muscles it covers, print a handout. "
        "Without a command, the window opens.",
        epilog="Exit codes: 0 success; 1 a problem with the input, told in one sentence; 2 wrong usage. "
        'What a file holds that Back Desk does not know is kept and told as "note: …" on stderr.',
    )
    parser.add_argument("--version", action="version", version=f"backdesk {__version__}")
    parser.add_argument(
        "--data",
        metavar="DIR",
        type=_folder,
        help="folder of the store, else BACKDESK_HOME, else the system's",
    )
    parser.add_argument(
        "--exit-when-ready",
        action="store_true",
        help="open the window, wait until it is painted and idle, exit",
    )
    parser.set_defaults(command=None)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    _add_handouts(commands)
    _add_coverage(commands)
    _add_check(commands)
    _add_library(commands)
    _add_figures(commands)
    _add_archive(commands)
    return parser


def _add(commands: Commands, name: str, command: Command, text: str) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=text, description=text[:1].upper() + text[1:] + ".")
    # SUPPRESS: a --data in front of the command stays unless it is given again
    parser.add_argument(
        "--data", metavar="DIR", type=_folder, default=argparse.SUPPRESS, help="folder of the store"
    )
    parser.set_defaults(command=command)
    return parser


def _add_figures(commands: Commands) -> None:
    single = _add(commands, "figure", cli_figures.figure, "draw one exercise")
    single.add_argument(
        "-o", "--output", metavar="OUT.svg|png", type=Path, required=True, help="the picture to write"
    )
    sheet = _add(commands, "figures", cli_figures.figures, "draw all exercises, twelve a page")
    sheet.add_argument(
        "-o", "--output", metavar="SHEET.pdf", type=Path, required=True, help="the PDF to write"
    )
    cli_figures.add_figure_commands(single, sheet)


def _add_handouts(commands: Commands) -> None:
    parser = _add(commands, "handout", cli_handouts.handout, "make a PDF of a plan")
    parser.add_argument("plan", metavar="PLAN", help=_PLAN_HELP)
    parser.add_argument(
        "-o", "--output", metavar="OUT.pdf", type=Path, required=True, help="the PDF to write"
    )
    cli_handouts.add_handout_arguments(parser)
    parser = _add(
        commands, "handouts", cli_handouts.handouts, "list the handouts that were given out, the newest first"
    )
    parser.add_argument(
        "--client",
        metavar="ID",
        help='only those of one client (6 characters of the id are enough; "backdesk clients" lists them)',
    )
    parser.add_argument(
        "--json",
        action="store_true",
        help="as JSON: id, date, client (or null), title, plan, layouts, pages, way, by, sha256, bytes",
    )
    parser = _add(
        commands, "reprint", cli_handouts.reprint, "write a handout that was given out again, byte for byte"
    )
    parser.add_argument(
        "handout", metavar="ID", help="the id of a handout on record (6 characters of it are enough)"
    )
    parser.add_argument(
        "-o", "--output", metavar="OUT.pdf", type=Path, required=True, help="the PDF to write"
    )


def _add_coverage(commands: Commands) -> None:
    parser = _add(
        commands, "coverage", cli_plans.coverage, "count what one week of a plan trains and stretches"
    )
    parser.add_argument("plan", metavar="PLAN", help=_PLAN_HELP)
    parser.add_argument("--week", metavar="N", type=_week, default=1, help="the week, from 1 (default: 1)")
    parser.add_argument("--include-warm-up", action="store_true", help="count sets of the warm-up too")
    parser.add_argument("--include-relief", action="store_true", help="count sets of the relief block too")
    parser.add_argument("--double-sides", action="store_true", help="count sets done on each side twice")
    parser.add_argument("--json", action="store_true", help="as JSON, every muscle, group and movement")
    parser.add_argument("--map", metavar="OUT.svg|png", type=Path, help="write the body map too")


def _add_check(commands: Commands) -> None:
    text = "tell what a careful colleague would notice in a plan"
    parser = _add(commands, "check", cli_checks.check, text)
    parser.add_argument("plan", metavar="PLAN", help=_PLAN_HELP)
    parser.add_argument("--json", action="store_true", help="as JSON: rule, severity, where, message")


def _add_library(commands: Commands) -> None:
    library = _add(commands, "library", cli_library.library, "list the exercises")
    library.add_argument("--search", metavar="TEXT", default="", help="only those that fit, best match first")
    library.add_argument("--json", action="store_true", help="as JSON, all that is known of each")
    muscles = _add(commands, "muscles", cli_library.muscles, "list the muscles and their groups")
    muscles.add_argument("--json", action="store_true", help="as JSON")


def _add_archive(commands: Commands) -> None:
    parser = _add(
        commands,
        "import",
        cli_plans.import_plan,
        "store a plan file for the client of the same name, or for a new one, and print the new plan's id",
    )
    parser.add_argument("file", metavar="FILE", type=Path, help="the plan file")
    parser = _add(commands, "export", cli_plans.export_plan, "write a plan as a plan file")
    parser.add_argument("plan", metavar="PLAN", help=_PLAN_HELP)
    parser.add_argument("-o", "--output", metavar="FILE", type=Path, required=True, help="the file to write")
    parser = _add(commands, "plans", cli_plans.plans, "list the stored plans, the one changed last first")
    parser.add_argument(
        "--json", action="store_true", help="as JSON: id, title, client (or null), updated_at"
    )
    parser = _add(commands, "clients", cli_plans.clients, "list the stored clients by name")
    parser.add_argument("--json", action="store_true", help="as JSON: id, name, number of plans")
    _add(commands, "doctor", cli_plans.doctor, "look for faults in the store, and change nothing")


def _folder(text: str) -> str:
    # an empty one would mean the system's folder, with the clients of whoever runs a script with a slip
    if not text:
        raise argparse.ArgumentTypeError("the name of a folder is missing")
    return text


def _week(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number") from None
