"""How people type what they look for: words, plurals, abbreviations, and phrases that mean a filter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from backdesk.domain.blocks import BlockKind
from backdesk.domain.exercise import ExerciseType, Position

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHE = re.compile(r"['’‘ʼ`´]")

STOP_WORDS = frozenset(
    word
    for line in (
        "a an and at for from in of on or some the to with my your",
        "exercise exercises using while workout workouts",
    )
    for word in line.split()
)
"""Words that say nothing about an exercise; dropped unless nothing else is left."""

ABBREVIATIONS: Mapping[str, str] = MappingProxyType(
    {
        "db": "dumbbell",
        "dbs": "dumbbell",
        "kb": "kettlebell",
        "kbs": "kettlebell",
        "bb": "barbell",
        "bw": "bodyweight",
        "med": "medicine",
        "swiss": "stability",
        "theraband": "band",
        "ab": "abs",
        "core": "abs",
    }
)

POSITION_WORDS: Mapping[Position, str] = MappingProxyType(
    {
        Position.STANDING: "standing stand upright",
        Position.SITTING: "sitting seated sit",
        Position.LONG_SITTING: "sitting seated sit",
        Position.SUPINE: "supine lying floor",
        Position.PRONE: "prone lying floor",
        Position.SIDE_LYING: "lying floor",
        Position.QUADRUPED: "quadruped kneeling floor",
        Position.KNEELING: "kneeling floor",
        Position.HALF_KNEELING: "kneeling half floor",
        Position.HANDS_AND_FEET: "floor",
        Position.HANGING: "hanging hang",
        Position.IN_WATER: "water pool",
    }
)
TYPE_WORDS: Mapping[ExerciseType, str] = MappingProxyType(
    {
        ExerciseType.MOBILITY: "mobility mobilise mobilize",
        ExerciseType.STRETCH: "stretch stretching flexibility",
        ExerciseType.STRENGTH: "strength strengthening",
        ExerciseType.STABILITY: "stability core",
        ExerciseType.AEROBIC: "aerobic cardio endurance",
        ExerciseType.BREATHING: "breathing breath relaxation",
    }
)
BLOCK_WORDS: Mapping[BlockKind, str] = MappingProxyType(
    {
        BlockKind.WARM_UP: "warm up warmup",
        BlockKind.STRENGTH: "strength",
        BlockKind.RELIEF: "relief cooldown",
    }
)
LEVEL_WORDS: Mapping[int, str] = MappingProxyType(
    {1: "easy beginner", 2: "medium intermediate", 3: "hard advanced"}
)

_POSITION_PHRASES: Mapping[Position, Sequence[str]] = MappingProxyType(
    {
        Position.SUPINE: ("lying on back", "lie on back", "on back", "face up", "lying face up"),
        Position.PRONE: (
            "lying on front",
            "lying on stomach",
            "lying on belly",
            "lying on tummy",
            "lie on front",
            "lie on stomach",
            "on front",
            "on stomach",
            "on belly",
            "on tummy",
            "face down",
            "lying face down",
        ),
        Position.SIDE_LYING: ("lying on side", "lie on side", "on side", "side lying"),
        Position.QUADRUPED: ("on all fours", "all fours", "on hands and knees", "hands and knees"),
        Position.HANDS_AND_FEET: ("on hands and feet", "hands and feet"),
        Position.IN_WATER: ("in water", "in pool"),
    }
)
_NO_EQUIPMENT_PHRASES = (
    "no equipment",
    "without equipment",
    "no weights",
    "without weights",
    "no kit",
    "bodyweight only",
    "body weight only",
)
_FILLERS = frozenset({"your", "the", "my"})
"""Words inside a phrase that change nothing: "lying on your back"."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that together mean a filter: one of the positions, or that nothing is needed."""

    words: tuple[str, ...]
    positions: frozenset[Position] = frozenset()
    no_equipment: bool = False


def words_of(text: str) -> list[str]:
    """The words of a text in small letters without accents; apostrophes join ("childs")."""
    if text.isascii():
        plain = text.lower()
    else:
        decomposed = unicodedata.normalize("NFKD", text.casefold())
        plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return _WORD.findall(_APOSTROPHE.sub("", plain))


def singular(word: str) -> str:
    """The word without an English plural ending; short words stay ("abs")."""
    if word == "ups":  # "pull ups"
        return "up"
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def base(word: str) -> str:
    """The word without "-ing", so that "stretching" finds "stretch"."""
    if len(word) < 7 or not word.endswith("ing"):
        return word
    root = word[:-3]
    return root[:-1] if root[-1] == root[-2] and root[-1] not in "ls" else root


def phrases(position_names: Mapping[Position, str], no_equipment: str) -> tuple[Phrase, ...]:
    """All phrases, the longest first; the window's own names for the filters are among them."""
    found: dict[tuple[str, ...], Phrase] = {}
    for position, texts in _POSITION_PHRASES.items():
        for words in _several_words(texts):
            found[words] = Phrase(words, frozenset({position}))
    for position, name in position_names.items():
        for words in _several_words((name,)):
            found.setdefault(words, Phrase(words, frozenset({position})))
    for words in _several_words((*_NO_EQUIPMENT_PHRASES, no_equipment)):
        found[words] = Phrase(words, no_equipment=True)
    return tuple(sorted(found.values(), key=lambda phrase: (-len(phrase.words), phrase.words)))


def split_phrases(words: Sequence[str], known: Iterable[Phrase]) -> tuple[list[Phrase], list[str]]:
    """The phrases among typed words, and the words that are left.

    The last word of a phrase may still be half typed when it ends the query.
    """
    found: list[Phrase] = []
    rest = list(words)
    for phrase in known:
        span = _find(rest, phrase.words)
        if span is not None:
            found.append(phrase)
            rest[span[0] : span[1]] = []
    return found, rest


def _several_words(texts: Iterable[str]) -> Iterable[tuple[str, ...]]:
    split = (tuple(words_of(text)) for text in texts)
    return (words for words in split if len(words) > 1)


def _find(words: Sequence[str], phrase: tuple[str, ...]) -> tuple[int, int] | None:
    for start in range(len(words) - len(phrase) + 1):
        at = start
        for wanted in phrase:
            while at < len(words) and at > start and words[at] in _FILLERS and words[at] != wanted:
                at += 1
            if at >= len(words) or not _is_word(words, at, wanted, is_last=wanted is phrase[-1]):
                break
            at += 1
        else:
            return start, at
    return None


def _is_word(words: Sequence[str], at: int, wanted: str, *, is_last: bool) -> bool:
    if words[at] == wanted:
        return True
    # "on ba" may become "on ball": too little to go by
    enough = at > 1 or (at == 1 and words[0] != "on")
    half_typed = is_last and at == len(words) - 1 and enough and len(words[at]) > 1
    return half_typed and wanted.startswith(words[at])
