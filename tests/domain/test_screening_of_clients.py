"""What a client's own precautions and equipment say about exercises."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.client import Client, OwnPrecaution
from backdesk.domain.dismissal import Dismissal
from backdesk.domain.exercise import CautionAction, Equipment, Exercise, Movement, Position
from backdesk.domain.ids import ClientId, ExerciseId, PrecautionId
from backdesk.domain.screening import (
    ADVANCED_ONLY,
    ConcernKind,
    concern_action,
    concern_key,
    concern_name,
    concern_reason,
    is_open_to,
    open_concerns,
    plan_concerns,
    safer_swap,
    screen,
)
from backdesk.domain.wording import PlainWords
from tests.factories import make_block, make_day, make_entry, make_plan

WORDS = PlainWords()


def client(**known: object) -> Client:
    return Client(ClientId("maria"), "Maria", **known)  # type: ignore[arg-type]


def disc(*more: str, **known: object) -> Client:
    return client(precautions=(PrecautionId("disc-herniation"), *map(PrecautionId, more)), **known)


def exercise(catalogue: Catalogue, name: str) -> Exercise:
    return catalogue.exercises[ExerciseId(name)]


def kinds(catalogue: Catalogue, name: str, who: Client | None) -> list[str]:
    return [concern.kind.value for concern in screen(exercise(catalogue, name), who, catalogue)]


def test_without_a_client_or_precautions_nothing_is_said(catalogue: Catalogue) -> None:
    for one in catalogue.exercises.values():
        assert screen(one, None, catalogue) == ()
        assert screen(one, client(), catalogue) == ()


def test_the_library_says_what_to_avoid_and_what_to_change(catalogue: Catalogue) -> None:
    (concern,) = screen(exercise(catalogue, "sit-up"), disc(), catalogue)
    assert (concern.kind, concern.about) == (ConcernKind.AVOID, "disc-herniation")
    assert concern_name(concern, catalogue, WORDS) == "Slipped disc (herniated disc)"
    assert concern_reason(concern, WORDS) == concern.reason != ""
    assert kinds(catalogue, "partial-curl-up", disc()) == ["modify"]


def test_a_doctor_comes_before_everything_else(catalogue: Catalogue) -> None:
    who = disc("inflammatory-infection-tumour", equipment=())
    assert kinds(catalogue, "sit-up", who) == ["refer", "avoid", "equipment"]
    assert kinds(catalogue, "walking", who) == ["refer"]


@pytest.mark.parametrize(
    ("own", "touched"),
    [
        (OwnPrecaution("no kneeling", positions=(Position.QUADRUPED,)), True),
        (OwnPrecaution("no bird dog", exercises=(ExerciseId("bird-dog"),)), True),
        (OwnPrecaution("no twisting", movements=(Movement.ANTI_ROTATION,)), True),
        (OwnPrecaution("no hanging", positions=(Position.HANGING,)), False),
        (OwnPrecaution("mind the knee"), False),
    ],
)
def test_own_precautions_touch_what_they_name(
    catalogue: Catalogue, own: OwnPrecaution, touched: bool
) -> None:
    found = screen(exercise(catalogue, "bird-dog"), client(own_precautions=(own,)), catalogue)
    assert [concern.about for concern in found] == ([own.name] if touched else [])


def test_own_precautions_say_avoid_or_change(catalogue: Catalogue) -> None:
    bird_dog = exercise(catalogue, "bird-dog")
    for action in CautionAction:
        own = OwnPrecaution("wrist", action, exercises=(bird_dog.id,))
        (concern,) = screen(bird_dog, client(own_precautions=(own,)), catalogue)
        assert concern.kind.value == action.value
        assert concern_name(concern, catalogue, WORDS) == "wrist"
        assert concern_reason(concern, WORDS).startswith("The client's own precautions say")


def test_an_own_precaution_named_like_a_known_one_stays_its_own(catalogue: Catalogue) -> None:
    own = OwnPrecaution("disc-herniation", exercises=(ExerciseId("walking"),))
    (concern,) = screen(exercise(catalogue, "walking"), client(own_precautions=(own,)), catalogue)
    assert concern_name(concern, catalogue, WORDS) == "disc-herniation"


def test_equipment_lacks_only_where_somebody_asked(catalogue: Catalogue) -> None:
    assert kinds(catalogue, "bird-dog", client(equipment=None)) == []
    assert kinds(catalogue, "bird-dog", client(equipment=())) == ["equipment"]
    assert kinds(catalogue, "bird-dog", client(equipment=(Equipment.MAT,))) == []
    (concern,) = screen(exercise(catalogue, "bird-dog"), client(equipment=()), catalogue)
    assert (concern_name(concern, catalogue, WORDS), concern_reason(concern, WORDS)) == (
        "Mat",
        "It is not among the client's equipment.",
    )


def test_a_safer_swap_has_no_concern_and_is_not_harder(catalogue: Catalogue) -> None:
    who = disc(equipment=(Equipment.MAT,), level=1)
    swap = safer_swap(ExerciseId("sit-up"), who, catalogue)
    assert swap is not None
    assert is_open_to(catalogue.exercises[swap], who, catalogue)
    assert catalogue.exercises[swap].level == 1
    assert safer_swap(ExerciseId("sit-up"), disc("inflammatory-infection-tumour"), catalogue) is None
    assert safer_swap(ExerciseId("unheard-of"), who, catalogue) is None


def test_above_the_level_is_not_open(catalogue: Catalogue) -> None:
    hard = exercise(catalogue, "jefferson-curl")
    assert not is_open_to(hard, client(level=2), catalogue)
    assert is_open_to(hard, client(level=3), catalogue)
    assert is_open_to(hard, client(), catalogue)
    assert is_open_to(hard, None, catalogue)


def test_what_the_plan_keeps_is_no_longer_open(catalogue: Catalogue) -> None:
    plan = make_plan((make_day(strength=make_block(make_entry("sit-up"), make_entry("gone"))),))
    who = disc(equipment=())
    (name,) = plan_concerns(plan, who, catalogue)
    avoid, mat = open_concerns(plan, who, catalogue)[name]
    kept = replace(plan, dismissals=(Dismissal(avoid.rule, concern_key(name, avoid), "only half way"),))
    assert open_concerns(kept, who, catalogue) == {name: (mat,)}
    # another precaution was not what the note was about
    assert len(open_concerns(kept, disc("osteoporosis", equipment=()), catalogue)[name]) == 2
    assert open_concerns(plan, None, catalogue) == {}


def test_a_doctors_word_holds_for_the_whole_plan(catalogue: Catalogue) -> None:
    who = client(precautions=(PrecautionId("inflammatory-infection-tumour"),))
    entries = (make_entry("walking"), make_entry("bird-dog"))
    plan = make_plan((make_day(strength=make_block(*entries)),))
    found = plan_concerns(plan, who, catalogue)
    keys = {concern_key(name, concern) for name, concerns in found.items() for concern in concerns}
    assert len(found) == 2
    assert keys == {"refer/inflammatory-infection-tumour"}


def test_every_kind_has_a_word() -> None:
    assert len({concern_action(kind, WORDS) for kind in ConcernKind}) == len(ConcernKind)


@pytest.mark.parametrize("level", [None, 1, 2, 3])
def test_what_is_for_advanced_clients_only_is_no_safer_swap_for_others(
    catalogue: Catalogue, level: int | None
) -> None:
    superman, stenosis = ExerciseId("long-hold-superman"), (PrecautionId("spinal-stenosis"),)
    swap = safer_swap(superman, client(precautions=stenosis, level=level), catalogue)
    assert swap is not None
    assert swap not in ADVANCED_ONLY
    without_box = client(equipment=(Equipment.MAT,), level=level)
    of_curl = safer_swap(ExerciseId("jefferson-curl"), without_box, catalogue)
    assert (of_curl in ADVANCED_ONLY) is (level == 3)


@pytest.mark.parametrize(
    ("exercise", "who", "is_good"),
    [
        # no weights in the place of a pose on the mat
        ("locust-pose", {"precautions": ("spinal-stenosis",)}, "bird-dog"),
        # nothing hard to balance on for bones that a fall would break
        ("back-squat", {"precautions": ("osteoporosis",)}, "hip-hinge-drill"),
        # no named harder version, of the same level though it is
        ("wall-push-up", {"equipment": (Equipment.MAT,), "level": 2}, None),
    ],
)
def test_a_safer_swap_is_no_more_than_what_it_replaces(
    catalogue: Catalogue, exercise: str, who: dict[str, Any], is_good: str | None
) -> None:
    assert safer_swap(ExerciseId(exercise), client(**who), catalogue) == is_good
