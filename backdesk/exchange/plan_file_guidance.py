"""What goes along with the weeks of a plan file: hints set aside, the progression, the place on the shelf."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from backdesk.domain.blocks import BLOCK_ORDER, BlockKind
from backdesk.domain.clean_texts import MAX_BY_HAND, MAX_DISMISSALS, MAX_NOTE_CHARACTERS, MAX_RULES
from backdesk.domain.dismissal import Dismissal
from backdesk.domain.ids import EntryId, ExerciseId, WeekId
from backdesk.domain.plan import Plan, Week, is_day_name
from backdesk.domain.progression import Growth, GrowthRule, HandField, HandMark, Progression
from backdesk.domain.template_info import TemplateInfo, TemplateScope
from backdesk.errors import Phrase, PlanFileError
from backdesk.exchange.dose_schema import plain_number
from backdesk.exchange.limits import MAX_ENTRIES_PER_BLOCK, MAX_WEEKS
from backdesk.exchange.plan_file_checks import ObjectReader, choice, fault, number, whole_number

GUIDANCE_FIELDS = ("dismissals", "progression", "template")
_KNOWN: Mapping[str, Sequence[str]] = {
    "dismissals": ("about", "note"),
    "rules": ("growth", "amount", "every_weeks", "cap", "entry"),
    "by_hand": ("week", "entry", "fields"),
    "entry": ("day", "block", "position"),
    "progression": ("source_week", "rules", "deload_every", "deload_share", "by_hand"),
    "template": ("scope", "folder", "tags", "about", "sources"),
}
_DAY = Phrase("monday … sunday or day-1 … day-14")
_ENTRY = Phrase("an object with a day, a block and a position")
_RULES = Phrase("a list of rules")
_USUAL = Progression(WeekId(""))


@dataclass(frozen=True, slots=True)
class Guidance:
    """What was read; `extra` keeps the unknown fields inside, at the places they had."""

    dismissals: tuple[Dismissal, ...]
    progression: Progression | None
    template: TemplateInfo | None
    extra: Mapping[str, object]


def read_guidance(file: ObjectReader, ids: Mapping[str, ExerciseId], weeks: Sequence[Week]) -> Guidance:
    """The optional fields of a plan file beside its weeks. Raises PlanFileError for anything wrong.

    `ids` are what the ids of the file's own exercises stand for now; a progression names its week and
    entries by their places in `weeks`.
    """
    extra: dict[str, object] = {}
    return Guidance(
        _dismissals(file, ids, extra), _progression(file, weeks, extra), _template(file, extra), extra
    )


def guidance_to_json(plan: Plan) -> dict[str, object]:
    """The exact inverse of reading, with the unknown fields inside; only what is said is written.

    A progression whose source week is gone, and what is said of an entry that is gone, are left out.
    """
    fields: dict[str, object] = {}
    if plan.dismissals:
        fields["dismissals"] = [_dismissal_to_json(one) for one in plan.dismissals]
    progression = None if plan.progression is None else _progression_to_json(plan.progression, plan.weeks)
    if progression is not None:
        fields["progression"] = progression
    if plan.template is not None:
        fields["template"] = _template_to_json(plan.template)
    for name, value in fields.items():
        _add_unknown(value, plan.extra.get(name), name)
    for name in ("rules", "by_hand"):
        if progression is not None and name in progression:
            progression[name] = [one for one in progression[name] if one]
    return fields


def _add_unknown(known: object, extra: object, name: str) -> None:
    """Add unknown fields in place. What an older Back Desk kept there of fields known by now is left out."""
    if not isinstance(extra, dict):
        return
    if isinstance(known, list):
        for position, inner in extra.items():
            # the list may have been shortened since; an empty rule will be left out
            if position.isdecimal() and int(position) < len(known) and known[int(position)]:
                _add_unknown(known[int(position)], inner, name)
    elif isinstance(known, dict):
        for field, value in extra.items():
            if field not in _KNOWN[name]:
                known[field] = value
            elif field in known and field in _KNOWN:
                _add_unknown(known[field], value, field)


def _dismissals(
    file: ObjectReader, ids: Mapping[str, ExerciseId], extra: dict[str, object]
) -> tuple[Dismissal, ...]:
    found: list[Dismissal] = []
    rest: dict[str, object] = {}
    listed = file.items("dismissals", Phrase("a list of hints set aside"), maximum=MAX_DISMISSALS)
    for index, (place, raw) in enumerate(listed):
        fields = ObjectReader(raw, place, file.notes, Phrase("an object with a rule"))
        rule, about = fields.name("rule"), fields.text("about")
        note = fields.text("note", limit=MAX_NOTE_CHARACTERS, one_line=False)
        found.append(Dismissal(rule, _about_now(about, ids), note))
        _keep(rest, str(index), fields)
    if rest:
        extra["dismissals"] = rest
    return tuple(found)


def _about_now(about: str, ids: Mapping[str, ExerciseId]) -> str:
    """The key with the exercise's id of now, "plank-2/avoid/osteoporosis": under the old one it would silence
    what is said about the library's exercise."""
    exercise, slash, rest = about.partition("/")
    return f"{ids.get(exercise, exercise)}{slash}{rest}"


