"""A first week in words: what it will be, why, what is assumed, and what it could not do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from backdesk.domain.blocks import BLOCK_ORDER
from backdesk.domain.exercise import Movement
from backdesk.domain.first_week import LEAST_MINUTES, Assumed, FirstWeek, Lack
from backdesk.domain.first_week_pool import BRIEF_REST_SECONDS
from backdesk.domain.first_week_times import DayDraft
from backdesk.domain.labels import block_name, day_name, movement_name
from backdesk.domain.screening import concern_reason
from backdesk.domain.wording import Words


def summary_lines(first: FirstWeek, words: Words) -> tuple[str, ...]:
    """What was done and why, a sentence or two each; only what it could not do where nothing can be built."""
    if not first.is_possible:
        return lack_lines(first, words)
    return (
        *_what_lines(first, words),
        *_brief_lines(first, words),
        *lack_lines(first, words),
        *assumed_lines(first, words),
        _why_line(words),
        *_changed_lines(first, words),
    )


def day_lines(first: FirstWeek, words: Words) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each day with its minutes, and below it a line for each block: what the preview shows."""
    return tuple((_day_heading(draft, words), _block_lines(draft, words)) for draft in first.days)


def assumed_lines(first: FirstWeek, words: Words) -> tuple[str, ...]:
    """What was not known of the client, in one sentence."""
    client, say = first.wish.client, words.gettext
    texts = {
        Assumed.GOALS: say("the goal is less back pain"),
        Assumed.DAYS: names(client.days, words),
        Assumed.MINUTES: say("{n} minutes a session").format(n=client.minutes),
        Assumed.LEVEL: say("easy exercises only")
        if client.level == 1
        else say("up to medium exercises, as easy ones alone make no full week"),
        Assumed.EQUIPMENT: say("only what every home has: a mat, a chair, a table, a wall, a towel, a stick"),
    }
    parts = [text for kind, text in texts.items() if kind in first.wish.assumed]
    return (say("Not known, so assumed: {what}.").format(what="; ".join(parts)),) if parts else ()


def lack_lines(first: FirstWeek, words: Words) -> tuple[str, ...]:
    """What it could not do, a sentence each."""
    return tuple(_lack_text(lack, first, words) for lack in first.lacks)


def names(days: Iterable[str], words: Words) -> str:
    """Names of days in a row."""
    return ", ".join(day_name(day, words) for day in days)


def _what_lines(first: FirstWeek, words: Words) -> tuple[str, ...]:
    strong = [draft for draft in first.days if draft.strength]
    lines: list[str] = []
    if strong:
        minutes = round(max(draft.minutes for draft in strong))
        form = words.ngettext(
            "Strength work on {n} day ({days}), up to {minutes} minutes: a warm-up, {count} exercises, "
            "stretching.",
            "Strength work on {n} days ({days}), up to {minutes} minutes each: a warm-up, {count} exercises, "
            "stretching.",
            len(strong),
        )
        counts = sorted({len(draft.strength) for draft in strong})
        count = f"{counts[0]}" if len(counts) == 1 else f"{counts[0]}–{counts[-1]}"
        days = names((draft.name for draft in strong), words)
        lines.append(form.format(n=len(strong), days=days, minutes=minutes, count=count))
    lines += _walk_lines(first.days, words)
    return tuple(lines)


def _brief_lines(first: FirstWeek, words: Words) -> tuple[str, ...]:
    if not first.is_brief:
        return ()
    line = words.gettext(
        "The time is short, so the doses are at the lower end of the usual, with {n} seconds of rest at most."
    )
    return (line.format(n=f"{BRIEF_REST_SECONDS:g}"),)


def _walk_lines(drafts: Sequence[DayDraft], words: Words) -> list[str]:
    with_walk = [draft for draft in drafts if draft.aerobic]
    if not with_walk:
        return []
    name = with_walk[0].aerobic[0].exercise.name
    days = names((draft.name for draft in with_walk), words)
    if with_walk[0].strength:
        return [
            words.gettext("{exercise} at the end of the session: {days}.").format(exercise=name, days=days)
        ]
    return [words.gettext("{exercise} on the days between: {days}.").format(exercise=name, days=days)]


