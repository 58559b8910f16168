"""Muting and blocking."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from eachother.people import actions, announcements, queries
from eachother.people.models import Acquaintance, Block, Mute, Person
from eachother.people.problems import Problem
from eachother.people.tests import make
from eachother.people.tests.make import Peer


@pytest.fixture
def heard() -> Any:
    """Names of the news that this room sends, in their order."""
    said: list[str] = []
    for name in ("muted", "unmuted", "blocked", "unblocked"):
        signal = getattr(announcements, name)
        signal.connect(lambda name=name, **news: said.append(name), weak=False, dispatch_uid="heard")
    yield said
    for name in ("muted", "unmuted", "blocked", "unblocked"):
        getattr(announcements, name).disconnect(dispatch_uid="heard")


@pytest.mark.parametrize("line", ["mute", "block"])
def test_a_page_says_first_what_will_happen(wren: Peer, heron: Peer, line: str) -> None:
    page = make.signed_in_as(wren).get(f"/people/{heron.ref}/{line}")
    assert page.status_code == 200
    assert "not told" in page.text
    assert not Mute.objects.exists()
    assert not Block.objects.exists()


def test_muted_they_are_not_come_across(wren: Peer, heron: Peer, heard: list[str]) -> None:
    client, url = make.signed_in_as(wren), f"/people/{heron.ref}/mute"
    assert [client.post(url)["Location"] for _ in range(2)] == ["/me/boundaries"] * 2
    assert queries.muted_ids(wren.person) == {heron.person.pk}
    assert heard == ["muted"], "said twice, announced once"
    assert client.get(f"/people/{heron.ref}").status_code == 200
    assert make.signed_in_as(heron).get(f"/people/{wren.ref}").status_code == 200
    assert "Heron" in client.get("/me/boundaries").text


def test_unmuted_again(wren: Peer, heron: Peer, heard: list[str]) -> None:
    actions.mute(heron.person, by=wren.person)
    client = make.signed_in_as(wren)
    for _ in range(2):
        assert client.post(f"/people/{heron.ref}/mute/withdrawal").status_code == 302
    assert queries.muted_ids(wren.person) == set()
    assert heard == ["muted", "unmuted"]


def test_blocked_neither_exists_for_the_other(wren: Peer, heron: Peer, heard: list[str]) -> None:
    client, url = make.signed_in_as(wren), f"/people/{heron.ref}/block"
    assert [client.post(url).status_code for _ in range(2)] == [302, 302]
    assert heard == ["blocked"]
    assert make.signed_in_as(heron).get(f"/people/{wren.ref}").status_code == 404
    assert client.get(f"/people/{heron.ref}").status_code == 404
    assert heron.person not in queries.visible_to(wren.person)
    assert wren.person not in queries.visible_to(heron.person)


def test_blocking_closes_what_two_nods_had_opened(wren: Peer, heron: Peer) -> None:
    actions.acquaint(heron.person, wren.person)
    actions.block(heron.person, by=wren.person)
    actions.unblock(heron.person, by=wren.person)
    assert not Acquaintance.objects.exists()


def test_unblocked_they_are_strangers_again(wren: Peer, heron: Peer, heard: list[str]) -> None:
    actions.block(heron.person, by=wren.person)
    client = make.signed_in_as(wren)
    assert "Heron" in client.get("/me/boundaries").text
    for _ in range(2):
        assert client.post(f"/people/{heron.ref}/block/withdrawal").status_code == 302
    assert heard == ["blocked", "unblocked"]
    assert client.get(f"/people/{heron.ref}").status_code == 200


def test_one_cannot_unblock_oneself(wren: Peer, heron: Peer) -> None:
    actions.block(heron.person, by=wren.person)
    make.signed_in_as(heron).post(f"/people/{wren.ref}/block/withdrawal")
    assert Block.objects.filter(by=wren.person, other=heron.person).exists()


def test_whoever_has_blocked_one_is_unknown_to_the_lists(wren: Peer, heron: Peer) -> None:
    actions.mute(heron.person, by=wren.person)
    actions.block(wren.person, by=heron.person)
    assert "Heron" not in make.signed_in_as(wren).get("/me/boundaries").text


@pytest.mark.parametrize("line", ["mute", "block"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_can_be_found_out_by_a_line(wren: Peer, heron: Peer, line: str, method: str) -> None:
    """Blocked by Heron, Wren gets the answer that an unknown ref gets."""
    actions.block(wren.person, by=heron.person)
    ask = getattr(make.signed_in_as(wren), method)
    blocked, unknown = ask(f"/people/{heron.ref}/{line}"), ask(f"/people/{'a' * 16}/{line}")
    assert blocked.status_code == unknown.status_code == 404


@pytest.mark.parametrize("line", ["mute", "block"])
def test_undoing_tells_nothing_of_who_exists(wren: Peer, heron: Peer, line: str) -> None:
    client = make.signed_in_as(wren)
    answers = [client.post(f"/people/{ref}/{line}/withdrawal") for ref in (heron.ref, "a" * 16)]
    assert [(a.status_code, a["Location"]) for a in answers] == [(302, "/me/boundaries")] * 2


@pytest.mark.parametrize("line", ["mute", "block"])
def test_not_oneself(wren: Peer, line: str) -> None:
    client = make.signed_in_as(wren)
    assert client.post(f"/people/{wren.ref}/{line}")["Location"] == "/me"
    with pytest.raises(Problem, match="yourself"):
        getattr(actions, line)(wren.person, by=wren.person)
    assert client.get(f"/people/{wren.ref}").status_code == 200


@pytest.mark.parametrize("model", [Mute, Block])
def test_the_database_holds_it_too(wren: Peer, model: Any) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.create(by=wren.person, other=wren.person)


def test_acquainted_whichever_way_round(wren: Peer, otter: Peer) -> None:
    actions.acquaint(wren.person, otter.person)
    actions.acquaint(otter.person, wren.person)
    assert Acquaintance.objects.count() == 1
    assert queries.acquainted_ids(wren.person) == {otter.person.pk}
    actions.unacquaint(otter.person, wren.person)
    assert queries.acquainted_ids(otter.person) == set()


@pytest.mark.parametrize("line", ["mute", "block"])
def test_signed_out_no_line_is_drawn(heron: Peer, sorrel: Any, line: str) -> None:
    assert sorrel.post(f"/people/{heron.ref}/{line}")["Location"] == "/door"
    assert not Mute.objects.exists()
    assert not Block.objects.exists()


def test_a_thousand_lines_are_paged(wren: Peer, heron: Peer) -> None:
    others = Person.objects.bulk_create(
        Person(login=f"other-{n}", name=f"Other {n:04}", name_key=f"other {n:04}") for n in range(1000)
    )
    Mute.objects.bulk_create(Mute(by=wren.person, other=other) for other in others[:500])
    Block.objects.bulk_create(Block(by=wren.person, other=other) for other in others[500:])
    client = make.signed_in_as(wren)
    first = client.get("/me/boundaries").text
    assert "Other 0049" in first
    assert "Other 0050" not in first
    assert "Other 0549" in first
    assert "?muted=2" in first
    last = client.get("/me/boundaries?muted=10&blocked=nonsense").text
    assert "Other 0499" in last
    assert "?muted=11" not in last
    assert "Other 0500" in last
