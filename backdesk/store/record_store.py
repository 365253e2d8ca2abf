"""What came back from clients, and what the user said of exercises, as the store gives it."""

from __future__ import annotations

from collections.abc import Iterable

from backdesk.domain.exercise import Exercise
from backdesk.domain.exercise_marks import ExerciseMark
from backdesk.domain.ids import ClientId, ExerciseId, OutcomeId, SessionId
from backdesk.domain.session_log import OutcomeScore, SessionRecord
from backdesk.store import reading, records, writing
from backdesk.store.connected import Connected


class RecordStore(Connected):
    """Training days, outcome scores, own exercises and marks on exercises."""

    def session_records(self, client_id: ClientId) -> tuple[SessionRecord, ...]:
        """The training days of a client, the first day first."""
        with self._read() as connection:
            return records.read_sessions(connection, client_id)

    def save_session_record(self, record: SessionRecord) -> None:
        """Add a training day, or change the one of its id. The client must be stored."""
        self.save_session_records((record,))

    def save_session_records(self, sessions: Iterable[SessionRecord]) -> None:
        """Add or change several training days, all of them or none: in one transaction."""
        with self._write() as connection:
            for record in sessions:
                records.write_session(connection, record)

    def delete_session_record(self, session: SessionId) -> None:
        """Take a training day out. Raises NotFoundError."""
        with self._write() as connection:
            records.delete_session(connection, session)

    def outcomes(self, client_id: ClientId) -> tuple[OutcomeScore, ...]:
        """The outcome scores of a client, the first day first."""
        with self._read() as connection:
            return records.read_outcomes(connection, client_id)

    def save_outcome(self, score: OutcomeScore) -> None:
        """Add a score, or change the one of its id. The client must be stored."""
        with self._write() as connection:
            records.write_outcome(connection, score)

    def delete_outcome(self, outcome: OutcomeId) -> None:
        """Take a score out. Raises NotFoundError."""
        with self._write() as connection:
            records.delete_outcome(connection, outcome)

    def exercise_marks(self) -> tuple[ExerciseMark, ...]:
        """What the user said of exercises, by exercise id."""
        with self._read() as connection:
            return records.read_marks(connection)

    def save_exercise_mark(self, mark: ExerciseMark) -> None:
        """Keep what is said of an exercise, in place of what was; a mark that says nothing goes."""
        self.save_exercise_marks((mark,))

    def save_exercise_marks(self, marks: Iterable[ExerciseMark]) -> None:
        """Keep what is said of several exercises, in one transaction."""
        with self._write() as connection:
            for mark in marks:
                records.write_mark(connection, mark)

    def own_exercises(self) -> tuple[Exercise, ...]:
        """The clinic's own exercises, the oldest first."""
        with self._read() as connection:
            return reading.read_own_exercises(connection)

    def add_own_exercise(self, exercise: Exercise) -> None:
        """Add an exercise whose id is new."""
        with self._write() as connection:
            writing.insert_own_exercise(connection, exercise, self._time())

    def save_own_exercise(self, exercise: Exercise) -> None:
        """Change an own exercise. Raises NotFoundError."""
        with self._write() as connection:
            writing.update_own_exercise(connection, exercise, self._time())

    def delete_own_exercise(self, exercise: ExerciseId) -> None:
        """Delete an own exercise. Raises NotFoundError."""
        with self._write() as connection:
            writing.delete_own_exercise(connection, exercise)

    def plans_with_exercise(self, exercise: ExerciseId) -> int:
        """How many plans, templates among them, have an entry of this exercise."""
        with self._read() as connection:
            return reading.count_plans_with(connection, exercise)
