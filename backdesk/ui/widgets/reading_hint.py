"""A line below a text field that says when a text is hard to read. It never stops anybody."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QScrollArea

from backdesk.domain.card_room import words_of_a_card
from backdesk.domain.readability import HARD_GRADE, LONG_SENTENCE, Reading, read
from backdesk.domain.wording import Words

PAUSE_MS = 250
"""A text is read again after this pause in the typing."""
LEAST_WORDS = 8
"""A grade of fewer words says nothing."""


class ReadingHint(QLabel):
    """Silent and hidden while all is well."""

    def __init__(self, words: Words, about: str) -> None:
        """`about` names the text for assistive tools: "Reading hint: Tip"."""
        super().__init__()
        self._words = words
        self._text = ""
        self.cards_per_page = 2
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self.on_pause)
        self.setProperty("role", "muted")
        self.setWordWrap(True)
        self._name = words.gettext("Reading hint: {field}").format(field=about)
        self.setAccessibleName(self._name)
        self.hide()

    def follow(self, text: str) -> None:
        """The text was changed by typing; the hint follows after a pause."""
        self._text = text
        self._timer.start()

    def clear(self) -> None:
        """Say nothing: another text is shown, and nobody is writing."""
        self._timer.stop()
        self._text = ""
        self._show([])

    def use_cards_per_page(self, count: int) -> None:
        """How many cards the handout puts on a page from now on."""
        self.cards_per_page = count
        if self.isVisible():
            self.on_pause()

    def on_pause(self) -> None:
        """Read the text and say what makes it hard, where the writer can see it."""
        was_silent = self.isHidden()
        self._show(reading_hints(read(self._text), self._words, cards_per_page=self.cards_per_page))
        if was_silent and not self.isHidden():
            QTimer.singleShot(0, self, self.come_into_view)

    def come_into_view(self) -> None:
        """Scroll what the hint stands in, if it does, once there is a place for the hint."""
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None and self.isVisible():
            around.ensureWidgetVisible(self, 0, 0)

    def _show(self, hints: list[str]) -> None:
        said = " ".join(hints)
        self.setText(said)
        self.setAccessibleName(f"{self._name}. {said}" if said else self._name)
        self.setVisible(bool(said))


def reading_hints(reading: Reading, words: Words, *, cards_per_page: int) -> list[str]:
    """What makes a text hard, as sentences; none when it reads well."""
    hints = []
    if reading.grade is not None and reading.grade > HARD_GRADE and reading.words >= LEAST_WORDS:
        hints.append(
            words.gettext("Reads like school grade {grade}; grade 6 to 8 is easier.").format(
                grade=round(reading.grade)
            )
        )
    if reading.longest > LONG_SENTENCE:
        hints.append(
            words.gettext("The longest sentence has {n} words; up to {most} are easy to follow.").format(
                n=reading.longest, most=LONG_SENTENCE
            )
        )
    room = words_of_a_card(cards_per_page)
    if reading.words > room:
        hints.append(
            words.ngettext(
                "{n} words; a card has room for about {room} with {count} card a page.",
                "{n} words; a card has room for about {room} with {count} cards a page.",
                cards_per_page,
            ).format(n=reading.words, room=room, count=cards_per_page)
        )
    return hints
