"""The lists of those one is alongside: pages of what has ended and of the few, and the strip at the top of People."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from eachother.connections import actions
from eachother.connections.models import Connection, Member, State
from eachother.connections.queries import few_for
from eachother.connections.queries.lists import AT_ONCE
from eachother.connections.tests import make
from eachother.connections.tests.fews import Few
from eachother.people.models import Person
from eachother.tests.somebody import words_of

pytestmark = pytest.mark.django_db


def somebody(name: str, **with_: Any) -> Person:
    return Person.objects.create(name=name, name_key=name.lower(), login=name.lower(), **with_)


def ended(wren: make.Peer, *, begin: int = 0, count: int, state: str = State.ENDED, **with_: Any) -> None:
    """So many conversations of Wren's that have ended, each with somebody else."""
    for n in range(begin, count):
        a_connection(wren.person, somebody(f"Wader {n}", **with_), state=state)


def a_connection(*people: Person, **with_: Any) -> Connection:
    now = timezone.now()
    row = Connection.objects.create(begun_by=people[0], alongside_at=now, last_at=now, **with_)
    Member.objects.bulk_create(Member(connection=row, person=person) for person in people)
    return row


def page(peer: make.Peer, query: str = "", **headers: str) -> str:
    return str(make.signed_in_as(peer).get(f"/alongside{query}", headers=headers).text)


def test_what_has_ended_stands_on_pages(wren: make.Peer) -> None:
    ended(wren, count=AT_ONCE + 1)
    first = page(wren)
    assert f"Wader {AT_ONCE}" in first
    assert "Wader 0<" not in first
    assert "/alongside?ended=2" in first
    second = page(wren, "?ended=2")
    assert "Wader 0<" in second
    assert "Wader 1<" not in second
    assert "/alongside?ended=1" in second
    # What changes on that page is fetched as that page.
    assert 'hx-get="/alongside?ended=2"' in second
    assert page(wren, "?ended=x").count("Wader") == first.count("Wader")


def test_who_has_left_is_among_them(wren: make.Peer) -> None:
    ended(wren, count=1, state=State.ALONGSIDE, left_at=timezone.now())
    assert "Ended W Wader 0 Has left" in words_of(page(wren).encode())


def test_no_query_more_with_more_of_them(wren: make.Peer, django_assert_num_queries: Any) -> None:
    client = make.signed_in_as(wren)
    ended(wren, count=2)
    client.get("/alongside")
    with CaptureQueriesContext(connection) as few:
        client.get("/alongside")
    ended(wren, begin=2, count=9)
    with django_assert_num_queries(len(few)):
        client.get("/alongside")


def test_the_few_stand_on_pages_and_none_is_left_out_of_what_one_takes_along(
    wren: make.Peer, juniper: make.Peer
) -> None:
    for _ in range(53):
        a_connection(wren.person, juniper.person, among="few", state=State.ALONGSIDE)
    assert page(wren).count("A few of you</span>") == AT_ONCE
    assert page(wren, "?few=3").count("A few of you</span>") == 13
    assert len(few_for(wren.person)) == 53


def strip(peer: make.Peer) -> str:
    """What stands in the line at the top of People."""
    return words_of(make.signed_in_as(peer).get("/people").content).split("All of them ")[-1].split(" Look for")[0]


def test_the_few_are_in_the_strip_on_people(few: Few) -> None:
    assert "Wren, Juniper" in strip(few.otter)
    assert "Wren, Juniper New" not in strip(few.otter)
    few.says(few.wren)
    assert "Wren, Juniper New" in strip(few.otter)
    actions.leave_few(few.connection, by=few.otter.person)
    assert "Wren, Juniper" not in strip(few.otter)
