"""In the pane of the selected exercise: what speaks against it for this client, and the ways out."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from backdesk.domain.ids import ExerciseId
from backdesk.domain.plan_screen import PlanScreen, Screened
from backdesk.domain.screening import ConcernKind
from backdesk.domain.screening_words import concern_lines, concern_text, kept_text
from backdesk.domain.wording import Words
from backdesk.ui.concerns.marks import Mark, pixmap
from backdesk.ui.theme.icons import Icons
from backdesk.ui.theme.theme import Theme

MARK = 16
_Line = tuple[Mark, str]


class ConcernBox(QFrame):
    """Hidden where nothing speaks against the exercise.

    Signals: `swap_requested(ExerciseId)` take the safer exercise; `look_requested(ExerciseId)` show it in
    the library; `others_requested()` choose another one; `keep_requested()` keep it in spite of this;
    `take_back_requested()`; `uncleared_requested()` no doctor has cleared the client.
    """

    swap_requested = Signal(object)
    look_requested = Signal(object)
    others_requested = Signal()
    keep_requested = Signal()
    take_back_requested = Signal()
    uncleared_requested = Signal()

    def __init__(self, words: Words, theme: Theme, icons: Icons) -> None:
        """Hidden until `show_exercise`."""
        super().__init__()
        self._words, self._theme, self._icons = words, theme, icons
        say = words.gettext
        self.exercise: ExerciseId | None = None
        self._swap: ExerciseId | None = None
        self._lines: tuple[_Line, ...] = ()
        self.swap = self._button("", lambda: self.swap_requested.emit(self._swap))
        self.look = self._button("", lambda: self.look_requested.emit(self._swap))
        self.others = self._button(say("Swap exercise…"), self.others_requested.emit)
        self.keep = self._button(say("Keep it…"), self.keep_requested.emit)
        self.take_back = self._button(say("Take back: keep it"), self.take_back_requested.emit)
        self.uncleared = self._button(say("Take back: cleared by a doctor"), self.uncleared_requested.emit)
        self.keep.setToolTip(say("Keep it in spite of this…"))
        self.setAccessibleName(say("To be minded for this client"))
        self.setProperty("role", "card")
        self._rows = QGridLayout()
        self._lay_out()
        theme.changed.connect(self._write)
        self.hide()

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """All buttons in the order of Tab; most are hidden."""
        return (self.swap, self.look, self.others, self.keep, self.take_back, self.uncleared)

    def show_exercise(self, exercise: ExerciseId | None, screen: PlanScreen, *, is_planned: bool) -> None:
        """Show what speaks against an exercise; one of the library has nothing to be swapped or kept.

        That a doctor comes first is said once above all, and here only once it is cleared, to be taken back.
        """
        found = Screened() if exercise is None else screen.of(exercise).particular
        if exercise is not None and is_planned:
            found = Screened(found.open, screen.of(exercise).kept)
        self.exercise = exercise
        self.setVisible(not found.is_clear)
        if exercise is None or found.is_clear:
            return
        self._swap = screen.swap(exercise) if found.open else None
        self._offer(found, screen, is_planned=is_planned)
        self.setAccessibleDescription(" ".join(concern_lines(exercise, screen, self._words)))
        lines = tuple(self._said(found, screen))
        if lines != self._lines:
            self._lines = lines
            self._write()

    def event(self, event: QEvent) -> bool:
        """Qt: be as tall as the texts and buttons; a scroll area asks wrapped texts for too little."""
        done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._fit()
        return done

    def _said(self, found: Screened, screen: PlanScreen) -> Iterator[_Line]:
        for concern in found.open:
            yield Mark(concern.kind), concern_text(concern, screen, self._words)
        for kept in found.kept:
            yield Mark.KEPT, kept_text(kept, screen, self._words)

    def _offer(self, found: Screened, screen: PlanScreen, *, is_planned: bool) -> None:
        """Show the buttons that fit; one that goes while it has the keyboard hands it to the next."""
        had_focus = any(button.hasFocus() for button in self.buttons)
        kept = {one.concern.kind for one in found.kept}
        if self._swap is not None:
            name = screen.catalogue.name_of(self._swap)
            self._name(self.swap, self._words.gettext("Swap for {exercise}").format(exercise=name))
            self._name(self.look, self._words.gettext("Show {exercise}").format(exercise=name))
        wanted = {
            self.swap: is_planned and self._swap is not None,
            self.look: not is_planned and self._swap is not None,
            self.others: is_planned and bool(found.open),
            self.keep: is_planned and bool(found.open),
            self.take_back: is_planned and bool(kept - {ConcernKind.REFER}),
            self.uncleared: is_planned and ConcernKind.REFER in kept,
        }
        shown = [button for button, is_wanted in wanted.items() if is_wanted]
        for button in shown:
            button.show()
        if had_focus and shown and not any(button.hasFocus() for button in shown):
            shown[-1].setFocus()
        for button in wanted.keys() - set(shown):
            button.hide()

    def _write(self) -> None:
        """One line for each concern, its mark before it, in the theme's colours."""
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row, (mark, text) in enumerate(self._lines):
            self._rows.addWidget(self._sign(mark), row, 0, Qt.AlignmentFlag.AlignTop)
            label = QLabel(text, self)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            if mark is Mark.KEPT:
                label.setProperty("role", "muted")
            self._rows.addWidget(label, row, 1)
            label.show()

    def _sign(self, mark: Mark) -> QLabel:
        sign = QLabel(self)
        ratio = self.devicePixelRatioF()
        sign.setPixmap(pixmap(mark, self._icons, self._theme.tokens, MARK, ratio))
        sign.show()
        return sign

    def _fit(self) -> None:
        layout = self.layout()
        height = -1 if layout is None else layout.totalHeightForWidth(self.width())
        if height > 0 and height != self.height():
            self.setFixedHeight(height)

    def _button(self, text: str, run: Callable[[], object]) -> QPushButton:
        button = QPushButton(self)
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda checked=False: run())
        self._name(button, text)
        return button

    def _name(self, button: QPushButton, text: str) -> None:
        button.setText(text.replace("&", "&&"))
        button.setAccessibleName(text)
        button.setToolTip(text)

    def _lay_out(self) -> None:
        self._rows.setColumnStretch(1, 1)
        self._rows.setHorizontalSpacing(8)
        self._rows.setVerticalSpacing(4)
        ways = QGridLayout()
        ways.setSpacing(4)
        whole = (self.swap, self.look, self.take_back, self.uncleared)
        for row, button in zip((0, 1, 3, 4), whole, strict=True):
            ways.addWidget(button, row, 0, 1, 2)
        ways.addWidget(self.others, 2, 0)
        ways.addWidget(self.keep, 2, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 10)
        column.setSpacing(8)
        column.addLayout(self._rows)
        column.addLayout(ways)
        for one, other in zip(self.buttons, self.buttons[1:], strict=False):
            QWidget.setTabOrder(one, other)
