"""Fills a database with made-up people quickly, past the verbs (these would take minutes)."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice
from typing import Any

from django.db import connection, transaction
from django.db.models import Model

from bench.population import VOCABULARY, MadeUp
from eachother.finding import actions
from eachother.finding.models import Attention, Posting, TermCount
from eachother.finding.score import rarity
from eachother.people.models import Experience, Lived, Person

AT_ONCE = 5_000
SOME_DAY = "2026-01-01 00:00:00"
LIVED = ("person_id", "experience_id", "shown_to", "wording", "created_at")
POSTING = ("person_id", "experience_id", "language", "salt", "hours", "welcomes", "offers", "weight", "veiled")
ATTENTION = ("person_id", "seen", "seen_on", "lift", "lift_before", "lift_from")


def fill_with(people: Sequence[MadeUp], lifts: Sequence[int]) -> None:
    """Put a population in place of the one before, weighed and lifted, and count it."""
    with transaction.atomic():
        for model in (Attention, Posting, TermCount, Lived, Experience, Person):
            with connection.cursor() as cursor:
                cursor.execute(f"DELETE FROM {model._meta.db_table}")
        Experience.objects.bulk_create(
            Experience(pk=number, name=f"thing {number}", name_key=f"thing {number}")
            for number in range(1, VOCABULARY + 1)
        )
        Person.objects.bulk_create((_person(one) for one in people), batch_size=500)
        _copy(Lived, LIVED, _lived(people))
        _copy(Posting, POSTING, _postings(people))
        _copy(
            Attention, ATTENTION, ((one.number, 1, 0, lift, lift, 0) for one, lift in zip(people, lifts, strict=True))
        )
    actions.recount()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _person(one: MadeUp) -> Person:
    name = f"Person {one.number}"
    return Person(
        pk=one.number,
        login=name,
        name=name,
        name_key=name,
        languages=list(one.languages),
        hours=one.hours,
        welcomes=one.welcomes,
        offers=one.offers,
        created_at=datetime(2026, 1, 1, tzinfo=UTC),
    )


def _lived(people: Iterable[MadeUp]) -> Iterator[tuple[Any, ...]]:
    return (
        (one.number, what, "sharers" if what in one.veiled else "everybody", "", SOME_DAY)
        for one in people
        for what in one.experiences
    )


def _postings(people: Sequence[MadeUp]) -> Iterator[tuple[Any, ...]]:
    holders = Counter(what for one in people for what in one.openly)
    everybody = sum(1 for one in people if one.openly)
    rarities = {what: rarity(holders[what], everybody) for what in range(1, VOCABULARY + 1)}
    for one in people:
        weight = sum(rarities[what] for what in one.openly)
        about = (one.salt, one.hours, one.welcomes, one.offers, weight)
        for what in one.experiences:
            yield from ((one.number, what, language, *about, what in one.veiled) for language in one.languages)


def _copy(model: type[Model], columns: Sequence[str], rows: Iterator[tuple[Any, ...]]) -> None:
    """Rows straight into a table: COPY on PostgreSQL, else many at a time."""
    table, names = model._meta.db_table, ", ".join(columns)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                for one in rows:
                    copy.write_row(one)
            return
        statement = f"INSERT INTO {table} ({names}) VALUES ({', '.join(['%s'] * len(columns))})"
        while some := list(islice(rows, AT_ONCE)):
            cursor.executemany(statement, some)
