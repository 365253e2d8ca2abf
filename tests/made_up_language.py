"""A made-up language that puts every text in brackets, and data that are written in z's only.

So whatever else a reader finds outside the brackets was not translated.
"""

from __future__ import annotations

import re
import runpy
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from backdesk.domain.blocks import BlockKind
from backdesk.domain.catalogue import Catalogue
from backdesk.domain.client import Client
from backdesk.domain.exercise import Caution, CautionAction, Equipment, Exercise, Movement, Precaution
from backdesk.domain.ids import ClientId, ExerciseId, MuscleId, PrecautionId
from backdesk.domain.muscle import BodyView, Muscle, Taxonomy
from backdesk.domain.plan import Plan
from backdesk.i18n import DOMAIN, Translator, load_translator
from tests.factories import make_block, make_day, make_entry, make_exercise, make_plan

LANGUAGE = "xx"
_TEXTS: dict[str, Any] = runpy.run_path(str(Path(__file__).resolve().parents[1] / "packaging" / "texts.py"))
_BRACKETED = re.compile(r"⟦[^⟦⟧]*⟧")
_WORD = re.compile(r"[^\W\d_]*[^\W\d_zZ][^\W\d_]*")
_ZED = PrecautionId("zz-zz")
ZOE = Client(ClientId("zoe"), "Zzz Zzzz", (_ZED,))


def made_up(folder: Path) -> Translator:
    """Build the language's catalogue in a folder and load it as the program would."""
    known: Catalog = _TEXTS["extract"]()
    bracketed = Catalog(locale="en")
    for message in known:
        if isinstance(message.id, tuple):
            bracketed.add(message.id, tuple(f"⟦{text}⟧" for text in message.id))
        elif message.id:
            bracketed.add(message.id, f"⟦{message.id}⟧")
    place = folder / LANGUAGE / "LC_MESSAGES"
    place.mkdir(parents=True)
    with (place / f"{DOMAIN}.mo").open("wb") as file:
        write_mo(file, bracketed)
    return load_translator(folder, LANGUAGE)


def untranslated(text: str) -> list[str]:
    """The words outside all brackets that are not data either."""
    before = None
    while before != text:
        before, text = text, _BRACKETED.sub(" ", text)
    return _WORD.findall(text)


def zed_catalogue() -> Catalogue:
    """Three exercises, two muscles and a precaution without a word of English."""
    muscles = Taxonomy(
        Muscle(MuscleId(id), "Zz zz", "Zzzzz", BodyView.BACK, ("zzz",)) for id in ("zz-z", "zz-zz")
    )
    caution = Caution(_ZED, CautionAction.AVOID, "Zz zzz.")
    exercises = [_zed_exercise(name, caution) for name in ("zz", "zzz", "zzzz")]
    return Catalogue(exercises, muscles, [Precaution(_ZED, "Zzz zz", "Zz.")])


def _zed_exercise(id: str, caution: Caution) -> Exercise:
    return make_exercise(
        id,
        aliases=("Zz zz",),
        blocks=tuple(BlockKind),
        primary=("zz-z",),
        secondary=("zz-zz",),
        movements=(Movement.ROTATION,),
        equipment=(Equipment.MAT,),
        start="Zzz zz.",
        steps=("Zz.", "Zzz."),
        mistakes=("Zzzz.",),
        tip="Zz zz.",
        why="Zzz zzz.",
        easier=(ExerciseId("zz"),) if id != "zz" else (),
        harder=(ExerciseId("zzzz"),) if id != "zzzz" else (),
        cautions=(caution,),
    )


def zed_plan() -> Plan:
    """A plan of one week with doses of several kinds."""
    monday = make_day(
        "monday",
        label="Zz",
        warm_up=make_block(make_entry("zz", sets=1, duration_seconds=60)),
        strength=make_block(
            make_entry("zzz", id="zed", sets=3, reps=(8, 12), rest_seconds=60, side="each"),
            make_entry("zzzz", hold_seconds=5, reps=4, times_per_day=2),
            rounds=2,
        ),
    )
    return make_plan(
        (monday, make_day("friday", relief=make_block(make_entry("zz", breaths=5)))), title="Zzz"
    )
