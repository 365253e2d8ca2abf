"""A photo as a picture of the size it is shown in."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter, QPainterPath, QPixmap

from backdesk.domain.photo import Photo

CORNER = 4.0


def photo_pixmap(photo: Photo, width: int, height: int, ratio: float, *, corner: float = CORNER) -> QPixmap:
    """The whole photo in the middle of a rectangle of this size (logical pixels), with round corners.

    Empty where the photo cannot be read. Decoding at the size wanted is far faster than scaling later.
    """
    picture = QPixmap(round(width * ratio), round(height * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    scale = min(width / photo.width, height / photo.height)
    area = QRectF(0, 0, photo.width * scale, photo.height * scale)
    area.moveCenter(QRectF(0, 0, width, height).center())
    image = _decoded(photo, QSize(round(area.width() * ratio), round(area.height() * ratio)))
    if image.isNull():
        return picture
    painter = QPainter(picture)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    outline = QPainterPath()
    outline.addRoundedRect(area, corner, corner)
    painter.setClipPath(outline)
    painter.drawImage(area, image)
    painter.end()
    return picture


def _decoded(photo: Photo, size: QSize) -> QImage:
    buffer = QBuffer()
    buffer.setData(QByteArray(photo.content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setScaledSize(size.expandedTo(QSize(1, 1)))
    return reader.read()
