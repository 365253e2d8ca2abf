"""What a rule reports, and how the reports of many weeks become a few findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from backdesk.domain.blocks import BlockKind
from backdesk.domain.dismissal import Dismissal
from backdesk.domain.ids import EntryId, ExerciseId, IdFactory
from backdesk.domain.plan import Plan, day_order
from backdesk.domain.plan_checks.finding import Edit, Finding, Fix, Place, Severity, Spot
from backdesk.domain.plan_checks.say import Say
from backdesk.domain.plan_checks.setting import Setting
from backdesk.domain.plan_checks.sources import sources_text
from backdesk.domain.swaps import swap_entry
from backdesk.domain.wording import Words

MOST_NAMES = 4
"""More names than this make a message that nobody reads; the rest is counted."""
SpotEdit = Callable[[Plan, Spot, IdFactory], Plan]


@dataclass(frozen=True, slots=True)
class SpotFix:
    """A fix for one spot; hits with equal labels are fixed together, spot by spot.

    One that is `otherwise` is another way of the same, offered only where none before it is sound.
    """

    label: str
    edit: SpotEdit = field(compare=False)
    otherwise: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """One report of a rule in one week.

    `swaps` is the exercise that a safer one could replace, and `has_note` whether a note on the card would
    stay; `apart` keeps hits that say the same in findings of their own.

    `key` is what a Dismissal is about; hits of a rule that say the same and have the same `fixes` become one
    finding, whose message names the subjects and whose reasons are the `detail` of each.
    """

    rule: str
    severity: Severity
    key: str
    say: Say
    subject: str = ""
    detail: str = ""
    days: tuple[str, ...] = ()
    block: BlockKind | None = None
    entries: tuple[EntryId, ...] = ()
    fixes: tuple[SpotFix, ...] = ()
    swaps: ExerciseId | None = None
    apart: str = ""
    has_note: bool = False


PlacedHit = tuple[Hit, Spot]
"""A hit with where it is."""


def findings(
    hits: Sequence[PlacedHit], dismissals: Iterable[Dismissal], setting: Setting
) -> tuple[Finding, ...]:
    """Merge hits that say the same, serious ones first, then in plan order; set-aside ones come last."""
    kept = {(one.rule, one.about): one.note for one in dismissals}
    avoided = {hit.swaps for hit, _ in hits if _is_avoided(hit) and (hit.rule, hit.key) not in kept}
    merged: dict[tuple[str, Say, tuple[SpotFix, ...], str, str | None], list[PlacedHit]] = {}
    for hit, spot in hits:
        if hit.swaps in avoided and not _is_avoided(hit):
            continue
        note = kept.get((hit.rule, hit.key))
        merged.setdefault((hit.rule, hit.say, hit.fixes, hit.apart, note), []).append((hit, spot))
    found = [_finding(group, note, setting) for (*_, note), group in merged.items()]
    found.sort(key=lambda one: (one.is_dismissed, one.severity.rank, _first(one.where)))
    return tuple(found)


def _is_avoided(hit: Hit) -> bool:
    """Whether it says that an exercise is to be avoided; what else there is about the exercise can wait."""
    return hit.severity is Severity.SERIOUS and hit.swaps is not None and bool(hit.apart)


def _first(where: Place) -> tuple[int, tuple[int, int]]:
    """The week and the day; what is about a whole plan or week comes before what is about a day of it."""
    day = (-1, 0) if where.day is None else min(map(day_order, where.days))
    return (-1 if where.week is None else where.week, day)


def _finding(hits: Sequence[PlacedHit], note: str | None, setting: Setting) -> Finding:
    first = hits[0][0]
    names = tuple(dict.fromkeys(hit.subject for hit, _ in hits if hit.subject))
    return Finding(
        rule=first.rule,
        severity=first.severity,
        where=Place(_joined([spot for _, spot in hits])),
        keys=tuple(dict.fromkeys(hit.key for hit, _ in hits)),
        message=first.say.message.replace("{names}", names_text(names, setting.words)),
        why="\n".join(dict.fromkeys(line for line in (first.say.why, *_details(hits)) if line)),
        source=sources_text(first.say.sources, setting.words),
        remedy=first.say.remedy,
        is_dismissed=note is not None,
        note=note or "",
        offers=cache(lambda: (*_fixes(hits), *_swap(hits, setting))),
    )


def _details(hits: Sequence[PlacedHit]) -> list[str]:
    """What is said about each subject, with its name where there are several."""
    several = len({hit.subject for hit, _ in hits}) > 1
    return [f"{hit.subject}: {hit.detail}" if several and hit.detail else hit.detail for hit, _ in hits]


def _joined(spots: Sequence[Spot]) -> tuple[Spot, ...]:
    """Spots of one week and one block as one, in plan order."""
    joined: dict[tuple[int, BlockKind | None], Spot] = {}
    for spot in sorted(spots, key=lambda one: one.week):
        place = (spot.week, spot.block)
        old = joined.get(place)
        if old is not None:
            days = tuple(dict.fromkeys((*old.days, *spot.days)))
            entries = tuple(dict.fromkeys((*old.entries, *spot.entries)))
            spot = replace(old, days=days, entries=entries)
        joined[place] = spot
    return tuple(joined.values())


def _fixes(hits: Sequence[PlacedHit]) -> list[Fix]:
    """The fixes that all hits have, for all their spots."""

    def doing(place: int) -> Edit:
        def edit(plan: Plan, new_id: IdFactory) -> Plan:
            for hit, spot in hits:
                plan = hit.fixes[place].edit(plan, spot, new_id)
            return plan

        return edit

    return [Fix(fix.label, doing(place), fix.otherwise) for place, fix in enumerate(hits[0][0].fixes)]


def _swap(hits: Sequence[PlacedHit], setting: Setting) -> list[Fix]:
    """A safer exercise for every one of them; none where one would be left."""
    found: dict[ExerciseId, ExerciseId] = {}
    for exercise in dict.fromkeys(hit.swaps for hit, _ in hits):
        swap = None if exercise is None else setting.swap(exercise)
        if exercise is None or swap is None:
            return []
        found[exercise] = swap

    def edit(plan: Plan, _: IdFactory) -> Plan:
        # two precautions of one name may both be about one card
        wanted = {entry: found[hit.swaps] for hit, spot in hits if hit.swaps for entry in spot.entries}
        for entry, swap in wanted.items():
            plan = swap_entry(plan, entry, swap, catalogue=setting.catalogue)
        return plan

    return [Fix(_swap_label(found, any(hit.has_note for hit, _ in hits), setting), edit)]


def _swap_label(found: Mapping[ExerciseId, ExerciseId], keeps_note: bool, setting: Setting) -> str:
    """What is swapped for what; a note that stays on the card was written about the other exercise."""
    words, name = setting.words, setting.catalogue.name_of
    if len(found) == 1:
        ((old, new),) = found.items()
        form = (
            words.gettext("Swap {exercise} for {other}, keeping the note")
            if keeps_note
            else words.gettext("Swap {exercise} for {other}")
        )
        return form.format(exercise=name(old), other=name(new))
    others = names_text([name(new) for new in dict.fromkeys(found.values())], words)
    form = (
        words.gettext("Swap them for {others}, keeping the notes")
        if keeps_note
        else words.gettext("Swap them for {others}")
    )
    return form.format(others=others)


def names_text(names: Sequence[str], words: Words) -> str:
    """Names in a row: "Bird Dog, Plank and 2 more"."""
    shown = ", ".join(names[:MOST_NAMES])
    rest = len(names) - MOST_NAMES
    if rest <= 0:
        return shown
    return words.ngettext("{names} and {n} more", "{names} and {n} more", rest).format(names=shown, n=rest)
