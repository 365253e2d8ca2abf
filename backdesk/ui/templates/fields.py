"""What a template is called and where it stands, as fields; for a new one also what goes into it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from backdesk.domain.plan_templates import Piece
from backdesk.domain.template_info import TemplateInfo
from backdesk.domain.wording import Words
from backdesk.errors import BackDeskError
from backdesk.ui.dialogs import answer_row

_WIDTH = 480


@dataclass(frozen=True, slots=True)
class TemplateEntry:
    """What the fields hold. `piece` is None where a template that exists is changed."""

    title: str
    info: TemplateInfo
    piece: Piece | None = None
    with_doses: bool = True
    with_words: bool = True


OnTemplate = Callable[[TemplateEntry], object]
"""Stores the template. A BackDeskError keeps the dialog open and is shown in it."""


class TemplateFields(QDialog):
    """Asks; the answer goes to a callback on Save."""

    def __init__(
        self, parent: QWidget, entry: TemplateEntry, folders: Sequence[str], *, words: Words, save: OnTemplate
    ) -> None:
        """Shows an entry; `folders` are offered."""
        super().__init__(parent)
        self._words, self._say, self._save = words, words.gettext, save
        self._info = entry.info
        self.title = QLineEdit(entry.title)
        self.folder = QComboBox()
        self.tags = QLineEdit(", ".join(entry.info.tags))
        self.about = QPlainTextEdit(entry.info.about)
        self.piece = QComboBox()
        self.doses = QCheckBox(self._say("With doses"))
        self.own_words = QCheckBox(self._say("With notes and own wording"))
        self.notice = QLabel()
        self.ok = QPushButton(self._say("Save"))
        self.cancel = QPushButton(self._say("Cancel"))
        self.folder.addItems(list(folders))
        self.folder.setEditable(True)
        self.folder.setCurrentText(entry.info.folder)
        self.doses.setChecked(entry.with_doses)
        self.own_words.setChecked(entry.with_words)
        self._lay_out()
        self.ok.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        self.title.setFocus()
        self.title.selectAll()

    def offer_pieces(self, pieces: Sequence[tuple[str, Piece]], chosen: Piece, hint: str) -> None:
        """Ask what of the plan is meant; `hint` says whose notes they are."""
        for name, piece in pieces:
            self.piece.addItem(name, piece)
            if piece == chosen:
                self.piece.setCurrentIndex(self.piece.count() - 1)
        self._hint.setText(hint)
        for widget in (self.piece, self._piece_label, self.doses, self.own_words):
            widget.show()
        self._hint.setVisible(bool(hint))

    def entry(self) -> TemplateEntry:
        """What stands in the fields."""
        tags = tuple(tag.strip() for tag in self.tags.text().split(",") if tag.strip())
        info = replace(
            self._info,
            folder=self.folder.currentText().strip(),
            tags=tags,
            about=self.about.toPlainText().strip(),
        )
        piece = self.piece.currentData()
        return TemplateEntry(
            self.title.text().strip(),
            info,
            piece if isinstance(piece, Piece) else None,
            self.doses.isChecked(),
            self.own_words.isChecked(),
        )

    def accept(self) -> None:
        """Qt: store it, or say what is in the way and stay."""
        try:
            self._save(self.entry())
        except BackDeskError as problem:
            self.notice.setText(problem.said(self._say))
            self.notice.show()
            self.title.setFocus()
            return
        super().accept()

    def _lay_out(self) -> None:
        say = self._say
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._piece_label = QLabel(say("What"))
        rows: tuple[tuple[QLabel, QWidget], ...] = (
            (QLabel(say("Title")), self.title),
            (self._piece_label, self.piece),
            (QLabel(say("Folder")), self.folder),
            (QLabel(say("Tags")), self.tags),
            (QLabel(say("What it is for")), self.about),
        )
        for label, field in rows:
            label.setBuddy(field)
            field.setAccessibleName(label.text())
            form.addRow(label, field)
        self.tags.setPlaceholderText(say("strength, home, beginner"))
        self.about.setTabChangesFocus(True)
        self.about.setMaximumHeight(96)
        self._hint = QLabel()
        self._hint.setProperty("role", "muted")
        self.notice.setProperty("role", "warning")
        for label in (self._hint, self.notice):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        for widget in (self.piece, self._piece_label, self.doses, self.own_words, self._hint, self.notice):
            widget.hide()
        buttons = answer_row(self.ok, self.cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        layout.addLayout(form)
        for widget in (self.doses, self.own_words, self._hint, self.notice):
            layout.addWidget(widget)
        layout.addLayout(buttons)
        self.setMinimumWidth(_WIDTH)
