"""How often and when to train, in a sentence or two for the page that comes first."""

from __future__ import annotations

from backdesk.domain.labels import day_name
from backdesk.domain.plan import WEEKDAYS
from backdesk.domain.when_text import listed, weeks_text
from backdesk.handout.columns import spaced
from backdesk.handout.flow import Line
from backdesk.handout.fonts import Weight
from backdesk.handout.kit import Kit
from backdesk.handout.labels import minutes_text
from backdesk.handout.spec import WeekSheet

_MOST_SENTENCES = 5
"""Of a plan whose weeks differ more, nothing is said: the week at a glance says it better."""

_MOST_NAMED = 4
"""Days of a week; of more, those of rest are named."""


def schedule_lines(kit: Kit, width: float) -> list[Line]:
    """A title, the days to train on and the minutes; nothing for a plan without exercises."""
    said = _sentences(kit)
    if kit.spec.is_empty or len(said) > _MOST_SENTENCES:
        return []
    title = kit.theme.style(Weight.BOLD, kit.theme.body_size * 1.1)
    lines = kit.paragraph(kit.words.gettext("When to train"), title, width=width)
    for sentence in (*said, _minutes(kit)):
        lines += spaced(kit.paragraph(sentence, kit.theme.style(), width=width), 2.0)
    return lines


def _sentences(kit: Kit) -> list[str]:
    """One for all weeks, or one for each set of weeks with the same days."""
    weeks_of: dict[str, list[int]] = {}
    for week in kit.spec.weeks:
        weeks_of.setdefault(_sentence(kit, week), []).append(week.number)
    if len(weeks_of) == 1:
        return list(weeks_of)
    said = kit.words.gettext("{weeks}: {sentence}")
    return [
        said.format(weeks=weeks_text(numbers, kit.words), sentence=sentence)
        for sentence, numbers in weeks_of.items()
    ]


def _sentence(kit: Kit, week: WeekSheet) -> str:
    words = kit.words
    training = list(dict.fromkeys(day.name for day in week.days if not day.is_rest))
    rests = [day.name for day in week.days if day.is_rest and day.name not in training]
    weekdays = {day_name(day, words) for day in WEEKDAYS}
    if not training:
        return words.gettext("Rest on all days.")
    if set(training) == weekdays:
        return words.gettext("Train every day.")
    if weekdays.issuperset(training) and len(training) > _MOST_NAMED:
        return words.gettext("Train on all days but {days}.").format(days=listed(rests, words))
    if weekdays.issuperset(training):
        said = words.gettext("Train on {days}; rest on the other days.")
        return said.format(days=listed(training, words))
    count = words.ngettext("Train on {n} day", "Train on {n} days", len(training)).format(n=len(training))
    if not rests:
        return words.gettext("{training}.").format(training=count)
    said = words.gettext("{training}; rest on {days}.")
    return said.format(training=count, days=listed(rests, words))


def _minutes(kit: Kit) -> str:
    """How long a day takes, "" where nobody knows."""
    minutes = [day.minutes for week in kit.spec.weeks for day in week.days if not day.is_rest and day.minutes]
    if not minutes:
        return ""
    low, high = max(1, round(min(minutes))), max(1, round(max(minutes)))
    if low == high:
        said = kit.words.gettext("A day takes {minutes}.")
        return said.format(minutes=minutes_text(high, kit.words))
    return kit.words.gettext("A day takes about {low} to {high} minutes.").format(low=low, high=high)
