"""Choose a pose to start from, out of all poses of all exercises."""

from __future__ import annotations

from collections import deque
from typing import NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from backdesk.domain.exercise import Exercise
from backdesk.domain.pose import ExerciseFigure
from backdesk.domain.wording import Words
from backdesk.figure.style import FigureStyle
from backdesk.figure.thumbnails import thumbnail_drawing
from backdesk.services.search import LibrarySearch
from backdesk.ui.figures.source import BROKEN, FigureSource
from backdesk.ui.widgets.shape_painter import paint_drawing

PICTURE = QSize(116, 84)
CELL = QSize(144, 148)
GROUND = "#f1f5f7"
Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class PoseRow(NamedTuple):
    """One picture of one exercise."""

    exercise: Exercise
    figure: ExerciseFigure
    key: int


class PoseModel(QAbstractListModel):
    """All key poses of the exercises that were found; pictures are drawn when the window is idle."""

    def __init__(self, style: FigureStyle, words: Words, parent: QWidget) -> None:
        """Empty until `show`."""
        super().__init__(parent)
        self._style, self._words = style, words
        self._rows: list[PoseRow] = []
        self._pictures: dict[tuple[str, int], QIcon] = {}
        self._wanted: deque[PoseRow] = deque()
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self.on_turn)
        self._ratio = parent.devicePixelRatioF()
        self._blank = self._icon(None)

    def show(self, rows: list[PoseRow]) -> None:
        """Show these poses."""
        self.beginResetModel()
        self._rows = rows
        self._wanted.clear()
        self.endResetModel()

    def row(self, index: Index) -> PoseRow | None:
        """The pose of a row."""
        return self._rows[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index = ROOT) -> int:
        """Qt: the number of poses."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt: the exercise's name, the caption and the picture."""
        row = self.row(index)
        if row is None:
            return None
        caption = row.figure.keys[row.key].caption
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{row.exercise.name}\n{caption}"
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return f"{row.exercise.name}, {caption}"
        if role == Qt.ItemDataRole.DecorationRole:
            picture = self._pictures.get((row.exercise.id, row.key))
            if picture is None:
                self._wanted.appendleft(row)
                self._timer.start()
            return picture or self._blank
        return None

    def on_turn(self) -> None:
        """The event loop has nothing else to do: draw one picture."""
        if not self._wanted:
            self._timer.stop()
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 0))
            return
        row = self._wanted.popleft()
        key = (row.exercise.id, row.key)
        if key not in self._pictures:
            self._pictures[key] = self._icon(row)
            if row in self._rows:
                place = self.index(self._rows.index(row), 0)
                self.dataChanged.emit(place, place, [Qt.ItemDataRole.DecorationRole])

    def _icon(self, row: PoseRow | None) -> QIcon:
        picture = QPixmap(PICTURE * self._ratio)
        picture.setDevicePixelRatio(self._ratio)
        picture.fill(QColor(GROUND))
        if row is not None:
            painter = QPainter(picture)
            painter.translate(3, 3)
            try:
                drawing = thumbnail_drawing(row.figure, row.key, self._style)
                paint_drawing(painter, drawing, PICTURE.width() - 6, PICTURE.height() - 6)
            except BROKEN:
                painter.fillRect(picture.rect(), QColor(GROUND))
            painter.end()
        return QIcon(picture)


class StartPicker(QDialog):
    """Signals: `pose_chosen(PoseRow)` take this pose; `figure_chosen(PoseRow)` take all its pictures."""

    pose_chosen = Signal(object)
    figure_chosen = Signal(object)

    def __init__(
        self, search: LibrarySearch, source: FigureSource, style: FigureStyle, words: Words, parent: QWidget
    ) -> None:
        """Show all poses; typing narrows them."""
        super().__init__(parent)
        self._search, self._source, self._words = search, source, words
        say = words.gettext
        self.field = QLineEdit()
        self.model = PoseModel(style, words, self)
        self.list = QListView()
        self.nothing = QLabel(say("Nothing found. Try fewer words."))
        self.use_pose = QPushButton(say("Use this pose"))
        self.use_figure = QPushButton(say("Use all its pictures"))
        self.cancel = QPushButton(say("Cancel"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("Start from a pose"))
        self._lay_out()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Search again."""
        rows = []
        for exercise_id in self._search.find(self.field.text()):
            exercise = self._search.catalogue.exercises[exercise_id]
            figure = self._source.of(exercise)
            if figure is not None:
                rows += [PoseRow(exercise, figure, number) for number in range(len(figure.keys))]
        self.model.show(rows)
        self.nothing.setVisible(not rows)
        if rows:
            self.list.setCurrentIndex(self.model.index(0, 0))
        for button in (self.use_pose, self.use_figure):
            button.setEnabled(bool(rows))

    def on_use_pose(self) -> None:
        """Take the chosen pose."""
        self._choose(self.pose_chosen)

    def on_use_figure(self) -> None:
        """Take all pictures of the chosen exercise."""
        self._choose(self.figure_chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Down in the search field goes into the list."""
        if event.key() == Qt.Key.Key_Down and self.field.hasFocus():
            self.list.setFocus()
            return
        super().keyPressEvent(event)

    def _choose(self, signal: object) -> None:
        row = self.model.row(self.list.currentIndex())
        if row is not None:
            signal.emit(row)  # type: ignore[attr-defined]
            self.accept()

    def _connect(self) -> None:
        self.field.textChanged.connect(self.refresh)
        self.list.doubleClicked.connect(self.on_use_pose)
        self.use_pose.clicked.connect(self.on_use_pose)
        self.use_figure.clicked.connect(self.on_use_figure)
        self.cancel.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        say = self._words.gettext
        self.field.setPlaceholderText(say("Search exercises"))
        self.field.setAccessibleName(say("Search poses"))
        self.field.setClearButtonEnabled(True)
        self.list.setAccessibleName(say("Poses"))
        self.list.setViewMode(QListView.ViewMode.IconMode)
        self.list.setIconSize(PICTURE)
        self.list.setGridSize(CELL)
        self.list.setWordWrap(True)
        self.list.setUniformItemSizes(True)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setMovement(QListView.Movement.Static)
        self.list.setModel(self.model)
        self.use_pose.setProperty("primary", True)
        self.use_pose.setDefault(True)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (self.cancel, self.use_figure, self.use_pose):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.addWidget(self.field)
        layout.addWidget(self.nothing)
        layout.addWidget(self.list, 1)
        layout.addLayout(buttons)
        self.resize(780, 560)
