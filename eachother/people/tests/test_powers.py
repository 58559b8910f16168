"""Putting on the table what power one carries."""

from typing import Any

import pytest
from django.test import Client
from pytest_django.asserts import assertNumQueries

from eachother.people import actions, announcements, queries
from eachother.people.models import Person, Power
from eachother.people.rules import POWERS_AT_MOST
from eachother.people.tests import make
from eachother.people.tests.make import Peer

URL = "/me/powers"
PAID = {"words": "paid to be here", "since": "March 2024"}


@pytest.fixture
def heard() -> Any:
    """What this room announces: who, and whether something was put on the table."""
    news: list[tuple[str, bool]] = []
    announcements.powers_changed.connect(
        lambda person, said, **_: news.append((person.name, said)), weak=False, dispatch_uid="heard"
    )
    yield news
    announcements.powers_changed.disconnect(dispatch_uid="heard")


def on_the_table(person: Person) -> list[tuple[str, str]]:
    return [(power.words, power.since) for power in queries.powers_of(person)]


def test_whoever_opens_the_page_reads_it_before_they_nod(wren: Peer, otter: Peer) -> None:
    assert make.signed_in_as(wren).post(URL, PAID)["Location"] == URL
    page = make.signed_in_as(otter).get(f"/people/{wren.ref}").text
    assert "Wren puts this on the table" in page
    assert page.index("paid to be here") < page.index(f"/people/{wren.ref}/mute")
    assert "since March 2024" in page


def test_it_is_on_one_s_own_page_and_list(wren: Peer) -> None:
    client = make.signed_in_as(wren)
    assert "Nothing on the table" in client.get(URL).text
    client.post(URL, PAID)
    assert "paid to be here" in client.get(URL).text
    assert "You put this on the table" in client.get(f"/people/{wren.ref}").text


def test_a_kind_only_fills_the_words(wren: Peer) -> None:
    client = make.signed_in_as(wren)
    page = client.get(URL, {"kind": "report"}).text
    assert 'value="a duty to report some things"' in page
    assert client.get(URL, {"kind": "emperor"}).status_code == 200
    assert not Power.objects.exists()


def test_said_twice_it_is_said_once(wren: Peer, heard: list[tuple[str, bool]]) -> None:
    client = make.signed_in_as(wren)
    for words in ("paid to be here", " Paid  to be here "):
        assert client.post(URL, {**PAID, "words": words}).status_code == 302
    assert on_the_table(wren.person) == [("paid to be here", "March 2024")]
    assert heard == [("Wren", True)]


def test_since_when_can_be_said_anew(wren: Peer, heard: list[tuple[str, bool]]) -> None:
    client = make.signed_in_as(wren)
    client.post(URL, PAID)
    client.post(URL, {**PAID, "since": "last spring"})
    assert on_the_table(wren.person) == [("paid to be here", "last spring")]
    assert heard == [("Wren", True)] * 2


def test_taken_off_it_is_gone(wren: Peer, otter: Peer, heard: list[tuple[str, bool]]) -> None:
    power, client = actions.put_on_the_table("paid to be here", by=wren.person), make.signed_in_as(wren)
    for _ in range(2):
        assert client.post(f"{URL}/{power.ref}/withdrawal")["Location"] == URL
    assert heard == [("Wren", True), ("Wren", False)]
    assert not Power.objects.exists()
    assert "on the table" not in make.signed_in_as(otter).get(f"/people/{wren.ref}").text


def test_nobody_takes_off_another_s(wren: Peer, heron: Peer) -> None:
    power = actions.put_on_the_table("paid to be here", by=wren.person)
    assert make.signed_in_as(heron).post(f"{URL}/{power.ref}/withdrawal").status_code == 302
    assert Power.objects.filter(pk=power.pk).exists()
    assert make.signed_in_as(wren).get(f"{URL}/{power.ref}/withdrawal").status_code == 405


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({}, "A few words, please"),
        ({"words": " … "}, "A few words, please"),
        ({"words": "x" * 121}, "At most 120 letters"),
        ({"words": "paid", "since": "x" * 41}, "At most 40 letters"),
    ],
)
def test_bad_input_says_what_is_wrong(wren: Peer, sent: dict[str, str], words: str) -> None:
    answer = make.signed_in_as(wren).post(URL, sent)
    assert answer.status_code == 422
    assert words in answer.text
    assert sent.get("since", "") in answer.text, "what was typed is still there"
    assert not Power.objects.exists()


