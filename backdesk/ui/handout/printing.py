"""Handouts on a real printer: the very pages that were shown, drawn off the main thread."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from backdesk.domain.wording import Words
from backdesk.errors import BackDeskError
from backdesk.files import write_whole
from backdesk.services.preview import PagePicture, PageSize, page_bands, with_pages
from backdesk.ui.handout.making import Made
from backdesk.ui.tasks import QtTaskRunner, Task
from backdesk.ui.widgets.progress_bar import WorkProgress

LEAST_DPI, MOST_DPI = 300, 400
"""Above it, what goes to the printer grows faster than the print gets sharper."""
BAND_PIXELS = 500_000
"""Drawn in one go: small enough that the window goes on meanwhile."""

OnAccepted = Callable[[QPrinter], object]


def ask_printer(parent: QWidget, printer: QPrinter, pages: int, on_accepted: OnAccepted) -> QPrintDialog:
    """Ask for printer, pages and copies."""
    dialog = QPrintDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    options = QPrintDialog.PrintDialogOption
    dialog.setOption(options.PrintPageRange, on=True)
    dialog.setOption(options.PrintCurrentPage, on=True)
    dialog.setMinMax(1, pages)
    dialog.accepted.connect(lambda: on_accepted(printer))
    QDialog.open(dialog)  # QPrintDialog has another one that wants a slot
    return dialog


class HandoutPrinting(QObject):
    """Asks for a printer and prints.

    Signals: `printed(Made)`; `failed(Exception)`. `ask` may be replaced in tests.
    """

    printed = Signal(object)
    failed = Signal(object)

    def __init__(self, runner: QtTaskRunner, progress: WorkProgress, words: Words, parent: QWidget) -> None:
        """`parent` is the window that the question belongs to."""
        super().__init__(parent)
        self._runner = runner
        self._progress = progress
        self._words = words
        self._parent = parent
        self._task: Task | None = None
        self.ask: Callable[[QWidget, QPrinter, int, OnAccepted], object] = ask_printer

    @property
    def is_busy(self) -> bool:
        """Whether a handout is being printed; one that was cancelled is until the printer was told."""
        return self._task is not None and not self._task.has_ended

    def stop(self) -> None:
        """Print no further; nothing is put on record."""
        if self._task is not None:
            self._task.cancel()
            self._progress.finish()

    def ask_and_print(self, made: Made, current: int) -> None:
        """Ask for a printer, then print; `current` is the page that is looked at.

        Only one handout is printed at a time.
        """
        if self._refuses():
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        source = made.source
        client = "" if source.client is None else f"{source.client.name} - "
        printer.setDocName(f"{client}{source.plan.title}")
        printer.setPageLayout(_layout(made.preview.sizes[0], printer))
        printer.setFullPage(True)
        if source.options.grey:
            printer.setColorMode(QPrinter.ColorMode.GrayScale)
        self.ask(self._parent, printer, made.report.pages, lambda chosen: self.print(made, chosen, current))

    def print(self, made: Made, printer: QPrinter, current: int) -> None:
        """Print on this printer, in the background."""
        if self._refuses():
            return
        pages = chosen_pages(printer, made.report.pages, current)
        sizes, content = made.preview.sizes, made.report.content
        work = _write if is_for_a_file(printer, made) else _print

        def on_done(_: object) -> None:
            self._progress.finish()
            self.printed.emit(made)

        def on_failed(problem: Exception) -> None:
            self._progress.finish()
            self.failed.emit(problem)

        self._task = self._runner.run(
            lambda task: work(printer, content, sizes, pages, task),
            on_done,
            on_failed,
            self._progress.report,
            is_owed=True,
        )
        self._progress.start(self._words.gettext("Printing…"), self._task.cancel)

    def _refuses(self) -> bool:
        if self.is_busy:
            self.failed.emit(
                BackDeskError("A handout is still being printed. Print the next one when it is done.")
            )
        return self.is_busy


def is_for_a_file(printer: QPrinter, made: Made) -> bool:
    """Whether the pages themselves can go into a PDF file: on their own paper and in their colours."""
    if printer.outputFormat() is not QPrinter.OutputFormat.PdfFormat or not printer.outputFileName():
        return False
    paper = _layout(made.preview.sizes[0], printer).pageSize()
    is_grey = printer.colorMode() is QPrinter.ColorMode.GrayScale
    return printer.pageLayout().pageSize() == paper and is_grey == made.source.options.grey


def chosen_pages(printer: QPrinter, count: int, current: int) -> list[int]:
    """The indexes of the pages in their order, with the copies that the printer cannot make itself."""
    pages = list(range(count))
    if printer.printRange() is QPrinter.PrintRange.CurrentPage:
        pages = [current]
    elif not printer.pageRanges().isEmpty():
        pages = [page for page in pages if printer.pageRanges().contains(page + 1)]
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    copies = 1 if printer.supportsMultipleCopies() else max(1, printer.copyCount())
    return pages * copies if printer.collateCopies() else [page for page in pages for _ in range(copies)]


def _write(
    printer: QPrinter, content: bytes, sizes: tuple[PageSize, ...], pages: list[int], task: Task
) -> None:
    """Into a PDF file: sharp at any size, unlike pictures of the pages. Raises OutputError."""
    if not pages:
        raise BackDeskError("None of the handout’s pages was chosen. Choose pages that it has.")
    write_whole(Path(printer.outputFileName()), with_pages(content, pages))
    task.report(len(pages), len(pages))


def _print(
    printer: QPrinter, content: bytes, sizes: tuple[PageSize, ...], pages: list[int], task: Task
) -> None:
    """On the thread of the PDFs. Raises BackDeskError when the printer does not take it."""
    if not pages:
        raise BackDeskError("None of the handout’s pages was chosen. Choose pages that it has.")
    dpi = max(LEAST_DPI, min(printer.resolution(), MOST_DPI))
    _turn(printer, sizes[pages[0]])
    painter = QPainter()
    if not painter.begin(printer):
        raise BackDeskError("The printer cannot be used. Check that it is on, or choose another one.")
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    try:
        for done, page in enumerate(pages):
            if done:
                _turn(printer, sizes[page])
                printer.newPage()
            _draw_page(painter, printer, content, page, sizes[page], dpi, task)
            if task.is_cancelled():
                printer.abort()
                return
            task.report(done + 1, len(pages))
            task.make_way()
    finally:
        painter.end()
    if printer.printerState() is QPrinter.PrinterState.Error:
        raise BackDeskError("The printer cannot be used. Check that it is on, or choose another one.")


def _draw_page(
    painter: QPainter, printer: QPrinter, content: bytes, page: int, size: PageSize, dpi: int, task: Task
) -> None:
    """Fill the paper; on paper of another size the page is made to fit."""
    paper = QSizeF(printer.pageLayout().fullRectPixels(printer.resolution()).size())
    shape = QSizeF(size.width, size.height).scaled(paper, Qt.AspectRatioMode.KeepAspectRatio)
    left, top = (paper.width() - shape.width()) / 2, (paper.height() - shape.height()) / 2
    for band in page_bands(content, page, dpi / 72, most_pixels=BAND_PIXELS):
        if task.is_cancelled():
            return
        pixel = shape.width() / band.width
        target = QRectF(left, top + band.top * pixel, band.width * pixel, band.height * pixel)
        painter.drawImage(target, _image(band, is_grey=printer.colorMode() is QPrinter.ColorMode.GrayScale))


def _image(band: PagePicture, *, is_grey: bool) -> QImage:
    image = QImage(band.pixels, band.width, band.height, band.stride, QImage.Format.Format_RGB32)
    return image.convertToFormat(QImage.Format.Format_Grayscale8) if is_grey else image


def _layout(size: PageSize, printer: QPrinter) -> QPageLayout:
    """A4 or Letter as the handout has it, upright or across."""
    upright = QSize(round(min(size.width, size.height)), round(max(size.width, size.height)))
    layout = printer.pageLayout()
    layout.setPageSize(QPageSize(upright, "", QPageSize.SizeMatchPolicy.FuzzyMatch))
    layout.setOrientation(_orientation(size))
    return layout


def _turn(printer: QPrinter, size: PageSize) -> None:
    """The paper as the next page wants it; its size stays the one that was chosen."""
    printer.setPageOrientation(_orientation(size))


def _orientation(size: PageSize) -> QPageLayout.Orientation:
    is_across = size.width > size.height
    return QPageLayout.Orientation.Landscape if is_across else QPageLayout.Orientation.Portrait
