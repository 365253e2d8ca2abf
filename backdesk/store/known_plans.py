"""Which plan values are known to be stored, so that a save need not read the plan again."""

from __future__ import annotations

import threading

from backdesk.domain.ids import PlanId
from backdesk.domain.plan import Plan

_CAPACITY = 8
"""More than are ever open at once; going through all plans must not keep them all in memory."""


class KnownPlans:
    """The last few plans that were read or written, each with the revision it was stored as.

    Plans may be read in several threads.
    """

    def __init__(self) -> None:
        self._states: dict[PlanId, tuple[Plan, str]] = {}
        self._lock = threading.Lock()

    def remember(self, plan: Plan, revision: str) -> None:
        """The tables hold exactly this plan as long as they hold this revision of it."""
        with self._lock:
            self._states.pop(plan.id, None)
            self._states[plan.id] = (plan, revision)
            if len(self._states) > _CAPACITY:
                del self._states[next(iter(self._states))]

    def forget(self, plan_id: PlanId) -> None:
        """The plan was deleted."""
        with self._lock:
            self._states.pop(plan_id, None)

    def is_state(self, plan: Plan, revision: str) -> bool:
        """Whether this very value is what revision of the plan holds."""
        known = self._states.get(plan.id)
        return known is not None and known[0] is plan and known[1] == revision
