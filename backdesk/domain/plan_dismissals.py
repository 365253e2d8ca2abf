"""Setting findings aside for one plan, and taking that back."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from backdesk.domain.clean_texts import several_lines
from backdesk.domain.dismissal import Dismissal
from backdesk.domain.plan import Plan


def dismiss(plan: Plan, rule: str, abouts: Iterable[str], note: str = "") -> Plan:
    """Keep the plan as it is in these respects, with a reason; an older reason for them is replaced."""
    wanted = tuple(dict.fromkeys(abouts))
    clean = several_lines(note)
    kept = undismiss(plan, rule, wanted).dismissals
    added = (Dismissal(rule, about, clean) for about in wanted)
    return replace(plan, dismissals=tuple(sorted((*kept, *added), key=lambda one: (one.rule, one.about))))


def undismiss(plan: Plan, rule: str, abouts: Collection[str]) -> Plan:
    """Tell these findings again. The same plan where none of them was set aside."""
    kept = tuple(one for one in plan.dismissals if one.rule != rule or one.about not in abouts)
    return plan if len(kept) == len(plan.dismissals) else replace(plan, dismissals=kept)
