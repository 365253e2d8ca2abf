"""The question before a handout is given out in which something is to be avoided for the client."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMessageBox

from backdesk.domain.client import Client
from backdesk.domain.ids import EntryId
from backdesk.domain.plan import Plan
from backdesk.domain.plan_screen import PlanScreen, plan_screen
from backdesk.domain.screening_words import PrintWarnings, print_warnings

if TYPE_CHECKING:
    from backdesk.ui.handout.making import Made
    from backdesk.ui.main_window import MainWindow

MOST_NAMED = 6
"""Of more exercises the question says only how many there are."""

GiveOut = Callable[["Made"], object]


class BeforePrinting(QObject):
    """Asks once for each state of a plan; what the plan overrides is not asked about."""

    def __init__(self, window: MainWindow) -> None:
        """Works on the window's parts."""
        super().__init__(window)
        self._window = window
        self._words = window.words
        self._answered: tuple[Plan, Client | None] | None = None
        self._box: QMessageBox | None = None

    def give(self, made: Made, way: GiveOut, anyway: str) -> None:
        """Give a handout out, or ask first; `anyway` is the label of the button that does it all the same."""
        source = made.source
        screen = plan_screen(source.plan, source.client, source.catalogue, like=self._window.session.screen())
        warnings = print_warnings(source.plan, screen, self._words)
        state = (source.plan, source.client)
        if not warnings.serious or state == self._answered:
            way(made)
            return

        def go_on() -> None:
            self._answered = state
            way(made)

        self._ask(warnings, screen, anyway, go_on, lambda: self._back(source.plan, screen))

    def _ask(
        self,
        warnings: PrintWarnings,
        screen: PlanScreen,
        anyway: str,
        go_on: Callable[[], None],
        back: Callable[[], None],
    ) -> None:
        if self._box is not None:  # pressed twice: the one question stays
            self._box.activateWindow()
            return
        say, box = self._words.gettext, QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(say("Before it is given out"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(self._sentence(warnings, screen))
        shown = warnings.serious[:MOST_NAMED]
        box.setInformativeText("\n\n".join((*shown, *(("…",) if len(warnings.serious) > len(shown) else ()))))
        accept = box.addButton(anyway, QMessageBox.ButtonRole.AcceptRole)
        to_plan = box.addButton(say("Back to the plan"), QMessageBox.ButtonRole.RejectRole)
        for button in (accept, to_plan):
            button.setAccessibleName(button.text())
        box.setDefaultButton(to_plan)
        box.setEscapeButton(to_plan)

        def on_finished() -> None:
            self._box = None
            go_on() if box.clickedButton() is accept else back()

        box.finished.connect(on_finished)
        self._box = box
        box.open()

    def _sentence(self, warnings: PrintWarnings, screen: PlanScreen) -> str:
        """What is in the way, by name."""
        words, who = self._words, "" if screen.client is None else screen.client.name
        said = [
            words.gettext("{precaution}: a doctor's word comes first.").replace("{precaution}", name)
            for name in warnings.referred
        ]
        count = len(warnings.avoided)
        if count:
            form = words.ngettext(
                "{n} exercise in this plan is to be avoided for {client}: {names}.",
                "{n} exercises in this plan are to be avoided for {client}: {names}.",
                count,
            )
            names = [screen.catalogue.name_of(one) for one in warnings.avoided]
            listed = ", ".join(names[:MOST_NAMED]) + (", …" if count > MOST_NAMED else "")
            said.append(form.format(n=count, client=who, names=listed))
        return " ".join(said)

    def _back(self, plan: Plan, screen: PlanScreen) -> None:
        """Show the plan, with the first card that it is about."""
        window = self._window
        window.handout.back()
        if window.session.plan is not plan:
            return
        for index, week in enumerate(plan.weeks):
            for day in week.days:
                for _, entry in day.entries():
                    if screen.of(entry.exercise).serious:
                        self._select(index, entry.id)
                        return

    def _select(self, week: int, entry: EntryId) -> None:
        self._window.session.show_week(week)
        self._window.board.select([entry])
        self._window.focus.board()
