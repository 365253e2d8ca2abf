"""Which muscles an exercise works, which help, and which it stretches."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from backdesk.domain.exercise import Exercise, Role
from backdesk.domain.ids import MuscleId
from backdesk.domain.muscle import Muscle, Taxonomy
from backdesk.domain.wording import Words
from backdesk.ui.own_exercises.muscle_roles import roles_of, with_role, with_roles
from backdesk.ui.own_exercises.parts import muted

_MUSCLE = Qt.ItemDataRole.UserRole
_ROLES: tuple[Role | None, ...] = (Role.PRIMARY, Role.SECONDARY, Role.STRETCHED, None)


class MusclesTab(QWidget):
    """A tree of groups and muscles, each with one role or none. Signals: `changed()`."""

    changed = Signal()

    def __init__(self, words: Words, taxonomy: Taxonomy) -> None:
        """No muscle has a role until `show_exercise`."""
        super().__init__()
        self._say, self._taxonomy = words.gettext, taxonomy
        self._roles: dict[MuscleId, Role] = {}
        self._items: dict[MuscleId, QTreeWidgetItem] = {}
        self.search = QLineEdit()
        self.tree = QTreeWidget()
        self.buttons: dict[Role | None, QPushButton] = {}
        self.summary = QLabel()
        self._lay_out()
        self._fill()
        self.search.textChanged.connect(self.on_search)
        self.search.installEventFilter(self)
        self.tree.itemSelectionChanged.connect(self.on_selected)
        self.tree.itemActivated.connect(self.on_activated)
        self._show_roles()

    def show_exercise(self, exercise: Exercise) -> None:
        """Show the roles of an exercise."""
        self._roles = roles_of(exercise)
        for muscle in self._roles:
            group = self._taxonomy.by_id[muscle].group if muscle in self._taxonomy.by_id else None
            if group is not None:
                self._items[group].setExpanded(True)
        self._show_roles()

    def read(self, exercise: Exercise) -> Exercise:
        """The exercise with the roles that were chosen."""
        return with_roles(exercise, self._roles)

    def set_role(self, role: Role | None) -> None:
        """Give the selected muscles a role, or take it away."""
        for item in self.tree.selectedItems():
            muscle = MuscleId(str(item.data(0, _MUSCLE)))
            self._roles = with_role(self._roles, muscle, role, self._taxonomy)
        self._show_roles()
        self.changed.emit()

    def on_activated(self, item: QTreeWidgetItem) -> None:
        """Enter or double click: the next role."""
        role = self._roles.get(MuscleId(str(item.data(0, _MUSCLE))))
        self.set_role(_ROLES[(_ROLES.index(role) + 1) % len(_ROLES)])

    def on_selected(self) -> None:
        """Show which role the selected muscles have."""
        roles = {self._role(item) for item in self.tree.selectedItems()}
        for role, button in self.buttons.items():
            button.setEnabled(bool(roles))
            button.setChecked(roles == {role})

    def on_search(self, text: str) -> None:
        """Show the muscles whose names hold every word, with their groups."""
        wanted = text.casefold().split()
        for number in range(self.tree.topLevelItemCount()):
            item = self.tree.topLevelItem(number)
            if item is not None:
                self._filter(item, wanted)
        # what cannot be seen must not get a role
        shown = [item for item in self._items.values() if self._is_shown(item)]
        if not wanted or not shown:
            self.tree.clearSelection()
        else:
            best = next((item for item in shown if self._fits(item, wanted)), shown[0])
            self.tree.setCurrentItem(best)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: Down and Enter in the search field go into the tree."""
        keys = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        is_press = event.type() is QEvent.Type.KeyPress
        if is_press and isinstance(event, QKeyEvent) and event.key() in keys:
            self.tree.setFocus()
            return True
        return super().eventFilter(watched, event)

    def _is_shown(self, item: QTreeWidgetItem) -> bool:
        group = item.parent()
        return not item.isHidden() and (group is None or not group.isHidden())

    def _filter(self, item: QTreeWidgetItem, wanted: list[str]) -> None:
        is_found = self._fits(item, wanted)
        some = False
        for number in range(item.childCount()):
            child = item.child(number)
            if child is not None:
                fits = is_found or self._fits(child, wanted)
                child.setHidden(not fits)
                some = some or (fits and not is_found)
        item.setHidden(not is_found and not some)
        if some and wanted:
            item.setExpanded(True)

    def _fits(self, item: QTreeWidgetItem, wanted: list[str]) -> bool:
        muscle = self._taxonomy.by_id[MuscleId(str(item.data(0, _MUSCLE)))]
        names = " ".join((muscle.name, muscle.anatomical_name, *muscle.synonyms, *muscle.parts)).casefold()
        return all(word in names for word in wanted)

    def _role(self, item: QTreeWidgetItem) -> Role | None:
        return self._roles.get(MuscleId(str(item.data(0, _MUSCLE))))

    def _role_text(self, role: Role | None) -> str:
        return {
            Role.PRIMARY: self._say("works"),
            Role.SECONDARY: self._say("helps"),
            Role.STRETCHED: self._say("is stretched"),
            None: "",
        }[role]

    def _show_roles(self) -> None:
        for muscle, item in self._items.items():
            role, group = self._roles.get(muscle), self._taxonomy.by_id[muscle].group
            text = self._role_text(role)
            if role is None and group is not None and group in self._roles:
                text = self._say("{role}, with its group").format(role=self._role_text(self._roles[group]))
            item.setText(1, text)
            font = QFont()
            font.setBold(role is not None)
            for column in (0, 1):
                item.setFont(column, font)
            said = f"{item.text(0)}, {text or self._say('no role')}"
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, said)
        self.on_selected()
        self.summary.setText(self._summary())

    def _summary(self) -> str:
        heads = {
            Role.PRIMARY: self._say("Works: {muscles}"),
            Role.SECONDARY: self._say("Helps: {muscles}"),
            Role.STRETCHED: self._say("Is stretched: {muscles}"),
        }
        lines = []
        for role, head in heads.items():
            names = [self._name(muscle) for muscle, one in self._roles.items() if one is role]
            if names:
                lines.append(head.format(muscles=", ".join(names)))
        nothing = self._say("No muscle is chosen yet. The coverage counts what is chosen here.")
        return "\n".join(lines) or nothing

    def _name(self, muscle: MuscleId) -> str:
        known = self._taxonomy.by_id.get(muscle)
        return muscle if known is None else known.name

    def _fill(self) -> None:
        known = self._taxonomy.by_id
        for muscle in sorted(known.values(), key=lambda one: one.name.casefold()):
            if muscle.group is None:
                top = self._item(muscle)
                self.tree.addTopLevelItem(top)
                for member in self._taxonomy.members(muscle.id):
                    top.addChild(self._item(known[member]))
        self.tree.setCurrentIndex(self.tree.model().index(0, 0))

    def _item(self, muscle: Muscle) -> QTreeWidgetItem:
        other = "" if muscle.name == muscle.anatomical_name else f" ({muscle.anatomical_name})"
        name = f"{muscle.name}{other}"
        item = QTreeWidgetItem([name, ""])
        item.setData(0, _MUSCLE, muscle.id)
        self._items[muscle.id] = item
        return item

    def _lay_out(self) -> None:
        say = self._say
        self.search.setAccessibleName(say("Search muscles"))
        self.search.setPlaceholderText(say("Search muscles"))
        self.search.setClearButtonEnabled(True)
        self.tree.setAccessibleName(say("Muscles and their roles"))
        self.tree.setHeaderLabels([say("Muscle"), say("Role")])
        self.tree.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        header = self.tree.header()
        header.setAccessibleName(say("Muscles and their roles"))
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        row = QHBoxLayout()
        row.addWidget(QLabel(say("Selected muscle:")))
        texts = {
            Role.PRIMARY: say("Works"),
            Role.SECONDARY: say("Helps"),
            Role.STRETCHED: say("Is stretched"),
            None: say("No role"),
        }
        for role, text in texts.items():
            button = self.buttons[role] = QPushButton(text)
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setAccessibleName(say("Selected muscle: {role}").format(role=text))
            button.clicked.connect(lambda _=False, role=role: self.set_role(role))
            row.addWidget(button)
        row.addStretch(1)
        self.summary.setWordWrap(True)
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(
            muted(say("Choose a group where all of it works alike; Enter goes to the next role."))
        )
        layout.addWidget(self.search)
        layout.addWidget(self.tree, 1)
        layout.addLayout(row)
        layout.addWidget(self.summary)
