"""Count the questions that were not answered well, for those who improve the catalog."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import sqlalchemy as sa

from store.database import transaction
from store.tables import REJECTED, UNANSWERED, upsert

Kind = Literal["unanswered", "rejected"]


@dataclass(frozen=True)
class UnansweredQuestion:
    """A question in normalized words, what became of it, and how often.

    `answered` holds the words of each need whose answer was rejected, and the operation it was
    answered with, empty for none.
    """

    question: str
    kind: str
    count: int
    answered: Mapping[str, str] = field(default_factory=dict)


class UnansweredQuestions:
    """Questions with counts; nothing tells who put them or when.

    Every method raises `StoreError` when the database fails.
    """

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def count(self, question: str, kind: Kind, answered: Mapping[str, str] = {}) -> None:
        """Count a question, given in normalized words, once more; keep what was rejected."""
        insert = upsert(self._engine, UNANSWERED).values(question=question, kind=kind, count=1)
        counted = insert.on_conflict_do_update(
            index_elements=[UNANSWERED.c.question, UNANSWERED.c.kind],
            set_={"count": UNANSWERED.c["count"] + 1},
        )
        with transaction(self._engine) as connection:
            connection.execute(counted)
            self._keep(connection, question, answered)

    def all(self) -> list[UnansweredQuestion]:
        """Return every question, the most frequent first."""
        ordered = sa.select(UNANSWERED).order_by(
            UNANSWERED.c["count"].desc(), UNANSWERED.c.question
        )
        with transaction(self._engine) as connection:
            rows = connection.execute(ordered).mappings().all()
            answered = self._answered(connection)
        return [
            UnansweredQuestion(
                row["question"],
                row["kind"],
                row["count"],
                answered.get(row["question"], {}) if row["kind"] == "rejected" else {},
            )
            for row in rows
        ]

    def _keep(self, connection: sa.Connection, question: str, answered: Mapping[str, str]) -> None:
        """Keep what was rejected; the latest answer to a need takes the place of an earlier one."""
        for need, operation in sorted(answered.items()):
            row = {"question": question, "need": need, "operation": operation}
            insert = upsert(self._engine, REJECTED).values(row)
            latest = insert.on_conflict_do_update(
                index_elements=[REJECTED.c.question, REJECTED.c.need], set_={"operation": operation}
            )
            connection.execute(latest)

    def _answered(self, connection: sa.Connection) -> Mapping[str, Mapping[str, str]]:
        found: dict[str, dict[str, str]] = defaultdict(dict)
        ordered = sa.select(REJECTED).order_by(REJECTED.c.question, REJECTED.c.need)
        for row in connection.execute(ordered):
            found[row.question][row.need] = row.operation
        return found
