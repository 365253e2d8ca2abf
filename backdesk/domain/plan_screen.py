"""What speaks against exercises for one client, and what a plan keeps in spite of it: remembered.

The window asks with every edit and every row it paints, so an exercise is screened once per client
and library, and once more when the plan keeps something else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.client import Client
from backdesk.domain.dismissal import Dismissal
from backdesk.domain.ids import ExerciseId
from backdesk.domain.plan import Plan
from backdesk.domain.screening import Concern, ConcernKind, concern_key, referrals, safer_swap, screen

SERIOUS = frozenset({ConcernKind.REFER, ConcernKind.AVOID})
"""What is asked about before a plan is given out."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A concern that the plan overrides, and the therapist's reason."""

    concern: Concern
    note: str = ""


@dataclass(frozen=True, slots=True)
class Screened:
    """All about one exercise, the gravest first: `open` is to be minded, `kept` was overridden."""

    open: tuple[Concern, ...] = ()
    kept: tuple[Kept, ...] = ()

    @property
    def is_clear(self) -> bool:
        """Whether nothing speaks against the exercise, not even something that was overridden."""
        return not (self.open or self.kept)

    @property
    def particular(self) -> Screened:
        """The same without what sends the person to a doctor first, which holds with every exercise alike."""
        return Screened(
            tuple(one for one in self.open if one.kind is not ConcernKind.REFER),
            tuple(one for one in self.kept if one.concern.kind is not ConcernKind.REFER),
        )

    @property
    def serious(self) -> tuple[Concern, ...]:
        """The open concerns that are asked about before printing."""
        return tuple(concern for concern in self.open if concern.kind in SERIOUS)


NOTHING = Screened()
NO_EXERCISE = ExerciseId("")
"""In the place of an exercise where a concern holds for the person; its key names none."""


class Screener:
    """One client's concerns by exercise, whatever the plan keeps."""

    def __init__(self, catalogue: Catalogue, client: Client | None) -> None:
        """Nothing is screened before it is asked for."""
        self.catalogue = catalogue
        self.client = client
        self._concerns: dict[ExerciseId, tuple[Concern, ...]] = {}
        self._swaps: dict[tuple[ExerciseId, Client | None], ExerciseId | None] = {}

    def fits(self, catalogue: Catalogue, client: Client | None) -> bool:
        """Whether this is the screener for a library and a client as they are now."""
        return catalogue is self.catalogue and (client is self.client or client == self.client)

    def concerns(self, exercise: ExerciseId) -> tuple[Concern, ...]:
        """All concerns, the gravest first; () for an exercise that nobody knows."""
        found = self._concerns.get(exercise)
        if found is None:
            known = self.catalogue.exercises.get(exercise)
            found = () if known is None else screen(known, self.client, self.catalogue)
            self._concerns[exercise] = found
        return found

    def swap(self, exercise: ExerciseId, client: Client | None) -> ExerciseId | None:
        """The best exercise of the same purpose that is open to this client; searched for once."""
        key = (exercise, client)
        if key not in self._swaps:
            self._swaps[key] = safer_swap(exercise, client, self.catalogue)
        return self._swaps[key]


class PlanScreen:
    """One client's concerns by exercise, as one plan takes them."""

    def __init__(self, screener: Screener, dismissals: Iterable[Dismissal] = ()) -> None:
        """`dismissals` are the plan's."""
        self.screener = screener
        self._dismissals = tuple(dismissals)
        self._notes = {(one.rule, one.about): one.note for one in self._dismissals}
        self._found: dict[ExerciseId, Screened] = {}
        self._cleared: Client | None = None

    @property
    def catalogue(self) -> Catalogue:
        """The library whose exercises are screened."""
        return self.screener.catalogue

    @property
    def client(self) -> Client | None:
        """Whom they are screened for."""
        return self.screener.client

    def fits(self, screener: Screener, dismissals: tuple[Dismissal, ...]) -> bool:
        """Whether this still says how things are."""
        return screener is self.screener and (
            dismissals is self._dismissals or dismissals == self._dismissals
        )

    def of(self, exercise: ExerciseId) -> Screened:
        """What is to be minded with an exercise, and what the plan overrides."""
        found = self._found.get(exercise)
        if found is None:
            found = self._found[exercise] = self._screened(exercise)
        return found

    def general(self) -> Screened:
        """What sends the client to a doctor first, whatever the exercise; `kept` is what one has cleared."""
        return self._sorted_out(NO_EXERCISE, referrals(self.client, self.catalogue))

    def client_as_cleared(self) -> Client | None:
        """For whom exercises may be suggested: without what a doctor has cleared, once nothing else waits."""
        return self.client if self.general().open else self._client_once_cleared()

    def swap(self, exercise: ExerciseId) -> ExerciseId | None:
        """A safer exercise of the same purpose; None without one, and until a doctor has cleared the client.

        Only a concern about the exercise itself is answered by another exercise.
        """
        about_it = [one for one in self.screener.concerns(exercise) if one.kind is not ConcernKind.REFER]
        if not about_it or any(one.kind is ConcernKind.REFER for one in self.of(exercise).open):
            return None
        return self.screener.swap(exercise, self._client_once_cleared())

    def planned(self, plan: Plan) -> Mapping[ExerciseId, Screened]:
        """The planned exercises that something speaks against, in plan order."""
        planned = dict.fromkeys(entry.exercise for entry in plan.entries())
        return {one: found for one in planned if not (found := self.of(one)).is_clear}

    def _screened(self, exercise: ExerciseId) -> Screened:
        return self._sorted_out(exercise, self.screener.concerns(exercise))

    def _sorted_out(self, exercise: ExerciseId, concerns: tuple[Concern, ...]) -> Screened:
        if not concerns:
            return NOTHING
        notes = [self._notes.get((one.rule, concern_key(exercise, one))) for one in concerns]
        pairs = list(zip(concerns, notes, strict=True))
        return Screened(
            tuple(concern for concern, note in pairs if note is None),
            tuple(Kept(concern, note) for concern, note in pairs if note is not None),
        )

    def _client_once_cleared(self) -> Client | None:
        """The client without what a doctor has cleared, which would speak against every exercise alike."""
        client = self.screener.client
        if client is not None and self._cleared is None:
            general = set(_general(client, self.screener.catalogue))
            left = tuple(one for one in client.precautions if one not in general)
            self._cleared = client if not general else replace(client, precautions=left)
        return self._cleared


def plan_screen(
    plan: Plan, client: Client | None, catalogue: Catalogue, *, like: PlanScreen | None = None
) -> PlanScreen:
    """A screen for one look at a plan; `like` lends what it found for the same client and library."""
    screener = None if like is None or not like.screener.fits(catalogue, client) else like.screener
    return PlanScreen(screener or Screener(catalogue, client), plan.dismissals)


def _general(client: Client, catalogue: Catalogue) -> Iterator[str]:
    """The client's precautions that send to a doctor first."""
    for named in client.precautions:
        known = catalogue.precautions.get(named)
        if known is not None and known.general is not None:
            yield named
