"""The commands that work on plans: handout, coverage, and data in and out of the store."""

from __future__ import annotations

import argparse
from datetime import UTC
from pathlib import Path

from backdesk.cli_coverage import print_coverage
from backdesk.cli_tools import CommandTools, find_plan, print_json, print_table, say, tell, tell_notes
from backdesk.domain.blocks import BlockKind
from backdesk.domain.coverage import CoverageCounter, CoverageRules
from backdesk.domain.plan_summary import PlanSummary
from backdesk.errors import NotFoundError, OutputError
from backdesk.services.archive import ClientSummary
from backdesk.services.exchange import coverage_json, read_plan_file, write_plan_file


def handout(arguments: argparse.Namespace, tools: CommandTools) -> int:
    """`backdesk handout`: a PDF of a plan."""
    # imported here: the other commands should not wait for it
    from backdesk.services.handouts import HandoutOptions, Layout, Paper, save_handout
    from backdesk.services.plan_handout import plan_handout

    found = find_plan(arguments.plan, tools)
    if found.file is not None and _is_same_file(found.file, arguments.output):
        raise OutputError(f"{arguments.output} is the plan itself; give another name for the PDF.")
    options = HandoutOptions(
        layouts=tuple(map(Layout, dict.fromkeys(arguments.layout or Layout))),
        paper=Paper(arguments.paper),
        grey=arguments.grey,
        large_print=arguments.large_print,
    )
    today = arguments.date or tools.today()
    spec = plan_handout(found.plan, found.client, found.catalogue, tools.words, today=today, options=options)
    report = save_handout(arguments.output, spec)
    tell_notes(
        f"{missing.where}: no font has {' '.join(missing.characters)}, left out of the print"
        for missing in report.missing_characters
    )
    return 0


def coverage(arguments: argparse.Namespace, tools: CommandTools) -> int:
    """`backdesk coverage`: the count of one week."""
    found = find_plan(arguments.plan, tools)
    weeks = found.plan.weeks
    if not 1 <= arguments.week <= len(weeks):
        has = "1 week" if len(weeks) == 1 else f"{len(weeks)} weeks"
        raise NotFoundError(f"The plan has no week {arguments.week}; it has {has}.")
    counted = {BlockKind.STRENGTH}
    counted |= {BlockKind.WARM_UP} if arguments.include_warm_up else set()
    counted |= {BlockKind.RELIEF} if arguments.include_relief else set()
    rules = CoverageRules(frozenset(counted), arguments.double_sides)
    count = CoverageCounter(found.catalogue, rules).week(weeks[arguments.week - 1], arguments.week)
    tell_notes(f"the exercise {name} is not known and was not counted" for name in count.unknown)
    if arguments.json:
        print_json(coverage_json(count))
    else:
        print_coverage(count, found.plan.title, found.catalogue.taxonomy, tools.words)
    return 0


def import_plan(arguments: argparse.Namespace, tools: CommandTools) -> int:
    """`backdesk import`: store a plan file and print the new plan's id."""
    imported = read_plan_file(arguments.file, tools.load_catalogue())
    with tools.open_archive(True) as archive:
        added = archive.add(imported)
    tell_notes((*imported.notes, *added.notes))
    say(added.id)
    return 0


def export_plan(arguments: argparse.Namespace, tools: CommandTools) -> int:
    """`backdesk export`: write a plan as a plan file."""
    found = find_plan(arguments.plan, tools)
    write_plan_file(arguments.output, found.plan, found.client, found.catalogue)
    return 0


def plans(arguments: argparse.Namespace, tools: CommandTools) -> int:
    """`backdesk plans`: the stored plans; none where there is no store, which is not made."""
    found: tuple[PlanSummary, ...] = ()
    if tools.folder.database.exists():
        with tools.open_archive(False) as archive:
            found = archive.plans()
    if arguments.json:
        print_json([_plan_json(plan) for plan in found])
    elif found:
        print_table(
            (plan.id, f"{plan.updated_at:%Y-%m-%d %H:%M}", plan.client_name, plan.title) for plan in found
        )
    return 0


def clients(arguments: argparse.Namespace, tools: CommandTools) -> int:
    """`backdesk clients`: the stored clients; none where there is no store, which is not made."""
    found: tuple[ClientSummary, ...] = ()
    if tools.folder.database.exists():
        with tools.open_archive(False) as archive:
            found = archive.clients()
    if arguments.json:
        print_json([{"id": one.client.id, "name": one.client.name, "plans": one.plan_count} for one in found])
    elif found:
        print_table(
            ((one.client.id, str(one.plan_count), one.client.name) for one in found), right=frozenset({1})
        )
    return 0


def doctor(arguments: argparse.Namespace, tools: CommandTools) -> int:
    """`backdesk doctor`: what is wrong with the store on stdout, and how much on stderr."""
    database = tools.folder.database
    if not database.exists():
        say(f"There is no store in {tools.folder.root} yet, so nothing can be wrong with it.")
        return 0
    with tools.open_archive(False) as archive:
        problems = archive.problems()
        if not problems:
            say(
                f"The store {database} is sound: {_counted(len(archive.clients()), 'client')}, "
                f"{_counted(len(archive.plans()), 'plan')}."
            )
            return 0
    for problem in problems:
        say(problem)
    tell(
        f"The store {database} has {_counted(len(problems), 'problem')}; "
        "put a safety copy of the file in its place, or export what can still be read."
    )
    return 1


def _plan_json(plan: PlanSummary) -> dict[str, object]:
    return {
        "id": plan.id,
        "title": plan.title,
        "client": None if plan.client_id is None else plan.client_name,
        "updated_at": plan.updated_at.astimezone(UTC).isoformat(timespec="seconds"),
    }


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _is_same_file(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False
