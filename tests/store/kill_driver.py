"""Kills a process in the middle of a stream of edits, again and again; run by test_kill.

Everything is imported once and the victims are forked, so that a round costs milliseconds. A
victim writes one byte to a pipe after each `save_plan` that returned. After the kill the
driver reopens the same data folder: the plan must be in the state after the last acknowledged
edit, or after the one that was under way, and `doctor` must find nothing.
"""

from __future__ import annotations

import json
import os
import select
import signal
import sys
import time
import traceback
from dataclasses import dataclass
from pathlib import Path
from random import Random

from sqlalchemy import Engine, event

from backdesk.domain.ids import PlanId
from backdesk.domain.plan import Plan
from tests.factories import counting_ids
from tests.store.support import make_week_plan, open_store, random_edit

ACKNOWLEDGED, FAILED = b"a", b"F"
PLAN = PlanId("plan")


@dataclass
class Tally:
    """What happened so far."""

    kills: int = 0
    acknowledged: int = 0
    unacknowledged_but_stored: int = 0
    problem: str = ""


class EditStream:
    """The same edits for the same seed, so that the driver knows what a victim did."""

    def __init__(self, plan: Plan, seed: int) -> None:
        self.plan = plan
        self._random = Random(seed)
        self._new_id = counting_ids(f"round-{seed}")

    def step(self) -> Plan:
        """The next state that differs."""
        edited = self.plan
        while edited == self.plan:
            edited = random_edit(self.plan, self._random, self._new_id)
        self.plan = edited
        return edited


def edit_until_killed(root: Path, seed: int, pipe: int) -> None:
    """The victim: opens the store and edits without end."""
    if seed % 2:  # make SQLite move its log into the file all the time, so that kills hit that too
        event.listen(Engine, "connect", lambda driver, _record: driver.execute("PRAGMA wal_autocheckpoint=4"))
    with open_store(root) as store:
        stream = EditStream(store.plan(PLAN), seed)
        while True:
            before = stream.plan
            store.save_plan(before, stream.step())
            os.write(pipe, ACKNOWLEDGED)


def start_victim(root: Path, seed: int) -> tuple[int, int]:
    """Fork a victim; its process id and the pipe on which it acknowledges."""
    reader, writer = os.pipe()
    victim = os.fork()
    if victim == 0:
        os.close(reader)
        try:
            edit_until_killed(root, seed, writer)
        except BaseException:
            os.write(writer, FAILED)
            traceback.print_exc()
        os._exit(1)
    os.close(writer)
    return victim, reader


def kill_at_random(victim: int, pipe: int, random: Random) -> bytes:
    """Kill 1 to 60 ms after the start or after the first edit; everything that was acknowledged."""
    acknowledged = b""
    if random.random() < 0.8:
        acknowledged = os.read(pipe, 1)
    deadline = time.monotonic() + random.uniform(0.001, 0.060)
    while (left := deadline - time.monotonic()) > 0:
        if select.select([pipe], [], [], left)[0]:
            acknowledged += os.read(pipe, 4096)
    os.kill(victim, signal.SIGKILL)
    os.waitpid(victim, 0)
    while chunk := os.read(pipe, 4096):
        acknowledged += chunk
    os.close(pipe)
    return acknowledged


def one_round(root: Path, plan: Plan, seed: int, tally: Tally) -> Plan:
    """Kill once and look; returns the stored plan, or notes a problem in the tally."""
    victim, pipe = start_victim(root, seed)
    acknowledged = kill_at_random(victim, pipe, Random(seed))
    tally.kills += 1
    tally.acknowledged += len(acknowledged)
    stream = EditStream(plan, seed)
    for _ in acknowledged:
        stream.step()
    with open_store(root) as store:
        stored, problems = store.plan(PLAN), store.doctor()
    if FAILED in acknowledged:
        tally.problem = "an edit failed"
    elif problems:
        tally.problem = problems[0]
    elif stored != stream.plan:
        tally.unacknowledged_but_stored += 1
        if stored != stream.step():
            tally.problem = f"round {seed} lost an acknowledged edit"
    return stored


def main(root: Path, rounds: int) -> Tally:
    """All rounds on one data folder, so that damage would add up."""
    tally = Tally()
    plan = make_week_plan(1)
    with open_store(root) as store:
        store.add_plan(plan)
    for seed in range(rounds):
        plan = one_round(root, plan, seed, tally)
        if tally.problem:
            break
    return tally


if __name__ == "__main__":
    sys.stdout.write(json.dumps(vars(main(Path(sys.argv[1]), int(sys.argv[2])))))
