"""Severities in words."""

from __future__ import annotations

from backdesk.domain.plan_checks.finding import Severity
from backdesk.domain.wording import Words


def severity_name(severity: Severity, words: Words) -> str:
    """How much a finding matters, in a word; none of them is a diagnosis."""
    return {
        Severity.SERIOUS: words.gettext("Important"),
        Severity.CAUTION: words.gettext("Worth a look"),
        Severity.HINT: words.gettext("Hint"),
    }[severity]
