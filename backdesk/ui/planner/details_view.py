"""An exercise's text: what it works, how it is done, who should take care."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from math import ceil

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QTextBrowser

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.exercise import Caution, CautionAction, Exercise, Role
from backdesk.domain.ids import ExerciseId
from backdesk.domain.labels import equipment_name, position_name, role_name, type_name
from backdesk.domain.wording import Words
from backdesk.ui.theme.theme import Theme

Key = Qt.Key
SCROLLING = (Key.Key_Up, Key.Key_Down, Key.Key_PageUp, Key.Key_PageDown)


class DetailsView(QTextBrowser):
    """Read-only and as tall as its text: the pane it is in scrolls.

    All texts are escaped, because plans may bring exercises of their own.
    """

    def __init__(self, words: Words, theme: Theme) -> None:
        """Empty until `show_exercise`."""
        super().__init__()
        self._words = words
        self._theme = theme
        self._shown: tuple[Exercise, Catalogue] | None = None
        self.setOpenLinks(False)
        self.setAccessibleName(words.gettext("Exercise details"))
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self.on_text_laid_out)
        theme.changed.connect(self.on_theme_changed)

    def on_text_laid_out(self) -> None:
        """Be as tall as the text."""
        self.setFixedHeight(ceil(self.document().size().height()) + 2 * self.frameWidth())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: another width breaks the lines elsewhere."""
        super().resizeEvent(event)
        self.on_text_laid_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: keys that scroll are for the pane."""
        if event.key() in SCROLLING:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def show_exercise(self, exercise: Exercise | None, catalogue: Catalogue) -> None:
        """Show an exercise; None empties the view. What is for this client stands in a box above."""
        shown = None if exercise is None else (exercise, catalogue)
        if shown != self._shown:
            self._shown = shown
            self.on_theme_changed()
        self.setVisible(exercise is not None)

    def on_theme_changed(self) -> None:
        """Write the text again in the theme's colours."""
        if self._shown is None:
            self.clear()
            return
        self.setHtml(self._html(*self._shown))

    def _html(self, exercise: Exercise, catalogue: Catalogue) -> str:
        say = self._words.gettext
        parts = [self._facts(exercise)]
        parts.append(_paragraph(say("Why"), [exercise.why]))
        parts += self._muscles(exercise, catalogue)
        parts.append(_paragraph(say("Start"), [exercise.start]))
        parts.append(_list("ol", say("Steps"), exercise.steps))
        parts.append(_paragraph(say("Tip"), [exercise.tip]))
        parts.append(_list("ul", say("Common mistakes"), exercise.mistakes))
        parts.append(_paragraph(say("Easier"), self._names(exercise.easier, catalogue)))
        parts.append(_paragraph(say("Harder"), self._names(exercise.harder, catalogue)))
        if exercise.cautions:
            parts.append(f"<h4>{escape(say('Take care'))}</h4>")
            parts += [self._caution(caution, catalogue) for caution in exercise.cautions]
        return "".join(parts)

    def _facts(self, exercise: Exercise) -> str:
        say, words = self._words.gettext, self._words
        kit = ", ".join(equipment_name(item, words) for item in exercise.equipment) or say("No equipment")
        level = say("Level {n}").format(n=exercise.level)
        facts = (type_name(exercise.type, words), level, position_name(exercise.position, words), kit)
        return f'<p style="color:{self._theme.tokens.muted}">{escape(" · ".join(facts))}</p>'

    def _muscles(self, exercise: Exercise, catalogue: Catalogue) -> list[str]:
        return [
            _paragraph(
                role_name(role, self._words), [", ".join(map(catalogue.muscle_name, exercise.muscles(role)))]
            )
            for role in Role
            if exercise.muscles(role)
        ]

    def _caution(self, caution: Caution, catalogue: Catalogue) -> str:
        say = self._words.gettext
        known = catalogue.precautions.get(caution.precaution)
        name = escape(caution.precaution if known is None else known.name)
        action = escape(say("Avoid") if caution.action is CautionAction.AVOID else say("Change"))
        return f"<p><b>{action} · {name}.</b> {escape(caution.reason)}</p>"

    def _names(self, ids: Iterable[ExerciseId], catalogue: Catalogue) -> list[str]:
        return [", ".join(catalogue.name_of(item) for item in ids)]


def _paragraph(title: str, texts: Sequence[str]) -> str:
    text = " ".join(texts)
    return f"<p><b>{escape(title)}.</b> {escape(text)}</p>" if text else ""


def _list(tag: str, title: str, items: Sequence[str]) -> str:
    if not items:
        return ""
    lines = "".join(f"<li>{escape(item)}</li>" for item in items)
    return f"<p><b>{escape(title)}.</b></p><{tag}>{lines}</{tag}>"
