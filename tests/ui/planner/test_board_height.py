"""The board uses the height that there is, and no more."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from backdesk.ui.main_window import MainWindow


def test_the_board_follows_the_height_of_the_window(window: MainWindow, qtbot: QtBot) -> None:
    board, labels = window.board, window.board.canvas._labels.values()
    low = [label.height() for label in labels]
    window.resize(1280, 1000)
    qtbot.wait_until(lambda: board.canvas.height() == board.viewport().height() > 800)
    assert all(label.height() > before for label, before in zip(labels, low, strict=True))

    window.resize(1280, 720)
    qtbot.wait_until(lambda: board.viewport().height() < 650)
    assert board.verticalScrollBar().maximum() == 0
    assert [label.height() for label in labels] == low
