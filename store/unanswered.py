"""Count the questions that were not answered well, for those who improve the catalog."""

from dataclasses import dataclass
from typing import Literal

import sqlalchemy as sa

from store.database import transaction
from store.tables import UNANSWERED, upsert

Kind = Literal["unanswered", "rejected"]


@dataclass(frozen=True)
class UnansweredQuestion:
    """A question in normalized words, what became of it, and how often."""

    question: str
    kind: str
    count: int


class UnansweredQuestions:
    """Questions with counts; nothing tells who put them or when.

    Every method raises `StoreError` when the database fails.
    """

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def count(self, question: str, kind: Kind) -> None:
        """Count a question, given in normalized words, once more."""
        insert = upsert(self._engine, UNANSWERED).values(question=question, kind=kind, count=1)
        counted = insert.on_conflict_do_update(
            index_elements=[UNANSWERED.c.question, UNANSWERED.c.kind],
            set_={"count": UNANSWERED.c["count"] + 1},
        )
        with transaction(self._engine) as connection:
            connection.execute(counted)

    def all(self) -> list[UnansweredQuestion]:
        """Return every question, the most frequent first."""
        ordered = sa.select(UNANSWERED).order_by(
            UNANSWERED.c["count"].desc(), UNANSWERED.c.question
        )
        with transaction(self._engine) as connection:
            rows = connection.execute(ordered).mappings()
            return [UnansweredQuestion(row["question"], row["kind"], row["count"]) for row in rows]
