"""The dose fields of an object in a plan file."""

from __future__ import annotations

from backdesk.domain.dose import Dose, Side
from backdesk.exchange.plan_file_checks import ObjectReader


def read_dose(fields: ObjectReader) -> Dose:
    """The dose that an entry or a default dose gives. Raises PlanFileError for a wrong value."""
    return Dose(
        sets=fields.whole("sets"),
        reps=fields.span("reps", whole=True),
        hold_seconds=fields.span("hold_seconds", whole=False),
        duration_seconds=fields.span("duration_seconds", whole=False),
        breaths=fields.span("breaths", whole=True),
        rest_seconds=fields.seconds("rest_seconds"),
        side=fields.choice("side", Side, Side.BOTH),
        load=fields.text("load"),
        effort=fields.text("effort"),
        tempo=fields.text("tempo"),
        times_per_day=fields.whole("times_per_day"),
    )
