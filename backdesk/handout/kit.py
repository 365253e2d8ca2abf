"""What every part of a handout is made with, and what a page says about its part."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from backdesk.domain.wording import Words
from backdesk.handout.flow import Line, Link, Run, paragraph
from backdesk.handout.fonts import Fonts
from backdesk.handout.spec import HandoutSpec
from backdesk.handout.text import is_rtl_line, line_width, printable
from backdesk.handout.theme import Style, Theme

_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True)
class Kit:
    """What every part of the handout is made with.

    `made` holds what is asked for again while the pages are laid out, and lives no longer.
    """

    spec: HandoutSpec
    theme: Theme
    fonts: Fonts
    made: dict[Hashable, Any] = field(default_factory=dict, compare=False, repr=False)

    @property
    def words(self) -> Words:
        """The translations."""
        return self.spec.words

    def once(self, key: Hashable, make: Callable[[], _Made]) -> _Made:
        """What `make` gives, made once for each key. The key names all it depends on but spec and fonts.

        Whoever gets it must not change it.
        """
        found: _Made | None = self.made.get(key)
        if found is None:
            found = self.made[key] = make()
        return found

    def paragraph(
        self, text: str, style: Style, *, x: float = 0.0, width: float, lead: Sequence[Run] = ()
    ) -> list[Line]:
        """A paragraph in this handout's fonts (see flow.paragraph)."""
        return paragraph(text, self.fonts, style, x=x, width=width, lead=lead)

    def run(self, text: str, style: Style, x: float = 0.0) -> Run:
        """A single run of fixed words."""
        return Run(x, printable(text, self.fonts), style)

    def width(self, text: str, style: Style) -> float:
        """The width of a single run."""
        return line_width(printable(text, self.fonts), self.fonts, style)

    def flat(self, text: str) -> str:
        """A text as one line, "" where nothing of it can be printed."""
        line = " ".join(text.split())
        return line if printable(line, self.fonts).strip() else ""

    def end(self, run: Run) -> float:
        """Where a run ends."""
        return run.x + line_width(run.text, self.fonts, run.style)

    def capped(self, lines: list[Line], most: int, width: float) -> list[Line]:
        """The first `most` lines of a paragraph, the last one ending with "…" if more followed."""
        if len(lines) <= most:
            return lines
        kept = lines[:most]
        last = kept[-1].runs[0]
        short = self.shortened(f"{last.text}…", last.style, width, x=last.x)
        if is_rtl_line(last.text):  # it ended at the right edge, and still does
            short = short._replace(x=max(0.0, self.end(last) - self.width(short.text, short.style)))
        kept[-1].runs = [short]
        kept[-1].keep = False
        return kept

    def shortened(self, text: str, style: Style, width: float, *, x: float = 0.0) -> Run:
        """A run of at most `width` points that ends with "…" where the text is longer."""
        if self.width(text, style) <= width:
            return self.run(text, style, x)
        kept = text.removesuffix("…")
        while kept and self.width(f"{kept}…", style) > width:
            kept = kept[:-1].rstrip()
        return self.run(f"{kept}…", style, x)

    def linked(self, lines: list[Line], target: str) -> list[Line]:
        """The lines with their runs made clickable; unchanged where there is no target."""
        if target:
            for line in lines:
                made = [Link(run.x, 0.0, self.end(run) - run.x, line.height, target) for run in line.runs]
                line.links = (*line.links, *made)
        return lines


@dataclass(frozen=True, slots=True)
class Section:
    """What the head of a page says: the part's name and the week or weeks it is about."""

    name: str
    weeks: str
    landscape: bool = False
