"""The dose fields of an entry as plan files and the library write them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import msgspec
from msgspec import UNSET, Meta, UnsetType

from backdesk.domain.dose import Dose, Side, Span

WholeFrom1 = Annotated[int, Meta(ge=1, le=9999)]
Seconds = Annotated[float, Meta(ge=0, le=86_400)]
# WORKAROUND a fixed-length tuple beside a limited number crashes msgspec 0.22.0 (MemoryError)
CountSpan = WholeFrom1 | Annotated[list[WholeFrom1], Meta(min_length=2, max_length=2)]
SecondsSpan = Seconds | Annotated[list[Seconds], Meta(min_length=2, max_length=2)]
ShortText = Annotated[str, Meta(max_length=200)]

DOSE_FIELDS: tuple[str, ...] = (
    "sets",
    "reps",
    "hold_seconds",
    "duration_seconds",
    "breaths",
    "rest_seconds",
    "side",
    "load",
    "effort",
    "tempo",
    "times_per_day",
)


class DoseRecord(msgspec.Struct, omit_defaults=True, forbid_unknown_fields=True):
    """The dose of one entry; an absent field means not given."""

    sets: WholeFrom1 | UnsetType = UNSET
    reps: CountSpan | UnsetType = UNSET
    hold_seconds: SecondsSpan | UnsetType = UNSET
    duration_seconds: SecondsSpan | UnsetType = UNSET
    breaths: CountSpan | UnsetType = UNSET
    rest_seconds: Seconds | UnsetType = UNSET
    side: Side = Side.BOTH
    load: ShortText = ""
    effort: ShortText = ""
    tempo: ShortText = ""
    times_per_day: WholeFrom1 | UnsetType = UNSET


def dose_from_record(record: DoseRecord) -> Dose:
    """Turn a record into a domain value. Raises ValueError when a range runs backwards."""
    return Dose(
        sets=None if record.sets is UNSET else record.sets,
        reps=_span(record.reps),
        hold_seconds=_span(record.hold_seconds),
        duration_seconds=_span(record.duration_seconds),
        breaths=_span(record.breaths),
        rest_seconds=None if record.rest_seconds is UNSET else record.rest_seconds,
        side=record.side,
        load=record.load,
        effort=record.effort,
        tempo=record.tempo,
        times_per_day=None if record.times_per_day is UNSET else record.times_per_day,
    )


def dose_to_json(dose: Dose) -> dict[str, object]:
    """The filled fields of a dose, in the order of design/interfaces.md."""
    fields: dict[str, object] = {}
    for name in DOSE_FIELDS:
        value = getattr(dose, name)
        if isinstance(value, Span):
            fields[name] = span_to_json(value)
        elif isinstance(value, Side):
            if value is not Side.BOTH:
                fields[name] = value.value
        elif value is not None and value != "":
            fields[name] = plain_number(value) if isinstance(value, float) else value
    return fields


def span_to_json(span: Span) -> object:
    """One number, or [low, high]."""
    low, high = plain_number(span.low), plain_number(span.high)
    return low if low == high else [low, high]


def plain_number(value: float) -> int | float:
    """An int where the value is whole, so that files say 5 and not 5.0."""
    return int(value) if float(value).is_integer() else value


def _span(value: float | Sequence[float] | UnsetType) -> Span | None:
    if value is UNSET:
        return None
    if isinstance(value, Sequence):
        return Span(value[0], value[1])
    return Span.of(value)
