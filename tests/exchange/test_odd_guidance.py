"""Whatever the store holds of clients, hints, progressions and templates can be exported and read back."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.clean_texts import clean_client, clean_plan
from backdesk.domain.client import Client
from backdesk.domain.dismissal import Dismissal
from backdesk.domain.progression import Progression
from backdesk.domain.template_info import TemplateInfo
from backdesk.exchange.plan_file import read_plan
from backdesk.exchange.plan_file_writer import plan_to_json
from tests.factories import make_block, make_day, make_entry, make_plan
from tests.store import strategies


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    client=strategies.clients,
    dismissals=st.lists(strategies.dismissals, max_size=2),
    progression=strategies.progressions,
    template=strategies.templates,
)
def test_it_comes_back_as_it_is_when_it_is_clean(
    catalogue: Catalogue,
    client: Client,
    dismissals: list[Dismissal],
    progression: Progression,
    template: TemplateInfo,
) -> None:
    client = replace(client, extra={})
    plan = make_plan((make_day(strength=make_block(make_entry())),))
    entry = next(plan.entries()).id
    rules = tuple(rule if rule.entry is None else replace(rule, entry=entry) for rule in progression.rules)
    progression = replace(progression, source=plan.weeks[0].id, rules=rules)
    plan = replace(plan, dismissals=tuple(dismissals), progression=progression, template=template)
    clean, clean_person = clean_plan(plan), clean_client(client)
    found = read_plan(plan_to_json(plan, client, catalogue), catalogue)
    assert (found.plan.dismissals, found.plan.template) == (clean.dismissals, clean.template)
    assert found.plan.progression is not None
    assert clean.progression is not None
    assert len(found.plan.progression.rules) == len(clean.progression.rules)
    assert found.plan.progression.deload_share == clean.progression.deload_share
    assert found.client is not None
    for name in ("name", "own_precautions", "goals", "equipment", "days", "minutes", "level"):
        said, kept = getattr(found.client, name), getattr(clean_person, name)
        assert said == kept
    assert clean_plan(clean) is clean
    assert clean_client(clean_person) is clean_person
