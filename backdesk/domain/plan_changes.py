"""Changes that are said once for all the days and weeks they hold on."""

from __future__ import annotations

from collections.abc import Iterator

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.dose_text import dose_sentence
from backdesk.domain.plan import Entry, Plan
from backdesk.domain.plan_matching import Spot
from backdesk.domain.plan_texts import as_read
from backdesk.domain.when_text import weeks_text, when_text
from backdesk.domain.wording import Words

_QUOTED = 120
"""Characters of a note that are quoted; of a longer one the beginning."""


class PlanSides:
    """Two states of a plan and how their entries read."""

    def __init__(self, before: Plan, after: Plan, catalogue: Catalogue, words: Words) -> None:
        """`catalogue` is the library, without the plans' own exercises and wordings."""
        self.before = before
        self.after = after
        self.read_before = as_read(before, catalogue)
        self.read_after = as_read(after, catalogue)
        self.words = words
        self.week_count = max(len(before.weeks), len(after.weeks))

    def said(self, entry: Entry) -> tuple[str, str, str, str]:
        """What the client reads of an entry in its block."""
        return (entry.exercise, dose_sentence(entry.dose, self.words), entry.note.strip(), entry.group)

    def dose(self, entry: Entry, rounds: int | None = None) -> str:
        """The dose for the middle of a phrase; `rounds` where the whole block is repeated."""
        said = dose_sentence(entry.dose, self.words, rounds=None if rounds == 1 else rounds)
        return said[:1].lower() + said[1:]


class Changes:
    """Phrases of one kind in the order in which they were first met, each with its places."""

    def __init__(self, sides: PlanSides) -> None:
        """Start without any."""
        self._sides = sides
        self._places: dict[tuple[str, tuple[tuple[str, str], ...]], list[tuple[int, str]]] = {}

    def add(self, form: str, week: int, day: str, **fields: str) -> None:
        """Note a change in a week (from 0) on a day. The form may name the fields, {when} and {weeks}."""
        self._places.setdefault((form, tuple(fields.items())), []).append((week + 1, day))

    def phrases(self) -> Iterator[str]:
        """Each change once."""
        words, week_count = self._sides.words, self._sides.week_count
        for (form, fields), places in self._places.items():
            weeks = weeks_text(sorted({week for week, _ in places}), words)
            when = when_text(places, words, week_count=week_count)
            yield form.format(**dict(fields), when=when, weeks=weeks)


def replaced(old: str, new: str, *, both: str, added: str, gone: str) -> str:
    """The form for a text in place of another, for a new one, and for one that is gone."""
    if old and new:
        return both
    return added if new else gone


def quoted(text: str) -> str:
    """A note in one line, a long one cut."""
    line = " ".join(text.split())
    return line if len(line) <= _QUOTED else f"{line[:_QUOTED].rstrip()}…"


def spot_rounds(plan: Plan, spot: Spot) -> int | None:
    """The rounds of the block in which an entry stands."""
    day = plan.weeks[spot.week].day(spot.day)
    return None if day is None else day.block(spot.kind).rounds
