"""The keyring, a new passphrase, a new sheet, everything new, and when the door closes."""

from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from eachother.people.models import Keyring, Person
from eachother.people.tests import make
from eachother.people.tests.make import Peer, send
from eachother.vault import sealing

WRONG = "A" * 43


def a_new_lock(peer: Peer) -> dict[str, Any]:
    new = sealing.make_account(origin=settings.ADDRESS, login=peer.account.login, account=peer.ref)
    return {field: new.post[field] for field in ("profile", "seed", "auth", "slot", "recovery")}


def the_next_bundle(peer: Peer) -> dict[str, Any]:
    return peer.account.sealed_bundle(peer.account.revision + 1)


def test_the_keyring_is_what_the_passphrase_opens(wren: Peer) -> None:
    ring = make.signed_in_as(wren).get("/me/keyring").json()
    post = wren.account.post
    assert ring == {
        "account": wren.ref,
        "login": "wren",
        "profile": 1,
        "seed": post["seed"],
        "slot": post["slot"],
        "bundle": post["bundle"],
        "identity": post["identity"],
        "minutes": 60,
        "passkeys": [],
    }


def test_the_keyring_is_kept_by_nobody(wren: Peer) -> None:
    assert make.signed_in_as(wren).get("/me/keyring")["Cache-Control"] == "no-store"


def test_a_bundle_that_follows_is_kept(wren: Peer) -> None:
    client, bundle = make.signed_in_as(wren), the_next_bundle(wren)
    assert send(client, "/me/keyring/bundle", bundle).status_code == 200
    assert client.get("/me/keyring").json()["bundle"] == bundle


def test_a_bundle_sent_twice_is_kept_once(wren: Peer) -> None:
    client, bundle = make.signed_in_as(wren), the_next_bundle(wren)
    assert [send(client, "/me/keyring/bundle", bundle).status_code for _ in range(2)] == [200, 200]
    assert Keyring.objects.get().revision == 2


def test_of_two_browsers_the_later_one_has_to_look_again(wren: Peer) -> None:
    first, second = make.signed_in_as(wren), make.signed_in_as(wren)
    mine, other = the_next_bundle(wren), the_next_bundle(wren)
    assert send(first, "/me/keyring/bundle", mine).status_code == 200
    answer = send(second, "/me/keyring/bundle", other)
    assert (answer.status_code, answer.json()["reason"]) == (409, "old-bundle")
    assert first.get("/me/keyring").json()["bundle"] == mine


@pytest.mark.parametrize("revision", [1, 3])
def test_a_bundle_that_does_not_follow_is_refused(wren: Peer, revision: int) -> None:
    answer = send(make.signed_in_as(wren), "/me/keyring/bundle", wren.account.sealed_bundle(revision))
    assert answer.status_code == 409


def test_a_new_passphrase_signs_out_every_other_browser(wren: Peer) -> None:
    here, elsewhere, lock = make.signed_in_as(wren), make.signed_in_as(wren), a_new_lock(wren)
    answer = send(here, "/me/keys/passphrase", {"proof": wren.account.auth, **lock})
    assert answer.status_code == 200
    assert make.is_in(here)
    assert not make.is_in(elsewhere)
    assert send(Client(), "/door", {"login": "wren", "auth": lock["auth"]}).status_code == 200
    assert send(Client(), "/door", {"login": "wren", "auth": wren.account.auth}).status_code == 403


def test_the_recovery_sheet_stays_good(wren: Peer) -> None:
    send(make.signed_in_as(wren), "/me/keys/passphrase", {"proof": wren.account.auth, **a_new_lock(wren)})
    code = {"login": "wren", "auth": wren.account.recovery_auth}
    assert send(Client(), "/door/recovery/proof", code).status_code == 200


