"""The body around the bones, part by part, and how low it reaches."""

from __future__ import annotations

from backdesk.domain.pose import Pose
from backdesk.figure.limb_flesh import arm_parts, leg_parts
from backdesk.figure.skeleton import Skeleton
from backdesk.figure.trunk_flesh import MEASURES, head_and_neck, pelvis_part, trunk_part
from backdesk.figure.tubes import BodyPart, Build


def body_parts(body: Skeleton, build: Build = Build.STRAIGHT) -> tuple[BodyPart, ...]:
    """The flesh of a skeleton: trunk, pelvis, head, and three parts for each limb."""
    measures = MEASURES[build]
    parts = [pelvis_part(body, build), trunk_part(body, build), *head_and_neck(body, measures)]
    for side, arm, leg in (("left", body.left_arm, body.left_leg), ("right", body.right_arm, body.right_leg)):
        parts += leg_parts(side, leg, body, measures)
        parts += arm_parts(side, arm, body, measures)
    return tuple(parts)


def lowest_point(body: Skeleton, pose: Pose) -> float:
    """Height (metres) of the lowest surface point of the trunk, the head and the limbs that have no own
    target."""
    placed = {
        name
        for name, limb in (
            ("left_arm", pose.left_arm.hand), ("right_arm", pose.right_arm.hand),
            ("left_leg", pose.left_leg.foot), ("right_leg", pose.right_leg.foot),
        )
        if limb is not None
    }  # fmt: skip
    return min(lowest_of(part) for part in body_parts(body) if _limb_of(part.name) not in placed)


def lowest_of(part: BodyPart) -> float:
    """Height of a part's lowest point."""
    return min(ring.lowest for piece in part.pieces for ring in piece.rings)


def _limb_of(part: str) -> str:
    side, _, name = part.partition("_")
    return f"{side}_{'arm' if name in ('upper_arm', 'forearm') else 'leg'}" if name else part
