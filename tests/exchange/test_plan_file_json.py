from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backdesk.errors import PlanFileError
from backdesk.exchange.limits import MAX_FILE_BYTES, MAX_NESTING, read_limited
from backdesk.exchange.plan_file_json import field_place, parse_json, shown
from tests.exchange.support import is_one_sentence


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The file is empty."),
        (b" \n\t", "The file is empty."),
        (b"\xef\xbb\xbf", "The file is empty."),
        (b"hello", "The file is not JSON: expecting value at line 1, column 1."),
        (
            b'{"a": 1,\n "b" 2}',
            "The file is not JSON: expecting ':' delimiter at line 2, column 6.",
        ),
        (b"%PDF-1.7\n\xff\xfe", "The file is not UTF-8 text (byte 10 is not part of any character)."),
        ('{"a": 1}'.encode("utf-16"), "The file is not UTF-8 text (byte 1 is not part of any character)."),
        (b'{"a": "x\ny"}', "The file is not JSON: invalid control character at line 1, column 9."),
        (b'{"a": 1} {}', "The file is not JSON: extra data at line 1, column 10."),
        (b"[" + b"9" * 5_000 + b"]", "The file holds a number with too many digits."),
        (b'{"a": {"b": 1, "b": 2}}', "a.b: expected the field once, got it twice"),
        (b'[{"x y": 1, "x y": 1}]', '[0]["x y"]: expected the field once, got it twice'),
        (b'{"a": ["\\ud800"]}', 'a[0]: expected whole characters, got half of one in "\\ud800"'),
        (b'{"\\udfff": 1}', 'file["\\udfff"]: expected whole characters in the field\'s name'),
        (b'{"a": [1, NaN]}', "a[1]: expected a number, got NaN"),
        (b'{"a": -1e400}', "a: expected a number, got -Infinity"),
        (b"NaN", "file: expected a number, got NaN"),
    ],
)
def test_what_is_no_plain_json_is_refused_in_one_sentence(content: bytes, sentence: str) -> None:
    with pytest.raises(PlanFileError) as caught:
        parse_json(content)
    assert str(caught.value) == sentence


@pytest.mark.parametrize(
    "content",
    [
        b"[" * 1_000_000,
        b"[" * 1_000_000 + b"]" * 1_000_000,
        b'{"a":' * 500_000,
        b'[{"x":' * 200 + b"1" + b"}]" * 200,
        b"[" * (MAX_NESTING + 1) + b"]" * (MAX_NESTING + 1),
    ],
)
def test_deep_nesting_is_refused_before_it_is_parsed(content: bytes) -> None:
    with pytest.raises(PlanFileError, match="nests more than 64 levels deep"):
        parse_json(content)


def test_brackets_in_texts_do_not_nest() -> None:
    text = '["[[' * 200
    assert parse_json(json.dumps([text, '\\"[']).encode()) == [text, '\\"[']
    assert parse_json(b"[" * MAX_NESTING + b"]" * MAX_NESTING) is not None


def test_many_brackets_side_by_side_do_not_nest() -> None:
    value = parse_json(b"[" + b",".join([b"[]"] * 10_000) + b"]")
    assert isinstance(value, list)
    assert len(value) == 10_000


def test_a_byte_order_mark_is_passed_over() -> None:
    assert parse_json(b'\xef\xbb\xbf{"a": "\xc3\xab"}') == {"a": "ë"}
    assert parse_json(b'\xef\xbb\xbf\xef\xbb\xbf{"a": "\xef\xbb\xbf"}') == {"a": "\ufeff"}


def test_whole_characters_outside_the_basic_plane_pass() -> None:
    assert parse_json(b'{"\\ud83d\\ude42": "\\ud83d\\ude42"}') == {"🙂": "🙂"}


@given(st.binary(max_size=60))
def test_any_bytes_give_a_value_or_one_sentence(content: bytes) -> None:
    fault: PlanFileError | None = None
    try:
        parse_json(content)
    except PlanFileError as problem:
        fault = problem
    assert fault is None or is_one_sentence(fault)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("three", '"three"'),
        ("a\nb\u2028", '"a\\nb\\u2028"'),
        ("x" * 1_000_000, '"' + "x" * 58 + '…"'),
        (True, "true"),
        (None, "null"),
        (2.5, "2.5"),
        ([1, 2], "[1, 2]"),
        ([1, 2, 3, 4, 5], "a list"),
        ([[1]], "a list"),
        ({}, "an empty object"),
        ({"a": 1}, "an object"),
    ],
)
def test_a_value_is_shown_on_one_short_line(value: object, text: str) -> None:
    assert shown(value) == text


def test_places_are_written_as_in_the_contract() -> None:
    assert field_place("", "title") == "title"
    assert field_place("weeks[0]", "days") == "weeks[0].days"
    assert field_place("weeks[0]", "my field") == 'weeks[0]["my field"]'


def test_a_file_is_read_up_to_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    path.write_bytes(b" " * MAX_FILE_BYTES)
    assert len(read_limited(path)) == MAX_FILE_BYTES
    path.write_bytes(b"[" * (MAX_FILE_BYTES + 1))
    with pytest.raises(PlanFileError, match=r"plan\.json is larger than 5 MB, which no plan file is\."):
        read_limited(path)


def test_a_missing_file_and_a_folder_are_said(tmp_path: Path) -> None:
    with pytest.raises(PlanFileError, match="cannot be read: there is no such file; check the name"):
        read_limited(tmp_path / "none.json")
    with pytest.raises(PlanFileError, match="cannot be read: it is a folder; give the name of a plan file"):
        read_limited(tmp_path)
    (tmp_path / "file").write_text("x")
    with pytest.raises(PlanFileError, match="part of the path is a file"):
        read_limited(tmp_path / "file" / "plan.json")
    with pytest.raises(PlanFileError, match="the name is too long"):
        read_limited(tmp_path / ("x" * 300))
    with pytest.raises(PlanFileError, match="that is not a file name"):
        read_limited(tmp_path / "a\0b")


def test_a_file_that_may_not_be_read_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)  # the tests may run as root, who may read everything
    with pytest.raises(PlanFileError, match="cannot be read: you may not read it; ask its owner"):
        read_limited(tmp_path / "plan.json")


def test_an_endless_file_ends(tmp_path: Path) -> None:
    if not Path("/dev/zero").exists():
        pytest.skip("this system has no endless file")
    with pytest.raises(PlanFileError, match="larger than 5 MB"):
        read_limited(Path("/dev/zero"))


def test_a_pipe_can_be_read() -> None:
    reading, writing = os.pipe()
    with os.fdopen(writing, "wb") as stream:
        stream.write(b"[]")
    try:
        if not Path(f"/dev/fd/{reading}").exists():
            pytest.skip("this system does not name its pipes")
        assert read_limited(Path(f"/dev/fd/{reading}")) == b"[]"
    finally:
        os.close(reading)
