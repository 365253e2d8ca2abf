"""The photos of an exercise: added, put in order, removed, shown large; and the way to the drawn figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QIcon
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from backdesk.domain.exercise import Exercise
from backdesk.domain.photo import MOST_PHOTOS, Photo
from backdesk.domain.pose import ExerciseFigure
from backdesk.errors import BackDeskError
from backdesk.services.own_exercises import checked_figure
from backdesk.services.photos import Photos
from backdesk.ui import dialogs
from backdesk.ui.figures.photo_picture import photo_pixmap
from backdesk.ui.figures.source import BROKEN
from backdesk.ui.own_exercises.parts import muted
from backdesk.ui.own_exercises.photo_paper import ICON, PhotoPaper, drawn_picture, photo_list
from backdesk.ui.own_exercises.picture_tools import PictureTools
from backdesk.ui.tasks import QtTaskRunner, Task


class PhotosTab(QWidget):
    """Signals: `changed()`; `busy_changed(bool)` a file is being read, or no longer."""

    changed = Signal()
    busy_changed = Signal(bool)

    def __init__(self, tools: PictureTools, runner: QtTaskRunner) -> None:
        """Files are read on the runner."""
        super().__init__()
        self._tools, self._runner = tools, runner
        self._words, self._say = tools.words, tools.words.gettext
        self._exercise: Exercise | None = None
        self._names: list[str] = []
        self._photos: dict[str, Photo] = {}
        self._taken: list[str] = []
        self._tasks: list[Task] = []
        self._figure: ExerciseFigure | None = None
        self.paper = PhotoPaper(tools.theme)
        self.list = photo_list(self._say("Photos"))
        self.add = QPushButton(self._say("Add a photo…"))
        self.earlier = QPushButton(self._say("Earlier"))
        self.later = QPushButton(self._say("Later"))
        self.remove = QPushButton(self._say("Remove"))
        self.edit = QPushButton(self._say("Edit picture…"))
        self.about = QLabel()
        self._lay_out()
        self._connect()

    @property
    def is_busy(self) -> bool:
        """Whether files are being read."""
        return bool(self._tasks)

    def show_exercise(self, exercise: Exercise) -> None:
        """Show an exercise."""
        self._exercise, self._figure = exercise, exercise.figure
        self._names = list(exercise.photos)
        for name in self._names:
            self._load(name)
        self._fill(0)
        lost = sum(name not in self._photos for name in self._names)
        if lost:
            text = self._words.ngettext(
                "{n} photo is lost or damaged; remove it, or add it again.",
                "{n} photos are lost or damaged; remove them, or add them again.",
                lost,
            )
            self._tell(text.format(n=lost), is_problem=True)

    def read(self, exercise: Exercise) -> Exercise:
        """The exercise with these photos and this figure."""
        return replace(exercise, photos=tuple(self._names), figure=self._figure)

    def take(self, paths: Sequence[Path]) -> None:
        """Read files in the background; a refusal is told in a sentence."""
        photos = self._tools.figures.photos
        room = MOST_PHOTOS - len(self._names) - len(self._tasks)
        if photos is None or not paths:
            return
        if room < len(paths):
            too_many = self._say("An exercise has at most {n} photos.").format(n=MOST_PHOTOS)
            self._tell(too_many, is_problem=True)
        else:
            self._tell(self._say("Reading the picture…"))
        for path in paths[: max(0, room)]:
            self._read(photos, path)
        self._show_buttons()
        self.busy_changed.emit(self.is_busy)

    def stop(self) -> None:
        """Hear no more of files that are being read."""
        for task in self._tasks:
            task.cancel()

    def settle(self) -> None:
        """The exercise was stored with the photos that are shown now."""
        if self._tools.figures.photos is not None:
            self._tools.figures.photos.settle(self._names)

    def withdraw(self) -> None:
        """Keep no photo that was taken in here and not stored: it may show a client."""
        if self._tools.figures.photos is not None:
            self._tools.figures.photos.withdraw(self._taken)

    def ask(self) -> None:
        """Ask for a file."""
        pattern = self._say("Photos (*.png *.jpg *.jpeg);;All files (*)")
        dialogs.ask_open_file(self, self._say("Choose a photo"), pattern, lambda path: self.take([path]))

    def shift(self, by: int) -> None:
        """Show the photo sooner (-1) or later (1)."""
        place = self.list.currentRow()
        other = place + by
        if 0 <= place < len(self._names) and 0 <= other < len(self._names):
            self._names[place], self._names[other] = self._names[other], self._names[place]
            self._fill(other)
            self.changed.emit()

    def on_remove(self) -> None:
        """One photo less; its file stays where it was chosen from."""
        place = self.list.currentRow()
        if 0 <= place < len(self._names):
            del self._names[place]
            self._fill(min(place, len(self._names) - 1))
            self._tell("")
            self.changed.emit()

    def on_current(self) -> None:
        """Show the chosen photo large, else the figure."""
        place = self.list.currentRow()
        photo = self._photos.get(self._names[place]) if 0 <= place < len(self._names) else None
        if photo is not None:
            text = self._say("Photo {n}").format(n=place + 1)
            self.paper.show_picture(lambda *size: photo_pixmap(photo, *size), text)
        else:
            self._show_figure()
        self._show_buttons()

    def on_edit(self) -> None:
        """Open the pose editor on the drawn figure."""
        self._tools.edit_figure(self._drawn(), self.use_figure, self)

    def use_figure(self, figure: ExerciseFigure) -> None:
        """Take another figure, which is stored with the exercise. Raises BackDeskError."""
        self._figure = checked_figure(figure)
        self.on_current()
        self.changed.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Qt: files may be dropped."""
        if _files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Qt: files were dropped."""
        event.acceptProposedAction()
        self.take(_files(event))

    def _read(self, photos: Photos, path: Path) -> None:
        def done(name: str) -> None:
            self._end(task)
            self._on_taken(name)

        def failed(problem: Exception) -> None:
            self._end(task)
            self._on_failed(problem)

        task = self._runner.run(lambda _: photos.take_in(path), done, failed)
        self._tasks.append(task)

    def _drawn(self) -> ExerciseFigure | None:
        if self._figure is not None or self._exercise is None:
            return self._figure
        try:
            return self._tools.figures.of(self._exercise)
        except BROKEN:
            return None

    def _show_figure(self) -> None:
        figure, style = self._drawn(), self._tools.style
        if figure is None:
            self.paper.show_picture(None, self._say("No photo and no drawn picture yet"))
            return

        self.paper.show_picture(drawn_picture(figure, style), self._say("Drawn picture"))

    def _on_taken(self, name: str) -> None:
        self._taken.append(name)
        if name in self._names:
            self._tell(self._say("This photo is there already."))
            return
        self._load(name)
        self._names.append(name)
        self._fill(len(self._names) - 1)
        if not self.is_busy and self.about.property("role") != "warning":
            self._tell("")
        self.changed.emit()

    def _on_failed(self, problem: Exception) -> None:
        sentence = self._say("The photo could not be read. Save it as a JPEG and choose that.")
        told = problem.said(self._say) if isinstance(problem, BackDeskError) else sentence
        self._tell(told, is_problem=True)

    def _end(self, task: Task) -> None:
        self._tasks.remove(task)
        self._show_buttons()
        self.busy_changed.emit(self.is_busy)

    def _load(self, name: str) -> None:
        photos = self._tools.figures.photos
        if photos is None or self._exercise is None:
            return
        found = photos.of(replace(self._exercise, photos=(name,)))
        if found:
            self._photos[name] = found[0]

    def _fill(self, place: int) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        ratio = self.devicePixelRatioF()
        for number, name in enumerate(self._names, start=1):
            item = QListWidgetItem(self._say("Photo {n}").format(n=number))
            photo = self._photos.get(name)
            if photo is not None:
                item.setIcon(QIcon(photo_pixmap(photo, ICON.width(), ICON.height(), ratio)))
            self.list.addItem(item)
        self.list.setCurrentRow(place)
        self.list.blockSignals(False)
        self.list.setVisible(bool(self._names))
        self.on_current()

    def _show_buttons(self) -> None:
        place, count = self.list.currentRow(), len(self._names)
        self.add.setEnabled(count + len(self._tasks) < MOST_PHOTOS)
        self.remove.setEnabled(0 <= place < count)
        self.earlier.setEnabled(0 < place < count)
        self.later.setEnabled(0 <= place < count - 1)

    def _tell(self, text: str, *, is_problem: bool = False) -> None:
        usual = self._say("PNG or JPEG, up to {n}. Place and camera are not kept.").format(n=MOST_PHOTOS)
        self.about.setText(text or usual)
        self.about.setProperty("role", "warning" if is_problem else "muted")
        self.about.style().polish(self.about)

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self.on_current)
        self.add.clicked.connect(self.ask)
        self.earlier.clicked.connect(lambda: self.shift(-1))
        self.later.clicked.connect(lambda: self.shift(1))
        self.remove.clicked.connect(self.on_remove)
        self.edit.clicked.connect(self.on_edit)

    def _lay_out(self) -> None:
        say = self._say
        self.setAcceptDrops(True)
        names = {
            self.add: say("Add a photo…"),
            self.earlier: say("Move the photo earlier"),
            self.later: say("Move the photo later"),
            self.remove: say("Remove the photo"),
            self.edit: say("Edit picture…"),
        }
        row = QHBoxLayout()
        for button, name in names.items():
            button.setAccessibleName(name)
            button.setAutoDefault(False)
            if button is self.edit:
                row.addStretch(1)
            row.addWidget(button)
        self.about.setWordWrap(True)
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self._tell("")
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        said = say(
            "While there are photos, they are shown and printed instead of the drawn picture. "
            "Drop a file here, or add one."
        )
        layout.addWidget(muted(said))
        layout.addWidget(self.paper, 1)
        layout.addWidget(self.list)
        layout.addLayout(row)
        layout.addWidget(self.about)


def _files(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
