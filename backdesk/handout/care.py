"""The pain box, the stop-signs box and the last line of a handout."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from backdesk.domain.care_wording import standard_pain_bands, standard_stop_signs
from backdesk.handout.columns import (
    beside,
    cut,
    fit,
    fit_torn,
    height_of,
    keep_together,
    padded,
    spaced,
)
from backdesk.handout.flow import Line, Rect
from backdesk.handout.fonts import Weight
from backdesk.handout.kit import Kit, Section
from backdesk.handout.labels import week_span
from backdesk.handout.letterhead import closing_lines, phone_link
from backdesk.handout.page_frames import Book, Sheet, add_foot
from backdesk.handout.pain_scale import scale_line
from backdesk.handout.schedule import schedule_lines
from backdesk.handout.theme import Colour

_INSET = 14.0
_GAP = 16.0
_ABOVE = 10.0
_BELOW_BOXES = 7.0
_PAGE_NUMBER_ROOM = 100.0
_BAND_INDENT = 3.2
"""Where what a span of pain means begins, in font sizes."""
_OWN_PAGE_LOOKS = ((16.0, True), (15.0, True), (14.0, True), (14.0, False))
_LARGE_OWN_PAGE_LOOKS = ((18.0, True), (18.0, False), (16.0, True), (16.0, False))
"""The text of a page of their own in points, and whether it says when to train; the first that fits one."""


@dataclass(frozen=True, slots=True)
class _Box:
    """A box's lines and the colour of its frame, None for no frame."""

    lines: list[Line]
    colour: Colour | None


@dataclass(frozen=True, slots=True)
class _Boxes:
    """The boxes side by side at this width each, or below each other."""

    boxes: list[_Box]
    width: float
    are_stacked: bool

    @property
    def height(self) -> float:
        """The height of all, without the room above."""
        heights = [height_of(box.lines) for box in self.boxes]
        if self.are_stacked:
            return sum(heights) + _GAP * max(0, len(heights) - 1)
        return max(heights, default=0.0)


def care_height(kit: Kit, sheet: Sheet) -> float:
    """The least height of boxes and last line on a page such as this, with the room above them."""
    return _height(kit, sheet, _arranged(kit, sheet.width, with_scale=False)) if wants_care(kit) else 0.0


def add_care(book: Book, sheets: Sequence[Sheet]) -> bool:
    """Place boxes and last line on the first of these pages with room below its content.

    Early is better: they are about safety. Gives False if they fit nowhere; else what is laid out later
    need not keep room for them. Without boxes the last line stands in the first page's foot (page_frames).
    """
    kit = book.kit
    if not wants_care(kit):
        return True
    for sheet in sheets:
        for with_scale in (True, False):
            boxes = _arranged(kit, sheet.width, with_scale=with_scale)
            if _height(kit, sheet, boxes) <= sheet.room:
                sheet.y += 0.0 if sheet.is_fresh else _ABOVE
                _place(sheet, boxes)
                _close(kit, sheet)
                book.kit = _without_boxes(kit)
                return True
    return False


def add_care_page(book: Book) -> None:
    """A page of their own for the boxes, larger, with the days to train on; it continues where a clinic
    says very much."""
    weeks = week_span(1, max(1, len(book.kit.spec.weeks)), book.kit.words)
    section = Section(book.kit.words.gettext("Before you start"), weeks)
    sheet = book.open(section, section.name)
    parts, last = _own_page(book.kit, sheet)
    for part in parts:
        if height_of(part.lines) + _GAP > sheet.room and not sheet.is_fresh:
            sheet = book.open(section)
        lines = part.lines
        while lines:
            sheet.y += 0.0 if sheet.is_fresh else _GAP
            count = fit(lines, sheet.room) or fit_torn(lines, sheet.room)
            upper, lines = cut(lines, count)
            _framed(sheet, replace(part, lines=upper), sheet.left, sheet.width)
            sheet.y += height_of(upper)
            sheet = book.open(section) if lines else sheet
    if height_of(last) + _BELOW_BOXES > sheet.room:
        sheet = book.open(section)
    sheet.add(last, gap=_BELOW_BOXES)
    book.kit = _without_boxes(book.kit)


