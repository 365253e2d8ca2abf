"""The doses of several cards together: only what is touched changes, each by a step where one is typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from backdesk.domain.bulk_doses import (
    NO_CHANGES,
    SEVERAL,
    DoseChanges,
    Step,
    changed_dose,
    common_values,
    parse_step,
)
from backdesk.domain.dose import Side, Span
from backdesk.domain.dose_input import DoseInputError, field_text
from backdesk.domain.dose_text import dose_sentence
from backdesk.domain.plan import Entry
from backdesk.ui.clients.fields import let_wheel_pass
from backdesk.ui.dialogs import answer_row
from backdesk.ui.models.tooltips import tooltip
from backdesk.ui.planner.dose_fields import (
    MAX_TEXT,
    PARSERS,
    field_hints,
    field_labels,
    input_help,
    side_names,
)

if TYPE_CHECKING:
    from backdesk.ui.main_window import MainWindow

_WIDTH, _HEIGHT = 600, 560
_NOTHING = "-"
"""Typed into a field, it empties that field in all doses."""


class DosesDialog(QDialog):
    """Shows below what becomes of each dose; OK makes it one undoable step."""

    def __init__(self, window: MainWindow, entries: Sequence[Entry]) -> None:
        """Edit the doses of these entries; there are at least two."""
        super().__init__(window)
        self._window, self._entries = window, tuple(entries)
        self._words, self._say = window.words, window.words.gettext
        self._common = common_values([entry.dose for entry in entries])
        self.fields: dict[str, QLineEdit] = {}
        self.side = QComboBox()
        let_wheel_pass(self.side)
        self.message = QLabel()
        self.doses = QTreeWidget()
        self.ok = QPushButton(self._say("Change doses"))
        self.cancel = QPushButton(self._say("Cancel"))
        self._lay_out()
        self.ok.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        window.session.plan_opened.connect(self.reject)
        self.on_changed()
        self.fields["sets"].setFocus()

    def changes(self) -> DoseChanges:
        """What the fields say. Raises DoseInputError for the first that cannot be read."""
        values: dict[str, object] = {}
        steps: dict[str, Step] = {}
        for name, field in self.fields.items():
            if not field.isModified():
                continue
            text, parser = field.text().strip(), PARSERS.get(name)
            step = None if parser is None else parse_step(text)
            if step is not None:
                steps[name] = step
            elif text or self._common[name] is not SEVERAL:
                text = "" if text == _NOTHING else text
                values[name] = text if parser is None else parser(text)
        side = self.side.currentData()
        if side is not None and side != self._common["side"]:
            values["side"] = Side(side)
        return DoseChanges(values, steps)

    def on_changed(self) -> None:
        """Mark what cannot be read, and show every dose as it would be."""
        changes, wrong = NO_CHANGES, self._mark_wrong()
        if wrong is None:
            changes = self.changes()
        self.message.setText("" if wrong is None else input_help(wrong, self._words))
        self.message.setVisible(wrong is not None)
        self.ok.setEnabled(wrong is None and not changes.is_empty)
        for row, entry in enumerate(self._entries):
            now, then = entry.dose, changed_dose(entry.dose, changes)
            item = self.doses.topLevelItem(row)
            assert item is not None
            text = dose_sentence(then, self._words) or self._say("No dose")
            item.setText(1, text)
            item.setToolTip(1, tooltip([text]))
            font = item.font(1)
            font.setBold(then != now)
            item.setFont(1, font)
            spoken = self._say("{exercise}, changed to {dose}") if then != now else "{exercise}, {dose}"
            said = spoken.format(exercise=item.text(0), dose=text)
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, said)

    def accept(self) -> None:
        """Qt: OK; stays while something cannot be read or nothing was touched."""
        self.on_changed()
        if self.ok.isEnabled():
            changes = self.changes()
            super().accept()
            self._window.editing.change_doses([entry.id for entry in self._entries], changes)

    def _mark_wrong(self) -> DoseInputError | None:
        """Mark the fields that cannot be read; the first fault."""
        first: DoseInputError | None = None
        for name, field in self.fields.items():
            text, wrong = field.text().strip(), False
            try:
                if field.isModified() and text != _NOTHING and parse_step(text) is None and name in PARSERS:
                    PARSERS[name](text)
            except DoseInputError as problem:
                first, wrong = first or problem, True
            if bool(field.property("wrong")) != wrong:
                field.setProperty("wrong", wrong)
                field.style().unpolish(field)
                field.style().polish(field)
        return first

    def _lay_out(self) -> None:
        count = len(self._entries)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = self._words.ngettext("Dose of {n} card", "Doses of {n} cards", count)
        self.setWindowTitle(title.format(n=count))
        hint = QLabel(
            self._say(
                'What you leave alone stays. Type a value for all, or "+1", "-5" or "×0.8" to change each; '
                '"-" alone empties a field.'
            )
        )
        hint.setWordWrap(True)
        hint.setProperty("role", "muted")
        self.message.setWordWrap(True)
        self.message.setProperty("role", "warning")
        self._fill_list()
        buttons = answer_row(self.ok, self.cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(hint)
        layout.addLayout(self._grid())
        layout.addWidget(self.message)
        layout.addWidget(self.doses, 1)
        layout.addLayout(buttons)
        self.resize(_WIDTH, _HEIGHT)

    def _grid(self) -> QGridLayout:
        grid, hints = QGridLayout(), field_hints(self._words)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        for place, (name, label) in enumerate(field_labels(self._words).items()):
            field = QLineEdit(_shown(self._common[name]))
            several = self._common[name] is SEVERAL
            field.setPlaceholderText(self._say("several values") if several else hints.get(name, ""))
            field.setMaxLength(MAX_TEXT)
            field.textEdited.connect(self.on_changed)
            self.fields[name] = field
            self._add(grid, label, field, place)
            if several:
                field.setAccessibleDescription(self._say("several values"))
        common = self._common["side"]
        if common is SEVERAL:
            self.side.addItem(self._say("several values"), None)
        for side, label in side_names(self._words).items():
            self.side.addItem(label, side)
        self.side.setCurrentIndex(0 if common is SEVERAL else self.side.findData(common))
        self.side.activated.connect(self.on_changed)
        self._add(grid, self._say("Side"), self.side, len(self.fields))
        return grid

    def _add(self, grid: QGridLayout, label: str, field: QWidget, place: int) -> None:
        row, column = divmod(place, 4)
        caption = QLabel(label)
        caption.setProperty("role", "muted")
        caption.setBuddy(field)
        field.setAccessibleName(label)
        grid.addWidget(caption, row * 2, column, Qt.AlignmentFlag.AlignBottom)
        grid.addWidget(field, row * 2 + 1, column)
        grid.setColumnStretch(column, 1)

    def _fill_list(self) -> None:
        self.doses.setHeaderLabels([self._say("Exercise"), self._say("Dose")])
        self.doses.setRootIsDecorated(False)
        self.doses.setAccessibleName(self._say("Doses after the change"))
        self.doses.setSelectionMode(QTreeWidget.SelectionMode.NoSelection)
        catalogue = self._window.session.catalogue
        for entry in self._entries:
            self.doses.addTopLevelItem(QTreeWidgetItem([catalogue.name_of(entry.exercise), ""]))
        self.doses.setColumnWidth(0, 190)
        self.doses.setTextElideMode(Qt.TextElideMode.ElideRight)


def _shown(value: object) -> str:
    if value is SEVERAL:
        return ""
    if isinstance(value, str):
        return value
    assert value is None or isinstance(value, Span | int | float)
    return field_text(value)
