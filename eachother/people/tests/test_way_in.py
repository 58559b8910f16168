"""The three doors, and a yes to one's age."""

from dataclasses import replace
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

from eachother.community.actions import name_community
from eachother.community.models import Community, Door
from eachother.people import actions
from eachother.people.models import Arrival, Person
from eachother.people.tests import make
from eachother.people.tests.make import Peer, send
from eachother.people.views import join


@pytest.fixture
def open_door(db: None) -> None:
    name_community("Riverside", door=Door.OPEN)


def come_in(name: str, client: Client | None = None, url: str = "/join", **more: Any) -> Any:
    client = client or Client()
    return send(client, url, {"name": name, "keys": make.an_account(name).post, **more})


def test_through_an_open_door_anybody_comes_in(sorrel: Client, open_door: None) -> None:
    page = sorrel.get("/join")
    assert 'data-join="/join"' in page.text
    assert "wasm-unsafe-eval" in page["Content-Security-Policy"]
    answer = come_in("Sorrel", sorrel)
    assert (answer.status_code, answer.json()["onward"]) == (200, "/me?first")
    assert make.is_in(sorrel)
    assert Arrival.objects.get(person__name="Sorrel").invitation is None


def test_sent_again_because_the_answer_was_lost_it_is_one_person(open_door: None) -> None:
    body = {"name": "Sorrel", "keys": make.an_account("Sorrel").post}
    answers = [send(Client(), "/join", body) for _ in range(2)]
    assert [one.status_code for one in answers] == [200, 200]
    assert answers[0].json()["account"] == answers[1].json()["account"]
    assert Person.objects.count() == 1


def test_with_another_passphrase_it_is_no_way_into_somebody_s_account(open_door: None) -> None:
    post = make.an_account("Sorrel").post
    send(Client(), "/join", {"name": "Sorrel", "keys": post})
    thief = Client()
    answer = send(thief, "/join", {"name": "Sorrel", "keys": {**post, "auth": make.an_account("Sorrel").post["auth"]}})
    assert (answer.status_code, answer.json()["reason"]) == (409, "account-taken")
    assert not make.is_in(thief)


def test_nor_into_that_of_somebody_who_came_by_invitation(open_door: None, wren: Peer) -> None:
    thief = Client()
    answer = send(thief, "/join", {"name": "Wren", "keys": wren.account.post})
    assert answer.status_code == 409
    assert not make.is_in(thief)


@pytest.mark.parametrize("door", [None, Door.INVITATION, Door.KNOCK])
def test_through_another_door_nobody_comes_without_being_let_in(sorrel: Client, db: None, door: Door | None) -> None:
    if door:
        name_community("Riverside", door=door)
    page = sorrel.get("/join")
    assert page.status_code == 200
    assert "data-join" not in page.text
    assert ("By a knock" in page.text) == (door == Door.KNOCK)
    assert ('href="/knock"' in page.text) == (door == Door.KNOCK)
    answer = come_in("Sorrel")
    assert (answer.status_code, answer.json()["reason"]) == (410, "door-closed")
    assert not Person.objects.exists()


def test_a_closed_door_does_not_tell_who_is_behind_it(open_door: None) -> None:
    post = make.an_account("Sorrel").post
    send(Client(), "/join", {"name": "Sorrel", "keys": post})
    Community.objects.update(door=Door.KNOCK)
    cache.clear()
    forged = {**post, "auth": make.an_account("Sorrel").post["auth"]}
    for keys in (forged, make.an_account("Sorrel").post):
        answer = send(Client(), "/join", {"name": "Sorrel", "keys": keys})
        assert (answer.status_code, answer.json()["reason"]) == (410, "door-closed")


@pytest.mark.parametrize("door", list(Door))
def test_an_invitation_lets_one_in_through_every_door(wren: Peer, door: Door) -> None:
    """One that a person has made, and one of the host's command line, which is good for nothing else."""
    name_community("Riverside", door=door)
    for name, by in (("Sorrel", wren.person), ("Heron", None)):
        invitation = actions.invite(by=by)
        assert come_in(name, url=f"/join/{invitation.code}").status_code == 200


def test_an_open_door_is_no_turnstile(open_door: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(join, "FROM_ONE_PLACE", 2)
    monkeypatch.setattr(join, "FROM_EVERYWHERE", 3)
    said = [come_in(name) for name in ("Sorrel", "Otter", "Heron")]
    assert [one.status_code for one in said] == [200, 200, 429]
    assert said[-1].json()["reason"] == "too-often"
    elsewhere = [Client(REMOTE_ADDR=f"203.0.113.{n}") for n in range(2)]
    said = [come_in(name, client) for name, client in zip(("Heron", "Fox"), elsewhere, strict=True)]
    assert [one.status_code for one in said] == [200, 429]
    assert said[-1].json()["reason"] == "crowded"


def test_whoever_is_in_is_told_so(wren: Peer) -> None:
    page = make.signed_in_as(wren).get("/join")
    assert "You are already in" in page.text
    assert "still good for somebody else" not in page.text


@pytest.fixture
def sixteen(settings: Settings) -> None:
    settings.ENV = replace(settings.ENV, minimum_age=16)


@pytest.mark.parametrize("said", [{}, {"old_enough": False}, {"old_enough": None}, {"old_enough": "yes"}])
@pytest.mark.parametrize("door", list(Door))
def test_where_an_age_is_asked_the_yes_is_needed_at_every_door(
    sixteen: None, wren: Peer, sorrel: Client, door: Door, said: dict[str, Any]
) -> None:
    name_community("Riverside", door=door)
    cache.clear()
    invitation = make.an_invitation(by=wren.person)
    url = "/join" if door == Door.OPEN else f"/join/{invitation.code}"
    assert "I am 16 or older" in sorrel.get(url).text
    answer = come_in("Sorrel", sorrel, url, **said)
    assert (answer.status_code, answer.json()["reason"]) == (400, "age")
    assert not Person.objects.filter(name="Sorrel").exists()
    invitation.refresh_from_db()
    assert invitation.used == 0
    assert come_in("Sorrel", sorrel, url, old_enough=True).status_code == 200


def test_where_none_is_asked_none_is_shown(sorrel: Client, db: None) -> None:
    page = sorrel.get(f"/join/{make.an_invitation().code}")
    assert "old-enough" not in page.text
