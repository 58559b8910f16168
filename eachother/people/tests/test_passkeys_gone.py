"""Passkeys go when they are removed, and with whatever they could have come from."""

from django.test import Client

from eachother.people.models import Passkey
from eachother.people.tests import make
from eachother.people.tests.make import Peer, send
from eachother.people.tests.passkeys import ADDING, WRONG, a_passkey, adds, knock
from eachother.people.tests.test_keys import a_new_lock, a_renewal


def test_removed_it_opens_nothing(wren: Peer) -> None:
    gone, stays = adds(wren, name="my old phone"), adds(wren, name="my phone")
    client = make.signed_in_as(wren)
    address = f"/me/keys/passkeys/{Passkey.objects.get(name='my old phone').ref}/removal"
    assert [client.post(address)["Location"] for _ in range(2)] == ["/me/keys?kept"] * 2
    assert [knock(one).status_code for one in (gone, stays)] == [403, 200]


def test_nobody_removes_another_s(wren: Peer, juniper: Peer) -> None:
    made = adds(wren)
    make.signed_in_as(juniper).post(f"/me/keys/passkeys/{Passkey.objects.get().ref}/removal")
    assert knock(made).status_code == 200


def test_a_new_passphrase_takes_them_away(wren: Peer, juniper: Peer) -> None:
    """Whoever knew the old one could have added one, and would be back in at once."""
    mine, theirs = adds(wren), adds(juniper)
    lock = {"proof": wren.account.auth, **a_new_lock(wren)}
    assert send(make.signed_in_as(wren), "/me/keys/passphrase", lock).status_code == 200
    assert [knock(one).status_code for one in (mine, theirs)] == [403, 200]


def test_a_new_sheet_leaves_them(wren: Peer) -> None:
    made = adds(wren)
    body = {"proof": wren.account.auth, "recovery": a_new_lock(wren)["recovery"]}
    assert send(make.signed_in_as(wren), "/me/keys/sheet", body).status_code == 200
    assert knock(made).status_code == 200


def test_everything_new_takes_them_away(wren: Peer) -> None:
    made, before = adds(wren), a_passkey(wren)
    client = make.signed_in_as(wren)
    assert send(client, "/me/keys/renewal", a_renewal(wren, wren.account.auth)).status_code == 200
    assert knock(made).status_code == 403
    answer = send(client, ADDING, before)
    assert answer.status_code == 403, "what wraps the old key cannot be added afterwards"
    assert not Passkey.objects.exists()


def test_coming_back_with_the_sheet_takes_them_away(wren: Peer) -> None:
    made = adds(wren)
    body = {"login": "wren", "proof": wren.account.recovery_auth, "used": a_new_lock(wren)}
    assert send(Client(), "/door/recovery", body).status_code == 200
    assert knock(made).status_code == 403


def test_a_refused_change_leaves_them(wren: Peer) -> None:
    made, client = adds(wren), make.signed_in_as(wren)
    for address, body in (
        ("/me/keys/passphrase", a_new_lock(wren)),
        ("/me/keys/renewal", a_renewal(wren, WRONG)),
    ):
        assert send(client, address, {**body, "proof": WRONG}).status_code == 403
    assert knock(made).status_code == 200


def test_who_is_leaving_can_come_back_with_one(wren: Peer) -> None:
    made = adds(wren)
    body = {"proof": wren.account.auth, "words": "stay", "at_once": False}
    assert send(make.signed_in_as(wren), "/me/leaving/departure", body).status_code == 200
    assert knock(made).status_code == 200


def test_leaving_erases_them(wren: Peer) -> None:
    adds(wren)
    body = {"proof": wren.account.auth, "words": "stay", "at_once": True}
    assert send(make.signed_in_as(wren), "/me/leaving/departure", body).status_code == 200
    assert not Passkey.objects.exists()
