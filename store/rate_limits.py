"""Count what happens within a minute or a day, for all processes and hosts together."""

import time
from collections.abc import Callable, Sequence

import sqlalchemy as sa

from store.database import transaction
from store.tables import RATES, upsert


class RateLimits:
    """Counts that start anew with each period; one row a key, dropped once it is over.

    Every method raises `StoreError` when the database fails.
    """

    def __init__(self, engine: sa.Engine, now: Callable[[], float] = time.time) -> None:
        """`now` tells the seconds since 1970."""
        self._engine = engine
        self._now = now

    def hit(self, key: str, seconds: int) -> int:
        """Count one more under `key` and return the count within the current period."""
        return self.hit_all([key], seconds)[0]

    def hit_all(self, keys: Sequence[str], seconds: int) -> list[int]:
        """Count one more under each key and return the counts within the current period.

        Periods of `seconds` begin at whole multiples of it since 1970, so every host agrees.
        """
        period = int(self._now()) // seconds
        rows = [
            {"key": key, "period": period, "count": 1, "expires": (period + 1) * seconds}
            for key in sorted(set(keys))  # one order for all, so that nobody waits in a circle
        ]
        insert = upsert(self._engine, RATES).values(rows)
        in_same_period = RATES.c.period == insert.excluded.period
        counted = insert.on_conflict_do_update(
            index_elements=[RATES.c.key],
            set_={
                "count": sa.case((in_same_period, RATES.c.count + 1), else_=1),
                "period": insert.excluded.period,
                "expires": insert.excluded.expires,
            },
        ).returning(RATES.c.key, RATES.c.count)
        with transaction(self._engine) as connection:
            counts = {key: int(count) for key, count in connection.execute(counted)}
        return [counts[key] for key in keys]

    def counts(self, keys: Sequence[str], seconds: int) -> list[int]:
        """Return the counts within the current period, without counting."""
        period = int(self._now()) // seconds
        found = sa.select(RATES.c.key, RATES.c.count).where(
            RATES.c.key.in_(keys), RATES.c.period == period
        )
        with transaction(self._engine) as connection:
            counts = {key: int(count) for key, count in connection.execute(found)}
        return [counts.get(key, 0) for key in keys]

    def prune(self) -> int:
        """Drop what is over; return how many rate_limits went."""
        over = RATES.delete().where(RATES.c.expires < int(self._now()))
        with transaction(self._engine) as connection:
            return connection.execute(over).rowcount
