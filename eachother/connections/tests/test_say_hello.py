"""Saying hello: a connection with its first epoch, its grants and a sealed hello."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from eachother.connections import actions, announcements
from eachother.connections.models import Connection, Epoch, Grant, Message, State, Step
from eachother.connections.refusals import Impossible, Refused
from eachother.connections.tests import make
from eachother.connections.tests.make import Peer
from eachother.notices.models import Notice
from eachother.people.actions import block
from eachother.vault import sealing
from eachother.vault.encoding import Malformed, to_base64

pytestmark = pytest.mark.django_db


def say(by: Peer, to: Peer) -> tuple[Connection, bool]:
    return actions.say_hello(to.person, by=by.person, hello=make.a_hello(by, to)[1])


def post(hello: actions.Hello) -> dict[str, object]:
    return {"connection": hello.ref, "record": hello.record, "grants": hello.grants, "sealed": hello.sealed}


def test_it_waits_for_the_other(wren: Peer, juniper: Peer) -> None:
    make.nodded(wren, juniper)
    connection, new = say(wren, juniper)
    assert new
    assert connection.state == State.PROPOSED
    assert {member.person_id for member in connection.members.all()} == {wren.person.pk, juniper.person.pk}
    assert [(step.state, step.by_id) for step in Step.objects.all()] == [(State.PROPOSED, wren.person.pk)]
    assert Epoch.objects.get().number == 1
    assert Grant.objects.count() == 2
    message = Message.objects.get()
    assert (message.kind, message.place, message.sequence) == ("hello", 1, 1)
    notice = Notice.objects.get()
    assert (notice.person_id, notice.kind, notice.about) == (juniper.person.pk, "connections.hello", connection.ref)


def test_juniper_can_open_it(wren: Peer, juniper: Peer) -> None:
    make.nodded(wren, juniper)
    talk, hello = make.a_hello(wren, juniper, "A few words")
    actions.say_hello(juniper.person, by=wren.person, hello=hello)
    grant = Grant.objects.get(person=juniper.person)
    read = sealing.read_talk(
        juniper.account,
        connection=talk.connection,
        epochs=[{"record": hello.record, "grant": to_base64(bytes(grant.sealed))}],
        identities={wren.ref: wren.account.identity},
    )
    envelope = to_base64(bytes(Message.objects.get().envelope or b""))
    assert read.open(envelope, sender=wren.ref).body == {"text": "A few words"}


def test_the_rooms_above_hear_of_it(
    wren: Peer, juniper: Peer, django_capture_on_commit_callbacks: pytest.FixtureRequest
) -> None:
    heard: list[Connection] = []

    def listen(connection: Connection, **_: object) -> None:
        heard.append(connection)

    announcements.hello_said.connect(listen)
    make.nodded(wren, juniper)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        connection, _ = say(wren, juniper)
    announcements.hello_said.disconnect(listen)
    assert heard == [connection]


def test_not_before_both_have_nodded(wren: Peer, juniper: Peer) -> None:
    with pytest.raises(Refused, match="not-acquainted"):
        say(wren, juniper)


def test_not_to_oneself(wren: Peer, juniper: Peer) -> None:
    with pytest.raises(Refused, match="themselves"):
        actions.say_hello(wren.person, by=wren.person, hello=make.a_hello(wren, juniper)[1])


def test_sent_twice_is_one(wren: Peer, juniper: Peer) -> None:
    make.nodded(wren, juniper)
    hello = make.a_hello(wren, juniper)[1]
    first, _ = actions.say_hello(juniper.person, by=wren.person, hello=hello)
    second, new = actions.say_hello(juniper.person, by=wren.person, hello=hello)
    assert (second.pk, new) == (first.pk, False)
    assert Message.objects.count() == 1


def test_when_the_other_was_first_theirs_is_the_answer(wren: Peer, juniper: Peer) -> None:
    make.nodded(wren, juniper)
    theirs, _ = say(juniper, wren)
    mine, new = say(wren, juniper)
    assert (mine.pk, new) == (theirs.pk, False)


def test_one_hello_is_enough_for_a_while(greeting: make.Alongside) -> None:
    actions.end(greeting.connection, by=greeting.wren.person)
    with pytest.raises(Refused, match="said-lately"):
        say(greeting.wren, greeting.juniper)
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        assert say(greeting.wren, greeting.juniper)[1]


def test_whoever_said_not_now_can_still_say_hello(greeting: make.Alongside) -> None:
    actions.decline(greeting.connection, by=greeting.juniper.person)
    again, new = say(greeting.wren, greeting.juniper)
    assert (again.ref, new) == (greeting.ref, False)
    connection, new = say(greeting.juniper, greeting.wren)
    assert new
    assert list(Connection.objects.of(greeting.wren.person)) == [connection]


def test_keys_that_are_not_theirs_are_refused(wren: Peer, juniper: Peer, heron: Peer) -> None:
    make.nodded(wren, juniper)
    with pytest.raises(Impossible, match="other-members"):
        actions.say_hello(juniper.person, by=wren.person, hello=make.a_hello(wren, heron)[1])
    with pytest.raises(Malformed):
        actions.say_hello(wren.person, by=juniper.person, hello=make.a_hello(wren, juniper)[1])
    assert not Connection.objects.exists()


def test_words_that_are_no_hello_are_refused(wren: Peer, juniper: Peer) -> None:
    make.nodded(wren, juniper)
    talk = sealing.begin(wren.account, juniper.account)
    hello = actions.Hello(talk.connection, talk.record, talk.grants[0], talk.seal("words", {"text": "no"}).text)
    with pytest.raises(Impossible, match="not-a-hello"):
        actions.say_hello(juniper.person, by=wren.person, hello=hello)


def test_a_grant_for_one_alone_is_refused(wren: Peer, juniper: Peer) -> None:
    make.nodded(wren, juniper)
    hello = make.a_hello(wren, juniper)[1]
    alone = hello._replace(grants={wren.ref: hello.grants[wren.ref]})
    with pytest.raises(Malformed, match="no-grant"):
        actions.say_hello(juniper.person, by=wren.person, hello=alone)


def test_a_script_posts_it(wren: Peer, juniper: Peer) -> None:
    make.nodded(wren, juniper)
    hello = make.a_hello(wren, juniper)[1]
    wrens = make.script_of(wren)
    first = wrens.post(f"/alongside/with/{juniper.ref}", post(hello), content_type="application/json")
    assert first.status_code == 201
    assert first.json() == {"connection": hello.ref, "address": f"/alongside/{hello.ref}"}
    again = wrens.post(f"/alongside/with/{juniper.ref}", post(hello), content_type="application/json")
    assert (again.status_code, again.json()) == (200, first.json())


@pytest.mark.parametrize("body", ["", "[]", "{}", '{"connection": 1}', '{"connection": "x", "record": "!"}'])
def test_bad_input_says_so(wren: Peer, juniper: Peer, body: str) -> None:
    make.nodded(wren, juniper)
    answer = make.script_of(wren).post(f"/alongside/with/{juniper.ref}", body, content_type="application/json")
    assert (answer.status_code, answer.json()["reason"]) == (400, "malformed")


def test_the_blocked_do_not_exist(wren: Peer, juniper: Peer) -> None:
    make.nodded(wren, juniper)
    block(wren.person, by=juniper.person)
    hello = make.a_hello(wren, juniper)[1]
    answer = make.script_of(wren).post(f"/alongside/with/{juniper.ref}", post(hello), content_type="application/json")
    assert (answer.status_code, answer.json()) == (404, {"reason": "not-here"})


def test_signed_out(wren: Peer, juniper: Peer, client: Client) -> None:
    answer = client.post(f"/alongside/with/{juniper.ref}", {}, headers={"accept": "application/json"})
    assert answer.status_code == 401


def test_too_many_hellos(wren: Peer, juniper: Peer) -> None:
    wrens = make.script_of(wren)
    for _ in range(20):
        assert wrens.post(f"/alongside/with/{juniper.ref}", "{}", content_type="application/json").status_code == 400
    assert wrens.post(f"/alongside/with/{juniper.ref}", "{}", content_type="application/json").status_code == 429
