"""Growth and differences in words, for the dialogs about weeks."""

from __future__ import annotations

from backdesk.domain.dose import Dose
from backdesk.domain.dose_text import dose_sentence
from backdesk.domain.growth import GrownCell, RuleEffect
from backdesk.domain.progression import Growth, GrowthRule
from backdesk.domain.week_difference import DifferenceKind
from backdesk.domain.wording import Words
from backdesk.ui.planner.dose_fields import field_labels


def growth_name(growth: Growth, words: Words) -> str:
    """What a rule adds to."""
    return {
        Growth.SETS: words.gettext("Sets"),
        Growth.REPS: words.gettext("Repetitions"),
        Growth.HOLD_SECONDS: words.gettext("Hold, seconds"),
        Growth.DURATION_SECONDS: words.gettext("Duration, seconds"),
        Growth.BREATHS: words.gettext("Breaths"),
        Growth.LOAD_KG: words.gettext("Load, kg"),
        Growth.LOAD_LB: words.gettext("Load, lb"),
        Growth.LOAD_PERCENT: words.gettext("Load, per cent"),
    }[growth]


def growth_unit(growth: Growth) -> str:
    """What stands behind the number of a rule."""
    return {
        Growth.HOLD_SECONDS: " s",
        Growth.DURATION_SECONDS: " s",
        Growth.LOAD_KG: " kg",
        Growth.LOAD_LB: " lb",
        Growth.LOAD_PERCENT: " %",
    }.get(growth, "")


def number_text(value: float) -> str:
    """A number with at most two decimals: "15", "2.5"."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def rule_text(rule: GrowthRule, words: Words) -> str:
    """A rule in a few words: "Hold, seconds: +15 s every week, at most 60 s"."""
    unit = growth_unit(rule.growth)
    often = words.ngettext("every week", "every {n} weeks", rule.every_weeks).format(n=rule.every_weeks)
    said = words.gettext("{what}: +{amount} {often}").format(
        what=growth_name(rule.growth, words), amount=f"{number_text(rule.amount)}{unit}", often=often
    )
    if rule.cap is None:
        return said
    cap = f"{number_text(rule.cap)}{unit}"
    is_percent = rule.growth is Growth.LOAD_PERCENT
    form = (
        words.gettext("{rule}, at most +{cap} in all")
        if is_percent
        else words.gettext("{rule}, at most {cap}")
    )
    return form.format(rule=said, cap=cap)


def cell_dose(cell: GrownCell, words: Words) -> str:
    """The dose of an entry in one week, with the rounds of its block."""
    return _dose_text(cell.dose, cell.rounds, words)


def cell_reasons(cell: GrownCell, words: Words) -> str:
    """What made the dose so: a change by hand, then a line for each rule; "" where nothing did."""
    lines = [] if cell.ruled is None else [_by_hand_text(cell, cell.ruled, words)]
    lines += [_effect_text(effect, words) for effect in cell.effects]
    if cell.is_deload:
        lines.append(words.gettext("Easier week: fewer sets, growth as in the week before"))
    return "\n".join(lines)


def difference_name(kind: DifferenceKind, words: Words) -> str:
    """What became of something."""
    return {
        DifferenceKind.ADDED: words.gettext("Added"),
        DifferenceKind.REMOVED: words.gettext("Taken out"),
        DifferenceKind.MOVED: words.gettext("Moved"),
        DifferenceKind.DOSE: words.gettext("Other dose"),
        DifferenceKind.NOTE: words.gettext("Other note"),
        DifferenceKind.SUPERSET: words.gettext("Other superset"),
        DifferenceKind.ORDER: words.gettext("Other order"),
        DifferenceKind.ROUNDS: words.gettext("Other rounds"),
        DifferenceKind.LABEL: words.gettext("Other label"),
    }[kind]


def _dose_text(dose: Dose, rounds: int | None, words: Words) -> str:
    said = dose_sentence(dose, words, rounds=None if rounds == 1 else rounds)
    return said or words.gettext("no dose given")


def _by_hand_text(cell: GrownCell, ruled: Dose, words: Words) -> str:
    """What of a dose was changed by hand, and what it would be without."""
    labels = field_labels(words)
    names = [labels[name] for name in cell.by_hand]
    said = words.gettext("Changed by hand: {what}. The rules would give: {dose}")
    return said.format(what=", ".join(names), dose=_dose_text(ruled, cell.rounds, words))


def _effect_text(effect: RuleEffect, words: Words) -> str:
    said = rule_text(effect.rule, words)
    if effect.is_capped:
        return words.gettext("{rule} (limit reached)").format(rule=said)
    if not effect.times:
        return words.gettext("{rule} (not yet)").format(rule=said)
    times = words.ngettext("{n} time", "{n} times", effect.times).format(n=effect.times)
    return words.gettext("{rule} ({times} so far)").format(rule=said, times=times)
