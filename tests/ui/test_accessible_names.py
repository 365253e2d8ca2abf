"""What assistive tools are told: the public names of design/interfaces.md, and no control without one."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QFrame,
    QInputDialog,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QTabBar,
    QTextEdit,
    QWidget,
)

from backdesk.ui.main_window import MainWindow
from tests.factories import make_plan
from tests.ui.support import STRENGTH, action, cell, select

CONTROLS = (
    QAbstractButton,
    QLineEdit,
    QComboBox,
    QAbstractItemView,
    QPlainTextEdit,
    QTextEdit,
    QAbstractSpinBox,
    QProgressBar,
    QTabBar,
)


def accessible(widget: QWidget) -> QAccessibleInterface:
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return interface


def name(widget: QWidget) -> str:
    return accessible(widget).text(QAccessible.Text.Name)


def children(widget: QWidget) -> list[str]:
    """The names of what is in a list or tree, as a screen reader walks through it."""
    interface = accessible(widget)
    found = (interface.child(number) for number in range(interface.childCount()))
    return [child.text(QAccessible.Text.Name) for child in found if child is not None]


def nameless(root: QWidget) -> list[str]:
    """The visible controls without a name."""
    found = [widget for widget in root.findChildren(QWidget) if isinstance(widget, CONTROLS)]
    return [
        f"{type(widget).__name__} {widget.objectName()} in {type(widget.parentWidget()).__name__}"
        for widget in found
        if widget.isVisible() and not name(widget).strip()
    ]


def test_the_public_names(window: MainWindow) -> None:
    assert name(window) == "Back Desk"
    assert name(window.library.list) == "Exercise library"
    assert name(window.library.search_field) == "Search exercises"
    assert name(cell(window, "monday", STRENGTH)) == "Monday, Strength"
    assert name(window.coverage.tree) == "Muscle coverage"
    assert name(window.header.weeks.buttons[0]) == "Week 1"
    assert name(window.header.weeks.more) == "Week commands"


def test_a_card_speaks_name_and_dose(window: MainWindow) -> None:
    assert children(cell(window, "monday", STRENGTH)) == [
        "Bird Dog, 3 sets of 10 each side",
        "Bridge, 2 sets of 8–12",
    ]


def test_the_library_speaks_exercises_and_the_coverage_whole_sentences(window: MainWindow) -> None:
    assert "Bird Dog" in children(window.library.list)
    assert any("fractional sets" in spoken for spoken in children(window.coverage.tree))


def test_roles_are_those_of_lists_buttons_and_fields(window: MainWindow) -> None:
    roles = {
        window.library.list: QAccessible.Role.List,
        window.library.search_field: QAccessible.Role.EditableText,
        cell(window, "monday", STRENGTH): QAccessible.Role.List,
        window.coverage.tree: QAccessible.Role.Tree,
        window.dose_editor.side: QAccessible.Role.ComboBox,
    }
    assert {widget: accessible(widget).role() for widget in roles} == roles


def test_the_window_keeps_its_name_whatever_its_title_is(window: MainWindow) -> None:
    window.setWindowTitle("something else")
    assert name(window) == "Back Desk"


def test_every_visible_control_has_a_name(window: MainWindow) -> None:
    select(window, "bird")
    window.library.filter_bar.more.setChecked(True)
    window.welcome.show()
    window.tour.start()
    window.notice.show_notice("A sentence.", action=("Try again", lambda: None), details="more")
    window.progress.start("Making the handout…", lambda: None)
    assert nameless(window) == []
    window.progress.finish()


def test_the_other_states_of_the_panes_have_names_too(window: MainWindow) -> None:
    window.coverage.setCurrentIndex(1)
    window.library.list.setCurrentIndex(window.library.model.index(0, 0))
    assert window.selected.add_button.isVisible()
    window.session.open(make_plan(*[()] * 12), None)
    window.desk.refresh_header()
    assert nameless(window) == []


def test_every_question_names_its_fields(window: MainWindow) -> None:
    select(window, "bird")
    for asked in [
        "new_client",
        "rename_client",
        "new_plan",
        "rename_plan",
        "label_day",
        "rounds",
        "keys",
        "about",
    ]:
        action(window, asked).trigger()
        (dialog,) = [one for one in window.findChildren(QDialog) if one.isVisible()]
        assert nameless(dialog) == [], asked
        if isinstance(dialog, QInputDialog):
            assert dialog.windowTitle()
        dialog.close()


def test_frames_and_rows_of_numbers_speak(window: MainWindow) -> None:
    frames = [one for one in (window.welcome, window.tour, window.notice) if isinstance(one, QFrame)]
    window.notice.show_notice("A sentence.")
    assert [name(one) for one in frames] == ["Welcome", "Tour", "A sentence."]
    assert name(window.coverage.movement.aerobic) == "Aerobic minutes this week: 0"
    header = window.board.canvas.header("monday")
    assert header is not None
    assert name(header) == "Monday, Gym"
    assert header.mapTo(window, QPoint(0, 0)).y() > 0
