"""The muscle taxonomy: muscles, the groups they form, and where they lie."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from backdesk.domain.ids import MuscleId


class BodyView(StrEnum):
    """From where a muscle can be seen."""

    FRONT = "front"
    BACK = "back"
    DEEP = "deep"


class TrunkSide(StrEnum):
    """Which part of the trunk balance a muscle belongs to (content/back-care-facts.md section 2)."""

    FRONT = "front"
    BACK = "back"
    SIDES = "sides"


@dataclass(frozen=True, slots=True)
class Muscle:
    """One muscle, or a group of muscles that is counted as a whole.

    `parts` names finer divisions that no exercise trains apart (for example the lumbar and
    thoracic part of iliocostalis); they are searchable and shown, but not counted on their own.
    """

    id: MuscleId
    name: str
    anatomical_name: str
    view: BodyView
    actions: tuple[str, ...] = ()
    group: MuscleId | None = None
    is_group: bool = False
    parts: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()
    region: str = ""
    trunk_side: TrunkSide | None = None


class Taxonomy:
    """All muscles by id, with groups resolved. Immutable once built."""

    def __init__(self, muscles: Iterable[Muscle]) -> None:
        """Index the muscles; raises ValueError on double ids or a group that does not exist."""
        by_id: dict[MuscleId, Muscle] = {}
        members: dict[MuscleId, list[MuscleId]] = {}
        for muscle in muscles:
            if muscle.id in by_id:
                raise ValueError(f"muscle {muscle.id} is listed twice")
            by_id[muscle.id] = muscle
            if muscle.is_group:
                members.setdefault(muscle.id, [])
        for muscle in by_id.values():
            if muscle.group is not None:
                if muscle.group not in members:
                    raise ValueError(f"muscle {muscle.id}: {muscle.group} is not a group")
                members[muscle.group].append(muscle.id)
        self.by_id: Mapping[MuscleId, Muscle] = MappingProxyType(by_id)
        self._members = {group: tuple(ids) for group, ids in members.items()}

    @property
    def groups(self) -> tuple[MuscleId, ...]:
        """The ids of all groups, in file order."""
        return tuple(self._members)

    @property
    def leaves(self) -> tuple[MuscleId, ...]:
        """The ids of all muscles that are not groups, in file order."""
        return tuple(muscle.id for muscle in self.by_id.values() if not muscle.is_group)

    def members(self, group: MuscleId) -> tuple[MuscleId, ...]:
        """The muscles of a group, in file order; empty for a plain muscle."""
        return self._members.get(group, ())

    def expand(self, muscle: MuscleId) -> tuple[MuscleId, ...]:
        """A group's members, or the muscle itself."""
        return self._members.get(muscle, (muscle,))
