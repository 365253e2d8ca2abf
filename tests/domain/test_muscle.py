"""Groups and their members."""

from __future__ import annotations

import pytest

from backdesk.domain.ids import MuscleId, random_id
from backdesk.domain.muscle import BodyView, Muscle, Taxonomy


def _muscle(name: str, group: str | None = None, *, is_group: bool = False) -> Muscle:
    owner = None if group is None else MuscleId(group)
    return Muscle(MuscleId(name), name, name, BodyView.BACK, group=owner, is_group=is_group)


def test_a_group_is_resolved_into_its_members() -> None:
    # a member may stand before its group
    taxonomy = Taxonomy([_muscle("a", "g"), _muscle("g", is_group=True), _muscle("b", "g"), _muscle("c")])
    assert taxonomy.groups == ("g",)
    assert taxonomy.leaves == ("a", "b", "c")
    assert taxonomy.members(MuscleId("g")) == ("a", "b")
    assert taxonomy.members(MuscleId("c")) == ()
    assert taxonomy.expand(MuscleId("g")) == ("a", "b")
    assert taxonomy.expand(MuscleId("c")) == ("c",)
    assert taxonomy.expand(MuscleId("unheard-of")) == ("unheard-of",)


def test_a_muscle_listed_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="a is listed twice"):
        Taxonomy([_muscle("a"), _muscle("a")])


@pytest.mark.parametrize("owner", ["gone", "c"])
def test_a_group_that_is_none_is_refused(owner: str) -> None:
    with pytest.raises(ValueError, match=f"{owner} is not a group"):
        Taxonomy([_muscle("c"), _muscle("a", owner)])


def test_random_ids_are_long_and_never_the_same() -> None:
    ids = {random_id() for _ in range(100)}
    assert len(ids) == 100
    assert all(len(one) == 32 and int(one, 16) >= 0 for one in ids)
