"""Letting somebody in."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from eachother.people import actions
from eachother.people.models import Arrival, Invitation, Person
from eachother.people.rules import INVITATIONS_AT_MOST
from eachother.people.tests import make
from eachother.people.tests.make import Peer

URL = "/invitations"


def test_a_link_for_so_many_and_so_long(wren: Peer) -> None:
    client = make.signed_in_as(wren)
    assert client.post(URL, {"uses": "3", "days": "30"})["Location"] == URL
    invitation = Invitation.objects.get(by=wren.person)
    assert invitation.uses == 3
    assert timedelta(days=29) < invitation.expires_at - timezone.now() < timedelta(days=31)
    assert f"http://localhost:8000/join/{invitation.code}" in client.get(URL).text


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"uses": "0", "days": "7"}, "At least one person."),
        ({"uses": "26", "days": "7"}, "25 people at most"),
        ({"uses": "many", "days": "7"}, "A whole number"),
        ({"uses": "1", "days": "365"}, "A day, a week or a month"),
        ({"days": "7"}, "How many people is it for?"),
    ],
)
def test_bad_input_says_what_is_wrong(wren: Peer, sent: dict[str, str], words: str) -> None:
    answer = make.signed_in_as(wren).post(URL, sent)
    assert answer.status_code == 422
    assert words in answer.text
    assert not Invitation.objects.filter(by=wren.person).exists()


def test_sent_twice_it_is_one_link(wren: Peer) -> None:
    client = make.signed_in_as(wren)
    for _ in range(2):
        assert client.post(URL, {"uses": "1", "days": "7", "once": "abc"})["Location"] == URL
    assert Invitation.objects.filter(by=wren.person).count() == 1
    client.post(URL, {"uses": "1", "days": "7", "once": "def"})
    assert Invitation.objects.filter(by=wren.person).count() == 2


def test_ten_are_open_at_most(wren: Peer) -> None:
    for _ in range(INVITATIONS_AT_MOST):
        actions.invite(by=wren.person)
    client = make.signed_in_as(wren)
    answer = client.post(URL, {"uses": "1", "days": "7"})
    assert answer.status_code == 422
    assert "as many as anybody may" in answer.text
    actions.withdraw(Invitation.objects.filter(by=wren.person)[0])
    assert client.post(URL, {"uses": "1", "days": "7"}).status_code == 302


def test_withdrawn_it_lets_nobody_in(wren: Peer, sorrel: Client) -> None:
    invitation, client = actions.invite(by=wren.person), make.signed_in_as(wren)
    assert [client.post(f"{URL}/{invitation.ref}/withdrawal").status_code for _ in range(2)] == [302, 302]
    assert invitation.code not in client.get(URL).text
    assert sorrel.get(f"/join/{invitation.code}").status_code == 410


def test_nobody_withdraws_another_s(wren: Peer, heron: Peer) -> None:
    invitation = actions.invite(by=wren.person)
    assert make.signed_in_as(heron).post(f"{URL}/{invitation.ref}/withdrawal").status_code == 404
    assert Invitation.objects.open().filter(pk=invitation.pk).exists()
    assert invitation.code not in make.signed_in_as(heron).get(URL).text


def test_the_founding_invitation_is_one_and_stays_the_same(db: None) -> None:
    first, second = actions.founding_invitation(), actions.founding_invitation()
    assert first is not None
    assert second is not None
    assert first.code == second.code
    with time_machine.travel(timezone.now() + timedelta(days=400)):
        third = actions.founding_invitation()
        assert third is not None
        assert third.code != first.code, "a link that lay about for a year is worth nothing any more"
    assert Invitation.objects.count() == 1


def test_there_is_none_once_somebody_is_here(wren: Peer) -> None:
    assert actions.founding_invitation() is None


def test_the_host_s_command_line_has_no_limit(db: None) -> None:
    for _ in range(INVITATIONS_AT_MOST + 1):
        actions.invite(by=None)
    assert Invitation.objects.open().count() == INVITATIONS_AT_MOST + 1


def test_who_came_through_whom_is_forgotten(wren: Peer) -> None:
    arrival = Arrival.objects.get(person=wren.person)
    assert actions.forget_closed_invitations() == 0
    with time_machine.travel(timezone.now() + timedelta(days=7 + 31)):
        assert actions.forget_closed_invitations() == 1
    arrival.refresh_from_db()
    assert arrival.invitation is None
    assert Person.objects.filter(pk=wren.person.pk).exists()


def test_signed_out_there_are_none(sorrel: Client, db: None) -> None:
    assert sorrel.post(URL, {"uses": "1", "days": "7"})["Location"] == "/door"
    assert not Invitation.objects.exists()
