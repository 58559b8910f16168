"""Letting each other see how far one has read, and that one is writing: only while both want it."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from eachother.connections import actions
from eachother.connections.models import Member
from eachother.connections.queries import signs
from eachother.connections.tests import make
from eachother.live.hub import hub
from eachother.people import actions as people
from eachother.people.models import Mute

pytestmark = pytest.mark.django_db
JSON = "application/json"


@pytest.fixture
def both(pair: make.Alongside) -> make.Alongside:
    for peer in (pair.wren, pair.juniper):
        actions.let_see(pair.connection, by=peer.person, reading=True, writing=True)
    return pair


@pytest.fixture
def whispers(monkeypatch: pytest.MonkeyPatch) -> list[tuple[list[int], str]]:
    heard: list[tuple[list[int], str]] = []
    monkeypatch.setattr(hub, "whisper", lambda people, topics: heard.append((list(people), topics[0])))
    return heard


def seen_by_wren(pair: make.Alongside) -> Any:
    return make.script_of(pair.wren).get(f"/alongside/{pair.ref}/messages").json()["other"]


def reads(pair: make.Alongside, to: int) -> None:
    actions.mark_read(pair.connection, by=pair.juniper.person, to=to)


def writes(peer: make.Peer, pair: make.Alongside) -> int:
    status: int = make.script_of(peer).post(f"/alongside/{pair.ref}/writing", {}, content_type=JSON).status_code
    return status


def test_off_until_said_otherwise(pair: make.Alongside, whispers: list[Any]) -> None:
    pair.says()
    reads(pair, 2)
    assert seen_by_wren(pair)["seenTo"] is None
    assert writes(pair.juniper, pair) == 204
    assert whispers == []
    assert "Seen" not in make.signed_in_as(pair.wren).get(f"/alongside/{pair.ref}/signs").text.split("<form")[0]


@pytest.mark.parametrize("alone", ["wren", "juniper"])
def test_one_alone_changes_nothing(pair: make.Alongside, whispers: list[Any], alone: str) -> None:
    actions.let_see(pair.connection, by=getattr(pair, alone).person, reading=True, writing=True)
    pair.says()
    reads(pair, 2)
    assert (seen_by_wren(pair)["seenTo"], seen_by_wren(pair)["writing"]) == (None, False)
    for peer in (pair.wren, pair.juniper):
        assert writes(peer, pair) == 204
    assert whispers == []
    assert not Member.objects.filter(seen_to__gt=0).exists(), "what was read before both want it is not kept"


def test_what_is_read_from_then_on_is_seen(both: make.Alongside) -> None:
    assert seen_by_wren(both)["seenTo"] == 0
    both.says()
    reads(both, 2)
    assert seen_by_wren(both)["seenTo"] == 2
    reads(both, 1)
    assert seen_by_wren(both)["seenTo"] == 2


def test_whoever_stops_stops_it_for_both_and_it_is_forgotten(both: make.Alongside, whispers: list[Any]) -> None:
    both.says()
    for peer in (both.wren, both.juniper):
        actions.mark_read(both.connection, by=peer.person, to=2)
    actions.let_see(both.connection, by=both.wren.person, reading=False, writing=False)
    assert not Member.objects.filter(seen_to__gt=0).exists()
    assert (seen_by_wren(both)["seenTo"], seen_by_wren(both)["writing"]) == (None, False)
    assert writes(both.juniper, both) == 204
    assert whispers == []


def test_writing_is_whispered_to_the_other_alone(both: make.Alongside, whispers: list[Any]) -> None:
    assert seen_by_wren(both)["writing"]
    assert writes(both.juniper, both) == 204
    assert whispers == [([both.wren.person.pk], f"writing:{both.ref}")]


def test_writing_is_counted(both: make.Alongside, whispers: list[Any]) -> None:
    assert {writes(both.juniper, both) for _ in range(60)} == {204}
    assert writes(both.juniper, both) == 429
    assert len(whispers) == 60


@pytest.mark.parametrize("line", ["paused", "muted", "muted-by-them", "ended", "blocked"])
def test_nothing_travels_across_a_line(both: make.Alongside, whispers: list[Any], line: str) -> None:
    wren, juniper = both.wren.person, both.juniper.person
    match line:
        case "paused":
            actions.pause(both.connection, by=wren)
        case "muted":
            people.mute(juniper, by=wren)
        case "muted-by-them":
            people.mute(wren, by=juniper)
        case "ended":
            actions.end(both.connection, by=wren)
        case _:
            people.block(wren, by=juniper)
    actions.be_writing(both.connection, by=juniper)
    actions.mark_read(both.connection, by=juniper, to=1)
    assert whispers == []
    for person in (wren, juniper):
        shown = signs(both.connection, person)
        assert shown.quiet or not (shown.reading or shown.writing)
        assert not shown.seen_to
    if line in ("ended", "blocked"):
        assert not Member.objects.exclude(seen_to=None, writing_shown_at=None).exists()


def test_whoever_is_muted_is_not_told_so_by_it(both: make.Alongside) -> None:
    people.mute(both.juniper.person, by=both.wren.person)
    page = make.signed_in_as(both.juniper).get(f"/alongside/{both.ref}/signs").text
    assert page.count("You both have this on") == 2


def test_what_had_been_seen_does_not_vanish_for_whoever_is_muted(both: make.Alongside) -> None:
    both.says()
    reads(both, 1)
    before = seen_by_wren(both)
    people.mute(both.wren.person, by=both.juniper.person)
    reads(both, 2)
    assert seen_by_wren(both) == before, "it stands still, as with somebody who does not look"


def test_a_mute_that_has_faded_holds_nothing_back(both: make.Alongside) -> None:
    Mute.objects.create(by=both.wren.person, other=both.juniper.person, until=timezone.now() - timedelta(minutes=1))
    assert signs(both.connection, both.wren.person).reading


def test_the_page_says_how_it_stands_and_takes_both_choices(pair: make.Alongside) -> None:
    wrens, junipers = make.signed_in_as(pair.wren), make.signed_in_as(pair.juniper)
    address = f"/alongside/{pair.ref}/signs"
    assert wrens.post(address, {"reading": "on"})["Location"] == f"/alongside/{pair.ref}"
    assert "It begins when Juniper switches it on too" in wrens.get(address).text
    assert "Wren" in junipers.get(address).text
    assert "begins" not in junipers.get(address).text, "whether Wren has it on is said to whoever has it on too"
    junipers.post(address, {"reading": "on"})
    assert "You both have this on" in wrens.get(address).text
    wrens.post(address, {})
    assert "begins when Wren" in junipers.get(address).text


def test_when_it_is_over_there_is_no_such_page(pair: make.Alongside) -> None:
    actions.end(pair.connection, by=pair.wren.person)
    address = f"/alongside/{pair.ref}/signs"
    client = make.signed_in_as(pair.wren)
    assert client.get(address)["Location"] == f"/alongside/{pair.ref}"
    assert client.post(address, {"reading": "on"})["Location"] == f"/alongside/{pair.ref}"
    assert not Member.objects.exclude(seen_to=None).exists()


def test_nobody_else_comes_to_it(both: make.Alongside, heron: make.Peer) -> None:
    herons = make.signed_in_as(heron)
    for noun in ("signs", "writing"):
        assert herons.post(f"/alongside/{both.ref}/{noun}").status_code == 404
    assert herons.get(f"/alongside/{both.ref}/writing").status_code == 405
