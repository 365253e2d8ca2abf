"""The clinic on the page: letterhead of the first page, line at the foot of all others, links to reach it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from backdesk.domain.clinic import Clinic, Logo
from backdesk.domain.links import checked_link
from backdesk.errors import LinkError
from backdesk.handout.columns import height_of, keep_together
from backdesk.handout.flow import Line, text_line
from backdesk.handout.fonts import Weight
from backdesk.handout.kit import Kit
from backdesk.handout.text import is_rtl_line
from backdesk.handout.theme import Style

LOGO_ROOM = (150.0, 44.0)
"""The largest logo of the letterhead, in points."""
LOGO_GAP = 14.0
SEPARATOR = " · "
_MOST_NAME_LINES = 4
_MOST_ADDRESS_LINES = 4
_FOOT_SIZE = 10.0
_LARGE_FOOT_SIZE = 14.0
"""Of the clinic's footer and addresses in large print."""
_MOST_FOOTER = 240
"""Characters; services/clinic.py keeps no more. A footer up to here is printed in full."""
_MOST_NAME_LINES_LARGE = 2
"""A clinic's name that would take more lines is set in the size of the body."""
_MOST_APPOINTMENT_LINES = 2
_LEAST_NAME = 6.0
"""In font sizes: a clinic's name cut shorter than this at the foot says nothing."""
_PHONE = re.compile(r"\+?[\d\s()./\-‑–]{3,}")
_TRUNK_ZERO = re.compile(r"\(0\)")
_EMAIL = re.compile(r"[^@\s<>\"(),:;]+@[^@\s<>\"(),:;]+\.[^@\s<>\"(),:;]+")


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The lines beside the logo, and the size of the logo (0 × 0 for none)."""

    lines: list[Line]
    logo: Logo | None
    logo_width: float
    logo_height: float

    @property
    def height(self) -> float:
        """The height of the whole."""
        return max(self.logo_height, height_of(self.lines))


def logo_size(logo: Logo, room: tuple[float, float]) -> tuple[float, float]:
    """The width and height of a logo that fills the room as far as its shape allows."""
    scale = min(room[0] / max(1, logo.width), room[1] / max(1, logo.height))
    return logo.width * scale, logo.height * scale


def phone_link(phone: str) -> str:
    """The "tel:" address of a telephone number, "" where the text is more than a number (RFC 3966)."""
    if not _PHONE.fullmatch(phone.strip()):
        return ""
    number = _TRUNK_ZERO.sub("", phone) if phone.strip().startswith("+") else phone
    digits = re.sub(r"\D", "", number)
    return f"tel:{'+' if phone.strip().startswith('+') else ''}{digits}" if digits else ""


def email_link(email: str) -> str:
    """The "mailto:" address, "" where the text is none."""
    return f"mailto:{email.strip()}" if _EMAIL.fullmatch(email.strip()) else ""


def web_link(web: str) -> str:
    """The address of a web page as it may have been typed ("clinic.example"), "" where it is none."""
    try:
        return checked_link(web)
    except LinkError:
        return ""


def letterhead(kit: Kit, width: float) -> Letterhead:
    """Logo, name, therapist, address and how to reach the clinic, in a column of this width.

    In large print address, e-mail and web stand at the foot of the page (see foot_lines).
    """
    clinic, theme = kit.spec.clinic, kit.theme
    logo_width, logo_height = (0.0, 0.0) if clinic.logo is None else logo_size(clinic.logo, LOGO_ROOM)
    x = logo_width + LOGO_GAP if clinic.logo else 0.0
    room = width - x
    size = max(theme.body_size, 12.0)
    name, style = theme.style(Weight.BOLD, size * 1.25, theme.accent), theme.cell(size)
    lines = kit.paragraph(kit.flat(clinic.name), name, x=x, width=room)
    if len(lines) > _MOST_NAME_LINES_LARGE:
        name = theme.cell(size, Weight.BOLD, theme.accent)
        lines = kit.paragraph(kit.flat(clinic.name), name, x=x, width=room)
    lines = kit.capped(lines, _MOST_NAME_LINES, room)
    therapist, reach = (kit.flat(clinic.therapist), ""), _reach(kit, clinic)
    if theme.is_large:
        lines += _flowed(kit, (therapist, reach[0]), style, x=x, width=room)
    else:
        lines += _flowed(kit, (therapist, (_address(kit), "")), style, x=x, width=room)
        lines += _flowed(kit, reach, style, x=x, width=room)
    return Letterhead(keep_together(lines), clinic.logo, logo_width, logo_height)


def clinic_strip(kit: Kit, width: float) -> list[Line]:
    """The clinic in a line or two over the whole width, for a first page that needs its room."""
    clinic, theme = kit.spec.clinic, kit.theme
    style = theme.cell(theme.body_size if theme.is_large else _FOOT_SIZE)
    names = ((kit.flat(clinic.name), ""), (kit.flat(clinic.therapist), ""))
    reach = _reach(kit, clinic)
    rest = reach[:1] if theme.is_large else ((_address(kit), ""), *reach)
    lines = _flowed(kit, (*names, *rest), style, x=0.0, width=width)
    if lines and lines[0].runs and clinic.name:
        first = lines[0].runs[0]
        bold = first.style if theme.is_large else theme.cell(first.style.size, colour=theme.accent)
        lines[0].runs[0] = first._replace(style=bold)
    return keep_together(lines)


def foot_lines(
    kit: Kit, width: float, number_room: float, *, is_first: bool, appointment: str = ""
) -> list[Line]:
    """What stands at the foot: the next appointment, the clinic's footer, name and telephone of the clinic.

    The last line leaves `number_room` free for the page number. The first page has the letterhead, so its
    foot need not name the clinic again. In large print only the first page has the footer, which takes much
    room, and below its content what the letterhead has left out.
    """
    theme = kit.theme
    size = theme.body_size if theme.is_large else _FOOT_SIZE
    style = theme.cell(size, colour=theme.muted)
    small = theme.cell(_LARGE_FOOT_SIZE, colour=theme.muted) if theme.is_large else style
    lines = [] if is_first else _clinic_line(kit, style, width - number_room)
    if is_first or not theme.is_large:
        lines = [*_footer(kit, small, width, width if lines else width - number_room), *lines]
    if is_first and theme.is_large:
        texts = ((_address(kit), ""), *_reach(kit, kit.spec.clinic)[1:])
        reach = _flowed(kit, texts, small, x=0.0, width=width)
        if reach and not lines and kit.end(reach[-1].runs[-1]) > width - number_room:
            reach = _flowed(kit, texts, small, x=0.0, width=width - number_room)
        lines = [*reach, *lines]
    if appointment:
        lines = _with_appointment(kit, lines, appointment, (width, width - number_room))
    return keep_together(lines)


def _with_appointment(
    kit: Kit, lines: list[Line], appointment: str, widths: tuple[float, float]
) -> list[Line]:
    """The appointment at the right of the first foot line of its size that has room, else above all.

    `widths` are those of all lines and of the last.
    """
    size = kit.theme.body_size if kit.theme.is_large else _FOOT_SIZE
    style = kit.theme.cell(size, Weight.SEMIBOLD)
    needed = kit.width(appointment, style)
    for line in lines:
        room = widths[1] if line is lines[-1] else widths[0]
        last = line.runs[-1]
        if last.style.size == size and kit.end(last) + LOGO_GAP + needed <= room:
            line.runs.append(kit.run(appointment, style, room - needed))
            return lines
    room = widths[0] if lines else widths[1]
    said = kit.paragraph(appointment, style, width=room)
    return [*kit.capped(said, _MOST_APPOINTMENT_LINES, room), *lines]


def _footer(kit: Kit, style: Style, width: float, last: float) -> list[Line]:
    """The clinic's footer over the whole width, however many characters that makes; its last line `last`."""
    text = kit.flat(kit.spec.clinic.footer)
    if len(text) > _MOST_FOOTER:
        text = f"{text[: _MOST_FOOTER - 1].rstrip()}…"
    lines = _filled(kit, text, style, width)
    if lines and kit.end(lines[-1].runs[0]) > last:
        lines = [*lines[:-1], *_filled(kit, lines[-1].runs[0].text, style, last)]
    return lines


