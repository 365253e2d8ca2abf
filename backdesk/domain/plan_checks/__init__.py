"""What a careful colleague would notice in a plan: section 5 of content/back-care-facts.md and more."""

from backdesk.domain.plan_checks.checker import PlanChecker, check_plan
from backdesk.domain.plan_checks.finding import Finding, Fix, Place, Severity, Spot

__all__ = ["Finding", "Fix", "Place", "PlanChecker", "Severity", "Spot", "check_plan"]
