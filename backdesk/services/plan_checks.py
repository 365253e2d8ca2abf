"""The plan checks as other programs read them (design/interfaces.md)."""

from __future__ import annotations

from collections.abc import Iterable

from backdesk.domain.plan_checks.finding import Finding
from backdesk.domain.plan_checks.where import place_text
from backdesk.domain.wording import Words


def findings_json(findings: Iterable[Finding], words: Words) -> list[dict[str, str]]:
    """The open findings, in order, each with exactly the four fields of the contract."""
    return [
        {
            "rule": finding.rule,
            "severity": finding.severity.value,
            "where": place_text(finding.where, words),
            "message": finding.message,
        }
        for finding in findings
        if not finding.is_dismissed
    ]
