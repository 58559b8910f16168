"""A round of consent: who is asked, what they say, and when it closes."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine

from eachother.circles import actions as circles
from eachother.circles.models import Circle
from eachother.decisions import actions
from eachother.decisions.models import Elector, Position, Says
from eachother.decisions.tests import make
from eachother.notices.models import Notice
from eachother.people.models import Person
from eachother.people.problems import Problem


@pytest.fixture(autouse=True)
def clock() -> Any:
    with time_machine.travel(make.EARLY, tick=False) as travelling:
        yield travelling


def told(person: Person) -> list[str]:
    return list(Notice.objects.filter(person=person).order_by("pk").values_list("kind", flat=True))


def test_who_is_asked_stays_as_it_is(circle: Circle, wren: Person, heron: Person) -> None:
    decision = make.asked(circle, wren)
    circles.join(circle, by=heron)
    page = make.signed_in_as(heron).get(make.at(decision)).text
    assert "You came after everybody was asked" in page
    assert 'name="says"' not in page
    refused = make.signed_in_as(heron).post(make.at(decision, "/voice"), {"round": "1", "says": "object", "words": "!"})
    assert (refused.status_code, Position.objects.count()) == (403, 0)
    assert make.signed_in_as(heron).post(make.at(decision, "/statements"), {"words": "Hm"}).status_code == 302
    make.amended(decision, wren)
    assert Elector.objects.filter(round=make.running(decision), person=heron).exists(), (
        "asked again, with a new electorate"
    )


def test_a_voice_is_changed_until_it_closes(circle: Circle, wren: Person, juniper: Person, clock: Any) -> None:
    decision = make.asked(circle, wren)
    browser = make.signed_in_as(juniper)
    for says, words in (("object", "The dark."), ("concern", "The window."), ("agree", "left over")):
        assert (
            browser.post(make.at(decision, "/voice"), {"round": "1", "says": says, "words": words}).status_code == 302
        )
    position = Position.objects.get()
    assert (position.says, position.words, position.mend) == ("agree", "", "")
    make.says(decision, wren)
    clock.move_to(make.after_its_time(decision))
    late = make.signed_in_as(juniper).post(make.at(decision, "/voice"), {"round": "1", "says": "object", "words": "!"})
    assert late.status_code == 302, "an objection after the hour, before anybody looked, is heard"
    assert make.stands(decision) == ("halted", "")


def test_once_it_is_closed_nothing_changes(circle: Circle, wren: Person, juniper: Person, otter: Person) -> None:
    decision = make.asked(circle, wren)
    for person in (wren, juniper, otter):
        make.says(decision, person)
    assert make.stands(decision) == ("closed", "decided"), "all have spoken"
    for path, form in (("/voice", {"round": "1", "says": "object", "words": "!"}), ("/statements", {"words": "Hm"}),
                       ("/inquiries", {"words": "Who?"}), ("/proposal", {"words": "Other", "after": "1"}),
                       ("/round", {})):  # fmt: skip
        answer = make.signed_in_as(otter).post(make.at(decision, path), form)
        assert (answer.status_code, "closed a moment ago" in answer.text) == (410, True), path
        assert form.get("words", "") in answer.text, "nothing that was typed is lost"


def test_an_objection_needs_words(circle: Circle, wren: Person, juniper: Person) -> None:
    decision = make.asked(circle, wren)
    browser = make.signed_in_as(juniper)
    for form, says in (
        ({"says": "object", "mend": "A dark room."}, "what harm would it do?"),
        ({"says": "concern"}, "What is your concern?"),
        ({"says": "perhaps"}, "Please choose one of these."),
        ({"says": "object", "words": "w" * 1001}, "At most 1000 letters"),
        ({"says": "object", "words": "The dark.", "mend": "w" * 1001}, "At most 1000 letters"),
    ):
        answer = browser.post(make.at(decision, "/voice"), {"round": "1", **form})
        assert (answer.status_code, says in answer.text) == (422, True), form
        assert all(one in answer.text for one in form.values() if one != "perhaps")
    assert not Position.objects.exists()


def test_what_is_said_of_one_version_is_not_said_of_another(circle: Circle, wren: Person, juniper: Person) -> None:
    decision = make.asked(circle, wren)
    make.amended(decision, wren)
    old = make.signed_in_as(juniper).post(make.at(decision, "/voice"), {"round": "1", "says": "agree"})
    assert (old.status_code, "Another version is being asked" in old.text) == (409, True)
    assert not Position.objects.exists()


def test_an_objection_lifted_gives_until_the_next_evening(
    circle: Circle, wren: Person, juniper: Person, otter: Person, clock: Any
) -> None:
    decision = make.asked(circle, wren)
    make.says(decision, wren)
    make.objects(decision, otter)
    clock.move_to(make.after_its_time(decision))
    actions.go_on_everywhere()
    assert make.stands(decision) == ("halted", "")
    make.says(decision, otter, Says.CONCERN, "Keep a candle.")
    assert make.stands(decision) == ("asking", "")
    actions.go_on(decision)
    assert make.stands(decision) == ("asking", ""), "whoever relied on the objection has time to say so"
    make.objects(decision, juniper)
    clock.move_to(make.after_its_time(decision))
    actions.go_on_everywhere()
    assert make.stands(decision) == ("halted", "")
    make.says(decision, juniper)
    clock.move_to(make.after_its_time(decision))
    actions.go_on_everywhere()
    assert make.stands(decision) == ("closed", "decided")


def test_whoever_leaves_falls_out_with_their_objection(
    circle: Circle, wren: Person, juniper: Person, otter: Person, clock: Any
) -> None:
    decision = make.asked(circle, wren)
    make.says(decision, wren)
    make.says(decision, juniper)
    make.objects(decision, otter)
    clock.move_to(make.after_its_time(decision))
    actions.go_on_everywhere()
    circles.leave(circle, by=otter)
    assert make.stands(decision) == ("asking", "")
    circles.join(circle, by=otter)
    with pytest.raises(Problem, match="not-asked"):
        make.says(decision, otter)
    clock.move_to(make.after_its_time(decision))
    actions.go_on_everywhere()
    assert make.stands(decision) == ("closed", "decided")


def test_too_few_get_as_much_time_again_and_then_it_rests(circle: Circle, wren: Person, clock: Any) -> None:
    decision = make.asked(circle, wren)
    make.says(decision, wren)
    first = make.running(decision).closes_at
    clock.move_to(make.after_its_time(decision))
    actions.go_on_everywhere()
    assert make.stands(decision) == ("asking", "")
    assert make.running(decision).closes_at >= first + timedelta(days=7)
    assert "because too few had spoken" in make.signed_in_as(wren).get(make.at(decision)).text
    clock.move_to(make.after_its_time(decision))
    assert "It rests. Nothing was decided" in make.signed_in_as(wren).get(make.at(decision)).text
    assert make.stands(decision) == ("closed", "rests")


def test_not_on_one_voice_where_the_others_have_left(
    circle: Circle, wren: Person, juniper: Person, heron: Person
) -> None:
    decision = make.asked(circle, wren)
    make.says(decision, wren)
    circles.join(circle, by=heron)
    for person in Person.objects.filter(name__in=("Juniper", "Otter")):
        circles.leave(circle, by=person)
    assert make.stands(decision) == ("asking", ""), "Heron is there too, and was not asked"
    assert "1 more is needed" in make.signed_in_as(wren).get(make.at(decision)).text


def test_alone_one_decides_alone(wren: Person) -> None:
    decision = make.asked(make.a_circle(wren), wren)
    make.says(decision, wren)
    assert make.stands(decision) == ("closed", "decided")


def test_one_quiet_reminder_to_those_who_have_not_spoken(
    circle: Circle, wren: Person, juniper: Person, otter: Person, clock: Any
) -> None:
    decision = make.asked(circle, wren)
    assert (told(wren), told(juniper), told(otter)) == ([], ["decision-asked"], ["decision-asked"])
    make.says(decision, juniper)
    assert told(juniper) == []
    clock.move_to(make.running(decision).reminds_at)
    for _twice in range(2):
        actions.go_on_everywhere()
    assert (told(wren), told(juniper), told(otter)) == (["decision-reminded"], [], ["decision-reminded"])
    assert "it closes soon" in make.signed_in_as(otter).get("/today").text
    clock.shift(timedelta(hours=3))
    actions.go_on_everywhere()
    make.says(decision, wren)
    assert told(wren) == []
    clock.move_to(make.after_its_time(decision))
    actions.go_on_everywhere()
    assert [told(one) for one in (wren, juniper, otter)] == [["decision-closed"]] * 3
    assert make.signed_in_as(otter).post(make.at(decision, "/seen")).status_code == 302
    assert told(otter) == []


def test_amended_it_asks_again(circle: Circle, wren: Person, juniper: Person) -> None:
    decision = make.asked(circle, wren)
    make.says(decision, juniper)
    make.amended(decision, wren)
    assert told(juniper) == ["decision-amended"]
    assert "It was amended, and asks again" in make.signed_in_as(juniper).get("/today").text


def test_it_stands_is_one_press(circle: Circle, wren: Person, otter: Person) -> None:
    decision = make.asked(circle, wren)
    make.objects(decision, otter)
    make.amended(decision, wren)
    browser = make.signed_in_as(otter)
    assert "It stands" in browser.get(make.at(decision)).text
    form = {"round": "2", "says": "object", "words": make.HARM, "mend": make.MEND}
    assert browser.post(make.at(decision, "/voice"), form).status_code == 302
    assert make.said_by(decision, otter).words == make.HARM


def test_who_may_amend_and_ask_and_let_rest(circle: Circle, wren: Person, juniper: Person, clock: Any) -> None:
    decision = make.proposed(circle, wren)
    hers, his = make.signed_in_as(wren), make.signed_in_as(juniper)
    early = his.post(make.at(decision, "/round"))
    assert (early.status_code, "After two days anybody can" in early.text) == (422, True)
    rest = his.post(make.at(decision, "/rest"))
    assert (rest.status_code, "can lay it to rest" in rest.text) == (422, True)
    clock.shift(timedelta(days=2))
    his = make.signed_in_as(juniper)
    for _twice in range(2):
        assert his.post(make.at(decision, "/round")).status_code == 302
    assert make.running(decision).by == juniper
    now = his.post(make.at(decision, "/proposal"), {"words": make.BETTER, "after": "1"})
    assert (now.status_code, "this has to wait" in now.text, make.BETTER in now.text) == (422, True, True)
    hers = make.signed_in_as(wren)
    assert hers.post(make.at(decision, "/rest")).status_code == 422, "voices are not one person’s to sweep away"


def test_it_is_laid_to_rest_and_taken_up_again(circle: Circle, wren: Person) -> None:
    decision = make.proposed(circle, wren)
    browser = make.signed_in_as(wren)
    long = browser.post(make.at(decision, "/rest"), {"words": "w" * 601})
    assert (long.status_code, "w" * 601 in long.text) == (422, True)
    for _twice in range(2):
        assert browser.post(make.at(decision, "/rest"), {"words": "Summer came."}).status_code == 302
    assert make.stands(decision) == ("closed", "rests")
    assert "Summer came." in browser.get(make.at(decision)).text
    again = f"/circles/{circle.ref}/decisions/new?follows={decision.ref}"
    assert make.QUESTION in browser.get(again).text
    form = {"question": "And in winter?", "kind": "consent", "follows": decision.ref}
    page = browser.get(browser.post(again, form).headers["Location"]).text
    assert "takes up again" in page


def test_what_nobody_takes_further_goes_to_rest(circle: Circle, wren: Person, otter: Person, clock: Any) -> None:
    quiet, halted = make.a_question(circle, wren), make.asked(circle, wren)
    make.objects(halted, otter)
    clock.move_to(make.after_its_time(halted))
    actions.go_on_everywhere()
    clock.shift(timedelta(days=31))
    actions.go_on_everywhere()
    assert (make.stands(quiet), make.stands(halted)) == (("understand", ""), ("closed", "rests"))
    clock.shift(timedelta(days=30))
    actions.go_on_everywhere()
    assert make.stands(quiet) == ("closed", "rests")
