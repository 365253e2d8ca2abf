"""Which texts of a handout hold characters that no font has, found before anything is made."""

from __future__ import annotations

from collections.abc import Iterator

from backdesk.domain.clinic import Clinic
from backdesk.domain.wording import Words
from backdesk.handout.fonts import load_fonts
from backdesk.handout.spec import Card, HandoutSpec, MissingText, WeekSheet
from backdesk.handout.text import is_refused, missing_characters


def find_missing_glyphs(spec: HandoutSpec) -> tuple[str, ...]:
    """All characters that no font has, each once, in the order of the handout."""
    return tuple(dict.fromkeys(char for text in missing_texts(spec) for char in text.characters))


def missing_texts(spec: HandoutSpec) -> tuple[MissingText, ...]:
    """The texts that cannot be printed in full, each once, with the characters they lose."""
    fonts = load_fonts()
    found: dict[tuple[str, str], MissingText] = {}
    for where, text in _texts(spec):
        characters = missing_characters(text, fonts)
        if characters and (where, text) not in found:
            refused = any(map(is_refused, characters))
            found[where, text] = MissingText(where, text, characters, refused)
    return tuple(found.values())


def _texts(spec: HandoutSpec) -> Iterator[tuple[str, str]]:
    gettext = spec.words.gettext
    yield gettext("the client’s name"), spec.client_name
    yield gettext("the plan’s title"), spec.title
    yield gettext("the next appointment"), spec.next_appointment
    yield gettext("the emergency number"), spec.clinic.emergency_number
    for text in _clinic_texts(spec.clinic):
        yield gettext("the clinic’s details"), text
    for week in spec.weeks:
        yield from _week_texts(week, spec.words)
    for card in spec.cards:
        where = gettext("exercise {number}").format(number=card.number)
        for text in _card_texts(card):
            yield where, text


def _clinic_texts(clinic: Clinic) -> Iterator[str]:
    yield from (clinic.name, clinic.therapist, clinic.address, clinic.phone, clinic.email, clinic.web)
    yield clinic.footer
    yield from (band.text for band in clinic.pain_bands)
    yield from clinic.stop_signs


def _week_texts(week: WeekSheet, words: Words) -> Iterator[tuple[str, str]]:
    label = words.gettext("week {n}").format(n=week.number)
    for day in week.days:
        where = words.gettext("{week}, {day}").format(week=label, day=day.name)
        yield where, day.label
        for block in day.blocks:
            for item in block.items:
                exercise = words.gettext("exercise {number}").format(number=item.number)
                yield exercise, item.name
                yield words.gettext("{day}, {exercise}").format(day=where, exercise=exercise), item.dose
                yield where, item.group
    for row in week.coverage:
        yield label, row.name


def _card_texts(card: Card) -> Iterator[str]:
    yield card.name
    for dose in card.doses:
        yield dose.dose
    yield from (card.start, *card.steps, card.tip, card.why, *card.easier, *card.harder, *card.notes)
    for caution in card.cautions:
        yield caution.precaution
        yield caution.reason