def _dismissal_to_json(dismissal: Dismissal) -> dict[str, object]:
    said = {"rule": dismissal.rule, "about": dismissal.about, "note": dismissal.note}
    return {name: text for name, text in said.items() if text}


def _template(file: ObjectReader, extra: dict[str, object]) -> TemplateInfo | None:
    if not file.has("template") or file.raw["template"] is None:
        return None
    fields = ObjectReader(
        file.raw["template"], file.at("template"), file.notes, Phrase("an object with the place on the shelf")
    )
    template = TemplateInfo(
        scope=fields.choice("scope", TemplateScope, TemplateScope.PLAN),
        folder=fields.text("folder"),
        tags=fields.texts("tags"),
        about=fields.text("about", limit=MAX_NOTE_CHARACTERS, one_line=False),
        sources=fields.texts("sources"),
    )
    _keep(extra, "template", fields)
    return template


def _template_to_json(template: TemplateInfo) -> dict[str, object]:
    said = {
        "folder": template.folder,
        "tags": list(template.tags),
        "about": template.about,
        "sources": list(template.sources),
    }
    return {"scope": template.scope.value, **{name: value for name, value in said.items() if value}}


def _progression(file: ObjectReader, weeks: Sequence[Week], extra: dict[str, object]) -> Progression | None:
    if not file.has("progression") or file.raw["progression"] is None:
        return None
    fields = ObjectReader(
        file.raw["progression"], file.at("progression"), file.notes, Phrase("an object with a source week")
    )
    value, place = fields.value("source_week", Phrase("the number of a week")), fields.at("source_week")
    source = whole_number(value, place, len(weeks))
    rules: list[GrowthRule] = []
    rest: dict[str, object] = {}
    by_hand: dict[str, object] = {}
    for index, (rule_place, raw) in enumerate(fields.items("rules", _RULES, maximum=MAX_RULES)):
        inner = ObjectReader(raw, rule_place, file.notes, Phrase("an object with what grows, and how much"))
        inside: dict[str, object] = {}
        rules.append(_rule(inner, weeks, source, inside))
        _keep(rest, str(index), inner, inside)
    progression = Progression(
        source=weeks[source - 1].id,
        rules=tuple(rules),
        deload_every=fields.whole("deload_every", MAX_WEEKS),
        deload_share=_share(fields),
        by_hand=_by_hand(fields, weeks, by_hand),
    )
    more = {name: kept for name, kept in (("rules", rest), ("by_hand", by_hand)) if kept}
    _keep(extra, "progression", fields, more)
    return progression


def _by_hand(fields: ObjectReader, weeks: Sequence[Week], extra: dict[str, object]) -> tuple[HandMark, ...]:
    marks: list[HandMark] = []
    listed = fields.items("by_hand", Phrase("a list of doses changed by hand"), maximum=MAX_BY_HAND)
    for index, (place, raw) in enumerate(listed):
        inner = ObjectReader(raw, place, fields.notes, Phrase("an object with a week and an entry"))
        week = whole_number(inner.value("week", Phrase("the number of a week")), inner.at("week"), len(weeks))
        inner.value("entry", _ENTRY)
        inside: dict[str, object] = {}
        entry = _entry(inner, weeks, week, inside)
        if entry is not None:
            marks.append(HandMark(entry, inner.choices("fields", HandField)))
        _keep(extra, str(index), inner, inside)
    return tuple(marks)


