"""For all tests: no screen, no network, no data folder of the developer's, one library."""

from __future__ import annotations

import gc
import logging
import os
import shutil
import socket
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

from backdesk.domain.catalogue import Catalogue
from backdesk.paths import ENVIRONMENT_VARIABLE, DataFolder
from backdesk.services.library import load_catalogue
from backdesk.store import migrate
from backdesk.store.store import Store

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LC_ALL"] = "C.UTF-8"  # the source language, and what Qt wants for file names

# the gate answers the same for the same code; hunting for new examples is the nightly run's work
settings.register_profile("ci", max_examples=25, derandomize=True, deadline=None)
settings.register_profile("nightly", max_examples=2_000, derandomize=False, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))

_homes = count(1)
_LOCAL_FAMILIES = frozenset(
    family for name in ("AF_UNIX",) if (family := getattr(socket, name, None)) is not None
)


def pytest_collection_finish() -> None:
    """Leave what stays to the end, modules and tests, out of every later search for garbage."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder that BACKDESK_HOME names; fresh for every test and not made yet."""
    folder = tmp_path_factory.getbasetemp() / f"home-{next(_homes)}"
    monkeypatch.setenv(ENVIRONMENT_VARIABLE, str(folder))
    return folder


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store file without anything in it; copying it is faster than migrating anew."""
    folder = DataFolder(tmp_path_factory.mktemp("template"))
    Store.open(folder).close()
    return folder.database


@pytest.fixture(autouse=True)
def copied_stores(
    empty_database: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """New stores are copies of one that was migrated; only the store's own tests migrate each time."""
    if request.path.is_relative_to(Path(__file__).parent / "store"):
        return
    migrate_it = migrate._make_or_upgrade

    def copy_or_migrate(database: Path, schema: migrate.Schema) -> None:
        if schema is migrate.CURRENT and not database.exists():
            shutil.copy(empty_database, database)
        else:
            migrate_it(database, schema)

    monkeypatch.setattr(migrate, "_make_or_upgrade", copy_or_migrate)


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """Fail a test that opens any socket but a local one: Back Desk works offline."""
    make = socket.socket.__init__

    def guarded(
        self: socket.socket, family: int = -1, type: int = -1, proto: int = -1, fileno: int | None = None
    ) -> None:
        if fileno is None and family not in _LOCAL_FAMILIES:
            pytest.fail(f"a network socket was opened (family {family})")
        make(self, family, type, proto, fileno)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "__init__", guarded)
        yield


@pytest.fixture(autouse=True, scope="session")
def no_installed_fonts() -> Iterator[None]:
    """Tests see the embedded fonts alone, whatever this computer has; a few bring fonts of their own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("backdesk.handout.installed_fonts.font_folders", tuple)
        yield


@pytest.fixture(autouse=True)
def plain_log() -> Iterator[None]:
    """What is logged can be seen, whatever earlier tests did: import-linter switches all loggers off."""
    logger = logging.getLogger("backdesk")
    handlers = list(logger.handlers)
    logger.propagate = True
    for name in [name for name in logging.root.manager.loggerDict if name.startswith("backdesk")]:
        logging.getLogger(name).disabled = False
    yield
    for handler in [one for one in logger.handlers if one not in handlers]:
        logger.removeHandler(handler)
        handler.close()


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The real built-in library."""
    return load_catalogue()
