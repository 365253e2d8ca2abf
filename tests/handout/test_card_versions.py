"""Easier and harder exercises on a card: never one that this client should avoid."""

from __future__ import annotations

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.client import Client
from backdesk.domain.exercise import CautionAction
from backdesk.domain.ids import ClientId
from backdesk.handout.spec import HandoutOptions
from tests.factories import make_block, make_day, make_entry, make_plan
from tests.handout.builders import make_spec


def test_no_card_of_the_library_leads_to_what_is_to_be_avoided(catalogue: Catalogue) -> None:
    entries = [make_entry(exercise) for exercise in catalogue.exercises]
    plan = make_plan((make_day(strength=make_block(*entries)),))
    left_out = 0
    for precaution in catalogue.precautions:
        client = Client(ClientId("one"), "One", (precaution,))
        cards = make_spec(plan, client, catalogue=catalogue, options=HandoutOptions()).cards
        avoided = {
            exercise.name
            for exercise in catalogue.exercises.values()
            for caution in exercise.cautions
            if caution.precaution == precaution and caution.action is CautionAction.AVOID
        }
        for card, exercise in zip(cards, catalogue.exercises.values(), strict=True):
            assert not avoided & {*card.easier, *card.harder}, (precaution, card.name)
            left_out += len(exercise.easier) + len(exercise.harder) - len(card.easier) - len(card.harder)
    assert left_out > 100
