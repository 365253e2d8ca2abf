"""Two clients side by side, one line for each thing that is known of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.client import Client
from backdesk.domain.labels import short_day_name
from backdesk.domain.wording import Words
from backdesk.ui.clients.names import age_text, goal_name, language_name, precaution_names

_LONGEST = 300
"""Characters of notes that are shown."""


class SideBySide(QTableWidget):
    """What both have in common stands there too; what nobody said is left out."""

    def __init__(self, words: Words, catalogue: Catalogue, today: Callable[[], date]) -> None:
        """Empty until `show_clients`."""
        super().__init__(0, 2)
        self._words, self._catalogue, self._today = words, catalogue, today
        say = words.gettext
        self.setAccessibleName(say("The two clients side by side"))
        self.setHorizontalHeaderLabels([say("Left"), say("Right")])
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setStyleSheet("QTableCornerButton::section { background: palette(base); border: 0; }")
        self.setWordWrap(True)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.horizontalHeader().setAccessibleName(say("Columns"))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.verticalHeader().setAccessibleName(say("What is known"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)

    def show_clients(self, clients: tuple[Client, Client], plan_counts: tuple[int, int]) -> None:
        """Show two clients and how many plans they have."""
        left, right = (self._lines(one, plans) for one, plans in zip(clients, plan_counts, strict=True))
        rows = [(name, left[name], right[name]) for name in left if left[name] or right[name]]
        self.setRowCount(len(rows))
        self.setVerticalHeaderLabels([name for name, _, _ in rows])
        for row, (_, *texts) in enumerate(rows):
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text or "–")
                item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
                if texts[0] != texts[1]:
                    font = QFont(self.font())
                    font.setWeight(QFont.Weight.DemiBold)
                    item.setFont(font)
                self.setItem(row, column, item)

    def _lines(self, client: Client, plans: int) -> dict[str, str]:
        say, words = self._words.gettext, self._words
        born = ""
        if client.birth_year is not None:
            born = f"{client.birth_year} ({age_text(client.birth_year, self._today().year, words)})"
        return {
            say("Name"): client.name + (f" ({say('archived')})" if client.is_archived else ""),
            say("Year of birth"): born,
            say("Pronoun"): client.pronoun,
            say("Phone"): client.contact.phone,
            say("E-mail"): client.contact.email,
            say("Address"): client.contact.address,
            say("Plans"): str(plans),
            say("Precautions"): _listed(precaution_names(client, self._catalogue.precautions)),
            say("Goals"): _listed([goal_name(goal, words) for goal in client.goals]),
            say("Days for training"): _listed([short_day_name(day, words) for day in client.days]),
            say("Language"): language_name(client.language),
            say("Notes"): client.notes[:_LONGEST],
        }


def _listed(names: Sequence[str]) -> str:
    return "; ".join(names)
