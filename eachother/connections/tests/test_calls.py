"""Ringing and passing signals on: nothing of it is kept, and nobody learns why nobody comes."""

import base64
import hashlib
import hmac
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.apps import apps
from django.test import Client
from django.utils import timezone

from eachother.connections import actions
from eachother.connections.tests import make
from eachother.connections.turn import servers_for
from eachother.foundation.refs import new_ref
from eachother.people import actions as people
from eachother.vault.sealing import open_signal, seal_signal


@pytest.fixture
def whispers(monkeypatch: pytest.MonkeyPatch) -> list[tuple[set[int], str]]:
    told: list[tuple[set[int], str]] = []
    monkeypatch.setattr(
        "eachother.connections.actions.calls.whisper", lambda people, topic: told.append((set(people), topic))
    )
    return told


def rows() -> dict[str, int]:
    """How many there are in each table, but for those that a browser of this test makes by being signed in."""
    tables = {model._meta.label: model._default_manager for model in apps.get_models()}
    return {
        label: table.count() for label, table in tables.items() if label not in ("people.Device", "sessions.Session")
    }


def rings(pair: make.Alongside, by: make.Peer, number: int = 1) -> Any:
    said = {"what": "ring", "to": None, "from": new_ref(), "number": number}
    return post(by, pair, "ring", {"sealed": seal_signal(pair.talk, by.account, said)})


def post(by: make.Peer, pair: make.Alongside, noun: str, body: dict[str, Any] | None = None) -> Any:
    return make.script_of(by).post(f"/alongside/{pair.ref}/call/{noun}", body or {}, content_type="application/json")


def heard(by: make.Peer, pair: make.Alongside, after: int = 0) -> list[dict[str, Any]]:
    rows = make.script_of(by).get(f"/alongside/{pair.ref}/call/signals?after={after}").json()["signals"]
    return list(rows)


def hears_it(browser: Client, pair: make.Alongside) -> bool:
    return bool(browser.get(f"/alongside/{pair.ref}/call/ringing").json()["rings"])


def test_it_rings_for_a_moment_and_leaves_no_trace(pair: make.Alongside, whispers: list[tuple[set[int], str]]) -> None:
    juniper = make.script_of(pair.juniper)
    before = rows()
    with time_machine.travel(timezone.now(), tick=False) as clock:
        assert rings(pair, pair.wren).status_code == 204
        theirs = {pair.juniper.person.pk}
        assert whispers == [(theirs, f"call:{pair.ref}"), (theirs, f"ring:{pair.ref}")]
        answer = juniper.get(f"/alongside/{pair.ref}/call/ringing").json()
        assert (answer["rings"], answer["says"]) == (True, "Wren is calling")
        [signal] = heard(pair.juniper, pair)
        assert signal["sender"] == pair.wren.ref
        assert open_signal(pair.talk, signal["sealed"], sender=pair.wren.ref)["what"] == "ring"
        assert heard(pair.wren, pair) == []
        clock.shift(timedelta(seconds=30))
        assert not hears_it(juniper, pair)
        clock.shift(timedelta(seconds=31))
        assert heard(pair.juniper, pair) == []
    assert rows() == before


def test_not_now_is_told_to_nobody(pair: make.Alongside, whispers: list[tuple[set[int], str]]) -> None:
    rings(pair, pair.wren)
    whispers.clear()
    before = rows()
    assert post(pair.juniper, pair, "silence").status_code == 204
    assert whispers == [({pair.juniper.person.pk}, f"hush:{pair.ref}")]
    assert heard(pair.wren, pair) == []
    whispers.clear()
    again = rings(pair, pair.wren, 2)
    assert (again.status_code, again.content) == (204, b"")
    assert f"ring:{pair.ref}" not in [topic for _people, topic in whispers]
    assert not hears_it(make.script_of(pair.juniper), pair)
    assert rows() == before


