"""The row of pictures under the figure: choose, copy, caption, order, remove."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from backdesk.domain.pose import MAX_KEY_POSES
from backdesk.domain.wording import Words
from backdesk.figure.posing_edit import with_caption, with_copy, with_key_moved, without_key
from backdesk.figure.style import FigureStyle
from backdesk.figure.thumbnails import thumbnail_drawing
from backdesk.ui.pose_editor.pose_edit import PoseEdit
from backdesk.ui.widgets.shape_painter import paint_drawing

PICTURE = QSize(104, 62)
LATER_MS = 120
MAX_CAPTION = 40
GROUND = "#f1f5f7"


class KeyStrip(QWidget):
    """Follows the edit; up to four pictures."""

    def __init__(self, edit: PoseEdit, style: FigureStyle, words: Words) -> None:
        """Pictures are drawn a moment later, so that dragging stays smooth."""
        super().__init__()
        self._edit, self._style, self._words = edit, style, words
        self._drawn: dict[int, object] = {}
        say = words.gettext
        self.buttons = [QToolButton() for _ in range(MAX_KEY_POSES)]
        self.caption = QLineEdit()
        self.add = QPushButton(say("Add a copy"))
        self.earlier = QPushButton(say("Earlier"))
        self.later = QPushButton(say("Later"))
        self.remove = QPushButton(say("Remove picture"))
        self._timer = QTimer(self, interval=LATER_MS, singleShot=True)
        self._timer.timeout.connect(self.on_draw)
        self._lay_out()
        self._connect()
        self.on_changed()

    def on_changed(self) -> None:
        """Show the row as it is now."""
        edit = self._edit
        count = len(edit.figure.keys)
        for number, button in enumerate(self.buttons):
            button.setVisible(number < count)
            if number < count:
                caption = edit.figure.keys[number].caption
                button.setText(caption or str(number + 1))
                name = self._words.gettext("Picture {n}: {caption}").format(n=number + 1, caption=caption)
                button.setAccessibleName(name)
                button.setChecked(number == edit.index)
        if self.caption.text() != edit.key.caption:
            self.caption.setText(edit.key.caption)
        self.add.setEnabled(count < MAX_KEY_POSES)
        self.remove.setEnabled(count > 1)
        self.earlier.setEnabled(edit.index > 0)
        self.later.setEnabled(edit.index < count - 1)
        self._timer.start()

    def on_draw(self) -> None:
        """Draw the pictures that are not as they should be."""
        figure = self._edit.figure
        for number, key in enumerate(figure.keys):
            wanted = (key.pose, key.props, figure.props, figure.camera)
            if self._drawn.get(number) != wanted:
                self._drawn[number] = wanted
                self.buttons[number].setIcon(self._picture(number))

    def on_caption(self, text: str) -> None:
        """The caption was typed."""
        edit = self._edit
        figure = with_caption(edit.figure, edit.index, text)
        edit.set_figure(figure, self._words.gettext("change the caption"), merge_key=f"caption-{edit.index}")

    def on_add(self) -> None:
        """Copy the picture in front and turn to the copy."""
        edit, index = self._edit, self._edit.index
        figure = with_copy(edit.figure, index, self._words.gettext("Move"))
        starts = edit.arranged_starts(lambda row: row.insert(index + 1, edit.pose))
        edit.set_keys(figure, index + 1, self._words.gettext("add a picture"), starts=starts)

    def on_remove(self) -> None:
        """Take the picture in front out."""
        edit, index = self._edit, self._edit.index
        if len(edit.figure.keys) < 2:
            return
        figure = without_key(edit.figure, index)
        starts = edit.arranged_starts(lambda row: row.pop(index))
        text = self._words.gettext("remove a picture")
        edit.set_keys(figure, min(index, len(figure.keys) - 1), text, starts=starts)

    def on_move(self, by: int) -> None:
        """Take the picture in front to another place."""
        edit, index = self._edit, self._edit.index
        if not 0 <= index + by < len(edit.figure.keys):
            return
        figure = with_key_moved(edit.figure, index, index + by)
        starts = edit.arranged_starts(lambda row: row.insert(index + by, row.pop(index)))
        edit.set_keys(figure, index + by, self._words.gettext("move a picture"), starts=starts)

    def _picture(self, number: int) -> QIcon:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(PICTURE * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(GROUND)
        painter = QPainter(picture)
        painter.translate(2, 2)
        drawing = thumbnail_drawing(self._edit.figure, number, self._style)
        paint_drawing(painter, drawing, PICTURE.width() - 4, PICTURE.height() - 4)
        painter.end()
        return QIcon(picture)

    def _connect(self) -> None:
        for number, button in enumerate(self.buttons):
            button.clicked.connect(partial(self._edit.show_key, number))
            button.clicked.connect(self.on_changed)
        self.caption.textEdited.connect(self.on_caption)
        self.caption.editingFinished.connect(self._edit.end_merge)
        self.add.clicked.connect(self.on_add)
        self.remove.clicked.connect(self.on_remove)
        self.earlier.clicked.connect(partial(self.on_move, -1))
        self.later.clicked.connect(partial(self.on_move, 1))
        self._edit.changed.connect(self.on_changed)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for button in self.buttons:
            button.setCheckable(True)
            button.setIconSize(PICTURE)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            row.addWidget(button)
        row.addStretch(1)
        tools = QVBoxLayout()
        tools.setSpacing(4)
        label = QLabel(self._words.gettext("Caption"))
        label.setBuddy(self.caption)
        self.caption.setAccessibleName(self._words.gettext("Caption"))
        self.caption.setMaxLength(MAX_CAPTION)
        self.caption.setMaximumWidth(190)
        line = QHBoxLayout()
        line.addWidget(label)
        line.addWidget(self.caption)
        tools.addLayout(line)
        for pair in ((self.add, self.remove), (self.earlier, self.later)):
            line = QHBoxLayout()
            for tool in pair:
                tool.setAutoDefault(False)
                line.addWidget(tool)
            tools.addLayout(line)
        row.addLayout(tools)
