"""Supersets and circuits: entries of a block that share a letter."""

from __future__ import annotations

from collections import Counter

from backdesk.domain.plan import Block


def superset_labels(block: Block) -> tuple[str, ...]:
    """A label for each entry: "A1", "A2" in the order they stand, "" outside any group."""
    seen: Counter[str] = Counter()
    labels: list[str] = []
    for entry in block.entries:
        if entry.group:
            seen[entry.group] += 1
        labels.append(f"{entry.group}{seen[entry.group]}" if entry.group else "")
    return tuple(labels)
