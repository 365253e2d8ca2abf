from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from backdesk import app
from backdesk.errors import Phrase
from backdesk.paths import DataFolder
from backdesk.store.lock import acquire
from tests.cli_support import SAMPLE, Runner
from tests.exchange.support import as_bytes, raw_entry, raw_plan


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], home: Path) -> Runner:
    return Runner(capsys, home)


def plan_file(folder: Path, raw: dict[str, Any], name: str = "plan.backdesk.json") -> Path:
    path = folder / name
    path.write_bytes(as_bytes(raw))
    return path


def test_coverage_as_json(run: Runner, tmp_path: Path) -> None:
    count = run("coverage", plan_file(tmp_path, raw_plan(raw_entry(sets=3))), "--json").json()
    assert count["week"] == 1
    assert count["muscles"]["multifidus"]["direct"] == 3
    assert count["groups"]["erector-spinae"]["band"] == "light"
    assert list(count["session_minutes"]) == ["monday"]
    assert not run.home.exists()


def test_coverage_counts_the_week_that_is_asked_for(run: Runner, tmp_path: Path) -> None:
    day = {"day": "friday", "blocks": {"strength": [raw_entry(sets=5)]}}
    path = plan_file(tmp_path, raw_plan(weeks=[{"days": []}, {"days": [day]}]))
    assert run("coverage", path, "--json").json()["muscles"]["multifidus"]["direct"] == 0
    second = run("coverage", path, "--week", 2, "--json").json()
    assert (second["week"], second["muscles"]["multifidus"]["direct"]) == (2, 5)
    assert run.fails("coverage", path, "--week", 3) == "The plan has no week 3; it has 2 weeks."
    assert run.fails("coverage", path, "--week", 0) == "The plan has no week 0; it has 2 weeks."
    assert run.fails("coverage", SAMPLE, "--week", -1) == "The plan has no week -1; it has 1 week."


def test_the_switches_of_coverage(run: Runner, tmp_path: Path) -> None:
    blocks = {kind: [raw_entry(sets=1, side="each")] for kind in ("warm_up", "strength", "relief")}
    path = plan_file(tmp_path, raw_plan(weeks=[{"days": [{"day": "monday", "blocks": blocks}]}]))

    def direct(*switches: str) -> object:
        return run("coverage", path, "--json", *switches).json()["muscles"]["multifidus"]["direct"]

    assert direct() == 1
    assert direct("--include-warm-up") == 2
    assert direct("--include-warm-up", "--include-relief") == 3
    assert direct("--double-sides") == 2


def test_coverage_as_a_table(run: Runner) -> None:
    text = run("coverage", SAMPLE).out
    assert text.startswith(
        "Lower back, first weeks, week 1: planned work, not soreness, recovery or a diagnosis\n"
    )
    for expected in (
        "direct sets",
        "Neither trained nor stretched: ",
        "Push : pull",
        "Sunday  rest",
        "Aerobic minutes  90",
    ):
        assert expected in text


def test_a_plan_without_entries_has_a_coverage(run: Runner, tmp_path: Path) -> None:
    path = plan_file(tmp_path, raw_plan(weeks=[{"days": []}]))
    assert run("coverage", path).code == 0
    count = run("coverage", path, "--json").json()
    assert {one["band"] for one in count["muscles"].values()} == {"none"}


def test_a_plan_beyond_reason_has_numbers_that_others_can_read(run: Runner, tmp_path: Path) -> None:
    entry = raw_entry(sets=9999, times_per_day=50, reps=9, tempo="1" * 400)
    path = plan_file(tmp_path, raw_plan(entry, raw_entry(exercise="childs-pose", duration_seconds=86_400)))
    assert "Infinity" not in run("coverage", path, "--json").out
    assert "e+" not in run("coverage", path).out
    assert run("check", path, "--json").code == 0


