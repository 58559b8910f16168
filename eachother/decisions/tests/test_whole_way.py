"""From a question to an outcome in words, by the forms of its page."""

import re
from typing import Any

import time_machine

from eachother.circles.models import Circle
from eachother.decisions import actions
from eachother.decisions.models import Decision, Says
from eachother.decisions.tests import make
from eachother.people.models import Person


def sent(browser: Any, path: str, **form: str) -> Any:
    answer = browser.post(path, form)
    assert answer.status_code == 302, answer.text
    return browser.get(answer.headers["Location"].partition("#")[0])


def test_the_whole_way(circle: Circle, wren: Person, juniper: Person, otter: Person) -> None:
    hers, his, theirs = (make.signed_in_as(one) for one in (wren, juniper, otter))
    page = sent(hers, f"/circles/{circle.ref}/decisions/new", question=make.QUESTION, words=make.WORDS, kind="consent")
    decision = Decision.objects.get()
    assert "What would help us understand it?" in page.text
    page = sent(his, make.at(decision, "/inquiries"), words="Who is there before midnight?")
    inquiry = decision.inquiries.get()
    page = sent(theirs, make.at(decision, f"/inquiries/{inquiry.ref}/answers"), words="Four of us, most nights.")
    assert "Four of us" in page.text
    page = sent(hers, make.at(decision, "/proposal"), words=make.PROPOSAL, effect="", after="0")
    assert make.PROPOSAL in page.text
    page = sent(his, make.at(decision, "/statements"), words="Ten is early for me.")
    assert "Ten is early" in page.text
    page = sent(hers, make.at(decision, "/proposal"), words=make.BETTER, effect="", after="1")
    assert "The version before" in page.text
    page = sent(hers, make.at(decision, "/round"))
    assert "3 people are asked" in page.text
    assert "2 more are needed." in page.text
    page = sent(his, make.at(decision, "/voice"), round="1", says="concern", words="The window.")
    assert "1 more is needed." in page.text
    assert "The window." in page.text
    sent(theirs, make.at(decision, "/voice"), round="1", says="agree")
    assert "1 agrees · 1 agrees with a concern" in hers.get(make.at(decision)).text
    with time_machine.travel(make.after_its_time(decision)):
        later = make.signed_in_as(wren)
        page = later.get(make.at(decision)).text
        assert "It is decided." in page
        assert page.index("Seen differently") < page.index("The outcome"), "the minority first"
        assert re.search("Juniper</a></strong>\\s+· agrees, with a concern", page)
        assert "decided" in later.get(f"/circles/{circle.ref}/decisions/closed").text
        assert "Nothing is being decided" in later.get(f"/circles/{circle.ref}/decisions").text


def test_an_objection_halts_and_is_mended(circle: Circle, wren: Person, juniper: Person, otter: Person) -> None:
    with time_machine.travel(make.EARLY, tick=False) as clock:
        decision = make.asked(circle, wren)
        make.says(decision, wren)
        make.says(decision, juniper)
        make.objects(decision, otter)
        clock.move_to(make.after_its_time(decision))
        page = make.signed_in_as(wren).get(make.at(decision)).text
        assert make.stands(decision) == ("halted", "")
        assert make.HARM in page
        assert "Nobody has to be talked round" in page
        make.amended(decision, juniper)
        assert make.stands(decision) == ("asking", "")
        again = make.signed_in_as(otter).get(make.at(decision)).text
        assert "Of the version before you said" in again
        make.says(decision, wren)
        make.says(decision, juniper)
        clock.move_to(make.after_its_time(decision))
        actions.go_on_everywhere()
        assert make.stands(decision) == ("asking", ""), "whoever objected is waited for"
        make.says(decision, otter, Says.ASIDE, "I will come later.")
        assert make.stands(decision) == ("closed", "decided"), "now all have spoken"
