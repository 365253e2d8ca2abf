"""Typed texts in the one form that the store, plan files and handouts share, and within their limits.

Whatever is cleaned here can be exported and comes back the same; cleaning twice changes nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import Field, replace
from typing import Any, ClassVar, Protocol, TypeVar

from backdesk.domain.client import MOST_MINUTES, Client, Contact, OwnPrecaution
from backdesk.domain.client_wording import ClientWording
from backdesk.domain.dismissal import Dismissal
from backdesk.domain.dose import Dose
from backdesk.domain.exercise import Caution, Exercise
from backdesk.domain.ids import ExerciseId, PrecautionId
from backdesk.domain.links import checked_link
from backdesk.domain.plan import MAX_WEEKS, WEEKDAYS, Block, Day, Entry, Plan, Week
from backdesk.domain.progression import GrowthRule, Progression
from backdesk.domain.template_info import TemplateInfo
from backdesk.errors import LinkError


class _Dataclass(Protocol):
    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]


Value = TypeVar("Value", bound=_Dataclass)
Item = TypeVar("Item")

MAX_NAME_CHARACTERS = 1_000
MAX_NOTE_CHARACTERS = 100_000
MAX_GROUP_CHARACTERS = 20
MAX_LIST_ITEMS = 200
"""Items of a list of texts, such as aliases or steps."""
MAX_DISMISSALS = 1_000
"""Hints that one plan may set aside."""
MAX_ID_CHARACTERS = 100
HARDEST_LEVEL = 3
MAX_RULES = 1_000
"""Rules of one progression."""
MAX_BY_HAND = 5_000
"""Entries of filled weeks that are otherwise by hand."""
MAX_AMOUNT = 9_999
"""The most that a rule of a progression adds, or caps at."""

_NO_TITLE = "?"
_ANY_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_SPACES = re.compile(r"\s+")
_BREAK = re.compile(r"[\t\n\u2028\u2029]")


def has_controls(text: str) -> bool:
    """Whether cleaning takes more out of a text than the form of its line ends."""
    return _ANY_CONTROL.search(_plain_line_ends(text)) is not None


def one_line(text: str, limit: int = MAX_NAME_CHARACTERS) -> str:
    """A text in normal form C on one line, without control characters and blanks around it."""
    if not (text.isascii() and text.isprintable()):
        text = _SPACES.sub(_one_space, several_lines(text, len(text) + limit))
    return text.strip()[:limit].rstrip()


def several_lines(text: str, limit: int = MAX_NOTE_CHARACTERS) -> str:
    """A text in normal form C with its line breaks, without other control characters."""
    if text.isascii() and text.isprintable():
        return text[:limit]
    # controls first: what stood on both sides of one may belong together
    return unicodedata.normalize("NFC", _ANY_CONTROL.sub("", _plain_line_ends(text)))[:limit]


def text_lines(lines: Iterable[str], limit: int = MAX_NOTE_CHARACTERS) -> tuple[str, ...]:
    """Texts on one line each, without empty ones; what is too many goes on in the last one."""
    said = [text for line in lines if (text := one_line(line, limit))]
    if len(said) > MAX_LIST_ITEMS:
        said[MAX_LIST_ITEMS - 1 :] = [one_line(" ".join(said[MAX_LIST_ITEMS - 1 :]), limit)]
    return tuple(said)


def clean_wording(wording: ClientWording) -> ClientWording:
    """The wording with clean texts."""
    return _changed(
        wording,
        name=one_line(wording.name),
        steps=text_lines(wording.steps),
        tip=one_line(wording.tip, MAX_NOTE_CHARACTERS),
        link=_link(wording.link),
    )


def clean_client(client: Client) -> Client:
    """The client with clean texts, and days in the order of the week."""
    precautions = tuple(PrecautionId(one_line(precaution)) for precaution in client.precautions)
    own = tuple(map(_own_precaution, client.own_precautions))
    return _changed(
        client,
        name=one_line(client.name) or _NO_TITLE,
        precautions=precautions,
        own_precautions=tuple(precaution for precaution in own if precaution.name)[:MAX_LIST_ITEMS],
        pronoun=one_line(client.pronoun),
        contact=_contact(client.contact),
        goals=_once(client.goals),
        goal_note=several_lines(client.goal_note),
        equipment=None if client.equipment is None else _once(client.equipment),
        days=tuple(day for day in WEEKDAYS if day in client.days),
        minutes=_within(client.minutes, MOST_MINUTES),
        level=_within(client.level, HARDEST_LEVEL),
        language=one_line(client.language),
        notes=several_lines(client.notes),
    )


def _within(number: int | None, most: int) -> int | None:
    return number if number is not None and 1 <= number <= most else None


def _contact(contact: Contact) -> Contact:
    return _changed(
        contact,
        phone=one_line(contact.phone),
        email=one_line(contact.email),
        address=several_lines(contact.address),
    )


def _own_precaution(precaution: OwnPrecaution) -> OwnPrecaution:
    exercises = (ExerciseId(one_line(exercise)) for exercise in precaution.exercises)
    return _changed(
        precaution,
        name=one_line(precaution.name),
        movements=_once(precaution.movements),
        positions=_once(precaution.positions),
        exercises=_once(one for one in exercises if 0 < len(one) <= MAX_ID_CHARACTERS),
    )


def _once(items: Iterable[Item]) -> tuple[Item, ...]:
    return tuple(dict.fromkeys(items))


def clean_dismissals(dismissals: Iterable[Dismissal]) -> tuple[Dismissal, ...]:
    """The dismissals with clean texts, without those of no rule."""
    cleaned = (
        _changed(one, rule=one_line(one.rule), about=one_line(one.about), note=several_lines(one.note))
        for one in dismissals
    )
    return tuple(one for one in cleaned if one.rule)[:MAX_DISMISSALS]


def clean_progression(progression: Progression) -> Progression:
    """The progression without rules and easier weeks that no file may hold."""
    every, share = progression.deload_every, progression.deload_share
    return _changed(
        progression,
        rules=tuple(rule for rule in progression.rules if _is_sound(rule))[:MAX_RULES],
        deload_every=every if every is not None and 1 <= every <= MAX_WEEKS else None,
        deload_share=share if 0 < share <= 1 else Progression(progression.source).deload_share,
        by_hand=progression.by_hand[:MAX_BY_HAND],
    )


def _is_sound(rule: GrowthRule) -> bool:
    is_capped = rule.cap is None or 0 < rule.cap <= MAX_AMOUNT
    return 0 < rule.amount <= MAX_AMOUNT and is_capped and 1 <= rule.every_weeks <= MAX_WEEKS


def clean_template(template: TemplateInfo) -> TemplateInfo:
    """The place on the shelf with clean texts."""
    return _changed(
        template,
        folder=one_line(template.folder),
        tags=text_lines(template.tags, MAX_NAME_CHARACTERS),
        about=several_lines(template.about),
        sources=text_lines(template.sources, MAX_NAME_CHARACTERS),
    )


def clean_plan(plan: Plan) -> Plan:
    """The plan with clean texts everywhere; shares all that is clean already."""
    wording = tuple(map(clean_wording, plan.wording))
    return _changed(
        plan,
        title=one_line(plan.title) or _NO_TITLE,
        weeks=tuple(map(_week, plan.weeks)),
        exercises=tuple(map(clean_exercise, plan.exercises)),
        wording=tuple(one for one in wording if one.extra or not one.is_empty),
        link=_link(plan.link),
        next_appointment=one_line(plan.next_appointment),
        dismissals=clean_dismissals(plan.dismissals),
        progression=None if plan.progression is None else clean_progression(plan.progression),
        template=None if plan.template is None else clean_template(plan.template),
    )


def clean_exercise(exercise: Exercise) -> Exercise:
    """The exercise with clean texts."""
    return _changed(
        exercise,
        name=one_line(exercise.name) or exercise.id,
        aliases=text_lines(exercise.aliases, MAX_NAME_CHARACTERS),
        default_dose=clean_dose(exercise.default_dose),
        start=one_line(exercise.start, MAX_NOTE_CHARACTERS),
        steps=text_lines(exercise.steps),
        mistakes=text_lines(exercise.mistakes),
        tip=one_line(exercise.tip, MAX_NOTE_CHARACTERS),
        why=one_line(exercise.why, MAX_NOTE_CHARACTERS),
        cautions=tuple(map(_caution, exercise.cautions)),
        sources=text_lines(exercise.sources, MAX_NAME_CHARACTERS),
        link=_link(exercise.link),
    )


def _week(week: Week) -> Week:
    return _changed(week, days=tuple(map(_day, week.days)))


def _day(day: Day) -> Day:
    warm_up, strength, relief = map(_block, day.blocks)
    return _changed(day, label=one_line(day.label), blocks=(warm_up, strength, relief))


def _block(block: Block) -> Block:
    return _changed(block, entries=tuple(map(_entry, block.entries)))


def _entry(entry: Entry) -> Entry:
    return _changed(
        entry,
        dose=clean_dose(entry.dose),
        group=one_line(entry.group, MAX_GROUP_CHARACTERS),
        note=several_lines(entry.note),
    )


def clean_dose(dose: Dose) -> Dose:
    """The dose with clean texts."""
    if not (dose.load or dose.effort or dose.tempo):
        return dose
    return _changed(dose, load=one_line(dose.load), effort=one_line(dose.effort), tempo=one_line(dose.tempo))


def _caution(caution: Caution) -> Caution:
    return _changed(caution, reason=one_line(caution.reason, MAX_NOTE_CHARACTERS))


def _link(link: str) -> str:
    """The link, "" for one that no handout can print and no file may hold."""
    try:
        return checked_link(link)
    except LinkError:
        return ""


def _plain_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _one_space(run: re.Match[str]) -> str:
    return " " if _BREAK.search(run[0]) else run[0]


def _changed(value: Value, **fields: object) -> Value:
    """The value with other fields; the very same one where they say what it says."""
    other = {name: said for name, said in fields.items() if not _is_same(getattr(value, name), said)}
    return replace(value, **other) if other else value


def _is_same(old: object, new: object) -> bool:
    """Whether a field says the same; values below are the very same ones when they were clean."""
    if isinstance(old, tuple) and isinstance(new, tuple):
        return len(old) == len(new) and all(map(_is_same_part, old, new))
    return _is_same_part(old, new)


def _is_same_part(old: object, new: object) -> bool:
    return old == new if isinstance(old, str) else old is new
