"""What the head of a page says: plan title and part, client, week and date, next appointment, link."""

from __future__ import annotations

from dataclasses import replace

from backdesk.domain.links import is_printable_link, readable_link
from backdesk.handout.columns import tops_of
from backdesk.handout.flow import FloatingRun, Line, Rect, Run, text_line
from backdesk.handout.fonts import Weight
from backdesk.handout.kit import Kit, Section
from backdesk.handout.labels import date_text
from backdesk.handout.letterhead import SEPARATOR
from backdesk.handout.text import is_rtl_line, isolated
from backdesk.handout.theme import Style

HEAD_GAP = 24.0
"""Between texts of the head that stand side by side."""
_MOST_HEAD_LINES = 6
"""A longer plan title or name ends with "…" in the head of the page, so that room stays for the page."""
_MOST_ABOUT_LINES = 3
_TIE = "\N{NO-BREAK SPACE}"
_NAME_RULE = 18.0
"""The line for a name in font sizes."""
_NAME_GAP = 6.0
_NAME_ROOM = 9.0
"""Above the line for a name, for the height of handwriting."""


def title_block(kit: Kit, section: Section, width: float) -> list[Line]:
    """All that the head of the first page says below or beside the letterhead."""
    theme = kit.theme
    small = head_size(kit)
    part = part_run(kit, section, width)
    room = part.x - HEAD_GAP
    style = theme.style(Weight.BOLD, 1.3 * max(small, 15.4))
    lines = title_lines(kit, style, (0.0, room), _MOST_HEAD_LINES)
    lines[-1].trailing = (FloatingRun(lines[0].baseline - tops_of(lines)[-1], part),)
    about_style = theme.style(size=small, colour=theme.muted)
    about = about_lines(kit, section, about_style, (0.0, width), _MOST_HEAD_LINES)
    about = _with_name_line(kit, about, width)
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


def about_text(kit: Kit, section: Section, *, more: str = "") -> str:
    """Client, week and date, then `more`."""
    return SEPARATOR.join(_about_parts(kit, section, more))


def _about_parts(kit: Kit, section: Section, more: str) -> list[str]:
    said = (
        isolated(kit.flat(kit.spec.client_name)),
        section.weeks,
        date_text(kit.spec.date, kit.words),
        more,
    )
    return [text for text in said if text]


def about_lines(
    kit: Kit, section: Section, style: Style, place: tuple[float, float], most: int, *, more: str = ""
) -> list[Line]:
    """`about_text` at `place`, x and width. The client's name gives way where it takes more lines."""
    x, width = place
    lines = kit.paragraph(about_text(kit, section, more=more), style, x=x, width=width)
    if len(lines) < 2:
        return lines
    name = kit.flat(kit.spec.client_name)
    after = _about_parts(replace(kit, spec=replace(kit.spec, client_name="")), section, more)
    # a week or a date does not break where it fits a line
    rest = [tied if kit.width(tied := text.replace(" ", _TIE), style) <= width else text for text in after]

    def tried(most_name: int) -> list[Line]:
        shown = name if most_name >= len(name) else f"{name[:most_name].rstrip()}…"
        text = SEPARATOR.join([isolated(shown), *rest] if name else rest)
        return kit.paragraph(text, style, x=x, width=width)

    low, high = 0, len(name)
    while low < high:
        middle = (low + high + 1) // 2
        if len(tried(middle)) <= most:
            low = middle
        else:
            high = middle - 1
    return kit.capped(tried(low), most, width)


def name_line(kit: Kit, width: float) -> list[Line]:
    """Where the client's name is written into a handout made without one, else nothing."""
    if kit.flat(kit.spec.client_name):
        return []
    style = kit.theme.style(size=head_size(kit))
    said = kit.run(kit.words.gettext("Name"), style)
    start, room = kit.end(said) + _NAME_GAP, _NAME_RULE * style.size
    line = text_line([said], style)
    line.height, line.baseline = line.height + _NAME_ROOM, line.baseline + _NAME_ROOM
    length = min(room, width - start)
    line.rects = (Rect(start, line.baseline + 1.0, length, 0.7, kit.theme.ink),)
    return [line]


def _with_name_line(kit: Kit, about: list[Line], width: float) -> list[Line]:
    """The lines below the one for the name, or to its right where there is room."""
    own = name_line(kit, width)
    if own and len(about) == 1:
        (rule,), (said,) = own[0].rects, about[0].runs
        x = rule.x + rule.width + HEAD_GAP
        if x + kit.width(said.text, said.style) <= width and not is_rtl_line(said.text):
            own[0].runs.append(said._replace(x=x))
            return own
    return [*own, *about]


def appointment_text(kit: Kit) -> str:
    """The next appointment in words, "" for none."""
    when = kit.flat(kit.spec.next_appointment)
    return kit.words.gettext("Next appointment: {when}").format(when=when) if when else ""


def plan_link(kit: Kit) -> str:
    """The plan's address where it is wanted and can be scanned, else ""."""
    link = kit.spec.link
    return link if kit.spec.options.qr and is_printable_link(link) else ""