def _why_line(words: Words) -> str:
    return words.gettext(
        "Why: 3–5 exercises with 2–3 sets, two or three times a week, work the front, the back and the sides "
        "of the trunk; stretching and aerobic work make it complete. It begins easy: never too much at once."
    )


def _changed_lines(first: FirstWeek, words: Words) -> tuple[str, ...]:
    """A line for each exercise that is to be changed, under what the cards say and what they cannot.

    How to mind the client's own precautions no library knows, so that nothing about them is on the cards.
    """
    advised: dict[str, str] = {}
    own: dict[str, str] = {}
    for choice in (choice for draft in first.days for choice in draft.choices):
        name, reasons = choice.exercise.name, [concern.reason for concern in choice.concerns]
        unsaid = [concern.about for concern in choice.concerns if not concern.reason]
        if any(reasons):
            advised[name] = " ".join(dict.fromkeys(filter(None, reasons)))
        if unsaid:
            own[name] = ", ".join(dict.fromkeys(unsaid))
    say = words.gettext
    return (
        *_listed(say("To be changed for this client, as the cards say:"), advised, words),
        *_listed(say("To be changed for the client's own precautions; write on the cards how:"), own, words),
    )


def _listed(heading: str, lines: Mapping[str, str], words: Words) -> tuple[str, ...]:
    """One paragraph."""
    form = words.gettext("{name}: {reason}")
    said = [form.format(name=name, reason=reason) for name, reason in lines.items()]
    return ("\n".join((heading, *(f"• {line}" for line in said))),) if said else ()


def _lack_text(lack: Lack, first: FirstWeek, words: Words) -> str:
    say = words.gettext
    if lack is Lack.REFER and first.refer is not None:
        return concern_reason(first.refer, words)
    if lack is Lack.TOO_SHORT:
        form = say(
            "{n} minutes a day are too short for a warm-up, three exercises, a stretch and a short walk. "
            "It takes at least {least}."
        )
        return form.format(n=first.wish.client.minutes, least=LEAST_MINUTES)
    if lack is Lack.UNTRAINED:
        return _untrained_text(first.untrained, words)
    return {
        Lack.NOTHING_SUITS: say(
            "Nothing in the library suits this client's level, equipment and precautions."
        ),
        Lack.ONE_DAY: say(
            "One day a week is little: strength for the back is best trained two or three times."
        ),
        Lack.FEW_EXERCISES: say(
            "There are fewer than three strength exercises that suit this client's level, equipment, minutes "
            "and precautions."
        ),
        Lack.NO_WARM_UP: say("No warm-up suits this client, or there is no time for one."),
        Lack.NO_STRETCH: say("No stretch suits this client, or there is no time for one."),
        Lack.NO_AEROBIC: say("No aerobic work suits this client, or there is no time for it."),
        Lack.NO_FRONT: say("Nothing for the front of the trunk suits this client's level and equipment."),
        Lack.NO_BACK: say("Nothing for the back of the trunk suits this client's level and equipment."),
        Lack.NO_SIDES: say("Nothing for the sides of the trunk suits this client's level and equipment."),
    }.get(lack, "")


def _untrained_text(actions: Sequence[Movement], words: Words) -> str:
    said = ", ".join(movement_name(action, words) for action in actions)
    return words.gettext(
        "Neither trained nor resisted, because nothing suits or the time is short: {actions}."
    ).format(actions=said)


def _day_heading(draft: DayDraft, words: Words) -> str:
    return words.gettext("{day}, about {n} minutes").format(
        day=day_name(draft.name, words), n=round(draft.minutes)
    )


def _block_lines(draft: DayDraft, words: Words) -> tuple[str, ...]:
    lines = []
    for kind in BLOCK_ORDER:
        choices = draft.block(kind)
        if choices:
            shown = ", ".join(choice.exercise.name for choice in choices)
            lines.append(words.gettext("{block}: {what}").format(block=block_name(kind, words), what=shown))
    return tuple(lines)
