"""Coming in through an invitation."""

from datetime import timedelta
from threading import Barrier, Thread
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.utils import timezone

from eachother.people import actions
from eachother.people.models import Arrival, Invitation, Keyring, Person, Slot
from eachother.people.problems import Conflict, Gone
from eachother.people.tests import make
from eachother.people.tests.make import Peer, send
from eachother.vault import sealing
from eachother.vault.envelopes import read_sign_up


def come_in(client: Client, invitation: Invitation, name: str, post: dict[str, Any] | None = None) -> Any:
    keys = make.an_account(name).post if post is None else post
    return send(client, f"/join/{invitation.code}", {"name": name, "keys": keys})


def test_somebody_comes_in_with_a_name_and_keys(sorrel: Client, db: None) -> None:
    invitation = make.an_invitation()
    answer = come_in(sorrel, invitation, "Sorrel")
    assert answer.status_code == 200
    assert answer.json()["onward"] == "/me?first"
    person = Person.objects.get()
    assert (person.name, person.login, person.ref) == ("Sorrel", "sorrel", answer.json()["account"])
    assert {slot.kind for slot in Slot.objects.filter(person=person)} == {"passphrase", "recovery"}
    assert Keyring.objects.get(person=person).revision == 1
    assert Arrival.objects.get(person=person).invitation == invitation
    assert make.is_in(sorrel)


def test_what_proves_the_passphrase_is_hashed(sorrel: Client, db: None) -> None:
    post = make.an_account("Sorrel").post
    come_in(sorrel, make.an_invitation(), "Sorrel", post)
    for slot in Slot.objects.all():
        assert post["auth"] not in slot.auth_hash
        assert post["recovery"]["auth"] not in slot.auth_hash


def test_the_page_says_what_is_kept(sorrel: Client, db: None) -> None:
    page = sorrel.get(f"/join/{make.an_invitation().code}")
    assert page.status_code == 200
    assert "Nobody can reset a lost passphrase" in page.text
    assert "wasm-unsafe-eval" in page["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("change", "words", "status"),
    [
        ({"used": 1}, "has been used", 410),
        ({"expires_at": timezone.now() - timedelta(minutes=1)}, "has run out", 410),
        ({"withdrawn_at": timezone.now()}, "taken back", 410),
    ],
)
def test_a_closed_invitation_says_why(
    sorrel: Client, db: None, change: dict[str, Any], words: str, status: int
) -> None:
    invitation = make.an_invitation()
    Invitation.objects.update(**change)
    page = sorrel.get(f"/join/{invitation.code}")
    assert page.status_code == status
    assert words in page.text
    answer = come_in(sorrel, invitation, "Sorrel")
    assert (answer.status_code, answer.json()["reason"]) == (410, "invitation-closed")
    assert not Person.objects.exists()


def test_an_unknown_invitation_is_not_known(sorrel: Client, db: None) -> None:
    assert sorrel.get("/join/nonsense").status_code == 404
    answer = send(sorrel, "/join/nonsense", {"name": "Sorrel", "keys": make.an_account("Sorrel").post})
    assert answer.status_code == 410


@pytest.mark.parametrize("name", ["Wren", "wren", " WREN ", "Wrén", "Ｗren"])
def test_a_name_that_reads_the_same_is_taken(sorrel: Client, wren: Peer, name: str) -> None:
    invitation = make.an_invitation()
    answer = come_in(sorrel, invitation, name)
    assert (answer.status_code, answer.json()["reason"]) == (409, "name-taken")
    invitation.refresh_from_db()
    assert invitation.used == 0, "a name that is taken must not use up the invitation"


def test_the_name_somebody_signs_in_with_is_taken_too(sorrel: Client, wren: Peer) -> None:
    actions.rename("Robin", by=wren.person)
    answer = come_in(sorrel, make.an_invitation(), "Wren")
    assert answer.json()["reason"] == "name-taken"