def _own_page(kit: Kit, sheet: Sheet) -> tuple[list[_Box], list[Line]]:
    """What stands on a page of its own, and the last line: as large as one page takes."""
    looks = _LARGE_OWN_PAGE_LOOKS if kit.theme.is_large else _OWN_PAGE_LOOKS
    tried = []
    for size, says_when in looks:
        # with nothing made before: what was, is of another size
        own = Kit(kit.spec, replace(kit.theme, body_size=size), kit.fonts)
        when = keep_together(schedule_lines(own, sheet.width)) if says_when else []
        parts = [_Box(when, None)] if when else []
        parts += _boxes(own, sheet.width, with_scale=True)
        tried.append((parts, closing_lines(own, sheet.width)))
        if sum(height_of(part.lines) + _GAP for part in parts) + height_of(tried[-1][1]) <= sheet.room:
            return tried[-1]
    return tried[0] if kit.theme.is_large else tried[-1]


def _without_boxes(kit: Kit) -> Kit:
    """The kit for what follows them."""
    options = replace(kit.spec.options, pain_box=False, stop_signs_box=False)
    return replace(kit, spec=replace(kit.spec, options=options))


def wants_care(kit: Kit) -> bool:
    """Whether there are boxes to place."""
    return kit.spec.options.pain_box or kit.spec.options.stop_signs_box


def _height(kit: Kit, sheet: Sheet, boxes: _Boxes) -> float:
    last = _last_lines(kit, sheet)
    if _closes_at_foot(kit, sheet):
        return _ABOVE + boxes.height + height_of(last[:-1])
    return _ABOVE + boxes.height + _BELOW_BOXES + height_of(last)


def _closes_at_foot(kit: Kit, sheet: Sheet) -> bool:
    """Whether the last line stands level with the page number."""
    return not (sheet.foot or kit.theme.is_large)


def _last_lines(kit: Kit, sheet: Sheet) -> list[Line]:
    room = _PAGE_NUMBER_ROOM if _closes_at_foot(kit, sheet) else 0.0
    width = sheet.width - room
    return kit.once(("closing", width), lambda: closing_lines(kit, width))


def _place(sheet: Sheet, boxes: _Boxes) -> None:
    top, x = sheet.y, sheet.left
    for box in boxes.boxes:
        if boxes.are_stacked:
            _framed(sheet, box, x, boxes.width)
            sheet.y += height_of(box.lines) + _GAP
        else:
            _framed(sheet, box, x, boxes.width, height=boxes.height)
            x += boxes.width + _GAP
    sheet.y = top + boxes.height


def _close(kit: Kit, sheet: Sheet) -> None:
    last = _last_lines(kit, sheet)
    if _closes_at_foot(kit, sheet):
        add_foot(sheet, last)
        sheet.bottom -= height_of(last[:-1])
    else:
        sheet.add(last, gap=_BELOW_BOXES)


def _framed(sheet: Sheet, box: _Box, x: float, width: float, *, height: float | None = None) -> None:
    thin = 1.2
    tall = height_of(box.lines) if height is None else height
    if box.colour is not None:
        sheet.page.rects += [
            Rect(x, sheet.y, width, thin * 2, box.colour),
            Rect(x, sheet.y + tall - thin, width, thin, box.colour),
            Rect(x, sheet.y, thin, tall, box.colour),
            Rect(x + width - thin, sheet.y, thin, tall, box.colour),
        ]
    sheet.page.place(box.lines, x, sheet.y)


def _arranged(kit: Kit, width: float, *, with_scale: bool) -> _Boxes:
    """The boxes in the way that is less tall; always below each other in large print."""
    return kit.once(("care", width, with_scale), lambda: _least_tall(kit, width, with_scale=with_scale))


