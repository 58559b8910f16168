"""Coming alongside, 'Not now', pausing, going on, ending; and each refused where it does not fit."""

from collections.abc import Callable

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404

from eachother.connections import actions
from eachother.connections.models import Connection, Message, State, Step
from eachother.connections.queries import connection_for, standing
from eachother.connections.refusals import NotYours, Refused
from eachother.connections.tests import make
from eachother.notices.models import Notice
from eachother.people.actions import block, unblock

pytestmark = pytest.mark.django_db


def steps(pair: make.Alongside) -> list[tuple[str, str]]:
    return [(step.state, step.by.name) for step in Step.objects.filter(connection__ref=pair.ref).order_by("pk")]


def kinds_for(peer: make.Peer) -> list[str]:
    return sorted(Notice.objects.filter(person=peer.person).values_list("kind", flat=True))


def test_come_alongside(greeting: make.Alongside) -> None:
    actions.come_alongside(greeting.connection, by=greeting.juniper.person)
    assert greeting.connection.state == State.ALONGSIDE
    assert greeting.connection.alongside_at is not None
    assert steps(greeting) == [("proposed", "Wren"), ("alongside", "Juniper")]
    assert kinds_for(greeting.juniper) == []
    assert kinds_for(greeting.wren) == ["connections.alongside"]


def test_coming_alongside_twice_is_once(greeting: make.Alongside) -> None:
    for _ in range(2):
        actions.come_alongside(greeting.connection, by=greeting.juniper.person)
    assert len(steps(greeting)) == 2


def test_nobody_answers_their_own_hello(greeting: make.Alongside) -> None:
    with pytest.raises(NotYours):
        actions.come_alongside(greeting.connection, by=greeting.wren.person)
    with pytest.raises(NotYours):
        actions.decline(greeting.connection, by=greeting.wren.person)


def test_not_now_is_quiet(greeting: make.Alongside, nudges: list[tuple[set[int], tuple[str, ...]]]) -> None:
    before = standing(greeting.connection, greeting.wren.person)
    nudges.clear()
    actions.decline(greeting.connection, by=greeting.juniper.person)
    assert greeting.connection.state == State.DECLINED
    assert standing(greeting.connection, greeting.wren.person) == before
    assert kinds_for(greeting.wren) == []
    assert all(greeting.wren.person.pk not in people for people, _ in nudges)


def test_a_hello_put_aside_can_be_taken_back_like_any(greeting: make.Alongside) -> None:
    actions.decline(greeting.connection, by=greeting.juniper.person)
    actions.end(greeting.connection, by=greeting.wren.person)
    assert greeting.connection.state == State.ENDED


def test_a_hello_taken_back_is_gone_with_its_words(greeting: make.Alongside) -> None:
    actions.end(greeting.connection, by=greeting.wren.person)
    assert [message.envelope for message in Message.objects.all()] == [None]
    assert kinds_for(greeting.juniper) == []
    for peer in (greeting.wren, greeting.juniper):
        with pytest.raises(Http404):
            connection_for(peer.person, greeting.ref)


def test_only_who_said_hello_takes_it_back(greeting: make.Alongside) -> None:
    with pytest.raises(NotYours):
        actions.end(greeting.connection, by=greeting.juniper.person)


def test_either_pauses_and_both_resume(pair: make.Alongside) -> None:
    actions.pause(pair.connection, by=pair.juniper.person)
    assert pair.connection.state == State.PAUSED
    actions.resume(pair.connection, by=pair.juniper.person)
    assert pair.connection.state == State.PAUSED
    assert "connections.again" in kinds_for(pair.wren)
    mine = standing(pair.connection, pair.wren.person)
    assert (mine.i_want_back, mine.they_want_back) == (False, True)
    actions.resume(pair.connection, by=pair.wren.person)
    assert pair.connection.state == State.ALONGSIDE
    assert "connections.again" not in kinds_for(pair.wren)
    assert not standing(pair.connection, pair.wren.person).they_want_back


def test_wanting_twice_is_not_wanting_both(pair: make.Alongside) -> None:
    actions.pause(pair.connection, by=pair.wren.person)
    for _ in range(2):
        actions.resume(pair.connection, by=pair.wren.person)
    assert pair.connection.state == State.PAUSED


