"""PostgreSQL's tables, out of the database and into it, without PostgreSQL's own tools."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.db import connection, transaction

SNAPSHOT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"


def out_of(folder: Path) -> dict[str, Path]:
    """Every table as it is at one moment, each in a file: a line of column names, then COPY's text form."""
    files: dict[str, Path] = {}
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(SNAPSHOT)
        for table in _tables():
            columns = [column.name for column in connection.introspection.get_table_description(cursor, table)]
            path = files[f"tables/{table}.copy"] = folder / f"{table}.copy"
            with path.open("wb") as file:
                file.write(",".join(columns).encode() + b"\n")
                for piece in _copied(cursor, f"COPY {_named(table)} ({_listed(columns)}) TO STDOUT"):
                    file.write(piece)
    return files


def into(files: dict[str, Path]) -> None:
    """Fill the tables, which exist, with exactly these rows; all of them or none."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        cursor.execute(f"TRUNCATE {', '.join(_named(table) for table in _tables())} RESTART IDENTITY CASCADE")
        for name, path in files.items():
            table = name.removeprefix("tables/").removesuffix(".copy")
            with path.open("rb") as file:
                columns = file.readline().decode().strip().split(",")
                with _raw(cursor).copy(f"COPY {_named(table)} ({_listed(columns)}) FROM STDIN") as copy:
                    while piece := file.read(1024 * 1024):
                        copy.write(piece)
        for sequence in connection.introspection.sequence_list():
            cursor.execute(_go_on_from(sequence["table"], sequence["column"]))


def _go_on_from(table: str, column: str) -> str:
    """SQL that lets the numbers of new rows go on after those there are."""
    most = f"max({_named(column)})"
    sequence = f"pg_get_serial_sequence('{_named(table)}', '{column}')"
    # Names of our own tables and columns, as the database gives them.
    return f"SELECT setval({sequence}, coalesce({most}, 1), {most} IS NOT NULL) FROM {_named(table)}"  # noqa: S608


def _tables() -> list[str]:
    return sorted(connection.introspection.table_names())


def _copied(cursor: Any, statement: str) -> Iterator[bytes]:
    with _raw(cursor).copy(statement) as copy:
        for piece in copy:
            yield bytes(piece)


def _raw(cursor: Any) -> Any:
    """psycopg's own cursor, inside Django's."""
    return cursor.cursor


def _named(name: str) -> str:
    return connection.ops.quote_name(name)


def _listed(columns: list[str]) -> str:
    return ", ".join(_named(column) for column in columns)
