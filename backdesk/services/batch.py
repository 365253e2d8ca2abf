"""Handouts for many clients at once: a file for each, or one file for all."""

from __future__ import annotations

import gc
import logging
import os
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.client import Client
from backdesk.domain.clinic import NO_CLINIC, Clinic
from backdesk.domain.coverage import CoverageRules
from backdesk.domain.plan import Plan
from backdesk.domain.plan_screen import plan_screen
from backdesk.domain.screening import concern_name
from backdesk.domain.screening_words import names_of, open_serious
from backdesk.domain.wording import Words
from backdesk.errors import BackDeskError, Phrase
from backdesk.files import write_whole
from backdesk.services.figures import Figures
from backdesk.services.handouts import (
    HandoutCancelled,
    HandoutOptions,
    HandoutReport,
    HandoutSpec,
    handout_file_name,
    make_handout,
)
from backdesk.services.plan_handout import plan_handout

if TYPE_CHECKING:  # loaded with the first merged file
    from backdesk.handout.merged import MergedHandouts

CancelCheck = Callable[[], bool]

_NEVER = 1_000_000
"""Collections of the middle generation until a full one."""

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class BatchSetting:
    """What all handouts of a batch are made with, frozen when it begins.

    `rules` are the counting rules of the coverage summary; without `figures` the bundled ones are read.
    """

    options: HandoutOptions
    catalogue: Catalogue
    words: Words
    today: date
    clinic: Clinic = NO_CLINIC
    rules: CoverageRules | None = None
    figures: Figures | None = None


@dataclass(frozen=True, slots=True)
class BatchItem:
    """One plan to be made a handout of; `client` is None for a template."""

    plan: Plan
    client: Client | None


@dataclass(frozen=True, slots=True)
class BatchResult:
    """What became of one handout: a `report` when it was made, else a `problem` in one sentence.

    `name` is client and plan for people, `path` the file of its own (None in a merged one), `remark`
    something to know about a handout that was made, `avoided` says what is to be avoided for the client
    and stands on it all the same.
    """

    name: str
    path: Path | None = None
    report: HandoutReport | None = None
    problem: Phrase | None = None
    remark: Phrase | None = None
    avoided: Phrase | None = None

    @property
    def is_made(self) -> bool:
        """Whether there is a handout."""
        return self.problem is None

    def line(self) -> BatchResult:
        """The result without the PDF, to be kept for the list at the end."""
        return replace(self, report=None)


