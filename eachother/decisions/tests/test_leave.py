"""What is left of somebody who leaves a circle, or the community."""

import pytest

from eachother.circles import actions as circles
from eachother.circles.models import Circle
from eachother.decisions import actions
from eachother.decisions.drafts import Draft
from eachother.decisions.models import Answer, Decision, Elector, Inquiry, Position, Proposal, Says, Statement
from eachother.decisions.portability import export
from eachother.decisions.tests import make
from eachother.decisions.told import OPENED
from eachother.notices.models import Notice
from eachother.people.models import Leaving, Person, Words


def everything(circle: Circle, wren: Person, juniper: Person, otter: Person) -> Decision:
    """Juniper opens, proposes, asks, answers, says something and stands aside; it is decided."""
    decision = make.proposed(circle, juniper)
    inquiry = actions.wonder(decision, "Who is there?", by=juniper)
    actions.wonder(decision, "Is it cold?", by=juniper)
    actions.answer(inquiry, "Four.", by=otter)
    actions.answer(inquiry, "And a cat.", by=juniper)
    actions.state(decision, "Ten is early.", by=juniper)
    actions.ask(decision, by=juniper)
    make.says(decision, juniper, Says.CONCERN, "The window.")
    make.says(decision, wren)
    make.says(decision, otter)
    return make.fresh(decision)


def test_words_go_along_out_of_a_circle(circle: Circle, wren: Person, juniper: Person, otter: Person) -> None:
    decision = everything(circle, wren, juniper, otter)
    circles.leave(circle, by=juniper, takes_words=True)
    assert not Statement.objects.exists()
    assert list(Answer.objects.values_list("words", flat=True)) == ["Four."]
    left = Inquiry.objects.get()
    assert (left.words, left.by) == ("", None), "the one that others answered is empty"
    assert Position.objects.get(says="concern").words == ""
    page = make.signed_in_as(wren).get(make.at(decision)).text
    assert "taken along by whoever asked it" in page
    assert make.PROPOSAL in page, "what all agreed to is the circle’s"
    assert make.stands(decision) == ("closed", "decided")


@pytest.mark.parametrize("words", Words)
def test_nothing_says_that_it_was_them(
    circle: Circle, wren: Person, juniper: Person, otter: Person, words: Words
) -> None:
    decision = everything(circle, wren, juniper, otter)
    Leaving.objects.create(person=juniper, words=words, erase_at=make.EARLY)
    for _twice in range(2):
        actions.forget(juniper)
    for model, name in ((Decision, "opened_by"), (Proposal, "by"), (Inquiry, "by"), (Answer, "by"), (Statement, "by"),
                        (Elector, "person")):  # fmt: skip
        assert not model._default_manager.filter(**{name: juniper}).exists()
    assert Statement.objects.exists() == (words == Words.STAY)
    assert Position.objects.get(says="concern").words == ("The window." if words == Words.STAY else "")
    page = make.signed_in_as(wren).get(make.at(decision)).text
    assert "Juniper" not in page
    assert "1 agrees with a concern" in page, "that somebody said so stays"


def test_what_waits_for_nobody_goes_on(circle: Circle, wren: Person, juniper: Person, otter: Person) -> None:
    decision = make.asked(circle, wren)
    make.says(decision, wren)
    make.says(decision, juniper)
    Person.objects.filter(pk=otter.pk).update(left_at=make.EARLY)
    actions.step_back(otter)
    assert make.stands(decision) == ("closed", "decided")


def test_taken_along(circle: Circle, wren: Person, juniper: Person, otter: Person) -> None:
    decision = everything(circle, wren, juniper, otter)
    taken = export(juniper)
    assert [one["question"] for one in taken["questions"]] == [make.QUESTION]
    assert [one["words"] for one in taken["proposals"]] == [make.PROPOSAL]
    assert [one["words"] for one in taken["asked_for"]] == ["Who is there?", "Is it cold?"]
    assert [one["words"] for one in taken["answered"]] == ["And a cat."]
    assert [one["words"] for one in taken["said"]] == ["Ten is early."]
    assert taken["voices"][0]["said"] == {"says": "concern", "words": "The window.", "mend": ""}
    assert taken["voices"][0]["question"] == decision.question
    assert make.HARM not in str(export(otter))


@pytest.mark.parametrize("words", Words)
def test_a_question_that_nobody_else_has_touched(circle: Circle, wren: Person, juniper: Person, words: Words) -> None:
    alone, proposed, answered = (
        make.a_question(circle, juniper, question=f"{one}?") for one in ("One", "Two", "Three")
    )
    actions.propose(proposed, Draft(make.PROPOSAL), after=0, by=juniper)
    actions.wonder(proposed, "Who is there?", by=juniper)
    actions.state(answered, "I would like that.", by=wren)
    asked = make.asked(circle, juniper)
    Leaving.objects.create(person=juniper, words=words, erase_at=make.EARLY)
    actions.forget(juniper)
    left = {answered, asked} if words == Words.GO else {alone, proposed, answered, asked}
    assert set(Decision.objects.all()) == left
    waiting = set(Notice.objects.filter(person=wren, kind=OPENED).values_list("about", flat=True))
    assert waiting == {one.ref for one in left - {asked}}


def test_when_nobody_is_left_nothing_is(circle: Circle, wren: Person, juniper: Person, otter: Person) -> None:
    everything(circle, wren, juniper, otter)
    actions.clear()
    assert not Decision.objects.exists()
