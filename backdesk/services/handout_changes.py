"""What a client's sheet at home does not say yet: changes since a handout was given out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.clean_texts import clean_exercise, clean_plan
from backdesk.domain.exercise import Exercise
from backdesk.domain.handout_record import HandoutRecord
from backdesk.domain.plan import Plan
from backdesk.domain.plan_difference import plan_differences
from backdesk.domain.wording import Words
from backdesk.handout.labels import date_text
from backdesk.services.handout_records import HandoutRecords


@dataclass(frozen=True, slots=True)
class HandoutChanges:
    """What changed since a handout; without sentences nothing did.

    `given` is the day it was given out and `head` what leads to the sentences, both in words.
    """

    record: HandoutRecord
    given: str
    head: str
    sentences: tuple[str, ...]


def changes_since_last(
    records: HandoutRecords,
    plan: Plan,
    catalogue: Catalogue,
    words: Words,
    *,
    today: date,
    plan_of: Callable[[HandoutRecord], Plan] | None = None,
) -> HandoutChanges | None:
    """What changed since the plan was given out last, None when it never was.

    `catalogue` is the library, without the plan's own wordings; `plan_of` reads a plan as it was issued, for
    who keeps what was read. Raises StoreError, and PlanFileError for a
    record that cannot be read.
    """
    record = records.last_of_plan(plan.id)
    if record is None:
        return None
    # what was issued is clean; what an older Back Desk stored may not be, and says the same
    now = clean_plan(plan)
    known = catalogue.with_exercises(_cleaned(now, catalogue))
    sentences = plan_differences((plan_of or records.plan_of)(record), now, known, words)
    return HandoutChanges(record, given_day(record, words), since_text(record, words, today=today), sentences)


def _cleaned(plan: Plan, catalogue: Catalogue) -> tuple[Exercise, ...]:
    """The clean form of those exercises of the library that the plan uses and that have odd texts."""
    used = dict.fromkeys(entry.exercise for entry in plan.entries())
    known = (catalogue.exercises[exercise] for exercise in used if exercise in catalogue.exercises)
    return tuple(clean for one in known if (clean := clean_exercise(one)) is not one)


def given_at(record: HandoutRecord) -> datetime:
    """When it was given out, by the clock on the wall here."""
    return record.issued_at.astimezone()


def given_day(record: HandoutRecord, words: Words) -> str:
    """ "3 November 2026"."""
    return date_text(given_at(record).date(), words)


def given_time(record: HandoutRecord, words: Words) -> str:
    """ "3 November 2026, 14:05"."""
    return words.gettext("{date}, {time}").format(
        date=given_day(record, words), time=f"{given_at(record):%H:%M}"
    )


def since_text(record: HandoutRecord, words: Words, *, today: date) -> str:
    """ "Since the handout of 3 November 2026 (14 days ago):"; a day that is still to come has no distance."""
    days = (today - given_at(record).date()).days
    forms = {
        0: words.gettext("Since the handout of {date} (today):"),
        1: words.gettext("Since the handout of {date} (yesterday):"),
    }
    if days < 0:
        form = words.gettext("Since the handout of {date}:")
    else:
        several = words.ngettext(
            "Since the handout of {date} ({n} day ago):", "Since the handout of {date} ({n} days ago):", days
        )
        form = forms.get(days, several)
    return form.format(date=given_day(record, words), n=days)


def between_text(earlier: HandoutRecord, later: HandoutRecord, words: Words) -> str:
    """ "From the handout of 3 November 2026 to that of 17 November 2026:", with times within one day."""
    same_day = given_at(earlier).date() == given_at(later).date()
    said = given_time if same_day else given_day
    form = words.gettext("From the handout of {earlier} to that of {later}:")
    return form.format(earlier=said(earlier, words), later=said(later, words))
