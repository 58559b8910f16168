"""The founder names the community, once."""

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from eachother.community.models import Community, Door
from eachother.community.queries import current
from eachother.people import actions
from eachother.people.tests import make
from eachother.people.tests.make import Peer, send
from eachother.vault.envelopes import read_sign_up

URL = "/founding"


@pytest.fixture
def founder(db: None) -> Peer:
    return make.a_peer("Juniper", founding=True)


def test_the_first_one_is_led_there(db: None) -> None:
    invitation = make.an_invitation(founding=True)
    client = Client()
    body = {"name": "Juniper", "keys": make.an_account("Juniper").post}
    assert send(client, f"/join/{invitation.code}", body).json()["onward"] == URL
    assert client.get(URL).status_code == 200


def test_the_name_is_given(founder: Peer, django_capture_on_commit_callbacks: object) -> None:
    client = make.signed_in_as(founder)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        assert client.post(URL, {"name": " Riverside "})["Location"] == "/me?first"
    assert current().name == "Riverside"
    assert "Riverside" in client.get("/me").text


def test_and_given_once(founder: Peer, django_capture_on_commit_callbacks: object) -> None:
    client = make.signed_in_as(founder)
    for name in ("Riverside", "Elsewhere"):
        with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
            assert client.post(URL, {"name": name})["Location"] == "/me?first"
    assert Community.objects.get().name == "Riverside"
    assert client.get(URL)["Location"] == "/me?first"


@pytest.mark.parametrize(
    ("name", "words"), [("", "What should it be called?"), ("…", "at least one letter"), ("w" * 61, "At most 60")]
)
def test_a_name_that_cannot_be(founder: Peer, name: str, words: str) -> None:
    answer = make.signed_in_as(founder).post(URL, {"name": name})
    assert answer.status_code == 422
    assert words in answer.text
    assert not Community.objects.exists()


@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_else_names_it(founder: Peer, wren: Peer, method: str) -> None:
    answer = getattr(make.signed_in_as(wren), method)(URL, {"name": "Mine"})
    assert answer.status_code == 404
    assert not Community.objects.exists()


@pytest.mark.parametrize("door", [*Door, None])
def test_a_door_is_chosen_with_the_name(
    founder: Peer, django_capture_on_commit_callbacks: object, door: Door | None
) -> None:
    """Whoever chooses none has said: by invitation."""
    sent = {"name": "Riverside"} | ({"door": door.value} if door else {})
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        make.signed_in_as(founder).post(URL, sent)
    assert current().door == (door or Door.INVITATION)


def test_a_door_that_there_is_not(founder: Peer) -> None:
    answer = make.signed_in_as(founder).post(URL, {"name": "Riverside", "door": "bricked up"})
    assert answer.status_code == 422
    assert "One of the three" in answer.text
    assert 'value="Riverside"' in answer.text, "what was typed stays"
    assert not Community.objects.exists()


def test_the_door_is_nobody_s_to_change_alone(founder: Peer) -> None:
    client = make.signed_in_as(founder)
    for door in (Door.KNOCK, Door.OPEN):
        assert client.post(URL, {"name": "Riverside", "door": door.value}).status_code == 302
    assert Community.objects.get().door == Door.KNOCK


@pytest.mark.parametrize("method", ["get", "post"])
def test_signed_out_nobody_comes_near(founder: Peer, sorrel: Client, method: str) -> None:
    answer = getattr(sorrel, method)(URL, {"name": "Mine", "door": "open"})
    assert (answer.status_code, answer["Location"].partition("?")[0]) == (302, "/door")
    assert not Community.objects.exists()


def test_whoever_came_in_through_a_person_or_the_host_has_no_right(founder: Peer) -> None:
    """Neither an invitation of the founder's, nor one that the host's command line has made."""
    for name, by in (("Otter", founder.person), ("Heron", None)):
        link = actions.invite(by=by)
        keys = read_sign_up(make.an_account(name).post, origin=settings.ADDRESS)
        client = make.signed_in_as(Peer(actions.arrive(link.code, name=name, keys=keys), founder.account))
        for answer in (client.get(URL), client.post(URL, {"name": "Mine", "door": "open"})):
            assert answer.status_code == 404
    assert not Community.objects.exists()


def test_whoever_founds_and_leaves_again_names_nothing(founder: Peer) -> None:
    client = make.signed_in_as(founder)
    founder.person.left_at = timezone.now()
    founder.person.save(update_fields=["left_at"])
    assert client.post(URL, {"name": "Riverside"})["Location"] == "/me/leaving"
    assert not Community.objects.exists()
