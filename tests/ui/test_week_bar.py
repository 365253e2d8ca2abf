"""The week buttons: which are shown, their menu, and dragging one onto another."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from backdesk.i18n import english
from backdesk.ui.week_bar import WeekBar
from backdesk.ui.weeks.week_button import WeekButton, week_mime

LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
MOVE = Qt.DropAction.MoveAction


def _bar(qtbot: QtBot, count: int, current: int = 0) -> WeekBar:
    bar = WeekBar(english())
    qtbot.addWidget(bar)
    bar.show_weeks(count, current)
    return bar


def _names(bar: WeekBar) -> list[str]:
    return [button.accessibleName() for button in bar.buttons]


class _Drop(QDropEvent):
    """A drop that says where it comes from; Qt only knows that of a drag of its own."""

    def __init__(self, source: object, mime: QMimeData) -> None:
        super().__init__(QPointF(3, 3), MOVE, mime, LEFT, NO_KEY)
        self._source = source
        self._mime = mime  # a drop event does not keep it

    def source(self) -> object:  # type: ignore[override]
        return self._source


class _Enter(QDragEnterEvent):
    def __init__(self, source: object, mime: QMimeData) -> None:
        super().__init__(QPoint(3, 3), MOVE, mime, LEFT, NO_KEY)
        self._source = source
        self._mime = mime
        self.ignore()

    def source(self) -> object:  # type: ignore[override]
        return self._source


def test_all_weeks_of_a_short_plan_are_there(qtbot: QtBot) -> None:
    bar = _bar(qtbot, 6, 2)
    assert _names(bar) == [f"Week {number}" for number in range(1, 7)]
    assert [button.isChecked() for button in bar.buttons].index(True) == 2
    assert bar.total.isHidden()
    one = _bar(qtbot, 1)
    assert one.previous_week.isHidden()
    assert one.next_week.isHidden()
    assert not one.more.isHidden()


def test_of_many_weeks_those_around_the_shown_one_are_there(qtbot: QtBot) -> None:
    bar = _bar(qtbot, 26, 12)
    assert _names(bar) == [f"Week {number}" for number in range(11, 16)]
    assert bar.total.text() == "of 26"
    assert not bar.total.isHidden()
    bar.show_weeks(26, 25)
    assert _names(bar)[-1] == "Week 26"
    assert not bar.next_week.isEnabled()


def test_a_button_shows_its_week_and_stays_marked(qtbot: QtBot) -> None:
    bar = _bar(qtbot, 3)
    with qtbot.wait_signal(bar.week_chosen) as chosen:
        bar.buttons[2].click()
    assert chosen.args == [2]
    assert not bar.buttons[2].isChecked(), "only what is shown is marked"


def test_the_menu_is_asked_for_with_the_week_by_mouse_and_key(qtbot: QtBot) -> None:
    bar = _bar(qtbot, 3)
    asked: list[tuple[int, QPoint]] = []
    bar.menu_requested.connect(lambda week, point: asked.append((week, point)))
    button = bar.buttons[1]
    for reason in (QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard):
        button.contextMenuEvent(QContextMenuEvent(reason, QPoint(2, 2), QPoint(40, 50)))
    below = button.mapToGlobal(button.rect().bottomLeft())
    assert asked == [(1, QPoint(40, 50)), (1, below)]


def test_a_button_in_sight_asks_for_the_menu_of_the_shown_week(qtbot: QtBot) -> None:
    bar = _bar(qtbot, 12, 7)
    assert bar.more.accessibleName() == bar.more.toolTip() == "Week commands"
    below = bar.more.mapToGlobal(bar.more.rect().bottomLeft())
    with qtbot.wait_signal(bar.menu_requested) as asked:
        bar.more.click()
    assert asked.args == [7, below]


def test_all_buttons_are_equally_wide(qtbot: QtBot) -> None:
    bar = _bar(qtbot, 12, 8)
    assert _names(bar)[0] == "Week 7"
    assert len({button.sizeHint().width() for button in bar.buttons}) == 1


def test_a_week_is_dropped_onto_another(qtbot: QtBot) -> None:
    bar = _bar(qtbot, 4)
    enter = _Enter(bar.buttons[0], week_mime(0))
    bar.buttons[3].dragEnterEvent(enter)
    assert enter.isAccepted()
    with qtbot.wait_signal(bar.week_moved) as moved:
        bar.buttons[3].dropEvent(_Drop(bar.buttons[0], week_mime(0)))
    assert moved.args == [0, 3]
    assert not bar.buttons[3].isDown()


def test_nothing_else_can_be_dropped(qtbot: QtBot) -> None:
    bar, other = _bar(qtbot, 4), _bar(qtbot, 4)
    broken = QMimeData()
    broken.setData("application/vnd.backdesk.week-place", b"one")
    target = bar.buttons[3]
    for source, mime in (
        (other.buttons[0], week_mime(0)),
        (QToolButton(bar), week_mime(0)),
        (None, week_mime(0)),
        (bar.buttons[0], QMimeData()),
        (bar.buttons[0], broken),
        (bar.buttons[3], week_mime(3)),
    ):
        enter = _Enter(source, mime)
        target.dragEnterEvent(enter)
        assert not enter.isAccepted()
        with qtbot.assert_not_emitted(bar.week_moved):
            target.dropEvent(_Drop(source, mime))


def test_buttons_that_stay_keep_the_keyboard_and_those_that_go_are_gone(qtbot: QtBot) -> None:
    bar = _bar(qtbot, 5)
    first = bar.buttons[0]
    bar.show_weeks(2, 1)
    assert bar.buttons[0] is first
    assert len(bar.buttons) == 2
    assert all(isinstance(button, WeekButton) for button in bar.buttons)
