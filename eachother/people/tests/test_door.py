"""Signing in, signing out, leaving quickly."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher, make_password
from django.test import Client, override_settings
from pytest_django.asserts import assertNumQueries

from eachother.people.models import Person
from eachother.people.tests import make
from eachother.people.tests.make import Peer, send

WRONG = "A" * 43


class Counting(MD5PasswordHasher):
    """The slow step of the door, counted."""

    hashed = 0

    def encode(self, password: str, salt: str) -> str:
        Counting.hashed += 1
        return super().encode(password, salt)


@pytest.fixture
def hashings() -> Iterator[type[Counting]]:
    with override_settings(PASSWORD_HASHERS=[f"{__name__}.Counting"]):
        Counting.hashed = 0
        yield Counting


def knock(client: Client, login: str, auth: str, **more: Any) -> Any:
    return send(client, "/door", {"login": login, "auth": auth, **more})


def test_the_right_proof_opens_the_door(wren: Peer, sorrel: Client) -> None:
    answer = knock(sorrel, "Wren", wren.account.auth)
    assert answer.status_code == 200
    post, data = wren.account.post, answer.json()
    assert data["account"] == wren.ref
    assert (data["slot"], data["bundle"], data["identity"]) == (post["slot"], post["bundle"], post["identity"])
    assert data["minutes"] == 60
    assert make.is_in(sorrel)


def test_a_session_from_before_is_not_carried_in(wren: Peer, sorrel: Client) -> None:
    sorrel.cookies = make.signed_in_as(wren).cookies
    before = next(iter(sorrel.cookies.values())).value
    knock(sorrel, "wren", wren.account.auth)
    assert next(iter(sorrel.cookies.values())).value != before


def test_a_wrong_proof_and_an_unknown_name_get_the_same_answer(wren: Peer, sorrel: Client) -> None:
    wrong, unknown = knock(sorrel, "wren", WRONG), knock(sorrel, "nobody", WRONG)
    assert wrong.status_code == unknown.status_code == 403
    assert wrong.content == unknown.content == b'{"reason": "wrong"}'
    assert not make.is_in(sorrel)


def test_and_they_take_the_same_steps(wren: Peer, sorrel: Client, hashings: type[Counting]) -> None:
    """One hashing and as many queries for both: their time does not tell who exists."""
    wren.person.slots.update(auth_hash=make_password(wren.account.auth))
    counts = []
    for login in ("wren", "nobody"):
        hashings.hashed = 0
        with assertNumQueries(1):
            knock(sorrel, login, WRONG)
        counts.append(hashings.hashed)
    assert counts == [1, 1]


def test_the_seed_of_an_unknown_name_looks_like_any_other(wren: Peer, sorrel: Client) -> None:
    known, unknown = (send(sorrel, "/door/seed", {"login": login}).json() for login in ("wren", "nobody"))
    assert known == {field: wren.account.post[field] for field in ("account", "profile", "seed")}
    assert known.keys() == unknown.keys()
    assert [len(str(value)) for value in known.values()] == [len(str(value)) for value in unknown.values()]


def test_and_it_is_the_same_each_time(sorrel: Client, db: None) -> None:
    first, second, other = (send(sorrel, "/door/seed", {"login": login}).json() for login in ("no", "No ", "body"))
    assert first == second != other


def test_the_seed_takes_the_same_steps_for_everybody(wren: Peer, sorrel: Client) -> None:
    for login in ("wren", "nobody"):
        with assertNumQueries(1):
            send(sorrel, "/door/seed", {"login": login})


def test_the_spelling_of_the_name_does_not_matter(wren: Peer, sorrel: Client) -> None:
    assert knock(sorrel, "  WREN ", wren.account.auth).status_code == 200


def test_who_guesses_has_to_wait(wren: Peer, sorrel: Client) -> None:
    answers = [knock(sorrel, "wren", WRONG) for _ in range(11)]
    assert [a.status_code for a in answers] == [403] * 10 + [429]
    assert knock(sorrel, "wren", wren.account.auth).status_code == 429
    elsewhere = Client(REMOTE_ADDR="192.0.2.7")
    assert knock(elsewhere, "wren", wren.account.auth).status_code == 200, "the person themselves is not kept out"


def test_who_tries_many_names_has_to_wait(sorrel: Client, db: None) -> None:
    answers = [knock(sorrel, f"name{n}", WRONG).status_code for n in range(61)]
    assert (answers[59], answers[60]) == (403, 429)


@pytest.mark.parametrize(
    "body", [{}, {"login": "wren"}, {"login": "wren", "auth": "short"}, {"login": 3, "auth": WRONG}]
)
def test_nonsense_is_refused(sorrel: Client, db: None, body: dict[str, Any]) -> None:
    assert send(sorrel, "/door", body).status_code == 400


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("/people", "/people"),
        ("/me?first", "/me?first"),
        ("https://elsewhere.example/", "/"),
        ("//elsewhere.example", "/"),
        ("/\\elsewhere.example", "/"),
        ("javascript:alert(1)", "/"),
        (7, "/"),
    ],
)
def test_onward_leads_to_our_own_pages_alone(wren: Peer, sorrel: Client, asked: object, given: str) -> None:
    assert knock(sorrel, "wren", wren.account.auth, next=asked).json()["onward"] == given


def test_the_door_says_what_it_needs(sorrel: Client, db: None) -> None:
    page = sorrel.get("/door?next=/people")
    assert 'data-next="/people"' in page.text
    assert "<noscript>" in page.text
    assert "WebAssembly" in page.text
    assert "You’ve been away" not in page.text
    assert "You’ve been away, so we closed the door behind you" in sorrel.get("/door?away").text


def test_the_passphrase_can_go_into_no_form(sorrel: Client, db: None) -> None:
    field = sorrel.get("/door").text.split('id="passphrase"')[1].split(">")[0]
    assert "name=" not in field


def test_who_is_in_is_led_on(wren: Peer) -> None:
    answer = make.signed_in_as(wren).get("/door?next=/people")
    assert (answer.status_code, answer["Location"]) == (302, "/people")


def test_out_ends_the_session(wren: Peer) -> None:
    client = make.signed_in_as(wren)
    assert client.post("/door/out")["Location"] == "/door"
    assert not make.is_in(client)


def test_leave_ends_the_session_and_says_nothing(wren: Peer) -> None:
    client = make.signed_in_as(wren)
    answer = client.post("/leave")
    assert (answer.status_code, answer["Location"]) == (303, "/away")
    assert answer["Clear-Site-Data"] == '"cache"'
    assert not make.is_in(client)


def test_leaving_works_with_an_old_page_and_for_anybody() -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/leave").status_code == 303


def test_the_door_wants_its_own_pages(wren: Peer) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert knock(strict, "wren", wren.account.auth).status_code == 403
    assert not make.is_in(strict)


@pytest.mark.parametrize("url", ["/door/seed", "/door/out", "/leave", "/door/recovery/proof"])
def test_get_is_refused(sorrel: Client, db: None, url: str) -> None:
    assert sorrel.get(url).status_code == 405


def test_a_new_stamp_ends_every_session(wren: Peer) -> None:
    client = make.signed_in_as(wren)
    Person.objects.update(stamp="another")
    assert not make.is_in(client)
