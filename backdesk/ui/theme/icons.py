"""One-colour SVG icons, tinted when drawn and cached by name, colour, size and pixel ratio."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer


class Icons:
    """Makes icons from a folder of SVG files that use `currentColor`."""

    def __init__(self, folder: Path) -> None:
        """Remember where the files are."""
        self._folder = folder
        self._sources: dict[str, str] = {}
        self._pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}

    def pixmap(self, name: str, colour: str, size: int, pixel_ratio: float = 1.0) -> QPixmap:
        """The icon as a picture of `size` logical pixels."""
        key = (name, colour, size, pixel_ratio)
        if key not in self._pixmaps:
            self._pixmaps[key] = self._draw(name, colour, size, pixel_ratio)
        return self._pixmaps[key]

    def icon(self, name: str, colour: str, disabled: str) -> QIcon:
        """An icon with normal and disabled looks, sharp at 100 and 200 %."""
        icon = QIcon()
        for ratio in (1.0, 2.0):
            icon.addPixmap(self.pixmap(name, colour, 20, ratio))
            icon.addPixmap(self.pixmap(name, disabled, 20, ratio), QIcon.Mode.Disabled)
        return icon

    def _draw(self, name: str, colour: str, size: int, pixel_ratio: float) -> QPixmap:
        if name not in self._sources:
            self._sources[name] = (self._folder / f"{name}.svg").read_text(encoding="utf-8")
        source = self._sources[name].replace("currentColor", colour)
        renderer = QSvgRenderer(QByteArray(source.encode()))
        pixels = round(size * pixel_ratio)
        image = QImage(QSize(pixels, pixels), QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        renderer.render(painter, QRectF(0, 0, pixels, pixels))
        painter.end()
        picture = QPixmap.fromImage(image)
        picture.setDevicePixelRatio(pixel_ratio)
        return picture
