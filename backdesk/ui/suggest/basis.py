"""What the suggestions go by, in one line: for whom, and within what."""

from __future__ import annotations

from backdesk.domain.client import Client
from backdesk.domain.labels import equipment_name, short_day_name
from backdesk.domain.plan import day_order
from backdesk.domain.suggest import USUAL_LEVEL
from backdesk.domain.wording import Words
from backdesk.ui.clients.names import level_name

MOST_NAMED = 4
"""More pieces of equipment or precautions are only counted."""


def basis_text(client: Client | None, words: Words) -> str:
    """ "For Maria Lopez: Up to medium exercises · 20 minutes · Mon, Wed · Mat, Chair · 1 precaution"."""
    say = words.gettext
    level = USUAL_LEVEL if client is None or client.level is None else client.level
    parts = [level_name(level, words)]
    if client is None:
        return say("Without a client: {what}").format(what=parts[0])
    if client.minutes is not None:
        parts.append(words.ngettext("{n} minute", "{n} minutes", client.minutes).format(n=client.minutes))
    if client.days:
        parts.append(", ".join(short_day_name(day, words) for day in sorted(client.days, key=day_order)))
    parts.append(_equipment(client, words))
    number = len(client.precautions) + len(client.own_precautions)
    if number:
        parts.append(words.ngettext("{n} precaution", "{n} precautions", number).format(n=number))
    return say("For {name}: {what}").format(name=client.name, what=" · ".join(parts))


def _equipment(client: Client, words: Words) -> str:
    if client.equipment is None:
        return words.gettext("equipment not asked")
    if not client.equipment:
        return words.gettext("no equipment")
    if len(client.equipment) > MOST_NAMED:
        number = len(client.equipment)
        return words.ngettext("{n} piece of equipment", "{n} pieces of equipment", number).format(n=number)
    return ", ".join(equipment_name(item, words) for item in client.equipment)
