"""The fields of one outcome score."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from backdesk.domain.ids import ClientId
from backdesk.domain.outcomes import MEASURES, full_name
from backdesk.domain.record_hints import number_text
from backdesk.domain.session_log import OutcomeMeasure, OutcomeScore
from backdesk.domain.wording import Words
from backdesk.errors import BackDeskError
from backdesk.services.session_log import SessionLog
from backdesk.ui.clients.fields import let_wheel_pass
from backdesk.ui.session_log.week_table import DATE_FORMAT


class ScoreForm(QWidget):
    """Asks for a new score, or changes one. Signals: `asked()` the score shall be stored; `ended()` not."""

    asked = Signal()
    ended = Signal()

    def __init__(self, log: SessionLog, client: ClientId, words: Words) -> None:
        """Asks for a new score of today."""
        super().__init__()
        self._log, self._client, self._words = log, client, words
        self._changed: OutcomeScore | None = None
        say = words.gettext
        self.measure = QComboBox()
        for kind in OutcomeMeasure:
            form = say("{short} – {name}")
            self.measure.addItem(form.format(short=MEASURES[kind].short, name=full_name(kind, words)), kind)
        self.day = QDateEdit()
        self.value = QLineEdit()
        self.range = QLabel()
        self.item = QComboBox()
        self.note = QLineEdit()
        self.add = QPushButton()
        self.cancel = QPushButton(say("Cancel"))
        for field in (self.measure, self.day, self.item):
            let_wheel_pass(field)
        self._lay_out()
        self.measure.currentIndexChanged.connect(lambda _: self._follow_measure())
        self.add.clicked.connect(self.asked)
        self.cancel.clicked.connect(self.ended)
        self._follow_measure()
        self.clear()

    @property
    def kind(self) -> OutcomeMeasure:
        """The chosen measure."""
        return OutcomeMeasure(self.measure.currentData())

    @property
    def is_begun(self) -> bool:
        """Whether something is typed that is not stored."""
        typed = self.value.text().strip()
        return bool(typed) and (self._changed is None or typed != number_text(self._changed.value))

    def clear(self) -> None:
        """Ask for another score, of the same measure and day as the last one."""
        self._changed = None
        self.value.clear()
        self.note.clear()
        self.item.setCurrentText("")
        self._show_buttons()

    def fill(self, score: OutcomeScore) -> None:
        """Change this score."""
        self._changed = score
        self.measure.setCurrentIndex(self.measure.findData(score.measure))
        self.day.setDate(QDate(score.day.year, score.day.month, score.day.day))
        self.value.setText(number_text(score.value))
        self.item.setCurrentText(score.item)
        self.note.setText(score.note)
        self._show_buttons()
        self.value.setFocus()
        self.value.selectAll()

    def score(self) -> OutcomeScore:
        """What stands in the fields. Raises BackDeskError where the score is no number."""
        typed = self.value.text().strip().removesuffix("%").strip().replace(",", ".")
        try:
            value = float(typed)
        except ValueError:
            raise BackDeskError("Type the score as a number.") from None
        day = self.day.date()
        return OutcomeScore(
            id=self._log.new_outcome_id() if self._changed is None else self._changed.id,
            client=self._client,
            measure=self.kind,
            day=date(day.year(), day.month(), day.day()),
            value=value,
            item=self.item.currentText() if self.kind is OutcomeMeasure.PSFS else "",
            note=self.note.text(),
        )

    def offer_items(self, items: Sequence[str]) -> None:
        """Offer the activities that were scored before, so that they are called the same."""
        typed = self.item.currentText()
        self.item.clear()
        self.item.addItems(list(items))
        self.item.setCurrentText(typed)

    def _follow_measure(self) -> None:
        say, measure = self._words.gettext, MEASURES[self.kind]
        unit = say("{least} to {most} %") if measure.is_percent else say("{least} to {most}")
        way = say("higher is better") if measure.higher_is_better else say("lower is better")
        self.range.setText(f"{unit.format(least=f'{measure.least:g}', most=f'{measure.most:g}')}, {way}")
        has_items = measure.kind is OutcomeMeasure.PSFS
        self.item.setVisible(has_items)
        self._item_label.setVisible(has_items)

    def _show_buttons(self) -> None:
        say = self._words.gettext
        self.add.setText(say("Add score") if self._changed is None else say("Save change"))
        self.cancel.setVisible(self._changed is not None)

    def _lay_out(self) -> None:
        say = self._words.gettext
        today = self._log.today()
        self.day.lineEdit().setAccessibleName(say("Date"))
        self.day.setDisplayFormat(DATE_FORMAT)
        self.day.setCalendarPopup(True)
        self.day.setMinimumHeight(28)
        self.day.setDate(QDate(today.year, today.month, today.day))
        self.day.setDateRange(QDate(1990, 1, 1), QDate(2199, 12, 31))
        self.item.setEditable(True)
        line = self.item.lineEdit()
        if line is not None:
            line.setPlaceholderText(say("empty for the mean of all"))
            line.setAccessibleName(say("Activity"))
        self.range.setProperty("role", "muted")
        self.value.setMaximumWidth(90)
        self.add.setProperty("primary", True)
        score = QHBoxLayout()
        score.addWidget(self.value)
        score.addWidget(self.range, 1)
        self._item_label = QLabel(say("Acti&vity"))
        self._item_label.setBuddy(self.item)
        fields = QFormLayout()
        fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        rows: tuple[tuple[str, QWidget, object], ...] = (
            (say("&Measure"), self.measure, self.measure),
            (say("&Date"), self.day, self.day),
            (say("&Score"), self.value, score),
        )
        for text, widget, field in rows:
            label = QLabel(text)
            label.setBuddy(widget)
            widget.setAccessibleName(text.replace("&", ""))
            if isinstance(field, QHBoxLayout):
                fields.addRow(label, field)
            else:
                fields.addRow(label, widget)
        fields.addRow(self._item_label, self.item)
        note = QLabel(say("&Note"))
        note.setBuddy(self.note)
        fields.addRow(note, self.note)
        self.item.setAccessibleName(say("Activity"))
        self.note.setAccessibleName(say("Note"))
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(fields)
        layout.addLayout(buttons)
