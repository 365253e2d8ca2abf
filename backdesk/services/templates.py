"""The shelf of templates: the built-in ones and the user's own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from backdesk import resources
from backdesk.domain import plan_templates
from backdesk.domain.catalogue import Catalogue
from backdesk.domain.clean_texts import one_line
from backdesk.domain.folded import folded
from backdesk.domain.ids import IdFactory, PlanId, random_id
from backdesk.domain.plan import Plan
from backdesk.domain.plan_templates import clean_info, copied_template
from backdesk.domain.template_info import TemplateInfo
from backdesk.errors import BackDeskError, Phrase
from backdesk.services.exchange import read_plan_file, write_plan_file
from backdesk.services.photos import Photos
from backdesk.store.store import Store

_FILE_END = ".backdesk.json"
_WORDS_LEFT_OUT = Phrase("The notes and the own wording of the plan were for one client, and were left out.")


@dataclass(frozen=True, slots=True)
class TemplateLine:
    """One template in the list. `updated_at` is in UTC, None for a built-in one."""

    id: PlanId
    title: str
    info: TemplateInfo
    updated_at: datetime | None = None

    @property
    def is_built_in(self) -> bool:
        """Whether it came with Back Desk and can neither be changed nor deleted."""
        return self.updated_at is None


@dataclass(frozen=True, slots=True)
class TemplateFilter:
    """What the list is narrowed to; None and False narrow nothing.

    `text` is looked for in title, folder, tags, description and the exercises' names.
    """

    text: str = ""
    folder: str | None = None
    tag: str | None = None
    own_only: bool = False


class Templates:
    """Finds, keeps and shares templates. All methods raise StoreError when the store cannot be used."""

    def __init__(
        self,
        store: Store,
        catalogue: Callable[[], Catalogue],
        *,
        photos: Photos | None = None,
        new_id: IdFactory = random_id,
    ) -> None:
        """`catalogue` is asked each time: the library may gain exercises of the user's own.

        Without `photos`, those of own exercises are left out of shared files.
        """
        self._photos = photos
        self._store = store
        self._catalogue = catalogue
        self._new_id = new_id
        self._built_in: dict[PlanId, Plan] = {}
        self._loaded: dict[PlanId, tuple[datetime | None, Plan]] = {}
        self._texts: dict[TemplateLine, list[str]] = {}

    def lines(self) -> tuple[TemplateLine, ...]:
        """All templates by title."""
        built_in = (_built_in_line(plan) for plan in self._shipped().values())
        own = (
            TemplateLine(one.plan.id, one.plan.title, one.info, one.plan.updated_at)
            for one in self._store.templates()
        )
        return tuple(sorted((*built_in, *own), key=lambda line: (folded(line.title), line.id)))

    def find(self, wanted: TemplateFilter) -> tuple[TemplateLine, ...]:
        """The templates that fit, by title; those whose title holds all words of the text come first."""
        words = folded(wanted.text).split()
        lines = [line for line in self.lines() if _stands_in(line, wanted)]
        if not words:
            return tuple(lines)
        by_title = [line for line in lines if _holds(words, line.title)]
        named = {line.id for line in by_title}
        others = [line for line in lines if line.id not in named and _begin(words, self._words_of(line))]
        return (*by_title, *others)

    def plan(self, line: TemplateLine) -> Plan:
        """All that a template holds. Raises NotFoundError."""
        if line.is_built_in:
            return self._shipped()[line.id]
        known = self._loaded.get(line.id)
        if known is None or known[0] != line.updated_at:
            known = (line.updated_at, self._store.plan(line.id))
            self._loaded[line.id] = known
        return known[1]

    def line(self, plan_id: PlanId) -> TemplateLine | None:
        """The template with this id, None when it is not on the shelf."""
        return next((line for line in self.lines() if line.id == plan_id), None)

    def add(self, template: Plan) -> Plan:
        """Put a new template on the shelf; a title that is taken there gets a number."""
        if template.template is None:
            raise ValueError("a plan needs a place on the shelf to be a template")
        info = clean_info(template.template)
        stored = replace(template, client_id=None, title=self._free(template.title), template=info)
        self._store.add_plan(stored)
        return stored

    def copy(self, line: TemplateLine) -> Plan:
        """Put a copy on the shelf, which can be changed."""
        return self.add(copied_template(self.plan(line), line.title, new_id=self._new_id))

    def changed(self, line: TemplateLine, title: str, info: TemplateInfo) -> Plan:
        """One of the user's own templates with another title or place, not stored yet.

        Raises BackDeskError for an empty title, and NotFoundError.
        """
        if line.is_built_in:
            raise BackDeskError("A built-in template cannot be changed; make a copy of your own.")
        clean = one_line(" ".join(title.split()))
        if not clean:
            raise BackDeskError("A template needs a title.")
        if clean != line.title:
            clean = self._free(clean, apart_from=line.id)
        return replace(
            self.plan(line), title=clean, template=replace(clean_info(info), scope=line.info.scope)
        )

    def save(self, before: Plan, after: Plan) -> None:
        """Store a change of one of the user's own templates."""
        self._store.save_plan(before, after)

    def delete(self, line: TemplateLine) -> Plan:
        """Take one of the user's own templates off the shelf; `put_back` undoes it."""
        if line.is_built_in:
            raise BackDeskError("A built-in template cannot be deleted.")
        plan = self.plan(line)
        self._store.delete_plan(line.id)
        self._loaded.pop(line.id, None)
        return plan

    def put_back(self, template: Plan) -> None:
        """Put a deleted template back as it was."""
        self._store.add_plan(template)

    def share(self, line: TemplateLine, path: Path) -> None:
        """Write a template as a plan file, with the own exercises that it uses. Raises OutputError."""
        catalogue = self._catalogue()
        shipped = {one.id for one in self.plan(line).exercises}
        used = {entry.exercise for entry in self.plan(line).entries()} - shipped
        own = {exercise.id: exercise for exercise in self._store.own_exercises()}
        carried = tuple(own[name] for name in sorted(used & own.keys()))
        plan = replace(self.plan(line), exercises=(*self.plan(line).exercises, *carried))
        write_plan_file(path, plan, None, catalogue, photos=self._photos)

    def add_file(self, path: Path) -> tuple[Plan, tuple[Phrase, ...]]:
        """Put the plan of a file on the shelf, whoever it was for; notes say what was kept or changed.

        What a client's plan says to that client alone (notes and own wording) does not become a template's.
        Raises PlanFileError with one sentence that names the place.
        """
        imported = read_plan_file(path, self._catalogue())
        plan = imported.plan
        if self._photos is not None:
            for content in imported.photos.values():
                self._photos.keep(content)
        notes = imported.notes
        if plan.template is None:
            if imported.client is not None and _has_words(plan):
                notes = (*notes, _WORDS_LEFT_OUT)
            wish = plan_templates.TemplateWish(plan.title, keeps_words=imported.client is None)
            plan = plan_templates.make_template(plan, plan_templates.Piece(), wish, new_id=self._new_id)
        return self.add(plan), notes

    def folders(self) -> tuple[tuple[str, int], ...]:
        """The folders in use and how many templates stand in each, by name."""
        counts = Counter(line.info.folder for line in self.lines() if line.info.folder)
        return tuple(sorted(counts.items(), key=lambda item: folded(item[0])))

    def tags(self) -> tuple[tuple[str, int], ...]:
        """The tags in use and how many templates carry each, by name."""
        counts = Counter(tag for line in self.lines() for tag in line.info.tags)
        return tuple(sorted(counts.items(), key=lambda item: folded(item[0])))

    def _shipped(self) -> dict[PlanId, Plan]:
        if not self._built_in:
            self._built_in = {plan.id: plan for plan in built_in_templates(self._catalogue())}
        return self._built_in

    def _words_of(self, line: TemplateLine) -> list[str]:
        """All words that the search looks at; kept, because it asks with every letter typed."""
        if line not in self._texts:
            self._read_words()
        return self._texts.get(line, [])

    def _read_words(self) -> None:
        """The words of all templates at once, which is quicker than to read one after the other."""
        exercises = self._store.template_exercises()
        for plan in self._shipped().values():
            exercises[plan.id] = tuple(dict.fromkeys(entry.exercise for entry in plan.entries()))
        name_of, self._texts = self._catalogue().name_of, {}
        for line in self.lines():
            names = map(name_of, exercises.get(line.id, ()))
            text = " ".join((line.title, line.info.folder, *line.info.tags, line.info.about, *names))
            self._texts[line] = folded(text).split()

    def _free(self, title: str, *, apart_from: PlanId | None = None) -> str:
        """The title, with a number behind it where the shelf has it already."""
        taken = {folded(line.title) for line in self.lines() if line.id != apart_from}
        wanted, number = title, 2
        while folded(wanted) in taken:
            wanted = f"{title} ({number})"
            number += 1
        return wanted


def _has_words(plan: Plan) -> bool:
    return bool(plan.wording) or any(entry.note for entry in plan.entries())


def built_in_templates(catalogue: Catalogue) -> tuple[Plan, ...]:
    """The bundled templates; their ids are their files' names. Raises PlanFileError for a wrong file."""
    found = []
    for path in sorted(resources.resource_path("templates").glob(f"*{_FILE_END}")):
        plan = read_plan_file(path, catalogue).plan
        found.append(replace(plan, id=PlanId(path.name.removesuffix(_FILE_END))))
    return tuple(found)


def _built_in_line(plan: Plan) -> TemplateLine:
    return TemplateLine(plan.id, plan.title, plan.template or TemplateInfo())


def _stands_in(line: TemplateLine, wanted: TemplateFilter) -> bool:
    if wanted.own_only and line.is_built_in:
        return False
    if wanted.folder is not None and line.info.folder != wanted.folder:
        return False
    return wanted.tag is None or wanted.tag in line.info.tags


def _holds(words: Iterable[str], text: str) -> bool:
    return _begin(words, folded(text).split())


def _begin(words: Iterable[str], found: Sequence[str]) -> bool:
    """Whether every word begins one of those found."""
    return all(any(one.startswith(word) for one in found) for word in words)
