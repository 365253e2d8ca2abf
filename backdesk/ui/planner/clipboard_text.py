"""A copied part in words, for a letter or a message: "A1 Bird Dog: 3 sets of 10 each side"."""

from __future__ import annotations

from collections.abc import Iterator

from backdesk.domain.blocks import BLOCK_ORDER, BlockKind
from backdesk.domain.catalogue import Catalogue
from backdesk.domain.dose_text import dose_sentence
from backdesk.domain.labels import block_name, day_name
from backdesk.domain.plan import Block, Day
from backdesk.domain.plan_copies import PartKind, PlanPart
from backdesk.domain.supersets import superset_labels
from backdesk.domain.wording import Words


def part_text(part: PlanPart, catalogue: Catalogue, words: Words) -> str:
    """The part line by line, with the days and blocks it is made of where they say something."""
    known = catalogue.with_exercises(part.exercises)
    lines: list[str] = []
    for day in part.week.days:
        if part.kind in (PartKind.DAY, PartKind.WEEK) and not day.is_rest:
            name = day_name(day.name, words)
            lines += ["", f"{name}, {day.label}" if day.label else name]
        lines += _day_lines(day, known, words, heads=part.kind is not PartKind.ENTRIES)
    return "\n".join(lines).strip()


def _day_lines(day: Day, catalogue: Catalogue, words: Words, *, heads: bool) -> Iterator[str]:
    for kind in BLOCK_ORDER:
        block = day.block(kind)
        if block.entries and heads:
            yield _head(kind, block, words)
        yield from _entry_lines(block, catalogue, words)


def _head(kind: BlockKind, block: Block, words: Words) -> str:
    name = block_name(kind, words)
    if block.rounds is None:
        return name
    rounds = words.ngettext("{n} round", "{n} rounds", block.rounds).format(n=block.rounds)
    return f"{name}, {rounds}"


def _entry_lines(block: Block, catalogue: Catalogue, words: Words) -> Iterator[str]:
    for entry, label in zip(block.entries, superset_labels(block), strict=True):
        name = " ".join(part for part in (label, catalogue.name_of(entry.exercise)) if part)
        dose = dose_sentence(entry.dose, words)
        yield f"{name}: {dose[:1].lower()}{dose[1:]}" if dose else name
        if entry.note:
            yield f"    {' '.join(entry.note.split())}"
