from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.client import Client
from backdesk.domain.ids import ClientId, ExerciseId
from backdesk.domain.plan import Plan
from backdesk.domain.plan_templates import Piece, TemplateWish, make_template
from backdesk.domain.template_info import TemplateInfo, TemplateScope
from backdesk.errors import BackDeskError, NotFoundError, PlanFileError
from backdesk.paths import DataFolder
from backdesk.services.archive import PlanArchive
from backdesk.services.exchange import ImportedPlan, read_plan_file, write_plan_file
from backdesk.services.templates import TemplateFilter, TemplateLine, Templates
from backdesk.store.store import Store
from tests.factories import counting_ids, make_block, make_day, make_entry, make_exercise, make_plan

EVERYTHING = TemplateFilter()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(DataFolder(tmp_path / "data")) as store:
        yield store


@pytest.fixture
def shelf(store: Store, catalogue: Catalogue) -> Templates:
    return Templates(store, lambda: catalogue.with_exercises(store.own_exercises()))


def own(title: str = "Mine", *exercises: str, info: TemplateInfo | None = None) -> Plan:
    block = make_block(*(make_entry(name) for name in exercises or ("bird-dog",)))
    plan = make_plan((make_day("monday", strength=block),))
    wish = TemplateWish(title, info or TemplateInfo(folder="Clinic", tags=("knee",)))
    return make_template(plan, Piece(), wish, new_id=counting_ids(f"{title}-{len(exercises)}"))


def line_of(shelf: Templates, title: str) -> TemplateLine:
    return next(line for line in shelf.lines() if line.title == title)


def titles(shelf: Templates, wanted: TemplateFilter) -> list[str]:
    return [line.title for line in shelf.find(wanted)]


def test_the_shelf_holds_the_built_in_ones_and_the_users_own(shelf: Templates) -> None:
    shelf.add(own())
    lines = shelf.lines()
    assert len(lines) == 18
    assert [line.title for line in lines if not line.is_built_in] == ["Mine"]
    assert [line.title for line in lines] == sorted((line.title for line in lines), key=str.casefold)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("yóga stretches", "Yoga stretches for the low back"),
        ("pigeon", "Yoga stretches for the low back"),
        ("older adults", "Gentle set for older adults"),
        ("brisk", "Low-impact aerobic"),
        ("upper back", "Upper-back pain"),
    ],
)
def test_search_finds_by_title_tag_description_and_exercise(shelf: Templates, text: str, first: str) -> None:
    assert titles(shelf, TemplateFilter(text))[0] == first


def test_search_narrows_to_folder_tag_and_own(shelf: Templates) -> None:
    shelf.add(own())
    assert titles(shelf, TemplateFilter(own_only=True)) == ["Mine"]
    assert titles(shelf, TemplateFilter(tag="knee")) == ["Mine"]
    assert len(titles(shelf, TemplateFilter(folder="Yoga"))) == 2
    assert titles(shelf, TemplateFilter("nothing like it")) == []
    assert ("Clinic", 1) in shelf.folders()
    assert ("knee", 1) in shelf.tags()


def test_a_title_that_is_taken_gets_a_number(shelf: Templates) -> None:
    assert [shelf.add(own("Seniors", *names)).title for names in ((), ("bridge",), ("plank", "bridge"))] == [
        "Seniors",
        "Seniors (2)",
        "Seniors (3)",
    ]
    assert shelf.copy(line_of(shelf, "Upper-back pain")).title == "Upper-back pain (2)"


def test_what_is_stored_comes_back(shelf: Templates, store: Store) -> None:
    stored = shelf.add(own())
    assert store.plan(stored.id) == stored
    assert shelf.plan(line_of(shelf, "Mine")) == stored


def test_own_ones_can_be_changed(shelf: Templates) -> None:
    before = shelf.add(own())
    shelf.add(own("Other", "plank"))
    line = line_of(shelf, "Mine")
    shelf.save(before, shelf.changed(line, "Other", TemplateInfo(folder="Knees", tags=("a", "A"))))
    changed = line_of(shelf, "Other (2)")
    assert changed.info == TemplateInfo(TemplateScope.PLAN, "Knees", ("a",))
    with pytest.raises(BackDeskError, match="needs a title"):
        shelf.changed(changed, " ", TemplateInfo())


