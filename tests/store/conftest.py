"""A store in a fresh folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from backdesk.paths import DataFolder
from backdesk.store.store import Store
from tests.store.support import open_store


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a new, empty data file, so that only one test run of migrations is paid for."""
    root = tmp_path_factory.mktemp("empty")
    open_store(root).close()
    return DataFolder(root).database.read_bytes()


@pytest.fixture
def root(tmp_path: Path, empty_database: bytes) -> Path:
    """A data folder with an empty, up-to-date store."""
    DataFolder(tmp_path).database.write_bytes(empty_database)
    return tmp_path


@pytest.fixture
def store(root: Path) -> Iterator[Store]:
    """An open, empty store."""
    with open_store(root) as opened:
        yield opened
