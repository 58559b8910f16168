"""A passkey as one more way in: added with the passphrase, of use at the door."""

import secrets

import pytest
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.test import Client
from pytest_django.asserts import assertNumQueries

from eachother.people import actions
from eachother.people.models import Passkey
from eachother.people.tests import make
from eachother.people.tests.hashing import Watched
from eachother.people.tests.make import Peer, send
from eachother.people.tests.passkeys import ADDING, WRONG, a_passkey, adds, knock
from eachother.people.tests.test_keys import a_new_lock
from eachother.vault import sealing
from eachother.vault.envelopes import read_passkey


def test_a_passkey_opens_the_door_and_the_keys(wren: Peer, sorrel: Client) -> None:
    answer = secrets.token_bytes(32)
    made = adds(wren, answer=answer)
    given = knock(made, sorrel, next="/people").json()
    assert (given["minutes"], given["onward"], given["slot"]) == (60, "/people", made["slot"])
    assert make.is_in(sorrel)
    keys = {name: given[name] for name in ("account", "slot", "bundle", "identity")}
    opened = sealing.open_with_passkey(origin=settings.ADDRESS, login="wren", answer=answer, **keys)
    assert opened.ak == wren.account.ak


def test_the_server_keeps_nothing_that_opens_anything(wren: Peer) -> None:
    answer = secrets.token_bytes(32)
    made = adds(wren, answer=answer)
    kept = Passkey.objects.get()
    assert made["auth"] not in kept.auth_hash
    assert kept.auth_hash.count("$") >= 2, "a salted slow hash"
    assert answer not in bytes(kept.sealed) and wren.account.ak not in bytes(kept.sealed)


def test_the_passphrase_and_the_sheet_stay(wren: Peer) -> None:
    adds(wren)
    assert send(Client(), "/door", {"login": "wren", "auth": wren.account.auth}).status_code == 200
    code = {"login": "wren", "auth": wren.account.recovery_auth}
    assert send(Client(), "/door/recovery/proof", code).status_code == 200


def test_the_keyring_names_them_for_unlocking_in_place(wren: Peer) -> None:
    made = [adds(wren), adds(wren)]
    ring = make.signed_in_as(wren).get("/me/keyring").json()
    assert ring["passkeys"] == [{"credential": one["credential"], "slot": one["slot"]} for one in made]


def test_a_wrong_answer_and_an_unknown_passkey_get_the_same_answer(wren: Peer, sorrel: Client) -> None:
    made = adds(wren)
    wrong, unknown = knock({**made, "auth": WRONG}, sorrel), knock(a_passkey(wren), sorrel)
    assert wrong.status_code == unknown.status_code == 403
    assert wrong.content == unknown.content == b'{"reason": "wrong-passkey"}'
    assert not make.is_in(sorrel)


def test_and_they_take_the_same_steps(wren: Peer, sorrel: Client, hashings: type[Watched]) -> None:
    made = adds(wren)
    counts = []
    for tried in ({**made, "auth": WRONG}, a_passkey(wren)):
        hashings.hashed = 0
        with assertNumQueries(1):
            knock(tried, sorrel)
        counts.append(hashings.hashed)
    assert counts == [1, 1]


def test_one_s_own_passkey_opens_nobody_else_s_door(wren: Peer, juniper: Peer) -> None:
    mine, theirs = adds(wren), adds(juniper)
    assert knock({"credential": theirs["credential"], "auth": mine["auth"]}).status_code == 403


def test_neither_is_what_proves_a_passkey_a_passphrase(wren: Peer) -> None:
    made = adds(wren)
    assert send(Client(), "/door", {"login": "wren", "auth": made["auth"]}).status_code == 403
    assert knock({**made, "auth": wren.account.auth}).status_code == 403
    body = {**a_new_lock(wren), "proof": made["auth"]}
    for address in ("/me/keys/passphrase", "/me/keys/sheet", ADDING):
        assert send(make.signed_in_as(wren), address, {**a_passkey(wren), **body}).status_code == 403
    assert send(Client(), "/door", {"login": "wren", "auth": wren.account.auth}).status_code == 200


def test_adding_one_takes_the_passphrase(wren: Peer) -> None:
    answer = send(make.signed_in_as(wren), ADDING, {**a_passkey(wren), "proof": WRONG})
    assert (answer.status_code, answer.json()["reason"]) == (403, "wrong-passphrase")
    assert not Passkey.objects.exists()


def test_nor_is_it_another_place_to_guess_at(wren: Peer) -> None:
    client, body = make.signed_in_as(wren), {**a_passkey(wren), "proof": WRONG}
    assert [send(client, ADDING, body).status_code for _ in range(11)][-1] == 429
    assert send(client, "/me/keys/sheet", {**a_new_lock(wren), "proof": WRONG}).status_code == 429


def test_who_guesses_has_to_wait(wren: Peer, sorrel: Client) -> None:
    made = adds(wren)
    tries = [knock({**made, "auth": WRONG}, sorrel).status_code for _ in range(11)]
    assert tries == [403] * 10 + [429]
    assert knock(made, sorrel).status_code == 429
    assert knock(made, Client(REMOTE_ADDR="192.0.2.7")).status_code == 200


