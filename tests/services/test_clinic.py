"""The clinic survives, whatever is in its file."""

from __future__ import annotations

import base64
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from backdesk.domain.care_wording import standard_pain_bands, standard_stop_signs
from backdesk.domain.clinic import NO_CLINIC, Clinic, Logo, LogoKind, PainBand
from backdesk.domain.wording import PlainWords
from backdesk.errors import OutputError
from backdesk.services.clinic import (
    LONGEST,
    MOST_STOP_SIGNS,
    SCHEMA_VERSION,
    ClinicFile,
    _from_content,
    cleaned,
    pain_bands_problem,
)


def png(width: int = 30, height: int = 20) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (width, height), "teal").save(stream, "PNG")
    return stream.getvalue()


FULL = Clinic(
    name="Riverside Physio",
    address="12 Elm Street\nRiverside\nRV1 2AB",
    phone="+44 20 7946 0018",
    email="hello@riverside.example",
    web="riverside.example",
    therapist="Dr. A. Okafor",
    footer="Open Monday to Friday <8–18> & “by appointment”",
    accent="#e08a2c",
    emergency_number="112",
    pain_bands=(PainBand(0, 4, "Fine."), PainBand(5, 10, "Stop.")),
    stop_signs=("numbness", "fever"),
    logo=Logo(LogoKind.PNG, png(), 30, 20),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "clinic.json"


def written(path: Path, **content: object) -> Clinic:
    path.write_text(json.dumps(content))
    return ClinicFile(path).load()


def test_without_a_file_there_is_no_clinic_and_nothing_is_written(path: Path) -> None:
    assert ClinicFile(path).load() == NO_CLINIC
    assert not path.exists()


def test_a_clinic_is_stored_and_read_back_whole(path: Path) -> None:
    ClinicFile(path).save(FULL)
    assert ClinicFile(path).load() == FULL
    assert json.loads(path.read_bytes())["schema_version"] == SCHEMA_VERSION
    assert [one.name for one in path.parent.iterdir()] == ["clinic.json"]


def test_the_same_file_gives_the_same_value_and_a_change_from_outside_is_seen(path: Path) -> None:
    file = ClinicFile(path)
    file.save(FULL)
    assert file.load() is file.load()
    ClinicFile(path).save(replace(FULL, name="Elsewhere"))
    assert file.load().name == "Elsewhere"


def test_what_other_versions_wrote_is_kept(path: Path) -> None:
    path.write_text(json.dumps({"schema_version": 9, "name": "A", "fax": {"number": 3}, "logo": None}))
    file = ClinicFile(path)
    file.save(replace(file.load(), name="B"))
    stored = json.loads(path.read_bytes())
    assert (stored["name"], stored["fax"], stored["schema_version"]) == ("B", {"number": 3}, SCHEMA_VERSION)


@pytest.mark.parametrize(
    "content",
    [b"", b"words", b"[]", b"3", b"null", b"\xff\xfe", b'{"name": ', b"[" * 200_000,
     b'{"a":' + b"9" * 9_000 + b"}", b" " * 9_000_000],
    ids=["empty", "words", "list", "number", "null", "bytes", "cut-off", "nested", "digits", "large"],
)  # fmt: skip
def test_a_file_that_cannot_be_read_gives_no_clinic_and_can_be_replaced(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    file = ClinicFile(path)
    assert file.load() == NO_CLINIC
    file.save(FULL)
    assert file.load() == FULL


def copies(path: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in path.parent.glob("clinic-damaged*")}


def test_without_a_file_or_with_a_sound_one_there_is_no_problem(path: Path) -> None:
    file = ClinicFile(path)
    assert file.problem() is None
    for clinic in (FULL, Clinic(), FULL):
        file.save(clinic)
        assert file.problem() is None
    assert copies(path) == {}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'{"name": "Riverside",}', "cannot be read"),
        (b"", "cannot be read"),
        (b" " * 9_000_000, "cannot be read"),
        (b'{"schema_version": 2, "name": "Riverside"}', "newer Back Desk"),
        (b'{"schema_version": "next", "name": "Riverside"}', "newer Back Desk"),
        (b'{"name": "Riverside", "logo": {"kind": "webp", "content": "AAAA"}}', "logo"),
        (b'{"name": "Riverside", "logo": {"picture": "AAAA"}}', "logo"),
    ],
)
def test_what_is_not_understood_is_told_and_kept_before_it_is_replaced(
    path: Path, content: bytes, said: str
) -> None:
    path.write_bytes(content)
    file = ClinicFile(path)
    problem = file.problem()
    assert problem is not None
    assert said in problem
    assert str(path) in problem
    assert problem.endswith("kept beside it.")
    assert copies(path) == {}, "looking changes nothing"
    file.save(replace(file.load(), phone="1"))
    assert copies(path) == {"clinic-damaged-1.json": content}
    assert (file.problem(), file.load().phone) == (None, "1")
    file.save(FULL)
    path.write_bytes(content)
    file.save(FULL)
    assert list(copies(path).values()) == [content, content]
    assert set(copies(path)) == {"clinic-damaged-1.json", "clinic-damaged-2.json"}