class BatchJob:
    """Makes one handout after another; `make` and `finish` are called from the one thread that makes PDFs.

    With files of their own nothing of a finished handout is kept here. The pages of a merged file are drawn
    and wait for `finish`, which writes them whole; until then there is no file.
    """

    def __init__(self, setting: BatchSetting, target: Path, *, merged: bool = False) -> None:
        """`target` is the folder of the files, or the merged file. Nothing is written yet."""
        self._setting = setting
        self._target = target
        self._is_merged = merged
        self._pages: MergedHandouts | None = None

    def make(self, item: BatchItem, is_cancelled: CancelCheck | None = None) -> BatchResult:
        """Make one handout. Raises only HandoutCancelled; every other problem is in the result."""
        name = item_name(item.plan.title, item.client, self._setting.words)
        try:
            return self._made(name, item, is_cancelled)
        except HandoutCancelled:
            raise
        except BackDeskError as problem:
            return BatchResult(name, problem=problem.phrase)
        except Exception as problem:  # one broken plan must not stop the others; where it broke is logged
            where = "".join(traceback.format_tb(problem.__traceback__))
            _LOG.error("unexpected %s in a batch\n%s", type(problem).__name__, where)
            return BatchResult(
                name, problem=Phrase("The handout could not be made. Open the plan and try it alone.")
            )

    def finish(self, is_cancelled: CancelCheck | None = None) -> Path | None:
        """Write the merged file, which replaces one of its name, and give its path.

        None where there is nothing to write. Raises OutputError or HandoutCancelled, and then nothing
        was written.
        """
        if self._pages is None:
            return None
        content = self._pages.finish()
        if is_cancelled is not None and is_cancelled():
            raise HandoutCancelled
        write_whole(self._target, content)
        self._pages = None
        return self._target

    def _made(self, name: str, item: BatchItem, is_cancelled: CancelCheck | None) -> BatchResult:
        if not any(True for _ in item.plan.entries()):
            raise BackDeskError("The plan has no exercises yet. Add some, or leave it out.")
        spec = self._spec(item)
        if self._is_merged:
            report = self._merge(name, spec, is_cancelled)
            return BatchResult(name, None, report, remark=_left_out(report), avoided=self._avoided(item))
        report = make_handout(spec, None, is_cancelled)
        path = free_path(self._target, handout_file_name(spec.client_name, spec.title))
        write_whole(path, report.content)
        report = replace(report, path=path)
        return BatchResult(name, path, report, remark=_left_out(report), avoided=self._avoided(item))

    def _avoided(self, item: BatchItem) -> Phrase | None:
        """What the plan does not override; named without the search for a safer exercise."""
        catalogue = self._setting.catalogue.with_exercises(item.plan.exercises)
        screen = plan_screen(item.plan, item.client, catalogue)
        referred, avoided = open_serious(item.plan, screen)
        if referred:
            names = ", ".join(concern_name(one, catalogue, self._setting.words) for one in referred)
            return Phrase("{precaution}: a doctor's word comes first.", precaution=names)
        if not avoided:
            return None
        return Phrase("To be avoided for this client: {names}", names=names_of(avoided, screen))

    def _merge(self, name: str, spec: HandoutSpec, is_cancelled: CancelCheck | None) -> HandoutReport:
        """Lay out once; the pages go into the merged file, and into a PDF of their own for the record."""
        from backdesk.handout.fonts import load_fonts
        from backdesk.handout.glyphs import missing_texts
        from backdesk.handout.merged import MergedHandouts
        from backdesk.handout.pen import draw_pages
        from backdesk.handout.render import lay_out

        missing = missing_texts(spec)
        pages = lay_out(spec, is_cancelled)
        content = draw_pages(pages, spec, load_fonts(), is_cancelled=is_cancelled)
        if self._pages is None:
            self._pages = MergedHandouts(self._setting.words.gettext("Exercise handouts"))
        self._pages.add(spec, pages, name)
        return HandoutReport(None, len(pages), missing, content)

    def _spec(self, item: BatchItem) -> HandoutSpec:
        setting = self._setting
        return plan_handout(
            item.plan,
            item.client,
            setting.catalogue,
            setting.words,
            today=setting.today,
            options=setting.options,
            rules=setting.rules,
            figures=setting.figures,
            clinic=setting.clinic,
        )


@contextmanager
def without_full_collections() -> Iterator[None]:
    """While a batch is made, nobody looks through all objects for garbage, which stops every thread.

    Handouts leave none of the kind that only this finds, and what is young is looked through as ever.
    """
    thresholds = gc.get_threshold()
    gc.set_threshold(*thresholds[:2], _NEVER)
    try:
        yield
    finally:
        gc.set_threshold(*thresholds)


def item_name(title: str, client: Client | None, words: Words) -> str:
    """Client and plan for people: "Maria Lopez: Lower back"."""
    shown = title.strip() or words.gettext("Exercise plan")
    return f"{client.name}: {shown}" if client is not None else shown


def free_path(folder: Path, name: str) -> Path:
    """The path of a new file in a folder: "name (2).pdf" where there is a "name.pdf"."""
    path, number = folder / name, 1
    while os.path.lexists(path):
        number += 1
        path = folder / f"{Path(name).stem} ({number}){Path(name).suffix}"
    return path


def _left_out(report: HandoutReport) -> Phrase | None:
    characters = dict.fromkeys(sign for text in report.missing_characters for sign in text.characters)
    if not characters:
        return None
    return Phrase("These characters could not be printed: {characters}", characters=" ".join(characters))
