"""Answering a knock, from inside."""

import re
from datetime import timedelta
from threading import Barrier, Thread

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from eachother.knocks import actions, queries
from eachother.knocks.models import Answer, Knock
from eachother.knocks.tests import make
from eachother.knocks.tests.make import words_of
from eachother.notices import kinds
from eachother.notices.actions import tell
from eachother.notices.models import Notice
from eachother.notices.queries import counts_by_place, waiting_for
from eachother.people.models import Invitation, Person, ShownTo
from eachother.people.tests.make import an_account, send

HER_WORDS = "The kettle is on. We are mostly up when others sleep."


def answer(person: Person, knock: Knock, **sent: str) -> str:
    return str(make.signed_in_as(person).post(f"/knocks/{knock.ref}/answer", sent)["Location"])


def test_two_different_people_open_the_door(client: Client, wren: Person, juniper: Person) -> None:
    knock = make.a_knock("night shifts")
    address = f"/knock/{knock.code}"
    assert "Nobody has answered yet" in client.get(address).text
    assert answer(wren, knock) == "/knocks?said"
    assert "One person says come in" in client.get(address).text
    assert answer(wren, knock) == "/knocks?said", "one person alone opens nothing, however often they say it"
    assert answer(juniper, knock) == "/knocks?open"
    page = client.get(address)
    invitation = Invitation.objects.get(knock=knock)
    assert "The door is open" in page.text
    assert f"/join/{invitation.code}" in page.text
    assert (invitation.by, invitation.uses, invitation.used) == (None, 1, 0)
    assert client.get(f"/join/{invitation.code}").status_code == 200


def test_what_they_write_and_their_names_only_if_they_say_so(client: Client, wren: Person, juniper: Person) -> None:
    knock = make.a_knock("night shifts")
    answer(wren, knock, words=HER_WORDS)
    answer(juniper, knock, words="  Come\n round. ", named="on")
    said = words_of(client.get(f"/knock/{knock.code}").content)
    assert f"{HER_WORDS} Somebody who is here" in said
    assert "Come round. Juniper" in said
    assert "Wren" not in said


def test_said_twice_the_first_words_stand(wren: Person) -> None:
    knock = make.a_knock("night shifts")
    for words in ("First.", "Second."):
        answer(wren, knock, words=words)
    assert Answer.objects.get().words == "First."


def test_the_address_leads_in_once_and_then_there_is_nothing_more(
    client: Client, wren: Person, juniper: Person
) -> None:
    knock = make.a_knock()
    for person in (wren, juniper):
        actions.say_come_in(knock, "", named=False, by=person)
    code = Invitation.objects.get().code
    body = {"name": "Sorrel", "keys": an_account("Sorrel").post}
    came = [send(Client(), f"/join/{code}", body).status_code for _ in range(2)]
    assert came == [200, 200], "sent twice, it is one person"
    assert Person.objects.filter(name="Sorrel").count() == 1
    assert not Knock.objects.exists(), "the words at the door have done what they were for"
    assert client.get(f"/knock/{knock.code}").status_code == 404
    other = send(Client(), f"/join/{code}", {"name": "Heron", "keys": an_account("Heron").post})
    assert other.status_code == 410


def test_taken_back_after_it_was_opened_nobody_comes_in_with_it(wren: Person, juniper: Person) -> None:
    knock = make.a_knock()
    for person in (wren, juniper):
        actions.say_come_in(knock, "", named=False, by=person)
    actions.take_back(knock.code)
    assert not Invitation.objects.open().exists()


def test_whoever_shares_what_was_named_may_answer(wren: Person, juniper: Person, otter: Person, heron: Person) -> None:
    knock = make.a_knock("night shifts")
    for person in (wren, juniper, otter):
        assert make.at_the_door_for(person) == [knock.ref]
    assert make.at_the_door_for(heron) == []
    browser = make.signed_in_as(heron)
    for way in ("answer", "leave"):
        assert browser.post(f"/knocks/{knock.ref}/{way}").status_code == 404
    assert knock.words not in browser.get("/knocks").text


