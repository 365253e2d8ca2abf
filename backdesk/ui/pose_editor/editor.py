"""The pose editor: the figure with handles, its pictures, numbers, things and hints in one window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QListWidgetItem, QWidget

from backdesk.domain.pose import ExerciseFigure
from backdesk.domain.wording import Words
from backdesk.errors import BackDeskError
from backdesk.figure.checks import figure_problems
from backdesk.figure.posing import Handle, Hold, reset
from backdesk.figure.posing_edit import mirrored_key, with_key
from backdesk.figure.posing_props import Composed
from backdesk.figure.style import FigureStyle
from backdesk.figure.vectors import Vec
from backdesk.services.search import LibrarySearch
from backdesk.ui.dialogs import ask_keep_changes
from backdesk.ui.figures.source import FigureSource
from backdesk.ui.pose_editor.editor_layout import EditorParts
from backdesk.ui.pose_editor.names import handle_name, hint
from backdesk.ui.pose_editor.pose_edit import PoseEdit
from backdesk.ui.pose_editor.start_picker import PoseRow, StartPicker
from backdesk.ui.theme.theme import Theme

HINTS_LATER_MS = 200
SIZE = QSize(1240, 680)

SaveFigure = Callable[[ExerciseFigure], None]
"""Stores the figure; raises BackDeskError, and then nothing was stored."""


@dataclass(frozen=True, slots=True)
class EditorTools:
    """What the editor needs of the desk."""

    words: Words
    theme: Theme
    style: FigureStyle
    search: LibrarySearch
    source: FigureSource
    composed: Composed


class PoseEditor(QDialog):
    """Save stores the figure and closes; Cancel asks before anything is lost."""

    def __init__(
        self, figure: ExerciseFigure, name: str, tools: EditorTools, save: SaveFigure, parent: QWidget
    ) -> None:
        """`name` is the exercise's; `save` is called with the new figure."""
        super().__init__(parent)
        self._tools, self._save = tools, save
        self._say = tools.words.gettext
        self.edit = PoseEdit(figure, self)
        self.parts = EditorParts(self, self.edit, tools)
        self.canvas, self.strip = self.parts.canvas, self.parts.strip
        self._hints_timer = QTimer(self, interval=HINTS_LATER_MS, singleShot=True)
        self._hints_timer.timeout.connect(self.on_hints)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setWindowTitle(self._say("Picture of {exercise}").format(exercise=name))
        self._connect()
        self.on_changed()
        self.resize(SIZE.boundedTo(self.screen().availableSize() - QSize(0, 36)))
        self.canvas.marks[Handle.HIPS].setFocus()

    def on_changed(self) -> None:
        """Follow the figure."""
        azimuth, elevation = self.edit.figure.camera
        for slider, value in ((self.parts.azimuth, azimuth), (self.parts.elevation, elevation)):
            slider.blockSignals(True)
            slider.setValue(round(value))
            slider.blockSignals(False)
        self.parts.play.setEnabled(len(self.edit.figure.keys) > 1)
        self.parts.play.setChecked(self.canvas.is_playing)
        self._hints_timer.start()

    def on_hints(self) -> None:
        """Say in plain words what may not be right; nothing of it blocks."""
        captions = {key.caption: number for number, key in reversed(list(enumerate(self.edit.figure.keys)))}
        self.parts.hints.clear()
        for problem in figure_problems(self.edit.figure):
            caption, _, text = problem.partition(": ")
            item = QListWidgetItem(f"{caption}: {hint(text, self._tools.words)}")
            item.setData(Qt.ItemDataRole.UserRole, captions.get(caption, 0))
            self.parts.hints.addItem(item)
        count = self.parts.hints.count()
        self.parts.hints.setVisible(count > 0)
        fine = self._say("Nothing to point out: everything fits.")
        some = self._tools.words.ngettext("{n} hint", "{n} hints", count).format(n=count)
        self.parts.hints_title.setText(some if count else fine)

    def on_moved(self, handle: Handle, hold: Hold, to: Vec) -> None:
        """A drag wants the handle there."""
        self._set(handle, hold.moved(to), merge_key=f"drag-{handle.value}")

    def on_stepped(self, handle: Handle, hold: Hold, to: Vec) -> None:
        """A key wants the handle there."""
        self._set(handle, hold.moved(to), merge_key=f"keys-{handle.value}")

    def on_dropped(self) -> None:
        """A drag is over and is one step."""
        self.edit.end_merge()

    def on_reset(self, handle: Handle) -> None:
        """Take a limb back to where it started."""
        self.edit.end_merge()
        text = self._say("reset: {part}").format(part=handle_name(handle, self._tools.words).lower())
        self.edit.set_pose(reset(self.edit.pose, handle, self.edit.start), text)

    def on_camera(self, azimuth: float, elevation: float) -> None:
        """Turn the camera."""
        figure = replace(self.edit.figure, camera=(round(azimuth, 1), round(elevation, 1)))
        self.edit.set_figure(figure, self._say("turn the camera"), merge_key="camera")

    def on_sliders(self) -> None:
        """Turn the camera by its sliders."""
        self.on_camera(float(self.parts.azimuth.value()), float(self.parts.elevation.value()))

    def on_mirror(self) -> None:
        """Exchange left and right."""
        figure = with_key(self.edit.figure, self.edit.index, mirrored_key(self.edit.key))
        self.edit.set_figure(figure, self._say("mirror the pose"))

    def on_play(self, checked: bool) -> None:
        """Show the movement, or stop."""
        self.canvas.play(on=checked)
        self.parts.play.setText(self._say("Stop") if checked else self._say("Play"))

    def on_hint_chosen(self, item: QListWidgetItem) -> None:
        """Turn to the picture a hint is about."""
        self.edit.show_key(int(item.data(Qt.ItemDataRole.UserRole)))

    def on_pick_start(self) -> None:
        """Choose a pose to start from."""
        tools = self._tools
        picker = StartPicker(tools.search, tools.source, tools.style, tools.words, self)
        picker.pose_chosen.connect(self.on_pose_chosen)
        picker.figure_chosen.connect(self.on_figure_chosen)
        picker.open()

    def on_pose_chosen(self, row: PoseRow) -> None:
        """Start this picture from another pose; its things come along."""
        key = row.figure.keys[row.key]
        own = replace(self.edit.key, pose=key.pose, props=key.props)
        figure = with_key(self.edit.figure, self.edit.index, own)
        missing = tuple(prop for prop in row.figure.props if prop not in figure.props)
        figure = replace(figure, props=(*figure.props, *missing))
        index = self.edit.index
        starts = self.edit.arranged_starts(lambda poses: poses.__setitem__(index, key.pose))
        self.edit.set_keys(figure, index, self._say("start from a pose"), starts=starts)

    def on_figure_chosen(self, row: PoseRow) -> None:
        """Start from all pictures of another exercise."""
        self.edit.set_keys(row.figure, row.key, self._say("start from an exercise"))

    def on_save(self) -> None:
        """Store the figure and close; say why when it cannot be stored."""
        try:
            self._save(self.edit.figure)
        except BackDeskError as problem:
            self.parts.notice.setText(problem.said(self._say))
            self.parts.notice.show()
            return
        self.accept()

    def on_discard(self) -> None:
        """Close without storing anything."""
        self.done(QDialog.DialogCode.Rejected)

    def reject(self) -> None:
        """Qt: Cancel, Esc or the window's close button; asks before changes are lost."""
        if not self.edit.is_changed:
            self.on_discard()
            return
        text, go_on = self._say("The picture has changes that are not saved."), self._say("Go on posing")
        ask_keep_changes(self, self._tools.words, text, go_on, save=self.on_save, discard=self.on_discard)

    def _set(self, handle: Handle, pose: object, *, merge_key: str) -> None:
        text = self._say("move: {part}").format(part=handle_name(handle, self._tools.words).lower())
        self.edit.set_pose(pose, text, merge_key=merge_key)  # type: ignore[arg-type]

    def _connect(self) -> None:
        parts, canvas, stack = self.parts, self.canvas, self.edit.stack
        canvas.moved.connect(self.on_moved)
        canvas.stepped.connect(self.on_stepped)
        canvas.dropped.connect(self.on_dropped)
        canvas.reset_requested.connect(self.on_reset)
        canvas.turned.connect(self.on_camera)
        canvas.turn_ended.connect(self.edit.end_merge)
        for slider in (parts.azimuth, parts.elevation):
            slider.valueChanged.connect(self.on_sliders)
            slider.sliderReleased.connect(self.edit.end_merge)
        for button, action, key in (
            (parts.undo, stack.createUndoAction(self, self._say("Undo")), "Ctrl+Z"),
            (parts.redo, stack.createRedoAction(self, self._say("Redo")), "Ctrl+Shift+Z"),
        ):
            action.setShortcut(QKeySequence(key))
            self.addAction(action)
            button.setDefaultAction(action)
        parts.start.clicked.connect(self.on_pick_start)
        parts.mirror.clicked.connect(self.on_mirror)
        parts.play.toggled.connect(self.on_play)
        parts.hints.itemActivated.connect(self.on_hint_chosen)
        parts.hints.itemClicked.connect(self.on_hint_chosen)
        parts.save.clicked.connect(self.on_save)
        parts.cancel.clicked.connect(self.reject)
        self.edit.changed.connect(self.on_changed)
