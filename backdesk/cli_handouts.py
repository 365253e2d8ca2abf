"""The commands about handouts: make one, list those that were given out, and print one of them again."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from datetime import UTC, date
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from backdesk.cli_tools import (
    CommandTools,
    FoundPlan,
    concern_notes,
    find_plan,
    has_store,
    print_json,
    print_table,
    tell_notes,
)
from backdesk.domain.clinic import Clinic
from backdesk.domain.wording import Words
from backdesk.errors import NotFoundError, OutputError, Phrase
from backdesk.files import write_whole
from backdesk.services.id_prefix import fitting_ids
from backdesk.services.settings import HANDOUT_PARTS, Settings, SettingsFile

if TYPE_CHECKING:  # the other commands should not wait for them
    from backdesk.domain.handout_record import HandoutRecord
    from backdesk.services.handouts import HandoutOptions, HandoutReport

_LARGE_PRINT = "large-print"
_ALIASES: Mapping[str, str] = MappingProxyType(
    {
        "weeks": "week",
        "week-at-a-glance": "week",
        "session": "sessions",
        "session-sheet": "sessions",
        "session-sheets": "sessions",
        "card": "cards",
        "exercise-card": "cards",
        "exercise-cards": "cards",
        "lists": "list",
        "compact": "list",
        "compact-list": "list",
        "logs": "log",
        "log-sheet": "log",
        "log-sheets": "log",
        "large": _LARGE_PRINT,
    }
)
"""Other names of the layouts, as people and design/handouts.md say them."""
_SWITCHES = (
    ("pictures", "pictures", "the pictures"),
    ("steps", "steps", "the steps"),
    ("tips", "tips", "the tips"),
    ("days", "days", "on which days an exercise is done"),
    ("notes", "notes", "the trainer's notes"),
    ("pain-box", "pain_box", "the box about pain"),
    ("stop-signs", "stop_signs_box", "the box with the stop signs"),
    ("qr", "qr", "the QR codes of links"),
)
"""What can be left out: the name on the command line, the option, and what it is."""


def handout(arguments: argparse.Namespace, tools: CommandTools) -> int:
    """`backdesk handout`: a PDF of a plan; that of a stored plan is put on record."""
    # imported here: the other commands should not wait for it
    from backdesk.services.clinic import ClinicFile
    from backdesk.services.figures import Figures
    from backdesk.services.handouts import make_handout
    from backdesk.services.photos import Photos
    from backdesk.services.plan_handout import plan_handout

    found, output = find_plan(arguments.plan, tools), arguments.output
    if found.file is not None and _is_same_file(found.file, output):
        raise OutputError("{path} is the plan itself; give another name for the PDF.", path=output)
    settings, clinic_file = SettingsFile(tools.folder.settings).load(), ClinicFile(tools.folder.clinic)
    clinic = clinic_file.load()
    options = _options(arguments, settings)
    spec = plan_handout(
        found.plan,
        found.client,
        found.catalogue,
        tools.words,
        today=arguments.date or tools.today(),
        options=options,
        rules=settings.rules(),
        figures=Figures(Photos(tools.folder, found.photos)),
        clinic=clinic,
    )
    report = make_handout(spec)
    if found.file is None and arguments.record:
        _save_on_record(output, found, options, report, clinic, tools)
    else:
        write_whole(output, report.content)
    tell_notes(concern_notes(found, tools.words), tools.words)
    tell_notes(_notes(report, clinic_file.problem(), tools.words), tools.words)
    return 0


def handouts(arguments: argparse.Namespace, tools: CommandTools) -> int:
    """`backdesk handouts`: what was given out; nothing where there is no store, which is not made."""
    found: tuple[HandoutRecord, ...] = ()
    if has_store(tools.folder):
        with tools.open_records() as records:
            found = records.all()
    if arguments.client is not None:
        client = _client_id(arguments.client, found, tools)
        found = tuple(record for record in found if record.client_id == client)
    if arguments.json:
        print_json([_record_json(record) for record in found])
    elif found:
        print_table(map(_record_row, found), right=frozenset({5}))
    return 0


def reprint(arguments: argparse.Namespace, tools: CommandTools) -> int:
    """`backdesk reprint`: the identical bytes of a handout that was given out."""
    if not has_store(tools.folder):
        raise NotFoundError("There is no handout called {wanted} on record.", wanted=arguments.handout)
    with tools.open_records() as records:
        content = records.pdf(records.find(arguments.handout))
    write_whole(arguments.output, content)
    return 0


def add_handout_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `backdesk handout`, but for the plan and the output."""
    parser.epilog = (
        "What is not said here follows the settings of the window for the layouts, the paper, the cards per "
        "page, the weeks of the log sheet and the figures' looks. The other switches do not: without --grey, "
        "--large-print and --coverage these are off, without --no-… the part is printed."
    )
    parser.add_argument(
        "--layout",
        metavar="LAYOUT,…",
        type=_layouts,
        action="extend",
        help=f"parts to print, in this order, out of {', '.join(HANDOUT_PARTS)}; {_LARGE_PRINT} prints cards "
        "in large print (default: those chosen in the window, at first week and cards)",
    )
    parser.add_argument(
        "--paper",
        type=str.casefold,
        choices=("a4", "letter"),
        help="paper size (default: the one chosen in the window, at first a4)",
    )
    parser.add_argument("--grey", action="store_true", help="print in shades of grey")
    parser.add_argument("--large-print", action="store_true", help="18 pt text, one exercise a page")
    parser.add_argument(
        "--cards-per-page",
        type=int,
        choices=(1, 2, 4, 6),
        help="the most exercise cards on a page (default: as in the window)",
    )
    parser.add_argument(
        "--log-weeks",
        type=int,
        choices=range(1, 7),
        metavar="1-6",
        help="weeks that the log sheet is for (default: as in the window)",
    )
    for name, option, what in _SWITCHES:
        parser.add_argument(f"--no-{name}", dest=option, action="store_false", help=f"leave out {what}")
    parser.add_argument("--coverage", action="store_true", help="print the coverage summary too")
    parser.add_argument(
        "--date",
        metavar="YYYY-MM-DD",
        type=_date,
        help="the date to print (default: today); the same date and plan give the same bytes",
    )
    parser.add_argument(
        "--no-record",
        dest="record",
        action="store_false",
        help="do not put the handout of a stored plan on record; that of a plan file never is",
    )


