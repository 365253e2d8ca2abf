"""How exercise cards can be set, from generous to close, for each number of cards to a page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum

from backdesk.handout.kit import Kit
from backdesk.handout.spec import HandoutOptions
from backdesk.handout.theme import LARGE_BODY, NORMAL_BODY

COLUMN_GAP = 20.0
"""Between the two columns of a grid."""
_CLOSE = 1.17
_CLOSEST = 1.14
_USUAL = 1.27


class Place(StrEnum):
    """Where a card has its pictures."""

    COLUMN = "column"
    """Below each other, left of all texts."""
    TOP = "top"
    """Side by side above the name."""
    ROW = "row"
    """Side by side below name and doses."""
    HEAD = "head"
    """On the right of name and doses."""
    SPLIT = "split"
    """Side by side below the doses, in a column of their own on the left of the instructions."""


class Cut(IntEnum):
    """What a small card goes without so that more fit a page; each cut includes those before it."""

    NOTHING = 0
    REASONS = 1
    """Why, and easier and harder versions."""
    TIP = 2


class Labels(StrEnum):
    """Where a card has labels such as "Tip"; beside a column of pictures they always start their text."""

    GUTTER = "gutter"
    ABOVE = "above"
    INLINE = "inline"


@dataclass(frozen=True, slots=True)
class Setting:
    """One way to set a card in a column of `width` points.

    `picture` is the height of pictures side by side, or the width of a column of them; `leading` is the
    distance of lines in font sizes.
    """

    width: float
    place: Place
    picture: float
    labels: Labels
    leading: float = _USUAL
    size: float = NORMAL_BODY
    cut: Cut = Cut.NOTHING

    @property
    def is_cell(self) -> bool:
        """Whether the card is one of a grid, with little room."""
        return self.place is Place.TOP

    def dressed(self, kit: Kit) -> Kit:
        """The kit that makes lines in this setting's size and leading."""
        return replace(kit, theme=replace(kit.theme, body_size=self.size, body_leading=self.leading))


def columns(options: HandoutOptions) -> int:
    """How many cards stand side by side."""
    return 2 if options.cards_per_page > 2 and not options.large_print else 1


def most_on_a_page(options: HandoutOptions) -> int:
    """How many cards with instructions a page takes."""
    return 1 if options.large_print else max(1, options.cards_per_page)


def cuts(options: HandoutOptions) -> tuple[Cut, ...]:
    """What all cards of a handout may go without, the least first."""
    if columns(options) == 1:
        return (Cut.NOTHING,)
    return (Cut.NOTHING, Cut.REASONS) if options.cards_per_page <= 4 else tuple(Cut)


def card_settings(options: HandoutOptions, width: float) -> tuple[Setting, ...]:
    """The settings to choose from on pages with columns of this width, the most generous first."""
    if options.large_print:
        return _large(width)
    if options.cards_per_page <= 1:
        return _alone(width)
    if columns(options) == 1:
        return half_settings(width)
    cell = (width - COLUMN_GAP) / 2
    return _quarter(cell) if options.cards_per_page <= 4 else _sixth(cell)


def wide_settings(width: float) -> tuple[Setting, ...]:
    """Settings over the whole width that can go on on the next page, pictures on the left."""
    usual = Setting(width, Place.COLUMN, 130.0, Labels.GUTTER)
    close = replace(usual, leading=_CLOSE)
    return (usual, close, replace(close, picture=100.0, labels=Labels.INLINE))


def half_settings(width: float) -> tuple[Setting, ...]:
    """Settings over the whole width, the last for two cards with much text to a page."""
    wide = wide_settings(width)
    split = replace(wide[-1], place=Place.SPLIT, picture=84.0)
    return (*wide, split, replace(split, picture=64.0))


def grid_wide_settings(width: float) -> tuple[Setting, ...]:
    """Settings over the whole width for pages with two or three cards, where a grid would hold no more."""
    half = half_settings(width)
    beside = replace(wide_settings(width)[-1], picture=84.0, leading=_CLOSEST)
    return (*half, beside, replace(beside, place=Place.SPLIT, picture=54.0))


def _alone(width: float) -> tuple[Setting, ...]:
    generous = Setting(width, Place.ROW, 230.0, Labels.GUTTER, 1.32, 14.0)
    usual = replace(generous, picture=190.0, leading=_USUAL, size=NORMAL_BODY)
    close = replace(usual, picture=140.0, leading=_CLOSE)
    return (
        generous,
        replace(generous, picture=180.0, leading=_USUAL),
        usual,
        close,
        replace(wide_settings(width)[-1], labels=Labels.GUTTER),
    )


def _large(width: float) -> tuple[Setting, ...]:
    usual = Setting(width, Place.ROW, 200.0, Labels.ABOVE, size=LARGE_BODY)
    inline = replace(usual, labels=Labels.INLINE)
    close = replace(inline, picture=160.0, leading=_CLOSE)
    return (
        usual,
        inline,
        replace(inline, picture=160.0, leading=1.22),
        close,
        replace(close, picture=125.0),
        replace(close, picture=100.0),
        replace(close, place=Place.HEAD, picture=125.0),
        replace(close, place=Place.HEAD, picture=95.0),
    )


def _quarter(width: float) -> tuple[Setting, ...]:
    usual = Setting(width, Place.TOP, 92.0, Labels.INLINE)
    close = replace(usual, picture=80.0, leading=_CLOSE)
    return (usual, close, replace(close, picture=66.0), replace(close, picture=50.0, leading=_CLOSEST))


def _sixth(width: float) -> tuple[Setting, ...]:
    usual = Setting(width, Place.TOP, 66.0, Labels.INLINE, _CLOSE)
    return (usual, replace(usual, picture=52.0), replace(usual, picture=46.0, leading=_CLOSEST))