def test_whoever_keeps_it_veiled_may_answer_too(wren: Person, juniper: Person, otter: Person, heron: Person) -> None:
    make.say(heron, "night shifts", ShownTo.NODDED)
    knock = make.a_knock("night shifts")
    assert make.at_the_door_for(heron) == [knock.ref]


def test_where_few_share_it_anybody_may_and_what_is_veiled_does_not_count(
    wren: Person, juniper: Person, heron: Person
) -> None:
    """Two show it. Whether a third keeps it veiled is not to be read from who sees the knock."""
    knock = make.a_knock("night shifts")
    assert make.at_the_door_for(heron) == [knock.ref]
    make.say(make.someone("Fox"), "night shifts", ShownTo.SHARERS)
    assert make.at_the_door_for(heron) == [knock.ref]
    finch = make.someone("Finch", "night shifts")
    assert make.at_the_door_for(heron) == []
    Person.objects.filter(pk=finch.pk).update(hidden_at=timezone.now())
    assert make.at_the_door_for(heron) == [knock.ref], "nor who does not want to be found"


def test_who_named_nothing_is_everybody_s(wren: Person, heron: Person) -> None:
    knock = make.a_knock()
    assert make.at_the_door_for(wren) == make.at_the_door_for(heron) == [knock.ref]


def test_it_waits_on_today_quietly(wren: Person, heron: Person) -> None:
    knock = make.a_knock()
    said = words_of(make.signed_in_as(wren).get("/today").content)
    assert f"Somebody knocks at the door {knock.words}" in said
    assert not set(counts_by_place(wren)) & {"today", "people", "alongside"}, "no badge counts it"


