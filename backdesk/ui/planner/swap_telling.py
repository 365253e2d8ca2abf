"""What a swap could not keep of the doses, for people."""

from __future__ import annotations

from collections.abc import Sequence

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.ids import ExerciseId
from backdesk.domain.plan import Entry
from backdesk.domain.swap_dose import DoseChange, swapped_dose
from backdesk.domain.wording import Words


def dose_change_text(change: DoseChange, words: Words) -> str:
    """One change in a sentence."""
    return {
        DoseChange.SIDE: words.gettext("The side is that of the new exercise."),
        DoseChange.AMOUNT: words.gettext(
            "The new exercise's usual amount stands there, because the two are counted differently."
        ),
        DoseChange.LOAD: words.gettext("The load was left out; it belonged to other equipment."),
    }[change]


def swap_told(entries: Sequence[Entry], exercise: ExerciseId, catalogue: Catalogue, words: Words) -> str:
    """What to tell after these entries' exercise was swapped; "" where all doses were kept and no note is."""
    known = catalogue.exercises
    changes = {
        change
        for entry in entries
        for change in swapped_dose(entry.dose, known.get(entry.exercise), known[exercise])[1]
    }
    said = [dose_change_text(change, words) for change in DoseChange if change in changes]
    before = catalogue.name_of(entries[0].exercise)
    if any(entry.note.strip() for entry in entries):
        said.append(
            words.gettext("The note was kept: check that it is not about {before}.").format(before=before)
        )
    if not said:
        return ""
    form = words.gettext("{exercise} stands in the place of {before}. {changes}")
    return form.format(exercise=catalogue.name_of(exercise), before=before, changes=" ".join(said))
