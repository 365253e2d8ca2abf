"""Front, back and sides, and the actions of the spine: rule 6 of section 5."""

from __future__ import annotations

from collections.abc import Iterator

from backdesk.domain.blocks import BlockKind
from backdesk.domain.exercise import Exercise, Movement
from backdesk.domain.labels import day_name, movement_name
from backdesk.domain.muscle import TrunkSide
from backdesk.domain.plan_checks import edits
from backdesk.domain.plan_checks.facts import WORK_TYPES, WeekFacts, planned_ids
from backdesk.domain.plan_checks.finding import Severity
from backdesk.domain.plan_checks.hits import Hit, SpotFix, names_text
from backdesk.domain.plan_checks.say import Say
from backdesk.domain.plan_checks.setting import Setting
from backdesk.domain.plan_checks.sources import Source
from backdesk.domain.wording import Words

BALANCE_RULE, ACTION_RULE = "trunk-balance", "action-untrained"
UNDER_WAY = 4
"""From so many strength entries a week on, balance is worth a hint: our own convention."""
MOST_TIMES = 3.0
"""One side of the trunk with more than three times the sets of another is out of balance: our own
convention; the sources ask for balance and give no number."""
SPINAL_ACTIONS = {
    Movement.FLEXION: Movement.ANTI_FLEXION,
    Movement.EXTENSION: Movement.ANTI_EXTENSION,
    Movement.LATERAL_FLEXION: Movement.ANTI_LATERAL_FLEXION,
    Movement.ROTATION: Movement.ANTI_ROTATION,
}
"""The four actions of section 2; to do one or to resist it trains it."""
_SOURCES = (Source.TRAINER, Source.STRENGTH_GUIDE)
_NAMED = 3


def find(week: WeekFacts, setting: Setting) -> Iterator[Hit]:
    """One side of the trunk far behind, and actions that nothing trains."""
    if len(week.work) < UNDER_WAY:
        return
    yield from _trunk(week, setting)
    yield from _actions(week, setting)


def _trunk(week: WeekFacts, setting: Setting) -> Iterator[Hit]:
    most = max(week.trunk, key=lambda side: week.trunk[side])
    least = min(week.trunk, key=lambda side: week.trunk[side])
    if week.trunk[most] <= MOST_TIMES * week.trunk[least]:
        return
    candidates = [one for one in setting.workers(least) if one.id not in planned_ids(week)][:_NAMED]
    if not candidates:
        return
    words = setting.words
    form = (
        words.gettext("{part} much less than {other}.")
        if week.trunk[least]
        else words.gettext("{part} not trained, but {other}.")
    )
    message = form.format(part=side_name(least, words), other=_inside(side_name(most, words)))
    names = names_text([one.name for one in candidates], words)
    texts = Say(
        message,
        words.gettext("Front, back and sides of the trunk are to be in balance."),
        (*_SOURCES, Source.OWN),
        words.gettext("For example: {names}.").format(names=names),
    )
    fixes = _balancing(week, least, most, candidates[0], setting)
    yield Hit(BALANCE_RULE, Severity.HINT, f"{least}-{most}", texts, fixes=fixes)


def _balancing(
    week: WeekFacts, least: TrunkSide, most: TrunkSide, exercise: Exercise, setting: Setting
) -> tuple[SpotFix, ...]:
    """One more exercise, where that is enough."""
    load = setting.loads.get(exercise.id)
    if load is None:
        return ()
    sets = exercise.default_dose.set_count
    after = {side: week.trunk[side] + load.trunk.get(side, 0.0) * sets for side in TrunkSide}
    if max(after.values()) > MOST_TIMES * min(after.values()) or after[least] <= 0:
        return ()
    return _adding(week, exercise, setting)


def _actions(week: WeekFacts, setting: Setting) -> Iterator[Hit]:
    words = setting.words
    done = {movement for item in week.items for movement in _moved(item.exercise, item.block)}
    for action, resisted in SPINAL_ACTIONS.items():
        if week.movements[action] or week.movements[resisted] or action in done or resisted in done:
            continue
        candidates = (*setting.doers(resisted), *setting.doers(action))[:_NAMED]
        if not candidates:  # the client's precautions leave nothing that would train it
            continue
        texts = Say(
            words.gettext("Never trained, nor resisted: {action}.").format(
                action=_inside(movement_name(action, words))
            ),
            words.gettext("Work in more than one plane protects the back."),
            _SOURCES,
            words.gettext("For example: {names}.").format(
                names=names_text([one.name for one in dict.fromkeys(candidates)], words)
            ),
        )
        fixes = _adding(week, candidates[0], setting)
        yield Hit(ACTION_RULE, Severity.HINT, action.value, texts, fixes=fixes)


def _moved(exercise: Exercise, block: BlockKind) -> tuple[Movement, ...]:
    """Movements of strength work outside the strength block: a twist in the warm-up is training too."""
    return exercise.movements if block is not BlockKind.STRENGTH and exercise.type in WORK_TYPES else ()


def _adding(week: WeekFacts, exercise: Exercise, setting: Setting) -> tuple[SpotFix, ...]:
    """The exercise on the day with the least strength work."""
    if not week.work_days:
        return ()
    day = min(week.work_days, key=lambda one: len(one.work)).name
    label = setting.words.gettext("Add {exercise} on {day}").format(
        exercise=exercise.name, day=day_name(day, setting.words)
    )
    return (SpotFix(label, edits.add_exercises(day, BlockKind.STRENGTH, (exercise, exercise.default_dose))),)


def side_name(side: TrunkSide, words: Words) -> str:
    """A side of the trunk for people."""
    return {
        TrunkSide.FRONT: words.gettext("Front of the trunk"),
        TrunkSide.BACK: words.gettext("Back of the trunk"),
        TrunkSide.SIDES: words.gettext("Sides of the trunk"),
    }[side]


def _inside(name: str) -> str:
    return name[:1].lower() + name[1:]
