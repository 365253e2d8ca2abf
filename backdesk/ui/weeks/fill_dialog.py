"""Fill the following weeks from one: its rules, easier weeks, and what would come of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from backdesk.domain.growth import fill_weeks, growth_preview
from backdesk.domain.growth_by_hand import fill_by_hand, remembered_changes
from backdesk.domain.growth_suggestions import SuggestedRule, suggested_rules
from backdesk.domain.ids import WeekId
from backdesk.domain.labels import day_name
from backdesk.domain.plan_weeks import MOST_WEEKS
from backdesk.domain.progression import GrowthRule, Progression
from backdesk.domain.when_text import weeks_text
from backdesk.errors import PlanEditError
from backdesk.ui.dialogs import answer_row, ask_keep_changes
from backdesk.ui.planner.edit_core import EditCore
from backdesk.ui.weeks.fill_parts import FillFields
from backdesk.ui.weeks.preview_model import PreviewModel
from backdesk.ui.weeks.preview_table import PreviewTable
from backdesk.ui.weeks.rule_row import EntryChoice
from backdesk.ui.weeks.rules_editor import RulesEditor

_WIDTH, _HEIGHT = 1080, 660
_PARTS = (172, 360)
_WEEKS_AHEAD = 4
"""Weeks that are offered to be filled when the plan has none behind the source."""


class FillDialog(QDialog):
    """Shows how the weeks were filled last time, or rules to begin with; filling is one undo step.

    What was changed by hand in the table is filled in as it is.
    """

    def __init__(self, parent: QWidget, core: EditCore) -> None:
        """For the session's plan as it is now."""
        super().__init__(parent)
        self._core, self._session, self._words = core, core.session, core.words
        self._say = core.words.gettext
        self.fields = FillFields(core.words)
        self.rules = RulesEditor(core.words)
        self.model = PreviewModel(core.words, self)
        self.note, self.problem, self.message = QLabel(), QLabel(), QLabel()
        self.fill = QPushButton(self._say("Fill following weeks"))
        self.cancel = QPushButton(self._say("Cancel"))
        self.table = PreviewTable(self.model, core.words)
        self._lay_out()
        self._offer_weeks()
        self._show_first()
        self._connect()
        self.fields.upto.setFocus()

    def on_source_chosen(self) -> None:
        """Another week to fill from: its own exercises and, as they fit, the same weeks."""
        self._limit_weeks()
        known = {entry for entry, _ in self._choices()}
        kept = [rule for rule in self.rules.rules() if rule.entry in known]
        self._show_rules(kept)
        self.model.remember(remembered_changes(self._session.plan, self.source))
        self.refresh()

    def on_suggest(self) -> None:
        """Add the suggested rules for what has none yet."""
        rules = list(self.rules.rules())
        known = {(rule.growth, rule.entry) for rule in rules}
        new = [one for one in self._suggestions() if (one.rule.growth, one.rule.entry) not in known]
        self.rules.show_rules([*rules, *(one.rule for one in new)], self._choices())
        self._explain(new)
        self.refresh()

    def on_fill(self) -> None:
        """Fill the weeks and close; wrong text in the table is to be mended first."""
        if not self.table.delegate.finish():
            return
        plan, source, upto = self._session.plan, self.source, self.fields.last
        progression = self.progression()
        weeks = weeks_text(range(source + 2, upto + 1), self._words)
        text = self._say("fill {weeks}").format(weeks=weeks[:1].lower() + weeks[1:])
        try:
            filled = fill_weeks(plan, source, upto, progression, self._core.new_id)
            after = fill_by_hand(filled, self.model.preview)
        except PlanEditError as problem:
            self._refuse(problem)
            return
        self._core.apply(lambda _: after, text)
        self.accept()

    def reject(self) -> None:
        """Qt: Cancel and Escape; asks first when something was changed by hand."""
        if not self.model.is_changed and self.table.delegate.field is None:
            super().reject()
            return
        text = self._say("Doses changed by hand are not in the plan yet.")
        go_on = self._say("Keep editing")
        rejected = QDialog.DialogCode.Rejected
        ask_keep_changes(
            self, self._words, text, go_on, save=self.on_fill, discard=lambda: self.done(rejected)
        )

    def tell(self, sentence: str) -> None:
        """Say at the table why something cannot be taken."""
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))

    @property
    def source(self) -> int:
        """The week to fill from, counted from 0."""
        return max(0, self.fields.source.currentIndex())

    def progression(self) -> Progression:
        """The rules as they stand."""
        every, share = round(self.fields.deload.value()), self.fields.share.value() / 100
        plan = self._session.plan
        by_hand = () if plan.progression is None else plan.progression.by_hand
        week = plan.weeks[self.source].id
        return Progression(week, self.rules.rules(), every if every > 1 else None, share, by_hand)

    def refresh(self) -> None:
        """Work the preview out anew."""
        plan, upto = self._session.plan, self.fields.last
        self.fields.share.setEnabled(self.fields.deload.value() > 1)
        try:
            preview = growth_preview(plan, self.source, upto, self.progression())
        except PlanEditError as problem:
            self._refuse(problem)
            return
        self.problem.hide()
        self.fill.setEnabled(True)
        self.table.setVisible(True)
        self.model.show_preview(preview, self._session.catalogue)
        weeks = weeks_text(range(self.source + 2, upto + 1), self._words)
        self.fill.setText(self._say("Fill {weeks}").format(weeks=weeks[:1].lower() + weeks[1:]))
        self.say_what_happens()
        self.table.fit()

    def say_what_happens(self) -> None:
        """Say under the table what it shows, or what its open field takes."""
        say, count = self._say, len(self._session.plan.weeks)
        if self.table.delegate.field is not None:
            self.note.setText(
                say(
                    'Sets × amount, load. What you leave out stays; "-" takes the load out; an empty field '
                    "uses the rule again. Only this week changes."
                )
            )
            return
        said = [
            say("Bold with +, − or ≠: more, less or otherwise than the week before."),
            say("(limit): the rule has reached its end."),
        ]
        if any(cell.by_hand for row in self.model.preview.rows for cell in row.cells):
            said.append(say("(by hand): stays when rules change; Delete uses the rule again."))
        replaced = range(self.source + 2, min(self.fields.last, count) + 1)
        if replaced:
            weeks = weeks_text(replaced, self._words)
            said.append(say("{weeks}: what is there now is replaced.").format(weeks=weeks))
        said.append(say("Double-click or F2 changes a dose by hand. Undo takes all of it back."))
        self.note.setText(" ".join(said))

    def _refuse(self, problem: PlanEditError) -> None:
        self.problem.setText(problem.said(self._say))
        self.problem.show()
        self.fill.setEnabled(False)
        self.table.hide()
        self.model.show_preview(None, self._session.catalogue)

    def _show_first(self) -> None:
        """How it was filled last time, or a proposal for the shown week."""
        plan, filled = self._session.plan, self._session.plan.progression
        places = {week.id: place for place, week in enumerate(plan.weeks)}
        source = None if filled is None else places.get(filled.source)
        at = self._session.week_index if source is None else source
        self.fields.source.setCurrentIndex(at)
        self.model.remember(remembered_changes(plan, at))
        self._limit_weeks()
        ahead = len(plan.weeks) if len(plan.weeks) > at + 1 else at + _WEEKS_AHEAD
        self.fields.upto.setValue(ahead)
        if filled is None or source is None:
            filled = Progression(WeekId(""))
            self._show_rules(())
        else:
            self.rules.show_rules(filled.rules, self._choices())
        self.fields.deload.setValue(filled.deload_every or 1)
        self.fields.share.setValue(round(filled.deload_share * 100))
        self.refresh()

    def _offer_weeks(self) -> None:
        for number in range(1, len(self._session.plan.weeks) + 1):
            self.fields.source.addItem(self._say("Week {n}").format(n=number))

    def _limit_weeks(self) -> None:
        most = max(MOST_WEEKS, len(self._session.plan.weeks))
        with QSignalBlocker(self.fields.upto):
            self.fields.upto.setRange(min(self.source + 2, most), most)

    def _choices(self) -> list[EntryChoice]:
        """All exercises, and each of the source week by its day and name."""
        name_of = self._session.catalogue.name_of
        choices: list[EntryChoice] = [(None, self._say("All exercises"))]
        for day in self._session.plan.weeks[self.source].days:
            place = day_name(day.name, self._words)
            choices += [(entry.id, f"{name_of(entry.exercise)}, {place}") for _, entry in day.entries()]
        return choices

    def _show_rules(self, rules: Sequence[GrowthRule]) -> None:
        """Show these, or where there are none the suggested ones and why."""
        suggested = () if rules else self._suggestions()
        self.rules.show_rules([*rules, *(one.rule for one in suggested)], self._choices())
        if suggested:
            self._explain(suggested)

    def _suggestions(self) -> Sequence[SuggestedRule]:
        week = self._session.plan.weeks[self.source]
        return suggested_rules(week, self._session.catalogue, self._words)

    def _explain(self, suggested: Sequence[SuggestedRule]) -> None:
        reasons = list(dict.fromkeys(one.reason for one in suggested))
        self.rules.explain(reasons or [self._say("There is nothing else to suggest.")])

    def _connect(self) -> None:
        fields = self.fields
        fields.source.activated.connect(self.on_source_chosen)
        for box in (fields.upto, fields.deload, fields.share):
            box.valueChanged.connect(self.refresh)
        self.rules.changed.connect(self.refresh)
        self.rules.suggest_requested.connect(self.on_suggest)
        self.table.told.connect(self.tell)
        for signal in (self.model.by_hand, self.table.delegate.typing):
            signal.connect(self.say_what_happens)
        self.fill.clicked.connect(self.on_fill)
        self.cancel.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self._say("Fill following weeks"))
        for label, role in ((self.note, "muted"), (self.problem, "warning"), (self.message, "warning")):
            label.setProperty("role", role)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        buttons = answer_row(self.fill, self.cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        for part in (self.rules, self.table):
            parts.addWidget(part)
        parts.setStretchFactor(1, 1)
        parts.setSizes(_PARTS)
        self.message.hide()
        for widget in (self.fields, parts, self.problem, self.message, self.note):
            layout.addWidget(widget, 1 if widget is parts else 0)
        layout.addLayout(buttons)
        self.resize(_WIDTH, _HEIGHT)