def test_ten_at_most(wren: Peer) -> None:
    for n in range(POWERS_AT_MOST):
        actions.put_on_the_table(f"duty {n}", by=wren.person)
    client = make.signed_in_as(wren)
    answer = client.post(URL, PAID)
    assert answer.status_code == 422
    assert "Ten is the most" in answer.text
    assert client.post(URL, {"words": "duty 3"}).status_code == 302, "said already"
    assert len(on_the_table(wren.person)) == POWERS_AT_MOST


def test_words_are_words(wren: Peer, otter: Peer) -> None:
    actions.put_on_the_table("<img src=x onerror=alert(1)>", by=wren.person, since="<b>'\"\\")
    assert "<img src=x" not in make.signed_in_as(otter).get(f"/people/{wren.ref}").text
    [saying] = queries.powers_on_the_table(otter.person)
    assert saying.carries == (("<img src=x onerror=alert(1)>", "<b>'\"\\"),)  # type: ignore[attr-defined]


def test_the_order_is_that_in_which_it_was_said(wren: Peer, otter: Peer) -> None:
    for words in ("third wish", "a second", "first of all"):
        actions.put_on_the_table(words, by=wren.person)
    [saying] = queries.powers_on_the_table(otter.person)
    assert [said.words for said in saying.carries] == ["third wish", "a second", "first of all"]  # type: ignore[attr-defined]


@pytest.mark.parametrize("line", ["blocked", "blocked-by-them", "muted", "hidden"])
def test_who_is_not_come_across_is_not_on_the_list(wren: Peer, otter: Peer, line: str) -> None:
    actions.put_on_the_table("paid to be here", by=wren.person)
    assert queries.powers_on_the_table(otter.person) == [wren.person]
    match line:
        case "blocked":
            actions.block(wren.person, by=otter.person)
        case "blocked-by-them":
            actions.block(otter.person, by=wren.person)
        case "muted":
            actions.mute(wren.person, by=otter.person)
        case _:
            Person.objects.filter(pk=wren.person.pk).update(hidden_at=wren.person.created_at)
    assert queries.powers_on_the_table(otter.person) == []


def test_one_s_own_are_on_the_list_also_when_hidden(wren: Peer) -> None:
    actions.put_on_the_table("paid to be here", by=wren.person)
    Person.objects.filter(pk=wren.person.pk).update(hidden_at=wren.person.created_at)
    assert queries.powers_on_the_table(wren.person) == [wren.person]


def test_it_asks_the_database_once_however_many(wren: Peer, otter: Peer, heron: Peer) -> None:
    for peer in (wren, otter, heron):
        for n in range(3):
            actions.put_on_the_table(f"duty {n}", by=peer.person)
    with assertNumQueries(1):
        saying = queries.powers_on_the_table(otter.person)
        assert [len(one.carries) for one in saying] == [3, 3, 3]  # type: ignore[attr-defined]
    client = make.signed_in_as(otter)
    client.get(URL)
    with assertNumQueries(3):
        client.get(URL)


def test_signed_out_there_is_nothing(sorrel: Client, wren: Peer) -> None:
    power = actions.put_on_the_table("paid to be here", by=wren.person)
    assert sorrel.get(URL)["Location"] == "/door?next=%2Fme%2Fpowers"
    assert sorrel.post(URL, PAID)["Location"] == "/door"
    assert sorrel.post(f"{URL}/{power.ref}/withdrawal")["Location"] == "/door"
    assert Power.objects.count() == 1
