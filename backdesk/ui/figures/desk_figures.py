"""All pictures of the desk: thumbnails in the library and on the board, and the details' animated picture."""

from __future__ import annotations

from PySide6.QtCore import QObject

from backdesk.domain.ids import ExerciseId
from backdesk.domain.wording import Words
from backdesk.services.figures import Figures
from backdesk.services.settings import Settings
from backdesk.ui.figures.look import chosen_look
from backdesk.ui.figures.motion_setting import desktop_reduces_motion
from backdesk.ui.figures.source import FigureSource
from backdesk.ui.figures.thumbnail_store import ThumbnailStore
from backdesk.ui.figures.tile import ThumbnailTile
from backdesk.ui.figures.view import FigureView
from backdesk.ui.library.panel import LibraryPanel
from backdesk.ui.models.week_model import WeekModel
from backdesk.ui.planner.board import Board
from backdesk.ui.planner.card_delegate import CardDelegate
from backdesk.ui.planner.cell_view import CellView
from backdesk.ui.theme.theme import Theme

FIGURE_SETTINGS = ("skin_tone", "build", "reduce_motion")


class DeskFigures(QObject):
    """Makes what draws pictures, and repaints the row and the cards whose picture became ready."""

    def __init__(
        self, figures: Figures, settings: Settings, words: Words, theme: Theme, parent: QObject
    ) -> None:
        """Nothing is drawn or read before something is painted."""
        super().__init__(parent)
        self.source = source = FigureSource(figures)
        look = chosen_look(settings)
        self.store = ThumbnailStore(source, look, self)
        self.tile = ThumbnailTile(theme, self.store)
        self.view = FigureView(source, look, words, theme)
        self.follow(settings)

    def follow(self, settings: Settings) -> None:
        """Show figures by the user's choices from now on."""
        look = chosen_look(settings)
        self.store.use_look(look)
        self.view.use_look(look)
        self.view.set_reduced_motion(reduced=settings.reduce_motion or desktop_reduces_motion())

    def show_in_library(self, library: LibraryPanel) -> None:
        """Repaint rows of the library when their picture is there."""
        self.store.ready.connect(library.on_picture_ready)
        self.store.changed.connect(library.list.viewport().update)

    def show_on_board(self, board: Board, model: WeekModel) -> None:
        """Give the board's cards pictures, and repaint them when their picture is there."""
        for delegate in board.canvas.findChildren(CardDelegate):
            delegate.use_tile(self.tile)

        def on_ready(exercise: ExerciseId) -> None:
            for view, card in board.canvas.cards():
                if card.entry.exercise == exercise:
                    view.update(model.find(card.entry.id))

        def on_changed() -> None:
            for view in board.canvas.findChildren(CellView):
                view.viewport().update()

        self.store.ready.connect(on_ready)
        self.store.changed.connect(on_changed)