def _options(arguments: argparse.Namespace, settings: Settings) -> HandoutOptions:
    """What the command line says, and for what it does not say the choices of the window.

    The switches are those of the command line alone, because what the window switches off it could not
    switch on.
    """
    from dataclasses import replace

    from backdesk.services.handouts import Layout, Paper, handout_options

    usual = handout_options(settings)
    named: list[str] = list(dict.fromkeys(arguments.layout or ()))
    parts = [name for name in named if name != _LARGE_PRINT]
    if named and not parts:
        parts = ["cards"]
    return replace(
        usual,
        layouts=tuple(map(Layout, parts)) or usual.layouts,
        paper=Paper(arguments.paper) if arguments.paper else usual.paper,
        grey=arguments.grey,
        large_print=arguments.large_print or _LARGE_PRINT in named,
        cards_per_page=arguments.cards_per_page or usual.cards_per_page,
        log_weeks=arguments.log_weeks or usual.log_weeks,
        coverage=arguments.coverage,
        **{option: getattr(arguments, option) for _, option, _ in _SWITCHES},
    )


def _notes(report: HandoutReport, clinic_problem: Phrase | None, words: Words) -> Iterator[str]:
    if clinic_problem is not None:
        yield clinic_problem.said(words.gettext)
    left_out = words.gettext("{where}: no font has {characters}, left out of the print")
    for one in report.missing_characters:
        yield left_out.format(where=one.where, characters=" ".join(one.characters))


def _save_on_record(
    output: Path,
    found: FoundPlan,
    options: HandoutOptions,
    report: HandoutReport,
    clinic: Clinic,
    tools: CommandTools,
) -> None:
    """Record the handout and write it, or neither."""
    from backdesk.services.handout_records import IssueWay

    with tools.open_records() as records:
        record = records.issue(
            found.plan,
            found.client,
            options,
            report,
            catalogue=found.catalogue,
            by=clinic.therapist or clinic.name,
            way=IssueWay.SAVED,
        )
        try:
            write_whole(output, report.content)
        except BaseException:  # also when the user stops it
            records.withdraw(record)
            raise


def _client_id(wanted: str, found: tuple[HandoutRecord, ...], tools: CommandTools) -> str:
    """The id of a client who is stored or on record. Raises NotFoundError unless exactly one fits."""
    ids = {str(record.client_id) for record in found if record.client_id is not None}
    if has_store(tools.folder):
        with tools.open_archive(False) as archive:
            ids |= {str(one.client.id) for one in archive.clients()}
    fitting = fitting_ids(wanted, ids)
    if len(fitting) > 1:
        raise NotFoundError(
            "{n} clients have an id that begins with {wanted}; give more of it.",
            n=len(fitting),
            wanted=wanted,
        )
    if not fitting:
        raise NotFoundError(
            'There is no client with the id {wanted}; "backdesk clients" lists all.', wanted=wanted
        )
    return fitting[0]


def _record_json(record: HandoutRecord) -> dict[str, object]:
    return {
        "id": record.id,
        "date": record.issued_at.astimezone(UTC).isoformat(timespec="seconds"),
        "client": None if record.client_id is None else record.client_name,
        "title": record.title,
        "plan": record.plan_id,
        "layouts": list(record.layouts),
        "pages": record.pages,
        "way": record.way.value,
        "by": record.issued_by,
        "sha256": record.sha256,
        "bytes": record.size_bytes,
    }


def _record_row(record: HandoutRecord) -> tuple[str, ...]:
    return (
        record.id,
        f"{record.issued_at:%Y-%m-%d %H:%M}",
        record.client_name,
        record.title,
        ",".join(record.layouts),
        str(record.pages),
        record.way.value,
        record.issued_by,
    )


def _layouts(text: str) -> list[str]:
    named = [name.strip().casefold() for name in text.split(",") if name.strip()]
    known = (*HANDOUT_PARTS, _LARGE_PRINT)
    for name in named:
        if _ALIASES.get(name, name) not in known:
            raise argparse.ArgumentTypeError(f"unknown layout {name!r} (choose from {', '.join(known)})")
    if not named:
        raise argparse.ArgumentTypeError(f"choose from {', '.join(known)}")
    return [_ALIASES.get(name, name) for name in named]


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date such as 2025-03-31") from None


def _is_same_file(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False
