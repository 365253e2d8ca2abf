"""The list of templates with its search, folders and tags."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeySequence, QMouseEvent, QPainter, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from backdesk.domain.ids import PlanId
from backdesk.domain.template_info import TemplateScope
from backdesk.domain.wording import Words
from backdesk.services.templates import TemplateFilter, TemplateLine, Templates
from backdesk.ui.theme.theme import Theme

_LINE = Qt.ItemDataRole.UserRole
_FILTER = Qt.ItemDataRole.UserRole
_SECOND = Qt.ItemDataRole.UserRole + 1
_PADDING = 8


class TemplateShelf(QWidget):
    """Signals: `chosen_changed()` another template is selected; `activated()` Enter or a double click;
    `drag_begun()` the selected template is dragged.
    """

    chosen_changed = Signal()
    drag_begun = Signal()
    activated = Signal()

    def __init__(self, templates: Templates, words: Words, theme: Theme) -> None:
        """Empty until `refresh`."""
        super().__init__()
        self._templates = templates
        self._words = words
        self.search = QLineEdit()
        self.places = QListWidget()
        self.list = _DraggedList()
        self.nothing = QLabel(words.gettext("Nothing found. Try fewer words, or another folder."))
        self._lay_out(theme)
        self.search.textChanged.connect(self.on_search)
        self.places.currentItemChanged.connect(self.on_place)
        self.list.currentItemChanged.connect(self.chosen_changed)
        self.list.drag_begun.connect(self.drag_begun)
        self.list.itemActivated.connect(lambda _: self.activated.emit())
        down = QShortcut(QKeySequence(Qt.Key.Key_Down), self.search)
        down.setContext(Qt.ShortcutContext.WidgetShortcut)
        down.activated.connect(self.list.setFocus)

    def chosen(self) -> TemplateLine | None:
        """The selected template, None for none."""
        item = self.list.currentItem()
        line = None if item is None else item.data(_LINE)
        return line if isinstance(line, TemplateLine) else None

    def refresh(self, show: PlanId | None = None) -> None:
        """Read the shelf anew; select one template, by default the one that was."""
        before = self.chosen()
        self._fill_places()
        if show is not None and all(line.id != show for line in self._found()):
            self._clear_filters()
        self._fill_list(show or (None if before is None else before.id))

    def on_search(self, text: str) -> None:
        """List what fits and select the best match; without a text the selected template stays so."""
        if text.strip():
            self._fill_list(None)
        else:
            self.on_place()

    def on_place(self) -> None:
        """List what fits; the selected template stays so if it is among them."""
        before = self.chosen()
        self._fill_list(None if before is None else before.id)

    def _found(self) -> Sequence[TemplateLine]:
        item = self.places.currentItem()
        place = None if item is None else item.data(_FILTER)
        wanted = place if isinstance(place, TemplateFilter) else TemplateFilter()
        text = self.search.text()
        return self._templates.find(TemplateFilter(text, wanted.folder, wanted.tag, wanted.own_only))

    def _clear_filters(self) -> None:
        self.search.clear()
        self.places.setCurrentRow(0)

    def _fill_list(self, wanted: PlanId | None) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for line in self._found():
            item = QListWidgetItem(line.title)
            item.setData(_LINE, line)
            item.setData(_SECOND, second_line(line, self._words))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{line.title}, {item.data(_SECOND)}")
            item.setToolTip(line.title)
            self.list.addItem(item)
            if line.id == wanted:
                self.list.setCurrentItem(item)
        if self.list.currentItem() is None and self.list.count():
            self.list.setCurrentRow(0)
        self.list.blockSignals(False)
        self.nothing.setVisible(not self.list.count())
        self.list.setVisible(bool(self.list.count()))
        self.chosen_changed.emit()

    def _fill_places(self) -> None:
        say = self._words.gettext
        lines = self._templates.lines()
        own = sum(1 for line in lines if not line.is_built_in)
        chosen = self.places.currentItem()
        before = TemplateFilter() if chosen is None else chosen.data(_FILTER)
        self.places.blockSignals(True)
        self.places.clear()
        self._add_place(say("All templates"), len(lines), TemplateFilter())
        self._add_place(say("My templates"), own, TemplateFilter(own_only=True))
        self._add_heading(say("Folders"))
        for folder, count in self._templates.folders():
            self._add_place(folder, count, TemplateFilter(folder=folder))
        self._add_heading(say("Tags"))
        for tag, count in self._templates.tags():
            self._add_place(tag, count, TemplateFilter(tag=tag))
        rows = range(self.places.count())
        row = next((row for row in rows if self.places.item(row).data(_FILTER) == before), 0)
        self.places.setCurrentRow(row)
        self.places.blockSignals(False)

    def _add_place(self, name: str, count: int, wanted: TemplateFilter) -> None:
        item = QListWidgetItem(f"{name} ({count})")
        item.setData(_FILTER, wanted)
        item.setToolTip(name)
        self.places.addItem(item)

    def _add_heading(self, name: str) -> None:
        item = QListWidgetItem(name)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        font = QFont(self.places.font())
        font.setWeight(QFont.Weight.DemiBold)
        item.setFont(font)
        self.places.addItem(item)

    def _lay_out(self, theme: Theme) -> None:
        say = self._words.gettext
        self.search.setPlaceholderText(say("Search templates"))
        self.search.setAccessibleName(say("Search templates"))
        self.search.setClearButtonEnabled(True)
        self.places.setAccessibleName(say("Folders and tags"))
        self.places.setFixedWidth(180)
        self.places.setSpacing(2)
        self.places.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(say("Templates"))
        self.list.setToolTip(say("Drag a day or a block onto the board"))
        self.list.setItemDelegate(_TwoLines(theme, self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nothing.setProperty("role", "muted")
        self.nothing.setWordWrap(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        lists = QHBoxLayout()
        lists.setSpacing(8)
        for widget in (self.places, self.list, self.nothing):
            lists.addWidget(widget, 0 if widget is self.places else 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.setSpacing(8)
        layout.addWidget(self.search)
        layout.addLayout(lists, 1)


def second_line(line: TemplateLine, words: Words) -> str:
    """What a template holds and where it stands: "A day · Yoga · mine"."""
    say = words.gettext
    scopes = {
        TemplateScope.PLAN: say("Plan"),
        TemplateScope.WEEK: say("Week"),
        TemplateScope.DAY: say("Day"),
        TemplateScope.BLOCK: say("Block"),
    }
    own = "" if line.is_built_in else say("My template")
    return " · ".join(part for part in (scopes[line.info.scope], line.info.folder, own) if part)


class _DraggedList(QListWidget):
    """Leaves to others what a drag carries."""

    drag_begun = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setDragEnabled(True)
        self._told = False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: a new press may begin a drag."""
        self._told = False
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: after a refused drag the rows passed on the way must not be selected one after the other."""
        if not self._told:
            super().mouseMoveEvent(event)

    def startDrag(self, supported: Qt.DropAction) -> None:
        """Qt: the mouse went far enough with a row."""
        if self.currentItem() is not None:
            self._told = True
            self.drag_begun.emit()


class _TwoLines(QStyledItemDelegate):
    """The title, and under it in a quieter colour what it holds."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Qt: two lines of text."""
        return QSize(160, 2 * option.fontMetrics.height() + 2 * _PADDING)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Qt: draw one row."""
        tokens = self._theme.tokens
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if selected:
            painter.fillRect(option.rect, QColor(tokens.selection))
        area: QRect = option.rect.adjusted(_PADDING, _PADDING, -_PADDING, -_PADDING)
        height = option.fontMetrics.height()
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        texts = (
            (str(index.data()), tokens.selection_text if selected else tokens.text),
            (str(index.data(_SECOND)), tokens.selection_text if selected else tokens.muted),
        )
        for row, (text, colour) in enumerate(texts):
            line = QRect(area.left(), area.top() + row * height, area.width(), height)
            painter.setPen(QColor(colour))
            painter.drawText(
                line, align, option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
            )
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(tokens.accent))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
        painter.restore()
