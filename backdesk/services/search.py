"""Search of the exercise library: finds what people type, fast enough for every keystroke."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import compress

from backdesk.domain.blocks import BlockKind
from backdesk.domain.catalogue import Catalogue
from backdesk.domain.coverage_loads import muscle_roles
from backdesk.domain.exercise import CautionAction, Equipment, Exercise, ExerciseType, Position, Role
from backdesk.domain.ids import ExerciseId, MuscleId, PrecautionId
from backdesk.domain.labels import position_name
from backdesk.domain.wording import Words
from backdesk.services.search_index import BitSet, Match, SearchIndex, name_key
from backdesk.services.search_words import STOP_WORDS, Phrase, phrases, split_phrases, words_of

_MAX_WORDS = 12
_EXACT_NAME_BONUS = 1_000.0
_EXACT_ALIAS_BONUS = 500.0
_FIRST_WORD_BONUS = 0.05
"""Only decides between exercises that otherwise score alike."""
_BYTES = bytes.maketrans(b"01", b"\x00\x01")


@dataclass(frozen=True, slots=True)
class LibraryFilters:
    """What the list is narrowed to; each empty or None field narrows nothing.

    `blocks` and `types` mean any of them. `muscle` is a muscle or group in any role, or only
    where it is a main one. `equipment` is all there is to use: exercises that need nothing
    else, so that an empty set means those that need nothing. `uses` is a piece of equipment
    that an exercise is done with, among others. `safe_for` leaves out exercises
    that one of these precautions asks to avoid.
    """

    blocks: frozenset[BlockKind] = frozenset()
    types: frozenset[ExerciseType] = frozenset()
    muscle: MuscleId | None = None
    primary_only: bool = False
    equipment: frozenset[Equipment] | None = None
    uses: Equipment | None = None
    position: Position | None = None
    max_level: int | None = None
    safe_for: tuple[PrecautionId, ...] = ()


_NO_FILTERS = LibraryFilters()


@dataclass(slots=True)
class _Query:
    """A typed text, understood."""

    words: list[str]
    key: tuple[str, ...]
    phrases: list[Phrase] = field(default_factory=list)


class LibrarySearch:
    """Searches one catalogue. The index is built when first needed, or by `warm_up`."""

    def __init__(self, catalogue: Catalogue, words: Words) -> None:
        """Keep the catalogue; `words` gives the names of positions, equipment and types."""
        self.catalogue = catalogue
        self._words = words
        self._index: SearchIndex | None = None
        self._phrases: tuple[Phrase, ...] = ()
        self._masks: dict[object, BitSet] = {}

    def warm_up(self) -> None:
        """Build the index now, so that the first keystroke does not wait for it."""
        self._ready().warm_up()

    def find(self, text: str, filters: LibraryFilters = _NO_FILTERS) -> tuple[ExerciseId, ...]:
        """The exercises for a text, best match first; for an empty one all, in name order."""
        if not text.strip() and filters == _NO_FILTERS:
            return tuple(self.catalogue.exercises)  # asked at every start, long before a word is typed
        index = self._ready()
        query = self._understand(text)
        allowed = self._filtered(filters)
        for phrase in query.phrases:
            allowed &= self._phrase_mask(phrase)
        scores = self._scores(query.words, allowed) if query.words else dict.fromkeys(_bits(allowed), 0.0)
        for named, bonus in ((index.exact, _EXACT_NAME_BONUS), (index.exact_alias, _EXACT_ALIAS_BONUS)):
            for number in _bits(named.get(query.key, 0) & allowed):
                scores[number] = scores.get(number, 0.0) + bonus
        for number in _bits(index.names_starting(query.words) & allowed):
            if number in scores:
                scores[number] += _FIRST_WORD_BONUS
        # sorting keeps the order of equals: short names first, or without words the names in order
        found = sorted(scores) if query.words else [number for number in index.name_order if number in scores]
        found.sort(key=scores.__getitem__, reverse=True)
        return tuple(index.exercises[number].id for number in found)

    def _ready(self) -> SearchIndex:
        if self._index is None:
            self._index = SearchIndex(self.catalogue, self._words)
            names = {position: position_name(position, self._words) for position in Position}
            self._phrases = phrases(names, self._words.gettext("No equipment"))
        return self._index

    def _understand(self, text: str) -> _Query:
        typed = words_of(text)[:_MAX_WORDS]
        found, rest = split_phrases(typed, self._phrases)
        words = [word for word in rest if word not in STOP_WORDS]
        return _Query(words or ([] if found else rest), name_key(typed), found)

    def _scores(self, words: Sequence[str], allowed: BitSet) -> dict[int, float]:
        """Scores of the exercises that all words point to, or as many words as possible."""
        matches = self._matches(words)
        wanted = _in_all(matches, allowed)
        if not wanted:
            matches = self._matches(words, guess=True)
            wanted = _in_all(matches, allowed) or _in_most(matches, allowed)
        scores: dict[int, float] = {}
        for word_matches in matches:
            points = _points(word_matches, wanted)
            for number, score in scores.items():
                points[number] = points.get(number, 0.0) + score
            scores = points
        return scores

    def _matches(self, words: Sequence[str], *, guess: bool = False) -> list[list[Match]]:
        index = self._ready()
        return [index.matches(word, _joined(words, place), guess=guess) for place, word in enumerate(words)]

    def _filtered(self, filters: LibraryFilters) -> BitSet:
        allowed = (1 << len(self._ready().exercises)) - 1
        if filters == _NO_FILTERS:
            return allowed
        blocks, types, kit, level = filters.blocks, filters.types, filters.equipment, filters.max_level
        if blocks:
            allowed &= self._mask(("blocks", blocks), lambda one: not blocks.isdisjoint(one.blocks))
        if types:
            allowed &= self._mask(("types", types), lambda one: one.type in types)
        if filters.muscle is not None:
            allowed &= self._muscle_mask(filters.muscle, primary_only=filters.primary_only)
        if kit is not None:
            allowed &= self._mask(("equipment", kit), lambda one: kit.issuperset(one.equipment))
        used = filters.uses
        if used is not None:
            allowed &= self._mask(("uses", used), lambda one: used in one.equipment)
        if filters.position is not None:
            allowed &= self._mask(filters.position, lambda one: one.position is filters.position)
        if level is not None:
            allowed &= self._mask(("level", level), lambda one: one.level <= level)
        for precaution in filters.safe_for:
            allowed &= self._safe_mask(precaution)
        return allowed

    def _mask(self, key: object, test: Callable[[Exercise], bool]) -> BitSet:
        """The exercises that pass a test; remembered, because a filter stays while one types."""
        mask = self._masks.get(key)
        if mask is None:
            mask = sum(1 << number for number, one in enumerate(self._ready().exercises) if test(one))
            self._masks[key] = mask
        return mask

    def _muscle_mask(self, muscle: MuscleId, *, primary_only: bool) -> BitSet:
        taxonomy = self.catalogue.taxonomy
        wanted = set(taxonomy.expand(muscle))

        def works(exercise: Exercise) -> bool:
            roles = muscle_roles(exercise, taxonomy)
            return any(
                role is Role.PRIMARY or not primary_only for name, role in roles.items() if name in wanted
            )

        return self._mask(("muscle", muscle, primary_only), works)

    def _safe_mask(self, precaution: PrecautionId) -> BitSet:
        def is_safe(exercise: Exercise) -> bool:
            cautions = self.catalogue.cautions_for(exercise, (precaution,))
            return all(caution.action is not CautionAction.AVOID for caution in cautions)

        return self._mask(("safe", precaution), is_safe)

    def _phrase_mask(self, phrase: Phrase) -> BitSet:
        if phrase.no_equipment:
            return self._mask(("equipment", frozenset()), lambda one: not one.equipment)
        return self._mask(phrase.words, lambda one: one.position in phrase.positions)


def _joined(words: Sequence[str], place: int) -> tuple[str, ...]:
    """The word written as one with the word before and with the word behind it."""
    before = (words[place - 1] + words[place],) if place else ()
    behind = (words[place] + words[place + 1],) if place + 1 < len(words) else ()
    return before + behind


def _points(matches: Iterable[Match], wanted: BitSet) -> dict[int, float]:
    """The best score of each exercise that one word points to."""
    points: dict[int, float] = {}
    for match in matches:
        points.update(dict.fromkeys(_bits(match.exercises & wanted), match.score))
        wanted &= ~match.exercises
    return points


def _union(matches: Iterable[Match]) -> BitSet:
    union = 0
    for match in matches:
        union |= match.exercises
    return union


def _in_all(matches: Iterable[Sequence[Match]], allowed: BitSet) -> BitSet:
    """The exercises that every word points to."""
    for found in matches:
        allowed &= _union(found)
    return allowed


def _in_most(matches: Iterable[Sequence[Match]], allowed: BitSet) -> BitSet:
    """The exercises that the largest number of words points to."""
    counts = Counter(number for found in matches for number in _bits(_union(found) & allowed))
    most = max(counts.values(), default=0)
    return sum(1 << number for number, count in counts.items() if count == most)


def _bits(numbers: BitSet) -> Iterator[int]:
    """The numbers in a set, rising; in C all the way, because it is the search's inner loop."""
    flags = bin(numbers)[:1:-1].encode("ascii").translate(_BYTES)
    return compress(range(len(flags)), flags)
