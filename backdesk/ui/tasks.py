"""Work off the main thread, with progress, cancelling and one way back."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal


@dataclass(slots=True)
class Task:
    """Something under way. Cancelling drops the result; the worker may also look and stop."""

    done: Callable[[Any], None]
    failed: Callable[[Exception], None]
    progressed: Callable[[int, int], None] | None = None
    cancelled: threading.Event = field(default_factory=threading.Event)
    runner: QtTaskRunner | None = None

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


class QtTaskRunner(QObject):
    """Runs work on one thread (ReportLab's fonts and caches are process-global).

    Callbacks run on the thread that made the runner: a value or an error, never both
    and never neither, unless the task was cancelled.

    Signals: `finished(Task, value, error)` and `reported(Task, step, of)`, both internal
    and queued to the main thread.
    """

    finished = Signal(object, object, object)
    reported = Signal(object, int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        """The thread starts with the first task."""
        super().__init__(parent)
        self._executor: ThreadPoolExecutor | None = None
        self._running: set[int] = set()
        self.finished.connect(self.on_finished, Qt.ConnectionType.QueuedConnection)
        self.reported.connect(self.on_reported, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[Task], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
        progressed: Callable[[int, int], None] | None = None,
    ) -> Task:
        """Do `work(task)` in the background; it may only use frozen data."""
        if self._executor is None:
            self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="pdf")
        task = Task(done, failed, progressed, runner=self)
        self._running.add(id(task))
        self._executor.submit(self._work, task, work)
        return task

    @property
    def is_idle(self) -> bool:
        """Whether nothing is under way."""
        return not self._running

    def close(self) -> None:
        """Take no more work and drop what waits; Python lets the running piece end before it exits."""
        if self._executor is not None:
            self._executor.shutdown(wait=False, cancel_futures=True)
            self._executor = None

    def on_finished(self, task: Task, value: object, error: object) -> None:
        """Call back on the main thread."""
        self._running.discard(id(task))
        if task.is_cancelled():
            return
        if isinstance(error, Exception):
            task.failed(error)
        else:
            task.done(value)

    def on_reported(self, task: Task, step: int, of: int) -> None:
        """Pass progress on."""
        if task.progressed is not None and not task.is_cancelled():
            task.progressed(step, of)

    def _work(self, task: Task, work: Callable[[Task], Any]) -> None:
        value: object = None
        error: Exception | None = None
        try:
            value = work(task)
        except Exception as problem:  # every fault goes to the caller's `failed`
            error = problem
        self.finished.emit(task, value, error)
