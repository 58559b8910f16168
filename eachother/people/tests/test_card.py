"""A card to hand to somebody met in passing."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from eachother.community.actions import name_community
from eachother.community.models import Door
from eachother.people import actions, portability
from eachother.people.models import Arrival, Invitation, Person
from eachother.people.rules import CARDS_AT_MOST
from eachother.people.tests import make
from eachother.people.tests.make import Peer, send
from eachother.people.views.cards import A_DAY

URL = "/me/card"
WORDS = "The bench by the lifts, Tuesday."


def card_of(peer: Peer, words: str = WORDS) -> Invitation:
    return actions.make_card(words, by=peer.person)


def come_in(card: Invitation, name: str = "Sorrel") -> Any:
    return send(Client(), f"/join/{card.code}", {"name": name, "keys": make.an_account(name).post})


def test_a_card_is_made_and_shown_to_print(wren: Peer) -> None:
    client = make.signed_in_as(wren)
    where = client.post(URL, {"words": f"  {WORDS}\n"})["Location"]
    card = Invitation.objects.get(by=wren.person, card=True)
    assert (where, card.words) == (f"{URL}/{card.ref}", WORDS)
    paper = client.get(where)
    assert f"http://localhost:8000/card/{card.code}" in paper.text
    assert WORDS in paper.text
    assert '<div class="qr" role="img" aria-label="' in paper.text
    assert "<svg" in paper.text
    assert "style=" not in paper.text, "the page\u2019s policy would not let it through"
    assert WORDS in client.get(URL).text


def test_words_need_not_be_and_twice_is_once(wren: Peer) -> None:
    client = make.signed_in_as(wren)
    assert client.post(URL, {"words": ""})["Location"] == client.post(URL, {})["Location"]
    assert Invitation.objects.filter(card=True).count() == 1


def test_words_that_are_too_long_stay(wren: Peer) -> None:
    answer = make.signed_in_as(wren).post(URL, {"words": "w" * 201})
    assert answer.status_code == 422
    assert "At most 200 letters, so that they fit" in answer.text
    assert "w" * 201 in answer.text


def test_five_at_most_beside_the_links(wren: Peer) -> None:
    for n in range(CARDS_AT_MOST):
        card_of(wren, f"Card {n}")
    client = make.signed_in_as(wren)
    answer = client.post(URL, {"words": "One more"})
    assert answer.status_code == 422
    assert "You have five cards" in answer.text
    assert client.post("/invitations", {"uses": "1", "days": "7"}).status_code == 302
    assert "/card/" not in client.get("/invitations").text.replace("/me/card", "").replace(
        "invitations/", "/invitations/"
    )
    actions.tear_up(Invitation.objects.filter(card=True)[0].ref, by=wren.person)
    assert client.post(URL, {"words": "One more"}).status_code == 302


def test_it_leads_somebody_new_to_the_way_in(wren: Peer, sorrel: Client) -> None:
    card = card_of(wren)
    page = sorrel.get(f"/card/{card.code}")
    assert "A card from Wren" in page.text
    assert WORDS in page.text
    assert f"/join/{card.code}" in page.text
    assert "<title>A card" in page.text.replace("\n", ""), "no name in the window\u2019s title"
    assert come_in(card).status_code == 200
    assert Arrival.objects.get(person__name="Sorrel").invitation == card


@pytest.mark.parametrize("door", list(Door))
def test_it_lets_in_whichever_door_there_is(wren: Peer, door: Door) -> None:
    name_community("Riverside", door=door)
    assert come_in(card_of(wren)).status_code == 200


def test_it_leads_who_is_here_to_its_maker(wren: Peer, otter: Peer) -> None:
    card = card_of(wren)
    for peer in (otter, wren):
        assert make.signed_in_as(peer).get(f"/card/{card.code}")["Location"] == f"/people/{wren.ref}"


def test_whoever_is_blocked_finds_nothing_just_as_with_one_that_is_torn_up(
    wren: Peer, heron: Peer, otter: Peer
) -> None:
    card, torn = card_of(wren), card_of(wren, "Another")
    actions.block(heron.person, by=wren.person)
    actions.block(wren.person, by=otter.person)
    actions.tear_up(torn.ref, by=wren.person)
    for peer in (heron, otter):
        client = make.signed_in_as(peer)
        asked = [client.get(f"/card/{code}") for code in (card.code, torn.code, "nothing")]
        assert {answer.status_code for answer in asked} == {404}
        assert len({answer.text.partition("<main")[2].partition("</main>")[0] for answer in asked}) == 1


def test_torn_up_it_leads_nowhere_and_its_words_are_gone(wren: Peer, sorrel: Client) -> None:
    card, client = card_of(wren), make.signed_in_as(wren)
    assert [client.post(f"{URL}/{card.ref}/tearing")["Location"] for _ in range(2)] == [URL, URL]
    pages = [sorrel.get(f"/{way}/{card.code}") for way in ("card", "join")] + [sorrel.get("/card/nothing")]
    assert {page.status_code for page in pages} == {404}
    assert all("This card is no longer good" in page.text for page in pages)
    assert not any("Wren" in page.text for page in pages)
    assert come_in(card).status_code == 410
    assert not Invitation.objects.exclude(words="").exists()
    assert client.get(f"{URL}/{card.ref}").status_code == 404
    assert WORDS not in client.get(URL).text


def test_nobody_tears_up_another_s(wren: Peer, heron: Peer) -> None:
    card = card_of(wren)
    client = make.signed_in_as(heron)
    client.post(f"{URL}/{card.ref}/tearing")
    assert Invitation.objects.open().filter(pk=card.pk).exists()
    assert client.get(f"{URL}/{card.ref}").status_code == 404
    assert client.get(f"/invitations/{card.ref}/card").status_code == 404


def test_a_card_is_no_link_and_a_link_no_card(wren: Peer, sorrel: Client) -> None:
    link, client = actions.invite(by=wren.person), make.signed_in_as(wren)
    client.post(f"{URL}/{link.ref}/tearing")
    assert Invitation.objects.open().filter(pk=link.pk).exists()
    assert client.get(f"{URL}/{link.ref}").status_code == 404
    assert sorrel.get(f"/card/{link.code}").status_code == 404
    assert client.get(f"/invitations/{card_of(wren).ref}/card").status_code == 404


def test_after_a_year_or_when_many_have_come_it_is_over(wren: Peer, sorrel: Client, otter: Peer) -> None:
    card = card_of(wren)
    with time_machine.travel(timezone.now() + timedelta(days=366)):
        assert sorrel.get(f"/card/{card.code}").status_code == 404
    Invitation.objects.filter(pk=card.pk).update(used=card.uses)
    assert sorrel.get(f"/card/{card.code}").status_code == 404
    assert make.signed_in_as(otter).get(f"/card/{card.code}").status_code == 302, "who is here still finds the person"


def test_with_which_nobody_else_comes_in_it_can_still_be_torn_up(wren: Peer, otter: Peer) -> None:
    card, client = card_of(wren), make.signed_in_as(wren)
    Invitation.objects.filter(pk=card.pk).update(used=card.uses)
    page = client.get(URL).text
    assert f"{URL}/{card.ref}/tearing" in page
    assert "Nobody else can come in with it" in page
    assert card_of(wren) != card, "another with the same words lets people in again"
    client.post(f"{URL}/{card.ref}/tearing")
    assert make.signed_in_as(otter).get(f"/card/{card.code}").status_code == 404


def test_nobody_makes_and_tears_up_without_end(wren: Peer) -> None:
    client = make.signed_in_as(wren)
    for n in range(A_DAY):
        there = client.post(URL, {"words": f"Number {n}"})["Location"]
        client.post(f"{there}/tearing")
    answer = client.post(URL, {"words": "One more"})
    assert answer.status_code == 422
    assert "That is enough for today." in answer.text
    assert "One more" in answer.text


def test_whoever_leaves_has_no_cards(wren: Peer, sorrel: Client) -> None:
    card = card_of(wren)
    Person.objects.filter(pk=wren.person.pk).update(left_at=timezone.now())
    assert sorrel.get(f"/card/{card.code}").status_code == 404


def test_who_came_with_a_card_is_forgotten_after_a_month(wren: Peer) -> None:
    come_in(card := card_of(wren))
    come_in(link := actions.invite(by=wren.person, days=60), "Heron")
    assert actions.forget_whom_cards_brought() == 0
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        assert actions.forget_whom_cards_brought() == 1
    assert not card.arrivals.exists()
    assert link.arrivals.exists(), "a link says of itself when it is forgotten"
    assert Invitation.objects.open().filter(pk=card.pk).exists()


def test_it_is_taken_along(wren: Peer) -> None:
    card_of(wren)
    taken = portability.export(wren.person)
    assert [one["words"] for one in taken["cards"]] == [WORDS]
    assert taken["invitations"] == []


def test_a_card_is_always_somebody_s(db: None) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Invitation.objects.create(by=None, card=True, expires_at=timezone.now())


def test_looking_at_it_leaves_no_trace(wren: Peer, sorrel: Client) -> None:
    card = card_of(wren)
    before = Invitation.objects.values().get(pk=card.pk)
    for _ in range(3):
        sorrel.get(f"/card/{card.code}")
    assert Invitation.objects.values().get(pk=card.pk) == before


def test_an_invitation_on_paper_says_for_how_many_and_until_when(wren: Peer) -> None:
    link = actions.invite(by=wren.person, uses=3, days=7)
    Invitation.objects.filter(pk=link.pk).update(used=1)
    client = make.signed_in_as(wren)
    page = client.get(f"/invitations/{link.ref}/card")
    assert "For 2 people" in page.text
    assert f"http://localhost:8000/join/{link.code}" in page.text
    assert "<svg" in page.text
    assert "Wren" not in page.text.partition("<article")[2].partition("</article>")[0], "whoever finds it knows less"
    actions.withdraw(link)
    assert client.get(f"/invitations/{link.ref}/card").status_code == 404
