"""Saying whether one comes: for a day, for all days, and when there are seats."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
import time_machine
from django.db import connection
from django.test import Client

from eachother.circles.models import Circle, Readers
from eachother.gatherings import actions, queries
from eachother.gatherings.models import Answer, Gathering, Occasion, Said
from eachother.gatherings.tests import make
from eachother.gatherings.tests.make import day_of, says, signed_in_as, words_of
from eachother.gatherings.tests.test_arrange import titles
from eachother.people.models import Person
from eachother.people.problems import Gone


def post(person: Person, day: Occasion, said: str, for_: str = "day") -> int:
    return signed_in_as(person).post(f"/gatherings/days/{day.ref}/answer", {"said": said, "for": for_}).status_code


def page(person: Person, day: Occasion) -> str:
    return words_of(signed_in_as(person).get(f"/gatherings/days/{day.ref}").content)


def seated(day: Occasion) -> list[str]:
    ids = queries.coming_to(Occasion.objects.select_related("gathering").get(pk=day.pk)).seated
    return [Person.objects.get(pk=pk).name for pk in ids]


def test_who_comes_and_who_maybe_is_seen_and_who_does_not_is_not(
    wren: Person, juniper: Person, otter: Person, kitchen: Circle
) -> None:
    day = day_of(make.a_gathering(wren, kitchen))
    assert [post(wren, day, "come"), post(juniper, day, "maybe"), post(otter, day, "not")] == [302, 302, 302]
    for person in (wren, juniper):
        who = page(person, day).partition("Who comes")[2].partition("This day")[0]
        assert "Wren" in who
        assert "Juniper" in who.partition("Maybe")[2]
        assert "Otter" not in who
    mine = " ".join(signed_in_as(otter).get(f"/gatherings/days/{day.ref}").text.split())
    assert 'value="not" aria-pressed="true"' in mine


def test_it_can_be_said_otherwise_at_any_time_and_twice_is_once(wren: Person) -> None:
    day = day_of(make.a_gathering(wren))
    for said in ("come", "come", "not", "maybe", "maybe"):
        assert post(wren, day, said) == 302
    assert [one.said for one in Answer.objects.all()] == ["maybe"]


def test_for_all_days_until_it_is_said_otherwise(wren: Person) -> None:
    gathering = make.weekly(wren)
    days = [day_of(gathering, number) for number in range(4)]
    post(wren, days[1], "not")
    post(wren, days[2], "come", "all")
    assert [seated(day) for day in days] == [["Wren"]] * 4, "said of all, it is said of each"
    post(wren, days[3], "not")
    assert [seated(day) for day in days] == [["Wren"]] * 3 + [[]]
    post(wren, days[0], "maybe", "all")
    assert [seated(day) for day in days] == [[]] * 4
    assert "Of all its days you said: Maybe" in page(wren, days[0])


def test_the_address_is_for_who_comes_or_maybe_and_for_who_calls_it(
    wren: Person, juniper: Person, otter: Person, kitchen: Circle
) -> None:
    day = day_of(make.a_gathering(wren, kitchen))
    says(juniper, day, Said.MAYBE)
    says(otter, day, Said.NOT)
    assert make.LINK in page(juniper, day)
    assert make.LINK not in page(otter, day)
    assert make.LINK not in page(wren, day), "whoever set it up is nobody special"
    actions.call(day, "", by=wren)
    assert make.LINK in page(wren, day)


def test_signed_out_outside_only_reading_and_odd(wren: Person, heron: Person, kitchen: Circle) -> None:
    day = day_of(make.a_gathering(wren, kitchen))
    assert Client().post(f"/gatherings/days/{day.ref}/answer")["Location"].startswith("/door")
    assert post(heron, day, "come") == 404
    open_one = make.a_circle(wren, name="Open", readers=Readers.EVERYBODY)
    assert post(heron, day_of(make.a_gathering(wren, open_one)), "come") == 403
    assert post(wren, day, "perhaps") == 422
    assert not Answer.objects.exists()


def test_what_is_over_or_called_off_is_not_answered(wren: Person) -> None:
    gathering = make.weekly(wren)
    day = day_of(gathering)
    actions.call_off(day, "", by=wren)
    assert post(wren, day, "come") == 410
    with time_machine.travel(day.ends_at + timedelta(hours=1), tick=False), pytest.raises(Gone, match="over"):
        says(wren, day)


def test_when_it_is_full_one_waits_and_moves_up(wren: Person, juniper: Person, otter: Person, kitchen: Circle) -> None:
    day = day_of(make.a_gathering(wren, kitchen, seats=1))
    for person in (wren, juniper, otter):
        says(person, day)
    assert seated(day) == ["Wren"]
    assert "You are the next who moves up" in page(juniper, day)
    assert "number 2 of those who wait" in page(otter, day)
    assert "Juniper" not in page(wren, day).partition("Who comes")[2], "whoever waits is not among who comes"
    says(wren, day, Said.NOT)
    assert seated(day) == ["Juniper"]
    assert titles(juniper) == [f"A seat has come free, and it is yours: {make.NAME}"]
    assert not any("seat" in one for one in titles(otter))
    says(wren, day)
    assert seated(day) == ["Juniper"], "whoever gave it back comes after those who waited"


def test_whoever_waits_for_all_days_moves_up_on_each(wren: Person, juniper: Person) -> None:
    gathering = make.weekly(wren, seats=1)
    first, second = day_of(gathering), day_of(gathering, 1)
    says(wren, first, for_all=True)
    says(juniper, first, for_all=True)
    says(wren, second, Said.NOT)
    assert (seated(first), seated(second)) == (["Wren"], ["Juniper"])
    says(wren, first, Said.MAYBE, for_all=True)
    assert seated(first) == ["Juniper"]


def test_saying_it_of_all_days_keeps_the_seat_one_had(wren: Person, juniper: Person) -> None:
    gathering = make.weekly(wren, seats=1)
    day = day_of(gathering)
    says(wren, day)
    says(juniper, day)
    says(wren, day, for_all=True)
    assert seated(day) == ["Wren"]


def test_more_seats_seat_those_who_wait(wren: Person, juniper: Person, kitchen: Circle) -> None:
    gathering = make.a_gathering(wren, kitchen, seats=1)
    day = day_of(gathering)
    says(wren, day)
    says(juniper, day)
    asked = {"name": "Soup", "words": "", "place": "Hut", "link": "", "access": "", "seats": 2}
    actions.reword(gathering, asked, by=wren)
    assert seated(day) == ["Wren", "Juniper"]
    assert any("seat" in one for one in titles(juniper))


@pytest.mark.django_db(transaction=True)
def test_many_at_once_take_no_more_seats_than_there_are() -> None:
    people = [make.someone(f"Guest {number}") for number in range(8)]
    day = day_of(make.a_gathering(people[0], seats=3))
    start = Barrier(len(people))
    had_one: list[str] = []

    def come(person: Person) -> None:
        start.wait()
        says(person, day)
        if person.name in seated(day):
            had_one.append(person.name)
        connection.close()

    threads = [Thread(target=come, args=(person,)) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Answer.objects.filter(said=Said.COME).count() == 8
    assert len(seated(day)) == 3
    assert sorted(had_one) == sorted(seated(day)), "nobody who was shown a seat lost it"


@pytest.mark.django_db(transaction=True)
def test_when_two_go_at_once_two_move_up() -> None:
    people = [make.someone(f"Guest {number}") for number in range(4)]
    day = day_of(make.a_gathering(people[0], seats=2))
    for person in people:
        says(person, day)
    start = Barrier(2)

    def go(person: Person) -> None:
        start.wait()
        says(person, day, Said.NOT)
        connection.close()

    threads = [Thread(target=go, args=(person,)) for person in people[:2]]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seated(day) == ["Guest 2", "Guest 3"]
    assert [any("seat" in one for one in titles(person)) for person in people[2:]] == [True, True]
    assert Gathering.objects.count() == 1
