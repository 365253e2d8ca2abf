"""What a list of plans shows of each plan, without its weeks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from backdesk.domain.ids import ClientId, PlanId
from backdesk.domain.template_info import TemplateInfo


@dataclass(frozen=True, slots=True)
class PlanSummary:
    """One line in a list of plans.

    `client_id` is None and `client_name` is "" for a template. `updated_at` is in UTC.
    """

    id: PlanId
    title: str
    client_id: ClientId | None
    client_name: str
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class TemplateSummary:
    """One of the user's own templates on the shelf, and where it stands there."""

    plan: PlanSummary
    info: TemplateInfo
