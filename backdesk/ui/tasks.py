"""Work off the main thread, with progress, cancelling and one way back."""

from __future__ import annotations

import sys
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

_SWITCH_SECONDS = 0.0005
"""How long a thread may keep Python's lock while another waits, a tenth of the usual.

The window's thread lets go of the lock at every statement of the database and many calls of Qt, and waits so
long each time to get it back while work is under way.
"""


@dataclass(slots=True)
class Task:
    """Something under way. Cancelling drops the result; the worker may also look and stop."""

    done: Callable[[Any], None]
    failed: Callable[[Exception], None]
    progressed: Callable[[int, int], None] | None = None
    told: Callable[[Any], None] | None = None
    cancelled: threading.Event = field(default_factory=threading.Event)
    runner: QtTaskRunner | None = None
    has_ended: bool = False

    def cancel(self) -> None:
        """Ask the work to stop; neither callback is called any more."""
        self.cancelled.set()

    def is_cancelled(self) -> bool:
        """Whether the user cancelled; asked from the worker."""
        return self.cancelled.is_set()

    def report(self, step: int, of: int) -> None:
        """Tell how far the work is; called from the worker."""
        if self.runner is not None:
            self.runner.reported.emit(self, step, of)

    def tell(self, part: object) -> None:
        """Hand over a part of the result before the end; called from the worker."""
        if self.runner is not None:
            self.runner.handed.emit(self, part)

    def make_way(self) -> None:
        """Let what waits behind long work be done now; called from the worker, between two steps."""
        if self.runner is not None:
            self.runner.work_off()


class QtTaskRunner(QObject):
    """Runs work on one thread (ReportLab's fonts and caches are process-global).

    Callbacks run on the thread that made the runner: a value or an error, never both
    and never neither, unless the task was cancelled.

    Signals: `owed_ended(bool)` nothing that is owed is under way any more, and whether all of it went well.
    `finished(Task, value, error)`, `reported(Task, step, of)` and `handed(Task, part)` are internal and
    queued to the main thread.
    """

    owed_ended = Signal(bool)
    finished = Signal(object, object, object)
    reported = Signal(object, int, int)
    handed = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        """The thread starts with the first task."""
        super().__init__(parent)
        self._executor: ThreadPoolExecutor | None = None
        self._running: set[int] = set()
        self._owed: set[int] = set()
        self._went_well = True
        self._is_closed = False
        self._is_retiring = False
        self._waiting: deque[tuple[Task, Callable[[Task], Any]]] = deque()
        self.finished.connect(self.on_finished, Qt.ConnectionType.QueuedConnection)
        self.reported.connect(self.on_reported, Qt.ConnectionType.QueuedConnection)
        self.handed.connect(self.on_handed, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[Task], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
        progressed: Callable[[int, int], None] | None = None,
        *,
        told: Callable[[Any], None] | None = None,
        is_owed: bool = False,
    ) -> Task:
        """Do `work(task)` in the background; it may only use frozen data.

        `progressed` hears `task.report(…)`, `told` gets what `task.tell(…)` hands over before the end. The
        window waits with closing for what `is_owed`: its end must be heard. After `close` nothing is done
        and nobody is called; the task comes back cancelled.
        """
        task = Task(done, failed, progressed, told, runner=self)
        if self._is_closed:
            task.cancel()
            task.has_ended = True
            return task
        if self._executor is None:
            sys.setswitchinterval(_SWITCH_SECONDS)
            self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="pdf")
        self._running.add(id(task))
        if is_owed:
            self._owed.add(id(task))
        self._waiting.append((task, work))
        self._executor.submit(self.work_off)
        return task

    def work_off(self) -> None:
        """Do what waits, on the thread of the work; nothing where a long task has made way for it."""
        while (next_one := self._take()) is not None:
            self._work(*next_one)

    @property
    def is_idle(self) -> bool:
        """Whether nothing is under way."""
        return not self._running

    @property
    def has_owed(self) -> bool:
        """Whether something is under way whose end must be heard."""
        return bool(self._owed)

    def close(self) -> None:
        """Take no more work and drop what waits; Python lets the running piece end before it exits."""
        self._is_closed = True
        while (dropped := self._take()) is not None:
            dropped[0].has_ended = True
            self._running.discard(id(dropped[0]))
            self._owed.discard(id(dropped[0]))
        if self._executor is not None:
            self._executor.shutdown(wait=False, cancel_futures=True)
            self._executor = None

    def retire(self) -> None:
        """Close, and be deleted as soon as the running piece has ended."""
        self.close()
        self._is_retiring = True
        self._end_of(None)

    def on_finished(self, task: Task, value: object, error: object) -> None:
        """Call back on the main thread."""
        task.has_ended = True
        self._running.discard(id(task))
        try:
            if not task.is_cancelled() and isinstance(error, Exception):
                self._went_well = self._went_well and id(task) not in self._owed
                task.failed(error)
            elif not task.is_cancelled():
                task.done(value)
        finally:
            self._end_of(task)

    def on_reported(self, task: Task, step: int, of: int) -> None:
        """Pass progress on."""
        if task.progressed is not None and not task.is_cancelled():
            task.progressed(step, of)

    def on_handed(self, task: Task, part: object) -> None:
        """Pass a part of the result on."""
        if task.told is not None and not task.is_cancelled():
            task.told(part)

    def _end_of(self, task: Task | None) -> None:
        """After the callback, which may have begun the next step of what is owed."""
        if task is not None and id(task) in self._owed:
            self._owed.discard(id(task))
            if not self._owed:
                well, self._went_well = self._went_well, True
                self.owed_ended.emit(well)
        if self._is_retiring and self.is_idle:
            self.deleteLater()

    def _take(self) -> tuple[Task, Callable[[Task], Any]] | None:
        """What has waited longest; the window may take it away at the same moment."""
        try:
            return self._waiting.popleft()
        except IndexError:
            return None

    def _work(self, task: Task, work: Callable[[Task], Any]) -> None:
        value: object = None
        error: Exception | None = None
        try:
            value = None if task.is_cancelled() else work(task)
        except Exception as problem:  # every fault goes to the caller's `failed`
            error = problem
        self.finished.emit(task, value, error)


class Ticket:
    """The latest wins: new work takes the place of what was begun with the same ticket before."""

    def __init__(self, runner: QtTaskRunner) -> None:
        """Nothing is under way."""
        self._runner = runner
        self._task: Task | None = None

    @property
    def is_free(self) -> bool:
        """Whether the last work has come back, or was dropped."""
        return self._task is None

    def run(
        self,
        work: Callable[[Task], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
        *,
        told: Callable[[Any], None] | None = None,
    ) -> None:
        """Drop what is under way and do this."""

        def finish(then: Callable[[Any], None]) -> Callable[[Any], None]:
            def on_finished(result: Any) -> None:  # noqa: ANN401 - a value or an error, as with `run`
                self._task = None
                then(result)

            return on_finished

        self.drop()
        self._task = self._runner.run(work, finish(done), finish(failed), told=told)

    def drop(self) -> None:
        """Ask what is under way to stop; nothing more is heard of it."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
