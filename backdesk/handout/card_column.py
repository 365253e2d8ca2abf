"""The column that a card's texts stand in: where labels go, how wide a line may be."""

from __future__ import annotations

from backdesk.handout.card_settings import Labels, Setting
from backdesk.handout.columns import keep_together, padded, spaced, with_panels
from backdesk.handout.flow import Line, Rect
from backdesk.handout.fonts import Weight
from backdesk.handout.kit import Kit
from backdesk.handout.theme import Colour

PARAGRAPH_GAP = 4.0
LABEL_GAP = 10.0
_GUTTER = 7.7
"""Width of the column for labels in units of the font size."""
_MEASURE = 33.0
"""Widest text in units of the font size: about 72 characters a line."""


class Column:
    """Where labels and texts of a card stand, `pictures` points being taken on the left."""

    def __init__(self, kit: Kit, setting: Setting, pictures: float) -> None:
        self.kit = kit
        self.setting = setting
        self.width = setting.width
        self.labels = Labels.INLINE if pictures else setting.labels
        self.gutter = _GUTTER * setting.size if self.labels is Labels.GUTTER else 0.0
        self.left = self.gutter or pictures
        self.text_width = min(self.width - self.left, _MEASURE * setting.size)
        self.label_style = kit.theme.style(Weight.SEMIBOLD, colour=kit.theme.accent)

    @property
    def is_inline(self) -> bool:
        """Whether labels start their text."""
        return self.labels is Labels.INLINE

    def labelled(self, label: str, text: str, *, x: float = 0.0) -> list[Line]:
        """A paragraph with its label; none without text. `x` insets it where there is no gutter."""
        if not text:
            return []
        if self.is_inline:
            left = self.left + x
            lead = self.kit.run(f"{label}\u2002", self.label_style, left)
            width = self.text_width - 2 * x
            return self.kit.paragraph(text, self.kit.theme.style(), x=left, width=width, lead=(lead,))
        left = self.gutter or x
        width = self.text_width - (0.0 if self.gutter else 2 * x)
        lines = self.kit.paragraph(text, self.kit.theme.style(), x=left, width=width)
        return self.with_label(label, lines, x=x)

    def with_label(self, label: str, lines: list[Line], *, x: float = 0.0) -> list[Line]:
        """Lines with a label in the gutter beside them or above them; none where labels start texts."""
        if not lines or self.is_inline:
            return lines
        width = (self.gutter or self.width) - x - LABEL_GAP
        said = self.kit.paragraph(label, self.label_style, x=x, width=width)
        if not self.gutter:
            return [*keep_together(said, with_next=True), *lines]
        for index, line in enumerate(said):
            if index < len(lines):
                lines[index].runs = [*line.runs, *lines[index].runs]
                lines[index].keep = lines[index].keep or index + 1 < len(said)
            else:
                lines.append(line)
        return lines

    def boxed(self, label: str, text: str, bar: Colour) -> list[Line]:
        """A pale panel with a strong bar on its left; it may run over several pages."""
        inset, padding, gap = (8.0, 3.0, 5.0) if self.setting.is_cell else (12.0, 5.0, 2 * PARAGRAPH_GAP)
        lines = padded(self.labelled(label, text, x=inset), padding)
        left = self.left if self.is_inline else 0.0
        panel = Rect(left, 0, self.width - left, 0, self.kit.theme.panel)
        return spaced(with_panels(lines, panel, Rect(left, 0, 3.0, 0, bar)), gap)
