"""What a trainer should know about a handout that was laid out: hints, never a reason not to print."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from backdesk.handout.card_settings import columns
from backdesk.handout.exercise_cards import cards_section
from backdesk.handout.flow import Page
from backdesk.handout.fonts import load_fonts
from backdesk.handout.labels import week_text
from backdesk.handout.log_sheet import log_section
from backdesk.handout.page_frames import Kit
from backdesk.handout.spec import HandoutSpec, Layout
from backdesk.handout.theme import NORMAL_BODY, theme_for


def page_hints(pages: Sequence[Page], spec: HandoutSpec) -> tuple[str, ...]:
    """Plain sentences about small text, cards that run over a page and an empty plan; () if all is well.

    The pages are those of `render.lay_out`; call it in the thread that made them.
    """
    gettext = spec.words.gettext
    if spec.is_empty:
        return (gettext("No exercises are planned yet, and the handout says only that."),)
    found = dict.fromkeys(
        hint for page, part, week in _places(pages, spec) for hint in _hints(page, spec, part, week)
    )
    return (*found, *_full_cards(pages, spec), *_short_sessions(pages, spec))


def _short_sessions(pages: Sequence[Page], spec: HandoutSpec) -> Iterator[str]:
    """Steps that no page says, because the session sheets had no room for them."""
    options, gettext = spec.options, spec.words.gettext
    if not options.steps or Layout.CARDS in options.layouts or Layout.SESSIONS not in options.layouts:
        return
    printed = _printed(pages)
    lost = [card.name for card in spec.cards if card.steps and _opening(card.steps[0]) not in printed]
    if lost:
        yield gettext(
            "The steps do not fit on the session sheets of all days. Add the exercise cards, which say them."
        )


def _full_cards(pages: Sequence[Page], spec: HandoutSpec) -> Iterator[str]:
    """What many cards to a page cost: fewer than asked for, or what all cards go without."""
    gettext, options = spec.words.gettext, spec.options
    if Layout.CARDS not in options.layouts or columns(options) == 1:
        return
    counts = [sum(mark.key.startswith("card-") for mark in page.bookmarks) for page in pages]
    full = [count for count in counts if count]
    if len(full) > 1 and max(full) < options.cards_per_page:
        yield gettext(
            "The texts are too long for {n} cards a page. Without tips or steps more of them fit."
        ).format(n=options.cards_per_page)
    labels = {
        str(run.text).strip()
        for page, part, _week in _places(pages, spec)
        if part == cards_section(Kit(spec, theme_for(options), load_fonts())).name
        for run in page.runs
    }
    if not options.tips:
        return
    if any(card.tip for card in spec.cards) and gettext("Tip") not in labels:
        yield gettext("At {most} a page the tips are left out.").format(most=options.cards_per_page)
    elif any(card.why for card in spec.cards) and gettext("Why") not in labels:
        yield gettext(
            "At {most} a page the reasons and the easier and harder exercises are left out."
        ).format(most=options.cards_per_page)


def _printed(pages: Sequence[Page]) -> str:
    return " ".join(run.text for page in pages for run in page.runs)


def _opening(text: str) -> str:
    return " ".join(text.split()[:3])


def _places(pages: Sequence[Page], spec: HandoutSpec) -> Iterator[tuple[Page, str, str]]:
    """Each page with its part and its week as the bookmarks name them; "" where there is one week only."""
    weeks = _week_labels(spec)
    part = week = ""
    for page in pages:
        for mark in page.bookmarks:
            if mark.level == 0:
                part, week = mark.title, ""
            elif mark.title in weeks:
                week = mark.title
        yield page, part, week


def _week_labels(spec: HandoutSpec) -> dict[str, int]:
    return {week_text(week.number, len(spec.weeks), spec.words): week.number for week in spec.weeks}


def _hints(page: Page, spec: HandoutSpec, part: str, week: str) -> Iterator[str]:
    gettext = spec.words.gettext
    kit = Kit(spec, theme_for(spec.options), load_fonts())
    size = _main_size(page)
    if part == cards_section(kit).name:
        yield from _torn_cards(page, spec)
    elif size >= NORMAL_BODY:
        return
    elif part == log_section(kit, "").name:
        yield gettext(
            "The log sheet is set in {size} pt, small for tired eyes. Large print is easier to write in."
        ).format(size=f"{size:g}")
    elif part == gettext("Week at a glance"):
        yield _small_week(spec, week, size)


def _small_week(spec: HandoutSpec, week: str, size: float) -> str:
    gettext = spec.words.gettext
    said = gettext(
        "The week at a glance of week {n} is set in {size} pt, small for tired eyes. "
        "Session sheets or large print are easier to read."
    )
    if not week:
        said = gettext(
            "The week at a glance is set in {size} pt, small for tired eyes. "
            "Session sheets or large print are easier to read."
        )
    return said.format(n=_week_labels(spec).get(week), size=f"{size:g}")


def _main_size(page: Page) -> float:
    """The size in which most of the page is set; the page number and remarks do not decide."""
    letters: Counter[float] = Counter()
    for run in page.runs:
        letters[run.style.size] += len(run.text)
    return letters.most_common(1)[0][0] if letters else NORMAL_BODY


def _torn_cards(page: Page, spec: HandoutSpec) -> Iterator[str]:
    gettext = spec.words.gettext
    text = " ".join(" ".join(run.text for run in page.runs).split())
    for card in spec.cards:
        continued = gettext("{name} (continued)").format(name=f"{card.number}  {card.name}")
        if " ".join(continued.split()) in text:
            yield gettext(
                "The card of {name} is longer than a page. With fewer words or fewer cards a page it fits."
            ).format(name=card.name)
