"""Migrations: complete, quiet, safe when they fail and when two processes run them at once."""

from __future__ import annotations

import json
import logging
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import portalocker
import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from backdesk.domain.client import Client
from backdesk.domain.client_wording import ClientWording
from backdesk.domain.dose import Dose, Side, Span
from backdesk.domain.ids import ClientId, ExerciseId, PlanId, PrecautionId
from backdesk.errors import StoreBusyError, StoreError
from backdesk.paths import DataFolder
from backdesk.store import migrate
from backdesk.store.migrate import CURRENT, HEAD, Schema, bring_up_to_date
from backdesk.store.store import Store
from backdesk.store.tables import Base
from tests.store.support import make_week_plan, open_store, raw
from tests.store.test_own_exercises import OWN

OLD_FILES = Path(__file__).parent
OLD_VERSIONS = (1, 2, 3)
"""Every schema version that was ever written; each has a file version_N.sql."""
ROOT = Path(__file__).resolve().parents[2]

GROWING = """
def upgrade():
    with op.batch_alter_table("day", table_kwargs={"sqlite_with_rowid": False}) as batch:
        batch.add_column(sa.Column("colour", sa.Text(), nullable=False, server_default="red"))
"""
FAILING = GROWING + "    raise RuntimeError('half way')\n"
FAILING_AFTER_COMMIT = """
def upgrade():
    op.execute("DELETE FROM entry")
    op.execute("COMMIT")
    raise RuntimeError("half way")
"""
LOSING_PARENTS = """
def upgrade():
    op.execute("DELETE FROM week")
"""


def next_schema(folder: Path, script: str) -> Schema:
    """The current migrations and one more."""
    scripts = folder / "100% scripts"
    shutil.copytree(CURRENT.scripts, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    header = f'import sqlalchemy as sa\nfrom alembic import op\nrevision = "9001"\ndown_revision = "{HEAD}"\n'
    (scripts / "versions" / "9001_next.py").write_text(header + script)
    return Schema(scripts, (*CURRENT.revisions, "9001"))


def old_folder(parent: Path, version: int) -> Path:
    """A data folder as a Back Desk of that schema version left it."""
    folder = parent / "data"
    folder.mkdir()
    with raw(folder) as connection:
        connection.executescript((OLD_FILES / f"version_{version}.sql").read_text(encoding="utf-8"))
    return folder


def counted_rows(folder: Path) -> dict[str, int]:
    """How many rows each table has."""
    with raw(folder) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}


@pytest.fixture
def version_1(tmp_path: Path) -> Path:
    """A data folder as the first released Back Desk left it."""
    return old_folder(tmp_path, 1)


def test_the_named_revisions_are_those_of_the_scripts() -> None:
    config = Config()
    config.set_main_option("script_location", str(CURRENT.scripts))
    scripts = ScriptDirectory.from_config(config)
    assert scripts.get_heads() == [HEAD]
    newest_first = [script.revision for script in scripts.walk_revisions()]
    assert tuple(reversed(newest_first)) == CURRENT.revisions


def test_the_migrations_make_the_declared_tables(store: Store) -> None:
    with store._engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []
        made = connection.exec_driver_sql(
            "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND sql LIKE '%WITHOUT ROWID%'"
        )
        assert made.scalar_one() == len(Base.metadata.tables)


def test_an_up_to_date_file_opens_without_alembic(root: Path) -> None:
    script = (
        "import sys; from backdesk.paths import data_folder; from backdesk.store.store import Store\n"
        "Store.open(data_folder(sys.argv[1])).plans()\n"
        "sys.exit(any(name.split('.')[0] == 'alembic' for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", script, str(root)], cwd=ROOT, check=False).returncode == 0


def test_making_a_file_logs_nothing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(logging.INFO):
        open_store(tmp_path).close()
    assert caplog.records == []
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("version", OLD_VERSIONS)
def test_an_upgrade_keeps_every_row(version: int, tmp_path: Path) -> None:
    folder = old_folder(tmp_path, version)
    before = counted_rows(folder)
    open_store(folder).close()
    after = counted_rows(folder)
    assert {table: after[table] for table in before} == before
    assert {after[table] for table in after.keys() - before.keys()} == {0}
    with raw(folder) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == (HEAD,)


