"""The pain box, the stop-signs box and the last line of a handout."""

from __future__ import annotations

from collections.abc import Sequence

from backdesk.domain.wording import Words
from backdesk.handout.flow import Line, Page, Rect, beside, height_of, keep_together, padded, spaced
from backdesk.handout.fonts import Weight
from backdesk.handout.page_frames import Book, Kit, Section, add_foot
from backdesk.handout.theme import Colour

_INSET = 14.0
_GAP = 16.0
_ABOVE = 10.0
_BELOW_BOXES = 7.0
_PAGE_NUMBER_ROOM = 100.0
_SIGN_WIDTH = 13.5
"""The stop signs stand in two columns where each is at least so many font sizes wide."""


def care_height(kit: Kit, width: float) -> float:
    """The height of boxes and last line in a column of this width, with the room above them."""
    boxes = _boxes(kit, width)
    heights = [height_of(lines) for lines, _ in boxes]
    stacked = sum(heights) + _GAP * max(0, len(heights) - 1)
    tall = stacked if kit.theme.is_large else max(heights, default=0.0)
    last = _last_line(kit, width)
    if not kit.theme.is_large:
        return _ABOVE + tall + height_of(last[:-1])
    return _ABOVE + tall + (_BELOW_BOXES if boxes else 0.0) + height_of(last)


def add_care(book: Book, section: Section) -> None:
    """Place boxes and last line on the first page with room below its content, else on a new one.

    Side by side, or below each other in large print. Early is better: they are about safety,
    and a page of their own would be almost empty.
    """
    kit = book.kit
    sheet = next((one for one in book.sheets if care_height(kit, one.width) <= one.room), None)
    if sheet is None:
        sheet = book.open(section, section.name)
    sheet.y += 0.0 if sheet.is_fresh else _ABOVE
    boxes = _boxes(kit, sheet.width)
    tallest = max((height_of(lines) for lines, _ in boxes), default=0.0)
    width = _box_width(kit, sheet.width, len(boxes))
    x = sheet.left
    for position, (lines, colour) in enumerate(boxes):
        height = height_of(lines) if kit.theme.is_large else tallest
        _frame(sheet.page, Rect(x, sheet.y, width, height, colour))
        sheet.page.place(lines, x, sheet.y)
        if kit.theme.is_large:
            sheet.y += height + (_GAP if position + 1 < len(boxes) else _BELOW_BOXES)
        else:
            x += width + _GAP
    if boxes and not kit.theme.is_large:
        sheet.y += tallest + _BELOW_BOXES
    last = _last_line(kit, sheet.width)
    if kit.theme.is_large:
        sheet.y = sheet.page.place(last, sheet.left, sheet.y)
    else:
        add_foot(sheet, last)


def _boxes(kit: Kit, width: float) -> list[tuple[list[Line], Colour]]:
    """Each box as lines and the colour of its frame."""
    options = kit.spec.options
    wanted = int(options.pain_box) + int(options.stop_signs_box)
    inner = _box_width(kit, width, wanted) - 2 * _INSET
    boxes = []
    if options.pain_box:
        boxes.append((padded(keep_together(_pain_lines(kit, inner)), 6.0), kit.theme.accent))
    if options.stop_signs_box:
        boxes.append((padded(keep_together(_stop_lines(kit, inner)), 6.0), kit.theme.ink))
    return boxes


def _box_width(kit: Kit, width: float, count: int) -> float:
    return width if kit.theme.is_large or count < 2 else (width - _GAP) / 2


def _frame(page: Page, box: Rect) -> None:
    thin = 1.2
    right, lower = box.x + box.width - thin, box.y + box.height - thin
    page.rects += [
        Rect(box.x, box.y, box.width, thin * 2, box.colour),
        Rect(box.x, lower, box.width, thin, box.colour),
        Rect(box.x, box.y, thin, box.height, box.colour),
        Rect(right, box.y, thin, box.height, box.colour),
    ]


def _pain_lines(kit: Kit, width: float) -> list[Line]:
    theme, gettext = kit.theme, kit.words.gettext
    lines = _title(kit, gettext("How much pain is all right? (0 is none, 10 the worst)"), width)
    number = theme.style(Weight.BOLD, colour=theme.accent)
    indent = theme.body_size * 3.2
    for span, meaning in (
        ("0–3", gettext("Fine. Carry on.")),
        ("4–5", gettext("All right if it settles by the next morning.")),
        ("6–10", gettext("Stop, and do less next time.")),
    ):
        lead = (kit.run(span, number, _INSET),)
        said = kit.paragraph(meaning, theme.style(), x=_INSET + indent, width=width - indent, lead=lead)
        lines += spaced(said, 2.0)
    return lines


def _stop_lines(kit: Kit, width: float) -> list[Line]:
    words = kit.words
    lines = _title(kit, words.gettext("Stop and get urgent help if you notice"), width)
    half = width / 2
    left, right = _stop_signs(words)
    if half < kit.theme.body_size * _SIGN_WIDTH:
        lines += _signs(kit, (*left, *right), 0.0, width)
    else:
        lines += beside(_signs(kit, left, 0.0, half), _signs(kit, right, half, half))
    number = kit.spec.options.emergency_number
    call = words.gettext("Call {number}.").format(number=number)
    if not number:
        call = words.gettext("Call your local emergency number.")
    said = kit.paragraph(call, kit.theme.style(Weight.SEMIBOLD), x=_INSET, width=width)
    return [*lines, *spaced(said, 2.0)]


def _signs(kit: Kit, signs: Sequence[str], x: float, width: float) -> list[Line]:
    left, indent = _INSET + x, kit.theme.body_size
    lead = (kit.run("•", kit.theme.style(Weight.BOLD), left),)
    lines: list[Line] = []
    for sign in signs:
        said = kit.paragraph(sign, kit.theme.style(), x=left + indent, width=width - indent - 4, lead=lead)
        lines += spaced(said, 2.0)
    return lines


def _stop_signs(words: Words) -> tuple[tuple[str, str], tuple[str, str]]:
    return (
        (words.gettext("new weakness in a leg"), words.gettext("numbness between your legs")),
        (words.gettext("pain down both legs"), words.gettext("a new bladder or bowel change")),
    )


def _title(kit: Kit, text: str, width: float) -> list[Line]:
    style = kit.theme.style(Weight.BOLD, kit.theme.body_size * 1.1)
    return kit.paragraph(text, style, x=_INSET, width=width)


def _last_line(kit: Kit, width: float) -> list[Line]:
    """The closing sentence, which leaves room for the page number beside it."""
    said = kit.words.gettext(
        "Exercise is neither a diagnosis nor a cure. Ask a health professional before you start, "
        "and stop if it hurts."
    )
    room = width if kit.theme.is_large else width - _PAGE_NUMBER_ROOM
    return keep_together(kit.paragraph(said, kit.theme.style(colour=kit.theme.muted), width=room))
