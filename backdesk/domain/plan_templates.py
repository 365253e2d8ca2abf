"""Templates: making one from a piece of a plan, and putting one into a plan.

Always copies with fresh ids: a template and the plans made from it never change one another. All functions
raise PlanEditError with a sentence when the edit does not fit.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from backdesk.domain.blocks import BLOCK_ORDER, BlockKind
from backdesk.domain.catalogue import Catalogue
from backdesk.domain.clean_texts import clean_template, one_line
from backdesk.domain.ids import ClientId, DayId, IdFactory, WeekId
from backdesk.domain.plan import WEEKDAYS, Cell, Day, Plan, Slot, Week, day_number, day_order
from backdesk.domain.plan_copies import (
    PartKind,
    PlanPart,
    UsualDose,
    copied_block,
    copied_day,
    copied_week,
    paste,
)
from backdesk.domain.plan_duplicate import PlanCopy, copied_plan
from backdesk.domain.plan_weeks import MOST_WEEKS
from backdesk.domain.template_info import TemplateInfo, TemplateScope
from backdesk.errors import PlanEditError


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a plan: all of it, a week (from 0), one of its days, or one block of that day."""

    week_index: int | None = None
    day: str | None = None
    block: BlockKind | None = None

    @property
    def scope(self) -> TemplateScope:
        """How much that is."""
        if self.week_index is None:
            return TemplateScope.PLAN
        if self.day is None:
            return TemplateScope.WEEK
        return TemplateScope.DAY if self.block is None else TemplateScope.BLOCK


@dataclass(frozen=True, slots=True)
class TemplateWish:
    """What a new template is to be called, where it stands, and what it takes over.

    `usual` gives the doses anew where the plan's own shall not come along, None keeps them. `keeps_words`
    takes along the trainer's notes and the plan's own wording, which may be meant for one client alone.
    """

    title: str
    info: TemplateInfo = field(default_factory=TemplateInfo)
    usual: UsualDose | None = None
    keeps_words: bool = True


def make_template(plan: Plan, piece: Piece, wish: TemplateWish, *, new_id: IdFactory) -> Plan:
    """A template of a piece of a plan; its scope is that of the piece.

    Nothing that belongs to the client goes along: no link, no appointment, no set-aside hints. An empty
    piece or title is refused.
    """
    if not one_line(wish.title):
        raise PlanEditError("A template needs a title.")
    narrowed = replace(plan, weeks=_weeks_of(plan, piece))
    if not any(True for _ in narrowed.entries()):
        raise PlanEditError("There is nothing in it yet to make a template of.")
    if piece.scope is not TemplateScope.PLAN:
        narrowed = replace(narrowed, progression=None)
    copy = PlanCopy(wish.title, usual=wish.usual, keeps_words=wish.keeps_words)
    made = copied_plan(narrowed, copy, new_id=new_id)
    used = {entry.exercise for entry in made.entries()}
    return replace(
        made,
        wording=tuple(one for one in made.wording if one.exercise in used),
        template=replace(clean_info(wish.info), scope=piece.scope),
    )


def clean_info(info: TemplateInfo) -> TemplateInfo:
    """The place on the shelf with clean texts; the same tag once, whatever its capitals."""
    info = clean_template(info)
    tags: dict[str, str] = {}
    for tag in info.tags:
        tags.setdefault(tag.casefold(), tag)
    return replace(info, tags=tuple(tags.values()), about=info.about.strip())


def copied_template(template: Plan, title: str, *, new_id: IdFactory) -> Plan:
    """Another template like this one, under another title."""
    copied = copied_plan(template, PlanCopy(title, keeps_words=True), new_id=new_id)
    return replace(copied, template=template.template)


def plan_from(template: Plan, client_id: ClientId | None, *, new_id: IdFactory) -> Plan:
    """A new plan for a client, or for none, with all that the template holds."""
    return copied_plan(template, PlanCopy(template.title, client_id, keeps_words=True), new_id=new_id)


def training_days(template: Plan) -> tuple[Day, ...]:
    """The days of a template's first week with something on them."""
    return tuple(day for day in template.weeks[0].days if not day.is_rest)


def filled_blocks(template: Plan) -> tuple[tuple[Day, BlockKind], ...]:
    """The blocks of a template's first week with something in them."""
    return tuple(
        (day, kind) for day in training_days(template) for kind in BLOCK_ORDER if day.block(kind).entries
    )