def _filled(kit: Kit, text: str, style: Style, width: float) -> list[Line]:
    """A paragraph whose lines are as wide as the column: kit.paragraph ends them at 75 characters."""
    if is_rtl_line(kit.run(text, style).text):
        return kit.paragraph(text, style, width=width)
    said: list[str] = []
    for word in text.split():
        longer = f"{said[-1]} {word}" if said else word
        if said and kit.width(longer, style) <= width:
            said[-1] = longer
        else:
            said.append(word)
    lines: list[Line] = []
    for one in said:
        fits = kit.width(one, style) <= width
        made = text_line([kit.run(one, style)], style)
        lines += [made] if fits else kit.paragraph(one, style, width=width)
    return lines


def closing_lines(kit: Kit, width: float) -> list[Line]:
    """The last words of every handout."""
    said = kit.words.gettext(
        "Exercise is neither a diagnosis nor a cure. Ask a health professional before you start, "
        "and stop if it hurts."
    )
    return keep_together(kit.paragraph(said, kit.theme.style(colour=kit.theme.muted), width=width))


def _address(kit: Kit) -> str:
    """The address in one line."""
    bare = (_bare(kit, line) for line in kit.spec.clinic.address.splitlines())
    return ", ".join(part for part in bare if part)


def _bare(kit: Kit, line: str) -> str:
    return kit.flat(line).rstrip(", ")


