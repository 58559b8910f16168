"""Tests that empty all tables between them must empty the record too, which refuses it on SQLite (PostgreSQL truncates,
which is no deletion of rows)."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any
from unittest import mock

from django.db.backends.sqlite3.operations import DatabaseOperations

TRIGGERS = import_module("eachother.record.migrations.0001_the_record").SQLITE


@contextmanager
def record_can_be_emptied() -> Iterator[None]:
    usual = DatabaseOperations.sql_flush

    def flush(self: Any, style: Any, tables: Any, **options: Any) -> list[str]:
        made = [f"{one.strip()} END" for one in TRIGGERS.split("END;")[:-1]]
        dropped = [f"DROP TRIGGER IF EXISTS {one.split()[2]}" for one in made]
        return [*dropped, *usual(self, style, tables, **options), *made]

    with mock.patch.object(DatabaseOperations, "sql_flush", flush):
        yield