@pytest.mark.parametrize(
    ("name", "reason"), [("", "name-empty"), (" … ", "name-empty"), ("w" * 41, "name-long"), ("ﷺ" * 10, "name-long")]
)
def test_a_name_that_cannot_be_one(sorrel: Client, db: None, name: str, reason: str) -> None:
    answer = send(sorrel, f"/join/{make.an_invitation().code}", {"name": name, "keys": make.an_account("Sorrel").post})
    assert (answer.status_code, answer.json()["reason"]) == (400, reason)


def test_the_login_belongs_to_the_name(sorrel: Client, db: None) -> None:
    answer = come_in(sorrel, make.an_invitation(), "Sorrel", make.an_account("Heron").post)
    assert (answer.status_code, answer.json()["reason"]) == (400, "other-login")


@pytest.mark.parametrize("body", ["not json", "[]", "{}", '{"name": 3, "keys": {}}'])
def test_nonsense_is_refused(sorrel: Client, db: None, body: str) -> None:
    invitation = make.an_invitation()
    answer = sorrel.post(f"/join/{invitation.code}", body, content_type="application/json")
    assert (answer.status_code, answer.json()["reason"]) == (400, "malformed")


def test_keys_made_for_another_community_are_refused(sorrel: Client, db: None) -> None:
    elsewhere = sealing.make_account(origin="https://elsewhere.example", login="Sorrel")
    answer = come_in(sorrel, make.an_invitation(), "Sorrel", elsewhere.post)
    assert answer.status_code == 400
    assert not Person.objects.exists()


def test_sent_twice_it_is_one_arrival(sorrel: Client, db: None) -> None:
    invitation, post = make.an_invitation(), make.an_account("Sorrel").post
    first, second = come_in(sorrel, invitation, "Sorrel", post), come_in(Client(), invitation, "Sorrel", post)
    assert (first.status_code, second.status_code) == (200, 200)
    assert first.json() == second.json()
    assert Person.objects.count() == 1
    invitation.refresh_from_db()
    assert invitation.used == 1


def test_nobody_else_s_identity_opens_their_door(wren: Peer, sorrel: Client) -> None:
    """Identities are public: who posts Wren's again without what proves the passphrase is not signed in as Wren."""
    forged = {**wren.account.post, "auth": make.an_account("Heron").post["auth"]}
    answer = come_in(sorrel, make.an_invitation(), "Wren", forged)
    assert (answer.status_code, answer.json()["reason"]) == (409, "account-taken")
    assert not make.is_in(sorrel)


def test_who_is_in_already_is_told_so(wren: Peer) -> None:
    invitation = make.an_invitation()
    page = make.signed_in_as(wren).get(f"/join/{invitation.code}")
    assert page.status_code == 200
    assert "You are already in" in page.text
    invitation.refresh_from_db()
    assert invitation.used == 0


@pytest.mark.django_db(transaction=True)
def test_of_two_at_the_last_place_one_comes_in() -> None:
    invitation, start, results = make.an_invitation(), Barrier(2), []

    def arrive(name: str) -> None:
        keys = read_sign_up(make.an_account(name).post, origin=settings.ADDRESS)
        start.wait()
        try:
            results.append(actions.arrive(invitation.code, name=name, keys=keys).name)
        except Gone:
            results.append("closed")
        finally:
            connection.close()

    together = [Thread(target=arrive, args=[name]) for name in ("Sorrel", "Heron")]
    for one in together:
        one.start()
    for one in together:
        one.join()
    assert "closed" in results
    assert Person.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_with_one_name_one_gets_it() -> None:
    invitation, start, results = make.an_invitation(uses=2), Barrier(2), []

    def arrive() -> None:
        keys = read_sign_up(make.an_account("Sorrel").post, origin=settings.ADDRESS)
        start.wait()
        try:
            results.append(actions.arrive(invitation.code, name="Sorrel", keys=keys).name)
        except Conflict as conflict:
            results.append(conflict.reason)
        finally:
            connection.close()

    together = [Thread(target=arrive) for _ in range(2)]
    for one in together:
        one.start()
    for one in together:
        one.join()
    assert sorted(results) == ["Sorrel", "name-taken"]
    invitation.refresh_from_db()
    assert invitation.used == 1