def test_the_same_title_is_no_clash_with_itself(shelf: Templates) -> None:
    shelf.add(own())
    assert shelf.changed(line_of(shelf, "Mine"), "MINE", TemplateInfo()).title == "MINE"


def test_built_in_ones_stay_as_they_are(shelf: Templates) -> None:
    line = line_of(shelf, "Upper-back pain")
    with pytest.raises(BackDeskError, match="copy of your own"):
        shelf.changed(line, "Other", line.info)
    with pytest.raises(BackDeskError, match="cannot be deleted"):
        shelf.delete(line)


def test_a_deleted_one_can_be_put_back(shelf: Templates) -> None:
    stored = shelf.add(own())
    line = line_of(shelf, "Mine")
    assert shelf.delete(line) == stored
    assert shelf.line(stored.id) is None
    with pytest.raises(NotFoundError):
        shelf.plan(line)
    shelf.put_back(stored)
    assert shelf.plan(line_of(shelf, "Mine")) == stored


def test_a_shared_template_comes_back_with_its_own_exercises(
    shelf: Templates, store: Store, catalogue: Catalogue, tmp_path: Path
) -> None:
    store.add_own_exercise(make_exercise("wobble-board", name="Wobble Board"))
    stored = shelf.add(own("Balance", "wobble-board"))
    path = tmp_path / "balance.backdesk.json"
    shelf.share(line_of(shelf, "Balance"), path)
    read = read_plan_file(path, catalogue)
    assert read.plan.template == stored.template
    assert [exercise.name for exercise in read.plan.exercises] == ["Wobble Board"]
    added, notes = shelf.add_file(path)
    assert added.title == "Balance (2)"
    assert notes == ()
    assert {line.title for line in shelf.find(TemplateFilter(own_only=True))} == {"Balance", "Balance (2)"}


def test_a_clients_plan_file_becomes_a_template_without_the_client(
    shelf: Templates, store: Store, catalogue: Catalogue, tmp_path: Path
) -> None:
    path = tmp_path / "plan.backdesk.json"
    entry = replace(make_entry(), note="Mind the new hip, Maria.")
    plan = replace(make_plan((make_day("monday", strength=make_block(entry)),)), title="For Maria")
    write_plan_file(path, plan, Client(ClientId("maria"), "Maria"), catalogue)
    added, notes = shelf.add_file(path)
    assert [entry.note for entry in added.entries()] == [""]
    assert "were left out" in str(notes[-1].said(str))
    assert added.client_id is None
    assert added.template == TemplateInfo()
    assert store.clients() == ()


def test_a_file_for_nobody_keeps_its_words(shelf: Templates, catalogue: Catalogue, tmp_path: Path) -> None:
    path = tmp_path / "plan.backdesk.json"
    entry = replace(make_entry(), note="Slowly.")
    write_plan_file(path, make_plan((make_day("monday", strength=make_block(entry)),)), None, catalogue)
    added, notes = shelf.add_file(path)
    assert [entry.note for entry in added.entries()] == ["Slowly."]
    assert notes == ()


def test_an_imported_template_is_nobodys(store: Store) -> None:
    client = Client(ClientId("maria"), "Maria")
    plan = replace(own(), client_id=client.id)
    PlanArchive(store).add(ImportedPlan(plan, client, ()))
    assert [one.plan.title for one in store.templates()] == ["Mine"]
    assert store.clients() == ()


def test_a_file_that_is_none_is_refused(shelf: Templates, tmp_path: Path) -> None:
    path = tmp_path / "broken.json"
    path.write_text("{")
    with pytest.raises(PlanFileError):
        shelf.add_file(path)


def test_a_template_made_of_unknown_exercises_can_be_searched(shelf: Templates) -> None:
    shelf.add(own("Old", "long-gone"))
    assert titles(shelf, TemplateFilter("long gone")) == ["Old"]
    assert ExerciseId("long-gone") in {
        entry.exercise for entry in shelf.plan(line_of(shelf, "Old")).entries()
    }
