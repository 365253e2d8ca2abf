"""What is known of a client, as words for people."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QLocale

from backdesk.domain.client import Client, Goal
from backdesk.domain.exercise import CautionAction, Equipment, Precaution
from backdesk.domain.ids import PrecautionId
from backdesk.domain.wording import Words

LANGUAGES = (
    "ar", "bg", "bn", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "he", "hi", "hr", "hu",
    "it", "ja", "ko", "lt", "lv", "nb", "nl", "pl", "pt", "ro", "ru", "sk", "sl", "sr", "sv", "sw", "ta",
    "th", "tr", "uk", "ur", "vi", "zh",
)  # fmt: skip
"""The languages offered; any other can be typed."""


def goal_name(goal: Goal, words: Words) -> str:
    """The goal for people."""
    return {
        Goal.LESS_BACK_PAIN: words.gettext("Less back pain"),
        Goal.STRONGER_BACK: words.gettext("A stronger back"),
        Goal.UPPER_BACK: words.gettext("Upper back and posture"),
        Goal.WHOLE_BODY: words.gettext("The whole body"),
        Goal.MOBILITY: words.gettext("Moving more freely"),
        Goal.ENDURANCE: words.gettext("Endurance"),
    }[goal]


def level_name(level: int, words: Words) -> str:
    """How hard exercises may be, 1 to 3."""
    return {
        1: words.gettext("Easy exercises only"),
        2: words.gettext("Up to medium exercises"),
        3: words.gettext("Hard exercises too"),
    }[level]


def action_name(action: CautionAction, words: Words) -> str:
    """What a precaution asks for."""
    return {
        CautionAction.AVOID: words.gettext("Avoid"),
        CautionAction.MODIFY: words.gettext("Take care"),
    }[action]


def language_name(code: str) -> str:
    """ "Spanish" for "es"; what is no code that is known stays as it was typed."""
    if not code:
        return ""
    language = QLocale(code).language()
    if QLocale(code).bcp47Name().split("-")[0] != code.split("-")[0].split("_")[0]:
        return code
    return QLocale.languageToString(language)


def language_code(text: str) -> str:
    """The code of a language that is offered, else what was typed."""
    wanted = text.strip().casefold()
    same = (code for code in LANGUAGES if wanted in (code, language_name(code).casefold()))
    return next(same, text)


def age_text(birth_year: int, this_year: int, words: Words) -> str:
    """The age as far as a birth year tells it."""
    age = this_year - birth_year
    if age < 1:
        return words.gettext("not yet one year old")
    return words.gettext("{younger} or {older} years old").format(younger=age - 1, older=age)


def precaution_names(
    client: Client, library: Mapping[PrecautionId, Precaution] = MappingProxyType({})
) -> tuple[str, ...]:
    """The client's precautions in words, the library's first."""
    known = (library[one].name if one in library else str(one) for one in client.precautions)
    return (*known, *(own.name for own in client.own_precautions))


EQUIPMENT_GROUPS: tuple[tuple[str, tuple[Equipment, ...]], ...] = (
    (
        "home",
        (
            Equipment.MAT, Equipment.CHAIR, Equipment.TABLE, Equipment.WALL, Equipment.TOWEL, Equipment.BOX,
            Equipment.DOWEL, Equipment.STRAP,
        ),
    ),
    (
        "small",
        (
            Equipment.BAND, Equipment.ANCHOR, Equipment.DUMBBELL, Equipment.KETTLEBELL,
            Equipment.MEDICINE_BALL, Equipment.STABILITY_BALL, Equipment.FOAM_ROLLER,
            Equipment.ANKLE_WEIGHTS, Equipment.BLOCKS, Equipment.PULL_UP_BAR,
        ),
    ),
    (
        "gym",
        (
            Equipment.BENCH, Equipment.BARBELL, Equipment.WEIGHT_PLATE, Equipment.RACK,
            Equipment.LIFTING_STRAPS, Equipment.CABLE_MACHINE, Equipment.PULLDOWN_MACHINE,
            Equipment.ROW_MACHINE,
            Equipment.BACK_EXTENSION_BENCH, Equipment.GLUTE_HAM_BENCH, Equipment.LEG_PRESS_MACHINE,
            Equipment.LEG_CURL_MACHINE, Equipment.LEG_EXTENSION_MACHINE,
        ),
    ),
    (
        "endurance",
        (
            Equipment.BIKE, Equipment.TREADMILL, Equipment.ELLIPTICAL, Equipment.STEP_MACHINE,
            Equipment.ROWING_MACHINE, Equipment.POOL,
        ),
    ),
)  # fmt: skip
"""Where things are usually found; each stands in one group."""


def equipment_group_name(group: str, words: Words) -> str:
    """The heading of a group of equipment."""
    return {
        "home": words.gettext("Around the house"),
        "small": words.gettext("Small equipment"),
        "gym": words.gettext("At the gym"),
        "endurance": words.gettext("Endurance"),
    }[group]
