"""A dose as a plain sentence, from its filled fields only (design/handouts.md, "Words")."""

from __future__ import annotations

from collections.abc import Callable

from backdesk.domain.dose import Dose, Side, Span
from backdesk.domain.wording import Words

_SECONDS_UNTIL = 120
"""Times of work below two minutes are said in seconds, because a client counts them."""


def dose_sentence(dose: Dose, words: Words, *, rounds: int | None = None) -> str:
    """Say a dose, for example "3 sets of 10 each side, hold 5 seconds, rest 1 minute".

    `rounds` are the rounds of the block the entry stands in. An empty dose gives "".
    """
    core = _core(dose, words, in_rounds=rounds is not None)
    parts = [core] if core else []
    if rounds is not None:
        said = words.ngettext("{n} round", "{n} rounds", rounds).format(n=rounds)
        simple = core and dose.set_count == 1 and _is_timed(dose)
        parts = (
            [words.gettext("{rounds} of {work}").format(rounds=said, work=core)] if simple else [said, *parts]
        )
    parts += _details(dose, words)
    sentence = ", ".join(parts)
    return sentence[:1].upper() + sentence[1:]


def seconds_text(span: Span, words: Words) -> str:
    """A time of work: "60 seconds", "5–10 minutes", "1 second"."""
    whole_minutes = span.low % 60 == 0 and span.high % 60 == 0
    if whole_minutes and span.high >= _SECONDS_UNTIL:
        minutes = Span(span.low / 60, span.high / 60)
        return _counted(minutes, lambda n: words.ngettext("{n} minute", "{n} minutes", n))
    return _counted(span, lambda n: words.ngettext("{n} second", "{n} seconds", n))


def rest_text(seconds: float, words: Words) -> str:
    """A rest: whole minutes in minutes, all else in seconds."""
    if seconds and seconds % 60 == 0:
        return _counted(Span.of(seconds / 60), lambda n: words.ngettext("{n} minute", "{n} minutes", n))
    return _counted(Span.of(seconds), lambda n: words.ngettext("{n} second", "{n} seconds", n))


def span_text(span: Span) -> str:
    """A number or a range with an en dash: "10", "8–12", "7.5"."""
    low, high = _number_text(span.low), _number_text(span.high)
    return low if low == high else f"{low}–{high}"


def _number_text(value: float) -> str:
    # hundredths are enough, and ":g" would say "1e-05" to a client
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _core(dose: Dose, words: Words, *, in_rounds: bool) -> str:
    if dose.reps is not None:
        return _reps(dose, words)
    if dose.duration_seconds is not None:
        return _timed(dose, dose.duration_seconds, words, in_rounds=in_rounds)
    if dose.breaths is not None:
        breaths = _counted(dose.breaths, lambda n: words.ngettext("{n} breath", "{n} breaths", n))
        return _held(dose, breaths, words)
    if dose.hold_seconds is not None:
        return _held(dose, seconds_text(dose.hold_seconds, words), words)
    sets = "" if dose.sets is None else _sets(dose.sets, words)
    return _joined_side(sets, dose.side, words)


def _reps(dose: Dose, words: Words) -> str:
    assert dose.reps is not None
    if dose.sets is None:
        said = _counted(dose.reps, lambda n: words.ngettext("{n} repetition", "{n} repetitions", n))
    else:
        said = words.gettext("{sets} of {reps}").format(
            sets=_sets(dose.sets, words), reps=span_text(dose.reps)
        )
    if dose.side is Side.EACH:
        return words.gettext("{amount} each side").format(amount=said)
    return _joined_side(said, dose.side, words)


def _timed(dose: Dose, duration: Span, words: Words, *, in_rounds: bool) -> str:
    work = seconds_text(duration, words)
    if dose.set_count > 1 and in_rounds:
        # "rounds" already says how often the block is gone through
        times = words.ngettext("{n} time", "{n} times", dose.set_count).format(n=dose.set_count)
        work = f"{work}, {times}"
    elif dose.sets is not None and dose.sets > 1:
        rounds = words.ngettext("{n} round", "{n} rounds", dose.sets).format(n=dose.sets)
        work = words.gettext("{rounds} of {work}").format(rounds=rounds, work=work)
    return _joined_side(work, dose.side, words)


def _held(dose: Dose, how_long: str, words: Words) -> str:
    said = words.gettext("hold for {time}").format(time=how_long)
    if dose.sets is not None and dose.sets > 1:
        times = words.ngettext("{n} time", "{n} times", dose.sets).format(n=dose.sets)
        said = f"{said}, {times}"
    return _joined_side(said, dose.side, words)


def _details(dose: Dose, words: Words) -> list[str]:
    said = _held_too(dose, words)
    if dose.load:
        said.append(words.gettext("load {load}").format(load=dose.load))
    if dose.effort:
        said.append(words.gettext("effort {effort}").format(effort=dose.effort))
    if dose.tempo:
        said.append(words.gettext("tempo {tempo}").format(tempo=dose.tempo))
    if dose.rest_seconds:
        said.append(words.gettext("rest {time}").format(time=rest_text(dose.rest_seconds, words)))
    if dose.times_per_day is not None:
        said.append(_daily(dose.times_per_day, words))
    return said


def _held_too(dose: Dose, words: Words) -> list[str]:
    """Times and breaths that the core of the sentence does not say."""
    said: list[str] = []
    if dose.reps is not None and dose.duration_seconds is not None:
        said.append(words.gettext("for {time}").format(time=seconds_text(dose.duration_seconds, words)))
    if dose.reps is not None or dose.duration_seconds is not None:
        if dose.hold_seconds is not None:
            said.append(words.gettext("hold {time}").format(time=seconds_text(dose.hold_seconds, words)))
        if dose.breaths is not None:
            breaths = _counted(dose.breaths, lambda n: words.ngettext("{n} breath", "{n} breaths", n))
            said.append(words.gettext("hold for {time}").format(time=breaths))
    elif dose.breaths is not None and dose.hold_seconds is not None:
        said.append(words.gettext("hold {time}").format(time=seconds_text(dose.hold_seconds, words)))
    return said


def _daily(times: int, words: Words) -> str:
    if times == 1:
        return words.gettext("once a day")
    if times == 2:
        return words.gettext("twice a day")
    return words.ngettext("{n} time a day", "{n} times a day", times).format(n=times)


def _joined_side(said: str, side: Side, words: Words) -> str:
    sides = {
        Side.BOTH: "",
        Side.EACH: words.gettext("each side"),
        Side.LEFT: words.gettext("left side"),
        Side.RIGHT: words.gettext("right side"),
        Side.ALTERNATING: words.gettext("alternating sides"),
    }
    return ", ".join(part for part in (said, sides[side]) if part)


def _is_timed(dose: Dose) -> bool:
    return dose.reps is None and dose.duration_seconds is not None


def _sets(sets: int, words: Words) -> str:
    return words.ngettext("{n} set", "{n} sets", sets).format(n=sets)


def _counted(span: Span, form: Callable[[int], str]) -> str:
    """A number or a range with the form of the word that fits it."""
    # a range or a broken number takes a plural, "0.5 minutes", "1–2 minutes"
    fits = span.high % 1 == 0 and (span.low == span.high or span.high > 1)
    return form(int(span.high) if fits else 2).format(n=span_text(span))
