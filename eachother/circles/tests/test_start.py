"""Beginning a circle."""

from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from eachother.circles import actions
from eachother.circles.models import About, Circle, Door, Membership, Readers
from eachother.circles.tests import make
from eachother.foundation.refs import new_ref
from eachother.people.models import Lived, Person


def test_a_name_a_sentence_and_whoever_began_it_is_one_of_those_in_it(wren: Person) -> None:
    answer = make.begun_with(wren, about=["night shifts"], door="knock", readers="everybody")
    circle = Circle.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/circles/{circle.ref}?begun")
    assert (circle.name, circle.words, circle.door, circle.readers) == (
        "The night kitchen", make.WORDS, Door.KNOCK, Readers.EVERYBODY,
    )  # fmt: skip
    assert [one.person for one in Membership.objects.all()] == [wren]
    page = make.words_of(make.signed_in_as(wren).get(answer["Location"]).content)
    assert "belongs to whoever is in it" in page
    assert "Nobody owns it" in page


def test_no_row_says_who_began_it(wren: Person, otter: Person) -> None:
    circle = make.a_circle(wren, otter)
    actions.leave(circle, by=wren)
    refers = [field.name for field in Circle._meta.concrete_fields if field.related_model is Person]
    assert refers == []
    assert "Wren" not in make.signed_in_as(otter).get(f"/circles/{circle.ref}/people").text


def test_round_nothing_named_it_is_a_challenge_in_ones_own_words(wren: Person) -> None:
    assert make.begun_with(wren, words="The lift in block four.").status_code == 302
    assert not About.objects.exists()
    answer = make.begun_with(wren, words=" … ")
    assert answer.status_code == 422
    assert "Say here what it is about" in answer.text


def test_naming_something_does_not_say_that_one_has_lived_it(heron: Person) -> None:
    make.begun_with(heron, about=["Living on a boat"], words="")
    assert [(one.name, one.name_key) for one in About.objects.all()] == [("Living on a boat", "living on a boat")]
    assert [one.experience.name for one in Lived.objects.filter(person=heron)] == ["lost my brother"]


def test_sent_twice_it_is_one(wren: Person, otter: Person) -> None:
    once = new_ref()
    places = {make.begun_with(wren, once=once)["Location"] for _ in range(3)}
    assert places == {f"/circles/{once}?begun"}
    assert make.begun_with(otter, once=once)["Location"] not in places, "nobody gets into another's by its address"
    assert Circle.objects.count() == 2


def test_things_are_put_on_and_taken_off_without_a_script(wren: Person) -> None:
    browser = make.signed_in_as(wren)
    page = browser.post("/circles/new", {"name": "N", "typing": "rain", "about": ["night shifts"], "add": "1"})
    assert page.status_code == 200
    assert 'name="about" value="rain"' in page.text
    page = browser.post("/circles/new", {"name": "N", "about": ["night shifts", "rain"], "off": "rain"})
    assert 'name="about" value="night shifts"' in page.text
    assert 'name="about" value="rain"' not in page.text
    assert not Circle.objects.exists()


def test_what_sounds_like_something_people_say_is_asked_about(wren: Person, heron: Person) -> None:
    cache.clear()
    browser = make.signed_in_as(wren)
    page = browser.post("/circles/new", {"name": "N", "typing": "I lost my brother", "begin": "1"})
    assert "Is it one of these?" in page.text
    assert 'name="taken"\n' in page.text or 'name="taken"' in page.text
    page = browser.post("/circles/new", {"name": "N", "typing": "I lost my brother", "taken": "lost my brother"})
    assert 'name="about" value="lost my brother"' in page.text
    page = browser.post("/circles/new", {"name": "N", "typing": "I lost my brother", "new": "1"})
    assert 'name="about" value="I lost my brother"' in page.text


def test_what_is_suggested_is_what_people_show_to_everybody(wren: Person, heron: Person) -> None:
    cache.clear()
    answer = make.signed_in_as(wren).post("/circles/new/suggestions", {"typing": "lost"})
    assert "lost my brother" in answer.text


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"name": " "}, "at least one letter"),
        ({"name": make.LONG["name"]}, "At most 60 letters"),
        ({"words": make.LONG["words"]}, "At most 600 letters"),
        ({"door": "window"}, "how people get in"),
        ({"readers": ""}, "who may read"),
        ({"about": ["a1", "b2", "c3", "d4", "e5", "f6"]}, "Five at most"),
        ({"typing": "w" * 61}, "At most 60 letters"),
    ],
)
def test_bad_input_says_what_is_wrong_and_keeps_what_was_typed(wren: Person, sent: dict[str, str], said: str) -> None:
    answer = make.begun_with(wren, **sent)
    assert answer.status_code == 422
    assert said in answer.text
    assert sent.get("words", make.WORDS) in answer.text
    assert not Circle.objects.exists()


def test_who_begins_many_is_stopped_and_keeps_the_words(wren: Person) -> None:
    once = new_ref()
    with time_machine.travel(timezone.now().replace(hour=12), tick=False):
        for number in range(settings.RATES["circle"].times):
            assert make.begun_with(wren, once=once if number == 0 else new_ref()).status_code == 302
        answer = make.begun_with(wren, words="One more")
        assert answer.status_code == 429
        assert "One more" in answer.text
        assert make.begun_with(wren, once=once).status_code == 302, "sent again, it counts for nothing"
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        assert make.begun_with(wren).status_code == 302


def test_signed_out_and_from_elsewhere(client: Client, wren: Person) -> None:
    assert client.get("/circles/new")["Location"].startswith("/door")
    assert client.post("/circles/new")["Location"].startswith("/door")
    strict = make.signed_in_as(wren)
    strict.handler.enforce_csrf_checks = True
    assert strict.post("/circles/new", {"name": "N", "words": "W"}).status_code == 403
