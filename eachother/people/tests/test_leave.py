"""Leaving at once, over a week, and staying after all."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from eachother.people import actions, jobs, leaving
from eachother.people.models import Experience, How, Invitation, Keyring, Leaving, Lived, Openness, Person, Slot
from eachother.people.models import Words as WordsOfLeaving
from eachother.people.problems import Conflict
from eachother.people.tests import make
from eachother.people.tests.make import Peer, send

WRONG = "A" * 43
DEPARTURE = "/me/leaving/departure"


def post_of(peer: Peer, *, at_once: bool = True, words: str = "stay", **other: Any) -> dict[str, Any]:
    return {"proof": peer.account.auth, "words": words, "at_once": at_once, **other}


def in_a_week() -> None:
    """The week of everybody who is leaving is over, and the chore comes round."""
    Leaving.objects.update(erase_at=timezone.now() - timedelta(seconds=1))
    jobs.erase_who_has_left()


def test_at_once_nothing_is_left(wren: Peer) -> None:
    make.lives(wren.person, "a river in flood")
    actions.put_on_the_table("my sister hosts this", by=wren.person)
    actions.invite(by=wren.person)
    client = make.signed_in_as(wren)
    assert send(client, DEPARTURE, post_of(wren)).status_code == 200
    assert not Person.objects.exists()
    assert not any(table.objects.exists() for table in (Slot, Keyring, Lived, Leaving, Experience))
    assert not Invitation.objects.filter(by__isnull=False).exists()
    assert not make.is_in(client)


def test_what_others_have_lived_too_stays_in_the_vocabulary(wren: Peer, juniper: Peer) -> None:
    make.lives(wren.person, "a river in flood", "only mine")
    make.lives(juniper.person, "a river in flood")
    send(make.signed_in_as(wren), DEPARTURE, post_of(wren))
    assert [(one.name, one.begun_by) for one in Experience.objects.all()] == [("a river in flood", None)]


def test_without_the_passphrase_nobody_leaves(wren: Peer) -> None:
    client = make.signed_in_as(wren)
    answer = send(client, DEPARTURE, post_of(wren, proof=WRONG))
    assert (answer.status_code, answer.json()["reason"]) == (403, "wrong-passphrase")
    assert make.is_in(client)
    assert not Leaving.objects.exists()


def test_it_cannot_be_guessed(wren: Peer) -> None:
    client = make.signed_in_as(wren)
    assert [send(client, DEPARTURE, post_of(wren, proof=WRONG)).status_code for _ in range(11)][-1] == 429


@pytest.mark.parametrize("wrong", [{"words": "both"}, {"words": None}, {"at_once": "yes"}, {"proof": "short"}])
def test_nonsense_is_told_so(wren: Peer, wrong: dict[str, Any]) -> None:
    assert send(make.signed_in_as(wren), DEPARTURE, post_of(wren, **wrong)).status_code == 400
    assert not Leaving.objects.exists()


def test_sent_twice_it_is_done_once(wren: Peer) -> None:
    client, second = make.signed_in_as(wren), make.signed_in_as(wren)
    assert [send(one, DEPARTURE, post_of(wren)).status_code for one in (client, client, second)] == [200, 401, 401]


def test_every_browser_is_signed_out(wren: Peer) -> None:
    here, elsewhere = make.signed_in_as(wren), make.signed_in_as(wren)
    send(here, DEPARTURE, post_of(wren, at_once=False))
    assert not make.is_in(here)
    assert not make.is_in(elsewhere)


def test_the_name_is_free_again(wren: Peer) -> None:
    send(make.signed_in_as(wren), DEPARTURE, post_of(wren))
    assert make.a_peer("Wren").person.name == "Wren"


def test_what_was_interrupted_is_done_later(wren: Peer, monkeypatch: pytest.MonkeyPatch) -> None:
    def die(person: Person) -> None:
        raise KeyboardInterrupt

    dying = leaving.Room("dying", lambda person: {}, die)
    monkeypatch.setitem(leaving._rooms, "a-room-below", dying)
    client = make.signed_in_as(wren)
    with pytest.raises(KeyboardInterrupt):
        send(client, DEPARTURE, post_of(wren))
    assert Person.objects.get().name == "Wren", "all or nothing"
    assert not make.is_in(client), "and yet they have left"
    monkeypatch.delitem(leaving._rooms, "a-room-below")
    jobs.erase_who_has_left()
    assert not Person.objects.exists()


def test_in_the_week_nobody_comes_across_them(wren: Peer, juniper: Peer) -> None:
    for peer in (wren, juniper):
        make.lives(peer.person, "a river in flood")
    actions.open_up(How.AROUND, by=wren.person)
    link = actions.invite(by=wren.person)
    send(make.signed_in_as(wren), DEPARTURE, post_of(wren, at_once=False))
    junipers = make.signed_in_as(juniper)
    assert junipers.get(f"/people/{wren.ref}").status_code == 404
    assert "Wren" not in junipers.get("/people").text
    assert not Openness.objects.exists()
    assert Client().get(f"/join/{link.code}").text.find("The name you want") == -1
    with pytest.raises(Conflict, match="name-taken"):
        make.a_peer("Wren")  # their name is kept for them


def test_after_the_week_nothing_is_left(wren: Peer) -> None:
    send(make.signed_in_as(wren), DEPARTURE, post_of(wren, at_once=False))
    jobs.erase_who_has_left()
    assert Person.objects.exists()
    in_a_week()
    assert not Person.objects.exists()


def test_within_the_week_one_can_stay(wren: Peer, juniper: Peer) -> None:
    for peer in (wren, juniper):
        make.lives(peer.person, "a river in flood")
    send(make.signed_in_as(wren), DEPARTURE, post_of(wren, at_once=False))
    back = Client()
    assert send(back, "/door", {"login": "wren", "auth": wren.account.auth}).status_code == 200
    assert back.get("/people")["Location"] == "/me/leaving"
    assert "You are leaving." in back.get("/me/leaving").text
    assert back.post("/me/leaving/staying")["Location"] == "/me"
    assert back.get("/me").status_code == 200
    assert "Wren" in make.signed_in_as(juniper).get("/people").text
    in_a_week()
    assert Person.objects.filter(name="Wren").exists()


def test_in_the_week_nothing_else_can_be_done(wren: Peer, juniper: Peer) -> None:
    send(make.signed_in_as(wren), DEPARTURE, post_of(wren, at_once=False))
    back = make.signed_in_as(wren)
    assert back.post(f"/people/{juniper.ref}/block")["Location"] == "/me/leaving"
    answer = send(back, "/me/keyring/bundle", {})
    assert (answer.status_code, answer.json()["reason"]) == (403, "leaving")
    assert make.is_in(back), "what they take along they can read"


def test_in_the_week_one_can_go_at_once(wren: Peer) -> None:
    send(make.signed_in_as(wren), DEPARTURE, post_of(wren, at_once=False))
    send(make.signed_in_as(wren), DEPARTURE, post_of(wren, words="go"))
    assert not Person.objects.exists()


def test_staying_without_having_left_changes_nothing(wren: Peer) -> None:
    assert make.signed_in_as(wren).post("/me/leaving/staying")["Location"] == "/me"


def test_whoever_stays_is_not_erased_by_a_late_chore(wren: Peer) -> None:
    actions.leave(wren.account.auth, WordsOfLeaving.STAY, by=wren.person, at_once=False)
    Leaving.objects.update(erase_at=timezone.now())
    actions.stay(by=wren.person)
    actions.erase(wren.person)
    assert Person.objects.filter(name="Wren", left_at=None).exists()


@pytest.mark.parametrize("url", [DEPARTURE, "/me/leaving/staying"])
def test_signed_out_and_looking(sorrel: Client, wren: Peer, url: str) -> None:
    assert sorrel.post(url)["Location"] == "/door"
    assert make.signed_in_as(wren).get(url).status_code == 405


@pytest.mark.parametrize("url", ["/me/leaving", "/me/leaving/about"])
def test_the_page_is_for_who_is_signed_in(sorrel: Client, wren: Peer, url: str) -> None:
    assert sorrel.get(url)["Location"].startswith("/door?next=")
    assert make.signed_in_as(wren).get(url)["Cache-Control"] == "no-store"