def test_a_plans_own_exercise_is_counted(run: Runner, tmp_path: Path) -> None:
    own = {"id": "towel-row", "name": "Towel Row", "muscles": {"primary": ["biceps"]}}
    path = plan_file(tmp_path, raw_plan({"exercise": "towel-row", "sets": 4}, exercises=[own]))
    assert run("coverage", path, "--json").json()["muscles"]["biceps"]["direct"] == 4


def test_notes_go_to_stderr_and_do_not_fail(run: Runner, tmp_path: Path) -> None:
    path = plan_file(tmp_path, raw_plan(raw_entry(mood=1)))
    said = run("coverage", path, "--json")
    assert said.code == 0
    assert said.err == "note: weeks[0].days[0].blocks.strength[0].mood: unknown field, kept as it is\n"
    said.json()


@pytest.mark.parametrize("command", ["coverage", "handout", "export", "import"])
@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (
            as_bytes(raw_plan(raw_entry(sets="three"))),
            'strength[0].sets: expected a whole number of at least 1, got "three"',
        ),
        (
            as_bytes(raw_plan({"exercise": "bird-dgo"})),
            'unknown exercise "bird-dgo", did you mean "bird-dog"?',
        ),
        (b"[" * 10_000_000, "is larger than 5 MB, which no plan file is."),
        (b"[" * 4_000_000, "The file nests more than 64 levels deep, which no plan file does."),
        (b"", "The file is empty."),
        (b"\xff\xd8\xff", "The file is not UTF-8 text"),
        (None, "cannot be read: there is no such file; check the name."),
    ],
    ids=["wrong type", "unknown exercise", "too large", "deep", "empty", "picture", "missing"],
)
def test_a_bad_plan_is_one_sentence_and_nothing_is_written(
    command: str, content: bytes | None, sentence: str, run: Runner, tmp_path: Path
) -> None:
    path, output = tmp_path / "plan.json", tmp_path / "out"
    if content is not None:
        path.write_bytes(content)
    where = ("-o", output) if command in ("handout", "export") else ()
    assert sentence in run.fails(command, path, *where)
    assert not output.exists()
    assert not run.home.exists()


def test_a_folder_is_no_plan(run: Runner, tmp_path: Path) -> None:
    assert "it is a folder; give the name of a plan file" in run.fails("coverage", tmp_path)


def test_neither_a_file_nor_a_stored_plan(run: Runner) -> None:
    assert run.fails("coverage", "nothing") == "There is neither a file nor a stored plan called nothing."
    assert not run.home.exists()


def text_of(path: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(path.read_bytes())).pages)


def test_a_handout_of_a_file(run: Runner, tmp_path: Path) -> None:
    output = tmp_path / "week.pdf"
    said = run("handout", SAMPLE, "-o", output, "--date", "2025-03-31")
    assert (said.code, said.out, said.err) == (0, "", "")
    text = text_of(output)
    for expected in ("Maria Lopez", "Lower back, first weeks", "Bird Dog"):
        assert expected in text
    assert [path.name for path in tmp_path.iterdir()] == ["week.pdf"]
    assert not run.home.exists()


def test_the_same_plan_and_date_give_the_same_bytes(run: Runner, tmp_path: Path) -> None:
    one, other = tmp_path / "one.pdf", tmp_path / "other.pdf"
    for output in (one, other):
        assert run("handout", SAMPLE, "-o", output, "--date", "2025-03-31").code == 0
    assert one.read_bytes() == other.read_bytes()


def test_the_options_of_a_handout(run: Runner, tmp_path: Path) -> None:
    def pages(*options: str) -> list[Any]:
        output = tmp_path / "out.pdf"
        assert run("handout", SAMPLE, "-o", output, *options).code == 0
        return list(PdfReader(BytesIO(output.read_bytes())).pages)

    def is_wide(page: Any) -> bool:
        return bool(page.mediabox.width > page.mediabox.height)

    every = pages()
    no_boxes = ("--no-pain-box", "--no-stop-signs")
    week, cards = pages("--layout", "week", *no_boxes), pages("--layout", "cards")
    assert [is_wide(every[0]), is_wide(every[-1])] == [True, False]
    assert all(map(is_wide, week))
    assert not any(map(is_wide, cards))
    assert (
        len(pages("--layout", "week,cards"))
        == len(pages("--layout", "week", "--layout", "exercise-cards"))
        == len(every)
    )
    letter = pages("--layout", "cards", "--paper", "letter")[0].mediabox
    assert {round(letter.width), round(letter.height)} == {612, 792}
    assert pages("--grey")
    assert len(pages("--layout", "cards", "--large-print")) > len(cards)


