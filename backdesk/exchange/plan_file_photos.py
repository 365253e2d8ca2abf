"""The photos of a plan file's own exercises: the field `photos`, an object of base64 by SHA-256.

An exercise names its photos by that hash. A photo that has no room in a file of its largest size is left
out, the name stays: where the plan came from, the photo is still known.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Mapping, Sequence

from backdesk.domain.exercise import Exercise
from backdesk.domain.photo import MOST_PHOTOS
from backdesk.errors import Phrase
from backdesk.exchange.limits import MAX_EXERCISES, MAX_FILE_BYTES
from backdesk.exchange.plan_file_checks import ObjectReader, fault
from backdesk.exchange.plan_file_json import field_place

_HASH = re.compile(r"[0-9a-f]{64}")
_JPEG = b"\xff\xd8\xff"
_AROUND = 80
"""Bytes of a photo's line besides its base64: the hash, quotes, indent and comma."""
_NAME = Phrase("the SHA-256 of a photo")
_PHOTO = Phrase("the base64 of a JPEG picture with this SHA-256")


def read_photo_names(fields: ObjectReader) -> tuple[str, ...]:
    """The photos that an exercise names. Raises PlanFileError."""
    names = []
    for place, value in fields.items("photos", Phrase("a list of photos"), maximum=MOST_PHOTOS):
        if not isinstance(value, str) or not _HASH.fullmatch(value):
            raise fault(place, _NAME, value)
        names.append(value)
    return tuple(dict.fromkeys(names))


def read_photos(file: ObjectReader, exercises: Sequence[Exercise]) -> dict[str, bytes]:
    """The bytes of the photos that the exercises name; others are noted and passed over.

    Whether a picture can be shown is looked at when it is taken in. Raises PlanFileError.
    """
    if not file.has("photos"):
        return {}
    place, raw = file.at("photos"), file.raw["photos"]
    most = MAX_EXERCISES * MOST_PHOTOS
    if not isinstance(raw, dict) or len(raw) > most:
        raise fault(place, Phrase("an object of at most {maximum} photos by SHA-256", maximum=most), raw)
    wanted = {name for exercise in exercises for name in exercise.photos}
    found = {}
    for name, value in raw.items():
        where = field_place(place, name)
        content = _decoded(value)
        if not content.startswith(_JPEG) or hashlib.sha256(content).hexdigest() != name:
            raise fault(where, _PHOTO, value)
        if name in wanted:
            found[name] = content
        else:
            file.notes.add(where, Phrase("no exercise of the file shows this photo; it was left out"))
    return found


def photos_to_json(
    exercises: Sequence[Exercise], photos: Mapping[str, bytes], used_bytes: int
) -> dict[str, str]:
    """The photos of the exercises, as many as have room in a file that has `used_bytes` already."""
    room = MAX_FILE_BYTES - used_bytes - _AROUND
    fitting: dict[str, str] = {}
    for name in dict.fromkeys(name for exercise in exercises for name in exercise.photos):
        if name not in photos:
            continue
        text = base64.b64encode(photos[name]).decode("ascii")
        if len(text) + _AROUND <= room:
            fitting[name] = text
            room -= len(text) + _AROUND
    return fitting


def _decoded(value: object) -> bytes:
    try:
        return base64.b64decode(value, validate=True) if isinstance(value, str) else b""
    except (binascii.Error, ValueError):
        return b""
