"""The bot's own tables, next to those of DBOS in the same database."""

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

METADATA = sa.MetaData()

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


def upsert(engine: sa.Engine, table: sa.Table) -> sqlite.Insert | postgresql.Insert:
    """Return an insert that can say what to do when the row is there already."""
    insert = sqlite.insert if engine.dialect.name == "sqlite" else postgresql.insert
    return insert(table)
