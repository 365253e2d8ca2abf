"""The head of a session sheet: day, label, minutes, days of rest, and boxes for the weeks it serves."""

from __future__ import annotations

from backdesk.handout.columns import keep_together, spaced
from backdesk.handout.flow import Line, text_line
from backdesk.handout.fonts import Weight
from backdesk.handout.kit import Kit
from backdesk.handout.labels import minutes_text
from backdesk.handout.session_days import SessionDay, day_title
from backdesk.handout.session_entries import tick_box

_HEAD_GAP = 12.0
_MOST_WEEKS = 16
"""Of more weeks the boxes would take the room of the exercises."""
_BOX_GAP = 4.0


def day_head(kit: Kit, session: SessionDay, rests: str, width: float) -> list[Line]:
    """The day's name with its weeks, its label and the minutes, below them the days of rest."""
    theme, day = kit.theme, session.day
    name = theme.style(Weight.BOLD, theme.body_size * (1.7 if theme.is_large else 2.2))
    second = theme.style(Weight.SEMIBOLD, theme.body_size * 1.17, theme.muted)
    minutes = kit.run("" if day.minutes is None else minutes_text(day.minutes, kit.words), second)
    minutes_width = kit.width(minutes.text, second)
    title = day_title(session, len(kit.spec.weeks), kit.words)
    lines = kit.paragraph(title, name, width=width - minutes_width - _HEAD_GAP)
    if minutes.text:
        lines[0].runs.append(minutes._replace(x=width - minutes_width))
    label_x = kit.width(title, name) + _HEAD_GAP
    room = width - minutes_width - _HEAD_GAP - label_x
    beside = kit.paragraph(day.label, second, x=label_x, width=room) if room > 0 else []
    if len(lines) == len(beside) == 1:
        lines[0].runs[1:1] = beside[0].runs
    else:
        lines += spaced(kit.paragraph(day.label, second, width=width), 1.0)
    soft = theme.style(size=theme.body_size, colour=theme.muted)
    lines += spaced(kit.paragraph(rests, soft, width=width), 3.0)
    lines += spaced(_week_boxes(kit, session, width), 4.0)
    return keep_together(lines, with_next=True)


def _week_boxes(kit: Kit, session: SessionDay, width: float) -> list[Line]:
    """A box to tick for each week, where one sheet serves several."""
    if not 1 < len(session.weeks) <= _MOST_WEEKS:
        return []
    theme = kit.theme
    style = theme.style(size=theme.body_size)
    side = theme.body_size
    said = kit.run(kit.words.gettext("Done in week"), style)
    lines = [text_line([said], style)]
    start = x = kit.width(said.text, style) + _HEAD_GAP
    for week in session.weeks:
        number = kit.run(f"{week}", style, x + side + _BOX_GAP)
        end = number.x + kit.width(number.text, style)
        if end > width:
            lines.append(text_line([], style))
            number, end = number._replace(x=start + side + _BOX_GAP), start + end - x
            x = start
        line = lines[-1]
        line.runs.append(number)
        line.rects = (*line.rects, *tick_box(kit, x, (line.height - side) / 2, side))
        x = end + 2.5 * _BOX_GAP
    return lines
