"""Drawings on the screen: place, colours, and how few points a small one needs."""

from __future__ import annotations

import math

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from backdesk.figure.drawing import Box, Drawing, Fit, Path, Shape
from backdesk.ui.widgets.shape_painter import _Plotter, paint_drawing, shape_path

SQUARE = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))
RING = tuple((math.cos(turn / 16 * math.pi), math.sin(turn / 16 * math.pi)) for turn in range(32))


@pytest.fixture
def image(qtbot: QtBot) -> QImage:
    image = QImage(40, 20, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.white)
    return image


def paint(image: QImage, *shapes: Shape) -> None:
    painter = QPainter(image)
    paint_drawing(painter, Drawing(shapes, Box(0, 0, 1, 1)), image.width(), image.height())
    painter.end()


def test_the_box_is_fitted_and_centred(image: QImage) -> None:
    paint(image, Shape((SQUARE,), fill="#ff0000"))
    assert image.pixelColor(20, 10) == QColor("#ff0000")
    assert image.pixelColor(11, 1) == QColor("#ff0000")
    assert image.pixelColor(8, 10) == QColor("white")
    assert image.pixelColor(31, 10) == QColor("white")


def test_lines_are_as_wide_as_the_drawing_says(image: QImage) -> None:
    paint(image, Shape((((0.0, 0.5), (1.0, 0.5)),), line="#0000ff", width=0.4, closed=False))
    assert image.pixelColor(20, 7) == QColor("#0000ff")
    assert image.pixelColor(20, 4) == QColor("white")


def test_overlapping_paths_of_a_shape_are_one(image: QImage) -> None:
    inner = tuple((0.2 + 0.6 * x, 0.2 + 0.6 * y) for x, y in SQUARE)
    paint(image, Shape((SQUARE, inner), fill="#00ff00"))
    assert image.pixelColor(20, 10) == QColor("#00ff00")


def test_later_shapes_lie_over_earlier_ones(image: QImage) -> None:
    paint(image, Shape((SQUARE,), fill="#ff0000"), Shape((SQUARE,), fill="#00ff00"))
    assert image.pixelColor(20, 10) == QColor("#00ff00")


def test_a_small_picture_leaves_points_out_that_nobody_sees(qtbot: QtBot) -> None:
    full, coarse, tiny = (_Plotter(step).path(Shape((RING,))) for step in (0.0, 0.5, 9.0))
    assert full.elementCount() == 33
    assert 8 <= coarse.elementCount() <= 17
    assert coarse.boundingRect().width() > 1.8
    assert tiny.elementCount() >= 8
    assert tiny.boundingRect().width() > 1.8


@pytest.mark.parametrize("ring", [RING, RING[::-1]], ids=["one way", "the other"])
def test_a_round_rim_is_as_wide_as_its_line(qtbot: QtBot, ring: Path) -> None:
    grown = _Plotter(0.0).rim(Shape((ring,), fill="#000000", line="#000000", width=0.4))
    assert grown.boundingRect().width() == pytest.approx(2.4, abs=0.02)


def test_a_rim_looks_like_its_line(image: QImage) -> None:
    ring = tuple((0.5 + 0.4 * x, 0.5 + 0.4 * y) for x, y in RING)
    paint(image, Shape((ring,), fill="#000000", line="#000000", width=0.2))
    assert image.pixelColor(20, 1).lightness() < 60
    assert image.pixelColor(11, 10).lightness() < 60
    assert image.pixelColor(9, 10) == QColor("white")


def test_a_path_in_place_keeps_every_point_and_curve(qtbot: QtBot) -> None:
    placed = shape_path(Shape((SQUARE,), fill="#ff0000"), Fit(10.0, 5.0, 2.0))
    assert (placed.boundingRect().left(), placed.boundingRect().bottom()) == (5.0, 12.0)
    curve = Shape((((0.0, 0.0), (0.0, 1.0), (1.0, 1.0), (1.0, 0.0)),), curved=True)
    assert shape_path(curve, Fit(1.0, 0.0, 0.0)).elementCount() == 5
    assert shape_path(curve, Fit(1.0, 0.0, 0.0)).boundingRect().height() == pytest.approx(0.75)
