"""What changed between two states of a plan, in short plain phrases for therapist and client."""

from __future__ import annotations

from collections.abc import Iterator

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.exercise import Exercise
from backdesk.domain.plan import Plan, Week, day_number
from backdesk.domain.plan_changes import Changes, PlanSides, replaced
from backdesk.domain.plan_entry_difference import entry_differences
from backdesk.domain.plan_matching import PlanMatch, match_plans
from backdesk.domain.plan_texts import changed_texts
from backdesk.domain.when_text import listed, weeks_text
from backdesk.domain.wording import Words


def plan_differences(before: Plan, after: Plan, catalogue: Catalogue, words: Words) -> tuple[str, ...]:
    """Every difference that a handout would show, merged over the days and weeks that share it.

    () when the client would read the same: ids and unknown fields do not count, nor whether a
    weekday of rest is named.
    """
    sides = PlanSides(before, after, catalogue, words)
    match = match_plans(before, after, sides.said)
    return (
        *_plan_texts(before, after, words),
        *_weeks(match, words),
        *entry_differences(sides, match),
        *_days(sides, match),
        *_exercise_texts(sides),
    )


def _plan_texts(before: Plan, after: Plan, words: Words) -> Iterator[str]:
    gettext = words.gettext
    texts = (
        (
            (before.title, after.title),
            gettext("Title: “{new}” instead of “{old}”"),
            gettext("Title: “{new}”"),
            gettext("No title any more (was: “{old}”)"),
        ),
        (
            (before.next_appointment, after.next_appointment),
            gettext("Next appointment: {new} instead of {old}"),
            gettext("Next appointment: {new}"),
            gettext("No next appointment any more (was: {old})"),
        ),
        (
            (before.link, after.link),
            gettext("Web address of the plan: {new} instead of {old}"),
            gettext("Web address of the plan: {new}"),
            gettext("No web address of the plan any more (was: {old})"),
        ),
    )
    for (old, new), both, added, gone in texts:
        if old != new:
            yield replaced(old, new, both=both, added=added, gone=gone).format(old=old, new=new)


def _weeks(match: PlanMatch, words: Words) -> Iterator[str]:
    gettext = words.gettext
    yield from _extra_weeks(
        match.extra_after, words, gettext("Added: {weeks}"), gettext("Added: {weeks}, the same as week {n}")
    )
    yield from _extra_weeks(
        match.extra_before,
        words,
        gettext("Taken out: {weeks}"),
        gettext("Taken out: {weeks}, the same as week {n}"),
    )


def _extra_weeks(extra: dict[int, int | None], words: Words, form: str, copy_form: str) -> Iterator[str]:
    by_model: dict[int | None, list[int]] = {}
    for week, model in extra.items():
        by_model.setdefault(model, []).append(week + 1)
    for model, weeks in by_model.items():
        said = weeks_text(weeks, words)
        yield form.format(weeks=said) if model is None else copy_form.format(weeks=said, n=model + 1)


def _days(sides: PlanSides, match: PlanMatch) -> Iterator[str]:
    """Labels, and numbered days of rest that come or go."""
    gettext = sides.words.gettext
    changes = Changes(sides)
    for first, second in match.weeks:
        old, new = sides.before.weeks[first], sides.after.weeks[second]
        for name in dict.fromkeys(day.name for day in (*old.days, *new.days)):
            was, now = _label(old, name), _label(new, name)
            if was != now:
                form = replaced(
                    was,
                    now,
                    both=gettext("{when}: label “{new}” instead of “{old}”"),
                    added=gettext("{when}: label “{new}”"),
                    gone=gettext("{when}: no label any more (was: “{old}”)"),
                )
                changes.add(form, second, name, old=was, new=now)
            if old.day(name) is None and _rests(new, name):
                changes.add(gettext("Added as a day of rest: {when}"), second, name)
            if new.day(name) is None and _rests(old, name):
                changes.add(gettext("Taken out, a day of rest: {when}"), second, name)
    return changes.phrases()


def _label(week: Week, name: str) -> str:
    day = week.day(name)
    return "" if day is None else day.label


def _rests(week: Week, name: str) -> bool:
    """Whether a numbered day is named and free; weekdays that are not named are days of rest anyway."""
    day = week.day(name)
    return day_number(name) is not None and day is not None and day.is_rest


def _exercise_texts(sides: PlanSides) -> Iterator[str]:
    """What the exercises that both states hold say differently."""
    words = sides.words
    used_before = {entry.exercise for entry in sides.before.entries()}
    for exercise in dict.fromkeys(entry.exercise for entry in sides.after.entries()):
        if exercise not in used_before:
            continue
        unknown = Exercise(exercise, exercise)
        old = sides.read_before.exercises.get(exercise, unknown)
        new = sides.read_after.exercises.get(exercise, unknown)
        if old.name != new.name:
            yield words.gettext("“{old}” is now called “{new}”").format(old=old.name, new=new.name)
        parts = changed_texts(old, new, (sides.read_before, sides.read_after), words)
        if parts:
            said = listed(parts, words)
            yield words.gettext("{name}: changed {parts}").format(name=new.name, parts=said)
