"""'Not now' is quiet: nothing that whoever said hello can ask for says that it was put aside."""

import re
from typing import Any

import pytest

from eachother.connections import actions
from eachother.connections.models import Connection, State
from eachother.connections.tests import make

pytestmark = pytest.mark.django_db

READ = ["", "/end", "/keys", "/messages", "/clauses"]
FORMS = ["/acceptance", "/refusal", "/pause", "/resumption"]
PROOF = re.compile(rb'(?:name="csrfmiddlewaretoken" value|data-csrf)="[^"]*"')


def told(answer: Any) -> tuple[int, str, bytes]:
    """What an answer says, without the proof of the form, which is another each time."""
    return answer.status_code, answer.headers.get("Location", ""), PROOF.sub(b"", answer.content)


def all_that_is_told(pair: make.Alongside, hello: actions.Hello) -> dict[str, tuple[int, str, bytes]]:
    """Everything that Wren, who said hello, can ask for without changing it."""
    browser, script = make.signed_in_as(pair.wren), make.script_of(pair.wren)
    here, them = f"/alongside/{pair.ref}", pair.juniper.ref
    again = {"connection": hello.ref, "record": hello.record, "grants": dict(hello.grants), "sealed": hello.sealed}
    words = {"sealed": pair.sealed("Are you there?").text}
    pair.talk.tips[pair.wren.ref] = (1, bytes(pair.connection.messages.get().digest))
    asked = {
        **{f"GET {noun}": browser.get(here + noun) for noun in READ},
        **{f"POST {noun}": browser.post(here + noun) for noun in FORMS},
        "words": script.post(f"{here}/messages", words, content_type="application/json"),
        "hello again": script.post(f"/alongside/with/{them}", again, content_type="application/json"),
        **{address: browser.get(address) for address in ("/alongside", f"/alongside/with/{them}", f"/people/{them}")},
        **{address: browser.get(address) for address in ("/people", "/today")},
    }
    return {name: told(answer) for name, answer in asked.items()}


def test_whoever_said_hello_is_told_the_same_before_and_after(wren: make.Peer, juniper: make.Peer) -> None:
    make.nodded(wren, juniper)
    talk, hello = make.a_hello(wren, juniper)
    actions.say_hello(juniper.person, by=wren.person, hello=hello)
    pair = make.Alongside(wren, juniper, talk)
    before = all_that_is_told(pair, hello)
    actions.decline(pair.connection, by=juniper.person)
    after = all_that_is_told(pair, hello)
    assert Connection.objects.get().state == State.DECLINED
    assert {name for name in before if before[name] != after[name]} == set()
