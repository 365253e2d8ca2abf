"""Start the window: application, theme, faults that reach the edge, and the way out."""

from __future__ import annotations

import gc
import logging
import sys
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import (
    QEvent,
    QLibraryInfo,
    QMessageLogContext,
    QObject,
    Qt,
    QTimer,
    QtMsgType,
    QTranslator,
    qInstallMessageHandler,
)
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from backdesk.domain.wording import Words
from backdesk.errors import BackDeskError
from backdesk.resources import resource_path
from backdesk.services.backend import Backend
from backdesk.ui.main_window import MainWindow
from backdesk.ui.models.mime import EXERCISES_TYPE, PART_TYPE
from backdesk.ui.theme.icons import Icons
from backdesk.ui.theme.theme import Theme

REFUSAL_MS = 8_000
"""How long a refusal is shown before it closes by itself."""

_LOG = logging.getLogger("backdesk")


class FirstPaint(QObject):
    """Calls back once a widget was painted and the event loop has nothing left to do."""

    def __init__(self, widget: QWidget, ready: Callable[[], None]) -> None:
        """Watch a widget."""
        super().__init__(widget)
        self._widget = widget
        self._ready = ready
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: wait for the first paint, then for an idle loop (a zero timer runs when it is)."""
        if event.type() is QEvent.Type.Paint:
            self._widget.removeEventFilter(self)
            QTimer.singleShot(0, self, lambda: QTimer.singleShot(0, self, self._ready))
        return False


def make_application(arguments: list[str]) -> QApplication:
    """The one QApplication, in Fusion style."""
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(arguments)
    application.setApplicationName("Back Desk")
    application.setDesktopFileName("backdesk")
    application.setStyle("Fusion")
    return application


def run_desk(backend: Backend, *, exit_when_ready: bool = False) -> int:
    """Open the window and stay until it is closed; returns the exit code."""
    application = make_application(sys.argv[:1])
    install_qt_texts(application, backend.words.language)
    theme = Theme(resource_path("themes"), backend.settings.theme)
    icons = Icons(resource_path("icons"))
    application.setWindowIcon(QIcon(str(resource_path("icons", "app.svg"))))
    window = MainWindow(backend, theme, icons)
    catch_faults(window)
    window.open_first()
    theme.apply()  # once all is built: a style sheet is worked out anew for every widget that moves in
    if exit_when_ready:
        FirstPaint(window.board.canvas, lambda: _close(window))
    else:
        FirstPaint(window.board.canvas, lambda: _begin_quiet_work(window))
    window.show()
    # what the start made stays; looking through it for garbage would only delay edits
    gc.freeze()
    gc.enable()
    code = application.exec()
    release_clipboard()
    return code


def release_clipboard() -> None:
    """Take what we copied off the clipboard before Python ends.

    Some platforms keep the clipboard's content in a C++ static that outlives Python; a payload
    made here would then be destroyed without an interpreter, which crashes (PySide6 6.11).
    """
    clipboard = QApplication.clipboard()
    content = clipboard.mimeData()
    if content is not None and any(kind in content.formats() for kind in (EXERCISES_TYPE, PART_TYPE)):
        clipboard.clear()


def show_refusal(sentence: str, words: Words) -> None:
    """Say why the window cannot open; closes by itself, so that no script waits for ever."""
    application = make_application(sys.argv[:1])
    box = QMessageBox(QMessageBox.Icon.Warning, words.gettext("Back Desk cannot open"), sentence)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.finished.connect(application.quit)
    QTimer.singleShot(REFUSAL_MS, box, box.close)
    box.open()
    application.exec()


def check_store_later(window: MainWindow) -> None:
    """Check the database in the background once the window is up, and speak only of faults."""

    say = window.words.gettext

    def tell(problems: tuple[str, ...]) -> None:
        if problems:
            sentence = say("The data file may be damaged. Export your plans now, then run: backdesk doctor")
            window.on_told(sentence, "\n".join(problems))

    def on_problem(problem: Exception) -> None:
        tell((problem.said(say) if isinstance(problem, BackDeskError) else str(problem),))

    window.runner.run(lambda task: window.backend.check_store(), tell, on_problem)


def _begin_quiet_work(window: MainWindow) -> None:
    window.library.warm_up_later()
    check_store_later(window)


def _close(window: MainWindow) -> None:
    window.close()


def install_qt_texts(application: QApplication, language: str) -> None:
    """Qt's own dialogs in the window's language."""
    translator = QTranslator(application)
    if translator.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(translator)


def catch_faults(window: MainWindow) -> None:
    """Log what nobody expected, without personal data, and say so calmly."""

    def on_fault(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        where = "".join(traceback.format_tb(trace))
        _LOG.error("unexpected %s\n%s", kind.__name__, where)
        say = window.words.gettext
        sentence = say("Something went wrong. Your plan is saved. Send us the details if it happens again.")
        window.on_told(sentence, f"{kind.__name__}\n{where}")

    def on_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if kind is not QtMsgType.QtDebugMsg and kind is not QtMsgType.QtInfoMsg:
            _LOG.warning("Qt: %s", message)

    sys.excepthook = on_fault
    qInstallMessageHandler(on_qt_message)
