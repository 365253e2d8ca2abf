"""The small signs of the precautions screen: one shape for each kind, so that colour is never alone."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPixmap

from backdesk.domain.plan_screen import Screened
from backdesk.domain.screening import Concern, ConcernKind
from backdesk.ui.theme.icons import Icons
from backdesk.ui.theme.theme import Tokens

GAP = 3
"""Between two marks, in pixels."""


class Mark(StrEnum):
    """What a sign says; the kinds of concerns by their own names."""

    REFER = "refer"
    AVOID = "avoid"
    MODIFY = "modify"
    EQUIPMENT = "equipment"
    KEPT = "kept"


Marks = tuple[Mark, ...]


def marks_of(found: Screened) -> Marks:
    """The gravest open precaution and what equipment is missing; only where neither is, what is kept.

    To see a doctor first is no mark: every exercise would have it, and it would hide what is to be avoided.
    """
    found = found.particular
    kinds = [concern.kind for concern in found.open]
    marks = [Mark(kind) for kind in kinds if kind is not ConcernKind.EQUIPMENT][:1]
    if ConcernKind.EQUIPMENT in kinds:
        marks.append(Mark.EQUIPMENT)
    if not marks and found.kept:
        marks.append(Mark.KEPT)
    return tuple(marks)


def mark_of(concern: Concern | None) -> Marks:
    """The sign of one concern."""
    return () if concern is None else (Mark(concern.kind),)


def marks_width(marks: Marks, size: int) -> int:
    """The room that marks of this size take in a row, in pixels."""
    return len(marks) * (size + GAP)


def pixmap(mark: Mark, icons: Icons, tokens: Tokens, size: int, ratio: float) -> QPixmap:
    """A sign in its colour."""
    match mark:
        case Mark.REFER:
            return icons.pixmap("refer", tokens.danger, size, ratio)
        case Mark.AVOID:
            return icons.pixmap("avoid", tokens.danger, size, ratio)
        case Mark.MODIFY:
            return icons.pixmap("caution", tokens.warning, size, ratio)
        case Mark.EQUIPMENT:
            return icons.pixmap("equipment", tokens.warning, size, ratio)
        case Mark.KEPT:
            return icons.pixmap("kept", tokens.muted, size, ratio)


class MarkPainter:
    """Paints marks in a row that ends at a corner."""

    def __init__(self, icons: Icons, size: int) -> None:
        """`size` is the side of a mark in pixels."""
        self._icons = icons
        self._size = size

    def paint(self, painter: QPainter, corner: QPointF, marks: Iterable[Mark], tokens: Tokens) -> None:
        """The first mark stands at the upper right `corner`, the others to its left."""
        ratio = painter.device().devicePixelRatioF()
        right = round(corner.x())
        for mark in marks:
            right -= self._size
            painter.drawPixmap(right, round(corner.y()), pixmap(mark, self._icons, tokens, self._size, ratio))
            right -= GAP
