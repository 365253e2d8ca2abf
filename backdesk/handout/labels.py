"""Small phrases that only the handout says."""

from __future__ import annotations

import math
from datetime import date

from backdesk.domain.dose import Span
from backdesk.domain.dose_text import seconds_text
from backdesk.domain.wording import Words

_IN_MINUTES = 120


def date_text(day: date, words: Words) -> str:
    """A date in words, "22 November 2026", so that no reader mixes up day and month."""
    months = (
        words.gettext("January"),
        words.gettext("February"),
        words.gettext("March"),
        words.gettext("April"),
        words.gettext("May"),
        words.gettext("June"),
        words.gettext("July"),
        words.gettext("August"),
        words.gettext("September"),
        words.gettext("October"),
        words.gettext("November"),
        words.gettext("December"),
    )
    return words.gettext("{day} {month} {year}").format(
        day=day.day, month=months[day.month - 1], year=day.year
    )


def week_text(number: int, total: int, words: Words) -> str:
    """ "Week 2 of 4", or "Week 1" of a plan of one week."""
    if total == 1:
        return words.gettext("Week {n}").format(n=number)
    return words.gettext("Week {n} of {total}").format(n=number, total=total)


def week_span(first: int, last: int, words: Words) -> str:
    """ "Week 2" or "Weeks 1–4"."""
    if first == last:
        return words.gettext("Week {n}").format(n=first)
    return words.gettext("Weeks {first}–{last}").format(first=first, last=last)


def minutes_text(minutes: float, words: Words) -> str:
    """ "about 25 minutes", at least one."""
    whole = max(1, round(minutes))
    return words.ngettext("about {n} minute", "about {n} minutes", whole).format(n=whole)


def number_text(value: float) -> str:
    """A count of sets without needless digits: "3", "7.5"."""
    return f"{math.floor(value * 10 + 0.5) / 10:g}"


def stretch_text(seconds: float, words: Words) -> str:
    """The time of a stretch, "" for none; from two minutes on in whole minutes."""
    whole = round(seconds) if seconds < _IN_MINUTES else round(seconds / 60) * 60
    return seconds_text(Span.of(whole), words) if seconds else ""
