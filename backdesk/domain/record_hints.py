"""What records and outcome scores show, as neutral sentences: counts of days and numbers, no finding."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from backdesk.domain.outcomes import Change, Measure
from backdesk.domain.record_stats import (
    PAIN,
    Adherence,
    Score,
    WeekAdherence,
    by_day,
    can_be_said,
    compared,
    mean,
    points,
    rising_run,
    series,
    trend,
    whole_adherence,
)
from backdesk.domain.session_log import SessionRecord
from backdesk.domain.wording import Words

_LEAST_RUN = 3
_MINUS = "−"


def number_text(value: float) -> str:
    """ "4", "4.5" or "−2": at most one decimal, with a real minus sign."""
    rounded = round(value, 1)
    text = f"{rounded:.1f}".removesuffix(".0")
    return "0" if text in ("-0", "0") else text.replace("-", _MINUS)


def score_name(score: Score, words: Words) -> str:
    """What the log sheet calls it."""
    return {
        Score.BEFORE: words.gettext("Pain before"),
        Score.AFTER: words.gettext("Pain after"),
        Score.NEXT_MORNING: words.gettext("Pain next morning"),
        Score.EFFORT: words.gettext("Effort"),
    }[score]


def adherence_text(adherence: Adherence, words: Words) -> str:
    """ "14 of 16 exercises (88 %) · 3 of 4 days written down".

    Days on which nobody said what was done count for neither number; it then says on how many somebody did.
    """
    parts = []
    share = adherence.share
    if share is not None:
        said = words.ngettext(
            "{done} of {n} exercise ({percent} %)", "{done} of {n} exercises ({percent} %)", adherence.planned
        )
        parts.append(said.format(done=adherence.done, n=adherence.planned, percent=round(share * 100)))
        if adherence.counted < adherence.recorded:
            known = words.ngettext("{exercises} on {n} day", "{exercises} on {n} days", adherence.counted)
            parts[0] = known.format(exercises=parts[0], n=adherence.counted)
    if adherence.days:
        said = words.ngettext(
            "{recorded} of {n} day written down", "{recorded} of {n} days written down", adherence.days
        )
        parts.append(said.format(recorded=min(adherence.recorded, adherence.days), n=adherence.days))
    return " · ".join(parts) or words.gettext("nothing written down")


def hints(records: Iterable[SessionRecord], weeks: Sequence[WeekAdherence], words: Words) -> tuple[str, ...]:
    """What can be said of the records; nothing where there are too few days."""
    known = by_day(records)
    found = []
    if weeks:
        whole = adherence_text(whole_adherence(weeks), words)
        found.append(words.gettext("Done so far: {adherence}.").format(adherence=whole))
    found += _comparisons(known, words)
    found += _trends(known, words)
    return tuple(found)


def _comparisons(known: Sequence[SessionRecord], words: Words) -> list[str]:
    said = []
    forms = (
        (
            Score.NEXT_MORNING,
            words.gettext("Pain next morning was higher than before on {n} of {days} days."),
        ),
        (Score.AFTER, words.gettext("Pain after was higher than before on {n} of {days} days.")),
    )
    for score, form in forms:
        found = compared(known, score, Score.BEFORE)
        if can_be_said(found):
            said.append(form.format(n=found.higher, days=found.days))
    return said


def _trends(known: Sequence[SessionRecord], words: Words) -> list[str]:
    said = []
    for score in PAIN:
        values = points(known, score)
        name, ends = score_name(score, words), trend(values)
        if ends is not None:
            form = words.gettext("{score}: {first} on average at first, {last} lately.")
            said.append(form.format(score=name, first=number_text(ends[0]), last=number_text(ends[1])))
        rises = rising_run(values)
        if rises >= _LEAST_RUN:
            form = words.gettext("{score} rose on each of the last {n} days it was written down.")
            said.append(form.format(score=name, n=rises))
    efforts = points(known, Score.EFFORT)
    usual = mean(efforts)
    if usual is not None and len(efforts) >= _LEAST_RUN:
        form = words.gettext("Effort: {mean} on average, {least} to {most}.")
        numbers = [point.value for point in efforts]
        said.append(form.format(mean=number_text(usual), least=min(numbers), most=max(numbers)))
    return said


def pain_description(records: Iterable[SessionRecord], words: Words) -> str:
    """The chart of pain in words: for each line its days, its ends and what lies between."""
    known, parts = tuple(records), []
    for score in PAIN:
        values = points(known, score)
        if not values:
            continue
        form = words.ngettext(
            "{score}: {n} day, from {first} to {last}, between {least} and {most}.",
            "{score}: {n} days, from {first} to {last}, between {least} and {most}.",
            len(values),
        )
        numbers = [point.value for point in values]
        parts.append(
            form.format(
                score=score_name(score, words),
                n=len(values),
                first=numbers[0],
                last=numbers[-1],
                least=min(numbers),
                most=max(numbers),
            )
        )
        gaps = len(series(known, score)) - 1
        if gaps:
            parts.append(words.ngettext("{n} gap.", "{n} gaps.", gaps).format(n=gaps))
    return " ".join(parts) or words.gettext("No pain was written down yet.")


def adherence_description(weeks: Sequence[WeekAdherence], words: Words) -> str:
    """The chart of adherence in words."""
    form = words.gettext("Week {n}: {adherence}.")
    said = [form.format(n=week.week, adherence=adherence_text(week.adherence, words)) for week in weeks]
    return " ".join(said) or words.gettext("No week was written down yet.")


def unit_text(value: float, measure: Measure) -> str:
    """The score with its unit: "40 %" or "4.5"."""
    return f"{number_text(value)} %" if measure.is_percent else number_text(value)


def threshold_text(measure: Measure, words: Words) -> str:
    """The published meaningful change, with its source and what it is worth."""
    if measure.item_points is not None:
        form = words.gettext(
            "Published smallest detectable change: {points} points of the mean, {item} of one activity, "
            "upwards; {source}. A rule of thumb for low-back pain."
        )
        return form.format(
            points=number_text(measure.points), item=number_text(measure.item_points), source=measure.source
        )
    form = words.gettext(
        "Published meaningful change: {points} points or {percent} % of the first score, downwards; "
        "{source}. A rule of thumb for low-back pain."
    )
    percent = number_text((measure.share or 0) * 100)
    return form.format(points=number_text(measure.points), percent=percent, source=measure.source)


def change_text(change: Change, words: Words) -> str:
    """ "−12 points (−30 %), better": the change since the start in numbers and a plain word."""
    points = number_text(change.points)
    if change.points > 0:
        points = f"+{points}"
    if not change.points:
        return words.gettext("no change")
    word = words.gettext("better") if change.is_better else words.gettext("worse")
    if change.share is None:
        return words.gettext("{points} points, {word}").format(points=points, word=word)
    percent = number_text(round(change.share * 100))
    percent = f"+{percent}" if change.share > 0 else percent
    form = words.gettext("{points} points ({percent} %), {word}")
    return form.format(points=points, percent=percent, word=word)


def verdict_text(change: Change, words: Words) -> str:
    """Whether the change passes what was published, naming which threshold."""
    points = number_text(change.threshold)
    percent = number_text((change.measure.share or 0) * 100)
    if change.passed_points and change.passed_share:
        form = words.gettext("reaches the published change of {points} points and of {percent} %")
    elif change.passed_points and change.measure.share is not None:
        form = words.gettext("reaches the published change of {points} points, not that of {percent} %")
    elif change.passed_points:
        form = words.gettext("reaches the published change of {points} points")
    elif change.passed_share:
        form = words.gettext("reaches the published change of {percent} %, not that of {points} points")
    elif change.is_worse_by_as_much:
        form = words.gettext("worse by at least {points} points, as much as the published change")
    else:
        form = words.gettext("below the published change")
    return form.format(points=points, percent=percent)
