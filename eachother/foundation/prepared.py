"""Queries whose SQL Django writes once for a connection; afterwards only their values change.

On the pages that people open most, building SQL costs several times what running it does. A prepared query is an
ordinary queryset, built once with stand-ins for its values, so that the rules of who may see what stay where they are.
Why, and what it gave: `docs/decisions/prepared.md`.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any, Generic, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model, QuerySet

from eachother.foundation.sqlite.base import DatabaseWrapper as SQLite

T = TypeVar("T")
SIZES = (8, 32, 128, 512)  # a list is filled up to the next of these, so that few forms of a query are kept
NUMBERS = 2**31 - 10_000  # the last that every integer column can be compared with
TIMES = datetime(2999, 1, 1, tzinfo=UTC)
DAYS = date(2999, 1, 1)


class Many:
    """A list of values of a kind: `Many(int)`, `Many(str)`. It may hold as many as the last of SIZES."""

    def __init__(self, kind: type[int | str]) -> None:
        self.kind = kind


class Prepared(Generic[T]):
    """`Prepared(build, viewer=Person, now=datetime)`; called with `viewer=…, now=…` it gives the rows as a list.

    `build` makes the queryset from values of these kinds: a model, `int`, `str`, `datetime`, `date` or `Many`. It must
    hand each on to the database and do nothing else with it, and must not prefetch. Raises LookupError when a value
    does not reach the SQL as it is: such a query cannot be prepared; ValueError for a list that is too long.
    """

    def __init__(self, build: Callable[..., QuerySet[Any, T]], **kinds: type | Many) -> None:
        self._build = build
        self._kinds = kinds

    def __call__(self, **values: Any) -> list[T]:
        given = {
            name: _filled(value) if isinstance(self._kinds[name], Many) else value for name, value in values.items()
        }
        # Kept with the connection (each thread has its own): a form asks the one that it was written for, and no other.
        connection = connections[DEFAULT_DB_ALIAS]
        forms = vars(connection).setdefault("prepared", {})
        sizes = tuple(len(given[name]) for name, kind in self._kinds.items() if isinstance(kind, Many))
        form: _Form[T] | None = forms.get((self, sizes))
        if form is None:
            form = forms[self, sizes] = _Form(self._build, self._kinds, sizes)
        return form.rows(given, connection)


class _Form(Generic[T]):
    """The SQL for lists of certain sizes, and which of its parameters is which value."""

    def __init__(
        self, build: Callable[..., QuerySet[Any, T]], kinds: dict[str, type | Many], sizes: Iterable[int]
    ) -> None:
        numbers, lengths = count(), iter(sizes)
        stand_ins = {
            name: [_stand_in(kind.kind, next(numbers)) for _ in range(next(lengths))]
            if isinstance(kind, Many)
            else _stand_in(kind, next(numbers))
            for name, kind in kinds.items()
        }
        rows: Any = build(**stand_ins)
        self._rows = rows
        self._compiler = rows.query.get_compiler(DEFAULT_DB_ALIAS)
        try:
            self._sql, self._parameters = self._compiler.as_sql()
        except EmptyResultSet:
            self._sql, self._parameters = "", ()
        places = self._find(stand_ins)
        self._places = [(index, *where) for index, where in enumerate(places) if where is not None]
        if self._sql:
            converters = self._compiler.get_converters([column for column, *_ in self._compiler.select])
            self._compiler.get_converters = lambda _: converters
        self._compiler.execute_sql = lambda *_, **__: [self._found]
        self._found: Sequence[tuple[Any, ...]] = ()
        rows.query.get_compiler = lambda *_, **__: self._compiler

    def rows(self, values: dict[str, Any], connection: BaseDatabaseWrapper) -> list[T]:
        if not self._sql:
            return []
        plain = {name: _plain(value) for name, value in values.items()}
        parameters = list(self._parameters)
        for index, name, item in self._places:
            parameters[index] = plain[name] if item is None else plain[name][item]
        self._found = _read(connection, self._sql, tuple(parameters))
        return list(self._rows._iterable_class(self._rows))

    def _find(self, stand_ins: dict[str, Any]) -> list[tuple[str, int | None] | None]:
        known: dict[Any, tuple[str, int | None]] = {}
        for name, stand_in in stand_ins.items():
            if isinstance(stand_in, list):
                known |= {_plain(one): (name, index) for index, one in enumerate(stand_in)}
            else:
                known[_plain(stand_in)] = (name, None)
        places = [known.get(parameter) for parameter in self._parameters]
        lost = set(known.values()) - set(places)
        if self._sql and lost:
            raise LookupError(
                f"These values do not reach the database as they are: {sorted({name for name, _ in lost})}"
            )
        return places


def _read(connection: BaseDatabaseWrapper, sql: str, parameters: tuple[Any, ...]) -> list[tuple[Any, ...]]:
    if isinstance(connection, SQLite):
        return connection.read(sql, parameters)
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return list(cursor.fetchall())


def _stand_in(kind: type, number: int) -> Any:
    """A value that stands nowhere else."""
    if issubclass(kind, Model):
        return kind(pk=NUMBERS + number)
    if issubclass(kind, datetime):
        return TIMES + timedelta(microseconds=number)
    if issubclass(kind, date):
        return DAYS + timedelta(days=number)
    return f"stand-in {number}" if issubclass(kind, str) else NUMBERS + number


def _filled(values: Iterable[Any]) -> list[Any]:
    """The list, lengthened by its last value to one of SIZES. An empty one holds nothing that exists."""
    given = list(values) or [None]
    size = next((size for size in SIZES if size >= len(given)), None)
    if size is None:
        raise ValueError(f"A prepared query takes at most {SIZES[-1]} values in a list, not {len(given)}.")
    return given + [given[-1]] * (size - len(given))


def _plain(value: Any) -> Any:
    """As the database gets it; what stands in a list is plain already."""
    if isinstance(value, Model):
        return value.pk
    if isinstance(value, datetime):
        return connections[DEFAULT_DB_ALIAS].ops.adapt_datetimefield_value(value)
    if isinstance(value, date):
        return connections[DEFAULT_DB_ALIAS].ops.adapt_datefield_value(value)
    return value
