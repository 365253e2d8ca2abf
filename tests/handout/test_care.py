from __future__ import annotations

from dataclasses import replace

import pytest

from backdesk.domain.clinic import Clinic, PainBand
from backdesk.domain.plan import WEEKDAYS
from backdesk.handout.flow import Page
from backdesk.handout.pain_scale import band_grounds
from backdesk.handout.render import lay_out
from backdesk.handout.spec import CoverageRow, HandoutOptions, HandoutSpec, Layout
from backdesk.handout.theme import WHITE, theme_for
from tests.factories import make_block, make_day, make_entry, make_plan
from tests.handout.builders import flat, make_catalogue, make_spec, outside, overlaps, run_texts, usual_day
from tests.handout.test_theme import contrast

BANDS = (
    PainBand(0, 2, "Fine, enjoy it."),
    PainBand(3, 4, "Go on with one set less, and see how it is in the morning."),
    PainBand(5, 6, "Only the stretches today. Give us a ring if it has not settled by tomorrow."),
    PainBand(7, 10, "Stop, rest and call us."),
)
SIGNS = (
    "fever or feeling very unwell",
    "numbness in the places that would sit on a saddle, however little it is and even if it comes and goes",
    "pain that wakes you every night",
)
OWN = Clinic(pain_bands=BANDS, stop_signs=SIGNS, emergency_number="+44 117 496 0999")
CLOSING = "neither a diagnosis nor a cure"


def texts(spec: HandoutSpec) -> list[str]:
    return [run_texts(page) for page in lay_out(spec)]


def full_card_spec(options: HandoutOptions) -> HandoutSpec:
    """One card with the longest note that its page takes, so that no room is left there."""
    plan = make_plan((make_day("monday", strength=make_block(make_entry("plank", reps=5))),))
    spec = make_spec(plan, options=options)
    (card,) = spec.cards
    bare = replace(options, pain_box=False, stop_signs_box=False, coverage=False)
    full = spec
    for length in range(1, 200):
        longer = replace(spec, cards=(replace(card, notes=("A note that fills the page. " * length,)),))
        if len(lay_out(replace(longer, options=bare))) > 1:
            break
        full = longer
    return full


def test_the_clinics_own_words_stand_in_the_boxes() -> None:
    pages = lay_out(replace(make_spec(), clinic=OWN))
    text = run_texts(pages[0])
    for said in (*(f"{band.low}–{band.high} {band.text}" for band in BANDS), "Call +44 117 496 0999."):
        assert said.split()[0] in text
        assert said.split()[-1] in text
    assert flat(" ".join(run.text for run in pages[0].runs)).count("fever") == 1
    assert "Carry on" not in text
    assert "new weakness in a leg" not in text
    assert any(link.target == "tel:+441174960999" for link in pages[0].links)


def test_a_band_of_one_number_says_that_number() -> None:
    clinic = Clinic(pain_bands=(PainBand(0, 9, "Fine."), PainBand(10, 10, "Stop.")))
    first = texts(replace(make_spec(), clinic=clinic))[0]
    assert "0–9 Fine." in first
    assert "10 Stop." in first


def scale(page: Page) -> list[tuple[str, tuple[float, float, float]]]:
    """The ratings of the scale with the ground that each stands on."""
    title = next(run for run in page.runs if "pain is all right" in run.text)
    runs = [run for run in page.runs if run.text.isdigit() and title.y < run.y < title.y + 40]
    found: list[tuple[str, tuple[float, float, float]]] = []
    for run in runs:
        under = [
            rect
            for rect in page.rects
            if rect.x <= run.x <= rect.x + rect.width and rect.y <= run.y <= rect.y + rect.height
        ]
        found.append((run.text, under[-1].colour))
        assert contrast(run.style.colour, under[-1].colour) >= 7.0
    return found


@pytest.mark.parametrize("grey", [False, True])
@pytest.mark.parametrize("bands", [(), BANDS])
def test_the_scale_counts_to_ten_and_shows_each_band(grey: bool, bands: tuple[PainBand, ...]) -> None:
    plan = make_plan((usual_day("monday"),))
    spec = make_spec(plan, options=HandoutOptions(grey=grey))
    found = scale(lay_out(replace(spec, clinic=Clinic(pain_bands=bands)))[0])
    assert [text for text, _ in found] == [str(rating) for rating in range(11)]
    assert len({colour for _, colour in found}) == (len(bands) or 3)
    assert found[6][1] != found[2][1] == found[0][1]


def test_ratings_outside_all_bands_stay_white() -> None:
    plan = make_plan((usual_day("monday"),))
    clinic = Clinic(pain_bands=(PainBand(0, 2, "Fine."), PainBand(8, 10, "Stop.")))
    found = dict(scale(lay_out(replace(make_spec(plan), clinic=clinic))[0]))
    assert found["5"] == WHITE
    assert found["9"] == theme_for(HandoutOptions()).scale[-1]


