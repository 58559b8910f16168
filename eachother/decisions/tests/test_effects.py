"""What a decision does when it closes: once, in the same transaction, or not at all, and then it says so."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError

from eachother.circles.models import Circle
from eachother.community import effects
from eachother.decisions import actions
from eachother.decisions.models import Done, Proposal
from eachother.decisions.tests import make
from eachother.people.models import Person
from eachother.record.models import Entry
from eachother.record.queries import broken

FORM = {"words": make.PROPOSAL, "effect": "tests.lamp", "after": "0"}


def test_chosen_filled_in_and_done_once(circle: Circle, wren: Person, juniper: Person, otter: Person) -> None:
    with make.lamps() as lamp:
        decision, browser = make.a_question(circle, wren), make.signed_in_as(wren)
        path = make.at(decision, "/proposal")
        asks = browser.post(path, FORM)
        assert (asks.status_code, "Which colour?" in asks.text, make.PROPOSAL in asks.text) == (200, True, True)
        assert not Proposal.objects.exists(), "what it needs to know is asked first"
        empty = browser.post(path, {**FORM, "asked-for": "tests.lamp", "given-colour": "", "given-note": "by the door"})
        assert (empty.status_code, "by the door" in empty.text) == (422, True)
        filled = {**FORM, "asked-for": "tests.lamp", "given-colour": "green"}
        assert browser.post(path, filled).status_code == 302
        assert "the lamp is green from then on" in browser.get(make.at(decision)).text
        actions.ask(decision, by=wren)
        for person in (wren, juniper, otter):
            make.says(decision, person)
        for _more in range(3):
            actions.go_on(decision)
        assert (lamp, Done.objects.count()) == (["green"], 1)
        assert "Done as it closed: the lamp is green from then on" in browser.get(make.at(decision)).text


def test_what_nobody_offers_is_not_chosen(circle: Circle, wren: Person) -> None:
    decision = make.a_question(circle, wren)
    answer = make.signed_in_as(wren).post(make.at(decision, "/proposal"), FORM)
    assert (answer.status_code, make.PROPOSAL in answer.text) == (422, True)


@pytest.mark.parametrize("gone", [True, False, KeyError, IntegrityError])
def test_what_can_no_longer_be_done_is_said(
    circle: Circle, wren: Person, juniper: Person, otter: Person, gone: bool | type[Exception]
) -> None:
    """The room offers it no more, or it does not work any more: it is decided all the same, and nothing was done."""
    with make.lamps(broken=gone if isinstance(gone, type) else not gone) as lamp:
        decision = make.asked(circle, wren, effect="tests.lamp", given={"colour": "red"})
        if gone is True:
            effects._effects.pop("tests.lamp")
        for person in (wren, juniper, otter):
            make.says(decision, person)
        assert make.stands(decision) == ("closed", "decided")
        assert lamp == []
        page = make.signed_in_as(wren).get(make.at(decision)).text
        assert "This could not be done any more when it closed, so nothing was changed: the lamp is red" in page


def test_what_is_grave_takes_more_people_and_more_time(
    circle: Circle, wren: Person, juniper: Person, otter: Person
) -> None:
    with make.lamps(grave=True) as lamp, time_machine.travel(make.EARLY, tick=False) as clock:
        decision = make.asked(circle, wren, effect="tests.lamp", given={"colour": "red"})
        round_ = make.running(decision)
        assert round_.closes_at - round_.created_at >= timedelta(days=14)
        page = make.signed_in_as(wren).get(make.at(decision)).text
        assert "it takes more people and more time" in page
        assert "3 more are needed" in page
        for person in (wren, juniper, otter):
            make.says(decision, person)
        assert make.stands(decision) == ("asking", ""), "its time is part of the care"
        clock.move_to(make.after_its_time(decision))
        actions.go_on_everywhere()
        assert (make.stands(decision), lamp) == (("closed", "decided"), ["red"])


def test_amending_changes_what_it_does(circle: Circle, wren: Person, juniper: Person, otter: Person) -> None:
    with make.lamps() as lamp:
        decision = make.asked(circle, wren, effect="tests.lamp", given={"colour": "red"})
        before = make.signed_in_as(wren).get(make.at(decision, "/proposal")).text
        assert make.PROPOSAL in before
        assert 'value="red" checked' in before
        make.amended(decision, wren, make.PROPOSAL, effect="tests.lamp", given={"colour": "green"})
        for person in (wren, juniper, otter):
            make.says(decision, person)
        assert lamp == ["green"]


def test_another_version_meanwhile_loses_no_words(circle: Circle, wren: Person, juniper: Person) -> None:
    decision = make.proposed(circle, wren)
    make.amended(decision, juniper)
    late = make.signed_in_as(wren).post(make.at(decision, "/proposal"), {"words": "A candle.", "after": "1"})
    assert (late.status_code, make.BETTER in late.text, "A candle." in late.text) == (409, True, True)
    same = make.signed_in_as(wren).post(make.at(decision, "/proposal"), {"words": make.BETTER, "after": "2"})
    assert (same.status_code, "on the table already" in same.text) == (422, True)
    odd = make.signed_in_as(wren).post(make.at(decision, "/proposal"), {"words": "A candle.", "after": "²"})
    assert odd.status_code == 409


def test_what_everybody_decided_stands_in_the_record(wren: Person, juniper: Person) -> None:
    """That it closed, then what it did; with the way to it for whoever may read there."""
    with make.lamps():
        decision = make.asked(None, wren, effect="tests.lamp", given={"colour": "red"})
        for person in (wren, juniper):
            make.says(decision, person)
    resting = make.proposed(None, wren, "We paint it.")
    actions.let_rest(resting, "Too early.", by=wren)
    said = [(one.kind, one.facts["decision"], one.facts.get("ended")) for one in Entry.objects.order_by("number")]
    assert said == [
        ("decision-closed", decision.ref, "decided"),
        ("effect", decision.ref, None),
        ("decision-closed", resting.ref, "rests"),
    ]
    assert broken() is None
    page = make.signed_in_as(juniper).get("/record").text
    assert f"“{make.QUESTION}” It is decided." in page
    assert page.count(f'href="{make.at(decision)}"') == 2


def test_what_a_circle_closes_is_its_own(circle: Circle, wren: Person) -> None:
    actions.let_rest(make.proposed(circle, wren), "", by=wren)
    assert not Entry.objects.exists()


def test_one_that_cannot_go_on_keeps_no_other_waiting(circle: Circle, wren: Person, juniper: Person) -> None:
    with make.lamps(broken=OSError), time_machine.travel(make.EARLY, tick=False) as clock:
        stuck = make.asked(circle, wren, effect="tests.lamp", given={"colour": "red"})
        free = make.asked(circle, wren, "Another one.")
        for decision in (stuck, free):
            make.says(decision, wren)
            make.says(decision, juniper)
        clock.move_to(make.after_its_time(free))
        actions.go_on_everywhere()
    assert make.stands(stuck) == ("asking", "")
    assert make.stands(free) == ("closed", "decided")
