"""Remember moments, such as up to when everything has been looked at."""

import sqlalchemy as sa

from store.database import transaction
from store.tables import CHECKPOINTS, upsert


class Checkpoints:
    """Named moments in seconds since 1970.

    Every method raises `StoreError` when the database fails.
    """

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def get(self, name: str) -> int | None:
        """Return a moment, or None when it was never set."""
        with transaction(self._engine) as connection:
            at = connection.execute(
                sa.select(CHECKPOINTS.c.at).where(CHECKPOINTS.c.name == name)
            ).scalar()
        return None if at is None else int(at)

    def set(self, name: str, at: float) -> None:
        """Set a moment."""
        insert = upsert(self._engine, CHECKPOINTS).values(name=name, at=int(at))
        changed = insert.on_conflict_do_update(
            index_elements=[CHECKPOINTS.c.name], set_={"at": insert.excluded.at}
        )
        with transaction(self._engine) as connection:
            connection.execute(changed)

    def forget(self, name: str) -> None:
        """Drop a moment."""
        with transaction(self._engine) as connection:
            connection.execute(CHECKPOINTS.delete().where(CHECKPOINTS.c.name == name))
