"""The front page, for somebody who is not in."""

from dataclasses import replace

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from eachother.community.actions import name_community
from eachother.community.models import Door
from eachother.home.tests.make import signed_in_as, someone, words_of

pytestmark = pytest.mark.django_db


def test_it_says_what_this_is_and_how_one_gets_in(client: Client) -> None:
    name_community("Riverside")
    answer = client.get("/")
    said = words_of(answer.content)
    assert answer.status_code == 200
    assert "Hello · Riverside" in said
    assert "A table where equals help each other" in said
    assert "By invitation" in said
    assert "What they cannot read What two people write to each other" in said
    assert "What nobody can bring back A lost passphrase" in said
    assert "What leaves no trace" in said
    assert b'href="/door"' in answer.content
    assert answer.content.count(b'href="/who-can-do-what"') == 1


@pytest.mark.parametrize(
    ("door", "said", "way"),
    [
        (Door.INVITATION, "By invitation: somebody who is here", "/door"),
        (Door.KNOCK, "By a knock: you write a few words", "/knock"),
        (Door.OPEN, "The door is open: whoever finds this page can come in", "/join"),
    ],
)
def test_it_says_which_door_this_is_and_leads_there(client: Client, door: Door, said: str, way: str) -> None:
    name_community("Riverside", door=door)
    page = client.get("/")
    assert said in words_of(page.content)
    assert f'class="button go" href="{way}"' in page.text, "the one thing that the page offers"
    powers = words_of(client.get("/who-can-do-what").content)
    assert ("There is no other way in" in powers) == (door == Door.INVITATION)
    assert ("somebody who knocks" in powers) == (door == Door.KNOCK)
    assert ("The door is open" in powers) == (door == Door.OPEN)


def test_it_says_beforehand_that_an_age_is_asked(client: Client, settings: Settings) -> None:
    assert "older" not in client.get("/").text
    settings.ENV = replace(settings.ENV, minimum_age=16)
    assert "You say yourself that you are 16 or older" in client.get("/").text


def test_it_counts_nobody_and_names_nobody(client: Client) -> None:
    for name in ("Wren", "Otter", "Heron"):
        someone(name, "night shifts")
    said = words_of(client.get("/").content)
    assert "Wren" not in said
    assert "night shifts" not in said
    assert not any(digit in said for digit in "0123456789")


def test_it_stands_before_the_community_has_a_name(client: Client) -> None:
    assert "Hello · Eachother" in words_of(client.get("/").content)


def test_it_needs_no_script(client: Client) -> None:
    page = client.get("/").content
    assert b"htmx" not in page
    assert page.count(b"<form") == 1, "only 'leave quickly'"


def test_whoever_is_in_goes_on_to_today() -> None:
    answer = signed_in_as(someone("Wren")).get("/")
    assert (answer.status_code, answer["Location"]) == (302, "/today")


@pytest.mark.parametrize("address", ["/", "/today", "/today/waiting", "/today/here", "/who-can-do-what", "/robots.txt"])
def test_nothing_here_is_changed_by_a_form(address: str) -> None:
    assert signed_in_as(someone("Wren")).post(address).status_code == 405


def test_it_asks_the_database_for_the_name_alone(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(1):
        client.get("/")


def test_machines_that_search_are_asked_to_stay_away(client: Client) -> None:
    answer = client.get("/robots.txt")
    assert answer.content == b"User-agent: *\nDisallow: /\n"
    assert answer["Content-Type"].startswith("text/plain")
