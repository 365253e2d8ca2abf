"""Keeping the shelf in order: copy, change, edit, delete, share and import templates."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMessageBox, QPushButton, QWidget

from backdesk.domain.plan import Plan
from backdesk.errors import BackDeskError
from backdesk.services.templates import TemplateLine
from backdesk.ui import dialogs
from backdesk.ui.templates.fields import TemplateEntry, TemplateFields
from backdesk.ui.widgets.notice_bar import NoticeBar

if TYPE_CHECKING:
    from backdesk.ui.templates.desk import TemplatesDesk

_PATTERN = "*.backdesk.json *.json"
_LONGEST_FILE_NAME = 80


class ShelfKeeping(QWidget):
    """The buttons under the shelf; built-in templates can be copied and shared only.

    Signals: `changed(PlanId | None)` the shelf is another, and which template to show; `left()` a template
    lies on the desk now; `done(sentence)` something went well and needs no answer.
    """

    changed = Signal(object)
    left = Signal()
    done = Signal(str)

    def __init__(self, desk: TemplatesDesk, notice: NoticeBar) -> None:
        """`notice` is where problems are said, and what can be taken back."""
        super().__init__()
        self._desk = desk
        self._notice = notice
        self._words = desk.window.words
        self._say = self._words.gettext
        self._line: TemplateLine | None = None
        say = self._say
        self.copy = QPushButton(say("Copy"))
        self.change = QPushButton(say("Change…"))
        self.edit = QPushButton(say("Open on the desk"))
        self.delete = QPushButton(say("Delete…"))
        self.share = QPushButton(say("Share as a file…"))
        self.import_button = QPushButton(say("Import a file…"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for button, run in (
            (self.copy, self.on_copy),
            (self.change, self.ask_change),
            (self.edit, self.on_edit),
            (self.delete, self.ask_delete),
            (self.share, self.ask_share),
            (self.import_button, self.ask_import),
        ):
            button.clicked.connect(run)
            layout.addWidget(button)

    def show_line(self, line: TemplateLine | None) -> None:
        """Offer what can be done with a template, None for no one."""
        self._line = line
        for button in (self.copy, self.share):
            button.setEnabled(line is not None)
        for button in (self.change, self.edit, self.delete):
            button.setEnabled(line is not None and not line.is_built_in)

    def on_copy(self) -> None:
        """Put a copy on the shelf, which can be changed."""
        if self._line is None:
            return
        line = self._line

        def copy() -> None:
            made = self._desk.templates.copy(line)
            self.changed.emit(made.id)
            self.done.emit(self._say("“{title}” is on the shelf.").format(title=made.title))

        self._attempt(copy)

    def ask_change(self) -> TemplateFields | None:
        """Ask for title, folder, tags and description."""
        if self._line is None or self._line.is_built_in:
            return None
        line = self._line

        def save(entry: TemplateEntry) -> None:
            self._desk.change(line, entry.title, entry.info)
            self.changed.emit(line.id)

        entry = TemplateEntry(line.title, line.info)
        fields = TemplateFields(self, entry, self._desk.folder_names(), words=self._words, save=save)
        fields.setWindowTitle(self._say("Change template"))
        fields.open()
        return fields

    def on_edit(self) -> None:
        """Put the template itself on the desk."""
        if self._line is not None:
            line = self._line

            def edit() -> None:
                self._desk.edit(line)
                self.left.emit()

            self._attempt(edit)

    def ask_delete(self) -> QMessageBox | None:
        """Ask before a template is deleted."""
        if self._line is None or self._line.is_built_in:
            return None
        line = self._line
        box = QMessageBox(self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(self._say("Delete template"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(self._say("Delete the template “{title}”?").format(title=line.title))
        box.setInformativeText(self._say("Plans that were made from it stay as they are."))
        sure = box.addButton(self._say("Delete"), QMessageBox.ButtonRole.DestructiveRole)
        keep = box.addButton(self._say("Keep it"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        sure.clicked.connect(lambda: self.delete_template(line))
        box.open()
        return box

    def delete_template(self, line: TemplateLine) -> None:
        """Delete it, and offer it back while the shelf is open."""

        def delete() -> None:
            gone = self._desk.delete(line)
            self.changed.emit(None)

            def put_back() -> None:
                self._attempt(lambda: self._put_back(gone))

            sentence = self._say("“{title}” is deleted.").format(title=line.title)
            self._notice.show_notice(sentence, action=(self._say("Put it back"), put_back))

        self._attempt(delete)

    def ask_share(self) -> QFileDialog | None:
        """Ask where to write the template."""
        if self._line is None:
            return None
        line = self._line
        name = line.title.replace("/", " ").replace("\\", " ")[:_LONGEST_FILE_NAME]
        return dialogs.ask_save_file(
            self,
            self._say("Share a template"),
            self._pattern(),
            lambda path: self.share_to(line, path),
            name=f"{name}.backdesk.json",
            suffix="json",
        )

    def share_to(self, line: TemplateLine, path: Path) -> None:
        """Write the template as a file."""

        def write() -> None:
            self._desk.templates.share(line, path)
            self.done.emit(self._say("Written to {path}").format(path=path))

        self._attempt(write)

    def ask_import(self) -> QFileDialog:
        """Ask for a file to put on the shelf."""
        title = self._say("Import a template")
        return dialogs.ask_open_file(self, title, self._pattern(), self.import_file)

    def import_file(self, path: Path) -> None:
        """Put a file's plan on the shelf."""

        def read() -> None:
            added, notes = self._desk.templates.add_file(path)
            self.changed.emit(added.id)
            said = self._say("“{title}” is on the shelf.").format(title=added.title)
            if notes:
                self._notice.show_notice("\n".join((said, *(note.said(self._say) for note in notes))))
            else:
                self.done.emit(said)

        self._attempt(read)

    def _put_back(self, gone: Plan) -> None:
        self._desk.templates.put_back(gone)
        self._notice.hide()
        self.changed.emit(gone.id)

    def _pattern(self) -> str:
        return self._say("Back Desk plans ({pattern})").format(pattern=_PATTERN)

    def _attempt(self, action: Callable[[], object]) -> None:
        try:
            action()
        except BackDeskError as problem:
            self._notice.show_notice(problem.said(self._say))
