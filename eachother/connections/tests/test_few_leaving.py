"""A few: somebody leaves, a line is drawn, one is left."""

from datetime import timedelta

import pytest
from django.utils import timezone

from eachother.connections import actions
from eachother.connections.models import Asking, Connection, Message, State
from eachother.connections.queries import newest_epoch
from eachother.connections.refusals import Impossible, Refused
from eachother.connections.tests import make
from eachother.connections.tests.fews import Few, status, told
from eachother.connections.tests.test_leave import leaves
from eachother.people.actions import block
from eachother.vault import sealing

pytestmark = pytest.mark.django_db


def test_leaving_is_at_once_and_the_others_go_on_with_a_new_key(few: Few) -> None:
    said = few.says(few.otter, "mine")
    assert make.signed_in_as(few.otter).get(f"{few.path}/departure").status_code == 200
    assert make.signed_in_as(few.otter).post(f"{few.path}/departure").status_code == 302
    for path in ("", "/keys", "/messages", "/clauses", "/people", "/asking"):
        assert status(few.otter, few.path + path) == 404, path
    keys = make.script_of(few.wren).get(f"{few.path}/keys").json()
    assert set(keys["present"]) == {few.wren.ref, few.juniper.ref}
    assert few.otter.ref in keys["identities"], "what they said can still be checked"
    with pytest.raises(Refused, match="epoch"):
        few.says(few.wren, "still with the old key")
    few.talk.tips.clear()
    few.talk.tips[few.otter.ref] = (said.sequence, bytes(said.digest))
    with pytest.raises(Impossible, match="other-members"):
        few.next(few.wren, few.wren, few.juniper, few.otter, why="renewed")
    few.talk.epochs.pop(), few.talk.keys.pop(), few.talk.grants.pop()
    few.next(few.juniper, few.wren, few.juniper, why="left")
    few.says(few.wren, "two of us")
    assert len(make.script_of(few.juniper).get(f"{few.path}/messages").json()["messages"]) == 2


def test_of_two_who_go_on_at_once_one_is_first(few: Few) -> None:
    actions.leave_few(few.connection, by=few.otter.person)
    few.next(few.wren, few.wren, few.juniper, why="left")
    few.post(few.wren)
    other = sealing.Talk(few.juniper.account, few.ref, few.talk.epochs[:1], few.talk.keys[:1], few.talk.grants[:1])
    other.next_epoch(few.juniper.account, few.wren.account.public, few.juniper.account.public, why="left")
    with pytest.raises(Refused, match="epoch"):
        actions.go_on(few.connection, by=few.juniper.person, record=other.record, grants=other.grants[-1])
    assert newest_epoch(few.connection) == 2


def test_whoever_left_comes_back_only_by_everybody_s_word(few: Few) -> None:
    few.says(few.wren, "before")
    actions.leave_few(few.connection, by=few.otter.person)
    few.next(few.juniper, few.wren, few.juniper, why="left")
    few.says(few.wren, "while away")
    asking = few.proposed(few.otter)
    few.approved(asking, few.otter, few.juniper)
    actions.would_come(Asking.objects.get(pk=asking.pk))
    approvals = few.words_for(few.otter, few.juniper)
    few.next(few.wren, few.wren, few.juniper, few.otter, why="joined", approvals=approvals)
    few.says(few.wren, "back")
    assert len(make.script_of(few.otter).get(f"{few.path}/messages").json()["messages"]) == 1


def test_when_one_is_left_it_has_ended(few: Few) -> None:
    few.says(few.wren, "to keep")
    for peer in (few.otter, few.juniper):
        actions.leave_few(few.connection, by=peer.person)
    assert few.connection.state == State.ENDED
    page = make.signed_in_as(few.wren).get(few.path).text
    assert "Everybody else has left" in page
    assert make.signed_in_as(few.wren).post(f"{few.path}/letting-go").status_code == 302
    assert not Connection.objects.of_few().exists()


def test_nobody_ends_or_pauses_it_for_the_others(few: Few) -> None:
    for noun in ("pause", "resumption", "end"):
        make.signed_in_as(few.wren).post(f"{few.path}/{noun}")
    assert few.connection.state == State.ALONGSIDE
    assert make.signed_in_as(few.wren).get(f"{few.path}/call").status_code == 302
    assert make.signed_in_as(few.wren).get(f"{few.path}/signs").status_code == 302


def test_a_line_between_two_of_them_keeps_both_in(few: Few) -> None:
    block(few.otter.person, by=few.juniper.person)
    junipers, otters = (make.signed_in_as(one).get(few.path).text for one in (few.juniper, few.otter))
    assert "You have blocked Otter" in junipers
    assert "You have blocked Juniper" not in otters
    few.says(few.otter)
    assert "few-words" not in told(few.juniper)
    assert "few-words" in told(few.wren)


def test_a_name_is_known_to_nobody_but_them(few: Few) -> None:
    sealed = few.talk.seal_as(few.wren.account, "words", {"text": "x", "names": "Toadstool hour"})
    script = make.script_of(few.wren)
    answer = script.post(f"{few.path}/messages", {"sealed": sealed.text, "name": True}, content_type="application/json")
    assert answer.status_code == 201
    assert Message.objects.get(connection__ref=few.ref).kind == "name"
    assert "few-words" not in told(few.juniper)


def test_who_leaves_the_community_is_out_of_it(few: Few) -> None:
    few.says(few.otter, "stays here")
    leaves(few.otter)
    assert set(make.script_of(few.wren).get(f"{few.path}/keys").json()["present"]) == {few.wren.ref, few.juniper.ref}
    few.next(few.wren, few.wren, few.juniper, why="left")
    few.says(few.wren, "and on")
    assert "Otter" not in make.signed_in_as(few.wren).get(few.path).text
    for peer in (few.juniper, few.wren):
        leaves(peer)
    assert not Connection.objects.of_few().exists()


def test_a_day_to_look_again_is_set_by_one(few: Few) -> None:
    actions.name_day(few.connection, by=few.wren.person, on=timezone.localdate() + timedelta(days=9))
    assert "few-look" in told(few.juniper)
    assert "The day is set" in make.signed_in_as(few.juniper).get(f"{few.path}/look").text
    actions.let_day_go(few.connection, by=few.otter.person)
    assert "few-look" not in told(few.juniper)
