"""What the desktop says about motion, in Qt's words of today and tomorrow."""

from __future__ import annotations

from enum import Enum

from pytestqt.qtbot import QtBot

from backdesk.ui.figures.motion_setting import asks_for_less, desktop_reduces_motion


class Preference(Enum):
    NONE = 0
    REDUCED = 1


class Hints:
    def __init__(self, preference: Preference) -> None:
        self._preference = preference

    def motionPreference(self) -> Preference:
        return self._preference


def test_a_preference_is_followed_where_qt_knows_one() -> None:
    assert asks_for_less(Hints(Preference.REDUCED))
    assert not asks_for_less(Hints(Preference.NONE))
    assert not asks_for_less(object())


def test_the_installed_qt_can_be_asked(qtbot: QtBot) -> None:
    assert desktop_reduces_motion() in (False, True)
