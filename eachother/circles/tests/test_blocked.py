"""In one circle with somebody who does not exist for one: nobody learns of it."""

import pytest

from eachother.circles import actions, queries
from eachother.circles.models import Circle, Door, Says
from eachother.circles.tests import make
from eachother.people import actions as people
from eachother.people.models import Person


@pytest.fixture
def circle(wren: Person, otter: Person, heron: Person) -> Circle:
    """Otter and Wren are in it, and Wren has blocked Otter, who comes to the door all the same."""
    people.block(otter, by=wren)
    circle = make.a_circle(wren, heron)
    assert make.signed_in_as(otter).post(f"/circles/{circle.ref}/coming").status_code == 302
    return circle


@pytest.mark.parametrize(("one", "other"), [("Wren", "Otter"), ("Otter", "Wren")])
def test_neither_is_on_a_page_of_the_other_s(circle: Circle, one: str, other: str) -> None:
    people_by_name = {person.name: person for person in Person.objects.all()}
    clause = actions.propose(circle, "We write once.", part="words", by=people_by_name[other])
    actions.answer(clause, Says.NO, "if one may hum", number=1, by=people_by_name["Heron"])
    people.put_on_the_table("a duty to report", by=people_by_name[other])
    browser = make.signed_in_as(people_by_name[one])
    for path in ("", "/people", "/agreement", "/asking"):
        page = browser.get(f"/circles/{circle.ref}{path}")
        assert page.status_code == 200
        assert other not in page.text
        assert "a duty to report" not in page.text
    agreement = browser.get(f"/circles/{circle.ref}/agreement").text
    assert "We write once." in agreement, "the agreement is of all who are in it"
    assert "Somebody" in agreement
    assert [person.name for person in queries.people_in(circle, people_by_name[one])] != []
    assert "Two people" in browser.get(f"/circles/{circle.ref}").text
    assert other in make.signed_in_as(people_by_name["Heron"]).get(f"/circles/{circle.ref}/people").text


def test_a_knock_of_theirs_waits_for_the_others(wren: Person, otter: Person, heron: Person) -> None:
    circle = make.a_circle(wren, heron, door=Door.KNOCK)
    people.block(wren, by=otter)
    knock = make.a_knock(circle, otter, "Mine alone.")
    assert "Mine alone." not in make.signed_in_as(wren).get(f"/circles/{circle.ref}/people").text
    path = f"/circles/{circle.ref}/knocks/{knock.ref}/answer"
    assert make.signed_in_as(wren).post(path).status_code == 404
    assert "Mine alone." in make.signed_in_as(heron).get(f"/circles/{circle.ref}/people").text
