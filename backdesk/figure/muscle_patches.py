"""Where on the mannequin's surface each muscle shows.

A patch lies on one body part between two places along it (`start`, `end`: 0 to 1 from the trunk outwards;
for the trunk from the pelvis to the neck) and around it: `centre` and `half` are degrees, 0 the front, 90
the outer side, 180 the back. Deep muscles show where they lie beneath. Drawn by eye for this figure after
textbook anatomy.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Patch(NamedTuple):
    """One patch; `taper` is the width at its ends as a share of the middle's."""

    part: str
    start: float
    end: float
    centre: float
    half: float
    taper: float = 0.35


def _both(
    part: str, start: float, end: float, centre: float, half: float, taper: float = 0.35
) -> tuple[Patch, ...]:
    """The same patch on the right and the left of the trunk."""
    return (Patch(part, start, end, centre, half, taper), Patch(part, start, end, -centre, half, taper))


_TRAPEZIUS_UPPER = (Patch("neck", 0.05, 0.9, 180, 48, 0.6), *_both("trunk", 0.93, 1.0, 150, 40, 0.8))
_ERECTOR_OUTER = _both("trunk", 0.0, 0.72, 152, 13, 0.5)

PATCHES: Mapping[str, tuple[Patch, ...]] = MappingProxyType(
    {
        "rectus-abdominis": (Patch("trunk", 0.0, 0.62, 0, 27, 0.75),),
        "transversus-abdominis": (Patch("trunk", 0.03, 0.32, 0, 62, 0.8),),
        "obliques": _both("trunk", 0.06, 0.55, 62, 26, 0.6),
        "serratus-anterior": _both("trunk", 0.5, 0.78, 72, 16, 0.5),
        "diaphragm": (Patch("trunk", 0.46, 0.6, 0, 70, 0.4),),
        "pelvic-floor": (Patch("pelvis", 0.0, 0.25, 0, 60, 0.7), Patch("pelvis", 0.0, 0.25, 180, 60, 0.7)),
        "pectoralis-major": _both("trunk", 0.68, 0.94, 32, 27, 0.7),
        "pectoralis-minor": _both("trunk", 0.72, 0.92, 42, 14, 0.6),
        "iliocostalis": _ERECTOR_OUTER,
        "longissimus": _both("trunk", 0.0, 0.8, 164, 9, 0.6),
        "spinalis": _both("trunk", 0.35, 0.9, 174, 5, 0.6),
        "multifidus": _both("trunk", 0.0, 0.4, 171, 9, 0.7),
        "interspinales": (Patch("trunk", 0.0, 0.42, 180, 4, 0.9),),
        "intertransversarii": _both("trunk", 0.04, 0.42, 166, 5, 0.9),
        "quadratus-lumborum": _both("trunk", 0.02, 0.4, 146, 15, 0.75),
        "latissimus-dorsi": _both("trunk", 0.2, 0.84, 132, 34, 0.45),
        "trapezius-upper": _TRAPEZIUS_UPPER,
        "trapezius-middle": _both("trunk", 0.8, 0.95, 157, 24, 0.8),
        "trapezius-lower": _both("trunk", 0.52, 0.82, 166, 15, 0.35),
        "rhomboids": _both("trunk", 0.7, 0.92, 158, 16, 0.8),
        "teres-major": _both("trunk", 0.66, 0.78, 122, 16, 0.5),
        "infraspinatus": _both("trunk", 0.72, 0.88, 136, 20, 0.6),
        "teres-minor": _both("trunk", 0.7, 0.8, 126, 14, 0.5),
        "supraspinatus": _both("trunk", 0.88, 0.95, 140, 20, 0.6),
        "subscapularis": _both("trunk", 0.7, 0.88, 118, 16, 0.6),
        "levator-scapulae": _both("neck", 0.1, 0.8, 130, 20, 0.7),
        "neck-extensors": (Patch("neck", 0.1, 1.0, 180, 40, 0.8),),
        "neck-flexors": (Patch("neck", 0.15, 0.95, 0, 30, 0.8),),
        "sternocleidomastoid": _both("neck", 0.1, 1.0, 58, 20, 0.6),
        "scalenes": _both("neck", 0.1, 0.75, 90, 16, 0.6),
        "gluteus-maximus": _both("pelvis", 0.0, 0.72, 140, 37, 0.7),
        "gluteus-medius": _both("pelvis", 0.55, 1.0, 108, 34, 0.6),
        "gluteus-minimus": _both("pelvis", 0.5, 0.9, 98, 24, 0.6),
        "piriformis": _both("pelvis", 0.3, 0.6, 138, 26, 0.5),
        "deep-hip-rotators": _both("pelvis", 0.15, 0.45, 138, 24, 0.5),
        "tensor-fasciae-latae": (
            *_both("pelvis", 0.4, 0.9, 66, 14, 0.6), Patch("thigh", 0.05, 0.3, 66, 20, 0.5),
        ),
        "psoas-major": (*_both("pelvis", 0.25, 1.0, 34, 15, 0.6), *_both("trunk", 0.0, 0.3, 30, 10, 0.5)),
        "iliacus": _both("pelvis", 0.35, 1.0, 46, 16, 0.6),
        "rectus-femoris": (Patch("thigh", 0.06, 0.88, 0, 24, 0.4),),
        "quadriceps": (Patch("thigh", 0.12, 0.97, 4, 68, 0.5),),
        "adductors": (Patch("thigh", 0.06, 0.66, -88, 34, 0.4),),
        "hamstrings": (Patch("thigh", 0.12, 0.98, 180, 56, 0.55),),
        "gastrocnemius": (Patch("shin", 0.03, 0.5, 180, 58, 0.6),),
        "soleus": (Patch("shin", 0.4, 0.85, 180, 50, 0.35),),
        "tibialis-anterior": (Patch("shin", 0.12, 0.82, 26, 24, 0.4),),
        "deltoid-front": (Patch("upper_arm", -0.06, 0.42, 32, 32, 0.5),),
        "deltoid-side": (Patch("upper_arm", -0.1, 0.46, 90, 32, 0.5),),
        "deltoid-rear": (Patch("upper_arm", -0.06, 0.42, 148, 30, 0.5),),
        "biceps": (Patch("upper_arm", 0.28, 0.94, 0, 46, 0.4),),
        "brachialis": (Patch("upper_arm", 0.55, 0.98, 48, 24, 0.5),),
        "triceps": (Patch("upper_arm", 0.22, 0.94, 180, 58, 0.45),),
        "forearms": (Patch("forearm", 0.04, 0.72, 0, 62, 0.5), Patch("forearm", 0.04, 0.6, 180, 50, 0.5)),
    }
)  # fmt: skip
