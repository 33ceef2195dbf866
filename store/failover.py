"""PostgreSQL that moved: sessions to a server that no longer takes writes are given up."""

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine.interfaces import ExceptionContext

READ_ONLY = "25006"
"""What PostgreSQL says to a write on a server that has become, or still is, a standby."""


def leave_standbys(engine: sa.Engine) -> None:
    """Have all sessions of an engine replaced once one of them meets a server that only reads.

    The address of the database leads to the new server then, while the old one may go on to
    answer those that are connected.
    """

    @event.listens_for(engine, "handle_error")
    def give_up(context: ExceptionContext) -> None:
        if getattr(context.original_exception, "sqlstate", None) == READ_ONLY:
            context.is_disconnect = True
            context.invalidate_pool_on_disconnect = True
