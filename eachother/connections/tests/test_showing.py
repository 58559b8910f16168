"""Showing one's plan: a sealed snapshot in the connections chosen, renewed in order, gone when it is taken back."""

import json
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from eachother.connections import actions
from eachother.connections.models import Member, ShownPlan
from eachother.connections.queries import connection_for, plans_at_hand
from eachother.connections.tests import make
from eachother.notices.models import Notice
from eachother.people import actions as people
from eachother.people import leaving
from eachother.people.models import Person

pytestmark = pytest.mark.django_db


def put(peer: make.Peer, pair: make.Alongside, sealed: str, by_itself: int = 0) -> Any:
    body = json.dumps({"sealed": sealed, "byItself": by_itself})
    return make.script_of(peer).post(f"/alongside/{pair.ref}/plans", body, content_type="application/json")


def seen(peer: make.Peer, pair: make.Alongside) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = make.script_of(peer).get(f"/alongside/{pair.ref}/plans").json()["plans"]
    return rows


def told(peer: make.Peer, pair: make.Alongside) -> Any:
    """What the open conversation hears of it."""
    return make.script_of(peer).get(f"/alongside/{pair.ref}/messages").json()["other"]["plan"]


def test_the_other_can_open_it_and_nobody_is_alarmed(pair: make.Alongside) -> None:
    notices = Notice.objects.count()
    sealed = pair.plan()
    assert put(pair.wren, pair, sealed).status_code == 201
    assert put(pair.wren, pair, sealed).status_code == 200
    (row,) = seen(pair.juniper, pair)
    assert (row["by"], row["revision"]) == (pair.wren.ref, 1)
    assert pair.talk.shown(row["sealed"], sender=pair.wren.ref) == {"helps": "Tea on the step"}
    assert told(pair.juniper, pair)[:19] == row["at"][:19]
    assert told(pair.wren, pair) is None
    assert Notice.objects.count() == notices
    assert "plan" not in make.signed_in_as(pair.juniper).get("/today").text.lower()


def test_a_renewed_one_takes_its_place(pair: make.Alongside) -> None:
    pair.shows_plan()
    assert put(pair.wren, pair, pair.plan(revision=2, helps="And the cat")).status_code == 201
    (row,) = seen(pair.juniper, pair)
    assert pair.talk.shown(row["sealed"], sender=pair.wren.ref) == {"helps": "And the cat"}
    for late in (1, 2):
        answer = put(pair.wren, pair, pair.plan(revision=late))
        assert (answer.status_code, answer.json()) == (409, {"reason": "stale", "revision": 2})


def test_renewing_by_itself_is_said_and_unsaid(pair: make.Alongside) -> None:
    sealed = pair.plan()
    for by_itself in (1, 0, 1):
        put(pair.wren, pair, sealed, by_itself)
        assert bool(ShownPlan.objects.get().renewed_by_itself_at) == bool(by_itself)
        page = make.signed_in_as(pair.wren).get("/me/plan").text
        assert ("data-by-itself disabled checked" in " ".join(page.split())) == bool(by_itself)


def test_taken_back_it_is_gone(pair: make.Alongside) -> None:
    pair.shows_plan()
    before = told(pair.juniper, pair)
    for _ in range(2):
        answer = make.signed_in_as(pair.wren).post(f"/alongside/{pair.ref}/plans/removal")
        assert answer["Location"] == "/me/plan?taken-back"
    assert not ShownPlan.objects.exists()
    assert (seen(pair.juniper, pair), told(pair.juniper, pair)) == ([], None)
    again = put(pair.wren, pair, pair.plan())
    assert (again.status_code, again.json()) == (409, {"reason": "stale", "revision": 1}), "not as what was taken back"
    assert put(pair.wren, pair, pair.plan(revision=2)).status_code == 201, "and can be shown anew"
    assert told(pair.juniper, pair) not in (None, before), (
        "a page that slept meanwhile does not go on showing the old one"
    )


def test_nobody_takes_back_anothers(pair: make.Alongside, heron: make.Peer) -> None:
    pair.shows_plan()
    make.signed_in_as(pair.juniper).post(f"/alongside/{pair.ref}/plans/removal")
    for noun in ("plans", "plans/removal", "plans/hand"):
        assert make.signed_in_as(heron).post(f"/alongside/{pair.ref}/{noun}").status_code == 404
    assert make.signed_in_as(heron).get(f"/alongside/{pair.ref}/plans").status_code == 404
    assert ShownPlan.objects.count() == 1


