"""Somebody's page."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from pytest_django.asserts import assertNumQueries

from eachother.people import actions, doorway
from eachother.people.models import Company, Hours, How, Person, ShownTo
from eachother.people.tests import make
from eachother.people.tests.make import Peer


@pytest.fixture
def no_rooms_above(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Only what this room itself puts on the page."""
    monkeypatch.setattr(doorway, "_sources", {})
    yield


def page_of(other: Peer, *, seen_by: Peer) -> str:
    answer = make.signed_in_as(seen_by).get(f"/people/{other.ref}")
    assert answer.status_code == 200
    return answer.text


def without_tokens(text: str) -> str:
    """Django masks its token differently on each page."""
    return re.sub(r'(data-csrf|value)="[A-Za-z0-9]{64}"', "", text)


def test_it_says_what_they_said(wren: Peer, otter: Peer) -> None:
    Person.objects.filter(pk=otter.person.pk).update(
        words="I was held for eleven weeks.",
        languages=["en", "pl"],
        hours=int(Hours.EVENINGS),
        welcomes=int(Company.A_WALK),
        offers=int(Company.LISTENING),
    )
    text = page_of(otter, seen_by=wren)
    for said in ("I was held for eleven weeks.", "English, Polish", "evenings", "a walk", "listening"):
        assert said in text


@pytest.mark.parametrize(
    ("shown_to", "so_far", "seen"),
    [
        (ShownTo.EVERYBODY, "", True),
        (ShownTo.SHARERS, "", False),
        (ShownTo.SHARERS, "shares", True),
        (ShownTo.NODDED, "shares", False),
        (ShownTo.NODDED, "nodded", True),
    ],
)
def test_experiences_are_shown_to_whom_they_chose(
    wren: Peer, otter: Peer, shown_to: ShownTo, so_far: str, seen: bool
) -> None:
    make.lives(otter.person, "forced hospital stay", shown_to=shown_to)
    if so_far == "shares":
        make.lives(wren.person, "forced hospital stay")
    if so_far == "nodded":
        actions.acquaint(wren.person, otter.person)
    assert ("forced hospital stay" in page_of(otter, seen_by=wren)) is seen
    assert "forced hospital stay" in page_of(otter, seen_by=otter)


def test_openness_is_on_it_for_who_shares_something(wren: Peer, otter: Peer, heron: Peer) -> None:
    for peer in (wren, otter):
        make.lives(peer.person, "night shifts")
    actions.open_up(How.LAUGH, by=otter.person)
    assert "Up for a laugh" in page_of(otter, seen_by=wren)
    assert "Up for a laugh" not in page_of(otter, seen_by=heron)


def test_rooms_above_put_their_buttons_on_it(wren: Peer, otter: Peer, no_rooms_above: None) -> None:
    def nod(person: Person, other: Person) -> doorway.Doorway:
        button = doorway.Button("Nod", f"/people/{other.ref}/nod", "smile", strong=True)
        return doorway.Doorway("You share two things.", (button,))

    def hello(person: Person, other: Person) -> list[doorway.Button]:
        return [doorway.Button("Say hello", f"/alongside/with/{other.ref}", method="get")]

    doorway.register(nod)
    doorway.register(hello)
    text = page_of(otter, seen_by=wren)
    assert "You share two things." in text
    assert f'action="/people/{otter.ref}/nod"' in text
    assert f'href="/alongside/with/{otter.ref}"' in text
    own = page_of(wren, seen_by=wren)
    assert "Say hello" not in own


def test_muted_it_says_so(wren: Peer, otter: Peer) -> None:
    actions.mute(otter.person, by=wren.person)
    assert "You have muted Otter" in page_of(otter, seen_by=wren)


def test_blocked_and_unknown_are_the_same(wren: Peer, otter: Peer) -> None:
    actions.block(wren.person, by=otter.person)
    client = make.signed_in_as(wren)
    blocked, unknown = client.get(f"/people/{otter.ref}"), client.get(f"/people/{'a' * 16}")
    assert blocked.status_code == unknown.status_code == 404
    assert without_tokens(blocked.text) == without_tokens(unknown.text)


def test_no_name_in_the_title(wren: Peer, otter: Peer) -> None:
    assert "Otter" not in page_of(otter, seen_by=wren).split("</title>")[0]


def test_words_are_words(wren: Peer, otter: Peer) -> None:
    Person.objects.filter(pk=otter.person.pk).update(words="<img src=x onerror=alert(1)>")
    assert "<img src=x" not in page_of(otter, seen_by=wren)


def test_it_asks_the_database_little(wren: Peer, otter: Peer, no_rooms_above: None) -> None:
    for peer in (wren, otter):
        make.lives(peer.person, "night shifts", "new in town")
    actions.open_up(How.AROUND, by=otter.person)
    client = make.signed_in_as(wren)
    client.get(f"/people/{otter.ref}")
    with assertNumQueries(6):
        client.get(f"/people/{otter.ref}")
    make.lives(otter.person, *(f"thing {chr(97 + n)}{chr(98 + n)}" for n in range(10)))
    with assertNumQueries(6):
        client.get(f"/people/{otter.ref}")


def test_signed_out_it_is_behind_the_door(sorrel: Client, otter: Peer) -> None:
    answer = sorrel.get(f"/people/{otter.ref}")
    assert answer["Location"] == f"/door?next=%2Fpeople%2F{otter.ref}"
