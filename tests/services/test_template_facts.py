from __future__ import annotations

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.client import Client
from backdesk.domain.exercise import Equipment, Movement
from backdesk.domain.ids import ClientId, PrecautionId
from backdesk.domain.plan import Plan
from backdesk.domain.screening import ConcernKind
from backdesk.services.template_facts import template_facts
from backdesk.services.templates import built_in_templates


def built_in(name: str, catalogue: Catalogue) -> Plan:
    return next(plan for plan in built_in_templates(catalogue) if plan.id == name)


def test_the_facts_of_a_routine(catalogue: Catalogue) -> None:
    facts = template_facts(built_in("full-body-beginner-3-days", catalogue), None, catalogue)
    assert facts.day_count == 4
    assert facts.minutes == (30, 33)
    assert facts.aerobic_minutes == 60
    assert Equipment.KETTLEBELL in facts.equipment
    assert Movement.LATERAL_FLEXION in facts.movements
    assert facts.concerns == {}
    counts = [one.sets for one in facts.worked]
    assert counts == sorted(counts, reverse=True)
    assert facts.stretched


def test_what_to_mind_for_a_client(catalogue: Catalogue) -> None:
    client = Client(ClientId("maria"), "Maria", (PrecautionId("disc-herniation"),), equipment=())
    facts = template_facts(built_in("lower-back-for-athletes", catalogue), client, catalogue)
    assert "jefferson-curl" in facts.concerns[ConcernKind.AVOID]
    assert "side-bend" in facts.concerns[ConcernKind.EQUIPMENT]
    general = [one.id for one in catalogue.precautions.values() if one.general is not None]
    assert general
    doctor_first = Client(ClientId("ben"), "Ben", (general[0],))
    facts = template_facts(built_in("upper-back-pain", catalogue), doctor_first, catalogue)
    assert ConcernKind.REFER in facts.concerns


def test_stretches_are_not_counted_as_work(catalogue: Catalogue) -> None:
    facts = template_facts(built_in("yoga-stretches-low-back", catalogue), None, catalogue)
    assert facts.worked == ()
    assert facts.stretched
