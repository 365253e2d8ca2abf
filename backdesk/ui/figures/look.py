"""Whom the figures show: the skin tone and build that were chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from backdesk.services.settings import Settings

if TYPE_CHECKING:
    from backdesk.figure.style import FigureStyle


class FigureLook(NamedTuple):
    """The choices by name; what they mean is loaded when the first figure is drawn, not with the window."""

    skin_tone: str
    build: str

    def style(self) -> FigureStyle:
        """The colours and the build to draw in."""
        from backdesk.figure.style import SkinTone, figure_style
        from backdesk.figure.tubes import Build

        return figure_style(SkinTone(self.skin_tone), Build(self.build))


def chosen_look(settings: Settings) -> FigureLook:
    """The look of the user's settings."""
    return FigureLook(settings.skin_tone, settings.build)
