"""How an exercise is done, in the client's words."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backdesk.domain.clean_texts import MAX_NAME_CHARACTERS, MAX_NOTE_CHARACTERS, one_line, text_lines
from backdesk.domain.exercise import Exercise
from backdesk.domain.links import LONGEST_LINK, checked_link
from backdesk.domain.wording import Words
from backdesk.errors import LinkError
from backdesk.ui.clients.fields import Checked
from backdesk.ui.own_exercises.parts import HintedText, Problem, add_row, line_field, muted, new_form


class TextTab(QWidget):
    """Signals: `changed()`."""

    changed = Signal()

    def __init__(self, words: Words) -> None:
        """Empty until `show_exercise`."""
        super().__init__()
        self._say = say = words.gettext
        self.start = HintedText(say("Start position"), words, lines=2)
        self.steps = HintedText(say("Steps, one a line"), words, lines=6)
        self.mistakes = HintedText(say("Mistakes to avoid, one a line"), words, lines=4)
        self.tip = HintedText(say("Tip"), words, lines=2)
        self.why = HintedText(say("Why it helps"), words, lines=2)
        self.link = line_field(say("Link, printed as a QR code"), most=LONGEST_LINK + 1)
        self.link.setPlaceholderText(say("Address of a page or film"))
        self.linked = Checked(self.link)
        self.sources = HintedText(say("Sources, one a line"), words, lines=2, is_hinted=False)
        self._lay_out()
        for text in self._texts():
            text.changed.connect(self.changed)
        self.link.textChanged.connect(self.on_link)

    def show_exercise(self, exercise: Exercise) -> None:
        """Show an exercise."""
        self.start.show_text(exercise.start)
        self.steps.show_text("\n".join(exercise.steps))
        self.mistakes.show_text("\n".join(exercise.mistakes))
        self.tip.show_text(exercise.tip)
        self.why.show_text(exercise.why)
        self.link.setText(exercise.link)
        self.sources.show_text("\n".join(exercise.sources))

    def read(self, exercise: Exercise) -> Exercise:
        """The exercise with what stands here; a link that is none is left as it was."""
        try:
            link = checked_link(self.link.text())
        except LinkError:
            link = exercise.link
        return replace(
            exercise,
            start=one_line(self.start.text(), MAX_NOTE_CHARACTERS),
            steps=text_lines(self.steps.text().splitlines()),
            mistakes=text_lines(self.mistakes.text().splitlines()),
            tip=one_line(self.tip.text(), MAX_NOTE_CHARACTERS),
            why=one_line(self.why.text(), MAX_NOTE_CHARACTERS),
            sources=text_lines(self.sources.text().splitlines(), MAX_NAME_CHARACTERS),
            link=link,
        )

    def problem(self) -> Problem | None:
        """What is in the way of saving."""
        found = self._link_problem()
        return (found, self.link) if found else None

    def tell(self) -> None:
        """Say next to the field what is in the way."""
        self.linked.tell(self._link_problem())

    def on_link(self) -> None:
        """The link is being typed."""
        self.tell()
        self.changed.emit()

    def use_cards_per_page(self, count: int) -> None:
        """How many cards the handout puts on a page: the hints say when a text is too long for one."""
        for text in self._texts():
            text.hint.use_cards_per_page(count)

    def _link_problem(self) -> str:
        try:
            checked_link(self.link.text())
        except LinkError as problem:
            return problem.said(self._say)
        return ""

    def _texts(self) -> tuple[HintedText, ...]:
        return (self.start, self.steps, self.mistakes, self.tip, self.why, self.sources)

    def _lay_out(self) -> None:
        say = self._say
        form = new_form()
        add_row(form, say("Start"), self.start)
        add_row(form, say("Steps, one a line"), self.steps)
        add_row(form, say("Mistakes, one a line"), self.mistakes)
        add_row(form, say("Tip"), self.tip)
        add_row(form, say("Why it helps"), self.why)
        add_row(form, say("Link"), self.linked)
        add_row(form, say("Sources, one a line"), self.sources)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        said = say("Write to the client in plain words: short sentences that begin with what to do.")
        layout.addWidget(muted(said))
        layout.addLayout(form)
        layout.addStretch(1)
