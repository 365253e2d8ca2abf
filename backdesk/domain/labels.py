"""Enumerated values as words for people, in window and PDF alike."""

from __future__ import annotations

from backdesk.domain.blocks import BlockKind
from backdesk.domain.coverage import Band
from backdesk.domain.exercise import Equipment, ExerciseType, Movement, Position, Role
from backdesk.domain.plan import day_number
from backdesk.domain.wording import Words


def day_name(name: str, words: Words) -> str:
    """ "Monday" … "Sunday", or "Day 3" for `day-3`."""
    number = day_number(name)
    if number is not None:
        return words.gettext("Day {n}").format(n=number)
    return {
        "monday": words.gettext("Monday"),
        "tuesday": words.gettext("Tuesday"),
        "wednesday": words.gettext("Wednesday"),
        "thursday": words.gettext("Thursday"),
        "friday": words.gettext("Friday"),
        "saturday": words.gettext("Saturday"),
        "sunday": words.gettext("Sunday"),
    }[name]


def short_day_name(name: str, words: Words) -> str:
    """ "Mon" … "Sun", or "Day 3" for `day-3`."""
    number = day_number(name)
    if number is not None:
        return words.gettext("Day {n}").format(n=number)
    return {
        "monday": words.gettext("Mon"),
        "tuesday": words.gettext("Tue"),
        "wednesday": words.gettext("Wed"),
        "thursday": words.gettext("Thu"),
        "friday": words.gettext("Fri"),
        "saturday": words.gettext("Sat"),
        "sunday": words.gettext("Sun"),
    }[name]


def block_name(kind: BlockKind, words: Words) -> str:
    """The block's name for people."""
    return {
        BlockKind.WARM_UP: words.gettext("Warm-up"),
        BlockKind.STRENGTH: words.gettext("Strength"),
        BlockKind.RELIEF: words.gettext("Relief"),
    }[kind]


def type_name(kind: ExerciseType, words: Words) -> str:
    """The exercise type's name for people."""
    return {
        ExerciseType.MOBILITY: words.gettext("Mobility"),
        ExerciseType.STRETCH: words.gettext("Stretch"),
        ExerciseType.STRENGTH: words.gettext("Strength"),
        ExerciseType.STABILITY: words.gettext("Stability"),
        ExerciseType.AEROBIC: words.gettext("Aerobic"),
        ExerciseType.BREATHING: words.gettext("Breathing"),
    }[kind]


def role_name(role: Role, words: Words) -> str:
    """The muscle role's name for people."""
    return {
        Role.PRIMARY: words.gettext("Main muscles"),
        Role.SECONDARY: words.gettext("Helping muscles"),
        Role.STRETCHED: words.gettext("Stretched"),
    }[role]


def movement_name(movement: Movement, words: Words) -> str:
    """The movement's name for people."""
    return {
        Movement.FLEXION: words.gettext("Bending forward"),
        Movement.EXTENSION: words.gettext("Bending back"),
        Movement.LATERAL_FLEXION: words.gettext("Bending sideways"),
        Movement.ROTATION: words.gettext("Turning"),
        Movement.ANTI_FLEXION: words.gettext("Resisting bending forward"),
        Movement.ANTI_EXTENSION: words.gettext("Resisting bending back"),
        Movement.ANTI_LATERAL_FLEXION: words.gettext("Resisting bending sideways"),
        Movement.ANTI_ROTATION: words.gettext("Resisting turning"),
        Movement.PUSH: words.gettext("Pushing"),
        Movement.PULL: words.gettext("Pulling"),
    }[movement]


def position_name(position: Position, words: Words) -> str:
    """The position's name for people."""
    return {
        Position.STANDING: words.gettext("Standing"),
        Position.SITTING: words.gettext("Sitting"),
        Position.LONG_SITTING: words.gettext("Sitting, legs straight"),
        Position.SUPINE: words.gettext("Lying on back"),
        Position.PRONE: words.gettext("Lying on front"),
        Position.SIDE_LYING: words.gettext("Lying on side"),
        Position.QUADRUPED: words.gettext("On hands and knees"),
        Position.KNEELING: words.gettext("Kneeling"),
        Position.HALF_KNEELING: words.gettext("Half-kneeling"),
        Position.HANDS_AND_FEET: words.gettext("On hands and feet"),
        Position.HANGING: words.gettext("Hanging"),
        Position.IN_WATER: words.gettext("In water"),
    }[position]


def band_name(band: Band, words: Words) -> str:
    """The coverage band's neutral word."""
    return {
        Band.NONE: words.gettext("none"),
        Band.LIGHT: words.gettext("light"),
        Band.MODERATE: words.gettext("moderate"),
        Band.HIGH: words.gettext("high"),
    }[band]


def equipment_name(item: Equipment, words: Words) -> str:
    """The equipment's name for people."""
    return {
        Equipment.MAT: words.gettext("Mat"),
        Equipment.CHAIR: words.gettext("Chair"),
        Equipment.TABLE: words.gettext("Table"),
        Equipment.WALL: words.gettext("Wall"),
        Equipment.BENCH: words.gettext("Bench"),
        Equipment.BOX: words.gettext("Box or step"),
        Equipment.BARBELL: words.gettext("Barbell"),
        Equipment.WEIGHT_PLATE: words.gettext("Weight plate"),
        Equipment.RACK: words.gettext("Rack"),
        Equipment.BLOCKS: words.gettext("Blocks"),
        Equipment.DUMBBELL: words.gettext("Dumbbell"),
        Equipment.KETTLEBELL: words.gettext("Kettlebell"),
        Equipment.MEDICINE_BALL: words.gettext("Medicine ball"),
        Equipment.CABLE_MACHINE: words.gettext("Cable machine"),
        Equipment.BAND: words.gettext("Band"),
        Equipment.STABILITY_BALL: words.gettext("Stability ball"),
        Equipment.FOAM_ROLLER: words.gettext("Foam roller"),
        Equipment.DOWEL: words.gettext("Stick"),
        Equipment.STRAP: words.gettext("Strap"),
        Equipment.TOWEL: words.gettext("Towel"),
        Equipment.ANKLE_WEIGHTS: words.gettext("Ankle weights"),
        Equipment.LIFTING_STRAPS: words.gettext("Lifting straps"),
        Equipment.PULL_UP_BAR: words.gettext("Pull-up bar"),
        Equipment.BACK_EXTENSION_BENCH: words.gettext("Back-extension bench"),
        Equipment.GLUTE_HAM_BENCH: words.gettext("Glute-ham bench"),
        Equipment.ANCHOR: words.gettext("Anchor point"),
        Equipment.PULLDOWN_MACHINE: words.gettext("Pulldown machine"),
        Equipment.ROW_MACHINE: words.gettext("Row machine"),
        Equipment.LEG_PRESS_MACHINE: words.gettext("Leg-press machine"),
        Equipment.LEG_CURL_MACHINE: words.gettext("Leg-curl machine"),
        Equipment.LEG_EXTENSION_MACHINE: words.gettext("Leg-extension machine"),
        Equipment.BIKE: words.gettext("Exercise bike"),
        Equipment.ELLIPTICAL: words.gettext("Elliptical trainer"),
        Equipment.STEP_MACHINE: words.gettext("Step machine"),
        Equipment.ROWING_MACHINE: words.gettext("Rowing machine"),
        Equipment.TREADMILL: words.gettext("Treadmill"),
        Equipment.POOL: words.gettext("Pool"),
    }[item]
