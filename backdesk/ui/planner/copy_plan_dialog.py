"""Copy this plan: for whom, under which title, with or without doses; the copy is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
)

from backdesk.domain.clean_texts import MAX_NAME_CHARACTERS
from backdesk.domain.ids import ClientId
from backdesk.domain.plan_duplicate import PlanCopy, copied_plan
from backdesk.errors import BackDeskError
from backdesk.ui.dialogs import answer_row

if TYPE_CHECKING:
    from backdesk.ui.main_window import MainWindow

_WIDTH, _HEIGHT = 460, 520
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class CopyPlanDialog(QDialog):
    """The plan's own client stands first; the search finds all others."""

    def __init__(self, window: MainWindow) -> None:
        """Copies the open plan."""
        super().__init__(window)
        self._window = window
        self._say = window.words.gettext
        self._client = window.session.client
        self.title = QLineEdit(window.session.plan.title)
        self.search = QLineEdit()
        self.clients = QListWidget()
        self.doses = QCheckBox(self._say("With doses, loads and rounds"))
        self.personal = QCheckBox(self._say("With the notes and the own wording for this client"))
        self.notice = QLabel()
        self.ok = QPushButton(self._say("Copy and open"))
        self.cancel = QPushButton(self._say("Cancel"))
        self._lay_out()
        self.search.textChanged.connect(self.on_searched)
        self.search.installEventFilter(self)
        self.clients.currentItemChanged.connect(self.on_chosen)
        self.clients.itemDoubleClicked.connect(self.accept)
        self.ok.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        self.doses.setChecked(True)
        self.on_searched()
        self.search.setFocus()

    def on_searched(self) -> None:
        """Show the clients that fit, the recently used ones when nothing is typed."""
        text = self.search.text()
        self.clients.clear()
        try:
            found = self._window.backend.clients.find(text)
        except BackDeskError as problem:
            self._tell(problem)
            return
        if not text.strip():
            if self._client is not None:
                form = self._say("{name} (this client)")
                self._add(form.format(name=self._client.name), self._client.id)
            self._add(self._say("No client"), None)
        for line in found:
            if text.strip() or self._client is None or line.id != self._client.id:
                name = line.name if line.birth_year is None else f"{line.name} ({line.birth_year})"
                self._add(name, line.id)
        self.clients.setCurrentRow(0)
        self.on_chosen()

    def on_chosen(self) -> None:
        """What was written for one client is nothing for another."""
        item = self.clients.currentItem()
        is_chosen = self.clients.currentRow() >= 0
        self.ok.setEnabled(is_chosen)
        is_same = is_chosen and item.data(Qt.ItemDataRole.UserRole) == self._same()
        self.personal.setEnabled(is_same)
        if not is_same:
            self.personal.setChecked(False)

    def accept(self) -> None:
        """Qt: store the copy and open it, or say what is in the way and stay."""
        if self.clients.currentRow() < 0:
            return
        chosen = self.clients.currentItem().data(Qt.ItemDataRole.UserRole)
        window, core = self._window, self._window.editing.core
        window.flush()
        try:
            client = None if chosen is None else window.backend.clients.get(ClientId(chosen))
            wish = PlanCopy(
                self.title.text(),
                None if client is None else client.id,
                None if self.doses.isChecked() else core.usual_dose,
                keeps_words=self.personal.isChecked(),
            )
            copy = copied_plan(window.session.plan, wish, new_id=core.new_id)
            opened = window.backend.planning.add(copy, client)
        except BackDeskError as problem:
            self._tell(problem)
            return
        super().accept()
        window.desk.show(opened)
        window.on_done(self._say("This is the copy: {title}").format(title=copy.title))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: up and down in the search field walk through the clients."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None:
                row = max(0, min(self.clients.currentRow() + step, self.clients.count() - 1))
                self.clients.setCurrentRow(row)
                return True
        return super().eventFilter(watched, event)

    def _same(self) -> str | None:
        return None if self._client is None else self._client.id

    def _add(self, text: str, client: ClientId | None) -> None:
        item = QListWidgetItem(text)
        item.setData(Qt.ItemDataRole.UserRole, client)
        self.clients.addItem(item)

    def _tell(self, problem: BackDeskError) -> None:
        self.notice.setText(problem.said(self._say))
        self.notice.show()

    def _lay_out(self) -> None:
        say = self._say
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("Copy this plan"))
        self.title.setMaxLength(MAX_NAME_CHARACTERS)
        self.search.setPlaceholderText(say("Search clients"))
        self.search.setClearButtonEnabled(True)
        self.clients.setAccessibleName(say("Copy for"))
        self.notice.setProperty("role", "warning")
        self.notice.setWordWrap(True)
        self.notice.setTextFormat(Qt.TextFormat.PlainText)
        self.notice.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        for text, field in ((say("Title of the copy"), self.title), (say("Copy for"), self.search)):
            label = QLabel(text)
            label.setBuddy(field)
            field.setAccessibleName(text)
            layout.addWidget(label)
            layout.addWidget(field)
        layout.addWidget(self.clients, 1)
        for widget in (self.doses, self.personal, self.notice):
            layout.addWidget(widget)
        buttons = answer_row(self.ok, self.cancel)
        layout.addLayout(buttons)
        self.resize(_WIDTH, _HEIGHT)
