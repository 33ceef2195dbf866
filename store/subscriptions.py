"""The spaces that want to be told what changes, and what each was told last."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from store.database import transaction
from store.tables import SUBSCRIPTIONS, upsert


@dataclass(frozen=True)
class Subscription:
    """What a space wants to hear of: some areas, given by id, or all of them for none.

    `told` is the day of the last change that the space was told of, such as 2026-09-30.
    """

    space: str
    areas: tuple[str, ...]
    told: str


class Subscriptions:
    """One subscription a space, given by its id. Every method raises `StoreError`."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def get(self, space: str) -> Subscription | None:
        """Return the subscription of a space, if it has one."""
        wanted = sa.select(SUBSCRIPTIONS).where(SUBSCRIPTIONS.c.space == space)
        with transaction(self._engine) as connection:
            row = connection.execute(wanted).first()
        return _subscription(row) if row else None

    def choose(self, space: str, areas: Sequence[str], told: str) -> None:
        """Subscribe a space to areas; of one that is subscribed only the areas are changed."""
        row = {"space": space, "areas": " ".join(areas), "told": told}
        insert = upsert(self._engine, SUBSCRIPTIONS).values(row)
        chosen = insert.on_conflict_do_update(
            index_elements=[SUBSCRIPTIONS.c.space], set_={"areas": insert.excluded.areas}
        )
        with transaction(self._engine) as connection:
            connection.execute(chosen)

    def end(self, space: str) -> None:
        """Forget the subscription of a space, if it has one."""
        with transaction(self._engine) as connection:
            connection.execute(SUBSCRIPTIONS.delete().where(SUBSCRIPTIONS.c.space == space))

    def due(self, newest: str, at: float) -> list[Subscription]:
        """Return the subscriptions that were not told of the newest day and may be told by now."""
        is_behind = sa.and_(SUBSCRIPTIONS.c.told < newest, SUBSCRIPTIONS.c.due <= at)
        wanted = sa.select(SUBSCRIPTIONS).where(is_behind).order_by(SUBSCRIPTIONS.c.space)
        with transaction(self._engine) as connection:
            return [_subscription(row) for row in connection.execute(wanted)]

    def note(self, space: str, told: str, due: float | None = None) -> None:
        """Note up to which day a space was told, and when at the earliest it is told again."""
        values = {"told": told} if due is None else {"told": told, "due": due}
        behind = SUBSCRIPTIONS.update().where(
            SUBSCRIPTIONS.c.space == space, SUBSCRIPTIONS.c.told < told
        )
        with transaction(self._engine) as connection:
            connection.execute(behind.values(values))


def _subscription(row: Any) -> Subscription:
    return Subscription(row.space, tuple(row.areas.split()), row.told)
