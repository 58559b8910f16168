"""Today: what waits, who is here, how open one is."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from eachother.connections.models import State
from eachother.finding.actions import nod
from eachother.home.tests.make import come_alongside, open_to_company, signed_in_as, someone, words_of, write
from eachother.notices.actions import tell
from eachother.people.actions import block, mute
from eachother.people.models import How, Person

pytestmark = pytest.mark.django_db

SHARED = "forced hospital stay"
PARTS = ["/today", "/today/waiting", "/today/alongside", "/today/here"]


def today(person: Person) -> str:
    return words_of(signed_in_as(person).get("/today").content)


def test_a_nod_waits_with_what_the_two_share_and_can_be_given_back() -> None:
    wren, otter = someone("Wren", SHARED, "night shifts"), someone("Otter", SHARED)
    nod(wren, by=otter)
    answer = signed_in_as(wren).get("/today")
    assert f"Otter nodded to you {SHARED}" in words_of(answer.content)
    assert f'action="/people/{otter.ref}/nod"'.encode() in answer.content


def test_nothing_is_owed_also_when_nothing_waits() -> None:
    said = today(someone("Wren", SHARED))
    assert ", Wren Nothing here is owed." in said
    assert "Nothing is waiting." in said
    assert "Nobody who shares something with you has said that they are around just now." in said


def test_who_is_here_and_how_open_one_is_oneself() -> None:
    wren, otter = someone("Wren", SHARED), someone("Otter", SHARED)
    open_to_company(otter, How.VENT)
    said = today(wren)
    assert "Here now O Otter need to vent" in said
    assert "Seen only by people who share something with you." in said
    open_to_company(wren)
    assert "Seen by people who share something with you, until" in today(wren)


def test_openness_of_one_s_own_that_has_faded_is_over() -> None:
    wren = someone("Wren", SHARED)
    open_to_company(wren, for_minutes=-1)
    assert "Seen only by people who share something with you." in today(wren)


@pytest.mark.parametrize("draw", [block, mute])
def test_nobody_blocked_or_muted_is_on_it(draw: object) -> None:
    wren, otter = someone("Wren", SHARED), someone("Otter", SHARED)
    nod(wren, by=otter)
    open_to_company(otter)
    assert "Otter" in today(wren)
    draw(otter, by=wren)  # type: ignore[operator]
    assert "Otter" not in today(wren)


def test_nobody_who_blocked_me_is_on_it() -> None:
    wren, otter = someone("Wren", SHARED), someone("Otter", SHARED)
    nod(wren, by=otter)
    open_to_company(otter)
    block(wren, by=otter)
    assert "Otter" not in today(wren)


@pytest.mark.parametrize("address", PARTS)
def test_it_is_for_those_who_are_in(client: Client, address: str) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/door")


def test_a_part_asked_for_by_a_page_of_long_ago_leads_to_the_door(client: Client) -> None:
    answer = client.get("/today/waiting", headers={"HX-Request": "true"})
    assert (answer.status_code, answer["HX-Redirect"]) == (401, "/door")


def test_the_parts_come_alone_when_something_has_changed() -> None:
    wren, otter = someone("Wren", SHARED), someone("Otter", SHARED)
    nod(wren, by=otter)
    open_to_company(otter)
    client = signed_in_as(wren)
    page = client.get("/today").content.decode()
    waiting, here = client.get("/today/waiting").content.decode(), client.get("/today/here").content.decode()
    assert "Otter nodded to you" in waiting
    assert f'id="here-{otter.ref}"' in here
    assert "<html" not in waiting + here
    for part in ("waiting", "alongside", "here"):
        asks = f'hx-get="/today/{part}" hx-trigger="changed:today from:body, changed:* from:body"'
        assert asks in " ".join(page.split())


def test_nobody_keeps_it() -> None:
    assert "no-store" in signed_in_as(someone("Wren")).get("/today")["Cache-Control"]


def test_no_name_stands_in_the_title() -> None:
    page = signed_in_as(someone("Wren")).get("/today").content.decode()
    assert "<title>Today · " in page


def crowd(person: Person, name: str) -> None:
    """Somebody nods, somebody says hello, somebody writes; and all of them are here now."""
    for number in range(4):
        nodding, greeting, writing = (someone(f"{name} {kind} {number}", SHARED) for kind in ("nod", "hello", "words"))
        nod(person, by=nodding)
        tell(person, "connections.hello", about=come_alongside(greeting, person, State.PROPOSED).ref, by=greeting)
        connection = come_alongside(writing, person)
        write(connection, by=writing)
        tell(person, "connections.words", about=connection.ref, by=writing)
        for other in (nodding, greeting, writing):
            open_to_company(other)


@pytest.mark.parametrize("days_here", [1, 60])
def test_the_number_of_queries_is_small_and_stays(
    days_here: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    wren = someone("Wren", SHARED, "night shifts", days_here=days_here)
    client = signed_in_as(wren)
    client.get("/today")
    for name in ("First", "Second"):
        crowd(wren, name)
        with django_assert_max_num_queries(8):
            client.get("/today")


def test_a_newcomer_whom_nobody_has_greeted_costs_no_more(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    sorrel = someone("Sorrel", SHARED, days_here=1)
    nod(sorrel, by=someone("Otter", SHARED))
    client = signed_in_as(sorrel)
    client.get("/today")
    with django_assert_max_num_queries(8):
        client.get("/today")