def _least_tall(kit: Kit, width: float, *, with_scale: bool) -> _Boxes:
    stacked = _stacked(kit, width, with_scale=with_scale)
    if kit.theme.is_large or len(stacked.boxes) < 2:
        return stacked
    half = (width - _GAP) / 2
    columns = _Boxes(_boxes(kit, half, with_scale=with_scale), half, are_stacked=False)
    return columns if columns.height <= stacked.height else stacked


def _stacked(kit: Kit, width: float, *, with_scale: bool) -> _Boxes:
    return _Boxes(_boxes(kit, width, with_scale=with_scale), width, are_stacked=True)


def _boxes(kit: Kit, width: float, *, with_scale: bool) -> list[_Box]:
    inner = width - 2 * _INSET
    boxes = []
    if kit.spec.options.pain_box:
        lines = _pain_lines(kit, inner, with_scale=with_scale)
        boxes.append(_Box(padded(keep_together(lines), 6.0), kit.theme.mark))
    if kit.spec.options.stop_signs_box:
        boxes.append(_Box(padded(keep_together(_stop_lines(kit, inner)), 6.0), kit.theme.ink))
    return boxes


def _pain_lines(kit: Kit, width: float, *, with_scale: bool) -> list[Line]:
    theme = kit.theme
    bands = sorted(kit.spec.clinic.pain_bands, key=lambda band: band.low) or standard_pain_bands(kit.words)
    lines = _title(kit, kit.words.gettext("How much pain is all right? (0 is none, 10 the worst)"), width)
    if with_scale:
        lines.append(scale_line(kit, bands, _INSET, width))
    number = theme.style(Weight.BOLD, colour=theme.accent)
    indent = theme.body_size * _BAND_INDENT
    for band in bands:
        span = f"{band.low}–{band.high}" if band.low < band.high else str(band.low)
        lead = (kit.run(span, number, _INSET),)
        said = kit.paragraph(
            kit.flat(band.text), theme.style(), x=_INSET + indent, width=width - indent, lead=lead
        )
        lines += spaced(said, 2.0)
    return lines


def _stop_lines(kit: Kit, width: float) -> list[Line]:
    words = kit.words
    own = [kit.flat(sign) for sign in kit.spec.clinic.stop_signs if kit.flat(sign)]
    signs = own or standard_stop_signs(words)
    lines = _title(kit, words.gettext("Stop and get urgent help if you notice"), width)
    lines += _columns(kit, signs, width)
    number = kit.flat(kit.spec.clinic.emergency_number)
    call = words.gettext("Call {number}.").format(number=number)
    if not number:
        call = words.gettext("Call your local emergency number.")
    said = kit.paragraph(call, kit.theme.style(Weight.SEMIBOLD), x=_INSET, width=width)
    return [*lines, *spaced(kit.linked(said, phone_link(number)), 2.0)]


def _columns(kit: Kit, signs: Sequence[str], width: float) -> list[Line]:
    """The signs below each other, or in two columns where that is less tall."""
    single = _signs(kit, signs, 0.0, width)
    half, middle = width / 2, -(-len(signs) // 2)
    left = _signs(kit, signs[:middle], 0.0, half - _INSET / 2)
    double = beside(left, _signs(kit, signs[middle:], half, half))
    return double if height_of(double) < height_of(single) else single


def _signs(kit: Kit, signs: Sequence[str], x: float, width: float) -> list[Line]:
    left, indent = _INSET + x, kit.theme.body_size
    lead = (kit.run("•", kit.theme.style(Weight.BOLD), left),)
    lines: list[Line] = []
    for sign in signs:
        said = kit.paragraph(sign, kit.theme.style(), x=left + indent, width=width - indent, lead=lead)
        lines += spaced(said, 2.0)
    return lines


def _title(kit: Kit, text: str, width: float) -> list[Line]:
    style = kit.theme.style(Weight.BOLD, kit.theme.body_size * 1.1)
    return kit.paragraph(text, style, x=_INSET, width=width)
