"""A button whose text may be longer than it."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from backdesk.ui.widgets.elided_button import ElidedButton

TEXT = "Fix: swap Back Extension (Stability Ball) for Back Extension (Prone) & rest"


def test_a_long_text_wraps_and_keeps_its_beginning(qtbot: QtBot) -> None:
    button = ElidedButton(TEXT)
    qtbot.addWidget(button)
    button.resize(160, 28)
    button.show()
    first, second, third = button.text().split("\n")
    assert first.startswith("Fix: swap Back")
    assert third.endswith("…")
    assert max(map(button.fontMetrics().horizontalAdvance, (first, second, third))) < 160
    assert button.sizeHint().height() > button.fontMetrics().height() * 3
    assert button.accessibleName() == TEXT
    button.resize(400, 28)
    assert button.text().replace("\n", " ") == TEXT.replace("&", "&&")


def test_all_of_it_is_there_where_it_fits(qtbot: QtBot) -> None:
    button = ElidedButton(TEXT)
    qtbot.addWidget(button)
    button.resize(1200, 28)
    button.show()
    assert button.text() == TEXT.replace("&", "&&")
