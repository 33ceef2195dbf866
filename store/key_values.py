"""Short-lived notes that all processes share, such as what a thread was last about."""

import time
from collections.abc import Callable, Mapping, Sequence

import sqlalchemy as sa

from store.database import transaction
from store.tables import VALUES, upsert


class KeyValueStore:
    """Texts under keys, each of which is forgotten after its time.

    Every method raises `StoreError` when the database fails.
    """

    def __init__(self, engine: sa.Engine, now: Callable[[], float] = time.time) -> None:
        """`now` tells the seconds since 1970."""
        self._engine = engine
        self._now = now

    def get(self, key: str) -> str | None:
        """Return a note; None when there is none, or when its time is over."""
        return self.get_all([key]).get(key)

    def get_all(self, keys: Sequence[str]) -> dict[str, str]:
        """Return the notes that there are under the keys."""
        with transaction(self._engine) as connection:
            return self._read(connection, keys)

    def set(self, key: str, text: str, seconds: int) -> None:
        """Write a note, in place of the one before."""
        self.set_all({key: text}, seconds)

    def set_all(self, texts: Mapping[str, str], seconds: int) -> None:
        """Write several values, all or none."""
        with transaction(self._engine) as connection:
            self._write(connection, texts, seconds)

    def change(
        self,
        keys: Sequence[str],
        rewrite: Callable[[dict[str, str]], Mapping[str, str]],
        seconds: int,
    ) -> None:
        """Write in one transaction what `rewrite` makes of the notes that there are under keys."""
        with transaction(self._engine) as connection:
            self._write(connection, rewrite(self._read(connection, keys)), seconds)

    def take(self, key: str, owner: str, seconds: int) -> bool:
        """Note the owner of something unless it has one; return whether it is this one."""
        insert = upsert(self._engine, VALUES).values(self._row(key, owner, seconds))
        taken = insert.on_conflict_do_update(
            index_elements=[VALUES.c.key],
            set_={"text": insert.excluded.text, "expires": insert.excluded.expires},
            where=sa.or_(VALUES.c.expires <= self._now(), VALUES.c.text == insert.excluded.text),
        ).returning(VALUES.c.key)
        with transaction(self._engine) as connection:
            return connection.execute(taken).scalar() is not None

    def prune(self) -> int:
        """Drop what is over; return how many notes went."""
        over = VALUES.delete().where(VALUES.c.expires <= self._now())
        with transaction(self._engine) as connection:
            return connection.execute(over).rowcount

    def _read(self, connection: sa.Connection, keys: Sequence[str]) -> dict[str, str]:
        found = sa.select(VALUES.c.key, VALUES.c.text).where(
            VALUES.c.key.in_(keys), VALUES.c.expires > self._now()
        )
        return {row.key: row.text for row in connection.execute(found)}

    def _write(self, connection: sa.Connection, texts: Mapping[str, str], seconds: int) -> None:
        rows = [self._row(key, texts[key], seconds) for key in sorted(texts)]
        insert = upsert(self._engine, VALUES).values(rows)
        written = insert.on_conflict_do_update(
            index_elements=[VALUES.c.key],
            set_={"text": insert.excluded.text, "expires": insert.excluded.expires},
        )
        connection.execute(written)

    def _row(self, key: str, text: str, seconds: int) -> dict[str, object]:
        return {"key": key, "text": text, "expires": int(self._now()) + seconds}
