"""Handouts for many clients: a file for each, or one for all."""

from __future__ import annotations

import io
import logging
from datetime import date
from pathlib import Path

import pypdf
import pytest

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.client import Client
from backdesk.domain.clinic import Clinic
from backdesk.domain.ids import ClientId
from backdesk.domain.plan import Plan
from backdesk.domain.wording import PlainWords
from backdesk.errors import OutputError
from backdesk.services import batch
from backdesk.services.batch import BatchItem, BatchJob, BatchResult, BatchSetting, free_path
from backdesk.services.handouts import HandoutCancelled, HandoutOptions, Layout, make_handout
from tests.factories import make_block, make_day, make_entry, make_plan


@pytest.fixture
def setting(catalogue: Catalogue) -> BatchSetting:
    options = HandoutOptions(layouts=(Layout.WEEK,), pictures=False)
    clinic = Clinic(name="Riverside Physio")
    return BatchSetting(options, catalogue, PlainWords(), date(2026, 11, 22), clinic)


def plan(title: str = "Lower back") -> Plan:
    return make_plan((make_day("monday", strength=make_block(make_entry("bird-dog", sets=3))),), title=title)


def item(name: str, title: str = "Lower back") -> BatchItem:
    return BatchItem(plan(title), Client(ClientId(name), name))


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def text(path: Path) -> str:
    return " ".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


def test_each_handout_gets_a_file_of_its_own(setting: BatchSetting, tmp_path: Path) -> None:
    job = BatchJob(setting, tmp_path)
    result = job.make(item("Maria Lopez"))
    assert result.is_made
    assert (result.name, result.path) == (
        "Maria Lopez: Lower back",
        tmp_path / "Maria Lopez - Lower back.pdf",
    )
    assert result.path is not None
    assert result.report is not None
    assert result.path.read_bytes() == result.report.content
    assert "Riverside Physio" in text(result.path)
    assert result.line().report is None
    assert job.finish() is None
    assert names(tmp_path) == ["Maria Lopez - Lower back.pdf"]


def test_nothing_is_ever_overwritten(setting: BatchSetting, tmp_path: Path) -> None:
    (tmp_path / "Maria - Lower back.pdf").write_text("mine")
    job = BatchJob(setting, tmp_path)
    for _ in range(2):
        assert job.make(item("Maria")).is_made
    assert names(tmp_path) == [
        "Maria - Lower back (2).pdf",
        "Maria - Lower back (3).pdf",
        "Maria - Lower back.pdf",
    ]
    assert (tmp_path / "Maria - Lower back.pdf").read_text() == "mine"


def test_a_link_to_nowhere_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").symlink_to(tmp_path / "elsewhere.pdf")
    assert free_path(tmp_path, "a.pdf") == tmp_path / "a (2).pdf"


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "a/b\\c:d", "名" * 300, "🙂" * 90, " . ", "x\x00y\ny", "ü" * 200]
)
def test_names_from_clients_are_safe(setting: BatchSetting, tmp_path: Path, name: str) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    job = BatchJob(setting, folder)
    for _ in range(2):
        job.make(item(name))
    assert {one.parent for one in folder.rglob("*")} <= {folder}
    assert names(tmp_path) == ["out"]


def test_one_failure_does_not_stop_the_others(
    setting: BatchSetting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    job = BatchJob(setting, tmp_path)
    empty = BatchItem(make_plan(), Client(ClientId("e"), "Empty"))
    assert job.make(empty).problem == "The plan has no exercises yet. Add some, or leave it out."

    monkeypatch.setattr(batch, "make_handout", lambda *about: 1 / 0)
    with caplog.at_level(logging.ERROR):
        broken = job.make(item("Maria"))
    assert broken.problem == "The handout could not be made. Open the plan and try it alone."
    assert "ZeroDivisionError" in caplog.text
    assert "Maria" not in caplog.text, "the log holds no names"

    monkeypatch.setattr(batch, "make_handout", make_handout)
    assert job.make(item("Tomasz")).is_made
    assert names(tmp_path) == ["Tomasz - Lower back.pdf"]


def test_a_folder_that_is_gone_is_told_in_a_sentence(setting: BatchSetting, tmp_path: Path) -> None:
    result = BatchJob(setting, tmp_path / "gone").make(item("Maria"))
    assert result.problem is not None
    assert result.problem.endswith("the folder does not exist. Choose another folder.")


def test_what_no_font_has_is_told(setting: BatchSetting, tmp_path: Path) -> None:
    result = BatchJob(setting, tmp_path).make(item("Maria 🙂"))
    assert result.is_made
    assert result.remark == "These characters could not be printed: 🙂"


def test_a_template_is_named_by_its_title(setting: BatchSetting, tmp_path: Path) -> None:
    job = BatchJob(setting, tmp_path)
    assert job.make(BatchItem(plan(), None)).name == "Lower back"
    assert job.make(BatchItem(plan(title=" "), None)).name == "Exercise plan"
    assert names(tmp_path) == ["Lower back.pdf", "handout.pdf"]


def test_cancelling_leaves_only_whole_files(setting: BatchSetting, tmp_path: Path) -> None:
    job = BatchJob(setting, tmp_path)
    job.make(item("Maria"))
    with pytest.raises(HandoutCancelled):
        job.make(item("Tomasz"), lambda: True)
    assert names(tmp_path) == ["Maria - Lower back.pdf"]


def test_one_file_for_all_is_written_whole_at_the_end(setting: BatchSetting, tmp_path: Path) -> None:
    target = tmp_path / "all.pdf"
    job = BatchJob(setting, target, merged=True)
    results = [job.make(item(name)) for name in ("Maria", "Tomasz")]
    assert all(result.is_made and result.path is None for result in results)
    assert not target.exists()
    assert job.finish() == target
    reader = pypdf.PdfReader(target)
    assert [one.title for one in reader.outline if not isinstance(one, list)] == [
        "Maria: Lower back",
        "Tomasz: Lower back",
    ]
    assert reader.pages[0].extract_text().count("Page 1 of 1") == 1
    assert names(tmp_path) == ["all.pdf"]
    alone = results[0].report
    assert alone is not None
    assert "Tomasz" not in pypdf.PdfReader(io.BytesIO(alone.content)).pages[0].extract_text()


def test_a_merged_file_that_is_cancelled_or_cannot_be_written_leaves_what_was_there(
    setting: BatchSetting, tmp_path: Path
) -> None:
    target = tmp_path / "all.pdf"
    target.write_text("mine")
    job = BatchJob(setting, target, merged=True)
    job.make(item("Maria"))
    with pytest.raises(HandoutCancelled):
        job.finish(is_cancelled=lambda: True)
    assert target.read_text() == "mine"
    lost = BatchJob(setting, tmp_path / "gone" / "all.pdf", merged=True)
    lost.make(item("Maria"))
    with pytest.raises(OutputError):
        lost.finish()
    assert names(tmp_path) == ["all.pdf"]


def test_a_merged_file_of_nothing_is_not_written(setting: BatchSetting, tmp_path: Path) -> None:
    job = BatchJob(setting, tmp_path / "all.pdf", merged=True)
    assert not job.make(BatchItem(make_plan(), None)).is_made
    assert job.finish() is None
    assert names(tmp_path) == []


def test_a_result_is_made_or_has_a_problem() -> None:
    assert BatchResult("x").is_made
