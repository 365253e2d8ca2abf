"""The tab of who a client is and how to reach them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QVBoxLayout, QWidget

from backdesk.domain.clean_texts import MAX_NAME_CHARACTERS, one_line
from backdesk.domain.client import EARLIEST_BIRTH_YEAR, Client, Contact
from backdesk.domain.wording import Words
from backdesk.ui.clients.fields import (
    Checked,
    let_wheel_pass,
    muted,
    new_form,
    notes_field,
    notes_text,
    show_line,
    show_notes,
)
from backdesk.ui.clients.names import LANGUAGES, age_text, language_code, language_name

_YEAR_WIDTH = 90
_NARROW = 300


class PersonTab(QWidget):
    """Signals: `changed()` something was typed or chosen."""

    changed = Signal()

    def __init__(self, words: Words, today: Callable[[], date]) -> None:
        """Empty until `fill`."""
        super().__init__()
        self._words, self._today = words, today
        say = words.gettext
        self.name, self.pronoun, self.birth_year, self.phone, self.email = (QLineEdit() for _ in range(5))
        for field, name in (
            (self.name, say("Name")),
            (self.pronoun, say("Pronoun")),
            (self.birth_year, say("Year of birth")),
            (self.phone, say("Phone")),
            (self.email, say("E-mail")),
        ):
            field.setAccessibleName(name)
            field.setMaxLength(MAX_NAME_CHARACTERS)
            field.textEdited.connect(self.changed)
        self.age = muted()
        self.address = notes_field(say("Address"), lines=3)
        self.notes = notes_field(say("Notes"), lines=5)
        for area in (self.address, self.notes):
            area.textChanged.connect(self.changed)
        self.language = self._language_box()
        self._rows = {field: Checked(field) for field in (self.name, self.email)}
        self._rows[self.birth_year] = Checked(self.birth_year, self.age)
        self.birth_year.textEdited.connect(self.show_age)
        self._lay_out()

    def fill(self, client: Client) -> None:
        """Show a client."""
        show_line(self.name, client.name)
        show_line(self.pronoun, client.pronoun)
        show_line(self.birth_year, "" if client.birth_year is None else str(client.birth_year))
        show_line(self.phone, client.contact.phone)
        show_line(self.email, client.contact.email)
        show_notes(self.address, client.contact.address)
        show_notes(self.notes, client.notes)
        field = self.language.lineEdit()
        if field is not None:
            show_line(field, language_name(client.language))
        self.show_age()
        self.tell_problems()

    def applied_to(self, client: Client) -> Client:
        """The client with what stands here; what cannot be right stays as it was."""
        said = self._said()
        wrong = {field for field, _ in self._problems()}
        year = said["birth_year"]
        return replace(
            client,
            name=client.name if self.name in wrong else said["name"],
            pronoun=said["pronoun"],
            birth_year=client.birth_year if self.birth_year in wrong else int(year) if year else None,
            contact=Contact(
                phone=said["phone"],
                email=client.contact.email if self.email in wrong else said["email"],
                address=notes_text(self.address),
            ),
            language=language_code(one_line(self.language.currentText())),
            notes=notes_text(self.notes),
        )

    def problem(self) -> tuple[str, QWidget] | None:
        """What cannot be saved, and where the cursor should go; None when all is well."""
        return next(((sentence, field) for field, sentence in self._problems()), None)

    def tell_problems(self) -> None:
        """Say beside each field what is wrong with it."""
        self.show_age()
        wrong = dict(self._problems())
        for field, row in self._rows.items():
            row.tell(wrong.get(field, ""))

    def show_age(self) -> None:
        """Say how old somebody of this year is."""
        year = self._year()
        self.age.setText("" if year is None else age_text(year, self._today().year, self._words))
        self.birth_year.setToolTip(self.age.text())

    def _said(self) -> dict[str, str]:
        lines = ("name", "pronoun", "birth_year", "phone", "email")
        return {name: one_line(getattr(self, name).text()) for name in lines}

    def _year(self) -> int | None:
        """The year where it can be one."""
        text = one_line(self.birth_year.text())
        if not (text.isascii() and text.isdigit() and len(text) == 4):
            return None
        return int(text) if EARLIEST_BIRTH_YEAR <= int(text) <= self._today().year else None

    def _problems(self) -> list[tuple[QLineEdit, str]]:
        say, said = self._words.gettext, self._said()
        found = []
        if not said["name"]:
            found.append((self.name, say("A client needs a name. The one before is kept.")))
        if said["birth_year"] and self._year() is None:
            first, last = EARLIEST_BIRTH_YEAR, self._today().year
            sentence = say("Write the year with four digits, from {first} to {last}.")
            found.append((self.birth_year, sentence.format(first=first, last=last)))
        if said["email"] and not _may_be_an_address(said["email"]):
            found.append((self.email, say("An e-mail address looks like name@example.org.")))
        return found

    def _language_box(self) -> QComboBox:
        box = QComboBox()
        name = self._words.gettext("Language")
        box.setAccessibleName(name)
        box.setEditable(True)
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        box.addItem("")
        box.addItems(sorted(map(language_name, LANGUAGES)))
        completer = box.completer()
        if completer is not None:
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
            completer.setFilterMode(Qt.MatchFlag.MatchStartsWith)
        field = box.lineEdit()
        if field is not None:
            field.setAccessibleName(name)
            field.setMaxLength(MAX_NAME_CHARACTERS)
        box.setMaximumWidth(_NARROW)
        let_wheel_pass(box)
        box.currentTextChanged.connect(self.changed)
        return box

    def _lay_out(self) -> None:
        say = self._words.gettext
        self.name.setPlaceholderText(say("First and last name"))
        self.pronoun.setPlaceholderText(say("For example: she, he, they"))
        self.birth_year.setPlaceholderText(say("1980"))
        self.birth_year.setFixedWidth(_YEAR_WIDTH)
        for field in (self.pronoun, self.phone):
            field.setMaximumWidth(_NARROW)
        form = new_form()
        form.addRow(say("Name"), self._rows[self.name])
        form.addRow(say("Pronoun"), self.pronoun)
        form.addRow(say("Year of birth"), self._rows[self.birth_year])
        form.addRow(say("Phone"), self.phone)
        form.addRow(say("E-mail"), self._rows[self.email])
        form.addRow(say("Address"), self.address)
        form.addRow(say("Language"), self.language)
        form.addRow(say("Notes"), self.notes)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.addLayout(form)
        layout.addStretch(1)


def _may_be_an_address(text: str) -> bool:
    """Whether it can be one; the same is asked for when a client is stored."""
    name, _, host = text.partition("@")
    labels = host.split(".")
    return (
        bool(name)
        and len(labels) > 1
        and all(labels)
        and not set(text[len(name) + 1 :] + name) & set("@ ,;<>")
    )
