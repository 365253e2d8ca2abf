"""Where the rules come from, in words: a letter code means nothing to a reader."""

from __future__ import annotations

from enum import StrEnum

from backdesk.domain.wording import Words


class Source(StrEnum):
    """The letters of content/back-care-facts.md, and what the product adds itself."""

    TRAINER = "T"
    ENCYCLOPEDIA = "E"
    UNIVERSITY = "A"
    PAIN_ARTICLE = "F"
    STRENGTH_GUIDE = "B"
    LIBRARY = "library"
    CLIENT = "client"
    OWN = "own"
    """A rule of thumb of this product, because no source gives a number."""


def sources_text(sources: tuple[Source, ...], words: Words) -> str:
    """The sources in words, for example "Advice of a university health service"."""
    said = {
        Source.TRAINER: words.gettext("a personal trainer's article on back workouts"),
        Source.ENCYCLOPEDIA: words.gettext("an encyclopedia's entry on back exercises"),
        Source.UNIVERSITY: words.gettext("a university health service's advice"),
        Source.PAIN_ARTICLE: words.gettext("an article on easing back pain"),
        Source.STRENGTH_GUIDE: words.gettext("a strength magazine's guide to the lower back"),
        Source.LIBRARY: words.gettext("what the library says about the exercise"),
        Source.CLIENT: words.gettext("what is noted for this client"),
        Source.OWN: words.gettext("Back Desk's own rule of thumb, for want of a number in the sources"),
    }
    return "; ".join(said[source] for source in sources)


def guidance(words: Words) -> tuple[str, ...]:
    """What holds for every plan and cannot be found in one: rules 7, 8 and 10 of section 5."""
    return (
        words.gettext(
            "Stretching takes weeks to months to show, and has to be kept up. "
            "(An encyclopedia's entry on back exercises)"
        ),
        words.gettext(
            "Stretching plus strengthening makes low-back pain about 30 % less frequent. "
            "(A university health service)"
        ),
        words.gettext(
            "A health professional's word comes before the start. Comfort is the guide: stop if it "
            "hurts, and never do too much at once. (All sources)"
        ),
        words.gettext("A plan is neither a diagnosis nor a cure. (An encyclopedia; a strength magazine)"),
    )
