"""The precautions screen on the desk: marks that follow the plan, the box and the menu entries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QInputDialog, QLabel, QMenu, QWidget

from backdesk.domain.ids import ExerciseId
from backdesk.domain.plan import Entry, Plan
from backdesk.domain.plan_screen import NO_EXERCISE, Screened
from backdesk.domain.screening import Concern, ConcernKind
from backdesk.domain.screening_words import concern_text
from backdesk.ui import dialogs
from backdesk.ui.actions import Command
from backdesk.ui.concerns.added import AddedNotice
from backdesk.ui.concerns.banner import ReferBanner
from backdesk.ui.concerns.before_printing import BeforePrinting
from backdesk.ui.concerns.box import ConcernBox
from backdesk.ui.concerns.keeping import keep, take_back
from backdesk.ui.planner.swap_places import swap_where
from backdesk.ui.planner.swap_telling import swap_told

if TYPE_CHECKING:
    from backdesk.ui.main_window import MainWindow

DIALOG_WIDTH = 440


class ConcernsDesk(QObject):
    """Answers what the plan does about the client's precautions and equipment."""

    def __init__(self, window: MainWindow) -> None:
        """Works on the window's parts."""
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._say = window.words.gettext
        self._is_planned = False
        self._is_first: bool | None = None
        self.printing = BeforePrinting(window)
        self.added = AddedNotice(window, self.swap)
        self.box = ConcernBox(window.words, window.theme, window.icons)
        self.banner = ReferBanner(window.words, window.theme, window.icons)
        window.above.insertWidget(1, self.banner)
        # Tab comes to the box where the eye does: before the dose, or behind the words for this client
        self._before_dose = _stop_before(window.dose_editor.field("sets"))
        self._place_box(first=True)
        self._add_commands()
        self._connect()

    # ------------------------------------------------------------ what is shown

    def on_shown(self, exercise: object, is_planned: bool) -> None:
        """Another exercise is in the pane."""
        self._is_planned = is_planned
        shown = None if exercise is None else ExerciseId(str(exercise))
        screen = self._session.screen()
        self.box.show_exercise(shown, screen, is_planned=is_planned)
        serious = shown is not None and screen.of(shown).particular.serious
        self._place_box(first=shown is None or bool(serious) or not is_planned)

    def on_plan_opened(self) -> None:
        """Say above all whether this plan's client should see a doctor first."""
        self.banner.show_screen(self._session.screen())

    def on_plan_changed(self) -> None:
        """The plan may override something else, or another exercise stands on the shown card."""
        self.on_plan_opened()
        entries = self._selected()
        if self._is_planned and len(entries) == 1 and entries[0].exercise != self.box.exercise:
            self._window.on_selection_changed()
        else:
            self.on_shown(self.box.exercise, self._is_planned)

    def on_client_changed(self) -> None:
        """Mark anew what is known of the client now."""
        self.on_plan_opened()
        self._window.board.on_plan_changed()
        self._window.library.model.mark(self._session.screen())
        self.on_shown(self.box.exercise, self._is_planned)

    def fill_menu(self, menu: QMenu) -> None:
        """What can be done about the selected cards, at the head of their menu."""
        entries = self._selected()
        if not entries or self._found(entries).is_clear:
            return
        found, exercise = self._found(entries), entries[0].exercise
        swap = self._session.screen().swap(exercise) if found.open else None
        if swap is not None:
            text = self._say("Swap for {exercise}").format(exercise=self._name(swap))
            menu.addAction(text.replace("&", "&&")).triggered.connect(lambda: self.swap(swap))
        if _about_it(found.open):
            others = menu.addAction(self._say("Swap exercise…"))
            others.triggered.connect(lambda: self._window.features.moving.open_swap())
            kept = menu.addAction(self._say("Keep it in spite of this…"))
            kept.triggered.connect(lambda: self.ask_to_keep())
        if _about_it(one.concern for one in found.kept):
            menu.addAction(self._say("Take back: keep it")).triggered.connect(lambda: self.take_back())
        if _general(found.open):
            cleared = menu.addAction(self._say("A doctor has cleared it…"))
            cleared.triggered.connect(lambda: self.ask_if_cleared())
        if _general(one.concern for one in found.kept):
            back = menu.addAction(self._say("Take back: cleared by a doctor"))
            back.triggered.connect(lambda: self.take_back_cleared())
        menu.addSeparator()

    # ------------------------------------------------------------- what is done

    def swap_selected(self) -> None:
        """Put the safer exercise in the place of the selected one."""
        entries = self._selected()
        found = self._found(entries).particular
        swap = self._session.screen().swap(entries[0].exercise) if entries and found.open else None
        if swap is not None:
            self.swap(swap)
        elif found.open:
            self._window.features.moving.open_swap()
        else:
            self._tell_nothing()

    def swap(self, exercise: ExerciseId, entries: Iterable[Entry] | None = None) -> None:
        """Put an exercise in the place of the selected cards, in one step that keeps their doses.

        Where the same exercise stands elsewhere in the plan too, ask first whether to swap it there as well.
        """
        swapped = self._selected() if entries is None else tuple(entries)
        if swapped:
            swap_where(self._window, swapped, exercise, lambda places: self._swap_in(places, exercise))

    def _swap_in(self, swapped: Sequence[Entry], exercise: ExerciseId) -> None:
        told = swap_told(swapped, exercise, self._session.catalogue, self._window.words)
        self._window.handout.back()  # nobody should change what is hidden behind it
        self._window.focus.board()  # first: the button goes, and would hand the keyboard to any field
        if self._window.editing.swap([entry.id for entry in swapped], exercise) and told:
            self._window.on_told(told)

    def ask_to_keep(self) -> QInputDialog | None:
        """Ask for a note, which may be left out, and keep the selected exercise as it is."""
        entries = self._selected()
        concerns = _about_it(self._found(entries).open)
        if not concerns:
            self._tell_nothing()
            return None
        exercise = entries[0].exercise
        title = self._say("Keep {exercise}").format(exercise=self._name(exercise))
        text = self._say("keep {exercise} in spite of precautions").format(exercise=self._name(exercise))
        question = self._say("Why is it kept? The note stays with this plan and may be left out.")
        return self._ask(
            title,
            [*self._lines(concerns), question],
            lambda note: self._push(lambda plan: keep(plan, exercise, concerns, note), text),
        )

    def take_back(self) -> None:
        """Mind again what was overridden for the selected exercise."""
        entries = self._selected()
        concerns = _about_it(one.concern for one in self._found(entries).kept)
        if not concerns:
            self._tell_nothing()
            return
        exercise = entries[0].exercise
        text = self._say("mind precautions about {exercise} again")
        self._push(
            lambda plan: take_back(plan, exercise, concerns), text.format(exercise=self._name(exercise))
        )

    def ask_if_cleared(self) -> QInputDialog | None:
        """Ask for a note, and take the client as cleared by a doctor, for the whole plan."""
        screen = self._session.screen()
        concerns = tuple(screen.general().open)
        if not concerns:
            return None
        self._window.handout.back()  # nobody should change what is hidden behind it
        text = self._say("note that a doctor has cleared it")
        question = self._say("Who cleared it, and when? This holds for the whole plan.")
        return self._ask(
            self._say("Cleared by a doctor"),
            [*(self.banner.said(concern, screen) for concern in concerns), question],
            lambda note: self._push(lambda plan: keep(plan, NO_EXERCISE, concerns, note), text),
        )

    def take_back_cleared(self) -> None:
        """Send to a doctor first again."""
        concerns = tuple(one.concern for one in self._session.screen().general().kept)
        if concerns:
            text = self._say("take back that a doctor has cleared it")
            self._push(lambda plan: take_back(plan, NO_EXERCISE, concerns), text)

    # ----------------------------------------------------------------- helpers

    def _selected(self) -> tuple[Entry, ...]:
        """The selected cards where they are all of one exercise."""
        wanted = set(self._window.board.selected_ids())
        if not wanted:
            return ()
        week = self._session.plan.weeks[self._session.week_index]
        entries = tuple(entry for day in week.days for _, entry in day.entries() if entry.id in wanted)
        return entries if len({entry.exercise for entry in entries}) == 1 else ()

    def _found(self, entries: tuple[Entry, ...]) -> Screened:
        return self._session.screen().of(entries[0].exercise) if entries else Screened()

    def _name(self, exercise: ExerciseId) -> str:
        return self._session.catalogue.name_of(exercise)

    def _lines(self, concerns: Iterable[Concern]) -> list[str]:
        screen = self._session.screen()
        return [concern_text(concern, screen, self._window.words) for concern in concerns]

    def _tell_nothing(self) -> None:
        self._window.on_told(self._say("Select a card that is marked for this client."))

    def _ask(self, title: str, lines: list[str], on_note: Callable[[str], None]) -> QInputDialog:
        dialog = dialogs.ask_text(self._window, title, "\n\n".join(lines), on_note)
        for label in dialog.findChildren(QLabel):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        dialog.resize(DIALOG_WIDTH, dialog.heightForWidth(DIALOG_WIDTH))
        return dialog

    def _push(self, edit: Callable[[Plan], Plan], text: str) -> None:
        if self.banner.cleared is self._window.focusWidget():
            self._window.focus.board()  # the banner may go, and would hand the keyboard to any button
        self._session.end_merge()
        self._session.push(edit(self._session.plan), text)

    def _place_box(self, *, first: bool) -> None:
        """What is to be avoided stands above the dose, what only has to be changed below it."""
        if first is self._is_first:
            return
        self._is_first = first
        self._window.selected.put(self.box, first=first)
        place = self._before_dose if first else self._window.selected.wording.toggle
        for button in self.box.buttons:
            if place is not None:
                QWidget.setTabOrder(place, button)
            place = button

    def _add_commands(self) -> None:
        actions, board = self._window.actions_by_name, self._window.board
        for name, text, run in (
            ("safer_swap", self._say("Swap for a safer exercise"), self.swap_selected),
            ("keep_in_spite", self._say("Keep it in spite of this…"), self.ask_to_keep),
            ("mind_again", self._say("Take back: keep in spite of precautions"), self.take_back),
        ):
            actions.add(name, Command(text, run), within=board)
        actions.fill_behind("swap", "safer_swap keep_in_spite mind_again")

    def _connect(self) -> None:
        session, box, window = self._session, self.box, self._window
        window.selected.shown.connect(self.on_shown)
        session.plan_opened.connect(self.on_plan_opened)
        session.plan_changed.connect(self.on_plan_changed)
        session.client_changed.connect(self.on_client_changed)
        session.library_changed.connect(lambda: self.on_shown(self.box.exercise, self._is_planned))
        box.swap_requested.connect(self.swap)
        box.look_requested.connect(window.library.show_exercise)
        box.others_requested.connect(lambda: window.features.moving.open_swap())
        box.keep_requested.connect(self.ask_to_keep)
        box.take_back_requested.connect(self.take_back)
        self.banner.cleared_requested.connect(self.ask_if_cleared)
        box.uncleared_requested.connect(self.take_back_cleared)


def _stop_before(widget: QWidget) -> QWidget | None:
    """Where Tab comes from; Qt takes no other widget as a place in the order."""
    place = widget.previousInFocusChain()
    while place is not None and place is not widget and not place.focusPolicy() & Qt.FocusPolicy.TabFocus:
        place = place.previousInFocusChain()
    return place


def _about_it(concerns: Iterable[Concern]) -> tuple[Concern, ...]:
    """Those that another exercise would answer."""
    return tuple(concern for concern in concerns if concern.kind is not ConcernKind.REFER)


def _general(concerns: Iterable[Concern]) -> tuple[Concern, ...]:
    """Those that hold for the person, whatever the exercise."""
    return tuple(concern for concern in concerns if concern.kind is ConcernKind.REFER)