def test_signals_come_in_their_order_each_once(pair: make.Alongside) -> None:
    with time_machine.travel(timezone.now(), tick=False):  # however fast they come
        for number in range(1, 4):
            said = {"what": "offer", "to": new_ref(), "from": new_ref(), "number": number}
            sealed = seal_signal(pair.talk, pair.wren.account, said)
            assert post(pair.wren, pair, "signals", {"sealed": sealed}).status_code == 204
        numbers = [
            open_signal(pair.talk, one["sealed"], sender=pair.wren.ref)["number"] for one in heard(pair.juniper, pair)
        ]
        assert numbers == [1, 2, 3]
        [last] = heard(pair.juniper, pair, after=heard(pair.juniper, pair)[1]["at"])
        assert open_signal(pair.talk, last["sealed"], sender=pair.wren.ref)["number"] == 3


def test_whoever_hangs_up_rings_no_longer(pair: make.Alongside, whispers: list[tuple[set[int], str]]) -> None:
    rings(pair, pair.wren)
    post(pair.wren, pair, "end")
    assert ({pair.juniper.person.pk}, f"hush:{pair.ref}") in whispers
    assert not hears_it(make.script_of(pair.juniper), pair)


@pytest.mark.parametrize("why", ["muted", "mutes", "paused", "ended", "blocked"])
def test_it_rings_only_for_two_who_are_alongside(
    pair: make.Alongside, whispers: list[tuple[set[int], str]], why: str
) -> None:
    wren, juniper = pair.wren.person, pair.juniper.person
    match why:
        case "muted":
            people.mute(wren, by=juniper)
        case "mutes":
            people.mute(juniper, by=wren)
        case "paused":
            actions.pause(pair.connection, by=juniper)
        case "ended":
            actions.end(pair.connection, by=juniper)
        case "blocked":
            people.block(wren, by=juniper)
    answer = rings(pair, pair.wren)
    assert answer.status_code == (404 if why == "blocked" else 204), "whoever is muted cannot tell"
    assert whispers == []
    assert why == "blocked" or (heard(pair.juniper, pair), hears_it(make.script_of(pair.juniper), pair)) == ([], False)
    page = make.signed_in_as(pair.wren).get(f"/alongside/{pair.ref}/call")
    assert page.status_code == {"muted": 200, "mutes": 200, "blocked": 404}.get(why, 302)


def test_outsiders_hear_nothing(pair: make.Alongside, otter: make.Peer) -> None:
    assert rings(pair, otter).status_code == 404
    for noun in ("signals", "ringing"):
        assert make.script_of(otter).get(f"/alongside/{pair.ref}/call/{noun}").status_code == 404


def test_what_is_no_signal_is_refused(pair: make.Alongside) -> None:
    for body in ({}, {"sealed": "words"}, {"sealed": "AQ"}, {"sealed": 1}):
        for noun in ("ring", "signals"):
            assert post(pair.wren, pair, noun, body).status_code == 400
    assert make.script_of(pair.wren).get(f"/alongside/{pair.ref}/call/signals?after=-1").status_code == 400


def test_the_page_may_hear_and_no_other(pair: make.Alongside) -> None:
    browser = make.signed_in_as(pair.wren)
    call, end = (browser.get(f"/alongside/{pair.ref}/{page}") for page in ("call", "end"))
    assert "microphone=(self)" in call["Permissions-Policy"]
    assert "camera=()" in call["Permissions-Policy"]
    assert "blob:" not in call["Content-Security-Policy"]
    assert "microphone=()" in end["Permissions-Policy"]
    talk = browser.get(f"/alongside/{pair.ref}")
    assert "img-src 'self' blob:" in talk["Content-Security-Policy"]
    assert "microphone=(self)" in talk["Permissions-Policy"]


def test_credentials_for_the_relay_run_out_and_name_nobody() -> None:
    assert servers_for((), None) == {"iceServers": [], "iceTransportPolicy": "all"}
    stun = servers_for(("stun:a.example",), None)
    assert stun == {"iceServers": [{"urls": ["stun:a.example"]}], "iceTransportPolicy": "all"}
    with time_machine.travel(1_000_000, tick=False):
        found = servers_for(("stun:a.example", "turn:a.example:3478"), "the secret of the two")
    relay = found["iceServers"][1]
    assert found["iceTransportPolicy"] == "relay"
    until, _, anything = relay["username"].partition(":")
    assert (int(until), len(anything)) == (1_000_000 + 12 * 3600, 16)
    proof = hmac.new(b"the secret of the two", relay["username"].encode(), hashlib.sha1).digest()
    assert base64.b64decode(relay["credential"]) == proof
