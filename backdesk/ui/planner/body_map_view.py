"""The body map above the coverage list: front and back side by side, alive to mouse and keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from backdesk.domain.coverage import WeekCoverage
from backdesk.domain.ids import MuscleId
from backdesk.domain.muscle import Taxonomy
from backdesk.domain.wording import Words
from backdesk.ui.models.coverage_model import CoverageModel
from backdesk.ui.models.tooltips import tooltip
from backdesk.ui.planner.body_map_state import MapLayer, MapTints, changed_muscles, map_style, tints_of
from backdesk.ui.theme.theme import Theme

if TYPE_CHECKING:
    from backdesk.ui.planner.body_map_picture import BodyMapPicture, Canvas

LOAD_MS = 120
"""The map is read this long after the first paint, when the window has long been there."""
SETTLE_MS = 50
"""New tints are painted once the count has not changed for so long: an edit must not wait for them."""
LEAST_HEIGHT = 150
STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
CHOOSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class BodyMapView(QWidget):
    """Shows the tints of a count; a muscle can be pointed at, selected and chosen.

    Signals: `muscle_selected(MuscleId)` by mouse or keyboard, "" when nothing is selected any more;
    `muscle_chosen(MuscleId)` clicked, or Enter; `layer_shown(MapLayer)`; `ready()` the map is read.
    """

    muscle_selected = Signal(str)
    muscle_chosen = Signal(str)
    layer_shown = Signal(str)
    ready = Signal()

    def __init__(self, taxonomy: Taxonomy, model: CoverageModel, words: Words, theme: Theme) -> None:
        """Empty until `show_coverage`; `model` gives the texts."""
        super().__init__()
        self._taxonomy, self._model, self._words, self._theme = taxonomy, model, words, theme
        self._picture: BodyMapPicture | None = None
        self._coverage: WeekCoverage | None = None
        self._preview: WeekCoverage | None = None
        self._tints = tints_of(None)
        self.layer = MapLayer.SURFACE
        self.selected: frozenset[MuscleId] = frozenset()
        self.hovered: MuscleId | None = None
        self.changing: frozenset[MuscleId] = frozenset()
        self._current: MuscleId | None = None
        self._load_timer = QTimer(self, singleShot=True, interval=LOAD_MS)
        self._load_timer.timeout.connect(self.on_load_turn)
        self._has_engine = False
        self._settle_timer = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle_timer.timeout.connect(self.settle)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(120, LEAST_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(words.gettext("Body map"))
        self._describe()
        theme.changed.connect(self.update)

    @property
    def is_ready(self) -> bool:
        """Whether the map is read."""
        return self._picture is not None

    @property
    def current(self) -> MuscleId | None:
        """The muscle or group that is selected; its members are outlined."""
        return self._current

    @property
    def tints(self) -> MapTints:
        """The bands and hatches that are painted now."""
        return self._tints

    def sizeHint(self) -> QSize:
        """Qt: as high as a small window can spare."""
        return QSize(220, LEAST_HEIGHT + 20)

    def load(self) -> None:
        """Read the map now, some 50 ms; without this it is read soon after the first paint."""
        from backdesk.figure.body_map import load_body_map
        from backdesk.ui.planner.body_map_picture import BodyMapPicture

        if self._picture is None:
            self._picture = BodyMapPicture(load_body_map())
            self._show_layer_of(self.selected)
            self.settle()
            self.update()
            self.ready.emit()

    def on_load_turn(self) -> None:
        """Load the code in one turn of the event loop and the map in the next: neither takes long."""
        if self._has_engine:
            self.load()
            return
        import backdesk.ui.planner.body_map_picture  # noqa: F401 what `load` needs

        self._has_engine = True
        self._load_timer.start(0)

    def show_coverage(self, coverage: WeekCoverage) -> None:
        """Show a count, and drop any preview."""
        self._coverage = coverage
        self.show_preview(None)

    def show_preview(self, preview: WeekCoverage | None) -> None:
        """Tint as a drop would leave it, and outline what it would change; None goes back."""
        self._preview = preview
        self._settle_timer.start()
        self._describe()

    def settle(self) -> None:
        """Paint what was counted last."""
        self._settle_timer.stop()
        shown = (self._tints, self.changing)
        self._tints = tints_of(self._coverage if self._preview is None else self._preview)
        self.changing = changed_muscles(self._coverage, self._preview)
        if (self._tints, self.changing) != shown:
            self.update()

    def show_layer(self, layer: MapLayer) -> None:
        """Look at the surface or below it."""
        if layer is not self.layer:
            self.layer = layer
            self.hovered = None
            self.update()
            self.layer_shown.emit(layer)

    def select(self, muscle: MuscleId | None) -> None:
        """Outline a muscle or all members of a group, in the layer that shows it."""
        members = frozenset(() if muscle is None else self._taxonomy.expand(muscle))
        if (muscle, members) != (self._current, self.selected):
            self._current, self.selected = muscle, members
            self._show_layer_of(members)
            self._describe()
            self.update()

    def muscle_at(self, point: QPointF) -> MuscleId | None:
        """The muscle at a point of this widget."""
        if self._picture is None:
            return None
        return self._picture.muscle_at(self.layer, self.size(), point.x(), point.y())

    def walk(self) -> tuple[MuscleId, ...]:
        """The muscles of the shown layer in the taxonomy's order, as the arrow keys visit them."""
        shown = frozenset() if self._picture is None else self._picture.muscles(self.layer)
        return tuple(muscle for muscle in self._taxonomy.leaves if muscle in shown)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the kept picture, and the outlines above it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._picture is None:
            if not self._load_timer.isActive():
                self._load_timer.start()
        else:
            painter.drawPixmap(0, 0, self._picture.pixmap(self.layer, self._canvas(), self._tints))
            self._paint_captions(painter, self._picture)
            self._paint_outlines(painter, self._picture)
        if self.hasFocus():
            painter.setPen(QPen(QColor(self._theme.tokens.accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Qt: the tooltip of what is under the mouse."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            muscle = self.muscle_at(QPointF(event.pos()))
            if muscle is None:
                QToolTip.hideText()
                event.ignore()
            else:
                QToolTip.showText(event.globalPos(), tooltip(self.tooltip_lines(muscle)), self)
            return True
        return super().event(event)

    def tooltip_lines(self, muscle: MuscleId) -> list[str]:
        """What the coverage list says of a muscle."""
        return str(self._model.index_of(muscle).data(Qt.ItemDataRole.ToolTipRole)).splitlines()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: outline what is under the mouse."""
        self._hover(self.muscle_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """Qt: nothing is under the mouse any more."""
        self._hover(None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt: a click chooses a muscle; beside all muscles it clears."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            QToolTip.hideText()
            self._select_here(self.muscle_at(event.position()))
            if self._current is not None:
                self.muscle_chosen.emit(self._current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: arrows walk, Home and End jump, Enter and Space choose, Esc clears."""
        key, order = Qt.Key(event.key()), self.walk()
        if key in STEPS and order:
            self._select_here(self._next(order, STEPS[key]), speak=True)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and order:
            self._select_here(order[0 if key is Qt.Key.Key_Home else -1], speak=True)
        elif key in CHOOSING and self._current is not None:
            self.muscle_chosen.emit(self._current)
        elif key is Qt.Key.Key_Escape and self._current is not None:
            self._select_here(None)
        else:
            super().keyPressEvent(event)

    def _next(self, order: tuple[MuscleId, ...], step: int) -> MuscleId:
        places = [place for place, muscle in enumerate(order) if muscle in self.selected]
        if not places:
            return order[0 if step > 0 else -1]
        return order[(places[-1 if step > 0 else 0] + step) % len(order)]

    def _select_here(self, muscle: MuscleId | None, *, speak: bool = False) -> None:
        self.select(muscle)
        self.muscle_selected.emit(muscle or "")
        if speak:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.accessibleDescription()))

    def _hover(self, muscle: MuscleId | None) -> None:
        if muscle != self.hovered:
            self.hovered = muscle
            self.setCursor(
                Qt.CursorShape.ArrowCursor if muscle is None else Qt.CursorShape.PointingHandCursor
            )
            self.update()

    def _show_layer_of(self, muscles: frozenset[MuscleId]) -> None:
        if self._picture is None or not muscles or muscles & self._picture.muscles(self.layer):
            return
        for layer in MapLayer:
            if muscles & self._picture.muscles(layer):
                self.show_layer(layer)
                return

    def _describe(self) -> None:
        """Tell assistive tools what is selected, in the list's words."""
        if self._current is None:
            text = self._words.gettext("Arrow keys walk through the muscles, Enter shows what trains one.")
        else:
            index = self._model.index_of(self._current)
            text = str(index.data(Qt.ItemDataRole.AccessibleTextRole))
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)

    def _canvas(self) -> Canvas:
        from backdesk.ui.planner.body_map_picture import Canvas

        return Canvas(self.size(), self.devicePixelRatioF(), self._theme.is_dark)

    def _paint_captions(self, painter: QPainter, picture: BodyMapPicture) -> None:
        """Which side of the body is which, beside the heads."""
        say = self._words.gettext
        painter.setPen(QColor(self._theme.tokens.muted))
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * 0.85)
        painter.setFont(font)
        corners = picture.panel_corners(self.layer, self.size())
        for caption, (x, y) in zip((say("Front"), say("Back")), corners, strict=True):
            painter.drawText(QPointF(x, y + painter.fontMetrics().ascent()), caption)

    def _paint_outlines(self, painter: QPainter, picture: BodyMapPicture) -> None:
        tokens, style = self._theme.tokens, map_style(is_dark=self._theme.is_dark)
        pointed = frozenset(() if self.hovered is None else (self.hovered,))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for muscles, colour, width in (
            (self.changing, tokens.preview, 1.1),
            (self.selected, tokens.surface, 3.6),  # sets the line off from a muscle as dark as it
            (self.selected, style.selected, 1.6),
            (pointed - self.selected, style.hovered, 1.6),
        ):
            if muscles:
                pen = QPen(QColor(colour), width)
                pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
                painter.setPen(pen)
                painter.drawPath(picture.outline(self.layer, self.size(), muscles))
