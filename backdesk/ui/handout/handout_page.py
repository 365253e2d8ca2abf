"""The handout page of the window: options, the real pages, small pages, and what to do with them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from backdesk.domain.plan_screen import plan_screen
from backdesk.domain.screening_words import PrintWarnings, print_warnings
from backdesk.domain.wording import Words
from backdesk.services.settings import Settings
from backdesk.ui.handout.hints_box import HintsBox
from backdesk.ui.handout.making import FirstPage, HandoutMaking, Made
from backdesk.ui.handout.options_panel import OptionsPanel
from backdesk.ui.handout.page_images import PageImages
from backdesk.ui.handout.page_strip import PageStrip
from backdesk.ui.handout.page_view import PageView
from backdesk.ui.handout.zoom_bar import ZoomBar
from backdesk.ui.session import PlanSession
from backdesk.ui.theme.icons import Icons
from backdesk.ui.theme.theme import Theme


@dataclass(frozen=True, slots=True)
class Look:
    """Words, colours and icons of the window."""

    words: Words
    theme: Theme
    icons: Icons


class HandoutPage(QWidget):
    """Signals: `back_requested()`, `print_requested()`, `save_requested()`, `open_requested()`,
    `email_requested()`.
    """

    back_requested = Signal()
    print_requested = Signal()
    save_requested = Signal()
    open_requested = Signal()
    email_requested = Signal()

    def __init__(self, session: PlanSession, images: PageImages, look: Look) -> None:
        """`follow` connects it to what is made."""
        super().__init__()
        self._look = look
        self._session = session
        words, theme = look.words, look.theme
        self.images = images
        self.options = OptionsPanel(session, words)
        self.hints = HintsBox(words)
        self.view = PageView(images, words, theme)
        self.strip = PageStrip(images, words, theme)
        self.zoom = ZoomBar(self.view, images, words, theme, look.icons)
        self.message = QLabel()
        self._busy = QLabel(words.gettext("Updating…"))
        self._middle = QStackedWidget()
        self.buttons: dict[str, QToolButton] = {}
        self._is_made = self._is_waiting = False
        self._left: QToolButton | None = None
        self._build()
        self._enable()
        self.view.page_changed.connect(self.strip.mark)
        self.strip.chosen.connect(self.view.show_page)
        self.options.preset_chosen.connect(lambda: self.view.show_page(0))
        theme.changed.connect(self.on_theme_changed)
        self.on_theme_changed()

    def follow(self, making: HandoutMaking) -> None:
        """Show what is made."""
        making.begun.connect(self.on_begun)
        making.looked.connect(self.on_looked)
        making.made.connect(self.on_made)
        making.failed.connect(self.on_failed)
        making.waiting_changed.connect(self.on_waiting_changed)

    def show_settings(self, settings: Settings) -> None:
        """Show these options."""
        self.options.show_settings(settings)

    def flush(self) -> bool:
        """Save what was typed; whether the plan says now what stands in the fields."""
        return self.options.plan_fields.flush()

    def on_begun(self) -> None:
        """A handout is being made; the pages before it stay in view until then."""
        self.images.hold()
        self._set_busy(busy=True)

    def on_looked(self, first: FirstPage) -> None:
        """Its first page is there."""
        self.images.show_first(first)
        self._middle.setCurrentWidget(self.view)
        self.strip.mark(self.view.current)

    def on_made(self, made: Made) -> None:
        """It is finished."""
        self.images.show(made.preview)
        warnings = self._warnings(made)
        hints = (*warnings.others, *self._left_out(made), *made.preview.hints)
        self.hints.show_hints(hints, warnings.serious)
        self._set_busy(busy=False)
        self._is_made = True
        self._enable()

    def on_failed(self, sentence: str) -> None:
        """It cannot be made: say why, and what to do."""
        self.images.clear()
        self.hints.show_hints(())
        self.message.setText(sentence)
        self._middle.setCurrentIndex(1)
        self._set_busy(busy=False)
        self._is_made = False
        self._enable()

    def on_waiting_changed(self, waiting: bool) -> None:
        """A handout is given out as soon as it is made, or no longer."""
        self._is_waiting = waiting
        self._enable()

    def on_theme_changed(self) -> None:
        """Tint the icons."""
        tokens = self._look.theme.tokens
        icon = self._look.icons.icon
        self.buttons["back"].setIcon(icon("back", tokens.text, tokens.line))
        self.buttons["print"].setIcon(icon("print", tokens.text, tokens.line))
        self.buttons["save"].setIcon(icon("save_pdf", tokens.text, tokens.line))
        self.buttons["open"].setIcon(icon("open_pdf", tokens.text, tokens.line))
        self.buttons["email"].setIcon(icon("email", tokens.text, tokens.line))

    def _warnings(self, made: Made) -> PrintWarnings:
        """What speaks against the plan for this client."""
        source = made.source
        like = self._session.screen()
        screen = plan_screen(source.plan, source.client, source.catalogue, like=like)
        return print_warnings(source.plan, screen, self._look.words)

    def _left_out(self, made: Made) -> tuple[str, ...]:
        """Characters that no font has."""
        found = {char for item in made.report.missing_characters for char in item.characters}
        if not found:
            return ()
        sentence = self._look.words.gettext(
            "The handout leaves out characters that no font here has: {missing}"
        )
        return (sentence.format(missing=" ".join(sorted(found))),)

    def _set_busy(self, *, busy: bool) -> None:
        self._busy.setText(self._look.words.gettext("Updating…") if busy else "")

    def _enable(self) -> None:
        """Offer to give out what there is, once; the keyboard comes back to the button it had to leave."""
        able = self._is_made and not self._is_waiting
        buttons = [self.buttons[name] for name in ("print", "save", "open", "email")]
        if not able and self._left is None:
            self._left = next((button for button in buttons if button.hasFocus()), None)
            if self._left is not None:
                self.view.setFocus()
        for button in buttons:
            button.setEnabled(able)
        if able and self._left is not None:
            if self.view.hasFocus():
                self._left.setFocus()
            self._left = None

    # ------------------------------------------------------------------- build

    def _build(self) -> None:
        self.setAccessibleName(self._look.words.gettext("Handout"))
        shortcut = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.back_requested)
        self._middle.addWidget(self.view)
        self._middle.addWidget(self._message_card())
        body = QHBoxLayout()
        body.setSpacing(0)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.options, 1)
        left.addWidget(self.hints)
        self.hints.setFixedWidth(self.options.width())
        body.addLayout(left)
        body.addWidget(self._middle, 1)
        body.addWidget(self.strip)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar())
        column.addLayout(body, 1)
        QWidget.setTabOrder(self.options, self.view)
        QWidget.setTabOrder(self.view, self.strip)

    def _bar(self) -> QFrame:
        say = self._look.words.gettext
        bar = QFrame()
        bar.setProperty("role", "panel")
        row = QHBoxLayout(bar)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(6)
        row.addWidget(self._button("back", say("Back to the plan"), self.back_requested.emit, keys="Esc"))
        row.addStretch(1)
        row.addWidget(self._busy)
        row.addWidget(self.zoom)
        row.addStretch(1)
        row.addWidget(self._button("print", say("Print…"), self.print_requested.emit))
        row.addWidget(self._button("save", say("Save PDF…"), self.save_requested.emit))
        row.addWidget(self._button("open", say("Open PDF"), self.open_requested.emit))
        row.addWidget(self._button("email", say("Save as e-mail…"), self.email_requested.emit))
        self._busy.setProperty("role", "muted")
        self._busy.setMinimumWidth(self._busy.sizeHint().width())
        self._set_busy(busy=False)
        return bar

    def _button(self, name: str, text: str, slot: Callable[[], object], *, keys: str = "") -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setAccessibleName(text.removesuffix("…"))
        button.setToolTip(f"{text} ({keys})" if keys else text)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(slot)
        self.buttons[name] = button
        return button

    def _message_card(self) -> QWidget:
        card = QFrame()
        column = QVBoxLayout(card)
        column.setContentsMargins(48, 48, 48, 48)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.setWordWrap(True)
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.message.setProperty("role", "name")
        back = QPushButton(self._look.words.gettext("Back to the plan"))
        back.setProperty("primary", True)
        back.clicked.connect(self.back_requested)
        column.addStretch(1)
        column.addWidget(self.message)
        column.addSpacing(16)
        column.addWidget(back, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        return card
