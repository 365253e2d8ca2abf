"""The body around the bones, part by part, and how low it reaches."""

from __future__ import annotations

from backdesk.domain.pose import Pose
from backdesk.figure.limb_flesh import arm_parts, leg_parts
from backdesk.figure.skeleton import Skeleton
from backdesk.figure.trunk_flesh import MEASURES, head_and_neck, pelvis_part, trunk_part
from backdesk.figure.tubes import BodyPart, Build


def body_parts(body: Skeleton, build: Build = Build.STRAIGHT) -> tuple[BodyPart, ...]:
    """The flesh of a skeleton: pelvis, trunk, neck, head, and two parts for each limb."""
    measures = MEASURES[build]
    parts = [pelvis_part(body, build), trunk_part(body, build), *head_and_neck(body, measures)]
    for side, arm, leg in (("left", body.left_arm, body.left_leg), ("right", body.right_arm, body.right_leg)):
        parts += leg_parts(side, leg, body, measures)
        parts += arm_parts(side, arm, body, measures)
    return tuple(parts)


def lowest_point(body: Skeleton, pose: Pose) -> float:
    """Height (metres) of the lowest surface point of trunk, head and the limbs that have no own target."""
    measures = MEASURES[Build.STRAIGHT]
    parts = [
        pelvis_part(body, Build.STRAIGHT),
        trunk_part(body, Build.STRAIGHT),
        *head_and_neck(body, measures),
    ]
    for side, leg, leg_pose in (
        ("left", body.left_leg, pose.left_leg), ("right", body.right_leg, pose.right_leg),
    ):  # fmt: skip
        if leg_pose.foot is None:
            parts += leg_parts(side, leg, body, measures)
    for side, arm, arm_pose in (
        ("left", body.left_arm, pose.left_arm), ("right", body.right_arm, pose.right_arm),
    ):  # fmt: skip
        if arm_pose.hand is None:
            parts += arm_parts(side, arm, body, measures)
    return min(map(lowest_of, parts))


def lowest_of(part: BodyPart) -> float:
    """Height of a part's lowest point."""
    return min(ring.lowest for piece in part.pieces for ring in piece.rings)
