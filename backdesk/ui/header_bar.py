"""The bar at the top: whose plan this is, which week, undo, and the handout."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolBar,
    QToolButton,
    QWidget,
)

from backdesk.domain.client import Client
from backdesk.domain.ids import ClientId, PlanId
from backdesk.domain.plan_summary import PlanSummary
from backdesk.domain.wording import Words

MOST_WEEK_BUTTONS = 8


class HeaderBar(QToolBar):
    """Signals: `client_chosen(ClientId | None)`, `plan_chosen(PlanId)`, `week_chosen(int)`."""

    client_chosen = Signal(object)
    plan_chosen = Signal(str)
    week_chosen = Signal(int)

    def __init__(self, words: Words) -> None:
        """Empty until clients and plans are shown."""
        super().__init__(words.gettext("Client and plan"))
        self._words = words
        self.setObjectName("header")
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.client = QComboBox()
        self.plan = QComboBox()
        self._weeks = QHBoxLayout()
        self._week_buttons: list[QToolButton] = []
        self._build()

    def show_clients(self, clients: Sequence[Client], current: ClientId | None) -> None:
        """Offer all clients, and plans without one."""
        with QSignalBlocker(self.client):
            self.client.clear()
            self.client.addItem(self._words.gettext("No client (template)"), None)
            for client in clients:
                self.client.addItem(client.name, client.id)
            self.client.setCurrentIndex(max(0, self.client.findData(current)))
        self._show_client_from_its_start()

    def show_plans(self, plans: Sequence[PlanSummary], current: PlanId | None) -> None:
        """Offer the client's plans."""
        with QSignalBlocker(self.plan):
            self.plan.clear()
            for plan in plans:
                self.plan.addItem(plan.title, plan.id)
            self.plan.setCurrentIndex(self.plan.findData(current))

    def show_weeks(self, count: int, current: int) -> None:
        """Offer the weeks of the plan; with many weeks, those around the current one."""
        first = max(0, min(current - MOST_WEEK_BUTTONS // 2, count - MOST_WEEK_BUTTONS))
        shown = range(first, min(count, first + MOST_WEEK_BUTTONS))
        self.previous_week.setVisible(count > 1)
        self.next_week.setVisible(count > 1)
        self.previous_week.setEnabled(current > 0)
        self.next_week.setEnabled(current < count - 1)
        self._current = current
        self._make_week_buttons(len(shown))
        had_focus = any(button.hasFocus() for button in self._week_buttons)
        for button, index in zip(self._week_buttons, shown, strict=True):
            self._label_week(button, index)
            button.setChecked(index == current)
            if had_focus and index == current:
                button.setFocus()

    def on_client_activated(self, index: int) -> None:
        """A client was chosen."""
        self.client_chosen.emit(self.client.itemData(index))

    def on_client_left(self) -> None:
        """What was typed is nobody's name, or led to the client: show who is there."""
        self.client.setEditText(self.client.itemText(self.client.currentIndex()))
        self._show_client_from_its_start()

    def on_plan_activated(self, index: int) -> None:
        """A plan was chosen."""
        self.plan_chosen.emit(self.plan.itemData(index))

    def on_week_clicked(self) -> None:
        """A week button was pressed."""
        sender = self.sender()
        if isinstance(sender, QToolButton):
            self.week_chosen.emit(int(sender.property("week")))
            sender.setChecked(int(sender.property("week")) == self._current)

    def on_previous_week(self) -> None:
        """Go one week back."""
        self.week_chosen.emit(self._current - 1)

    def on_next_week(self) -> None:
        """Go one week on."""
        self.week_chosen.emit(self._current + 1)

    _current = 0

    def _show_client_from_its_start(self) -> None:
        """A long name would else show its end."""
        field = self.client.lineEdit()
        if field is not None:
            field.setCursorPosition(0)

    def _make_week_buttons(self, count: int) -> None:
        """Have this many buttons; those that stay keep the keyboard."""
        while len(self._week_buttons) > count:
            button = self._week_buttons.pop()
            self._weeks.removeWidget(button)
            button.deleteLater()
        while len(self._week_buttons) < count:
            button = QToolButton()
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(self.on_week_clicked)
            self._weeks.insertWidget(2 + len(self._week_buttons), button)
            self._week_buttons.append(button)

    def _label_week(self, button: QToolButton, index: int) -> None:
        button.setText(str(index + 1))
        button.setProperty("week", index)
        button.setAccessibleName(self._words.gettext("Week {n}").format(n=index + 1))
        button.setToolTip(button.accessibleName())

    def _build(self) -> None:
        say = self._words.gettext
        self.client.setEditable(True)
        self.client.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        completer = self.client.completer()
        if completer is not None:
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        field = self.client.lineEdit()
        if field is not None:
            field.setAccessibleName(say("Client"))
            field.editingFinished.connect(self.on_client_left)
        self.client.activated.connect(self.on_client_activated)
        self.plan.activated.connect(self.on_plan_activated)
        self._labelled(say("Client"), self.client, 170)
        self._labelled(say("Plan"), self.plan, 200)
        self.previous_week = self._arrow("‹", say("Previous week"))
        self.previous_week.clicked.connect(self.on_previous_week)
        self.next_week = self._arrow("›", say("Next week"))
        self.next_week.clicked.connect(self.on_next_week)
        weeks = QWidget()
        weeks.setLayout(self._weeks)
        self._weeks.setContentsMargins(8, 0, 0, 0)
        self._weeks.setSpacing(2)
        label = QLabel(say("Week"))
        label.setProperty("role", "muted")
        for widget in (label, self.previous_week, self.next_week):
            self._weeks.addWidget(widget)
        self.addWidget(weeks)
        spacer = QWidget()
        spacer.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(spacer)

    def _labelled(self, text: str, box: QComboBox, width: int) -> None:
        label = QLabel(text)
        label.setProperty("role", "muted")
        label.setBuddy(box)
        box.setAccessibleName(text)
        box.setMinimumWidth(width)
        box.setMaximumWidth(width)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.addWidget(label)
        self.addWidget(box)

    def _arrow(self, text: str, name: str) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button