class TemplateEdits:
    """Puts a template into plans that know a catalogue."""

    def __init__(self, template: Plan, catalogue: Catalogue, new_id: IdFactory) -> None:
        """`catalogue` is what the plans know; own exercises that it lacks come along."""
        self._template = template
        self._catalogue = catalogue
        self._new_id = new_id

    def add_to_week(self, plan: Plan, week_index: int) -> Plan:
        """Add the template's first week to a week, behind what stands there already.

        Where the week names its days otherwise, Monday and day 1 stand for each other.
        """
        for day in training_days(self._template):
            name = _fitting_name(day.name, plan, week_index)
            plan = self._paste(plan, copied_day(self._template, 0, day.name), Cell(week_index, name, _FIRST))
        return plan

    def insert_weeks(self, plan: Plan, behind: int) -> Plan:
        """Put all weeks of the template behind a week (from 0)."""
        if len(plan.weeks) + len(self._template.weeks) > MOST_WEEKS:
            raise PlanEditError("A plan holds at most {n} weeks.", n=MOST_WEEKS)
        for index in reversed(range(len(self._template.weeks))):
            plan = self._paste(plan, copied_week(self._template, index), Cell(behind, WEEKDAYS[0], _FIRST))
        return plan

    def put_on_day(self, plan: Plan, week_index: int, target: str, *, day: str) -> Plan:
        """Add the day called `day` of the template's first week to a day, behind what stands there."""
        return self._paste(plan, copied_day(self._template, 0, day), Cell(week_index, target, _FIRST))

    def put_in_block(self, plan: Plan, cell: Cell, *, day: str, block: BlockKind) -> Plan:
        """Put one block of the template's first week behind what stands in a block."""
        return self._paste(plan, copied_block(self._template, Cell(0, day, block)), cell)

    def _paste(self, plan: Plan, part: PlanPart, cell: Cell) -> Plan:
        index = 0 if part.kind is PartKind.WEEK else _end(plan, cell)
        pasted = paste(plan, part, Slot(cell, index), catalogue=self._catalogue, new_id=self._new_id)
        return self._with_wording(plan, pasted.plan, part)

    def _with_wording(self, before: Plan, after: Plan, part: PlanPart) -> Plan:
        """An exercise that the plan uses already keeps the texts that it has there."""
        known = {entry.exercise for entry in before.entries()} | {one.exercise for one in before.wording}
        new = {entry.exercise for entry in part.entries()} - known
        added = tuple(one for one in self._template.wording if one.exercise in new)
        if not added:
            return after
        wording = tuple(sorted((*after.wording, *added), key=lambda one: one.exercise))
        return replace(after, wording=wording)


_FIRST = BLOCK_ORDER[0]


def _end(plan: Plan, cell: Cell) -> int:
    day = plan.weeks[cell.week_index].day(cell.day) if 0 <= cell.week_index < len(plan.weeks) else None
    return 0 if day is None else len(day.block(cell.block).entries)


def _weeks_of(plan: Plan, piece: Piece) -> tuple[Week, ...]:
    if piece.week_index is None:
        return plan.weeks
    if not 0 <= piece.week_index < len(plan.weeks):
        raise PlanEditError("The plan has no week {week}.", week=piece.week_index + 1)
    week = plan.weeks[piece.week_index]
    if piece.day is None:
        return (week,)
    day = week.day(piece.day)
    if day is None:
        return (Week(WeekId(""), ()),)
    if piece.block is not None:
        day = Day(DayId(""), day.name).with_block(piece.block, day.block(piece.block))
    return (replace(week, days=(day,)),)


def _fitting_name(name: str, plan: Plan, week_index: int) -> str:
    """The day's name in the way in which the week names its days."""
    days = plan.weeks[week_index].days if 0 <= week_index < len(plan.weeks) else ()
    used = [day.name for day in days if not day.is_rest]
    number = day_number(name)
    if not used or name in used:
        return name
    if number is not None and all(other in WEEKDAYS for other in used):
        if number > len(WEEKDAYS):
            raise PlanEditError("That template has more days than a week from Monday to Sunday.")
        return WEEKDAYS[number - 1]
    if number is None and all(other not in WEEKDAYS for other in used):
        return f"day-{day_order(name)[1] + 1}"
    return name
