"""What a circle agrees on: proposed, answered, worded anew, put back."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from eachother.circles import actions, queries, rules
from eachother.circles.models import Acts, Answer, Asking, Circle, Clause, Readers, Says
from eachother.circles.queries.agreement import Table
from eachother.circles.rules import Stands
from eachother.circles.tests import make
from eachother.notices.queries import counts_by_place, waiting_for
from eachother.people.models import Person
from eachother.people.problems import Conflict

WORDS, OTHERS = "We write once, then wait.", "We write once, then have tea."
A_WEEK = timedelta(days=7)


@pytest.fixture
def circle(wren: Person, juniper: Person, otter: Person) -> Circle:
    return make.a_circle(wren, juniper, otter)


def put(circle: Circle, by: Person, **more: Any) -> Clause:
    return actions.propose(circle, WORDS, part="words", by=by, **more)


def stands(clause: Clause, *, after: timedelta = timedelta()) -> Stands:
    with time_machine.travel(timezone.now() + after, tick=False):
        return table(clause).standing.stands


def table(clause: Clause) -> Table:
    viewer = Person.objects.filter(in_circles__circle=clause.circle_id).order_by("pk")[0]
    return next(one for one in queries.agreement_of(clause.circle, viewer) if one.ref == clause.ref)


def say(clause: Clause, says: str, by: Person, words: str = "", number: int = 1) -> Any:
    path = f"/circles/{clause.circle.ref}/agreement/{clause.ref}/answers"
    return make.signed_in_as(by).post(path, {"says": says, "words": words, "number": str(number)})


def test_two_who_say_yes_within_a_week_are_enough(circle: Circle, wren: Person, otter: Person) -> None:
    with time_machine.travel(timezone.now(), tick=False):
        clause = put(circle, wren)
        assert stands(clause) == Stands.RUNS
        assert say(clause, "yes", otter).status_code == 302
        assert stands(clause) == Stands.RUNS, "there is time for the third"
        assert stands(clause, after=A_WEEK - timedelta(seconds=1)) == Stands.RUNS
        assert stands(clause, after=A_WEEK) == Stands.HOLDS, "and nobody needs to do anything for it"
        with time_machine.travel(timezone.now() + 3 * A_WEEK, tick=False):
            assert table(clause).standing.since == Asking.objects.get().closes_at


def test_when_all_have_said_yes_nobody_waits(circle: Circle, wren: Person, juniper: Person, otter: Person) -> None:
    clause = put(circle, wren)
    for person in (juniper, otter):
        say(clause, "yes", person)
    assert stands(clause) == Stands.HOLDS


def test_one_yes_is_too_few_until_there_is_another(circle: Circle, wren: Person, otter: Person) -> None:
    clause = put(circle, wren)
    assert stands(clause, after=A_WEEK) == Stands.LACKS
    with time_machine.travel(timezone.now() + 2 * A_WEEK, tick=False):
        say(clause, "yes", otter)
        assert table(clause).standing == rules.Standing(Stands.HOLDS, timezone.now())


def test_somebody_alone_agrees_with_themselves(wren: Person, otter: Person) -> None:
    circle = make.a_circle(wren)
    clause = put(circle, wren)
    assert stands(clause) == Stands.HOLDS
    actions.join(circle, by=otter)
    assert stands(clause) == Stands.HOLDS, "whoever comes in has read it before"


def test_a_no_keeps_it_on_the_table_for_as_long_as_it_is_said(
    circle: Circle, wren: Person, juniper: Person, otter: Person
) -> None:
    clause = put(circle, wren)
    say(clause, "yes", otter)
    say(clause, "no", juniper, "if it says tea")
    assert stands(clause, after=10 * A_WEEK) == Stands.HELD
    page = make.words_of(make.signed_in_as(wren).get(f"/circles/{circle.ref}/agreement").content)
    assert "1 person sees it differently" in page
    assert "Juniper would agree, if: if it says tea" in page
    with time_machine.travel(timezone.now() + 2 * A_WEEK, tick=False):
        say(clause, "yes", juniper)
        assert table(clause).standing.stands == Stands.HOLDS
    assert Answer.objects.filter(person=juniper).count() == 1


def test_worded_anew_everybody_is_asked_anew(circle: Circle, wren: Person, juniper: Person, otter: Person) -> None:
    clause = put(circle, wren)
    for person in (juniper, otter):
        say(clause, "yes", person)
    path = f"/circles/{circle.ref}/agreement/{clause.ref}/wordings"
    for _ in range(2):
        answer = make.signed_in_as(juniper).post(path, {"words": OTHERS, "number": "2"})
        assert answer["Location"] == f"/circles/{circle.ref}/agreement#{clause.ref}"
    assert stands(clause) == Stands.RUNS
    one = table(clause)
    assert [(put.words, put.name) for put in one.puts] == [(OTHERS, "Juniper"), (WORDS, "Wren")]
    assert [voice.name for voice in one.last.agree] == ["Juniper"]
    assert say(clause, "yes", wren, number=1).status_code == 409, "what was on the old page is not agreed to"
    late = make.signed_in_as(otter).post(path, {"words": "Third words", "number": "2"})
    assert late.status_code == 409
    assert "Third words" in late.text


def test_anybody_puts_it_back_and_gives_no_reason(circle: Circle, wren: Person, juniper: Person, otter: Person) -> None:
    clause = put(circle, wren)
    for person in (juniper, otter):
        say(clause, "yes", person)
    path = f"/circles/{circle.ref}/agreement/{clause.ref}/reopenings"
    for _ in range(2):
        assert make.signed_in_as(otter).post(path, {"number": "2"}).status_code == 302
    assert Asking.objects.count() == 2
    assert stands(clause) == Stands.RUNS
    assert stands(clause, after=A_WEEK) == Stands.LACKS, "putting it back says neither yes nor no"
    page = make.words_of(make.signed_in_as(wren).get(f"/circles/{circle.ref}/agreement").content)
    assert "Otter put it back on the table today" in page
    assert "Juniper agreed today" in page


def test_what_runs_cannot_be_put_back_to_win_time(circle: Circle, wren: Person, otter: Person) -> None:
    clause = put(circle, wren)
    actions.put_back(clause, number=2, by=otter)
    assert Asking.objects.count() == 1


def test_in_force_it_takes_no_more_answers(circle: Circle, wren: Person, juniper: Person, otter: Person) -> None:
    clause = put(circle, wren)
    say(clause, "yes", otter)
    with time_machine.travel(timezone.now() + A_WEEK, tick=False):
        answer = say(clause, "no", juniper, "too late")
        assert answer.status_code == 409
        assert "Anybody can put it back on the table" in answer.text
        assert say(clause, "yes", otter).status_code == 302, "what one said one may say again"


def test_whoever_comes_is_asked_and_whoever_goes_takes_their_answer_along(
    circle: Circle, wren: Person, juniper: Person, otter: Person, heron: Person
) -> None:
    clause = put(circle, wren)
    actions.join(circle, by=heron)
    assert Asking.objects.get().asked == 4
    say(clause, "yes", otter)
    say(clause, "no", heron)
    with time_machine.travel(timezone.now() + 2 * A_WEEK, tick=False):
        assert table(clause).standing.stands == Stands.HELD
        actions.leave(circle, by=heron)
        assert table(clause).standing == rules.Standing(Stands.HOLDS, timezone.now()), "from then on, not from before"
        actions.leave(circle, by=otter)
        assert table(clause).standing.stands == Stands.HOLDS, "what holds goes on to hold"
    assert Asking.objects.get().asked == 3


def test_sent_twice_it_is_one(circle: Circle, wren: Person) -> None:
    browser = make.signed_in_as(wren)
    form = {"words": WORDS, "part": "words", "once": "a" * 16}
    assert len({browser.post(f"/circles/{circle.ref}/agreement", form)["Location"] for _ in range(3)}) == 1
    assert Clause.objects.count() == Asking.objects.count() == 1


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"words": " … "}, "what would you like to agree on"),
        ({"words": make.LONG["clause"]}, "At most 1000 letters"),
        ({"part": "elsewhere"}, "choose where it belongs"),
    ],
)
def test_bad_input_says_what_is_wrong_and_keeps_what_was_typed(
    circle: Circle, wren: Person, sent: dict[str, str], said: str
) -> None:
    form = {"words": WORDS, "part": "words", **sent}
    answer = make.signed_in_as(wren).post(f"/circles/{circle.ref}/agreement", form)
    assert answer.status_code == 422
    assert said in answer.text
    assert form["words"].strip() in answer.text
    assert not Clause.objects.exists()


def test_an_answer_too_long_stays_in_its_field(circle: Circle, wren: Person, otter: Person) -> None:
    clause = put(circle, wren)
    answer = say(clause, "no", otter, make.LONG["answer"])
    assert answer.status_code == 422
    assert make.LONG["answer"] in answer.text
    assert say(clause, "perhaps", otter).status_code == 422
    assert Answer.objects.count() == 1


def test_who_puts_too_much_on_the_table(
    circle: Circle, wren: Person, monkeypatch: pytest.MonkeyPatch, only: Callable[[str, int], None]
) -> None:
    monkeypatch.setattr(rules, "CLAUSES_AT_MOST", 1)
    put(circle, wren)
    with pytest.raises(Conflict, match="clauses-enough"):
        put(circle, wren)
    only("clause", 0)
    answer = make.signed_in_as(wren).post(f"/circles/{circle.ref}/agreement", {"words": "More", "part": "words"})
    assert answer.status_code == 429
    assert "More" in answer.text


def test_those_in_it_are_told_until_they_answer(circle: Circle, wren: Person, juniper: Person, otter: Person) -> None:
    clause = put(circle, wren)
    fresh = [Person.objects.get(pk=one.pk) for one in (wren, juniper, otter)]
    assert [len(waiting_for(one)) for one in fresh] == [0, 1, 1]
    [card] = waiting_for(fresh[1])
    assert (str(card.title), card.detail) == ("Wren put something on the table of a circle", circle.name)
    say(clause, "no", juniper)
    assert counts_by_place(Person.objects.get(pk=juniper.pk)) == {}
    Asking.objects.update(closes_at=timezone.now() - timedelta(seconds=1))
    assert waiting_for(Person.objects.get(pk=otter.pk)) == [], "the week is over"


def test_who_may_only_read_changes_nothing(circle: Circle, wren: Person, heron: Person, client: Client) -> None:
    clause = put(circle, wren)
    outside, address = make.signed_in_as(heron), f"/circles/{circle.ref}/agreement"
    assert outside.get(address).status_code == 404
    Circle.objects.update(readers=Readers.EVERYBODY)
    page = outside.get(address)
    assert WORDS in page.text
    assert "<textarea" not in page.text
    for path in ("", *(f"/{clause.ref}/{what}" for what in ("wordings", "answers", "reopenings"))):
        assert outside.post(address + path, {"words": "W"}).status_code == 403
        assert client.post(address + path)["Location"].startswith("/door")
        assert not path or outside.get(address + path).status_code == 405
    elsewhere = make.a_circle(heron, name="Elsewhere")
    path = f"/circles/{elsewhere.ref}/agreement/{clause.ref}/answers"
    assert outside.post(path, {"says": "yes", "number": "1"}).status_code == 404
    assert Answer.objects.count() == 1


def test_the_clause_that_acts(circle: Circle, wren: Person, juniper: Person, otter: Person) -> None:
    assert not queries.unnamed_allowed(circle)
    form = {"words": WORDS, "part": "words", "acts": "unnamed"}
    make.signed_in_as(wren).post(f"/circles/{circle.ref}/agreement", form)
    clause = Clause.objects.get()
    assert clause.acts == Acts.UNNAMED
    assert not queries.unnamed_allowed(circle), "not while it is only on the table"
    say(clause, "yes", otter)
    with time_machine.travel(timezone.now() + A_WEEK, tick=False):
        assert queries.unnamed_allowed(circle)
        assert not queries.unnamed_allowed(make.a_circle(wren, name="Another"))
        page = make.signed_in_as(wren).get(f"/circles/{circle.ref}/agreement").text
        assert "one may write here without one’s name" in page
        assert 'name="acts"' not in page, "there is one already"
        with pytest.raises(Conflict, match="acts-already"):
            put(circle, juniper, acts=Acts.UNNAMED)
        actions.put_back(clause, number=2, by=juniper)
        assert not queries.unnamed_allowed(circle), "at once"


def test_the_pages_cost_the_same_however_much_there_is(
    circle: Circle, wren: Person, otter: Person, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(12):
        clause = actions.propose(circle, f"Clause {number}", part="words", by=wren)
        actions.reword(clause, OTHERS, number=2, by=otter)
    browser = make.signed_in_as(wren)
    browser.get("/today")
    with django_assert_max_num_queries(6):
        browser.get(f"/circles/{circle.ref}/agreement")
    with django_assert_max_num_queries(1):
        queries.unnamed_allowed(circle)
    with django_assert_max_num_queries(6):
        browser.get(f"/circles/{circle.ref}/people")


def test_how_it_stands_by_numbers_alone() -> None:
    now = timezone.now()
    yes, no = rules.Said(Says.YES, now), rules.Said(Says.NO, now)
    later, before = now + A_WEEK, now - A_WEEK
    cases = [
        (later, 3, [], Stands.RUNS),
        (later, 3, [yes, yes], Stands.RUNS),
        (later, 2, [yes, yes], Stands.HOLDS),
        (later, 1, [yes], Stands.HOLDS),
        (later, 2, [yes, yes, no], Stands.HELD),
        (before, 3, [yes], Stands.LACKS),
        (before, 3, [], Stands.LACKS),
        (before, 0, [], Stands.LACKS),
        (before, 3, [yes, yes], Stands.HOLDS),
        (before, 3, [yes, yes, no], Stands.HELD),
    ]
    for closes_at, asked, said, how in cases:
        assert rules.standing(closes_at, asked, said, now).stands == how, (closes_at, asked, said)
