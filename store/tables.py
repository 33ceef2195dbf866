"""The tables of the bot."""

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

METADATA = sa.MetaData()

EVENTS = sa.Table(
    "scope_bot_events",
    METADATA,
    sa.Column("key", sa.String, primary_key=True),
    sa.Column("event", sa.String, nullable=False),
    sa.Column("space", sa.String, nullable=False),
    sa.Column("state", sa.String, nullable=False),
    sa.Column("turn", sa.Integer, nullable=False),
    sa.Column("stored", sa.Double, nullable=False),
    sa.Column("due", sa.Double, nullable=False, server_default="0"),
    sa.Column("owner", sa.String, nullable=False, server_default=""),
    sa.Column("tries", sa.Integer, nullable=False, server_default="0"),
    sa.Column("failures", sa.Integer, nullable=False, server_default="0"),
    sa.Column("waits", sa.Integer, nullable=False, server_default="0"),
    sa.Column("deaths", sa.Integer, nullable=False, server_default="0"),
    sa.Column("sent", sa.Integer, nullable=False, server_default="0"),
    sa.Column("why", sa.String, nullable=False, server_default=""),
    sa.Column("reply", sa.String, nullable=False, server_default=""),
    sa.Column("ended", sa.Double, nullable=False, server_default="0"),
    sa.Index("scope_bot_events_newest", "state", "turn", sa.text("stored DESC")),
    sa.Index("scope_bot_events_oldest", "state", "stored"),
    sa.Index("scope_bot_events_space", "space", "state"),
    sa.Index("scope_bot_events_ended", "ended"),
)
"""What Webex delivered, and what became of it; see `inbox.queue`.

`turn` is how many events of the same space were open when it came. `stored`, `due` and `ended` are
in seconds since 1970; `due` is 0 for what can be tried at once. `owner` is the process that works
on it. `failures` and `waits` are the tries after which it was paused by itself or as Webex asked,
`deaths` those during which the process died.
"""

RATES = sa.Table(
    "scope_bot_counters",
    METADATA,
    sa.Column("key", sa.String, primary_key=True),
    sa.Column("period", sa.BigInteger, nullable=False),
    sa.Column("count", sa.Integer, nullable=False),
    sa.Column("expires", sa.BigInteger, nullable=False, index=True),
)
"""How often something happened within a period of time; see `store.rate_limits`."""

CHECKPOINTS = sa.Table(
    "scope_bot_marks",
    METADATA,
    sa.Column("name", sa.String, primary_key=True),
    sa.Column("at", sa.BigInteger, nullable=False),
)
"""Moments to remember, in seconds since 1970; see `store.checkpoints`."""

VALUES = sa.Table(
    "scope_bot_notes",
    METADATA,
    sa.Column("key", sa.String, primary_key=True),
    sa.Column("text", sa.String, nullable=False),
    sa.Column("expires", sa.BigInteger, nullable=False, index=True),
)
"""What is remembered for a short time; see `store.key_values`."""

UNANSWERED = sa.Table(
    "scope_bot_gaps",
    METADATA,
    sa.Column("question", sa.String, primary_key=True),
    sa.Column("kind", sa.String, primary_key=True),
    sa.Column("count", sa.Integer, nullable=False),
)
"""Questions that were not answered well, and how often; see `store.unanswered`."""

REJECTED = sa.Table(
    "scope_bot_rejected",
    METADATA,
    sa.Column("question", sa.String, primary_key=True),
    sa.Column("need", sa.String, primary_key=True),
    sa.Column("operation", sa.String, nullable=False),
)
"""What the needs of a rejected question were answered with, empty for no operation."""

SUBSCRIPTIONS = sa.Table(
    "scope_bot_subscriptions",
    METADATA,
    sa.Column("space", sa.String, primary_key=True),
    sa.Column("areas", sa.String, nullable=False),
    sa.Column("told", sa.String, nullable=False),
    sa.Column("due", sa.Double, nullable=False, server_default="0"),
)
"""The spaces that get digests; see `store.subscriptions`.

`areas` are ids with blanks between them, "" for all. `told` is the day of the last change that the
space was told of; no digest comes before `due`, in seconds since 1970.
"""


def upsert(engine: sa.Engine, table: sa.Table) -> sqlite.Insert | postgresql.Insert:
    """Return an insert that can say what to do when the row is there already."""
    insert = sqlite.insert if engine.dialect.name == "sqlite" else postgresql.insert
    return insert(table)