def test_a_file_that_may_not_be_read_is_not_replaced(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_bytes(b'{"name": "Riverside"}')

    def refused(*_about: Any, **_how: Any) -> None:
        raise PermissionError(13, "Permission denied")

    file = ClinicFile(path)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", refused)
        patch.setattr(Path, "read_bytes", refused)
        assert "cannot be read" in str(file.problem())
        with pytest.raises(OutputError, match="was not replaced: permission denied"):
            file.save(FULL)
    assert file.load() == Clinic(name="Riverside")


def test_a_folder_in_its_place_gives_no_clinic_and_a_plain_refusal(path: Path) -> None:
    path.mkdir()
    assert ClinicFile(path).load() == NO_CLINIC
    with pytest.raises(OutputError, match="is a folder"):
        ClinicFile(path).save(FULL)


@pytest.mark.parametrize("name", [*LONGEST, "accent"])
@pytest.mark.parametrize("value", [3, None, ["x"], {"a": 1}, True])
def test_a_text_that_is_none_is_left_empty(path: Path, name: str, value: object) -> None:
    assert written(path, **{"therapist": "T", name: value}) == (
        NO_CLINIC if name == "therapist" else Clinic(therapist="T")
    )


@pytest.mark.parametrize("name", LONGEST)
def test_every_text_has_a_limit_and_no_odd_characters(path: Path, name: str) -> None:
    clinic = written(path, **{name: " a\x00\ud800\x1b b" + "x" * 5_000})
    value = getattr(clinic, name)
    assert value.startswith("a b")
    assert len(value) == LONGEST[name]


def test_an_address_has_at_most_four_lines_and_none_of_them_empty(path: Path) -> None:
    assert written(path, address="\n 1 Elm  St \r\n\n2\n3\n4\n5").address == "1 Elm St\n2\n3\n4"
    assert written(path, name="two\nlines").name == "two lines"


@pytest.mark.parametrize(
    ("value", "kept"),
    [("#E08A2C", "#e08a2c"), ("red", ""), ("#fff", ""), ("#12345g", ""), ("#123456; x", ""), ("", "")],
)
def test_only_a_colour_is_a_colour(path: Path, value: str, kept: str) -> None:
    assert written(path, accent=value).accent == kept


@pytest.mark.parametrize(
    "bands",
    [
        [{"low": 0, "high": 10}],
        [{"low": "0", "high": 10, "text": "x"}],
        [{"low": 0, "high": True, "text": "x"}],
        [{"low": 1, "high": 10, "text": "x"}],
        [{"low": 0, "high": 9, "text": "x"}],
        [{"low": 0, "high": 11, "text": "x"}],
        [{"low": 0, "high": 5, "text": "x"}, {"low": 5, "high": 10, "text": "y"}],
        [{"low": 0, "high": 4, "text": "x"}, {"low": 6, "high": 10, "text": "y"}],
        [{"low": 5, "high": 10, "text": "y"}, {"low": 0, "high": 4, "text": "x"}],
        [{"low": 0, "high": 10, "text": " "}],
        [{"low": 0, "high": 10, "text": "x"}] * 20,
        [3],
        "no",
        {"low": 0},
    ],
)
def test_bands_that_do_not_cover_the_scale_give_way_to_the_standard_ones(path: Path, bands: object) -> None:
    assert written(path, name="A", pain_bands=bands) == Clinic(name="A")


def test_the_problem_with_bands_is_named() -> None:
    def said(*bands: tuple[int, int]) -> str | None:
        return pain_bands_problem([PainBand(low, high, "x") for low, high in bands])

    assert said() is None
    assert said((0, 3), (4, 5), (6, 10)) is None
    assert said(*((number, number) for number in range(11))) is None
    assert said((0, 3), (5, 10)) == "No band says what a pain of 4 means."
    assert said((0, 3)) == "No band says what a pain of 4 means."
    assert said((0, 5), (5, 10)) == "Two bands say what a pain of 5 means."
    assert said((0, 3), (6, 4)) == "The band 6 to 4 runs backwards."
    assert said((0, 12)) == "The scale ends at 10."
    assert pain_bands_problem([PainBand(0, 10, "")]) == "Say what a pain of 0 to 10 means."


def test_the_standard_wording_is_sound() -> None:
    words = PlainWords()
    assert pain_bands_problem(standard_pain_bands(words)) is None
    standard = Clinic(pain_bands=standard_pain_bands(words), stop_signs=standard_stop_signs(words))
    assert cleaned(standard) == standard


def test_stop_signs_are_few_and_each_said_once(path: Path) -> None:
    signs = ["fever", " fever ", "", 3, *(f"sign {n}" for n in range(40))]
    kept = written(path, stop_signs=signs).stop_signs
    assert kept[:2] == ("fever", "sign 0")
    assert len(kept) == MOST_STOP_SIGNS
    assert written(path, stop_signs="fever").stop_signs == ()


@pytest.mark.parametrize(
    "logo",
    [3, "x", [], {}, {"content": 3}, {"content": "???"}, {"content": ""}, {"content": "aGVsbG8="},
     {"content": base64.b64encode(png()[:-30]).decode()},
     {"content": base64.b64encode(png(1_300, 5)).decode()}],
)  # fmt: skip
def test_a_logo_that_would_not_print_is_left_out(path: Path, logo: object) -> None:
    assert written(path, name="A", logo=logo) == Clinic(name="A")


def test_size_and_kind_of_a_logo_come_from_the_picture(path: Path) -> None:
    content = base64.b64encode(png()).decode()
    read = written(path, logo={"content": content, "kind": "jpeg", "width": 9_999, "height": -1}).logo
    assert read == Logo(LogoKind.PNG, png(), 30, 20)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["low", "high", "text", "content"]) | st.text(max_size=3), inner, max_size=3
        )
    ),
    max_leaves=6,
)
keys = st.sampled_from([*LONGEST, "accent", "pain_bands", "stop_signs", "logo"]) | st.text(max_size=4)


@given(content=st.dictionaries(keys, json_values, max_size=5))
def test_any_object_gives_a_clinic_that_can_be_stored(content: dict[str, Any]) -> None:
    clinic = _from_content(content)
    assert cleaned(clinic) == clinic
    assert pain_bands_problem(clinic.pain_bands) is None
