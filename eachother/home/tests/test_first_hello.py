"""How soon somebody new is greeted: what the community can see of itself."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from eachother.connections.models import Connection, State
from eachother.finding.models import Nod
from eachother.home.queries import waits_for_a_hello
from eachother.home.rules import FirstHello, first_hello
from eachother.home.tests.make import come_alongside, signed_in_as, someone, words_of
from eachother.people.models import Arrival, Invitation, Person

pytestmark = pytest.mark.django_db

H = timedelta(hours=1)


@pytest.mark.parametrize(
    ("waits", "said"),
    [
        ([], FirstHello.TOO_FEW),
        ([H] * 4, FirstHello.TOO_FEW),
        ([H] * 5, FirstHello.AN_HOUR),
        ([H, H, H + timedelta(seconds=1), 30 * H, None], FirstHello.SOME_HOURS),
        ([H, H, 24 * H, None, None], FirstHello.A_DAY),
        ([H, H, 24 * H + timedelta(seconds=1), None, None], FirstHello.SOME_DAYS),
        ([None, 100 * H, H, None, H], FirstHello.A_WEEK),
        ([H, H, None, None, None], FirstHello.LATER),
        ([H, H, 169 * H, 169 * H, 169 * H], FirstHello.LATER),
        ([H, H, H, None, None, None], FirstHello.AN_HOUR),  # half of six
        ([timedelta(0)] * 5, FirstHello.AN_HOUR),
    ],
)
def test_it_is_a_step_and_of_a_few_nothing(waits: list[timedelta | None], said: FirstHello) -> None:
    assert first_hello(waits) is said


def newcomer(name: str, *, days_here: float = 3) -> Person:
    person = someone(name, days_here=days_here)
    Arrival.objects.create(person=person, created_at=person.created_at)
    return person


def nodded(to: Person, by: Person, *, after: timedelta) -> None:
    Nod.objects.create(by=by, to=to, created_at=to.created_at + after)


def waits() -> list[timedelta | None]:
    return waits_for_a_hello(timezone.now())


def test_a_first_nod_or_hello_counts_whichever_came_before() -> None:
    wren, otter, sorrel = someone("Wren"), someone("Otter"), newcomer("Sorrel")
    assert waits() == [None]
    hello = come_alongside(wren, sorrel, State.PROPOSED)
    Connection.objects.filter(pk=hello.pk).update(created_at=sorrel.created_at + 5 * H)
    assert waits() == [5 * H]
    nodded(sorrel, otter, after=2 * H)
    assert waits() == [2 * H]


def test_what_they_say_themselves_is_no_hello_to_them() -> None:
    sorrel, wren = newcomer("Sorrel"), someone("Wren")
    come_alongside(sorrel, wren, State.PROPOSED)
    Nod.objects.create(by=sorrel, to=wren)
    assert waits() == [None]


def test_who_is_not_counted() -> None:
    newcomer("Today", days_here=0.5)
    newcomer("Long ago", days_here=29)
    Person.objects.filter(pk=newcomer("Hidden").pk).update(hidden_at=timezone.now())
    Person.objects.filter(pk=newcomer("Left").pk).update(left_at=timezone.now())
    founder = someone("Founder", days_here=3)
    founding = Invitation.objects.create(founding=True, expires_at=timezone.now())
    Arrival.objects.create(person=founder, invitation=founding, created_at=founder.created_at)
    assert waits() == []


def test_everybody_inside_reads_the_same(client: Client) -> None:
    wren = someone("Wren")
    said = words_of(signed_in_as(wren).get("/who-can-do-what").content)
    assert "Too few came in the last four weeks" in said
    for number in range(5):
        nodded(newcomer(f"Newcomer {number}"), wren, after=2 * H)
    said = words_of(signed_in_as(wren).get("/who-can-do-what").content)
    assert "Half of those who came in the last four weeks had a first nod or hello within six hours." in said
    assert "Newcomer" not in said
    assert "How soon somebody new is greeted" not in words_of(client.get("/who-can-do-what").content)


def test_it_asks_once(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for number in range(6):
        newcomer(f"Newcomer {number}")
    with django_assert_num_queries(1):
        assert len(waits()) == 6
