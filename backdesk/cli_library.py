"""The commands that show the built-in library; they need no store."""

from __future__ import annotations

import argparse

from backdesk.cli_tools import CommandTools, print_json, print_table
from backdesk.domain.exercise import Exercise
from backdesk.domain.labels import block_name, equipment_name, type_name
from backdesk.domain.muscle import Muscle
from backdesk.domain.wording import Words
from backdesk.services.library import exercises_json, muscles_json


def library(arguments: argparse.Namespace, tools: CommandTools) -> int:
    """`backdesk library`: the exercises, by name or best match first."""
    catalogue = tools.load_catalogue()
    found = tuple(catalogue.exercises.values())
    if arguments.search.strip():
        # imported here: a plain list needs no search
        from backdesk.services.search import LibrarySearch

        ids = LibrarySearch(catalogue, tools.words).find(arguments.search)
        found = tuple(catalogue.exercises[exercise_id] for exercise_id in ids)
    if arguments.json:
        print_json(exercises_json(found))
    elif found:
        print_table(_exercise_row(exercise, tools.words) for exercise in found)
    return 0


def muscles(arguments: argparse.Namespace, tools: CommandTools) -> int:
    """`backdesk muscles`: the taxonomy, members under their group."""
    taxonomy = tools.load_catalogue().taxonomy
    if arguments.json:
        print_json(muscles_json(taxonomy))
        return 0
    rows: list[tuple[str, ...]] = []
    for muscle in taxonomy.by_id.values():
        if muscle.group is None:
            rows.append(_muscle_row(muscle, ""))
            rows += [_muscle_row(taxonomy.by_id[member], "  ") for member in taxonomy.members(muscle.id)]
    print_table(rows)
    return 0


def _exercise_row(exercise: Exercise, words: Words) -> tuple[str, ...]:
    return (
        exercise.id,
        exercise.name,
        type_name(exercise.type, words),
        ", ".join(block_name(block, words) for block in exercise.blocks),
        ", ".join(equipment_name(item, words) for item in exercise.equipment),
    )


def _muscle_row(muscle: Muscle, indent: str) -> tuple[str, ...]:
    return indent + muscle.id, muscle.name, muscle.anatomical_name
