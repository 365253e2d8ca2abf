"""Where a swap is done: only in the chosen places, or wherever the exercise stands in the plan."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from backdesk.domain.ids import ExerciseId
from backdesk.domain.plan import Entry, Plan
from backdesk.domain.swaps import other_places
from backdesk.domain.wording import Words
from backdesk.ui.dialogs import answer_row

if TYPE_CHECKING:
    from backdesk.ui.main_window import MainWindow

_WIDTH = 380


class SwapPlaces(QWidget):
    """Only here, until somebody says everywhere; hidden where the exercise stands nowhere else."""

    def __init__(self, plan: Plan, entries: Sequence[Entry], words: Words) -> None:
        """`entries` are the chosen places, all with the same exercise."""
        super().__init__()
        self._entries = tuple(entries)
        self._elsewhere = other_places(plan, entries)
        here, total = len(self._entries), len(self._entries) + len(self._elsewhere)
        only = words.ngettext("Only here", "Only in these {n} places", here)
        whole = words.ngettext(
            "Everywhere in this plan ({n} place)", "Everywhere in this plan ({n} places)", total
        )
        self.here = QRadioButton(only.format(n=here))
        self.everywhere = QRadioButton(whole.format(n=total))
        self.here.setChecked(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for button in (self.here, self.everywhere):
            button.setAccessibleName(button.text())
            layout.addWidget(button)
        self.setAccessibleName(words.gettext("Where to swap"))
        self.setVisible(bool(self._elsewhere))

    @property
    def is_asked(self) -> bool:
        """Whether there is a choice at all."""
        return bool(self._elsewhere)

    def chosen(self) -> tuple[Entry, ...]:
        """The places to swap in."""
        return (*self._entries, *self._elsewhere) if self.everywhere.isChecked() else self._entries


class SwapPlacesDialog(QDialog):
    """Asks where, before one exercise is put in the place of another. Esc leaves all as it is."""

    def __init__(
        self,
        window: MainWindow,
        places: SwapPlaces,
        names: tuple[str, str],
        swap: Callable[[Sequence[Entry]], None],
    ) -> None:
        """`names` are the exercise that goes and the one that comes; `swap` is given the chosen places."""
        super().__init__(window)
        say, (before, after) = window.words.gettext, names
        self.places, self._swap = places, swap
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("Swap for {exercise}").format(exercise=after))
        text = QLabel(say("{exercise} also stands elsewhere in this plan.").format(exercise=before))
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setWordWrap(True)
        self.ok, self.cancel = QPushButton(say("Swap")), QPushButton(say("Cancel"))
        self.ok.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        window.session.plan_opened.connect(self.reject)
        buttons = answer_row(self.ok, self.cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(12)
        layout.addWidget(text)
        layout.addWidget(places)
        layout.addLayout(buttons)
        self.setMinimumWidth(_WIDTH)
        places.here.setFocus()

    def accept(self) -> None:
        """Qt: swap."""
        super().accept()
        self._swap(self.places.chosen())


def swap_where(
    window: MainWindow,
    entries: Sequence[Entry],
    exercise: ExerciseId,
    swap: Callable[[Sequence[Entry]], None],
) -> SwapPlacesDialog | None:
    """Swap in these places; where the exercise also stands elsewhere, ask first and return the question."""
    session = window.session
    places = SwapPlaces(session.plan, entries, window.words)
    if not places.is_asked:
        swap(entries)
        return None
    names = (session.catalogue.name_of(entries[0].exercise), session.catalogue.name_of(exercise))
    dialog = SwapPlacesDialog(window, places, names, swap)
    dialog.open()
    return dialog