@pytest.mark.parametrize("grey", [False, True])
@pytest.mark.parametrize("count", range(12))
def test_any_number_of_bands_reads_on_its_ground(count: int, grey: bool) -> None:
    theme = theme_for(HandoutOptions(grey=grey))
    grounds = band_grounds(theme, count)
    assert len(grounds) == count
    for ground in grounds:
        ink = WHITE if ground == theme.scale[-1] else theme.ink
        assert contrast(ink, ground) >= 7.0
    assert count < 2 or grounds[-1] == theme.scale[-1]


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("layouts", [(Layout.WEEK, Layout.CARDS), (Layout.CARDS,), (Layout.LOG,)])
def test_any_number_of_long_signs_is_printed_in_full(large: bool, layouts: tuple[Layout, ...]) -> None:
    signs = tuple(f"sign{n} that is {'very ' * (n % 30)}long" for n in range(60))
    options = HandoutOptions(layouts=layouts, large_print=large)
    pages = lay_out(replace(make_spec(options=options), clinic=Clinic(stop_signs=signs)))
    words = " ".join(map(run_texts, pages)).split()
    assert [words.count(f"sign{n}") for n in range(60)] == [1] * 60
    for page in pages:
        assert not outside(page)
        assert not list(overlaps(page))


def test_boxes_without_room_elsewhere_come_first_on_a_page_of_their_own() -> None:
    pages = lay_out(full_card_spec(HandoutOptions(layouts=(Layout.CARDS,))))
    first = run_texts(pages[0])
    assert "Before you start" in first
    assert CLOSING in first
    assert pages[0].bookmarks[0].title == "Before you start"
    sizes = {run.style.size for run in pages[0].runs if "Carry on" in run.text}
    assert sizes == {16.0}
    assert all(CLOSING not in run_texts(page) for page in pages[1:])


def test_boxes_never_stand_below_a_log_sheet_or_a_later_day() -> None:
    for layouts in ((Layout.LOG,), (Layout.SESSIONS, Layout.LOG), (Layout.SESSIONS,)):
        found = texts(make_spec(options=HandoutOptions(layouts=layouts)))
        with_box = [number for number, text in enumerate(found) if "How much pain" in text]
        assert with_box == [0]


def test_boxes_stand_with_the_coverage_where_the_parts_leave_no_room() -> None:
    rows = (CoverageRow("Calf", 2.0, 2.0, 1, 0.0, "light"),)
    spec = full_card_spec(HandoutOptions(layouts=(Layout.CARDS,), coverage=True))
    spec = replace(spec, weeks=(replace(spec.weeks[0], coverage=rows),))
    found = texts(spec)
    assert "Before you start" not in found[0]
    assert "What this week trains" in found[-1]
    assert "How much pain" in found[-1]


@pytest.mark.parametrize("layout", Layout)
@pytest.mark.parametrize("clinic", [Clinic(), Clinic(name="Harbour", footer="Registered")])
@pytest.mark.parametrize("boxes", [False, True])
@pytest.mark.parametrize("large", [False, True])
def test_the_last_line_prints_once_whatever_is_chosen(
    layout: Layout, clinic: Clinic, boxes: bool, large: bool
) -> None:
    options = HandoutOptions(layouts=(layout,), pain_box=boxes, stop_signs_box=boxes, large_print=large)
    spec = replace(make_spec(options=options), clinic=clinic)
    pages = lay_out(spec)
    assert " ".join(map(run_texts, pages)).count(CLOSING) == 1
    for page in pages:
        assert not outside(page)
        assert not list(overlaps(page))
    if not boxes:
        assert CLOSING in run_texts(pages[0])


def test_a_week_too_full_for_the_boxes_hands_them_on() -> None:
    block = make_block(*(make_entry("plank", reps=number) for number in range(1, 6)))
    days = tuple(make_day(name, warm_up=block, strength=block) for name in WEEKDAYS)
    found = texts(make_spec(make_plan(days), catalogue=make_catalogue()))
    assert ["How much pain" in text for text in found] == [False, True]


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize(
    ("layouts", "latest"),
    [
        ((Layout.WEEK, Layout.CARDS), 3),
        ((Layout.WEEK, Layout.SESSIONS, Layout.CARDS), 3),
        ((Layout.LOG, Layout.CARDS), 2),
        ((Layout.SESSIONS, Layout.CARDS), 2),
        ((Layout.CARDS,), 2),
        ((Layout.LIST, Layout.CARDS), 2),
        ((), 2),
    ],
)
def test_boxes_stand_on_an_early_page_however_long_the_handout(
    layouts: tuple[Layout, ...], latest: int, large: bool
) -> None:
    note = "A note that fills the page. " * 40
    days = tuple(
        make_day(
            name, strength=make_block(*(replace(make_entry("plank", reps=n), note=note) for n in range(1, 7)))
        )
        for name in WEEKDAYS
    )
    options = HandoutOptions(layouts=layouts, large_print=large)
    pages = lay_out(make_spec(make_plan(days), options=options, catalogue=make_catalogue()))
    found = [number for number, page in enumerate(pages, start=1) if "How much pain" in run_texts(page)]
    assert len(found) == 1
    assert found[0] <= latest
    for page in pages:
        assert not outside(page)
        assert not list(overlaps(page))


def test_the_page_before_all_says_when_to_train() -> None:
    days = tuple(make_day(name, strength=make_block(make_entry("plank", reps=5))) for name in WEEKDAYS)
    rests = tuple(make_day(name) for name in WEEKDAYS)
    options = HandoutOptions(layouts=(Layout.LOG,))

    def first(*chosen: int) -> str:
        week = tuple(days[n] if n in chosen else rests[n] for n in range(7))
        return texts(make_spec(make_plan(week), options=options))[0]

    assert "Train on Monday, Wednesday and Friday; rest on the other days." in first(0, 2, 4)
    assert "Train on all days but Sunday." in first(0, 1, 2, 3, 4, 5)
    assert "Train every day." in first(*range(7))
