"""The commands that draw figures; they need no screen, and a store only for own exercises."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from backdesk.cli_tools import CommandTools, has_store
from backdesk.domain.ids import ExerciseId
from backdesk.errors import NotFoundError

if TYPE_CHECKING:
    from backdesk.services.figure_files import FigureLook


def figure(arguments: argparse.Namespace, tools: CommandTools) -> int:
    """`backdesk figure`: one exercise as SVG or PNG."""
    # imported here: the other commands should not wait for it
    from backdesk.services.figure_files import exercise_drawing, save_drawing
    from backdesk.services.figures import Figures

    catalogue = tools.load_catalogue()
    wanted = ExerciseId(arguments.exercise)
    exercise = catalogue.exercises.get(wanted)
    if exercise is None and has_store(tools.folder):
        with tools.open_archive(False) as archive:
            exercise = archive.own_exercise(wanted)
    if exercise is None:
        raise NotFoundError(
            "There is no exercise {id}; “backdesk library” lists the ids.", id=arguments.exercise
        )
    drawing = exercise_drawing(exercise, catalogue, Figures(), _look(arguments))
    save_drawing(arguments.output, drawing, width=arguments.width, title=exercise.name)
    return 0


def figures(arguments: argparse.Namespace, tools: CommandTools) -> int:
    """`backdesk figures`: the contact sheet of all figures."""
    from backdesk.services.figure_files import save_contact_sheet

    catalogue = tools.load_catalogue()
    save_contact_sheet(
        arguments.output,
        catalogue.exercises.values(),
        catalogue,
        tools.words,
        look=_look(arguments),
        numbered=arguments.numbers,
    )
    return 0


def add_figure_commands(single: argparse.ArgumentParser, sheet: argparse.ArgumentParser) -> None:
    """The arguments of both commands."""
    single.add_argument("exercise", metavar="EXERCISE", help="the exercise's id, for example bird-dog")
    single.add_argument("--width", type=_width, default=1200, metavar="PX", help="width (default: 1200)")
    single.add_argument("--key", type=_key, default=0, metavar="N", help="one key pose only, counted from 1")
    sheet.add_argument("--numbers", action="store_true", help="numbers instead of names")
    for parser in (single, sheet):
        parser.add_argument("--grey", action="store_true", help="high-contrast grey")
        parser.add_argument("--muscles", action="store_true", help="tint the working muscles")
        parser.add_argument(
            "--tone", choices=("light", "medium", "brown", "dark"), default="light", help="skin tone"
        )
        parser.add_argument(
            "--build", choices=("straight", "curved"), default="straight", help="shape of the body"
        )


def _look(arguments: argparse.Namespace) -> FigureLook:
    from backdesk.figure.style import SkinTone
    from backdesk.figure.tubes import Build
    from backdesk.services.figure_files import FigureLook

    return FigureLook(
        SkinTone(arguments.tone),
        Build(arguments.build),
        arguments.grey,
        arguments.muscles,
        getattr(arguments, "key", 0),
    )


def _width(text: str) -> int:
    return _between(text, 16, 8000)


def _key(text: str) -> int:
    return _between(text, 1, 4)


def _between(text: str, low: int, high: int) -> int:
    try:
        value = int(text)
    except ValueError:
        value = low - 1
    if not low <= value <= high:
        raise argparse.ArgumentTypeError(f"{text} is not a whole number from {low} to {high}")
    return value
