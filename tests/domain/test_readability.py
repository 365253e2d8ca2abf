"""The school grade, against texts whose words, sentences and syllables were counted by hand."""

from __future__ import annotations

import pytest

from backdesk.domain.readability import read, school_grade, syllables


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("cat", 1),
        ("the", 1),
        ("knee", 1),
        ("plate", 1),
        ("table", 2),
        ("muscle", 2),
        ("lifted", 2),
        ("bended", 2),
        ("pressed", 1),
        ("hips", 1),
        ("planes", 1),
        ("presses", 2),
        ("squeezes", 2),
        ("shoulder", 2),
        ("exercise", 3),
        ("rehabilitation", 6),
        ("don't", 1),
        ("child’s", 1),
        ("rhythm", 1),
        ("Mmm", 1),
    ],
)
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


def _grade(words: int, sentences: int, syllable_count: int) -> float:
    return 0.39 * words / sentences + 11.8 * syllable_count / words - 15.59


@pytest.mark.parametrize(
    ("text", "words", "sentences", "syllable_count"),
    [
        ("The cat sat on the mat.", 6, 1, 6),
        ("Lie on your back. Bend your knees.", 7, 2, 7),
        ("Stop if it hurts! Is it worse? Rest.", 8, 3, 8),
        ("Lift your shoulder slowly", 4, 1, 6),  # no end mark: still one sentence
        ("Hold for 20 seconds.", 3, 1, 4),  # digits are no words
    ],
)
def test_grades_of_known_texts(text: str, words: int, sentences: int, syllable_count: int) -> None:
    assert school_grade(text) == pytest.approx(_grade(words, sentences, syllable_count))


def test_a_hard_text_is_far_above_an_easy_one() -> None:
    hard = (
        "Rehabilitation following intervertebral disc herniation necessitates individualised "
        "progression of multidirectional stabilisation exercises under professional supervision."
    )
    assert school_grade(hard) > 20
    assert school_grade("Lie on your back. Bend your knees. Breathe out.") < 2


@pytest.mark.parametrize("text", ["", "  ", "12 34!", "…"])
def test_a_text_without_words_has_no_grade(text: str) -> None:
    assert school_grade(text) == 0


@pytest.mark.parametrize(
    ("text", "words", "longest", "long_sentences"),
    [
        ("", 0, 0, 0),
        ("Lie down. Bend both knees!", 5, 3, 0),
        ("Hold for 8.5 seconds, 1:30 at most", 7, 7, 0),
        ("Lie on your back\nBend your knees", 7, 4, 0),  # a step has no end mark
        ("one " * 20 + ".", 20, 20, 0),
        ("one " * 21 + ". Two. " + "three " * 30, 52, 30, 2),
        ("a\r\nb c\r\nd", 4, 2, 0),
    ],
)
def test_sentences_are_measured_in_words(text: str, words: int, longest: int, long_sentences: int) -> None:
    found = read(text)
    assert (found.words, found.longest, found.long_sentences) == (words, longest, long_sentences)


def test_the_grade_is_that_of_the_text_with_each_line_a_sentence() -> None:
    assert read("Lie on your back. Bend your knees.").grade == pytest.approx(_grade(7, 2, 7))
    assert read("Lie on your back\n\nBend your knees").grade == pytest.approx(_grade(7, 2, 7))
    assert read("Ligg på rygg").grade is not None


@pytest.mark.parametrize(
    "text", ["", "12 !", "Лягте на спину", "שכב על הגב", "仰卧", "Лягте на спину (on back)"]
)
def test_other_scripts_have_no_grade(text: str) -> None:
    assert read(text).grade is None


def test_a_few_foreign_letters_do_not_matter() -> None:
    assert read("Tilt your pelvis by the angle α").grade is not None
