from __future__ import annotations

from backdesk.handout.columns import cut, fit, fit_torn, height_of, hung_after, keep_together
from backdesk.handout.flow import Line, Page, Rect, Run, paragraph
from backdesk.handout.fonts import Weight, load_fonts
from backdesk.handout.text import PrintText
from backdesk.handout.theme import Style

STYLE = Style(Weight.REGULAR, 10.0, 12.0, (0.0, 0.0, 0.0))


def lines(*keeps: bool) -> list[Line]:
    return [Line(10.0, keep=keep) for keep in keeps]


def test_kept_lines_move_together() -> None:
    column = lines(False, True, True, False)
    assert fit(column, 40) == 4
    assert fit(column, 39) == 1
    assert fit(column, 5) == 0
    assert fit_torn(column, 25) == 2
    assert fit_torn(column, 5) == 1


def test_space_above_the_first_line_does_not_count() -> None:
    column = lines(False, False)
    column[0].space = column[1].space = 6.0
    assert height_of(column) == 26.0
    assert Page(100, 100).place(column, 0, 10) == 36.0


def test_panels_of_neighbouring_lines_are_one_rectangle() -> None:
    panel = Rect(0, 0, 50, 0, (1.0, 0.0, 0.0))
    column = [Line(10.0, panels=(panel,)), Line(10.0, panels=(panel,), space=4.0), Line(10.0)]
    page = Page(100, 100)
    page.place(column, 5, 10)
    assert page.rects == [Rect(5, 10, 50, 24, (1.0, 0.0, 0.0))]


def test_a_paragraph_leaves_no_single_line_behind() -> None:
    column = paragraph("word " * 60, load_fonts(), STYLE, width=100)
    assert len(column) > 5
    assert fit(column, STYLE.leading) == 0
    assert fit(column, STYLE.leading * (len(column) - 1)) == len(column) - 2


def test_keep_together_ties_all_but_the_last() -> None:
    assert [line.keep for line in keep_together(lines(False, False, False))] == [True, True, False]
    assert [line.keep for line in keep_together(lines(False, False), with_next=True)] == [True, True]


def test_texts_that_hang_beside_torn_off_lines_go_with_them() -> None:
    def run(text: str) -> Run:
        return Run(0.0, PrintText(text), STYLE)

    column = hung_after([Line(10.0, 8.0) for _ in range(4)], 0, [(n, [run(f"{n}")]) for n in range(4)])
    upper, lower = cut(column, 2)
    first, second = Page(100, 100), Page(100, 100)
    first.place(upper, 0, 10)
    second.place(lower, 0, 10)
    assert [(placed.text, placed.y) for placed in first.runs] == [("0", 18.0), ("1", 28.0)]
    assert [(placed.text, placed.y) for placed in second.runs] == [("2", 18.0), ("3", 28.0)]
