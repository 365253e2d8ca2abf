"""The command `backdesk check`: what a careful colleague would notice in a plan."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from backdesk.cli_tools import CommandTools, find_plan, print_json, say
from backdesk.domain.wording import Words

if TYPE_CHECKING:  # all other commands do without the checks
    from backdesk.domain.plan_checks import Finding

_INDENT = "    "


def check(arguments: argparse.Namespace, tools: CommandTools) -> int:
    """`backdesk check`: 0 whether or not there is anything to mention."""
    from backdesk.domain.plan_checks import check_plan
    from backdesk.services.plan_checks import findings_json

    found = find_plan(arguments.plan, tools)
    findings = check_plan(found.plan, found.client, found.catalogue, tools.words)
    if arguments.json:
        print_json(findings_json(findings, tools.words))
    else:
        _print(found.plan.title, findings, tools.words)
    return 0


def _print(title: str, findings: Sequence[Finding], words: Words) -> None:
    from backdesk.domain.plan_checks.where import place_text
    from backdesk.domain.plan_checks.wording import severity_name

    told = [finding for finding in findings if not finding.is_dismissed]
    aside = len(findings) - len(told)
    head = words.ngettext("{title}: {n} hint", "{title}: {n} hints", len(told))
    none = words.gettext("{title}: nothing to mention")
    say((head if told else none).format(title=title, n=len(told)))
    for finding in told:
        say()
        heading = words.gettext("{severity}, {place}: {message}")
        say(
            heading.format(
                severity=severity_name(finding.severity, words),
                place=place_text(finding.where, words),
                message=finding.message,
            )
        )
        for line in (*finding.why.splitlines(), finding.remedy):
            say(_INDENT + line)
        say(_INDENT + words.gettext("Source: {source}").format(source=finding.source))
    if aside:
        say()
        set_aside = words.ngettext("{n} more is kept as it is", "{n} more are kept as they are", aside)
        say(set_aside.format(n=aside))
