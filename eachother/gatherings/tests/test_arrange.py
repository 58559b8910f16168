"""Setting a gathering up, wording it otherwise, and letting it end."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from eachother.circles.models import Circle, Readers
from eachother.gatherings import actions
from eachother.gatherings.models import Gathering, Occasion, Said
from eachother.gatherings.tests import make
from eachother.gatherings.tests.make import a_form, day_of, signed_in_as
from eachother.notices.queries import waiting_for
from eachother.people.models import Person


def titles(person: Person) -> list[str]:
    return [f"{card.title}: {card.voice}" for card in waiting_for(Person.objects.get(pk=person.pk))]


def test_whoever_is_in_a_circle_sets_one_up_and_the_others_are_told(
    wren: Person, juniper: Person, heron: Person, kitchen: Circle
) -> None:
    browser = signed_in_as(wren)
    assert browser.get(f"/circles/{kitchen.ref}/gatherings/new").status_code == 200
    sent = a_form(rhythm="week", ends="times", times="5", seats="8")
    answer = browser.post(f"/circles/{kitchen.ref}/gatherings/new", sent)
    gathering = Gathering.objects.get()
    assert answer["Location"] == f"/gatherings/{gathering.ref}"
    assert (gathering.name, gathering.seats, gathering.circle) == (make.NAME, 8, kitchen)
    assert gathering.occasions.count() == 5
    page = browser.get(answer["Location"])
    assert make.NAME in page.text
    assert "Wren set it up" in page.text
    told = f"A new gathering: {make.NAME}"
    assert titles(juniper) == [told]
    assert titles(wren) == titles(heron) == []
    signed_in_as(juniper).post(f"/gatherings/{gathering.ref}/seen")
    assert titles(juniper) == []


def test_for_everybody_anybody_may_and_nobody_is_told(wren: Person, heron: Person) -> None:
    answer = signed_in_as(heron).post("/gatherings/new", a_form())
    assert signed_in_as(wren).get(answer["Location"], follow=True).status_code == 200
    assert make.NAME in signed_in_as(wren).get("/gatherings").text
    assert titles(wren) == []


def test_signed_out_outside_and_only_reading(wren: Person, heron: Person, kitchen: Circle) -> None:
    address = f"/circles/{kitchen.ref}/gatherings/new"
    assert Client().post(address, a_form())["Location"].startswith("/door")
    assert Client().get("/gatherings")["Location"].startswith("/door")
    for method in ("get", "post"):
        assert getattr(signed_in_as(heron), method)(address, a_form()).status_code == 404
    open_one = make.a_circle(wren, name="Open", readers=Readers.EVERYBODY)
    gathering = make.weekly(wren, open_one)
    browser = signed_in_as(heron)
    assert browser.get(f"/gatherings/{gathering.ref}").status_code == 200
    assert browser.post(f"/circles/{open_one.ref}/gatherings/new", a_form()).status_code == 403
    for way in ("words", "end"):
        assert browser.get(f"/gatherings/{gathering.ref}/{way}").status_code == 403
    hidden = make.weekly(wren, kitchen)
    for address in (f"/gatherings/{hidden.ref}", f"/gatherings/{hidden.ref}/words", f"/gatherings/{hidden.ref}/end"):
        assert browser.get(address).status_code == 404


def test_get_is_refused_where_something_is_changed(wren: Person) -> None:
    gathering = make.weekly(wren)
    day = day_of(gathering)
    browser = signed_in_as(wren)
    ways = [
        f"/gatherings/days/{day.ref}/{way}" for way in ("answer", "calling", "calling/withdrawal", "change/withdrawal")
    ]
    ways += [f"/gatherings/{gathering.ref}/seen", "/gatherings/calendar/addresses", "/gatherings/calendar/reminders"]
    assert {browser.get(way).status_code for way in ways} == {405}


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"name": "  "}, "It needs a name"),
        ({"day": "9999-12-31", "rhythm": "last"}, "two years at most"),
        ({"name": "a" * 81}, "At most 80 letters"),
        ({"words": "a" * 1001}, "At most 1,000 letters"),
        ({"place": "", "link": ""}, "A place, a link, or both"),
        ({"place": "a" * 201}, "At most 200 letters"),
        ({"link": "javascript:alert(1)"}, "not a web address"),
        ({"link": "https://meet .example"}, "not a web address"),
        ({"access": "a" * 501}, "At most 500 letters"),
        ({"seats": "0"}, "A number from 1 to 500"),
        ({"seats": "²"}, "A number from 1 to 500"),
        ({"day": "tomorrow"}, "A day, please"),
        ({"day": "2001-01-01"}, "over already"),
        ({"day": "2999-01-01"}, "further ahead"),
        ({"at": "evening"}, "A time, please"),
        ({"at": "19:00+02:00"}, "A time, please"),
        ({"zone": "Europe/Nowhere"}, "whose clocks"),
        ({"zone": "../../etc/passwd"}, "whose clocks"),
        ({"minutes": "7"}, "how long"),
        ({"rhythm": "FREQ=SECONDLY"}, "comes round again"),
        ({"rhythm": "week", "ends": "some day"}, "whether it ends"),
        ({"rhythm": "week", "ends": "until", "until": ""}, "Until which day"),
        ({"rhythm": "week", "ends": "until", "until": "2001-01-01"}, "Until which day"),
        ({"rhythm": "week", "ends": "times", "times": "1"}, "How many times"),
        ({"rhythm": "week", "ends": "times", "times": "99999"}, "How many times"),
    ],
)
def test_what_cannot_be_right_is_said_at_its_place(wren: Person, sent: dict[str, str], said: str) -> None:
    answer = signed_in_as(wren).post("/gatherings/new", a_form(**{"words": "I wrote much.", **sent}))
    assert answer.status_code == 422
    assert said in answer.text
    assert not Gathering.objects.exists()
    if "words" not in sent:
        assert "I wrote much." in answer.text


def test_a_time_that_clocks_skip_and_a_fifth_weekday(wren: Person) -> None:
    with time_machine.travel(make.at(2027, 3, 1), tick=False):
        browser = signed_in_as(wren)
        skipped = browser.post("/gatherings/new", a_form(day="2027-03-28", at="01:30"))
        assert "clocks go forward over it" in skipped.text
        fifth = browser.post("/gatherings/new", a_form(day="2027-03-30", rhythm="month"))
        assert "fifth such weekday" in fifth.text
        fourth = browser.post("/gatherings/new", a_form(day="2027-03-23", rhythm="last"))
        assert "not the last such weekday" in fourth.text
        assert browser.post("/gatherings/new", a_form(day="2027-03-30", rhythm="last")).status_code == 302


def test_with_what_belongs_to_another_it_is_another(wren: Person, heron: Person) -> None:
    theirs = make.a_gathering(wren)
    assert signed_in_as(heron).post("/gatherings/new", a_form(once=theirs.ref)).status_code == 302
    assert {one.set_up_by for one in Gathering.objects.all()} == {wren, heron}


def test_sent_twice_it_is_one(wren: Person) -> None:
    sent = a_form()
    places = {signed_in_as(wren).post("/gatherings/new", sent)["Location"] for _ in range(2)}
    assert len(places) == Gathering.objects.count() == Occasion.objects.count() == 1


def test_what_floods_is_slowed(wren: Person, only: Callable[[str, int], None]) -> None:
    only("gathering", 1)
    statuses = [signed_in_as(wren).post("/gatherings/new", a_form()).status_code for _ in range(2)]
    assert statuses == [302, 429]


def test_wording_it_otherwise(wren: Person, juniper: Person, kitchen: Circle) -> None:
    gathering = make.weekly(wren, kitchen)
    browser = signed_in_as(juniper)
    assert make.WORDS in browser.get(f"/gatherings/{gathering.ref}/words").text
    sent = {"name": "Soup", "words": "Bring two.", "place": "", "link": make.LINK, "access": "", "seats": "3"}
    assert browser.post(f"/gatherings/{gathering.ref}/words", {**sent, "name": ""}).status_code == 422
    assert browser.post(f"/gatherings/{gathering.ref}/words", sent)["Location"] == f"/gatherings/{gathering.ref}?kept"
    page = browser.get(f"/gatherings/{gathering.ref}?kept")
    assert "Bring two." in page.text
    assert "Worded anew by Juniper" in page.text
    for person in (wren, juniper):
        make.says(person, day_of(gathering))
    answer = browser.post(f"/gatherings/{gathering.ref}/words", {**sent, "seats": "1"})
    assert answer.status_code == 422
    assert "They keep their seats" in answer.text


def test_what_is_for_everybody_is_worded_by_whoever_set_it_up(wren: Person, heron: Person) -> None:
    gathering = make.weekly(wren)
    assert signed_in_as(heron).get(f"/gatherings/{gathering.ref}/words").status_code == 403
    assert signed_in_as(wren).get(f"/gatherings/{gathering.ref}/words").status_code == 200


def test_it_ends_and_whoever_meant_to_come_is_told(
    wren: Person, juniper: Person, otter: Person, kitchen: Circle
) -> None:
    gathering = make.weekly(wren, kitchen)
    make.says(juniper, day_of(gathering), Said.MAYBE, for_all=True)
    signed_in_as(otter).post(f"/gatherings/{gathering.ref}/seen")
    browser = signed_in_as(wren)
    assert "comes round no more" in browser.get(f"/gatherings/{gathering.ref}/end").text
    for _twice in range(2):
        assert browser.post(f"/gatherings/{gathering.ref}/end").status_code == 302
    assert not gathering.occasions.exists()
    assert titles(juniper) == [f"It comes round no more: {make.NAME}"]
    assert titles(otter) == titles(wren) == []
    assert "It is over" in browser.get(f"/gatherings/{gathering.ref}").text


def test_what_comes_round_without_end_is_laid_out_further(wren: Person) -> None:
    gathering = make.weekly(wren)
    once = make.a_gathering(wren)
    before = gathering.occasions.count()
    actions.lay_out_further()
    assert gathering.occasions.count() == before
    with time_machine.travel(timezone.now() + timedelta(days=70), tick=False):
        actions.lay_out_further()
    assert gathering.occasions.count() == before + 10
    assert once.occasions.count() == 1


def test_when_the_law_changes_clocks_the_time_of_day_stays(wren: Person) -> None:
    gathering = make.weekly(wren)
    day = day_of(gathering, 3)
    Occasion.objects.filter(pk=day.pk).update(starts_at=day.starts_at + timedelta(hours=1))
    actions.lay_out_further()
    assert day_of(gathering, 3).starts_at == day.starts_at
