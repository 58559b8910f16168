"""Saying what one has lived."""

from django.core.cache import cache
from django.test import Client
from pytest_django.asserts import assertNumQueries

from eachother.people import actions
from eachother.people.models import Experience, Lived, ShownTo
from eachother.people.rules import EXPERIENCES_AT_MOST
from eachother.people.tests import make
from eachother.people.tests.make import Peer

URL = "/me/experiences"


def said_by(peer: Peer) -> list[str]:
    return list(Lived.objects.filter(person=peer.person).order_by("pk").values_list("experience__name", flat=True))


def test_a_new_one_joins_the_vocabulary(wren: Peer) -> None:
    client = make.signed_in_as(wren)
    assert client.post(URL, {"name": "  Night   shifts ", "shown_to": "sharers"})["Location"] == URL
    lived = Lived.objects.get()
    assert (lived.experience.name, lived.wording) == ("night shifts", "Night shifts")
    assert (lived.shown_to, lived.experience.begun_by) == (ShownTo.SHARERS, None)


def test_a_name_is_spelt_by_the_first_who_shows_it_to_everybody(wren: Peer, juniper: Peer) -> None:
    hers = actions.take_up("PTSD", by=wren.person, shown_to=ShownTo.NODDED)
    his = actions.take_up("Ptsd", by=juniper.person)
    assert said_by(wren) == said_by(juniper) == ["Ptsd"]
    assert Experience.objects.get().begun_by == juniper.person
    actions.show(his, to=ShownTo.SHARERS, wording="")
    assert said_by(wren) == ["ptsd"]
    actions.show(hers, to=ShownTo.EVERYBODY, wording="PTSD")
    assert said_by(juniper) == ["PTSD"]
    actions.let_go(hers)
    assert said_by(juniper) == ["ptsd"]


def test_what_nobody_shows_to_everybody_is_not_offered(wren: Peer, juniper: Peer) -> None:
    veiled = actions.take_up("Night shifts", by=wren.person, shown_to=ShownTo.SHARERS)
    client = make.signed_in_as(juniper)
    assert "Night" not in client.post(f"{URL}/suggestions", {"name": "night"}).text
    actions.show(veiled, to=ShownTo.EVERYBODY, wording="Night shifts")
    cache.clear()
    assert "Night shifts" in client.post(f"{URL}/suggestions", {"name": "night"}).text


def test_another_spelling_is_the_same_experience(wren: Peer, juniper: Peer) -> None:
    make.lives(wren.person, "Café nights")
    make.signed_in_as(juniper).post(URL, {"name": "cafe NIGHTS"})
    assert Experience.objects.count() == 1
    assert said_by(juniper) == ["Café nights"]


def test_said_twice_it_is_said_once(wren: Peer) -> None:
    client = make.signed_in_as(wren)
    for shown_to in ("nodded", "everybody"):
        client.post(URL, {"name": "Night shifts", "shown_to": shown_to})
    assert Lived.objects.get().shown_to == ShownTo.NODDED, "saying it again does not show it to more people"


def test_something_like_it_is_asked_about_first(wren: Peer, juniper: Peer) -> None:
    make.lives(wren.person, "Coming off medication")
    client = make.signed_in_as(juniper)
    answer = client.post(URL, {"name": "coming off medications", "shown_to": "sharers"})
    assert answer.status_code == 200
    assert "Is it one of these?" in answer.text
    assert "Coming off medication" in answer.text
    assert said_by(juniper) == []
    client.post(URL, {"name": "coming off medications", "taken": "Coming off medication", "shown_to": "sharers"})
    assert said_by(juniper) == ["Coming off medication"]
    assert Lived.objects.get(person=juniper.person).shown_to == ShownTo.SHARERS


def test_and_a_new_one_can_be_meant_all_the_same(wren: Peer, juniper: Peer) -> None:
    make.lives(wren.person, "Coming off medication")
    make.signed_in_as(juniper).post(URL, {"name": "coming off medications", "new": "1"})
    assert said_by(juniper) == ["coming off medications"]


def test_near_matches_while_typing(wren: Peer, juniper: Peer) -> None:
    make.lives(wren.person, "Night shifts", "Losing a brother", "Raising a child alone")
    client = make.signed_in_as(juniper)

    def offered(typed: str) -> str:
        return client.post(f"{URL}/suggestions", {"name": typed}, headers={"hx-request": "true"}).text

    assert "Night shifts" in offered("nig")
    assert "Night shifts" in offered("shif")
    assert "Night shifts" in offered("nite shifts")
    assert "Losing a brother" in offered("lost my brother")
    assert "Losing a brother" not in offered("nig")
    assert offered("n").strip() == ""
    assert "button" not in offered("something else entirely")


