"""What a week is made of: rules 1 and 2 of section 5."""

from __future__ import annotations

from collections.abc import Iterator

from backdesk.domain.blocks import BlockKind
from backdesk.domain.dose import Dose, Span
from backdesk.domain.exercise import ExerciseType
from backdesk.domain.labels import day_name
from backdesk.domain.plan_checks import edits
from backdesk.domain.plan_checks.additions import more_fixes, strength_fixes
from backdesk.domain.plan_checks.days import client_days, free_day, week_count
from backdesk.domain.plan_checks.facts import DayFacts, WeekFacts, planned_ids
from backdesk.domain.plan_checks.finding import Severity
from backdesk.domain.plan_checks.hits import Hit, SpotFix
from backdesk.domain.plan_checks.say import Say
from backdesk.domain.plan_checks.setting import Setting
from backdesk.domain.plan_checks.sources import Source
from backdesk.domain.plan_checks.surplus import fewer_fixes, is_for_trunk, rest_fixes

PART_RULE, SIZE_RULE, SETS_RULE, DAYS_RULE = (
    "complete-programme",
    "session-size",
    "sets",
    "strength-days",
)
FEW_KEY = "few"
MOST_EXERCISES = 5
FEWEST_EXERCISES = 3
FEWEST_SETS, MOST_SETS = 2, 3
FEWEST_DAYS, MOST_DAYS = 2, 3
"""3–5 exercises, 2–3 sets each, 2–3 times a week (rule 2, source F). The upper numbers are not held against
advanced clients: our own convention."""
UNDER_WAY = 5
"""From so many entries on a week counts as planned, and what it lacks is worth a hint: our own convention."""
WALK_SECONDS = 1200.0
"""A first walk of 20 minutes: our own convention, less than the 3–5 km of fact 65."""
_STRETCHES = (
    "hip-flexor-stretch",
    "adductor-stretch",
    "knee-to-chest",
    "standing-hamstring-stretch",
    "standing-gluteal-stretch",
    "doorway-pec-stretch",
    "calf-stretch",
    "childs-pose",
)
_AEROBIC = ("walking", "cycling", "swimming", "water-exercise", "elliptical", "step-machine")


def find(week: WeekFacts, setting: Setting) -> Iterator[Hit]:
    """Parts that are missing, sessions that are small or large, sets, and how often a week."""
    yield from _sets(week, setting)
    if len(week.items) >= UNDER_WAY:
        yield from _missing_parts(week, setting)
        yield from _sizes(week, setting)
        yield from _frequency(week, setting)


def _missing_parts(week: WeekFacts, setting: Setting) -> Iterator[Hit]:
    say = setting.words.gettext
    if not any(item.exercise.type in (ExerciseType.STRENGTH, ExerciseType.STABILITY) for item in week.items):
        fixes = strength_fixes(week, setting)
        yield _missing("strength", say("No strengthening this week."), setting, fixes)
    if not any(item.exercise.type is ExerciseType.STRETCH or item.exercise.stretched for item in week.items):
        yield _missing("stretch", say("No stretching this week."), setting, _stretch_fix(week, setting))
    aerobic = (item for item in week.items if item.exercise.type is ExerciseType.AEROBIC)
    if all(item.block is BlockKind.WARM_UP for item in aerobic):
        message = say("No low-impact aerobic work this week, such as a walk.")
        yield _missing("aerobic", message, setting, _aerobic_fix(week, setting))


def _missing(part: str, message: str, setting: Setting, fixes: tuple[SpotFix, ...]) -> Hit:
    say = setting.words.gettext
    texts = Say(
        message,
        say("A complete programme for the back joins stretching, strengthening and low-impact aerobic work."),
        (Source.ENCYCLOPEDIA, Source.PAIN_ARTICLE),
        say("Add some, or keep it as it is where the client does it elsewhere."),
    )
    return Hit(PART_RULE, Severity.HINT, part, texts, fixes=fixes)


def _stretch_fix(week: WeekFacts, setting: Setting) -> tuple[SpotFix, ...]:
    found = setting.open_ones(_STRETCHES)
    stretch = next((one for one in found if one.type is ExerciseType.STRETCH or one.stretched), None)
    if stretch is None or not week.days:
        return ()
    day = (week.work_days or week.days)[0].name
    label = setting.words.gettext("Add {exercise} on {day}").format(
        exercise=stretch.name, day=day_name(day, setting.words)
    )
    return (SpotFix(label, edits.add_exercises(day, BlockKind.RELIEF, (stretch, stretch.default_dose))),)


def _aerobic_fix(week: WeekFacts, setting: Setting) -> tuple[SpotFix, ...]:
    found = [one for one in setting.open_ones(_AEROBIC) if one.type is ExerciseType.AEROBIC]
    if not found or not week.days:
        return ()
    day = free_day(week, setting) or week.days[-1].name
    label = setting.words.gettext("Add {exercise} for 20 minutes on {day}").format(
        exercise=found[0].name, day=day_name(day, setting.words)
    )
    dose = Dose(duration_seconds=Span.of(WALK_SECONDS))
    return (SpotFix(label, edits.add_exercises(day, BlockKind.STRENGTH, (found[0], dose))),)


