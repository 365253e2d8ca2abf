"""Notes and cautions are in every handout, whatever parts it has."""

from __future__ import annotations

from dataclasses import replace

import pytest

from backdesk.domain.plan import WEEKDAYS
from backdesk.domain.wording import PlainWords
from backdesk.handout.log_boxes import tick_boxes
from backdesk.handout.log_rows import log_rows
from backdesk.handout.log_sheet import log_weeks
from backdesk.handout.render import lay_out
from backdesk.handout.session_days import day_title, session_days
from backdesk.handout.spec import HandoutOptions, Layout
from backdesk.handout.superset_text import superset_text
from backdesk.handout.ties import tied_fully, tied_units
from tests.factories import make_block, make_day, make_entry, make_plan
from tests.handout.builders import make_spec, outside, overlaps, run_texts, usual_day

NOTE = "Only the left side for now."


@pytest.mark.parametrize("layout", list(Layout))
@pytest.mark.parametrize("large", [False, True])
def test_notes_and_cautions_are_in_every_handout(layout: Layout, large: bool) -> None:
    options = HandoutOptions(layouts=(layout,), large_print=large)
    pages = lay_out(make_spec(make_plan((usual_day("monday", note=NOTE),)), options=options))
    text = " ".join(map(run_texts, pages))
    assert NOTE in text
    assert "Keep the movement small." in text
    assert not any(outside(page) or list(overlaps(page)) for page in pages)


@pytest.mark.parametrize("layout", [Layout.WEEK, Layout.LOG, Layout.LIST])
def test_with_cards_they_are_not_said_twice(layout: Layout) -> None:
    plan = make_plan((usual_day("monday", note=NOTE),))
    both = make_spec(plan, options=HandoutOptions(layouts=(layout, Layout.CARDS)))
    assert " ".join(map(run_texts, lay_out(both))).count(NOTE) == 1


@pytest.mark.parametrize("layout", [Layout.WEEK, Layout.LOG, Layout.LIST])
def test_notes_can_be_left_out_but_cautions_cannot(layout: Layout) -> None:
    options = HandoutOptions(layouts=(layout,), notes=False)
    text = " ".join(
        map(run_texts, lay_out(make_spec(make_plan((usual_day("monday", note=NOTE),)), options=options)))
    )
    assert NOTE not in text
    assert "Keep the movement small." in text


@pytest.mark.parametrize("layout", [Layout.WEEK, Layout.LOG])
def test_long_notes_break_over_pages(layout: Layout) -> None:
    note = "word " * 3000
    pages = lay_out(
        make_spec(make_plan((usual_day("monday", note=note),)), options=HandoutOptions((layout,)))
    )
    assert " ".join(map(run_texts, pages)).count("word") == 3000
    assert not any(outside(page) or list(overlaps(page)) for page in pages)


def test_session_days_name_their_weeks() -> None:
    words = PlainWords()
    spec = make_spec(make_plan(*[(usual_day("monday"),)] * 3, (usual_day("friday"),), (usual_day("monday"),)))
    monday, friday = session_days(spec)
    assert day_title(monday, 5, words) == "Monday, weeks 1–3 and 5"
    assert day_title(friday, 5, words) == "Friday, week 4"
    assert day_title(friday, 1, words) == "Friday"
    pages = lay_out(replace(spec, options=HandoutOptions(layouts=(Layout.SESSIONS,))))
    assert any("Monday, weeks 1–3 and 5" in run_texts(page) for page in pages)


@pytest.mark.parametrize(
    ("weeks", "labels"),
    [(1, ["Days 1–9"]), (2, ["Days 1–9"]), (4, ["Days 1–9, time 1 of 2", "Days 1–9, time 2 of 2"])],
)
def test_a_run_of_days_counts_as_two_weeks(weeks: int, labels: list[str]) -> None:
    plan = make_plan(tuple(usual_day(f"day-{n}") for n in range(1, 10)))
    spec = make_spec(plan, options=HandoutOptions(log_weeks=weeks))
    assert [label for label, _ in log_weeks(spec)] == labels


def test_boxes_of_several_times_a_day_stand_in_groups() -> None:
    day = make_day("monday", strength=make_block(make_entry("plank", sets=3, times_per_day=3)))
    (row,) = log_rows(make_spec(make_plan((day,))).weeks[0].days)
    wide, narrow = tick_boxes(row, 10.0, 300.0), tick_boxes(row, 10.0, 70.0)
    assert wide.side == narrow.side == 11.0
    steps = [after[0] - before[0] for before, after in zip(wide.places, wide.places[1:], strict=False)]
    assert wide.is_one_line
    assert [step > steps[0] + 1 for step in steps] == [False, False, True] * 2 + [False, False]
    assert [y for _, y in narrow.places] == sorted(y for _, y in narrow.places)
    assert narrow.width <= 70.0


def test_supersets_in_rounds_rest_after_each_round() -> None:
    entries = [replace(make_entry("plank", sets=2), group="A") for _ in range(3)]
    spec = make_spec(
        make_plan(
            tuple(
                make_day(name, strength=make_block(*entries, rounds=rounds))
                for name, rounds in zip(WEEKDAYS, (None, 3), strict=False)
            )
        )
    )
    plain, rounds = (spec.weeks[0].days[n].blocks[1] for n in (0, 1))
    tags = ["A1", "A2", "A3"]
    words = PlainWords()
    assert superset_text(tags, plain, words).endswith("rest, then start again.")
    assert superset_text(tags, rounds, words) == "A1, A2 and A3: one after the other; rest after each round."
    assert superset_text(["A1"], plain, words) == ""


def test_numbers_stay_with_their_units() -> None:
    assert (
        tied_units("3 sets, load 2 × 16 kg, rest 2 minutes")
        == "3\u00a0sets, load 2\u00a0×\u00a016\u00a0kg, rest 2 minutes"
    )
    assert tied_fully("hold 2 seconds (Week 4)") == "hold 2\u00a0seconds (Week\u00a04)"
