"""Two things in the same moment, in the rooms of a circle: the database decides, and both are answered in words."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier
from typing import Any

import pytest
from django.db import connection as database
from django.utils import timezone

from eachother.circles import actions as circles
from eachother.circles.models import Circle, Door, Knock, Membership, Readers, Says
from eachother.circles.tests.make import a_circle
from eachother.exchange import actions as exchange
from eachother.exchange.models import Answer, Audience, Slip, Way
from eachother.exchange.tests import make as asks
from eachother.foundation.models import Vanished
from eachother.gatherings import actions as gatherings
from eachother.gatherings.models import Feed, Names, Said
from eachother.gatherings.queries import coming_to
from eachother.gatherings.tests import make as gather
from eachother.people.models import Person
from eachother.people.problems import Gone, Problem
from eachother.talk import actions as talk
from eachother.talk import queries as talk_queries
from eachother.talk.models import Reply
from eachother.talk.tests import make as talking
from eachother.tests.somebody import signed_in_as, someone
from eachother.turns import actions as turns
from eachother.turns.models import Goes, Kind, Lasts, Turn
from eachother.turns.tests import make as taking

Verb = Callable[[], Any]
ROUNDS = 6


def at_once(*verbs: Verb) -> list[Any]:
    """Each in a thread with a database connection of its own, started together: what it gave, or why it could not."""
    ready = Barrier(len(verbs))

    def run(verb: Verb) -> Any:
        ready.wait(10)
        try:
            return verb()
        except (Problem, Vanished) as problem:
            return problem
        finally:
            database.close()

    with ThreadPoolExecutor(len(verbs)) as pool:
        return list(pool.map(run, verbs))


def posted(person: Person, path: str, **sent: Any) -> Verb:
    browser = signed_in_as(person)
    return lambda: browser.post(path, sent).status_code


@pytest.mark.django_db(transaction=True)
def test_of_those_who_take_a_turn_one_has_it() -> None:
    people = [someone(f"Guest {n}") for n in range(4)]
    circle = a_circle(*people)
    task = taking.a_task(circle, people[0])
    answers = at_once(*(posted(person, f"{taking.at(task)}/turn") for person in people))
    assert sorted(answers) == [302, 409, 409, 409]
    assert Turn.objects.filter(task=task).count() == 1


@pytest.mark.django_db(transaction=True)
def test_the_last_seat_is_one_person_s() -> None:
    people = [someone(f"Guest {n}") for n in range(4)]
    day = gather.day_of(gather.a_gathering(people[0], seats=3))
    for person in people[:2]:
        gather.says(person, day)
    later = [someone("Late"), someone("Later")]
    assert at_once(*(posted(one, f"/gatherings/days/{day.ref}/answer", said="come") for one in later)) == [302, 302]
    coming = coming_to(day)
    assert (len(coming.seated), len(coming.waiting)) == (3, 1)
    assert {*coming.seated[2:], *coming.waiting} == {one.pk for one in later}


@pytest.mark.django_db(transaction=True)
def test_joining_twice_is_once() -> None:
    wren, heron = someone("Wren"), someone("Heron")
    circle = a_circle(wren, about=())
    join = f"/circles/{circle.ref}/coming"
    assert at_once(*[posted(heron, join)] * 3) == [302] * 3
    assert Membership.objects.filter(circle=circle, person=heron).count() == 1


@pytest.mark.django_db(transaction=True)
def test_whoever_comes_in_as_the_last_one_goes_is_in_or_there_is_no_circle() -> None:
    wren, heron = someone("Wren"), someone("Heron")
    for n in range(ROUNDS):
        circle = a_circle(wren, name=f"Circle {n}")
        answers = at_once(partial(circles.leave, circle, by=wren), partial(circles.join, circle, by=heron))
        there = Circle.objects.filter(pk=circle.pk).exists()
        assert Membership.objects.filter(circle=circle.pk, person=heron).exists() == there
        assert isinstance(answers[1], Vanished) != there


@pytest.mark.django_db(transaction=True)
def test_an_ask_answered_twice_is_answered_once() -> None:
    wren, heron = someone("Wren"), someone("Heron")
    slip = asks.a_slip(wren)
    answers = at_once(*[posted(heron, f"/asks/{slip.ref}/answer", words="I could.")] * 3)
    assert answers == [302] * 3
    assert Answer.objects.filter(slip=slip).count() == 1
    assert wren.notices.count() == 1


@pytest.mark.django_db(transaction=True)
def test_an_ask_that_is_taken_back_as_somebody_answers_leaves_nothing() -> None:
    wren, heron = someone("Wren"), someone("Heron")
    for _round in range(ROUNDS):
        slip = asks.a_slip(wren)
        answer, gone = at_once(
            posted(heron, f"/asks/{slip.ref}/answer", words="I could."), posted(wren, f"/asks/{slip.ref}/removal")
        )
        assert (answer in (302, 404, 410), gone) == (True, 302)
        assert not Slip.objects.exists()
        assert not Answer.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_writing_as_the_thread_goes_is_there_or_not() -> None:
    wren, heron = someone("Wren"), someone("Heron")
    circle = a_circle(wren, heron)
    for _round in range(ROUNDS):
        first = talk.start(circle, "Toast", talking.saying("Who is up?"), by=wren)
        thread = first.thread
        said, _gone = at_once(
            partial(talking.says, thread, "I am.", by=heron),
            partial(talk.take_back, first, by=wren),
        )
        assert isinstance(said, Reply) == Reply.objects.filter(thread=thread.pk, by=heron).exists()


@pytest.mark.django_db(transaction=True)
def test_nobody_waits_for_each_other_for_ever_when_somebody_leaves() -> None:
    """Leaving holds the circle, then what is in it; a turn is taken the other way about."""
    wren, heron = someone("Wren"), someone("Heron")
    long_ago = timezone.now() - 2 * circles.STIRS_AFTER
    for n in range(ROUNDS):
        circle = a_circle(wren, heron, name=f"Circle {n}")
        task = taking.a_task(circle, wren)
        turns.be_willing(task, by=heron)
        Circle.objects.update(stirred_at=long_ago)
        at_once(partial(circles.leave, circle, by=heron), partial(turns.take, task, by=wren))
        assert taking.holder(task) == wren


def gone_circle(wren: Person, heron: Person) -> dict[str, Verb]:
    """What one may do with a circle, each after it has gone; and with what was in it."""
    circle = a_circle(wren, heron, about=(), readers=Readers.EVERYBODY)
    Circle.objects.filter(pk=circle.pk).update(door=Door.KNOCK)
    thread = talking.a_thread(circle, by=wren)
    reply = thread.replies.get()
    clause = circles.propose(circle, "We knock.", part="among-us", by=wren)
    task = taking.a_task(circle, wren)
    gathering = gather.weekly(wren, circle)
    day = gather.day_of(gathering)
    fox = someone("Fox")
    knock = circles.knock(circle, "Hello?", by=fox)
    feed_of = gatherings.make_address(None, by=wren)
    assert feed_of
    slip = asks.a_slip(wren, circle=circle)
    answer = asks.taken_up(slip, heron)
    asked = {"name": "Soup", "words": "", "place": "Hut", "link": "", "access": "", "seats": None}
    Circle.objects.filter(pk=circle.pk).delete()
    assert not Knock.objects.exists()
    wording = exchange.Wording("Other words", timezone.localdate())
    said = talking.saying("Late.")
    return {
        "join": lambda: circles.join(circle, by=fox),
        "knock": lambda: circles.knock(circle, "Hello?", by=fox),
        "let in": lambda: circles.let_in(knock, "", by=wren),
        "ask in": lambda: circles.ask_in(circle, fox, by=wren),
        "propose": lambda: circles.propose(circle, "More.", part="among-us", by=wren),
        "answer a clause": lambda: circles.answer(clause, Says.YES, "", number=1, by=heron),
        "reword a clause": lambda: circles.reword(clause, "Less.", number=2, by=heron),
        "put back": lambda: circles.put_back(clause, number=2, by=heron),
        "begin a thread": lambda: talk.start(circle, "Late", said, by=wren),
        "reply": lambda: talk.reply(thread, said, by=heron),
        "say differently": lambda: talk.say_differently(reply, "Else.", note="", by=wren),
        "been there": lambda: talk.say_been_there(reply, by=heron),
        "follow": lambda: talk.follow(thread, by=heron),
        "read on": lambda: talk.come_to(thread, 1, by=heron),
        "name a task": lambda: turns.name(
            circle,
            "Late",
            "",
            kind=Kind.OTHER,
            lasts=Lasts.WEEK,
            goes=Goes.FREELY,
            by=wren,
        ),
        "take": lambda: turns.take(task, by=wren),
        "be willing": lambda: turns.be_willing(task, by=wren),
        "rest": lambda: turns.rest(task, by=wren),
        "set up": lambda: gather.a_gathering(wren, circle),
        "say one comes": lambda: gatherings.answer(day, Said.COME, by=heron),
        "call": lambda: gatherings.call(day, "", by=heron),
        "call off": lambda: gatherings.call_off(day, "", by=heron),
        "note": lambda: gatherings.note(day, "Rain.", after=0, by=heron),
        "word a gathering": lambda: gatherings.reword(gathering, asked, by=heron),
        "end": lambda: gatherings.end(gathering, timezone.localdate(), by=heron),
        "make a calendar": lambda: gatherings.make_address(circle, by=heron),
        "put up": lambda: asks.a_slip(wren, "Late", circle=circle),
        "answer": lambda: asks.an_answer(slip, fox),
        "word a slip": lambda: exchange.reword(slip, wording, by=wren),
        "put up again": lambda: exchange.put_up_again(slip, timezone.localdate(), by=wren),
        "put to everybody": lambda: exchange.put_to_everybody(slip, by=wren),
        "take up": lambda: exchange.take_up(answer, by=wren),
        "say afterwards": lambda: exchange.say_afterwards(answer, Way.GAVE, "Tea.", Audience.ALL, by=wren),
    }


@pytest.mark.django_db(transaction=True)
def test_whatever_has_gone_meanwhile_breaks_nothing() -> None:
    """No verb writes what leans on a row that is not there: the database would only say so at the very end."""
    for doing, verb in gone_circle(someone("Wren"), someone("Heron")).items():
        with pytest.raises((Vanished, Gone)):
            verb()
            pytest.fail(doing)


@pytest.mark.django_db(transaction=True)
def test_a_calendar_keeps_none_of_a_circle_that_has_gone() -> None:
    wren = someone("Wren")
    circle = a_circle(wren)
    gatherings.make_address(None, by=wren)
    feed = Feed.objects.get(person=wren)
    Circle.objects.all().delete()
    gatherings.choose(feed, Names.NAMED, [circle])
    assert not feed.chosen.exists()


@pytest.mark.django_db
def test_the_page_says_that_there_is_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The thread goes after the view has found it."""
    wren = someone("Wren")
    thread = talking.a_thread(a_circle(wren), by=wren)
    found = talk_queries.thread_for

    def found_and_gone(person: Person, ref: str) -> Any:
        there = found(person, ref)
        there.delete()
        there.pk = thread.pk
        return there

    monkeypatch.setattr(talk_queries, "thread_for", found_and_gone)
    answer = talking.sends(thread, "Toast.", by=wren)
    assert (answer.status_code, "There is nothing here." in answer.text) == (404, True)
