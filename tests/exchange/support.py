"""Small plan files for tests."""

from __future__ import annotations

import json
from typing import Any

Raw = dict[str, Any]


def raw_plan(*entries: Raw, **fields: object) -> Raw:
    """A plan file with these entries in Monday's strength block; other top fields as keywords."""
    return {
        "format": "backdesk-plan",
        "version": 1,
        "title": "Lower back",
        "weeks": [{"days": [{"day": "monday", "blocks": {"strength": list(entries)}}]}],
        **fields,
    }


def raw_entry(**fields: object) -> Raw:
    """An entry of Bird Dog."""
    return {"exercise": "bird-dog", **fields}


def is_one_sentence(problem: Exception) -> bool:
    """Whether an error can be shown as it is: one line that says something."""
    return len(str(problem).splitlines()) == 1


def as_bytes(raw: object) -> bytes:
    """The bytes of a plan file."""
    return json.dumps(raw).encode()


ENTRY = "weeks[0].days[0].blocks.strength[0]"
"""The place of the first entry of `raw_plan`."""

CONTRACT = """{
  "format": "backdesk-plan", "version": 1,
  "title": "Lower back, first weeks",
  "client": {"name": "Maria Lopez", "precautions": ["disc-herniation"]},
  "weeks": [
    {"days": [
      {"day": "monday", "label": "Gym",
       "blocks": {
         "warm_up":  [{"exercise": "cat-cow", "sets": 1, "duration_seconds": 60}],
         "strength": [{"exercise": "bird-dog", "sets": 3, "reps": [8, 12], "side": "each",
                       "hold_seconds": 5, "rest_seconds": 60,
                       "load": "2 kg", "effort": "RPE 7", "tempo": "3-1-1-0",
                       "group": "A", "note": "slowly"}],
         "relief":   [{"exercise": "childs-pose", "breaths": [5, 10], "times_per_day": 2}]
       }}
    ]}
  ]
}"""
"""The example of design/interfaces.md, word for word."""
