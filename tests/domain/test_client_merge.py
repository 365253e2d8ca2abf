"""Two records of one person made one."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from backdesk.domain.client import Client, Contact
from backdesk.domain.client_merge import merged_clients, with_what_is_missing
from backdesk.domain.ids import ClientId, PrecautionId
from tests.store.strategies import clients

MARIA = Client(ClientId("a"), "Maria", (PrecautionId("disc-tear"),))


@given(keep=clients, gone=clients)
def test_nothing_that_a_plan_must_respect_is_lost(keep: Client, gone: Client) -> None:
    merged = merged_clients(keep, gone)
    assert (merged.id, merged.name) == (keep.id, keep.name)
    assert {*merged.precautions} == {*keep.precautions, *gone.precautions}
    assert {*merged.own_precautions} == {*keep.own_precautions, *gone.own_precautions}
    assert merged.notes.startswith(keep.notes)
    assert gone.notes in merged.notes
    for number in (keep.minutes, gone.minutes):
        assert number is None or (merged.minutes is not None and merged.minutes <= number)
    for text in (gone.contact.phone, gone.contact.email, gone.contact.address):
        assert text in merged.notes or text in (
            merged.contact.phone,
            merged.contact.email,
            merged.contact.address,
        )


@given(client=clients)
def test_a_client_merged_with_an_empty_one_stays_the_same(client: Client) -> None:
    nobody = Client(ClientId("x"), "", is_archived=True)
    unique = replace(
        client,
        precautions=tuple(dict.fromkeys(client.precautions)),
        own_precautions=tuple(dict.fromkeys(client.own_precautions)),
        goals=tuple(dict.fromkeys(client.goals)),
    )
    assert merged_clients(unique, nobody) == unique
    assert with_what_is_missing(unique, nobody) == unique


def test_a_second_address_goes_to_the_notes() -> None:
    keep = replace(MARIA, contact=Contact("1", "m@a.example"), notes="Note")
    gone = replace(MARIA, id=ClientId("b"), contact=Contact("2", "m@a.example", "Street 1"))
    merged = merged_clients(keep, gone)
    assert merged.contact == Contact("1", "m@a.example", "Street 1")
    assert merged.notes == "Note\n\n2"


def test_what_is_known_is_not_changed_by_a_file() -> None:
    known = replace(MARIA, minutes=40, level=None, days=("monday",), equipment=())
    file = replace(MARIA, minutes=20, level=1, days=("friday",), equipment=None)
    assert with_what_is_missing(known, file) == replace(known, level=1)
