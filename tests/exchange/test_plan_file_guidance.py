"""Hints set aside, progressions and templates in plan files."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.dismissal import Dismissal
from backdesk.domain.ids import EntryId, WeekId
from backdesk.domain.plan import Plan
from backdesk.domain.progression import Growth, GrowthRule, HandField, HandMark, Progression
from backdesk.domain.template_info import TemplateInfo, TemplateScope
from backdesk.errors import PlanFileError
from backdesk.exchange.plan_file import PlanFile, read_plan
from backdesk.exchange.plan_file_writer import plan_to_json
from tests.exchange.support import as_bytes, raw_entry, raw_plan

ENTRY = {"day": "monday", "block": "strength", "position": 2}
RULES: list[dict[str, object]] = [
    {"growth": "reps", "amount": 2, "cap": 20},
    {"growth": "hold-seconds", "amount": 7.5, "every_weeks": 2, "entry": ENTRY},
]
PROGRESSION: dict[str, Any] = {
    "source_week": 1,
    "rules": RULES,
    "deload_every": 4,
    "deload_share": 0.5,
    "by_hand": [{"week": 1, "entry": ENTRY, "fields": ["reps", "load"]}],
}
TEMPLATE = {"scope": "day", "folder": "Shoulders", "tags": ["mild"], "about": "To begin.", "sources": ["A"]}


def read(catalogue: Catalogue, **fields: object) -> PlanFile:
    return read_plan(as_bytes(raw_plan(raw_entry(), raw_entry(exercise="plank"), **fields)), catalogue)


def written(plan: Plan, catalogue: Catalogue) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(plan_to_json(plan, None, catalogue))
    return content


def test_all_of_it_is_read_and_written_back(catalogue: Catalogue) -> None:
    dismissals = [
        {"rule": "precaution", "about": "plank", "note": "Cleared.\nBy Dr Ortiz."},
        {"rule": "no-warm-up"},
    ]
    found = read(catalogue, dismissals=dismissals, progression=PROGRESSION, template=TEMPLATE)
    assert found.notes == ()
    plan = found.plan
    assert plan.dismissals == (
        Dismissal("precaution", "plank", "Cleared.\nBy Dr Ortiz."),
        Dismissal("no-warm-up"),
    )
    second = list(plan.entries())[1].id
    assert plan.progression == Progression(
        plan.weeks[0].id,
        (GrowthRule(Growth.REPS, 2, cap=20), GrowthRule(Growth.HOLD_SECONDS, 7.5, 2, entry=second)),
        deload_every=4,
        deload_share=0.5,
        by_hand=(HandMark(second, (HandField.REPS, HandField.LOAD)),),
    )
    assert plan.template == TemplateInfo(TemplateScope.DAY, "Shoulders", ("mild",), "To begin.", ("A",))
    content = written(plan, catalogue)
    assert list(content)[-3:] == ["dismissals", "progression", "template"]
    assert content["dismissals"] == dismissals
    assert (content["progression"], content["template"]) == (PROGRESSION, TEMPLATE)


def test_a_plan_without_any_says_nothing_of_it(catalogue: Catalogue) -> None:
    found = read(catalogue, dismissals=[], progression=None, template=None)
    assert (found.plan.dismissals, found.plan.progression, found.plan.template) == ((), None, None)
    assert not written(found.plan, catalogue).keys() & {"dismissals", "progression", "template"}


def test_a_template_may_say_nothing_but_that_it_is_one(catalogue: Catalogue) -> None:
    found = read(catalogue, template={})
    assert found.plan.template == TemplateInfo()
    assert written(found.plan, catalogue)["template"] == {"scope": "plan"}


def test_unknown_fields_inside_are_kept_where_they_were(catalogue: Catalogue) -> None:
    by_hand = [{**PROGRESSION["by_hand"][0], "mood": 5}, {**PROGRESSION["by_hand"][0], "fields": []}]
    by_hand[1]["entry"] = {**ENTRY, "mood": 6}
    rules = [RULES[0], {**RULES[1], "mood": 2}, {**RULES[1], "entry": {**ENTRY, "mood": 7}}]
    progression = {**PROGRESSION, "rules": rules, "by_hand": by_hand, "mood": 1}
    dismissals = [{"rule": "a"}, {"rule": "b", "mood": 3}]
    found = read(catalogue, dismissals=dismissals, progression=progression, template={**TEMPLATE, "mood": 4})
    assert [note.partition(":")[0] for note in found.notes] == [
        "dismissals[1].mood",
        "progression.rules[1].mood",
        "progression.rules[2].entry.mood",
        "progression.by_hand[0].mood",
        "progression.by_hand[1].entry.mood",
        "progression.mood",
        "template.mood",
    ]
    content = written(found.plan, catalogue)
    assert content["dismissals"] == dismissals
    assert content["progression"] == progression
    assert content["template"] == {**TEMPLATE, "mood": 4}
    assert "mood" not in content


def test_what_an_older_program_kept_there_does_not_come_back(catalogue: Catalogue) -> None:
    """Up to schema 0003 these fields were unknown ones and stood in `extra` as a whole."""
    old = {"progression": PROGRESSION, "template": {"folder": "Old", "x": 1}, "dismissals": [{"rule": "old"}]}
    plan = replace(read(catalogue).plan, extra=old)
    assert not written(plan, catalogue).keys() & old.keys()
    plan = replace(plan, template=TemplateInfo(), progression=Progression(plan.weeks[0].id))
    content = written(plan, catalogue)
    assert content["template"] == {"scope": "plan", "x": 1}
    assert content["progression"] == {"source_week": 1}


def test_a_rule_or_progression_whose_source_is_gone_is_left_out(catalogue: Catalogue) -> None:
    plan = read(catalogue).plan
    rules = (GrowthRule(Growth.SETS, 1, entry=EntryId("gone")), GrowthRule(Growth.REPS, 1))
    by_hand = (HandMark(EntryId("gone"), (HandField.SETS,)),)
    kept = replace(plan, progression=Progression(plan.weeks[0].id, rules, by_hand=by_hand))
    assert written(kept, catalogue)["progression"] == {
        "source_week": 1,
        "rules": [{"growth": "reps", "amount": 1}],
        "by_hand": [],
    }
    lost = replace(plan, progression=Progression(WeekId("gone"), rules))
    assert "progression" not in written(lost, catalogue)


def test_numbers_that_no_file_may_hold_are_not_written(catalogue: Catalogue) -> None:
    plan = read(catalogue).plan
    rules = (
        GrowthRule(Growth.REPS, -1),
        GrowthRule(Growth.REPS, float("nan")),
        GrowthRule(Growth.REPS, 1, cap=0),
        GrowthRule(Growth.REPS, 1, every_weeks=0),
    )
    odd = Progression(plan.weeks[0].id, rules, deload_every=0, deload_share=2)
    content = plan_to_json(replace(plan, progression=odd), None, catalogue)
    found = read_plan(content, catalogue).plan
    assert found.progression == Progression(found.weeks[0].id)


def test_hints_follow_an_exercise_that_gets_another_id(catalogue: Catalogue) -> None:
    own = [{"id": "plank", "name": "Another Plank"}]
    abouts = ("plank", "plank/avoid/osteoporosis", "few")
    found = read(
        catalogue, exercises=own, dismissals=[{"rule": "precaution", "about": about} for about in abouts]
    )
    assert [one.about for one in found.plan.dismissals] == ["plank-2", "plank-2/avoid/osteoporosis", "few"]


@pytest.mark.parametrize(
    ("entry", "sentence"),
    [
        ({**ENTRY, "position": 3}, "progression.rules[0].entry: week 1 has no such entry"),
        ({**ENTRY, "day": "friday"}, "progression.rules[0].entry: week 1 has no such entry"),
        ({**ENTRY, "day": "someday"}, "progression.rules[0].entry.day: expected monday"),
    ],
)
def test_an_entry_that_is_not_there_is_refused(
    catalogue: Catalogue, entry: dict[str, object], sentence: str
) -> None:
    rules = [{"growth": "reps", "amount": 1, "entry": entry}]
    with pytest.raises(PlanFileError) as problem:
        read(catalogue, progression={"source_week": 1, "rules": rules})
    assert str(problem.value).startswith(sentence)
