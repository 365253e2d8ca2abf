"""The window of clients over a desk with Maria's plan, and one with many clients."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from backdesk.domain.client import Client
from backdesk.services.backend import Backend
from backdesk.ui.clients.desk import ClientsDesk
from backdesk.ui.clients.dialog import ClientsDialog
from backdesk.ui.main_window import MainWindow

AddClient = Callable[[str], Client]


@pytest.fixture
def desk(hidden: MainWindow) -> Iterator[ClientsDesk]:
    """Maria's plan is on the desk."""
    yield hidden.features.clients
    for dialog in hidden.findChildren(ClientsDialog):
        dialog.hide()
        dialog.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def add(backend: Backend) -> AddClient:
    """Adds a client with one plan, which is not put on the desk."""

    def add_one(name: str) -> Client:
        opened = backend.planning.new_client(name, "First plan")
        assert opened.client is not None
        return opened.client

    return add_one
