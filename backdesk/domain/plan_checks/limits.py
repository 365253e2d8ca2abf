"""What the client said: days, minutes, and the level that suits. Rule 9 about the Jefferson curl too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from backdesk.domain.blocks import BlockKind
from backdesk.domain.duration import entry_seconds
from backdesk.domain.ids import EntryId, IdFactory
from backdesk.domain.labels import day_name
from backdesk.domain.plan import WEEKDAYS, Entry, Plan
from backdesk.domain.plan_checks import edits
from backdesk.domain.plan_checks.days import free_day, week_count
from backdesk.domain.plan_checks.doses import item_hit
from backdesk.domain.plan_checks.facts import DayFacts, Item, WeekFacts
from backdesk.domain.plan_checks.finding import Severity, Spot
from backdesk.domain.plan_checks.hits import Hit, SpotEdit, SpotFix
from backdesk.domain.plan_checks.say import Say
from backdesk.domain.plan_checks.setting import Setting
from backdesk.domain.plan_checks.sources import Source
from backdesk.domain.screening import ADVANCED_ONLY

DAYS_RULE, MINUTES_RULE, LEVEL_RULE, ADVANCED_RULE = (
    "client-days",
    "client-minutes",
    "client-level",
    "advanced-only",
)
TOLERANCE = 1.1
"""Minutes are an estimate, so that a tenth more is not worth a word: our own convention."""
LEAST_SETS = 2
"""A fix never takes an exercise below the 2–3 sets of rule 2."""


def find(week: WeekFacts, setting: Setting) -> Iterator[Hit]:
    """Of a plan without a client only what is for advanced ones; no word on wishes that are not known."""
    client = setting.client
    if client is None:
        yield from (_advanced(item, setting) for item in week.items if item.exercise.id in ADVANCED_ONLY)
        return
    if client.days:
        yield from _days(week, client.days, setting)
    if client.minutes is not None:
        for day in week.days:
            if day.minutes > client.minutes * TOLERANCE:
                yield _long(day, client.minutes, setting)
    for item in week.items:
        if item.exercise.id in ADVANCED_ONLY and not setting.is_advanced:
            yield _advanced(item, setting)
        elif client.level is not None and item.exercise.level > client.level:
            yield _hard(item, client.level, setting)


def _days(week: WeekFacts, days: Sequence[str], setting: Setting) -> Iterator[Hit]:
    """Sessions on other days; relief alone is no session, because it fits into any day."""
    words = setting.words
    sessions = [day for day in week.days if day.of(BlockKind.STRENGTH)]
    why = words.gettext("A plan that fits into the client's days is kept up.")
    for day in sessions:
        if day.name in WEEKDAYS and day.name not in days:
            message = words.gettext("{day} is not among the client's days.")
            texts = Say(
                message.format(day=day_name(day.name, words)),
                why,
                (Source.CLIENT,),
                words.gettext("Move the session to one of the client's days."),
            )
            fixes = _move(week, day, setting)
            yield Hit(DAYS_RULE, Severity.CAUTION, day.name, texts, days=(day.name,), fixes=fixes)
    numbered = [day for day in sessions if day.name not in WEEKDAYS]
    if len(numbered) > len(days) * week_count(week):
        said = (
            words.ngettext(
                "{n} session, but {days} in the client's week.",
                "{n} sessions, but {days} in the client's week.",
                len(numbered),
            )
            if week_count(week) == 1
            else words.gettext("{n} sessions in two weeks, but {days} in each of the client's.")
        )
        free = words.ngettext("{n} day", "{n} days", len(days)).format(n=len(days))
        texts = Say(
            said.format(n=len(numbered), days=free),
            why,
            (Source.CLIENT,),
            words.gettext("Join sessions, or leave some out."),
        )
        yield Hit(DAYS_RULE, Severity.CAUTION, f"sessions/{len(numbered)}", texts)


def _move(week: WeekFacts, day: DayFacts, setting: Setting) -> tuple[SpotFix, ...]:
    target = free_day(week, setting)
    if target is None:
        return ()
    label = setting.words.gettext("Move {day} to {target}").format(
        day=day_name(day.name, setting.words), target=day_name(target, setting.words)
    )
    return (SpotFix(label, edits.move_day(day.name, target)),)


def _long(day: DayFacts, limit: int, setting: Setting) -> Hit:
    words = setting.words
    texts = Say(
        words.gettext("About {n} minutes, but the client has {limit}.").format(
            n=round(day.minutes), limit=limit
        ),
        words.gettext("A session that fits into the client's time is kept up."),
        (Source.CLIENT,),
        words.gettext("Take sets or exercises away, or move some to another day."),
    )
    return Hit(
        MINUTES_RULE,
        Severity.CAUTION,
        day.name,
        texts,
        days=(day.name,),
        entries=tuple(item.id for item in day.work),
        fixes=_fewer_sets(day, limit, setting),
    )


def _fewer_sets(day: DayFacts, limit: int, setting: Setting) -> tuple[SpotFix, ...]:
    """Sets taken away one by one, from where there are most, until the session fits; () where it cannot."""
    sets = {item.id: item.dose.set_count for item in day.work if item.rounds == 1}
    items = {item.id: item for item in day.work}
    minutes = day.minutes
    while minutes > limit * TOLERANCE:
        most = max(reversed(sets), key=lambda one: sets[one], default=None)
        if most is None or sets[most] <= LEAST_SETS:
            return ()
        dose = items[most].dose
        before = entry_seconds(replace(dose, sets=sets[most]))
        sets[most] -= 1
        minutes -= (before - entry_seconds(replace(dose, sets=sets[most]))) / 60
    wanted = tuple(sets.get(item.id) for item in day.work)
    label = setting.words.gettext("Fewer sets, to fit {n} minutes").format(n=limit)
    return (SpotFix(label, _set_counts(wanted)),)


def _set_counts(wanted: tuple[int | None, ...]) -> SpotEdit:
    """Set counts in the order of the strength work, because weeks with equal days share the fix."""

    def edit(plan: Plan, spot: Spot, _: IdFactory) -> Plan:
        counts = dict(zip(spot.entries, wanted, strict=True))

        def change(entry: Entry) -> Entry:
            sets = counts[EntryId(entry.id)]
            return entry if sets is None else replace(entry, dose=replace(entry.dose, sets=sets))

        return edits.change_entries(plan, spot, change)

    return edit


def _advanced(item: Item, setting: Setting) -> Hit:
    say = setting.words.gettext
    texts = Say(
        say("For advanced clients only: {names}."),
        say("The spine is bent under load on purpose; that needs a long and gradual preparation."),
        (Source.STRENGTH_GUIDE,),
        say("Take an easier exercise, or set the client's level to advanced."),
    )
    severity = Severity.CAUTION if setting.client is None else Severity.SERIOUS
    return replace(item_hit(ADVANCED_RULE, item, texts, severity=severity), swaps=item.exercise.id)


def _hard(item: Item, level: int, setting: Setting) -> Hit:
    say = setting.words.gettext
    texts = Say(
        say("Harder than this client's level {level}: {names}.").replace("{level}", str(level)),
        say("The library puts the exercise on a higher level than the client's."),
        (Source.LIBRARY, Source.CLIENT),
        say("Take an easier version."),
    )
    return replace(item_hit(LEVEL_RULE, item, texts, severity=Severity.CAUTION), swaps=item.exercise.id)
