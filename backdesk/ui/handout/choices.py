"""What can be chosen for a handout: ready-made choices, parts and switches, with their words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from backdesk.domain.wording import Words
from backdesk.services.settings import HANDOUT_PARTS, Settings


@dataclass(frozen=True, slots=True)
class Preset:
    """A ready-made choice: its name, what it is good for, and the settings it stands for."""

    name: str
    purpose: str
    settings: Mapping[str, object]

    def is_chosen(self, settings: Settings) -> bool:
        """Whether the settings are those of this choice."""
        return all(getattr(settings, name) == value for name, value in self.settings.items())


def presets(words: Words) -> tuple[Preset, ...]:
    """The ready-made choices, the usual one first."""
    say = words.gettext
    return (
        _preset(say("Week and cards"), say("The week on a page, then every exercise once"), "week,cards"),
        _preset(say("Session sheets"), say("One page for each day, to take to the gym"), "sessions"),
        _preset(say("Exercise list"), say("One line for each exercise"), "list"),
        _preset(say("Log sheet"), say("To tick off and write in what was done"), "log"),
        _preset(say("Everything"), say("All parts in one handout"), ",".join(HANDOUT_PARTS)),
        _preset(
            say("Large print"), say("Large letters and pictures, one exercise a page"), "cards", is_large=True
        ),
    )


def _preset(name: str, purpose: str, layouts: str, *, is_large: bool = False) -> Preset:
    return Preset(name, purpose, {"handout_layouts": layouts, "large_print": is_large})


def part_names(words: Words) -> Mapping[str, str]:
    """The parts in the order in which they are printed, with their names."""
    say = words.gettext
    names = (
        say("Week at a glance"),
        say("Session sheets, one a day"),
        say("Exercise cards"),
        say("List of exercises"),
        say("Log sheet"),
    )
    return dict(zip(HANDOUT_PARTS, names, strict=True))


def look_switches(words: Words) -> Mapping[str, str]:
    """The switches of the whole print: setting and name."""
    say = words.gettext
    return {"large_print": say("Large print"), "grey": say("Grey instead of colour")}


def content_switches(words: Words) -> Mapping[str, str]:
    """The switches of what stands on the pages: setting and name."""
    say = words.gettext
    return {
        "pictures_in_handout": say("Pictures"),
        "steps_in_handout": say("Steps"),
        "tips_in_handout": say("Tips"),
        "days_in_handout": say("Days"),
        "notes_in_handout": say("Notes"),
        "links_in_handout": say("QR codes of links"),
        "pain_box_in_handout": say("Pain box"),
        "stop_signs_in_handout": say("Stop-signs box"),
        "coverage_in_handout": say("Coverage summary"),
    }
