"""A circle's front page with something in every room asks no more than a page may, however much there is."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from eachother.circles.models import Circle
from eachother.exchange.tests import make as exchange
from eachother.gatherings.tests import make as gatherings
from eachother.people import actions as people
from eachother.people.models import How, Person
from eachother.table.tests import make as table
from eachother.talk.tests import make as talk
from eachother.tests.somebody import signed_in_as, someone, words_of
from eachother.turns import actions as turns
from eachother.turns.tests import make as tasks

QUERIES = 8  # whose device, the circle, who is here and at the table, four rooms, what waits


@pytest.fixture
def wren(db: None) -> Person:
    return someone("Wren", "night shifts")


@pytest.fixture
def juniper(db: None) -> Person:
    return someone("Juniper", "night shifts")


def test_it_asks_eight_questions_however_much_there_is(wren: Person, juniper: Person) -> None:
    circle = tasks.a_circle(wren, juniper)
    people.open_up(How.AROUND, by=juniper)
    _something_everywhere(circle, juniper, 1)
    assert _asked(circle, wren) <= QUERIES
    _something_everywhere(circle, juniper, 3)
    assert _asked(circle, wren) <= QUERIES
    page = words_of(signed_in_as(wren).get(f"/circles/{circle.ref}").content)
    for said in ("Juniper is at the table just now.", "Thread 3", "Juniper has it", "Juniper would like", "Here now"):
        assert said in page
    assert gatherings.NAME in page


def test_whom_one_has_blocked_is_nowhere_on_it(wren: Person, juniper: Person) -> None:
    circle = tasks.a_circle(wren, juniper)
    people.open_up(How.AROUND, by=juniper)
    _something_everywhere(circle, juniper, 1)
    people.block(juniper, by=wren)
    page = words_of(signed_in_as(wren).get(f"/circles/{circle.ref}").content)
    assert "Juniper" not in page
    assert "Somebody has it" in page
    assert "Nobody is at the table just now." in page


def _asked(circle: Circle, viewer: Person) -> int:
    browser = signed_in_as(viewer)
    browser.get(f"/circles/{circle.ref}")
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(f"/circles/{circle.ref}").status_code == 200
    return len(asked)


def _something_everywhere(circle: Circle, by: Person, how_many: int) -> None:
    for number in range(1, how_many + 1):
        talk.a_thread(circle, by=by, title=f"Thread {number}")
        gatherings.a_gathering(by, circle)
        turns.take(tasks.a_task(circle, by, called=f"Watering {how_many} {number}"), by=by)
        exchange.a_slip(by, circle=circle)
        table.says(circle, "words for the table alone", by)
