"""What the pain box and the stop-signs box say where the clinic has no words of its own."""

from __future__ import annotations

from backdesk.domain.clinic import HIGHEST_PAIN, PainBand
from backdesk.domain.wording import Words


def standard_pain_bands(words: Words) -> tuple[PainBand, ...]:
    """The three bands of the pain scale (see handouts.md, "Words")."""
    return (
        PainBand(0, 3, words.gettext("Fine. Carry on.")),
        PainBand(4, 5, words.gettext("All right if it settles by the next morning.")),
        PainBand(6, HIGHEST_PAIN, words.gettext("Stop, and do less next time.")),
    )


def standard_stop_signs(words: Words) -> tuple[str, ...]:
    """What asks for urgent help (see handouts.md, "Words")."""
    return (
        words.gettext("new weakness in a leg"),
        words.gettext("numbness between your legs"),
        words.gettext("pain down both legs"),
        words.gettext("a new bladder or bowel change"),
    )
