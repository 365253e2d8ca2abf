"""The picture that is posed: live, with handles on it and the floor under it."""

from __future__ import annotations

from time import monotonic

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from backdesk.domain.wording import Words
from backdesk.figure.camera import Camera, camera_at
from backdesk.figure.compose import arrow_shapes, scene_shapes
from backdesk.figure.drawing import Box, Drawing, Fit, Shape, bounds, fit
from backdesk.figure.posing import Handle, Hold, handles, in_picture
from backdesk.figure.skeleton import Skeleton
from backdesk.figure.solve import solve
from backdesk.figure.style import FigureStyle
from backdesk.figure.vectors import Vec
from backdesk.ui.figures.movie import FigureMovie
from backdesk.ui.figures.tile import paint_ground
from backdesk.ui.figures.timeline import Timeline
from backdesk.ui.pose_editor.handle_mark import INK, HandleMark
from backdesk.ui.pose_editor.pose_edit import PoseEdit
from backdesk.ui.theme.theme import Theme
from backdesk.ui.widgets.shape_painter import paint_drawing

MARGIN_METRES = 0.14
SMALLEST_METRES = 1.1
FRAME_MS = 40
DEGREES_A_PIXEL = 0.5
GRID_METRES, GRID_LINES = 0.5, 4
GRID = "#c6d2d9"
RADIUS = 8
LOWEST_VIEW, HIGHEST_VIEW = -10.0, 60.0


