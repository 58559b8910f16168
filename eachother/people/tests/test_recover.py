"""Back in with the recovery sheet."""

from typing import Any

from django.test import Client

from eachother.people.tests import make
from eachother.people.tests.make import Peer, send
from eachother.vault import sealing

WRONG = "A" * 43


def used_by(peer: Peer) -> tuple[dict[str, Any], sealing.Account]:
    """What a browser sends when it has opened the recovery slot: a new lock and a new sheet."""
    new = sealing.make_account(origin=peer.account.origin, login=peer.account.login, account=peer.ref)
    return {field: new.post[field] for field in ("profile", "seed", "auth", "slot", "recovery")}, new


def test_the_code_gives_what_it_opens(wren: Peer, sorrel: Client) -> None:
    answer = send(sorrel, "/door/recovery/proof", {"login": "Wren", "auth": wren.account.recovery_auth})
    assert answer.status_code == 200
    assert answer.json()["slot"] == wren.account.post["recovery"]["slot"]
    assert not make.is_in(sorrel), "the code has not been used yet"


def test_a_wrong_code_and_an_unknown_name_get_the_same_answer(wren: Peer, sorrel: Client) -> None:
    wrong, unknown = (
        send(sorrel, "/door/recovery/proof", {"login": login, "auth": WRONG}) for login in ("wren", "nobody")
    )
    assert wrong.status_code == unknown.status_code == 403
    assert wrong.content == unknown.content


def test_the_passphrase_is_not_the_code(wren: Peer, sorrel: Client) -> None:
    answer = send(sorrel, "/door/recovery/proof", {"login": "wren", "auth": wren.account.auth})
    assert answer.status_code == 403


def test_used_it_makes_a_new_way_in(wren: Peer, sorrel: Client) -> None:
    elsewhere = make.signed_in_as(wren)
    used, new = used_by(wren)
    body = {"login": "wren", "proof": wren.account.recovery_auth, "used": used}
    answer = send(sorrel, "/door/recovery", body)
    assert answer.status_code == 200
    assert make.is_in(sorrel)
    assert not make.is_in(elsewhere), "every other browser is signed out"
    assert send(Client(), "/door", {"login": "wren", "auth": wren.account.auth}).status_code == 403
    assert send(Client(), "/door", {"login": "wren", "auth": new.auth}).status_code == 200
    old_code = {"login": "wren", "auth": wren.account.recovery_auth}
    assert send(Client(), "/door/recovery/proof", old_code).status_code == 403
    new_code = {"login": "wren", "auth": new.recovery_auth}
    assert send(Client(), "/door/recovery/proof", new_code).status_code == 200


def test_sent_twice_it_is_done_once(wren: Peer) -> None:
    used, _new = used_by(wren)
    body = {"login": "wren", "proof": wren.account.recovery_auth, "used": used}
    first, second = Client(), Client()
    assert send(first, "/door/recovery", body).json() == send(second, "/door/recovery", body).json()
    assert make.is_in(second)


def test_a_used_code_with_another_lock_is_refused(wren: Peer, sorrel: Client) -> None:
    (used, _), (other, _) = used_by(wren), used_by(wren)
    send(Client(), "/door/recovery", {"login": "wren", "proof": wren.account.recovery_auth, "used": used})
    body = {"login": "wren", "proof": wren.account.recovery_auth, "used": other}
    answer = send(sorrel, "/door/recovery", body)
    assert (answer.status_code, answer.json()["reason"]) == (403, "wrong-code")
    assert not make.is_in(sorrel)


def test_a_wrong_code_changes_nothing(wren: Peer, sorrel: Client) -> None:
    used, _new = used_by(wren)
    for login in ("wren", "nobody"):
        answer = send(sorrel, "/door/recovery", {"login": login, "proof": WRONG, "used": used})
        assert (answer.status_code, answer.json()["reason"]) == (403, "wrong-code")
    assert send(sorrel, "/door", {"login": "wren", "auth": wren.account.auth}).status_code == 200


def test_codes_cannot_be_guessed_for_ever(wren: Peer, sorrel: Client) -> None:
    answers = [send(sorrel, "/door/recovery/proof", {"login": "wren", "auth": WRONG}).status_code for _ in range(11)]
    assert answers[-1] == 429


def test_the_page_is_there(sorrel: Client, db: None) -> None:
    page = sorrel.get("/door/recovery")
    assert page.status_code == 200
    assert "recovery sheet" in page.text