def _share(fields: ObjectReader) -> float:
    if not fields.has("deload_share"):
        return _USUAL.deload_share
    return number(fields.raw["deload_share"], fields.at("deload_share"), maximum=1)


def _rule(fields: ObjectReader, weeks: Sequence[Week], source: int, extra: dict[str, object]) -> GrowthRule:
    growth = choice(fields.value("growth", Phrase("what grows")), fields.at("growth"), Growth)
    amount = number(fields.value("amount", Phrase("a number")), fields.at("amount"))
    return GrowthRule(
        growth=growth,
        amount=amount,
        every_weeks=fields.whole("every_weeks", MAX_WEEKS) or 1,
        cap=number(fields.raw["cap"], fields.at("cap")) if fields.has("cap") else None,
        entry=_entry(fields, weeks, source, extra),
    )


def _entry(
    fields: ObjectReader, weeks: Sequence[Week], week: int, extra: dict[str, object]
) -> EntryId | None:
    """The entry in the week of that number, None where none is named."""
    if not fields.has("entry"):
        return None
    place = fields.at("entry")
    inner = ObjectReader(fields.raw["entry"], place, fields.notes, _ENTRY)
    day = inner.value("day", _DAY)
    if not isinstance(day, str) or not is_day_name(day):
        raise fault(inner.at("day"), _DAY, day)
    block = choice(inner.value("block", Phrase("a block")), inner.at("block"), BlockKind)
    position = inner.value("position", Phrase("the number of an entry"))
    number_in_block = whole_number(position, inner.at("position"), MAX_ENTRIES_PER_BLOCK)
    _keep(extra, "entry", inner)
    found = weeks[week - 1].day(day)
    entries = found.block(block).entries if found is not None else ()
    if number_in_block > len(entries):
        raise PlanFileError("{place}: week {week} has no such entry", place=place, week=week)
    return entries[number_in_block - 1].id


def _progression_to_json(progression: Progression, weeks: Sequence[Week]) -> dict[str, Any] | None:
    places = [number for number, week in enumerate(weeks, 1) if week.id == progression.source]
    if not places:
        return None
    entries = _places(weeks[places[0] - 1])
    fields: dict[str, Any] = {"source_week": places[0]}
    if progression.rules:
        fields["rules"] = [_rule_to_json(rule, entries) for rule in progression.rules]
    if progression.deload_every is not None:
        fields["deload_every"] = progression.deload_every
    if progression.deload_share != _USUAL.deload_share:
        fields["deload_share"] = plain_number(progression.deload_share)
    if progression.by_hand:
        where = {
            entry: (number, place)
            for number, week in enumerate(weeks, 1)
            for entry, place in _places(week).items()
        }
        fields["by_hand"] = [_mark_to_json(mark, where) for mark in progression.by_hand]
    return fields


def _mark_to_json(
    mark: HandMark, where: Mapping[EntryId, tuple[int, Mapping[str, object]]]
) -> dict[str, object]:
    """One mark; empty where its entry is gone. The place is its own, because unknown fields go into it."""
    if mark.entry not in where:
        return {}
    week, place = where[mark.entry]
    return {"week": week, "entry": dict(place), "fields": [field.value for field in mark.fields]}


def _places(week: Week) -> dict[EntryId, dict[str, object]]:
    return {
        entry.id: {"day": day.name, "block": kind.value, "position": position}
        for day in week.days
        for kind in BLOCK_ORDER
        for position, entry in enumerate(day.block(kind).entries, 1)
    }


def _rule_to_json(rule: GrowthRule, entries: Mapping[EntryId, dict[str, object]]) -> dict[str, object]:
    """One rule; empty where its entry is gone."""
    if rule.entry is not None and rule.entry not in entries:
        return {}
    fields: dict[str, object] = {"growth": rule.growth.value, "amount": plain_number(rule.amount)}
    if rule.every_weeks != 1:
        fields["every_weeks"] = rule.every_weeks
    if rule.cap is not None:
        fields["cap"] = plain_number(rule.cap)
    if rule.entry is not None:
        fields["entry"] = dict(entries[rule.entry])
    return fields


def _keep(
    extra: dict[str, object], name: str, fields: ObjectReader, more: Mapping[str, object] | None = None
) -> None:
    unknown = fields.unknown() | dict(more or {})
    if unknown:
        extra[name] = unknown
