"""Days in words, merged over the weeks that share them: "Monday and Friday (Weeks 1–4)"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from backdesk.domain.labels import day_name
from backdesk.domain.plan import WEEKDAYS, day_order
from backdesk.domain.wording import Words


def when_text(places: Iterable[tuple[int, str]], words: Words, *, week_count: int) -> str:
    """The days of these places (week from 1, day such as "monday"), with the weeks if a plan has several."""
    days_by_week: dict[int, Counter[str]] = {}
    for week, day in sorted(places, key=lambda place: (place[0], day_order(place[1]))):
        days_by_week.setdefault(week, Counter())[day] += 1
    said = []
    for days, numbers in _weeks_by_days(days_by_week):
        names = listed([_day_text(day, count, words) for day, count in days.items()], words)
        if set(days) == set(WEEKDAYS) and set(days.values()) == {1}:
            names = words.gettext("every day")
        if week_count > 1:
            weeks = weeks_text(numbers, words)
            names = words.gettext("{days} ({weeks})").format(days=names, weeks=weeks)
        said.append(names)
    return "; ".join(said)


def weeks_text(weeks: Sequence[int], words: Words) -> str:
    """ "Week 2", "Weeks 1–4" or "Weeks 1–3, 5 and 7", for numbers that rise."""
    if len(weeks) == 1:
        return words.gettext("Week {n}").format(n=weeks[0])
    spans = list(_number_runs(weeks))
    if len(spans) == 1:
        return words.gettext("Weeks {first}–{last}").format(first=spans[0][0], last=spans[0][1])
    said = [f"{first}" if first == last else f"{first}–{last}" for first, last in spans]
    return words.gettext("Weeks {weeks}").format(weeks=listed(said, words))


def listed(parts: Sequence[str], words: Words) -> str:
    """ "Monday", "Monday and Friday", "Monday, Wednesday and Friday"."""
    if len(parts) < 2:
        return "".join(parts)
    return words.gettext("{list} and {last}").format(list=", ".join(parts[:-1]), last=parts[-1])


def _weeks_by_days(days_by_week: Mapping[int, Counter[str]]) -> Iterator[tuple[Counter[str], list[int]]]:
    """Each choice of days with all the weeks that have it, by its first week."""
    weeks: dict[tuple[tuple[str, int], ...], list[int]] = {}
    for number, days in days_by_week.items():
        weeks.setdefault(tuple(days.items()), []).append(number)
    for numbers in weeks.values():
        yield days_by_week[numbers[0]], numbers


def _number_runs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    for _, group in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        run = [number for _, number in group]
        yield run[0], run[-1]


def _day_text(day: str, count: int, words: Words) -> str:
    if count == 1:
        return day_name(day, words)
    return words.gettext("{day} ({times})").format(
        day=day_name(day, words), times=words.ngettext("{n} time", "{n} times", count).format(n=count)
    )