def test_a_handout_does_not_replace_its_plan(run: Runner, tmp_path: Path) -> None:
    path = plan_file(tmp_path, raw_plan(raw_entry()))
    before = path.read_bytes()
    assert "is the plan itself; give another name for the PDF." in run.fails("handout", path, "-o", path)
    assert path.read_bytes() == before


def test_a_handout_into_a_folder_that_is_not_there(run: Runner, tmp_path: Path) -> None:
    sentence = run.fails("handout", SAMPLE, "-o", tmp_path / "none" / "week.pdf")
    assert "cannot be written: the folder does not exist" in sentence
    assert list(tmp_path.iterdir()) == []


def test_an_empty_plan_and_a_full_day_have_handouts(run: Runner, tmp_path: Path) -> None:
    for raw in (raw_plan(weeks=[{"days": []}]), raw_plan(*[raw_entry(sets=3, reps=10)] * 60)):
        assert run("handout", plan_file(tmp_path, raw), "-o", tmp_path / "out.pdf").code == 0


def test_a_hostile_name_is_printed_as_it_is(run: Runner, tmp_path: Path) -> None:
    name = '<b>Zoë & "Łukasz" 🙂</b>'
    path = plan_file(tmp_path, raw_plan(raw_entry(), client={"name": name}))
    said = run("handout", path, "-o", tmp_path / "out.pdf")
    assert said.code == 0
    assert '<b>Zoë & "Łukasz"' in text_of(tmp_path / "out.pdf")
    assert all(line.startswith("note: ") for line in said.err.splitlines())


def test_import_prints_the_new_id_and_everything_finds_it(run: Runner, tmp_path: Path) -> None:
    said = run("import", SAMPLE)
    plan_id = said.out.strip()
    assert (said.code, said.err, len(said.out.splitlines())) == (0, "", 1)
    (plan,) = run("plans", "--json").json()
    assert list(plan) == ["id", "title", "client", "updated_at"]
    assert (plan["id"], plan["title"], plan["client"]) == (plan_id, "Lower back, first weeks", "Maria Lopez")
    assert datetime.now(UTC) - datetime.fromisoformat(plan["updated_at"]) < timedelta(minutes=5)
    (client,) = run("clients", "--json").json()
    assert list(client) == ["id", "name", "plans", "archived", "precautions"]
    assert (client["name"], client["plans"], client["archived"]) == ("Maria Lopez", 1, False)
    assert run("coverage", plan_id[:6], "--json").json() == run("coverage", SAMPLE, "--json").json()
    assert run("handout", plan_id, "-o", tmp_path / "out.pdf").code == 0
    assert run("export", plan_id, "-o", tmp_path / "out.json").code == 0
    assert (tmp_path / "out.json").read_bytes() == SAMPLE.read_bytes()


def test_a_second_import_takes_the_same_client(run: Runner) -> None:
    run("import", SAMPLE)
    run("import", SAMPLE)
    (client,) = run("clients", "--json").json()
    assert client["plans"] == 2
    assert len(run("plans").out.splitlines()) == 2
    assert run("clients").out.split() == [client["id"], "2", "Maria", "Lopez"]


