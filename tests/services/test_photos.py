"""Own photos in the data folder: kept once, read back the same, never a file from elsewhere."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from backdesk.domain.exercise import Exercise
from backdesk.domain.ids import ExerciseId
from backdesk.errors import OutputError, PictureError
from backdesk.paths import DataFolder
from backdesk.services.photos import Photos


def picture(tmp_path: Path, colour: str = "red") -> Path:
    stream = io.BytesIO()
    Image.new("RGB", (120, 90), colour).save(stream, "PNG")
    path = tmp_path / f"{colour}.png"
    path.write_bytes(stream.getvalue())
    return path


def exercise(*photos: str) -> Exercise:
    return Exercise(ExerciseId("mine"), "Mine", photos=photos)


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data")


def test_a_photo_is_kept_once_and_comes_back(tmp_path: Path, folder: DataFolder) -> None:
    photos = Photos(folder)
    red, again, blue = (photos.take_in(picture(tmp_path, colour)) for colour in ("red", "red", "blue"))
    assert red == again != blue
    assert sorted(path.name for path in folder.photos.iterdir()) == sorted((f"{red}.jpg", f"{blue}.jpg"))
    first, second = Photos(folder).of(exercise(blue, red))
    assert (first.width, first.height) == (120, 90)
    assert second.content == photos.content(red)


def test_a_photo_from_a_plan_file_is_looked_at_first(tmp_path: Path, folder: DataFolder) -> None:
    photos = Photos(folder)
    content = photos.content(photos.take_in(picture(tmp_path)))
    assert Photos(DataFolder(tmp_path / "other")).keep(content) == photos.keep(content)
    with pytest.raises(PictureError):
        photos.keep(content[: len(content) // 2])


def test_a_lost_or_changed_photo_is_left_out(tmp_path: Path, folder: DataFolder) -> None:
    photos = Photos(folder)
    name = photos.take_in(picture(tmp_path))
    other = photos.content(photos.take_in(picture(tmp_path, "blue")))
    (folder.photos / f"{name}.jpg").write_bytes(other)
    assert Photos(folder).of(exercise(name)) == ()
    (folder.photos / f"{name}.jpg").unlink()
    with pytest.raises(PictureError, match="lost or damaged"):
        Photos(folder).content(name)


def test_a_name_never_leads_to_another_file(tmp_path: Path, folder: DataFolder) -> None:
    photos = Photos(folder)
    photos.take_in(picture(tmp_path))
    (tmp_path / "outside.jpg").write_bytes(b"\xff\xd8\xff")
    assert photos.of(exercise("../../outside", "")) == ()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, folder: DataFolder) -> None:
    folder.root.write_bytes(b"a file where the folder should be")
    with pytest.raises(OutputError, match="cannot be kept"):
        Photos(folder).take_in(picture(tmp_path))


def test_only_what_was_taken_in_and_never_stored_is_withdrawn(tmp_path: Path, folder: DataFolder) -> None:
    before = Photos(folder).take_in(picture(tmp_path, "blue"))
    photos = Photos(folder)
    red, green = (photos.take_in(picture(tmp_path, colour)) for colour in ("red", "green"))
    assert photos.take_in(picture(tmp_path, "blue")) == before
    photos.settle((red,))
    photos.withdraw((red, green, before))
    assert {path.stem for path in folder.photos.iterdir()} == {red, before}
    assert photos.of(exercise(green)) == ()


def test_a_lost_photo_that_is_taken_in_again_is_there_at_once(tmp_path: Path, folder: DataFolder) -> None:
    photos = Photos(folder)
    red = photos.take_in(picture(tmp_path))
    (folder.photos / f"{red}.jpg").unlink()
    again = Photos(folder)
    assert again.of(exercise(red)) == ()
    assert again.take_in(picture(tmp_path)) == red
    assert len(again.of(exercise(red))) == 1
