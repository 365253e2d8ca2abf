"""How far joints go.

Limits in degrees are the normal ranges of the American Academy of Orthopaedic Surgeons (spine values as
sums over the segments), widened by up to a quarter because trained people pass them and the figure
simplifies the shoulder blade.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import asin, atan2, degrees, hypot

from backdesk.domain.pose import Pose
from backdesk.figure.skeleton import Arm, Leg, Skeleton, natural_front
from backdesk.figure.vectors import Frame, angle_between

# (flexion from, to; bend to either side; twist to either side)
SPINE = {
    "lumbar": (-40.0, 62.0, 32.0, 14.0),
    "thoracic": (-32.0, 48.0, 32.0, 45.0),
    "neck": (-60.0, 55.0, 45.0, 75.0),
    "head": (-25.0, 25.0, 20.0, 45.0),
}
ELBOW_MAX, KNEE_MAX, KNEE_STRAIGHT = 152.0, 158.0, 12.0
HIP_FLEXION, HIP_EXTENSION, HIP_OUT, HIP_IN = 140.0, 38.0, 80.0, 45.0
ANKLE_UP, ANKLE_DOWN = 40.0, 90.0  # pointing includes the foot's own arch
WRIST_MAX = 95.0
ARM_BEHIND = 70.0  # how far behind the body the upper arm goes


def joint_problems(body: Skeleton, pose: Pose) -> Iterator[str]:
    """One sentence for each joint beyond its range."""
    for name, (back, front, side, twist) in SPINE.items():
        flexion, bend, turn = getattr(pose, name)
        if not back <= flexion <= front:
            yield f"{name} flexion {flexion:.0f}° is outside {back:.0f}° to {front:.0f}°"
        if abs(bend) > side:
            yield f"{name} bends {abs(bend):.0f}° to the side, more than {side:.0f}°"
        if abs(turn) > twist:
            yield f"{name} twists {abs(turn):.0f}°, more than {twist:.0f}°"
    for side_name, arm, leg, sign in (
        ("left", body.left_arm, body.left_leg, 1),
        ("right", body.right_arm, body.right_leg, -1),
    ):
        yield from (f"{side_name} {text}" for text in _arm_problems(arm, body.chest.frame, sign))
        yield from (f"{side_name} {text}" for text in _leg_problems(leg, body.pelvis, sign))


def _arm_problems(arm: Arm, chest: Frame, sign: int) -> Iterator[str]:
    upper, lower = (arm.elbow - arm.shoulder).unit(), (arm.wrist - arm.elbow).unit()
    bend = angle_between(upper, lower)
    if bend > ELBOW_MAX:
        yield f"elbow bends {bend:.0f}°, more than {ELBOW_MAX:.0f}°"
    wrist = angle_between(lower, arm.hand.forward)
    if wrist > WRIST_MAX:
        yield f"wrist bends {wrist:.0f}°, more than {WRIST_MAX:.0f}°"
    local = chest.to_local(upper)
    behind = 90.0 - angle_between(chest.forward.scaled(-1.0), upper)
    if behind > ARM_BEHIND:
        yield f"upper arm goes {behind:.0f}° behind the body, more than {ARM_BEHIND:.0f}°"
    if local.x < -0.35 and local.z > 0.55:
        yield "upper arm is behind and above the shoulder, where no arm goes"
    if local.y * sign < -0.75:
        yield "upper arm crosses the chest too far"


def _leg_problems(leg: Leg, pelvis: Frame, sign: int) -> Iterator[str]:
    thigh, shin = (leg.knee - leg.hip).unit(), (leg.ankle - leg.knee).unit()
    knee = angle_between(thigh, shin)
    if knee > KNEE_MAX:
        yield f"knee bends {knee:.0f}°, more than {KNEE_MAX:.0f}°"
    local = pelvis.to_local(thigh)
    out = local.y * sign
    front = natural_front(pelvis, thigh)
    folded = (-shin).without(thigh)
    if knee > KNEE_STRAIGHT and folded.length > 1e-6 and front.dot(folded.unit()) < -0.3:
        yield "knee bends the wrong way"
    forward = degrees(atan2(local.x, -local.z)) if hypot(local.x, local.z) > 0.25 else 0.0
    if local.z > 0.35 and local.x < 0:
        forward = -90.0
    if forward > HIP_FLEXION or forward < -HIP_EXTENSION:
        yield f"hip flexion {forward:.0f}° is outside {-HIP_EXTENSION:.0f}° to {HIP_FLEXION:.0f}°"
    aside = degrees(asin(max(-1.0, min(1.0, out))))
    if not -HIP_IN <= aside <= HIP_OUT:
        yield f"thigh goes {aside:.0f}° to the side, outside {-HIP_IN:.0f}° to {HIP_OUT:.0f}°"
    ankle = 90.0 - angle_between(leg.foot.forward, -shin)
    if not -ANKLE_DOWN <= ankle <= ANKLE_UP:
        yield f"ankle is at {ankle:.0f}°, outside {-ANKLE_DOWN:.0f}° (pointed) to {ANKLE_UP:.0f}° (toes up)"
