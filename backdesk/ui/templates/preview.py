"""A template in words: what it is for, its days, what it needs and works, and what to mind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from PySide6.QtWidgets import QTextBrowser

from backdesk.domain.blocks import BLOCK_ORDER, BlockKind
from backdesk.domain.catalogue import Catalogue
from backdesk.domain.client import Client
from backdesk.domain.dose import Span
from backdesk.domain.dose_text import dose_sentence, span_text
from backdesk.domain.duration import session_minutes
from backdesk.domain.ids import ExerciseId
from backdesk.domain.labels import band_name, block_name, day_name, equipment_name, movement_name
from backdesk.domain.plan import Block, Day, Entry, Plan
from backdesk.domain.plan_texts import as_read
from backdesk.domain.screening import ConcernKind, concern_action
from backdesk.domain.supersets import superset_labels
from backdesk.domain.wording import Words
from backdesk.services.template_facts import TemplateFacts, template_facts
from backdesk.ui.theme.theme import Tokens


class TemplatePreview(QTextBrowser):
    """Shows one template; nothing in it can be clicked."""

    def __init__(self, words: Words) -> None:
        """Empty until a template is shown."""
        super().__init__()
        self.setAccessibleName(words.gettext("Preview of the template"))
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(12)


def preview_html(
    template: Plan, client: Client | None, catalogue: Catalogue, *, words: Words, tokens: Tokens
) -> str:
    """The whole preview. Every text that somebody wrote is escaped."""
    known = as_read(template, catalogue)
    facts = template_facts(template, client, catalogue)
    in_one_week = escape(words.gettext("In one week"))
    parts = [
        f'<p style="font-size:14pt; font-weight:600; margin-bottom:2px">{escape(template.title)}</p>',
        *_shelf(template, words, tokens),
        *_cautions(facts, client, known, words, tokens),
        _table(_needs(template, facts, words)),
        *_Days(known, facts, words, tokens).lines(template),
        f'<p style="margin-top:14px; margin-bottom:4px"><b>{in_one_week}</b></p>',
        _table(_coverage(facts, known, words)),
    ]
    return f'<div style="color:{tokens.text}">{"".join(parts)}</div>'


def cautions_text(
    facts: TemplateFacts, client: Client | None, catalogue: Catalogue, words: Words
) -> tuple[str, ...]:
    """What to mind for a client, one sentence each: "2 exercises to be avoided for Maria: …"."""
    if client is None:
        return ()
    forms = {
        ConcernKind.REFER: words.gettext("{client} should see a doctor before training."),
        ConcernKind.AVOID: _counted(
            facts,
            ConcernKind.AVOID,
            words.ngettext(
                "{n} exercise to be avoided for {client}: {names}.",
                "{n} exercises to be avoided for {client}: {names}.",
                len(facts.concerns.get(ConcernKind.AVOID, ())),
            ),
        ),
        ConcernKind.MODIFY: _counted(
            facts,
            ConcernKind.MODIFY,
            words.ngettext(
                "{n} exercise to be changed for {client}: {names}.",
                "{n} exercises to be changed for {client}: {names}.",
                len(facts.concerns.get(ConcernKind.MODIFY, ())),
            ),
        ),
        ConcernKind.EQUIPMENT: words.gettext("{client} lacks the equipment for: {names}."),
    }
    return tuple(
        forms[kind].format(client=client.name, names=_names(exercises, catalogue))
        for kind, exercises in facts.concerns.items()
    )


def _counted(facts: TemplateFacts, kind: ConcernKind, form: str) -> str:
    return form.replace("{n}", str(len(facts.concerns.get(kind, ()))))


def _names(exercises: Sequence[ExerciseId], catalogue: Catalogue) -> str:
    return ", ".join(map(catalogue.name_of, exercises))


def _shelf(template: Plan, words: Words, tokens: Tokens) -> Iterator[str]:
    info = template.template
    if info is None:
        return
    where = " · ".join(part for part in (info.folder, ", ".join(info.tags)) if part)
    if where:
        yield f'<p style="color:{tokens.muted}; margin-top:0">{escape(where)}</p>'
    for line in info.about.splitlines():
        yield f"<p>{escape(line)}</p>"


def _cautions(
    facts: TemplateFacts, client: Client | None, catalogue: Catalogue, words: Words, tokens: Tokens
) -> Iterator[str]:
    sentences = cautions_text(facts, client, catalogue, words)
    if sentences:
        lines = "<br>".join(map(escape, sentences))
        yield (
            f'<table width="100%" cellpadding="8" bgcolor="{tokens.warning_surface}"><tr>'
            f'<td style="color:{tokens.warning}">{lines}</td></tr></table>'
        )


def _needs(template: Plan, facts: TemplateFacts, words: Words) -> list[tuple[str, str]]:
    needs = ", ".join(equipment_name(item, words) for item in facts.equipment)
    return [
        (words.gettext("Time"), _time(template, facts, words)),
        (words.gettext("Needs"), needs or words.gettext("No equipment")),
    ]


def _coverage(facts: TemplateFacts, catalogue: Catalogue, words: Words) -> list[tuple[str, str]]:
    say = words.gettext
    muscles = ", ".join(
        say("{muscle} ({band}, {sets} sets)").format(
            muscle=catalogue.muscle_name(one.muscle),
            band=band_name(one.band, words),
            sets=span_text(Span.of(one.sets)),
        )
        for one in facts.worked
    )
    minutes = facts.aerobic_minutes
    aerobic = words.ngettext("{n} minute", "{n} minutes", minutes).format(n=minutes) if minutes else ""
    return [
        (say("Works most"), muscles),
        (say("Stretches most"), ", ".join(map(catalogue.muscle_name, facts.stretched))),
        (say("Spine"), ", ".join(movement_name(one, words) for one in facts.movements)),
        (say("Aerobic"), aerobic),
    ]


def _table(rows: Sequence[tuple[str, str]]) -> str:
    cells = "".join(
        f'<tr><td style="padding-right:12px"><b>{escape(name)}</b></td><td>{escape(text)}</td></tr>'
        for name, text in rows
        if text
    )
    return f'<table cellpadding="2">{cells}</table>'


def _time(template: Plan, facts: TemplateFacts, words: Words) -> str:
    low, high = facts.minutes
    weeks, days = len(template.weeks), facts.day_count
    parts = [
        words.ngettext("{n} week", "{n} weeks", weeks).format(n=weeks) if weeks > 1 else "",
        words.ngettext("{n} day", "{n} days", days).format(n=days),
        words.gettext("about {minutes} min a day").format(minutes=span_text(Span.of(low, high))),
    ]
    return ", ".join(part for part in parts if part)


class _Days:
    """The days with their blocks; what a client should mind is marked."""

    def __init__(self, catalogue: Catalogue, facts: TemplateFacts, words: Words, tokens: Tokens) -> None:
        self._catalogue = catalogue
        self._words = words
        self._tokens = tokens
        self._marks: dict[ExerciseId, list[str]] = {}
        for kind, exercises in facts.concerns.items():
            if kind is not ConcernKind.REFER:
                for exercise in exercises:
                    self._marks.setdefault(exercise, []).append(concern_action(kind, words))

    def lines(self, template: Plan) -> Iterator[str]:
        """All weeks."""
        for number, week in enumerate(template.weeks, start=1):
            if len(template.weeks) > 1:
                head = self._words.gettext("Week {n}").format(n=number)
                yield f'<p style="font-size:12pt; font-weight:600; margin-top:14px">{escape(head)}</p>'
            for day in week.days:
                if not day.is_rest:
                    yield from self._day(day)

    def _day(self, day: Day) -> Iterator[str]:
        name = day_name(day.name, self._words)
        head = f"{name} – {day.label}" if day.label else name
        minutes = self._words.gettext("{n} min").format(n=round(session_minutes(day)))
        yield (
            f'<p style="margin-top:14px; margin-bottom:4px"><b>{escape(head)}</b> '
            f'<span style="color:{self._tokens.muted}">{escape(minutes)}</span></p>'
        )
        for kind in BLOCK_ORDER:
            if day.block(kind).entries:
                yield self._block(kind, day.block(kind))

    def _block(self, kind: BlockKind, block: Block) -> str:
        title = block_name(kind, self._words)
        if block.round_count > 1:
            rounds = self._words.ngettext("{n} round", "{n} rounds", block.round_count)
            title = f"{title}, {rounds.format(n=block.round_count)}"
        labels = zip(superset_labels(block), block.entries, strict=True)
        rows = "".join(self._entry(label, entry) for label, entry in labels)
        colour, surface = self._tokens.block(kind).name(), self._tokens.block_surface(kind).name()
        return (
            f'<table width="100%" cellspacing="0" cellpadding="4"><tr>'
            f'<td width="4" bgcolor="{colour}"></td><td bgcolor="{surface}"><b>{escape(title)}</b>'
            f'<table cellpadding="2">{rows}</table></td></tr></table>'
        )

    def _entry(self, label: str, entry: Entry) -> str:
        name = f"{label} {self._catalogue.name_of(entry.exercise)}".strip()
        marks = ", ".join(self._marks.get(entry.exercise, ()))
        marked = f' <b style="color:{self._tokens.warning}">{escape(marks)}</b>' if marks else ""
        said = [dose_sentence(entry.dose, self._words), *entry.note.splitlines()]
        under = "<br>".join(escape(line) for line in said if line)
        return (
            f"<tr><td>{escape(name)}{marked}"
            f'<br><span style="color:{self._tokens.muted}">{under}</span></td></tr>'
        )
