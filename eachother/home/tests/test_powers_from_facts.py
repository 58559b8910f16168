"""Who can do what here is made from the facts: what is decided together, what the host did, who holds what, and from
how many the words come."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from eachother.circles.models import Readers
from eachother.community import effects
from eachother.community.actions import name_community
from eachother.foundation.refs import new_ref
from eachother.home.queries import words_spread
from eachother.home.rules import FEWEST, Spread, spread
from eachother.home.tests.make import signed_in_as, someone, words_of
from eachother.people.actions import block, put_on_the_table
from eachother.record import actions as record
from eachother.talk import actions as talk
from eachother.tests.talked import saying
from eachother.turns import actions as turns
from eachother.turns.models import Turn
from eachother.turns.tests import make as taken

PAGE = "/who-can-do-what"


def seen_by(client: Client) -> str:
    return words_of(client.get(PAGE).content)


@pytest.mark.django_db
def test_what_is_decided_together_stands_there_with_since_when(
    client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        name_community("Riverside")
    wren = signed_in_as(someone("Wren"))
    said = seen_by(wren)
    assert "The community is called “Riverside”. So since the beginning, today ." in said
    assert "A decision stays open for 7 days. It takes 20% of the people it is put to, 2 at least" in said
    with django_capture_on_commit_callbacks(execute=True):
        effects.carry_out("community.name", {"name": "Lakeside"}, None, new_ref())
    assert "The community is called “Lakeside”. So since today , by decision." in seen_by(wren)
    assert "by decision" not in seen_by(client)


@pytest.mark.django_db
def test_what_the_host_did_stands_there_out_of_the_record(client: Client) -> None:
    wren = signed_in_as(someone("Wren"))
    assert "Nothing that this software knows of" in seen_by(wren)
    record.write("settings", {"changed": ["EACHOTHER_CONTACT"]})
    record.write("effect", {"effect": "tea"}, words="There will be tea.")
    said = seen_by(wren)
    assert "The host changed settings. The server was started with another setting: EACHOTHER_CONTACT." in said
    assert "There will be tea." not in said
    assert "EACHOTHER_CONTACT" not in seen_by(client)


@pytest.mark.django_db
def test_turns_of_lately_are_told_where_one_may_read() -> None:
    wren, heron, fox = someone("Wren"), someone("Heron"), someone("Fox")
    for readers, called in ((Readers.EVERYBODY, "Watering"), (Readers.CIRCLE, "Polishing")):
        task = taken.a_task(taken.a_circle(wren, readers=readers), wren, called=called)
        taken.all_willing(task, wren)
        turns.take(task, by=wren)
        turns.end(task, by=wren, done=True)
    told = "Who had one in the last four weeks"
    assert told in (said := seen_by(signed_in_as(heron)))
    assert "Wren" in said.partition(told)[2]
    assert "Watering" in said
    assert "Polishing" not in said
    assert "Polishing" in seen_by(signed_in_as(wren))
    block(wren, by=fox)
    assert "Wren" not in seen_by(signed_in_as(fox))
    Turn.objects.update(ended_at=timezone.now() - timedelta(days=29))
    assert told not in seen_by(signed_in_as(heron))


@pytest.mark.django_db
def test_of_few_nothing_is_said_and_of_many_a_step() -> None:
    people = [someone(f"Somebody {n}") for n in range(FEWEST)]
    circle = taken.a_circle(*people)
    thread = talk.start(circle, "Tea", saying("Words. " * 30), by=people[0]).thread
    for person in people[1:-1]:
        talk.reply(thread, saying("Yes."), by=person)
    assert spread([1] * (FEWEST - 1)) == Spread.TOO_FEW
    assert words_spread() == Spread.TOO_FEW
    talk.reply(thread, saying("Yes."), by=people[-1])
    assert words_spread() == Spread.TOO_FEW  # what one more word changes is seen by nobody
    cache.clear()
    assert words_spread() == Spread.SOME
    assert "fewer than a quarter" in seen_by(signed_in_as(people[3]))


@given(st.lists(st.integers(1, 500), max_size=60))
def test_spread_is_a_step_of_enough_people(parts: list[int]) -> None:
    step = spread(parts)
    assert (step == Spread.TOO_FEW) == (len(parts) < FEWEST)
    assert step == spread([*parts, 0, 0])
    assert step == spread(list(reversed(parts)))


@pytest.mark.parametrize(
    ("parts", "step"),
    [([1] * 20, Spread.MANY), ([30, *[1] * 19], Spread.FEW), ([100, *[50] * 3, *[1] * 16], Spread.SOME)],
)
def test_the_steps(parts: list[int], step: Spread) -> None:
    assert spread(parts) == step


@pytest.mark.django_db
def test_it_stays_within_eight_questions() -> None:
    people = [someone(f"Somebody {n}") for n in range(12)]
    circle = taken.a_circle(*people)
    for n, person in enumerate(people):
        put_on_the_table(f"duty {n}", by=person)
        task = taken.a_task(circle, person, called=f"Watering {n}")
        taken.all_willing(task, person)
        turns.take(task, by=person)
        record.write("settings", {"changed": ["EACHOTHER_LOG"]})
        effects.carry_out("circles.name", {"name": f"Kitchen {n}"}, circle, new_ref())
    name_community("Riverside")
    wren = signed_in_as(people[0])
    wren.get(PAGE)
    with CaptureQueriesContext(connection) as asked:
        wren.get(PAGE)
    assert len(asked) <= 8, [one["sql"][:150] for one in asked.captured_queries]
