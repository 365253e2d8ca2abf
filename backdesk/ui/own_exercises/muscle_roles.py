"""One role for each muscle: a group and one of its muscles never both have one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from backdesk.domain.exercise import Exercise, Role
from backdesk.domain.ids import MuscleId
from backdesk.domain.muscle import Taxonomy

Roles = Mapping[MuscleId, Role]


def roles_of(exercise: Exercise) -> dict[MuscleId, Role]:
    """The roles as the exercise has them, in its order; of a muscle with two the first."""
    roles: dict[MuscleId, Role] = {}
    for role in Role:
        for muscle in exercise.muscles(role):
            roles.setdefault(muscle, role)
    return roles


def with_role(roles: Roles, muscle: MuscleId, role: Role | None, taxonomy: Taxonomy) -> dict[MuscleId, Role]:
    """The roles after one was given to a muscle or group, or taken away.

    A group's role takes the place of those of its muscles. Where one muscle of a group is told apart, the
    others keep what the group had, each for itself.
    """
    changed = dict(roles)
    group = None if muscle not in taxonomy.by_id else taxonomy.by_id[muscle].group
    if group is not None and group in changed:
        shared = changed.pop(group)
        changed.update(dict.fromkeys(taxonomy.members(group), shared))
    for member in taxonomy.members(muscle):
        changed.pop(member, None)
    if role is None:
        changed.pop(muscle, None)
    else:
        changed[muscle] = role
    return changed


def with_roles(exercise: Exercise, roles: Roles) -> Exercise:
    """The exercise with these roles; what it had before keeps its place."""

    def named(role: Role) -> tuple[MuscleId, ...]:
        has = [muscle for muscle, one in roles.items() if one is role]
        kept = [muscle for muscle in exercise.muscles(role) if muscle in has]
        return (*kept, *(muscle for muscle in has if muscle not in kept))

    return replace(
        exercise,
        primary=named(Role.PRIMARY),
        secondary=named(Role.SECONDARY),
        stretched=named(Role.STRETCHED),
    )
