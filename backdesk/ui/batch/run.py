"""One batch under way: plans are read here, handouts made on the PDF thread, results come back one by one."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from backdesk.domain.ids import PlanId
from backdesk.errors import BackDeskError, Phrase
from backdesk.services.backend import Backend
from backdesk.services.batch import (
    BatchItem,
    BatchJob,
    BatchResult,
    BatchSetting,
    item_name,
    without_full_collections,
)
from backdesk.services.handout_records import HandoutEntry, IssueWay
from backdesk.services.handouts import HandoutCancelled, HandoutOptions
from backdesk.ui.tasks import QtTaskRunner


@dataclass(frozen=True, slots=True)
class BatchOutcome:
    """What came of a batch. `merged` is the file for all, None where there is none.

    `problem` says why the whole came to nothing, although single handouts could be made.
    """

    results: tuple[BatchResult, ...]
    wanted: int
    target: Path
    merged: Path | None = None
    is_cancelled: bool = False
    problem: Phrase | None = None

    @property
    def made(self) -> tuple[BatchResult, ...]:
        """The handouts that are in the folder or in the file."""
        return () if self.problem is not None else tuple(one for one in self.results if one.is_made)

    @property
    def failed(self) -> tuple[BatchResult, ...]:
        """Those that could not be made."""
        return tuple(result for result in self.results if not result.is_made)


class BatchRun(QObject):
    """Makes the handouts of plans and puts them on record.

    Signals: `begun(name)` what is being made now; `counted(done, all)`; `finished(BatchOutcome)` once, also
    after `cancel`.
    """

    begun = Signal(str)
    counted = Signal(int, int)
    finished = Signal(object)

    def __init__(
        self,
        backend: Backend,
        runner: QtTaskRunner,
        options: HandoutOptions,
        target: Path,
        *,
        merged: bool = False,
        parent: QObject | None = None,
    ) -> None:
        """`target` is the folder of the files, or the merged file."""
        super().__init__(parent)
        self._backend, self._runner, self._target, self._is_merged = backend, runner, target, merged
        self._clinic = backend.clinic.load()
        self._catalogue = backend.own.catalogue
        self._setting = BatchSetting(
            options=options,
            catalogue=self._catalogue,
            words=backend.words,
            today=backend.today(),
            clinic=self._clinic,
            rules=backend.settings_file.load().rules(),
            figures=backend.figures,
        )
        self._job = BatchJob(self._setting, target, merged=merged)
        self._waiting: deque[PlanId] = deque()
        self._now: str | None = None
        self._results: list[BatchResult] = []
        self._prepared: list[HandoutEntry] = []
        self._wanted = 0
        self._has_ended = False
        self._scope = ExitStack()
        self._stop = threading.Event()

    def start(self, plans: Sequence[PlanId]) -> None:
        """Begin with these plans, in this order."""
        self._waiting.extend(plans)
        self._wanted = len(plans)
        self._scope.enter_context(without_full_collections())
        self.counted.emit(0, self._wanted)
        self._go_on_later()

    def cancel(self) -> None:
        """Stop after what is being drawn now; files that are done stay, a merged file is not written."""
        self._stop.set()
        self._waiting.clear()

    def _go_on_later(self) -> None:
        # through the event loop, so that the window can paint and Cancel be pressed between two plans
        QTimer.singleShot(0, self, self._go_on)

    def _go_on(self) -> None:
        """Read the next plan only now: beside a handout that is being made, that takes four times as long."""
        if self._now is not None:
            return
        if self._waiting:
            self._read(self._waiting.popleft())
            self._go_on_later()
        elif not self._has_ended:
            self._has_ended = True
            self._end()

    def _read(self, plan_id: PlanId) -> None:
        """Read one plan and hand it over."""
        try:
            plan, client = self._backend.archive.find(plan_id)
        except BackDeskError as problem:
            gone = self._backend.words.gettext("A plan that could not be read")
            self._count(BatchResult(gone, problem=problem.phrase))
            return
        item = BatchItem(plan, client)
        self._now = item_name(plan.title, client, self._backend.words)
        self.begun.emit(self._now)
        self._runner.run(
            lambda task: self._made(item),
            self._on_made,
            self._on_failed,
        )

    def _made(self, item: BatchItem) -> _Made:
        """Make one handout and all of its record but the row; on the PDF thread."""
        result = self._job.make(item, self._stop.is_set)
        if result.report is None:
            return _Made(result)
        try:
            prepared = self._backend.records.prepare(
                item.plan,
                item.client,
                self._setting.options,
                result.report,
                catalogue=self._catalogue.with_exercises(item.plan.exercises),
                by=self._clinic.therapist or self._clinic.name,
                way=IssueWay.BATCH,
            )
        except BackDeskError as problem:
            return _Made(_unrecorded(result.line(), problem))
        return _Made(result.line(), prepared)

    def _on_made(self, made: _Made) -> None:
        result = made.result
        if made.prepared is not None and self._is_merged:
            self._prepared.append(made.prepared)
        elif made.prepared is not None:
            try:
                self._backend.records.add([made.prepared])
            except BackDeskError as problem:
                result = _unrecorded(result, problem)
        self._now = None
        self._count(result)
        self._go_on_later()

    def _on_failed(self, problem: Exception) -> None:
        name, self._now = self._now or "", None
        if not isinstance(problem, HandoutCancelled):
            self._count(BatchResult(name, problem=Phrase("The handout could not be made. Try it alone.")))
        self._go_on()

    def _count(self, result: BatchResult) -> None:
        self._results.append(result)
        self.counted.emit(len(self._results), self._wanted)

    def _end(self) -> None:
        if self._stop.is_set() or not self._is_merged:
            self._finish(None)
            return
        self.begun.emit(self._backend.words.gettext("Writing the file for all"))
        self._runner.run(
            lambda task: self._job.finish(self._stop.is_set),
            self._finish,
            self._on_not_written,
        )

    def _on_not_written(self, problem: Exception) -> None:
        if isinstance(problem, HandoutCancelled):
            self._finish(None)
        elif isinstance(problem, BackDeskError):
            self._finish(None, problem.phrase)
        else:
            self._finish(None, Phrase("The file could not be made. Try fewer clients at once."))

    def _finish(self, merged: Path | None, problem: Phrase | None = None) -> None:
        """Tell the outcome; a file for all is on record only once it is written whole."""
        self._scope.close()
        if self._is_merged and merged is None:
            self._backend.records.give_up(self._prepared)
            problem = problem or Phrase("No file was written.")
        elif self._is_merged:
            self._record_all()
        self.finished.emit(
            BatchOutcome(
                tuple(self._results), self._wanted, self._target, merged, self._stop.is_set(), problem
            )
        )

    def _record_all(self) -> None:
        try:
            self._backend.records.add(self._prepared)
        except BackDeskError as problem:
            self._results = [_unrecorded(one, problem) if one.is_made else one for one in self._results]


@dataclass(frozen=True, slots=True)
class _Made:
    """What the PDF thread hands back; `prepared` is None for what was not made or cannot be recorded."""

    result: BatchResult
    prepared: HandoutEntry | None = None


def _unrecorded(result: BatchResult, problem: BackDeskError) -> BatchResult:
    remark = Phrase("It was made, but it is not on record: {problem}", problem=problem.phrase)
    return replace(result, remark=remark)
