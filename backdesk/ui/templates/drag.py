"""A template of one day or one block, dragged from the shelf onto the board."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QPoint, Qt
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QDialog

from backdesk.domain.blocks import BlockKind
from backdesk.domain.plan import Plan
from backdesk.domain.plan_templates import filled_blocks, training_days
from backdesk.domain.template_info import TemplateScope
from backdesk.ui.models.mime import TEMPLATE_TYPE, template_mime
from backdesk.ui.models.week_model import Drop
from backdesk.ui.planner.drag_picture import drag_picture

if TYPE_CHECKING:
    from backdesk.ui.templates.desk import TemplatesDesk

_LEFT_IN_SIGHT = 48
"""Pixels of the shelf that stay on the screen while it is out of the way."""


class ShelfDrag(QObject):
    """Carries what the shelf shows; a drop does what the shelf's own buttons do."""

    def __init__(
        self,
        desk: TemplatesDesk,
        dialog: QDialog,
        shown: Callable[[], Plan | None],
        attempt: Callable[[Callable[[], str]], None],
    ) -> None:
        """`shown` gives the selected template; `attempt` makes an edit and says what came of it."""
        super().__init__(dialog)
        self._desk, self._dialog, self._shown, self._attempt = desk, dialog, shown, attempt
        desk.window.model.drop_requested.connect(self.on_drop)

    def mime(self) -> QMimeData | None:
        """What a drag carries now; None for what holds more than a day."""
        template = self._shown()
        if template is None or template.template is None or not self._desk.window.session.has_plan:
            return None
        scope, blocks = template.template.scope, filled_blocks(template)
        session = self._desk.window.model.session_id
        if scope is TemplateScope.BLOCK and len(blocks) == 1:
            return template_mime(template.id, blocks[0][1], session, template.title)
        if scope is TemplateScope.DAY and len(training_days(template)) == 1:
            return template_mime(template.id, "", session, template.title)
        return None

    def begin(self) -> None:
        """Drag the selected template; the shelf goes out of the way of the board meanwhile."""
        mime, say = self.mime(), self._desk.window.words.gettext
        if mime is None:
            self._attempt(
                lambda: say("A template of one day or one block can be dragged. Use the buttons here.")
            )
            return
        window, place = self._desk.window, self._dialog.pos()
        window.handout.back()  # the board has to be there to drop on
        drag = QDrag(window)
        drag.setMimeData(mime)
        drag.setPixmap(drag_picture([mime.text()], window.theme.tokens, self._dialog))
        drag.setHotSpot(QPoint(12, 12))
        bottom = self._dialog.screen().availableGeometry().bottom()
        self._dialog.move(place.x(), bottom - _LEFT_IN_SIGHT)
        drag.exec(Qt.DropAction.CopyAction)
        self._dialog.move(place)

    def on_drop(self, drop: Drop) -> None:
        """Put the template where it was let go."""
        template = self._shown()
        if drop.kind == TEMPLATE_TYPE and template is not None and template.id == drop.ids[0]:
            self._attempt(lambda: self._put(template, drop))

    def _put(self, template: Plan, drop: Drop) -> str:
        block, cell = drop.ids[1], drop.slot.cell
        day = training_days(template)[0].name
        if block:
            return self._desk.put_in_block(template, (day, BlockKind(block)), cell)
        return self._desk.put_on_day(template, day, cell.day)