def test_unknown_fields_survive_the_store(run: Runner, tmp_path: Path) -> None:
    raw = raw_plan(
        raw_entry(mood={"a": [1.5, None]}),
        client={"name": "Zoë", "precautions": ["gout"], "age": 40},
        tags=["x"],
        exercises=[{"id": "row", "name": "Row", "video": 1, "default_dose": {"weight": 2}}],
    )
    plan_id = run("import", plan_file(tmp_path, raw)).out.strip()
    direct, stored = tmp_path / "direct.json", tmp_path / "stored.json"
    assert run("export", tmp_path / "plan.backdesk.json", "-o", direct).code == 0
    assert run("export", plan_id, "-o", stored).code == 0
    assert stored.read_bytes() == direct.read_bytes()
    written = json.loads(stored.read_text("utf-8"))
    assert written["tags"] == ["x"]
    assert written["client"]["age"] == 40
    assert written["weeks"][0]["days"][0]["blocks"]["strength"][0]["mood"] == {"a": [1.5, None]}
    assert written["exercises"][0]["default_dose"] == {"weight": 2}


def test_a_template_is_stored_without_a_client(run: Runner, tmp_path: Path) -> None:
    run("import", plan_file(tmp_path, raw_plan(client=None)))
    (plan,) = run("plans", "--json").json()
    assert plan["client"] is None
    assert run("clients", "--json").json() == []


def test_a_file_wins_over_an_id(run: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan_id = run("import", SAMPLE).out.strip()
    monkeypatch.chdir(tmp_path)
    plan_file(tmp_path, raw_plan(title="From the file"), name=plan_id)
    assert run("coverage", plan_id).out.startswith("From the file")


def test_a_folder_does_not_hide_a_stored_plan(
    run: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan_id = run("import", SAMPLE).out.strip()
    monkeypatch.chdir(tmp_path)
    (tmp_path / plan_id).mkdir()
    assert run("coverage", plan_id).out.startswith("Lower back, first weeks")
    assert run.fails("coverage", ".") == ". cannot be read: it is a folder; give the name of a plan file."


def test_importing_beside_an_open_window_is_refused(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app, "_COMMAND_LOCK_SECONDS", 0.0)
    with acquire(DataFolder(run.home)):
        assert run.fails("import", SAMPLE).startswith("Back Desk is already open with this data folder.")
        assert run("plans", "--json").json() == []
    assert run("import", SAMPLE).code == 0


def test_reading_beside_an_open_window_works(run: Runner) -> None:
    run("import", SAMPLE)
    with acquire(DataFolder(run.home)):
        assert len(run("plans", "--json").json()) == 1
        assert run("doctor").code == 0


def test_lists_and_doctor_make_no_store(run: Runner) -> None:
    assert run("plans", "--json").json() == []
    assert run("clients", "--json").json() == []
    assert (run("plans").out, run("clients").out) == ("", "")
    said = run("doctor")
    assert (said.code, said.err) == (0, "")
    assert said.out == f"There is no store in {run.home} yet, so nothing can be wrong with it.\n"
    assert not run.home.exists()


def test_doctor_finds_a_sound_store_sound(run: Runner) -> None:
    run("import", SAMPLE)
    said = run("doctor")
    assert said.code == 0
    assert said.out.endswith("is sound: 1 client, 1 plan.\n")


def test_doctor_names_the_problems(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    from backdesk.services.archive import PlanArchive

    run("import", SAMPLE)
    monkeypatch.setattr(PlanArchive, "problems", lambda _: (Phrase("One is wrong."), Phrase("Two is wrong.")))
    said = run("doctor")
    assert said.code == 1
    assert said.out == "One is wrong.\nTwo is wrong.\n"
    assert len(said.err.splitlines()) == 1
    assert "has 2 problems; put a safety copy of the file in its place" in said.err


def test_a_damaged_store_is_left_alone(run: Runner) -> None:
    run.home.mkdir()
    database = DataFolder(run.home).database
    database.write_bytes(b"this is no database" * 100)
    for command in (
        ("doctor",),
        ("plans",),
        ("clients",),
        ("import", SAMPLE),
        ("export", "abcdef", "-o", "x"),
    ):
        assert "is damaged" in run.fails(*command)
    assert database.read_bytes() == b"this is no database" * 100
