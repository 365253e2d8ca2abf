"""content/back-care-facts.md as data: section 1 (exercises) and section 2 (muscles).

Muscles are written with the library's ids; a group stands for all its members. "Glutes"
means at least gluteus maximus, "abdominals" rectus abdominis and obliques, "core" transversus
abdominis and obliques, "shoulders" the deltoid, "wrists" the forearms, "quads" quadriceps.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Fact:
    """One name of a row of section 1, as facts.csv has it.

    `names` begins with the name that the id is made of; the others are aliases. `working` are
    muscles that work in whatever role. Ranges are texts such as "5-10", "" where not given.
    """

    row: int
    id: str
    names: tuple[str, ...]
    sources: frozenset[str]
    blocks: frozenset[str]
    primary: str
    secondary: str
    stretched: str
    working: str
    movements: frozenset[str]
    equipment: frozenset[str]
    position: str
    side: str
    type: str
    reps: str
    hold_seconds: str
    breaths: str


_SETS = ("sources", "blocks", "movements", "equipment")


def _read_facts() -> tuple[Fact, ...]:
    with Path(__file__).with_name("facts.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(_fact(row) for row in csv.DictReader(lines))


def _fact(row: dict[str, str]) -> Fact:
    fields: dict[str, Any] = {
        name: frozenset(text.split()) if name in _SETS else text for name, text in row.items()
    }
    return Fact(**{**fields, "row": int(row["row"]), "names": tuple(row["names"].split(";"))})


FACTS: tuple[Fact, ...] = _read_facts()

VERSIONS: dict[str, tuple[str, str]] = {
    "cat-cow": ("elbow-cat-cow", "push-up-position-cat-cow"),
    "deadlift": ("rack-pull block-pull", "stiff-leg-deadlift"),
    "good-morning-barbell": ("goblet-good-morning", "paused-good-morning"),
    "back-extension-bench": ("raised-back-extension", "weighted-back-extension"),
    "bird-dog": ("smaller-reach-bird-dog", "hover-bird-dog"),
    "superman": ("single-limb-superman", "long-hold-superman"),
    "plank": ("knee-plank", "weighted-plank long-lever-plank"),
    "romanian-deadlift": (
        "strap-assisted-romanian-deadlift dumbbell-romanian-deadlift",
        "snatch-grip-romanian-deadlift",
    ),
    "bent-over-barbell-row": ("dumbbell-row", "pendlay-row paused-barbell-row"),
    "kettlebell-swing": (
        "broken-set-kettlebell-swing",
        "single-arm-kettlebell-swing staggered-stance-kettlebell-swing",
    ),
    "glute-ham-raise": ("handle-assisted-glute-ham-raise back-extension-bench", "weighted-glute-ham-raise"),
    "jefferson-curl": ("flat-ground-jefferson-curl", ""),
    "partial-curl-up": ("hands-down-partial-curl-up", "weighted-partial-curl-up"),
    "lying-leg-raise": ("bent-knee-leg-raise", "ankle-weight-leg-raise single-leg-raise"),
    "side-plank": ("bent-knee-side-plank", "side-plank-with-leg-raise"),
}
"""Easier and harder versions that section 1 names, by the id of the plain one."""

MORE_EXERCISES = """
    bodyweight-squat goblet-squat back-squat front-squat split-squat bulgarian-split-squat
    forward-lunge reverse-lunge lateral-lunge step-up hip-thrust calf-raise push-up bench-press
    overhead-press lateral-raise biceps-curl hammer-curl triceps-pushdown external-rotation
    serratus-punch farmer-carry suitcase-carry pallof-press clamshell side-lying-leg-raise
    wall-slide wall-angel chin-tuck thoracic-extension-foam-roller thread-the-needle open-book
    90-90-hip-stretch standing-hamstring-stretch standing-quad-stretch calf-stretch
    doorway-pec-stretch figure-four-stretch upper-trapezius-stretch belly-breathing
"""
"""What a whole-body week needs around them (issue 2, section 2)."""

MUSCLE_TERMS: tuple[str, ...] = (
    "erector-spinae;iliocostalis lumborum;iliocostalis thoracis;longissimus lumborum;longissimus thoracis",
    "spinalis thoracis;multifidus;interspinales;intertransversarii laterales;intertransversarii mediales",
    "quadratus lumborum;psoas-major;latissimus dorsi;trapezius;trapezius-upper;trapezius-middle",
    "trapezius-lower;rhomboid major;rhomboid minor;teres major;posterior deltoid",
    "transversus-abdominis;diaphragm;pelvic-floor;rectus abdominis;external oblique;internal oblique",
    "hamstrings;hip-flexors;gluteals;adductors;hip-rotators",
)
"""Every muscle of section 2, as an id, an anatomical name, a part or a synonym."""

MUSCLE_ACTIONS: dict[str, str] = {
    "erector-spinae": "straightens;side;turn",
    "multifidus": "straightens;turns",
    "interspinales": "straightens",
    "intertransversarii": "side",
    "quadratus-lumborum": "side",
    "psoas-major": "thigh;spine",
    "latissimus-dorsi": "to the side;back;inward",
    "trapezius-upper": "carries the arm",
    "trapezius-middle": "back",
    "trapezius-lower": "down;turns",
    "rhomboids": "back",
}
"""Words that the actions of section 2 need in the library's plain wording."""

INTERFACE_IDS = """
    childs-pose cat-cow bird-dog dead-bug deadlift good-morning-barbell good-morning-bodyweight
    back-extension-bench back-extension-stability-ball back-extension-prone plank plank-hands
    side-plank bridge cable-wood-chop romanian-deadlift lat-pulldown seated-row band-pull-apart
    hip-flexor-stretch walking
"""
INTERFACE_MUSCLES = """
    latissimus-dorsi erector-spinae iliocostalis longissimus spinalis multifidus quadratus-lumborum
    psoas-major trapezius trapezius-upper trapezius-middle trapezius-lower rhomboids gluteus-maximus
    gluteus-medius hamstrings quadriceps rectus-abdominis obliques transversus-abdominis
    deltoid-front deltoid-side deltoid-rear biceps triceps
"""
"""The ids that design/interfaces.md promises to other programs."""
