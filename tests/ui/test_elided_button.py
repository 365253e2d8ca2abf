"""A button whose text may be longer than it."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from backdesk.ui.widgets.elided_button import ElidedButton

TEXT = "Fix: swap Back Extension (Stability Ball) for Back Extension (Prone) & rest"


def test_a_long_text_keeps_its_beginning(qtbot: QtBot) -> None:
    button = ElidedButton(TEXT)
    qtbot.addWidget(button)
    button.resize(220, 28)
    button.show()
    assert button.text().startswith("Fix: swap Back")
    assert button.text().endswith("…")
    assert button.fontMetrics().horizontalAdvance(button.text()) < 220
    assert button.accessibleName() == TEXT


def test_all_of_it_is_there_where_it_fits(qtbot: QtBot) -> None:
    button = ElidedButton(TEXT)
    qtbot.addWidget(button)
    button.resize(1200, 28)
    button.show()
    assert button.text() == TEXT.replace("&", "&&")
