"""The weeks of the plan as buttons, with arrows to the weeks before and after, and their commands."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from backdesk.domain.wording import Words
from backdesk.ui.weeks.week_button import WeekButton

MOST_WEEK_BUTTONS = 6
SOME_WEEK_BUTTONS = 5
"""So many are shown where there are more weeks, so that the bar fits a narrow window."""


class WeekBar(QWidget):
    """Signals: `week_chosen(int)`; `menu_requested(int, QPoint)` the menu of a week at a global point;
    `week_moved(int, int)` a week was dragged to the place of another. Weeks are counted from 0."""

    week_chosen = Signal(int)
    menu_requested = Signal(int, QPoint)
    week_moved = Signal(int, int)

    def __init__(self, words: Words) -> None:
        """Empty until weeks are shown."""
        super().__init__()
        self._words = words
        self._current = 0
        self.buttons: list[WeekButton] = []
        self._row = QHBoxLayout(self)
        self._build()

    def show_weeks(self, count: int, current: int) -> None:
        """Offer the weeks of the plan; with many weeks, those around the current one."""
        most = MOST_WEEK_BUTTONS if count <= MOST_WEEK_BUTTONS else SOME_WEEK_BUTTONS
        first = max(0, min(current - most // 2, count - most))
        shown = range(first, min(count, first + most))
        self.previous_week.setVisible(count > 1)
        self.next_week.setVisible(count > 1)
        self.previous_week.setEnabled(current > 0)
        self.next_week.setEnabled(current < count - 1)
        self.total.setVisible(count > len(shown))
        self.total.setText(self._words.gettext("of {n}").format(n=count))
        self._current = current
        self._make_buttons(len(shown))
        had_focus = any(button.hasFocus() for button in self.buttons)
        for button, index in zip(self.buttons, shown, strict=True):
            self._label(button, index, count)
            button.setChecked(index == current)
            if had_focus and index == current:
                button.setFocus()

    def on_week_clicked(self) -> None:
        """A week button was pressed."""
        sender = self.sender()
        if isinstance(sender, WeekButton):
            self.week_chosen.emit(sender.week)
            sender.setChecked(sender.week == self._current)

    def on_previous_week(self) -> None:
        """Go one week back."""
        self.week_chosen.emit(self._current - 1)

    def on_next_week(self) -> None:
        """Go one week on."""
        self.week_chosen.emit(self._current + 1)

    def on_more(self) -> None:
        """Ask for the menu of the shown week, below the button."""
        self.menu_requested.emit(self._current, self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _make_buttons(self, count: int) -> None:
        """Have this many buttons; those that stay keep the keyboard."""
        while len(self.buttons) > count:
            button = self.buttons.pop()
            self._row.removeWidget(button)
            button.deleteLater()
        while len(self.buttons) < count:
            button = WeekButton()
            button.clicked.connect(self.on_week_clicked)
            button.menu_requested.connect(self.menu_requested)
            button.week_dropped.connect(self.week_moved)
            self._row.insertWidget(2 + len(self.buttons), button)
            self.buttons.append(button)

    def _label(self, button: WeekButton, index: int, count: int) -> None:
        say = self._words.gettext
        name = say("Week {n}").format(n=index + 1)
        tip = say("Week {n} of {count}. Drag it to move the week; right-click for more.")
        button.show_week(index, name, tip.format(n=index + 1, count=count))

    def _build(self) -> None:
        say = self._words.gettext
        self.previous_week = self._button("‹", say("Previous week"))
        self.previous_week.clicked.connect(self.on_previous_week)
        self.next_week = self._button("›", say("Next week"))
        self.next_week.clicked.connect(self.on_next_week)
        self.more = self._button("…", say("Week commands"))
        self.more.clicked.connect(self.on_more)
        self._row.setContentsMargins(8, 0, 0, 0)
        self._row.setSpacing(2)
        label, self.total = QLabel(say("Week")), QLabel()
        for muted in (label, self.total):
            muted.setProperty("role", "muted")
        for widget in (label, self.previous_week, self.total, self.next_week, self.more):
            self._row.addWidget(widget)

    def _button(self, text: str, name: str) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button
