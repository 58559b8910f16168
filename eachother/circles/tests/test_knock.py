"""Knocking at a circle, and 'come in'."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from django.utils import timezone

from eachother.circles import actions, queries
from eachother.circles.kinds import KNOCK, LET_IN
from eachother.circles.models import Circle, Door, Knock, Readers
from eachother.circles.tests import make
from eachother.notices.models import Notice
from eachother.notices.queries import counts_by_place, waiting_for
from eachother.people import actions as people
from eachother.people.models import Person

HERS = "It rains here too."


@pytest.fixture
def circle(wren: Person, juniper: Person) -> Circle:
    return make.a_circle(wren, juniper, door=Door.KNOCK)


def knock(person: Person, circle: Circle, words: str = HERS) -> Any:
    return make.signed_in_as(person).post(f"/circles/{circle.ref}/knock", {"words": words})


def say_come_in(person: Person, knock: Knock, words: str = "") -> Any:
    return make.signed_in_as(person).post(f"/circles/{knock.circle.ref}/knocks/{knock.ref}/answer", {"words": words})


def titles(person: Person) -> list[str]:
    return [str(card.title) for card in waiting_for(Person.objects.get(pk=person.pk))]


def test_anybody_in_it_hears_of_it_and_one_come_in_is_enough(
    circle: Circle, wren: Person, juniper: Person, heron: Person
) -> None:
    assert knock(heron, circle)["Location"] == f"/circles/{circle.ref}/door"
    for person in (wren, juniper):
        assert titles(person) == ["Heron knocks at a circle"]
        assert counts_by_place(person) == {"circles": 1}
    page = make.signed_in_as(juniper).get(f"/circles/{circle.ref}/people")
    assert HERS in page.text
    assert say_come_in(juniper, Knock.objects.get(), "Bring the tea.").status_code == 302
    assert queries.is_in(circle, heron)
    assert titles(wren) == titles(juniper) == []
    [card] = waiting_for(heron)
    assert (str(card.title), card.voice, card.detail) == ("Juniper says ‘come in’", "Bring the tea.", circle.name)
    assert make.signed_in_as(heron).post(f"/circles/{circle.ref}/seen")["Location"] == f"/circles/{circle.ref}"
    assert titles(heron) == []


def test_the_one_who_knocked_sees_that_nothing_is_refused(circle: Circle, heron: Person) -> None:
    knock(heron, circle)
    page = make.words_of(make.signed_in_as(heron).get(f"/circles/{circle.ref}/door").content)
    assert "That nobody has yet refuses nothing" in page
    assert HERS in page


def test_twice_is_once(circle: Circle, heron: Person, juniper: Person) -> None:
    for words in (HERS, "Other words"):
        assert knock(heron, circle, words).status_code == 302
    assert [one.words for one in Knock.objects.all()] == [HERS]
    for _ in range(2):
        assert say_come_in(juniper, Knock.objects.get()).status_code == 302
    assert Notice.objects.filter(kind=LET_IN).count() == 1


def test_it_can_be_taken_back(circle: Circle, heron: Person, juniper: Person) -> None:
    knock(heron, circle)
    at_the_door = Knock.objects.get()
    for _ in range(2):
        assert make.signed_in_as(heron).post(f"/circles/{circle.ref}/knock/withdrawal").status_code == 302
    assert not Knock.objects.exists()
    assert not Notice.objects.exists()
    assert say_come_in(juniper, at_the_door).status_code == 404


def test_left_to_others_it_waits_for_others(circle: Circle, heron: Person, juniper: Person, wren: Person) -> None:
    knock(heron, circle)
    at_the_door = Knock.objects.get()
    for _ in range(2):
        answer = make.signed_in_as(wren).post(f"/circles/{circle.ref}/knocks/{at_the_door.ref}/leave")
        assert answer.status_code == 302
    assert titles(wren) == []
    assert titles(juniper) == ["Heron knocks at a circle"]
    assert HERS in make.signed_in_as(wren).get(f"/circles/{circle.ref}/people").text, "they may change their mind"


def test_after_thirty_days_it_has_faded(circle: Circle, heron: Person, juniper: Person) -> None:
    knock(heron, circle)
    with time_machine.travel(timezone.now() + timedelta(days=30, minutes=1)):
        assert HERS not in make.signed_in_as(juniper).get(f"/circles/{circle.ref}/people").text
        assert say_come_in(juniper, Knock.objects.get()).status_code == 404
        assert actions.fade() == 1
    assert not Knock.objects.exists()
    assert not Notice.objects.filter(kind=KNOCK).exists()


def test_whoever_shares_none_of_it_may_knock_where_it_is_open_to_those_who_do(wren: Person, heron: Person) -> None:
    open_one = make.a_circle(wren)
    assert knock(heron, open_one).status_code == 302
    assert Knock.objects.count() == 1


def test_where_one_may_come_in_or_only_be_asked_nobody_knocks(wren: Person, otter: Person, heron: Person) -> None:
    assert knock(otter, make.a_circle(wren)).status_code == 403
    asking = make.a_circle(wren, door=Door.INVITATION, readers=Readers.EVERYBODY)
    assert knock(heron, asking).status_code == 403
    assert not Knock.objects.exists()


def test_only_who_is_in_it_answers(circle: Circle, heron: Person, otter: Person) -> None:
    knock(heron, circle)
    for person in (otter, heron):
        assert say_come_in(person, Knock.objects.get()).status_code == 404
    assert not queries.is_in(circle, heron)


@pytest.mark.parametrize(("words", "said"), [(" … ", "A few words, please"), ("w" * 601, "At most 600 letters")])
def test_bad_input_says_what_is_wrong_and_keeps_what_was_typed(
    circle: Circle, heron: Person, words: str, said: str
) -> None:
    answer = knock(heron, circle, words)
    assert answer.status_code == 422
    assert said in answer.text
    assert words.strip() in answer.text
    assert not Knock.objects.exists()


def test_too_long_a_come_in_stays_in_its_field(circle: Circle, heron: Person, juniper: Person) -> None:
    knock(heron, circle)
    answer = say_come_in(juniper, Knock.objects.get(), make.LONG["answer"])
    assert answer.status_code == 422
    assert answer.text.count("At most 300 letters. Your words are still in the field.") == 1
    assert make.LONG["answer"] in answer.text
    assert not queries.is_in(circle, heron)


def test_who_knocks_everywhere_is_stopped(wren: Person, heron: Person) -> None:
    with time_machine.travel(timezone.now().replace(hour=12), tick=False):
        for number in range(settings.RATES["knock"].times):
            assert knock(heron, make.a_circle(wren, name=f"Door {number}", door=Door.KNOCK)).status_code == 302
        answer = knock(heron, make.a_circle(wren, name="One more", door=Door.KNOCK))
    assert answer.status_code == 429
    assert HERS in answer.text


def test_whoever_has_muted_them_does_not_come_across_the_knock(circle: Circle, heron: Person, juniper: Person) -> None:
    people.mute(heron, by=juniper)
    knock(heron, circle)
    assert HERS not in make.signed_in_as(juniper).get(f"/circles/{circle.ref}/people").text
    assert titles(juniper) == []


def test_signed_out_and_get(circle: Circle, client: Client, wren: Person) -> None:
    for path in ("knock", "knock/withdrawal", "seen"):
        assert client.post(f"/circles/{circle.ref}/{path}")["Location"].startswith("/door")
        assert make.signed_in_as(wren).get(f"/circles/{circle.ref}/{path}").status_code == 405
