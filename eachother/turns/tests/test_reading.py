"""Who sees whose turn it is, and how little it costs."""

from typing import Any

import pytest

from eachother.circles.models import Circle, Readers
from eachother.people import actions as people
from eachother.people.models import Person
from eachother.tests.somebody import words_of
from eachother.turns import actions, portability, queries
from eachother.turns.models import Goes, Kind, Turn
from eachother.turns.tests import make


@pytest.mark.parametrize("line", ["blocks", "is blocked", "mutes"])
def test_whom_one_does_not_meet_is_somebody(circle: Circle, wren: Person, juniper: Person, line: str) -> None:
    task = make.a_task(circle, wren, goes=Goes.LOT, kind=Kind.GATHERING)
    actions.be_willing(task, by=juniper)
    make.says_yes(task)
    if line == "mutes":
        people.mute(juniper, by=wren)
    else:
        one, other = (wren, juniper) if line == "blocks" else (juniper, wren)
        people.block(other, by=one)
    browser = make.signed_in_as(wren)
    pages = [make.at(task), f"/circles/{circle.ref}/turns", f"/circles/{circle.ref}", "/who-can-do-what"]
    for path in pages:
        page = words_of(browser.get(path).content)
        assert "Somebody has it" in page or "Somebody: Watering" in page, path
    for path in pages[:2]:
        assert "Juniper" not in browser.get(path).text
    assert queries.shown_holder_of(circle, Kind.GATHERING, wren) == queries.Whose()
    assert queries.holder_of(circle, Kind.GATHERING) == juniper


def test_for_other_rooms(circle: Circle, wren: Person, juniper: Person) -> None:
    assert queries.holder_of(circle, Kind.GREETING) is None
    assert queries.shown_holder_of(circle, Kind.GREETING, wren) is None
    task = make.a_task(circle, wren, kind=Kind.GREETING)
    actions.take(task, by=juniper)
    assert queries.shown_holder_of(circle, Kind.GREETING, wren) == queries.Whose(juniper.ref, "Juniper")
    shown = queries.shown_holder_of(circle, Kind.GREETING, juniper)
    assert shown and shown.me


def test_the_page_on_who_can_do_what(circle: Circle, wren: Person, heron: Person, otter: Person, client: Any) -> None:
    actions.take(make.a_task(circle, wren), by=wren)
    kept = make.a_circle(otter, readers=Readers.CIRCLE, name="A kept one")
    actions.take(make.a_task(kept, otter, called="A kept task"), by=otter)
    page = words_of(make.signed_in_as(heron).get("/who-can-do-what").content)
    assert "Wren : Watering , The night kitchen" in page
    assert "One more is held in circles that you do not read." in page
    assert "A kept" not in page
    outside = words_of(client.get("/who-can-do-what").content)
    assert "2 are held just now." in outside
    assert "Wren" not in outside
    assert "Watering" not in outside


def test_hidden_words_are_folded(circle: Circle, wren: Person) -> None:
    task = make.a_task(circle, wren)
    people.hide("tomatoes", by=wren)
    for path in (make.at(task), f"/circles/{circle.ref}/turns"):
        assert "Something you asked to hide" in make.signed_in_as(wren).get(path).text


def test_pages_cost_the_same_however_many(circle: Circle, wren: Person, django_assert_max_num_queries: Any) -> None:
    from eachother.circles import actions as circles  # noqa: PLC0415

    task = make.a_task(circle, wren)
    for n in range(25):
        person = make.someone(f"Person {n}")
        circles.join(circle, by=person)
        actions.take(make.a_task(circle, person, called=f"Task {n}"), by=person)
        actions.take(task, by=person)
        actions.end(task, by=person)
    make.all_willing(task, *Person.objects.filter(name__startswith="Person"))
    browser = make.signed_in_as(wren)
    for path, most in ((make.at(task), 7), (make.at(task, "/lots"), 8), (f"/circles/{circle.ref}/turns", 8)):
        browser.get(path)
        with django_assert_max_num_queries(most):
            page = browser.get(path)
        assert page.status_code == 200
    assert "More tasks" in browser.get(f"/circles/{circle.ref}/turns").text
    assert "Earlier ones" in browser.get(make.at(task)).text
    assert "Later ones" in browser.get(make.at(task) + "?page=2").text


def test_what_is_taken_along_and_what_goes(circle: Circle, wren: Person, juniper: Person) -> None:
    task = make.a_task(circle, wren, goes=Goes.LOT)
    make.all_willing(task, juniper, wren)
    make.says_yes(task)
    actions.end(task, by=juniper)
    make.says_yes(task)
    for person in (wren, juniper):
        taken = portability.export(person)
        assert [one["task"] for one in taken["willing"]] == ["Watering"]
        assert (len(taken["draws"]), len(taken["turns"]), len(taken["asked"])) == (1, 1, 1)
    holder = make.holder(task)
    assert holder
    assert portability.export(holder)["turns"][0]["circle"] == "The night kitchen"
    actions.forget(holder)
    assert portability.export(holder) == {"turns": [], "willing": [], "asked": [], "draws": []}
    assert not Turn.objects.filter(person=holder).exists()
    assert Turn.objects.get().person == juniper, "she had it before"
