"""The three blocks of a training day."""

from __future__ import annotations

from enum import StrEnum


class BlockKind(StrEnum):
    """A day's blocks in the order they are done."""

    WARM_UP = "warm_up"
    STRENGTH = "strength"
    RELIEF = "relief"

    @property
    def position(self) -> int:
        """0 for warm-up, 1 for strength, 2 for relief."""
        return BLOCK_ORDER.index(self)


BLOCK_ORDER: tuple[BlockKind, ...] = (BlockKind.WARM_UP, BlockKind.STRENGTH, BlockKind.RELIEF)
