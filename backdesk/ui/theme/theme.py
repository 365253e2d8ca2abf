"""Light and dark: colour tokens from resources/themes, as a palette and a small style sheet."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from backdesk.domain.blocks import BlockKind
from backdesk.domain.coverage import Band

Role = QPalette.ColorRole


@dataclass(frozen=True, slots=True)
class Tokens:
    """Every colour of the window as #rrggbb, by its use."""

    window: str
    surface: str
    raised: str
    line: str
    text: str
    muted: str
    accent: str
    accent_text: str
    selection: str
    selection_text: str
    warning: str
    warning_surface: str
    danger: str
    good: str
    warm_up: str
    warm_up_surface: str
    strength: str
    strength_surface: str
    relief: str
    relief_surface: str
    band_none: str
    band_light: str
    band_moderate: str
    band_high: str
    preview: str

    def block(self, kind: BlockKind) -> QColor:
        """The strong colour of a block."""
        return QColor(getattr(self, kind.value))

    def block_surface(self, kind: BlockKind) -> QColor:
        """The pale colour behind a block's cards."""
        return QColor(getattr(self, f"{kind.value}_surface"))

    def band(self, band: Band) -> QColor:
        """The colour of a coverage band; bands also differ in lightness and carry numbers."""
        return QColor(getattr(self, f"band_{band.value}"))


def load_tokens(path: Path) -> Tokens:
    """Read one theme file. Raises TypeError when a token is missing or unknown."""
    return Tokens(**tomllib.loads(path.read_text(encoding="utf-8")))


class Theme(QObject):
    """The tokens in use. Follows the system unless a scheme was chosen.

    Signals: `changed()` after the colours changed; views repaint.
    """

    changed = Signal()

    def __init__(self, folder: Path, choice: str = "system", parent: QObject | None = None) -> None:
        """Load both themes from a folder; `choice` is "system", "light" or "dark"."""
        super().__init__(parent)
        self._light = load_tokens(folder / "light.toml")
        self._dark = load_tokens(folder / "dark.toml")
        self._arrow = folder.parent / "icons" / "down.svg"
        self._choice = choice
        self.tokens = self._wanted()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self.on_system_changed)

    @property
    def choice(self) -> str:
        """What the user chose: "system", "light" or "dark"."""
        return self._choice

    @property
    def is_dark(self) -> bool:
        """Whether the dark colours are in use."""
        return self.tokens is self._dark

    def choose(self, choice: str) -> None:
        """Use the system's scheme, or always light or dark."""
        self._choice = choice
        self.apply()

    def on_system_changed(self) -> None:
        """Follow the system when it switches between light and dark."""
        if self._choice == "system":
            self.apply()

    def apply(self) -> None:
        """Give the application the palette and style sheet of the wanted scheme."""
        self.tokens = self._wanted()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.setPalette(make_palette(self.tokens))
            application.setStyleSheet(style_sheet(self.tokens, self._arrow))
        self.changed.emit()

    def _wanted(self) -> Tokens:
        if self._choice == "system":
            dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
            return self._dark if dark else self._light
        return self._dark if self._choice == "dark" else self._light


def make_palette(tokens: Tokens) -> QPalette:
    """The palette for Fusion."""
    palette = QPalette()
    colours = {
        Role.Window: tokens.window,
        Role.WindowText: tokens.text,
        Role.Base: tokens.surface,
        Role.AlternateBase: tokens.raised,
        Role.Text: tokens.text,
        Role.Button: tokens.raised,
        Role.ButtonText: tokens.text,
        Role.BrightText: tokens.danger,
        Role.ToolTipBase: tokens.surface,
        Role.ToolTipText: tokens.text,
        Role.PlaceholderText: tokens.muted,
        Role.Highlight: tokens.accent,
        Role.HighlightedText: tokens.accent_text,
        Role.Link: tokens.accent,
        Role.Light: tokens.surface,
        Role.Midlight: tokens.raised,
        Role.Mid: tokens.line,
        Role.Dark: tokens.line,
        Role.Shadow: tokens.line,
    }
    for role, colour in colours.items():
        palette.setColor(role, QColor(colour))
    for role in (Role.WindowText, Role.Text, Role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.muted))
    return palette


def style_sheet(tokens: Tokens, arrow: Path) -> str:
    """The few things a palette cannot say. `arrow` is the picture of drop-down fields."""
    values = {field.name: getattr(tokens, field.name) for field in fields(tokens)}
    return _STYLE.format(**values, down=arrow.as_posix())