def test_pausing_again_takes_the_wish_back(pair: make.Alongside) -> None:
    actions.pause(pair.connection, by=pair.wren.person)
    actions.resume(pair.connection, by=pair.wren.person)
    actions.pause(pair.connection, by=pair.wren.person)
    actions.resume(pair.connection, by=pair.juniper.person)
    assert pair.connection.state == State.PAUSED


@pytest.mark.parametrize("paused", [False, True])
def test_either_ends_it_for_both(pair: make.Alongside, paused: bool) -> None:
    pair.says("stays readable")
    if paused:
        actions.pause(pair.connection, by=pair.wren.person)
    actions.end(pair.connection, by=pair.juniper.person)
    ended = pair.connection
    assert (ended.state, ended.pair) == (State.ENDED, None)
    assert Message.objects.filter(envelope=None).count() == 0
    assert kinds_for(pair.wren) == kinds_for(pair.juniper) == []
    actions.end(pair.connection, by=pair.wren.person)
    assert steps(pair).count(("ended", "Juniper")) == 1


@pytest.mark.parametrize("verb", [actions.pause, actions.resume])
def test_after_the_end_nothing_begins_again(pair: make.Alongside, verb: Callable[..., Connection]) -> None:
    actions.end(pair.connection, by=pair.wren.person)
    with pytest.raises(Refused, match="ended"):
        verb(pair.connection, by=pair.wren.person)


def test_after_the_end_the_two_can_begin_anew(pair: make.Alongside) -> None:
    actions.end(pair.connection, by=pair.wren.person)
    hello = make.a_hello(pair.juniper, pair.wren)[1]
    assert actions.say_hello(pair.wren.person, by=pair.juniper.person, hello=hello)[1]


def test_blocking_ends_it_and_it_is_gone_for_both(pair: make.Alongside) -> None:
    block(pair.juniper.person, by=pair.wren.person)
    actions.part(pair.wren.person, pair.juniper.person)
    assert pair.connection.state == State.ENDED
    for peer in (pair.wren, pair.juniper):
        with pytest.raises(Http404):
            connection_for(peer.person, pair.ref)
    unblock(pair.juniper.person, by=pair.wren.person)
    assert connection_for(pair.juniper.person, pair.ref).state == State.ENDED


def test_the_forms_go_back_to_the_conversation(greeting: make.Alongside) -> None:
    junipers, wrens = make.signed_in_as(greeting.juniper), make.signed_in_as(greeting.wren)
    here = f"/alongside/{greeting.ref}"
    assert junipers.post(f"{here}/acceptance").headers["Location"] == here
    for noun, state in [("pause", State.PAUSED), ("resumption", State.PAUSED), ("end", State.ENDED)]:
        answer = wrens.post(f"{here}/{noun}")
        assert (answer.status_code, answer.headers["Location"]) == (302, here)
        assert greeting.connection.state == state
    assert wrens.post(f"{here}/pause").headers["Location"] == here


def test_taking_a_hello_back_leads_to_the_list(greeting: make.Alongside) -> None:
    answer = make.signed_in_as(greeting.wren).post(f"/alongside/{greeting.ref}/end")
    assert answer.headers["Location"] == "/alongside"


def test_not_now_stays_with_juniper_alone(greeting: make.Alongside) -> None:
    junipers, wrens = make.signed_in_as(greeting.juniper), make.signed_in_as(greeting.wren)
    before = wrens.get(f"/alongside/{greeting.ref}")
    assert junipers.post(f"/alongside/{greeting.ref}/refusal").status_code == 302
    after = wrens.get(f"/alongside/{greeting.ref}")
    assert b'data-phase="waiting"' in after.content
    assert len(before.content) == len(after.content)


def test_a_form_for_the_other_is_refused(greeting: make.Alongside) -> None:
    assert make.signed_in_as(greeting.wren).post(f"/alongside/{greeting.ref}/acceptance").status_code == 403
    with pytest.raises(ObjectDoesNotExist):
        Step.objects.get(state=State.ALONGSIDE)
