"""The index: one table, one analyser, SQLite and PostgreSQL."""
