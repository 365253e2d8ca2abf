"""Whom the figures show: the skin tone and build that were chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from backdesk.services.settings import Settings

if TYPE_CHECKING:
    from backdesk.figure.style import FigureStyle


@dataclass(frozen=True, slots=True)
class FigureLook:
    """The choices by name; what they mean is loaded when the first figure is drawn, not with the window."""

    skin_tone: str
    build: str

    def style(self) -> FigureStyle:
        """The colours and the build to draw in."""
        from backdesk.figure.flesh import Build
        from backdesk.figure.style import SkinTone, figure_style

        return figure_style(SkinTone(self.skin_tone), Build(self.build))


def chosen_look(settings: Settings) -> FigureLook:
    """The look of the user's settings."""
    return FigureLook(settings.skin_tone, settings.build)
