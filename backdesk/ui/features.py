"""The parts of the desk that bring their own menu entries and dialogs, one line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backdesk.ui.checks.desk import ChecksDesk
from backdesk.ui.clients.desk import ClientsDesk
from backdesk.ui.concerns.desk import ConcernsDesk
from backdesk.ui.own_exercises.desk import OwnExercisesDesk
from backdesk.ui.plan_deletion import PlanDeletion
from backdesk.ui.planner.moving_desk import MovingDesk
from backdesk.ui.session_log.desk import SessionLogDesk
from backdesk.ui.suggest.desk import SuggestDesk
from backdesk.ui.templates.desk import TemplatesDesk
from backdesk.ui.weeks.desk import WeeksDesk

if TYPE_CHECKING:
    from backdesk.ui.main_window import MainWindow


class Features:
    """Built last: each part finds the window complete and adds its commands to the menus."""

    def __init__(self, window: MainWindow) -> None:
        """Parts know each other only through the window and their signals."""
        self._window = window
        self.clients = ClientsDesk(window)
        self.checks = ChecksDesk(window)
        self.suggest = SuggestDesk(window)
        self.templates = TemplatesDesk(window)
        self.session_log = SessionLogDesk(window)
        self.moving = MovingDesk(window)
        self.concerns = ConcernsDesk(window)
        self.weeks = WeeksDesk(window)
        self.own_exercises = OwnExercisesDesk(window)
        self.deletion = PlanDeletion(window)
