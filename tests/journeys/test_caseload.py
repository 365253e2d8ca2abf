"""A new client at the screen: details, a template, weeks, a safer swap, and the handout."""

from __future__ import annotations

import json
from functools import partial
from operator import ne
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from tests.journeys.conftest import OpenDesk
from tests.journeys.desk import Desk
from tests.journeys.steps import add_client, save_handout
from tests.journeys.stored import backdesk
from tests.journeys.waiting import wait_for

pytestmark = pytest.mark.display

GYM = {"monday": "Deadlift", "thursday": "Good Morning (Barbell)"}
MOST_TABS = 40


def test_from_a_new_client_to_the_handout(start_desk: OpenDesk, root: Path, tmp_path: Path) -> None:
    desk = start_desk()
    target = tmp_path / "gym.pdf"
    add_client(desk, "Rosa Klein")
    assert desk.ask("rows", name="Clients") == ["Rosa Klein", "Maria Lopez"]
    _choose_precaution(desk, "Slipped disc (herniated disc)")
    _say_days_and_equipment(desk)
    desk.screen.press("Escape")
    desk.expect(front="Rosa Klein – First plan – Back Desk")
    _take_template(desk, "Gym basics for the low back")
    _fill_weeks(desk)
    _swap_what_is_to_be_avoided(desk, target)
    save_handout(desk, target)
    desk.close()
    _expect_in_store(root)
    _expect_on_paper(target)


def _choose_precaution(desk: Desk, name: str) -> None:
    desk.open_tab("Health")
    desk.expect(focus="Search precautions")
    desk.screen.type(name.split(" (")[0].lower())
    desk.click(name)
    desk.expect(focus=name)


def _say_days_and_equipment(desk: Desk) -> None:
    desk.open_tab("Training")
    for choice in ("Monday", "Thursday", "Has what is checked here", "Around the house: all"):
        desk.click(choice)
        desk.expect(focus=choice)
    # by keyboard to what is further down: the page follows
    for group in ("Small equipment: all", "At the gym: all"):
        _tab_to(desk, group)
        desk.screen.press("space")


def _tab_to(desk: Desk, name: str) -> None:
    focus = desk.state()["focus"]
    for _ in range(MOST_TABS):
        if focus == name:
            return
        desk.screen.press("Tab")
        focus = wait_for(lambda: desk.state()["focus"], partial(ne, focus))
    raise AssertionError(f"{name} is not within reach of Tab")


def _take_template(desk: Desk, title: str) -> None:
    desk.screen.press("ctrl+shift+t")
    desk.expect(front="Templates", focus="Search templates")
    desk.screen.type("gym basics")
    wait_for(lambda: desk.ask("rows", name="Templates"), lambda rows: rows == [title])
    desk.click("New plan from it")
    state = desk.expect(front=f"Rosa Klein – {title} – Back Desk", message=f"New plan: {title}")
    assert {day: state["board"][f"{day} strength"][0] for day in GYM} == {
        "monday": "deadlift",
        "thursday": "good-morning-barbell",
    }


def _fill_weeks(desk: Desk) -> None:
    desk.screen.press("ctrl+shift+w")
    desk.expect(front="Fill following weeks", focus="Up to week")
    desk.screen.type("3")
    desk.place("widget", name="Fill weeks 2–3")
    desk.screen.press("Return")
    desk.expect(weeks=3, week=1, undo="fill weeks 2–3")


def _swap_what_is_to_be_avoided(desk: Desk, target: Path) -> None:
    """One on its card, the others where the checks list them; printing before that asks."""
    desk.screen.press("ctrl+shift+s")
    desk.expect(dialog="Before it is given out")
    desk.screen.press("Escape")
    desk.expect(dialog="", selected=1)
    desk.screen.click(desk.place("card", day="monday", block="strength", row=0))
    desk.click("Swap for Bridge")
    desk.expect(dialog="Swap for Bridge", focus="Only here")
    desk.screen.press("Return")
    desk.expect(undo="swap Deadlift for Bridge", focus="Monday, Strength")
    desk.screen.press("ctrl+5")
    desk.expect(focus="Plan checks")
    desk.screen.press("Home")
    for swap in ("swap Good Morning (Barbell) for Single-Leg Bridge", "swap Deadlift for Bridge"):
        fix = f"{swap}, keeping the note"
        desk.click(f"Fix: {fix}")
        desk.expect(undo=fix, focus="Plan checks")
    assert not any(row.startswith("To be avoided") for row in desk.ask("rows", name="Plan checks"))
    assert not target.exists()


def _json(root: Path, *arguments: str) -> Any:
    done = backdesk(root, *arguments, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


def _expect_in_store(root: Path) -> None:
    clients = {one["name"]: one for one in _json(root, "clients")}
    assert clients["Rosa Klein"]["precautions"] == ["disc-herniation"]
    assert clients["Rosa Klein"]["plans"] == 2
    plan = _json(root, "plans")[0]
    assert (plan["title"], plan["client"]) == ("Gym basics for the low back", "Rosa Klein")
    found = _json(root, "check", plan["id"])
    assert [one for one in found if one["severity"] == "serious"] == []


def _expect_on_paper(target: Path) -> None:
    text = "\n".join(page.extract_text() for page in PdfReader(target).pages)
    for expected in ("Rosa Klein", "Gym basics for the low back", "Bridge", "Week 3"):
        assert expected in text
    for gone in GYM.values():
        assert gone not in text
