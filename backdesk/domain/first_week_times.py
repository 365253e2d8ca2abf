"""One day of a first week: what goes around its strength work, as far as the minutes allow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from backdesk.domain.blocks import BlockKind
from backdesk.domain.client import Client, Goal
from backdesk.domain.duration import CHANGE_SECONDS
from backdesk.domain.first_week_choice import Session
from backdesk.domain.first_week_pool import Choice, Pool, aerobic_choice
from backdesk.domain.suggest_vectors import Kind

SHORTEST_WALK, SHORT_WALK, LONG_WALK = 5, 10, 20
"""Minutes of a walk at the end of a session."""
WALK_STEP = 5
MOST_WALK_MINUTES, MOST_ENDURANCE_MINUTES = 30, 45
"""Shorter than the 3–5 km of fact 65: a first walk, never too much at once (rule 8)."""
MOST_STRETCHES = 3
_MOST_TRIED = 12


@dataclass(frozen=True, slots=True)
class DayDraft:
    """One day; aerobic work stands at the end of the strength block."""

    name: str
    warm_up: tuple[Choice, ...] = ()
    strength: tuple[Choice, ...] = ()
    aerobic: tuple[Choice, ...] = ()
    relief: tuple[Choice, ...] = ()

    @property
    def choices(self) -> tuple[Choice, ...]:
        """All of it in order."""
        return (*self.warm_up, *self.strength, *self.aerobic, *self.relief)

    @property
    def minutes(self) -> float:
        """The estimated minutes of the day."""
        return sum(choice.minutes for choice in self.choices)

    def block(self, kind: BlockKind) -> tuple[Choice, ...]:
        """What goes into a block."""
        if kind is BlockKind.WARM_UP:
            return self.warm_up
        return (*self.strength, *self.aerobic) if kind is BlockKind.STRENGTH else self.relief


def fill_day(
    name: str, session: Session, pool: Pool, client: Client, *, needs_walk: bool, turn: int
) -> DayDraft:
    """A strength day: first what it must have, then more of each as the time and the goals allow.

    `turn` is the number of the strength day: each has other stretches, and where there is no time for both
    a stretch and a walk, every other day has the walk.
    """
    used = {choice.exercise.id for choice in session}
    walk = pool.aerobic if needs_walk else None
    warm_ups = [choice for choice in pool.warm_ups if choice.exercise.id not in used]
    if walk is not None:  # one walk a day, unless nothing else warms up
        warm_ups = [one for one in warm_ups if one.vector.kind is not Kind.AEROBIC] or warm_ups
    stretches = _turned(pool.stretches, turn)
    draft = _must_have(
        DayDraft(name, strength=session),
        warm_ups,
        stretches,
        walk,
        most=float(client.minutes or 0),
        walks_first=turn % 2 == 1,
    )
    return _more(draft, warm_ups, stretches, walk, client)


def walk_day(name: str, pool: Pool, client: Client, *, turn: int) -> DayDraft:
    """A day with a walk, or what aerobic work is open; with stretches for those who want to move better."""
    if pool.aerobic is None:
        return DayDraft(name)
    most = client.minutes or 0
    longest = MOST_ENDURANCE_MINUTES if Goal.ENDURANCE in client.goals else MOST_WALK_MINUTES
    room = int((most - CHANGE_SECONDS / 60) // WALK_STEP) * WALK_STEP
    draft = DayDraft(name, aerobic=(aerobic_choice(pool.aerobic, max(WALK_STEP, min(room, longest))),))
    if Goal.MOBILITY in client.goals:
        for _ in range(2):
            draft = _another_stretch(draft, _turned(pool.stretches, turn + 1), float(most))
    return draft


def _must_have(
    draft: DayDraft,
    warm_ups: Sequence[Choice],
    stretches: Sequence[Choice],
    walk: Choice | None,
    *,
    most: float,
    walks_first: bool,
) -> DayDraft:
    """The best warm-up and stretch that leave time for a short walk; without one of these where none do."""
    pairs = [(one, (other,)) for one in warm_ups[:_MOST_TRIED] for other in stretches[:_MOST_TRIED]]
    walks = () if walk is None else (aerobic_choice(walk, SHORTEST_WALK),)
    tries: list[tuple[Choice, Session, Session]] = [(warm_up, stretch, walks) for warm_up, stretch in pairs]
    if walks_first and walks:
        tries += [(warm_up, (), walks) for warm_up in warm_ups[:_MOST_TRIED]]
    tries += [(warm_up, stretch, ()) for warm_up, stretch in pairs]
    for warm_up, stretch, walked in tries:
        whole = replace(draft, warm_up=(warm_up,), relief=stretch, aerobic=walked)
        if whole.minutes <= most:
            return whole
    draft = _first_fitting(draft, [replace(draft, warm_up=(choice,)) for choice in warm_ups], most)
    draft = _first_fitting(draft, [replace(draft, relief=(choice,)) for choice in stretches], most)
    return _with_walk(draft, walk, SHORTEST_WALK, most)


def _more(
    draft: DayDraft,
    warm_ups: Sequence[Choice],
    stretches: Sequence[Choice],
    walk: Choice | None,
    client: Client,
) -> DayDraft:
    most, goals = float(client.minutes or 0), client.goals
    if Goal.ENDURANCE in goals:
        draft = _with_walk(draft, walk, LONG_WALK, most)
    draft = _with_walk(draft, walk, SHORT_WALK, most)
    draft = _second_warm_up(draft, warm_ups, most)
    for _ in range(MOST_STRETCHES - 1 if Goal.MOBILITY in goals else 1):
        draft = _another_stretch(draft, stretches, most)
    draft = _with_walk(draft, walk, LONG_WALK, most)
    return _another_stretch(draft, stretches, most) if len(draft.relief) < MOST_STRETCHES else draft


def _first_fitting(draft: DayDraft, better: Sequence[DayDraft], most: float) -> DayDraft:
    """The best one that fits; where none does, the draft stays as it is."""
    return next((one for one in better if one.minutes <= most), draft)


def _with_walk(draft: DayDraft, walk: Choice | None, minutes: int, most: float) -> DayDraft:
    if walk is None:
        return draft
    longer = replace(draft, aerobic=(aerobic_choice(walk, minutes),))
    return longer if longer.minutes <= most and longer.minutes > draft.minutes else draft


def _second_warm_up(draft: DayDraft, warm_ups: Sequence[Choice], most: float) -> DayDraft:
    if len(draft.warm_up) != 1:
        return draft
    first = draft.warm_up[0]
    family = {first.exercise.id, *first.exercise.easier, *first.exercise.harder}
    others = [choice for choice in warm_ups if choice.exercise.id not in family and not choice.concerns]
    return _first_fitting(draft, [replace(draft, warm_up=(first, choice)) for choice in others], most)


def _another_stretch(draft: DayDraft, stretches: Sequence[Choice], most: float) -> DayDraft:
    """One more for other muscles; not one that would have to be changed."""
    done = {muscle for choice in draft.relief for muscle in choice.vector.stretched}
    others = [
        choice for choice in stretches if done.isdisjoint(choice.vector.stretched) and not choice.concerns
    ]
    return _first_fitting(draft, [replace(draft, relief=(*draft.relief, choice)) for choice in others], most)


def _turned(stretches: Sequence[Choice], turn: int) -> tuple[Choice, ...]:
    """The stretches with the best one of this turn first; what needs changing stays last."""
    clean = [choice for choice in stretches if not choice.concerns]
    changed = [choice for choice in stretches if choice.concerns]
    start = turn % len(clean) if clean else 0
    return (*clean[start:], *clean[:start], *changed)
