import pytest
import sqlalchemy as sa

from store.checkpoints import Checkpoints
from store.database import StoreError, open_database
from store.failover import leave_standbys
from tests.support.postgresql import PostgreSQL

pytestmark = pytest.mark.integration


def become(server: PostgreSQL, is_standby: bool) -> None:
    """Have sessions that begin from now on take no writes, as those of a standby, or take them."""
    engine = sa.create_engine(
        sa.make_url(server.url).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT"
    )
    with engine.connect() as session:
        session.execute(sa.text("SET default_transaction_read_only = off"))
        state = "on" if is_standby else "off"
        session.execute(
            sa.text(f"ALTER DATABASE postgres SET default_transaction_read_only = {state}")
        )
    engine.dispose()


def test_sessions_to_a_standby_are_replaced_by_those_to_the_server_that_takes_writes(
    postgresql_server: PostgreSQL,
) -> None:
    engine = open_database(postgresql_server.empty())
    leave_standbys(engine)
    engine.dispose()
    checkpoints = Checkpoints(engine)
    become(postgresql_server, is_standby=True)
    try:
        with pytest.raises(StoreError, match="read-only"):
            checkpoints.set("moment", 1)
    finally:
        become(postgresql_server, is_standby=False)

    checkpoints.set("moment", 2)

    assert checkpoints.get("moment") == 2
    engine.dispose()