def test_no_flood_of_knocks_hides_what_else_waits(wren: Person, heron: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    another = kinds.Kind("another", "people", lambda _person, told: [kinds.NoticeCard(one, "A nod") for one in told])
    monkeypatch.setitem(kinds._kinds, another.name, another)
    tell(wren, another.name, about=heron.ref, by=heron)
    knocks = [make.a_knock(words=f"Number {n}") for n in range(queries.KNOCKS_ON_TODAY + 2)]
    titles = [str(card.title) for card in waiting_for(wren)]
    assert titles.count("Somebody knocks at the door") == queries.KNOCKS_ON_TODAY
    assert "A nod" in titles
    assert len(make.at_the_door_for(wren)) == len(knocks), "the page of knocks has them all"
    actions.let_be(knocks[0], by=wren)
    make.a_knock(words="When there is room again")
    assert "When there is room again" in [card.voice for card in waiting_for(Person.objects.get(pk=wren.pk))]


def test_leaving_it_to_others_refuses_nobody(client: Client, wren: Person, juniper: Person, otter: Person) -> None:
    knock = make.a_knock("night shifts")
    browser = make.signed_in_as(wren)
    for _ in range(2):
        assert browser.post(f"/knocks/{knock.ref}/leave")["Location"] == "/"
    assert waiting_for(wren) == []
    assert knock.words in browser.get("/knocks").text, "they may still change their mind"
    for person in (juniper, otter):
        answer(person, knock)
    assert "The door is open" in client.get(f"/knock/{knock.code}").text


def test_once_it_is_open_it_waits_for_nobody(wren: Person, juniper: Person, otter: Person) -> None:
    knock = make.a_knock("night shifts")
    for person in (wren, juniper):
        answer(person, knock)
    assert not Notice.objects.exists()
    assert make.at_the_door_for(otter) == []
    assert answer(otter, knock, words="Too late") == "/knocks?open", "whoever still had the page open is told so"
    assert make.signed_in_as(otter).post(f"/knocks/{knock.ref}/leave").status_code == 302
    assert Answer.objects.count() == 2
    assert answer(wren, knock) == "/knocks?open", "pressed again by somebody who had said it"
    assert Invitation.objects.count() == 1


def test_words_that_are_too_long_stay_in_their_field(wren: Person, heron: Person) -> None:
    knock, other = make.a_knock(), make.a_knock()
    long = "w" * 301
    page = make.signed_in_as(wren).post(f"/knocks/{knock.ref}/answer", {"words": long, "named": "on"})
    assert page.status_code == 422
    assert page.text.count("At most 300 letters. Your words are still in the field.") == 1
    assert page.text.count(long) == 1
    assert page.text.count("checked") == 1
    assert other.ref in page.text
    assert not Answer.objects.exists()


def test_on_the_second_page_they_stay_too(wren: Person, heron: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "AT_ONCE", 1)
    knock, _newer = make.a_knock(), make.a_knock()
    browser, long = make.signed_in_as(wren), "w" * 301
    [address] = re.findall(r'action="(/knocks/[^"]*answer[^"]*)"', browser.get("/knocks?page=2").text)
    assert knock.ref in address
    assert long in browser.post(address, {"words": long}).text


def test_whoever_leaves_says_nothing_at_the_door(client: Client, wren: Person, juniper: Person, otter: Person) -> None:
    knock = make.a_knock("night shifts")
    actions.say_come_in(knock, HER_WORDS, named=True, by=wren)
    Person.objects.filter(pk=wren.pk).update(left_at=timezone.now())
    page = client.get(f"/knock/{knock.code}")
    assert "Nobody has answered yet" in page.text
    assert "Wren" not in page.text
    assert not actions.say_come_in(knock, "", named=False, by=juniper)
    assert actions.say_come_in(knock, "", named=False, by=otter)
    actions.forget(wren)
    assert Answer.objects.count() == 2
    assert "The door is open" in client.get(f"/knock/{knock.code}").text


def test_an_open_door_waits_a_month_and_closes(client: Client, wren: Person, juniper: Person) -> None:
    knock = make.a_knock()
    with time_machine.travel(timezone.now() + timedelta(days=29)):
        for person in (wren, juniper):
            actions.say_come_in(knock, "", named=False, by=person)
    with time_machine.travel(timezone.now() + timedelta(days=58)):
        assert "The door is open" in client.get(f"/knock/{knock.code}").text
    with time_machine.travel(timezone.now() + timedelta(days=60)):
        assert client.get(f"/knock/{knock.code}").status_code == 404
        assert not Invitation.objects.open().exists()


def test_a_thousand_knocks_are_paged(wren: Person, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    fades = timezone.now() + timedelta(days=30)
    make.a_knock("night shifts", words="The oldest of them")
    Knock.objects.bulk_create(Knock(words=f"Number {n}", fades_at=fades) for n in range(1000))
    page = queries.page_for(wren, 1)
    assert (len(page.rows), page.before, page.next) == (queries.AT_ONCE, None, 2)
    last = queries.page_for(wren, 51)
    assert ([one.words for one in last.rows], last.before, last.next) == (["The oldest of them"], 50, None)
    browser = make.signed_in_as(wren)
    assert "Older" in browser.get("/knocks").text
    with django_assert_num_queries(4):
        browser.get("/knocks")
    for number in ("52", "0", "-1", "x", "9999", "٣"):
        assert browser.get(f"/knocks?page={number}").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_of_two_who_say_it_at_once_both_are_heard_and_it_opens_once(client: Client) -> None:
    from eachother.community.models import Door  # noqa: PLC0415

    make.house_with(Door.KNOCK)
    people = [make.someone(name) for name in ("Wren", "Juniper", "Otter", "Heron")]
    knock, together = make.a_knock(), Barrier(len(people))
    broken: list[BaseException] = []

    def say(person: Person) -> None:
        together.wait()
        try:
            actions.say_come_in(knock, "", named=False, by=person)
        except BaseException as error:
            broken.append(error)
        finally:
            connection.close()

    threads = [Thread(target=say, args=(person,)) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert broken == []
    assert Invitation.objects.count() == 1
    assert Knock.objects.get().invitation == Invitation.objects.get()
    assert not Notice.objects.exists()
