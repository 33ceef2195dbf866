"""The durable state: one database, SQLite on one machine, PostgreSQL for many."""
