"""What the parts, things and hints of the pose editor are called."""

from __future__ import annotations

import re

from backdesk.domain.pose import Contact, Grip
from backdesk.domain.wording import Words
from backdesk.figure.posing import Handle


def handle_name(handle: Handle, words: Words) -> str:
    """What a handle is called."""
    say = words.gettext
    return {
        Handle.HEAD: say("Head"),
        Handle.CHEST: say("Chest"),
        Handle.WAIST: say("Waist"),
        Handle.HIPS: say("Hips"),
        Handle.LEFT_SHOULDER: say("Left shoulder"),
        Handle.LEFT_ELBOW: say("Left elbow"),
        Handle.LEFT_HAND: say("Left hand"),
        Handle.RIGHT_SHOULDER: say("Right shoulder"),
        Handle.RIGHT_ELBOW: say("Right elbow"),
        Handle.RIGHT_HAND: say("Right hand"),
        Handle.LEFT_KNEE: say("Left knee"),
        Handle.LEFT_FOOT: say("Left foot"),
        Handle.RIGHT_KNEE: say("Right knee"),
        Handle.RIGHT_FOOT: say("Right foot"),
    }[handle]


def handle_help(handle: Handle, words: Words) -> str:
    """What moving a handle does."""
    say = words.gettext
    return {
        "hand": say("The arm follows. Near the floor the palm lies down flat."),
        "foot": say("The leg follows. Near the floor the foot stands."),
        "elbow": say("Turns the elbow; a resting hand stays."),
        "knee": say("Turns the knee; a standing foot stays."),
        "shoulder": say("Twists and bends the spine."),
        "chest": say("Rounds, arches or bends the spine."),
        "waist": say("Leans the whole trunk from the hips."),
        "hips": say("Moves the body; standing feet and resting hands stay."),
        "head": say("Turns and nods the head."),
    }[handle.part]


def part_name(part: str, words: Words) -> str:
    """What a part of the spine is called."""
    say = words.gettext
    return {
        "pelvis": say("Pelvis"),
        "lumbar": say("Lower back"),
        "thoracic": say("Upper back"),
        "neck": say("Neck"),
        "head": say("Head"),
    }[part]


def turn_name(index: int, words: Words) -> str:
    """What a turn is called: forward, to the left side, twisted to the left."""
    say = words.gettext
    return (say("Forward"), say("Side"), say("Twist"))[index]


def grip_name(grip: Grip, words: Words) -> str:
    """What the hand does."""
    say = words.gettext
    return {Grip.RELAXED: say("Relaxed"), Grip.FLAT: say("Flat"), Grip.FIST: say("Fist")}[grip]


def contact_name(contact: Contact, words: Words) -> str:
    """What the foot stands on."""
    say = words.gettext
    return {
        Contact.SOLE: say("On the sole"),
        Contact.BALL: say("On the ball"),
        Contact.HEEL: say("On the heel"),
        Contact.ANKLE: say("Free"),
    }[contact]


def thing_name(kind: str, words: Words) -> str:
    """What a thing in the picture is called."""
    say = words.gettext
    names = {
        "mat": say("Mat"), "box": say("Box"), "sphere": say("Ball"), "roller": say("Foam roller"),
        "disc": say("Plate"), "dumbbell": say("Dumbbell"), "kettlebell": say("Kettlebell"),
        "barbell": say("Barbell"), "rod": say("Stick"), "line": say("Band"), "cuff": say("Ankle cuff"),
        "wall": say("Wall"), "chair": say("Chair"), "bench": say("Bench"), "table": say("Table"),
        "rack": say("Rack"), "pull-up-bar": say("Pull-up bar"), "cable-tower": say("Cable tower"),
        "anchor": say("Anchor post"), "floor": say("Floor"),
    }  # fmt: skip
    return names.get(kind) or kind.replace("-", " ").capitalize()


def hold_name(hold: str, words: Words) -> str:
    """Who holds a thing."""
    say = words.gettext
    names = {
        "": say("Nobody"),
        "left_hand": say("Left hand"),
        "right_hand": say("Right hand"),
        "hands": say("Both hands"),
    }
    return names.get(hold) or hold.replace("_", " ").capitalize()


def hint(problem: str, words: Words) -> str:
    """A problem of `checks.figure_problems` in words that ask for nothing but a look."""
    say = words.gettext
    forms = (
        (r"(?P<part>.+) is (?P<n>\d+) mm below the floor", say("{part}: {n} mm below the floor.")),
        (r"the body floats (?P<n>\d+) mm above the floor", say("The body floats {n} mm above the floor.")),
        (
            r"(?P<part>.+) should touch (?P<to>[\d.]+) m but is at (?P<at>[-\d.]+) m",
            say("{part}: not quite where it rested, {n} mm off."),
        ),
        (r"the (?P<part>.+)'s target is (?P<n>\d+) mm out of reach", say("{part}: {n} mm out of reach.")),
        (
            r"the centre of mass lies (?P<n>\d+) mm outside the feet",
            say("The body would tip over: its weight is {n} mm outside the feet."),
        ),
        (r"the (?P<part>.+) is inside the trunk", say("{part}: inside the trunk.")),
        (r"the (?P<part>.+) is inside the head", say("{part}: inside the head.")),
        (
            r"the (?P<part>.+) fist is (?P<n>\d+) mm from .+",
            say("The {part} fist is {n} mm away from what it should hold."),
        ),
    )
    for pattern, form in forms:
        match = re.fullmatch(pattern, problem)
        if match:
            found = match.groupdict()
            if "to" in found:
                found["n"] = f"{abs(float(found['to']) - float(found['at'])) * 1000:.0f}"
            part = (found.get("part") or "").replace("_", " ")
            if not form.startswith("The "):
                part = part.capitalize()
            return form.format(part=part, n=found.get("n", ""))
    text = problem.replace("_", " ")
    return f"{text[:1].upper()}{text[1:]}."
