from __future__ import annotations

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.plan_checks import check_plan
from backdesk.domain.plan_dismissals import dismiss
from backdesk.domain.wording import PlainWords
from backdesk.services.plan_checks import findings_json
from tests.factories import make_block, make_day, make_entry, make_plan

WORDS = PlainWords()


def test_open_findings_have_exactly_the_four_fields_of_the_contract(catalogue: Catalogue) -> None:
    plan = make_plan((make_day(strength=make_block(make_entry("bridge", sets=2, reps=10))),))
    findings = check_plan(plan, None, catalogue, WORDS)
    assert findings_json(findings, WORDS) == [
        {
            "rule": "no-warm-up",
            "severity": "caution",
            "where": "Week 1, Monday",
            "message": "Strength work without a warm-up.",
        }
    ]
    kept = dismiss(plan, "no-warm-up", ("monday",))
    assert findings_json(check_plan(kept, None, catalogue, WORDS), WORDS) == []