def _reach(kit: Kit, clinic: Clinic) -> tuple[tuple[str, str], ...]:
    return (
        (kit.flat(clinic.phone), phone_link(clinic.phone)),
        (kit.flat(clinic.email), email_link(clinic.email)),
        (kit.flat(clinic.web), web_link(clinic.web)),
    )


def _flowed(
    kit: Kit, texts: Sequence[tuple[str, str]], style: Style, *, x: float, width: float
) -> list[Line]:
    """Short texts with their links one after the other; what does not fit starts a line of its own."""
    lines: list[Line] = []
    used = width
    for text, target in texts:
        needed = kit.width(SEPARATOR + text, style)
        if text and lines and used + needed <= width:
            said = kit.run(text, style, x + used + kit.width(SEPARATOR, style))
            lines[-1].runs.append(kit.run(SEPARATOR, style, x + used))
            piece = kit.linked([Line(lines[-1].height, runs=[said])], target)
            lines[-1].runs.append(said)
            lines[-1].links = (*lines[-1].links, *piece[0].links)
            used += needed
        elif text:
            made = kit.capped(kit.paragraph(text, style, x=x, width=width), _MOST_ADDRESS_LINES, width)
            lines += kit.linked(made, target)
            # a text of nothing but invisible characters leaves no line
            used = kit.end(made[-1].runs[-1]) - x if made and made[-1].runs else width
    return lines


def _clinic_line(kit: Kit, style: Style, width: float) -> list[Line]:
    """Name, telephone and web in one line; the name gives way first, then the web address."""
    clinic = kit.spec.clinic
    name = kit.flat(clinic.name) or kit.flat(clinic.therapist)
    reach = [(text, target) for text, target in (_reach(kit, clinic)[0], _reach(kit, clinic)[2]) if text]
    least = min(kit.width(name, style), _LEAST_NAME * style.size)
    while len(reach) > 1 and least + _width(kit, reach, style) > width:
        reach.pop()
    room = max(least, width - _width(kit, reach, style))
    texts = ([(name, "")] if name else []) + reach
    if not texts:
        return []
    line = text_line([], style)
    at = 0.0
    for position, (text, target) in enumerate(texts):
        if position:
            line.runs.append(kit.run(SEPARATOR, style, at))
            at = kit.end(line.runs[-1])
        limit = room if name and position == 0 else width - at
        run = kit.shortened(text, style, limit, x=at)
        line.links = (*line.links, *kit.linked([Line(line.height, runs=[run])], target)[0].links)
        line.runs.append(run)
        at = kit.end(run)
    return [line]


def _width(kit: Kit, texts: Sequence[tuple[str, str]], style: Style) -> float:
    return sum(kit.width(SEPARATOR + text, style) for text, _ in texts)
