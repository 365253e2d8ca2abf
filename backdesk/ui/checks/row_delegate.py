"""Paints a finding: a sign and a word for how much it matters, the place, and what was noticed."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from backdesk.domain.plan_checks import Finding, Severity
from backdesk.ui.checks.model import FindingRole
from backdesk.ui.theme.theme import Theme, Tokens
from backdesk.ui.widgets.row_ground import paint_ground

PADDING = 4
SIGN = 14
_LINE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class FindingDelegate(QStyledItemDelegate):
    """The sign's form differs too, so that nobody has to tell colours apart."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        """Rows are two lines high, so that many are seen at once."""
        super().__init__(view)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Qt: one line for the place, one for the message."""
        return QSize(100, 2 * QFontMetrics(option.font).lineSpacing() + 2 * PADDING)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Qt: draw one row."""
        finding = index.data(FindingRole.FINDING)
        if not isinstance(finding, Finding):
            return
        tokens, rect = self._theme.tokens, option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = paint_ground(painter, option, tokens)
        metrics = QFontMetrics(option.font)
        line = metrics.lineSpacing()
        top = rect.top() + PADDING
        sign = QRectF(rect.left() + PADDING, top + (line - SIGN) / 2, SIGN, SIGN)
        draw_sign(painter, sign, finding, tokens)
        left = sign.right() + PADDING
        area = QRectF(left, top, rect.right() - PADDING - left, line)
        self._head(painter, option, area, index)
        plain = tokens.selection_text if selected else tokens.muted if finding.is_dismissed else tokens.text
        painter.setPen(QColor(plain))
        painter.setFont(option.font)
        # both ends tell findings of one kind apart; the details below have the whole
        message = metrics.elidedText(str(index.data()), Qt.TextElideMode.ElideMiddle, int(area.width()))
        painter.drawText(area.translated(0, line), _LINE, message)
        painter.setPen(QColor(tokens.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()

    def _head(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        area: QRectF,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """How much it matters, and where."""
        tokens = self._theme.tokens
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        word = str(index.data(FindingRole.SEVERITY))
        painter.setFont(bold)
        painter.setPen(QColor(tokens.selection_text if selected else tokens.text))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, word)
        used = QFontMetrics(bold).horizontalAdvance(word) + 8
        rest = area.adjusted(used, 0, 0, 0)
        painter.setFont(option.font)
        painter.setPen(QColor(tokens.selection_text if selected else tokens.muted))
        place = QFontMetrics(option.font).elidedText(
            str(index.data(FindingRole.PLACE)), Qt.TextElideMode.ElideRight, int(rest.width())
        )
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, place)


def draw_sign(painter: QPainter, place: QRectF, finding: Finding, tokens: Tokens) -> None:
    """A filled triangle, an open triangle or a circle; a ring for what is set aside."""
    painter.save()
    inner = place.adjusted(1, 1, -1, -1)
    if finding.is_dismissed:
        painter.setPen(QPen(QColor(tokens.muted), 1.5))
        painter.drawEllipse(inner.adjusted(2, 2, -2, -2))
    elif finding.severity is Severity.HINT:
        painter.setPen(QPen(QColor(tokens.accent), 1.5))
        painter.drawEllipse(inner)
        painter.drawLine(
            QPointF(inner.center().x(), inner.center().y() - 0.5),
            QPointF(inner.center().x(), inner.bottom() - 2.5),
        )
        painter.drawPoint(QPointF(inner.center().x(), inner.top() + 3))
    else:
        serious = finding.severity is Severity.SERIOUS
        colour = QColor(tokens.danger if serious else tokens.warning)
        shape = QPainterPath(QPointF(inner.center().x(), inner.top()))
        shape.lineTo(inner.bottomRight())
        shape.lineTo(inner.bottomLeft())
        shape.closeSubpath()
        painter.setPen(QPen(colour, 1.5, j=Qt.PenJoinStyle.RoundJoin))
        painter.setBrush(colour if serious else Qt.BrushStyle.NoBrush)
        painter.drawPath(shape)
        painter.setPen(QPen(QColor(tokens.surface) if serious else colour, 1.5))
        x = inner.center().x()
        painter.drawLine(QPointF(x, inner.top() + 4.5), QPointF(x, inner.bottom() - 4))
        painter.drawPoint(QPointF(x, inner.bottom() - 2))
    painter.restore()
