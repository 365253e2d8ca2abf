"""Outcome scores: enter them, see them all, and what changed since the start."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from backdesk.domain.ids import ClientId
from backdesk.domain.outcomes import MEASURES
from backdesk.domain.record_hints import unit_text
from backdesk.domain.session_log import OutcomeScore
from backdesk.domain.wording import Words
from backdesk.errors import BackDeskError
from backdesk.services.session_log import SessionLog, date_text
from backdesk.ui.session_log.outcome_card import OutcomeCard
from backdesk.ui.session_log.score_form import ScoreForm
from backdesk.ui.theme.theme import Theme

_FORM_WIDTH = 400


class OutcomesTab(QWidget):
    """Left the fields and the list, right a card a measure.

    Signals: `saved()` something was stored; `failed(sentence)` something could not be, "" when that is over.
    """

    saved = Signal()
    failed = Signal(str)

    def __init__(self, log: SessionLog, client: ClientId, words: Words, theme: Theme) -> None:
        """Shows what is stored. Raises StoreError."""
        super().__init__()
        say = words.gettext
        self._log, self._client, self._words = log, client, words
        self._scores: tuple[OutcomeScore, ...] = ()
        self._gone: OutcomeScore | None = None
        self.form = ScoreForm(log, client, words)
        self.list = QTableWidget(0, 5)
        self.change = QPushButton(say("Change"))
        self.remove = QPushButton(say("Take out"))
        self.put_back = QPushButton(say("Put back"))
        self.cards = {kind: OutcomeCard(measure, words, theme) for kind, measure in MEASURES.items()}
        self.empty = QLabel(say("No scores yet. Two scores of a measure show the change since the start."))
        self._lay_out()
        self._connect()
        self._show()

    def on_asked(self) -> None:
        """Store what stands in the fields."""
        try:
            score = self._log.save_outcome(self.form.score())
        except BackDeskError as problem:
            self.failed.emit(problem.said(self._words.gettext))
            self.form.value.setFocus()
            return
        self.form.clear()
        self._after_change()
        self._choose(score)
        self.form.value.setFocus()

    def on_change(self) -> None:
        """Put the selected score into the fields."""
        score = self._chosen()
        if score is not None:
            self.failed.emit("")
            self.form.fill(score)

    def on_remove(self) -> None:
        """Take the selected score out; it can be put back."""
        score = self._chosen()
        if score is None:
            return
        try:
            self._log.delete_outcome(score)
        except BackDeskError as problem:
            self.failed.emit(problem.said(self._words.gettext))
            return
        self._gone = score
        self.form.clear()
        self._after_change()
        self.put_back.setFocus()

    def on_put_back(self) -> None:
        """Store again what was taken out last."""
        if self._gone is None:
            return
        try:
            self._log.save_outcome(self._gone)
        except BackDeskError as problem:
            self.failed.emit(problem.said(self._words.gettext))
            return
        score, self._gone = self._gone, None
        self._after_change()
        self._choose(score)
        self.list.setFocus()

    def _after_change(self) -> None:
        self.failed.emit("")
        try:
            self._show()
        except BackDeskError as problem:
            self.failed.emit(problem.said(self._words.gettext))
            return
        self.saved.emit()

    def _show(self) -> None:
        self._scores = self._log.outcomes(self._client)
        newest = self._scores[::-1]
        self.list.setRowCount(len(newest))
        for row, score in enumerate(newest):
            measure = MEASURES[score.measure]
            texts = (
                date_text(score.day, self._words),
                measure.short,
                unit_text(score.value, measure),
                score.item,
                score.note.replace("\n", " "),
            )
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setToolTip(text if column > 2 else "")
                item.setData(Qt.ItemDataRole.UserRole, row)
                self.list.setItem(row, column, item)
        for card in self.cards.values():
            card.show_scores(self._scores)
        self.form.offer_items(list(dict.fromkeys(score.item for score in newest if score.item)))
        self.empty.setVisible(not self._scores)
        self.put_back.setVisible(self._gone is not None)
        self._show_buttons()

    def _show_buttons(self) -> None:
        for button in (self.change, self.remove):
            button.setEnabled(self._chosen() is not None)

    def _chosen(self) -> OutcomeScore | None:
        row = self.list.currentRow()
        return self._scores[::-1][row] if 0 <= row < len(self._scores) and self.list.selectedItems() else None

    def _choose(self, score: OutcomeScore) -> None:
        newest = self._scores[::-1]
        row = next((row for row, held in enumerate(newest) if held.id == score.id), -1)
        if row >= 0:
            self.list.selectRow(row)

    def _connect(self) -> None:
        self.form.asked.connect(self.on_asked)
        self.form.ended.connect(self.form.clear)
        self.change.clicked.connect(self.on_change)
        self.remove.clicked.connect(self.on_remove)
        self.put_back.clicked.connect(self.on_put_back)
        self.list.itemSelectionChanged.connect(self._show_buttons)
        self.list.activated.connect(lambda _: self.on_change())
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.list)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.on_remove)

    def _lay_out(self) -> None:
        say = self._words.gettext
        self._set_up_list()
        buttons = QHBoxLayout()
        for button in (self.change, self.remove, self.put_back):
            buttons.addWidget(button)
        buttons.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.form)
        left.addWidget(self.list, 1)
        left.addLayout(buttons)
        column = QWidget()
        column.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        column.setFixedWidth(_FORM_WIDTH)
        self.empty.setProperty("role", "muted")
        self.empty.setWordWrap(True)
        inside = QWidget()
        cards = QVBoxLayout(inside)
        cards.setContentsMargins(0, 0, 8, 0)
        cards.addWidget(self.empty)
        for card in self.cards.values():
            cards.addWidget(card)
        cards.addStretch(1)
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(say("Change since the start"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.setSpacing(18)
        layout.addWidget(column)
        layout.addWidget(area, 1)

    def _set_up_list(self) -> None:
        say = self._words.gettext
        self.list.setAccessibleName(say("Outcome scores"))
        names = [say("Date"), say("Measure"), say("Score"), say("Activity"), say("Note")]
        self.list.setHorizontalHeaderLabels(names)
        self.list.verticalHeader().hide()
        corner = self.list.findChild(QAbstractButton)
        if corner is not None:
            corner.setAccessibleName(say("All scores"))
        self.list.setShowGrid(False)
        self.list.setTabKeyNavigation(False)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = self.list.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setAccessibleName(say("Columns"))
        header.setHighlightSections(False)
        for column, width in ((0, 128), (1, 62), (2, 54), (4, 70)):
            self.list.setColumnWidth(column, width)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
