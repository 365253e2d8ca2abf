"""How large the entries of a session sheet can be: what is tried for a day, from the largest down."""

from __future__ import annotations

from dataclasses import replace

from backdesk.handout.kit import Kit
from backdesk.handout.session_days import SessionDay
from backdesk.handout.session_entries import Look, says_steps

_LOOKS = (
    *(Look(132, 1.17), Look(116, 1.08), Look(100), Look(84), Look(70), Look(58)),
    Look(50, tight=True),
)
_LOOKS_WITHOUT_PICTURES = (Look(0, 1.25), Look(0, 1.12), Look(0), Look(0, tight=True))
_LARGE_LOOKS = (Look(150), Look(120), Look(96), Look(84, tight=True))
_LARGE_LOOKS_WITHOUT_PICTURES = (Look(0), Look(0, tight=True))
_STACKED_LOOKS = (
    *(Look(height, 1.25, pairs=True, stacked=True) for height in (190, 170, 150)),
    *(Look(height, 1.17, pairs=True, stacked=True) for height in (170, 150)),
)
_LARGE_STACKED_LOOKS = tuple(Look(height, pairs=True, stacked=True) for height in (190, 160))
_FEW = 2
"""Days of so many exercises are tried with pictures across the sheet."""


def looks_for(kit: Kit, session: SessionDay) -> tuple[Look, ...]:
    """The looks to try for a day, the largest first."""
    items = [item for block in session.day.blocks for item in block.items]
    has_pictures = kit.spec.options.pictures and any(kit.spec.card(item).has_picture for item in items)
    few = has_pictures and len(items) <= _FEW
    if kit.theme.is_large:
        usual = _LARGE_LOOKS if has_pictures else _LARGE_LOOKS_WITHOUT_PICTURES
        return (*_LARGE_STACKED_LOOKS, *usual) if few else usual
    if not has_pictures:
        return _LOOKS_WITHOUT_PICTURES
    # where nothing else says how it is done, start and end are shown if there is room
    pairs = () if says_steps(kit) else tuple(replace(look, pairs=True) for look in _LOOKS)
    return (*(_STACKED_LOOKS if few else ()), *pairs, *_LOOKS)
