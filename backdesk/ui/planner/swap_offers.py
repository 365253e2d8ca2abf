"""What the swap dialog offers for an exercise: easier, harder, of the same purpose, and what was searched."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.client import Client
from backdesk.domain.exercise import Exercise
from backdesk.domain.ids import ExerciseId
from backdesk.domain.screening import (
    Concern,
    ConcernKind,
    concern_action,
    concern_name,
    concern_reason,
    screen,
)
from backdesk.domain.swaps import SwapKind, swap_reasons, swaps
from backdesk.domain.wording import Words

MOST_OTHERS = 30
"""Exercises of the whole library that a search shows below what fits."""
_LAST = {ConcernKind.EQUIPMENT: 1, ConcernKind.AVOID: 2}


@dataclass(frozen=True, slots=True)
class Offer:
    """One exercise that could stand there; `concern` is the gravest one for this client."""

    exercise: Exercise
    why: str
    concern: Concern | None = None


@dataclass(frozen=True, slots=True)
class OfferGroup:
    """Offers under a heading; a harder exercise is never proposed by itself."""

    heading: str
    offers: tuple[Offer, ...]
    is_harder: bool = False

    @property
    def proposed(self) -> Offer | None:
        """The first that nothing speaks against."""
        open_ones = (offer for offer in self.offers if offer.concern is None)
        return None if self.is_harder else next(open_ones, None)


class SwapOffers:
    """Works out the groups once; searching only filters them."""

    def __init__(self, here: ExerciseId, catalogue: Catalogue, client: Client | None, words: Words) -> None:
        """What could replace `here` for this client."""
        self._here, self._catalogue, self._client, self._words = here, catalogue, client, words
        found = swaps(here, catalogue)
        headings = {
            SwapKind.EASIER: words.gettext("Easier"),
            SwapKind.HARDER: words.gettext("Harder"),
            SwapKind.SAME_PURPOSE: words.gettext("Same purpose"),
        }
        self._groups = tuple(
            OfferGroup(
                heading,
                self._sorted(
                    self._offer(swap.exercise, swap_reasons(swap.reasons, words))
                    for swap in found
                    if swap.kind is kind
                ),
                is_harder=kind is SwapKind.HARDER,
            )
            for kind, heading in headings.items()
        )

    def groups(self, text: str = "", others: Sequence[ExerciseId] = ()) -> tuple[OfferGroup, ...]:
        """The groups that have something; with a text only those found, `others`, the rest last."""
        if not text.strip():
            return tuple(group for group in self._groups if group.offers)
        wanted = set(others)
        fitting = [
            replace(group, offers=tuple(one for one in group.offers if one.exercise.id in wanted))
            for group in self._groups
        ]
        shown = {offer.exercise.id for group in fitting for offer in group.offers}
        rest = [one for one in others if one not in shown and one != self._here][:MOST_OTHERS]
        more = OfferGroup(
            self._words.gettext("Other exercises"), self._sorted(self._offer(one, "") for one in rest)
        )
        return tuple(group for group in (*fitting, more) if group.offers)

    def concern_text(self, concern: Concern) -> str:
        """A concern for people: "Avoid – Slipped disc: …"."""
        form = self._words.gettext("{action} – {about}: {reason}")
        return form.format(
            action=concern_action(concern.kind, self._words),
            about=concern_name(concern, self._catalogue, self._words),
            reason=concern_reason(concern, self._words),
        )

    def _offer(self, exercise_id: ExerciseId, why: str) -> Offer:
        exercise = self._catalogue.exercises[exercise_id]
        concerns = [
            concern
            for concern in screen(exercise, self._client, self._catalogue)
            if concern.kind is not ConcernKind.REFER  # it holds for every exercise alike
        ]
        return Offer(exercise, why, concerns[0] if concerns else None)

    def _sorted(self, offers: Iterable[Offer]) -> tuple[Offer, ...]:
        """In the given order, but what the client lacks or should avoid comes last."""
        return tuple(
            sorted(offers, key=lambda one: 0 if one.concern is None else _LAST.get(one.concern.kind, 0))
        )
