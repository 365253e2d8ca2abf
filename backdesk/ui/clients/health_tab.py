"""The tab of what a plan has to respect: precautions of the library and own ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.client import Client
from backdesk.domain.exercise import Precaution
from backdesk.domain.ids import PrecautionId
from backdesk.domain.wording import Words
from backdesk.ui.clients.fields import SPACE, muted, section
from backdesk.ui.clients.own_precautions import OwnPrecautionsBox

_INDENT = 24


class HealthTab(QWidget):
    """Signals: `changed()` a precaution was chosen, taken away or worded."""

    changed = Signal()

    def __init__(self, words: Words, catalogue: Callable[[], Catalogue]) -> None:
        """`catalogue` is asked for the exercises that own precautions can name."""
        super().__init__()
        self._words = words
        say = words.gettext
        self.search = QLineEdit()
        self.search.setAccessibleName(say("Search precautions"))
        self.search.setPlaceholderText(say("Search precautions, such as disc or shoulder"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.on_search)
        self.chosen = muted()
        self.nothing = muted(say("No precaution has this name. You can write an own one below."))
        self.boxes: dict[PrecautionId, QCheckBox] = {}
        self._about: dict[PrecautionId, QLabel] = {}
        self._library = dict(catalogue().precautions)
        self.own = OwnPrecautionsBox(words, catalogue)
        self.own.changed.connect(self.changed)
        self._lay_out()

    def fill(self, client: Client) -> None:
        """Show a client."""
        for precaution, box in self.boxes.items():
            with QSignalBlocker(box):
                box.setChecked(precaution in client.precautions)
        self.own.show_precautions(client.own_precautions)
        self._say_chosen()

    def applied_to(self, client: Client) -> Client:
        """The client with what is chosen here; a precaution that this version does not know is kept."""
        chosen = {precaution for precaution, box in self.boxes.items() if box.isChecked()}
        kept = tuple(one for one in client.precautions if one in chosen or one not in self.boxes)
        new = tuple(one for one in self.boxes if one in chosen and one not in kept)
        return replace(client, precautions=(*kept, *new), own_precautions=self.own.precautions)

    def problem(self) -> tuple[str, QWidget] | None:
        """Nothing here can be wrong."""
        return None

    def tell_problems(self) -> None:
        """Nothing here can be wrong."""

    def on_search(self, text: str) -> None:
        """Show the precautions that hold every word."""
        wanted = text.casefold().split()
        for precaution, box in self.boxes.items():
            fits = all(word in _searched(self._library[precaution]) for word in wanted)
            box.setVisible(fits)
            self._about[precaution].setVisible(fits)
        self.nothing.setVisible(not any(box.isVisibleTo(self) for box in self.boxes.values()))

    def on_toggled(self) -> None:
        """A precaution was chosen or taken away."""
        self._say_chosen()
        self.changed.emit()

    def _say_chosen(self) -> None:
        names = [self._library[one].name for one, box in self.boxes.items() if box.isChecked()]
        say = self._words.gettext
        text = say("Chosen: {names}").format(names="; ".join(names)) if names else say("None chosen.")
        self.chosen.setText(text)

    def _lay_out(self) -> None:
        say = self._words.gettext
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(SPACE)
        layout.addWidget(section(say("Precautions")))
        layout.addWidget(muted(say("Exercises that do not suit are marked on the board, in the library and "
                                   "before printing.")))  # fmt: skip
        for widget in (self.search, self.chosen):
            layout.addWidget(widget)
        for precaution in self._library.values():
            self._add_row(layout, precaution)
        layout.addWidget(self.nothing)
        self.nothing.hide()
        layout.addSpacing(SPACE)
        layout.addWidget(self.own)
        layout.addStretch(1)

    def _add_row(self, layout: QVBoxLayout, precaution: Precaution) -> None:
        box = QCheckBox(precaution.name.replace("&", "&&"))
        box.setAccessibleName(precaution.name)
        box.setAccessibleDescription(precaution.explanation)
        box.toggled.connect(self.on_toggled)
        about = muted(precaution.explanation)
        about.setContentsMargins(_INDENT, 0, 0, 0)
        rows = QVBoxLayout()
        rows.setSpacing(0)
        rows.addWidget(box)
        rows.addWidget(about)
        layout.addLayout(rows)
        self.boxes[precaution.id], self._about[precaution.id] = box, about


def _searched(precaution: Precaution) -> str:
    parts: Sequence[str] = (precaution.name, *precaution.synonyms, precaution.explanation)
    return " ".join(parts).casefold()
