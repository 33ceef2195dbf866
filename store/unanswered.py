"""Count the questions that were not answered well, for those who mend the catalog."""

from dataclasses import dataclass
from typing import Literal

import sqlalchemy as sa

from store.database import transaction
from store.tables import GAPS, upsert

Kind = Literal["unanswered", "rejected"]


@dataclass(frozen=True)
class Gap:
    """A question in normalized words, what became of it, and how often."""

    question: str
    kind: str
    count: int


class Gaps:
    """Questions with counts; nothing tells who put them or when.

    Every method raises `StoreError` when the database fails.
    """

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def count(self, question: str, kind: Kind) -> None:
        """Count a question, given in normalized words, once more."""
        insert = upsert(self._engine, GAPS).values(question=question, kind=kind, count=1)
        counted = insert.on_conflict_do_update(
            index_elements=[GAPS.c.question, GAPS.c.kind], set_={"count": GAPS.c["count"] + 1}
        )
        with transaction(self._engine) as connection:
            connection.execute(counted)

    def all(self) -> list[Gap]:
        """Return every question, the most frequent first."""
        ordered = sa.select(GAPS).order_by(GAPS.c["count"].desc(), GAPS.c.question)
        with transaction(self._engine) as connection:
            rows = connection.execute(ordered).mappings()
            return [Gap(row["question"], row["kind"], row["count"]) for row in rows]
