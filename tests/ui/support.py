"""Short ways to look at the window and to do what a person does: drag, type, choose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QMenu, QWidget

from backdesk.domain.blocks import BlockKind
from backdesk.domain.ids import EntryId, ExerciseId
from backdesk.domain.plan import Plan
from backdesk.ui.main_window import MainWindow
from backdesk.ui.models.mime import exercises_mime
from backdesk.ui.planner.cell_view import CellView
from tests.factories import make_block, make_day, make_entry, make_plan

WARM_UP, STRENGTH, RELIEF = BlockKind.WARM_UP, BlockKind.STRENGTH, BlockKind.RELIEF
NO_KEY = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
COPY, MOVE = Qt.DropAction.CopyAction, Qt.DropAction.MoveAction


def small_plan() -> Plan:
    """Monday: cat, then bird and bridge; Wednesday: child. The ids are these words."""
    return make_plan(
        (
            make_day(
                "monday",
                label="Gym",
                warm_up=make_block(make_entry("cat-cow", id="cat", sets=1, duration_seconds=60)),
                strength=make_block(
                    make_entry("bird-dog", id="bird", sets=3, reps=10, side="each"),
                    make_entry("bridge", id="bridge", sets=2, reps=(8, 12)),
                ),
            ),
            make_day("wednesday", relief=make_block(make_entry("childs-pose", id="child", breaths=5))),
        ),
    )


def cell(window: MainWindow, day: str, block: BlockKind) -> CellView:
    """The list of one cell."""
    view = window.board.canvas.view(day, block)
    assert view is not None, f"no cell {day} {block}"
    return view


def cards(window: MainWindow, day: str, block: BlockKind) -> list[str]:
    """The exercises of a cell as the window shows them."""
    view = cell(window, day, block)
    return [str(view.model().index(row, 0, view.rootIndex()).data()) for row in range(view.card_count())]


def select(window: MainWindow, *ids: str) -> None:
    """Select cards by their entries' ids."""
    window.board.select([EntryId(one) for one in ids])


def shown_ids(window: MainWindow) -> list[str]:
    """All entries that the board shows, in board order."""
    return [card.entry.id for _, card in window.board.canvas.cards()]


def save_handout(window: MainWindow, path: Path) -> None:
    """Give the handout out as "Save PDF" does, without its question where to."""
    window.handout.open()
    window.flush()
    window.handout.making.when_ready(lambda made: window.handouts.save(made, path))


def action(window: MainWindow, name: str) -> QAction:
    """One of the window's actions."""
    return window.actions_by_name.by_name[name]


def library_drag(*exercises: str) -> QMimeData:
    """What a drag from the library carries."""
    return exercises_mime([ExerciseId(one) for one in exercises], list(exercises))


def cards_drag(window: MainWindow, *ids: str) -> QMimeData:
    """What a drag of these cards carries."""
    return window.model.mimeData([window.model.find(EntryId(one)) for one in ids])


def top_of(view: CellView, row: int) -> QPoint:
    """A point in the upper half of a card."""
    rect = view.visualRect(view.model().index(row, 0, view.rootIndex()))
    return rect.center() - QPoint(0, rect.height() // 4)


def bottom_of(view: CellView, row: int) -> QPoint:
    """A point in the lower half of a card."""
    rect = view.visualRect(view.model().index(row, 0, view.rootIndex()))
    return rect.center() + QPoint(0, rect.height() // 4)


def below(view: CellView) -> QPoint:
    """A point under the last card."""
    return QPoint(view.viewport().width() // 2, view.viewport().height() - 3)


class Drag:
    """A drag that is steered by hand; Qt's own would wait for a mouse."""

    def __init__(
        self, mime: QMimeData, *, only_copy: bool = False, keys: Qt.KeyboardModifier = NO_KEY
    ) -> None:
        self.mime = mime
        self.actions = COPY if only_copy else COPY | MOVE
        self.keys = keys

    def enter(self, target: QWidget, point: QPoint) -> QDragEnterEvent:
        """Come in; Qt sends a move right behind it, and so does this."""
        event = QDragEnterEvent(point, self.actions, self.mime, Qt.MouseButton.LeftButton, self.keys)
        QCoreApplication.sendEvent(target, event)
        return event

    def move(self, target: QWidget, point: QPoint) -> QDragMoveEvent:
        """Go to a point."""
        event = QDragMoveEvent(point, self.actions, self.mime, Qt.MouseButton.LeftButton, self.keys)
        QCoreApplication.sendEvent(target, event)
        return event

    def leave(self, target: QWidget) -> None:
        """Go on, or give up with Esc."""
        QCoreApplication.sendEvent(target, QDragLeaveEvent())

    def drop(self, target: QWidget, point: QPoint) -> QDropEvent:
        """Let go."""
        event = QDropEvent(
            QPointF(point), self.actions, self.mime, Qt.MouseButton.LeftButton, self.keys, QEvent.Type.Drop
        )
        QCoreApplication.sendEvent(target, event)
        return event

    def carry(self, target: QWidget, point: QPoint) -> QDropEvent:
        """Come in, move, let go."""
        self.enter(target, point)
        self.move(target, point)
        return self.drop(target, point)


def menu_actions(menu: QMenu) -> Iterator[QAction]:
    """The entries of a menu and of its submenus, as they are now."""
    for entry in menu.actions():
        submenu = entry.menu()
        if isinstance(submenu, QMenu):
            yield from menu_actions(submenu)
        elif not entry.isSeparator():
            yield entry


def bar_menus(window: MainWindow) -> list[QMenu]:
    """The menus of the menu bar."""
    return [menu for entry in window.menuBar().actions() if isinstance(menu := entry.menu(), QMenu)]


def submenu(menu: QMenu, title: str) -> QMenu:
    """A submenu by its title, filled as if it had just opened."""
    found = next(
        one for entry in menu.actions() if isinstance(one := entry.menu(), QMenu) and one.title() == title
    )
    found.aboutToShow.emit()
    return found


def choose(menu: QMenu, *path: str) -> None:
    """Choose an entry by the texts on the way to it."""
    for title in path[:-1]:
        menu = submenu(menu, title)
    entry = next(one for one in menu.actions() if one.text() == path[-1])
    assert entry.isEnabled(), f"{path} cannot be chosen"
    entry.trigger()


def texts(actions: Sequence[QAction]) -> list[str]:
    """The texts of actions without their underlined letters."""
    return [one.text().replace("&", "") for one in actions]
