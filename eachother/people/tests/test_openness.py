"""Being open to company."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from eachother.live.hub import hub
from eachother.people import actions, queries
from eachother.people.models import How, Openness, ShownTo
from eachother.people.tests import make
from eachother.people.tests.make import Peer

URL = "/me/openness"


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[tuple[set[int], tuple[str, ...]]]:
    """Whom the hub tells what, as nudges reach it after the commit."""
    said: list[tuple[set[int], tuple[str, ...]]] = []
    monkeypatch.setattr(hub, "tell", lambda people, topics: said.append((set(people), tuple(topics))))
    return said


@pytest.fixture
def sharing(wren: Peer, juniper: Peer, otter: Peer) -> list[Peer]:
    for peer in (wren, juniper, otter):
        make.lives(peer.person, "night shifts")
    return [wren, juniper, otter]


def test_open_for_two_hours(wren: Peer) -> None:
    client = make.signed_in_as(wren)
    assert client.post(URL, {"how": "laugh"})["Location"] == "/"
    openness = Openness.objects.get()
    assert (openness.how, openness.until - openness.created_at) == ("laugh", timedelta(hours=2))


def test_it_fades(wren: Peer) -> None:
    actions.open_up(How.AROUND, by=wren.person)
    with time_machine.travel(timezone.now() + timedelta(hours=2, seconds=1)):
        assert queries.openness_of(wren.person) is None
        assert actions.fade() == 1
    assert not Openness.objects.exists(), "when somebody was open is not kept"


def test_said_again_it_begins_again(wren: Peer) -> None:
    first = actions.open_up(How.AROUND, by=wren.person).until
    with time_machine.travel(timezone.now() + timedelta(hours=1)):
        assert actions.open_up(How.VENT, by=wren.person).until > first
    assert Openness.objects.get().how == How.VENT


def test_not_now_closes_and_may_be_said_twice(wren: Peer) -> None:
    actions.open_up(How.AROUND, by=wren.person)
    client = make.signed_in_as(wren)
    assert [client.post(URL, {"how": ""}).status_code for _ in range(2)] == [302, 302]
    assert not Openness.objects.exists()


def test_a_way_that_is_none_changes_nothing(wren: Peer) -> None:
    actions.open_up(How.AROUND, by=wren.person)
    make.signed_in_as(wren).post(URL, {"how": "everything"})
    assert Openness.objects.get().how == How.AROUND


def test_htmx_gets_the_part(wren: Peer) -> None:
    part = make.signed_in_as(wren).post(URL, {"how": "vent"}, headers={"hx-request": "true"})
    assert part.text.lstrip().startswith('<section id="openness"')
    words = " ".join(part.text.split())
    assert 'value="vent" aria-pressed="true"' in words
    assert 'value="laugh" aria-pressed="false"' in words


@pytest.mark.parametrize(
    ("shown_to", "nodded", "sees"),
    [
        (ShownTo.EVERYBODY, False, True),
        (ShownTo.SHARERS, False, True),
        (ShownTo.NODDED, False, False),
        (ShownTo.NODDED, True, True),
    ],
)
def test_only_who_shares_something_sees_it(
    wren: Peer, juniper: Peer, shown_to: ShownTo, nodded: bool, sees: bool
) -> None:
    make.lives(wren.person, "night shifts", shown_to=shown_to)
    make.lives(juniper.person, "night shifts", shown_to=ShownTo.SHARERS)
    if nodded:
        actions.acquaint(wren.person, juniper.person)
    actions.open_up(How.AROUND, by=wren.person)
    assert queries.who_sees_openness_of(wren.person) == ({juniper.person.pk} if sees else set())
    assert [one.ref for one in queries.open_to(juniper.person)] == ([wren.person.ref] if sees else [])
    assert ("Around" in make.signed_in_as(juniper).get(f"/people/{wren.ref}").text) is sees


def test_who_shares_nothing_does_not(wren: Peer, heron: Peer) -> None:
    make.lives(wren.person, "night shifts")
    make.lives(heron.person, "new in town")
    actions.open_up(How.AROUND, by=wren.person)
    assert queries.who_sees_openness_of(wren.person) == set()
    assert queries.open_to(heron.person) == []


def test_a_claim_made_in_secret_opens_nothing(wren: Peer, heron: Peer) -> None:
    """What is for people who share it is for those who say so: nobody looks around by saying it to nobody."""
    make.lives(wren.person, "night shifts", shown_to=ShownTo.SHARERS)
    make.lives(heron.person, "night shifts", shown_to=ShownTo.NODDED)
    actions.open_up(How.AROUND, by=wren.person)
    assert queries.who_sees_openness_of(wren.person) == set()
    assert queries.open_to(heron.person) == []


def test_nobody_across_a_line_sees_it(sharing: list[Peer]) -> None:
    wren, juniper, otter = sharing
    actions.block(juniper.person, by=wren.person)
    actions.mute(wren.person, by=otter.person)
    actions.open_up(How.AROUND, by=wren.person)
    assert queries.who_sees_openness_of(wren.person) == set()
    assert queries.open_to(juniper.person) == queries.open_to(otter.person) == []


def test_those_who_are_here_are_told_that_today_has_changed(
    sharing: list[Peer],
    told: list[tuple[set[int], tuple[str, ...]]],
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: object,
) -> None:
    wren, juniper, _otter = sharing
    told.clear()
    monkeypatch.setitem(hub.streams, juniper.person.pk, [])
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        actions.open_up(How.AROUND, by=wren.person)
    assert told == [({wren.person.pk, juniper.person.pk}, ("today",))]


def test_or_when_the_last_page_is_closed(wren: Peer, juniper: Peer) -> None:
    client = make.signed_in_as(wren)
    client.post(URL, {"how": "laugh", "tab": "on"})
    assert "half a minute after you close your last page" in client.get(URL).text
    actions.open_up(How.AROUND, by=juniper.person)
    for peer in (wren, juniper):
        actions.close_with_last_tab(peer.person.pk)
    assert queries.openness_of(wren.person) is None
    assert queries.openness_of(juniper.person) is not None, "who has not said so stays open"


def test_said_again_without_it_it_lasts(wren: Peer) -> None:
    client = make.signed_in_as(wren)
    client.post(URL, {"how": "laugh", "tab": "on"})
    client.post(URL, {"how": "laugh"})
    actions.close_with_last_tab(wren.person.pk)
    assert queries.openness_of(wren.person) is not None
