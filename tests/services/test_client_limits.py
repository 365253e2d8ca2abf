"""Texts of clients at the limits of what can be stored."""

from __future__ import annotations

from dataclasses import replace

import pytest

from backdesk.errors import BackDeskError
from tests.services.test_clients import JAN, MARIA, Desk, desk

__all__ = ["desk"]


def test_notes_that_are_too_long_together_are_not_cut_by_a_merge(desk: Desk) -> None:
    for client in (MARIA, JAN):
        desk.clients.add(replace(client, notes=client.id * 15_000))
    before = desk.clients.get(MARIA.id)
    with pytest.raises(BackDeskError, match="too long"):
        desk.clients.merge(MARIA.id, JAN.id)
    assert desk.clients.get(MARIA.id) == before
    assert desk.clients.get(JAN.id).notes == JAN.id * 15_000


def test_a_search_for_half_a_letter_finds_nothing_and_harms_nothing(desk: Desk) -> None:
    desk.clients.find("\ud83d")
    assert desk.clients.duplicates(replace(MARIA, name="\ud83d")) == ()
    desk.clients.add(MARIA)  # a store that took it for damage would only read