def test_an_upgraded_plan_says_nothing_new_and_can_be_given_its_own_words(tmp_path: Path) -> None:
    folder = old_folder(tmp_path, 2)
    with open_store(folder) as store:
        plan = store.plan(PlanId("p1"))
        assert (plan.wording, plan.link, plan.next_appointment) == ((), "", "")
        (own,) = store.own_exercises()
        assert own == OWN
        said = replace(
            plan, wording=(ClientWording(ExerciseId("bird-dog"), "The pointer"),), link="https://x.y"
        )
        store.save_plan(plan, said)
        assert store.plan(plan.id) == said
        assert store.doctor() == ()


@pytest.mark.parametrize("version", OLD_VERSIONS)
def test_an_old_file_is_read_in_full(version: int, tmp_path: Path) -> None:
    with open_store(old_folder(tmp_path, version)) as store:
        assert store.doctor() == ()
        client = Client(ClientId("c1"), "Zoë <b>", (PrecautionId("disc-herniation"),), extra={"age": 40})
        assert store.client(client.id) == client
        plan = store.plan(PlanId("p1"))
        assert (plan.title, plan.client_id, plan.extra) == ("Lower back", "c1", {"clinic": "North"})
        assert [exercise.name for exercise in plan.exercises] == ["Own Move"]
        (week,) = plan.weeks
        (day,) = week.days
        warm_up, strength, relief = day.blocks
        assert (day.name, day.label, strength.rounds) == ("monday", "Gym", 2)
        assert [len(block.entries) for block in (warm_up, strength, relief)] == [0, 2, 1]
        first = strength.entries[0]
        assert first.dose == Dose(sets=3, reps=Span(8, 12), side=Side.EACH, load="2 kg")
        assert (first.exercise, first.group, first.note, first.extra) == ("bird-dog", "A", "slowly", {"x": 1})
        assert store.recall("last-plan") == "p1"


def test_an_older_file_is_upgraded_and_a_copy_kept(version_1: Path, tmp_path: Path) -> None:
    schema = next_schema(tmp_path, GROWING)
    database = DataFolder(version_1).database
    bring_up_to_date(database, schema)
    with raw(version_1) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("9001",)
        assert connection.execute("SELECT id, colour FROM day").fetchall() == [("d1", "red")]
        assert connection.execute("SELECT count(*) FROM entry").fetchone() == (3,)
    copies = sorted(path.name for path in version_1.glob("*-before-*"))
    assert copies == ["backdesk-before-9001.sqlite3"]
    bring_up_to_date(database, schema)
    restored = tmp_path / "restored"
    restored.mkdir()
    shutil.copy(version_1 / copies[0], DataFolder(restored).database)
    with open_store(restored) as store:
        assert store.doctor() == ()
        assert len(list(store.plan(PlanId("p1")).entries())) == 3


@pytest.mark.parametrize("script", [FAILING, FAILING_AFTER_COMMIT, LOSING_PARENTS])
def test_a_failing_upgrade_leaves_the_data_as_it_was(version_1: Path, tmp_path: Path, script: str) -> None:
    with open_store(version_1) as store:
        before = store.plan(PlanId("p1"))
    schema = next_schema(tmp_path, script)
    for _ in range(2):
        with pytest.raises(
            StoreError, match=r"could not be upgraded and is as it was before\. A safety copy"
        ):
            bring_up_to_date(DataFolder(version_1).database, schema)
    with open_store(version_1) as store:
        assert store.plan(PlanId("p1")) == before
        assert store.doctor() == ()
    assert len(list(version_1.glob("*-before-9001*.sqlite3"))) == 2


def test_a_new_file_that_cannot_be_made_can_be_made_later(tmp_path: Path) -> None:
    schema = next_schema(tmp_path, FAILING)
    folder = tmp_path / "data"
    folder.mkdir()
    with pytest.raises(RuntimeError, match="half way"):
        bring_up_to_date(DataFolder(folder).database, schema)
    with open_store(folder) as store:
        store.add_plan(make_week_plan())
        assert store.doctor() == ()


