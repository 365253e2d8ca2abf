"""The commands that work on plans: coverage, and data in and out of the store."""

from __future__ import annotations

import argparse
from contextlib import suppress
from datetime import UTC
from pathlib import Path

from backdesk.cli_coverage import print_coverage
from backdesk.cli_tools import (
    CommandTools,
    find_plan,
    has_store,
    print_json,
    print_table,
    say,
    tell,
    tell_notes,
)
from backdesk.domain.blocks import BlockKind
from backdesk.domain.coverage import CoverageCounter, CoverageRules
from backdesk.domain.plan_summary import PlanSummary
from backdesk.domain.wording import Words
from backdesk.errors import NotFoundError, StoreDamagedError
from backdesk.services.archive import ClientSummary, PlanArchive
from backdesk.services.exchange import coverage_json, read_plan_file, write_plan_file
from backdesk.services.photos import Photos


def coverage(arguments: argparse.Namespace, tools: CommandTools) -> int:
    """`backdesk coverage`: the count of one week."""
    found = find_plan(arguments.plan, tools)
    weeks = found.plan.weeks
    if not 1 <= arguments.week <= len(weeks):
        has = tools.words.ngettext("{n} week", "{n} weeks", len(weeks)).format(n=len(weeks))
        raise NotFoundError("The plan has no week {week}; it has {weeks}.", week=arguments.week, weeks=has)
    counted = {BlockKind.STRENGTH}
    counted |= {BlockKind.WARM_UP} if arguments.include_warm_up else set()
    counted |= {BlockKind.RELIEF} if arguments.include_relief else set()
    rules = CoverageRules(frozenset(counted), arguments.double_sides)
    count = CoverageCounter(found.catalogue, rules).week(weeks[arguments.week - 1], arguments.week)
    unknown = tools.words.gettext("the exercise {id} is not known and was not counted")
    tell_notes((unknown.format(id=exercise) for exercise in count.unknown), tools.words)
    if arguments.map is not None:
        # imported here: the numbers alone should not wait for it
        from backdesk.services.body_map_files import save_body_map

        save_body_map(arguments.map, count, title=found.plan.title)
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
    notes = (*imported.notes, *added.notes)
    tell_notes((note.said(tools.words.gettext) for note in notes), tools.words)
    say(added.id)
    return 0


def export_plan(arguments: argparse.Namespace, tools: CommandTools) -> int:
    """`backdesk export`: write a plan as a plan file."""
    found = find_plan(arguments.plan, tools)
    photos = Photos(tools.folder, found.photos)
    write_plan_file(arguments.output, found.plan, found.client, found.catalogue, photos=photos)
    return 0


def plans(arguments: argparse.Namespace, tools: CommandTools) -> int:
    """`backdesk plans`: the stored plans; none where there is no store, which is not made."""
    found: tuple[PlanSummary, ...] = ()
    if has_store(tools.folder):
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
    if has_store(tools.folder):
        with tools.open_archive(False) as archive:
            found = archive.clients()
    if arguments.json:
        print_json([_client_json(one) for one in found])
    elif found:
        print_table(
            ((one.client.id, str(one.plan_count), one.client.name) for one in found), right=frozenset({1})
        )
    return 0


def doctor(arguments: argparse.Namespace, tools: CommandTools) -> int:
    """`backdesk doctor`: what is wrong with the store on stdout, and how much on stderr."""
    database, words = tools.folder.database, tools.words
    if not has_store(tools.folder):
        none = words.gettext("There is no store in {folder} yet, so nothing can be wrong with it.")
        say(none.format(folder=tools.folder.root))
        return 0
    with tools.open_archive(False) as archive, tools.open_records() as records:
        problems = archive.problems()
        with suppress(StoreDamagedError):  # then a problem above says so
            problems = (*problems, *records.problems())
            tell_notes((note.said(words.gettext) for note in records.left_over()), words)
        if not problems:
            say(_sound(archive, database, words))
            return 0
    for problem in problems:
        say(problem.said(words.gettext))
    many = words.ngettext(
        "The store {path} has {n} problem; "
        "put a safety copy of the file in its place, or export what can still be read.",
        "The store {path} has {n} problems; "
        "put a safety copy of the file in its place, or export what can still be read.",
        len(problems),
    )
    tell(many.format(path=database, n=len(problems)))
    return 1


def _sound(archive: PlanArchive, database: Path, words: Words) -> str:
    clients, plans = len(archive.clients()), len(archive.plans())
    return words.gettext("The store {path} is sound: {clients}, {plans}.").format(
        path=database,
        clients=words.ngettext("{n} client", "{n} clients", clients).format(n=clients),
        plans=words.ngettext("{n} plan", "{n} plans", plans).format(n=plans),
    )


def _client_json(summary: ClientSummary) -> dict[str, object]:
    client = summary.client
    return {
        "id": client.id,
        "name": client.name,
        "plans": summary.plan_count,
        "archived": client.is_archived,
        "precautions": [*client.precautions, *(own.name for own in client.own_precautions)],
    }


def _plan_json(plan: PlanSummary) -> dict[str, object]:
    return {
        "id": plan.id,
        "title": plan.title,
        "client": None if plan.client_id is None else plan.client_name,
        "updated_at": plan.updated_at.astimezone(UTC).isoformat(timespec="seconds"),
    }
