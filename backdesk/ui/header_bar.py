"""The bar at the top: whose plan this is, which week, undo, and the handout."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QLabel, QSizePolicy, QToolBar, QToolButton, QWidget

from backdesk.domain.client import Client
from backdesk.domain.ids import PlanId
from backdesk.domain.plan_summary import PlanSummary
from backdesk.domain.wording import Words
from backdesk.ui.clients.fields import let_wheel_pass
from backdesk.ui.clients.picker import ClientPicker
from backdesk.ui.models.tooltips import tooltip
from backdesk.ui.week_bar import WeekBar

_NARROW, _WIDE = (150, 168), (190, 240)
"""Pixels for the names of client and plan, so that all fits 1280 with the widest usual system font."""
_ROOMY = 1_400
_AROUND_TEXT, _WIDEST_LIST = 36, 480


class HeaderBar(QToolBar):
    """Signals: `client_chosen(ClientId | None)`, `plan_chosen(PlanId)`; `details_requested()` and
    `precautions_requested()` ask for the client's form.
    """

    client_chosen = Signal(object)
    details_requested = Signal()
    precautions_requested = Signal()
    plan_chosen = Signal(str)

    def __init__(self, words: Words) -> None:
        """Empty until clients and plans are shown."""
        super().__init__(words.gettext("Client and plan"))
        self._words = words
        self.setObjectName("header")
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.client = ClientPicker(words)
        self.details = QToolButton()
        self.precautions = QToolButton()
        self.plan = QComboBox()
        let_wheel_pass(self.plan)  # the wheel must not open one plan after another
        self.weeks = WeekBar(words)
        self._build()

    def show_client(self, client: Client | None, precautions: Sequence[str]) -> None:
        """Show whose plan this is, and how many precautions it has to respect."""
        self.client.show_client(None if client is None else client.id, "" if client is None else client.name)
        n = len(precautions)
        text = self._words.ngettext("{n} precaution", "{n} precautions", n).format(n=n)
        self.precautions.setText(text)
        self.precautions.setToolTip(tooltip(precautions))
        self.precautions.setAccessibleDescription("; ".join(precautions))
        self._precautions_place.setVisible(n > 0)
        self.details.setEnabled(client is not None)

    def show_plans(self, plans: Sequence[PlanSummary], current: PlanId | None) -> None:
        """Offer the client's plans; others of the same title tell when they were changed."""
        titles = Counter(plan.title for plan in plans)
        with QSignalBlocker(self.plan):
            self.plan.clear()
            for plan in plans:
                is_alone = titles[plan.title] == 1 or plan.id == current
                self.plan.addItem(plan.title if is_alone else self._told_apart(plan), plan.id)
            self.plan.setCurrentIndex(self.plan.findData(current))
        if max(titles.values(), default=0) > 1:
            width_of = self.plan.fontMetrics().horizontalAdvance
            widest = max(width_of(self.plan.itemText(row)) for row in range(self.plan.count()))
            self.plan.view().setMinimumWidth(min(widest + _AROUND_TEXT, _WIDEST_LIST))

    def _told_apart(self, plan: PlanSummary) -> str:
        """ "First plan · changed 3 May 2026, 17:24"."""
        from backdesk.services.session_log import date_text  # seldom needed, never at the start

        changed = plan.updated_at.astimezone()
        day = f"{date_text(changed.date(), self._words)}, {changed:%H:%M}"
        return f"{plan.title} · {self._words.gettext('changed {day}').format(day=day)}"

    def on_plan_activated(self, index: int) -> None:
        """A plan was chosen."""
        self.plan_chosen.emit(self.plan.itemData(index))

    def _build(self) -> None:
        say = self._words.gettext
        self.client.client_chosen.connect(self.client_chosen)
        self.plan.activated.connect(self.on_plan_activated)
        self._labelled(say("Client"), self.client)
        self._add_client_buttons()
        self._labelled(say("Plan"), self.plan)
        self.addWidget(self.weeks)
        spacer = QWidget()
        spacer.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(spacer)

    def _add_client_buttons(self) -> None:
        """The way to the client's form, and the chip that counts precautions."""
        say = self._words.gettext
        self.details.setText("…")
        self.details.setAccessibleName(say("Client’s details"))
        self.details.setToolTip(say("Client’s details"))
        self.details.clicked.connect(self.details_requested)
        self.precautions.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.precautions.setIconSize(QSize(16, 16))
        self.precautions.clicked.connect(self.precautions_requested)
        for button in (self.details, self.precautions):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.addWidget(self.details)
        self._precautions_place = self.addWidget(self.precautions)
        self._precautions_place.setVisible(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: names get more room in a wide window."""
        client, plan = _WIDE if event.size().width() >= _ROOMY else _NARROW
        self.client.setFixedWidth(client)
        self.plan.setFixedWidth(plan)
        super().resizeEvent(event)

    def _labelled(self, text: str, box: QComboBox) -> None:
        label = QLabel(text)
        label.setProperty("role", "muted")
        label.setBuddy(box)
        box.setAccessibleName(text)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.addWidget(label)
        self.addWidget(box)
