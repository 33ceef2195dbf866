"""Short-lived notes that all processes share, such as what a thread was last about."""

import time
from collections.abc import Callable

import sqlalchemy as sa

from store.tables import NOTES, upsert


class Notes:
    """Texts under keys, each of which is forgotten after its time."""

    def __init__(self, engine: sa.Engine, now: Callable[[], float] = time.time) -> None:
        """`now` tells the seconds since 1970."""
        self._engine = engine
        self._now = now

    def get(self, key: str) -> str | None:
        """Return a note; None when there is none, or when its time is over."""
        found = sa.select(NOTES.c.text).where(NOTES.c.key == key, NOTES.c.expires > self._now())
        with self._engine.connect() as connection:
            text = connection.execute(found).scalar()
        return None if text is None else str(text)

    def set(self, key: str, text: str, seconds: int) -> None:
        """Write a note, in place of the one before."""
        insert = upsert(self._engine, NOTES).values(self._row(key, text, seconds))
        written = insert.on_conflict_do_update(
            index_elements=[NOTES.c.key],
            set_={"text": insert.excluded.text, "expires": insert.excluded.expires},
        )
        with self._engine.begin() as connection:
            connection.execute(written)

    def take(self, key: str, owner: str, seconds: int) -> bool:
        """Note the owner of something unless it has one; return whether it is this one."""
        insert = upsert(self._engine, NOTES).values(self._row(key, owner, seconds))
        taken = insert.on_conflict_do_update(
            index_elements=[NOTES.c.key],
            set_={"text": insert.excluded.text, "expires": insert.excluded.expires},
            where=sa.or_(NOTES.c.expires <= self._now(), NOTES.c.text == insert.excluded.text),
        ).returning(NOTES.c.key)
        with self._engine.begin() as connection:
            return connection.execute(taken).scalar() is not None

    def prune(self) -> int:
        """Drop what is over; return how many notes went."""
        over = NOTES.delete().where(NOTES.c.expires <= self._now())
        with self._engine.begin() as connection:
            return connection.execute(over).rowcount

    def _row(self, key: str, text: str, seconds: int) -> dict[str, object]:
        return {"key": key, "text": text, "expires": int(self._now()) + seconds}
