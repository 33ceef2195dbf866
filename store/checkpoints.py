"""Remember moments, such as up to when everything has been looked at."""

from collections.abc import Collection, Mapping

import sqlalchemy as sa

from store.database import transaction
from store.tables import CHECKPOINTS, upsert


class Checkpoints:
    """Named moments in seconds since 1970, unless who sets them says otherwise.

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

    def starting_with(self, prefix: str) -> dict[str, int]:
        """Return all moments whose names begin so."""
        named = CHECKPOINTS.c.name.startswith(prefix, autoescape=True)
        with transaction(self._engine) as connection:
            rows = connection.execute(sa.select(CHECKPOINTS).where(named)).all()
        return {row.name: int(row.at) for row in rows}

    def set(self, name: str, at: float) -> None:
        """Set a moment."""
        self.set_all({name: at})

    def set_all(self, moments: Mapping[str, float]) -> None:
        """Set several moments, all or none."""
        if not moments:
            return
        insert = upsert(self._engine, CHECKPOINTS)
        changed = insert.on_conflict_do_update(
            index_elements=[CHECKPOINTS.c.name], set_={"at": insert.excluded.at}
        )
        with transaction(self._engine) as connection:
            connection.execute(
                changed, [{"name": name, "at": int(moments[name])} for name in sorted(moments)]
            )

    def forget(self, name: str) -> None:
        """Drop a moment."""
        self.forget_all([name])

    def forget_all(self, names: Collection[str]) -> None:
        """Drop several moments."""
        if not names:
            return
        with transaction(self._engine) as connection:
            connection.execute(CHECKPOINTS.delete().where(CHECKPOINTS.c.name.in_(names)))
