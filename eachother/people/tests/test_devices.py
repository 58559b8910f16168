"""Where one is signed in: naming a browser, signing out there, and being forgotten after a month."""

from datetime import timedelta
from importlib import import_module

import pytest
import time_machine
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django.asserts import assertNumQueries

from eachother.people import actions, queries
from eachother.people.models import Device
from eachother.people.sessions import person_id_of
from eachother.people.tests.make import Peer, is_in, send

URL = "/me/keys"


def key_of(client: Client) -> str:
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def device_of(client: Client) -> Device:
    return Device.objects.get(session_key=key_of(client))


def knock(peer: Peer) -> Client:
    """Through the door, as a browser comes."""
    client = Client()
    assert send(client, "/door", {"login": peer.account.login, "auth": peer.account.auth}).status_code == 200
    return client


def test_the_page_says_where_one_is_signed_in(wren: Peer) -> None:
    here, there = knock(wren), knock(wren)
    Device.objects.filter(pk=device_of(there).pk).update(last_seen_on=timezone.localdate() - timedelta(days=1))
    page = here.get(URL).text
    assert "This browser" in page
    assert "Another browser" in page
    assert "yesterday" in page
    assert page.count("Sign out there") == 2, "the button and what it is called, for the other browser alone"
    assert f"/me/devices/{device_of(there).ref}/out" in page
    assert key_of(here) not in page
    assert key_of(there) not in page


def test_nothing_of_the_browser_is_kept(wren: Peer) -> None:
    client = Client(headers={"user-agent": "Lynx/2.8"}, REMOTE_ADDR="192.0.2.7")
    send(client, "/door", {"login": wren.account.login, "auth": wren.account.auth})
    kept = [str(value) for row in Device.objects.values_list() for value in row]
    assert not any("Lynx" in value or "192.0.2" in value for value in kept)


def test_signed_out_there_its_session_is_gone(wren: Peer) -> None:
    here, there = knock(wren), knock(wren)
    assert is_in(there)
    url = f"/me/devices/{device_of(there).ref}/out"
    assert [here.post(url)["Location"] for _ in range(2)] == ["/me/keys?kept"] * 2
    assert not is_in(there)
    assert person_id_of(key_of(there)) is None, "no stream either"
    assert not Session.objects.filter(session_key=key_of(there)).exists()
    assert is_in(here)


def test_a_process_that_still_knows_the_session_lets_nobody_in(wren: Peer) -> None:
    """Each process has a cache of its own, where there is no Redis."""
    here, there = knock(wren), knock(wren)
    cached = import_module(settings.SESSION_ENGINE).SessionStore(key_of(there))
    data = dict(cached.items())
    actions.sign_out_there(device_of(there).ref, by=wren.person, here=device_of(here))
    caches["sessions"].set(cached.cache_key, data)
    assert cached.__class__(key_of(there)).get("person") == wren.person.pk, "it is still in the cache"
    assert not is_in(there)


def test_one_s_own_is_left_by_its_own_door(wren: Peer) -> None:
    here = knock(wren)
    here.post(f"/me/devices/{device_of(here).ref}/out")
    assert is_in(here)


def test_everywhere_else(wren: Peer, heron: Peer) -> None:
    here, others, herons = knock(wren), [knock(wren), knock(wren)], knock(heron)
    assert [here.post("/me/devices/out").status_code for _ in range(2)] == [302, 302]
    assert [is_in(one) for one in (here, *others, herons)] == [True, False, False, True]
    assert "Sign out everywhere else" not in here.get(URL).text


def test_nobody_signs_out_or_names_another_s(wren: Peer, heron: Peer) -> None:
    wrens, herons = knock(wren), knock(heron)
    ref = device_of(wrens).ref
    assert herons.post(f"/me/devices/{ref}/out").status_code == 302
    assert herons.post(f"/me/devices/{ref}/name", {"name": "mine"}).status_code == 302
    assert is_in(wrens)
    assert device_of(wrens).name == ""


def test_a_name_of_one_s_own(wren: Peer) -> None:
    here = knock(wren)
    url = f"/me/devices/{device_of(here).ref}/name"
    assert [here.post(url, {"name": " my  phone"})["Location"] for _ in range(2)] == ["/me/keys?kept"] * 2
    assert "my phone" in here.get(URL).text
    here.post(url, {"name": ""})
    assert "This browser" in here.get(URL).text


def test_a_name_that_is_too_long_is_said_so(wren: Peer) -> None:
    here = knock(wren)
    answer = here.post(f"/me/devices/{device_of(here).ref}/name", {"name": "x" * 41})
    assert answer.status_code == 422
    assert "At most 40 letters" in answer.text
    assert "x" * 41 in answer.text, "what was typed is still there"
    assert "wasm-unsafe-eval" in answer["Content-Security-Policy"]
    assert device_of(here).name == ""


def test_a_new_passphrase_leaves_this_browser_alone_and_its_name(wren: Peer) -> None:
    from eachother.people.tests.test_keys import a_new_lock  # noqa: PLC0415

    here, there = knock(wren), knock(wren)
    actions.name_device(device_of(here).ref, "my phone", by=wren.person)
    send(here, "/me/keys/passphrase", {"proof": wren.account.auth, **a_new_lock(wren)})
    assert [one.name for one in queries.devices_of(wren.person)] == ["my phone"]
    assert is_in(here)
    assert not is_in(there)
    assert Session.objects.count() == 1


@pytest.mark.parametrize("way", ["/door/out", "/leave"])
def test_signed_out_it_is_not_on_the_list(wren: Peer, way: str) -> None:
    knock(wren).post(way)
    assert not Device.objects.exists()
    assert not Session.objects.exists()


def test_whoever_comes_stays_and_whoever_is_away_for_a_month_does_not(wren: Peer) -> None:
    begun = timezone.now()
    coming, away = knock(wren), knock(wren)
    for days in (20, 40, 60):
        with time_machine.travel(begun + timedelta(days=days)):
            assert is_in(coming)
    with time_machine.travel(begun + timedelta(days=61)):
        assert not is_in(away)
        assert actions.forget_idle_devices() == 1
        assert [one.session_key for one in queries.devices_of(wren.person)] == [key_of(coming)]


def test_the_day_is_written_once_a_day(wren: Peer) -> None:
    client = knock(wren)
    with time_machine.travel(timezone.now() + timedelta(days=3)):
        is_in(client)
        assert device_of(client).last_seen_on == timezone.localdate()
        with CaptureQueriesContext(connection) as asked:
            is_in(client)
        assert not any(one["sql"].startswith("UPDATE") for one in asked)


def test_the_page_asks_little(wren: Peer) -> None:
    clients = [knock(wren) for _ in range(6)]
    clients[0].get(URL)
    with assertNumQueries(4):
        clients[0].get(URL)


def test_signed_out_there_is_nothing_to_do(sorrel: Client, wren: Peer) -> None:
    ref = device_of(knock(wren)).ref
    for url in (f"/me/devices/{ref}/out", f"/me/devices/{ref}/name", "/me/devices/out"):
        assert sorrel.post(url)["Location"] == "/door"
        assert knock(wren).get(url).status_code == 405
    assert Device.objects.filter(ref=ref).exists()
