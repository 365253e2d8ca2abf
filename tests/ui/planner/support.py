"""Short ways to point at the body map and to read what stands beside it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from backdesk.domain.ids import MuscleId
from backdesk.ui.main_window import MainWindow
from backdesk.ui.models.coverage_model import CoverageRole
from backdesk.ui.planner.body_map_state import MapLayer
from backdesk.ui.planner.body_map_view import BodyMapView
from tests.ui.support import NO_KEY

LEFT = Qt.MouseButton.LeftButton
GLUTEUS, CHEST, PSOAS = MuscleId("gluteus-maximus"), MuscleId("pectoralis-major"), MuscleId("psoas-major")
STEPS = [0.5, *(number / 16 for number in range(1, 16))]


def point_of(view: BodyMapView, muscle: MuscleId) -> QPoint:
    """A point in the shown layer where the muscle is not covered by another."""
    assert view._picture is not None
    for polygon in view._picture.outline(view.layer, view.size(), (muscle,)).toSubpathPolygons():
        box = polygon.boundingRect()
        for across in STEPS:
            for down in STEPS:
                point = QPointF(box.left() + box.width() * across, box.top() + box.height() * down).toPoint()
                if view.muscle_at(QPointF(point)) == muscle:
                    return point
    raise AssertionError(f"{muscle} is not in view")


def click(view: BodyMapView, muscle: MuscleId) -> None:
    QTest.mouseClick(view, LEFT, NO_KEY, point_of(view, muscle))


def selected_row(window: MainWindow) -> str | None:
    rows = window.coverage.tree.selectionModel().selectedRows()
    return rows[0].data(CoverageRole.MUSCLE_ID) if rows else None


def image(view: QWidget) -> QImage:
    return view.grab().toImage()


def colour_at(view: BodyMapView, muscle: MuscleId) -> QColor:
    point = point_of(view, muscle) * view.devicePixelRatioF()
    return image(view).pixelColor(point)


def distance(one: QColor, other: QColor) -> int:
    """The largest difference of a channel."""
    pairs = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    return max(abs(a - b) for a, b in pairs)


def layer(view: BodyMapView) -> MapLayer:
    """The shown layer, which the type checker cannot know after a click."""
    return view.layer


def entry_rows(window: MainWindow) -> list[tuple[str, str, str]]:
    rows = window.coverage.entries.list
    items = (rows.topLevelItem(row) for row in range(rows.topLevelItemCount()))
    return [(item.text(0), item.text(1), item.text(2)) for item in items if item is not None]


def shown_exercises(window: MainWindow) -> list[str]:
    model = window.library.model
    found = (model.exercise(model.index(row, 0)) for row in range(model.rowCount()))
    return [exercise.id for exercise in found if exercise is not None]


def hovered(view: BodyMapView) -> MuscleId | None:
    """What is outlined under the mouse."""
    return view.hovered


def muscle_name(window: MainWindow, view: BodyMapView) -> str:
    """The name of what is selected on the map."""
    assert view.current is not None
    return window.session.catalogue.muscle_name(view.current)
