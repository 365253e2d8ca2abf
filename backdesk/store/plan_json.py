"""What a plan's row keeps as JSON text: hints set aside, the progression, the place on the shelf."""

from __future__ import annotations

import json

from backdesk.domain.dismissal import Dismissal
from backdesk.domain.ids import EntryId, WeekId
from backdesk.domain.progression import Growth, GrowthRule, HandField, HandMark, Progression
from backdesk.domain.template_info import TemplateInfo, TemplateScope
from backdesk.store.exercise_json import object_from_json, to_json


def dismissals_to_json(dismissals: tuple[Dismissal, ...]) -> str:
    """A JSON list of [rule, about, note]."""
    return to_json([[one.rule, one.about, one.note] for one in dismissals]) if dismissals else "[]"


def dismissals_from_json(text: str) -> tuple[Dismissal, ...]:
    """The dismissals. Raises ValueError or TypeError when the text holds something else."""
    if text == "[]":
        return ()
    listed = json.loads(text)
    if not isinstance(listed, list) or not all(map(_is_three_texts, listed)):
        raise ValueError("expected a JSON list of [rule, about, note]")
    return tuple(Dismissal(*one) for one in listed)


def progression_to_json(progression: Progression | None) -> str | None:
    """A JSON object, None for none."""
    if progression is None:
        return None
    return to_json(
        {
            "source": progression.source,
            "rules": [
                [rule.growth, rule.amount, rule.every_weeks, rule.cap, rule.entry]
                for rule in progression.rules
            ],
            "deload_every": progression.deload_every,
            "deload_share": progression.deload_share,
            "by_hand": [[mark.entry, list(mark.fields)] for mark in progression.by_hand],
        }
    )


def progression_from_json(text: str | None) -> Progression | None:
    """The progression. Raises ValueError, TypeError or KeyError when the text holds something else."""
    if text is None:
        return None
    said = object_from_json(text)
    return Progression(
        source=WeekId(said["source"]),
        rules=tuple(_rule(*rule) for rule in said["rules"]),
        deload_every=said["deload_every"],
        deload_share=said["deload_share"],
        # plans stored before there was any of it say nothing of it
        by_hand=tuple(_hand_mark(*mark) for mark in said.get("by_hand", ())),
    )


def template_to_json(template: TemplateInfo | None) -> str | None:
    """A JSON object without the folder, which has its own column; None for none."""
    if template is None:
        return None
    return to_json(
        {
            "scope": template.scope,
            "tags": list(template.tags),
            "about": template.about,
            "sources": list(template.sources),
        }
    )


def template_from_json(folder: str | None, text: str | None) -> TemplateInfo | None:
    """The place on the shelf. Raises ValueError, TypeError or KeyError when the text holds something else."""
    if text is None:
        return None
    said = object_from_json(text)
    return TemplateInfo(
        scope=TemplateScope(said["scope"]),
        folder=folder or "",
        tags=tuple(said["tags"]),
        about=said["about"],
        sources=tuple(said["sources"]),
    )


def _rule(growth: str, amount: float, every_weeks: int, cap: float | None, entry: str | None) -> GrowthRule:
    return GrowthRule(Growth(growth), amount, every_weeks, cap, None if entry is None else EntryId(entry))


def _hand_mark(entry: str, fields: list[str]) -> HandMark:
    return HandMark(EntryId(entry), tuple(map(HandField, fields)))


def _is_three_texts(value: object) -> bool:
    return isinstance(value, list) and len(value) == 3 and all(isinstance(one, str) for one in value)
