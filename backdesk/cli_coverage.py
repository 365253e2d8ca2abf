"""The coverage of a week as a table for people."""

from __future__ import annotations

from collections.abc import Iterator

from backdesk.cli_tools import print_table, say
from backdesk.domain.coverage import MuscleCoverage, WeekCoverage
from backdesk.domain.labels import band_name, day_name, movement_name
from backdesk.domain.muscle import Muscle, Taxonomy
from backdesk.domain.wording import Words

_NUMBERS = frozenset({1, 2, 3, 4, 5})


def print_coverage(coverage: WeekCoverage, title: str, taxonomy: Taxonomy, words: Words) -> None:
    """Muscles with their groups, spinal actions, balance and minutes; what is nowhere stands last."""
    gettext = words.gettext
    head = gettext("{title}, week {n}: planned work, not soreness, recovery or a diagnosis")
    say(head.format(title=title, n=coverage.week))
    say()
    print_table([_columns(words), *_muscle_rows(coverage, taxonomy, words)], right=_NUMBERS)
    left_out = [
        muscle.name
        for muscle in taxonomy.by_id.values()
        if muscle.group is None and not _is_worked(coverage.of(muscle.id))
    ]
    if left_out:
        say()
        say(gettext("Neither trained nor stretched: {muscles}").format(muscles=", ".join(left_out)))
    say()
    moves = [(movement_name(move, words), number(sets)) for move, sets in coverage.movements.items() if sets]
    print_table([(gettext("Movement"), gettext("sets")), *moves], right=frozenset({1}))
    say()
    _print_balance(coverage, words)


def _print_balance(coverage: WeekCoverage, words: Words) -> None:
    gettext, balance = words.gettext, coverage.balance
    trunk = " : ".join(map(number, (balance.front, balance.back, balance.sides)))
    for name, value in (
        (gettext("Trunk, front : back : sides"), trunk),
        (gettext("Push : pull"), f"{number(balance.push)} : {number(balance.pull)}"),
        (gettext("Aerobic minutes"), number(coverage.aerobic_minutes)),
    ):
        say(f"{name}  {value}")
    for day, minutes in coverage.session_minutes.items():
        about = gettext("about {n} minutes").format(n=f"{minutes:.0f}") if minutes else gettext("rest")
        say(f"{day_name(day, words)}  {about}")


def _columns(words: Words) -> tuple[str, ...]:
    gettext = words.gettext
    return (
        gettext("Muscle"),
        gettext("direct sets"),
        gettext("fractional sets"),
        gettext("days"),
        gettext("stretches"),
        gettext("seconds"),
        gettext("band"),
    )


def number(value: float) -> str:
    """At most one decimal: "3", "2.5", never "2.6e+06"."""
    return f"{value:.1f}".removesuffix(".0")


def _muscle_rows(coverage: WeekCoverage, taxonomy: Taxonomy, words: Words) -> Iterator[tuple[str, ...]]:
    for muscle in taxonomy.by_id.values():
        if muscle.group is not None or not _is_worked(coverage.of(muscle.id)):
            continue
        yield _row(muscle, coverage, words, "")
        for member in taxonomy.members(muscle.id):
            if _is_worked(coverage.of(member)):
                yield _row(taxonomy.by_id[member], coverage, words, "  ")


def _row(muscle: Muscle, coverage: WeekCoverage, words: Words, indent: str) -> tuple[str, ...]:
    count = coverage.of(muscle.id)
    sums = (count.direct, count.fractional, count.days, count.stretch_times, count.stretch_seconds)
    return (indent + muscle.name, *map(number, sums), band_name(count.band, words))


def _is_worked(count: MuscleCoverage) -> bool:
    return bool(count.fractional or count.stretch_times)
