"""The widgets of the pose editor and where they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QScrollArea,
    QSlider,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from backdesk.ui.pose_editor.body_tab import BodyTab
from backdesk.ui.pose_editor.canvas import HIGHEST_VIEW, LOWEST_VIEW, PoseCanvas
from backdesk.ui.pose_editor.key_strip import KeyStrip
from backdesk.ui.pose_editor.pose_edit import PoseEdit
from backdesk.ui.pose_editor.things_tab import ThingsTab

if TYPE_CHECKING:
    from backdesk.ui.pose_editor.editor import EditorTools

SIDE_WIDTH = 330
HINTS_HEIGHT = 96


class EditorParts:
    """Makes all widgets and lays them out in the dialog."""

    def __init__(self, dialog: QDialog, edit: PoseEdit, tools: EditorTools) -> None:
        """The dialog connects them."""
        self._say = tools.words.gettext
        say = self._say
        self.canvas = PoseCanvas(edit, tools.style, tools.words, tools.theme)
        self.strip = KeyStrip(edit, tools.style, tools.words)
        self.body = BodyTab(edit, tools.words)
        self.things = ThingsTab(edit, tools.composed, tools.words)
        self.azimuth = _slider(-180, 180, say("Turn the camera round"))
        self.elevation = _slider(round(LOWEST_VIEW), round(HIGHEST_VIEW), say("Raise the camera"))
        self.start = QPushButton(say("Start from…"))
        self.mirror = QPushButton(say("Mirror"))
        self.play = QPushButton(say("Play"))
        self.play.setCheckable(True)
        self.undo, self.redo = QToolButton(), QToolButton()
        self.save = QPushButton(say("Save"))
        self.save.setProperty("primary", True)
        self.cancel = QPushButton(say("Cancel"))
        self.hints = QListWidget()
        self.hints.setAccessibleName(say("Hints"))
        self.hints.setWordWrap(True)
        self.hints.setMaximumHeight(HINTS_HEIGHT)
        self.hints.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hints_title = QLabel()
        self.hints_title.setProperty("role", "section")
        self.notice = QLabel()
        self.notice.setProperty("role", "warning")
        self.notice.setWordWrap(True)
        self.notice.setTextFormat(Qt.TextFormat.PlainText)
        self.notice.hide()
        for button in (self.start, self.mirror, self.play, self.save, self.cancel):
            button.setAutoDefault(False)
        for tool in (self.undo, self.redo):
            tool.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            tool.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            tool.setMaximumWidth(230)
        self._lay_out(dialog)

    def _lay_out(self, dialog: QDialog) -> None:
        columns = QHBoxLayout()
        columns.setSpacing(12)
        columns.addLayout(self._left(), 1)
        columns.addLayout(self._right())
        layout = QVBoxLayout(dialog)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(self.notice)
        layout.addLayout(columns, 1)

    def _left(self) -> QVBoxLayout:
        bar = QHBoxLayout()
        for widget in (self.start, self.mirror, self.play):
            bar.addWidget(widget)
        bar.addStretch(1)
        bar.addWidget(self.undo)
        bar.addWidget(self.redo)
        camera = QHBoxLayout()
        for text, slider, share in (
            (self._say("Turn"), self.azimuth, 3),
            (self._say("Raise"), self.elevation, 1),
        ):
            label = QLabel(text)
            label.setProperty("role", "muted")
            label.setBuddy(slider)
            camera.addWidget(label)
            camera.addWidget(slider, share)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addLayout(bar)
        left.addWidget(self.canvas, 1)
        left.addLayout(camera)
        left.addWidget(self.strip)
        return left

    def _right(self) -> QVBoxLayout:
        tabs = QTabWidget()
        tabs.setAccessibleName(self._say("Body and things"))
        tabs.addTab(_scrolling(self.body), self._say("Body"))
        tabs.addTab(_scrolling(self.things), self._say("Things"))
        tabs.setFixedWidth(SIDE_WIDTH)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.save)
        self.tabs = tabs
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(tabs, 1)
        right.addWidget(self.hints_title)
        right.addWidget(self.hints)
        right.addLayout(buttons)
        return right


def _slider(low: int, high: int, name: str) -> QSlider:
    slider = QSlider(Qt.Orientation.Horizontal)
    slider.setRange(low, high)
    slider.setSingleStep(2)
    slider.setPageStep(15)
    slider.setAccessibleName(name)
    slider.setToolTip(name)
    return slider


def _scrolling(widget: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(widget)
    area.setWidgetResizable(True)
    area.setMinimumSize(QSize(0, 0))
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
