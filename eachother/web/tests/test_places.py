"""The places in the rail."""

import pytest
from django.test import Client, RequestFactory
from django.urls import NoReverseMatch

from eachother.web import places, shell
from eachother.web.addresses import url
from eachother.web.places import Place, shown_to
from eachother.web.tests.site import WREN


def request(path: str) -> tuple[places.Shown, ...]:
    return shown_to(RequestFactory().get(path), WREN)


@pytest.fixture(autouse=True)
def _two_places() -> None:
    places.register(Place("People", "next", "users-round", 20, "people", under=("/people",)))
    places.register(Place("Today", "home", "sun", 10, "today"))


def test_stand_in_their_order() -> None:
    assert [(place.name, place.url) for place in request("/")] == [("Today", "/"), ("People", "/next")]


@pytest.mark.parametrize(
    ("path", "current"),
    [("/", ["Today"]), ("/next", ["People"]), ("/people/abc", ["People"]), ("/peoples", []), ("/elsewhere", [])],
)
def test_the_one_where_one_is_says_so(path: str, current: list[str]) -> None:
    assert [place.name for place in request(path) if place.current] == current


def test_say_how_much_waits() -> None:
    places.counted_by(lambda person: {"people": 2})
    assert [place.waiting for place in request("/")] == [0, 2]


def test_a_page_shows_them_and_oneself(client: Client) -> None:
    places.counted_by(lambda person: {"people": 2})
    made = client.get("/").content.decode()
    assert '<a href="/" aria-current="page">' in made
    assert '2<span class="unseen"> waiting for you</span>' in made
    assert 'href="/me"' in made


def test_scripts_of_other_rooms_are_loaded_for_who_is_signed_in(client: Client) -> None:
    shell.load("web/back.js")
    assert "web/back.js" in client.get("/").content.decode()
    assert "web/back.js" not in client.get("/door").content.decode()


def test_what_no_template_uses_is_not_asked_for(client: Client) -> None:
    shell.provide("costly", lambda request: pytest.fail("asked"))
    assert client.get("/").status_code == 200


def test_addresses_of_refs_are_those_that_reverse_gives() -> None:
    assert url("person", "abcdefghijklmnop") == "/people/abcdefghijklmnop"
    assert url("person", "not a ref") == "/people/not%20a%20ref"
    assert url("home") == "/"
    with pytest.raises(NoReverseMatch):
        url("nowhere")
    with pytest.raises(NoReverseMatch):
        url("nowhere", "abcdefghijklmnop")