def test_what_is_no_snapshot_is_refused_with_its_reason(pair: make.Alongside, otter: make.Peer) -> None:
    elsewhere = make.come_alongside(pair.wren, otter)
    for sealed, reason in (
        ("AAAA", "unknown-version"),
        (pair.sealed().text, "malformed"),
        (elsewhere.plan(), "wrong-connection"),
        (pair.plan(pair.juniper), "wrong-sender"),
    ):
        answer = put(pair.wren, pair, sealed)
        assert (answer.status_code, answer.json()["reason"]) == (400, reason)
    pair.talk.next_epoch(pair.wren.account, pair.wren.account.public, pair.juniper.account.public, why="renewed")
    answer = put(pair.wren, pair, pair.plan())
    assert (answer.status_code, answer.json()["reason"]) == (409, "epoch")
    assert not ShownPlan.objects.exists()


def test_a_pause_holds_new_ones_back_and_taking_back_not(pair: make.Alongside) -> None:
    pair.shows_plan()
    actions.pause(pair.connection, by=pair.juniper.person)
    assert put(pair.wren, pair, pair.plan(revision=2)).json()["reason"] == "paused"
    assert len(seen(pair.juniper, pair)) == 1
    assert "Take it back" in make.signed_in_as(pair.wren).get("/me/plan").text
    actions.take_plan_back(pair.connection, by=pair.wren.person)
    assert "Take it back" not in make.signed_in_as(pair.wren).get("/me/plan").text


@pytest.mark.parametrize("end", ["ended", "blocked", "forgotten", "left"])
def test_with_the_end_it_is_gone(pair: make.Alongside, end: str) -> None:
    wren, juniper = pair.wren.person, pair.juniper.person
    for peer in (pair.wren, pair.juniper):
        pair.shows_plan(peer)
        actions.keep_plan_at_hand(pair.connection, by=peer.person, at_hand=True)
    match end:
        case "ended":
            actions.end(pair.connection, by=wren)
        case "blocked":
            people.block(juniper, by=wren)
        case "forgotten":
            actions.forget(wren)
        case _:
            Person.objects.filter(pk=wren.pk).update(left_at=timezone.now())  # they may come back within the week
            assert seen(pair.juniper, pair) == []
    assert [one.other for one in plans_at_hand(juniper)] == []
    if end != "left":
        assert not ShownPlan.objects.exists()
        assert not Member.objects.exclude(plan_at_hand_at=None).exists()


def test_it_is_at_hand_for_whoever_wants_it(pair: make.Alongside, otter: make.Peer) -> None:
    pair.shows_plan()
    other = make.come_alongside(otter, pair.juniper)
    other.shows_plan(otter)
    assert plans_at_hand(pair.juniper.person) == []
    hand = f"/alongside/{pair.ref}/plans/hand"
    for at_hand in (1, 1, 0, 1):
        script = make.script_of(pair.juniper)
        assert script.post(hand, json.dumps({"atHand": at_hand}), content_type="application/json").status_code == 204
        assert [one.other.name for one in plans_at_hand(pair.juniper.person)] == ["Wren"] * at_hand
    page = make.signed_in_as(pair.juniper).get("/hard-moments").text
    assert "Wren’s plan" in page
    assert "Otter’s plan" not in page
    assert plans_at_hand(pair.wren.person) == [], "one's own stands there anyway"
    actions.take_plan_back(pair.connection, by=pair.wren.person)
    assert "Wren’s plan" not in make.signed_in_as(pair.juniper).get("/hard-moments").text


def test_those_alongside_stand_at_the_foot_of_the_plan(pair: make.Alongside, heron: make.Peer) -> None:
    page = make.signed_in_as(pair.wren).get("/me/plan").text
    assert f'data-showing="{pair.ref}"' in page
    assert "data-showing=" not in make.signed_in_as(heron).get("/me/plan").text
    assert "data-showing=" not in Client().get("/me/plan").text


def test_it_is_taken_along(pair: make.Alongside) -> None:
    pair.shows_plan(by_itself=True)
    (mine,) = leaving.export(pair.wren.person)["connections"]["conversations"]
    assert mine["shows_their_plan_since"]
    assert (mine["renews_it_by_itself"], mine["has_the_other_s_plan_at_hand"]) == (True, False)
    (theirs,) = leaving.export(pair.juniper.person)["connections"]["conversations"]
    assert theirs["shows_their_plan_since"] is None


def test_the_conversation_asks_nothing_more_for_it(pair: make.Alongside, django_assert_num_queries: Any) -> None:
    pair.shows_plan()
    with django_assert_num_queries(1):
        connection_for(pair.juniper.person, pair.ref)
