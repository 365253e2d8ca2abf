"""Which strength exercises a first week has: the set with the lowest cost, found by trying swaps.

The cost of a week (lower is better) adds up what it lacks: actions of the spine that nothing trains, an
uneven trunk, work for the same muscles on days that follow each other, time over the limit; and
small things: hard where easy does, like exercises twice. The search starts from the first exercise of
each part and takes the best single swap until none helps; everything goes in the order of the library,
so the same client gets the same week.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from backdesk.domain.exercise import SPINAL_MOVEMENTS, ExerciseType, Movement
from backdesk.domain.first_week_pool import Choice, Part, Pool, part_muscles
from backdesk.domain.suggest_gaps import unevenness

PAIRS: tuple[tuple[Movement, Movement], ...] = (
    (Movement.FLEXION, Movement.ANTI_FLEXION),
    (Movement.EXTENSION, Movement.ANTI_EXTENSION),
    (Movement.LATERAL_FLEXION, Movement.ANTI_LATERAL_FLEXION),
    (Movement.ROTATION, Movement.ANTI_ROTATION),
)
"""The actions of the spine; to do one or to resist it trains it."""
_PAIR_COST, _ACTION_COST = 4.0, 0.6
_UNEVEN_COST, _EVEN_ENOUGH = 10.0, 0.12
_BESIDE_COST = 2.0
_OVERTIME_COST = 20.0
_LIKE_COST, _TWICE_COST = 3.0, 50.0
_CHANGED_COST, _LEVEL_COST, _MINUTE_COST, _OWN_COST = 1.5, 0.3, 0.1, 0.25
_WANTED_GAIN = 0.5
_FEW_SETS_COST = 0.8
"""For exercises of a single set, such as a pose held for some breaths."""
_FEW_REPS, _FEW_REPS_COST = 3.0, 5.0
"""Work of one to three repetitions is about speed or skill, as in swings: it can wait for another week."""
HARD_SETS = 5.0
"""So many sets of strength work for a group on one day are hard: as in the plan checks."""
_MOST_SWAPS = 40
_SHORTLIST, _OF_EACH_MOVEMENT = 8, 2

Session = tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """What the exercises are chosen for.

    `parts` are the slots of each session, `turns` which session each strength day has (0 the first), `beside`
    the pairs of strength days that follow each other, `minutes` the time for the strength block of one day,
    `wanted` the part the client's goals ask for most, `level` the one that suits a first week.
    """

    parts: tuple[tuple[Part, ...], ...]
    turns: tuple[int, ...]
    beside: tuple[tuple[int, int], ...]
    minutes: float
    wanted: Part | None = None
    level: int = 1


def choose_sessions(frame: Frame, pool: Pool) -> tuple[Session, ...]:
    """One or two sessions with an exercise for each part; where nothing serves a part, any other work."""
    costs = _Costs(frame)
    spare = costs.shortlist(pool.spare)
    options = {part: costs.shortlist(pool.part(part)) or spare for part in Part}
    slots = [[options[part] for part in parts if options[part]] for parts in frame.parts]
    chosen = _improved([_start(of_session) for of_session in slots], slots, costs)
    wanted = {movement for pair in PAIRS if pair[0] in untrained(chosen) for movement in pair}
    doers = tuple(choice for choice in spare if not wanted.isdisjoint(choice.vector.movements))
    if doers:  # then any slot may go to what trains a missing action, as far as the rest stays as good
        slots = [[tuple(dict.fromkeys((*slot, *doers))) for slot in of_session] for of_session in slots]
        chosen = _improved(chosen, slots, costs)
    return tuple(tuple({choice.exercise.id: choice for choice in session}.values()) for session in chosen)


def untrained(sessions: Sequence[Sequence[Choice]]) -> tuple[Movement, ...]:
    """The actions of the spine that the sessions neither train nor resist: the first of each pair."""
    done = {movement for session in sessions for choice in session for movement in choice.vector.movements}
    return tuple(pair[0] for pair in PAIRS if done.isdisjoint(pair))


def trunk_sets(sessions: Sequence[Sequence[Choice]], frame: Frame) -> tuple[float, float, float]:
    """Sets for front, back and sides of the trunk over the week."""
    front = back = sides = 0.0
    for turn in frame.turns:
        for choice in sessions[turn]:
            weights, sets = choice.vector.trunk, choice.sets
            front += weights[0] * sets
            back += weights[1] * sets
            sides += weights[2] * sets
    return front, back, sides


def hard_beside(sessions: Sequence[Sequence[Choice]], frame: Frame) -> bool:
    """Whether two days that follow each other load the same group hard."""
    for one, other in frame.beside:
        first, second = (_direct(sessions[frame.turns[day]]) for day in (one, other))
        if any(min(sets, second.get(muscle, 0.0)) >= HARD_SETS for muscle, sets in first.items()):
            return True
    return False


class _Costs:
    """The cost of sessions; what an exercise costs by itself is worked out once."""

    def __init__(self, frame: Frame) -> None:
        """Costs hold for one frame."""
        self._frame = frame
        self._singles: dict[str, float] = {}

    def of(self, sessions: Sequence[Sequence[Choice]]) -> float:
        """What speaks against these sessions."""
        total = _lacking(sessions) + self._balance(sessions) + self._neighbours(sessions)
        for session in sessions:
            minutes = sum(choice.minutes for choice in session)
            total += _OVERTIME_COST * max(0.0, minutes - self._frame.minutes)
            total += _likeness(session)
            total += sum(self._single(choice) for choice in session)
        return total

    def shortlist(self, options: Sequence[Choice]) -> tuple[Choice, ...]:
        """The best by themselves, and of each movement the two best: the others would never be chosen."""
        ranked = sorted(options, key=self._single)
        kept = dict.fromkeys(choice.exercise.id for choice in ranked[:_SHORTLIST])
        for movement in SPINAL_MOVEMENTS:
            doers = [choice.exercise.id for choice in ranked if movement in choice.vector.movements]
            kept |= dict.fromkeys(doers[:_OF_EACH_MOVEMENT])
        return tuple(choice for choice in ranked if choice.exercise.id in kept)

    def _balance(self, sessions: Sequence[Sequence[Choice]]) -> float:
        uneven = unevenness(trunk_sets(sessions, self._frame))
        return uneven + _UNEVEN_COST * max(0.0, uneven - _EVEN_ENOUGH)

    def _neighbours(self, sessions: Sequence[Sequence[Choice]]) -> float:
        """Strength work (stability is light) for the same groups on two days that follow each other."""
        total = 0.0
        for one, other in self._frame.beside:
            first, second = (_direct(sessions[self._frame.turns[day]]) for day in (one, other))
            total += sum(min(sets, second.get(muscle, 0.0)) for muscle, sets in first.items())
        return _BESIDE_COST * total

    def _single(self, choice: Choice) -> float:
        known = self._singles.get(choice.exercise.id)
        if known is None:
            known = self._singles[choice.exercise.id] = _single(choice, self._frame)
        return known


def _improved(
    chosen: list[list[Choice]], slots: Sequence[Sequence[Sequence[Choice]]], costs: _Costs
) -> list[list[Choice]]:
    """The best single swap again and again, until none helps."""
    best = costs.of(chosen)
    for _ in range(_MOST_SWAPS):
        found = _best_swap(chosen, slots, costs, best)
        if found is None:
            break
        best, (number, slot, choice) = found
        chosen[number][slot] = choice
    return chosen


def _start(slots: Sequence[Sequence[Choice]]) -> list[Choice]:
    chosen: list[Choice] = []
    for options in slots:
        free = [choice for choice in options if choice not in chosen]
        chosen.append((free or list(options))[0])
    return chosen


def _best_swap(
    chosen: list[list[Choice]], slots: Sequence[Sequence[Sequence[Choice]]], costs: _Costs, best: float
) -> tuple[float, tuple[int, int, Choice]] | None:
    found: tuple[float, tuple[int, int, Choice]] | None = None
    for number, session in enumerate(chosen):
        for slot, options in enumerate(slots[number]):
            before = session[slot]
            for choice in options:
                session[slot] = choice
                after = costs.of(chosen)
                if after < best - 1e-9:
                    best, found = after, (after, (number, slot, choice))
            session[slot] = before
    return None if found is None else (best, found[1])


def _lacking(sessions: Sequence[Sequence[Choice]]) -> float:
    done = {movement for session in sessions for choice in session for movement in choice.vector.movements}
    pairs = sum(done.isdisjoint(pair) for pair in PAIRS)
    single = sum(movement not in done for movement in SPINAL_MOVEMENTS)
    return _PAIR_COST * pairs + _ACTION_COST * single


def _direct(session: Sequence[Choice]) -> Mapping[str, float]:
    sets: dict[str, float] = {}
    for choice in session:
        if choice.exercise.type is ExerciseType.STRENGTH:
            for muscle in choice.vector.main_groups:
                sets[muscle] = sets.get(muscle, 0.0) + choice.sets
    return sets


def _likeness(session: Sequence[Choice]) -> float:
    """The same exercise twice, or an exercise beside its easier or harder version."""
    total = 0.0
    for place, choice in enumerate(session):
        family = {*choice.exercise.easier, *choice.exercise.harder}
        for other in session[place + 1 :]:
            if other.exercise.id == choice.exercise.id:
                total += _TWICE_COST
            elif other.exercise.id in family or choice.exercise.id in other.exercise.harder:
                total += _LIKE_COST
    return total


def _single(choice: Choice, frame: Frame) -> float:
    exercise = choice.exercise
    # of what has to be changed the easiest is the best: its note asks for less, or for nothing but that
    level = 1 if choice.concerns else frame.level
    total = _LEVEL_COST * abs(exercise.level - level) + _MINUTE_COST * choice.minutes
    total += _CHANGED_COST * len(choice.concerns)
    total += _FEW_SETS_COST if choice.sets < 2 else 0.0
    total += _FEW_REPS_COST if choice.dose.reps is not None and choice.dose.reps.high <= _FEW_REPS else 0.0
    total += _OWN_COST if exercise.sources == ("own",) else 0.0
    if frame.wanted is not None and not part_muscles(frame.wanted).isdisjoint(choice.vector.main_muscles):
        total -= _WANTED_GAIN
    return total
