"""The index behind the library search: which exercises a word points to, and how strongly.

Sets of exercises are whole numbers used as bit sets (bit n is the nth exercise in name
order), because joining 2,000 of them costs less than a microsecond.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.coverage_loads import muscle_roles
from backdesk.domain.exercise import Exercise, Role
from backdesk.domain.ids import MuscleId
from backdesk.domain.labels import block_name, equipment_name, position_name, type_name
from backdesk.domain.wording import Words
from backdesk.services.search_words import (
    ABBREVIATIONS,
    BLOCK_WORDS,
    LEVEL_WORDS,
    POSITION_WORDS,
    TYPE_WORDS,
    base,
    singular,
    words_of,
)

BitSet = int


class Tier(IntEnum):
    """Where a word stands, the strongest first."""

    NAME = 0
    ALIAS = 1
    PRIMARY = 2
    STRETCHED = 3
    TAG = 4
    SECONDARY = 5
    TEXT = 6


_WEIGHTS = (100.0, 80.0, 60.0, 55.0, 50.0, 40.0, 10.0)
_EXACT, _SINGULAR, _JOINED, _SYNONYM, _PREFIX, _BASE, _TYPO = 1.0, 0.98, 0.97, 0.9, 0.74, 0.7, 0.45
_TEXT_PREFIX_LENGTH = 4
_MAX_TYPO_LENGTH = 24
_REMEMBERED = 500
"""Typed words whose matches are kept: while one types on, the words before stay the same."""
_STRONG = tuple(tier for tier in Tier if tier is not Tier.TEXT)
_ROLE_TIERS = {Role.PRIMARY: Tier.PRIMARY, Role.SECONDARY: Tier.SECONDARY, Role.STRETCHED: Tier.STRETCHED}


@dataclass(frozen=True, slots=True)
class Match:
    """Exercises that one typed word points to with one score."""

    score: float
    exercises: BitSet


class SearchIndex:
    """Words of all exercises of a catalogue, with where they stand. Immutable once built."""

    def __init__(self, catalogue: Catalogue, words: Words) -> None:
        """Read all exercises; about 0.3 ms each.

        Exercises are numbered with short names first; `name_order` has their numbers by name.
        `exact` and `exact_alias` go by `name_key`.
        """
        by_name = tuple(catalogue.exercises.values())
        self.exercises: tuple[Exercise, ...] = tuple(
            sorted(by_name, key=lambda exercise: len(words_of(exercise.name)))
        )
        numbers = {exercise.id: number for number, exercise in enumerate(self.exercises)}
        self.name_order: tuple[int, ...] = tuple(numbers[exercise.id] for exercise in by_name)
        self._sets: tuple[dict[str, BitSet], ...] = tuple({} for _ in Tier)
        self.exact: dict[tuple[str, ...], BitSet] = {}
        self.exact_alias: dict[tuple[str, ...], BitSet] = {}
        self._firsts: dict[str, BitSet] = {}
        muscle_words = _MuscleWords(catalogue)
        for number, exercise in enumerate(self.exercises):
            self._add(exercise, 1 << number, muscle_words, words)
        self._sorted = tuple(sorted(sets) for sets in self._sets)
        self._strong = frozenset(word for tier in _STRONG for word in self._sets[tier])
        self._remembered: dict[tuple[str, tuple[str, ...], bool], list[Match]] = {}
        self._first_words = sorted(self._firsts)
        self._cut: dict[int, dict[str, dict[str, list[str]]]] = {}

    def matches(self, word: str, joined: tuple[str, ...] = (), *, guess: bool = False) -> list[Match]:
        """What a typed word points to, best first; `joined` are the word and a neighbour as one.

        A word that no name, alias or tag begins with is taken for misspelt; with `guess`, so
        is one that merely begins another ("brid").
        """
        key = (word, joined, guess)
        found = self._remembered.get(key)
        if found is None:
            if len(self._remembered) >= _REMEMBERED:
                self._remembered.clear()
            found = self._remembered[key] = self._find(word, joined, guess=guess)
        return found

    def _find(self, word: str, joined: Iterable[str], *, guess: bool) -> list[Match]:
        found: list[Match] = []
        self._collect(found, (word,), _EXACT)
        self._collect(found, (singular(word),), _SINGULAR)
        as_one = {form for other in joined for form in (other, singular(other))}
        self._collect(found, as_one & self._strong, _JOINED)
        if word in ABBREVIATIONS:
            self._collect(found, (ABBREVIATIONS[word],), _SYNONYM)
        self._collect_starting(found, word, _PREFIX)
        if base(word) != word:
            self._collect_starting(found, base(word), _BASE)
        if (guess and word not in self._strong) or all(match.score <= _WEIGHTS[Tier.TEXT] for match in found):
            meant = self._misspelt(word)
            self._collect(found, {*meant, *map(base, meant)}, _TYPO, _STRONG)
        found.sort(key=lambda match: -match.score)
        return found

    def names_starting(self, words: Iterable[str]) -> BitSet:
        """The exercises whose name starts with one of the words, half typed or whole."""
        union = 0
        for word in words:
            for first in _starting_with(self._first_words, word):
                union |= self._firsts[first]
        return union

    def warm_up(self) -> None:
        """Prepare what the first letters and the first misspelt word would otherwise wait for."""
        for letter in {word[0] for word in self._strong}:
            self.matches(letter)
        self._misspelt("dumbell")
        for length in range(2, 14):
            self._cut_to(length, "")

    def _collect(
        self, found: list[Match], words: Iterable[str], quality: float, tiers: Iterable[Tier] = Tier
    ) -> None:
        several = tuple(words)
        for tier in tiers:
            sets = self._sets[tier]
            union = 0
            for word in several:
                union |= sets.get(word, 0)
            if union:
                found.append(Match(_WEIGHTS[tier] * quality, union))

    def _collect_starting(self, found: list[Match], start: str, quality: float) -> None:
        for tier in Tier if len(start) >= _TEXT_PREFIX_LENGTH else _STRONG:
            self._collect(found, _starting_with(self._sorted[tier], start), quality, (tier,))

    def _misspelt(self, word: str) -> list[str]:
        """Known words that differ by a slip or two; the end may not be typed yet."""
        length = len(word)
        if not 3 <= length <= _MAX_TYPO_LENGTH:
            return []
        # imported here: most searches need no typing errors, and the start should not wait
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        slips = 1 if length < 8 else 2
        words: dict[str, None] = {}
        for letters in (word[:2], ""):  # the first letter is seldom wrong; looking at all takes longer
            for cut in (length - 1, length, length + 1):
                starts = self._cut_to(cut, letters)
                near = process.extract(
                    word, list(starts), scorer=OSA.distance, score_cutoff=slips, limit=None
                )
                for start, _, _ in near:
                    meant = starts[start]
                    if length == 3:  # too short for anything but swapped letters of a whole word
                        meant = [start] if start in meant and sorted(start) == sorted(word) else []
                    words.update(dict.fromkeys(meant))
            if words:
                break
        return list(words)

    def _cut_to(self, length: int, letters: str) -> dict[str, list[str]]:
        """The strong words by their first `length` letters; `letters` are those they may begin with."""
        cut = self._cut.get(length)
        if cut is None:
            cut = self._cut[length] = {"": {}}
            for word in self._strong:
                if len(word) >= length:
                    for bucket in (word[0], ""):
                        cut.setdefault(bucket, {}).setdefault(word[:length], []).append(word)
        if not letters:
            return cut[""]
        return {start: words for letter in set(letters) for start, words in cut.get(letter, {}).items()}

    def _add(self, exercise: Exercise, bit: BitSet, muscle_words: _MuscleWords, words: Words) -> None:
        name = words_of(exercise.name)
        first = "".join(name[:1])
        self._firsts[first] = self._firsts.get(first, 0) | bit
        self._add_name(name, exercise.name, bit, Tier.NAME, self.exact)
        for alias in exercise.aliases:
            self._add_name(words_of(alias), alias, bit, Tier.ALIAS, self.exact_alias)
        for muscle, role in muscle_words.roles(exercise):
            self._put(muscle_words.of(muscle), bit, _ROLE_TIERS[role])
        for text in _tags(exercise, words):
            self._put(words_of(text), bit, Tier.TAG)
        texts = (exercise.start, *exercise.steps, *exercise.mistakes, exercise.tip, exercise.why)
        sets = self._sets[Tier.TEXT]
        for word in set(words_of(" ".join(texts))):
            sets[word] = sets.get(word, 0) | bit

    def _add_name(
        self, name: list[str], text: str, bit: BitSet, tier: Tier, exact: dict[tuple[str, ...], BitSet]
    ) -> None:
        self._put(name, bit, tier)
        self._put(("".join(pair) for pair in pairwise(name)), bit, tier)
        self._put(("".join(words_of(part)) for part in text.split()), bit, tier)
        key = name_key(name)
        exact[key] = exact.get(key, 0) | bit

    def _put(self, words: Iterable[str], bit: BitSet, tier: Tier) -> None:
        sets = self._sets[tier]
        for word in set(words) - {""}:  # nothing is left of "&"
            sets[word] = sets.get(word, 0) | bit
            one = singular(word)
            if one != word:
                sets[one] = sets.get(one, 0) | bit


class _MuscleWords:
    """The words that a muscle is looked for with: its own names and those of its group."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._taxonomy = catalogue.taxonomy
        self._words: dict[MuscleId, frozenset[str]] = {}

    def roles(self, exercise: Exercise) -> Iterator[tuple[MuscleId, Role]]:
        """Every muscle of an exercise with its role."""
        yield from muscle_roles(exercise, self._taxonomy).items()

    def of(self, muscle_id: MuscleId) -> frozenset[str]:
        """All words for a muscle."""
        known = self._words.get(muscle_id)
        if known is None:
            texts: list[str] = [muscle_id]
            muscle = self._taxonomy.by_id.get(muscle_id)
            while muscle is not None:
                texts += [muscle.id, muscle.name, muscle.anatomical_name, *muscle.parts, *muscle.synonyms]
                muscle = None if muscle.group is None else self._taxonomy.by_id.get(muscle.group)
            known = self._words[muscle_id] = frozenset(words_of(" ".join(texts)))
        return known


def name_key(words: Sequence[str]) -> tuple[str, ...]:
    """What stays the same of a name in any word order, singular or plural."""
    return tuple(sorted(map(singular, words)))


def _tags(exercise: Exercise, words: Words) -> Iterator[str]:
    for item in exercise.equipment:
        yield item.value
        yield equipment_name(item, words)
    if not exercise.equipment:
        yield "bodyweight"
    position = position_name(exercise.position, words)
    yield POSITION_WORDS[exercise.position]
    if len(position.split()) == 1:  # longer ones are phrases; "Lying on back" is not about the back
        yield position
    yield f"{exercise.type.value} {type_name(exercise.type, words)} {TYPE_WORDS[exercise.type]}"
    for block in exercise.blocks:
        yield f"{block_name(block, words)} {BLOCK_WORDS[block]}"
    yield LEVEL_WORDS.get(exercise.level, "")


def _starting_with(words: Sequence[str], start: str) -> Sequence[str]:
    return words[bisect_left(words, start) : bisect_left(words, start + "\U0010ffff")]
