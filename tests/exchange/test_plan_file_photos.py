"""Photos of own exercises in plan files."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.exercise import Exercise
from backdesk.domain.ids import PlanId
from backdesk.domain.plan import Plan
from backdesk.errors import PictureError, PlanFileError
from backdesk.exchange.limits import MAX_FILE_BYTES
from backdesk.exchange.plan_file import read_plan
from backdesk.exchange.plan_file_writer import plan_to_json
from backdesk.paths import DataFolder
from backdesk.services.archive import PlanArchive
from backdesk.services.exchange import read_plan_file, write_plan_file
from backdesk.services.photos import Photos
from backdesk.store.store import Store
from tests.exchange.support import as_bytes, raw_entry, raw_plan
from tests.factories import make_block, make_day, make_entry, make_exercise, make_plan

JPEG = b"\xff\xd8\xff"


def named(*contents: bytes) -> dict[str, bytes]:
    """Photos by the SHA-256 of their bytes."""
    return {hashlib.sha256(content).hexdigest(): content for content in contents}


def plan_with(photos: Mapping[str, bytes]) -> Plan:
    own = replace(make_exercise("own-row"), photos=tuple(photos))
    day = make_day(strength=make_block(make_entry("own-row")))
    return replace(make_plan((day,)), id=PlanId("plan-one"), exercises=(own,))


def raw_row(photos: Mapping[str, bytes], exercise_photos: list[str]) -> bytes:
    row = {"id": "own-row", "name": "Row", "photos": exercise_photos}
    content = {name: base64.b64encode(photo).decode() for name, photo in photos.items()}
    return as_bytes(raw_plan(raw_entry(exercise="own-row"), exercises=[row], photos=content))


def test_photos_go_along_and_come_back(catalogue: Catalogue) -> None:
    photos = named(JPEG + b"one", JPEG + b"two")
    content = plan_to_json(plan_with(photos), None, catalogue, photos=photos)
    found = read_plan(content, catalogue)
    assert (found.photos, found.notes) == (photos, ())
    (own,) = found.plan.exercises
    assert own.photos == tuple(photos)
    assert plan_to_json(found.plan, None, catalogue, photos=found.photos) == content


def test_only_what_an_exercise_shows_goes_along(catalogue: Catalogue) -> None:
    photos, others = named(JPEG + b"one"), named(JPEG + b"other")
    content = plan_to_json(plan_with(photos), None, catalogue, photos={**photos, **others})
    assert list(json.loads(content)["photos"]) == list(photos)
    assert "photos" not in json.loads(plan_to_json(plan_with(photos), None, catalogue, photos=others))
    found = read_plan(raw_row({**photos, **others}, list(photos)), catalogue)
    assert found.photos == photos
    (note,) = found.notes
    assert note.endswith("no exercise of the file shows this photo; it was left out")


def test_what_has_no_room_stays_behind_with_its_name_in_place(catalogue: Catalogue) -> None:
    photos = named(*(JPEG + bytes([number]) * 1_000_000 for number in range(4)))
    content = plan_to_json(plan_with(photos), None, catalogue, photos=photos)
    assert len(content) <= MAX_FILE_BYTES
    found = read_plan(content, catalogue)
    assert list(found.photos) == list(photos)[:3]
    assert found.plan.exercises[0].photos == tuple(photos)


@pytest.mark.parametrize("spoiled", [b"", b"GIF89a", JPEG + b"changed"])
def test_a_photo_that_is_another_one_is_refused(catalogue: Catalogue, spoiled: bytes) -> None:
    (name,) = named(JPEG + b"one")
    with pytest.raises(PlanFileError, match="expected the base64 of a JPEG picture with this SHA-256"):
        read_plan(raw_row({name: spoiled}, [name]), catalogue)


def test_a_file_brings_its_photos_into_another_data_folder(catalogue: Catalogue, tmp_path: Path) -> None:
    picture = tmp_path / "photo.png"
    _draw(picture)
    here, there = Photos(DataFolder(tmp_path / "here")), Photos(DataFolder(tmp_path / "there"))
    name = here.take_in(picture)
    own: Exercise = replace(make_exercise("own-row"), photos=(name, "0" * 64))
    plan = replace(plan_with({}), exercises=(own,))
    file = tmp_path / "plan.backdesk.json"
    write_plan_file(file, plan, None, catalogue, photos=here)
    imported = read_plan_file(file, catalogue)
    with Store.open(DataFolder(tmp_path / "there")) as store:
        archive = PlanArchive(store, there)
        added = archive.add(imported)
        assert store.plan(added.id).exercises[0].photos == own.photos
        assert there.content(name) == here.content(name)
        hostile = replace(imported, photos={name: JPEG + b"no picture"}, plan=replace(plan, id=PlanId("two")))
        with pytest.raises(PictureError):
            archive.add(hostile)
        assert store.plan_ids() == (added.id,)


def _draw(path: Path) -> None:
    from PIL import Image

    Image.new("RGB", (40, 30), "teal").save(path)
