"""Knocking, from outside."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from eachother.community.models import Door
from eachother.knocks import actions, queries, rules, views
from eachother.knocks.models import About, Knock
from eachother.knocks.tests import make
from eachother.knocks.tests.make import words_of
from eachother.notices.models import Notice
from eachother.notices.queries import waiting_for
from eachother.people.models import Person, ShownTo
from eachother.people.models.invitation import new_code
from eachother.people.problems import Conflict


def test_a_few_words_and_an_address_to_come_back_to(client: Client, riverside: None) -> None:
    answer = make.knock_with(client)
    knock = Knock.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/knock/{knock.code}")
    page = client.get(answer["Location"])
    assert "You have knocked" in page.text
    assert f"http://localhost:8000/knock/{knock.code}" in page.text
    assert make.WORDS in page.text
    assert timedelta(days=29) < knock.fades_at - timezone.now() <= timedelta(days=30)


def test_the_page_says_who_can_read_it_and_needs_no_script(client: Client, riverside: None) -> None:
    page = client.get("/knock")
    assert "People here who share something with you can read your words" in words_of(page.content)
    assert "whoever hosts this could too" in words_of(page.content)
    assert "wasm" not in page["Content-Security-Policy"]
    assert b"knocks/" not in page.content, "no script of its own"


def test_sent_twice_it_is_one_knock(client: Client, riverside: None) -> None:
    once = new_code()
    where = {make.knock_with(client, once=once)["Location"] for _ in range(3)}
    assert where == {f"/knock/{Knock.objects.get().code}"}


@pytest.mark.parametrize("once", ["", "short", "A" * 32, "a" * 33, "../../../../../../../../etc/pass"])
def test_the_address_is_never_one_that_could_be_guessed_by_mistake(client: Client, riverside: None, once: str) -> None:
    make.knock_with(client, once=once)
    assert Knock.objects.get().code != once


@pytest.mark.parametrize(
    ("words", "said"),
    [("", "A sentence is enough"), (" … ", "A sentence is enough"), ("w" * 601, "At most 600 letters")],
)
def test_bad_input_says_what_is_wrong_and_keeps_what_was_typed(
    client: Client, wren: Person, juniper: Person, words: str, said: str
) -> None:
    refs = make.refs_of("night shifts")
    answer = make.knock_with(client, words=words, about=refs)
    assert answer.status_code == 422
    assert said in answer.text
    assert words.strip() in answer.text
    assert f'value="{refs[0]}" checked' in answer.text
    assert not Knock.objects.exists()


def test_what_is_named_is_kept_once_and_nonsense_is_left_out(client: Client, wren: Person, juniper: Person) -> None:
    ref = make.refs_of("night shifts")[0]
    make.knock_with(client, about=[ref, ref, "nonsense", "a" * 16])
    assert [one.experience.name for one in About.objects.select_related("experience")] == ["night shifts"]


def test_at_most_five_are_named(client: Client, wren: Person, juniper: Person) -> None:
    answer = make.knock_with(client, about=[letter * 16 for letter in "abcdef"])
    assert answer.status_code == 422
    assert "Five at most" in answer.text


def test_only_what_several_people_show_to_everybody_is_offered(client: Client, wren: Person, juniper: Person) -> None:
    """A stranger reads the list: what is veiled is not in it, nor what points at one person, nor the hidden."""
    heron, otter, fox = make.someone("Heron"), make.someone("Otter"), make.someone("Fox")
    for one in (heron, otter):
        make.say(one, "forced hospital stay", ShownTo.SHARERS)
        make.say(one, "a year in prison", ShownTo.NODDED)
    make.say(otter, "a house on fire")
    for one in (otter, fox):
        make.say(one, "a hidden thing")
    fox.hidden_at = timezone.now()
    fox.save()
    assert [one.name for one in queries.offered()] == ["night shifts"]
    said = words_of(client.get("/knock").content)
    assert "night shifts" in said
    for veiled in ("forced hospital stay", "a year in prison", "a house on fire", "new in town", "a hidden thing"):
        assert veiled not in said


def test_a_veiled_experience_cannot_be_named_by_guessing_either(client: Client, wren: Person, juniper: Person) -> None:
    make.say(wren, "forced hospital stay", ShownTo.SHARERS)
    make.knock_with(client, about=make.refs_of("forced hospital stay"))
    assert not About.objects.exists()


@pytest.mark.parametrize("door", [Door.INVITATION, Door.OPEN])
def test_where_the_door_is_another_nobody_knocks(client: Client, db: None, door: Door) -> None:
    make.house_with(door)
    for answer in (client.get("/knock"), make.knock_with(client)):
        assert (answer.status_code, answer["Location"]) == (302, "/join")
    assert not Knock.objects.exists()


def test_whoever_is_in_is_led_to_those_who_knock(wren: Person) -> None:
    browser = make.signed_in_as(wren)
    for answer in (browser.get("/knock"), make.knock_with(browser)):
        assert answer["Location"] == "/knocks"
    assert not Knock.objects.exists()


def test_a_knock_fades_by_itself(client: Client, wren: Person) -> None:
    knock = make.a_knock()
    assert waiting_for(wren)
    with time_machine.travel(timezone.now() + timedelta(days=30, minutes=1)):
        assert client.get(f"/knock/{knock.code}").status_code == 404
        assert make.at_the_door_for(wren) == []
        assert waiting_for(Person.objects.get(pk=wren.pk)) == []
        assert actions.fade() == 1
    assert not Knock.objects.exists()
    assert not Notice.objects.exists()


def test_an_unknown_address_is_answered_as_one_that_has_faded(client: Client, riverside: None) -> None:
    knock = make.a_knock()
    actions.take_back(knock.code)
    pages = [client.get(f"/knock/{code}") for code in (knock.code, new_code(), "nonsense")]
    assert {page.status_code for page in pages} == {404}
    assert len({words_of(page.content) for page in pages}) == 1


def test_taken_back_nothing_of_it_is_left(client: Client, wren: Person, juniper: Person) -> None:
    knock = make.a_knock("night shifts")
    actions.say_come_in(knock, "Come.", named=True, by=wren)
    for _ in range(2):
        answer = client.post(f"/knock/{knock.code}/withdrawal")
        assert (answer.status_code, answer["Location"]) == (302, "/knock?taken-back")
    assert "You took your knock back" in client.get("/knock?taken-back").text
    assert not Knock.objects.exists()
    assert not Notice.objects.exists()
    assert client.get(f"/knock/{knock.code}").status_code == 404


def test_forms_from_elsewhere_are_refused(riverside: None) -> None:
    knock, strict = make.a_knock(), Client(enforce_csrf_checks=True)
    assert make.knock_with(strict).status_code == 403
    assert strict.post(f"/knock/{knock.code}/withdrawal").status_code == 403
    assert Knock.objects.get() == knock


def test_who_floods_from_one_place_is_stopped_and_keeps_the_words(client: Client, riverside: None) -> None:
    for _ in range(views.FROM_ONE_PLACE):
        assert make.knock_with(client).status_code == 302
    answer = make.knock_with(client, words="One more knock")
    assert answer.status_code == 429
    assert "One more knock" in answer.text
    assert "a lot of knocking from where you are" in words_of(answer.content)
    assert make.knock_with(client, words="").status_code == 422
    other = client.post("/knock", {"words": make.WORDS}, REMOTE_ADDR="203.0.113.9")
    assert other.status_code == 302, "others are not kept out by it"


def test_a_slip_does_not_count_as_a_knock(client: Client, riverside: None) -> None:
    for _ in range(views.FROM_ONE_PLACE):
        assert make.knock_with(client, words="").status_code == 422
    assert make.knock_with(client).status_code == 302


def test_who_floods_from_everywhere_is_stopped_too(
    client: Client, riverside: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "FROM_EVERYWHERE", 3)
    sent = [client.post("/knock", {"words": make.WORDS}, REMOTE_ADDR=f"203.0.113.{n}") for n in range(4)]
    assert [one.status_code for one in sent] == [302, 302, 302, 429]
    assert "a lot of knocking today" in sent[-1].text


def test_more_than_people_can_read_do_not_wait(
    client: Client, riverside: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "WAITING_AT_MOST", 2)
    first = make.a_knock()
    make.a_knock()
    answer = make.knock_with(client, words="A third")
    assert answer.status_code == 409
    assert "A third" in answer.text
    with pytest.raises(Conflict):
        make.a_knock()
    assert actions.knock("Sent again", about=[], code=first.code) == first


def test_the_stranger_s_pages_ask_little_of_the_database(
    client: Client, wren: Person, juniper: Person, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    knock = make.a_knock("night shifts")
    with django_assert_max_num_queries(3):
        client.get(f"/knock/{knock.code}")
    with django_assert_max_num_queries(2):
        client.get("/knock")
