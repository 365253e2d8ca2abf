"""A client with handouts on record, and the dialog over a plain window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from backdesk.domain.client import Client
from backdesk.domain.plan import Plan
from backdesk.paths import DataFolder
from backdesk.services.backend import Backend
from backdesk.services.handout_records import HandoutRecord, HandoutRecords, IssueWay
from backdesk.services.handouts import HandoutOptions, HandoutReport, Layout
from backdesk.store.store import Store
from backdesk.ui.records.dialog import PrintAgain, RecordsDialog, open_records
from backdesk.ui.tasks import QtTaskRunner
from tests.ui.support import small_plan

START = datetime(2026, 1, 5, 12, 0, tzinfo=UTC)

Issue = Callable[..., HandoutRecord]
OpenRecords = Callable[..., RecordsDialog]


@pytest.fixture
def desk(backend: Backend, folder: DataFolder, store: Store) -> Backend:
    """The services with a clock that goes on by a day with every handout."""
    times = (START + timedelta(days=number) for number in count())
    return replace(backend, records=HandoutRecords(store, folder, lambda: next(times)))


@pytest.fixture
def plan(desk: Backend, maria: Client) -> Plan:
    return desk.planning.add(small_plan(), maria).plan


@pytest.fixture
def issue(desk: Backend, maria: Client) -> Issue:
    """Gives a plan out; every PDF has other bytes unless `content` says them."""
    numbers = count(1)

    def one(plan: Plan, client: Client | None = maria, content: bytes = b"") -> HandoutRecord:
        number = next(numbers)
        return desk.records.issue(
            plan,
            client,
            HandoutOptions(layouts=(Layout.WEEK, Layout.CARDS)),
            HandoutReport(None, number, (), content or f"%PDF-1.4 {number}".encode()),
            catalogue=desk.catalogue,
            by="Dr Ortiz",
            way=IssueWay.PRINTED,
        )

    return one


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[QtTaskRunner]:
    runner = QtTaskRunner()
    yield runner
    qtbot.wait_until(lambda: runner.is_idle)
    runner.close()


@pytest.fixture
def open_dialog(desk: Backend, runner: QtTaskRunner, qtbot: QtBot) -> Iterator[OpenRecords]:
    """Opens the dialog; what it opens in other programs is only noted down."""
    parents: list[QWidget] = []

    def open_one(
        client: Client | None, plan: Plan | None = None, print_again: PrintAgain | None = None
    ) -> RecordsDialog:
        parent = QWidget()
        parents.append(parent)
        dialog = open_records(parent, desk, client, plan, runner, print_again=print_again)
        dialog.jobs.open_file = lambda path: pytest.fail(f"{path} was opened")
        qtbot.wait_exposed(dialog)
        return dialog

    yield open_one
    qtbot.wait_until(lambda: runner.is_idle)
    for parent in parents:
        parent.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
