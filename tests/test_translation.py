"""Every text a user can see goes through the catalogue: shown with a language in ⟦ ⟧."""

from __future__ import annotations

import pickle
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QTabBar,
    QTabWidget,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from backdesk import app
from backdesk.domain.client import Client
from backdesk.domain.dose_text import dose_sentence
from backdesk.domain.ids import ClientId
from backdesk.errors import BackDeskError, PlanFileError, StoreError
from backdesk.i18n import Translator
from backdesk.paths import DataFolder
from backdesk.resources import resource_path
from backdesk.services.archive import PlanArchive
from backdesk.services.exchange import read_plan_file
from backdesk.services.handouts import HandoutOptions, make_handout
from backdesk.services.own_exercises import OwnExercises
from backdesk.services.plan_handout import plan_handout
from backdesk.services.search import LibrarySearch
from backdesk.store.store import Store
from backdesk.ui.main_window import MainWindow
from backdesk.ui.theme.icons import Icons
from backdesk.ui.theme.theme import Theme
from tests.cli_support import Runner
from tests.exchange.support import as_bytes, raw_entry, raw_plan
from tests.made_up_language import ZOE, made_up, untranslated, zed_catalogue, zed_plan

_KEYS = re.compile(r"\b(Ctrl|Alt|Shift|Del|Esc|Enter|F\d+|Tab|Space|Left|Right|Up|Down)\b(\+\S+)?")
_NAME = "Back Desk"
_CUT = re.compile(r"⟦[^⟦⟧]{2}$")
"""The first three letters of a day's name, where there is no room for more."""
_MARKUP = re.compile(r"<[^>]+>|&nbsp;|&")


@pytest.fixture(scope="module")
def language(tmp_path_factory: pytest.TempPathFactory) -> Translator:
    """The made-up language; compiling it takes a while."""
    return made_up(tmp_path_factory.mktemp("language") / "locale")


@pytest.fixture
def words(language: Translator, monkeypatch: pytest.MonkeyPatch) -> Translator:
    """The made-up language, also for whatever the composition root builds."""
    monkeypatch.setattr(app, "load_translator", lambda *_: language)
    return language


@pytest.fixture
def window(words: Translator, home: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    """A window whose clients, plans and library are written in z's only."""
    catalogue = zed_catalogue()
    with Store.open(DataFolder(home)) as store:
        built = app.build_backend(DataFolder(home), store)
        backend = replace(
            built,
            catalogue=catalogue,
            search=LibrarySearch(catalogue, words),
            own=OwnExercises(store, catalogue, built.figures),
        )
        backend.planning.add(zed_plan(), ZOE)
        window = MainWindow(backend, Theme(resource_path("themes"), "light"), Icons(resource_path("icons")))
        window.open_first()
        yield window
        window.close()
        qtbot.wait_until(lambda: window.runner.is_idle)
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def run(words: Translator, capsys: pytest.CaptureFixture[str], home: Path) -> Runner:
    return Runner(capsys, home)


def visible_texts(window: QWidget) -> Iterator[tuple[str, str]]:
    """Every text of a window, shown now or later, each with what shows it."""
    for widget in (window, *window.findChildren(QWidget)):
        if isinstance(widget.parent(), QTabBar):
            continue  # Qt's own scroll buttons
        kind = type(widget).__name__
        for text in (widget.accessibleName(), widget.toolTip(), widget.windowTitle(), *own_texts(widget)):
            yield kind, text
    for action in window.findChildren(QAction):
        for text in (action.text(), action.iconText(), action.toolTip()):
            yield f"action {action.objectName()}", text


def own_texts(widget: QWidget) -> Iterator[str]:
    """The texts that only this kind of widget has."""
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    elif isinstance(widget, QTextEdit):
        yield widget.toPlainText()
    elif isinstance(widget, QMenu | QGroupBox):
        yield widget.title()
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(row) for row in range(widget.count()))
    elif isinstance(widget, QTabWidget):
        yield from (widget.tabText(tab) for tab in range(widget.count()))
    elif isinstance(widget, QAbstractItemView):
        yield from item_texts(widget)


def item_texts(view: QAbstractItemView) -> Iterator[str]:
    """Headers and items of the first two levels, as shown and as read aloud."""
    model = view.model()
    roles = (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
        Qt.ItemDataRole.AccessibleDescriptionRole,
    )
    # a list model hides that it has one column
    columns = range(1 if isinstance(view, QListView) else model.columnCount(view.rootIndex()))
    for column in columns:
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
    for row in range(model.rowCount(view.rootIndex())):
        for column in columns:
            parent = model.index(row, column, view.rootIndex())
            inner = (model.index(below, column, parent) for below in range(model.rowCount(parent)))
            for index in (parent, *inner):
                yield from (str(index.data(role) or "") for role in roles)


