"""Whatever is typed is printed or refused before anything is made: no error, no broken file."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from backdesk.domain.client_wording import ClientWording
from backdesk.domain.clinic import Clinic, PainBand
from backdesk.domain.plan import Plan
from backdesk.errors import MissingGlyphError
from backdesk.handout.fonts import load_fonts
from backdesk.handout.spec import HandoutOptions, Layout
from backdesk.services.handouts import make_handout
from tests.cli_support import SAMPLE, Runner
from tests.handout.rich_handouts import clinic, faults, rich_plan, rich_spec, twenty
from tests.handout.small_fonts import fonts_in

PRINTED = {
    "markup": "<b>Zoë</b> & \"x\" 'y' <img src='/etc/passwd'/>",
    "operators": ")) \\ ( Tj ET endstream endobj %",
    "emoji": "🙂🏋️\u200d♀️👩🏽\u200d⚕️🇩🇪",
    "controls": "a\x00b\x01c\x1f\x7f\x80\x9f\x0b\x0cd",
    "invisible": "\x00\x01\u200b\u202e\u2067",
    "overrides": "\u202eabc\u202c \u2067x\u2069 \u200f\u202d",
    "halves": "a\ud800b\udfffc\ud83d",
    "no-characters": "\ufffe\uffff\U0001ffff\u0378\ue000",
    "marks": "e" + "\u0301" * 200,
    "lines": "a\n\n\nb\r\nc\u2028d",
    "long-word": "x" * 200,
    "long": ("long word " * 20)[:200],
    "nothing": "",
}
REFUSED = {"tibetan": "བོད", "cuneiform": "\U00012000", "chinese": "背中", "hebrew": "שלום"}
PARTS = HandoutOptions(layouts=tuple(Layout), pictures=False, coverage=True)
WORDS = " ".join(f"word{number}" for number in range(5000))


@pytest.fixture(autouse=True)
def no_installed_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load_fonts(), "installed", fonts_in().installed)


def plan_of(text: str) -> Plan:
    """The text wherever a plan takes one."""
    plan = rich_plan(note=text)
    days = []
    for day in plan.weeks[0].days:
        warm_up, strength, relief = day.blocks
        first = strength.entries[0]
        changed = replace(first, dose=replace(first.dose, load=text), group=text[:20])
        days.append(
            replace(
                day,
                label=text,
                blocks=(warm_up, replace(strength, entries=(changed, *strength.entries[1:])), relief),
            )
        )
    wording = tuple(ClientWording(one, text, (text, text), text, text) for one in twenty()[:3])
    weeks = (replace(plan.weeks[0], days=tuple(days)),)
    return replace(plan, title=text, weeks=weeks, wording=wording, link=text, next_appointment=text)


def clinic_of(text: str) -> Clinic:
    """The text wherever a clinic takes one."""
    bands = (PainBand(0, 5, text), PainBand(6, 10, text))
    return replace(
        clinic(),
        name=text,
        address=f"{text}\n{text}",
        phone=text,
        email=text,
        web=text,
        therapist=text,
        footer=text,
        emergency_number=text,
        pain_bands=bands,
        stop_signs=(text, text),
    )


@pytest.mark.parametrize("text", PRINTED.values(), ids=PRINTED)
def test_any_text_prints(text: str) -> None:
    large = text == PRINTED["long-word"]
    options = replace(
        PARTS, large_print=large, layouts=PARTS.layouts[:2] if len(text) == 200 else PARTS.layouts
    )
    report = make_handout(rich_spec(options, plan_of(text), clinic_of(text), text))
    assert faults(report.content) == []
    assert not any(missing.is_refused for missing in report.missing_characters)


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
def test_letters_without_a_font_are_refused(text: str) -> None:
    heard: list[int] = []
    for spec in (
        rich_spec(PARTS, name=text),
        rich_spec(PARTS, rich_plan(note=f"Mind {text}")),
        rich_spec(PARTS, plan_of(text)),
        rich_spec(PARTS, given=clinic_of(text)),
    ):
        with pytest.raises(MissingGlyphError):
            make_handout(spec, lambda done, _: heard.append(done))
    assert heard == [], "no page was drawn"


def test_a_very_long_note_is_in_the_file() -> None:
    report = make_handout(rich_spec(replace(PARTS, layouts=(Layout.WEEK,)), rich_plan(note=WORDS)))
    assert faults(report.content) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [(PRINTED[name], 0) for name in ("markup", "operators", "emoji", "controls", "invisible", "long")]
    + [(PRINTED["halves"], 1), (REFUSED["tibetan"], 1), (REFUSED["cuneiform"], 1)],
)
def test_the_command_prints_a_plan_file_or_says_why_not(
    text: str, code: int, capsys: pytest.CaptureFixture[str], home: Path, tmp_path: Path
) -> None:
    plan = json.loads(SAMPLE.read_text("utf-8"))
    day = plan["weeks"][0]["days"][0]
    first = day["blocks"]["strength"][0]
    first["note"] = plan["title"] = plan["client"]["name"] = day["label"] = plan["next_appointment"] = text
    plan["wording"] = {first["exercise"]: {"name": text, "steps": [text], "tip": text}}
    file, folder = tmp_path / "plan.json", tmp_path / "made"
    file.write_text(json.dumps(plan), "utf-8")
    folder.mkdir()
    run = Runner(capsys, home)
    asked = ("handout", file, "-o", folder / "out.pdf", "--layout", "week,cards", "--no-pictures")
    if code:
        assert run.fails(*asked).endswith((".", '"'))
        assert list(folder.iterdir()) == []
        return
    answer = run(*asked)
    assert (answer.code, answer.out) == (0, "")
    assert all(line.startswith("note: ") for line in answer.err.splitlines())
    assert faults((folder / "out.pdf").read_bytes()) == []
    assert [made.name for made in folder.iterdir()] == ["out.pdf"]
