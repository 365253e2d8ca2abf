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
    say(f"{title}, week {coverage.week}: planned work, not soreness, recovery or a diagnosis")
    say("")
    head = ("Muscle", "direct sets", "fractional sets", "days", "stretches", "seconds", "band")
    print_table([head, *_muscle_rows(coverage, taxonomy, words)], right=_NUMBERS)
    left_out = [
        muscle.name
        for muscle in taxonomy.by_id.values()
        if muscle.group is None and not _is_worked(coverage.of(muscle.id))
    ]
    if left_out:
        say(f"\nNeither trained nor stretched: {', '.join(left_out)}")
    say("")
    moves = [(movement_name(move, words), number(sets)) for move, sets in coverage.movements.items() if sets]
    print_table([("Movement", "sets"), *moves], right=frozenset({1}))
    balance = coverage.balance
    trunk = " : ".join(map(number, (balance.front, balance.back, balance.sides)))
    say(f"\nTrunk, front : back : sides  {trunk}")
    say(f"Push : pull  {number(balance.push)} : {number(balance.pull)}")
    say(f"Aerobic minutes  {number(coverage.aerobic_minutes)}")
    for day, minutes in coverage.session_minutes.items():
        say(f"{day_name(day, words)}  {f'about {minutes:.0f} minutes' if minutes else 'rest'}")


def number(value: float) -> str:
    """At most one decimal: "3", "2.5"."""
    return f"{round(value, 1):g}"


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
