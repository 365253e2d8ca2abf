"""Names as they are compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backdesk.domain.folded import folded


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("María  López", "maria lopez"),
        ("Seán O’Brien", "sean obrien"),
        ("ŁUKASZ Strauß-Ødegård", "lukasz strauss odegard"),
        ("Zoë <b>& Co.</b>", "zoe b co b"),
        ("Anna\u00a0\tBerg_Lund", "anna berg lund"),
        ("Müller", "muller"),
        ("山田 太郎", "山田 太郎"),
        ("Иван Ёлкин", "иван елкин"),
        ("???", "???"),
        ("🙂", "🙂"),
        ("", ""),
        ("   ", ""),
        ("\ud83d", ""),
        ("Ann\ud83da", "ann a"),
    ],
)
def test_accents_capitals_and_punctuation_do_not_count(name: str, plain: str) -> None:
    assert folded(name) == plain


@given(st.text(max_size=20))
def test_folding_ends_with_words_one_blank_apart(text: str) -> None:
    plain = folded(text)
    assert plain == " ".join(plain.split())
    assert bool(plain) == bool(text.split())
