"""An exercise of the library: what it is, what it works, how it is done, who should take care."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from backdesk.domain.blocks import BlockKind
from backdesk.domain.dose import Dose, Side
from backdesk.domain.ids import ExerciseId, MuscleId, PrecautionId
from backdesk.domain.pose import ExerciseFigure


class ExerciseType(StrEnum):
    """What an exercise is for."""

    MOBILITY = "mobility"
    STRETCH = "stretch"
    STRENGTH = "strength"
    STABILITY = "stability"
    AEROBIC = "aerobic"
    BREATHING = "breathing"


class Role(StrEnum):
    """A muscle has one role in an exercise (design/coverage.md)."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    STRETCHED = "stretched"


class Movement(StrEnum):
    """Spinal actions, resisted spinal actions, and pushing and pulling with the arms."""

    FLEXION = "flexion"
    EXTENSION = "extension"
    LATERAL_FLEXION = "lateral-flexion"
    ROTATION = "rotation"
    ANTI_FLEXION = "anti-flexion"
    ANTI_EXTENSION = "anti-extension"
    ANTI_LATERAL_FLEXION = "anti-lateral-flexion"
    ANTI_ROTATION = "anti-rotation"
    PUSH = "push"
    PULL = "pull"


SPINAL_MOVEMENTS: tuple[Movement, ...] = tuple(
    movement for movement in Movement if movement not in (Movement.PUSH, Movement.PULL)
)


class Position(StrEnum):
    """The position an exercise is done in."""

    STANDING = "standing"
    SITTING = "sitting"
    LONG_SITTING = "long-sitting"
    SUPINE = "supine"
    PRONE = "prone"
    SIDE_LYING = "side-lying"
    QUADRUPED = "quadruped"
    KNEELING = "kneeling"
    HALF_KNEELING = "half-kneeling"
    HANDS_AND_FEET = "hands-and-feet"
    HANGING = "hanging"
    IN_WATER = "in-water"


class Equipment(StrEnum):
    """What an exercise needs besides floor and body; an exercise with none needs nothing."""

    MAT = "mat"
    CHAIR = "chair"
    TABLE = "table"
    WALL = "wall"
    BENCH = "bench"
    BOX = "box"
    BARBELL = "barbell"
    WEIGHT_PLATE = "weight-plate"
    RACK = "rack"
    BLOCKS = "blocks"
    DUMBBELL = "dumbbell"
    KETTLEBELL = "kettlebell"
    MEDICINE_BALL = "medicine-ball"
    CABLE_MACHINE = "cable-machine"
    BAND = "band"
    STABILITY_BALL = "stability-ball"
    FOAM_ROLLER = "foam-roller"
    DOWEL = "dowel"
    STRAP = "strap"
    TOWEL = "towel"
    ANKLE_WEIGHTS = "ankle-weights"
    LIFTING_STRAPS = "lifting-straps"
    PULL_UP_BAR = "pull-up-bar"
    BACK_EXTENSION_BENCH = "back-extension-bench"
    GLUTE_HAM_BENCH = "glute-ham-bench"
    ANCHOR = "anchor"
    PULLDOWN_MACHINE = "pulldown-machine"
    ROW_MACHINE = "row-machine"
    LEG_PRESS_MACHINE = "leg-press-machine"
    LEG_CURL_MACHINE = "leg-curl-machine"
    LEG_EXTENSION_MACHINE = "leg-extension-machine"
    BIKE = "bike"
    ELLIPTICAL = "elliptical"
    STEP_MACHINE = "step-machine"
    ROWING_MACHINE = "rowing-machine"
    TREADMILL = "treadmill"
    POOL = "pool"


class CautionAction(StrEnum):
    """What a precaution asks for."""

    AVOID = "avoid"
    MODIFY = "modify"


@dataclass(frozen=True, slots=True)
class Caution:
    """Why someone with a precaution should avoid or change an exercise."""

    precaution: PrecautionId
    action: CautionAction
    reason: str


@dataclass(frozen=True, slots=True)
class Precaution:
    """A condition a client may have.

    `general` is a caution that holds for every exercise (refer on first), None where each
    exercise says for itself.
    """

    id: PrecautionId
    name: str
    explanation: str
    synonyms: tuple[str, ...] = ()
    general: Caution | None = None


@dataclass(frozen=True, slots=True)
class Exercise:
    """One library entry. Texts are for the client: second person, plain words.

    `blocks` are the blocks it suits, `level` runs from 1 (easy) to 3 (advanced), `sources`
    are the letter codes of content/back-care-facts.md (or "own"). A muscle id may name a
    group: then every member has that role. `figure` is the picture of an own exercise; built-in
    ones have theirs in `resources/poses`. `photos` are the SHA-256 of own photos, which are shown
    instead of the figure. `link` is an address that a handout prints as a QR code. `extra` keeps
    unknown fields of a plan file.
    """

    id: ExerciseId
    name: str
    aliases: tuple[str, ...] = ()
    blocks: tuple[BlockKind, ...] = (BlockKind.STRENGTH,)
    type: ExerciseType = ExerciseType.STRENGTH
    primary: tuple[MuscleId, ...] = ()
    secondary: tuple[MuscleId, ...] = ()
    stretched: tuple[MuscleId, ...] = ()
    movements: tuple[Movement, ...] = ()
    equipment: tuple[Equipment, ...] = ()
    position: Position = Position.STANDING
    level: int = 1
    side: Side = Side.BOTH
    default_dose: Dose = field(default_factory=Dose)
    start: str = ""
    steps: tuple[str, ...] = ()
    mistakes: tuple[str, ...] = ()
    tip: str = ""
    why: str = ""
    easier: tuple[ExerciseId, ...] = ()
    harder: tuple[ExerciseId, ...] = ()
    cautions: tuple[Caution, ...] = ()
    sources: tuple[str, ...] = ()
    figure: ExerciseFigure | None = None
    photos: tuple[str, ...] = ()
    link: str = ""
    extra: Mapping[str, object] = field(default_factory=dict, hash=False)

    def muscles(self, role: Role) -> tuple[MuscleId, ...]:
        """The muscle or group ids that have this role."""
        if role is Role.PRIMARY:
            return self.primary
        return self.secondary if role is Role.SECONDARY else self.stretched
