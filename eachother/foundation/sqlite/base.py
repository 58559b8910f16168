"""Django's SQLite backend, with pragmas for a busy house and the line of writers."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from django.db.backends.sqlite3 import base as django_sqlite

from eachother.foundation.sqlite.line import Line, line_for
from eachother.foundation.sqlite.operations import DatabaseOperations

# NORMAL: a commit survives the end of the process at any moment; FULL would also survive a power cut, for one fsync
# a write. Either way a power cut leaves a whole database. See docs/decisions/sqlite.md.
PRAGMAS = (
    "PRAGMA synchronous = NORMAL",
    "PRAGMA mmap_size = 134217728",
    "PRAGMA cache_size = -16000",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA secure_delete = ON",  # what somebody erases is overwritten, however this SQLite was built
)
WRITES = re.compile(
    r"\s*(INSERT|UPDATE|DELETE|REPLACE|CREATE|DROP|ALTER|REINDEX|ANALYZE|VACUUM|WITH\b.*?\b(INSERT|UPDATE|DELETE)\b)",
    re.IGNORECASE | re.DOTALL,
)


class DatabaseWrapper(django_sqlite.DatabaseWrapper):
    """One connection of one thread. `_line` is None where nobody else can write: in memory."""

    ops_class = DatabaseOperations
    _line: Line | None = None
    _in_turn = False

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        connection = super().get_new_connection(conn_params)
        for pragma in PRAGMAS:
            connection.execute(pragma)
        self._line = None if self.is_in_memory_db() else line_for(str(conn_params["database"]))
        self._patience = float(conn_params.get("timeout", 5))
        return connection

    def create_cursor(self, name: str | None = None) -> Any:
        cursor = self.connection.cursor(factory=Cursor)
        cursor.wrapper = self
        return cursor

    def use_write_ahead_log(self) -> None:
        """Once for each database file, when it is migrated: the file remembers. Doing it at every start races."""
        with self.cursor() as cursor:
            cursor.execute("PRAGMA journal_mode = WAL")

    def read(self, sql: str, parameters: tuple[Any, ...]) -> list[tuple[Any, ...]]:
        """The rows of a question, with nothing of Django in between, unless somebody listens (who counts questions)."""
        if self.execute_wrappers or self.queries_logged or self.needs_rollback:
            with self.cursor() as cursor:
                cursor.execute(sql, parameters)
                return list(cursor.fetchall())
        self.ensure_connection()
        with self.wrap_database_errors:
            return list(self.connection.execute(_with_question_marks(sql), parameters).fetchall())

    def in_turn(self, work: Callable[..., Any], *args: Any) -> Any:
        """Do a write that is a transaction of its own, when its turn has come."""
        if self._line is None or self._in_turn:
            return work(*args)
        self._line.take(self._patience)
        try:
            return work(*args)
        finally:
            self._line.leave()

    def _start_transaction_under_autocommit(self) -> None:
        self._take_turn()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._leave_turn()
            raise

    def _commit(self) -> None:
        super()._commit()  # type: ignore[misc]
        self._leave_turn()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]
        finally:
            self._leave_turn()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]
        finally:
            self._leave_turn()

    def _take_turn(self) -> None:
        if self._line is not None and not self._in_turn:
            self._line.take(self._patience)
            self._in_turn = True

    def _leave_turn(self) -> None:
        if self._line is not None and self._in_turn:
            self._in_turn = False
            self._line.leave()


class Cursor(django_sqlite.SQLiteCursorWrapper):
    """Lets single writes outside a transaction stand in the line too."""

    wrapper: DatabaseWrapper

    def execute(self, query: str, params: Any = None) -> Any:
        if self.wrapper._in_turn or not WRITES.match(query):
            return super().execute(query, params)
        return self.wrapper.in_turn(super().execute, query, params)

    def executemany(self, query: str, param_list: Any) -> Any:
        return self.wrapper.in_turn(super().executemany, query, param_list)

    def convert_query(self, query: str, *, param_names: list[str] | None = None) -> str:
        if param_names is None:
            return _with_question_marks(query)
        return str(super().convert_query(query, param_names=param_names))


@lru_cache(512)
def _with_question_marks(query: str) -> str:
    """As sqlite3 wants it. The same long statements come again and again."""
    return django_sqlite.FORMAT_QMARK_REGEX.sub("?", query).replace("%%", "%")
