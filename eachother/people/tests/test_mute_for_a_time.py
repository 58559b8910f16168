"""Muting for an evening, a week, or until it is lifted."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from eachother.people import actions, queries
from eachother.people.models import How, Mute
from eachother.people.tests import make
from eachother.people.tests.make import Peer


def lasts_of(wren: Peer) -> timedelta | None:
    mute = Mute.objects.get(by=wren.person)
    return mute.until - timezone.now() if mute.until else None


@pytest.mark.parametrize(
    ("said", "lasts"), [("evening", timedelta(hours=12)), ("week", timedelta(days=7)), ("good", None), ("", None)]
)
def test_for_as_long_as_it_is_said(wren: Peer, heron: Peer, said: str, lasts: timedelta | None) -> None:
    with time_machine.travel(timezone.now(), tick=False):
        make.signed_in_as(wren).post(f"/people/{heron.ref}/mute", {"lasts": said})
        assert lasts_of(wren) == lasts


def test_said_again_the_last_word_counts(wren: Peer, heron: Peer) -> None:
    client = make.signed_in_as(wren)
    for said in ("good", "evening"):
        client.post(f"/people/{heron.ref}/mute", {"lasts": said})
    assert Mute.objects.get().until is not None


def test_a_time_that_is_none_mutes_nobody(wren: Peer, heron: Peer) -> None:
    answer = make.signed_in_as(wren).post(f"/people/{heron.ref}/mute", {"lasts": "a year"})
    assert "For how long?" in answer.text
    assert not Mute.objects.exists()


def test_the_page_says_until_when_and_lifts_it(wren: Peer, heron: Peer, otter: Peer) -> None:
    actions.mute(heron.person, by=wren.person, lasts=timedelta(days=7))
    actions.mute(otter.person, by=wren.person)
    client = make.signed_in_as(wren)
    words = " ".join(client.get("/me/boundaries").text.split())
    assert words.count("until you lift it") == 1
    assert words.count('data-as="clock"') == 1
    client.post(f"/people/{heron.ref}/mute/withdrawal")
    assert queries.muted_ids(wren.person) == {otter.person.pk}


def test_one_that_has_faded_is_none_anywhere(wren: Peer, heron: Peer) -> None:
    for peer in (wren, heron):
        make.lives(peer.person, "night shifts")
    actions.put_on_the_table("paid to be here", by=heron.person)
    actions.mute(heron.person, by=wren.person, lasts=timedelta(minutes=30))
    actions.open_up(How.AROUND, by=heron.person)

    def come_across() -> list[bool]:
        return [
            heron.person.pk not in queries.muted_ids(wren.person),
            heron.person.ref in [one.ref for one in queries.open_to(wren.person)],
            heron.person in queries.powers_on_the_table(wren.person),
            wren.person.pk in queries.who_sees_openness_of(heron.person),
            not queries.lines_drawn_by(wren.person)[0],
            not queries.person_page_for(wren.person, heron.ref).has_muted,  # type: ignore[attr-defined]
        ]

    assert come_across() == [False] * 6
    with time_machine.travel(timezone.now() + timedelta(minutes=31)):
        assert come_across() == [True] * 6
        assert actions.fade_mutes() == 1
    assert not Mute.objects.exists(), "whom one did not want to come across is not kept"


def test_what_is_for_good_does_not_fade(wren: Peer, heron: Peer) -> None:
    actions.mute(heron.person, by=wren.person)
    with time_machine.travel(timezone.now() + timedelta(days=4000)):
        assert actions.fade_mutes() == 0
        assert queries.muted_ids(wren.person) == {heron.person.pk}