class PoseCanvas(QWidget):
    """Signals: `moved(Handle, Hold, Vec)` a drag wants the handle there; `dropped(Handle)`;
    `stepped(Handle, Hold, Vec)` a key wants it there; `reset_requested(Handle)`;
    `turned(azimuth, elevation)` in degrees, and `turn_ended()`.
    """

    moved = Signal(object, object, object)
    dropped = Signal(object)
    stepped = Signal(object, object, object)
    reset_requested = Signal(object)
    turned = Signal(float, float)
    turn_ended = Signal()

    def __init__(self, edit: PoseEdit, style: FigureStyle, words: Words, theme: Theme) -> None:
        """Follows the edit from now on."""
        super().__init__()
        self._edit, self._style, self._theme, self._words = edit, style, theme, words
        self._body: Skeleton = solve(edit.pose)
        self._camera: Camera = camera_at(*edit.figure.camera)
        self._shapes: list[Shape] = []
        self._box = Box(-1.0, -1.0, 1.0, 1.0)
        self._hold: Hold | None = None
        self._turning: tuple[QPointF, tuple[float, float]] | None = None
        self._seen: object = None
        self._movie: FigureMovie | None = None
        self._began = 0.0
        self._timer = QTimer(self, interval=FRAME_MS)
        self._timer.timeout.connect(self.update)
        self.marks = {handle: HandleMark(handle, words, theme, self) for handle in Handle}
        self.setAccessibleName(words.gettext("Figure"))
        self.setAccessibleDescription(words.gettext("Tab goes from handle to handle."))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._connect()
        self.on_changed()

    @property
    def is_playing(self) -> bool:
        """Whether the figure moves by itself."""
        return self._movie is not None

    def play(self, *, on: bool) -> None:
        """Show the movement, or go back to posing."""
        self._movie = FigureMovie(self._edit.figure, self._style) if on else None
        self._began = monotonic()
        for mark in self.marks.values():
            mark.setVisible(not on)
        self._timer.start() if on else self._timer.stop()
        self.update()

    def on_changed(self) -> None:
        """Draw the pose in front; the frame stays while a handle is held."""
        edit = self._edit
        if self.is_playing:
            self.play(on=False)
        self._body = solve(edit.pose)
        self._camera = camera_at(*edit.figure.camera)
        self._shapes = [
            *scene_shapes(self._body, edit.figure.props_of(edit.index), self._camera, self._style),
            *(() if self._hold else arrow_shapes(edit.figure, edit.index, self._camera, self._style)),
        ]
        seen = (edit.index, edit.figure.camera, edit.figure.props)
        if self._hold is None and (seen != self._seen or not self._is_in_frame()):
            self._seen = seen
            self._fit()
        self._place_marks()
        self.update()

    def sizeHint(self) -> QSize:
        """Qt: as large as there is room."""
        return QSize(720, 420)

    def minimumSizeHint(self) -> QSize:
        """Qt: still large enough to take hold of things."""
        return QSize(320, 200)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the handles move along."""
        super().resizeEvent(event)
        self._place_marks()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: ground, floor lines, figure."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, QRectF(self.rect()), self._theme, RADIUS)
        if self._movie is not None:
            line = Timeline.of(self._edit.figure)
            drawing = self._movie.drawing(line.at(monotonic() - self._began))
            paint_drawing(painter, drawing, self.width(), self.height())
        else:
            self._paint_floor(painter)
            paint_drawing(painter, Drawing(tuple(self._shapes), self._box), self.width(), self.height())
            if self._hold is not None:
                self._paint_height(painter)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: the right button turns the camera."""
        if event.button() is Qt.MouseButton.RightButton and not self.is_playing:
            self._turning = (event.globalPosition(), self._edit.figure.camera)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: turn."""
        if self._turning is not None:
            start, (azimuth, elevation) = self._turning
            way = event.globalPosition() - start
            turned = (azimuth - way.x() * DEGREES_A_PIXEL + 180.0) % 360.0 - 180.0
            raised = max(LOWEST_VIEW, min(HIGHEST_VIEW, elevation + way.y() * DEGREES_A_PIXEL))
            self.turned.emit(turned, raised)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt: the camera stays where it is."""
        if self._turning is not None and event.button() is Qt.MouseButton.RightButton:
            self._turning = None
            self.turn_ended.emit()

    def on_taken(self, handle: Handle) -> None:
        """The mouse took hold of a handle."""
        self._hold = Hold(self._edit.pose, handle)

    def on_dragged(self, handle: Handle, way: QPointF) -> None:
        """A handle was dragged so far (pixels)."""
        if self._hold is None:
            return
        scale = self._placed().scale
        x, y = self._camera.point(self._hold.origin)
        point = (x + way.x() / scale, y + way.y() / scale)
        self.moved.emit(handle, self._hold, in_picture(self._camera, self._hold.origin, point))

    def on_dropped(self, handle: Handle) -> None:
        """A handle was let go."""
        self._hold = None
        self.on_changed()
        self.dropped.emit(handle)

    def on_stepped(self, handle: Handle, right: float, down: float, deeper: float) -> None:
        """A key moved a handle (metres in the picture)."""
        hold = Hold(self._edit.pose, handle)
        x, y = self._camera.point(hold.origin)
        target = in_picture(self._camera, hold.origin, (x + right, y + down), deeper)
        self.stepped.emit(handle, hold, target)

    def spot_of(self, handle: Handle) -> QPointF:
        """Where a handle is in this widget (logical pixels)."""
        return self._on_screen(handles(self._body)[handle])

    def _connect(self) -> None:
        self._edit.changed.connect(self.on_changed)
        self._theme.changed.connect(self.update)
        for mark in self.marks.values():
            mark.taken.connect(self.on_taken)
            mark.dragged.connect(self.on_dragged)
            mark.dropped.connect(self.on_dropped)
            mark.stepped.connect(self.on_stepped)
            mark.reset_requested.connect(self.reset_requested)

    def _placed(self) -> Fit:
        return fit(self._box, self.width(), self.height())

    def _on_screen(self, spot: Vec) -> QPointF:
        scale, left, top = self._placed()
        x, y = self._camera.point(spot)
        return QPointF(left + x * scale, top + y * scale)

    def _place_marks(self) -> None:
        for handle in self.marks:
            self.marks[handle].put_at(self.spot_of(handle))

    def _is_in_frame(self) -> bool:
        inner, outer = bounds(self._shapes), self._box
        return (
            inner.left >= outer.left
            and inner.top >= outer.top
            and inner.right <= outer.right
            and inner.bottom <= outer.bottom
        )

    def _fit(self) -> None:
        box = bounds(self._shapes).grown(MARGIN_METRES)
        missing = max(0.0, SMALLEST_METRES - box.height) / 2
        self._box = Box(box.left, box.top - missing, box.right, box.bottom + missing)

    def _paint_floor(self, painter: QPainter) -> None:
        """Lines on the floor, half a metre apart, show where things stand."""
        painter.setPen(QPen(QColor(GRID), 1))
        middle_x, middle_y = round(self._body.root.x * 2) / 2, round(self._body.root.y * 2) / 2
        reach = GRID_METRES * GRID_LINES
        for number in range(-GRID_LINES, GRID_LINES + 1):
            x, y = middle_x + number * GRID_METRES, middle_y + number * GRID_METRES
            for start, end in (
                (Vec(x, middle_y - reach, 0.0), Vec(x, middle_y + reach, 0.0)),
                (Vec(middle_x - reach, y, 0.0), Vec(middle_x + reach, y, 0.0)),
            ):
                painter.drawLine(self._on_screen(start), self._on_screen(end))

    def _paint_height(self, painter: QPainter) -> None:
        """A dashed line from the held handle to the floor, with its height."""
        handle = next((one for one, mark in self.marks.items() if mark.is_held), None)
        if handle is None:
            return
        spot = handles(self._body)[handle]
        top, foot = self._on_screen(spot), self._on_screen(Vec(spot.x, spot.y, 0.0))
        painter.setPen(QPen(QColor(INK), 1, Qt.PenStyle.DashLine))
        painter.drawLine(top, foot)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(18, 51, 61, 70))
        painter.drawEllipse(foot, 9.0, 4.0)
        text = self._words.gettext("{n} cm").format(n=round(spot.z * 100))
        font = QFont(self.font())
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(INK))
        painter.drawText(top + QPointF(16, -10), text)
