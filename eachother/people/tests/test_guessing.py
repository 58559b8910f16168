"""Nobody outside learns who is here, and who guesses is slowed down, by whichever door."""

from typing import Any

import pytest
from django.contrib.auth.hashers import make_password
from django.test import Client, RequestFactory
from rapidfuzz import process

from eachother.people import vocabulary
from eachother.people.callers import caller
from eachother.people.models import Invitation, Person
from eachother.people.tests import make
from eachother.people.tests.hashing import Watched
from eachother.people.tests.make import Peer, send
from eachother.vault import sealing

WRONG = "A" * 43


def as_if(name: str, account: str | None = None) -> dict[str, Any]:
    """A sign-up of a stranger's own making, under this name and perhaps as this account."""
    keys = sealing.make_account(origin="http://localhost:8000", login=name, account=account)
    return {"name": name, "keys": keys.post}


@pytest.mark.parametrize("code", ["nonsense", "closed"])
def test_without_an_invitation_nobody_learns_who_is_here(
    wren: Peer, sorrel: Client, hashings: type[Watched], code: str
) -> None:
    closed = make.an_invitation()
    Invitation.objects.filter(pk=closed.pk).update(used=1)
    address = f"/join/{closed.code if code == 'closed' else code}"
    told = []
    for sign_up in (as_if("Nobody"), as_if("Wren"), as_if("Nobody", account=wren.ref)):
        hashings.hashed = 0
        answer = send(sorrel, address, sign_up)
        told.append((answer.status_code, answer.content, hashings.hashed))
    assert told == [(410, b'{"reason": "invitation-closed"}', 2)] * 3


def test_their_own_invitation_is_no_other_door_to_guess_at(wren: Peer, sorrel: Client) -> None:
    code = Invitation.objects.get(arrivals__person=wren.person).code
    answers = [
        send(sorrel, f"/join/{code}", {"name": "Wren", "keys": {**wren.account.post, "auth": WRONG}}) for _ in range(11)
    ]
    assert [answer.status_code for answer in answers] == [409] * 10 + [429]
    assert send(sorrel, "/door", {"login": "wren", "auth": wren.account.auth}).status_code == 429


def test_from_one_place_nobody_is_kept_out(wren: Peer, sorrel: Client) -> None:
    for _ in range(130):
        send(sorrel, "/door", {"login": "wren", "auth": WRONG})
    elsewhere = Client(REMOTE_ADDR="192.0.2.7")
    assert send(elsewhere, "/door", {"login": "wren", "auth": wren.account.auth}).status_code == 200


def test_a_line_is_one_place_however_many_addresses_it_has(db: None) -> None:
    def place(address: str) -> str:
        return caller(RequestFactory().get("/", REMOTE_ADDR=address))

    assert place("2001:db8:1:2::1") == place("2001:db8:1:2:aaaa:bbbb:cccc:dddd") != place("2001:db8:1:3::1")
    assert place("::ffff:192.0.2.7") == place("192.0.2.7") != place("192.0.2.8")
    assert place("") == place("") != place("unix:")


ODD = {
    "deep": b'{"login": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "half a character": rb'{"login": "\ud800", "auth": "' + WRONG.encode() + b'"}',
    "long number": b'{"login": ' + b"9" * 5000 + b"}",
    "twice": b'{"login": "wren", "login": "heron"}',
    "latin": '{"login": "Zoë"}'.encode("latin-1"),
    "infinity": b'{"login": Infinity}',
    "nothing": b"",
}


@pytest.mark.parametrize("body", ODD.values(), ids=ODD)
@pytest.mark.parametrize("address", ["/door", "/door/seed", "/door/recovery", "/door/recovery/proof", "/join/nonsense"])
def test_what_no_page_sends_is_malformed(sorrel: Client, db: None, address: str, body: bytes) -> None:
    answer = sorrel.post(address, body, content_type="application/json")
    assert (answer.status_code, answer.json()["reason"]) == (400, "malformed")


def test_an_emoji_that_is_spelled_out_passes(sorrel: Client, db: None) -> None:
    answer = sorrel.post("/door/seed", rb'{"login": "\ud83c\udf3b"}', content_type="application/json")
    assert answer.status_code == 200


def test_no_invitation_has_a_code_like_that(sorrel: Client, db: None) -> None:
    assert sorrel.get("/join/%00").status_code == 404
    assert sorrel.get("/join/%ED%A0%80").status_code == 404


def test_names_are_not_tried_one_after_the_other(wren: Peer) -> None:
    client = make.signed_in_as(wren)
    answers = [client.post("/me/name", {"name": f"Wren {n}"}).status_code for n in range(11)]
    assert answers == [302] * 10 + [429]
    assert Person.objects.get().name == "Wren 9"


def test_what_is_too_long_is_compared_with_nothing(wren: Peer, monkeypatch: pytest.MonkeyPatch) -> None:
    make.lives(wren.person, "grief")
    monkeypatch.setattr(process, "extract", lambda *_args, **_options: pytest.fail("compared"))
    assert vocabulary.suggestions("grief " * 5000) == []


def test_nor_is_the_vocabulary_asked_for_ever(wren: Peer) -> None:
    client = make.signed_in_as(wren)
    answers = [client.post("/me/experiences/suggestions", {"name": "g"}).status_code for _ in range(241)]
    assert answers[239:] == [200, 429]


@pytest.mark.django_db(transaction=True)
def test_nobody_s_writing_waits_for_the_slow_step(wren: Peer, hashings: type[Watched]) -> None:
    post = make.an_account("Heron").post
    lock = {field: post[field] for field in ("profile", "seed", "auth", "slot")}
    wren.person.slots.filter(kind="passphrase").update(auth_hash=make_password(wren.account.auth))
    wren.person.slots.filter(kind="recovery").update(auth_hash=make_password(wren.account.recovery_auth))
    client, code = make.signed_in_as(wren), make.an_invitation().code
    hashings.hashed = 0
    asked = [
        send(client, "/me/keys/sheet", {"proof": wren.account.auth, "recovery": wren.account.post["recovery"]}),
        send(client, "/me/keys/passphrase", {"proof": wren.account.auth, **lock}),
        send(
            Client(),
            "/door/recovery",
            {"login": "wren", "proof": wren.account.recovery_auth, "used": {**lock, "recovery": post["recovery"]}},
        ),
        send(Client(), f"/join/{code}", {"name": "Heron", "keys": post}),
    ]
    assert [answer.status_code for answer in asked] == [200] * 4
    assert hashings.hashed == 2 + 2 + 3 + 2
    assert hashings.while_writing == 0


def test_who_signs_in_after_somebody_ends_their_stream(
    wren: Peer, heron: Peer, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[int] = []
    monkeypatch.setattr("eachother.people.sessions.close_streams", ended.append)
    client = make.signed_in_as(wren)
    send(client, "/door", {"login": "wren", "auth": wren.account.auth})
    assert ended == []
    send(client, "/door", {"login": "heron", "auth": heron.account.auth})
    assert ended == [wren.person.pk]