@pytest.mark.parametrize("url", ["/me/keys/passphrase", "/me/keys/sheet"])
def test_nothing_changes_without_the_passphrase_of_now(wren: Peer, url: str) -> None:
    client = make.signed_in_as(wren)
    answer = send(client, url, {"proof": WRONG, **a_new_lock(wren)})
    assert (answer.status_code, answer.json()["reason"]) == (403, "wrong-passphrase")
    assert make.is_in(client)
    assert send(Client(), "/door", {"login": "wren", "auth": wren.account.auth}).status_code == 200
    code = {"login": "wren", "auth": wren.account.recovery_auth}
    assert send(Client(), "/door/recovery/proof", code).status_code == 200


def test_a_new_sheet_replaces_the_old_one(wren: Peer) -> None:
    lock = a_new_lock(wren)
    body = {"proof": wren.account.auth, "recovery": lock["recovery"]}
    assert send(make.signed_in_as(wren), "/me/keys/sheet", body).status_code == 200
    old, new = wren.account.recovery_auth, lock["recovery"]["auth"]
    codes = [send(Client(), "/door/recovery/proof", {"login": "wren", "auth": auth}).status_code for auth in (old, new)]
    assert codes == [403, 200]


def a_renewal(peer: Peer, proof: str) -> dict[str, Any]:
    """The same signing key, everything else new."""
    new = sealing.make_account(origin=settings.ADDRESS, login=peer.account.login, account=peer.ref)
    new.ed25519, new.revision = peer.account.ed25519, 2
    lock = {field: new.post[field] for field in ("profile", "seed", "auth", "slot", "recovery")}
    return {"proof": proof, **lock, "bundle": new.sealed_bundle(), "identity": new.identity}


def test_everything_new_when_somebody_may_know(wren: Peer) -> None:
    here, elsewhere = make.signed_in_as(wren), make.signed_in_as(wren)
    renewal = a_renewal(wren, wren.account.auth)
    assert send(here, "/me/keys/renewal", renewal).status_code == 200
    ring = here.get("/me/keyring").json()
    assert (ring["identity"], ring["bundle"], ring["slot"]) == tuple(renewal[x] for x in ("identity", "bundle", "slot"))
    assert not make.is_in(elsewhere)


def test_a_renewal_keeps_the_key_by_which_others_know_one(wren: Peer) -> None:
    stranger = sealing.make_account(origin=settings.ADDRESS, login="wren", account=wren.ref)
    renewal = {**a_renewal(wren, wren.account.auth), "identity": stranger.identity}
    answer = send(make.signed_in_as(wren), "/me/keys/renewal", renewal)
    assert (answer.status_code, answer.json()["detail"]) == (400, "changed-key")


def test_a_renewal_without_the_passphrase_changes_nothing(wren: Peer) -> None:
    client = make.signed_in_as(wren)
    assert send(client, "/me/keys/renewal", a_renewal(wren, WRONG)).status_code == 403
    assert client.get("/me/keyring").json()["identity"] == wren.account.identity


def test_the_passphrase_cannot_be_guessed_from_inside_either(wren: Peer) -> None:
    client, body = make.signed_in_as(wren), {"proof": WRONG, **a_new_lock(wren)}
    assert [send(client, "/me/keys/sheet", body).status_code for _ in range(11)][-1] == 429


def test_when_the_door_closes_is_chosen(wren: Peer) -> None:
    client = make.signed_in_as(wren)
    assert client.post("/me/keys/away", {"minutes": "15"})["Location"] == "/me/keys?kept"
    assert Person.objects.get().idle_minutes == 15


@pytest.mark.parametrize("minutes", ["", "0", "16", "never"])
def test_it_cannot_be_left_open_for_ever(wren: Peer, minutes: str) -> None:
    make.signed_in_as(wren).post("/me/keys/away", {"minutes": minutes})
    assert Person.objects.get().idle_minutes == 60


def test_the_page_is_for_unlocking(wren: Peer) -> None:
    page = make.signed_in_as(wren).get("/me/keys")
    assert "wasm-unsafe-eval" in page["Content-Security-Policy"]
    assert "htmx" not in page.text