def english_in(text: str) -> list[str]:
    """The untranslated words of a text, but for its markup, keys and the program's name."""
    plain = _KEYS.sub(" ", _MARKUP.sub("", text).replace(_NAME, " "))
    return untranslated(_CUT.sub(" ", plain))


def test_every_text_of_the_window_is_translated(window: MainWindow) -> None:
    window.board.select(["zed"])  # type: ignore[list-item]
    texts = set(visible_texts(window))
    assert len([text for _, text in texts if "⟦" in text]) > 100
    assert sorted({(kind, text) for kind, text in texts if english_in(text)}) == []


def test_a_refusal_in_the_window_is_translated(window: MainWindow) -> None:
    window.editing.copy_day("sunday", "monday")
    assert window.notice.label.text() == "⟦There is nothing on that day to copy.⟧"


def test_an_error_of_the_command_line_is_translated(run: Runner, tmp_path: Path) -> None:
    gone = tmp_path / "{gone}.json"
    said = run.fails("coverage", gone)
    assert said == f"⟦{gone} cannot be read: ⟦there is no such file; check the name⟧.⟧"


def test_notes_of_an_import_are_translated(run: Runner, tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    path.write_bytes(as_bytes(raw_plan(raw_entry(mood="{x}"))))
    place = "weeks[0].days[0].blocks.strength[0].mood"
    assert run("import", path).err == f"⟦note: ⟦{place}: ⟦unknown field, kept as it is⟧⟧⟧\n"


def test_notes_of_the_archive_are_translated(words: Translator, home: Path, tmp_path: Path) -> None:
    catalogue = zed_catalogue()
    path = tmp_path / "plan.json"
    path.write_bytes(
        as_bytes(raw_plan(client={"name": "Zoe", "precautions": ["zz-zz"]}, weeks=[{"days": []}]))
    )
    with Store.open(DataFolder(home)) as store:
        store.add_client(Client(ClientId("zoe"), "Zoe"))
        notes = PlanArchive(store).add(read_plan_file(path, catalogue)).notes
    assert [note.said(words.gettext) for note in notes] == [
        '⟦client.precautions: "zz-zz" was added to the client already stored⟧'
    ]


@pytest.mark.parametrize("command", ["coverage", "doctor", "plans", "muscles", "library"])
def test_what_commands_say_is_translated(
    command: str, run: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "load_catalogue", zed_catalogue)
    path = tmp_path / "zz.json"
    path.write_bytes(as_bytes(raw_plan(raw_entry(exercise="zz", sets=2), title="Zzz")))
    stored = run("import", path).out.strip()
    said = run(command, *([path] if command == "coverage" else []))
    assert said.code == 0
    assert untranslated((said.out + said.err).replace(stored, "")) == []


def test_a_dose_is_translated(words: Translator) -> None:
    for day in zed_plan().weeks[0].days:
        for _, entry in day.entries():
            text = dose_sentence(entry.dose, words)
            assert "⟦" in text
            assert untranslated(text) == []


def test_the_words_of_the_handout_are_translated(words: Translator) -> None:
    spec = plan_handout(
        zed_plan(),
        ZOE,
        zed_catalogue(),
        words,
        today=date(2026, 11, 22),
        options=HandoutOptions(coverage=True),
    )
    pages = PdfReader(BytesIO(make_handout(spec).content)).pages
    assert len(pages) > 1
    for page in pages:
        text = page.extract_text()
        assert text.count("⟦") > 5
        assert untranslated(text.replace(_NAME, " ")) == []


class TestErrors:
    """Sentences as values: in English, translated, and sent to another process."""

    def test_the_user_s_text_is_never_filled_in_again(self, words: Translator) -> None:
        error = PlanFileError("{place}: {what}", place="{what}", what="{0} {x!r} {{")
        assert str(error) == "{what}: {0} {x!r} {{"
        assert error.said(words.gettext) == "⟦{what}: {0} {x!r} {{⟧"

    def test_braces_of_a_sentence_without_values_stay(self, words: Translator) -> None:
        assert str(BackDeskError("{ {} {x}")) == "{ {} {x}"
        assert BackDeskError("{ {} {x}").said(words.gettext) == "{ {} {x}"

    def test_values_may_have_any_name(self) -> None:
        assert str(BackDeskError("{self} {message}", self=1, message=2)) == "1 2"

    def test_an_error_survives_pickling(self, words: Translator, tmp_path: Path) -> None:
        with pytest.raises(PlanFileError) as caught:
            read_plan_file(tmp_path, zed_catalogue())
        error = caught.value
        copy = pickle.loads(pickle.dumps(error))
        assert type(copy) is PlanFileError
        assert str(copy) == str(error)
        assert copy.said(words.gettext) == error.said(words.gettext) != str(error)
        assert isinstance(pickle.loads(pickle.dumps(StoreError("{x}"))), StoreError)