def test_a_preparation_that_takes_too_long_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrate, "_LOCK_SECONDS", 0)
    with (
        portalocker.Lock(str(tmp_path / migrate.LOCK_NAME), mode="a"),
        pytest.raises(StoreBusyError, match="is preparing the data file"),
    ):
        open_store(tmp_path)
    open_store(tmp_path).close()


def test_a_lock_that_cannot_be_made_is_reported(tmp_path: Path) -> None:
    (tmp_path / migrate.LOCK_NAME).mkdir()
    with pytest.raises(StoreError, match="cannot be used"):
        open_store(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot fork; the lock is the same there")
def test_many_processes_can_open_a_fresh_folder_at_once(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.store.race_driver", str(tmp_path), "12", "6"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=100)
    assert (result.returncode, result.stdout, result.stderr) == (0, "72 opened\n", "")


NEW_FIELDS = {
    "link": "https://clinic.example/plan",
    "next_appointment": " 1\tMay ",
    "wording": {
        "bird-dog": {"tip": "Old\nwords", "steps": ["One", 2, ""], "link": "clinic.example", "voice": 1},
        "cat-cow": {"tip": 5},
        "../x": {"tip": "No"},
        "plank": "soft",
    },
    "clinic": "North",
}


def with_extra(folder: Path, plan_extra: object, exercise_extra: object) -> None:
    """Write unknown fields into an old data file, as a Back Desk of that time kept them."""
    with raw(folder) as connection:
        connection.execute("UPDATE plan SET extra = ? WHERE id = 'p1'", [json.dumps(plan_extra)])
        for table in ("plan_exercise", "own_exercise"):
            for (body,) in connection.execute(f"SELECT body FROM {table}").fetchall():
                changed = {**json.loads(body), "extra": exercise_extra}
                connection.execute(f"UPDATE {table} SET body = ? WHERE body = ?", [json.dumps(changed), body])


def test_fields_that_were_unknown_are_lifted(tmp_path: Path) -> None:
    folder = old_folder(tmp_path, 2)
    with_extra(folder, NEW_FIELDS, {"link": "https://clinic.example/row", "colour": "red"})
    said = ClientWording(
        ExerciseId("bird-dog"),
        steps=("One",),
        tip="Old words",
        link="https://clinic.example",
        extra={"voice": 1},
    )
    with open_store(folder) as store:
        plan = store.plan(PlanId("p1"))
        assert (plan.link, plan.next_appointment) == ("https://clinic.example/plan", "1 May")
        assert (plan.wording, plan.extra) == ((said,), {"clinic": "North"})
        for exercise in (*plan.exercises, *store.own_exercises()):
            assert (exercise.link, exercise.extra) == ("https://clinic.example/row", {"colour": "red"})
        changed = replace(plan, wording=(), link="", next_appointment="")
        store.save_plan(plan, changed)
        assert store.plan(plan.id) == changed
        assert store.doctor() == ()


def test_unknown_fields_that_are_wrong_now_are_dropped(tmp_path: Path) -> None:
    folder = old_folder(tmp_path, 2)
    wrong = {"link": 5, "next_appointment": ["x"], "wording": "soft", "clinic": "North"}
    with_extra(folder, wrong, {"link": {"to": "x"}})
    with open_store(folder) as store:
        plan = store.plan(PlanId("p1"))
        assert (plan.link, plan.next_appointment, plan.wording) == ("", "", ())
        assert plan.extra == {"clinic": "North"}
        assert [(one.link, one.extra) for one in plan.exercises] == [("", {})]
        assert store.doctor() == ()


def test_unknown_fields_that_cannot_be_read_stay_for_the_doctor(tmp_path: Path) -> None:
    folder = old_folder(tmp_path, 2)
    with raw(folder) as connection:
        connection.execute("""UPDATE plan SET extra = '{"link": ' WHERE id = 'p1'""")
    with open_store(folder) as store:
        (problem,) = store.doctor()
    assert "plan.extra is wrong" in problem
