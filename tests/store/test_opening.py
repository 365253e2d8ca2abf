"""Opening a data folder: what is refused stays byte for byte as it was."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest

from backdesk.domain import plan_edits
from backdesk.errors import StoreDamagedError, StoreError, StoreTooNewError
from backdesk.paths import DataFolder
from backdesk.store import file_state
from backdesk.store.store import Store
from tests.store.support import make_week_plan, open_store, raw

PAGE = 4096


@pytest.fixture
def filled(root: Path) -> Path:
    """The data file of a closed store that holds a few plans."""
    with open_store(root) as store:
        for number in range(6):
            store.add_plan(make_week_plan(3, plan_id=f"plan-{number}"))
    return DataFolder(root).database


@pytest.fixture
def unwritable_folder() -> Iterator[Path]:
    """A folder that the user may read but not write; the test's user gives up being root for it."""
    if os.name == "nt":
        pytest.skip("Windows has no folders without write permission for their owner")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o555)
        user = os.geteuid()
        if user == 0:
            os.seteuid(65534)
        yield folder
        os.seteuid(user)
        folder.chmod(0o755)


def assert_refused(database: Path, error: type[StoreError], sentence: str) -> None:
    before = database.read_bytes()
    with pytest.raises(error, match=sentence) as caught:
        open_store(database.parent)
    assert database.read_bytes() == before
    assert str(caught.value).endswith(".")
    assert "\n" not in str(caught.value)


def test_a_new_folder_is_made(tmp_path: Path) -> None:
    root = tmp_path / "not" / "there" / "yet, 100% “new”?#"
    with open_store(root) as store:
        store.add_plan(make_week_plan())
        assert store.doctor() == ()
    with open_store(root) as store:
        assert len(store.plans()) == 1


def test_an_empty_file_counts_as_new(tmp_path: Path) -> None:
    DataFolder(tmp_path).database.touch()
    with open_store(tmp_path) as store:
        assert store.plans() == ()


def test_a_file_that_was_cut_off_while_it_was_made_counts_as_new(tmp_path: Path) -> None:
    with raw(tmp_path) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
    assert DataFolder(tmp_path).database.stat().st_size == PAGE
    with open_store(tmp_path) as store:
        assert store.plans() == ()


def test_closing_leaves_one_file_without_a_log(filled: Path) -> None:
    assert not filled.with_name(filled.name + "-wal").exists()


def test_writes_are_synced_into_a_write_ahead_log(store: Store) -> None:
    with store._engine.connect() as connection:
        pragmas = ("journal_mode", "synchronous", "foreign_keys")
        values = [connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in pragmas]
    assert values == ["wal", 2, 1]


def test_a_file_from_a_safety_copy_gets_its_write_ahead_log_back(filled: Path) -> None:
    with raw(filled.parent) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
    with open_store(filled.parent) as store:
        assert len(store.plans()) == 6
        test_writes_are_synced_into_a_write_ahead_log(store)


def test_what_stands_in_the_log_of_a_killed_program_is_found(
    store: Store, root: Path, tmp_path: Path
) -> None:
    plan = make_week_plan()
    store.add_plan(plan)
    copy = tmp_path / "copy"
    copy.mkdir()
    for suffix in ("", "-wal"):
        name = DataFolder(root).database.name + suffix
        shutil.copy(root / name, copy / name)
    with open_store(copy) as recovered:
        assert recovered.plan(plan.id) == plan


