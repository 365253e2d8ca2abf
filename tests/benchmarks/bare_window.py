"""The floor of the start: import SQLAlchemy, then PySide6, show an empty window, go when idle."""

from __future__ import annotations

import sys

import sqlalchemy
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow


class Watch(QObject):
    """Ends the program once the window is painted and the loop has nothing left to do."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: two zero timers after the first paint, as the real program does it."""
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, lambda: QTimer.singleShot(0, self, QApplication.quit))
        return False


def main() -> int:
    """Show and go."""
    application = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.setWindowTitle(f"SQLAlchemy {sqlalchemy.__version__}")
    window.resize(1280, 688)
    watch = Watch(window)
    window.installEventFilter(watch)
    window.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
