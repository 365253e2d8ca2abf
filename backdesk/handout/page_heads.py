"""What the head of a page says: plan title and part, client, week and date, next appointment, link."""

from __future__ import annotations

from backdesk.domain.links import is_printable_link, readable_link
from backdesk.handout.flow import Line, Run, text_line
from backdesk.handout.fonts import Weight
from backdesk.handout.kit import Kit, Section
from backdesk.handout.labels import date_text
from backdesk.handout.letterhead import SEPARATOR
from backdesk.handout.text import isolated
from backdesk.handout.theme import Style

HEAD_GAP = 24.0
"""Between texts of the head that stand side by side."""
_MOST_HEAD_LINES = 6
"""A longer plan title or name ends with "…" in the head of the page, so that room stays for the page."""
_MOST_ABOUT_LINES = 3


def title_block(kit: Kit, section: Section, width: float) -> list[Line]:
    """All that the head of the first page says below or beside the letterhead."""
    theme = kit.theme
    small = head_size(kit)
    part = part_run(kit, section, width)
    room = part.x - HEAD_GAP
    style = theme.style(Weight.BOLD, 1.3 * max(small, 15.4))
    lines = title_lines(kit, style, (0.0, room), _MOST_HEAD_LINES)
    lines[0].runs.append(part)
    about_style = theme.style(size=small, colour=theme.muted)
    said = kit.paragraph(about_text(kit, section), about_style, width=width)
    about = kit.capped(said, _MOST_HEAD_LINES, width)
    when = appointment_text(kit)
    strong = theme.style(Weight.SEMIBOLD, small)
    free = width - (kit.end(about[-1].runs[-1]) if about else 0.0)
    if when and about and kit.width(when, strong) + HEAD_GAP <= free:
        about[-1].runs.append(kit.run(when, strong, width - kit.width(when, strong)))
    elif when:
        about += kit.capped(kit.paragraph(when, strong, width=width), _MOST_ABOUT_LINES, width)
    link = plan_link(kit)
    if link:
        online = kit.words.gettext("This plan online: {link}").format(link=readable_link(link))
        shown = kit.capped(kit.paragraph(online, strong, width=width), _MOST_ABOUT_LINES, width)
        about += kit.linked(shown, link)
    return [*lines, *about]


def title_lines(kit: Kit, style: Style, place: tuple[float, float], most: int) -> list[Line]:
    """The plan's title at `place`, x and width; one empty line if nothing of it can be printed."""
    x, width = place
    title = kit.flat(kit.spec.title) or kit.words.gettext("Exercise plan")
    lines = kit.capped(kit.paragraph(title, style, x=x, width=width), most, width)
    return lines or [text_line([], style)]


def part_run(kit: Kit, section: Section, width: float) -> Run:
    """The part's name at the right end of the first line."""
    style = kit.theme.style(Weight.SEMIBOLD, head_size(kit), kit.theme.accent)
    return kit.run(section.name, style, width - kit.width(section.name, style))


def head_size(kit: Kit) -> float:
    """The size of the head's usual text in points."""
    return max(kit.theme.body_size, 12.0)


def about_text(kit: Kit, section: Section) -> str:
    """Client, week and date."""
    said = (isolated(kit.flat(kit.spec.client_name)), section.weeks, date_text(kit.spec.date, kit.words))
    return SEPARATOR.join(text for text in said if text)


def appointment_text(kit: Kit) -> str:
    """The next appointment in words, "" for none."""
    when = kit.flat(kit.spec.next_appointment)
    return kit.words.gettext("Next appointment: {when}").format(when=when) if when else ""


def plan_link(kit: Kit) -> str:
    """The plan's address where it is wanted and can be scanned, else ""."""
    link = kit.spec.link
    return link if kit.spec.options.qr and is_printable_link(link) else ""
