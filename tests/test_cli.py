"""Arguments, exit codes and faults of the command line."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from backdesk import __version__, app, cli_tools
from backdesk.i18n import english
from tests.cli_support import SAMPLE, Runner

REPOSITORY = Path(__file__).resolve().parents[1]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], home: Path) -> Runner:
    return Runner(capsys, home)


def start(*arguments: object, **environment: str) -> subprocess.Popen[bytes]:
    """The real program as a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "backdesk", *map(str, arguments)],
        cwd=REPOSITORY,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def test_version_and_help(run: Runner) -> None:
    assert run("--version").out == f"backdesk {__version__}\n"
    said = run("--help")
    assert said.code == 0
    for command in (
        "handout",
        "coverage",
        "check",
        "library",
        "muscles",
        "import",
        "export",
        "plans",
        "clients",
        "doctor",
        "figure",
        "figures",
        "handouts",
        "reprint",
    ):
        assert f"    {command} " in said.out
        assert run(command, "--help").code == 0
    for later in ("backup", "restore"):
        assert f"    {later} " not in said.out


@pytest.mark.parametrize(
    "arguments",
    [
        ("nonsense",),
        ("--nonsense",),
        ("handout",),
        ("handout", SAMPLE),
        ("handout", SAMPLE, "-o", "x.pdf", "--paper", "a5"),
        ("handout", SAMPLE, "-o", "x.pdf", "--date", "yesterday"),
        ("handout", SAMPLE, "-o", "x.pdf", "--layout", ","),
        ("handout", SAMPLE, "-o", "x.pdf", "--cards-per-page", "3"),
        ("handout", SAMPLE, "-o", "x.pdf", "--log-weeks", "7"),
        ("handout", SAMPLE, "-o", "x.pdf", "--no-such-thing"),
        ("reprint", "abcdef"),
        ("reprint", "-o", "x.pdf"),
        ("handouts", "extra"),
        ("coverage", SAMPLE, "--week", "one"),
        ("coverage",),
        ("export", SAMPLE),
        ("import",),
        ("library", "--search"),
        ("library", "--search=--"),
        ("handout", SAMPLE, "-o", "x.pdf", "--layout=--"),
        ("plans", "extra"),
        ("check",),
        ("--exit-when-ready", "plans"),
        ("--data",),
        ("--data", "", "plans"),
        ("plans", "--data", ""),
    ],
)
def test_wrong_usage_exits_2(
    arguments: tuple[object, ...], run: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said = run(*arguments)
    assert (said.code, said.out) == (2, "")
    assert "usage: backdesk" in said.err
    assert list(tmp_path.iterdir()) == []
    assert not run.home.exists()


def test_an_unknown_layout_names_the_choices(run: Runner) -> None:
    said = run("handout", SAMPLE, "-o", "x.pdf", "--layout", "week,poster")
    assert said.code == 2
    choices = "week, sessions, cards, list, log, large-print"
    assert f"unknown layout 'poster' (choose from {choices})" in said.err


def test_the_data_folder_may_stand_before_and_behind_the_command(run: Runner, tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    assert run("--data", one, "import", SAMPLE).code == 0
    assert run("import", SAMPLE, "--data", other).code == 0
    assert run("--data", one, "import", SAMPLE, "--data", other).code == 0
    assert (
        len(run("plans", "--data", one, "--json").json()),
        len(run("--data", other, "plans", "--json").json()),
    ) == (
        1,
        2,
    )
    assert not run.home.exists()


def test_an_unexpected_fault_is_one_sentence_and_a_log_without_names(
    run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = "Maria" + " Lopez"  # in two parts, because the log quotes the line below

    def burst(*_: Any) -> None:
        raise RuntimeError(name)

    monkeypatch.setattr(cli_tools, "read_plan_file", burst)
    sentence = run.fails("coverage", SAMPLE)
    log = run.home / "backdesk.log"
    assert sentence == f"Something went wrong inside Back Desk; please report it with the file {log}."
    text = log.read_text(encoding="utf-8")
    assert "unexpected RuntimeError" in text
    assert "cli_tools.py" in text
    assert "Maria" not in text


def test_an_unexpected_fault_without_a_log_is_still_a_sentence(
    run: Runner, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(cli_tools, "read_plan_file", lambda *_: 1 / 0)
    (tmp_path / "file").write_text("x")
    sentence = run.fails("--data", tmp_path / "file", "coverage", SAMPLE)
    assert sentence.startswith("Something went wrong inside Back Desk (ZeroDivisionError)")
    (tmp_path / "backdesk.log").mkdir()
    sentence = run.fails("--data", tmp_path, "coverage", SAMPLE)
    assert sentence.startswith("Something went wrong inside Back Desk (ZeroDivisionError)")


def test_a_sentence_stays_on_one_line(run: Runner) -> None:
    assert run.fails("coverage", "two\nli\rn\u2028e\x1b[1ms") == (
        "There is neither a file nor a stored plan called two li n e [1ms."
    )


def test_sentences_that_nobody_can_read_do_no_harm(
    run: Runner, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Full:
        def write(self, _: str) -> int:
            raise OSError(28, "full")

        def flush(self) -> None:
            """Nothing was taken."""

    for closed in (None, Full()):
        monkeypatch.setattr(sys, "stderr", closed)
        assert app.main(["coverage", "nothing"]) == 1
        assert capsys.readouterr().out == ""
    assert not run.home.exists()


def test_a_data_folder_that_is_none_is_said(run: Runner, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("x")
    for command in (
        ("plans",),
        ("clients",),
        ("handouts",),
        ("doctor",),
        ("coverage", "abcdef"),
        ("reprint", "abcdef", "-o", tmp_path / "x"),
        ("figure", "no-such", "-o", tmp_path / "x.svg"),
    ):
        assert "there is a file of that name" in run.fails("--data", file, *command)
    assert "name is too long" in run.fails("--data", tmp_path / ("x" * 300), "plans")


def test_many_notes_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    cli_tools.tell_notes((f"n{number}" for number in range(60)), english())
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 51
    assert (lines[0], lines[-1]) == ("note: n0", "note: and 10 more notes")


def test_interrupting_ends_quietly(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli_tools, "read_plan_file", interrupt)
    said = run("coverage", SAMPLE)
    assert (said.code, said.out, said.err) == (130, "", "")


def test_a_window_needs_a_screen(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("other systems always have a screen")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert run.fails() == (
        "There is no screen to open the window on; set DISPLAY or WAYLAND_DISPLAY, "
        'or use a command ("backdesk --help" lists them).'
    )
    assert not run.home.exists()


@pytest.mark.parametrize(
    ("platform", "environment", "expected"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"QT_QPA_PLATFORM": "offscreen"}, True),
        ("win32", {}, True),
        ("darwin", {}, True),
    ],
)
def test_where_there_is_a_screen(platform: str, environment: dict[str, str], expected: bool) -> None:
    assert app.has_screen(platform, environment) is expected


def test_a_reader_who_has_enough_ends_it_quietly() -> None:
    process = start("library", "--json")
    assert process.stdout is not None
    assert process.stderr is not None
    assert process.stdout.readline() == b"[\n"
    process.stdout.close()
    complaints = process.stderr.read()
    process.stderr.close()
    assert (process.wait(timeout=60), complaints) == (0, b"")


def test_output_is_utf8_in_any_locale(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    path.write_text(
        '{"format": "backdesk-plan", "version": 1, "title": "Zoë 🙂", "weeks": [{"days": []}]}', "utf-8"
    )
    process = start("coverage", path, LC_ALL="C", PYTHONCOERCECLOCALE="0", PYTHONUTF8="0")
    out, complaints = process.communicate(timeout=60)
    assert (process.returncode, complaints) == (0, b"")
    assert "Zoë 🙂, week 1".encode() in out


def test_output_that_cannot_be_written_is_said() -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no full device")
    with full.open("wb") as device:
        process = subprocess.run(
            [sys.executable, "-m", "backdesk", "muscles"],
            cwd=REPOSITORY,
            stdout=device,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )
    assert process.returncode == 1
    assert process.stderr == b"The output cannot be written: no space left on device.\n"


def test_commands_on_files_load_nothing_heavy() -> None:
    code = (
        "import sys; from backdesk import app; "
        f"code = app.main(['coverage', {str(SAMPLE)!r}, '--json']); "
        "heavy = {'sqlalchemy', 'alembic', 'PySide6', 'reportlab', 'rapidfuzz', 'PIL'} & set(sys.modules); "
        "sys.exit(f'{code} {heavy}' if code or heavy else 0)"
    )
    process = subprocess.run(
        [sys.executable, "-c", code], cwd=REPOSITORY, capture_output=True, timeout=60, check=False
    )
    assert (process.returncode, process.stderr) == (0, b"")
