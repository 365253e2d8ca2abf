"""A file is written as a whole or not at all, and a refusal says why in one plain sentence."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from backdesk.errors import OutputError
from backdesk.files import write_whole

OLD, NEW = b"what was there before", b"new content" * 10_000
as_user = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere"
)


def refusal(path: Path) -> str:
    """The sentence that writing to this path is refused with."""
    with pytest.raises(OutputError) as caught:
        write_whole(path, NEW)
    sentence = str(caught.value)
    assert sentence.startswith(f"{path} cannot be written: ")
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert "Errno" not in sentence
    return sentence


def names(folder: Path) -> list[str]:
    """What lies in a folder, temporary files included."""
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_and_a_replaced_one(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    write_whole(path, OLD)
    assert path.read_bytes() == OLD
    write_whole(path, NEW)
    assert path.read_bytes() == NEW
    write_whole(path, b"")
    assert path.read_bytes() == b""
    assert names(tmp_path) == ["plan.json"]


def test_names_in_any_script(tmp_path: Path) -> None:
    path = tmp_path / "Zoë & Łukasz 🙂 план.json"
    write_whole(path, NEW)
    assert path.read_bytes() == NEW


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_a_new_file_has_the_usual_mode_and_a_replaced_one_keeps_its_own(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    script = (
        "import os, sys; os.umask(0o027)\n"
        "from pathlib import Path; from backdesk.files import write_whole\n"
        "write_whole(Path(sys.argv[1]), b'old'); sys.exit(os.umask(0) != 0o027)"
    )
    root = Path(__file__).parents[1]
    subprocess.run([sys.executable, "-c", script, str(path)], cwd=root, check=True, timeout=60)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    path.chmod(0o604)
    write_whole(path, NEW)
    assert stat.S_IMODE(path.stat().st_mode) == 0o604


def test_writing_leaves_the_mask_of_the_process_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even to read it would set it for a moment, and another thread might write a file just then."""

    def touched(_mask: int) -> NoReturn:
        raise AssertionError("the mask was set")

    monkeypatch.setattr(os, "umask", touched)
    write_whole(tmp_path / "plan.json", NEW)


def test_a_link_stays_and_its_target_is_written(tmp_path: Path) -> None:
    target, link, loose = tmp_path / "target", tmp_path / "link", tmp_path / "loose"
    target.write_bytes(OLD)
    link.symlink_to(target)
    loose.symlink_to(tmp_path / "not-made-yet")
    write_whole(link, NEW)
    write_whole(loose, NEW)
    assert link.is_symlink()
    assert loose.is_symlink()
    assert target.read_bytes() == (tmp_path / "not-made-yet").read_bytes() == NEW


def test_a_link_to_itself_is_refused(tmp_path: Path) -> None:
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    assert "leads to itself" in refusal(loop)
    assert names(tmp_path) == ["loop"]


def test_a_folder_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    assert "it is a folder. Give a file name" in refusal(folder)
    assert names(tmp_path) == ["folder"]


def test_a_missing_folder_is_refused_and_not_made(tmp_path: Path) -> None:
    assert "the folder does not exist. Choose another folder" in refusal(tmp_path / "gone" / "plan.json")
    assert names(tmp_path) == []


def test_a_file_in_place_of_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(OLD)
    assert "part of the path is a file" in refusal(tmp_path / "file" / "plan.json")
    assert (tmp_path / "file").read_bytes() == OLD


def test_a_name_that_is_too_long_is_refused(tmp_path: Path) -> None:
    assert "the name is too long. Give a shorter one" in refusal(tmp_path / ("x" * 300))
    assert names(tmp_path) == []


def failing(number: int) -> Callable[..., NoReturn]:
    """A function that fails as the system does."""

    def fail(*_: object, **__: object) -> NoReturn:
        raise OSError(number, os.strerror(number))

    return fail


class FullDisk:
    """A stream on a disk that takes some bytes and then is full."""

    def __init__(self, handle: int, _mode: str) -> None:
        self._handle = handle

    def __enter__(self) -> FullDisk:
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._handle)

    def write(self, content: bytes) -> NoReturn:
        """Write half, then fail as a full disk does."""
        os.write(self._handle, content[: len(content) // 2])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("existed", [True, False])
def test_a_full_disk_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, existed: bool
) -> None:
    path = tmp_path / "plan.json"
    if existed:
        path.write_bytes(OLD)
    monkeypatch.setattr(os, "fdopen", FullDisk)
    assert "no room left on the disk. Free some space or choose another place" in refusal(path)
    assert names(tmp_path) == (["plan.json"] if existed else [])
    if existed:
        assert path.read_bytes() == OLD


@pytest.mark.parametrize(
    ("function", "number", "words"),
    [
        ("fsync", errno.ENOSPC, "no room left"),
        ("fsync", errno.EDQUOT, "disk quota is used up"),
        ("fsync", errno.EIO, "input/output error. Choose another place"),
        ("fsync", errno.EFBIG, "larger than is allowed"),
        ("replace", errno.EPERM, "you may not write there"),
        ("replace", errno.EROFS, "read-only"),
        ("chmod", errno.EPERM, "you may not write there"),
    ],
)
def test_a_failure_at_any_later_step_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, function: str, number: int, words: str
) -> None:
    path = tmp_path / "plan.json"
    path.write_bytes(OLD)
    monkeypatch.setattr(os, function, failing(number))
    assert words in refusal(path)
    monkeypatch.undo()
    assert path.read_bytes() == OLD
    assert names(tmp_path) == ["plan.json"]


def test_an_interruption_leaves_everything_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: int) -> NoReturn:
        raise KeyboardInterrupt

    path = tmp_path / "plan.json"
    path.write_bytes(OLD)
    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_whole(path, NEW)
    assert path.read_bytes() == OLD
    assert names(tmp_path) == ["plan.json"]


def test_no_permission_to_make_a_file_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "mkstemp", failing(errno.EACCES))
    assert "you may not write there. Choose another folder" in refusal(tmp_path / "plan.json")


def test_a_protected_file_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "plan.json"
    path.write_bytes(OLD)
    monkeypatch.setattr(os, "access", lambda *_: False)  # what os.access says to anybody but root
    assert "you may not write there" in refusal(path)
    assert path.read_bytes() == OLD


@as_user
def test_a_read_only_folder_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir()
    (folder / "plan.json").write_bytes(OLD)
    folder.chmod(0o500)
    try:
        assert "you may not write there" in refusal(folder / "plan.json")
        assert "you may not write there" in refusal(folder / "new.json")
        assert (folder / "plan.json").read_bytes() == OLD
    finally:
        folder.chmod(0o700)
    assert names(folder) == ["plan.json"]


@as_user
def test_a_read_only_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    path.write_bytes(OLD)
    path.chmod(0o400)
    assert "you may not write there" in refusal(path)
    assert path.read_bytes() == OLD


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_device_gives_the_same_sentence_and_stays_a_device() -> None:
    assert "no room left on the disk" in refusal(Path("/dev/full"))
    assert Path("/dev/full").is_char_device()


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="this system has no /dev/null")
def test_a_device_is_written_to_and_not_replaced() -> None:
    write_whole(Path("/dev/null"), NEW)
    assert Path("/dev/null").is_char_device()
