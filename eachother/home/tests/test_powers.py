"""Who can do what here: it says what the host sees, all of it, and nothing that is not so."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.conf import settings
from django.test import Client, override_settings
from django.utils import timezone

from eachother.env import Env
from eachother.home.tests.make import signed_in_as, someone, words_of

pytestmark = pytest.mark.django_db

SEEN = [
    "names people choose",
    "who is connected with whom",
    "steps of 256 bytes",
    "public keys",
    "in how many browsers",
]
NOT_PREVENTED = [
    "hands one person changed software",
    "A passphrase that is easy to guess",
    "A phone that is unlocked",
    "can also read what was written before",
]


def reachable() -> Env:
    env: Env = settings.ENV
    return replace(env, contact="mailto:hazel@riverside.example")


@pytest.mark.parametrize("inside", [True, False])
def test_everybody_can_read_it(client: Client, inside: bool) -> None:
    reader = signed_in_as(someone("Wren")) if inside else client
    answer = reader.get("/who-can-do-what")
    said = words_of(answer.content)
    assert answer.status_code == 200
    assert f"answers at {settings.ADDRESS} ." in said
    assert [words for words in SEEN + NOT_PREVENTED if words not in said] == []
    assert ("You" in said and "People" in said) or not inside


def test_it_promises_no_more_than_is_so(client: Client) -> None:
    said = words_of(client.get("/who-can-do-what").content).lower()
    assert [word for word in ("zero-knowledge", "unbreakable", "military", "100%") if word in said] == []
    assert "not been checked by anybody outside" in said


def test_the_places_are_there_only_for_those_who_are_in(client: Client) -> None:
    assert b'href="/people"' not in client.get("/who-can-do-what").content
    assert b'href="/people"' in signed_in_as(someone("Wren")).get("/who-can-do-what").content


@pytest.mark.parametrize("address", ["/", "/door"])
def test_the_way_to_it_stands_on_the_pages_before_the_door(client: Client, address: str) -> None:
    assert b'href="/who-can-do-what"' in client.get(address).content


def test_the_host_can_be_reached_when_they_have_said_how(client: Client) -> None:
    assert "Write to the host" not in words_of(client.get("/who-can-do-what").content)
    with override_settings(ENV=reachable()):
        page = client.get("/who-can-do-what").content
    assert b'<a href="mailto:hazel@riverside.example">Write to the host</a>' in page


def test_whoever_finds_a_hole_learns_whom_to_tell(client: Client) -> None:
    assert client.get("/.well-known/security.txt").status_code == 404
    with override_settings(ENV=reachable()):
        lines = client.get("/.well-known/security.txt").content.decode().splitlines()
    said = dict(line.split(": ", 1) for line in lines)
    assert said["Contact"] == "mailto:hazel@riverside.example"
    assert said["Canonical"] == f"{settings.ADDRESS}/.well-known/security.txt"
    assert timedelta(days=30) < datetime.fromisoformat(said["Expires"]) - timezone.now() < timedelta(days=365)