def _sizes(week: WeekFacts, setting: Setting) -> Iterator[Hit]:
    say = setting.words.gettext
    why = say("3–5 exercises are enough for a session for the back; more are harder to keep up.")
    for day in () if setting.is_advanced else week.work_days:
        count = len({item.exercise.id for item in day.work})
        if count > MOST_EXERCISES:
            message = setting.words.ngettext(
                "{n} strength exercise in one session.", "{n} strength exercises in one session.", count
            ).format(n=count)
            remedy = say("Spread them over more days, or leave some out.")
            texts = Say(message, why, (Source.PAIN_ARTICLE,), remedy)
            fixes = fewer_fixes(day, week, MOST_EXERCISES, setting)
            yield Hit(SIZE_RULE, Severity.HINT, f"many/{day.name}", texts, days=(day.name,), fixes=fixes)
    planned = {item.exercise.id for item in week.work}
    missing = FEWEST_EXERCISES - len(planned)
    if planned and missing > 0 and _has_more(week, setting):
        message = setting.words.ngettext(
            "Only {n} strength exercise this week.", "Only {n} strength exercises this week.", len(planned)
        ).format(n=len(planned))
        few = Say(message, why, (Source.PAIN_ARTICLE,), say("Add one or two."))
        yield Hit(SIZE_RULE, Severity.HINT, FEW_KEY, few, fixes=more_fixes(week, missing, setting))


def _has_more(week: WeekFacts, setting: Setting) -> bool:
    """Whether the client could do more than is planned: what nobody can mend is not worth a hint."""
    planned = planned_ids(week)
    return any(exercise.id not in planned for exercise in setting.strength_work())


def _sets(week: WeekFacts, setting: Setting) -> Iterator[Hit]:
    """Sets beyond 2–3, unless the library's own usual dose says so."""
    say = setting.words.gettext
    why = say("2–3 sets of each exercise are the usual dose in a programme for the back.")
    more = Say(
        say("More than 3 sets: {names}."), why, (Source.PAIN_ARTICLE,), say("Do 3 sets, if that is enough.")
    )
    less = Say(
        say("Only one set: {names}."), why, (Source.PAIN_ARTICLE,), say("Do 2 sets once it feels easy.")
    )
    for item in week.work:
        usual = item.exercise.default_dose.set_count
        odd = more if item.sets > max(MOST_SETS, usual) else less
        if odd is less and (item.sets >= min(FEWEST_SETS, usual) or item.dose.sets is None):
            continue
        if odd is more and setting.is_advanced:
            continue
        wanted = max(MOST_SETS, usual) if odd is more else min(FEWEST_SETS, usual)
        yield Hit(
            SETS_RULE,
            Severity.HINT,
            f"{item.exercise.id}/{'many' if odd is more else 'few'}",
            odd,
            subject=item.exercise.name,
            days=(item.day,),
            block=item.block,
            entries=(item.id,),
            fixes=_set_fix(item.rounds, wanted, setting),
        )


def _set_fix(rounds: int, wanted: int, setting: Setting) -> tuple[SpotFix, ...]:
    sets = wanted // rounds
    if not sets:  # the rounds alone are too many
        return ()
    label = setting.words.ngettext("Do {n} set", "Do {n} sets", sets).format(n=sets)
    return (SpotFix(label, edits.set_sets(sets)),)


def _frequency(week: WeekFacts, setting: Setting) -> Iterator[Hit]:
    words = setting.words
    days, trunk_days = len(week.work_days), _trunk_days(week, setting)
    for_trunk = len(trunk_days)
    few = days < FEWEST_DAYS
    if few and len(client_days(setting)) < FEWEST_DAYS:
        return  # the client has no second day, so nobody could mend it
    most = MOST_DAYS * week_count(week)
    if not days or (not few and (for_trunk <= most or setting.is_advanced)):
        return
    many = (
        words.gettext("Strength work for the trunk on {n} days of the week.")
        if most == MOST_DAYS
        else words.gettext("Strength work for the trunk on {n} days of two weeks.")
    )
    said = words.gettext("Strength work on one day of the week only.") if few else many.format(n=for_trunk)
    why = words.gettext("Strength for the back is best trained two or three times a week.")
    remedy = words.gettext("Repeat the session on another day.") if few else words.gettext("Leave a day out.")
    texts = Say(said, why, (Source.PAIN_ARTICLE,), remedy)
    fixes = (
        _repeat_fix(week, week.work_days[0], setting)
        if few
        else rest_fixes(trunk_days, most, MOST_EXERCISES, week, setting)
    )
    yield Hit(DAYS_RULE, Severity.HINT, FEW_KEY if few else "many", texts, fixes=fixes)


def _trunk_days(week: WeekFacts, setting: Setting) -> list[DayFacts]:
    """The days with strength work that is mainly for the trunk: arms and legs may have days of their own."""

    return [day for day in week.work_days if any(is_for_trunk(item, setting) for item in day.work)]


def _repeat_fix(week: WeekFacts, day: DayFacts, setting: Setting) -> tuple[SpotFix, ...]:
    target = free_day(week, setting)
    if target is None:
        return ()
    label = setting.words.gettext("Repeat {day} on {target}").format(
        day=day_name(day.name, setting.words), target=day_name(target, setting.words)
    )
    return (SpotFix(label, edits.repeat_day(day.name, target)),)
