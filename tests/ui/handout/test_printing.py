"""Printing: to a PDF file with QPrinter, whose pages are looked at."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from pypdf import PdfReader
from PySide6.QtGui import QPageLayout, QPageRanges, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from backdesk.domain.client import Client
from backdesk.domain.handout_record import IssueWay
from backdesk.domain.ids import ClientId, PlanId
from backdesk.services.backend import Backend
from backdesk.ui.handout import printing
from backdesk.ui.handout.making import Made
from backdesk.ui.handout.printing import chosen_pages, is_for_a_file
from backdesk.ui.main_window import MainWindow
from tests.ui.support import action, save_handout, small_plan

WAIT_MS = 60_000


@pytest.fixture
def window(hidden: MainWindow, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """Printing coarsely is faster and shows the same; the file stands for a printer."""
    monkeypatch.setattr(printing, "is_for_a_file", lambda *_: False)
    monkeypatch.setattr(printing, "LEAST_DPI", 100)
    monkeypatch.setattr(printing, "MOST_DPI", 100)
    return hidden


def answer(window: MainWindow, path: Path, change: Callable[[QPrinter], Any] = lambda printer: None) -> None:
    """What a person does in the dialog."""

    def ask(
        parent: QWidget, printer: QPrinter, pages: int, on_accepted: Callable[[QPrinter], object]
    ) -> None:
        printer.setOutputFileName(str(path))
        change(printer)
        on_accepted(printer)

    window.handouts.printing.ask = ask


def print_it(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.wait_signal(window.handouts.given_out, timeout=WAIT_MS):
        action(window, "print").trigger()


def grey_pixels(path: Path, page: int) -> bytes:
    """The mean of every 8 × 8 points: how a page looks from afar."""
    document = pypdfium2.PdfDocument(path.read_bytes())
    try:
        return bytes(document[page].render(scale=1, grayscale=True).to_pil().reduce(8).tobytes())
    finally:
        document.close()


def shapes(path: Path) -> list[tuple[int, int]]:
    return [(round(page.mediabox.width), round(page.mediabox.height)) for page in PdfReader(path).pages]


def shown_shapes(window: MainWindow) -> list[tuple[int, int]]:
    return [(round(size.width), round(size.height)) for size in window.handout.page.images.sizes]


def test_all_pages_are_printed_each_in_its_orientation(
    window: MainWindow, backend: Backend, qtbot: QtBot, tmp_path: Path
) -> None:
    path, original = tmp_path / "printed.pdf", tmp_path / "original.pdf"
    answer(window, path)
    print_it(window, qtbot)
    printed = shapes(path)
    assert len(printed) > 2
    assert all(
        abs(a - c) <= 1 and abs(b - d) <= 1
        for (a, b), (c, d) in zip(printed, shown_shapes(window), strict=True)
    )
    assert printed[0][0] > printed[0][1], "the week lies across"
    assert printed[1][0] < printed[1][1], "the cards stand upright"
    (record,) = backend.records.of_plan(window.session.plan.id)
    assert record.way is IssueWay.PRINTED
    original.write_bytes(backend.records.pdf(record))
    for page in (0, 1):
        one, other = grey_pixels(path, page), grey_pixels(original, page)
        assert len(one) == len(other)
        apart = sum(abs(a - b) for a, b in zip(one, other, strict=True)) / len(one)
        assert apart < 6, "the printed page looks like the shown one"
    assert "sent to the printer" in window.statusBar().currentMessage()


def test_letter_and_grey(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.change_settings(paper="letter", grey=True)
    seen: list[QPrinter.ColorMode] = []
    path = tmp_path / "printed.pdf"
    answer(window, path, lambda printer: seen.append(printer.colorMode()))
    print_it(window, qtbot)
    assert seen == [QPrinter.ColorMode.GrayScale]
    assert set(shapes(path)) == {(792, 612), (612, 792)}
    kinds = {image["/ColorSpace"] for image in _images(path)}
    assert kinds == {"/DeviceGray"}


def _images(path: Path) -> list[Any]:
    found: list[Any] = []
    for page in PdfReader(path).pages:
        resources: Any = page["/Resources"]
        found += [one.get_object() for one in resources.get("/XObject", {}).values()]
    return found


def test_a_page_fits_on_the_paper_that_was_chosen(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "printed.pdf"
    answer(window, path, lambda printer: printer.setPageSize(QPageSize(QPageSize.PageSizeId.A5)))
    print_it(window, qtbot)
    assert {tuple(sorted(shape)) for shape in shapes(path)} <= {(420, 595), (419, 595)}
    edge = grey_pixels(path, 1)[:10]
    assert set(edge) == {255}
    assert min(grey_pixels(path, 1)) < 150


def _two_uncollated(printer: QPrinter) -> None:
    printer.setCopyCount(2)
    printer.setCollateCopies(False)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda printer: None, [0, 1, 2, 3]),
        (lambda printer: printer.setFromTo(2, 3), [1, 2]),
        (lambda printer: printer.setPageRanges(QPageRanges.fromString("1,4,9")), [0, 3]),
        (lambda printer: printer.setPageRanges(QPageRanges.fromString("8-9")), []),
        (lambda printer: printer.setPrintRange(QPrinter.PrintRange.CurrentPage), [2]),
        (lambda printer: printer.setPageOrder(QPrinter.PageOrder.LastPageFirst), [3, 2, 1, 0]),
        (lambda printer: printer.setCopyCount(2), [0, 1, 2, 3, 0, 1, 2, 3]),
        (_two_uncollated, [0, 0, 1, 1, 2, 2, 3, 3]),
    ],
)  # fmt: skip
def test_ranges_order_and_copies(
    qapp: object, change: Callable[[QPrinter], object], expected: list[int]
) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName("never.pdf")
    change(printer)
    assert chosen_pages(printer, 4, 2) == expected


def test_chosen_pages_keep_their_orientation(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "printed.pdf"
    answer(window, path, lambda printer: printer.setFromTo(2, 2))
    print_it(window, qtbot)
    (shape,) = shapes(path)
    assert shape[0] < shape[1]


def test_a_pdf_file_gets_the_very_pages(hidden: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "printed.pdf"
    answer(hidden, path)
    print_it(hidden, qtbot)
    save_handout(hidden, tmp_path / "saved.pdf")
    qtbot.wait_until((tmp_path / "saved.pdf").exists, timeout=WAIT_MS)
    assert path.read_bytes() == (tmp_path / "saved.pdf").read_bytes()


def test_a_pdf_file_gets_the_chosen_pages(hidden: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "printed.pdf"
    answer(hidden, path, lambda printer: printer.setFromTo(2, 2))
    print_it(hidden, qtbot)
    (page,) = PdfReader(path, strict=True).pages
    assert "1 Walking" in page.extract_text() or len(page.extract_text()) > 100


def test_a_pdf_file_on_other_paper_or_in_grey_is_drawn(hidden: MainWindow, qtbot: QtBot) -> None:
    hidden.handout.open()
    qtbot.wait_until(lambda: bool(hidden.handout.page.images.sizes), timeout=WAIT_MS)
    made: list[Made] = []
    hidden.handout.making.when_ready(made.append)
    qtbot.wait_until(lambda: bool(made), timeout=WAIT_MS)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    assert not is_for_a_file(printer, made[0])
    printer.setOutputFileName("printed.pdf")
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    assert is_for_a_file(printer, made[0])
    printer.setColorMode(QPrinter.ColorMode.GrayScale)
    assert not is_for_a_file(printer, made[0])
    printer.setColorMode(QPrinter.ColorMode.Color)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    assert not is_for_a_file(printer, made[0])


def test_no_page_is_told(window: MainWindow, backend: Backend, qtbot: QtBot, tmp_path: Path) -> None:
    answer(window, tmp_path / "printed.pdf", lambda printer: printer.setFromTo(90, 99))
    with qtbot.wait_signal(window.handouts.failed, timeout=WAIT_MS):
        action(window, "print").trigger()
    assert "None of the handout’s pages" in window.notice.label.text()
    assert backend.records.of_plan(window.session.plan.id) == ()
    assert window.progress.isHidden()


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_cannot_be_used_is_told(
    window: MainWindow, backend: Backend, qtbot: QtBot, tmp_path: Path
) -> None:
    answer(window, tmp_path / "missing" / "printed.pdf")
    with qtbot.wait_signal(window.handouts.failed, timeout=WAIT_MS):
        action(window, "print").trigger()
    assert "The printer cannot be used" in window.notice.label.text()
    assert backend.records.of_plan(window.session.plan.id) == ()


def test_cancel_stops_it_and_nothing_is_on_record(
    window: MainWindow, backend: Backend, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[int] = []
    real = printing._draw_page

    def draw(painter: object, printer: object, content: bytes, page: int, *rest: Any) -> None:
        drawn.append(page)
        if page == 1:
            rest[-1].cancel()
        real(painter, printer, content, page, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(printing, "_draw_page", draw)
    answer(window, tmp_path / "printed.pdf")
    action(window, "print").trigger()
    qtbot.wait_until(lambda: bool(drawn) and window.runner.is_idle, timeout=WAIT_MS)
    assert drawn == [0, 1]
    assert backend.records.of_plan(window.session.plan.id) == ()


def test_the_question_offers_the_pages_and_the_paper(window: MainWindow, qtbot: QtBot) -> None:
    action(window, "print").trigger()
    qtbot.wait_until(lambda: bool(window.findChildren(QPrintDialog)), timeout=WAIT_MS)
    (dialog,) = window.findChildren(QPrintDialog)
    assert (dialog.minPage(), dialog.maxPage()) == (1, len(window.handout.page.images.sizes))
    assert dialog.testOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    layout = dialog.printer().pageLayout()
    assert layout.pageSize().id() is QPageSize.PageSizeId.A4
    assert layout.orientation() is QPageLayout.Orientation.Landscape
    assert "Maria Lopez - Lower back" in dialog.printer().docName()
    dialog.reject()


def test_only_one_handout_is_printed_at_a_time(
    window: MainWindow, backend: Backend, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started, go = threading.Event(), threading.Event()
    real = printing._print

    def slow(*about: Any) -> None:
        started.set()
        assert go.wait(20)
        real(*about)

    monkeypatch.setattr(printing, "_print", slow)
    answer(window, tmp_path / "printed.pdf")
    action(window, "print").trigger()
    qtbot.wait_until(started.is_set, timeout=WAIT_MS)
    window.handouts.printing.ask = lambda *about: pytest.fail("a second question")
    with qtbot.wait_signal(window.handouts.failed, timeout=WAIT_MS):
        action(window, "print").trigger()
    assert "still being printed" in window.notice.label.text()
    assert not window.progress.isHidden()
    with qtbot.wait_signal(window.handouts.given_out, timeout=WAIT_MS):
        go.set()
    assert window.progress.isHidden()
    assert len(backend.records.all()) == 1
    answer(window, tmp_path / "again.pdf")
    print_it(window, qtbot)


def test_printing_again_is_recorded_for_the_client_of_the_record(
    window: MainWindow, backend: Backend, qtbot: QtBot, tmp_path: Path
) -> None:
    answer(window, tmp_path / "printed.pdf", lambda printer: names.append(printer.docName()))
    names: list[str] = []
    print_it(window, qtbot)
    (record,) = backend.records.all()
    tom = Client(ClientId("tom"), "Tomasz Nowak")
    with qtbot.wait_signal(window.handouts.given_out, timeout=WAIT_MS):
        window.paperwork.print_again(record, backend.records.pdf(record))
        window.session.open(backend.planning.add(small_plan(), tom).plan, tom)  # before the answer comes
    again = backend.records.all()[0]
    assert again.id != record.id
    assert (again.client_id, again.client_name) == (record.client_id, "Maria Lopez")
    assert again.sha256 == record.sha256
    assert names == ["Maria Lopez - Lower back, first weeks"] * 2


def test_printing_a_template_again_stays_without_a_client(
    window: MainWindow, backend: Backend, qtbot: QtBot, tmp_path: Path
) -> None:
    answer(window, tmp_path / "printed.pdf")
    maria = window.session.client
    assert maria is not None
    template = replace(small_plan(), id=PlanId("template"))
    window.session.open(backend.planning.add(template, None).plan, None)
    print_it(window, qtbot)
    (record,) = backend.records.all()
    window.session.open(window.session.plan, maria)
    with qtbot.wait_signal(window.handouts.given_out, timeout=WAIT_MS):
        window.paperwork.print_again(record, backend.records.pdf(record))
    assert {one.client_id for one in backend.records.all()} == {None}