def test_a_half_done_change_of_a_killed_program_is_rolled_back(filled: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    copy.mkdir()
    with raw(filled.parent) as writer:
        for pragma in ("journal_mode=DELETE", "cache_size=1"):
            writer.execute(f"PRAGMA {pragma}")
        writer.execute("UPDATE entry SET note = 'half done'")
        for suffix in ("", "-journal"):
            shutil.copy(filled.with_name(filled.name + suffix), copy / (filled.name + suffix))
        writer.rollback()
    assert b"half done" in (copy / filled.name).read_bytes()
    with open_store(copy) as store:
        plan = make_week_plan(3, plan_id="plan-0")
        assert store.plan(plan.id) == plan
        assert store.doctor() == ()


@pytest.mark.parametrize("version", ["9999", "0005", "from-the-future"])
def test_a_newer_file_is_refused(filled: Path, version: str) -> None:
    with raw(filled.parent) as connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", [version])
    assert_refused(filled, StoreTooNewError, f"newer Back Desk .version {version} of the file.")


def test_a_newer_file_with_a_log_is_refused(filled: Path) -> None:
    writer = sqlite3.connect(filled, isolation_level=None)
    writer.execute("UPDATE alembic_version SET version_num = '9999'")
    log = filled.with_name(filled.name + "-wal")
    before = log.read_bytes()
    assert_refused(filled, StoreTooNewError, "newer Back Desk")
    assert log.read_bytes() == before
    writer.close()


@pytest.mark.parametrize(
    "content",
    [
        b"x",
        b"hello, world\n" * 1000,
        b"\0" * 8192,
        b"SQLite format 3\0",
        b"SQLite format 3\0" + b"\xff" * 9000,
    ],
)
def test_a_file_that_is_no_database_is_refused(tmp_path: Path, content: bytes) -> None:
    database = DataFolder(tmp_path).database
    database.write_bytes(content)
    assert_refused(database, StoreDamagedError, "is damaged")


@pytest.mark.parametrize("size", [50, 100, 1000, PAGE, 3 * PAGE, -PAGE, -1])
def test_a_truncated_file_is_refused(filled: Path, size: int) -> None:
    content = filled.read_bytes()
    filled.write_bytes(content[:size])
    assert_refused(filled, StoreDamagedError, "is damaged")


def test_flipped_bytes_in_any_page_are_found(filled: Path) -> None:
    content = filled.read_bytes()
    for start in range(PAGE, len(content), PAGE):
        spoiled = bytearray(content)
        spoiled[start : start + 8] = bytes(byte ^ 0xFF for byte in spoiled[start : start + 8])
        filled.write_bytes(spoiled)
        assert_refused(filled, StoreDamagedError, "is damaged")


def test_random_damage_is_refused_or_does_no_harm(filled: Path) -> None:
    content = filled.read_bytes()
    random = Random(7)
    for _ in range(60):
        spoiled = bytearray(content)
        for _ in range(200):
            spoiled[random.randrange(len(spoiled))] = random.randrange(256)
        filled.write_bytes(spoiled)
        with suppress(StoreError), open_store(filled.parent) as store:
            store.plans()
            store.doctor()
        assert filled.read_bytes() == spoiled


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    with raw(tmp_path) as connection:
        connection.execute("CREATE TABLE bookmark (url TEXT)")
    assert_refused(DataFolder(tmp_path).database, StoreDamagedError, "not a Back Desk database")


def test_a_file_without_a_version_is_refused(filled: Path) -> None:
    with raw(filled.parent) as connection:
        connection.execute("DELETE FROM alembic_version")
    assert_refused(filled, StoreDamagedError, "its version is missing")


def test_a_large_file_is_checked_in_the_background(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_state, "START_CHECK_LIMIT_BYTES", 0)
    spoiled = bytearray(filled.read_bytes())
    page = spoiled.index(b"plan-3id-10") // PAGE * PAGE
    spoiled[page : page + 8] = b"\xff" * 8
    filled.write_bytes(spoiled)
    with open_store(filled.parent) as store:
        with pytest.raises(StoreDamagedError, match="is damaged"):
            store.check_deep()
        with pytest.raises(StoreDamagedError, match="It has not been changed"):
            store.remember("last-plan", "plan-0")
        assert store.doctor() != ()
    assert filled.read_bytes() == spoiled


def test_a_file_that_is_spoiled_while_it_is_open_is_reported(filled: Path) -> None:
    with open_store(filled.parent) as store:
        filled.write_bytes(b"\xff" * filled.stat().st_size)
        with pytest.raises(StoreDamagedError, match="is damaged"):
            store.plans()
        assert ["is damaged" in problem for problem in store.doctor()] == [True]


def test_rows_out_of_order_are_found(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_state, "START_CHECK_LIMIT_BYTES", 0)
    filled.write_bytes(filled.read_bytes().replace(b"plan-3id-10", b"plan-3zz-10"))
    with open_store(filled.parent) as store:
        assert any(problem.startswith("The data file is damaged: ") for problem in store.doctor())
        with pytest.raises(StoreDamagedError, match="is damaged"):
            store.check_deep()


def test_a_sound_file_passes_the_deep_check(filled: Path) -> None:
    with open_store(filled.parent) as store:
        store.check_deep()
        plan = store.plan(make_week_plan(plan_id="plan-0").id)
        store.save_plan(plan, plan_edits.rename(plan, "New"))
        store.check_deep()


def test_a_folder_in_place_of_the_file_is_reported(tmp_path: Path) -> None:
    DataFolder(tmp_path).database.mkdir()
    with pytest.raises(StoreError, match="There is a folder where the data file"):
        open_store(tmp_path)


def test_a_file_in_place_of_the_folder_is_reported(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="there is a file of that name"):
        open_store(tmp_path / "file")


def test_a_folder_without_write_permission_is_reported(unwritable_folder: Path) -> None:
    with pytest.raises(StoreError, match=r"cannot be used: you may not write there\. Choose another"):
        open_store(unwritable_folder)
    with pytest.raises(StoreError, match=r"cannot be used: you may not write there\. Choose another"):
        open_store(unwritable_folder / "below")


def test_a_file_without_write_permission_is_reported(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_writing(path: Path, mode: int, **_kwargs: object) -> bool:
        return path != filled or not mode & os.W_OK

    monkeypatch.setattr(os, "access", no_writing)
    assert_refused(filled, StoreError, "you may not write there")