def test_what_one_said_already_is_not_offered_again(wren: Peer) -> None:
    make.lives(wren.person, "Night shifts")
    page = make.signed_in_as(wren).post(f"{URL}/suggestions", {"name": "night"})
    assert "Night shifts" not in page.text


def test_who_sees_it_and_in_what_words_can_change(wren: Peer) -> None:
    (lived,) = make.lives(wren.person, "Night shifts")
    url = f"{URL}/{lived.experience.ref}"
    make.signed_in_as(wren).post(url, {"shown_to": "nodded", "wording": "Eleven years of them"})
    lived.refresh_from_db()
    assert (lived.shown_to, lived.wording) == (ShownTo.NODDED, "Eleven years of them")


def test_the_shared_name_said_again_is_no_wording(wren: Peer) -> None:
    (lived,) = make.lives(wren.person, "Night shifts")
    make.signed_in_as(wren).post(f"{URL}/{lived.experience.ref}", {"shown_to": "everybody", "wording": "NIGHT shifts"})
    lived.refresh_from_db()
    assert lived.wording == ""


def test_a_wording_that_is_too_long_is_not_lost(wren: Peer) -> None:
    (lived,) = make.lives(wren.person, "Night shifts")
    answer = make.signed_in_as(wren).post(
        f"{URL}/{lived.experience.ref}", {"shown_to": "everybody", "wording": "so many " * 8}
    )
    assert answer.status_code == 422
    assert "at most 60 letters" in answer.text
    assert "so many so many" in answer.text


def test_let_go_it_is_gone(wren: Peer, juniper: Peer) -> None:
    (lived,) = make.lives(wren.person, "Night shifts")
    make.lives(juniper.person, "Night shifts")
    client, url = make.signed_in_as(wren), f"{URL}/{lived.experience.ref}/letting-go"
    assert [client.post(url).status_code for _ in range(2)] == [302, 302]
    assert said_by(wren) == []
    assert said_by(juniper) == ["Night shifts"]


def test_what_nobody_says_any_more_leaves_the_vocabulary(wren: Peer) -> None:
    (lived,) = make.lives(wren.person, "Night shifts")
    make.signed_in_as(wren).post(f"{URL}/{lived.experience.ref}/letting-go")
    assert not Experience.objects.exists()


def test_nobody_changes_what_another_said(wren: Peer, heron: Peer) -> None:
    (lived,) = make.lives(wren.person, "Night shifts")
    client, url = make.signed_in_as(heron), f"{URL}/{lived.experience.ref}"
    assert client.post(url, {"shown_to": "everybody", "wording": "x"}).status_code == 404
    client.post(f"{url}/letting-go")
    assert said_by(wren) == ["Night shifts"]


def test_bad_input_says_what_is_wrong(wren: Peer) -> None:
    client = make.signed_in_as(wren)
    assert "A few words, please" in client.post(URL, {"name": "…"}).text
    long = client.post(URL, {"name": "w" * 61})
    assert long.status_code == 422
    assert "At most 60 letters" in long.text
    assert client.post(URL, {"name": "Night shifts", "shown_to": "the world"}).status_code == 422
    assert said_by(wren) == []


def test_forty_are_enough(wren: Peer) -> None:
    make.lives(wren.person, *(f"number {chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(EXPERIENCES_AT_MOST)))
    answer = make.signed_in_as(wren).post(URL, {"name": "one more", "new": "1"})
    assert answer.status_code == 422
    assert "Forty is the most" in answer.text
    assert "one more" not in said_by(wren)


def test_the_list_costs_the_same_however_long(wren: Peer) -> None:
    client = make.signed_in_as(wren)
    make.lives(wren.person, "one thing", "another")
    client.get(URL)
    with assertNumQueries(4):
        client.get(URL)
    make.lives(wren.person, *(f"thing {chr(97 + n)}{chr(98 + n)}" for n in range(10)))
    with assertNumQueries(4):
        client.get(URL)


def test_signed_out_nothing_is_taken(sorrel: Client, db: None) -> None:
    assert sorrel.post(URL, {"name": "Night shifts"})["Location"] == "/door"
    assert not Lived.objects.exists()
