"""The benchmarks are run by hand; that they still fit the program is looked at in every run."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from pathlib import Path

import pytest

from backdesk.domain.catalogue import Catalogue
from backdesk.paths import DataFolder
from backdesk.services.figures import Figures
from backdesk.store.store import Store
from tests.benchmarks import counting, figures, figuring, fixtures, handouts, printing, searching
from tests.benchmarks.__main__ import MEASURES, main
from tests.benchmarks.measuring import Row, Timing, milliseconds_row, percentile_95, table


def test_everything_promised_is_measured() -> None:
    assert set(MEASURES) == {
        "start", "edit", "count", "handout", "handouts", "figures", "caseload", "search", "suggest",
    }  # fmt: skip


def test_plans_have_the_promised_size(catalogue: Catalogue) -> None:
    large, printed = fixtures.large_plan(catalogue), fixtures.handout_plan(catalogue)
    assert (len(large.weeks), len(list(large.entries()))) == (12, 1_500)
    assert len({entry.exercise for entry in printed.entries()}) == 24
    assert len(list(printed.entries())) == 24
    assert len(list(fixtures.handout_plan(catalogue, 20).entries())) == 20


def test_large_library_has_no_doubles(catalogue: Catalogue) -> None:
    large = fixtures.large_catalogue(catalogue)
    names = Counter(exercise.name for exercise in large.exercises.values())
    assert (len(large.exercises), max(names.values())) == (2_000, 1)
    assert len(searching.QUERIES) >= 40


def test_store_is_filled(catalogue: Catalogue, tmp_path: Path) -> None:
    fixtures.fill_store(tmp_path, catalogue, clients=2, plans_each=3)
    with Store.open(DataFolder(tmp_path)) as store:
        assert (len(store.clients()), len(store.plans()), store.doctor()) == (2, 6, ())


def test_floors_do_what_they_stand_for(catalogue: Catalogue) -> None:
    plan = fixtures.handout_plan(catalogue)
    pages = printing.pages_of_lines(printing.make(plan, catalogue).content)
    assert len(printing.pages_of_lines(printing.write_lines(pages))) == len(pages)
    sets = sum(entry.dose.set_count for entry in plan.entries())
    assert counting.add_up(*plan.weeks) == sets
    assert list(islice(searching.keystrokes(), 4)) == ["b", "bi", "bir", "bird"]


def test_pictures_are_what_is_measured(catalogue: Catalogue) -> None:
    exercise, figure = figures.figures_of(catalogue, 1)[0]
    assert figure == Figures().of(exercise)
    assert len(figuring.draw(figure)) > 20
    with pytest.raises(RuntimeError, match="only"):
        figures.figures_of(catalogue, 100_000)


def test_batches_are_what_is_measured(catalogue: Catalogue, tmp_path: Path) -> None:
    first, second = (handouts.client_plan(catalogue, number)[0] for number in range(2))
    shared = {entry.exercise for entry in first.entries()} & {entry.exercise for entry in second.entries()}
    assert (len(list(first.entries())), first.id != second.id) == (20, True)
    assert 0 < len(shared) < 20
    took, answers, memory = handouts.measure_batch(tmp_path / "batch", catalogue, count=2, merged=True)
    assert took.name == "batch of 2 handouts, one file"
    assert answers.measured > 0
    assert memory.ratio > 0
    assert (tmp_path / "batch" / "out" / "all.pdf").exists()


def test_preview_is_what_is_measured(catalogue: Catalogue, tmp_path: Path) -> None:
    plan = fixtures.handout_plan(catalogue, 2)
    assert handouts.preview_row(tmp_path / "preview", plan, catalogue, rounds=1).measured > 0


def test_what_counts_is_what_was_measured() -> None:
    slow, floor = [Timing(0.030, 3.0)] * 20, [Timing(0.002, 3.0)] * 20
    row = milliseconds_row("a", slow, floor, most=16.0, of=percentile_95)
    assert row.cells() == ("a", "30 ms", "10 ms", "2 ms", "15.00 ×", "< 16 ms", "over")
    assert milliseconds_row("b", slow, floor, most=29.0).is_over
    assert not milliseconds_row("b", slow, floor, most=31.0).is_over
    assert Row("c", 15.0, 10.0, "MB", most_ratio=1.4).is_over
    assert not Row("d", 14.0, 10.0, "MB", most_ratio=1.4).is_over
    assert len({len(line.rstrip()) for line in table([row, row]).splitlines()[1:]}) == 1


def test_an_unknown_name_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["speed"]) == 2
    assert "speed" in capsys.readouterr().err
