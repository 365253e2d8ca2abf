"""The line a dose is typed over with: it says the dose, reads back, and changes only what it says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backdesk.domain.dose import Dose, Span
from backdesk.domain.dose_input import DoseInputError
from backdesk.domain.dose_line import differing_fields, dose_line, parsed_dose
from backdesk.errors import PlanEditError
from tests.domain.strategies import doses

ROW = Dose(sets=3, reps=Span(8, 12), load="20 kg", rest_seconds=60)
PLANK = Dose(sets=3, hold_seconds=Span.of(30))
WALK = Dose(duration_seconds=Span(600, 900))
HELD = Dose(sets=2, reps=Span.of(10), hold_seconds=Span.of(5), load="2,5 kg; each hand")
SETS = Dose(sets=3)
LOADED = Dose(sets=3, load="20 kg")
DUMBBELLS = Dose(load="2 x 10 kg")


@pytest.mark.parametrize(
    ("dose", "line"),
    [
        (ROW, "3 × 8–12, 20 kg"),
        (PLANK, "3 × 30 s"),
        (WALK, "10–15 min"),
        (HELD, "2 × 10, 5 s, 2,5 kg; each hand"),
        (SETS, "3"),
        (LOADED, "3, 20 kg"),
        (DUMBBELLS, "2 x 10 kg"),
        (Dose(effort="RPE 7"), ""),
    ],
)
def test_the_line_says_the_work_and_reads_back(dose: Dose, line: str) -> None:
    assert dose_line(dose) == line
    assert parsed_dose(line, dose) == dose


@pytest.mark.parametrize(
    ("dose", "text", "changed"),
    [
        (ROW, "10", {"reps": Span.of(10)}),
        (ROW, " 4 X 10 to 12 ", {"sets": 4, "reps": Span(10, 12)}),
        (ROW, "4 sets of 12", {"sets": 4, "reps": Span.of(12)}),
        (ROW, "4 x", {"sets": 4}),
        (ROW, "22,5 kg", {"load": "22,5 kg"}),
        (ROW, "22 kg, each hand", {"load": "22 kg, each hand"}),
        (ROW, "10; red band", {"reps": Span.of(10), "load": "red band"}),
        (ROW, "8-12, -", {"load": ""}),
        (ROW, "10,", {"reps": Span.of(10)}),
        (ROW, "", {}),
        (PLANK, "1:30", {"hold_seconds": Span.of(90)}),
        (PLANK, "2 × 20-30 s, 5 kg", {"sets": 2, "hold_seconds": Span(20, 30), "load": "5 kg"}),
        (WALK, "20 min", {"duration_seconds": Span.of(1_200)}),
        (HELD, "12, 8", {"reps": Span.of(12), "hold_seconds": Span.of(8)}),
        (HELD, "3 kg", {"load": "3 kg"}),
        (SETS, "4, 5 kg", {"sets": 4, "load": "5 kg"}),
        (SETS, "5 kg", {"load": "5 kg"}),
        (LOADED, "3 × 22 kg", {"load": "22 kg"}),
        (LOADED, "4, -", {"sets": 4, "load": ""}),
        (DUMBBELLS, "2 x 12 kg", {"load": "2 x 12 kg"}),
    ],
)
def test_what_is_left_out_stays(dose: Dose, text: str, changed: dict[str, object]) -> None:
    assert differing_fields(dose, parsed_dose(text, dose)) == changed


@pytest.mark.parametrize("text", ["abc", "0", "-", "12-8", "3-4 x 10", "0 × 10", "7.5", "8 reps"])
def test_a_number_that_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(DoseInputError):
        parsed_dose(text, ROW)


@pytest.mark.parametrize(
    ("dose", "text", "sentence"),
    [
        (ROW, "10, 5", "Type a load with its unit"),
        (ROW, "2 x 12 kg", "Put a comma before the load"),
        (DUMBBELLS, "25", "Type a load with its unit"),
        (WALK, "20", "Type the time with its unit"),
        (SETS, "3 × 10", "has no repetitions and no time"),
    ],
)
def test_what_could_mean_two_things_is_refused_with_a_sentence(dose: Dose, text: str, sentence: str) -> None:
    with pytest.raises(PlanEditError, match=sentence):
        parsed_dose(text, dose)


@given(dose=doses, load=st.sampled_from(["", "20 kg", "2,5 kg, each hand", "red band", "70 % of 1RM"]))
def test_every_line_reads_back(dose: Dose, load: str) -> None:
    dose = Dose(**{**differing_fields(Dose(), dose), "load": load})  # type: ignore[arg-type]
    assert parsed_dose(dose_line(dose), dose) == dose


@given(
    dose=doses,
    text=st.text(st.characters(codec="utf-8"), max_size=12)
    | st.from_regex(r"[0-9x×,;:.\- kgsmin]{0,14}", fullmatch=True),
)
def test_whatever_is_typed_gives_a_dose_or_an_error_that_is_told(dose: Dose, text: str) -> None:
    try:
        changed = parsed_dose(text, dose)
    except (DoseInputError, PlanEditError):
        return
    assert differing_fields(dose, changed).keys() <= {
        "sets", "reps", "duration_seconds", "hold_seconds", "breaths", "load",
    }  # fmt: skip
