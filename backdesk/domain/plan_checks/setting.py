"""What all rules are given: the library, the client, the words, and what was worked out from them once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable

from backdesk.domain.blocks import BlockKind
from backdesk.domain.catalogue import Catalogue
from backdesk.domain.client import Client
from backdesk.domain.coverage_loads import LoadTable
from backdesk.domain.exercise import Exercise, Movement
from backdesk.domain.ids import ExerciseId
from backdesk.domain.muscle import TrunkSide
from backdesk.domain.plan_checks.facts import WORK_TYPES
from backdesk.domain.plan_checks.say import Say
from backdesk.domain.screening import (
    ADVANCED_LEVEL,
    ADVANCED_ONLY,
    Concern,
    is_open_to,
    safer_swap,
    screen,
)
from backdesk.domain.suggest import HOME_EQUIPMENT
from backdesk.domain.wording import Words


class Setting:
    """One client and one library; remembers picks between checks."""

    def __init__(self, catalogue: Catalogue, client: Client | None, words: Words) -> None:
        """Keep them; a plan's own exercises belong into the catalogue."""
        self.catalogue = catalogue
        self.client = client
        self.words = words
        self.loads = LoadTable(catalogue)
        self._concerns: dict[ExerciseId, tuple[Concern, ...]] = {}
        self._says: dict[Hashable, Say] = {}
        self._swaps: dict[ExerciseId, ExerciseId | None] = {}
        self._trainers: dict[Movement | TrunkSide | None, tuple[Exercise, ...]] = {}

    @property
    def is_advanced(self) -> bool:
        """Whether the client is known to be advanced."""
        return self.client is not None and (self.client.level or 0) >= ADVANCED_LEVEL

    def is_open(self, exercise: Exercise) -> bool:
        """Whether it may be proposed to this client as it stands.

        What is for advanced clients only never is: it has to be somebody's own choice.
        """
        return exercise.id not in ADVANCED_ONLY and is_open_to(exercise, self.client, self.catalogue)

    def open_ones(self, ids: Iterable[str]) -> tuple[Exercise, ...]:
        """Those of these exercises that the library has and that are open to the client, in this order."""
        known = (self.catalogue.exercises.get(ExerciseId(name)) for name in ids)
        return tuple(exercise for exercise in known if exercise is not None and self.is_open(exercise))

    def concerns(self, exercise: Exercise) -> tuple[Concern, ...]:
        """What is to mind when this client does it, the gravest first."""
        if exercise.id not in self._concerns:
            self._concerns[exercise.id] = screen(exercise, self.client, self.catalogue)
        return self._concerns[exercise.id]

    def once(self, about: Hashable, make: Callable[[], Say]) -> Say:
        """Texts that are the same for many entries, made when first asked for."""
        if about not in self._says:
            self._says[about] = make()
        return self._says[about]

    def swap(self, exercise: ExerciseId) -> ExerciseId | None:
        """The safer exercise of the same purpose, None where there is none."""
        if exercise not in self._swaps:
            self._swaps[exercise] = safer_swap(exercise, self.client, self.catalogue)
        return self._swaps[exercise]

    def doers(self, movement: Movement) -> tuple[Exercise, ...]:
        """Strength work with this movement that is open to the client, the simplest first."""
        return self._ranked(movement, lambda exercise: movement in exercise.movements)

    def workers(self, side: TrunkSide) -> tuple[Exercise, ...]:
        """Strength work mainly for one side of the trunk that is open to the client, the simplest first."""

        def works(exercise: Exercise) -> bool:
            load = self.loads.get(exercise.id)
            return load is not None and load.trunk.get(side) == 1.0

        return self._ranked(side, works)

    def strength_work(self) -> tuple[Exercise, ...]:
        """All strength work that is open to the client, the simplest first."""
        return self._ranked(None, lambda _: True)

    def _ranked(
        self, about: Movement | TrunkSide | None, fits: Callable[[Exercise], bool]
    ) -> tuple[Exercise, ...]:
        if about not in self._trainers:
            found = [
                exercise
                for exercise in self.catalogue.exercises.values()
                if exercise.type in WORK_TYPES
                and BlockKind.STRENGTH in exercise.blocks
                and fits(exercise)
                and self.is_open(exercise)
            ]
            # the catalogue goes by name, and sorting keeps the order of equals
            found.sort(key=self.effort)
            self._trainers[about] = tuple(found)
        return self._trainers[about]

    def effort(self, exercise: Exercise) -> tuple[int, bool, int]:
        """The easy first; where nobody asked what is at hand, what every home has; little gear."""
        is_asked = self.client is not None and self.client.equipment is not None
        at_home = is_asked or HOME_EQUIPMENT.issuperset(exercise.equipment)
        return exercise.level, not at_home, len(exercise.equipment)
