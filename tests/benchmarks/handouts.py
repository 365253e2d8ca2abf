"""Handouts with pictures: the cards, the preview in the window, and a hundred at once."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from backdesk import app
from backdesk.domain.catalogue import Catalogue
from backdesk.domain.client import Client
from backdesk.domain.exercise import Exercise
from backdesk.domain.ids import ClientId, PlanId
from backdesk.domain.plan import Day, Plan
from backdesk.i18n import english
from backdesk.paths import DataFolder
from backdesk.services.handouts import HandoutOptions, HandoutReport, Layout, make_handout
from backdesk.services.plan_handout import plan_handout
from backdesk.services.preview import Wanted, page_pictures
from backdesk.store.store import Store
from backdesk.ui.application import make_application
from backdesk.ui.batch.run import BatchOutcome, BatchRun
from backdesk.ui.main_window import MainWindow
from backdesk.ui.tasks import QtTaskRunner
from tests.benchmarks.editing import open_window, settle
from tests.benchmarks.fixtures import handout_plan
from tests.benchmarks.measuring import (
    MEGABYTE,
    Row,
    Timing,
    alternate,
    milliseconds_row,
    timed,
)
from tests.benchmarks.printing import TODAY, pages_of_lines, write_lines

EXERCISES, HANDOUTS = 20, 100
CARD_ROUNDS, PREVIEW_ROUNDS = 15, 15
MOST_CARDS_MS, MOST_PREVIEW_MS, MOST_BATCH_S, MOST_GAP_MS, MOST_GROWTH = 300.0, 200.0, 40.0, 100.0, 1.25
SWITCHES = ("tips_in_handout", "grey", "pain_box_in_handout", "days_in_handout")
HEARTBEAT_MS = 5
FIRST = 10
"""After so many handouts memory is measured for the first time."""
PATIENCE_S = 600
_STATM = Path("/proc/self/statm")


def make_cards(plan: Plan, catalogue: Catalogue) -> HandoutReport:
    """All that lies between a plan and the PDF of its cards, with pictures."""
    options = HandoutOptions(layouts=(Layout.CARDS,))
    return make_handout(plan_handout(plan, None, catalogue, english(), today=TODAY, options=options))


def client_plan(catalogue: Catalogue, number: int) -> tuple[Plan, Client]:
    """The plan of one client of a batch; two that follow each other share half of their exercises."""
    known = tuple(catalogue.exercises.values())
    turn = islice(cycle(known), number * EXERCISES // 2 % len(known), None)
    client = Client(ClientId(f"client-{number}"), f"Client Number {number}")
    plan = handout_plan(catalogue, EXERCISES)
    weeks = tuple(
        replace(week, days=tuple(_with_exercises(day, turn) for day in week.days)) for week in plan.weeks
    )
    return replace(plan, id=PlanId(f"plan-{number}"), client_id=client.id, weeks=weeks), client


def _with_exercises(day: Day, turn: Iterator[Exercise]) -> Day:
    """The day with the next exercises in the place of its own."""
    warm_up, strength, relief = (
        replace(
            block,
            entries=tuple(
                replace(entry, exercise=exercise.id, dose=exercise.default_dose)
                for entry, exercise in zip(block.entries, turn, strict=False)
            ),
        )
        for block in day.blocks
    )
    return replace(day, blocks=(warm_up, strength, relief))


def measure(folder: Path, catalogue: Catalogue) -> list[Row]:
    """Cards, preview, and both kinds of batch."""
    plan = handout_plan(catalogue, EXERCISES)
    rows = [_cards(plan, catalogue), preview_row(folder / "preview", plan, catalogue)]
    for merged in (False, True):
        rows += measure_batch(folder / f"batch-{merged}", catalogue, count=HANDOUTS, merged=merged)
    return rows


def _cards(plan: Plan, catalogue: Catalogue) -> Row:
    pages = pages_of_lines(make_cards(plan, catalogue).content)
    measured, floor = alternate(
        lambda: make_cards(plan, catalogue), lambda: write_lines(pages), rounds=CARD_ROUNDS
    )
    return milliseconds_row(
        f"cards of {EXERCISES} exercises with pictures, warm", measured, floor, most=MOST_CARDS_MS
    )


# ------------------------------------------------------------------------- preview


def preview_row(root: Path, plan: Plan, catalogue: Catalogue, *, rounds: int = PREVIEW_ROUNDS) -> Row:
    """From a click on an option to the painted page; the floor draws a finished page and paints it."""
    measured: list[Timing] = []
    floor: list[Timing] = []
    with open_window(root, catalogue, plan) as window:
        application = make_application([])  # not within what is timed: it sets its style anew
        window.handout.open()
        content = _finished(window)
        for name in islice(cycle(SWITCHES), rounds):
            measured.append(timed(lambda name=name: change_option(window, name, application)))  # type: ignore[misc]
            content = _finished(window)
            wanted = window.handout.page.view.wanted()
            floor.append(timed(lambda: _show_finished(window, content, wanted)))  # noqa: B023 - used at once
    name = "option to the first page of the preview in the window"
    return milliseconds_row(name, measured, floor, most=MOST_PREVIEW_MS)


def change_option(window: MainWindow, name: str, application: QApplication) -> None:
    """Click on an option, and let the window work until the page in view is painted anew."""
    page = window.handout.page
    loop = QEventLoop()
    page.images.laid_out.connect(loop.quit)
    page.options.switches[name].click()
    QTimer.singleShot(PATIENCE_S * 1000, loop, lambda: loop.exit(1))
    if loop.exec():
        raise RuntimeError("no page was shown")
    settle(application)
    page.images.laid_out.disconnect(loop.quit)


def _finished(window: MainWindow) -> bytes:
    """Wait for the whole handout, so that one change does not run into the next."""
    contents: list[bytes] = []
    window.handout.making.when_ready(lambda made: contents.append(made.report.content))
    _run_until(lambda: bool(contents) and window.runner.is_idle)
    return contents[0]


def _show_finished(window: MainWindow, content: bytes, wanted: Wanted) -> None:
    list(page_pictures(content, [wanted.page], wanted.scale, wanted.most_pixels))
    window.handout.page.view.viewport().repaint()


def _run_until(is_reached: Callable[[], bool]) -> None:
    """Let the events run. Raises RuntimeError when it takes far too long."""
    end = perf_counter() + PATIENCE_S
    while not is_reached():
        if perf_counter() > end:
            raise RuntimeError("the window waits for something that does not come")
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)


# --------------------------------------------------------------------------- batch


class Heart:
    """Beats in the event loop, and keeps the longest time between two beats in seconds."""

    def __init__(self) -> None:
        """Begin to beat."""
        self.longest = 0.0
        self._last = perf_counter()
        self._timer = QTimer(interval=HEARTBEAT_MS)
        self._timer.timeout.connect(self.beat)
        self._timer.start()

    def beat(self) -> None:
        """The loop came round."""
        now = perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now


def measure_batch(root: Path, catalogue: Catalogue, *, count: int, merged: bool) -> list[Row]:
    """A batch as the window runs it: how long, how much memory, and how long the window does not answer."""
    make_application(["benchmark"])
    (root / "out").mkdir(parents=True)
    target = root / "out" / "all.pdf" if merged else root / "out"
    memory: list[float] = []
    outcomes: list[BatchOutcome] = []
    with Store.open(DataFolder(root)) as store:
        for number in range(count):
            store.add_plan(*client_plan(catalogue, number))
        backend = app.build_backend(DataFolder(root), store)
        runner = QtTaskRunner()
        run = BatchRun(backend, runner, HandoutOptions(), target, merged=merged)
        run.counted.connect(lambda done, _: memory.append(resident_megabytes()) if done else None)
        run.finished.connect(outcomes.append)
        run.finished.connect(lambda _: memory.append(resident_megabytes()))
        gc.collect()
        gc.freeze()  # as the window does when it has started
        heart = Heart()
        loop = QEventLoop()
        run.finished.connect(loop.quit)

        def work() -> None:
            run.start([PlanId(f"plan-{number}") for number in range(count)])
            loop.exec()

        took = timed(work)
        runner.close()
        gc.unfreeze()
    if len(outcomes[0].made) != count:
        raise RuntimeError("not all handouts were made")
    name = f"batch of {count} handouts, {'one file' if merged else 'a file each'}"
    return _batch_rows(name, took, heart, memory, _floor(root / "out"))


def _floor(folder: Path) -> Timing:
    """The words of all files written line by line."""
    files = [pages_of_lines(path.read_bytes()) for path in folder.glob("*.pdf")]
    return timed(lambda: [write_lines(pages) for pages in files])


def _batch_rows(name: str, took: Timing, heart: Heart, memory: list[float], floor: Timing) -> list[Row]:
    early = memory[min(FIRST, len(memory)) - 1]
    return [
        Row(
            name,
            took.seconds,
            floor.seconds,
            "s",
            at_full_speed=took.seconds / took.slowdown,
            most=MOST_BATCH_S,
        ),
        Row("its longest time without an answer", heart.longest * 1000, HEARTBEAT_MS, "ms", most=MOST_GAP_MS),
        Row(f"its memory at the end, against {FIRST}", memory[-1], early, "MB", most_ratio=MOST_GROWTH),
    ]


def resident_megabytes() -> float:
    """The memory that this process has now; on other systems than Linux 1, so that nothing is judged."""
    if not _STATM.exists():
        return 1.0
    return int(_STATM.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / MEGABYTE
