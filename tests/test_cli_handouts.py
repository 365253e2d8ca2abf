"""Handouts on the command line: layouts and switches, the record, and printing again."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader

from backdesk import app
from backdesk.domain.client import Client
from backdesk.domain.clinic import Clinic
from backdesk.domain.ids import ClientId
from backdesk.paths import DataFolder
from backdesk.services.clinic import ClinicFile
from backdesk.services.handouts import HandoutOptions, HandoutSpec, Layout, Paper
from backdesk.store.lock import acquire
from backdesk.store.store import Store
from tests.cli_support import SAMPLE, Runner

REPOSITORY = Path(__file__).resolve().parents[1]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], home: Path) -> Runner:
    return Runner(capsys, home)


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch) -> list[HandoutOptions]:
    """The options of every handout that was asked for; none is rendered."""
    from backdesk.services import handouts

    seen: list[HandoutOptions] = []

    def remember(spec: HandoutSpec) -> handouts.HandoutReport:
        seen.append(spec.options)
        return handouts.HandoutReport(None, 1, (), b"%PDF-1.4")

    monkeypatch.setattr(handouts, "make_handout", remember)
    return seen


def options_of(run: Runner, chosen: list[HandoutOptions], *arguments: object) -> HandoutOptions:
    said = run("handout", SAMPLE, "-o", run.home.parent / "out.pdf", *arguments)
    assert (said.code, said.out, said.err) == (0, "", "")
    return chosen.pop()


@pytest.mark.parametrize(
    ("named", "layouts", "large"),
    [
        ("log,week", (Layout.LOG, Layout.WEEK), False),
        ("session", (Layout.SESSIONS,), False),
        ("session-sheets,Week-at-a-glance", (Layout.SESSIONS, Layout.WEEK), False),
        ("exercise-cards,card,cards", (Layout.CARDS,), False),
        ("compact", (Layout.LIST,), False),
        ("compact-list,log-sheet", (Layout.LIST, Layout.LOG), False),
        ("large-print", (Layout.CARDS,), True),
        ("list,large-print", (Layout.LIST,), True),
    ],
)
def test_layouts_have_the_names_that_people_give_them(
    named: str, layouts: tuple[Layout, ...], large: bool, run: Runner, chosen: list[HandoutOptions]
) -> None:
    options = options_of(run, chosen, "--layout", named)
    assert (options.layouts, options.large_print) == (layouts, large)


def test_without_a_word_it_is_the_usual_handout(run: Runner, chosen: list[HandoutOptions]) -> None:
    assert options_of(run, chosen) == HandoutOptions()


def test_every_switch_switches(run: Runner, chosen: list[HandoutOptions]) -> None:
    switches = [
        f"--no-{name}"
        for name in ("pictures", "steps", "tips", "days", "notes", "pain-box", "stop-signs", "qr")
    ]
    more = ("--coverage", "--grey", "--cards-per-page", 6, "--log-weeks", 4)
    options = options_of(run, chosen, *switches, *more, "--paper", "letter")
    assert options == HandoutOptions(
        paper=Paper.LETTER,
        grey=True,
        cards_per_page=6,
        log_weeks=4,
        pictures=False,
        steps=False,
        tips=False,
        days=False,
        notes=False,
        pain_box=False,
        stop_signs_box=False,
        coverage=True,
        qr=False,
    )


def test_the_choices_of_the_window_hold_where_nothing_is_said(
    run: Runner, chosen: list[HandoutOptions]
) -> None:
    run.home.mkdir()
    settings = {"schema_version": 1, "paper": "letter", "handout_layouts": "sessions,log", "log_weeks": 3}
    DataFolder(run.home).settings.write_text(json.dumps(settings | {"grey": True, "skin_tone": "dark"}))
    options = options_of(run, chosen)
    assert (options.paper, options.layouts, options.log_weeks) == (
        Paper.LETTER,
        (Layout.SESSIONS, Layout.LOG),
        3,
    )
    assert (options.skin_tone.value, options.grey) == ("dark", False)
    options = options_of(run, chosen, "--paper", "a4", "--layout", "week", "--log-weeks", 1)
    assert (options.paper, options.layouts, options.log_weeks) == (Paper.A4, (Layout.WEEK,), 1)


def text_of(path: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def test_the_clinic_stands_on_the_handout_and_gives_it_out(run: Runner, tmp_path: Path) -> None:
    plan_id = run("import", SAMPLE).out.strip()
    ClinicFile(DataFolder(run.home).clinic).save(Clinic(name="North Clinic", phone="030 1234"))
    output = tmp_path / "out.pdf"
    assert run("handout", plan_id, "-o", output, "--layout", "week").code == 0
    assert "030 1234" in text_of(output)
    (record,) = run("handouts", "--json").json()
    assert record["by"] == "North Clinic"
    ClinicFile(DataFolder(run.home).clinic).save(Clinic(name="North Clinic", therapist="Dr Ortiz"))
    run("handout", plan_id, "-o", output, "--layout", "week")
    assert [one["by"] for one in run("handouts", "--json").json()] == ["Dr Ortiz", "North Clinic"]


def test_a_handout_of_a_stored_plan_is_on_record_and_comes_again_byte_for_byte(
    run: Runner, tmp_path: Path
) -> None:
    plan_id = run("import", SAMPLE).out.strip()
    output, again = tmp_path / "out.pdf", tmp_path / "again.pdf"
    assert run("handout", plan_id[:8], "-o", output, "--layout", "list,log").code == 0
    content = output.read_bytes()
    (record,) = run("handouts", "--json").json()
    assert list(record) == [
        "id", "date", "client", "title", "plan", "layouts", "pages", "way", "by", "sha256", "bytes",
    ]  # fmt: skip
    assert datetime.now(UTC) - datetime.fromisoformat(record["date"]) < timedelta(minutes=5)
    assert record["client"] == "Maria Lopez"
    assert (record["title"], record["plan"]) == ("Lower back, first weeks", plan_id)
    assert (record["layouts"], record["way"], record["by"]) == (["list", "log"], "saved", "")
    assert record["pages"] == len(PdfReader(output).pages)
    assert (record["sha256"], record["bytes"]) == (hashlib.sha256(content).hexdigest(), len(content))
    output.unlink()
    said = run("reprint", record["id"][:6], "-o", again)
    assert (said.code, said.out, said.err) == (0, "", "")
    assert again.read_bytes() == content
    line = run("handouts").out
    assert line.startswith(record["id"])
    assert "Maria Lopez  Lower back, first weeks  list,log" in line


def test_what_is_not_recorded(run: Runner, tmp_path: Path, chosen: list[HandoutOptions]) -> None:
    plan_id = run("import", SAMPLE).out.strip()
    assert run("handout", SAMPLE, "-o", tmp_path / "out.pdf").code == 0
    assert run("handout", plan_id, "-o", tmp_path / "out.pdf", "--no-record").code == 0
    assert len(chosen) == 2
    assert run("handouts", "--json").json() == []
    assert not DataFolder(run.home).issued.exists()


def test_a_handout_that_cannot_be_written_is_not_on_record(
    run: Runner, tmp_path: Path, chosen: list[HandoutOptions]
) -> None:
    plan_id = run("import", SAMPLE).out.strip()
    sentence = run.fails("handout", plan_id, "-o", tmp_path / "none" / "out.pdf")
    assert "the folder does not exist" in sentence
    assert run("handouts", "--json").json() == []
    assert len(chosen) == 1


def test_a_handout_that_cannot_be_recorded_is_not_written(
    run: Runner, tmp_path: Path, chosen: list[HandoutOptions]
) -> None:
    plan_id = run("import", SAMPLE).out.strip()
    DataFolder(run.home).handouts.write_text("in the way")
    assert "was not put on record" in run.fails("handout", plan_id, "-o", tmp_path / "out.pdf")
    assert not (tmp_path / "out.pdf").exists()
    assert len(chosen) == 1


def test_recording_works_beside_an_open_window(
    run: Runner, tmp_path: Path, chosen: list[HandoutOptions], monkeypatch: pytest.MonkeyPatch
) -> None:
    plan_id = run("import", SAMPLE).out.strip()
    monkeypatch.setattr(app, "_COMMAND_LOCK_SECONDS", 0.0)
    with acquire(DataFolder(run.home)):
        assert run("handout", plan_id, "-o", tmp_path / "out.pdf").code == 0
        (record,) = run("handouts", "--json").json()
        assert run("reprint", record["id"], "-o", tmp_path / "again.pdf").code == 0
    assert len(chosen) == 1


def test_handouts_of_one_client(run: Runner, tmp_path: Path, chosen: list[HandoutOptions]) -> None:
    maria_plan = run("import", SAMPLE).out.strip()
    other = json.loads(SAMPLE.read_text("utf-8")) | {"client": {"name": "Anna"}}
    (tmp_path / "anna.json").write_text(json.dumps(other), "utf-8")
    run("import", tmp_path / "anna.json")
    run("handout", maria_plan, "-o", tmp_path / "out.pdf")
    ids = {client["name"]: client["id"] for client in run("clients", "--json").json()}
    for wanted in (ids["Maria Lopez"], ids["Maria Lopez"][:6]):
        (record,) = run("handouts", "--client", wanted, "--json").json()
        assert record["client"] == "Maria Lopez"
    assert run("handouts", "--client", ids["Anna"], "--json").json() == []
    assert "no client with the id" in run.fails("handouts", "--client", "")
    assert run.fails("handouts", "--client", "nobody-here") == (
        'There is no client with the id nobody-here; "backdesk clients" lists all.'
    )
    assert len(chosen) == 1


def test_a_beginning_that_fits_two_clients_is_not_enough(run: Runner) -> None:
    with Store.open(DataFolder(run.home)) as store:
        for name in ("client-one", "client-two"):
            store.add_client(Client(ClientId(name), name))
    assert run.fails("handouts", "--client", "client-") == (
        "2 clients have an id that begins with client-; give more of it."
    )
    assert run("handouts", "--client", "client-o", "--json").json() == []


def test_without_a_store_there_is_nothing_to_list_or_print(run: Runner, tmp_path: Path) -> None:
    assert run("handouts", "--json").json() == []
    assert run("handouts").out == ""
    assert "no handout called abcdef on record" in run.fails("reprint", "abcdef", "-o", tmp_path / "x.pdf")
    assert not run.home.exists()


def test_a_lost_copy_is_told_by_reprint_and_doctor(
    run: Runner, tmp_path: Path, chosen: list[HandoutOptions]
) -> None:
    plan_id = run("import", SAMPLE).out.strip()
    run("handout", plan_id, "-o", tmp_path / "out.pdf")
    assert len(chosen) == 1
    assert run("doctor").code == 0
    (stored,) = DataFolder(run.home).issued.iterdir()
    stored.unlink()
    (record,) = run("handouts", "--json").json()
    output = tmp_path / "again.pdf"
    sentence = run.fails("reprint", record["id"], "-o", output)
    assert sentence.startswith("The stored copy of this handout was changed or is gone")
    assert not output.exists()
    said = run("doctor")
    assert said.code == 1
    assert (
        said.out
        == f"The PDF of the handout {record['id']} of {record['date'][:10]} is gone: {stored.name}.\n"
    )


def test_a_copy_that_no_record_needs_is_a_note_of_the_doctor(run: Runner) -> None:
    run("import", SAMPLE)
    issued = DataFolder(run.home).issued
    issued.mkdir(parents=True)
    (issued / "old.pdf").write_bytes(b"%PDF")
    said = run("doctor")
    assert (said.code, said.err) == (
        0,
        "note: The stored PDF old.pdf belongs to no handout on record and may be deleted.\n",
    )


def test_a_clinic_that_cannot_be_read_is_a_note(run: Runner, tmp_path: Path) -> None:
    DataFolder(run.home).clinic.parent.mkdir(parents=True, exist_ok=True)
    DataFolder(run.home).clinic.write_text('{"name": "Riverside",}')
    said = run("handout", SAMPLE, "-o", tmp_path / "out.pdf", "--layout", "list")
    assert said.code == 0
    assert said.err.startswith("note: The clinic’s details in ")
    assert said.err.count("note:") == 1


def test_the_help_says_what_follows_the_window(run: Runner) -> None:
    said = " ".join(run("handout", "--help").out.split())
    assert "follows the settings of the window for the layouts, the paper, the cards per page" in said
    assert "The other switches do not" in said


@pytest.mark.parametrize("command", [["handouts", "--json"], ["plans"]])
def test_lists_load_neither_printing_nor_the_window(command: list[str], run: Runner) -> None:
    run("import", SAMPLE)
    code = (
        "import sys; from backdesk import app; "
        f"code = app.main(['--data', {str(run.home)!r}, *{command!r}]); "
        "heavy = {'alembic', 'PySide6', 'reportlab', 'rapidfuzz', 'PIL', 'backdesk.handout'}; "
        "heavy &= set(sys.modules); "
        "sys.exit(f'{code} {heavy}' if code or heavy else 0)"
    )
    process = subprocess.run(
        [sys.executable, "-c", code], cwd=REPOSITORY, capture_output=True, timeout=60, check=False
    )
    assert (process.returncode, process.stderr) == (0, b"")


def test_what_is_to_be_avoided_is_noted_and_printed_all_the_same(
    run: Runner, tmp_path: Path, chosen: list[HandoutOptions]
) -> None:
    plan = json.loads(SAMPLE.read_text(encoding="utf-8"))
    text = json.dumps(plan).replace('"cat-cow"', '"sit-up"')
    path = tmp_path / "plan.backdesk.json"
    path.write_text(text, encoding="utf-8")
    said = run("handout", path, "-o", tmp_path / "out.pdf")
    assert (said.code, said.out) == (0, "")
    assert said.err.startswith("note: Sit-Up: Avoid – Slipped disc (herniated disc): ")
    assert said.err.endswith("Instead: Dead Bug.\n")
    assert len(said.err.splitlines()) == len(chosen) == 1
