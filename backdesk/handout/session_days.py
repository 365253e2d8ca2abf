"""Which days get a session sheet: equal days of different weeks share one, days of rest have none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from backdesk.domain.dose import Dose
from backdesk.domain.when_text import listed
from backdesk.domain.when_text import weeks_text as said_weeks
from backdesk.domain.wording import Words
from backdesk.handout.labels import week_text
from backdesk.handout.spec import BlockSheet, DaySheet, HandoutOptions, HandoutSpec, Item


@dataclass(frozen=True, slots=True)
class SessionDay:
    """A training day and the numbers of the weeks in which it is done just so."""

    day: DaySheet
    weeks: tuple[int, ...]


def session_days(spec: HandoutSpec) -> tuple[SessionDay, ...]:
    """All training days in the order of their first week; days that would print the same come once."""
    found: dict[DaySheet, tuple[DaySheet, dict[int, None]]] = {}
    for week in spec.weeks:
        for day in week.days:
            if not day.is_rest:
                _, weeks = found.setdefault(_as_printed(day, spec.options), (day, {}))
                weeks[week.number] = None
    return tuple(SessionDay(day, tuple(weeks)) for day, weeks in found.values())


def _as_printed(day: DaySheet, options: HandoutOptions) -> DaySheet:
    """The day without what its sheet does not show."""

    def shown(item: Item) -> Item:
        return replace(item, prescription=Dose(), note=item.note if options.notes else "")

    blocks = tuple(
        BlockSheet(block.kind, tuple(map(shown, block.items)), block.rounds)
        for block in day.blocks
        if block.items
    )
    return replace(day, blocks=blocks, minutes=None if day.minutes is None else round(day.minutes))


def weeks_text(weeks: Sequence[int], total: int, words: Words) -> str:
    """ "Week 2 of 4", "Weeks 1–4" or "Weeks 1–3, 5 and 7"."""
    if len(weeks) == 1:
        return week_text(weeks[0], total, words)
    return said_weeks(weeks, words)


def day_title(session: SessionDay, total: int, words: Words) -> str:
    """ "Monday", in a plan of several weeks "Monday, week 2" or "Monday, weeks 1–3, 5 and 7"."""
    name = session.day.name
    if total == 1:
        return name
    if len(session.weeks) == 1:
        return words.gettext("{day}, week {n}").format(day=name, n=session.weeks[0])
    return words.gettext("{day}, weeks {weeks}").format(day=name, weeks=_spans_text(session.weeks, words))


def _spans_text(weeks: Sequence[int], words: Words) -> str:
    """ "1–4" or "1–3, 5 and 7"."""
    spans: list[list[int]] = []
    for week in weeks:
        if spans and spans[-1][-1] == week - 1:
            spans[-1].append(week)
        else:
            spans.append([week])
    said = [f"{span[0]}" if len(span) == 1 else f"{span[0]}–{span[-1]}" for span in spans]
    return listed(said, words)


def rest_text(spec: HandoutSpec) -> str:
    """The days of rest in a sentence, "" without any; weeks that rest on the same days are said together."""
    words = spec.words
    by_days: dict[tuple[str, ...], list[int]] = {}
    for week in spec.weeks:
        by_days.setdefault(_rests(week.days, words), []).append(week.number)
    said = []
    for days, weeks in by_days.items():
        if not days:
            continue
        names = listed(days, words)
        if len(by_days) > 1:
            when = weeks_text(weeks, len(spec.weeks), words)
            names = words.gettext("{days} ({weeks})").format(days=names, weeks=when)
        said.append(names)
    return words.gettext("Rest: {days}").format(days="; ".join(said)) if said else ""


def _rests(days: Sequence[DaySheet], words: Words) -> tuple[str, ...]:
    if all(day.is_rest for day in days):
        return (words.gettext("every day"),)
    return tuple(
        words.gettext("{day}: {label}").format(day=day.name, label=day.label) if day.label else day.name
        for day in days
        if day.is_rest
    )