_STYLE = """
QMainWindow, QDialog {{ background: {window}; }}
QToolBar {{ background: {surface}; border: 0; border-bottom: 1px solid {line}; padding: 4px 8px; spacing: 6px; }}
QStatusBar {{ background: {surface}; border-top: 1px solid {line}; color: {muted}; }}
QSplitter::handle {{ background: {line}; }}
QSplitter::handle:horizontal {{ width: 1px; }}
QSplitter::handle:vertical {{ height: 1px; }}
QToolTip {{ background: {surface}; color: {text}; border: 1px solid {line}; padding: 4px; }}
QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox {{ background: {surface}; color: {text}; border: 1px solid {line};
    border-radius: 4px; padding: 3px 6px; min-height: 20px; selection-background-color: {accent};
    selection-color: {accent_text}; }}
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {{ border: 2px solid {accent};
    padding: 2px 5px; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ width: 0; border: 0; }}
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus {{ border: 0; padding: 0 5px; min-height: 0; }}
QDateEdit QLineEdit, QDateEdit QLineEdit:focus {{ padding: 0; }}
QDateEdit[calendarPopup="true"]::drop-down {{ border: 0; width: 20px; }}
QDateEdit[calendarPopup="true"]::down-arrow {{ image: url("{down}"); width: 12px; height: 12px; }}
QPlainTextEdit {{ min-height: 42px; }}
QLineEdit[wrong="true"] {{ border: 2px solid {danger}; }}
QComboBox::drop-down {{ border: 0; width: 20px; }}
QComboBox::down-arrow {{ image: url("{down}"); width: 12px; height: 12px; }}
QComboBox {{ combobox-popup: 0; }}
QComboBox QAbstractItemView {{ background: {surface}; color: {text}; border: 1px solid {line}; }}
QComboBox QAbstractItemView::item {{ min-height: 24px; padding: 0 4px; }}
QPushButton, QToolButton {{ background: {raised}; color: {text}; border: 1px solid {line}; border-radius: 4px;
    padding: 4px 10px; min-height: 20px; }}
QToolButton {{ padding: 4px 6px; }}
QPushButton[dayHeader="true"] {{ padding: 3px 1px; }}
QPushButton[dayHeader="true"]:focus {{ padding: 2px 0; }}
QPushButton:hover, QToolButton:hover {{ border-color: {accent}; }}
QPushButton:focus, QToolButton:focus {{ border: 2px solid {accent}; padding: 3px 9px; }}
QToolButton:focus {{ padding: 3px 5px; }}
QPushButton:disabled, QToolButton:disabled {{ color: {muted}; background: {window}; }}
QPushButton:checked, QToolButton:checked {{ background: {selection}; color: {selection_text}; border-color: {accent}; }}
QPushButton[primary="true"] {{ background: {accent}; color: {accent_text}; border-color: {accent}; font-weight: 600; }}
QPushButton[primary="true"]:disabled {{ color: {muted}; background: {window}; border-color: {line}; }}
QPushButton[primary="true"]:focus {{ border: 2px solid {text}; }}
QCheckBox::indicator:unchecked, QRadioButton::indicator:unchecked {{ width: 13px; height: 13px;
    border: 1px solid {muted}; background: {surface}; }}
QCheckBox::indicator:unchecked {{ border-radius: 2px; }}
QRadioButton::indicator:unchecked {{ border-radius: 7px; }}
QRadioButton::indicator:checked {{ width: 5px; height: 5px; border: 5px solid {accent}; border-radius: 7px;
    background: {surface}; }}
QRadioButton::indicator:checked:disabled {{ border-color: {muted}; }}
QTabWidget::pane {{ border: 0; }}
QTabBar::tab {{ background: transparent; color: {muted}; padding: 6px 10px; border-bottom: 2px solid transparent; }}
QTabBar::tab:selected {{ color: {text}; border-bottom: 2px solid {accent}; }}
QTabBar::tab:focus {{ color: {accent}; }}
QTreeView, QListView {{ background: {surface}; border: 0; outline: 0; }}
QHeaderView::section {{ background: {surface}; color: {muted}; border: 0; border-bottom: 1px solid {line}; padding: 4px; }}
QScrollArea {{ border: 0; background: transparent; }}
QLabel[role="muted"] {{ color: {muted}; }}
QLabel[role="title"] {{ font-size: 15pt; font-weight: 600; }}
QLabel[role="name"] {{ font-size: 12pt; font-weight: 600; }}
QLabel[role="section"] {{ color: {muted}; font-weight: 600; }}
QLabel[role="warning"] {{ color: {warning}; background: {warning_surface}; border-radius: 4px; padding: 6px; }}
QLabel[role="danger"] {{ color: {danger}; background: {warning_surface}; border-radius: 4px; padding: 6px; }}
QFrame[role="card"] {{ background: {surface}; border: 1px solid {line}; border-radius: 8px; }}
QFrame[role="notice"] {{ background: {warning_surface}; border: 1px solid {warning}; border-radius: 6px; }}
QFrame[role="notice"] QLabel {{ color: {text}; }}
QFrame[role="panel"] {{ background: {surface}; }}
"""