def test_who_tries_many_passkeys_has_to_wait(wren: Peer, sorrel: Client) -> None:
    tries = [knock(a_passkey(wren), sorrel).status_code for _ in range(61)]
    assert (tries[59], tries[60]) == (403, 429)


def test_sent_twice_it_is_there_once(wren: Peer) -> None:
    client, made = make.signed_in_as(wren), a_passkey(wren, "my phone")
    assert [send(client, ADDING, made).status_code for _ in range(2)] == [200, 200]
    again = {**made, **sealing.add_passkey(wren.account, b"k" * 32), "name": "my new phone"}
    assert send(client, ADDING, again).status_code == 200
    assert Passkey.objects.get().name == "my new phone"
    assert [knock(one).status_code for one in (made, again)] == [403, 200]


def test_nobody_takes_a_passkey_over(wren: Peer, juniper: Peer) -> None:
    made = adds(wren)
    taking = {**a_passkey(juniper), "credential": made["credential"]}
    answer = send(make.signed_in_as(juniper), ADDING, taking)
    assert (answer.status_code, answer.json()["reason"]) == (409, "passkey-taken")
    assert Passkey.objects.get().person == wren.person
    assert knock(made).status_code == 200


def test_ten_are_enough(wren: Peer) -> None:
    new = [a_passkey(wren) for _ in range(11)]
    client = make.signed_in_as(wren)
    for made in new[:10]:
        actions.add_passkey(read_passkey(made), "", by=wren.person)
    answer = send(client, ADDING, new[10])
    assert (answer.status_code, answer.json()["reason"]) == (400, "passkeys-full")
    assert send(client, ADDING, new[9]).status_code == 200, "one that is there may be sent again"
    assert Passkey.objects.count() == 10


def test_a_name_is_a_line_of_forty(wren: Peer) -> None:
    client = make.signed_in_as(wren)
    answer = send(client, ADDING, a_passkey(wren, "x" * 41))
    assert (answer.status_code, answer.json()["reason"]) == (400, "passkey-long")
    assert send(client, ADDING, a_passkey(wren, " my\nphone ")).status_code == 200
    assert Passkey.objects.get().name == "my phone"


@pytest.mark.parametrize(
    ("field", "value"),
    [("credential", ""), ("credential", "a="), ("credential", 7), ("auth", "A"), ("slot", "AAAA"), ("name", None)],
)
def test_nonsense_is_refused(wren: Peer, field: str, value: object) -> None:
    answer = send(make.signed_in_as(wren), ADDING, {**a_passkey(wren), field: value})
    assert (answer.status_code, answer.json()["reason"]) == (400, "malformed")
    if field in ("credential", "auth"):
        assert knock({**a_passkey(wren), field: value}).status_code == 400


def test_they_are_taken_along_by_name(wren: Peer) -> None:
    made = adds(wren, name="my phone")
    about = make.signed_in_as(wren).get("/me/leaving/about")
    assert [one["called"] for one in about.json()["people"]["has_passkeys"]] == ["my phone"]
    assert made["credential"] not in about.text


def test_the_page_lists_them_by_name_and_nothing_else(wren: Peer, juniper: Peer) -> None:
    adds(wren, name="my <phone>")
    adds(juniper, name="her phone")
    page = make.signed_in_as(wren).get("/me/keys").text
    assert "my &lt;phone&gt;" in page
    assert "her phone" not in page
    assert page.count("/removal") == 1


def test_the_page_says_what_a_new_passphrase_does_to_them(wren: Peer) -> None:
    page = make.signed_in_as(wren).get("/me/keys").text
    assert page.count("passkeys are taken away") == 2


@pytest.mark.django_db(transaction=True)
def test_nobody_s_writing_waits_for_the_slow_step(wren: Peer, hashings: type[Watched]) -> None:
    wren.person.slots.filter(kind="passphrase").update(auth_hash=make_password(wren.account.auth))
    hashings.hashed = hashings.while_writing = 0
    made = adds(wren)
    assert knock(made).status_code == 200
    assert (hashings.hashed, hashings.while_writing) == (3, 0)


@pytest.mark.parametrize("url", ["/door/passkey", ADDING, f"{ADDING}/aaaaaaaaaaaaaaaa/removal"])
def test_get_is_refused(wren: Peer, url: str) -> None:
    assert make.signed_in_as(wren).get(url).status_code == 405


def test_the_door_wants_its_own_pages(wren: Peer) -> None:
    assert knock(adds(wren), Client(enforce_csrf_checks=True)).status_code == 403


def test_a_session_from_before_is_not_carried_in(wren: Peer, juniper: Peer) -> None:
    made, client = adds(wren), make.signed_in_as(juniper)
    before = next(iter(client.cookies.values())).value
    assert knock(made, client).status_code == 200
    assert next(iter(client.cookies.values())).value != before
    assert client.get("/me/keyring").json()["account"] == wren.ref
