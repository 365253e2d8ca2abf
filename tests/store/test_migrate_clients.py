"""The upgrade to schema 0004: clients can be found, and what older programs kept as unknown is lifted."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from backdesk.domain.client import Client, Goal, OwnPrecaution
from backdesk.domain.client_wording import ClientWording
from backdesk.domain.dismissal import Dismissal
from backdesk.domain.exercise import CautionAction, Equipment, Movement
from backdesk.domain.ids import ClientId, ExerciseId, PlanId, PrecautionId
from backdesk.domain.template_info import TemplateInfo, TemplateScope
from backdesk.store.migrate import CURRENT
from tests.store.support import open_store, raw
from tests.store.test_migrate import OLD_VERSIONS, old_folder

NEW_CLIENT_FIELDS = {
    "own_precautions": [
        {
            "name": " No\tjumps ",
            "action": "avoid",
            "movements": ["flexion", "flying"],
            "exercises": ["plank", 3],
        },
        {"name": ""},
        "soft",
    ],
    "equipment": ["mat", "rocket"],
    "goals": ["mobility", 7],
    "days": ["friday", "monday", "someday"],
    "minutes": 30,
    "level": 7,
    "age": 40,
}
NEW_PLAN_FIELDS = {
    "dismissals": [{"rule": "precaution", "about": "plank", "note": "Cleared."}, {"about": "x"}, 5],
    "template": {"scope": "day", "folder": " Shoulders ", "tags": ["mild", 1], "about": "To begin."},
    "progression": {"source_week": 1},
    "clinic": "North",
}


def with_extra(folder: Path, table: str, key: str, extra: object) -> None:
    """Write unknown fields into an old data file, as a Back Desk of that time kept them."""
    with raw(folder) as connection:
        connection.execute(f"UPDATE {table} SET extra = ? WHERE id = ?", [json.dumps(extra), key])


def test_every_old_version_is_tried() -> None:
    assert len(OLD_VERSIONS) == len(CURRENT.revisions) - 1


def test_clients_of_an_old_file_are_found_and_in_order(tmp_path: Path) -> None:
    with open_store(old_folder(tmp_path, 3)) as store:
        lines = store.find_clients()
        assert [(line.id, line.plan_count, line.precaution_count) for line in lines] == [
            ("c2", 0, 0),
            ("c1", 1, 1),
        ]
        assert lines[0].used_at == datetime(2026, 1, 8, 9, tzinfo=UTC)
        (plan,) = store.plans_of(ClientId("c1"))
        assert lines[1].used_at == plan.updated_at
        assert [line.id for line in store.find_clients("lukasz obrien")] == ["c2"]
        assert [line.id for line in store.find_clients("zoe")] == ["c1"]
        assert not any(line.is_archived for line in lines)


def test_handouts_and_wordings_of_an_old_file_stay(tmp_path: Path) -> None:
    with open_store(old_folder(tmp_path, 3)) as store:
        (handout,) = store.handouts_of_client(ClientId("c1"))
        assert (handout.id, handout.layouts, handout.pages) == ("h1", ("week", "cards"), 3)
        plan = store.plan(PlanId("p1"))
        assert plan.wording == (ClientWording(ExerciseId("bird-dog"), "The pointer", ("Kneel.",), "Slowly."),)
        assert (plan.dismissals, plan.progression, plan.template) == ((), None, None)
        assert store.templates() == ()
        changed = replace(plan, dismissals=(Dismissal("no-warm-up"),), template=TemplateInfo())
        store.save_plan(plan, changed)
        assert store.plan(plan.id) == changed


def test_unknown_fields_that_are_known_now_are_lifted(tmp_path: Path) -> None:
    folder = old_folder(tmp_path, 3)
    with_extra(folder, "client", "c1", NEW_CLIENT_FIELDS)
    with_extra(folder, "plan", "p2", NEW_PLAN_FIELDS)
    with open_store(folder) as store:
        assert store.client(ClientId("c1")) == Client(
            ClientId("c1"),
            "Zoë <b>",
            (PrecautionId("disc-herniation"),),
            (
                OwnPrecaution(
                    "No jumps", CautionAction.AVOID, (Movement.FLEXION,), exercises=(ExerciseId("plank"),)
                ),
            ),
            goals=(Goal.MOBILITY,),
            equipment=(Equipment.MAT,),
            days=("monday", "friday"),
            minutes=30,
            extra={"age": 40},
        )
        plan = store.plan(PlanId("p2"))
        assert plan.dismissals == (Dismissal("precaution", "plank", "Cleared."),)
        assert plan.template == TemplateInfo(TemplateScope.DAY, "Shoulders", ("mild",), "To begin.")
        assert (plan.progression, plan.extra) == (None, {"clinic": "North"})
        assert [one.plan.id for one in store.templates()] == ["p2"]
        assert store.find_clients("zoe")[0].precaution_count == 2
        assert store.doctor() == ()


def test_unknown_fields_of_another_shape_are_dropped(tmp_path: Path) -> None:
    folder = old_folder(tmp_path, 3)
    with_extra(folder, "client", "c1", dict.fromkeys(NEW_CLIENT_FIELDS, True))
    with_extra(folder, "plan", "p1", {"dismissals": {}, "template": [], "progression": 3})
    with open_store(folder) as store:
        client = store.client(ClientId("c1"))
        assert (client.equipment, client.minutes, client.extra) == (None, None, {"age": True})
        plan = store.plan(PlanId("p1"))
        assert (plan.dismissals, plan.template, plan.extra) == ((), None, {})
        assert store.doctor() == ()


def test_rows_that_cannot_be_read_stay_for_the_doctor(tmp_path: Path) -> None:
    folder = old_folder(tmp_path, 3)
    with raw(folder) as connection:
        connection.execute("""UPDATE client SET extra = '{"days": ', precautions = '{}' WHERE id = 'c1'""")
    with open_store(folder) as store:
        problems = " ".join(store.doctor())
        assert "client.extra is wrong" in problems
        assert "client.precautions is wrong" in problems
        assert [line.id for line in store.find_clients()] == ["c2", "c1"]
