"""Saying so when an exercise comes into the plan that is to be avoided for the client."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from backdesk.domain.ids import ExerciseId
from backdesk.domain.plan import Entry, Plan
from backdesk.domain.screening import ConcernKind
from backdesk.domain.screening_words import concern_text, names_of

if TYPE_CHECKING:
    from backdesk.ui.main_window import MainWindow

MOST_NAMED = 5
"""Exercises that a notice names; of more it says how many there are."""

Swap = Callable[[ExerciseId, Iterable[Entry]], None]


def added_entries(before: Plan, after: Plan) -> tuple[Entry, ...]:
    """The entries that an edit added, in plan order; days that it left alone are not looked into."""
    old = {id(day) for week in before.weeks for day in week.days}
    changed = [day for week in after.weeks for day in week.days if id(day) not in old]
    if not changed:
        return ()
    new = {id(day) for week in after.weeks for day in week.days}
    known = {
        entry.id
        for week in before.weeks
        for day in week.days
        if id(day) not in new
        for _, entry in day.entries()
    }
    return tuple(entry for day in changed for _, entry in day.entries() if entry.id not in known)


class AddedNotice(QObject):
    """The edit stands; the notice offers the safer swap, or to undo it."""

    def __init__(self, window: MainWindow, swap: Swap) -> None:
        """`swap` puts another exercise in the place of entries."""
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._swap = swap
        self._step: tuple[Plan, Plan] | None = None
        self._session.plan_changed.connect(self.on_plan_changed)
        self._session.edited.connect(self.on_edited)

    def on_plan_changed(self, before: Plan, after: Plan) -> None:
        """Remember the step; whether it was an edit or its undo is told afterwards."""
        self._step = (before, after)

    def on_edited(self) -> None:
        """Look at what came in. Of many entries, as in a copied week, only what is new in the plan counts."""
        step, self._step = self._step, None
        if step is None or self._session.client is None:
            return
        entries = added_entries(*step)
        if len(entries) > 1:
            known = {entry.exercise for entry in step[0].entries()}
            entries = tuple(entry for entry in entries if entry.exercise not in known)
        avoided = [entry for entry in entries if self._is_avoided(entry.exercise)]
        if avoided:
            self._tell(avoided)

    def _is_avoided(self, exercise: ExerciseId) -> bool:
        return any(one.kind is ConcernKind.AVOID for one in self._session.screen().of(exercise).open)

    def _tell(self, entries: Sequence[Entry]) -> None:
        exercises = tuple(dict.fromkeys(entry.exercise for entry in entries))
        say, notice = self._window.words.gettext, self._window.notice
        swap = self._session.screen().swap(exercises[0]) if len(exercises) == 1 else None
        if swap is None:
            undo = self._session.undo_stack.undo
            notice.show_notice(self._sentence(exercises), action=(say("Undo"), undo))
            return
        name = self._session.catalogue.name_of(swap)
        label = say("Swap for {exercise}").format(exercise=name).replace("&", "&&")
        action = (label, lambda: self._swap(swap, entries))
        notice.show_notice(self._sentence(exercises), action=action)

    def _sentence(self, exercises: Sequence[ExerciseId]) -> str:
        words, screen = self._window.words, self._session.screen()
        who = "" if screen.client is None else screen.client.name
        if len(exercises) == 1:
            found = screen.of(exercises[0]).open
            concern = next(one for one in found if one.kind is ConcernKind.AVOID)
            form = words.gettext("{exercise} is in the plan of {client}. {concern}")
            name = screen.catalogue.name_of(exercises[0])
            return form.format(exercise=name, client=who, concern=concern_text(concern, screen, words))
        form = words.ngettext(
            "{n} exercise that came in is to be avoided for {client}: {names}",
            "{n} exercises that came in are to be avoided for {client}: {names}",
            len(exercises),
        )
        names = names_of(exercises[:MOST_NAMED], screen)
        end = ", …" if len(exercises) > MOST_NAMED else "."
        return form.format(n=len(exercises), client=who, names=names) + end
