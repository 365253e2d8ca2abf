"""The figures: one drawn, and what the pictures add to a handout of 20 exercises."""

from __future__ import annotations

from collections.abc import Callable

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.plan import Plan
from backdesk.domain.pose import ExerciseFigure
from backdesk.figure.camera import COARSE, camera_at
from backdesk.figure.compose import scene_shapes
from backdesk.figure.drawing import Shape
from backdesk.figure.solve import solve
from backdesk.figure.style import figure_style
from backdesk.handout import card_pictures, figure_painter
from backdesk.i18n import english
from backdesk.services.figures import Figures
from backdesk.services.handouts import HandoutOptions, HandoutSpec, make_handout
from backdesk.services.plan_handout import plan_handout
from tests.benchmarks.fixtures import handout_plan
from tests.benchmarks.measuring import Row, Timing, alternate, milliseconds_row
from tests.benchmarks.printing import TODAY

ROUNDS, HANDOUT_ROUNDS = 40, 15
MOST_FIGURE_MS, MOST_ADDED_MS = 5.0, 100.0
EXERCISES = 20


def draw(figure: ExerciseFigure) -> list[Shape]:
    """Solve the last key pose, build its shapes and sort them from far to near."""
    last = len(figure.keys) - 1
    body = solve(figure.keys[last].pose)
    return scene_shapes(body, figure.props_of(last), camera_at(*figure.camera, COARSE), figure_style())


def measure(catalogue: Catalogue) -> list[Row]:
    """One figure, then the pictures of a handout: as usual, and the first time in a process."""
    figures = Figures()
    known = [figures.of(exercise) for exercise in catalogue.exercises.values()]
    drawn = [figure for figure in known if figure is not None]
    places = iter(range(10**6))

    def next_figure() -> list[Shape]:
        return draw(drawn[next(places) * 7 % len(drawn)])

    measured, floor = alternate(next_figure, lambda: [solve(drawn[0].keys[0].pose)], rounds=ROUNDS)
    rows = [milliseconds_row("solve and sort one figure", measured, floor, most=MOST_FIGURE_MS)]
    plan = handout_plan(catalogue, EXERCISES)
    with_pictures, without = (_spec(plan, catalogue, pictures=pictures) for pictures in (True, False))
    make_handout(with_pictures)
    name = f"pictures in a handout of {EXERCISES} exercises"
    rows.append(_added(name, with_pictures, without, _nothing, most=MOST_ADDED_MS))
    rows.append(_added(f"{name}, first time", with_pictures, without, _forget, most=None))
    return rows


def _spec(plan: Plan, catalogue: Catalogue, *, pictures: bool) -> HandoutSpec:
    options = HandoutOptions(pictures=pictures)
    return plan_handout(plan, None, catalogue, english(), today=TODAY, options=options)


def _added(
    name: str, ours: HandoutSpec, bare: HandoutSpec, before: Callable[[], None], *, most: float | None
) -> Row:
    """The difference that pictures make, against the handout without them."""

    def timed_with() -> None:
        make_handout(ours)

    pairs = []
    for _ in range(HANDOUT_ROUNDS):
        before()
        pairs.append(alternate(timed_with, lambda: make_handout(bare), rounds=1))
    added = [Timing(max(0.0, mine[0].seconds - plain[0].seconds), mine[0].slowdown) for mine, plain in pairs]
    return milliseconds_row(name, added, [plain[0] for _, plain in pairs], most=most)


def _nothing() -> None:
    """What the process has drawn stays known."""


def _forget() -> None:
    """As in a new process, with the pose files read."""
    card_pictures.forget_drawings()
    figure_painter.forget_forms()
